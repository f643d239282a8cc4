//! Decisions of the administrators: cards, typed reasons, and the one decision a subject gets.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{
    Result, StoreError, Tx, audit, change,
    decided::{self, APPROVED, REJECTED, SENT_BACK},
    hold, revision, stored, term, twin,
};
use crate::domain::{
    business::BusinessState,
    ids::{AdminId, ReasonId},
    promotion::PromotionState,
    review::{Decision, Objection, Reason, Subject, Verdict},
};

pub use super::decided::{Record, decision_of, record_of, was_change, was_resubmitted};

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

/// One that was to be corrected was handed in once more.
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
    let objection = verdict.objection().map(|(objection, _)| objection);
    let change = decided::of_waiting(tx, subject).await?;
    let decided = match subject {
        Subject::Business(id) => {
            let state = match objection {
                None => BusinessState::Active,
                Some(Objection::Correction) => BusinessState::NeedsCorrection,
                Some(Objection::Rejection) => BusinessState::Rejected,
            };
            let new = execute!(
                tx,
                "update business set state = $2, decided_at = $3 where id = $1 and state = 'pending'",
                id.0,
                state.code(),
                stored(now)
            )?;
            match (new, objection) {
                (0, None) => u64::from(change::apply(tx, id, now).await?),
                (0, Some(objection)) => u64::from(change::turn_down(tx, id, objection).await?),
                (new, _) => new,
            }
        }
        Subject::Promotion(id) => {
            let state = match objection {
                None => PromotionState::Approved,
                Some(Objection::Correction) => PromotionState::NeedsCorrection,
                Some(Objection::Rejection) => PromotionState::Rejected,
            };
            let new = execute!(
                tx,
                "update promotion set state = $2, decided_at = $3, live_from = $4
                 where id = $1 and state = 'pending'",
                id.0,
                state.code(),
                stored(now),
                live_from.filter(|_| approved).map(stored)
            )?;
            match (new, objection) {
                (0, None) => u64::from(revision::apply(tx, id, live_from, now).await?),
                (0, Some(objection)) => u64::from(revision::turn_down(tx, id, objection).await?),
                (new, _) => new,
            }
        }
        Subject::Question(_) => 0,
    };
    if decided == 0 {
        return Ok(None);
    }
    hold::end(tx, subject).await?;
    if let (Subject::Promotion(id), true) = (subject, approved) {
        term::refresh(tx, id).await?;
        twin::refresh(tx, id).await?;
    }
    let action = match objection {
        None => APPROVED,
        Some(Objection::Correction) => SENT_BACK,
        Some(Objection::Rejection) => REJECTED,
    };
    let (code, words) = match verdict.objection() {
        None => (None, None),
        Some((_, Reason::Preset(preset))) => (Some(preset.code()), None),
        Some((_, Reason::Words(words))) => (None, Some(words.as_str())),
    };
    let audit = audit::add(tx, Some(admin), action, subject, code, words, now).await?;
    if let Some(change) = change {
        decided::put(tx, audit, &change).await?;
    }
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
    hold::end(tx, subject).await?;
    audit::add(tx, None, action, subject, None, None, now).await?;
    Ok(())
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

/// How many wait for a decision, and since when the oldest does.
pub async fn backlog(tx: &mut Tx) -> Result<(i64, Option<DateTime<Utc>>)> {
    one!(tx, concat!("select count(*), min(since) from (", waiting!(), ") as waiting"))
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

/// What waits for a decision, oldest first and without the first `offset`, with the time it was handed in.
pub async fn pending(
    tx: &mut Tx,
    limit: i64,
    offset: i64,
) -> Result<Vec<(Subject, DateTime<Utc>)>> {
    let rows: Vec<(String, i64, DateTime<Utc>)> =
        all!(tx, concat!(waiting!(), " order by 3, 1, 2 limit $1 offset $2"), limit, offset)?;
    rows.into_iter().map(|(kind, key, at)| Ok((subject_of((kind, key))?, at))).collect()
}

pub(super) fn subject_of((kind, key): (String, i64)) -> Result<Subject> {
    Subject::from_kind(&kind, key).ok_or(StoreError::Unreadable("subject_kind"))
}
