//! Groups and topics that receive digests.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Result, StoreError, Tx, lead, stored, subscription};
use crate::domain::{
    delivery::Cause,
    ids::RoomId,
    language::Language,
    room::{Room, Spot, Standing},
    subscription::{Kept, Selection, Subscription},
};

/// A digest to be brought to a room now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub id: RoomId,
    pub at: Spot,
    pub room: Room,
    /// What went live earlier has been told; `None`: nothing has been yet.
    pub since: Option<DateTime<Utc>>,
    /// Attempts at this digest that left a doubt.
    pub attempts: i32,
}

/// How an attempt at a room's digest ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Everything up to the time is known there.
    Told {
        through: DateTime<Utc>,
        next_at: Option<DateTime<Utc>>,
    },
    /// Nothing was told; what there is comes with the next one.
    Missed {
        next_at: Option<DateTime<Utc>>,
    },
    /// It may have arrived and is sent once more.
    Doubtful {
        next_at: DateTime<Utc>,
    },
    Unreachable(Cause),
    /// The group has become a supergroup.
    Moved {
        to: i64,
    },
}

#[derive(FromRow)]
struct Row {
    id: i64,
    chat_id: i64,
    thread_id: i32,
    #[sqlx(try_from = "String")]
    language: Language,
    #[sqlx(try_from = "String")]
    body: Selection,
    hour: i32,
    weekday: i32,
    paused_until: Option<DateTime<Utc>>,
    since: Option<DateTime<Utc>>,
    attempts: i32,
    state: String,
}

macro_rules! select_rooms {
    ($condition:literal) => {
        concat!(
            "select room.id, chat_id, thread_id, language, selection.body, hour, weekday, paused_until,
                 since, attempts, state
             from room join selection on selection.id = room.selection_id where ",
            $condition
        )
    };
}

/// What is known of a room.
pub async fn at(tx: &mut Tx, at: Spot) -> Result<Option<Room>> {
    let row: Option<Row> =
        optional!(tx, select_rooms!("chat_id = $1 and thread_id = $2"), at.chat_id, thread(at))?;
    Ok(row.map(Row::read).transpose()?.map(|due| due.room))
}

/// Keeps a room as it is wanted now; it can be written to. What it has been told stays known.
pub async fn put(
    tx: &mut Tx,
    at: Spot,
    room: &Room,
    next_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<()> {
    let Kept { wanted, paused_until } = &room.kept;
    let selection = subscription::intern(tx, &wanted.selection).await?;
    execute!(
        tx,
        "insert into room (chat_id, thread_id, language, selection_id, hour, weekday, paused_until,
             next_at, state, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (chat_id, thread_id) do update set language = excluded.language,
             selection_id = excluded.selection_id, hour = excluded.hour, weekday = excluded.weekday,
             paused_until = excluded.paused_until, next_at = excluded.next_at, attempts = 0,
             state = excluded.state, unreachable = null",
        at.chat_id,
        thread(at),
        room.language.code(),
        selection,
        i32::from(wanted.hour.get()),
        i32::from(wanted.rhythm.number()),
        paused_until.map(stored),
        next_at.map(stored),
        room.standing.code(),
        stored(now)
    )?;
    Ok(())
}

/// The rooms of a group that can't be written to, with their settings.
pub async fn unreachable_in(tx: &mut Tx, chat_id: i64) -> Result<Vec<(Spot, Room)>> {
    let rows: Vec<Row> =
        all!(tx, select_rooms!("chat_id = $1 and unreachable is not null order by 1"), chat_id)?;
    rows.into_iter().map(|row| row.read().map(|due| (due.at, due.room))).collect()
}

/// The bot is no longer in a group; the settings stay.
pub async fn left(tx: &mut Tx, chat_id: i64) -> Result<()> {
    execute!(
        tx,
        "update room set unreachable = $2, next_at = null where chat_id = $1",
        chat_id,
        Cause::Kicked.code()
    )?;
    Ok(())
}

/// A group has become a supergroup, with everything that is set there.
pub async fn moved(tx: &mut Tx, from: i64, to: i64) -> Result<()> {
    execute!(
        tx,
        "update room set chat_id = $2
         where chat_id = $1 and not exists (
             select 1 from room there where there.chat_id = $2
                 and there.thread_id = room.thread_id)",
        from,
        to
    )?;
    execute!(tx, "update room set next_at = null where chat_id = $1", from)?;
    Ok(())
}

/// The rooms whose digest is due, the longest waiting first; none while an administrator holds digests back.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<Due>> {
    let rows: Vec<Row> = all!(
        tx,
        select_rooms!(
            "next_at <= $1 and not exists (select 1 from broadcast_pause)
             order by next_at, room.id limit 100"
        ),
        stored(now)
    )?;
    rows.into_iter().map(Row::read).collect()
}

/// Writes down how the attempt of the lead with this `fence` ended.
pub async fn settle(tx: &mut Tx, fence: i64, due: &Due, end: End) -> Result<()> {
    lead::check(tx, fence).await?;
    let id = due.id.0;
    match end {
        End::Told { through, next_at } => execute!(
            tx,
            "update room set since = $2, next_at = $3, attempts = 0 where id = $1",
            id,
            stored(through),
            next_at.map(stored)
        )?,
        End::Missed { next_at } => execute!(
            tx,
            "update room set next_at = $2, attempts = 0 where id = $1",
            id,
            next_at.map(stored)
        )?,
        End::Doubtful { next_at } => execute!(
            tx,
            "update room set next_at = $2, attempts = attempts + 1 where id = $1",
            id,
            stored(next_at)
        )?,
        End::Unreachable(cause) => execute!(
            tx,
            "update room set unreachable = $2, next_at = null where id = $1",
            id,
            cause.code()
        )?,
        End::Moved { to } => {
            moved(tx, due.at.chat_id, to).await?;
            0
        }
    };
    Ok(())
}

/// As the table has it, where a key can't be null.
fn thread(at: Spot) -> i32 {
    at.thread_id.unwrap_or_default()
}

impl Row {
    fn read(self) -> Result<Due> {
        let (hour, rhythm) = (subscription::hour(self.hour)?, subscription::rhythm(self.weekday)?);
        let wanted = Subscription { selection: self.body, hour, rhythm };
        let standing = Standing::ALL.into_iter().find(|state| state.code() == self.state);
        Ok(Due {
            id: self.id.into(),
            at: Spot {
                chat_id: self.chat_id,
                thread_id: (self.thread_id != 0).then_some(self.thread_id),
            },
            room: Room {
                language: self.language,
                kept: Kept { wanted, paused_until: self.paused_until },
                standing: standing.ok_or(StoreError::Unreadable("room.state"))?,
            },
            since: self.since,
            attempts: self.attempts,
        })
    }
}
