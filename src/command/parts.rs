//! The parts that commands are made of, built from the settings.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use chrono::TimeDelta;
use secrecy::ExposeSecret;

use super::Failure;
use crate::{
    app::App,
    clock::Clock,
    config::{Keep, Settings},
    delivery::{Patience, Worker},
    domain::{calendar::Hour, retention::Periods},
    store::Db,
    telegram::outbound::{self, Outbound},
    view::View,
};

/// The database with its tables up to date, and the use cases over it.
pub async fn app(settings: &Settings, clock: Clock) -> Result<App, Failure> {
    let db = Db::open(settings.database_url.expose_secret())
        .await
        .context("AYOPROMO_DATABASE_URL names a database that can't be used")
        .map_err(Failure::Setting)?;
    let app = App::new(db, clock, settings.timezone, settings.open_limit).await;
    let app = app.context("failed to read the areas").map_err(Failure::Other)?;
    let ending_hour = Hour::try_from(settings.ending_hour).unwrap_or(app.ending_hour);
    let hold = TimeDelta::minutes(settings.hold_minutes);
    Ok(App { ending_hour, hold, ..app.keeping(periods(&settings.keep)) })
}

fn periods(keep: &Keep) -> Periods {
    Periods {
        drafts: keep.keep_drafts_days,
        updates: keep.keep_updates_hours,
        deliveries: keep.keep_deliveries_days,
        interests: keep.keep_interests_days,
        questions: keep.keep_questions_days,
        promotions: keep.keep_promotions_months,
        blocked: keep.keep_blocked_months,
        deactivated: keep.keep_deactivated_days,
    }
}

/// Words for people, with the app's areas.
pub fn view(app: &App) -> Arc<View> {
    Arc::new(View::new(Arc::clone(&app.areas), app.zone).keeping(app.periods))
}

/// The sender.
pub fn outbound(settings: &Settings) -> Result<Outbound, Failure> {
    let token = settings.required_token().map_err(Failure::Setting)?;
    let url = settings.api_url().map_err(Failure::Setting)?;
    let settings = outbound::Settings::new(url, token, settings.rate);
    Outbound::new(settings).context("failed to set up sending").map_err(Failure::Other)
}

/// The worker over these parts.
pub fn worker(
    settings: &Settings,
    app: App,
    view: Arc<View>,
    outbound: Outbound,
    admin_chat: i64,
) -> Worker {
    let patience = Patience::default();
    Worker { app, view, outbound, admin_chat, rate: settings.rate, patience }
}
