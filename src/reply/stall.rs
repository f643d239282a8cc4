//! What an owner is told of their promotions.

use chrono::NaiveDate;

use super::{MyRevision, RevisionNews};
use crate::domain::{
    business::{Business, BusinessName},
    promotion::{Promotion, PromotionState, Reach},
    review::Reason,
};

#[derive(Debug, Clone, PartialEq)]
pub enum Stall {
    /// Somebody's promotions, newest first, a page of them. Empty: there are none.
    Mine { promotions: Vec<MyPromotion>, page: usize, pages: usize },
    /// One of them, with what can be done with it. `news`: what was just done or why it was not.
    Own { news: Option<News>, stand: Box<Stand> },
    /// The asker has no such promotion.
    NotYours,
    /// A live promotion is about to end: does it go on?
    Ending { promotion: Box<Promotion>, reach: Reach },
    /// Its last day passed while it waited for review.
    NobodyDecided { promotion: Box<Promotion> },
}

/// A promotion as its owner finds it in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct MyPromotion {
    pub promotion: Promotion,
    pub business: BusinessName,
    pub standing: Standing,
    /// While it waits for review with a card in the group.
    pub place: Option<Place>,
    /// Why it was rejected, where it was.
    pub reason: Option<Reason>,
    /// The change of it that waits, was turned down, or went with it.
    pub revision: Option<MyRevision>,
}

/// How a promotion stands, as its owner sees it on its page.
#[derive(Debug, Clone, PartialEq)]
pub struct Stand {
    pub mine: MyPromotion,
    pub business: Business,
    /// None before it was out.
    pub reach: Option<Reach>,
}

/// Where something waits among all that waits for review; both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub number: i64,
    pub of: i64,
}

/// What an owner is told of where a promotion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    InReview,
    /// Nobody decided before its last day had passed.
    TooLate,
    /// Waits for its business to be approved.
    WaitsForBusiness,
    /// Waits for its business to be corrected and sent once more.
    BusinessSentBack,
    /// Its business was turned down for good.
    BusinessRejected,
    /// It waits until its business, which is closed, opens again.
    Paused,
    Approved,
    Live,
    Expired,
    Other(PromotionState),
}

/// What came of a tap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    SoldOut,
    BackOnSale,
    Extended,
    Withdrawn,
    Restored,
    EndsAsPlanned,
    /// It stands otherwise than when the button was shown.
    Otherwise,
    /// It would lead too far ahead before this day.
    ExtensionFrom(NaiveDate),
    /// Its last day is over: only posting it again helps.
    Over,
    /// No more may be open at once; `next` is the day from which one may, unless room is made before.
    Full {
        max: i64,
        next: NaiveDate,
    },
    /// Of a change of it.
    Revision(RevisionNews),
}
