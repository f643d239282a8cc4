//! A promotion and its life cycle.
//!
//! Whether an approved promotion is live or expired follows from its times and is computed where it is
//! asked, so no job has to turn states over and none can be late.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{
    ids::{BusinessId, PromotionId},
    occasion::Occasion,
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

impl PhotoId {
    /// `unique`: what the picture is known by, however often it comes in.
    pub fn of(file: &str, unique: &str) -> Self {
        Self(format!("{file}#{unique}"))
    }

    /// The id by which it is sent.
    pub fn file(&self) -> &str {
        self.0.split_once('#').map_or(&self.0, |(file, _)| file)
    }

    pub fn unique(&self) -> Option<&str> {
        self.0.split_once('#').map(|(_, unique)| unique)
    }
}

/// How many photos a promotion may carry.
pub const MAX_PHOTOS: usize = 5;

/// The time between a decision and publication in which the decision may be undone.
pub const UNDO_MINUTES: i64 = 5;

/// So many days an owner adds to a promotion at once.
pub const EXTENSION_DAYS: u64 = 7;

/// No further ahead does an extension lead, in days.
const EXTENDED_AHEAD: u64 = 30;

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
    #[serde(default)]
    pub occasion: Box<Occasion>,
    pub photos: Vec<PhotoId>,
    #[serde(default)]
    pub origin: Origin,
}

/// What the content of a promotion was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    #[default]
    New,
    /// One that residents have seen, posted once more.
    Again(PromotionId),
    /// One that the office has approved, which this is to replace.
    ChangeOf(PromotionId),
    /// The same while it is being written, with what there was when it was begun.
    ChangeFrom { promotion: PromotionId, was: Box<NewPromotion> },
    /// One that the office wants corrected, handed in once more.
    CorrectionOf(PromotionId),
}

impl Origin {
    /// The promotion whose content this is to replace.
    pub fn changes(&self) -> Option<PromotionId> {
        match self {
            Self::ChangeOf(promotion) | Self::ChangeFrom { promotion, .. } => Some(*promotion),
            Self::New | Self::Again(_) | Self::CorrectionOf(_) => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promotion {
    pub id: PromotionId,
    pub state: PromotionState,
    pub content: NewPromotion,
    /// When it was sent for review.
    pub handed_in_at: DateTime<Utc>,
    /// When it went or goes out to residents; none before approval.
    pub live_from: Option<DateTime<Utc>>,
    /// When what it repeats first went out; none where it repeats nothing.
    pub first_live_from: Option<DateTime<Utc>>,
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

/// The last day of a promotion that is extended on `today`. `Err`: the day from which it may be.
pub fn extended(until: NaiveDate, today: NaiveDate) -> Result<NaiveDate, NaiveDate> {
    let later = until.max(today).checked_add_days(Days::new(EXTENSION_DAYS)).unwrap_or(until);
    let possible = later.checked_sub_days(Days::new(EXTENDED_AHEAD)).unwrap_or(today);
    if possible <= today { Ok(later) } else { Err(possible) }
}

/// How far a promotion came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    /// Digests sent with it in them.
    pub delivered: i64,
    /// How often its page was opened, once per resident and day.
    pub opened: i64,
    /// How often its contact was asked for, once per resident and day.
    pub contacted: i64,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_extension_adds_a_week_and_leads_no_further_than_a_month() {
        let today = day("2026-11-24");
        for (until, extended_to) in [
            ("2026-11-20", Ok("2026-12-01")),
            ("2026-11-24", Ok("2026-12-01")),
            ("2026-11-25", Ok("2026-12-02")),
            ("2026-12-17", Ok("2026-12-24")),
            ("2026-12-18", Err("2026-11-25")),
            ("2027-01-24", Err("2027-01-01")),
        ] {
            assert_eq!(extended(day(until), today), extended_to.map(day).map_err(day), "{until}");
        }
    }
}
