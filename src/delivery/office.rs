//! Being the lead: taking office, working until told to stop, and making way when superseded.

use std::{panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt;
use tokio::{
    task::JoinHandle,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;

use super::{Worker, digests::Ended};
use crate::{
    app::App,
    store::{self, StoreError, lead::Lead},
};

/// Between looks at whether the office is free, and whether something is due.
const LOOK: Duration = Duration::from_secs(1);
/// Between looks at whether a new day has come.
const NEW_DAY: Duration = Duration::from_secs(60);
/// After a trouble with the database.
const RECOVERS: Duration = Duration::from_secs(2);
/// After results could not be written down, since what was in flight is sent once more.
const AWAY: Duration = Duration::from_secs(60);

/// The lead's office with what earlier leads left in flight taken over.
#[derive(Debug)]
pub struct Office {
    pub lead: Lead,
}

/// Takes office as soon as it is free, within `patience`. `None`: somebody is in it.
pub async fn take_office(app: &App, patience: Duration) -> store::Result<Option<Office>> {
    let taken = timeout(patience, async {
        loop {
            if let Some(lead) = Lead::acquire(&app.db).await? {
                return Ok::<_, StoreError>(lead);
            }
            sleep(LOOK).await;
        }
    });
    let lead = match taken.await {
        Ok(lead) => lead?,
        Err(_) => return Ok(None),
    };
    let mut tx = app.db.begin().await?;
    let now = app.clock.now();
    let doubtful = store::ledger::recover(&mut tx, lead.fence, now).await?;
    let notices = store::outbox::recover(&mut tx, lead.fence).await?;
    tx.commit().await?;
    if doubtful + notices > 0 {
        tracing::warn!(doubtful, notices, "messages were in flight when the last lead ended");
    }
    Ok(Some(Office { lead }))
}

impl Worker {
    /// Works until `stop`: as the lead, or standing by for it.
    pub async fn run(&self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let office = tokio::select! {
                office = take_office(&self.app, Duration::MAX) => office,
                () = stop.cancelled() => return,
            };
            match office {
                Ok(Some(office)) => {
                    tracing::info!(fence = office.lead.fence, "leading");
                    if self.serve(office, &stop).await == Ended::Unsettled {
                        pause(&stop, AWAY).await;
                    }
                }
                Ok(None) => {}
                Err(error) => {
                    tracing::error!(%error, "failed to take office");
                    pause(&stop, RECOVERS).await;
                }
            }
        }
    }

    /// Works until told to stop or until the office has to be left.
    async fn serve(&self, mut office: Office, stop: &CancellationToken) -> Ended {
        let fence = office.lead.fence;
        let term = stop.child_token();
        let end = term.clone().drop_guard();
        let notices = self.beside("bringing notices", &term, move |worker, term| {
            worker.bring_notices(fence, term)
        });
        let rooms = self.beside("bringing digests to groups", &term, move |worker, term| {
            worker.bring_to_rooms(fence, term)
        });
        let planning = self.beside("planning", &term, Self::plan_what_is_due);
        let telling = self
            .beside("telling of ends", &term, move |worker, term| worker.tell_of_ends(fence, term));
        let appearing = self.beside("saying that it is at work", &term, move |worker, term| {
            worker.be_seen(fence, term)
        });
        let warning = self.beside("telling of silences", &term, Self::tell_of_silences);
        let forgetting = self.beside("forgetting", &term, Self::forget_daily);
        let ended = loop {
            if term.is_cancelled() {
                break Ended::Stopped;
            }
            if !office.lead.is_held().await {
                tracing::warn!(fence, "no longer leading");
                break Ended::Stopped;
            }
            let round = AssertUnwindSafe(self.digest_round(fence, &term)).catch_unwind();
            let round = round.await.unwrap_or_else(|_panic| {
                // What it had on the wire may still come to its end: the next lead takes it over later.
                tracing::error!("a round of digests panicked");
                Ok(Ended::Unsettled)
            });
            match round {
                Ok(Ended::Done) => pause(&term, LOOK).await,
                Ok(ended) => break ended,
                Err(StoreError::Superseded) => {
                    tracing::warn!(fence, "another process leads now");
                    break Ended::Stopped;
                }
                Err(error) => {
                    tracing::error!(%error, "the digests wait for the database");
                    pause(&term, RECOVERS).await;
                }
            }
        };
        drop(end);
        for task in [notices, rooms, planning, telling, appearing, warning, forgetting] {
            // A panic within it has been told.
            let _ended = task.await;
        }
        ended
    }

    /// Does a part of the work beside the sending until the term ends; a panic doesn't end it.
    fn beside<F: Future<Output = ()> + Send>(
        &self,
        work: &'static str,
        term: &CancellationToken,
        begin: impl Fn(Self, CancellationToken) -> F + Send + 'static,
    ) -> JoinHandle<()> {
        let (worker, term) = (self.clone(), term.clone());
        tokio::spawn(async move {
            while !term.is_cancelled() {
                let part = AssertUnwindSafe(begin(worker.clone(), term.clone())).catch_unwind();
                if part.await.is_err() {
                    tracing::error!(work, "a part of the worker panicked and begins again");
                    pause(&term, RECOVERS).await;
                }
            }
        })
    }

    /// Plans each slot when it comes, beside the sending, which may take hours.
    async fn plan_what_is_due(self, term: CancellationToken) {
        while !term.is_cancelled() {
            match self.plan_round(&term).await {
                Ok(_) => pause(&term, LOOK).await,
                Err(error) => {
                    tracing::error!(%error, "planning waits for the database");
                    pause(&term, RECOVERS).await;
                }
            }
        }
    }
}

impl Worker {
    /// Owners hear of the ends of their promotions at the hour for it.
    async fn tell_of_ends(self, fence: i64, term: CancellationToken) {
        while !term.is_cancelled() {
            match self.app.tell_of_ends(fence).await {
                Ok(_) => pause(&term, LOOK).await,
                Err(StoreError::Superseded) => return,
                Err(error) => {
                    tracing::error!(%error, "telling of ends waits for the database");
                    pause(&term, RECOVERS).await;
                }
            }
        }
    }

    /// Once a day, what has been kept long enough is forgotten.
    async fn forget_daily(self, stop: CancellationToken) {
        let mut last = None;
        while !stop.is_cancelled() {
            let today = self.app.today();
            if last != Some(today) {
                match self.app.forget().await {
                    Ok(()) => last = Some(today),
                    Err(error) => tracing::error!(%error, "forgetting waits for the database"),
                }
            }
            pause(&stop, NEW_DAY).await;
        }
    }
}

pub(super) async fn pause(stop: &CancellationToken, time: Duration) {
    tokio::select! {
        () = sleep(time) => {}
        () = stop.cancelled() => {}
    }
}
