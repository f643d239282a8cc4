//! The digests of a day: planned once, then delivered, a row per recipient.

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{sleep, timeout},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    BREATH, Worker,
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
        message::{self, Worded},
        outbound::{Lane, Outcome, Rejection, Unreachable, Unsent},
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

/// Whether the end of the day's window ends the sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    Closes,
    /// For an operator, who knows what the time is.
    StaysOpen,
}

/// Answers may take this long before the number in flight holds the rate down.
const LATENCY: f64 = 0.6;
/// Claims are this long ahead of the sending: longer than a commit takes on a busy disk, and short, so
/// that few rows are in doubt after a crash.
const AHEAD: f64 = 0.05;
/// So much of a second's messages is claimed in one commit.
const BATCH: f64 = 0.02;
/// What is on the wire when told to stop may take this long; later answers leave a doubt.
const LAST_ANSWERS: Duration = Duration::from_millis(3_500);
/// Between looks for what was put back, while the last answers are awaited.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

impl Worker {
    /// Begins what is due and plans it.
    pub async fn plan_round(&self, stop: &CancellationToken) -> store::Result<Ended> {
        self.app.begin_due().await?;
        for run in self.app.open_runs().await? {
            if self.plan(&run, stop).await? == Ended::Stopped {
                return Ok(Ended::Stopped);
            }
        }
        Ok(Ended::Done)
    }

    /// Sends what is planned, the oldest run first, and ends what is over.
    pub async fn digest_round(&self, fence: i64, stop: &CancellationToken) -> store::Result<Ended> {
        for run in self.app.open_runs().await? {
            if run.state != RunState::Ready {
                continue;
            }
            if !self.app.window_is_over(&run)
                && self.deliver(&run, fence, Window::Closes, stop).await? == Ended::Stopped
            {
                return Ok(Ended::Stopped);
            }
            if self.app.window_is_over(&run) {
                let missed = self.app.miss(&run).await?;
                tracing::warn!(run = run.id.0, missed, "the window closed on a run");
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

    /// Sends a ready run until nothing of it is left, its window closes, or it is told to stop.
    pub async fn deliver(
        &self,
        run: &Run,
        fence: i64,
        window: Window,
        stop: &CancellationToken,
    ) -> store::Result<Ended> {
        let (settler, settling) = Settler::start(self.app.clone(), fence);
        let sending = Sending {
            wire: Arc::new(Semaphore::new(self.on_the_wire())),
            tasks: TaskTracker::new(),
            abandoned: CancellationToken::new(),
            editions: Arc::new(Editions::new(self.app.clone(), Arc::clone(&self.view))),
            settler,
        };
        let ended = loop {
            self.until_wanted(stop).await;
            let room = sending.room_for(self.batch(), stop).await;
            let Some(room) = room.filter(|_| !settling.is_finished()) else {
                break Ok(Ended::Stopped);
            };
            if window == Window::Closes && self.app.window_is_over(run) {
                break Ok(Ended::Done);
            }
            match self.claim(run, fence).await {
                Ok(claimed) if claimed.is_empty() => {
                    drop(room);
                    match self.nothing_left(run, &sending).await {
                        Ok(true) => break Ok(Ended::Done),
                        Ok(false) => sleep(LOOK_AGAIN).await,
                        Err(error) if error.is_transient() => sleep(BREATH).await,
                        Err(error) => break Err(error),
                    }
                }
                Ok(claimed) => sending.begin(self, claimed, room),
                Err(error) if error.is_transient() => {
                    tracing::warn!(%error, "claims wait for the database");
                    sleep(BREATH).await;
                }
                Err(error) => break Err(error),
            }
        };
        sending.wind_up(matches!(ended, Ok(Ended::Done))).await;
        match settling.await {
            Ok(Ok(())) => ended,
            Ok(Err(error)) => Err(error),
            Err(error) => {
                tracing::error!(%error, "settling deliveries ended badly");
                ended
            }
        }
    }

    /// Waits until the lane wants more: not during a pause, nor while enough stands in line.
    async fn until_wanted(&self, stop: &CancellationToken) {
        tokio::select! {
            () = self.outbound.resumed() => {}
            () = stop.cancelled() => return,
        }
        let turn = Duration::from_secs_f64((self.batch() as f64 / self.rate / 2.0).min(0.25));
        let enough = self.batch().max((self.rate * AHEAD) as usize);
        while self.outbound.health().waiting >= enough && !stop.is_cancelled() {
            sleep(turn).await;
        }
    }

    /// How many are claimed at once.
    fn batch(&self) -> usize {
        ((self.rate * BATCH) as usize).clamp(1, 100)
    }

    /// How many are claimed and not settled at any time.
    fn on_the_wire(&self) -> usize {
        ((self.rate * LATENCY) as usize).clamp(8, 1_000)
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
    async fn nothing_left(&self, run: &Run, sending: &Sending) -> store::Result<bool> {
        Ok(sending.tasks.is_empty() && self.app.finish_run(run.id).await?)
    }

    /// One attempt at one delivery.
    async fn attempt(&self, delivery: &Claimed, editions: &Editions) -> Settled {
        let (next, message_id) = match editions.words(delivery).await {
            Ok(Words::Message(words)) => self.send_digest(delivery, editions, &words).await,
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
        editions: &Editions,
        words: &Worded,
    ) -> (Next, Option<i32>) {
        let (outbound, chat) = (&self.outbound, delivery.telegram_id);
        let late = || editions.message(delivery);
        let mut outcome = message::send_late(outbound, Lane::Digest, chat, late).await;
        if outcome == Outcome::Rejected(Rejection::EntityError) {
            let edition = delivery.edition;
            tracing::error!(
                edition = edition.0,
                "telegram can't read an edition; it goes out plain"
            );
            if let Err(error) = self.app.quarantine(edition).await {
                tracing::error!(%error, edition = edition.0, "nor could that be noted");
            }
            let (Worded::Formatted(message) | Worded::Plain(message)) = words;
            outcome = message::send_plain(outbound, Lane::Digest, chat, message).await;
        }
        let message_id = match &outcome {
            Outcome::Sent { message_ids } => message_ids.first().copied(),
            _ => None,
        };
        let pointless = outcome == Outcome::NotAttempted(Unsent::Pointless);
        let outcome = judged(&outcome);
        if outcome == delivery::Outcome::NotAttempted && !pointless {
            sleep(BREATH).await;
        }
        (delivery::next(outcome, delivery.attempts), message_id)
    }
}

/// The deliveries of a run that are under way.
struct Sending {
    /// A permit for each that is claimed and not settled.
    wire: Arc<Semaphore>,
    tasks: TaskTracker,
    /// Answers that are still missing leave a doubt.
    abandoned: CancellationToken,
    editions: Arc<Editions>,
    settler: Settler,
}

impl Sending {
    /// Waits until so many more may be claimed. `None`: told to stop.
    async fn room_for(
        &self,
        batch: usize,
        stop: &CancellationToken,
    ) -> Option<OwnedSemaphorePermit> {
        let batch = u32::try_from(batch).unwrap_or(1);
        tokio::select! {
            biased;
            () = stop.cancelled() => None,
            room = Arc::clone(&self.wire).acquire_many_owned(batch) => room.ok(),
        }
    }

    fn begin(&self, worker: &Worker, claimed: Vec<Claimed>, mut room: OwnedSemaphorePermit) {
        for delivery in claimed {
            let (worker, settler) = (worker.clone(), self.settler.clone());
            let (editions, abandoned) = (Arc::clone(&self.editions), self.abandoned.clone());
            let permit = room.split(1);
            self.tasks.spawn(async move {
                tokio::select! {
                    settled = worker.attempt(&delivery, &editions) => settler.settle(settled).await,
                    () = abandoned.cancelled() => {}
                }
                drop(permit);
            });
        }
    }

    /// Everything claimed gets its end: its own, or, where that can't be waited for, a doubt.
    async fn wind_up(self, wait: bool) {
        self.tasks.close();
        let patience = if wait { Duration::MAX } else { LAST_ANSWERS };
        if timeout(patience, self.tasks.wait()).await.is_err() {
            let left = self.tasks.len();
            tracing::warn!(left, "answers did not come in time; these deliveries are doubtful");
            self.abandoned.cancel();
            self.tasks.wait().await;
        }
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
