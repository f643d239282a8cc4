//! How far promotions came: who opened them, and how many digests held them.

use chrono::NaiveDate;

use super::{Result, Tx};
use crate::domain::{
    ids::{PersonId, PromotionId, RunId},
    promotion::Reach,
};

/// Counts an opening of the page. `false`: it was counted today already.
pub async fn open(
    tx: &mut Tx,
    promotion: PromotionId,
    person: PersonId,
    day: NaiveDate,
) -> Result<bool> {
    let inserted = execute!(
        tx,
        "insert into opening (promotion_id, person_id, day) values ($1, $2, $3)
         on conflict do nothing",
        promotion.0,
        person.0,
        day
    )?;
    Ok(inserted == 1)
}

/// Counts for each promotion the digests of a run that is over. Counting again changes nothing.
pub async fn count_run(tx: &mut Tx, run: RunId) -> Result<()> {
    execute!(
        tx,
        "insert into delivered (promotion_id, run_id, digests)
         select item.promotion_id, $1, sum(sent.digests)
         from (select edition_id, count(*) as digests from delivery
               where run_id = $1 and state = 'sent' group by edition_id) as sent
         join edition_item item on item.edition_id = sent.edition_id
         group by item.promotion_id
         on conflict (promotion_id, run_id) do update set digests = excluded.digests",
        run.0
    )?;
    Ok(())
}

/// Figures of what is over: a run that is being sent is not among them yet.
pub async fn of(tx: &mut Tx, promotion: PromotionId) -> Result<Reach> {
    let (delivered, opened, contacted): (i64, i64, i64) = one!(
        tx,
        "select
             cast(coalesce((select sum(digests) from delivered where promotion_id = $1), 0) as bigint),
             (select count(*) from opening where promotion_id = $1)
                 + coalesce((select residents from opening_total where promotion_id = $1), 0),
             (select count(*) from interest where promotion_id = $1)
                 + coalesce((select residents from interest_total where promotion_id = $1), 0)",
        promotion.0
    )?;
    Ok(Reach { delivered, opened, contacted })
}
