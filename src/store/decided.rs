//! What the record says of decisions. Beside it stands what decisions on changes found up and what it was to
//! become, since the change takes the place of what was, or is given up.

use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::FromRow;

use super::{Result, StoreError, Tx, business, change, promotion, review::RESUBMITTED, revision};
use crate::domain::{
    ids::PersonId,
    review::{DecidedChange, Decision, Preset, Reason, Subject, Verdict},
};

/// What an owner's record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Record {
    /// When they joined.
    pub since: DateTime<Utc>,
    /// How many of their promotions were approved.
    pub approved: i64,
    /// How often a promotion or a business of theirs was rejected, but for those that nobody got to in time; what
    /// was to be corrected is none of it.
    pub rejected: i64,
}

#[derive(FromRow)]
struct DecisionRow {
    at: DateTime<Utc>,
    action: String,
    code: Option<String>,
    name: String,
    words: Option<String>,
}

/// Whether the decision in row `a` of the record was not taken back.
macro_rules! not_undone {
    () => {
        "not exists (
             select 1 from audit u
             where u.action = 'undone' and u.subject_kind = a.subject_kind
                 and u.subject_id = a.subject_id and u.code = cast(a.id as text))"
    };
}

/// A decision was taken back; the row's code is the key of the decision's.
pub(super) const UNDONE: &str = "undone";
pub(super) const APPROVED: &str = "approved";
/// To be corrected.
pub(super) const SENT_BACK: &str = "sent_back";
pub(super) const REJECTED: &str = "rejected";

/// The last decision on a subject as it was handed in last.
pub async fn decision_of(tx: &mut Tx, subject: Subject) -> Result<Option<Decision>> {
    let row: Option<DecisionRow> = optional!(
        tx,
        "select audit.at, audit.action, audit.code, admin.name, audit_words.words
         from audit
         join admin on admin.id = audit.admin_id
         left join audit_words on audit_words.audit_id = audit.id
         where audit.subject_kind = $1 and audit.subject_id = $2
             and audit.action in ('approved', 'sent_back', 'rejected')
             and not exists (
                 select 1 from audit as later
                 where later.subject_kind = $1 and later.subject_id = $2
                     and later.action in ('resubmitted', 'changed', 'undone')
                     and later.id > audit.id)
         order by audit.id desc limit 1",
        subject.kind(),
        subject.key()
    )?;
    row.map(DecisionRow::read).transpose()
}

/// The record of an owner.
pub async fn record_of(tx: &mut Tx, owner: PersonId) -> Result<Record> {
    one!(
        tx,
        concat!(
            "select person.created_at as since,
             count(*) filter (where decision.action = 'approved') as approved,
             count(*) filter (where decision.action = 'rejected'
                 and decision.code is distinct from 'too_late') as rejected
         from person left join (
             select b.owner_id, a.action, a.code from business b
             join promotion p on p.business_id = b.id
             join audit a on a.subject_kind = 'promotion' and a.subject_id = p.id
             where ",
            not_undone!(),
            "
             union all
             select b.owner_id, a.action, a.code from business b
             join audit a on a.subject_kind = 'business' and a.subject_id = b.id
             where a.action = 'rejected' and ",
            not_undone!(),
            "
         ) as decision on decision.owner_id = person.id
         where person.id = $1 group by person.id, person.created_at"
        ),
        owner.0
    )
}

/// Whether the last decision on a subject was on a change of what had been approved before.
pub async fn was_change(tx: &mut Tx, subject: Subject) -> Result<bool> {
    let actions: Vec<(String,)> = all!(
        tx,
        concat!(
            "select action from audit a where subject_kind = $1 and subject_id = $2 and ",
            not_undone!(),
            " order by id"
        ),
        subject.kind(),
        subject.key()
    )?;
    let decided = actions
        .iter()
        .rposition(|(action,)| [APPROVED, SENT_BACK, REJECTED].contains(&action.as_str()));
    let mut before =
        actions.iter().take(decided.unwrap_or_default()).map(|(action,)| action.as_str());
    let last_approved = before.clone().rposition(|action| action == APPROVED);
    let last_resubmitted = before.rposition(|action| action == RESUBMITTED);
    Ok(last_approved > last_resubmitted)
}

/// Whether a subject was corrected and handed in once more.
pub async fn was_resubmitted(tx: &mut Tx, subject: Subject) -> Result<bool> {
    let (again,): (bool,) = one!(
        tx,
        "select exists (
             select 1 from audit
             where subject_kind = $1 and subject_id = $2 and action = 'resubmitted')",
        subject.kind(),
        subject.key()
    )?;
    Ok(again)
}

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

/// Key and action of the last decision on a subject, whatever came of it since.
pub(super) async fn last(tx: &mut Tx, subject: Subject) -> Result<Option<(i64, String)>> {
    optional!(
        tx,
        "select id, action from audit
         where subject_kind = $1 and subject_id = $2
             and action in ('approved', 'sent_back', 'rejected')
         order by id desc limit 1",
        subject.kind(),
        subject.key()
    )
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
             where subject_kind = $1 and subject_id = $2 and action in ('approved', 'sent_back', 'rejected'))",
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

impl DecisionRow {
    fn read(self) -> Result<Decision> {
        let reason = match self.code {
            Some(code) => {
                let preset = Preset::from_code(&code);
                Reason::Preset(preset.ok_or(StoreError::Unreadable("audit.code"))?)
            }
            // Words that were erased leave an empty reason.
            None => Reason::Words(self.words.unwrap_or_default()),
        };
        let verdict = match self.action.as_str() {
            APPROVED => Verdict::Approved,
            SENT_BACK => Verdict::Correction(reason),
            _ => Verdict::Rejected(reason),
        };
        Ok(Decision { verdict, by: self.name, at: self.at })
    }
}
