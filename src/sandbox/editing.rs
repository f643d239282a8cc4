use std::sync::Arc;

use serde_json::{Map, Value, json};
use tokio::time::Instant;

use super::{
    chat::Chat,
    error::ApiError,
    lock::lock,
    people::{Group, Status},
    world::World,
};

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply \
                            markup are exactly the same as a current content and reply markup of \
                            the message";
/// Messages older than this stay, in seconds.
const DELETABLE: i64 = 48 * 3600;

impl World {
    /// Changes a message of the bot; edits in groups count like messages.
    pub fn edit(
        &self,
        chat_id: i64,
        message_id: i64,
        change: impl FnOnce(&mut Map<String, Value>) -> Result<(), ApiError>,
    ) -> Result<Value, ApiError> {
        let now = Instant::now();
        self.check_edits(chat_id, now)?;
        let run = |chat: &mut Chat| {
            if chat_id > 0 {
                chat.open()?;
            }
            let stored = chat
                .find_mut(message_id)
                .ok_or_else(|| ApiError::bad_request("message to edit not found"))?;
            if !stored.outgoing || !stored.editable {
                return Err(ApiError::bad_request("message can't be edited"));
            }
            let Value::Object(old) = &*stored.message else {
                return Err(ApiError::bad_request("message can't be edited"));
            };
            let mut old = old.clone();
            old.remove("edit_date");
            let mut new = old.clone();
            change(&mut new)?;
            if new == old {
                return Err(ApiError::bad_request(NOT_MODIFIED));
            }
            new.insert("edit_date".into(), self.unix().into());
            let message = Value::Object(new);
            stored.message = Arc::new(message.clone());
            Ok(message)
        };
        let message = self
            .chats
            .with(chat_id, run)
            .unwrap_or_else(|| Err(ApiError::bad_request("message to edit not found")))?;
        if let Some(group) = lock(&self.groups).get_mut(&chat_id) {
            group.window.take(now, 1);
        }
        self.events.push("edited", json!({"chat_id": chat_id, "message": message}));
        Ok(message)
    }

    /// The bot's own messages, and other people's where Telegram lets bots do it.
    pub fn delete(&self, chat_id: i64, message_id: i64) -> Result<(), ApiError> {
        let may_others = self.with_open_chat(chat_id, |group, bot| {
            group.status(bot).is_some_and(Status::is_admin)
        })?;
        let oldest = self.unix() - DELETABLE;
        let run = |chat: &mut Chat| {
            let stored = chat
                .find(message_id)
                .ok_or_else(|| ApiError::bad_request("message to delete not found"))?;
            let old = stored.message["date"].as_i64().is_some_and(|date| date < oldest);
            if old || !(stored.outgoing || may_others) {
                return Err(ApiError::bad_request("message can't be deleted for everyone"));
            }
            chat.remove(message_id);
            Ok(())
        };
        self.chats
            .with(chat_id, run)
            .unwrap_or_else(|| Err(ApiError::bad_request("message to delete not found")))?;
        self.events.push("deleted", json!({"chat_id": chat_id, "message_id": message_id}));
        Ok(())
    }

    /// Whether the chat exists and the bot may act in it; `see` looks at the group, `true` in
    /// private chats.
    pub fn with_open_chat(
        &self,
        chat_id: i64,
        see: impl FnOnce(&Group, i64) -> bool,
    ) -> Result<bool, ApiError> {
        if chat_id > 0 {
            self.private(chat_id)?;
            return Ok(true);
        }
        let groups = lock(&self.groups);
        let group = groups.get(&chat_id).ok_or_else(|| ApiError::bad_request("chat not found"))?;
        group.open(self.bot_id)?;
        Ok(see(group, self.bot_id))
    }

    fn check_edits(&self, chat_id: i64, now: Instant) -> Result<(), ApiError> {
        self.with_open_chat(chat_id, |_, _| true)?;
        if !self.options.limits {
            return Ok(());
        }
        let mut groups = lock(&self.groups);
        let Some(group) = groups.get_mut(&chat_id) else { return Ok(()) };
        group.window.check(now, self.options.group_per_minute).map_err(ApiError::too_many)
    }
}
