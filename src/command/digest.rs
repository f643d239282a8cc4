//! `ayopromo digest`: the slots of a day up to a local time, planned and delivered.

use std::{process::ExitCode, time::Duration};

use anyhow::{Context as _, anyhow};
use chrono::{NaiveDateTime, Utc};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::{Failure, parts};
use crate::{
    clock::Clock,
    config::Settings,
    delivery::{Ended, Office, Worker, take_office},
};

/// How long another lead is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

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
    let view = parts::view(&app);
    // Digests go to people; the admin group is not needed for them.
    let admin_chat = settings.admin_chat.unwrap_or_default();
    let worker = parts::worker(&settings, app.clone(), view, outbound.clone(), admin_chat);
    let office = take_office(&worker, PATIENCE).await.context("failed to take office")?;
    let office = office.ok_or(Failure::NotLeading)?;
    let closing = tokio::spawn({
        let (outbound, stop) = (outbound, stop.clone());
        async move {
            stop.cancelled().await;
            outbound.close();
        }
    });
    let began = Instant::now();
    let ended = bring(&worker, &office, plan_only, &stop).await;
    closing.abort();
    let tally = app.tally().await.context("failed to add up the day")?;
    println!("{tally} seconds={:.1}", began.elapsed().as_secs_f64());
    app.db.close().await;
    match ended.context("failed to deliver the digests")? {
        Ended::Done => Ok(ExitCode::SUCCESS),
        Ended::Stopped => Ok(ExitCode::from(1)),
    }
}

/// Plans what is due and, unless told otherwise, delivers it. The window does not close on an operator.
async fn bring(
    worker: &Worker,
    office: &Office,
    plan_only: bool,
    stop: &CancellationToken,
) -> crate::store::Result<Ended> {
    let day = worker.app.today();
    worker.app.begin_due().await?;
    for run in worker.app.open_runs().await?.into_iter().filter(|run| run.day == day) {
        if worker.plan(&run, stop).await? == Ended::Stopped {
            return Ok(Ended::Stopped);
        }
    }
    if plan_only {
        return Ok(Ended::Done);
    }
    for run in worker.app.open_runs().await?.into_iter().filter(|run| run.day == day) {
        if worker.deliver(&run, office.lead.fence, stop).await? == Ended::Stopped {
            return Ok(Ended::Stopped);
        }
    }
    Ok(Ended::Done)
}
