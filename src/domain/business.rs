//! A business of the regency's people and its life cycle.

use serde::{Deserialize, Serialize};

use super::{
    area::AreaCode,
    category::Category,
    hours::Hours,
    ids::{BusinessId, PersonId},
    link::Link,
    papers::Papers,
    phone::Phone,
    place::Point,
    promotion::PhotoId,
    text::{self, Problem},
};

/// One line, 1–60 UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BusinessName(String);

/// What the business does, 1–300 UTF-16 units; line breaks are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Description(String);

/// Pending → active or rejected; active ↔ closed by the owner, ↔ suspended by an admin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BusinessState {
    Pending,
    Active,
    NeedsCorrection,
    Rejected,
    Closed,
    Suspended,
    Deleted,
}

/// What an owner has gathered and sends for review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewBusiness {
    pub name: BusinessName,
    pub category: Category,
    pub area: AreaCode,
    pub phone: Phone,
    pub description: Description,
    /// Boxed, since most conversations that carry a business carry none of it.
    #[serde(default)]
    pub extras: Box<Extras>,
}

/// What may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extras {
    pub point: Option<Point>,
    pub hours: Option<Hours>,
    pub photo: Option<PhotoId>,
    /// At most [`super::link::MAX_LINKS`].
    pub links: Vec<Link>,
    pub papers: Papers,
}

/// A registered business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Business {
    pub id: BusinessId,
    pub owner: PersonId,
    pub state: BusinessState,
    pub profile: NewBusiness,
}

impl BusinessName {
    pub const MAX: usize = 60;

    pub fn parse(raw: &str) -> Result<Self, Problem> {
        text::line(raw, Self::MAX).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Description {
    pub const MAX: usize = 300;

    pub fn parse(raw: &str) -> Result<Self, Problem> {
        text::paragraph(raw, Self::MAX).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl BusinessState {
    pub const ALL: [Self; 7] = [
        Self::Pending,
        Self::Active,
        Self::NeedsCorrection,
        Self::Rejected,
        Self::Closed,
        Self::Suspended,
        Self::Deleted,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Active => "active",
            Self::NeedsCorrection => "needs_correction",
            Self::Rejected => "rejected",
            Self::Closed => "closed",
            Self::Suspended => "suspended",
            Self::Deleted => "deleted",
        }
    }

    /// Whether promotions may be prepared for it; they wait until it is active.
    pub fn may_promote(self) -> bool {
        matches!(self, Self::Pending | Self::Active)
    }
}

impl TryFrom<String> for BusinessState {
    type Error = UnknownBusinessState;

    fn try_from(code: String) -> Result<Self, UnknownBusinessState> {
        Self::ALL.into_iter().find(|s| s.code() == code).ok_or(UnknownBusinessState(code))
    }
}

#[derive(Debug, thiserror::Error)]
#[error("unknown business state {0:?}")]
pub struct UnknownBusinessState(String);
