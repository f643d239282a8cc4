//! Forgetting: each function ends what has been kept long enough and tells how much it was. Deliveries,
//! of which there are many, go a piece at a time, so that nobody's answer waits behind them.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Result, Tx, stored};
use crate::domain::{
    delivery::Cause,
    ids::{PersonId, RunId},
};

/// Conversations nobody has touched since `before`, drafts included.
pub async fn conversations(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    execute!(tx, "delete from scene where updated_at < $1", stored(before))
}

/// Interests of days before `day`: their number stays with the promotion.
pub async fn interests(tx: &mut Tx, day: NaiveDate) -> Result<u64> {
    execute!(
        tx,
        "insert into interest_total (promotion_id, residents)
         select promotion_id, count(*) from interest where day < $1 group by promotion_id
         on conflict (promotion_id)
         do update set residents = interest_total.residents + excluded.residents",
        day
    )?;
    execute!(tx, "delete from interest where day < $1", day)
}

/// Openings of days before `day`: their number stays with the promotion.
pub async fn openings(tx: &mut Tx, day: NaiveDate) -> Result<u64> {
    execute!(
        tx,
        "insert into opening_total (promotion_id, residents)
         select promotion_id, count(*) from opening where day < $1 group by promotion_id
         on conflict (promotion_id)
         do update set residents = opening_total.residents + excluded.residents",
        day
    )?;
    execute!(tx, "delete from opening where day < $1", day)
}

/// The done runs before `day` that still have deliveries.
pub async fn runs_to_total(tx: &mut Tx, day: NaiveDate) -> Result<Vec<RunId>> {
    let ids: Vec<(i64,)> = all!(
        tx,
        "select id from run where state = 'done' and day < $1
             and exists (select 1 from edition where run_id = run.id)
         order by id",
        day
    )?;
    Ok(ids.into_iter().map(|(id,)| id.into()).collect())
}

/// Adds up to `limit` deliveries of a done run to its totals and forgets them; how many. Once none is
/// left, its editions go as well.
pub async fn deliveries(tx: &mut Tx, run: RunId, limit: i64) -> Result<u64> {
    let (last,): (Option<i64>,) = one!(
        tx,
        "select max(person_id) from (
             select person_id from delivery where run_id = $1 order by person_id limit $2) as piece",
        run.0,
        limit
    )?;
    let Some(last) = last else {
        execute!(
            tx,
            "delete from edition_item where edition_id in (select id from edition where run_id = $1)",
            run.0
        )?;
        execute!(tx, "delete from edition where run_id = $1", run.0)?;
        return Ok(0);
    };
    execute!(
        tx,
        "insert into run_total (run_id, state, deliveries, doubtful)
         select run_id, state, count(*), count(*) filter (where doubtful)
         from delivery where run_id = $1 and person_id <= $2 group by run_id, state
         on conflict (run_id, state) do update set
             deliveries = run_total.deliveries + excluded.deliveries,
             doubtful = run_total.doubtful + excluded.doubtful",
        run.0,
        last
    )?;
    execute!(tx, "delete from delivery where run_id = $1 and person_id <= $2", run.0, last)
}

/// Promotions that ended before `day`, with their photos and figures. Decisions about them stay, by key.
pub async fn promotions(tx: &mut Tx, day: NaiveDate) -> Result<u64> {
    for statement in [
        "delete from saved where promotion_id in (select id from promotion where ends_on < $1)",
        "delete from report where promotion_id in (select id from promotion where ends_on < $1)",
        "delete from report_card where promotion_id in (
             select id from promotion where ends_on < $1)",
        "delete from term where promotion_id in (select id from promotion where ends_on < $1)",
        "delete from shingle where promotion_id in (select id from promotion where ends_on < $1)",
        "delete from promotion_photo where promotion_id in (
             select id from promotion where ends_on < $1)",
        "delete from revision_photo where promotion_id in (
             select id from promotion where ends_on < $1)",
        "delete from revision where promotion_id in (select id from promotion where ends_on < $1)",
        "delete from decided_change where audit_id in (
             select audit.id from audit join promotion on promotion.id = audit.subject_id
             where audit.subject_kind = 'promotion' and promotion.ends_on < $1)",
        "delete from interest where promotion_id in (select id from promotion where ends_on < $1)",
        "delete from interest_total where promotion_id in (
             select id from promotion where ends_on < $1)",
        "delete from opening where promotion_id in (select id from promotion where ends_on < $1)",
        "delete from opening_total where promotion_id in (
             select id from promotion where ends_on < $1)",
        "delete from delivered where promotion_id in (
             select id from promotion where ends_on < $1)",
        "delete from edition_item where promotion_id in (
             select id from promotion where ends_on < $1)",
    ] {
        execute!(tx, statement, day)?;
    }
    execute!(tx, "delete from promotion where ends_on < $1", day)
}

/// What decisions before a time changed about businesses. The decisions stay, by key.
pub async fn business_changes(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    execute!(
        tx,
        "delete from decided_change where audit_id in (
             select id from audit where subject_kind = 'business' and at < $1)",
        stored(before)
    )
}

/// Up to `limit` people whom Telegram calls deleted since before one time, or who can't be written to for
/// another reason since before the other.
pub async fn gone(
    tx: &mut Tx,
    deactivated_before: DateTime<Utc>,
    blocked_before: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<PersonId>> {
    let ids: Vec<(i64,)> = all!(
        tx,
        "select id from person
         where unreachable is not null and telegram_id is not null and unreachable_since <
             case when unreachable = $1 then $2 else $3 end
         order by id limit $4",
        Cause::Deactivated.code(),
        stored(deactivated_before),
        stored(blocked_before),
        limit
    )?;
    Ok(ids.into_iter().map(|(id,)| id.into()).collect())
}

/// Of reporters who are heard again nothing is kept.
pub async fn mutes(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    execute!(tx, "delete from muted_reporter where until < $1", stored(before))
}

/// Notices settled before a time.
pub async fn notices(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    execute!(
        tx,
        "delete from outbox where state in ('sent', 'failed') and finished_at < $1",
        stored(before)
    )
}

/// Reasons that were typed before a time and never used.
pub async fn reasons(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    execute!(tx, "delete from reason where created_at < $1", stored(before))
}
