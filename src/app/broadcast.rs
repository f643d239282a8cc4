//! The day's digests as administrators watch and steer them.

use chrono::{DateTime, TimeDelta, Timelike, Utc};

use super::{App, digest::WINDOW_END};
use crate::{
    dialogue::{Actor, BroadcastAnswer, BroadcastQuery},
    domain::{
        broadcast::{Facts, RunState, Seen, standing},
        calendar::{self, Hour},
        edition::{self, Audience},
        ids::{AdminId, RunId},
        subscription::Selection,
    },
    reply::{
        BroadcastDeed, BroadcastDone, BroadcastToast, Day, Digest, Listed, RunShown, UnreachedFile,
    },
    store::{self, Tx, broadcast::Watched, promotion::Filter},
};

/// A test shows what is new since so long ago, as to somebody who gets a digest every day.
const NEWS: TimeDelta = TimeDelta::hours(24);

impl App {
    pub(super) async fn broadcast_fact(
        &self,
        tx: &mut Tx,
        query: BroadcastQuery,
        now: DateTime<Utc>,
    ) -> store::Result<BroadcastAnswer> {
        Ok(match query {
            BroadcastQuery::Day => BroadcastAnswer::Day(self.day_of_broadcast(tx, now).await?),
            BroadcastQuery::Run(run) => {
                BroadcastAnswer::Run(run, self.day_of_broadcast(tx, now).await?)
            }
            BroadcastQuery::Unreached => {
                BroadcastAnswer::Unreached(self.day_of_broadcast(tx, now).await?)
            }
            BroadcastQuery::File => {
                let day = now.with_timezone(&self.zone).date_naive();
                let rows = store::broadcast::unreached(tx, day).await?;
                let rows = rows.into_iter().map(|row| (row.person, row.hour, row.why, row.at));
                BroadcastAnswer::File(UnreachedFile { day, rows: rows.collect() })
            }
            BroadcastQuery::Test { language, in_place } => {
                let digest = Box::new(self.test_digest(tx, now).await?);
                BroadcastAnswer::Test { digest, language, in_place }
            }
        })
    }

    pub(super) async fn broadcast_deed(
        &self,
        tx: &mut Tx,
        deed: BroadcastDeed,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> store::Result<BroadcastAnswer> {
        let admin = store::review::admin(tx, actor.telegram_id, &actor.name).await?;
        let done = match deed {
            BroadcastDeed::Pause if store::broadcast::pause(tx, admin, now).await? => {
                Ok(BroadcastDone::Paused)
            }
            BroadcastDeed::Pause => Err(store::broadcast::paused(tx)
                .await?
                .map_or(BroadcastToast::ResumedBefore, BroadcastToast::PausedBefore)),
            BroadcastDeed::Resume if store::broadcast::resume(tx, admin, now).await? => {
                Ok(BroadcastDone::Resumed)
            }
            BroadcastDeed::Resume => Err(BroadcastToast::ResumedBefore),
            BroadcastDeed::Cancel(run) => self.cancel_run(tx, run, admin, now).await?,
            BroadcastDeed::Retry => self.retry_today(tx, admin, now).await?,
        };
        let day = self.day_of_broadcast(tx, now).await?;
        Ok(match done {
            Ok(done) => BroadcastAnswer::Done(done, day),
            Err(why) => BroadcastAnswer::Not(why, day),
        })
    }

    /// Notes that a run has paused by itself, or goes on again.
    pub async fn note_silence(&self, run: RunId, silent: bool) -> store::Result<()> {
        let mut tx = self.db.begin().await?;
        store::broadcast::note_silence(&mut tx, run, silent, self.clock.now()).await?;
        tx.commit().await
    }

    /// The runs of today that paused by themselves without the admin group knowing.
    pub async fn untold_silences(&self) -> store::Result<Vec<Watched>> {
        let mut tx = self.db.read().await?;
        let untold = store::broadcast::untold_silences(&mut tx, self.today()).await?;
        tx.commit().await?;
        Ok(untold)
    }

    pub async fn silence_told(&self, run: RunId) -> store::Result<()> {
        let mut tx = self.db.begin().await?;
        store::broadcast::silence_told(&mut tx, run).await?;
        tx.commit().await
    }

    /// Notes that the lead with this `fence` is at work.
    pub async fn note_seen(&self, fence: i64, seen: Seen) -> store::Result<()> {
        let mut tx = self.db.begin().await?;
        store::broadcast::note_seen(&mut tx, fence, seen).await?;
        tx.commit().await
    }

    /// Whether an administrator holds all digests back.
    pub async fn is_paused(&self) -> store::Result<bool> {
        let mut tx = self.db.read().await?;
        let pause = store::broadcast::paused(&mut tx).await?;
        tx.commit().await?;
        Ok(pause.is_some())
    }

    /// Whether a run waits for an administrator to let the digests go on.
    pub async fn is_held(&self, run: RunId) -> store::Result<bool> {
        let mut tx = self.db.read().await?;
        let held = store::broadcast::is_held(&mut tx, run).await?;
        tx.commit().await?;
        Ok(held)
    }

    async fn day_of_broadcast(&self, tx: &mut Tx, now: DateTime<Utc>) -> store::Result<Box<Day>> {
        let local = now.with_timezone(&self.zone);
        let day = local.date_naive();
        let pause = store::broadcast::paused(tx).await?;
        let seen = store::broadcast::seen(tx).await?;
        let late = self.window_has_closed(now);
        let mut runs = Vec::new();
        let (mut in_line, mut worth_another) = (false, 0);
        for run in store::broadcast::of_day(tx, day).await? {
            let standing = standing(&Facts {
                state: run.state,
                cancelled: run.cancelled.as_ref(),
                pause: pause.as_ref(),
                silence: run.silence,
                seen,
                late,
                in_line,
                now,
            });
            in_line |= run.state == RunState::Ready;
            if !late && run.cancelled.is_none() && run.state != RunState::Planning {
                worth_another += store::broadcast::worth_another(tx, run.id, now).await?;
            }
            let figures = store::broadcast::figures(tx, run.id, now).await?;
            runs.push(RunShown { id: run.id, hour: run.hour, figures, standing });
        }
        let next = store::broadcast::next_hour(tx, day, local.hour()).await?;
        Ok(Box::new(Day { day, runs, pause, next, worth_another }))
    }

    async fn cancel_run(
        &self,
        tx: &mut Tx,
        run: RunId,
        admin: AdminId,
        now: DateTime<Utc>,
    ) -> store::Result<Result<BroadcastDone, BroadcastToast>> {
        let Some(watched) = store::broadcast::get(tx, run).await? else {
            return Ok(Err(BroadcastToast::RunOver));
        };
        let cancelled = store::broadcast::cancel(tx, run, admin, now).await?;
        let hour = watched.hour;
        let count = |count| i64::try_from(count).unwrap_or(i64::MAX);
        Ok(cancelled
            .map(|rows| BroadcastDone::Cancelled { hour, count: count(rows) })
            .ok_or(BroadcastToast::RunOver))
    }

    async fn retry_today(
        &self,
        tx: &mut Tx,
        admin: AdminId,
        now: DateTime<Utc>,
    ) -> store::Result<Result<BroadcastDone, BroadcastToast>> {
        if self.window_has_closed(now) {
            return Ok(Err(BroadcastToast::WindowOver));
        }
        let day = now.with_timezone(&self.zone).date_naive();
        let mut again = 0;
        for run in store::broadcast::of_day(tx, day).await? {
            again += store::broadcast::retry(tx, run.id, admin, now).await?;
        }
        let count = i64::try_from(again).unwrap_or(i64::MAX);
        Ok(if count == 0 {
            Err(BroadcastToast::NothingToRetry)
        } else {
            Ok(BroadcastDone::Retried { count })
        })
    }

    /// What somebody with a daily subscription to everything would get now.
    async fn test_digest(&self, tx: &mut Tx, now: DateTime<Utc>) -> store::Result<Digest> {
        let today = now.with_timezone(&self.zone).date_naive();
        let candidates = store::run::candidates(tx, now, today).await?;
        let audience = Audience {
            selection: Selection::default(),
            since: Some(now - NEWS),
            excluded_owner: None,
        };
        let mut items = Vec::new();
        for item in edition::compose(&audience, &candidates, today) {
            if let Some(found) = store::promotion::get(tx, item.promotion).await? {
                items.push((item.section, Listed::from(found)));
            }
        }
        let total = store::promotion::count_live(tx, now, today, &Filter::default()).await?;
        Ok(Digest { day: today, items, total })
    }

    fn window_has_closed(&self, now: DateTime<Utc>) -> bool {
        let day = now.with_timezone(&self.zone).date_naive();
        let end = Hour::try_from(WINDOW_END).ok();
        let end = end.and_then(|hour| calendar::slot(day, hour, self.zone));
        end.is_some_and(|end| now >= end)
    }
}
