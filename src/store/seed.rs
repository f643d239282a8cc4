//! Made-up residents and promotions in bulk, to try and to measure with.

use chrono::{DateTime, Utc};

use super::{Result, Tx, business, promotion, stored, subscription, term};
use crate::domain::{
    business::{BusinessState, NewBusiness},
    calendar::Hour,
    ids::{BusinessId, PersonId, PromotionId},
    person::NOTICE_VERSION,
    promotion::{NewPromotion, PromotionState},
    subscription::Selection,
};

/// The Telegram id of the first made-up resident; the others follow.
pub const FIRST_TELEGRAM_ID: i64 = 1_000_000;

/// Makes residents "Warga 1" to "Warga n", half of each language, who have consented and are subscribed to
/// everything at seven, from long ago. Those that exist stay as they are. Returns how many were made.
pub async fn residents(tx: &mut Tx, n: i64, now: DateTime<Utc>) -> Result<u64> {
    let selection = subscription::intern(tx, &Selection::default()).await?;
    let made = execute!(
        tx,
        "with recursive count (n) as (select $1 union all select n + 1 from count where n < $2)
         insert into person (telegram_id, first_name, language, created_at)
         select $3 + n - 1, 'Warga ' || n, case when n % 2 = 0 then 'jv' else 'id' end, $4
         from count where n <= $2
         on conflict (telegram_id) do nothing",
        1i64,
        n,
        FIRST_TELEGRAM_ID,
        stored(now)
    )?;
    execute!(
        tx,
        "insert into consent (person_id, kind, version, language, given_at)
         select id, 'resident', $3, language, $4 from person
         where telegram_id >= $1 and telegram_id < $1 + $2 and not exists (
             select 1 from consent where person_id = person.id and kind = 'resident')",
        FIRST_TELEGRAM_ID,
        n,
        NOTICE_VERSION,
        stored(now)
    )?;
    execute!(
        tx,
        "insert into subscription (person_id, selection_id, hour, effective_from, state)
         select id, $3, $4, $5, 'active' from person
         where telegram_id >= $1 and telegram_id < $1 + $2
         order by id
         on conflict (person_id) do nothing",
        FIRST_TELEGRAM_ID,
        n,
        selection,
        i32::from(Hour::DEFAULT.get()),
        DateTime::UNIX_EPOCH
    )?;
    Ok(made)
}

/// A business that needs no review.
pub async fn active_business(
    tx: &mut Tx,
    owner: PersonId,
    new: &NewBusiness,
    now: DateTime<Utc>,
) -> Result<BusinessId> {
    business::insert_as(tx, owner, new, BusinessState::Active, now).await
}

/// A promotion that goes live without a review.
pub async fn live_promotion(
    tx: &mut Tx,
    new: &NewPromotion,
    live_from: DateTime<Utc>,
) -> Result<PromotionId> {
    let approved = PromotionState::Approved;
    let id = promotion::insert_as(tx, new, approved, Some(live_from), live_from).await?;
    term::refresh(tx, id).await?;
    Ok(id)
}
