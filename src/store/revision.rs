//! Changes of promotions that the office has approved, kept beside them until they are decided on: one per
//! promotion.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use super::{Result, Tx, edition, promotion::ContentRow, stored, term, twin};
use crate::domain::{
    area::AreaCode,
    ids::{PersonId, PromotionId},
    promotion::{NewPromotion, Origin, PhotoId},
    review::Objection,
    revision::{Revision, RevisionState},
};

#[derive(FromRow)]
struct Row {
    business_id: i64,
    #[sqlx(try_from = "String")]
    revision_state: RevisionState,
    #[sqlx(flatten)]
    content: ContentRow,
    handed_in_at: DateTime<Utc>,
}

pub async fn get(tx: &mut Tx, promotion: PromotionId) -> Result<Option<Revision>> {
    let row: Option<Row> = optional!(
        tx,
        "select p.business_id, r.state as revision_state, r.title, r.body, r.price, r.starts_on, r.ends_on,
             r.open_ended, r.recurs, r.occasion_hours, r.occasion_place, r.handed_in_at
         from revision r join promotion p on p.id = r.promotion_id
         where r.promotion_id = $1",
        promotion.0
    )?;
    let Some(row) = row else { return Ok(None) };
    let photos: Vec<(String,)> = all!(
        tx,
        "select file_id from revision_photo where promotion_id = $1 order by position",
        promotion.0
    )?;
    let photos = photos.into_iter().map(|(file_id,)| PhotoId(file_id)).collect();
    let origin = Origin::ChangeOf(promotion);
    let to = row.content.read(row.business_id.into(), photos, origin)?;
    let (state, handed_in_at) = (row.revision_state, row.handed_in_at);
    Ok(Some(Revision { to, state, handed_in_at }))
}

/// The changes of an owner's promotions, oldest promotion first.
pub async fn of_owner(tx: &mut Tx, owner: PersonId) -> Result<Vec<(PromotionId, Revision)>> {
    let ids: Vec<(i64,)> = all!(
        tx,
        "select r.promotion_id from revision r join promotion p on p.id = r.promotion_id
         join business b on b.id = p.business_id
         where b.owner_id = $1 and b.state <> 'deleted' order by r.promotion_id",
        owner.0
    )?;
    let mut found = Vec::new();
    for (id,) in ids {
        let id = PromotionId(id);
        found.extend(get(tx, id).await?.map(|revision| (id, revision)));
    }
    Ok(found)
}

/// Hands a change in, in place of an earlier one.
pub async fn put(
    tx: &mut Tx,
    promotion: PromotionId,
    to: &NewPromotion,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        "insert into revision (promotion_id, state, title, body, price, starts_on, ends_on, open_ended,
             recurs, occasion_hours, occasion_place, handed_in_at)
         values ($1, 'pending', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (promotion_id) do update set state = excluded.state, title = excluded.title,
             body = excluded.body, price = excluded.price, starts_on = excluded.starts_on,
             ends_on = excluded.ends_on, open_ended = excluded.open_ended, recurs = excluded.recurs,
             occasion_hours = excluded.occasion_hours, occasion_place = excluded.occasion_place,
             handed_in_at = excluded.handed_in_at",
        promotion.0,
        to.title.as_str(),
        to.body.as_str(),
        to.price.to_string(),
        to.validity.from,
        to.validity.until,
        to.validity.open_ended,
        to.validity.recurs.map(|rule| rule.to_string()),
        to.occasion.hours.as_ref().map(ToString::to_string),
        to.occasion.place.as_ref().map(AreaCode::as_str),
        stored(now)
    )?;
    execute!(tx, "delete from revision_photo where promotion_id = $1", promotion.0)?;
    for (position, photo) in (1i32..).zip(&to.photos) {
        execute!(
            tx,
            "insert into revision_photo (promotion_id, position, file_id, unique_id)
             values ($1, $2, $3, $4)",
            promotion.0,
            position,
            &photo.0,
            photo.unique()
        )?;
    }
    Ok(())
}

/// Gives up what waits or was turned down. `false`: there is nothing such.
pub async fn withdraw(tx: &mut Tx, promotion: PromotionId) -> Result<bool> {
    let gone = execute!(
        tx,
        "update revision set state = 'withdrawn'
         where promotion_id = $1 and state in ('pending', 'needs_correction', 'rejected')",
        promotion.0
    )?;
    Ok(gone == 1)
}

/// Undoes a withdrawal, to the state in which it was. `false`: there is nothing withdrawn.
pub async fn restore(
    tx: &mut Tx,
    promotion: PromotionId,
    state: RevisionState,
    now: DateTime<Utc>,
) -> Result<bool> {
    let back = execute!(
        tx,
        "update revision set state = $2, handed_in_at = $3
         where promotion_id = $1 and state = 'withdrawn'",
        promotion.0,
        state.code(),
        stored(now)
    )?;
    Ok(back == 1)
}

/// Lets nobody hand in another change in place of one that waits until this transaction ends. `false`: none
/// waits.
pub async fn hold(tx: &mut Tx, promotion: PromotionId) -> Result<bool> {
    let held = execute!(
        tx,
        "update revision set state = state where promotion_id = $1 and state = 'pending'",
        promotion.0
    )?;
    Ok(held == 1)
}

/// Makes a change that waits true, for good and at once: it goes out at `live_from`, or stays out.
/// `false`: none waits, or its promotion has left circulation.
pub(super) async fn apply(
    tx: &mut Tx,
    promotion: PromotionId,
    live_from: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<bool> {
    if !hold(tx, promotion).await? {
        return Ok(false);
    }
    let changed = execute!(
        tx,
        "update promotion set title = revision.title, body = revision.body, price = revision.price,
             starts_on = revision.starts_on, ends_on = revision.ends_on,
             open_ended = revision.open_ended, recurs = revision.recurs,
             occasion_hours = revision.occasion_hours, occasion_place = revision.occasion_place,
             decided_at = $2, live_from = coalesce($3, promotion.live_from)
         from revision
         where promotion.id = $1 and revision.promotion_id = $1
             and promotion.state in ('approved', 'sold_out')",
        promotion.0,
        stored(now),
        live_from.map(stored)
    )?;
    if changed == 0 {
        return Ok(false);
    }
    for statement in [
        "delete from promotion_photo where promotion_id = $1",
        "insert into promotion_photo (promotion_id, position, file_id, unique_id)
         select promotion_id, position, file_id, unique_id from revision_photo
         where promotion_id = $1",
        "delete from revision_photo where promotion_id = $1",
        "delete from revision where promotion_id = $1",
    ] {
        execute!(tx, statement, promotion.0)?;
    }
    edition::revise(tx, promotion).await?;
    term::refresh(tx, promotion).await?;
    twin::refresh(tx, promotion).await?;
    Ok(true)
}

/// A change that the office had something against waits again. `false`: it stands otherwise.
pub(super) async fn wait_again(
    tx: &mut Tx,
    promotion: PromotionId,
    from: RevisionState,
) -> Result<bool> {
    let waits = execute!(
        tx,
        "update revision set state = 'pending' where promotion_id = $1 and state = $2",
        promotion.0,
        from.code()
    )?;
    Ok(waits == 1)
}

/// Keeps a change that waits with what the office has against it. `false`: none waits.
pub(super) async fn turn_down(
    tx: &mut Tx,
    promotion: PromotionId,
    objection: Objection,
) -> Result<bool> {
    let turned_down = execute!(
        tx,
        "update revision set state = $2 where promotion_id = $1 and state = 'pending'",
        promotion.0,
        RevisionState::after(objection).code()
    )?;
    Ok(turned_down == 1)
}

/// $1 today.
macro_rules! over_where {
    () => {
        "state = 'pending' and exists (
             select 1 from promotion where id = promotion_id and promotion.ends_on < $1)"
    };
}

/// Whether a change still waits whose promotion has ended.
pub(super) async fn is_any_over(tx: &mut Tx, today: NaiveDate) -> Result<bool> {
    let (over,): (bool,) = one!(
        tx,
        concat!("select exists (select 1 from revision where ", over_where!(), ")"),
        today
    )?;
    Ok(over)
}

/// Lets changes that wait end with their promotions, whose ids are returned.
pub(super) async fn end_with_promotions(tx: &mut Tx, today: NaiveDate) -> Result<Vec<PromotionId>> {
    let ended: Vec<(i64,)> = all!(
        tx,
        concat!(
            "update revision set state = 'over' where ",
            over_where!(),
            " returning promotion_id"
        ),
        today
    )?;
    Ok(ended.into_iter().map(|(id,)| id.into()).collect())
}
