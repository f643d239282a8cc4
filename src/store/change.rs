//! Changes of what the office has approved, kept beside it until they are decided on: one per business.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, StoreError, Tx, business::PapersRow, edition, stored, term};
use crate::domain::{
    area::AreaCode,
    business::{BusinessName, Change, Description, Reviewed},
    category::Category,
    ids::BusinessId,
    promotion::PhotoId,
    review::Objection,
    revision::RevisionState,
};

#[derive(FromRow)]
struct Row {
    state: String,
    name: String,
    #[sqlx(try_from = "String")]
    category: Category,
    #[sqlx(try_from = "String")]
    area: AreaCode,
    description: String,
    photo: Option<String>,
    #[sqlx(flatten)]
    papers: PapersRow,
}

fn state_of(objection: Objection) -> &'static str {
    RevisionState::after(objection).code()
}

pub async fn get(tx: &mut Tx, business: BusinessId) -> Result<Option<Change>> {
    let row: Option<Row> = optional!(
        tx,
        "select state, name, category, area, description, photo, nib, pirt, halal
         from business_change where business_id = $1",
        business.0
    )?;
    row.map(Row::read).transpose()
}

/// Hands a change in, in place of an earlier one.
pub async fn put(
    tx: &mut Tx,
    business: BusinessId,
    to: &Reviewed,
    now: DateTime<Utc>,
) -> Result<()> {
    let papers = PapersRow::of(&to.papers);
    execute!(
        tx,
        "insert into business_change (business_id, state, name, category, area, description, photo, nib,
             pirt, halal, handed_in_at)
         values ($1, 'pending', $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (business_id) do update set state = excluded.state, name = excluded.name,
             category = excluded.category, area = excluded.area, description = excluded.description,
             photo = excluded.photo, nib = excluded.nib, pirt = excluded.pirt, halal = excluded.halal,
             handed_in_at = excluded.handed_in_at",
        business.0,
        to.name.as_str(),
        to.category.code(),
        to.area.as_str(),
        to.description.as_str(),
        to.photo.as_ref().map(|photo| photo.0.as_str()),
        papers.nib,
        papers.pirt,
        papers.halal,
        stored(now)
    )?;
    Ok(())
}

/// Forgets the change, and returns it where there was one.
pub async fn forget(tx: &mut Tx, business: BusinessId) -> Result<Option<Change>> {
    let gone: Option<Row> = optional!(
        tx,
        "delete from business_change where business_id = $1
         returning state, name, category, area, description, photo, nib, pirt, halal",
        business.0
    )?;
    gone.map(Row::read).transpose()
}

/// Makes a change that waits true. `false`: none waits, somebody else may have taken it.
pub(super) async fn apply(tx: &mut Tx, business: BusinessId, now: DateTime<Utc>) -> Result<bool> {
    let taken: Option<Row> = optional!(
        tx,
        "delete from business_change where business_id = $1 and state = 'pending'
         returning state, name, category, area, description, photo, nib, pirt, halal",
        business.0
    )?;
    let Some(change) = taken else { return Ok(false) };
    let to = change.read()?.to;
    let papers = PapersRow::of(&to.papers);
    execute!(
        tx,
        "update business set name = $2, category = $3, area = $4, description = $5, photo = $6, nib = $7,
             pirt = $8, halal = $9, decided_at = $10
         where id = $1 and state <> 'deleted'",
        business.0,
        to.name.as_str(),
        to.category.code(),
        to.area.as_str(),
        to.description.as_str(),
        to.photo.as_ref().map(|photo| photo.0.as_str()),
        papers.nib,
        papers.pirt,
        papers.halal,
        stored(now)
    )?;
    edition::revise_business(tx, business).await?;
    term::refresh_business(tx, business).await?;
    Ok(true)
}

/// Lets nobody hand in another change in place of one that waits until this transaction ends. `false`: none
/// waits.
pub(super) async fn hold(tx: &mut Tx, business: BusinessId) -> Result<bool> {
    let held = execute!(
        tx,
        "update business_change set state = state where business_id = $1 and state = 'pending'",
        business.0
    )?;
    Ok(held == 1)
}

/// A change that the office had something against waits again. `false`: it stands otherwise.
pub(super) async fn wait_again(
    tx: &mut Tx,
    business: BusinessId,
    objection: Objection,
) -> Result<bool> {
    let waits = execute!(
        tx,
        "update business_change set state = 'pending' where business_id = $1 and state = $2",
        business.0,
        state_of(objection)
    )?;
    Ok(waits == 1)
}

/// Keeps a change that waits with what the office has against it. `false`: none waits.
pub(super) async fn turn_down(
    tx: &mut Tx,
    business: BusinessId,
    objection: Objection,
) -> Result<bool> {
    let rejected = execute!(
        tx,
        "update business_change set state = $2 where business_id = $1 and state = 'pending'",
        business.0,
        state_of(objection)
    )?;
    Ok(rejected == 1)
}

impl Row {
    fn read(self) -> Result<Change> {
        let name = BusinessName::parse(&self.name)
            .map_err(StoreError::unreadable("business_change.name"))?;
        let description = Description::parse(&self.description)
            .map_err(StoreError::unreadable("business_change.description"))?;
        let to = Reviewed {
            name,
            category: self.category,
            area: self.area,
            description,
            photo: self.photo.map(PhotoId),
            papers: self.papers.read()?,
        };
        let objection = Objection::ALL.into_iter().find(|it| state_of(*it) == self.state);
        Ok(Change { to, objection })
    }
}
