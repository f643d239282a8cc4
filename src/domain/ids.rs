//! Surrogate keys. None of them is Telegram's, so a row can outlive the person it was about.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl From<i64> for $name {
            fn from(raw: i64) -> Self {
                Self(raw)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(/// A resident or an owner; the same person may be both.
    PersonId);
id!(BusinessId);
id!(PromotionId);
id!(/// An administrator who has decided something.
    AdminId);
id!(/// One planned digest slot.
    RunId);
id!(EditionId);
id!(/// A typed reason that waits for its author to say what it is for.
    ReasonId);
id!(OutboxId);
id!(/// What a resident asked the office.
    QuestionId);
id!(/// Words that administrators added to the lists of the screening.
    WatchedId);
id!(/// Somebody is asked to look after a business.
    InvitationId);
id!(/// A group, or a topic of one, that receives digests.
    RoomId);
id!(/// A draft put aside: when it first was, in milliseconds.
    DraftId);

impl DraftId {
    /// When the draft was put aside for the first time.
    pub fn begun(self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_millis(self.0)
    }
}
