//! What is said of settings and of what is stored.

use chrono::NaiveDate;

use super::DataFile;
use crate::domain::{calendar::Hour, settings::Settings};

#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// Everything that can be set, in one message that edits itself.
    Page(Settings),
    /// The hours of the digest to choose from.
    Hours { chosen: Hour },
    /// How long a pause may be.
    Pauses,
    /// Everything that is stored of somebody, as a file of their own.
    File(DataFile),
    /// What can be corrected, and where.
    Correcting,
    /// In place of a first digest that would be empty.
    NothingNewYet { day: NaiveDate },
}
