//! Taking messages of the admin group back: their owner has erased what they show, or their card was posted
//! anew.

use super::{Worker, until_written};
use crate::{
    reply::Reply,
    store::{outbox::OutboxItem, review::Card},
    telegram::{
        message,
        outbound::{Lane, Outcome, Rejection},
    },
};

impl Worker {
    /// Deletes each message, or puts `words` in its place where Telegram deletes it no more. One that is
    /// refused keeps no other from it; all that is left can be tried again, since nothing shows twice.
    pub(super) async fn take_back(&self, messages: &[Card], words: &Reply) -> Outcome {
        let mut left = None;
        for at in messages {
            match self.take_one_back(*at, words).await {
                Outcome::Sent { .. } | Outcome::Unchanged => {
                    until_written(|| self.app.taken_back(*at)).await;
                }
                // It is gone, or it is a photo, which words can't replace; they ask the group to delete it.
                Outcome::Rejected(Rejection::MessageGone) => {}
                open @ (Outcome::Doubtful(_) | Outcome::NotAttempted(_) | Outcome::Stopped(_)) => {
                    return open;
                }
                outcome => left = Some(outcome),
            }
        }
        left.unwrap_or(Outcome::Unchanged)
    }

    async fn take_one_back(&self, at: Card, words: &Reply) -> Outcome {
        let Card { chat_id, message_id } = at;
        match message::delete(&self.outbound, Lane::Notice, chat_id, message_id).await {
            Outcome::Rejected(_) => self.change(at, words).await,
            outcome => outcome,
        }
    }

    /// A card that is gone is posted anew, where it still waits for a decision.
    pub(super) async fn change_card(&self, item: &OutboxItem, at: Card, reply: &Reply) -> Outcome {
        let outcome = self.change(at, reply).await;
        if outcome == Outcome::Rejected(Rejection::MessageGone) {
            until_written(|| self.app.card_is_gone(item, at)).await;
        }
        outcome
    }
}
