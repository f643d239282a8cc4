//! What administrators see of the day's digests and do to them: hold them back, end a run, and have sent once
//! more what failed.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use sqlx::FromRow;

use super::{Result, StoreError, Tx, audit, run, stored, subscription};
use crate::domain::{
    broadcast::{
        Cancelled, Doing, Figures, MAY_PASS, MEASURED, Pause, RunState, Seen, Silence, Why,
    },
    calendar::Hour,
    delivery::{Cause, DeliveryState},
    ids::{AdminId, PersonId, RunId},
    subscription::Rhythm,
};

/// A run as administrators see it, without its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    pub id: RunId,
    pub day: NaiveDate,
    pub hour: Hour,
    pub state: RunState,
    pub cancelled: Option<Cancelled>,
    pub silence: Option<Silence>,
}

/// Somebody whom a run did not reach, by surrogate key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreached {
    pub person: PersonId,
    pub hour: Hour,
    pub why: Why,
    pub at: DateTime<Utc>,
}

#[derive(FromRow)]
struct Row {
    id: i64,
    day: NaiveDate,
    hour: i32,
    state: String,
    cancelled_at: Option<DateTime<Utc>>,
    cancelled_by: Option<String>,
    silent_from: Option<DateTime<Utc>>,
    silent_until: Option<DateTime<Utc>>,
}

#[derive(FromRow)]
struct FigureRow {
    state: String,
    cause: Option<String>,
    rows: i64,
    doubtful: i64,
    lately: i64,
}

#[derive(FromRow)]
struct UnreachedRow {
    person_id: i64,
    hour: i32,
    state: String,
    cause: Option<String>,
    updated_at: DateTime<Utc>,
}

macro_rules! select_watched {
    ($rest:literal) => {
        concat!(
            "select run.id, day, hour, state, cancelled_at, admin.name as cancelled_by,
                 silent_from, silent_until
             from run left join admin on admin.id = run.cancelled_by where ",
            $rest
        )
    };
}

/// The runs of a day, by hour.
pub async fn of_day(tx: &mut Tx, day: NaiveDate) -> Result<Vec<Watched>> {
    let rows: Vec<Row> = all!(tx, select_watched!("day = $1 order by hour"), day)?;
    rows.into_iter().map(Row::read).collect()
}

pub async fn get(tx: &mut Tx, id: RunId) -> Result<Option<Watched>> {
    let row: Option<Row> = optional!(tx, select_watched!("run.id = $1"), id.0)?;
    row.map(Row::read).transpose()
}

/// The figures of a run at `now`, read in one go so that they add up.
pub async fn figures(tx: &mut Tx, id: RunId, now: DateTime<Utc>) -> Result<Figures> {
    let rows: Vec<FigureRow> = all!(
        tx,
        "select state, cause, count(*) as rows, count(*) filter (where doubtful) as doubtful,
             count(*) filter (where state = 'sent' and updated_at > $2) as lately
         from delivery where run_id = $1 group by state, cause
         union all
         select state, null, deliveries, doubtful, 0 from run_total where run_id = $1",
        id.0,
        stored(now - MEASURED)
    )?;
    let mut figures = Figures::default();
    for row in rows {
        let state = DeliveryState::try_from(row.state);
        let state = state.map_err(StoreError::unreadable("delivery.state"))?;
        let cause = row.cause.map(Cause::try_from).transpose();
        figures.add(state, cause.map_err(StoreError::unreadable("delivery.cause"))?, row.rows);
        figures.tally.doubtful += row.doubtful;
        figures.lately += row.lately;
    }
    Ok(figures)
}

/// The first hour after `hour` at which somebody's digest is due on that day.
pub async fn next_hour(tx: &mut Tx, day: NaiveDate, hour: u32) -> Result<Option<Hour>> {
    let (next,): (Option<i32>,) = one!(
        tx,
        "select min(hour) from subscription
         where state = 'active' and hour > $1 and weekday in (0, $2)",
        i32::try_from(hour).unwrap_or_default(),
        i32::from(Rhythm::Weekly(day.weekday()).number())
    )?;
    next.map(subscription::hour).transpose()
}

/// Who holds all digests back, if somebody does.
pub async fn paused(tx: &mut Tx) -> Result<Option<Pause>> {
    let row: Option<(String, DateTime<Utc>)> = optional!(
        tx,
        "select admin.name, since from broadcast_pause join admin on admin.id = by_id"
    )?;
    Ok(row.map(|(by, since)| Pause { by, since }))
}

/// Holds all digests back. `false`: somebody does already.
pub async fn pause(tx: &mut Tx, admin: AdminId, now: DateTime<Utc>) -> Result<bool> {
    let begun = execute!(
        tx,
        "insert into broadcast_pause (id, by_id, since) values (1, $1, $2) on conflict do nothing",
        admin.0,
        stored(now)
    )?;
    if begun == 1 {
        audit::on_broadcast(tx, admin, "paused", None, now).await?;
    }
    Ok(begun == 1)
}

/// Lets them go on. `false`: nobody holds them back.
pub async fn resume(tx: &mut Tx, admin: AdminId, now: DateTime<Utc>) -> Result<bool> {
    let ended = execute!(tx, "delete from broadcast_pause where id = 1")?;
    if ended == 1 {
        audit::on_broadcast(tx, admin, "resumed", None, now).await?;
    }
    Ok(ended == 1)
}

/// Whether a run waits for an administrator to let the digests go on.
pub async fn is_held(tx: &mut Tx, id: RunId) -> Result<bool> {
    let (held,): (bool,) = one!(
        tx,
        "select exists (select 1 from broadcast_pause)
             and exists (select 1 from delivery where run_id = $1 and state = 'planned')",
        id.0
    )?;
    Ok(held)
}

/// Ends a run for an administrator: what is planned is cancelled, what is on its way ends by itself. Returns how
/// many were cancelled; `None`: it was over, or ended already.
pub async fn cancel(
    tx: &mut Tx,
    id: RunId,
    admin: AdminId,
    now: DateTime<Utc>,
) -> Result<Option<u64>> {
    let ended = execute!(
        tx,
        "update run set cancelled_at = $2, cancelled_by = $3
         where id = $1 and state <> 'done' and cancelled_at is null",
        id.0,
        stored(now),
        admin.0
    )?;
    if ended == 0 {
        return Ok(None);
    }
    audit::on_broadcast(tx, admin, "cancelled", Some(id), now).await?;
    let cancelled = cancel_what_is_left(tx, id, now).await?;
    run::finish_if_done(tx, id, now).await?;
    Ok(Some(cancelled))
}

/// Cancels what is planned of a run that an administrator has ended, such as what was planned since or came back
/// from its way.
pub(super) async fn cancel_what_is_left(tx: &mut Tx, id: RunId, now: DateTime<Utc>) -> Result<u64> {
    execute!(
        tx,
        "update delivery set state = $2, updated_at = $3
         where run_id = $1 and state = 'planned'
             and exists (select 1 from run where id = $1 and cancelled_at is not null)",
        id.0,
        DeliveryState::Cancelled.code(),
        stored(now)
    )
}

/// Those whom the runs of a day did not reach, by hour.
pub async fn unreached(tx: &mut Tx, day: NaiveDate) -> Result<Vec<Unreached>> {
    let rows: Vec<UnreachedRow> = all!(
        tx,
        "select person_id, hour, delivery.state, cause, updated_at
         from run join delivery on delivery.run_id = run.id
         where day = $1
             and delivery.state in ('failed', 'unreachable', 'missed', 'cancelled')
         order by hour, person_id",
        day
    )?;
    rows.into_iter().map(UnreachedRow::read).collect()
}

/// Of those whom a run failed for a cause that may pass, whoever may be sent to and was not sent to once more.
/// $1 run, $2 now, $3 and $4 the causes, $5 true.
macro_rules! worth_another {
    () => {
        "run_id = $1 and state = 'failed' and cause in ($3, $4) and retried <> $5
             and exists (
                 select 1 from subscription s join person p on p.id = s.person_id
                 where s.person_id = delivery.person_id and s.state = 'active'
                     and (s.paused_until is null or s.paused_until <= $2)
                     and p.unreachable is null and p.telegram_id is not null)"
    };
}

/// How many of a run can be sent once more.
pub async fn worth_another(tx: &mut Tx, id: RunId, now: DateTime<Utc>) -> Result<i64> {
    let [first, second] = MAY_PASS.map(Cause::code);
    let (count,): (i64,) = one!(
        tx,
        concat!("select count(*) from delivery where ", worth_another!()),
        id.0,
        stored(now),
        first,
        second,
        true
    )?;
    Ok(count)
}

/// Plans them once more, each once in all, and opens the run again where it was over. Returns how many; a run
/// that an administrator has ended stays so.
pub async fn retry(tx: &mut Tx, id: RunId, admin: AdminId, now: DateTime<Utc>) -> Result<u64> {
    let [first, second] = MAY_PASS.map(Cause::code);
    let planned = execute!(
        tx,
        concat!(
            "update delivery set state = 'planned', cause = null, retried = $5, updated_at = $2
             where exists (
                 select 1 from run where run.id = $1 and run.state <> 'planning'
                     and cancelled_at is null) and ",
            worth_another!()
        ),
        id.0,
        stored(now),
        first,
        second,
        true
    )?;
    if planned > 0 {
        execute!(
            tx,
            "update run set state = 'ready', finished_at = null where id = $1 and state = 'done'",
            id.0
        )?;
        audit::on_broadcast(tx, admin, "retried", Some(id), now).await?;
    }
    Ok(planned)
}

/// A run has paused by itself, or goes on again.
pub async fn note_silence(tx: &mut Tx, id: RunId, silent: bool, now: DateTime<Utc>) -> Result<()> {
    let statement = if silent {
        "update run set silent_from = $2, silent_until = null where id = $1"
    } else {
        "update run set silent_until = $2
         where id = $1 and silent_from is not null and silent_until is null"
    };
    execute!(tx, statement, id.0, stored(now))?;
    Ok(())
}

/// The runs since `day` that paused by themselves without the admin group knowing.
pub async fn untold_silences(tx: &mut Tx, day: NaiveDate) -> Result<Vec<Watched>> {
    let rows: Vec<Row> = all!(
        tx,
        select_watched!(
            "day >= $1 and silent_from is not null and silence_told <> $2 order by run.id"
        ),
        day,
        true
    )?;
    rows.into_iter().map(Row::read).collect()
}

/// The admin group knows.
pub async fn silence_told(tx: &mut Tx, id: RunId) -> Result<()> {
    execute!(tx, "update run set silence_told = $2 where id = $1", id.0, true)?;
    Ok(())
}

/// The lead with this `fence` is at work.
pub async fn note_seen(tx: &mut Tx, fence: i64, seen: Seen) -> Result<()> {
    execute!(
        tx,
        "update lead set seen_at = $2, doing = $3 where id = 1 and fence = $1",
        fence,
        stored(seen.at),
        seen.doing.code()
    )?;
    Ok(())
}

/// When a sender was last at work.
pub async fn seen(tx: &mut Tx) -> Result<Option<Seen>> {
    let (at, doing): (Option<DateTime<Utc>>, Option<String>) =
        one!(tx, "select seen_at, doing from lead where id = 1")?;
    let Some((at, doing)) = at.zip(doing) else { return Ok(None) };
    let doing = Doing::ALL.into_iter().find(|known| known.code() == doing);
    let doing = doing.ok_or(StoreError::Unreadable("lead.doing"))?;
    Ok(Some(Seen { at, doing }))
}

impl Row {
    fn read(self) -> Result<Watched> {
        let cancelled = self.cancelled_by.zip(self.cancelled_at);
        let until = self.silent_until;
        Ok(Watched {
            id: self.id.into(),
            day: self.day,
            hour: subscription::hour(self.hour)?,
            state: run::state(&self.state)?,
            cancelled: cancelled.map(|(by, at)| Cancelled { by, at }),
            silence: self.silent_from.map(|from| Silence { from, until }),
        })
    }
}

impl UnreachedRow {
    fn read(self) -> Result<Unreached> {
        let cause = self.cause.map(Cause::try_from).transpose();
        let cause = cause.map_err(StoreError::unreadable("delivery.cause"))?;
        let why = match (self.state.as_str(), cause) {
            ("missed", _) => Why::Missed,
            ("cancelled", _) => Why::Cancelled,
            (_, Some(cause)) => Why::Cause(cause),
            (_, None) => return Err(StoreError::Unreadable("delivery.cause")),
        };
        Ok(Unreached {
            person: self.person_id.into(),
            hour: subscription::hour(self.hour)?,
            why,
            at: self.updated_at,
        })
    }
}
