//! Decisions of the regency's administrators.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    business::Reviewed,
    ids::{BusinessId, PromotionId, QuestionId},
    promotion::NewPromotion,
};

/// What a message of the admin group is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    Business(BusinessId),
    Promotion(PromotionId),
    /// Answered, not decided.
    Question(QuestionId),
}

/// A ready-made reason for a rejection; its wording is in the locales, so the owner reads it in their
/// own language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// The last day passed before anybody had decided.
    TooLate,
    UnclearPrice,
    BlurryPhoto,
    HealthClaim,
    UnprovenNumber,
    NotAPromotion,
    UnclearBusiness,
    OutsideRegency,
    Forbidden,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    Preset(Preset),
    /// The administrator's own words, 1–300 UTF-16 units.
    Words(String),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    Approved,
    Rejected(Reason),
}

/// Who decided what and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub verdict: Verdict,
    /// The administrator's first name as Telegram gave it at the decision.
    pub by: String,
    pub at: DateTime<Utc>,
}

/// What a decision on a change found up, and what that was to become; whether it did, the verdict says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecidedChange {
    Promotion { was: Box<NewPromotion>, became: Box<NewPromotion> },
    Business { was: Box<Reviewed>, became: Box<Reviewed> },
}

/// Longest reason in an administrator's own words, in UTF-16 units.
pub const MAX_REASON: usize = 300;

/// The address of a message of a supergroup, which opens it for its members; plain groups have none.
pub fn message_link(chat_id: i64, message_id: i32) -> Option<String> {
    let short = SUPERGROUPS.checked_sub(chat_id).filter(|short| *short > 0)?;
    Some(format!("https://t.me/c/{short}/{message_id}"))
}

/// Telegram's ids of supergroups lie below this one.
const SUPERGROUPS: i64 = -1_000_000_000_000;

impl Verdict {
    /// Whether it is a rejection for which the owner can be blamed.
    pub fn counts_against_owner(&self) -> bool {
        matches!(self, Self::Rejected(reason) if *reason != Reason::Preset(Preset::TooLate))
    }
}

impl Subject {
    /// `business`, `promotion` or `question`, as the database names it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Business(_) => "business",
            Self::Promotion(_) => "promotion",
            Self::Question(_) => "question",
        }
    }

    /// The raw key within its kind.
    pub fn key(self) -> i64 {
        match self {
            Self::Business(id) => id.0,
            Self::Promotion(id) => id.0,
            Self::Question(id) => id.0,
        }
    }

    pub fn from_kind(kind: &str, key: i64) -> Option<Self> {
        match kind {
            "business" => Some(Self::Business(key.into())),
            "promotion" => Some(Self::Promotion(key.into())),
            "question" => Some(Self::Question(key.into())),
            _ => None,
        }
    }
}

impl Reason {
    /// Whether sending the same thing again, corrected, can help.
    pub fn is_curable(&self) -> bool {
        !matches!(self, Self::Preset(Preset::Forbidden | Preset::OutsideRegency))
    }
}

impl Preset {
    pub const ALL: [Self; 9] = [
        Self::TooLate,
        Self::UnclearPrice,
        Self::BlurryPhoto,
        Self::HealthClaim,
        Self::UnprovenNumber,
        Self::NotAPromotion,
        Self::UnclearBusiness,
        Self::OutsideRegency,
        Self::Forbidden,
    ];

    /// The presets offered for a kind of subject.
    pub fn for_subject(subject: Subject) -> &'static [Self] {
        match subject {
            Subject::Business(_) => &[
                Self::UnclearBusiness,
                Self::OutsideRegency,
                Self::UnprovenNumber,
                Self::Forbidden,
            ],
            Subject::Promotion(_) => &[
                Self::TooLate,
                Self::UnclearPrice,
                Self::BlurryPhoto,
                Self::HealthClaim,
                Self::UnprovenNumber,
                Self::NotAPromotion,
                Self::Forbidden,
            ],
            Subject::Question(_) => &[],
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::TooLate => "too_late",
            Self::UnclearPrice => "unclear_price",
            Self::BlurryPhoto => "blurry_photo",
            Self::HealthClaim => "health_claim",
            Self::UnprovenNumber => "unproven_number",
            Self::NotAPromotion => "not_a_promotion",
            Self::UnclearBusiness => "unclear_business",
            Self::OutsideRegency => "outside_regency",
            Self::Forbidden => "forbidden",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_message_of_a_supergroup_has_an_address() {
        let link = message_link(-1_001_234_567_890, 17);
        assert_eq!(link.as_deref(), Some("https://t.me/c/1234567890/17"));
        for chat in [-1_000_000_000_000, -4_512_345, 101, i64::MAX] {
            assert_eq!(message_link(chat, 17), None, "{chat}");
        }
    }
}
