//! What a conversation awaits an answer to.

use chrono::{DateTime, Utc};

use super::{button::Command, revision::Meanwhile};
use crate::domain::{
    area::AreaCode,
    business::{Business, BusinessName, NewBusiness},
    ids::BusinessId,
    phone::Phone,
    post::Otherwise,
    price::Price,
    promotion::NewPromotion,
    subscription::Subscription,
    validity::Validity,
};

/// Each is answered by a button or by writing, and can be left.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// A new command came while something was being written: keep it as a draft, or go on?
    LeaveDraft {
        wanted: Command,
    },
    Erase,
    /// What the office is asked.
    Office,

    // Registering a business
    OwnerTerms,
    BusinessName,
    Category,
    District {
        districts: Vec<AreaCode>,
    },
    Village {
        district: AreaCode,
        villages: Vec<AreaCode>,
        page: usize,
    },
    /// Several areas bear the name that was typed.
    WhichArea {
        found: Vec<AreaCode>,
    },
    Phone,
    /// A number that lacks its beginning or comes from abroad.
    WhichPhone {
        candidates: Vec<Phone>,
    },
    Description,
    BusinessSummary(NewBusiness),

    // Posting a promotion
    WhichBusiness(Vec<(BusinessId, BusinessName)>),
    /// The whole promotion in one message; so many photos have come already.
    Message {
        photos: usize,
    },
    Title,
    Body,
    Price,
    WhichPrice(Vec<Price>),
    Photos {
        count: usize,
        max: usize,
    },
    Until,
    WhichUntil(Vec<Validity>),
    /// What can be done with a preview.
    PreviewControls {
        content: Box<NewPromotion>,
        business: Box<Business>,
        /// A number in the text that is not the one buyers are led to.
        other_number: Option<Phone>,
        /// What the text says of price and days otherwise.
        otherwise: Box<Otherwise>,
        /// What of a promotion changed while its owner was changing it otherwise.
        meanwhile: Option<Box<Meanwhile>>,
    },

    // Subscribing
    Subscription {
        draft: Subscription,
        choice: Choice,
        /// The end of its pause.
        paused_until: Option<DateTime<Utc>>,
    },
    SubscriptionCategories {
        draft: Subscription,
    },
    SubscriptionAreas {
        draft: Subscription,
        districts: Vec<AreaCode>,
    },
    /// The villages of a kecamatan; pages count from 0.
    SubscriptionVillages {
        draft: Subscription,
        district: AreaCode,
        villages: Vec<AreaCode>,
        page: usize,
    },
    /// How often, and from which hour on.
    SubscriptionTimes {
        draft: Subscription,
        choice: Choice,
    },
}

/// What is shown of a subscription, beside what is in force.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// Nothing is in force, and this is what is offered.
    Offered,
    /// Nothing is in force, and something else than what is offered was chosen.
    Chosen,
    /// It is what is in force.
    InForce,
    /// It was chosen and waits to be saved, while something else is in force.
    Unsaved { in_force: Subscription },
}
