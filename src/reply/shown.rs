//! What the larger replies show.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use super::Warning;
use crate::domain::{
    area::AreaCode,
    business::{Alike, Business, BusinessName, BusinessState, Change, Reviewed},
    category::Category,
    edition::Section,
    ids::{BusinessId, DraftId, PromotionId},
    person::Person,
    promotion::{self, NewPromotion, Promotion, PromotionState, Title, UNDO_MINUTES},
    report::Ground,
    review::{DecidedChange, Decision, Hold, Objection, Reason, Subject, Verdict},
    revision::{Revision, RevisionState},
    subscription::Kept,
};

/// A promotion's page as a resident sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub promotion: Promotion,
    pub business: Business,
    /// Whether the reader asked for the contact: then the button leads to WhatsApp.
    pub contact: bool,
    /// The reader keeps it.
    pub saved: bool,
    /// It stands on the screen already, and changes there.
    pub stands: bool,
}

/// A kept promotion; `over`: residents can't see it any more.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedItem {
    pub listed: Listed,
    pub over: bool,
}

/// What the admin group sees of reports on a promotion.
#[derive(Debug, Clone, PartialEq)]
pub struct Reports {
    pub promotion: Promotion,
    pub business: Business,
    /// How many gave each ground.
    pub grounds: Vec<(Ground, usize)>,
    /// In reporters' own words, oldest first.
    pub words: Vec<String>,
    /// How many an administrator looked at before these.
    pub earlier: usize,
    /// Who looked at all of them, and when.
    pub checked: Option<(DateTime<Utc>, String)>,
}

impl Reports {
    /// How many it shows.
    pub fn count(&self) -> usize {
        self.grounds.iter().map(|(_, count)| count).sum()
    }
}

/// A business as everybody may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct BusinessPage {
    pub business: Business,
    /// What it has live, newest first.
    pub live: Vec<Listed>,
}

/// A business that the office has something against, as its owner hears of it.
#[derive(Debug, Clone, PartialEq)]
pub struct TurnedDown {
    pub business: BusinessId,
    pub name: BusinessName,
    pub objection: Objection,
    pub reason: Option<Reason>,
}

/// One line in a list of live promotions.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    pub promotion: PromotionId,
    pub content: NewPromotion,
    pub business: BusinessName,
    pub category: Category,
    pub area: AreaCode,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Digest {
    pub day: NaiveDate,
    pub items: Vec<(Section, Listed)>,
    /// How many are live in the whole regency, which is what "see all" leads to.
    pub total: i64,
}

/// What the admin group sees of something to decide.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    pub subject: Subject,
    pub business: Business,
    /// None on the card of a business.
    pub promotion: Option<Promotion>,
    pub owner_since: DateTime<Utc>,
    pub approved_before: i64,
    pub rejected_before: i64,
    pub decision: Option<Decision>,
    /// It was corrected and handed in once more.
    pub again: bool,
    /// Of a business that was approved before: what is to be different.
    pub change: Option<Change>,
    /// Of a promotion that was approved before: what is to be different, whatever became of it.
    pub revision: Option<Revision>,
    /// Who works on it, while it waits.
    pub held: Option<Hold>,
    /// What the last decision changed, or was to.
    pub decided: Option<DecidedChange>,
    /// A registered one of somebody else's that the business looks like, while it is new.
    pub alike: Option<Alike>,
    /// Why to look twice, while it waits; the weightiest first.
    pub warnings: Vec<Warning>,
}

impl Card {
    /// What was to be decided is not there any more: its owner has given it up, or it went with its promotion.
    pub fn is_void(&self) -> bool {
        let gone = match &self.promotion {
            Some(_) => {
                let waits = self.waiting_revision().is_some();
                self.revision.is_some() && !waits && !self.is_withdrawn()
            }
            None => self.change.is_none() && self.business.state != BusinessState::Pending,
        };
        gone && self.decision.is_none()
    }

    /// The change of a promotion that is to be decided on.
    pub fn waiting_revision(&self) -> Option<&Revision> {
        let approved =
            self.promotion.as_ref().is_some_and(|promotion| promotion.state.is_approved());
        self.revision.as_ref().filter(|to| approved && to.state == RevisionState::Pending)
    }

    /// Of a card about a change of a promotion: what was, or is, up, and what it was, or is, to become.
    pub fn promotion_change(&self) -> Option<(&NewPromotion, &NewPromotion)> {
        match (&self.decided, &self.promotion, &self.revision) {
            (Some(DecidedChange::Promotion { was, became }), ..) => Some((was, became)),
            (_, Some(up), Some(revision)) => Some((&up.content, &revision.to)),
            _ => None,
        }
    }

    /// The same of a change of a business.
    pub fn business_change(&self) -> Option<(Reviewed, &Reviewed)> {
        match (&self.decided, &self.change) {
            (Some(DecidedChange::Business { was, became }), _) => Some((*was.clone(), became)),
            (_, Some(change)) => Some((self.business.profile.reviewed(), &change.to)),
            _ => None,
        }
    }

    /// Whether it is a promotion whose business is yet to be approved, such as where that was taken back.
    pub fn waits_for_business(&self) -> bool {
        let pending = |promotion: &Promotion| promotion.state == PromotionState::Pending;
        let approved = matches!(self.business.state, BusinessState::Active | BusinessState::Closed);
        !approved && self.promotion.as_ref().is_some_and(pending)
    }

    /// Whether its decision can be taken back at `now`: an approval before anybody could see what came of it, an
    /// objection until its owner has handed it in anew.
    pub fn may_be_undone(&self, now: DateTime<Utc>) -> bool {
        let in_time = |decision: &Decision| {
            decision.verdict != Verdict::Approved
                || now < decision.at + TimeDelta::minutes(UNDO_MINUTES)
        };
        !self.is_withdrawn() && self.decision.as_ref().is_some_and(in_time)
    }

    /// Whether it would be over before anybody could see it, if it were approved at `now`.
    pub fn comes_too_late(&self, now: DateTime<Utc>, zone: Tz) -> bool {
        let up = self.promotion.as_ref().map(|promotion| &promotion.content);
        let ends = [up, self.judged()].into_iter().flatten();
        ends.into_iter().any(|content| promotion::comes_too_late(&content.validity, now, zone))
    }

    /// What is to be, or was, decided on, where it is a promotion's content.
    pub fn judged(&self) -> Option<&NewPromotion> {
        let up = self.promotion.as_ref().map(|promotion| &promotion.content);
        self.waiting_revision().map(|revision| &revision.to).or(up)
    }

    /// Its owner took it back before or after it was decided.
    pub fn is_withdrawn(&self) -> bool {
        let promotion = self.promotion.as_ref();
        promotion.is_some_and(|promotion| promotion.state == PromotionState::Withdrawn)
    }
}

/// A page of what waits for a decision, oldest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Backlog {
    pub waiting: Vec<Queued>,
    /// Counted from 0.
    pub page: usize,
    pub pages: usize,
    /// Of all that wait.
    pub total: i64,
    /// Since when the first of all waits; none where nothing does.
    pub oldest: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Queued {
    pub subject: Subject,
    pub name: String,
    /// The message of its card in the admin group, where it has one there.
    pub card: Option<i32>,
    /// The address of that message, where messages of the group have one.
    pub link: Option<String>,
    /// Its last day has passed.
    pub too_late: bool,
    /// A change of what was approved before.
    pub change: bool,
    /// Who works on it.
    pub held_by: Option<String>,
    pub since: DateTime<Utc>,
}

/// What is stored of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct MyData {
    pub person: Person,
    pub held: Held,
    /// What was begun and put aside, the newest first.
    pub drafts: Vec<WaitingDraft>,
}

/// What is stored of a person besides their name and drafts.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    pub agreed: Option<DateTime<Utc>>,
    pub agreed_as_owner: Option<DateTime<Utc>>,
    pub subscription: Option<Kept>,
    /// Those they look after, of which `kept` as the second keeper.
    pub businesses: usize,
    pub kept: usize,
    pub promotions: usize,
    /// Promotions whose contact they asked for, of those that are remembered.
    pub contacted: i64,
    /// Digests that were sent to them, of those that are remembered.
    pub digests: i64,
}

/// Everything that is stored of a person, as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    pub day: NaiveDate,
    pub json: String,
}

/// A draft that may be continued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingDraft {
    pub draft: DraftId,
    pub name: DraftName,
}

impl WaitingDraft {
    pub fn is_business(&self) -> bool {
        matches!(self.name, DraftName::Business(_))
    }
}

/// What a draft is and is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftName {
    Business(BusinessName),
    Promotion(Title),
    /// So many photos for a promotion without words.
    Photos(usize),
    /// What was chosen of a subscription and not saved.
    Subscription,
}
