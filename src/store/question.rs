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
