//! Planning writes a run's recipients in chunks, each a transaction of a few set-based statements.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use sqlx::FromRow;

use super::{Result, StoreError, Tx, business::looks_after, stored};
use crate::domain::{
    edition::{Audience, Item},
    ids::{PersonId, RunId},
    subscription::{Rhythm, Selection},
};

/// The bounds of a chunk: people after one key, up to and including another.
struct Chunk {
    run: RunId,
    day: NaiveDate,
    hour: i32,
    slot: DateTime<Utc>,
    cutoff: DateTime<Utc>,
    after: i64,
    through: i64,
    /// How many are due within.
    people: i64,
}

#[derive(FromRow)]
struct Cursor {
    day: NaiveDate,
    hour: i32,
    slot_at: DateTime<Utc>,
    cutoff: DateTime<Utc>,
    planned_through: i64,
}

#[derive(FromRow)]
struct NewEdition {
    id: i64,
    #[sqlx(try_from = "String")]
    body: Selection,
    since: DateTime<Utc>,
    excluded_owner: i64,
}

/// Who is due. $1 hour, $2 slot, $3 after, $4 weekday.
macro_rules! due_from {
    () => {
        "from subscription s join person p on p.id = s.person_id
         where s.state = 'active' and s.hour = $1 and s.effective_from <= $2 and s.person_id > $3
             and s.weekday in (0, $4) and (s.paused_until is null or s.paused_until <= $2)
             and p.unreachable is null and p.telegram_id is not null "
    };
}

/// Who is due within a chunk, with what decides on their edition.
/// $5 through, $6 cutoff, $7 day, $8 the beginning of time.
macro_rules! due {
    () => {
        concat!(
            "(select s.person_id, p.language, s.selection_id, coalesce(s.since, $8) as since,
                 case when exists (
                     select 1 from business b join promotion o on o.business_id = b.id
                     where ",
            looks_after!("s.person_id"),
            " and b.state = 'active' and o.state = 'approved'
                         and o.live_from <= $6 and o.ends_on >= $7)
                 then s.person_id else 0 end as excluded_owner ",
            due_from!(),
            "and s.person_id <= $5) as due "
        )
    };
}

/// Plans the next `size` people of a run and returns the last of them; `None`: nobody is left, and the
/// run may be made ready. Where to go on is part of the transaction, so after a crash it goes on there.
///
/// The transaction must be of [`super::Db::begin_snapshot`] and hold nothing else. `compose` gives the
/// items of an edition and is called once for each new audience.
pub async fn chunk(
    tx: &mut Tx,
    run: RunId,
    size: i64,
    now: DateTime<Utc>,
    compose: &(dyn Fn(&Audience) -> Vec<Item> + Sync),
) -> Result<Option<PersonId>> {
    let Some(chunk) = next(tx, run, size).await? else { return Ok(None) };
    let items: Vec<(i64, Vec<Item>)> = insert_editions(tx, &chunk)
        .await?
        .into_iter()
        .map(|edition| (edition.id, compose(&edition.audience())))
        .collect();
    insert_items(tx, &items).await?;
    if insert_deliveries(tx, &chunk, now).await? != chunk.people.unsigned_abs() {
        return Err(StoreError::Changed);
    }
    skip(tx, &chunk).await?;
    advance(tx, &chunk).await?;
    Ok(Some(chunk.through.into()))
}

async fn next(tx: &mut Tx, run: RunId, size: i64) -> Result<Option<Chunk>> {
    let cursor: Option<Cursor> = optional!(
        tx,
        "select day, hour, slot_at, cutoff, planned_through from run
         where id = $1 and state = 'planning'",
        run.0
    )?;
    let Some(cursor) = cursor else { return Ok(None) };
    let slot = cursor.slot_at;
    let (through, people): (Option<i64>, i64) = one!(
        tx,
        concat!(
            "select max(person_id), count(*) from (select s.person_id ",
            due_from!(),
            "order by s.person_id limit $5) as chunk"
        ),
        cursor.hour,
        slot,
        cursor.planned_through,
        weekday(cursor.day),
        size
    )?;
    Ok(through.map(|through| Chunk {
        run,
        day: cursor.day,
        hour: cursor.hour,
        slot,
        cutoff: cursor.cutoff,
        after: cursor.planned_through,
        through,
        people,
    }))
}

/// Inserts the editions that the chunk needs and that no earlier one made.
async fn insert_editions(tx: &mut Tx, chunk: &Chunk) -> Result<Vec<NewEdition>> {
    all!(
        tx,
        concat!(
            "insert into edition (run_id, language, selection_id, since, excluded_owner)
             select distinct $9, language, selection_id, since, excluded_owner from ",
            due!(),
            "where true
             on conflict do nothing
             returning id, since, excluded_owner,
                 (select body from selection where selection.id = edition.selection_id) as body"
        ),
        chunk.hour,
        chunk.slot,
        chunk.after,
        weekday(chunk.day),
        chunk.through,
        chunk.cutoff,
        chunk.day,
        DateTime::UNIX_EPOCH,
        chunk.run.0
    )
}

async fn insert_items(tx: &mut Tx, editions: &[(i64, Vec<Item>)]) -> Result<()> {
    let rows: Vec<(i64, i32, Item)> = editions
        .iter()
        .flat_map(|(edition, items)| (1i32..).zip(items).map(|(at, item)| (*edition, at, *item)))
        .collect();
    // Within the number of parameters a statement may have.
    for some in rows.chunks(1000) {
        let _: Vec<(i64,)> = bulk!(
            tx,
            "insert into edition_item (edition_id, position, promotion_id, section) ",
            |query| query.push_values(some, |mut row, (edition, position, item)| {
                row.push_bind(*edition)
                    .push_bind(*position)
                    .push_bind(item.promotion.0)
                    .push_bind(item.section.code());
            })
        )?;
    }
    Ok(())
}

/// Nothing new is nothing sent, but for those who have had no digest yet: the first time they hear why.
async fn insert_deliveries(tx: &mut Tx, chunk: &Chunk, now: DateTime<Utc>) -> Result<u64> {
    execute!(
        tx,
        concat!(
            "insert into delivery (run_id, person_id, edition_id, state, cause, updated_at)
             select $9, due.person_id, edition.id,
                 case when item.edition_id is null and due.since <> $8
                     then 'skipped' else 'planned' end,
                 case when item.edition_id is null and due.since <> $8 then 'nothing_new' end, $10
             from ",
            due!(),
            "join edition on edition.run_id = $9 and edition.language = due.language
                 and edition.selection_id = due.selection_id and edition.since = due.since
                 and edition.excluded_owner = due.excluded_owner
             left join edition_item item on item.edition_id = edition.id and item.position = 1"
        ),
        chunk.hour,
        chunk.slot,
        chunk.after,
        weekday(chunk.day),
        chunk.through,
        chunk.cutoff,
        chunk.day,
        DateTime::UNIX_EPOCH,
        chunk.run.0,
        stored(now)
    )
}

/// Whoever got nothing because nothing is new knows all there is up to the cut-off.
async fn skip(tx: &mut Tx, chunk: &Chunk) -> Result<()> {
    execute!(
        tx,
        "update subscription set since = $4
         where since < $4 and person_id in (
             select person_id from delivery
             where run_id = $1 and person_id > $2 and person_id <= $3 and state = 'skipped')",
        chunk.run.0,
        chunk.after,
        chunk.through,
        chunk.cutoff
    )?;
    Ok(())
}

async fn advance(tx: &mut Tx, chunk: &Chunk) -> Result<()> {
    let advanced = execute!(
        tx,
        "update run set planned_through = $3
         where id = $1 and planned_through = $2 and state = 'planning'",
        chunk.run.0,
        chunk.after,
        chunk.through
    )?;
    if advanced == 1 { Ok(()) } else { Err(StoreError::Changed) }
}

/// As `subscription.weekday` has it.
fn weekday(day: NaiveDate) -> i32 {
    i32::from(Rhythm::Weekly(day.weekday()).number())
}

impl NewEdition {
    fn audience(&self) -> Audience {
        Audience {
            selection: self.body.clone(),
            since: (self.since != DateTime::UNIX_EPOCH).then_some(self.since),
            excluded_owner: (self.excluded_owner != 0).then(|| self.excluded_owner.into()),
        }
    }
}
