//! What residents want to receive and when. Equal selections share a row.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, StoreError, Tx, stored};
use crate::domain::{
    calendar::Hour,
    ids::PersonId,
    subscription::{Kept, Rhythm, Selection, Subscription},
};

#[derive(FromRow)]
struct Row {
    #[sqlx(try_from = "String")]
    body: Selection,
    hour: i32,
    weekday: i32,
    paused_until: Option<DateTime<Utc>>,
}

/// The subscription in force, a paused one included; none when it was stopped.
pub async fn get(tx: &mut Tx, person: PersonId) -> Result<Option<Kept>> {
    of_state(tx, person, "active").await
}

/// The settings of a subscription that was stopped, for bringing it back.
pub async fn stopped(tx: &mut Tx, person: PersonId) -> Result<Option<Kept>> {
    of_state(tx, person, "stopped").await
}

async fn of_state(tx: &mut Tx, person: PersonId, state: &str) -> Result<Option<Kept>> {
    let row: Option<Row> = optional!(
        tx,
        "select selection.body, subscription.hour, subscription.weekday, subscription.paused_until
         from subscription join selection on selection.id = subscription.selection_id
         where subscription.person_id = $1 and subscription.state = $2",
        person.0,
        state
    )?;
    row.map(Row::read).transpose()
}

/// Subscribes, or changes what is wanted; a stopped subscription is active again. Slots before
/// `effective_from` are not theirs. What they have had already stays known, and a pause goes on.
pub async fn put(
    tx: &mut Tx,
    person: PersonId,
    wanted: &Subscription,
    effective_from: DateTime<Utc>,
) -> Result<()> {
    let selection = intern(tx, &wanted.selection).await?;
    execute!(
        tx,
        "insert into subscription (person_id, selection_id, hour, weekday, effective_from, state)
         values ($1, $2, $3, $4, $5, 'active')
         on conflict (person_id) do update set selection_id = excluded.selection_id,
             hour = excluded.hour, weekday = excluded.weekday,
             effective_from = excluded.effective_from, state = excluded.state",
        person.0,
        selection,
        i32::from(wanted.hour.get()),
        i32::from(wanted.rhythm.number()),
        stored(effective_from)
    )?;
    Ok(())
}

/// Plans nothing of a subscription in force before `until`; `None`: it goes on at once.
pub async fn pause(tx: &mut Tx, person: PersonId, until: Option<DateTime<Utc>>) -> Result<()> {
    execute!(
        tx,
        "update subscription set paused_until = $2 where person_id = $1 and state = 'active'",
        person.0,
        until.map(stored)
    )?;
    Ok(())
}

/// Takes back what is planned for somebody and not on its way yet.
pub async fn take_back_planned(tx: &mut Tx, person: PersonId, now: DateTime<Utc>) -> Result<u64> {
    execute!(
        tx,
        "update delivery set state = 'cancelled', updated_at = $2
         where run_id in (select id from run where state <> 'done')
             and person_id = $1 and state = 'planned'",
        person.0,
        stored(now)
    )
}

/// Stops it; the settings stay, but for a pause.
pub async fn stop(tx: &mut Tx, person: PersonId) -> Result<()> {
    execute!(
        tx,
        "update subscription set state = 'stopped', paused_until = null where person_id = $1",
        person.0
    )?;
    Ok(())
}

/// The key of a selection, which is written if it is new.
pub(super) async fn intern(tx: &mut Tx, selection: &Selection) -> Result<i64> {
    let body = selection.to_string();
    execute!(tx, "insert into selection (body) values ($1) on conflict do nothing", &body)?;
    let (id,): (i64,) = one!(tx, "select id from selection where body = $1", &body)?;
    Ok(id)
}

pub(super) fn hour(raw: i32) -> Result<Hour> {
    u8::try_from(raw)
        .ok()
        .and_then(|hour| Hour::try_from(hour).ok())
        .ok_or(StoreError::Unreadable("hour"))
}

/// The rhythms and hours at which somebody's digest is due.
pub async fn times(tx: &mut Tx) -> Result<Vec<Subscription>> {
    let rows: Vec<(i32, i32)> = all!(
        tx,
        "select distinct hour, weekday from subscription where state = 'active'
         order by hour, weekday"
    )?;
    let read = |(raw, weekday)| {
        let (hour, rhythm) = (hour(raw)?, rhythm(weekday)?);
        Ok(Subscription { selection: Selection::default(), hour, rhythm })
    };
    rows.into_iter().map(read).collect()
}

pub(super) fn rhythm(raw: i32) -> Result<Rhythm> {
    u8::try_from(raw)
        .ok()
        .and_then(|number| Rhythm::try_from(number).ok())
        .ok_or(StoreError::Unreadable("weekday"))
}

impl Row {
    fn read(self) -> Result<Kept> {
        let (hour, rhythm) = (hour(self.hour)?, rhythm(self.weekday)?);
        let wanted = Subscription { selection: self.body, hour, rhythm };
        Ok(Kept { wanted, paused_until: self.paused_until })
    }
}
