//! Who asked for a contact, once per resident and day.

use chrono::NaiveDate;

use super::{Result, Tx};
use crate::domain::ids::{PersonId, PromotionId};

/// Counts an interest. `false`: it was counted today already.
pub async fn count(
    tx: &mut Tx,
    promotion: PromotionId,
    person: PersonId,
    day: NaiveDate,
) -> Result<bool> {
    let inserted = execute!(
        tx,
        "insert into interest (promotion_id, person_id, day) values ($1, $2, $3)
         on conflict do nothing",
        promotion.0,
        person.0,
        day
    )?;
    Ok(inserted == 1)
}
