use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex},
    time::Duration,
};

use serde_json::Value;
use tokio::time::Instant;

use super::{limits::Pace, lock::lock};

/// A chat as far as anything happened in it. Kept small: in a load run there are a million.
#[derive(Debug)]
pub struct Chat {
    pub started: bool,
    pub blocked: bool,
    /// Accepted messages.
    pub sent: u32,
    pub pace: Pace,
    /// When an update came from here, in milliseconds since the sandbox began.
    pub heard_at: Option<u32>,
    talk: Option<Box<Talk>>,
}

#[derive(Debug, Default)]
struct Talk {
    messages: VecDeque<Stored>,
    keyboard: Option<Value>,
    /// When a person wrote who has not been answered yet.
    asked_at: Option<Instant>,
}

/// A message in Bot API shape, from either side.
#[derive(Clone, Debug)]
pub struct Stored {
    pub id: i64,
    pub outgoing: bool,
    /// A message sent with a reply keyboard, or with its removal, can't be edited.
    pub editable: bool,
    pub message: Arc<Value>,
}

impl Chat {
    pub fn new(started: bool, burst: u32) -> Self {
        let pace = Pace::full(burst);
        Self { started, blocked: false, sent: 0, pace, heard_at: None, talk: None }
    }

    pub fn find(&self, id: i64) -> Option<&Stored> {
        let messages = &self.talk.as_ref()?.messages;
        messages.get(messages.binary_search_by_key(&id, |stored| stored.id).ok()?)
    }

    pub fn find_mut(&mut self, id: i64) -> Option<&mut Stored> {
        let messages = &mut self.talk.as_mut()?.messages;
        let at = messages.binary_search_by_key(&id, |stored| stored.id).ok()?;
        messages.get_mut(at)
    }

    pub fn remove(&mut self, id: i64) -> Option<Stored> {
        let messages = &mut self.talk.as_mut()?.messages;
        messages.remove(messages.binary_search_by_key(&id, |stored| stored.id).ok()?)
    }

    /// Keeps the latest `history` messages.
    pub fn keep(&mut self, stored: Stored, history: usize) {
        if history == 0 {
            return;
        }
        let messages = &mut self.talk.get_or_insert_default().messages;
        if messages.len() >= history {
            messages.pop_front();
        }
        // Ids are given before the chat is locked: neighbours can come in the wrong order.
        let at = messages.partition_point(|kept| kept.id < stored.id);
        messages.insert(at, stored);
    }

    pub fn messages(&self) -> impl DoubleEndedIterator<Item = &Stored> {
        self.talk.iter().flat_map(|talk| talk.messages.iter())
    }

    /// Somebody wrote; of several messages without an answer the first counts.
    pub fn ask(&mut self) {
        let talk = self.talk.get_or_insert_default();
        talk.asked_at.get_or_insert_with(Instant::now);
    }

    /// How long they waited, if somebody did.
    pub fn answer(&mut self) -> Option<Duration> {
        Some(self.talk.as_mut()?.asked_at.take()?.elapsed())
    }

    pub fn keyboard(&self) -> Option<&Value> {
        self.talk.as_ref()?.keyboard.as_ref()
    }

    pub fn set_keyboard(&mut self, keyboard: Option<Value>) {
        if keyboard.is_some() || self.talk.is_some() {
            self.talk.get_or_insert_default().keyboard = keyboard;
        }
    }
}

/// All chats, in shards so that requests for different chats don't wait for each other.
#[derive(Debug)]
pub struct Chats {
    shards: Vec<Mutex<HashMap<i64, Chat>>>,
}

const SHARDS: usize = 64;

impl Chats {
    pub fn new() -> Self {
        Self { shards: (0..SHARDS).map(|_| Mutex::default()).collect() }
    }

    /// Runs with the chat locked, if anything happened in it yet.
    pub fn with<T>(&self, id: i64, read: impl FnOnce(&mut Chat) -> T) -> Option<T> {
        lock(self.shard(id)).get_mut(&id).map(read)
    }

    /// Runs with the chat locked; a new one comes from `new`, and stays only if the run succeeds.
    pub fn with_new<T, E>(
        &self,
        id: i64,
        new: impl FnOnce() -> Chat,
        run: impl FnOnce(&mut Chat) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut shard = lock(self.shard(id));
        if let Some(chat) = shard.get_mut(&id) {
            return run(chat);
        }
        let mut chat = new();
        let done = run(&mut chat)?;
        shard.insert(id, chat);
        Ok(done)
    }

    /// Chats with accepted messages and their number, by id.
    pub fn sent(&self) -> Vec<(i64, u32)> {
        let mut sent = Vec::new();
        for shard in &self.shards {
            let shard = lock(shard);
            sent.extend(shard.iter().filter(|(_, c)| c.sent > 0).map(|(id, c)| (*id, c.sent)));
        }
        sent.sort_unstable();
        sent
    }

    fn shard(&self, id: i64) -> &Mutex<HashMap<i64, Chat>> {
        let spread = id.unsigned_abs().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58;
        &self.shards[spread as usize % SHARDS]
    }
}
