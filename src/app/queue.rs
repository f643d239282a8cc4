//! What waits for a decision: listed, and its cards posted anew where the group looks.

use chrono::{DateTime, Utc};

use super::{App, deeds::over, find::Part};
use crate::{
    dialogue::{Outcome, PostedAnew},
    domain::review::{Subject, message_link},
    reply::{Backlog, Card, Queued},
    store::{self, Tx, outbox::OutboxKind},
};

/// Of questions and of reports; each costs the group one of its twenty messages a minute.
const LOOKED_AT: i64 = 5;

impl App {
    /// Whoever asks for the first page looks for the rest as well: questions and reports whose messages
    /// somebody deleted come anew.
    pub(super) async fn backlog(
        &self,
        tx: &mut Tx,
        page: usize,
        now: DateTime<Utc>,
    ) -> store::Result<Backlog> {
        if page == 0 {
            let looked_at = store::report::look_at_cards(tx, LOOKED_AT, now).await?
                + store::question::look_at_messages(tx, LOOKED_AT, now).await?;
            if looked_at > 0 {
                self.outbox_filled.notify_one();
            }
        }
        let (total, oldest) = store::review::backlog(tx).await?;
        let part = Part::of(total, page);
        let mut waiting = Vec::new();
        for (subject, since) in store::review::pending(tx, Part::LIMIT, part.offset()).await? {
            if let Some(card) = self.card(tx, subject).await? {
                waiting.push(self.queued(tx, &card, since, now).await?);
            }
        }
        let Part { page, pages } = part;
        Ok(Backlog { waiting, page, pages, total, oldest })
    }

    async fn queued(
        &self,
        tx: &mut Tx,
        card: &Card,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> store::Result<Queued> {
        let profile = &card.business.profile;
        let (name, change) = match &card.promotion {
            Some(promotion) => {
                (promotion.content.title.as_str(), card.waiting_revision().is_some())
            }
            None => (profile.name.as_str(), card.change.is_some()),
        };
        let at = store::review::card(tx, card.subject).await?;
        Ok(Queued {
            subject: card.subject,
            name: name.to_owned(),
            card: at.map(|at| at.message_id),
            link: at.and_then(|at| message_link(at.chat_id, at.message_id)),
            too_late: card.comes_too_late(now, self.zone),
            change,
            held_by: card.held.as_ref().map(|hold| hold.by.clone()),
            since,
        })
    }

    /// Posts the card of what waits at the end of the chat, where it still is in the message `seen`.
    pub(super) async fn post_anew(
        &self,
        tx: &mut Tx,
        subject: Subject,
        seen: Option<i32>,
        now: DateTime<Utc>,
    ) -> store::Result<PostedAnew> {
        let Some(card) = self.card(tx, subject).await? else {
            return Ok(PostedAnew::Over(Outcome::Gone));
        };
        if let Some(outcome) = over(&card) {
            return Ok(PostedAnew::Over(outcome));
        }
        let at = store::review::card(tx, subject).await?.map(|at| at.message_id);
        if at != seen || store::outbox::is_card_on_its_way(tx, subject).await? {
            return Ok(PostedAnew::Before);
        }
        store::outbox::put(tx, OutboxKind::Card, subject, now).await?;
        Ok(PostedAnew::Comes)
    }
}
