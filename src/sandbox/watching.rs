use std::{collections::BTreeMap, time::Duration};

use axum::body::Bytes;
use serde_json::Value;
use tokio::time::{Instant, timeout};

use super::{
    Sandbox,
    callbacks::CallbackAnswer,
    chat::{Chat, Stored},
    counts::{Counts, Refusal},
};

/// What there is to see.
impl Sandbox {
    /// The messages kept of a chat, both directions, oldest first, in Bot API shape.
    pub fn messages(&self, chat: i64) -> Vec<Value> {
        let all =
            |chat: &mut Chat| chat.messages().map(|stored| Value::clone(&stored.message)).collect();
        self.world.chats.with(chat, all).unwrap_or_default()
    }

    /// Only the bot's.
    pub fn sent(&self, chat: i64) -> Vec<Value> {
        let own = |chat: &mut Chat| {
            let own = chat.messages().filter(|stored| stored.outgoing);
            own.map(|stored| Value::clone(&stored.message)).collect()
        };
        self.world.chats.with(chat, own).unwrap_or_default()
    }

    /// The bot's newest messages, so many at most, oldest first.
    pub fn sent_lately(&self, chat: i64, most: usize) -> Vec<Value> {
        let newest = |chat: &mut Chat| {
            let own = chat.messages().rev().filter(|stored| stored.outgoing).take(most);
            own.map(|stored| Value::clone(&stored.message)).collect::<Vec<_>>()
        };
        let newest = self.world.chats.with(chat, newest).unwrap_or_default();
        newest.into_iter().rev().collect()
    }

    /// What the bot sent after this message, newest first.
    pub fn sent_after(&self, chat: i64, message: i64) -> Vec<Value> {
        let after = |stored: &&Stored| stored.id > message;
        let newer = |chat: &mut Chat| {
            let own = chat.messages().rev().take_while(after).filter(|stored| stored.outgoing);
            own.map(|stored| Value::clone(&stored.message)).collect()
        };
        self.world.chats.with(chat, newer).unwrap_or_default()
    }

    /// The bot's newest message.
    pub fn last(&self, chat: i64) -> Option<Value> {
        self.sent_lately(chat, 1).pop()
    }

    /// Whether the newest message of a chat, if there is one, is the bot's.
    pub fn has_last_word(&self, chat: i64) -> bool {
        let bots = |chat: &mut Chat| chat.messages().next_back().is_none_or(|last| last.outgoing);
        self.world.chats.with(chat, bots).unwrap_or(true)
    }

    /// The reply keyboard a private chat shows.
    pub fn keyboard(&self, chat: i64) -> Option<Value> {
        self.world.chats.with(chat, |chat| chat.keyboard().cloned()).flatten()
    }

    /// The bot's newest message that fits, as soon as there is one; `None` after the patience.
    pub async fn wait_for(
        &self,
        chat: i64,
        patience: Duration,
        fits: impl Fn(&Value) -> bool,
    ) -> Option<Value> {
        self.wait(patience, || self.sent(chat).into_iter().rev().find(|m| fits(m))).await
    }

    /// The bot's newest text or caption with these words.
    pub async fn wait_for_text(&self, chat: i64, patience: Duration, words: &str) -> Option<Value> {
        self.wait_for(chat, patience, |message| {
            let text = message["text"].as_str().or_else(|| message["caption"].as_str());
            text.is_some_and(|text| text.contains(words))
        })
        .await
    }

    /// What the bot answered to a press.
    pub fn callback_answer(&self, id: &str) -> Option<CallbackAnswer> {
        self.world.callbacks.answer_to(id)
    }

    /// The presses and inline queries that wait for their answer, by id.
    pub fn unanswered(&self) -> Vec<String> {
        self.world.callbacks.unanswered()
    }

    /// The longest that anybody waited for the answer to a press or an inline query.
    pub fn slowest_answer(&self) -> Duration {
        self.world.callbacks.slowest()
    }

    /// What the Bot API refused of its own accord, and how often; not 429s.
    pub fn refusals(&self) -> BTreeMap<Refusal, u64> {
        self.world.tally.refusals()
    }

    pub async fn wait_for_answer(&self, id: &str, patience: Duration) -> Option<CallbackAnswer> {
        self.wait(patience, || self.callback_answer(id)).await
    }

    /// Updates the bot has not confirmed yet.
    pub fn pending_updates(&self) -> usize {
        self.world.updates.pending()
    }

    /// Until the bot has confirmed every update; `false` after the patience.
    pub async fn wait_until_read(&self, patience: Duration) -> bool {
        self.wait(patience, || (self.pending_updates() == 0).then_some(())).await.is_some()
    }

    pub fn file(&self, file_id: &str) -> Option<Bytes> {
        Some(self.world.files.content(file_id)?.bytes)
    }

    pub fn counts(&self) -> Counts {
        let per_chat = self.world.chats.sent();
        let numbers = || per_chat.iter().map(|(_, count)| u64::from(*count));
        Counts {
            chats: per_chat.len() as u64,
            max_per_chat: numbers().max().unwrap_or(0),
            min_per_chat: numbers().min().unwrap_or(0),
            ..self.world.tally.counts()
        }
    }

    /// Accepted messages by chat, for chats with any.
    pub fn sent_per_chat(&self) -> Vec<(i64, u32)> {
        self.world.chats.sent()
    }

    async fn wait<T>(&self, patience: Duration, look: impl Fn() -> Option<T>) -> Option<T> {
        /// Not everything that can be waited for makes an event.
        const LOOK_AGAIN: Duration = Duration::from_millis(25);
        let mut events = self.world.events.watch();
        let deadline = Instant::now() + patience;
        loop {
            events.mark_unchanged();
            if let Some(found) = look() {
                return Some(found);
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return None;
            }
            let _event = timeout(left.min(LOOK_AGAIN), events.changed()).await;
        }
    }
}
