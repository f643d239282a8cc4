//! What a person can set besides their subscription and language.

use super::{calendar::Hour, subscription::Kept};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preferences {
    /// A page comes with its first photo; else photos come when they are asked for.
    pub photos: bool,
    /// Urgent announcements of the regency are welcome.
    pub announcements: bool,
}

impl Default for Preferences {
    /// No photo costs data unasked; what is urgent arrives.
    fn default() -> Self {
        Self { photos: false, announcements: true }
    }
}

/// One change of a person's settings, made true at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adjustment {
    Photos(bool),
    Announcements(bool),
    /// Of the digest.
    Hour(Hour),
    /// No digest for so many days.
    Pause(u32),
    Unpause,
}

/// A person's settings with what follows from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub preferences: Preferences,
    /// None where nothing is subscribed.
    pub subscription: Option<Kept>,
}
