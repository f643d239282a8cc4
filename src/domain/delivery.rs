//! The life of one delivery: one row per recipient and run, ending in a state that stays readable.

use std::fmt;

/// How a delivery stands. Each recipient is in exactly one of these, so they add up to the number
/// planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeliveryState {
    /// Waits to be claimed.
    Planned,
    /// A request has been or is about to be made; after a crash this is the only doubt.
    Sending,
    Sent,
    Failed,
    /// The recipient can't be written to: blocked, gone, never started.
    Unreachable,
    /// The window closed or the server slept through it.
    Missed,
    /// An administrator cancelled the run.
    Cancelled,
    /// There was nothing for this recipient.
    Skipped,
}

/// Why a delivery ended as it did. Codes, since they are counted and listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    Blocked,
    Deactivated,
    NeverStarted,
    NotFound,
    Kicked,
    /// Telegram refused the content even as plain text, or it could not be worded.
    BadContent,
    /// Telegram refused for another reason.
    Refused,
    /// The answer was lost, again.
    NoAnswer,
    /// Nothing new for this subscriber.
    NothingNew,
    /// Everything in the edition left circulation before it was sent.
    Emptied,
}

/// What became of one request, in the words of delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    Unreachable(Cause),
    Refused(Cause),
    /// It may or may not have arrived.
    Doubtful,
    /// It surely has not left, through no fault of the recipient's.
    NotAttempted,
    /// Nothing was left to say.
    Pointless,
    /// A fault of ours: it can't be worded.
    Broken,
}

/// Where a delivery goes after an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    Finish(DeliveryState, Option<Cause>),
    /// Back to planned; `doubtful` when the recipient may already have it.
    Again {
        doubtful: bool,
    },
}

/// How often a doubtful delivery is sent once more: lost is worse than twice, thrice is spam.
const DOUBTFUL_REPEATS: i32 = 1;

/// Even where only outages or crashes are to blame: each attempt may have arrived.
pub const MOST_ATTEMPTS: i32 = 5;

/// What follows from `outcome` on a delivery of which `attempts` (this one included) were made.
pub fn next(outcome: Outcome, attempts: i32) -> Next {
    match outcome {
        Outcome::Sent => Next::Finish(DeliveryState::Sent, None),
        Outcome::Unreachable(cause) => Next::Finish(DeliveryState::Unreachable, Some(cause)),
        Outcome::Refused(cause) => Next::Finish(DeliveryState::Failed, Some(cause)),
        Outcome::Doubtful if attempts <= DOUBTFUL_REPEATS => Next::Again { doubtful: true },
        Outcome::Doubtful => Next::Finish(DeliveryState::Failed, Some(Cause::NoAnswer)),
        Outcome::NotAttempted => Next::Again { doubtful: false },
        Outcome::Pointless => Next::Finish(DeliveryState::Skipped, Some(Cause::Emptied)),
        Outcome::Broken => Next::Finish(DeliveryState::Failed, Some(Cause::BadContent)),
    }
}

/// The same for a doubt that an outage explains: no reason to give its recipient up.
pub fn after_outage(attempts: i32) -> Next {
    match next(Outcome::Doubtful, attempts) {
        Next::Finish(..) if attempts < MOST_ATTEMPTS => Next::Again { doubtful: true },
        next => next,
    }
}

impl DeliveryState {
    pub const ALL: [Self; 8] = [
        Self::Planned,
        Self::Sending,
        Self::Sent,
        Self::Failed,
        Self::Unreachable,
        Self::Missed,
        Self::Cancelled,
        Self::Skipped,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Unreachable => "unreachable",
            Self::Missed => "missed",
            Self::Cancelled => "cancelled",
            Self::Skipped => "skipped",
        }
    }
}

impl TryFrom<String> for DeliveryState {
    type Error = UnknownDeliveryState;

    fn try_from(code: String) -> Result<Self, UnknownDeliveryState> {
        Self::ALL.into_iter().find(|s| s.code() == code).ok_or(UnknownDeliveryState(code))
    }
}

#[derive(Debug, thiserror::Error)]
#[error("unknown delivery state {0:?}")]
pub struct UnknownDeliveryState(String);

impl Cause {
    pub const ALL: [Self; 10] = [
        Self::Blocked,
        Self::Deactivated,
        Self::NeverStarted,
        Self::NotFound,
        Self::Kicked,
        Self::BadContent,
        Self::Refused,
        Self::NoAnswer,
        Self::NothingNew,
        Self::Emptied,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::Deactivated => "deactivated",
            Self::NeverStarted => "never_started",
            Self::NotFound => "not_found",
            Self::Kicked => "kicked",
            Self::BadContent => "bad_content",
            Self::Refused => "refused",
            Self::NoAnswer => "no_answer",
            Self::NothingNew => "nothing_new",
            Self::Emptied => "emptied",
        }
    }
}

impl TryFrom<String> for Cause {
    type Error = UnknownCause;

    fn try_from(code: String) -> Result<Self, UnknownCause> {
        Self::ALL.into_iter().find(|cause| cause.code() == code).ok_or(UnknownCause(code))
    }
}

#[derive(Debug, thiserror::Error)]
#[error("unknown cause {0:?}")]
pub struct UnknownCause(String);

/// The figures of one or several runs, by state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub sent: i64,
    pub failed: i64,
    pub unreachable: i64,
    pub skipped: i64,
    pub missed: i64,
    pub cancelled: i64,
    /// Planned or sending: not in a final state yet.
    pub remaining: i64,
    /// How many of all of these may have arrived more than once or not at all; counted in their state too.
    pub doubtful: i64,
}

impl Tally {
    /// The sum over all states.
    pub fn planned(&self) -> i64 {
        self.sent
            + self.failed
            + self.unreachable
            + self.skipped
            + self.missed
            + self.cancelled
            + self.remaining
    }

    /// Adds another's figures.
    pub fn include(&mut self, other: &Self) {
        self.sent += other.sent;
        self.failed += other.failed;
        self.unreachable += other.unreachable;
        self.skipped += other.skipped;
        self.missed += other.missed;
        self.cancelled += other.cancelled;
        self.remaining += other.remaining;
        self.doubtful += other.doubtful;
    }

    pub fn add(&mut self, state: DeliveryState, rows: i64) {
        match state {
            DeliveryState::Planned | DeliveryState::Sending => self.remaining += rows,
            DeliveryState::Sent => self.sent += rows,
            DeliveryState::Failed => self.failed += rows,
            DeliveryState::Unreachable => self.unreachable += rows,
            DeliveryState::Missed => self.missed += rows,
            DeliveryState::Cancelled => self.cancelled += rows,
            DeliveryState::Skipped => self.skipped += rows,
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "planned={} sent={} failed={} unreachable={} skipped={} missed={} cancelled={} doubtful={} remaining={}",
            self.planned(),
            self.sent,
            self.failed,
            self.unreachable,
            self.skipped,
            self.missed,
            self.cancelled,
            self.doubtful,
            self.remaining
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubtful_delivery_is_sent_once_more_and_no_more() {
        assert_eq!(next(Outcome::Doubtful, 1), Next::Again { doubtful: true });
        let given_up = Next::Finish(DeliveryState::Failed, Some(Cause::NoAnswer));
        assert_eq!(next(Outcome::Doubtful, 2), given_up);
    }

    #[test]
    fn an_outage_makes_nobody_be_given_up_but_does_not_repeat_for_ever() {
        assert_eq!(after_outage(1), Next::Again { doubtful: true });
        assert_eq!(after_outage(2), Next::Again { doubtful: true });
        let given_up = Next::Finish(DeliveryState::Failed, Some(Cause::NoAnswer));
        assert_eq!(after_outage(5), given_up);
    }

    #[test]
    fn what_has_not_left_is_tried_again_without_doubt() {
        assert_eq!(next(Outcome::NotAttempted, 9), Next::Again { doubtful: false });
    }
}
