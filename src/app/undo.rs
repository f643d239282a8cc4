//! Taking a decision back, before anybody could see what came of it.

use chrono::{DateTime, Utc};

use super::{App, deeds::is_own_item};
use crate::{
    dialogue::{Actor, Undoing},
    domain::{promotion::Promotion, review::Subject},
    reply::{Card, Reply},
    store::{self, Tx, outbox::OutboxKind},
};

impl App {
    /// What was decided on waits again, and its owner is told so.
    pub(super) async fn undo(
        &self,
        tx: &mut Tx,
        subject: Subject,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> store::Result<Undoing> {
        let Some(card) = self.card(tx, subject).await? else { return Ok(Undoing::Gone) };
        if card.decision.is_none() || card.is_withdrawn() {
            return Ok(Undoing::Otherwise(Box::new(card)));
        }
        if is_own_item(tx, &card.business, actor).await? {
            return Ok(Undoing::Own);
        }
        if !card.may_be_undone(now) {
            return Ok(Undoing::Over);
        }
        let admin = store::review::admin(tx, actor.telegram_id, &actor.name).await?;
        if !store::undo::undo(tx, subject, admin, now).await? {
            return Ok(Undoing::Otherwise(Box::new(card)));
        }
        store::keeper::tell_all(tx, OutboxKind::Undone, subject, now).await?;
        if let Subject::Business(id) = subject {
            // Those that have a card say that they wait for it.
            for waiting in store::promotion::waiting_for(tx, id).await? {
                let waiting = Subject::Promotion(waiting);
                store::outbox::put(tx, OutboxKind::CardDecided, waiting, now).await?;
            }
        }
        let card = self.card(tx, subject).await?;
        Ok(card.map_or(Undoing::Gone, |card| Undoing::Done(Box::new(card))))
    }
}

/// What the owner hears, as long as nothing new was decided.
pub(super) fn told(card: &Card) -> Option<Reply> {
    if card.decision.is_some() {
        return None;
    }
    let title = |promotion: &Promotion| promotion.content.title.as_str().to_owned();
    let (name, change) = match &card.promotion {
        Some(promotion) => (title(promotion), card.waiting_revision().is_some()),
        None => (card.business.profile.name.as_str().to_owned(), card.change.is_some()),
    };
    Some(Reply::DecisionUndone { subject: card.subject, name, change })
}
