//! The digests of a day: planned once, then delivered, a row per recipient.

use std::{sync::Arc, time::Duration};

use tokio::{sync::Semaphore, time::sleep};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    Worker,
    editions::{Editions, Words},
    settling::Settler,
};
use crate::{
    domain::delivery::{self, Cause, DeliveryState, Next},
    store::{
        self,
        ledger::{Claimed, Settled},
        run::{Run, RunState},
    },
    telegram::{
        message,
        outbound::{Lane, Outcome, Rejection, Unreachable},
    },
};

/// How a round ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Nothing is left to do now.
    Done,
    /// It was told to stop; what is left stays planned.
    Stopped,
}

/// Answers may take this long before the number in flight holds the rate down.
const LATENCY: f64 = 0.6;
/// Claims are this long ahead of the sending, so that few rows are in doubt after a crash.
const AHEAD: f64 = 0.02;
/// What is on the wire when told to stop may take this long; later answers leave a doubt.
const LAST_ANSWERS: Duration = Duration::from_secs(4);
/// Before something is tried again at once that could not be sent just now.
const BREATH: Duration = Duration::from_millis(200);

impl Worker {
    /// One round: begins what is due, plans it, sends it, and ends what is over.
    pub async fn digest_round(&self, fence: i64, stop: &CancellationToken) -> store::Result<Ended> {
        self.app.begin_due().await?;
        for run in self.app.open_runs().await? {
            if self.plan(&run, stop).await? == Ended::Stopped {
                return Ok(Ended::Stopped);
            }
        }
        for run in self.app.open_runs().await? {
            if self.app.window_is_over(&run) {
                let missed = self.app.miss(&run).await?;
                tracing::warn!(run = run.id.0, missed, "the window closed on a run");
            } else if self.deliver(&run, fence, stop).await? == Ended::Stopped {
                return Ok(Ended::Stopped);
            }
        }
        Ok(Ended::Done)
    }

    /// Plans a run to its end; it goes on where a crash has left it.
    pub async fn plan(&self, run: &Run, stop: &CancellationToken) -> store::Result<Ended> {
        if run.state != RunState::Planning {
            return Ok(Ended::Done);
        }
        loop {
            if stop.is_cancelled() {
                return Ok(Ended::Stopped);
            }
            match self.app.plan_more(run).await {
                Ok(true) => {}
                Ok(false) => return Ok(Ended::Done),
                Err(error) if error.is_transient() => sleep(BREATH).await,
                Err(error) => return Err(error),
            }
        }
    }

    /// Sends a ready run until nothing of it is left, or until told to stop.
    pub async fn deliver(
        &self,
        run: &Run,
        fence: i64,
        stop: &CancellationToken,
    ) -> store::Result<Ended> {
        let in_flight = ((self.rate * LATENCY) as usize).clamp(8, 1_000);
        let wire = Arc::new(Semaphore::new(in_flight));
        let tasks = TaskTracker::new();
        let editions = Arc::new(Editions::new(self.app.clone(), Arc::clone(&self.view)));
        let (settler, settling) = Settler::start(self.app.clone(), fence);
        let ended = loop {
            if stop.is_cancelled() {
                break Ok(Ended::Stopped);
            }
            if settling.is_finished() {
                break Ok(Ended::Stopped);
            }
            self.until_wanted(stop).await;
            let claimed = match self.claim(run, fence).await {
                Ok(claimed) => claimed,
                Err(error) => break Err(error),
            };
            if claimed.is_empty() {
                if tasks.is_empty() && self.nothing_left(run).await? {
                    break Ok(Ended::Done);
                }
                sleep(Duration::from_millis(10)).await;
            }
            for delivery in claimed {
                let Ok(permit) = Arc::clone(&wire).acquire_owned().await else { break };
                let (worker, settler) = (self.clone(), settler.clone());
                let editions = Arc::clone(&editions);
                tasks.spawn(async move {
                    let next = worker.attempt(&delivery, &editions).await;
                    settler.settle(next).await;
                    drop(permit);
                });
            }
        };
        self.wind_up(&ended, &tasks).await;
        drop(settler);
        let settled = settling.await;
        match settled {
            Ok(Ok(())) => ended,
            Ok(Err(error)) => Err(error),
            Err(error) => {
                tracing::error!(%error, "settling deliveries ended badly");
                ended
            }
        }
    }

    /// Everything claimed gets its end: its own, or, when told to stop, within a few seconds.
    async fn wind_up(&self, ended: &store::Result<Ended>, tasks: &TaskTracker) {
        tasks.close();
        if matches!(ended, Ok(Ended::Done)) {
            tasks.wait().await;
            return;
        }
        if tokio::time::timeout(LAST_ANSWERS, tasks.wait()).await.is_err() {
            let left = tasks.len();
            tracing::warn!(left, "answers did not come in time; these deliveries are doubtful");
        }
    }

    /// Waits until the lane wants more: not during a pause, nor while enough stands in line.
    async fn until_wanted(&self, stop: &CancellationToken) {
        tokio::select! {
            () = self.outbound.resumed() => {}
            () = stop.cancelled() => return,
        }
        let turn = Duration::from_secs_f64((self.batch() as f64 / self.rate / 2.0).min(0.25));
        while self.outbound.health().waiting >= self.batch() && !stop.is_cancelled() {
            sleep(turn).await;
        }
    }

    /// How many are claimed at once.
    fn batch(&self) -> usize {
        ((self.rate * AHEAD) as usize).clamp(1, 100)
    }

    async fn claim(&self, run: &Run, fence: i64) -> store::Result<Vec<Claimed>> {
        let limit = i64::try_from(self.batch()).unwrap_or(1);
        let mut tx = self.app.db.begin().await?;
        let now = self.app.clock.now();
        let claimed = store::ledger::claim(&mut tx, fence, run.id, limit, now).await?;
        tx.commit().await?;
        Ok(claimed)
    }

    /// Whether the run is done: what was put back a moment ago must be claimed again first.
    async fn nothing_left(&self, run: &Run) -> store::Result<bool> {
        self.app.finish_run(run.id).await
    }

    /// One attempt at one delivery.
    async fn attempt(&self, delivery: &Claimed, editions: &Editions) -> Settled {
        let (next, message_id) = match editions.words(delivery).await {
            Ok(Words::Message(message)) => self.send_digest(delivery, &message, false).await,
            Ok(Words::Plain(message)) => self.send_digest(delivery, &message, true).await,
            Ok(Words::Nothing) => {
                (Next::Finish(DeliveryState::Skipped, Some(Cause::Emptied)), None)
            }
            Err(error) => {
                tracing::warn!(%error, edition = delivery.edition.0, "an edition can't be read now");
                sleep(BREATH).await;
                (Next::Again { doubtful: false }, None)
            }
        };
        Settled { run: delivery.run, person: delivery.person, next, message_id }
    }

    async fn send_digest(
        &self,
        delivery: &Claimed,
        message: &crate::view::Message,
        plain: bool,
    ) -> (Next, Option<i32>) {
        let (outbound, chat) = (&self.outbound, delivery.telegram_id);
        let mut outcome = if plain {
            message::send_plain(outbound, Lane::Digest, chat, message).await
        } else {
            message::send(outbound, Lane::Digest, chat, message).await
        };
        if outcome == Outcome::Rejected(Rejection::EntityError) && !plain {
            let edition = delivery.edition;
            tracing::error!(
                edition = edition.0,
                "telegram can't read an edition; it goes out plain"
            );
            if let Err(error) = self.app.quarantine(edition).await {
                tracing::error!(%error, edition = edition.0, "nor could that be noted");
            }
            outcome = message::send_plain(outbound, Lane::Digest, chat, message).await;
        }
        let message_id = match &outcome {
            Outcome::Sent { message_ids } => message_ids.first().copied(),
            _ => None,
        };
        let outcome = judged(&outcome);
        if outcome == delivery::Outcome::NotAttempted {
            sleep(BREATH).await;
        }
        (delivery::next(outcome, delivery.attempts), message_id)
    }
}

/// The sender's outcome in the words of delivery.
pub(super) fn judged(outcome: &Outcome) -> delivery::Outcome {
    use delivery::Outcome as Judged;
    match outcome {
        Outcome::Sent { .. } | Outcome::Unchanged => Judged::Sent,
        Outcome::Unreachable(why) => Judged::Unreachable(cause(why)),
        Outcome::Migrated { .. } => Judged::Unreachable(Cause::NotFound),
        Outcome::Rejected(Rejection::EntityError | Rejection::TooLong | Rejection::BadButtons) => {
            Judged::Refused(Cause::BadContent)
        }
        Outcome::Rejected(_) => Judged::Refused(Cause::Refused),
        Outcome::Doubtful(_) => Judged::Doubtful,
        // A refused token says nothing about any recipient.
        Outcome::NotAttempted(_) | Outcome::Stopped(_) => Judged::NotAttempted,
    }
}

fn cause(why: &Unreachable) -> Cause {
    match why {
        Unreachable::Blocked | Unreachable::Other(_) => Cause::Blocked,
        Unreachable::Deactivated => Cause::Deactivated,
        Unreachable::NeverStarted => Cause::NeverStarted,
        Unreachable::ChatNotFound => Cause::NotFound,
        Unreachable::Kicked | Unreachable::GroupGone => Cause::Kicked,
    }
}
