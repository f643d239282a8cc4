//! What became of orders that somebody else may have been first with.

use chrono::NaiveDate;

use crate::{
    domain::review::{Decision, Hold, Objection, Verdict},
    reply::{Card, Reports},
};

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reported {
    Taken,
    /// The same person reported it on that day.
    Before(NaiveDate),
    Full {
        max: i64,
        next: NaiveDate,
    },
    /// Not before that day.
    Muted(NaiveDate),
    Gone,
}

/// What became of a look at reports.
#[derive(Debug, Clone, PartialEq)]
pub enum ReportsChecked {
    Done {
        made_up: bool,
    },
    /// Others than were seen.
    Grown(Box<Reports>),
    /// Somebody was first.
    Late(Box<Reports>),
    /// They are about the administrator's own promotion.
    Own,
    Gone,
}

/// What is wanted of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grip {
    /// To work on it, with the reasons for an objection or without.
    Take(Option<Objection>),
    /// To see it without the reasons.
    Close,
    /// To let others work on it.
    Release,
}

/// What became of a card that somebody reached for.
#[derive(Debug, Clone, PartialEq)]
pub enum Gripped {
    Taken(Box<Card>, Option<Objection>),
    Closed(Box<Card>),
    Released(Box<Card>),
    /// It is not the asker's to let go.
    NotYours(Option<Hold>, Box<Card>),
    /// Nothing is to be decided on it, or by them, or now.
    Not(Outcome, Option<Box<Card>>),
}

/// What became of a decision that is to be taken back.
#[derive(Debug, Clone, PartialEq)]
pub enum Undoing {
    Done(Box<Card>),
    /// What was approved may be out already.
    Over,
    /// Its subject stands otherwise by now.
    Otherwise(Box<Card>),
    /// It is about the administrator's own business.
    Own,
    Gone,
}

/// What became of a tap that posts a card anew.
#[derive(Debug, Clone, PartialEq)]
pub enum PostedAnew {
    Comes,
    /// It is not where the list showed it, or it is coming already.
    Before,
    /// Nothing is to be decided any more.
    Over(Outcome),
}

/// What became of a tap on a decision.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    Decided(Verdict),
    /// Somebody was first.
    Late(Decision),
    /// It would be over before anybody could see it.
    TooLate,
    /// Its business is yet to be approved.
    BusinessFirst,
    OwnItem,
    /// Somebody else works on it.
    Held(Hold),
    NotYourReason,
    /// Its owner has taken it back.
    Withdrawn,
    Gone,
}
