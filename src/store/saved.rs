//! What residents keep to find it again, also after it has ended.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx,
    promotion::{self, select_promotions},
    stored,
};
use crate::domain::{
    business::Business,
    ids::{PersonId, PromotionId},
    promotion::Promotion,
};

/// Keeps a promotion for somebody; once more changes nothing.
pub async fn put(
    tx: &mut Tx,
    person: PersonId,
    promotion: PromotionId,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        "insert into saved (person_id, promotion_id, at) values ($1, $2, $3) on conflict do nothing",
        person.0,
        promotion.0,
        stored(now)
    )?;
    Ok(())
}

pub async fn remove(tx: &mut Tx, person: PersonId, promotion: PromotionId) -> Result<()> {
    execute!(
        tx,
        "delete from saved where person_id = $1 and promotion_id = $2",
        person.0,
        promotion.0
    )?;
    Ok(())
}

pub async fn holds(tx: &mut Tx, person: PersonId, promotion: PromotionId) -> Result<bool> {
    let (holds,): (bool,) = one!(
        tx,
        "select exists (select 1 from saved where person_id = $1 and promotion_id = $2)",
        person.0,
        promotion.0
    )?;
    Ok(holds)
}

/// What somebody keeps, the newest kept first.
pub async fn of_person(
    tx: &mut Tx,
    person: PersonId,
    limit: i64,
    offset: i64,
) -> Result<Vec<(Promotion, Business)>> {
    let rows = all!(
        tx,
        select_promotions!(
            "join saved on saved.promotion_id = p.id where saved.person_id = $1
             order by saved.at desc, p.id desc limit $2 offset $3"
        ),
        person.0,
        limit,
        offset
    )?;
    promotion::read(tx, rows).await
}

/// How many [`of_person`] would list without a limit.
pub async fn count(tx: &mut Tx, person: PersonId) -> Result<i64> {
    let (count,): (i64,) = one!(
        tx,
        "select count(*) from saved join promotion p on p.id = saved.promotion_id
         join business b on b.id = p.business_id and b.state <> 'deleted'
         where saved.person_id = $1",
        person.0
    )?;
    Ok(count)
}
