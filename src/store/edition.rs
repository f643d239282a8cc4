//! What an edition contains at the moment it is rendered.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use super::{
    Result, Tx,
    promotion::{self, select_promotions},
};
use crate::domain::{
    business::{Business, BusinessState},
    edition::{Item, Section},
    ids::{BusinessId, EditionId, PromotionId},
    language::Language,
    promotion::Promotion,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    pub language: Language,
    /// The day of its run.
    pub day: NaiveDate,
    /// In order; what has left circulation is left out.
    pub items: Vec<(Item, Promotion, Business)>,
    /// Nothing was new when it was planned: it is for those who have had no digest yet.
    pub empty: bool,
    /// A text rendered from an earlier revision must not be used.
    pub revision: i32,
    /// To be sent as plain text.
    pub quarantined: bool,
}

#[derive(FromRow)]
struct Row {
    #[sqlx(try_from = "String")]
    language: Language,
    day: NaiveDate,
    revision: i32,
    quarantined: bool,
}

#[derive(FromRow)]
struct ItemRow {
    promotion_id: i64,
    #[sqlx(try_from = "String")]
    section: Section,
}

/// What the edition contains at `now`, which is day `today` in the regency.
pub async fn content(
    tx: &mut Tx,
    id: EditionId,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<Edition> {
    let row: Row = one!(
        tx,
        "select edition.language, run.day, edition.revision, edition.quarantined
         from edition join run on run.id = edition.run_id where edition.id = $1",
        id.0
    )?;
    let items: Vec<ItemRow> = all!(
        tx,
        "select promotion_id, section from edition_item where edition_id = $1 order by position",
        id.0
    )?;
    let empty = items.is_empty();
    let promotions = all!(
        tx,
        select_promotions!(
            "where p.id in (select promotion_id from edition_item where edition_id = $1)"
        ),
        id.0
    )?;
    let mut live: HashMap<PromotionId, (Promotion, Business)> = promotion::read(tx, promotions)
        .await?
        .into_iter()
        .filter(|(p, b)| p.is_live(now, today) && b.state == BusinessState::Active)
        .map(|found| (found.0.id, found))
        .collect();
    let items = items
        .into_iter()
        .map(|row| Item { promotion: row.promotion_id.into(), section: row.section })
        .filter_map(|item| live.remove(&item.promotion).map(|(p, b)| (item, p, b)))
        .collect();
    Ok(Edition {
        language: row.language,
        day: row.day,
        items,
        empty,
        revision: row.revision,
        quarantined: row.quarantined,
    })
}

/// The revision now in force, to tell whether a rendered text may still be used.
pub async fn revision(tx: &mut Tx, id: EditionId) -> Result<i32> {
    let (revision,): (i32,) = one!(tx, "select revision from edition where id = $1", id.0)?;
    Ok(revision)
}

/// A promotion has left circulation: the editions that hold it and are still being sent get a new revision.
pub async fn revise(tx: &mut Tx, promotion: PromotionId) -> Result<u64> {
    execute!(
        tx,
        "update edition set revision = revision + 1
         where id in (select edition_id from edition_item where promotion_id = $1)
             and run_id in (select id from run where state <> 'done')",
        promotion.0
    )
}

/// The same for all promotions of a business.
pub async fn revise_business(tx: &mut Tx, business: BusinessId) -> Result<u64> {
    execute!(
        tx,
        "update edition set revision = revision + 1
         where run_id in (select id from run where state <> 'done') and id in (
             select i.edition_id from edition_item i join promotion p on p.id = i.promotion_id
             where p.business_id = $1)",
        business.0
    )
}

/// Telegram refused its markup: from now on it is sent as plain text.
pub async fn quarantine(tx: &mut Tx, id: EditionId) -> Result<()> {
    execute!(
        tx,
        "update edition set quarantined = $2, revision = revision + 1
         where id = $1 and quarantined <> $2",
        id.0,
        true
    )?;
    Ok(())
}
