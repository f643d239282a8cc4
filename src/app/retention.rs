//! Keeping nothing longer than the privacy notice says.

use chrono::{Days, Months, NaiveDate, TimeDelta};

use super::App;
use crate::store::{self, retention};

/// How long things are kept; the privacy notice names the same times.
const UPDATE_IDS: TimeDelta = TimeDelta::hours(48);
const DRAFTS: TimeDelta = TimeDelta::days(7);
const NOTICES: TimeDelta = TimeDelta::days(90);
const INTEREST_DAYS: Days = Days::new(60);
const DELIVERY_DAYS: Days = Days::new(90);
const PROMOTION_MONTHS: Months = Months::new(12);

/// Deliveries forgotten in one transaction.
const PIECE: i64 = 5_000;

impl App {
    /// Forgets what has been kept long enough. Safe to repeat and to interrupt.
    pub async fn forget(&self) -> store::Result<()> {
        let (now, today) = (self.clock.now(), self.today());
        let ago = |days| today.checked_sub_days(days).unwrap_or(NaiveDate::MIN);
        let mut tx = self.db.begin().await?;
        store::received::forget_before(&mut tx, now - UPDATE_IDS).await?;
        let drafts = retention::conversations(&mut tx, now - DRAFTS).await?;
        retention::reasons(&mut tx, now - DRAFTS).await?;
        retention::mutes(&mut tx, now).await?;
        retention::notices(&mut tx, now - NOTICES).await?;
        retention::interests(&mut tx, ago(INTEREST_DAYS)).await?;
        retention::openings(&mut tx, ago(INTEREST_DAYS)).await?;
        let runs = retention::runs_to_total(&mut tx, ago(DELIVERY_DAYS)).await?;
        tx.commit().await?;
        for run in runs {
            while self.forget_some_deliveries(run).await? > 0 {}
        }
        let mut tx = self.db.begin().await?;
        let ended = today.checked_sub_months(PROMOTION_MONTHS).unwrap_or(NaiveDate::MIN);
        let promotions = retention::promotions(&mut tx, ended).await?;
        tx.commit().await?;
        tracing::info!(drafts, promotions, "forgot what was kept long enough");
        Ok(())
    }

    async fn forget_some_deliveries(&self, run: crate::domain::ids::RunId) -> store::Result<u64> {
        let mut tx = self.db.begin().await?;
        let forgotten = retention::deliveries(&mut tx, run, PIECE).await?;
        tx.commit().await?;
        Ok(forgotten)
    }
}
