//! Businesses.

mod extras;

pub(super) use extras::PapersRow;

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, StoreError, Tx, edition, review, stored};
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
        "b.id as business_id, b.owner_id, b.keeper_id, b.state as business_state, b.name, b.category,
         b.area, b.phone, b.description, b.latitude, b.longitude, b.hours, b.photo, b.links, b.nib, b.pirt, b.halal"
    };
}
pub(super) use business_columns;

/// Whether somebody looks after a business, of a table that the query calls `b`.
macro_rules! looks_after {
    ($person:literal) => {
        concat!("(b.owner_id = ", $person, " or b.keeper_id = ", $person, ")")
    };
}
pub(super) use looks_after;

/// What an owner writes of a business, as columns of a statement that [`writing!`] runs.
macro_rules! written_columns {
    () => {
        "name, category, area, phone, description, latitude, longitude, hours, photo, links, nib,
         pirt, halal"
    };
}

/// The values of [`written_columns!`]; other parameters begin with `$14`.
macro_rules! written_values {
    () => {
        "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13"
    };
}

/// `execute!` or `one!` with what an owner writes before the other parameters.
macro_rules! writing {
    ($run:ident, $tx:expr, $sql:expr, $new:expr $(, $bind:expr)* $(,)?) => {{
        let extras = extras::Row::of(&$new.extras);
        $run!(
            $tx,
            $sql,
            $new.name.as_str(),
            $new.category.code(),
            $new.area.as_str(),
            $new.phone.as_str(),
            $new.description.as_str(),
            extras.latitude,
            extras.longitude,
            extras.hours,
            extras.photo,
            extras.links,
            extras.papers.nib,
            extras.papers.pirt,
            extras.papers.halal
            $(, $bind)*
        )
    }};
}

#[derive(FromRow)]
pub(super) struct Row {
    business_id: i64,
    owner_id: i64,
    keeper_id: Option<i64>,
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
    let (id,): (i64,) = writing!(
        one,
        tx,
        concat!(
            "insert into business (",
            written_columns!(),
            ", owner_id, state, handed_in_at) values (",
            written_values!(),
            ", $14, $15, $16) returning id"
        ),
        new,
        owner.0,
        state.code(),
        stored(now)
    )?;
    Ok(id.into())
}

/// Hands a business that was to be corrected in once more, as it is now, for a new decision. `false`: `keeper`
/// doesn't look after it, or it isn't to be corrected, and nothing was written.
pub async fn resubmit(
    tx: &mut Tx,
    id: BusinessId,
    keeper: PersonId,
    new: &NewBusiness,
    now: DateTime<Utc>,
) -> Result<bool> {
    let written = writing!(
        execute,
        tx,
        concat!(
            "update business as b set (",
            written_columns!(),
            ") = (",
            written_values!(),
            "), state = 'pending', handed_in_at = $16, decided_at = null
             where b.id = $14 and b.state = 'needs_correction' and ",
            looks_after!("$15")
        ),
        new,
        id.0,
        keeper.0,
        stored(now)
    )?;
    if written == 1 {
        review::reopen(tx, Subject::Business(id), review::RESUBMITTED, now).await?;
    }
    Ok(written == 1)
}

/// Writes a business that waits for its decision as it is now. `handed_in`: when what the office reviews of it
/// was handed in, where that is another moment than before. `false`: it waits no longer.
pub async fn rewrite(
    tx: &mut Tx,
    id: BusinessId,
    new: &NewBusiness,
    handed_in: Option<DateTime<Utc>>,
) -> Result<bool> {
    let written = writing!(
        execute,
        tx,
        concat!(
            "update business set (",
            written_columns!(),
            ") = (",
            written_values!(),
            "), handed_in_at = coalesce($15, handed_in_at) where id = $14 and state = 'pending'"
        ),
        new,
        id.0,
        handed_in.map(stored)
    )?;
    Ok(written == 1)
}

/// Writes the parts of an approved business that the office has no say in. `false`: it isn't one.
pub async fn amend(tx: &mut Tx, id: BusinessId, new: &NewBusiness) -> Result<bool> {
    let extras = extras::Row::of(&new.extras);
    let written = execute!(
        tx,
        "update business set phone = $2, latitude = $3, longitude = $4, hours = $5, links = $6
         where id = $1 and state in ('active', 'closed')",
        id.0,
        new.phone.as_str(),
        extras.latitude,
        extras.longitude,
        extras.hours,
        extras.links
    )?;
    Ok(written == 1)
}

/// Moves a business from one state to another. `false`: it isn't in that state any more.
pub async fn move_on(
    tx: &mut Tx,
    id: BusinessId,
    from: BusinessState,
    to: BusinessState,
) -> Result<bool> {
    let moved = execute!(
        tx,
        "update business set state = $3 where id = $1 and state = $2",
        id.0,
        from.code(),
        to.code()
    )?;
    Ok(moved == 1)
}

/// Erases a business and its promotions: they leave circulation and what they said goes at once, the keys
/// stay so that figures and the decision log keep adding up.
pub async fn erase(tx: &mut Tx, id: BusinessId) -> Result<()> {
    edition::revise_business(tx, id).await?;
    for statement in ERASURE {
        execute!(tx, statement, id.0)?;
    }
    Ok(())
}

/// $1 business.
const ERASURE: [&str; 15] = [
    // What was decided about it and its promotions, beyond the keys.
    "delete from decided_change where audit_id in (
         select id from audit where subject_kind = 'business' and subject_id = $1
         union all
         select a.id from audit a join promotion p on p.id = a.subject_id
         where a.subject_kind = 'promotion' and p.business_id = $1)",
    // What administrators wrote about it and its promotions.
    "delete from audit_words where audit_id in (
         select id from audit where subject_kind = 'business' and subject_id = $1
         union all
         select a.id from audit a join promotion p on p.id = a.subject_id
         where a.subject_kind = 'promotion' and p.business_id = $1)",
    "delete from reason where subject_kind = 'business' and subject_id = $1",
    "delete from reason where subject_kind = 'promotion' and subject_id in (
         select id from promotion where business_id = $1)",
    "delete from business_change where business_id = $1",
    // What residents wrote about its promotions and kept of them.
    "delete from report where promotion_id in (select id from promotion where business_id = $1)",
    "delete from report_card where promotion_id in (
         select id from promotion where business_id = $1)",
    "delete from saved where promotion_id in (select id from promotion where business_id = $1)",
    "delete from term where promotion_id in (select id from promotion where business_id = $1)",
    "delete from shingle where promotion_id in (select id from promotion where business_id = $1)",
    "delete from promotion_photo where promotion_id in (
         select id from promotion where business_id = $1)",
    "delete from revision_photo where promotion_id in (
         select id from promotion where business_id = $1)",
    "delete from revision where promotion_id in (select id from promotion where business_id = $1)",
    "update promotion set state = 'withdrawn', title = '', body = '' where business_id = $1",
    "update business set state = 'deleted', keeper_id = null, name = '', description = '', phone = '', latitude = null,
         longitude = null, hours = null, photo = null, links = null, nib = null, pirt = null, halal = null
     where id = $1",
];

/// Lets nobody write a business until this transaction ends.
pub(super) async fn hold(tx: &mut Tx, id: BusinessId) -> Result<()> {
    execute!(tx, "update business set state = state where id = $1", id.0)?;
    Ok(())
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

/// Businesses with this telephone number or in this place that are neither deleted nor turned down, oldest
/// first.
pub async fn near(tx: &mut Tx, phone: &Phone, area: &AreaCode) -> Result<Vec<Business>> {
    let rows: Vec<Row> = all!(
        tx,
        concat!(
            "select ",
            business_columns!(),
            " from business b
             where (b.phone = $1 or b.area = $2) and b.state not in ('deleted', 'needs_correction', 'rejected')
             order by b.id"
        ),
        phone.as_str(),
        area.as_str()
    )?;
    rows.into_iter().map(Row::read).collect()
}

/// All businesses of an owner, the deleted ones too.
pub(super) async fn keys_of_owner(tx: &mut Tx, owner: PersonId) -> Result<Vec<BusinessId>> {
    let ids: Vec<(i64,)> =
        all!(tx, "select id from business where owner_id = $1 order by id", owner.0)?;
    Ok(ids.into_iter().map(|(id,)| id.into()).collect())
}

/// The businesses that somebody looks after and that are not deleted, oldest first.
pub async fn looked_after_by(tx: &mut Tx, keeper: PersonId) -> Result<Vec<Business>> {
    let rows: Vec<Row> = all!(
        tx,
        concat!(
            "select ",
            business_columns!(),
            " from business b where ",
            looks_after!("$1"),
            " and b.state <> 'deleted' order by b.id"
        ),
        keeper.0
    )?;
    rows.into_iter().map(Row::read).collect()
}

impl Row {
    pub(super) fn read(self) -> Result<Business> {
        Ok(Business {
            id: self.business_id.into(),
            owner: self.owner_id.into(),
            keeper: self.keeper_id.map(Into::into),
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
