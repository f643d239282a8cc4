use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::{
    chat::{Chat, Stored},
    lock::lock,
    people::Status,
    sending::reply,
    world::World,
};

/// Something a person can't do, in one plain sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Impossible(pub String);

impl Impossible {
    pub fn because(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

/// A message of a person before it has an id: content fields only.
#[derive(Debug, Default)]
pub struct Said {
    pub body: Map<String, Value>,
    pub reply_to: Option<i64>,
    pub thread: Option<i64>,
    /// In the group's name, as anonymous administrators write.
    pub anonymous: bool,
}

impl World {
    /// Keeps a person's message and passes it to the bot, where the bot may see it. The first
    /// message to the bot starts the chat.
    pub fn hear(&self, user: i64, chat_id: i64, said: Said) -> Result<Value, Impossible> {
        let from = self
            .user(user)
            .ok_or_else(|| Impossible::because(format!("There is no person {user}.")))?;
        let (place, id, bot_is_admin, bot_is_here) = self.place_for(user, chat_id)?;
        let kept = |chat: &mut Chat| {
            if chat_id > 0 && chat.blocked {
                return Err(Impossible::because(format!("{user} has blocked the bot.")));
            }
            if said.reply_to.is_some_and(|id| chat.find(id).is_none()) {
                return Err(Impossible::because("The message to reply to is not there."));
            }
            let to_bot =
                said.reply_to.and_then(|id| chat.find(id)).is_some_and(|stored| stored.outgoing);
            let command = said.body.get("text").and_then(Value::as_str);
            let command = command.is_some_and(|text| text.starts_with('/'));
            let seen = chat_id > 0 || (bot_is_here && (bot_is_admin || to_bot || command));
            chat.started |= chat_id > 0;
            if seen {
                chat.heard_at = Some(self.now_ms());
                chat.ask();
            }
            let mut message = said.body;
            message.insert("message_id".into(), id.into());
            message.insert("date".into(), self.unix().into());
            if said.anonymous {
                message.insert("sender_chat".into(), place.clone());
            }
            let from = if said.anonymous { anonymous() } else { from };
            message.insert("chat".into(), place);
            message.insert("from".into(), from);
            reply(&mut message, chat, said.reply_to, said.thread);
            let message = Value::Object(message);
            let stored =
                Stored { id, outgoing: false, editable: true, message: Arc::new(message.clone()) };
            chat.keep(stored, self.options.history);
            Ok((message, seen))
        };
        let (message, seen) = self.chats.with_new(chat_id, || self.new_chat(chat_id), kept)?;
        self.events.push("message", json!({"chat_id": chat_id, "message": message}));
        if seen {
            self.updates.push("message", message.clone());
        }
        Ok(message)
    }

    /// A person changes a message of their own.
    pub fn hear_edit(
        &self,
        user: i64,
        chat_id: i64,
        message_id: i64,
        change: impl FnOnce(&mut Map<String, Value>),
    ) -> Result<Value, Impossible> {
        let run = |chat: &mut Chat| {
            let stored = chat
                .find_mut(message_id)
                .filter(|stored| stored.message["from"]["id"] == user)
                .ok_or_else(|| Impossible::because("They have no such message."))?;
            let mut message = Value::clone(&stored.message);
            if let Some(fields) = message.as_object_mut() {
                change(fields);
                fields.insert("edit_date".into(), self.unix().into());
            }
            stored.message = Arc::new(message.clone());
            chat.heard_at = Some(self.now_ms());
            Ok(message)
        };
        let message = self
            .chats
            .with(chat_id, run)
            .unwrap_or_else(|| Err(Impossible::because("Nothing was said there yet.")))?;
        self.events.push("edited", json!({"chat_id": chat_id, "message": message}));
        self.updates.push("edited_message", message.clone());
        Ok(message)
    }

    fn place_for(&self, user: i64, chat_id: i64) -> Result<(Value, i64, bool, bool), Impossible> {
        let unknown = || Impossible::because(format!("There is no chat {chat_id}."));
        if chat_id > 0 {
            if chat_id != user {
                return Err(Impossible::because("A private chat is its person's own."));
            }
            let place = self.chat(chat_id).ok_or_else(unknown)?;
            return Ok((place, self.next_message_id(), true, true));
        }
        let mut groups = lock(&self.groups);
        let group = groups.get_mut(&chat_id).ok_or_else(unknown)?;
        if !group.status(user).is_some_and(Status::is_present) {
            return Err(Impossible::because(format!("{user} is not in {}.", group.title)));
        }
        let id = if group.is_super() { group.next_message_id() } else { self.next_message_id() };
        let bot = group.status(self.bot_id);
        Ok((
            group.chat(),
            id,
            bot.is_some_and(Status::is_admin),
            bot.is_some_and(Status::is_present),
        ))
    }
}

fn anonymous() -> Value {
    json!({
        "id": 1_087_968_824, "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot",
    })
}
