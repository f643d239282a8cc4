//! What is said in groups that receive digests.

use super::Digest;
use crate::domain::{area::AreaCode, room::Room, subscription::Subscription};

#[derive(Debug, Clone, PartialEq)]
pub enum InRoom {
    /// The bot has come into the group, or somebody asks what it is.
    Welcome,
    /// What the room receives, or would, and the buttons that change it.
    Offer(Room),
    Areas {
        draft: Subscription,
        districts: Vec<AreaCode>,
    },
    Villages {
        draft: Subscription,
        district: AreaCode,
        villages: Vec<AreaCode>,
        page: usize,
    },
    /// Somebody who is no administrator there wants to set something.
    OnlyAdmins,
    /// What was wanted is done in a private chat.
    OnlyInPrivate,
    /// `bot` is its username, since its buttons are links to it.
    Digest {
        digest: Box<Digest>,
        bot: String,
    },
}
