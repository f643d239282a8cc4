//! What is said of settings and of what is stored.

use chrono::NaiveDate;

use crate::domain::{calendar::Hour, settings::Settings};

#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// Everything that can be set, in one message that edits itself.
    Page(Settings),
    /// The hours of the digest to choose from.
    Hours { chosen: Hour },
    /// How long a pause may be.
    Pauses,
    /// In place of a first digest that would be empty.
    NothingNewYet { day: NaiveDate },
}
