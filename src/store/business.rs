//! Businesses.

mod extras;

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, StoreError, Tx, review, stored};
use crate::domain::{
    area::AreaCode,
    business::{Business, BusinessName, BusinessState, Description, NewBusiness},
    category::Category,
    ids::{BusinessId, PersonId},
    phone::Phone,
    review::Subject,
};

/// The columns of a [`Row`], of a table that the query calls `b`.
macro_rules! business_columns {
    () => {
        "b.id as business_id, b.owner_id, b.state as business_state, b.name, b.category, b.area, b.phone,
         b.description, b.latitude, b.longitude, b.hours, b.photo, b.links, b.nib, b.pirt, b.halal"
    };
}
pub(super) use business_columns;

#[derive(FromRow)]
pub(super) struct Row {
    business_id: i64,
    owner_id: i64,
    #[sqlx(try_from = "String")]
    business_state: BusinessState,
    name: String,
    #[sqlx(try_from = "String")]
    category: Category,
    #[sqlx(try_from = "String")]
    area: AreaCode,
    #[sqlx(try_from = "String")]
    phone: Phone,
    description: String,
    #[sqlx(flatten)]
    extras: extras::Row,
}

/// Registers a business, which then waits for review.
pub async fn insert(
    tx: &mut Tx,
    owner: PersonId,
    new: &NewBusiness,
    now: DateTime<Utc>,
) -> Result<BusinessId> {
    insert_as(tx, owner, new, BusinessState::Pending, now).await
}

pub(super) async fn insert_as(
    tx: &mut Tx,
    owner: PersonId,
    new: &NewBusiness,
    state: BusinessState,
    now: DateTime<Utc>,
) -> Result<BusinessId> {
    let extras = extras::Row::of(&new.extras);
    let (id,): (i64,) = one!(
        tx,
        "insert into business (owner_id, state, name, category, area, phone, description, handed_in_at,
             latitude, longitude, hours, photo, links, nib, pirt, halal)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) returning id",
        owner.0,
        state.code(),
        new.name.as_str(),
        new.category.code(),
        new.area.as_str(),
        new.phone.as_str(),
        new.description.as_str(),
        stored(now),
        extras.latitude,
        extras.longitude,
        extras.hours,
        extras.photo,
        extras.links,
        extras.nib,
        extras.pirt,
        extras.halal
    )?;
    Ok(id.into())
}

/// Hands a rejected business of `owner` in once more, as it is now, for a new decision. `false`: it isn't
/// theirs or not rejected, and nothing was written.
pub async fn resubmit(
    tx: &mut Tx,
    id: BusinessId,
    owner: PersonId,
    new: &NewBusiness,
    now: DateTime<Utc>,
) -> Result<bool> {
    let extras = extras::Row::of(&new.extras);
    let written = execute!(
        tx,
        "update business set state = 'pending', name = $3, category = $4, area = $5, phone = $6,
             description = $7, handed_in_at = $8, decided_at = null, latitude = $9, longitude = $10,
             hours = $11, photo = $12, links = $13, nib = $14, pirt = $15, halal = $16
         where id = $1 and owner_id = $2 and state = 'rejected'",
        id.0,
        owner.0,
        new.name.as_str(),
        new.category.code(),
        new.area.as_str(),
        new.phone.as_str(),
        new.description.as_str(),
        stored(now),
        extras.latitude,
        extras.longitude,
        extras.hours,
        extras.photo,
        extras.links,
        extras.nib,
        extras.pirt,
        extras.halal
    )?;
    if written == 1 {
        review::reopen(tx, Subject::Business(id), now).await?;
    }
    Ok(written == 1)
}

/// A business that is not deleted.
pub async fn get(tx: &mut Tx, id: BusinessId) -> Result<Option<Business>> {
    let row: Option<Row> = optional!(
        tx,
        concat!(
            "select ",
            business_columns!(),
            " from business b where b.id = $1 and b.state <> 'deleted'"
        ),
        id.0
    )?;
    row.map(Row::read).transpose()
}

/// The businesses of an owner that are not deleted, oldest first.
pub async fn of_owner(tx: &mut Tx, owner: PersonId) -> Result<Vec<Business>> {
    let rows: Vec<Row> = all!(
        tx,
        concat!(
            "select ",
            business_columns!(),
            " from business b where b.owner_id = $1 and b.state <> 'deleted' order by b.id"
        ),
        owner.0
    )?;
    rows.into_iter().map(Row::read).collect()
}

impl Row {
    pub(super) fn read(self) -> Result<Business> {
        Ok(Business {
            id: self.business_id.into(),
            owner: self.owner_id.into(),
            state: self.business_state,
            profile: NewBusiness {
                name: BusinessName::parse(&self.name)
                    .map_err(StoreError::unreadable("business.name"))?,
                category: self.category,
                area: self.area,
                phone: self.phone,
                description: Description::parse(&self.description)
                    .map_err(StoreError::unreadable("business.description"))?,
                extras: Box::new(self.extras.read()?),
            },
        })
    }
}
