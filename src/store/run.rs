//! Runs: one planned digest slot each, going from planning over ready to done.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use sqlx::FromRow;

use super::{Result, StoreError, Tx, broadcast, promotion, reach, stored, subscription};
use crate::domain::{
    area::AreaCode, calendar::Hour, category::Category, edition::Candidate, ids::RunId,
    subscription::Rhythm,
};

pub use crate::domain::broadcast::RunState;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub id: RunId,
    pub day: NaiveDate,
    pub hour: Hour,
    /// What goes live later belongs to the next one.
    pub cutoff: DateTime<Utc>,
    pub state: RunState,
}

#[derive(FromRow)]
struct Row {
    id: i64,
    day: NaiveDate,
    hour: i32,
    cutoff: DateTime<Utc>,
    state: String,
}

#[derive(FromRow)]
struct CandidateRow {
    id: i64,
    owner_id: i64,
    keeper_id: Option<i64>,
    #[sqlx(try_from = "String")]
    category: Category,
    #[sqlx(try_from = "String")]
    area: AreaCode,
    live_from: DateTime<Utc>,
    ends_on: NaiveDate,
    recurs: Option<String>,
}

macro_rules! select_runs {
    ($rest:literal) => {
        concat!("select id, day, hour, cutoff, state from run where ", $rest)
    };
}

/// Those of a day's `slots`, each an hour and the moment it begins, at which somebody's digest is due
/// and for which there is no run yet.
pub async fn slots_due(
    tx: &mut Tx,
    day: NaiveDate,
    slots: &[(Hour, DateTime<Utc>)],
) -> Result<Vec<(Hour, DateTime<Utc>)>> {
    let mut due = Vec::new();
    for (hour, slot) in slots {
        let found: Option<(i64,)> = optional!(
            tx,
            "select person_id from subscription
             where state = 'active' and hour = $1 and effective_from <= $2
                 and weekday in (0, $4) and (paused_until is null or paused_until <= $2)
                 and not exists (select 1 from run where run.day = $3 and run.hour = $1)
             limit 1",
            i32::from(hour.get()),
            stored(*slot),
            day,
            i32::from(Rhythm::Weekly(day.weekday()).number())
        )?;
        due.extend(found.map(|_| (*hour, *slot)));
    }
    Ok(due)
}

/// Begins the run of a slot, the moment its hour begins. `None`: there is one already.
pub async fn create(
    tx: &mut Tx,
    day: NaiveDate,
    (hour, slot): (Hour, DateTime<Utc>),
    cutoff: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Option<RunId>> {
    let (lowest, highest): (Option<i64>, Option<i64>) =
        one!(tx, "select min(person_id), max(person_id) from subscription")?;
    let first_person = first_of_day(lowest.unwrap_or(1), highest.unwrap_or(1), day);
    let id: Option<(i64,)> = optional!(
        tx,
        "insert into run (day, hour, slot_at, cutoff, state, planned_through, first_person, created_at)
         values ($1, $2, $3, $4, 'planning', 0, $5, $6)
         on conflict (day, hour) do nothing returning id",
        day,
        i32::from(hour.get()),
        stored(slot),
        stored(cutoff),
        first_person,
        stored(now)
    )?;
    Ok(id.map(|(id,)| id.into()))
}

/// All runs of a day, by hour.
pub async fn of_day(tx: &mut Tx, day: NaiveDate) -> Result<Vec<Run>> {
    let rows: Vec<Row> = all!(tx, select_runs!("day = $1 order by hour"), day)?;
    rows.into_iter().map(Row::read).collect()
}

/// The runs that are not done, of whichever day, oldest first.
pub async fn open(tx: &mut Tx) -> Result<Vec<Run>> {
    let rows: Vec<Row> = all!(tx, select_runs!("state <> 'done' order by day, hour"))?;
    rows.into_iter().map(Row::read).collect()
}

/// What a digest of `day` may contain.
pub async fn candidates(
    tx: &mut Tx,
    cutoff: DateTime<Utc>,
    day: NaiveDate,
) -> Result<Vec<Candidate>> {
    let rows: Vec<CandidateRow> = all!(
        tx,
        "select p.id, b.owner_id, b.keeper_id, b.category, b.area, p.live_from, p.ends_on, p.recurs
         from promotion p join business b on b.id = p.business_id
         where p.state = 'approved' and p.live_from <= $1 and p.ends_on >= $2 and b.state = 'active'
         order by p.id",
        stored(cutoff),
        day
    )?;
    rows.into_iter().map(CandidateRow::read).collect()
}

/// Everybody has been planned: from now on deliveries can be claimed.
pub async fn ready(tx: &mut Tx, id: RunId) -> Result<()> {
    execute!(tx, "update run set state = 'ready' where id = $1 and state = 'planning'", id.0)?;
    Ok(())
}

/// Whether it is over.
pub async fn is_done(tx: &mut Tx, id: RunId) -> Result<bool> {
    let (done,): (bool,) =
        one!(tx, "select exists (select 1 from run where id = $1 and state = 'done')", id.0)?;
    Ok(done)
}

/// Ends a ready run of which nothing remains to be sent; whether it did.
pub async fn finish_if_done(tx: &mut Tx, id: RunId, now: DateTime<Utc>) -> Result<bool> {
    broadcast::cancel_what_is_left(tx, id, now).await?;
    let finished = execute!(
        tx,
        "update run set state = 'done', finished_at = $2
         where id = $1 and state = 'ready'
             and not exists (select 1 from delivery where run_id = $1 and state = 'planned')
             and not exists (select 1 from delivery where run_id = $1 and state = 'sending')",
        id.0,
        stored(now)
    )?;
    if finished == 1 {
        reach::count_run(tx, id).await?;
    }
    Ok(finished == 1)
}

/// Where sending begins on a day. The golden ratio spreads the beginnings of successive days.
fn first_of_day(lowest: i64, highest: i64, day: NaiveDate) -> i64 {
    let millionths = i64::from(day.num_days_from_ce()) * 618_034 % 1_000_000;
    lowest + (highest - lowest) * millionths / 1_000_000
}

pub(super) fn state(code: &str) -> Result<RunState> {
    match code {
        "planning" => Ok(RunState::Planning),
        "ready" => Ok(RunState::Ready),
        "done" => Ok(RunState::Done),
        _ => Err(StoreError::Unreadable("run.state")),
    }
}

impl Row {
    fn read(self) -> Result<Run> {
        let state = state(&self.state)?;
        let hour = subscription::hour(self.hour)?;
        Ok(Run { id: self.id.into(), day: self.day, hour, cutoff: self.cutoff, state })
    }
}

impl CandidateRow {
    fn read(self) -> Result<Candidate> {
        Ok(Candidate {
            promotion: self.id.into(),
            owner: self.owner_id.into(),
            keeper: self.keeper_id.map(Into::into),
            category: self.category,
            area: self.area,
            live_from: self.live_from,
            until: self.ends_on,
            recurs: promotion::recurrence(self.recurs)?,
        })
    }
}
