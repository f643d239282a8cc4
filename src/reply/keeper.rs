//! What is said of who looks after a business.

use chrono::{DateTime, Utc};

use super::Placement;
use crate::domain::{
    area::AreaCode,
    business::BusinessName,
    ids::{BusinessId, InvitationId, PersonId},
    keeping::{Closed, Role, Token},
};

#[derive(Debug, Clone, PartialEq)]
pub enum Keeper {
    // To whoever looks after it
    Keepers(Box<Keepers>),
    /// The message that follows is to be forwarded.
    Forward {
        business: BusinessId,
        role: Role,
        ends_at: DateTime<Utc>,
    },
    /// `bot` is its username, since the message holds a link to it.
    Invitation {
        offer: Box<Offer>,
        bot: String,
    },
    HandedOver {
        business: BusinessName,
        who: String,
    },
    /// Do without the second keeper?
    AskRemove {
        business: BusinessId,
        keeper: PersonId,
        who: String,
    },
    /// Stop looking after it?
    AskLeave {
        id: BusinessId,
        business: BusinessName,
    },
    Left {
        business: BusinessName,
    },

    // To whoever opens an invitation
    Offer(Box<Offer>),
    Shut(Shut),
    /// The owner `by` has yet to say yes.
    Accepted {
        business: BusinessName,
        by: String,
    },
    Refused,

    // Notices
    /// The invited accepted: does the owner say yes once more?
    AskConfirm {
        invitation: InvitationId,
        role: Role,
        business: BusinessName,
        who: String,
    },
    Declined {
        id: BusinessId,
        business: BusinessName,
        who: String,
    },
    /// The owner said yes.
    Welcome {
        id: BusinessId,
        role: Role,
        business: BusinessName,
    },
    /// The owner didn't.
    CalledOff {
        business: BusinessName,
    },
    /// The business was deleted, or its owner's data were erased, before the owner could say yes.
    CameToNothing {
        id: BusinessId,
    },
    KeeperLeft {
        id: BusinessId,
        business: BusinessName,
    },
    /// The owner does without them.
    Dismissed {
        business: BusinessName,
    },
    /// The owner deleted what the second keeper looked after.
    Deleted {
        id: BusinessId,
    },
    /// It passed to its second keeper, since its owner's data were erased.
    Inherited {
        id: BusinessId,
        business: BusinessName,
    },
    /// The second keeper of what was handed over has another owner to deal with.
    NewOwner {
        id: BusinessId,
        business: BusinessName,
        owner: String,
    },
}

/// Who looks after a business now, and what is under way.
#[derive(Debug, Clone, PartialEq)]
pub struct Keepers {
    pub id: BusinessId,
    pub business: BusinessName,
    /// What the reader is to it.
    pub role: Role,
    pub owner: String,
    pub keeper: Option<(PersonId, String)>,
    /// Only its owner sees it.
    pub open: Option<OpenInvitation>,
    /// An administrator has not stopped it.
    pub may_invite: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct OpenInvitation {
    pub id: InvitationId,
    pub role: Role,
    /// Who accepted it; the owner has yet to say yes.
    pub accepted_by: Option<String>,
    pub ends_at: DateTime<Utc>,
}

/// What an invitation offers.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    pub token: Token,
    pub role: Role,
    pub business: BusinessName,
    pub area: AreaCode,
    /// The first name of who asks.
    pub by: String,
    pub ends_at: DateTime<Utc>,
}

/// Why an invitation leads nowhere; `business`: what the reader looks after all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shut {
    pub why: Closed,
    pub business: Option<BusinessId>,
}

/// A word on what was just done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeeperNote {
    Added {
        who: String,
    },
    Removed,
    TakenBack,
    /// It stands otherwise by now.
    NotNow,
}

impl Keeper {
    pub(super) fn placement(&self) -> Placement {
        match self {
            Self::Invitation { .. } => Placement::Kept,
            _ => Placement::InPlace,
        }
    }
}
