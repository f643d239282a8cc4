//! What administrators are shown of the day's digests.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Digest, Placement};
use crate::domain::{
    broadcast::{Figures, Pause, Silence, Standing, Why},
    calendar::Hour,
    ids::{PersonId, RunId},
    language::Language,
};

#[derive(Debug, Clone, PartialEq)]
pub enum Broadcast {
    /// How the day stands.
    Day(Box<Day>),
    /// Is this run to be ended?
    AskCancel(Box<RunShown>),
    /// Who was not reached, by reason.
    Unreached(Box<Day>),
    /// The same, one a line, as a file.
    File(UnreachedFile),
    /// Today's digest as a test. `in_place`: of the one in another language.
    Test { digest: Box<Digest>, language: Language, in_place: bool },
    /// What an administrator did, for the group to know.
    Done { deed: BroadcastDone, by: String, at: DateTime<Utc> },
    /// A run paused by itself.
    Silent { hour: Hour, silence: Silence },
}

/// The digests of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    pub day: NaiveDate,
    /// By hour.
    pub runs: Vec<RunShown>,
    pub pause: Option<Pause>,
    /// When the next run begins today, where none has begun.
    pub next: Option<Hour>,
    /// How many can be sent once more now.
    pub worth_another: i64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct RunShown {
    pub id: RunId,
    pub hour: Hour,
    pub figures: Figures,
    pub standing: Standing,
}

/// Those whom a day's digests did not reach.
#[derive(Debug, Clone, PartialEq)]
pub struct UnreachedFile {
    pub day: NaiveDate,
    /// Surrogate key, hour, reason and moment.
    pub rows: Vec<(PersonId, Hour, Why, DateTime<Utc>)>,
}

/// What an administrator orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BroadcastDeed {
    Pause,
    Resume,
    Cancel(RunId),
    Retry,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BroadcastDone {
    Paused,
    Resumed,
    /// So many digests of an hour don't go out.
    Cancelled {
        hour: Hour,
        count: i64,
    },
    /// So many go out once more.
    Retried {
        count: i64,
    },
}

/// Over the screen of whoever tapped.
#[derive(Debug, Clone, PartialEq)]
pub enum BroadcastToast {
    OnlyAdmins,
    Done(BroadcastDone),
    PausedBefore(Pause),
    ResumedBefore,
    /// The run is over or was ended before.
    RunOver,
    NothingToRetry,
    /// The day's sending has ended.
    WindowOver,
    /// Everybody was reached.
    NobodyUnreached,
}

impl Broadcast {
    pub(super) fn placement(&self) -> Placement {
        match self {
            Self::Day(_) | Self::AskCancel(_) | Self::Unreached(_) => Placement::InPlace,
            Self::Test { in_place: true, .. } => Placement::InPlace,
            Self::File(_) | Self::Test { .. } | Self::Done { .. } | Self::Silent { .. } => {
                Placement::Below
            }
        }
    }
}

impl Day {
    pub fn run(&self, id: RunId) -> Option<&RunShown> {
        self.runs.iter().find(|run| run.id == id)
    }

    /// The figures of all its runs together.
    pub fn figures(&self) -> Figures {
        let mut all = Figures::default();
        for run in &self.runs {
            all.include(&run.figures);
        }
        all
    }
}

impl RunShown {
    /// Whether an administrator can still end it.
    pub fn is_open(&self) -> bool {
        !matches!(self.standing, Standing::Done | Standing::Cancelled(_))
    }
}
