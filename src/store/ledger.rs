//! The ledger of deliveries: claimed in small batches by the lead, settled into a state that stays.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, Tx, lead, stored};
use crate::domain::{
    delivery::{Cause, DeliveryState, MOST_ATTEMPTS, Next, Tally},
    ids::{EditionId, PersonId, RunId},
};

/// A delivery to be attempted now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claimed {
    pub run: RunId,
    pub person: PersonId,
    pub telegram_id: i64,
    pub edition: EditionId,
    /// The edition's: a text rendered from an earlier one must not be used.
    pub revision: i32,
    /// Requests made, the one about to be made included.
    pub attempts: i32,
}

/// What follows from an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    pub run: RunId,
    pub person: PersonId,
    pub next: Next,
    /// The message that was sent.
    pub message_id: Option<i32>,
}

#[derive(FromRow)]
struct ClaimedRow {
    person_id: i64,
    edition_id: i64,
    revision: i32,
    attempts: i32,
    telegram_id: Option<i64>,
}

#[derive(FromRow)]
struct SettledRow {
    run_id: i64,
    person_id: i64,
    #[sqlx(try_from = "String")]
    state: DeliveryState,
    cause: Option<String>,
}

/// Takes up to `limit` deliveries of a ready run and marks them `sending`: to be committed before the
/// requests are made. While an administrator holds the digests back, and of a run that one has ended, there
/// is nothing to take. An old fence claims nothing and is told so.
pub async fn claim(
    tx: &mut Tx,
    fence: i64,
    run: RunId,
    limit: i64,
    now: DateTime<Utc>,
) -> Result<Vec<Claimed>> {
    lead::check(tx, fence).await?;
    let first: Option<(i64,)> = optional!(
        tx,
        "select first_person from run where id = $1 and state = 'ready' and cancelled_at is null
             and not exists (select 1 from broadcast_pause)",
        run.0
    )?;
    let Some((first,)) = first else { return Ok(Vec::new()) };
    let mut claimed = claim_between(tx, fence, run, (first, i64::MAX), limit, now).await?;
    let left = limit - i64::try_from(claimed.len()).unwrap_or(limit);
    if left > 0 {
        claimed.extend(claim_between(tx, fence, run, (0, first - 1), left, now).await?);
    }
    let (here, erased): (Vec<_>, Vec<_>) =
        claimed.into_iter().partition(|row| row.telegram_id.is_some());
    for row in erased {
        cancel_erased(tx, run, row.person_id, now).await?;
    }
    Ok(here.into_iter().filter_map(|row| row.read(run)).collect())
}

async fn claim_between(
    tx: &mut Tx,
    fence: i64,
    run: RunId,
    (first, last): (i64, i64),
    limit: i64,
    now: DateTime<Utc>,
) -> Result<Vec<ClaimedRow>> {
    let sql = taking!(
        tx,
        "with next as materialized (
             select run_id, person_id from delivery
             where run_id = $1 and state = 'planned' and person_id between $2 and $3
             order by person_id limit $4",
        ")
         update delivery set state = 'sending', attempts = attempts + 1, fence = $5, updated_at = $6
         from next where delivery.run_id = next.run_id and delivery.person_id = next.person_id
         returning delivery.person_id, edition_id, attempts,
             (select revision from edition where edition.id = delivery.edition_id) as revision,
             (select telegram_id from person where person.id = delivery.person_id) as telegram_id"
    );
    let mut rows: Vec<ClaimedRow> = all!(tx, sql, run.0, first, last, limit, fence, stored(now))?;
    rows.sort_by_key(|row| row.person_id);
    Ok(rows)
}

/// Somebody erased between planning and sending has no account any more.
async fn cancel_erased(tx: &mut Tx, run: RunId, person: i64, now: DateTime<Utc>) -> Result<()> {
    execute!(
        tx,
        "update delivery set state = 'cancelled', attempts = attempts - 1, updated_at = $3
         where run_id = $1 and person_id = $2 and state = 'sending'",
        run.0,
        person,
        stored(now)
    )?;
    Ok(())
}

/// Records a batch of attempts that were claimed under `fence`, and what follows for the subscribers:
/// what the sent ones know now, and who can't be written to. Returns how many were recorded; the rest
/// was taken over by a later lead.
pub async fn settle(
    tx: &mut Tx,
    fence: i64,
    batch: &[Settled],
    now: DateTime<Utc>,
) -> Result<usize> {
    let mut recorded = Vec::with_capacity(batch.len());
    // Within the number of parameters a statement may have.
    for some in batch.chunks(1000) {
        recorded.extend(record(tx, fence, some, now).await?);
    }
    let mut sent: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for row in recorded.iter().filter(|row| row.state == DeliveryState::Sent) {
        sent.entry(row.run_id).or_default().push(row.person_id);
    }
    for (run, people) in sent {
        know(tx, run, &people).await?;
    }
    let gone: Vec<(i64, &str)> = recorded
        .iter()
        .filter(|row| row.state == DeliveryState::Unreachable)
        .filter_map(|row| row.cause.as_deref().map(|cause| (row.person_id, cause)))
        .collect();
    if !gone.is_empty() {
        unreachable(tx, &gone, now).await?;
    }
    Ok(recorded.len())
}

async fn record(
    tx: &mut Tx,
    fence: i64,
    batch: &[Settled],
    now: DateTime<Utc>,
) -> Result<Vec<SettledRow>> {
    bulk!(
        tx,
        "with outcome (run_id, person_id, state, cause, doubtful, unmade, message_id) as (",
        |query| {
            query.push_values(batch, |mut row, settled| {
                let (state, cause, doubtful, unmade) = columns(settled.next);
                row.push_bind(settled.run.0)
                    .push_bind(settled.person.0)
                    .push_bind(state.code())
                    .push_bind(cause.map(Cause::code))
                    .push_bind(doubtful)
                    .push_bind(unmade)
                    .push_bind(settled.message_id);
            });
            query
                .push(
                    ") update delivery set state = outcome.state, cause = outcome.cause,
                         doubtful = delivery.doubtful or outcome.doubtful,
                         attempts = delivery.attempts - outcome.unmade,
                         message_id = outcome.message_id, updated_at = ",
                )
                .push_bind(stored(now))
                .push(
                    " from outcome
                     where delivery.run_id = outcome.run_id and delivery.person_id = outcome.person_id
                         and delivery.state = 'sending' and delivery.fence = ",
                )
                .push_bind(fence)
                .push(
                    " returning delivery.run_id, delivery.person_id, delivery.state, delivery.cause",
                );
        }
    )
}

/// State, cause, new doubt, and requests that were counted but not made.
fn columns(next: Next) -> (DeliveryState, Option<Cause>, bool, i32) {
    match next {
        Next::Finish(state, cause) => (state, cause, false, 0),
        Next::Again { doubtful: true } => (DeliveryState::Planned, None, true, 0),
        Next::Again { doubtful: false } => (DeliveryState::Planned, None, false, 1),
    }
}

/// The people have now been told of everything up to the run's cut-off.
async fn know(tx: &mut Tx, run: i64, people: &[i64]) -> Result<()> {
    let (cutoff,): (DateTime<Utc>,) = one!(tx, "select cutoff from run where id = $1", run)?;
    for some in people.chunks(1000) {
        let _: Vec<(i64,)> = bulk!(tx, "update subscription set since = ", |query| {
            query.push_bind(cutoff).push(" where (since is null or since < ").push_bind(cutoff);
            query.push(") and person_id in (");
            let mut list = query.separated(", ");
            some.iter().for_each(|id| {
                list.push_bind(*id);
            });
            query.push(")");
        })?;
    }
    Ok(())
}

async fn unreachable(tx: &mut Tx, people: &[(i64, &str)], now: DateTime<Utc>) -> Result<()> {
    for (person, cause) in people {
        execute!(
            tx,
            "update person set unreachable = $2, unreachable_since = $3
             where id = $1 and unreachable is distinct from $2",
            *person,
            *cause,
            stored(now)
        )?;
    }
    Ok(())
}

/// Takes over what an earlier lead left in flight: it may have arrived, and is sent once more, unless that
/// has been tried as often as may be.
pub async fn recover(tx: &mut Tx, fence: i64, now: DateTime<Utc>) -> Result<u64> {
    lead::check(tx, fence).await?;
    execute!(
        tx,
        "update delivery set doubtful = $2, updated_at = $3,
             state = case when attempts < $4 then 'planned' else 'failed' end,
             cause = case when attempts < $4 then cause else $5 end
         where state = 'sending' and fence < $1",
        fence,
        true,
        stored(now),
        MOST_ATTEMPTS,
        Cause::NoAnswer.code()
    )
}

/// Takes back what is in flight of a run under a lead's own `fence` while nobody works on it: a claim whose
/// commit was not known to have succeeded. It is sent once more like [`recover`]'s.
pub async fn take_back(tx: &mut Tx, fence: i64, run: RunId, now: DateTime<Utc>) -> Result<u64> {
    lead::check(tx, fence).await?;
    execute!(
        tx,
        "update delivery set state = 'planned', doubtful = $3, updated_at = $4
         where run_id = $1 and state = 'sending' and fence = $2",
        run.0,
        fence,
        true,
        stored(now)
    )
}

/// Ends what is still planned of a run as `state`: missed or cancelled. What is in flight ends by itself.
pub async fn give_up(
    tx: &mut Tx,
    run: RunId,
    state: DeliveryState,
    now: DateTime<Utc>,
) -> Result<u64> {
    execute!(
        tx,
        "update delivery set state = $2, updated_at = $3 where run_id = $1 and state = 'planned'",
        run.0,
        state.code(),
        stored(now)
    )
}

/// The figures of some runs together.
pub async fn tally(tx: &mut Tx, runs: &[RunId]) -> Result<Tally> {
    let mut tally = Tally::default();
    for run in runs {
        let rows: Vec<(String, i64, i64)> = all!(
            tx,
            "select state, count(*), count(*) filter (where doubtful)
             from delivery where run_id = $1 group by state
             union all
             select state, deliveries, doubtful from run_total where run_id = $1",
            run.0
        )?;
        for (state, count, doubtful) in rows {
            let state = DeliveryState::try_from(state)
                .map_err(super::StoreError::unreadable("delivery.state"))?;
            tally.add(state, count);
            tally.doubtful += doubtful;
        }
    }
    Ok(tally)
}

impl ClaimedRow {
    fn read(self, run: RunId) -> Option<Claimed> {
        Some(Claimed {
            run,
            person: self.person_id.into(),
            telegram_id: self.telegram_id?,
            edition: self.edition_id.into(),
            revision: self.revision,
            attempts: self.attempts,
        })
    }
}
