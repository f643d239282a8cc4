//! A promotion and its life cycle.
//!
//! Whether an approved promotion is live or expired follows from its times and is computed where it is
//! asked, so no job has to turn states over and none can be late.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{
    ids::{BusinessId, PromotionId},
    price::Price,
    text::{self, Problem},
    validity::Validity,
};

/// One line, 1–60 UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Title(String);

/// 1–900 UTF-16 units, so that it fits a photo's caption with all that stands around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Body(String);

/// Telegram's reusable id of a photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PhotoId(pub String);

/// How many photos a promotion may carry.
pub const MAX_PHOTOS: usize = 5;

/// The time between a decision and publication in which the decision may be undone.
pub const UNDO_MINUTES: i64 = 5;

/// The stored state; see the module's note on live and expired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromotionState {
    Pending,
    Approved,
    NeedsCorrection,
    Rejected,
    SoldOut,
    Withdrawn,
    Retracted,
}

/// What an owner has gathered and sends for review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPromotion {
    pub business: BusinessId,
    pub title: Title,
    pub body: Body,
    pub price: Price,
    pub validity: Validity,
    pub photos: Vec<PhotoId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promotion {
    pub id: PromotionId,
    pub state: PromotionState,
    pub content: NewPromotion,
    /// When it first went or goes out to residents; none before approval.
    pub live_from: Option<DateTime<Utc>>,
}

impl Promotion {
    /// Whether residents may see it at `now`, which is day `today` in the regency. Its business must
    /// be active as well.
    pub fn is_live(&self, now: DateTime<Utc>, today: NaiveDate) -> bool {
        self.state == PromotionState::Approved
            && self.live_from.is_some_and(|from| from <= now)
            && self.content.validity.until >= today
    }
}

/// When a promotion approved at `decided` goes live, if it starts at `start`.
pub fn live_from(decided: DateTime<Utc>, start: DateTime<Utc>) -> DateTime<Utc> {
    start.max(decided + TimeDelta::minutes(UNDO_MINUTES))
}

/// Whether a promotion approved at `now` would be over before anybody could see it.
pub fn comes_too_late(validity: &Validity, now: DateTime<Utc>, zone: Tz) -> bool {
    validity.until < live_from(now, now).with_timezone(&zone).date_naive()
}

impl Title {
    pub const MAX: usize = 60;

    pub fn parse(raw: &str) -> Result<Self, Problem> {
        text::line(raw, Self::MAX).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Body {
    pub const MAX: usize = 900;

    pub fn parse(raw: &str) -> Result<Self, Problem> {
        text::paragraph(raw, Self::MAX).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PromotionState {
    pub const ALL: [Self; 7] = [
        Self::Pending,
        Self::Approved,
        Self::NeedsCorrection,
        Self::Rejected,
        Self::SoldOut,
        Self::Withdrawn,
        Self::Retracted,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::NeedsCorrection => "needs_correction",
            Self::Rejected => "rejected",
            Self::SoldOut => "sold_out",
            Self::Withdrawn => "withdrawn",
            Self::Retracted => "retracted",
        }
    }
}

impl TryFrom<String> for PromotionState {
    type Error = UnknownPromotionState;

    fn try_from(code: String) -> Result<Self, UnknownPromotionState> {
        Self::ALL.into_iter().find(|s| s.code() == code).ok_or(UnknownPromotionState(code))
    }
}

#[derive(Debug, thiserror::Error)]
#[error("unknown promotion state {0:?}")]
pub struct UnknownPromotionState(String);
