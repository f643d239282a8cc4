//! Telling owners of the end of a promotion: each last day is told of once. A change that
//! waits ends with its promotion, and its card says so.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Result, Tx, keeper, lead,
    outbox::{self, OutboxKind},
    revision, stored,
};
use crate::domain::review::Subject;

/// A last day, and since when a promotion must be out for its owner to be told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastDay {
    pub day: NaiveDate,
    pub live_before: DateTime<Utc>,
}

/// $1 last day, $2 live before.
macro_rules! ending_where {
    () => {
        "state = 'approved' and ends_on = $1 and live_from <= $2
         and (end_told is null or end_told <> ends_on)
         and business_id in (select id from business where state = 'active')"
    };
}

/// $1 today.
macro_rules! undecided_where {
    () => {
        "state = 'pending' and ends_on < $1 and (end_told is null or end_told <> ends_on)"
    };
}

/// Whether the owner of anything has yet to be told.
pub async fn is_due(tx: &mut Tx, last_days: &[LastDay], today: NaiveDate) -> Result<bool> {
    for LastDay { day, live_before } in last_days {
        let (due,): (bool,) = one!(
            tx,
            concat!("select exists (select 1 from promotion where ", ending_where!(), ")"),
            day,
            stored(*live_before)
        )?;
        if due {
            return Ok(true);
        }
    }
    let (due,): (bool,) = one!(
        tx,
        concat!("select exists (select 1 from promotion where ", undecided_where!(), ")"),
        today
    )?;
    Ok(due || revision::is_any_over(tx, today).await?)
}

/// Puts a notice for each promotion that is about to end, and for each whose last day passed while it waited
/// for review, and for each card of a change that is over. Returns how many.
pub async fn tell(
    tx: &mut Tx,
    fence: i64,
    last_days: &[LastDay],
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<usize> {
    lead::check(tx, fence).await?;
    let mut due: Vec<(OutboxKind, i64)> = Vec::new();
    for LastDay { day, live_before } in last_days {
        let ending: Vec<(i64,)> = all!(
            tx,
            concat!(
                "update promotion set end_told = ends_on where ",
                ending_where!(),
                " returning id"
            ),
            day,
            stored(*live_before)
        )?;
        due.extend(ending.into_iter().map(|(id,)| (OutboxKind::Ending, id)));
    }
    let undecided: Vec<(i64,)> = all!(
        tx,
        concat!(
            "update promotion set end_told = ends_on where ",
            undecided_where!(),
            " returning id"
        ),
        today
    )?;
    due.extend(undecided.into_iter().map(|(id,)| (OutboxKind::NobodyDecided, id)));
    let over = revision::end_with_promotions(tx, today).await?;
    for id in &over {
        outbox::put(tx, OutboxKind::CardDecided, Subject::Promotion(*id), now).await?;
    }
    for (kind, id) in &due {
        keeper::tell_all(tx, *kind, Subject::Promotion((*id).into()), now).await?;
    }
    Ok(due.len() + over.len())
}
