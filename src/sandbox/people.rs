use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::limits::Window;

/// Somebody who can play against the bot.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    pub id: i64,
    pub first_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// The app's language, an IETF tag; a real person may have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language_code: Option<String>,
    pub role: Role,
    /// What the contact button sends, with country code and without `+`.
    pub phone: String,
    /// The account no longer exists: sends to it get 403.
    #[serde(skip)]
    pub deactivated: bool,
}

/// How the page introduces somebody; Telegram doesn't know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Owner,
    Admin,
    Resident,
}

impl Person {
    /// A resident whose app speaks Indonesian.
    pub fn new(id: i64, first_name: impl Into<String>) -> Self {
        Self {
            id,
            first_name: first_name.into(),
            last_name: None,
            username: None,
            language_code: Some("id".into()),
            role: Role::Resident,
            phone: format!("62812{:07}", id.rem_euclid(10_000_000)),
            deactivated: false,
        }
    }

    /// A Bot API `User`.
    pub fn user(&self) -> Value {
        let mut user = json!({"id": self.id, "is_bot": false, "first_name": self.first_name});
        for (name, value) in [
            ("last_name", &self.last_name),
            ("username", &self.username),
            ("language_code", &self.language_code),
        ] {
            if let Some(value) = value {
                user[name] = value.clone().into();
            }
        }
        user
    }

    /// A Bot API `Chat`, the private one.
    pub fn chat(&self) -> Value {
        let mut chat = json!({"id": self.id, "type": "private", "first_name": self.first_name});
        for (name, value) in [("last_name", &self.last_name), ("username", &self.username)] {
            if let Some(value) = value {
                chat[name] = value.clone().into();
            }
        }
        chat
    }
}

/// A member's standing in a group, in Telegram's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Creator,
    Administrator,
    Member,
    Left,
    Kicked,
}

impl Status {
    pub fn is_admin(self) -> bool {
        matches!(self, Self::Creator | Self::Administrator)
    }

    pub fn is_present(self) -> bool {
        !matches!(self, Self::Left | Self::Kicked)
    }

    /// A Bot API `ChatMember`.
    pub fn member(self, user: Value) -> Value {
        match self {
            Self::Creator => json!({"status": "creator", "user": user, "is_anonymous": false}),
            Self::Administrator => json!({
                "status": "administrator", "user": user, "is_anonymous": false,
                "can_be_edited": false, "can_manage_chat": true, "can_change_info": true,
                "can_delete_messages": true, "can_manage_video_chats": true,
                "can_invite_users": true, "can_restrict_members": true, "can_pin_messages": true,
                "can_manage_topics": true, "can_promote_members": false, "can_post_stories": true,
                "can_edit_stories": true, "can_delete_stories": true,
            }),
            Self::Member => json!({"status": "member", "user": user}),
            Self::Left => json!({"status": "left", "user": user}),
            Self::Kicked => json!({"status": "kicked", "user": user, "until_date": 0}),
        }
    }
}

/// A group the bot is in. Ids from -1000000000000 down are supergroups, other negative ones are
/// basic groups.
#[derive(Clone, Debug)]
pub struct Group {
    pub id: i64,
    pub title: String,
    pub forum: bool,
    /// The bot among them.
    pub members: BTreeMap<i64, Status>,
    /// Topic names by thread id.
    pub topics: BTreeMap<i64, String>,
    pub migrated_to: Option<i64>,
    pub window: Window,
    pub last_message_id: i64,
}

impl Group {
    pub fn is_super(&self) -> bool {
        self.id <= -1_000_000_000_000
    }

    pub fn kind(&self) -> &'static str {
        if self.is_super() { "supergroup" } else { "group" }
    }

    pub fn status(&self, user: i64) -> Option<Status> {
        self.members.get(&user).copied()
    }

    /// A Bot API `Chat`.
    pub fn chat(&self) -> Value {
        let mut chat = json!({"id": self.id, "type": self.kind(), "title": self.title});
        if self.forum {
            chat["is_forum"] = true.into();
        }
        chat
    }
}
