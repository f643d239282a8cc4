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
    delivery::{Ended, Office, Window, Worker, plan, take_office},
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
    let outbound = (!plan_only).then(|| parts::outbound(&settings)).transpose()?;
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
    let office = tokio::select! {
        office = take_office(&app, PATIENCE) => office.context("failed to take office")?,
        () = stop.cancelled() => return Ok(ExitCode::from(1)),
    };
    let office = office.ok_or(Failure::NotLeading)?;
    let began = Instant::now();
    let planned = plan_all(&asked, &stop).await;
    let brought = match outbound {
        Some(outbound) if !matches!(planned, Ok(Ended::Stopped)) => {
            bring(&worker(&settings, &app, outbound), &asked, &office, &stop).await
        }
        _ => Ok(Ended::Done),
    };
    let tally = asked.tally().await;
    if let Ok(tally) = &tally {
        println!("{tally} seconds={:.1}", began.elapsed().as_secs_f64());
    }
    let sound = app.db.sound();
    app.db.close().await;
    // The first trouble is the cause of what follows from it.
    sound.context("failed to deliver the digests")?;
    let planned = planned.context("failed to plan")?;
    let brought = brought?;
    tally.context("failed to add up the day")?;
    let ended = if planned == Ended::Done { brought } else { planned };
    match ended {
        Ended::Done => Ok(ExitCode::SUCCESS),
        Ended::Stopped => Ok(ExitCode::from(1)),
        Ended::Unsettled => Err(Failure::Other(anyhow!("results can't be written down"))),
    }
}

/// Digests go to people; the admin group is not needed for them.
fn worker(settings: &Settings, app: &App, outbound: Outbound) -> Worker {
    let admin_chat = settings.admin_chat.unwrap_or_default();
    parts::worker(settings, app.clone(), parts::view(app), outbound, admin_chat)
}

/// A run that can't be planned is an error once the others are.
async fn plan_all(asked: &App, stop: &CancellationToken) -> store::Result<Ended> {
    asked.begin_due().await?;
    let mut failed = None;
    for run in open_runs(asked).await? {
        match plan(asked, &run, stop).await {
            Ok(Ended::Done) => {}
            Ok(ended) => return Ok(ended),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    failed.map_or(Ok(Ended::Done), Err)
}

/// Delivers what is planned, unless Telegram takes nothing at all.
async fn bring(
    worker: &Worker,
    asked: &App,
    office: &Office,
    stop: &CancellationToken,
) -> Result<Ended, Failure> {
    if asked.is_paused().await.context("failed to look for a pause")? {
        let why =
            "an administrator holds the digests back; /siaran in the admin group lets them go on";
        return Err(Failure::Other(anyhow!(why)));
    }
    let outbound = &worker.outbound;
    let (delivered, refused, (), ()) = tokio::join!(
        async {
            let ended = deliver_all(worker, asked, office, stop).await;
            stop.cancel();
            ended
        },
        stop_when_refused(outbound, stop),
        async {
            stop.cancelled().await;
            outbound.close();
        },
        worker.clone().be_seen(office.lead.fence, stop.clone())
    );
    match (delivered.context("failed to deliver the digests")?, refused) {
        (Ended::Stopped, Some(refused)) => {
            Err(Failure::Other(anyhow!("telegram takes nothing from this bot: {refused}")))
        }
        (ended, _) => Ok(ended),
    }
}

/// A run that can't be sent is an error once the others are. The window does not close on an operator.
async fn deliver_all(
    worker: &Worker,
    asked: &App,
    office: &Office,
    stop: &CancellationToken,
) -> store::Result<Ended> {
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
