//! The record of who did what. Rows can be added and nothing else; the database itself refuses the rest.

use chrono::{DateTime, Utc};

use super::{Result, Tx, stored};
use crate::domain::{
    ids::{AdminId, RunId},
    review::Subject,
};

/// Adds a row and returns its key. `admin`: none for what a person, the program or the command line does; the
/// transaction knows which person.
/// `code` is a detail of the action, such as a preset reason. `words` may be erased one day.
pub async fn add(
    tx: &mut Tx,
    admin: Option<AdminId>,
    action: &str,
    subject: Subject,
    code: Option<&str>,
    words: Option<&str>,
    now: DateTime<Utc>,
) -> Result<i64> {
    let person = tx.actor.filter(|_| admin.is_none()).map(|person| person.0);
    let (id,): (i64,) = one!(
        tx,
        "insert into audit (at, admin_id, action, subject_kind, subject_id, code, person_id)
         values ($1, $2, $3, $4, $5, $6, $7) returning id",
        stored(now),
        admin.map(|admin| admin.0),
        action,
        subject.kind(),
        subject.key(),
        code,
        person
    )?;
    if let Some(words) = words {
        execute!(tx, "insert into audit_words (audit_id, words) values ($1, $2)", id, words)?;
    }
    Ok(id)
}

/// Adds a row on what an administrator does to the digests: to one run, or to all of them.
pub async fn on_broadcast(
    tx: &mut Tx,
    admin: AdminId,
    action: &str,
    run: Option<RunId>,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        "insert into audit (at, admin_id, action, subject_kind, subject_id)
         values ($1, $2, $3, 'broadcast', $4)",
        stored(now),
        admin.0,
        action,
        run.map_or(0, |run| run.0)
    )?;
    Ok(())
}
