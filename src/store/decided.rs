//! What decisions on changes found up and what it was to become, kept beside the record: the change itself takes
//! the place of what was, or is given up.

use serde::{Serialize, de::DeserializeOwned};

use super::{Result, StoreError, Tx, business, change, promotion, revision};
use crate::domain::review::{DecidedChange, Subject};

/// What would be decided now, which nobody hands in anew before this transaction ends; none where what waits is no
/// change.
pub(super) async fn of_waiting(tx: &mut Tx, subject: Subject) -> Result<Option<DecidedChange>> {
    match subject {
        Subject::Business(id) if change::hold(tx, id).await? => {
            let (up, change) = (business::get(tx, id).await?, change::get(tx, id).await?);
            Ok(up.zip(change).map(|(up, change)| {
                let was = Box::new(up.profile.reviewed());
                DecidedChange::Business { was, became: Box::new(change.to) }
            }))
        }
        Subject::Promotion(id) if revision::hold(tx, id).await? => {
            let (up, change) = (promotion::get(tx, id).await?, revision::get(tx, id).await?);
            Ok(up.zip(change).map(|((up, _), change)| {
                let was = Box::new(up.content);
                DecidedChange::Promotion { was, became: Box::new(change.to) }
            }))
        }
        _ => Ok(None),
    }
}

/// Keeps it with the row of the record.
pub(super) async fn put(tx: &mut Tx, audit: i64, decided: &DecidedChange) -> Result<()> {
    let (was, became) = match decided {
        DecidedChange::Promotion { was, became } => (written(was)?, written(became)?),
        DecidedChange::Business { was, became } => (written(was)?, written(became)?),
    };
    execute!(
        tx,
        "insert into decided_change (audit_id, was, became) values ($1, $2, $3)",
        audit,
        was,
        became
    )?;
    Ok(())
}

/// What the last decision on a subject changed; none where it was on no change, or where that has been forgotten.
pub async fn of_last(tx: &mut Tx, subject: Subject) -> Result<Option<DecidedChange>> {
    let row: Option<(String, String)> = optional!(
        tx,
        "select was, became from decided_change
         where audit_id = (
             select max(id) from audit
             where subject_kind = $1 and subject_id = $2 and action in ('approved', 'rejected'))",
        subject.kind(),
        subject.key()
    )?;
    let Some((was, became)) = row else { return Ok(None) };
    match subject {
        Subject::Business(_) => {
            let (was, became) = (read(&was)?, read(&became)?);
            Ok(Some(DecidedChange::Business { was, became }))
        }
        Subject::Promotion(_) => {
            let (was, became) = (read(&was)?, read(&became)?);
            Ok(Some(DecidedChange::Promotion { was, became }))
        }
        Subject::Question(_) => Ok(None),
    }
}

fn written<T: Serialize>(content: &T) -> Result<String> {
    serde_json::to_string(content).map_err(StoreError::unreadable("decided_change"))
}

fn read<T: DeserializeOwned>(content: &str) -> Result<T> {
    serde_json::from_str(content).map_err(StoreError::unreadable("decided_change"))
}
