//! How the sender is, for status commands and metrics.

use std::{
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Duration,
};

use super::{
    lane::Lane,
    outcome::{Outcome, Stop},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Health {
    pub broadcast: Broadcast,
    /// Broadcast messages a second at present: the setting, or less after Telegram's 429.
    pub rate: f64,
    /// Messages that wait for their turn in the broadcast.
    pub waiting: usize,
    pub totals: Totals,
}

/// What the lanes behind the replies are doing.
#[derive(Debug, Clone, PartialEq)]
pub enum Broadcast {
    Running,
    /// Telegram asked for a pause.
    Paused {
        left: Duration,
    },
    Stopped(Stop),
    Closed,
}

/// Requests since the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    pub replies: u64,
    pub notices: u64,
    pub announcements: u64,
    pub digests: u64,
    /// Answers with 429.
    pub floods: u64,
    pub doubtful: u64,
}

#[derive(Debug, Default)]
pub(super) struct Counters {
    sent: [AtomicU64; 4],
    floods: AtomicU64,
    doubtful: AtomicU64,
}

impl Counters {
    pub fn note(&self, lane: Lane, outcome: &Outcome) {
        match outcome {
            Outcome::Sent { .. } => self.sent[lane as usize].fetch_add(1, Relaxed),
            Outcome::Doubtful(_) => self.doubtful.fetch_add(1, Relaxed),
            _ => return,
        };
    }

    pub fn note_flood(&self) {
        self.floods.fetch_add(1, Relaxed);
    }

    pub fn totals(&self) -> Totals {
        let sent = |lane: Lane| self.sent[lane as usize].load(Relaxed);
        Totals {
            replies: sent(Lane::Reply),
            notices: sent(Lane::Notice),
            announcements: sent(Lane::Announcement),
            digests: sent(Lane::Digest),
            floods: self.floods.load(Relaxed),
            doubtful: self.doubtful.load(Relaxed),
        }
    }
}
