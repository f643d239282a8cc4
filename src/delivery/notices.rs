//! Notices somebody waits for: cards, outcomes on cards, and what owners hear.

use std::time::Duration;

use chrono::TimeDelta;
use tokio::time::{sleep, timeout};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{Worker, digests::judged};
use crate::{
    app::notice::{Notice, Recipient},
    domain::{
        delivery::{Cause, Outcome as Judged},
        language::Language,
    },
    reply::Reply,
    store::{
        self, StoreError,
        outbox::{OutboxEnd, OutboxItem, OutboxKind},
        review::Card,
    },
    telegram::{
        message,
        outbound::{Lane, Outcome, Rejection},
    },
    view::Message,
};

/// How many are taken at once.
const BATCH: i64 = 20;
/// Between looks where nothing rings the bell, such as when something was put off.
const LOOK: Duration = Duration::from_secs(1);
/// Until something that could not go is tried again.
const LATER: TimeDelta = TimeDelta::seconds(5);
/// A notice of which nobody knows whether it arrived is sent once more.
const DOUBTFUL_ATTEMPTS: i32 = 2;
/// How often the outcome waits for its card to be posted.
const CARD_ATTEMPTS: i32 = 60;

impl Worker {
    /// Brings what the outbox holds, until `stop`.
    pub(super) async fn bring_notices(self, fence: i64, stop: CancellationToken) {
        let tasks = TaskTracker::new();
        while !stop.is_cancelled() {
            match self.notice_round(fence, &tasks).await {
                Ok(0) => {
                    let bell = timeout(LOOK, self.app.outbox_filled.notified());
                    tokio::select! {
                        _rung = bell => {}
                        () = stop.cancelled() => {}
                    }
                }
                Ok(_) => {}
                Err(StoreError::Superseded) => {
                    stop.cancel();
                }
                Err(error) => {
                    tracing::error!(%error, "the notices wait for the database");
                    sleep(LOOK).await;
                }
            }
        }
        tasks.close();
        let _doubtful = timeout(Duration::from_secs(4), tasks.wait()).await;
    }

    /// Takes what is due and brings it, each in a task of its own, since a slow group must not keep an
    /// owner waiting. Returns how many.
    pub async fn notice_round(&self, fence: i64, tasks: &TaskTracker) -> store::Result<usize> {
        let items = self.app.claim_notices(fence, BATCH).await?;
        let taken = items.len();
        for item in items {
            let worker = self.clone();
            tasks.spawn(async move {
                if let Err(error) = worker.bring(fence, &item).await {
                    tracing::error!(%error, notice = item.id.0, "a notice was not settled");
                }
            });
        }
        Ok(taken)
    }

    async fn bring(&self, fence: i64, item: &OutboxItem) -> store::Result<()> {
        let Some(notice) = self.app.notice(item).await? else {
            let end = self.without_words(item);
            return self.app.settle_notice(fence, item, end, None).await;
        };
        let (outcome, card) = self.send_notice(&notice).await;
        if let Outcome::Migrated { to } = outcome {
            tracing::error!(
                to,
                "the admin group is a supergroup now: set AYOPROMO_ADMIN_CHAT to its new id"
            );
        }
        let end = self.ended(&outcome, item);
        if let (OutboxEnd::Failed(cause), Recipient::AdminGroup) = (&end, notice.to) {
            tracing::error!(
                cause = cause.code(),
                "a card can't be posted in the admin group; `ayopromo check` tells why"
            );
        }
        self.app.settle_notice(fence, item, end, card).await
    }

    /// What was decided before its card could be posted is shown by the card when it comes.
    fn without_words(&self, item: &OutboxItem) -> OutboxEnd {
        if item.kind == OutboxKind::CardDecided && item.attempts < CARD_ATTEMPTS {
            self.later(false)
        } else {
            OutboxEnd::Sent
        }
    }

    async fn send_notice(&self, notice: &Notice) -> (Outcome, Option<Card>) {
        match notice.to {
            Recipient::AdminGroup => {
                let chat = self.admin_chat;
                if !notice.photos.is_empty() {
                    let photos = &notice.photos;
                    let sent =
                        message::send_photos(&self.outbound, Lane::Notice, chat, photos).await;
                    // The words matter more than the pictures: a refused picture holds no card up.
                    if matches!(sent, Outcome::NotAttempted(_) | Outcome::Stopped(_)) {
                        return (sent, None);
                    }
                }
                let outcome = self.send(chat, &notice.reply, Language::default()).await;
                let card = match &outcome {
                    Outcome::Sent { message_ids } => {
                        message_ids.last().map(|id| Card { chat_id: chat, message_id: *id })
                    }
                    _ => None,
                };
                (outcome, card)
            }
            Recipient::CardInGroup(Card { chat_id, message_id }) => {
                let Some(shown) = self.worded(&notice.reply, Language::default()) else {
                    return (wordless(), None);
                };
                let lane = Lane::Notice;
                (message::edit(&self.outbound, lane, chat_id, message_id, &shown).await, None)
            }
            Recipient::Owner { telegram_id, language } => {
                (self.send(telegram_id, &notice.reply, language).await, None)
            }
        }
    }

    async fn send(&self, chat: i64, reply: &Reply, language: Language) -> Outcome {
        let Some(shown) = self.worded(reply, language) else { return wordless() };
        message::send_anyhow(&self.outbound, Lane::Notice, chat, &shown).await
    }

    fn worded(&self, reply: &Reply, language: Language) -> Option<Message> {
        self.view.message(reply, language, self.app.clock.now())
    }

    fn ended(&self, outcome: &Outcome, item: &OutboxItem) -> OutboxEnd {
        match judged(outcome) {
            Judged::Sent => OutboxEnd::Sent,
            Judged::Unreachable(cause) | Judged::Refused(cause) => OutboxEnd::Failed(cause),
            Judged::Doubtful if item.attempts < DOUBTFUL_ATTEMPTS => self.later(true),
            Judged::Doubtful => OutboxEnd::Failed(Cause::NoAnswer),
            Judged::NotAttempted => self.later(false),
        }
    }

    fn later(&self, doubtful: bool) -> OutboxEnd {
        OutboxEnd::Again { not_before: self.app.clock.now() + LATER, doubtful }
    }
}

/// A notice that is no message: a fault of ours, which must not be tried for ever.
fn wordless() -> Outcome {
    Outcome::Rejected(Rejection::Other("not a message".to_owned()))
}
