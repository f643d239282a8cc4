//! The only place that speaks with Telegram.

mod answers;
pub mod bot;
mod inbound;
mod inline;
pub mod menus;
pub mod message;
mod noting;
pub mod outbound;
mod photo_file;
pub mod polling;
pub mod router;
mod screen;
pub mod standing;
mod telling;
pub mod whereabouts;

use std::time::Duration;

/// Waits before a transaction is tried again that the database could not do just now.
const AGAIN: [Duration; 3] =
    [Duration::from_millis(50), Duration::from_millis(250), Duration::from_secs(1)];
