//! What an owner is told of a change of a promotion that the office has approved.

use super::Place;
use crate::domain::{
    promotion::{NewPromotion, Promotion},
    review::{Objection, Reason, Verdict},
    revision::Part,
};

#[derive(Debug, Clone, PartialEq)]
pub enum Revising {
    /// What was decided on the change, which isn't what was approved before. `live`: residents see it now.
    Verdict { promotion: Box<Promotion>, verdict: Verdict, live: bool },
}

/// A change as its owner finds it on the promotion's page.
#[derive(Debug, Clone, PartialEq)]
pub struct MyRevision {
    /// What differs from what was approved.
    pub parts: Vec<Part>,
    pub standing: RevisionStanding,
}

#[derive(Debug, Clone, PartialEq)]
pub enum RevisionStanding {
    /// `place`: where it has a card in the group.
    Waits { place: Option<Place> },
    /// It is kept, to be corrected or to make another of.
    TurnedDown { objection: Objection, reason: Option<Reason> },
    /// Its promotion has left circulation, and it with it.
    Gone,
}

/// What changed on both sides while somebody was changing a promotion.
#[derive(Debug, Clone, PartialEq)]
pub struct Meanwhile {
    pub now: NewPromotion,
    /// At least one.
    pub parts: Vec<Part>,
}

/// What came of a tap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevisionNews {
    /// The office reads it first; what was approved stays up.
    Sent,
    /// It is as what is up, or as what waits already.
    NothingNew,
    /// Only the last day came earlier, which is in effect at once.
    EndsEarlier,
    Withdrawn,
    Restored,
}
