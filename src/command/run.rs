//! `ayopromo run`: the bot and the worker, side by side until stopped.

use std::{process::ExitCode, sync::Arc, time::Duration};

use anyhow::Context as _;
use tokio_util::sync::CancellationToken;

use super::{Failure, parts};
use crate::{
    app::App,
    clock::Clock,
    config::Settings,
    telegram::{
        bot::{self, Account},
        router::Router,
    },
};

/// How long the sender's last messages may take once told to stop.
const LAST_MESSAGES: Duration = Duration::from_secs(5);

pub async fn run(settings: Settings, stop: CancellationToken) -> Result<ExitCode, Failure> {
    settings.required_token().map_err(Failure::Setting)?;
    settings.required_admin_chat().map_err(Failure::Setting)?;
    settings.api_url().map_err(Failure::Setting)?;
    let app = parts::app(&settings, Clock::real()).await?;
    serve(&settings, app, stop).await?;
    Ok(ExitCode::SUCCESS)
}

/// Serves people and sends what is due, until `stop`.
pub async fn serve(settings: &Settings, app: App, stop: CancellationToken) -> Result<(), Failure> {
    let admin_chat = settings.required_admin_chat().map_err(Failure::Setting)?;
    let token = settings.required_token().map_err(Failure::Setting)?;
    let url = settings.api_url().map_err(Failure::Setting)?;
    let outbound = parts::outbound(settings)?;
    let view = parts::view(&app);
    let worker = parts::worker(settings, app.clone(), view.clone(), outbound.clone(), admin_chat);
    let router = Router::new(app.clone(), view.clone(), outbound.clone(), admin_chat);
    let account = Account::new(&token, url);
    tracing::info!(admin_chat, rate = settings.rate, "serving");

    let working = tokio::spawn({
        let (worker, stop) = (worker, stop.clone());
        async move { worker.run(stop).await }
    });
    let closing = tokio::spawn({
        let (outbound, stop) = (outbound.clone(), stop.clone());
        async move {
            stop.cancelled().await;
            outbound.close();
        }
    });
    let watching = tokio::spawn({
        let (db, stop) = (app.db.clone(), stop.clone());
        async move {
            tokio::select! {
                () = db.lost() => stop.cancel(),
                () = stop.cancelled() => {}
            }
        }
    });
    let served =
        bot::serve(account, outbound, Arc::new(router), &view, admin_chat, stop.clone()).await;
    stop.cancel();
    closing.await.context("failed to close the broadcast")?;
    if tokio::time::timeout(LAST_MESSAGES, working).await.is_err() {
        tracing::warn!("the worker did not end in time");
    }
    watching.await.context("failed to watch the database")?;
    let sound = app.db.sound();
    app.db.close().await;
    sound.context("failed to serve")?;
    served.map_err(Failure::Other)
}
