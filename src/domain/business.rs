//! A business of the regency's people and its life cycle.

use serde::{Deserialize, Serialize};

use super::{
    area::AreaCode,
    category::Category,
    hours::Hours,
    ids::{BusinessId, PersonId},
    keeping::Role,
    link::Link,
    papers::{Paper, Papers},
    phone::Phone,
    place::Point,
    promotion::PhotoId,
    review::Objection,
    text::{self, Problem},
};

/// How much of two names must be the same, from 0 to 1: a letter in five may differ.
const NEARLY_THE_SAME: f64 = 0.8;

/// One line, 1–60 UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BusinessName(String);

/// What the business does, 1–300 UTF-16 units; line breaks are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Description(String);

/// Pending → active, needs correction (→ pending) or rejected; active ↔ closed by the owner, ↔ suspended by an admin.
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

/// One of the parts that may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extra {
    Point,
    Hours,
    Photo,
    Links,
    Paper(Paper),
}

/// The parts that the office has a say in. The others take effect as soon as the owner changes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewed {
    pub name: BusinessName,
    pub category: Category,
    pub area: AreaCode,
    pub description: Description,
    pub photo: Option<PhotoId>,
    pub papers: Papers,
}

/// A registered business that another one looks like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    pub id: BusinessId,
    pub name: BusinessName,
    pub area: AreaCode,
    /// Whether it is looked after by whoever asks.
    pub own: bool,
}

/// A change of what the office has approved, which stays up meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    pub to: Reviewed,
    /// What the office has against it; none while it waits.
    pub objection: Option<Objection>,
}

/// A registered business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Business {
    pub id: BusinessId,
    pub owner: PersonId,
    /// The second keeper, where there is one.
    pub keeper: Option<PersonId>,
    pub state: BusinessState,
    pub profile: NewBusiness,
}

impl Business {
    /// What somebody is to it; `None`: they don't look after it.
    pub fn role_of(&self, person: PersonId) -> Option<Role> {
        if self.owner == person {
            Some(Role::Owner)
        } else {
            (self.keeper == Some(person)).then_some(Role::Keeper)
        }
    }

    /// Whether somebody may do what its owner may, but for what [`Role::Keeper`] leaves to the owner.
    pub fn is_looked_after_by(&self, person: Option<PersonId>) -> bool {
        person.is_some_and(|person| self.role_of(person).is_some())
    }
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

impl NewBusiness {
    pub fn reviewed(&self) -> Reviewed {
        Reviewed {
            name: self.name.clone(),
            category: self.category,
            area: self.area.clone(),
            description: self.description.clone(),
            photo: self.extras.photo.clone(),
            papers: self.extras.papers.clone(),
        }
    }

    pub fn with_reviewed(self, reviewed: Reviewed) -> Self {
        let Reviewed { name, category, area, description, photo, papers } = reviewed;
        let extras = Box::new(Extras { photo, papers, ..*self.extras });
        Self { name, category, area, description, phone: self.phone, extras }
    }

    /// Whether both bear nearly the same name in the same place.
    pub fn is_named_like(&self, other: &Self) -> bool {
        let (one, another) = (text::fold(self.name.as_str()), text::fold(other.name.as_str()));
        self.area == other.area
            && strsim::normalized_damerau_levenshtein(&one, &another) >= NEARLY_THE_SAME
    }

    /// With whatever differs between `was` and `now` as it is in `now`, since somebody else may have changed
    /// the rest.
    pub fn following(self, was: &Self, now: &Self) -> Self {
        fn part<T: PartialEq + Clone>(here: T, was: &T, now: &T) -> T {
            if now == was { here } else { now.clone() }
        }
        let (extras, before, after) = (*self.extras, &was.extras, &now.extras);
        let papers = extras.papers;
        Self {
            name: part(self.name, &was.name, &now.name),
            category: part(self.category, &was.category, &now.category),
            area: part(self.area, &was.area, &now.area),
            phone: part(self.phone, &was.phone, &now.phone),
            description: part(self.description, &was.description, &now.description),
            extras: Box::new(Extras {
                point: part(extras.point, &before.point, &after.point),
                hours: part(extras.hours, &before.hours, &after.hours),
                photo: part(extras.photo, &before.photo, &after.photo),
                links: part(extras.links, &before.links, &after.links),
                papers: Papers {
                    nib: part(papers.nib, &before.papers.nib, &after.papers.nib),
                    pirt: part(papers.pirt, &before.papers.pirt, &after.papers.pirt),
                    halal: part(papers.halal, &before.papers.halal, &after.papers.halal),
                },
            }),
        }
    }
}

impl Extra {
    /// In the order in which they are asked for.
    pub const ALL: [Self; 7] = [
        Self::Point,
        Self::Hours,
        Self::Photo,
        Self::Links,
        Self::Paper(Paper::Nib),
        Self::Paper(Paper::Pirt),
        Self::Paper(Paper::Halal),
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Hours => "hours",
            Self::Photo => "photo",
            Self::Links => "links",
            Self::Paper(paper) => paper.code(),
        }
    }
}

impl Extras {
    pub fn has(&self, extra: Extra) -> bool {
        match extra {
            Extra::Point => self.point.is_some(),
            Extra::Hours => self.hours.is_some(),
            Extra::Photo => self.photo.is_some(),
            Extra::Links => !self.links.is_empty(),
            Extra::Paper(Paper::Nib) => self.papers.nib.is_some(),
            Extra::Paper(Paper::Pirt) => self.papers.pirt.is_some(),
            Extra::Paper(Paper::Halal) => self.papers.halal.is_some(),
        }
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

    /// What the office has against it, where that is its last word.
    pub fn objection(self) -> Option<Objection> {
        match self {
            Self::NeedsCorrection => Some(Objection::Correction),
            Self::Rejected => Some(Objection::Rejection),
            _ => None,
        }
    }

    /// Whether its parts may be changed; what was turned down is handed in once more instead.
    pub fn may_change(self) -> bool {
        matches!(self, Self::Pending | Self::Active | Self::Closed)
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
