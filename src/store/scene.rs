//! Where each private conversation stands. The body is JSON that only the dialogue reads.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, Tx, stored};

/// Chats that one statement names; the databases take some thousands of values.
const AT_ONCE: usize = 500;

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

/// Notes the message whose buttons belong to the step each chat is at now, each chat once; `None`: no
/// message does any more.
pub async fn set_prompts(tx: &mut Tx, prompts: &[(i64, Option<i32>)]) -> Result<()> {
    for some in prompts.chunks(AT_ONCE) {
        let _: Vec<(i64,)> = bulk!(tx, "with prompt (chat_id, message_id) as (", |query| {
            query.push_values(some, |mut row, (chat, message)| {
                row.push_bind(*chat).push_bind(*message);
            });
            query.push(
                ") update scene set prompt_id = prompt.message_id from prompt
                 where scene.chat_id = prompt.chat_id",
            );
        })?;
    }
    Ok(())
}
