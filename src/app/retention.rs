//! Keeping nothing longer than the privacy notice says.

use chrono::NaiveDate;

use super::App;
use crate::{
    domain::ids::RunId,
    store::{self, retention},
};

/// Deliveries forgotten in one transaction.
const PIECE: i64 = 5_000;
/// People erased in one transaction.
const FEW: i64 = 20;

impl App {
    /// Forgets what has been kept long enough. Safe to repeat and to interrupt.
    pub async fn forget(&self) -> store::Result<()> {
        let (now, today, periods) = (self.clock.now(), self.today(), self.periods);
        let ago = |days| today.checked_sub_days(days).unwrap_or(NaiveDate::MIN);
        let mut tx = self.db.begin().await?;
        store::received::forget_before(&mut tx, now - periods.of_updates()).await?;
        store::question::forget_before(&mut tx, now - periods.of_questions()).await?;
        let drafts = retention::conversations(&mut tx, now - periods.of_drafts()).await?;
        retention::reasons(&mut tx, now - periods.of_drafts()).await?;
        store::hold::forget_before(&mut tx, now - periods.of_updates()).await?;
        retention::mutes(&mut tx, now).await?;
        store::keeper::forget_before(&mut tx, now - periods.of_notices()).await?;
        retention::notices(&mut tx, now - periods.of_notices()).await?;
        retention::interests(&mut tx, ago(periods.of_interests())).await?;
        retention::openings(&mut tx, ago(periods.of_interests())).await?;
        let runs = retention::runs_to_total(&mut tx, ago(periods.of_deliveries())).await?;
        tx.commit().await?;
        for run in runs {
            while self.forget_some_deliveries(run).await? > 0 {}
        }
        let mut tx = self.db.begin().await?;
        let ended = today.checked_sub_months(periods.of_promotions()).unwrap_or(NaiveDate::MIN);
        let promotions = retention::promotions(&mut tx, ended).await?;
        let long_ago = now.checked_sub_months(periods.of_promotions()).unwrap_or(now);
        retention::business_changes(&mut tx, long_ago).await?;
        tx.commit().await?;
        let mut people = 0;
        loop {
            let some = self.erase_some_gone().await?;
            people += some;
            if some == 0 {
                break;
            }
        }
        tracing::info!(drafts, promotions, people, "forgot what was kept long enough");
        Ok(())
    }

    /// Erases some of those who have been gone long enough, as if they had asked for it; how many.
    async fn erase_some_gone(&self) -> store::Result<usize> {
        let (now, periods) = (self.clock.now(), self.periods);
        let deactivated = now - periods.of_deactivated();
        let blocked = now.checked_sub_months(periods.of_blocked()).unwrap_or(now);
        let mut tx = self.db.begin().await?;
        let gone = retention::gone(&mut tx, deactivated, blocked, FEW).await?;
        for person in &gone {
            Self::erase(&mut tx, *person, now).await?;
        }
        tx.commit().await?;
        if !gone.is_empty() {
            self.outbox_filled.notify_one();
        }
        Ok(gone.len())
    }

    async fn forget_some_deliveries(&self, run: RunId) -> store::Result<u64> {
        let mut tx = self.db.begin().await?;
        let forgotten = retention::deliveries(&mut tx, run, PIECE).await?;
        tx.commit().await?;
        Ok(forgotten)
    }
}
