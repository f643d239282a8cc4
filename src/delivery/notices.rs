//! Notices somebody waits for: cards, changes of cards, and what owners hear.
//!
//! The admin group gets its notices one at a time and in order, so that an album stands above its card;
//! owners get theirs beside that, each in a task of its own.

use std::{panic::AssertUnwindSafe, time::Duration};

use chrono::TimeDelta;
use futures::{FutureExt, future::join_all};
use tokio::{
    sync::Notify,
    time::{sleep, timeout},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{Worker, judged, until_written};
use crate::{
    app::notice::{Notice, Recipient},
    domain::{
        delivery::Outcome as Judged,
        language::Language,
        notice::{self, Kind, Next},
        promotion::PhotoId,
    },
    reply::Reply,
    store::{
        self, StoreError,
        outbox::{Audience, OutboxEnd, OutboxItem, OutboxKind},
        review::Card,
    },
    telegram::{
        message,
        outbound::{Lane, Outcome, Rejection},
    },
    view::Message,
};

/// How many owners' notices are taken at once.
const BATCH: i64 = 20;
/// Between looks where nothing rings the bell, such as when something was put off.
const LOOK: Duration = Duration::from_secs(1);
/// What is on its way when told to stop may take this long.
const LAST_ANSWERS: Duration = Duration::from_secs(4);

/// What came of an attempt.
struct Brought {
    kind: Kind,
    outcome: Judged,
    /// Where a new card stands.
    card: Option<Card>,
    /// The supergroup that the admin group has become.
    moved_to: Option<i64>,
}

/// One of the two lines, with what is under way of it.
struct Line {
    audience: Audience,
    tasks: TaskTracker,
    /// A claim has failed, and may have been written all the same.
    unsure: bool,
}

/// Whether the admin group takes cards; its trouble is told once and not with every card.
#[derive(Default)]
struct Group {
    refuses: bool,
}

impl Worker {
    /// Brings what the outbox holds, until `stop`.
    pub(super) async fn bring_notices(self, fence: i64, stop: CancellationToken) {
        let [mut group, mut owners] = [Audience::AdminGroup, Audience::Owners].map(Line::to);
        let bell = Notify::new();
        tokio::join!(
            async {
                self.begin_notices(fence, &stop).await;
                self.bring_to_group(fence, &mut group, &bell, &stop).await;
            },
            self.bring_to_owners(fence, &mut owners, &bell, &stop)
        );
        let all = [group, owners].map(|line| line.tasks);
        for tasks in &all {
            tasks.close();
        }
        let _doubtful = timeout(LAST_ANSWERS, join_all(all.iter().map(TaskTracker::wait))).await;
    }

    async fn begin_notices(&self, fence: i64, stop: &CancellationToken) {
        while !stop.is_cancelled() {
            match self.app.begin_notices(fence, self.admin_chat).await {
                Ok(0) => return,
                Ok(cards) => {
                    return tracing::info!(cards, "the admin group gets the cards it lacks");
                }
                Err(error) => after(&error, stop).await,
            }
        }
    }

    /// One at a time, oldest first.
    async fn bring_to_group(
        &self,
        fence: i64,
        line: &mut Line,
        bell: &Notify,
        stop: &CancellationToken,
    ) {
        let mut group = Group::default();
        while !stop.is_cancelled() {
            let claimed = self.claim_notices(fence, line, 1).await;
            let item = match claimed.map(|mut items| items.pop()) {
                Ok(Some(item)) => item,
                Ok(None) => {
                    let _rung = rest(bell, stop).await;
                    continue;
                }
                Err(error) => {
                    after(&error, stop).await;
                    continue;
                }
            };
            let worker = self.clone();
            let posting = item.kind == OutboxKind::Card;
            // In a task, so that what is on its way when told to stop still gets its end.
            let bringing = line.tasks.spawn(async move { worker.bring(fence, &item).await });
            tokio::select! {
                brought = bringing => if let Ok(Some(brought)) = brought && posting {
                    group.note(&brought);
                },
                () = stop.cancelled() => {}
            }
        }
    }

    /// Each in a task of its own, since a slow one must not keep others waiting.
    async fn bring_to_owners(
        &self,
        fence: i64,
        line: &mut Line,
        group_bell: &Notify,
        stop: &CancellationToken,
    ) {
        while !stop.is_cancelled() {
            match self.claim_notices(fence, line, BATCH).await {
                Ok(items) if items.is_empty() => {
                    // The bell wakes one who listens; what rings may be for the group.
                    if rest(&self.app.outbox_filled, stop).await {
                        group_bell.notify_one();
                    }
                }
                Ok(items) => {
                    for item in items {
                        let worker = self.clone();
                        line.tasks.spawn(async move { worker.bring(fence, &item).await });
                    }
                }
                Err(error) => after(&error, stop).await,
            }
        }
    }

    async fn claim_notices(
        &self,
        fence: i64,
        line: &mut Line,
        limit: i64,
    ) -> store::Result<Vec<OutboxItem>> {
        if line.unsure && line.tasks.is_empty() {
            let taken = self.app.take_back_notices(fence, line.audience).await?;
            line.unsure = false;
            if taken > 0 {
                tracing::warn!(taken, "nobody worked on these notices; they go again");
            }
        }
        let claimed = self.app.claim_notices(fence, line.audience, limit).await;
        line.unsure |= claimed.is_err();
        claimed
    }

    /// Brings one notice and writes down what came of it; whatever happens, it doesn't stay in flight.
    /// `None`: there was nothing to bring any more.
    async fn bring(&self, fence: i64, item: &OutboxItem) -> Option<Brought> {
        let notice = item.id.0;
        let attempt = AssertUnwindSafe(self.attempt_notice(fence, item)).catch_unwind();
        let brought = match attempt.await {
            Ok(Ok(brought)) => brought,
            Ok(Err(error)) => {
                tracing::error!(%error, notice, "a notice can't be brought now");
                let away = error.is_transient();
                Some(broken_off(item, if away { Judged::NotAttempted } else { Judged::Broken }))
            }
            Err(_panic) => {
                tracing::error!(notice, "bringing a notice panicked; it is put off");
                Some(broken_off(item, Judged::Broken))
            }
        };
        let end = match &brought {
            Some(brought) => self.end(notice::next(brought.kind, brought.outcome, item.attempts)),
            None => OutboxEnd::Sent,
        };
        let card = brought.as_ref().and_then(|brought| brought.card);
        until_written(|| self.app.settle_notice(fence, item, end, card)).await;
        brought
    }

    async fn attempt_notice(
        &self,
        fence: i64,
        item: &OutboxItem,
    ) -> store::Result<Option<Brought>> {
        let Some(notice) = self.app.notice(item).await? else { return Ok(None) };
        let (outcome, card) = match notice.to {
            Recipient::AdminGroup => self.post(fence, item, &notice).await,
            Recipient::TakenBack(ref messages) => {
                (self.take_back(messages, &notice.reply).await, None)
            }
            Recipient::CardInGroup(at) => (self.change_card(item, at, &notice.reply).await, None),
            Recipient::Owner { telegram_id, language } => {
                let reply = &notice.reply;
                (self.send(telegram_id, None, reply, language).await, None)
            }
        };
        let moved_to = match outcome {
            Outcome::Migrated { to } => Some(to),
            _ => None,
        };
        Ok(Some(Brought { kind: notice.kind, outcome: judged(&outcome), card, moved_to }))
    }

    /// A card, as a reply to its album.
    async fn post(
        &self,
        fence: i64,
        item: &OutboxItem,
        notice: &Notice,
    ) -> (Outcome, Option<Card>) {
        let album = match self.post_album(fence, item, &notice.photos).await {
            Ok(album) => album,
            Err(outcome) => return (outcome, None),
        };
        let chat_id = self.admin_chat;
        let outcome = self.send(chat_id, album, &notice.reply, Language::default()).await;
        let card = match &outcome {
            Outcome::Sent { message_ids } => {
                message_ids.last().map(|id| Card { chat_id, message_id: *id })
            }
            _ => None,
        };
        (outcome, card)
    }

    /// The message for the card to reply to. `Err`: the card has to wait.
    async fn post_album(
        &self,
        fence: i64,
        item: &OutboxItem,
        photos: &[PhotoId],
    ) -> Result<Option<i32>, Outcome> {
        let chat_id = self.admin_chat;
        if photos.is_empty() {
            return Ok(None);
        }
        if let Some(album) = item.album.filter(|album| album.chat_id == chat_id) {
            return Ok(album.message_id);
        }
        match message::send_photos(&self.outbound, Lane::Notice, chat_id, photos).await {
            Outcome::Sent { message_ids } => {
                until_written(|| self.app.note_album(fence, item, chat_id, &message_ids)).await;
                Ok(message_ids.first().copied())
            }
            // The words matter more than the pictures: a refused picture holds no card up.
            Outcome::Rejected(why) => {
                tracing::warn!(?why, notice = item.id.0, "a card goes without its photos");
                Ok(None)
            }
            outcome => Err(outcome),
        }
    }

    pub(super) async fn change(
        &self,
        Card { chat_id, message_id }: Card,
        reply: &Reply,
    ) -> Outcome {
        let Some(shown) = self.worded(reply, Language::default()) else { return wordless() };
        message::edit(&self.outbound, Lane::Notice, chat_id, message_id, &shown).await
    }

    async fn send(
        &self,
        chat: i64,
        in_reply_to: Option<i32>,
        reply: &Reply,
        language: Language,
    ) -> Outcome {
        let Some(shown) = self.worded(reply, language) else { return wordless() };
        message::send_in_reply(&self.outbound, Lane::Notice, chat, in_reply_to, &shown).await
    }

    fn worded(&self, reply: &Reply, language: Language) -> Option<Message> {
        self.view.message(reply, language, self.app.clock.now())
    }

    fn end(&self, next: Next) -> OutboxEnd {
        match next {
            Next::Sent => OutboxEnd::Sent,
            Next::Failed(cause) => OutboxEnd::Failed(cause),
            Next::Again { pause, why } => {
                let pause = TimeDelta::from_std(pause).unwrap_or_default();
                OutboxEnd::Again { not_before: self.app.clock.now() + pause, why }
            }
        }
    }
}

impl Line {
    fn to(audience: Audience) -> Self {
        Self { audience, tasks: TaskTracker::new(), unsure: false }
    }
}

impl Group {
    fn note(&mut self, card: &Brought) {
        match (card.outcome, card.moved_to) {
            (Judged::Sent, _) if self.refuses => {
                tracing::info!("the admin group takes cards again");
                self.refuses = false;
            }
            (Judged::Unreachable(_) | Judged::Refused(_), _) if self.refuses => {}
            (Judged::Unreachable(_) | Judged::Refused(_), Some(to)) => {
                tracing::error!(
                    to,
                    "the admin group is a supergroup now and its cards wait: set \
                     AYOPROMO_ADMIN_CHAT to its new id and start again"
                );
                self.refuses = true;
            }
            (Judged::Unreachable(cause) | Judged::Refused(cause), None) => {
                tracing::error!(
                    cause = cause.code(),
                    "the admin group takes no cards; they wait and are tried again: `ayopromo \
                     check` tells why, and another AYOPROMO_ADMIN_CHAT gets them at the next start"
                );
                self.refuses = true;
            }
            _ => {}
        }
    }
}

/// An attempt that came to no end of its own.
fn broken_off(item: &OutboxItem, outcome: Judged) -> Brought {
    let kind = match item.kind {
        OutboxKind::Card | OutboxKind::Question => Kind::OpenCard,
        OutboxKind::CardDecided
        | OutboxKind::CardWithdrawn
        | OutboxKind::CardMoved
        | OutboxKind::Reports => Kind::Change,
        OutboxKind::Verdict
        | OutboxKind::Undone
        | OutboxKind::Ending
        | OutboxKind::NobodyDecided
        | OutboxKind::Answer
        | OutboxKind::Invitation
        | OutboxKind::KeeperGone
        | OutboxKind::NewOwner => Kind::ToOwner,
    };
    Brought { kind, outcome, card: None, moved_to: None }
}

/// Waits until the bell rings, for a moment, or until told to stop; whether it rang.
async fn rest(bell: &Notify, stop: &CancellationToken) -> bool {
    tokio::select! {
        rung = timeout(LOOK, bell.notified()) => rung.is_ok(),
        () = stop.cancelled() => false,
    }
}

/// What follows from an error of the database while nothing is in flight.
async fn after(error: &StoreError, stop: &CancellationToken) {
    if matches!(error, StoreError::Superseded) {
        return stop.cancel();
    }
    tracing::error!(%error, "the notices wait for the database");
    sleep(LOOK).await;
}

/// A notice that is no message: a fault of ours, which must not be tried for ever.
fn wordless() -> Outcome {
    Outcome::Rejected(Rejection::Other("not a message".to_owned()))
}
