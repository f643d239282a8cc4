//! Use cases: each is one transaction, and true once it is committed.

mod answered;
mod broadcast;
mod card;
mod deeds;
pub mod digest;
mod ending;
mod facts;
mod find;
mod grip;
pub mod inline;
mod keeper;
pub mod notice;
mod privacy;
mod question;
mod queue;
mod report;
mod retention;
mod revision;
mod room;
mod settings;
mod shop;
mod stall;
mod undo;
pub mod update;
mod warning;
mod watching;

use std::sync::{Arc, OnceLock};

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;

use crate::{
    clock::Clock,
    domain::{area::Areas, calendar::Hour, retention::Periods, review::HOLD_MINUTES},
    store::{self, Db},
};

pub use answered::{Answered, Prompt};
pub use update::{Incoming, Place, Said, Taken};

/// What every use case stands on. Cheap to clone.
#[derive(Debug, Clone)]
pub struct App {
    pub db: Db,
    pub clock: Clock,
    pub zone: Tz,
    pub areas: Arc<Areas>,
    /// How many promotions of one business may be in review or live.
    pub open_limit: i64,
    pub periods: Periods,
    /// The hour of the day before its last at which the owner of a promotion is asked whether it goes on.
    pub ending_hour: Hour,
    /// How long an administrator who took something has it to themselves.
    pub hold: TimeDelta,
    /// The bot's username, once Telegram has told it.
    pub bot: Arc<OnceLock<String>>,
    /// Somebody waits for what was just written to the outbox.
    pub outbox_filled: Arc<tokio::sync::Notify>,
}

impl App {
    /// Reads what never changes while the program runs.
    pub async fn new(db: Db, clock: Clock, zone: Tz, open_limit: i64) -> store::Result<Self> {
        let mut tx = db.read().await?;
        let areas = Arc::new(store::area::all(&mut tx).await?);
        tx.commit().await?;
        Ok(Self {
            db,
            clock,
            zone,
            areas,
            open_limit,
            periods: Periods::default(),
            ending_hour: Hour::BEFORE_THE_END,
            hold: TimeDelta::minutes(HOLD_MINUTES),
            bot: Arc::default(),
            outbox_filled: Arc::default(),
        })
    }

    /// The same with other times for which things are kept.
    pub fn keeping(self, periods: Periods) -> Self {
        Self { periods, ..self }
    }

    /// The civil day in the regency.
    pub fn today(&self) -> NaiveDate {
        self.clock.now().with_timezone(&self.zone).date_naive()
    }
}
