//! Digests of groups. They are few, so they are brought one after the other beside the others, worded when
//! they are sent. A crash between sending and writing that down sends one once more.

use chrono::{TimeDelta, Timelike};
use tokio_util::sync::CancellationToken;

use super::{Worker, cause, office::pause};
use crate::{
    app::digest::WINDOW_END,
    domain::delivery::{Cause, MOST_ATTEMPTS},
    reply::{InRoom, Reply},
    store::{
        self, StoreError,
        room::{Due, End},
    },
    telegram::{
        message,
        outbound::{Lane, Outcome, Rejection},
        whereabouts,
    },
};

/// Between looks for what is due.
const LOOK: std::time::Duration = std::time::Duration::from_secs(1);
/// Before a digest is sent once more of which nobody knows whether it arrived.
const DOUBT: TimeDelta = TimeDelta::seconds(30);

impl Worker {
    /// Brings groups what is due there, until `stop`.
    pub(super) async fn bring_to_rooms(self, fence: i64, stop: CancellationToken) {
        let mut bot = None;
        while !stop.is_cancelled() {
            match self.rooms_round(fence, &mut bot, &stop).await {
                Ok(()) => {}
                Err(StoreError::Superseded) => return stop.cancel(),
                Err(error) => tracing::error!(%error, "the digests of groups wait"),
            }
            pause(&stop, LOOK).await;
        }
    }

    /// `bot`: its username, once it is known.
    async fn rooms_round(
        &self,
        fence: i64,
        bot: &mut Option<String>,
        stop: &CancellationToken,
    ) -> store::Result<()> {
        for due in self.app.rooms_due().await? {
            if stop.is_cancelled() {
                return Ok(());
            }
            if bot.is_none() {
                match whereabouts::myself(&self.outbound).await {
                    Ok(me) => *bot = Some(me.username),
                    Err(error) => {
                        tracing::warn!(%error, "telegram can't be asked who the bot is");
                        return Ok(());
                    }
                }
            }
            let username = bot.clone().unwrap_or_default();
            let end = self.bring_to_room(&due, username).await?;
            self.app.settle_room(fence, &due, end).await?;
        }
        Ok(())
    }

    async fn bring_to_room(&self, due: &Due, bot: String) -> store::Result<End> {
        let now = self.app.clock.now();
        let next_at = self.app.after(&due.room);
        if now.with_timezone(&self.app.zone).hour() >= u32::from(WINDOW_END) {
            return Ok(End::Missed { next_at });
        }
        let digest = self.app.room_digest(due, now).await?;
        if digest.items.is_empty() {
            return Ok(End::Missed { next_at });
        }
        let reply = Reply::Room(InRoom::Digest { digest: Box::new(digest), bot });
        let Some(shown) = self.view.message(&reply, due.room.language, now) else {
            return Ok(End::Missed { next_at });
        };
        let at = due.at;
        let (lane, thread) = (Lane::Digest, at.thread_id);
        let outcome =
            message::send_in_topic(&self.outbound, lane, at.chat_id, thread, &shown).await;
        Ok(match outcome {
            Outcome::Sent { .. } | Outcome::Unchanged => End::Told { through: now, next_at },
            Outcome::Unreachable(why) => End::Unreachable(cause(&why)),
            Outcome::Migrated { to } => End::Moved { to },
            Outcome::Rejected(Rejection::TopicGone | Rejection::NoRights) => {
                End::Unreachable(Cause::Refused)
            }
            Outcome::Rejected(why) => {
                tracing::error!(?why, room = due.id.0, "a group's digest is refused");
                End::Missed { next_at }
            }
            Outcome::Doubtful(_) if due.attempts + 1 >= MOST_ATTEMPTS => End::Missed { next_at },
            Outcome::Doubtful(_) => End::Doubtful { next_at: now + DOUBT },
            // It stays due.
            Outcome::NotAttempted(_) | Outcome::Stopped(_) => End::Missed { next_at: Some(now) },
        })
    }
}
