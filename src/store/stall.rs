//! What owners do with their promotions: each a compare-and-set on the state, with its audit row, and with
//! the digests being sent worded anew. `false`: it stood otherwise, and nothing was written.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Result, Tx, audit, edition, promotion, review, stored, twin};
use crate::domain::{area::AreaCode, ids::PromotionId, promotion::NewPromotion, review::Subject};

pub async fn sell_out(tx: &mut Tx, id: PromotionId, now: DateTime<Utc>) -> Result<bool> {
    let changed = execute!(
        tx,
        "update promotion set state = 'sold_out' where id = $1 and state = 'approved'",
        id.0
    )?;
    done(tx, changed, id, "sold_out", now).await
}

pub async fn put_back_on_sale(tx: &mut Tx, id: PromotionId, now: DateTime<Utc>) -> Result<bool> {
    let changed = execute!(
        tx,
        "update promotion set state = 'approved' where id = $1 and state = 'sold_out'",
        id.0
    )?;
    done(tx, changed, id, "back_on_sale", now).await
}

/// Takes back what waits for review, or out of circulation what was approved.
pub async fn withdraw(tx: &mut Tx, id: PromotionId, now: DateTime<Utc>) -> Result<bool> {
    let changed = execute!(
        tx,
        "update promotion set state = 'withdrawn'
         where id = $1 and state in ('pending', 'approved', 'sold_out')",
        id.0
    )?;
    done(tx, changed, id, "withdrawn", now).await
}

/// Undoes a withdrawal: what was approved before needs no second review, the rest waits again where it
/// waited.
pub async fn restore(tx: &mut Tx, id: PromotionId, now: DateTime<Utc>) -> Result<bool> {
    let changed = execute!(
        tx,
        "update promotion set state = case when live_from is null then 'pending' else 'approved' end
         where id = $1 and state = 'withdrawn'",
        id.0
    )?;
    done(tx, changed, id, "restored", now).await
}

/// Moves the last day from one to another, also in a change that has the same one.
pub async fn extend(
    tx: &mut Tx,
    id: PromotionId,
    from: NaiveDate,
    to: NaiveDate,
    now: DateTime<Utc>,
) -> Result<bool> {
    let changed = execute!(
        tx,
        "update promotion set ends_on = $3,
             recurs = case when recurs like 'dates:%' then null else recurs end
         where id = $1 and ends_on = $2 and state in ('pending', 'approved')",
        id.0,
        from,
        to
    )?;
    execute!(
        tx,
        "update revision set ends_on = $3,
             recurs = case when recurs like 'dates:%' then null else recurs end
         where promotion_id = $1 and ends_on = $2",
        id.0,
        from,
        to
    )?;
    done(tx, changed, id, "extended", now).await
}

/// Brings the last day forward, which is said then where it was open.
pub async fn end_earlier(
    tx: &mut Tx,
    id: PromotionId,
    to: NaiveDate,
    now: DateTime<Utc>,
) -> Result<bool> {
    let changed = execute!(
        tx,
        "update promotion set ends_on = $2, open_ended = $3
         where id = $1 and ends_on > $2 and starts_on <= $2 and state in ('approved', 'sold_out')",
        id.0,
        to,
        false
    )?;
    done(tx, changed, id, "ends_earlier", now).await
}

/// Hands in once more what the office wanted corrected, as it is now, for a new decision.
pub async fn resubmit(
    tx: &mut Tx,
    id: PromotionId,
    new: &NewPromotion,
    now: DateTime<Utc>,
) -> Result<bool> {
    let changed = execute!(
        tx,
        "update promotion set state = 'pending', title = $3, body = $4, price = $5, starts_on = $6,
             ends_on = $7, open_ended = $8, recurs = $9, occasion_hours = $10, occasion_place = $11,
             created_at = $12, decided_at = null
         where id = $1 and business_id = $2 and state = 'needs_correction'",
        id.0,
        new.business.0,
        new.title.as_str(),
        new.body.as_str(),
        new.price.to_string(),
        new.validity.from,
        new.validity.until,
        new.validity.open_ended,
        new.validity.recurs.map(|rule| rule.to_string()),
        new.occasion.hours.as_ref().map(ToString::to_string),
        new.occasion.place.as_ref().map(AreaCode::as_str),
        stored(now)
    )?;
    if changed == 1 {
        promotion::put_photos(tx, id, &new.photos).await?;
        twin::refresh(tx, id).await?;
        review::reopen(tx, Subject::Promotion(id), review::RESUBMITTED, now).await?;
    }
    Ok(changed == 1)
}

async fn done(
    tx: &mut Tx,
    changed: u64,
    id: PromotionId,
    action: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    if changed == 0 {
        return Ok(false);
    }
    audit::add(tx, None, action, Subject::Promotion(id), None, None, now).await?;
    edition::revise(tx, id).await?;
    Ok(true)
}
