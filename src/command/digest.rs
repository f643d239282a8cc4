//! `ayopromo digest`: the slots of a day up to a local time, planned and delivered.

use std::{process::ExitCode, time::Duration};

use anyhow::{Context as _, anyhow};
use chrono::{NaiveDateTime, Utc};
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use super::{Failure, parts};
use crate::{
    app::App,
    clock::Clock,
    config::Settings,
    delivery::{Ended, Office, Window, Worker, take_office},
    store::{self, StoreError, run::RunState},
    telegram::outbound::{Broadcast, Outbound, Stop},
};

/// How long another lead is waited for.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between looks at whether Telegram takes anything at all.
const LOOK: Duration = Duration::from_millis(200);

pub async fn digest(
    settings: Settings,
    as_of: NaiveDateTime,
    plan_only: bool,
    stop: CancellationToken,
) -> Result<ExitCode, Failure> {
    let outbound = parts::outbound(&settings)?;
    let start = as_of
        .and_local_timezone(settings.timezone)
        .earliest()
        .map(|local| local.with_timezone(&Utc))
        .ok_or_else(|| {
            Failure::Setting(anyhow!("--as-of: there is no {as_of} in this time zone"))
        })?;
    let app = parts::app(&settings, Clock::starting_at(start)).await?;
    // What is asked for does not grow while it is delivered.
    let asked = App { clock: Clock::still(start), ..app.clone() };
    let view = parts::view(&app);
    // Digests go to people; the admin group is not needed for them.
    let admin_chat = settings.admin_chat.unwrap_or_default();
    let worker = parts::worker(&settings, app.clone(), view, outbound.clone(), admin_chat);
    let office = tokio::select! {
        office = take_office(&worker, PATIENCE) => office.context("failed to take office")?,
        () = stop.cancelled() => return Ok(ExitCode::from(1)),
    };
    let office = office.ok_or(Failure::NotLeading)?;
    let closing = tokio::spawn({
        let (outbound, stop) = (outbound.clone(), stop.clone());
        async move {
            stop.cancelled().await;
            outbound.close();
        }
    });
    let began = Instant::now();
    let (ended, refused) = tokio::join!(
        async {
            let ended = bring(&worker, &asked, &office, plan_only, &stop).await;
            stop.cancel();
            ended
        },
        stop_when_refused(&outbound, &stop)
    );
    closing.abort();
    let tally = asked.tally().await.context("failed to add up the day")?;
    println!("{tally} seconds={:.1}", began.elapsed().as_secs_f64());
    app.db.close().await;
    match (ended.context("failed to deliver the digests")?, refused) {
        (Ended::Done, _) => Ok(ExitCode::SUCCESS),
        (_, Some(refused)) => {
            Err(Failure::Other(anyhow!("telegram takes nothing from this bot: {refused}")))
        }
        (Ended::Stopped, None) => Ok(ExitCode::from(1)),
        (Ended::Unsettled, None) => Err(Failure::Other(anyhow!("results can't be written down"))),
    }
}

/// Plans what is due and, unless told otherwise, delivers it; a run that can't be sent is an error once the
/// others are. The window does not close on an operator.
async fn bring(
    worker: &Worker,
    asked: &App,
    office: &Office,
    plan_only: bool,
    stop: &CancellationToken,
) -> store::Result<Ended> {
    asked.begin_due().await?;
    for run in open_runs(asked).await? {
        if worker.plan(&run, stop).await? == Ended::Stopped {
            return Ok(Ended::Stopped);
        }
    }
    if plan_only {
        return Ok(Ended::Done);
    }
    let ready = open_runs(asked).await?.into_iter().filter(|run| run.state == RunState::Ready);
    let mut failed = None;
    for run in ready {
        match worker.deliver(&run, office.lead.fence, Window::StaysOpen, stop).await {
            Ok(Ended::Done) => {}
            Ok(ended) => return Ok(ended),
            Err(StoreError::Superseded) => return Err(StoreError::Superseded),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    failed.map_or(Ok(Ended::Done), Err)
}

/// The day's runs that have begun and are not done.
async fn open_runs(asked: &App) -> store::Result<Vec<store::run::Run>> {
    let mut runs = asked.open_runs().await?;
    runs.retain(|run| run.day == asked.today() && asked.has_begun(run));
    Ok(runs)
}

/// Nobody mends a refused token while a command waits for it.
async fn stop_when_refused(outbound: &Outbound, stop: &CancellationToken) -> Option<Stop> {
    while !stop.is_cancelled() {
        if let Broadcast::Stopped(refused) = outbound.health().broadcast {
            stop.cancel();
            return Some(refused);
        }
        tokio::select! {
            () = sleep(LOOK) => {}
            () = stop.cancelled() => {}
        }
    }
    None
}
