//! Where each private conversation stands. The body is JSON that only the dialogue reads.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, Tx, stored};

#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct StoredScene {
    /// To be given to [`save`], which refuses when another save came between.
    pub version: i64,
    pub body: String,
    /// The message whose buttons belong to this step.
    pub prompt_id: Option<i32>,
}

pub async fn load(tx: &mut Tx, chat_id: i64) -> Result<Option<StoredScene>> {
    optional!(tx, "select version, body, prompt_id from scene where chat_id = $1", chat_id)
}

/// Saves a scene over the one that was loaded as `expected` (`None`: there was none). `false`: somebody
/// saved meanwhile, and nothing was written.
pub async fn save(
    tx: &mut Tx,
    chat_id: i64,
    expected: Option<i64>,
    body: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    let written = match expected {
        Some(version) => execute!(
            tx,
            "update scene set version = version + 1, body = $3, updated_at = $4
             where chat_id = $1 and version = $2",
            chat_id,
            version,
            body,
            stored(now)
        )?,
        None => execute!(
            tx,
            "insert into scene (chat_id, version, body, updated_at) values ($1, 1, $2, $3)
             on conflict do nothing",
            chat_id,
            body,
            stored(now)
        )?,
    };
    Ok(written == 1)
}

/// Forgets a conversation.
pub async fn clear(tx: &mut Tx, chat_id: i64) -> Result<()> {
    execute!(tx, "delete from scene where chat_id = $1", chat_id)?;
    Ok(())
}

/// No message carries buttons of the step any more.
pub async fn clear_prompt(tx: &mut Tx, chat_id: i64) -> Result<()> {
    execute!(tx, "update scene set prompt_id = null where chat_id = $1", chat_id)?;
    Ok(())
}

/// Notes the message whose buttons belong to the step the scene is at now.
pub async fn set_prompt(tx: &mut Tx, chat_id: i64, message_id: i32) -> Result<()> {
    execute!(tx, "update scene set prompt_id = $2 where chat_id = $1", chat_id, message_id)?;
    Ok(())
}
