//! What residents ask the office, and what it answers.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, Tx, audit, review::Card, stored};
use crate::domain::{
    ids::{AdminId, PersonId, QuestionId},
    question::{Answered, Asked},
    review::Subject,
};

#[derive(FromRow)]
struct Row {
    id: i64,
    person_id: i64,
    words: String,
    asked_at: DateTime<Utc>,
    answer: Option<String>,
    name: Option<String>,
}

macro_rules! select_question {
    ($condition:literal) => {
        concat!(
            "select question.id, person_id, words, asked_at, answer, admin.name
             from question left join admin on admin.id = question.admin_id
             where words <> '' and ",
            $condition
        )
    };
}

/// Whether nobody has answered a question and it isn't on its way to the group.
macro_rules! is_open_and_rests {
    () => {
        "answer is null and words <> '' and not exists (
             select 1 from outbox where outbox.kind = 'question'
                 and outbox.state in ('pending', 'sending')
                 and outbox.subject_kind = 'question' and outbox.subject_id = question.id)"
    };
}

pub async fn put(
    tx: &mut Tx,
    person: PersonId,
    words: &str,
    now: DateTime<Utc>,
) -> Result<QuestionId> {
    let (id,): (i64,) = one!(
        tx,
        "insert into question (person_id, words, asked_at) values ($1, $2, $3) returning id",
        person.0,
        words,
        stored(now)
    )?;
    Ok(id.into())
}

/// How many somebody has asked since a time.
pub async fn count_since(tx: &mut Tx, person: PersonId, since: DateTime<Utc>) -> Result<i64> {
    let (count,): (i64,) = one!(
        tx,
        "select count(*) from question where person_id = $1 and asked_at >= $2",
        person.0,
        stored(since)
    )?;
    Ok(count)
}

/// `None` also for one whose asker was erased.
pub async fn get(tx: &mut Tx, id: QuestionId) -> Result<Option<Asked>> {
    let row: Option<Row> = optional!(tx, select_question!("question.id = $1"), id.0)?;
    Ok(row.map(Row::read))
}

/// The question that stands in a message of the admin group.
pub async fn at(tx: &mut Tx, at: Card) -> Result<Option<Asked>> {
    let row: Option<Row> = optional!(
        tx,
        select_question!("chat_id = $1 and message_id = $2"),
        at.chat_id,
        at.message_id
    )?;
    Ok(row.map(Row::read))
}

/// Notes where it stands in the admin group, so that a reply finds it and an erasure takes it back.
pub async fn stands(tx: &mut Tx, id: QuestionId, at: Card) -> Result<()> {
    execute!(
        tx,
        "update question set chat_id = $2, message_id = $3 where id = $1",
        id.0,
        at.chat_id,
        at.message_id
    )?;
    execute!(
        tx,
        "insert into group_message (chat_id, message_id, subject_kind, subject_id, role, owner_id)
         select $2, $3, 'question', id, 'card', person_id from question where id = $1
         on conflict (chat_id, message_id) do nothing",
        id.0,
        at.chat_id,
        at.message_id
    )?;
    Ok(())
}

/// Where it stands in the admin group.
pub async fn message(tx: &mut Tx, id: QuestionId) -> Result<Option<Card>> {
    let row: Option<(i64, i32)> = optional!(
        tx,
        "select chat_id, message_id from question where id = $1 and message_id is not null",
        id.0
    )?;
    Ok(row.map(|(chat_id, message_id)| Card { chat_id, message_id }))
}

/// Lets what nobody has answered be asked anew in `admin_chat` where it stands elsewhere or nowhere. Returns
/// how many questions that are.
pub async fn gather_in(tx: &mut Tx, admin_chat: i64, now: DateTime<Utc>) -> Result<u64> {
    execute!(
        tx,
        "update question set chat_id = null, message_id = null
         where chat_id <> $1 and answer is null",
        admin_chat
    )?;
    execute!(
        tx,
        concat!(
            "insert into outbox (kind, subject_kind, subject_id, state, not_before, created_at)
             select 'question', 'question', id, 'pending', $1, $1 from question
             where message_id is null and ",
            is_open_and_rests!(),
            " order by id"
        ),
        stored(now)
    )
}

/// Puts a change of each question in the group that nobody has answered, oldest first and `limit` at most:
/// where one is gone, that shows.
pub async fn look_at_messages(tx: &mut Tx, limit: i64, now: DateTime<Utc>) -> Result<u64> {
    execute!(
        tx,
        concat!(
            "insert into outbox (kind, subject_kind, subject_id, state, not_before, created_at)
             select 'question', 'question', id, 'pending', $2, $2 from question
             where message_id is not null and ",
            is_open_and_rests!(),
            " order by id limit $1"
        ),
        limit,
        stored(now)
    )
}

/// Forgets where a question stood, since it is gone from the group. `false`: it stands elsewhere, or was
/// answered.
pub async fn forget_message(tx: &mut Tx, id: QuestionId, at: Card) -> Result<bool> {
    let forgotten = execute!(
        tx,
        "update question set chat_id = null, message_id = null
         where id = $1 and chat_id = $2 and message_id = $3 and answer is null",
        id.0,
        at.chat_id,
        at.message_id
    )?;
    Ok(forgotten == 1)
}

/// Answers it, if nobody has, and records who did; whether it was this one.
pub async fn answer(
    tx: &mut Tx,
    id: QuestionId,
    admin: AdminId,
    words: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    let answered = execute!(
        tx,
        "update question set answer = $2, admin_id = $3, answered_at = $4
         where id = $1 and answer is null and words <> ''",
        id.0,
        words,
        admin.0,
        stored(now)
    )?;
    if answered == 1 {
        audit::add(tx, Some(admin), "answered", Subject::Question(id), None, None, now).await?;
    }
    Ok(answered == 1)
}

/// Forgets those asked before a time. Their messages in the group are too old to be taken back.
pub async fn forget_before(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    execute!(
        tx,
        "delete from group_message where subject_kind = 'question' and subject_id in (
             select id from question where asked_at < $1)",
        stored(before)
    )?;
    execute!(tx, "delete from question where asked_at < $1", stored(before))
}

impl Row {
    fn read(self) -> Asked {
        let by = self.name.unwrap_or_default();
        Asked {
            id: self.id.into(),
            person: self.person_id.into(),
            words: self.words,
            at: self.asked_at,
            answer: self.answer.map(|words| Answered { words, by }),
        }
    }
}
