//! Groups that receive digests: what their administrators set, and what is brought there.

use chrono::{DateTime, Utc};

use super::{App, Incoming, Said};
use crate::{
    dialogue::{self, Context, Input},
    domain::{
        edition::{self, Audience},
        room::{Room, Spot},
    },
    reply::{Digest, Listed},
    store::{
        self, Tx,
        promotion::Filter,
        room::{Due, End},
    },
};

impl App {
    pub(super) async fn in_room(
        &self,
        tx: &mut Tx,
        incoming: Incoming,
        thread: Option<i32>,
        now: DateTime<Utc>,
    ) -> store::Result<Said> {
        let Incoming { chat_id, actor, input, .. } = incoming;
        let at = Spot { chat_id, thread_id: thread };
        if matches!(input, Input::Start(_)) {
            self.revive(tx, chat_id, now).await?;
        }
        let known = store::room::at(tx, at).await?;
        let before = known.clone().unwrap_or_default();
        let (zone, areas) = (self.zone, &*self.areas);
        let context = Context { now, zone, areas, person: None, actor: &actor };
        let turn = dialogue::take_turn_in_room(before.clone(), &input, &context);
        // An administrator's hand makes a room that was given up good again.
        if turn.room != before || (known.is_some() && actor.is_admin) {
            let next = turn.room.next(now, self.zone);
            store::room::put(tx, at, &turn.room, next, now).await?;
        }
        let language = turn.room.language;
        Ok(Said { replies: turn.say, language, previous_prompt: None, at_rest: true, thread })
    }

    /// The bot is in the group again: what was set there holds once more.
    async fn revive(&self, tx: &mut Tx, chat_id: i64, now: DateTime<Utc>) -> store::Result<()> {
        for (at, room) in store::room::unreachable_in(tx, chat_id).await? {
            let next = room.next(now, self.zone);
            store::room::put(tx, at, &room, next, now).await?;
        }
        Ok(())
    }

    /// The bot was removed from a group, or the group has become a supergroup.
    pub async fn note_room(
        &self,
        update_id: i64,
        chat: i64,
        moved: Option<i64>,
    ) -> store::Result<()> {
        let mut tx = self.db.begin().await?;
        let now = self.clock.now();
        if store::received::note(&mut tx, update_id, None, now).await? {
            match moved {
                Some(to) => store::room::moved(&mut tx, chat, to).await?,
                None => store::room::left(&mut tx, chat).await?,
            }
            store::received::answered(&mut tx, &[update_id], now).await?;
        }
        tx.commit().await
    }

    /// The rooms whose digest is due.
    pub async fn rooms_due(&self) -> store::Result<Vec<Due>> {
        let mut tx = self.db.read().await?;
        let due = store::room::due(&mut tx, self.clock.now()).await?;
        tx.commit().await?;
        Ok(due)
    }

    /// What is new for a room up to now; without items where nothing is.
    pub async fn room_digest(&self, due: &Due, now: DateTime<Utc>) -> store::Result<Digest> {
        let day = now.with_timezone(&self.zone).date_naive();
        let mut tx = self.db.read().await?;
        let candidates = store::run::candidates(&mut tx, now, day).await?;
        let audience = Audience {
            selection: due.room.kept.wanted.selection.clone(),
            since: due.since,
            excluded_owner: None,
        };
        let mut items = Vec::new();
        for item in edition::compose(&audience, &candidates, day) {
            let found = store::promotion::get(&mut tx, item.promotion).await?;
            items.extend(found.map(|found| (item.section, Listed::from(found))));
        }
        let total = store::promotion::count_live(&mut tx, now, day, &Filter::default()).await?;
        tx.commit().await?;
        Ok(Digest { day, items, total })
    }

    /// When a room's digest is due after this one.
    pub fn after(&self, room: &Room) -> Option<DateTime<Utc>> {
        room.next(self.clock.now(), self.zone)
    }

    pub async fn settle_room(&self, fence: i64, due: &Due, end: End) -> store::Result<()> {
        let mut tx = self.db.begin().await?;
        store::room::settle(&mut tx, fence, due, end).await?;
        tx.commit().await
    }
}
