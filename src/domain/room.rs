//! A group, or one topic of a forum, that receives digests. Its administrators set what and when.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::{
    language::Language,
    subscription::{Kept, Subscription},
};

/// Where messages to a room go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spot {
    pub chat_id: i64,
    /// None outside of topics.
    pub thread_id: Option<i32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    pub language: Language,
    pub kept: Kept,
    pub standing: Standing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Being chosen; nothing comes yet.
    Offered,
    Active,
    Stopped,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            language: Language::default(),
            kept: Kept { wanted: Subscription::default(), paused_until: None },
            standing: Standing::Offered,
        }
    }
}

impl Room {
    /// When its next digest is due after `now`.
    pub fn next(&self, now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
        (self.standing == Standing::Active).then(|| self.kept.next(now, zone))
    }
}

impl Standing {
    pub const ALL: [Self; 3] = [Self::Offered, Self::Active, Self::Stopped];

    pub fn code(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Active => "active",
            Self::Stopped => "stopped",
        }
    }
}
