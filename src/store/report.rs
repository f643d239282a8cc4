//! Reports of residents, and the card of the admin group that gathers those on a promotion.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use super::{Result, StoreError, Tx, audit, review::Card, stored};
use crate::domain::{
    ids::{AdminId, PersonId, PromotionId},
    report::{Ground, Remark},
    review::Subject,
};

/// One resident's report, without the resident.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub ground: Ground,
    pub words: Option<String>,
    pub checked: bool,
}

/// Where the reports of a promotion are gathered, and who looked at them when.
#[derive(Debug, Clone, PartialEq)]
pub struct Gathered {
    pub at: Card,
    pub checked: Option<(DateTime<Utc>, String)>,
}

#[derive(FromRow)]
struct GatheredRow {
    chat_id: i64,
    message_id: i32,
    checked_at: Option<DateTime<Utc>>,
    name: Option<String>,
}

const CHECKED: &str = "reports_checked";
const MADE_UP: &str = "reports_made_up";

/// Keeps a report. `false`: the person has reported this promotion before.
pub async fn put(
    tx: &mut Tx,
    (promotion, person): (PromotionId, PersonId),
    ground: Ground,
    words: Option<&Remark>,
    day: NaiveDate,
    now: DateTime<Utc>,
) -> Result<bool> {
    let inserted = execute!(
        tx,
        "insert into report (promotion_id, person_id, ground, words, at, day, checked)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
        promotion.0,
        person.0,
        ground.code(),
        words.map(Remark::as_str),
        stored(now),
        day,
        false
    )?;
    Ok(inserted == 1)
}

/// Takes a report back that nobody has looked at. `false`: there is none.
pub async fn take_back(tx: &mut Tx, promotion: PromotionId, person: PersonId) -> Result<bool> {
    let taken = execute!(
        tx,
        "delete from report where promotion_id = $1 and person_id = $2 and not checked",
        promotion.0,
        person.0
    )?;
    Ok(taken == 1)
}

/// When somebody reported a promotion, if they did.
pub async fn at(
    tx: &mut Tx,
    promotion: PromotionId,
    person: PersonId,
) -> Result<Option<DateTime<Utc>>> {
    let row: Option<(DateTime<Utc>,)> = optional!(
        tx,
        "select at from report where promotion_id = $1 and person_id = $2",
        promotion.0,
        person.0
    )?;
    Ok(row.map(|(at,)| at))
}

/// How many promotions somebody reported on a day.
pub async fn count_of_day(tx: &mut Tx, person: PersonId, day: NaiveDate) -> Result<i64> {
    let (count,): (i64,) =
        one!(tx, "select count(*) from report where person_id = $1 and day = $2", person.0, day)?;
    Ok(count)
}

/// Until when somebody's reports are not taken, where that is later than now.
pub async fn muted_until(
    tx: &mut Tx,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let row: Option<(DateTime<Utc>,)> = optional!(
        tx,
        "select until from muted_reporter where person_id = $1 and until > $2",
        person.0,
        stored(now)
    )?;
    Ok(row.map(|(until,)| until))
}

/// The reports on a promotion, oldest first.
pub async fn of_promotion(tx: &mut Tx, promotion: PromotionId) -> Result<Vec<Report>> {
    let rows: Vec<(String, Option<String>, bool)> = all!(
        tx,
        "select ground, words, checked from report where promotion_id = $1 order by at, person_id",
        promotion.0
    )?;
    rows.into_iter()
        .map(|(ground, words, checked)| {
            let ground =
                Ground::from_code(&ground).ok_or(StoreError::Unreadable("report.ground"))?;
            Ok(Report { ground, words, checked })
        })
        .collect()
}

/// The promotions somebody has reported.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<PromotionId>> {
    let rows: Vec<(i64,)> =
        all!(tx, "select promotion_id from report where person_id = $1", person.0)?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}

pub async fn card(tx: &mut Tx, promotion: PromotionId) -> Result<Option<Gathered>> {
    let row: Option<GatheredRow> = optional!(
        tx,
        "select chat_id, message_id, checked_at, admin.name
         from report_card left join admin on admin.id = checked_by where promotion_id = $1",
        promotion.0
    )?;
    Ok(row.map(|row| Gathered {
        at: Card { chat_id: row.chat_id, message_id: row.message_id },
        checked: row.checked_at.zip(row.name),
    }))
}

/// Notes where the reports of a promotion are gathered now; an earlier card no longer counts.
pub async fn put_card(tx: &mut Tx, promotion: PromotionId, card: Card) -> Result<()> {
    execute!(
        tx,
        "insert into report_card (promotion_id, chat_id, message_id) values ($1, $2, $3)
         on conflict (promotion_id) do update
         set chat_id = excluded.chat_id, message_id = excluded.message_id,
             checked_at = null, checked_by = null",
        promotion.0,
        card.chat_id,
        card.message_id
    )?;
    Ok(())
}

/// Lets what nobody has looked at be gathered anew in `admin_chat` where it stands elsewhere or nowhere.
/// Returns how many promotions it is of.
pub async fn gather_in(tx: &mut Tx, admin_chat: i64, now: DateTime<Utc>) -> Result<u64> {
    execute!(tx, "delete from report_card where chat_id <> $1 and checked_at is null", admin_chat)?;
    execute!(
        tx,
        "insert into outbox (kind, subject_kind, subject_id, state, not_before, created_at)
         select distinct 'reports', 'promotion', promotion_id, 'pending', $1, $1 from report
         where not checked and not exists (
             select 1 from report_card
             where report_card.promotion_id = report.promotion_id and checked_at is null)
         and not exists (
             select 1 from outbox where outbox.kind = 'reports'
                 and outbox.state in ('pending', 'sending')
                 and outbox.subject_kind = 'promotion' and outbox.subject_id = report.promotion_id)",
        stored(now)
    )
}

/// Puts a change of each card in the group that nobody has closed, `limit` at most: where one is gone, that
/// shows.
pub async fn look_at_cards(tx: &mut Tx, limit: i64, now: DateTime<Utc>) -> Result<u64> {
    execute!(
        tx,
        "insert into outbox (kind, subject_kind, subject_id, state, not_before, created_at)
         select 'reports', 'promotion', promotion_id, 'pending', $2, $2 from report_card
         where checked_at is null and not exists (
             select 1 from outbox where outbox.kind = 'reports'
                 and outbox.state in ('pending', 'sending')
                 and outbox.subject_kind = 'promotion'
                 and outbox.subject_id = report_card.promotion_id)
         order by promotion_id limit $1",
        limit,
        stored(now)
    )
}

/// Forgets a card that is gone from the group. `false`: it is not the present one, or was closed.
pub async fn forget_card(tx: &mut Tx, promotion: PromotionId, at: Card) -> Result<bool> {
    let forgotten = execute!(
        tx,
        "delete from report_card
         where promotion_id = $1 and chat_id = $2 and message_id = $3 and checked_at is null",
        promotion.0,
        at.chat_id,
        at.message_id
    )?;
    Ok(forgotten == 1)
}

/// An administrator has looked at what was reported of a promotion; `muted_until`: and found it made up.
/// `false`: somebody was first, or nothing is left to look at.
pub async fn check(
    tx: &mut Tx,
    promotion: PromotionId,
    admin: AdminId,
    muted_until: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let changed = execute!(
        tx,
        "update report_card set checked_at = $2, checked_by = $3
         where promotion_id = $1 and checked_at is null",
        promotion.0,
        stored(now),
        admin.0
    )?;
    if changed == 0 {
        return Ok(false);
    }
    if let Some(until) = muted_until {
        execute!(
            tx,
            "insert into muted_reporter (person_id, until)
             select person_id, $2 from report where promotion_id = $1 and not checked
             on conflict (person_id) do update set until = excluded.until",
            promotion.0,
            stored(until)
        )?;
    }
    execute!(tx, "update report set checked = $2 where promotion_id = $1", promotion.0, true)?;
    let action = if muted_until.is_some() { MADE_UP } else { CHECKED };
    let subject = Subject::Promotion(promotion);
    audit::add(tx, Some(admin), action, subject, None, None, now).await?;
    Ok(true)
}
