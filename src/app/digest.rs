//! Planning what is due and looking up what a digest says; the sending is `delivery`'s.

use chrono::{DateTime, NaiveDate, Utc};

use super::App;
use crate::{
    domain::{
        calendar::{self, Hour},
        delivery::{DeliveryState, Tally},
        edition,
        ids::{EditionId, RunId},
        language::Language,
    },
    reply::{Digest, Listed},
    store::{self, promotion::Filter, run::RunState},
};

/// People planned in one transaction: few enough that somebody's answer never waits long behind it.
const CHUNK: i64 = 2_000;

/// The local hour at which a day's sending ends; what is left is missed.
pub const WINDOW_END: u8 = 21;

/// An edition as it is to be worded now.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    pub language: Language,
    pub digest: Digest,
    /// Nothing was new when it was planned, and that is what it says.
    pub empty: bool,
    /// A text rendered from an earlier one must not be used.
    pub revision: i32,
    /// Telegram could not read its formatting.
    pub quarantined: bool,
}

impl App {
    /// The hours of a day that have begun by `now`, with the moment each began.
    fn begun(&self, day: NaiveDate, now: DateTime<Utc>) -> Vec<(Hour, DateTime<Utc>)> {
        (0..24)
            .filter_map(|hour| Hour::try_from(hour).ok())
            .filter_map(|hour| calendar::slot(day, hour, self.zone).map(|at| (hour, at)))
            .filter(|(_, at)| *at <= now)
            .collect()
    }

    /// Begins the runs of today's slots that have come and that nobody has begun.
    pub async fn begin_due(&self) -> store::Result<()> {
        let (now, today) = (self.clock.now(), self.today());
        let slots = self.begun(today, now);
        let mut tx = self.db.read().await?;
        let due = store::run::slots_due(&mut tx, today, &slots).await?;
        tx.commit().await?;
        if due.is_empty() {
            return Ok(());
        }
        let mut tx = self.db.begin().await?;
        for slot in due {
            store::run::create(&mut tx, today, slot, now, now).await?;
        }
        tx.commit().await
    }

    /// Plans the next people of a run that is being planned. `false`: it was the last of it, and the
    /// run is ready.
    pub async fn plan_more(&self, run: &store::run::Run) -> store::Result<bool> {
        let mut tx = self.db.read().await?;
        let candidates = store::run::candidates(&mut tx, run.cutoff, run.day).await?;
        tx.commit().await?;
        let compose =
            |audience: &edition::Audience| edition::compose(audience, &candidates, run.day);
        let mut tx = self.db.begin_snapshot().await?;
        let now = self.clock.now();
        let planned = store::plan::chunk(&mut tx, run.id, CHUNK, now, &compose).await?;
        if planned.is_none() {
            store::run::ready(&mut tx, run.id).await?;
        }
        tx.commit().await?;
        Ok(planned.is_some())
    }

    /// The runs that are not done, oldest first.
    pub async fn open_runs(&self) -> store::Result<Vec<store::run::Run>> {
        let mut tx = self.db.read().await?;
        let runs = store::run::open(&mut tx).await?;
        tx.commit().await?;
        Ok(runs)
    }

    /// Ends a run whose window is over: what was not sent is missed, and counted as that.
    /// Nobody may be working on it under `fence` any more.
    pub async fn miss(&self, run: &store::run::Run, fence: i64) -> store::Result<u64> {
        let mut tx = self.db.begin().await?;
        let now = self.clock.now();
        store::ledger::take_back(&mut tx, fence, run.id, now).await?;
        let missed = store::ledger::give_up(&mut tx, run.id, DeliveryState::Missed, now).await?;
        store::run::finish_if_done(&mut tx, run.id, now).await?;
        tx.commit().await?;
        Ok(missed)
    }

    /// Whether a run's hour has come.
    pub fn has_begun(&self, run: &store::run::Run) -> bool {
        let begins = calendar::slot(run.day, run.hour, self.zone);
        begins.is_some_and(|at| at <= self.clock.now())
    }

    /// Whether a run may no longer be sent.
    pub fn window_is_over(&self, run: &store::run::Run) -> bool {
        let over = Hour::try_from(WINDOW_END)
            .ok()
            .and_then(|hour| calendar::slot(run.day, hour, self.zone));
        run.state != RunState::Planning && over.is_some_and(|over| self.clock.now() >= over)
    }

    /// Ends a run of which nothing remains to be sent; whether it is over, which an administrator may have seen
    /// to.
    pub async fn finish_run(&self, run: RunId) -> store::Result<bool> {
        let mut tx = self.db.begin().await?;
        let done = store::run::finish_if_done(&mut tx, run, self.clock.now()).await?
            || store::run::is_done(&mut tx, run).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// The revision of an edition that is in force.
    pub async fn edition_revision(&self, id: EditionId) -> store::Result<i32> {
        let mut tx = self.db.read().await?;
        let revision = store::edition::revision(&mut tx, id).await?;
        tx.commit().await?;
        Ok(revision)
    }

    /// What an edition says now; without items when everything in it has left circulation.
    pub async fn edition(&self, id: EditionId) -> store::Result<Edition> {
        let mut tx = self.db.read().await?;
        let (now, today) = (self.clock.now(), self.today());
        let edition = store::edition::content(&mut tx, id, now, today).await?;
        let total = store::promotion::count_live(&mut tx, now, today, &Filter::default()).await?;
        tx.commit().await?;
        let items = edition
            .items
            .into_iter()
            .map(|(item, promotion, business)| (item.section, Listed::from((promotion, business))));
        Ok(Edition {
            language: edition.language,
            digest: Digest { day: edition.day, total, items: items.collect() },
            empty: edition.empty,
            revision: edition.revision,
            quarantined: edition.quarantined,
        })
    }

    /// Telegram could not read an edition's formatting: from now on it goes out plain.
    pub async fn quarantine(&self, edition: EditionId) -> store::Result<()> {
        let mut tx = self.db.begin().await?;
        store::edition::quarantine(&mut tx, edition).await?;
        tx.commit().await
    }

    /// The figures of today's slots that have begun.
    pub async fn tally(&self) -> store::Result<Tally> {
        let mut tx = self.db.read().await?;
        let runs = store::run::of_day(&mut tx, self.today()).await?;
        let begun = runs.iter().filter(|run| self.has_begun(run));
        let ids: Vec<RunId> = begun.map(|run| run.id).collect();
        let tally = store::ledger::tally(&mut tx, &ids).await?;
        tx.commit().await?;
        Ok(tally)
    }
}
