//! What must arrive elsewhere, written in the transaction of the deed and sent after it.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, StoreError, Tx, lead, review::subject_of, stored};
use crate::domain::{delivery::Cause, ids::OutboxId, review::Subject};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutboxKind {
    /// The review card of a subject, to the admin group.
    Card,
    /// The same card with the outcome on it.
    CardDecided,
    /// What was decided, to the owner.
    Verdict,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxItem {
    pub id: OutboxId,
    pub kind: OutboxKind,
    pub subject: Subject,
    /// Requests made, the one about to be made included.
    pub attempts: i32,
    /// It may have arrived already.
    pub doubtful: bool,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutboxEnd {
    Sent,
    Failed(Cause),
    Again { not_before: DateTime<Utc>, doubtful: bool },
}

#[derive(FromRow)]
struct Row {
    id: i64,
    kind: String,
    subject_kind: String,
    subject_id: i64,
    attempts: i32,
    doubtful: bool,
}

pub async fn put(
    tx: &mut Tx,
    kind: OutboxKind,
    subject: Subject,
    now: DateTime<Utc>,
) -> Result<OutboxId> {
    let (id,): (i64,) = one!(
        tx,
        "insert into outbox (kind, subject_kind, subject_id, state, not_before, created_at)
         values ($1, $2, $3, 'pending', $4, $4) returning id",
        kind.code(),
        subject.kind(),
        subject.key(),
        stored(now)
    )?;
    Ok(id.into())
}

/// Takes what is due, oldest first, and marks it `sending`: to be committed before the request is made.
pub async fn claim(
    tx: &mut Tx,
    fence: i64,
    now: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<OutboxItem>> {
    lead::check(tx, fence).await?;
    let sql = taking!(
        tx,
        "with next as materialized (
             select id from outbox where state = 'pending' and not_before <= $1 order by id limit $2",
        ")
         update outbox set state = 'sending', attempts = attempts + 1, fence = $3
         from next where outbox.id = next.id
         returning outbox.id, kind, subject_kind, subject_id, attempts, doubtful"
    );
    let mut rows: Vec<Row> = all!(tx, sql, stored(now), limit, fence)?;
    rows.sort_by_key(|row| row.id);
    rows.into_iter().map(Row::read).collect()
}

/// Records how the attempt claimed under `fence` ended. `false`: a later lead has taken it over.
pub async fn settle(
    tx: &mut Tx,
    fence: i64,
    id: OutboxId,
    end: OutboxEnd,
    now: DateTime<Utc>,
) -> Result<bool> {
    let (state, cause, again, doubtful) = match end {
        OutboxEnd::Sent => ("sent", None, None, false),
        OutboxEnd::Failed(cause) => ("failed", Some(cause.code()), None, false),
        OutboxEnd::Again { not_before, doubtful } => ("pending", None, Some(not_before), doubtful),
    };
    let finished = again.is_none().then_some(now);
    let changed = execute!(
        tx,
        "update outbox set state = $3, cause = $4, not_before = coalesce($5, not_before),
             doubtful = doubtful or $6, finished_at = $7
         where id = $1 and state = 'sending' and fence = $2",
        id.0,
        fence,
        state,
        cause,
        again.map(stored),
        doubtful,
        finished.map(stored)
    )?;
    Ok(changed == 1)
}

/// Takes over what an earlier lead left in flight: it may have arrived, and is sent once more.
pub async fn recover(tx: &mut Tx, fence: i64) -> Result<u64> {
    lead::check(tx, fence).await?;
    execute!(
        tx,
        "update outbox set state = 'pending', doubtful = $2 where state = 'sending' and fence < $1",
        fence,
        true
    )
}

impl OutboxKind {
    const ALL: [Self; 3] = [Self::Card, Self::CardDecided, Self::Verdict];

    pub fn code(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::CardDecided => "card_decided",
            Self::Verdict => "verdict",
        }
    }
}

impl Row {
    fn read(self) -> Result<OutboxItem> {
        let kind = OutboxKind::ALL.into_iter().find(|kind| kind.code() == self.kind);
        Ok(OutboxItem {
            id: self.id.into(),
            kind: kind.ok_or(StoreError::Unreadable("outbox.kind"))?,
            subject: subject_of((self.subject_kind, self.subject_id))?,
            attempts: self.attempts,
            doubtful: self.doubtful,
        })
    }
}

/// Whether anything waits to be brought or is on its way.
pub async fn waits(tx: &mut Tx) -> Result<bool> {
    let (waits,): (bool,) =
        one!(tx, "select exists (select 1 from outbox where state in ('pending', 'sending'))")?;
    Ok(waits)
}
