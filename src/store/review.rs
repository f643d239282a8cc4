//! Decisions of the administrators: cards, typed reasons, and the one decision a subject gets.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, StoreError, Tx, audit, change, revision, stored, term, twin};
use crate::domain::{
    business::BusinessState,
    ids::{AdminId, PersonId, ReasonId},
    promotion::PromotionState,
    review::{Decision, Preset, Reason, Subject, Verdict},
};

/// The message of the admin group that stands for a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Card {
    pub chat_id: i64,
    pub message_id: i32,
}

/// A typed reason that waits for its author's choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingReason {
    pub author_telegram_id: i64,
    pub subject: Subject,
    pub words: String,
}

/// What an owner's record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Record {
    /// When they joined.
    pub since: DateTime<Utc>,
    /// How many of their promotions were approved.
    pub approved: i64,
    /// How often a promotion or a business of theirs was rejected, but for those that nobody got to in time.
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

/// Kind, key and time of what waits for a decision. Promotions of a business that isn't active wait without
/// a card and are not among them.
macro_rules! waiting {
    () => {
        "select 'business' as kind, id, handed_in_at as since from business where state = 'pending'
         union all
         select 'business', business_id, business_change.handed_in_at
         from business_change join business on business.id = business_change.business_id
         where business_change.state = 'pending' and business.state in ('active', 'closed')
         union all
         select 'promotion', promotion.id, promotion.created_at
         from promotion join business on business.id = promotion.business_id
         where promotion.state = 'pending' and business.state = 'active'
         union all
         select 'promotion', revision.promotion_id, revision.handed_in_at
         from revision join promotion on promotion.id = revision.promotion_id
         join business on business.id = promotion.business_id
         where revision.state = 'pending' and promotion.state in ('approved', 'sold_out')
             and business.state in ('active', 'closed')"
    };
}
pub(super) use waiting;

const APPROVED: &str = "approved";
const REJECTED: &str = "rejected";
/// A rejected one was handed in once more.
pub const RESUBMITTED: &str = "resubmitted";
/// What waits for a decision was changed, or a change of what was approved was handed in.
pub const CHANGED: &str = "changed";

/// Decides on a subject that is pending and records it. `None`: somebody was first, see
/// [`decision_of`]. `live_from` is kept for an approved promotion.
pub async fn decide(
    tx: &mut Tx,
    subject: Subject,
    verdict: &Verdict,
    admin: AdminId,
    now: DateTime<Utc>,
    live_from: Option<DateTime<Utc>>,
) -> Result<Option<Decision>> {
    let approved = *verdict == Verdict::Approved;
    let decided = match subject {
        Subject::Business(id) => {
            let state = if approved { BusinessState::Active } else { BusinessState::Rejected };
            let new = execute!(
                tx,
                "update business set state = $2, decided_at = $3 where id = $1 and state = 'pending'",
                id.0,
                state.code(),
                stored(now)
            )?;
            match new {
                0 if approved => u64::from(change::apply(tx, id, now).await?),
                0 => u64::from(change::reject(tx, id).await?),
                new => new,
            }
        }
        Subject::Promotion(id) => {
            let state = if approved { PromotionState::Approved } else { PromotionState::Rejected };
            let new = execute!(
                tx,
                "update promotion set state = $2, decided_at = $3, live_from = $4
                 where id = $1 and state = 'pending'",
                id.0,
                state.code(),
                stored(now),
                live_from.filter(|_| approved).map(stored)
            )?;
            match new {
                0 if approved => u64::from(revision::apply(tx, id, live_from, now).await?),
                0 => u64::from(revision::reject(tx, id).await?),
                new => new,
            }
        }
        Subject::Question(_) => 0,
    };
    if decided == 0 {
        return Ok(None);
    }
    if let (Subject::Promotion(id), true) = (subject, approved) {
        term::refresh(tx, id).await?;
        twin::refresh(tx, id).await?;
    }
    let (action, code, words) = match verdict {
        Verdict::Approved => (APPROVED, None, None),
        Verdict::Rejected(Reason::Preset(preset)) => (REJECTED, Some(preset.code()), None),
        Verdict::Rejected(Reason::Words(words)) => (REJECTED, None, Some(words.as_str())),
    };
    audit::add(tx, Some(admin), action, subject, code, words, now).await?;
    decision_of(tx, subject).await
}

/// A subject was handed in anew and awaits a new decision: what was typed against the old one and the card
/// that shows it count no longer. `action` is [`RESUBMITTED`] or [`CHANGED`].
pub async fn reopen(tx: &mut Tx, subject: Subject, action: &str, now: DateTime<Utc>) -> Result<()> {
    execute!(
        tx,
        "delete from reason where subject_kind = $1 and subject_id = $2",
        subject.kind(),
        subject.key()
    )?;
    execute!(
        tx,
        "delete from card where subject_kind = $1 and subject_id = $2",
        subject.kind(),
        subject.key()
    )?;
    audit::add(tx, None, action, subject, None, None, now).await?;
    Ok(())
}

/// The last decision on a subject as it was handed in last.
pub async fn decision_of(tx: &mut Tx, subject: Subject) -> Result<Option<Decision>> {
    let row: Option<DecisionRow> = optional!(
        tx,
        "select audit.at, audit.action, audit.code, admin.name, audit_words.words
         from audit
         join admin on admin.id = audit.admin_id
         left join audit_words on audit_words.audit_id = audit.id
         where audit.subject_kind = $1 and audit.subject_id = $2
             and audit.action in ('approved', 'rejected')
             and not exists (
                 select 1 from audit as later
                 where later.subject_kind = $1 and later.subject_id = $2
                     and later.action in ('resubmitted', 'changed') and later.id > audit.id)
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
        "select person.created_at as since,
             count(*) filter (where decision.action = 'approved') as approved,
             count(*) filter (where decision.action = 'rejected'
                 and decision.code is distinct from 'too_late') as rejected
         from person left join (
             select b.owner_id, a.action, a.code from business b
             join promotion p on p.business_id = b.id
             join audit a on a.subject_kind = 'promotion' and a.subject_id = p.id
             union all
             select b.owner_id, a.action, a.code from business b
             join audit a on a.subject_kind = 'business' and a.subject_id = b.id
             where a.action = 'rejected'
         ) as decision on decision.owner_id = person.id
         where person.id = $1 group by person.id, person.created_at",
        owner.0
    )
}

/// Whether the last decision on a subject was on a change of what had been approved before.
pub async fn was_change(tx: &mut Tx, subject: Subject) -> Result<bool> {
    let actions: Vec<(String,)> = all!(
        tx,
        "select action from audit where subject_kind = $1 and subject_id = $2 order by id",
        subject.kind(),
        subject.key()
    )?;
    let decided = actions.iter().rposition(|(action,)| action == APPROVED || action == REJECTED);
    let mut before =
        actions.iter().take(decided.unwrap_or_default()).map(|(action,)| action.as_str());
    let last_approved = before.clone().rposition(|action| action == APPROVED);
    let last_resubmitted = before.rposition(|action| action == RESUBMITTED);
    Ok(last_approved > last_resubmitted)
}

/// Whether a subject was rejected and handed in once more.
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

/// The key of an administrator, with their first name as Telegram gives it now.
pub async fn admin(tx: &mut Tx, telegram_id: i64, name: &str) -> Result<AdminId> {
    let (id,): (i64,) = one!(
        tx,
        "insert into admin (telegram_id, name) values ($1, $2)
         on conflict (telegram_id) do update set name = excluded.name returning id",
        telegram_id,
        name
    )?;
    Ok(id.into())
}

pub async fn card(tx: &mut Tx, subject: Subject) -> Result<Option<Card>> {
    optional!(
        tx,
        "select chat_id, message_id from card where subject_kind = $1 and subject_id = $2",
        subject.kind(),
        subject.key()
    )
}

/// Notes where the card of a subject is now; an earlier one no longer counts.
pub async fn put_card(tx: &mut Tx, subject: Subject, card: Card) -> Result<()> {
    execute!(
        tx,
        "insert into card (subject_kind, subject_id, chat_id, message_id) values ($1, $2, $3, $4)
         on conflict (subject_kind, subject_id) do update
         set chat_id = excluded.chat_id, message_id = excluded.message_id",
        subject.kind(),
        subject.key(),
        card.chat_id,
        card.message_id
    )?;
    Ok(())
}

/// A subject has its card there no longer. `false`: it had none there.
pub async fn forget_card(tx: &mut Tx, subject: Subject, at: Card) -> Result<bool> {
    let forgotten = execute!(
        tx,
        "delete from card where subject_kind = $1 and subject_id = $2
             and chat_id = $3 and message_id = $4",
        subject.kind(),
        subject.key(),
        at.chat_id,
        at.message_id
    )?;
    Ok(forgotten == 1)
}

/// What a message of the admin group is the card of.
pub async fn card_at(tx: &mut Tx, card: Card) -> Result<Option<Subject>> {
    let row: Option<(String, i64)> = optional!(
        tx,
        "select subject_kind, subject_id from card where chat_id = $1 and message_id = $2",
        card.chat_id,
        card.message_id
    )?;
    row.map(subject_of).transpose()
}

/// Keeps a typed reason until its author says what it is for.
pub async fn put_reason(
    tx: &mut Tx,
    author_telegram_id: i64,
    subject: Subject,
    words: &str,
    now: DateTime<Utc>,
) -> Result<ReasonId> {
    let (id,): (i64,) = one!(
        tx,
        "insert into reason (author_telegram_id, subject_kind, subject_id, words, created_at)
         values ($1, $2, $3, $4, $5) returning id",
        author_telegram_id,
        subject.kind(),
        subject.key(),
        words,
        stored(now)
    )?;
    Ok(id.into())
}

pub async fn reason(tx: &mut Tx, id: ReasonId) -> Result<Option<WaitingReason>> {
    let row: Option<(i64, String, i64, String)> = optional!(
        tx,
        "select author_telegram_id, subject_kind, subject_id, words from reason where id = $1",
        id.0
    )?;
    row.map(|(author_telegram_id, kind, key, words)| {
        Ok(WaitingReason { author_telegram_id, subject: subject_of((kind, key))?, words })
    })
    .transpose()
}

pub async fn delete_reason(tx: &mut Tx, id: ReasonId) -> Result<()> {
    execute!(tx, "delete from reason where id = $1", id.0)?;
    Ok(())
}

/// How many [`pending`] would list without a limit.
pub async fn pending_count(tx: &mut Tx) -> Result<i64> {
    let (count,): (i64,) = one!(tx, concat!("select count(*) from (", waiting!(), ") as waiting"))?;
    Ok(count)
}

/// Where a subject stands among what waits for a decision, and how many wait; both from 1.
pub async fn place(tx: &mut Tx, subject: Subject) -> Result<Option<(i64, i64)>> {
    optional!(
        tx,
        concat!(
            "select number, total from (
                 select kind, id, row_number() over (order by since, kind, id) as number,
                     count(*) over () as total
                 from (",
            waiting!(),
            ") as waiting) as line where kind = $1 and id = $2"
        ),
        subject.kind(),
        subject.key()
    )
}

/// What waits for a decision, oldest first, with the time it was handed in.
pub async fn pending(tx: &mut Tx, limit: i64) -> Result<Vec<(Subject, DateTime<Utc>)>> {
    let rows: Vec<(String, i64, DateTime<Utc>)> =
        all!(tx, concat!(waiting!(), " order by 3, 1, 2 limit $1"), limit)?;
    rows.into_iter().map(|(kind, key, at)| Ok((subject_of((kind, key))?, at))).collect()
}

pub(super) fn subject_of((kind, key): (String, i64)) -> Result<Subject> {
    Subject::from_kind(&kind, key).ok_or(StoreError::Unreadable("subject_kind"))
}

impl DecisionRow {
    fn read(self) -> Result<Decision> {
        let verdict = match (self.action.as_str(), self.code) {
            (APPROVED, _) => Verdict::Approved,
            (REJECTED, Some(code)) => {
                let preset =
                    Preset::from_code(&code).ok_or(StoreError::Unreadable("audit.code"))?;
                Verdict::Rejected(Reason::Preset(preset))
            }
            // Words that were erased leave an empty reason.
            _ => Verdict::Rejected(Reason::Words(self.words.unwrap_or_default())),
        };
        Ok(Decision { verdict, by: self.name, at: self.at })
    }
}
