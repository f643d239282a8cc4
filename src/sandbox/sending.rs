use std::sync::Arc;

use serde_json::{Map, Value, json};
use tokio::time::Instant;

use super::{
    chat::{Chat, Stored},
    error::ApiError,
    lock::lock,
    markup::Markup,
    people::Group,
    world::World,
};

/// A message of the bot before it has an id.
#[derive(Debug, Default)]
pub struct Draft {
    /// Content fields only: text, photo, caption and their like.
    pub body: Map<String, Value>,
    pub markup: Option<Markup>,
    pub reply_to: Option<i64>,
    /// Goes even if the message to reply to is gone.
    pub reply_optional: bool,
    pub thread: Option<i64>,
}

/// An update from a chat makes sends to it free for this long, in milliseconds.
const FRESH_MS: u32 = 10_000;

impl World {
    /// One message, or an album of several. Reach and rates are checked before anything is kept.
    pub fn send(&self, chat_id: i64, drafts: Vec<Draft>) -> Result<Vec<Value>, ApiError> {
        let now = Instant::now();
        let count = drafts.len();
        let mut keyboard = None;
        let sent = if chat_id < 0 {
            let mut groups = lock(&self.groups);
            let group =
                groups.get_mut(&chat_id).ok_or_else(|| ApiError::bad_request("chat not found"))?;
            group.open(self.bot_id)?;
            group.check_thread(drafts.first().and_then(|draft| draft.thread))?;
            if self.options.limits {
                let limit = self.options.group_per_minute;
                group.window.check(now, limit).map_err(ApiError::too_many)?;
            }
            let place = group.chat();
            let sent = self.chats.with_new(
                chat_id,
                || self.new_chat(chat_id),
                |chat| {
                    chat.check_replies(&drafts, self.options.history)?;
                    self.admit_bulk(chat, now, count)?;
                    let mut id = || match group.is_super() {
                        true => group.next_message_id(),
                        false => self.next_message_id(),
                    };
                    keyboard = last_keyboard(&drafts);
                    Ok(drafts.into_iter().map(|d| self.keep(chat, &place, id(), d)).collect())
                },
            )?;
            group.window.take(now, count);
            sent
        } else {
            let place = self.private(chat_id)?;
            self.chats.with_new(
                chat_id,
                || self.new_chat(chat_id),
                |chat| {
                    chat.open()?;
                    chat.check_replies(&drafts, self.options.history)?;
                    if self.options.limits {
                        let burst = self.options.chat_burst;
                        chat.pace.check(self.now_ms(), burst).map_err(ApiError::too_many)?;
                    }
                    self.admit_bulk(chat, now, count)?;
                    chat.pace.take(count);
                    keyboard = last_keyboard(&drafts);
                    if let Some(waited) = chat.answer() {
                        self.tally.answered(waited);
                    }
                    let sent: Vec<_> = drafts
                        .into_iter()
                        .map(|draft| self.keep(chat, &place, self.next_message_id(), draft))
                        .collect();
                    Ok::<_, ApiError>(sent)
                },
            )?
        };
        self.tally.sent(count, now, self.unix_ms());
        self.tell(chat_id, &sent, keyboard);
        Ok(sent.into_iter().map(Arc::unwrap_or_clone).collect())
    }

    fn admit_bulk(&self, chat: &Chat, now: Instant, count: usize) -> Result<(), ApiError> {
        let fresh = chat.heard_at.is_some_and(|at| self.now_ms().saturating_sub(at) < FRESH_MS);
        if !self.options.limits || (fresh && !self.options.count_all) {
            return Ok(());
        }
        lock(&self.bulk).take(now, count).map_err(ApiError::too_many)
    }

    fn keep(&self, chat: &mut Chat, place: &Value, id: i64, draft: Draft) -> Arc<Value> {
        let mut message = draft.body;
        message.insert("message_id".into(), id.into());
        message.insert("date".into(), self.unix().into());
        message.insert("chat".into(), place.clone());
        message.insert("from".into(), self.me());
        reply(&mut message, chat, draft.reply_to, draft.thread);
        let editable = !matches!(draft.markup, Some(Markup::Keyboard(_) | Markup::RemoveKeyboard));
        match draft.markup {
            Some(Markup::Inline(markup)) => {
                message.insert("reply_markup".into(), markup);
            }
            Some(Markup::Keyboard(keyboard)) => chat.set_keyboard(Some(keyboard)),
            Some(Markup::RemoveKeyboard) => chat.set_keyboard(None),
            Some(Markup::ForceReply) | None => {}
        }
        let message = Arc::new(Value::Object(message));
        let stored = Stored { id, outgoing: true, editable, message: Arc::clone(&message) };
        chat.sent += 1;
        chat.keep(stored, self.options.history);
        message
    }

    fn tell(&self, chat_id: i64, sent: &[Arc<Value>], keyboard: Option<Value>) {
        if self.options.api_only {
            return;
        }
        for message in sent {
            let message: &Value = message;
            self.events.push("message", json!({"chat_id": chat_id, "message": message}));
        }
        if let Some(keyboard) = keyboard {
            self.events.push("keyboard", json!({"chat_id": chat_id, "keyboard": keyboard}));
        }
    }
}

/// Quotes the message replied to and stays in its topic.
pub fn reply(
    message: &mut Map<String, Value>,
    chat: &Chat,
    reply_to: Option<i64>,
    thread: Option<i64>,
) {
    let mut thread = thread;
    if let Some(original) = reply_to.and_then(|id| chat.find(id)) {
        let mut quoted = Value::clone(&original.message);
        if let Some(fields) = quoted.as_object_mut() {
            fields.remove("reply_to_message");
            thread = thread.or_else(|| fields.get("message_thread_id")?.as_i64());
        }
        message.insert("reply_to_message".into(), quoted);
    }
    if let Some(thread) = thread {
        message.insert("message_thread_id".into(), thread.into());
        message.insert("is_topic_message".into(), true.into());
    }
}

/// The keyboard a chat has afterwards: `Null` for none, `None` for as before.
fn last_keyboard(drafts: &[Draft]) -> Option<Value> {
    match drafts.last()?.markup.as_ref()? {
        Markup::Keyboard(keyboard) => Some(keyboard.clone()),
        Markup::RemoveKeyboard => Some(Value::Null),
        Markup::Inline(_) | Markup::ForceReply => None,
    }
}

impl Chat {
    fn check_replies(&self, drafts: &[Draft], history: usize) -> Result<(), ApiError> {
        let lost = drafts.iter().any(|draft| {
            let gone = draft.reply_to.is_some_and(|id| self.find(id).is_none());
            gone && !draft.reply_optional
        });
        if lost && history > 0 {
            return Err(ApiError::bad_request("message to be replied not found"));
        }
        Ok(())
    }
}

impl Group {
    pub fn next_message_id(&mut self) -> i64 {
        self.last_message_id += 1;
        self.last_message_id
    }

    pub fn check_thread(&self, thread: Option<i64>) -> Result<(), ApiError> {
        match thread {
            Some(thread) if !self.topics.contains_key(&thread) => {
                Err(ApiError::bad_request("message thread not found"))
            }
            _ => Ok(()),
        }
    }
}
