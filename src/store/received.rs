//! Which updates were taken in, and which of them were answered.

use chrono::{DateTime, Utc};

use super::{Result, Tx, stored};

/// Updates that one statement names; the databases take some thousands.
const AT_ONCE: usize = 500;

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

/// The answers to these updates have gone out. Of a chat with somebody unknown not even the id is kept.
pub async fn answered(tx: &mut Tx, updates: &[i64], now: DateTime<Utc>) -> Result<()> {
    for some in updates.chunks(AT_ONCE) {
        let _: Vec<(i64,)> = bulk!(tx, "update received set answered_at = ", |query| {
            query.push_bind(stored(now)).push(" where answered_at is null and update_id in (");
            let mut list = query.separated(", ");
            some.iter().for_each(|id| {
                list.push_bind(*id);
            });
            query.push(")");
        })?;
        let _: Vec<(i64,)> = bulk!(
            tx,
            "with newest as (
                 select chat_id, max(update_id) as update_id from received
                 where chat_id is not null
                     and not exists (select 1 from person where telegram_id = received.chat_id)
                     and update_id in (",
            |query| {
                let mut list = query.separated(", ");
                some.iter().for_each(|id| {
                    list.push_bind(*id);
                });
                query.push(
                    ") group by chat_id)
                     update received set chat_id = null from newest
                     where received.chat_id = newest.chat_id
                         and received.update_id <= newest.update_id",
                );
            }
        )?;
    }
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
