//! Words that administrators add to the lists of the screening. A row says for good who added it when, and who
//! removed it.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, StoreError, Tx, stored};
use crate::domain::{
    ids::{AdminId, WatchedId},
    screening::{Group, Phrase, Watched},
};

#[derive(FromRow)]
struct Row {
    id: i64,
    topic: String,
    words: String,
    name: String,
    added_at: DateTime<Utc>,
}

/// Everything that is looked for now, the newest first.
pub async fn all(tx: &mut Tx) -> Result<Vec<Watched>> {
    let rows: Vec<Row> = all!(
        tx,
        "select watched.id, topic, words, admin.name, added_at
         from watched join admin on admin.id = watched.added_by
         where removed_at is null order by watched.id desc"
    )?;
    rows.into_iter().map(Row::read).collect()
}

/// Looks for words from now on. `false`: they are looked for already.
pub async fn add(
    tx: &mut Tx,
    group: Group,
    phrase: &Phrase,
    admin: AdminId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let added = execute!(
        tx,
        "insert into watched (topic, words, added_by, added_at) values ($1, $2, $3, $4)
         on conflict do nothing",
        group.code(),
        phrase.as_str(),
        admin.0,
        stored(now)
    )?;
    Ok(added == 1)
}

/// Looks for words no longer. `false`: somebody removed them before.
pub async fn remove(
    tx: &mut Tx,
    id: WatchedId,
    admin: AdminId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let removed = execute!(
        tx,
        "update watched set removed_by = $2, removed_at = $3
         where id = $1 and removed_at is null",
        id.0,
        admin.0,
        stored(now)
    )?;
    Ok(removed == 1)
}

/// The words of a row, also of one that was removed.
pub async fn words(tx: &mut Tx, id: WatchedId) -> Result<Option<(Group, Phrase)>> {
    let row: Option<(String, String)> =
        optional!(tx, "select topic, words from watched where id = $1", id.0)?;
    row.map(|(topic, words)| read(&topic, &words)).transpose()
}

fn read(topic: &str, words: &str) -> Result<(Group, Phrase)> {
    let group = Group::of_code(topic).ok_or(StoreError::Unreadable("watched.topic"))?;
    let phrase = Phrase::parse(words).map_err(StoreError::unreadable("watched.words"))?;
    Ok((group, phrase))
}

impl Row {
    fn read(self) -> Result<Watched> {
        let (group, phrase) = read(&self.topic, &self.words)?;
        Ok(Watched { id: self.id.into(), group, phrase, by: self.name, at: self.added_at })
    }
}
