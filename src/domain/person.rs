//! People who talk to the bot in a private chat.

use serde::{Deserialize, Serialize};

use super::{ids::PersonId, language::Language, settings::Preferences};

/// The version of the privacy notice and of the owner's terms now in force, recorded with each consent.
pub const NOTICE_VERSION: i32 = 1;

/// What a person agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Consent {
    /// The resident's functions: name, language, subscription, what they open and contact.
    Resident,
    /// The owner's terms: business data, public contact, 18 or older.
    Owner,
}

impl Consent {
    pub fn code(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Owner => "owner",
        }
    }
}

/// A person who has agreed to the privacy notice; without that there is no row and no `Person`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub first_name: String,
    pub language: Language,
    /// Has agreed to the owner's terms of the version in force.
    pub owner: bool,
    /// Can be written to, as far as is known.
    pub reachable: bool,
    pub preferences: Preferences,
}
