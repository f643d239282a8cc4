//! Who works on what waits for a decision. It ends with the decision, when it is let go, or by itself after a while.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::FromRow;

use super::{Result, Tx, audit, stored};
use crate::domain::{
    ids::AdminId,
    review::{Hold, Subject},
};

#[derive(FromRow)]
struct Row {
    admin_id: i64,
    name: String,
    since: DateTime<Utc>,
}

/// What the record calls it.
const TAKEN: &str = "taken";
const RELEASED: &str = "released";

/// Who holds a subject at `now`, where a hold lasts `lasting`.
pub async fn of(
    tx: &mut Tx,
    subject: Subject,
    lasting: TimeDelta,
    now: DateTime<Utc>,
) -> Result<Option<Hold>> {
    let row: Option<Row> = optional!(
        tx,
        "select admin_id, name, since from hold join admin on admin.id = admin_id
         where subject_kind = $1 and subject_id = $2 and since > $3",
        subject.kind(),
        subject.key(),
        stored(now - lasting)
    )?;
    Ok(row.map(|row| Hold { admin: row.admin_id.into(), by: row.name, until: row.since + lasting }))
}

/// Takes a subject that nobody else holds, or holds it on from now. `false`: somebody else was first.
pub async fn take(
    tx: &mut Tx,
    subject: Subject,
    admin: AdminId,
    lasting: TimeDelta,
    now: DateTime<Utc>,
) -> Result<bool> {
    let before = of(tx, subject, lasting, now).await?;
    let taken = execute!(
        tx,
        "insert into hold (subject_kind, subject_id, admin_id, since) values ($1, $2, $3, $4)
         on conflict (subject_kind, subject_id) do update
         set admin_id = excluded.admin_id, since = excluded.since
         where hold.admin_id = excluded.admin_id or hold.since <= $5",
        subject.kind(),
        subject.key(),
        admin.0,
        stored(now),
        stored(now - lasting)
    )?;
    let anew = before.is_none_or(|hold| hold.admin != admin);
    if taken == 1 && anew {
        audit::add(tx, Some(admin), TAKEN, subject, None, None, now).await?;
    }
    Ok(taken == 1)
}

/// Lets go what `admin` holds. `false`: it isn't theirs.
pub async fn release(
    tx: &mut Tx,
    subject: Subject,
    admin: AdminId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let released = execute!(
        tx,
        "delete from hold where subject_kind = $1 and subject_id = $2 and admin_id = $3",
        subject.kind(),
        subject.key(),
        admin.0
    )?;
    if released == 1 {
        audit::add(tx, Some(admin), RELEASED, subject, None, None, now).await?;
    }
    Ok(released == 1)
}

/// There is nothing to work on any more.
pub(super) async fn end(tx: &mut Tx, subject: Subject) -> Result<()> {
    execute!(
        tx,
        "delete from hold where subject_kind = $1 and subject_id = $2",
        subject.kind(),
        subject.key()
    )?;
    Ok(())
}

/// Those that began before a time, which are long over.
pub async fn forget_before(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    execute!(tx, "delete from hold where since < $1", stored(before))
}
