//! What residents report of a promotion, and what keeps reports from being a weapon: one of each person on
//! each promotion, few a day, and none for a while from those whose reports were made up.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::text::{self, Problem};

/// How many reports one person may make on one day.
pub const PER_DAY: i64 = 5;

/// How long reports of somebody are not taken after an administrator found them made up.
pub const MUTED: TimeDelta = TimeDelta::days(30);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// The telephone number is wrong.
    Number,
    Price,
    /// Goods that may not be promoted.
    Forbidden,
    /// Told in words.
    Other,
}

/// In the reporter's own words, 1–300 UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Remark(String);

impl Ground {
    /// In the order in which people see them.
    pub const ALL: [Self; 4] = [Self::Number, Self::Price, Self::Forbidden, Self::Other];

    pub fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Price => "price",
            Self::Forbidden => "forbidden",
            Self::Other => "other",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == code)
    }
}

impl Remark {
    pub const MAX: usize = 300;

    pub fn parse(raw: &str) -> Result<Self, Problem> {
        text::paragraph(raw, Self::MAX).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}
