//! Which updates were taken in, and which of them were answered.

use chrono::{DateTime, Utc};

use super::{Result, Tx, stored};

/// Takes an update in. `false`: it already was.
pub async fn note(
    tx: &mut Tx,
    update_id: i64,
    chat_id: Option<i64>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let inserted = execute!(
        tx,
        "insert into received (update_id, chat_id, received_at) values ($1, $2, $3)
         on conflict do nothing",
        update_id,
        chat_id,
        stored(now)
    )?;
    Ok(inserted == 1)
}

/// The answer has gone out. Of a chat with somebody unknown not even the id is kept.
pub async fn answered(tx: &mut Tx, update_id: i64, now: DateTime<Utc>) -> Result<()> {
    execute!(
        tx,
        "update received set answered_at = $2 where update_id = $1 and answered_at is null",
        update_id,
        stored(now)
    )?;
    execute!(
        tx,
        "update received set chat_id = null
         where update_id <= $1 and chat_id = (select chat_id from received where update_id = $1)
             and not exists (select 1 from person where telegram_id = received.chat_id)",
        update_id
    )?;
    Ok(())
}

/// The newest update of each chat that may not have been answered, as (update, chat). A chat whose newest
/// update was answered is not among them, nor are updates that belong to no chat.
pub async fn unanswered(tx: &mut Tx) -> Result<Vec<(i64, i64)>> {
    all!(
        tx,
        "select max(update_id), chat_id from received r
         where answered_at is null and chat_id is not null and not exists (
             select 1 from received later
             where later.chat_id = r.chat_id and later.update_id > r.update_id
                 and later.answered_at is not null)
         group by chat_id order by chat_id"
    )
}

/// Forgets updates taken in before a time; how many.
pub async fn forget_before(tx: &mut Tx, time: DateTime<Utc>) -> Result<u64> {
    execute!(tx, "delete from received where received_at < $1", stored(time))
}
