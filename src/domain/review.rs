//! Decisions of the regency's administrators.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    business::Reviewed,
    ids::{AdminId, BusinessId, PromotionId, QuestionId},
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

/// What an administrator has against something: its owner is to correct it and hand it in once more, or it is
/// turned down for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Objection {
    Correction,
    Rejection,
}

/// A ready-made reason for an objection; its wording is in the locales, so the owner reads it in their
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
    /// There is one like it.
    Duplicate,
    Misleading,
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
    /// To be corrected and handed in once more.
    Correction(Reason),
    /// For good.
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

/// Who works on something that waits for a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    pub admin: AdminId,
    /// The administrator's first name as Telegram gave it last.
    pub by: String,
    /// Others may decide from then on.
    pub until: DateTime<Utc>,
}

/// So long an administrator who took something has it to themselves, unless it is set otherwise.
pub const HOLD_MINUTES: i64 = 30;

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
    /// What was objected, and why.
    pub fn objection(&self) -> Option<(Objection, &Reason)> {
        match self {
            Self::Approved => None,
            Self::Correction(reason) => Some((Objection::Correction, reason)),
            Self::Rejected(reason) => Some((Objection::Rejection, reason)),
        }
    }

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

impl Objection {
    pub const ALL: [Self; 2] = [Self::Correction, Self::Rejection];

    /// The decision that says it.
    pub fn because(self, reason: Reason) -> Verdict {
        match self {
            Self::Correction => Verdict::Correction(reason),
            Self::Rejection => Verdict::Rejected(reason),
        }
    }

    /// The ready-made reasons for it that fit a kind of subject.
    pub fn presets(self, subject: Subject) -> &'static [Preset] {
        use Preset::{
            BlurryPhoto, Duplicate, Forbidden, HealthClaim, Misleading, NotAPromotion,
            OutsideRegency, TooLate, UnclearBusiness, UnclearPrice, UnprovenNumber,
        };
        match (self, subject) {
            (Self::Correction, Subject::Business(_)) => {
                &[UnclearBusiness, HealthClaim, UnprovenNumber]
            }
            (Self::Rejection, Subject::Business(_)) => &[OutsideRegency, Forbidden, Duplicate],
            (Self::Correction, Subject::Promotion(_)) => {
                &[TooLate, UnclearPrice, BlurryPhoto, HealthClaim, UnprovenNumber, NotAPromotion]
            }
            (Self::Rejection, Subject::Promotion(_)) => &[Forbidden, Duplicate, Misleading],
            (_, Subject::Question(_)) => &[],
        }
    }
}

impl Preset {
    pub const ALL: [Self; 11] = [
        Self::TooLate,
        Self::UnclearPrice,
        Self::BlurryPhoto,
        Self::HealthClaim,
        Self::UnprovenNumber,
        Self::NotAPromotion,
        Self::UnclearBusiness,
        Self::OutsideRegency,
        Self::Forbidden,
        Self::Duplicate,
        Self::Misleading,
    ];

    /// What it is a reason for.
    pub fn objection(self) -> Objection {
        match self {
            Self::OutsideRegency | Self::Forbidden | Self::Duplicate | Self::Misleading => {
                Objection::Rejection
            }
            _ => Objection::Correction,
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
            Self::Duplicate => "duplicate",
            Self::Misleading => "misleading",
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
    fn a_ready_made_reason_is_offered_for_what_it_is_a_reason_for() {
        for subject in [Subject::Business(1.into()), Subject::Promotion(1.into())] {
            for objection in Objection::ALL {
                let presets = objection.presets(subject);
                assert!(!presets.is_empty());
                assert!(presets.iter().all(|preset| preset.objection() == objection));
            }
        }
    }

    #[test]
    fn only_a_message_of_a_supergroup_has_an_address() {
        let link = message_link(-1_001_234_567_890, 17);
        assert_eq!(link.as_deref(), Some("https://t.me/c/1234567890/17"));
        for chat in [-1_000_000_000_000, -4_512_345, 101, i64::MAX] {
            assert_eq!(message_link(chat, 17), None, "{chat}");
        }
    }
}
