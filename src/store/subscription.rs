//! What residents want to receive and when. Equal selections share a row.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, StoreError, Tx, stored};
use crate::domain::{
    calendar::Hour,
    ids::PersonId,
    subscription::{Selection, Subscription},
};

#[derive(FromRow)]
struct Row {
    #[sqlx(try_from = "String")]
    body: Selection,
    hour: i32,
}

/// The subscription in force; none when it was stopped.
pub async fn get(tx: &mut Tx, person: PersonId) -> Result<Option<Subscription>> {
    of_state(tx, person, "active").await
}

/// The settings of a subscription that was stopped, for bringing it back.
pub async fn stopped(tx: &mut Tx, person: PersonId) -> Result<Option<Subscription>> {
    of_state(tx, person, "stopped").await
}

async fn of_state(tx: &mut Tx, person: PersonId, state: &str) -> Result<Option<Subscription>> {
    let row: Option<Row> = optional!(
        tx,
        "select selection.body, subscription.hour
         from subscription join selection on selection.id = subscription.selection_id
         where subscription.person_id = $1 and subscription.state = $2",
        person.0,
        state
    )?;
    row.map(|row| Ok(Subscription { selection: row.body, hour: hour(row.hour)? })).transpose()
}

/// Subscribes, or changes what is wanted; a stopped subscription is active again. Slots before
/// `effective_from` are not theirs. What they have had already stays known.
pub async fn put(
    tx: &mut Tx,
    person: PersonId,
    wanted: &Subscription,
    effective_from: DateTime<Utc>,
) -> Result<()> {
    let selection = intern(tx, &wanted.selection).await?;
    execute!(
        tx,
        "insert into subscription (person_id, selection_id, hour, effective_from, state)
         values ($1, $2, $3, $4, 'active')
         on conflict (person_id) do update set selection_id = excluded.selection_id,
             hour = excluded.hour, effective_from = excluded.effective_from, state = excluded.state",
        person.0,
        selection,
        i32::from(wanted.hour.get()),
        stored(effective_from)
    )?;
    Ok(())
}

/// Stops it; the settings stay.
pub async fn stop(tx: &mut Tx, person: PersonId) -> Result<()> {
    execute!(tx, "update subscription set state = 'stopped' where person_id = $1", person.0)?;
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

/// The hours at which somebody's digest is due.
pub async fn hours(tx: &mut Tx) -> Result<Vec<Hour>> {
    let rows: Vec<(i32,)> =
        all!(tx, "select distinct hour from subscription where state = 'active' order by hour")?;
    rows.into_iter().map(|(raw,)| hour(raw)).collect()
}
