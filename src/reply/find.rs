//! What is said to those who look for something.

use chrono::NaiveDate;

use super::{Listed, Placement, Reports, SavedItem};
use crate::domain::{
    area::AreaCode,
    ids::PromotionId,
    place::Point,
    search::{Narrowed, Search},
};

#[derive(Debug, Clone, PartialEq)]
pub enum Find {
    /// What to look for?
    Ask,
    /// A text came that nothing awaited: is it to be looked for? Or is it a question to the office?
    Offer {
        search: Search,
        question: bool,
    },
    /// The best first.
    Found {
        search: Search,
        items: Vec<Listed>,
        page: usize,
        pages: usize,
        total: i64,
        /// A word was taken for one that is written nearly so.
        near: bool,
    },
    /// `instead`: the nearest word that something live has.
    NothingFound {
        search: Search,
        instead: Option<Search>,
    },
    /// Nothing is live within a restriction.
    NothingIn(Narrowed),
    /// Which category to narrow to?
    Categories(Narrowed),
    /// Which kecamatan to narrow to?
    Districts {
        narrowed: Narrowed,
        districts: Vec<AreaCode>,
    },
    /// Which desa or kelurahan of a kecamatan to narrow to?
    Villages {
        narrowed: Narrowed,
        district: AreaCode,
        villages: Vec<AreaCode>,
    },
    /// What somebody keeps. `removed`: what they have just removed from it.
    Saved {
        items: Vec<SavedItem>,
        page: usize,
        pages: usize,
        total: i64,
        removed: Option<PromotionId>,
    },
    /// What comes again on a day, the newest first.
    Today {
        day: NaiveDate,
        items: Vec<Listed>,
    },
    /// Where are you?
    AskNear,
    /// A place came, and is not kept. Puts the keyboard that asked for it away.
    NearNoted,
    /// A place came from which nothing here is near.
    Far(Point),
    /// The nearest first; metres where they are known.
    Near {
        here: Point,
        items: Vec<(Listed, Option<u32>)>,
        page: usize,
        pages: usize,
    },
    /// What is wrong with a promotion?
    Report(PromotionId),
    /// The same, in the reporter's own words.
    ReportWords,
    Reported(PromotionId),
    /// This person reported it on that day.
    ReportedBefore(NaiveDate),
    /// So many reports were made today; from `next` on there may be others.
    ReportsFull {
        max: i64,
        next: NaiveDate,
    },
    /// Reports of this person were made up and are not taken before that day.
    ReportsMuted(NaiveDate),
    ReportTakenBack,
    /// An administrator has looked at it, or there is none.
    ReportNotTakenBack,
    /// To the admin group.
    Reports(Box<Reports>),
}

impl Find {
    pub(super) fn placement(&self) -> Placement {
        match self {
            Self::Reports(_) => Placement::Once,
            Self::AskNear | Self::NearNoted => Placement::Below,
            _ => Placement::InPlace,
        }
    }
}
