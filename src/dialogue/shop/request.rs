//! What looking after a business wants of the app, and what it answers.

use crate::{
    domain::{
        business::{Alike, Business, BusinessName, NewBusiness},
        ids::BusinessId,
        place::Point,
    },
    reply::OwnPage,
};

#[derive(Debug, Clone, PartialEq)]
pub enum ShopQuery {
    /// A business that everybody may see, for its place on the map.
    Map(BusinessId),
    /// What a business that is about to be registered looks like.
    Alike(Box<NewBusiness>),
    /// The asker's own page of a business.
    Page { id: BusinessId, purpose: PagePurpose },
}

/// What somebody's own page of a business is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PagePurpose {
    Show,
    /// To change its parts from a summary.
    Change,
    /// To fill in its optional parts.
    Complete,
    Delete,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ShopDeed {
    /// Changes whatever differs between `was` and `now`.
    Change {
        id: BusinessId,
        was: Box<NewBusiness>,
        now: Box<NewBusiness>,
    },
    /// What waits for the office, or was turned down, is given up.
    DropChange(BusinessId),
    Close(BusinessId),
    Reopen(BusinessId),
    Delete(BusinessId),
}

#[derive(Debug, Clone, PartialEq)]
pub enum ShopAnswer {
    /// None: it can't be seen, or says no place.
    Map(Option<(Box<Business>, Point)>),
    Alike(Option<Alike>),
    /// None: it isn't the asker's.
    Page {
        page: Option<Box<OwnPage>>,
        purpose: PagePurpose,
    },
    Changed {
        id: BusinessId,
        outcome: Changed,
    },
    /// What waited, or was turned down, is given up, and this is all there is.
    Withdrawn {
        id: BusinessId,
        approved: Box<NewBusiness>,
    },
    /// `live`: how many of its promotions pause or return.
    Closed {
        id: BusinessId,
        live: i64,
    },
    Reopened {
        id: BusinessId,
        live: i64,
    },
    Deleted(BusinessName),
    /// There is no such business any more.
    Gone(BusinessId),
    /// It was turned down meanwhile; what was to be changed can be handed in with it once more.
    TurnedDown(BusinessId),
    /// Its state doesn't allow what was ordered.
    NotNow(BusinessId),
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It is in effect.
    Saved,
    /// The office looks at it first.
    Sent,
    /// It waited for its decision anyhow and goes to the office as it is now.
    Rewritten,
    /// With it nothing that waited differs any more from what was approved.
    Undone,
}
