//! The digests of a day: planned once, then delivered, a row per recipient.

use std::time::Duration;

use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use super::{BREATH, Worker, office::pause, sending::Sending, settling::Settler};
use crate::{
    app::App,
    domain::outage::Flow,
    store::{
        self, StoreError,
        ledger::Claimed,
        run::{Run, RunState},
    },
};

/// How a round ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Nothing is left to do now.
    Done,
    /// It was told to stop; what is left stays planned.
    Stopped,
    /// What came of deliveries can't be written down: the office must be left, and the next lead takes
    /// over what is in flight.
    Unsettled,
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
/// Between looks for what was put back, while the last answers are awaited.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// Between looks at whether an administrator lets the digests go on.
const HELD: Duration = Duration::from_millis(500);

/// Plans a run to its end; it goes on where a crash has left it.
pub async fn plan(app: &App, run: &Run, stop: &CancellationToken) -> store::Result<Ended> {
    if run.state != RunState::Planning {
        return Ok(Ended::Done);
    }
    loop {
        if stop.is_cancelled() {
            return Ok(Ended::Stopped);
        }
        match app.plan_more(run).await {
            Ok(true) => {}
            Ok(false) => return Ok(Ended::Done),
            Err(error) if error.is_transient() => sleep(BREATH).await,
            Err(error) => return Err(error),
        }
    }
}

impl Worker {
    /// Begins what is due and plans it. A run that can't be planned holds no other up.
    pub async fn plan_round(&self, stop: &CancellationToken) -> store::Result<Ended> {
        self.app.begin_due().await?;
        for run in self.app.open_runs().await? {
            match plan(&self.app, &run, stop).await {
                Ok(Ended::Done) => {}
                Ok(ended) => return Ok(ended),
                Err(error) => tracing::error!(%error, run = run.id.0, "a run can't be planned"),
            }
        }
        Ok(Ended::Done)
    }

    /// Sends what is planned, the oldest run first, and ends what is over. A run that can't be sent holds
    /// no other up.
    pub async fn digest_round(&self, fence: i64, stop: &CancellationToken) -> store::Result<Ended> {
        for run in self.app.open_runs().await? {
            if run.state != RunState::Ready {
                continue;
            }
            match self.send_or_miss(&run, fence, stop).await {
                Ok(Ended::Done) => {}
                Ok(ended) => return Ok(ended),
                Err(StoreError::Superseded) => return Err(StoreError::Superseded),
                Err(error) => tracing::error!(%error, run = run.id.0, "a run can't be sent now"),
            }
        }
        Ok(Ended::Done)
    }

    async fn send_or_miss(
        &self,
        run: &Run,
        fence: i64,
        stop: &CancellationToken,
    ) -> store::Result<Ended> {
        if !self.app.window_is_over(run) {
            let ended = self.deliver(run, fence, Window::Closes, stop).await?;
            if ended != Ended::Done {
                return Ok(ended);
            }
        }
        if self.app.window_is_over(run) {
            let missed = self.app.miss(run, fence).await?;
            tracing::warn!(run = run.id.0, missed, "the window closed on a run");
        }
        Ok(Ended::Done)
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
        let sending = Sending::new(self, run.id, self.on_the_wire(), settler, stop.clone());
        let ended = loop {
            if stop.is_cancelled() || settling.is_finished() {
                break Ok(Ended::Stopped);
            }
            match self.step(run, fence, window, &sending, stop).await {
                Ok(true) => break Ok(Ended::Done),
                Ok(false) => {}
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
            // It has been told where it came up.
            Ok(Err(_)) => Ok(Ended::Unsettled),
            Err(error) => {
                tracing::error!(%error, "settling deliveries ended badly");
                Ok(Ended::Unsettled)
            }
        }
    }

    /// Does what can be done now for a run; whether that was the last of it.
    async fn step(
        &self,
        run: &Run,
        fence: i64,
        window: Window,
        sending: &Sending,
        stop: &CancellationToken,
    ) -> store::Result<bool> {
        self.until_wanted(stop).await;
        if sending.flow() == Flow::Paused {
            sending.probe().await;
        }
        let room = sending.room_for(self.batch()).await;
        if window == Window::Closes && self.app.window_is_over(run) {
            return Ok(true);
        }
        let Some((limit, room)) = room else { return Ok(false) };
        let claimed = self.claim(run, fence, limit).await?;
        if !claimed.is_empty() {
            sending.begin(claimed, room);
            return Ok(false);
        }
        drop(room);
        if self.app.is_held(run.id).await? {
            pause(stop, HELD).await;
            return Ok(false);
        }
        if sending.is_over() {
            return self.finish(run, fence).await;
        }
        if sending.is_quiet() {
            if sending.flow() == Flow::Careful {
                sending.release_doubts();
            }
            sleep(BREATH).await;
        } else {
            sleep(LOOK_AGAIN).await;
        }
        Ok(false)
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

    /// How many are on the wire at any time.
    fn on_the_wire(&self) -> usize {
        ((self.rate * LATENCY) as usize).clamp(8, 1_000)
    }

    async fn claim(&self, run: &Run, fence: i64, limit: usize) -> store::Result<Vec<Claimed>> {
        let limit = i64::try_from(limit).unwrap_or(1);
        let mut tx = self.app.db.begin().await?;
        let now = self.app.clock.now();
        let claimed = store::ledger::claim(&mut tx, fence, run.id, limit, now).await?;
        tx.commit().await?;
        Ok(claimed)
    }

    /// Ends a run of which nothing is under way; whether it is done. What is marked as in flight
    /// nevertheless was claimed in a commit whose success we were not told of.
    async fn finish(&self, run: &Run, fence: i64) -> store::Result<bool> {
        if self.app.finish_run(run.id).await? {
            return Ok(true);
        }
        let mut tx = self.app.db.begin().await?;
        let now = self.app.clock.now();
        let taken = store::ledger::take_back(&mut tx, fence, run.id, now).await?;
        tx.commit().await?;
        if taken > 0 {
            tracing::warn!(
                run = run.id.0,
                taken,
                "nobody worked on these deliveries; they go again"
            );
        }
        Ok(false)
    }
}
