//! What an owner sees and is asked of a business of theirs.

use super::Placement;
use crate::domain::{
    business::{Alike, Business, BusinessName, BusinessState, Change, Extra, NewBusiness},
    hours::Hours,
    keeping::Role,
    papers::{Misread, Paper},
    place::Point,
    review::{Reason, Verdict},
};

#[derive(Debug, Clone, PartialEq)]
pub enum Shop {
    // What may be left out
    /// What there is of the optional parts, and a button to each.
    Extras(NewBusiness),
    /// `given`: there is one, which can be taken away.
    AskExtra {
        extra: Extra,
        given: bool,
    },
    /// What the typed hours may mean.
    WhichHours(Vec<Hours>),

    /// What is about to be registered looks like this one: is it another?
    AskAnother(Alike),

    // Looking after one
    /// The owner's own page of it.
    Page(Box<OwnPage>),
    /// It can be changed; `changed`: something differs and awaits being sent; `pending`: nothing of it was
    /// approved yet.
    Changes {
        business: NewBusiness,
        changed: bool,
        pending: bool,
    },
    /// Deleting it ends so many promotions that are up, or would be if it were open.
    AskDelete {
        name: BusinessName,
        state: BusinessState,
        live: i64,
    },
    Deleted {
        name: BusinessName,
    },
    /// What was decided on a change, which isn't what was approved before.
    ChangeVerdict {
        business: Box<Business>,
        verdict: Verdict,
    },

    // What everybody may see
    /// Where it is.
    Map {
        business: Box<Business>,
        point: Point,
    },
}

/// A business as those see it who look after it.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnPage {
    pub business: Business,
    /// What the reader is to it.
    pub role: Role,
    /// What the office has yet to approve, or has turned down.
    pub change: Option<Change>,
    /// Why the business or the change was turned down; None where neither is.
    pub reason: Option<Reason>,
    /// How many of its promotions residents see, or would see if it were open.
    pub live: i64,
}

/// A word on what was just given or done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShopNote {
    /// The point lies outside the regency.
    PointFar,
    /// A point comes as a location; what was sent is none.
    PointWanted,
    HoursNotUnderstood,
    /// Days were understood and hours are missing, or they depend on something.
    HoursUnclear,
    LinkNotUnderstood,
    TooManyLinks {
        max: usize,
    },
    Misread {
        paper: Paper,
        misread: Misread,
    },
    /// What the number is and where it is to be had.
    NoneYet(Paper),
    Saved,
    /// The office looks at it first; what was approved stays up.
    ChangeSent,
    /// What waited for its decision is on its way to the office as it is now.
    RewrittenSent,
    /// Nothing of what waits differs any more from what was approved.
    ChangeGone,
    /// It was turned down meanwhile: what was typed is sent with it once more.
    TurnedDownMeanwhile,
    /// So many promotions pause.
    Closed {
        live: i64,
    },
    Reopened {
        live: i64,
    },
    /// Its state doesn't allow it any more.
    NotNow,
}

impl OwnPage {
    /// Whether it was turned down for something that its owner can mend.
    pub fn is_curable(&self) -> bool {
        self.business.state == BusinessState::NeedsCorrection
    }
}

impl Shop {
    pub(super) fn placement(&self) -> Placement {
        match self {
            Self::Map { .. } => Placement::Below,
            Self::ChangeVerdict { .. } => Placement::Kept,
            _ => Placement::InPlace,
        }
    }
}
