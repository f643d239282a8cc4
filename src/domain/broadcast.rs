//! How the day's digests stand, as the office sees it: figures that add up, and what keeps a run from going on.

use std::{cmp::Reverse, collections::BTreeMap};

use chrono::{DateTime, TimeDelta, Utc};

use super::delivery::{Cause, DeliveryState, Tally};

/// The causes for which sending once more may help: whoever blocked the bot or is gone stays so.
pub const MAY_PASS: [Cause; 2] = [Cause::NoAnswer, Cause::Refused];

/// How long the rate is measured.
pub const MEASURED: TimeDelta = TimeDelta::seconds(60);

/// A sender that was not seen for so long is none. It says so three times as often.
const ABSENT: TimeDelta = TimeDelta::seconds(60);

/// Between two words of the sender that it is at work.
pub const BEAT: TimeDelta = TimeDelta::seconds(20);

/// The figures of one run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    pub tally: Tally,
    /// Those of the tally that ended for a cause.
    pub causes: BTreeMap<(DeliveryState, Cause), i64>,
    /// Sent within the time that is [`MEASURED`].
    pub lately: i64,
}

/// Why somebody was not reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    Cause(Cause),
    /// The day's sending ended before their turn.
    Missed,
    /// An administrator ended the run.
    Cancelled,
}

/// What the sender's broadcast is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    Going,
    /// Telegram asked for a pause.
    Resting,
    /// Telegram takes nothing from this bot.
    Refused,
}

/// The sender, when it was last at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    pub at: DateTime<Utc>,
    pub doing: Doing,
}

/// Who holds all digests back, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// The administrator's first name as Telegram last gave it.
    pub by: String,
    pub since: DateTime<Utc>,
}

/// Who ended a run, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cancelled {
    pub by: String,
    pub at: DateTime<Utc>,
}

/// A pause that a run took by itself because Telegram did not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    pub from: DateTime<Utc>,
    /// None while it lasts.
    pub until: Option<DateTime<Utc>>,
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunState {
    /// Recipients are being written; nothing can be claimed.
    Planning,
    Ready,
    Done,
}

/// What decides how a run stands.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    pub state: RunState,
    pub cancelled: Option<&'a Cancelled>,
    pub pause: Option<&'a Pause>,
    pub silence: Option<Silence>,
    pub seen: Option<Seen>,
    /// The day's window is over.
    pub late: bool,
    /// An earlier run is sent first.
    pub in_line: bool,
    pub now: DateTime<Utc>,
}

/// How a run stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Done,
    Cancelled(Cancelled),
    /// Nobody sends. `since`: when somebody last did; none: nobody ever has.
    NoSender {
        since: Option<DateTime<Utc>>,
    },
    Paused(Pause),
    /// What is left is about to be counted as missed.
    OutsideHours,
    Planning,
    /// Telegram takes nothing from this bot.
    Refused,
    /// It paused by itself, because Telegram doesn't answer.
    Silent {
        since: DateTime<Utc>,
    },
    InLine,
    /// Telegram asked for a pause.
    Resting,
    Going,
}

/// How a run stands: what must be mended or decided first before what passes by itself.
pub fn standing(facts: &Facts<'_>) -> Standing {
    if let Some(cancelled) = facts.cancelled {
        return Standing::Cancelled(cancelled.clone());
    }
    if facts.state == RunState::Done {
        return Standing::Done;
    }
    let here = facts.seen.filter(|seen| facts.now - seen.at <= ABSENT);
    let Some(Seen { doing, .. }) = here else {
        return Standing::NoSender { since: facts.seen.map(|seen| seen.at) };
    };
    if let Some(pause) = facts.pause {
        return Standing::Paused(pause.clone());
    }
    let silent = facts.silence.filter(|silence| silence.until.is_none());
    match (facts.state, doing, silent) {
        _ if facts.late => Standing::OutsideHours,
        (RunState::Planning, ..) => Standing::Planning,
        (_, Doing::Refused, _) => Standing::Refused,
        (_, _, Some(silence)) => Standing::Silent { since: silence.from },
        _ if facts.in_line => Standing::InLine,
        (_, Doing::Resting, _) => Standing::Resting,
        _ => Standing::Going,
    }
}

impl Figures {
    /// Adds the deliveries of a state that ended for a cause, if for any.
    pub fn add(&mut self, state: DeliveryState, cause: Option<Cause>, rows: i64) {
        self.tally.add(state, rows);
        if let Some(cause) = cause {
            *self.causes.entry((state, cause)).or_default() += rows;
        }
    }

    /// Adds the figures of another run.
    pub fn include(&mut self, other: &Self) {
        self.tally.include(&other.tally);
        for (key, rows) in &other.causes {
            *self.causes.entry(*key).or_default() += rows;
        }
        self.lately += other.lately;
    }

    /// Those that were not reached, by reason, the most first.
    pub fn unreached(&self) -> Vec<(Why, i64)> {
        let causes = self.of(&[DeliveryState::Failed, DeliveryState::Unreachable]);
        let ended = [(Why::Missed, self.tally.missed), (Why::Cancelled, self.tally.cancelled)];
        let mut all: Vec<(Why, i64)> =
            causes.into_iter().map(|(cause, rows)| (Why::Cause(cause), rows)).collect();
        all.extend(ended.into_iter().filter(|(_, rows)| *rows > 0));
        all.sort_by_key(|(_, rows)| Reverse(*rows));
        all
    }

    /// Those of some states by cause, the most first.
    pub fn of(&self, states: &[DeliveryState]) -> Vec<(Cause, i64)> {
        let ended = self.causes.iter().filter(|((state, _), _)| states.contains(state));
        let mut by_cause: Vec<(Cause, i64)> =
            ended.map(|((_, cause), rows)| (*cause, *rows)).collect();
        by_cause.sort_by_key(|(_, rows)| Reverse(*rows));
        by_cause
    }
}

impl Why {
    pub fn code(self) -> &'static str {
        match self {
            Self::Cause(cause) => cause.code(),
            Self::Missed => "missed",
            Self::Cancelled => "cancelled",
        }
    }
}

impl Doing {
    pub const ALL: [Self; 3] = [Self::Going, Self::Resting, Self::Refused];

    pub fn code(self) -> &'static str {
        match self {
            Self::Going => "going",
            Self::Resting => "resting",
            Self::Refused => "refused",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    fn going<'a>() -> Facts<'a> {
        Facts {
            state: RunState::Ready,
            cancelled: None,
            pause: None,
            silence: None,
            seen: Some(Seen { at: at(60), doing: Doing::Going }),
            late: false,
            in_line: false,
            now: at(60),
        }
    }

    #[test]
    fn what_people_must_do_something_about_is_said_first() {
        let pause = Pause { by: "Budi".into(), since: at(50) };
        let silence = Some(Silence { from: at(55), until: None });
        let all = Facts {
            pause: Some(&pause),
            silence,
            late: true,
            in_line: true,
            seen: Some(Seen { at: at(60), doing: Doing::Resting }),
            ..going()
        };
        let steps: [(&str, Facts<'_>, Standing); 6] = [
            ("paused", all.clone(), Standing::Paused(pause.clone())),
            ("late", Facts { pause: None, ..all.clone() }, Standing::OutsideHours),
            (
                "silent",
                Facts { pause: None, late: false, ..all.clone() },
                Standing::Silent { since: at(55) },
            ),
            (
                "in line",
                Facts { pause: None, late: false, silence: None, ..all.clone() },
                Standing::InLine,
            ),
            (
                "resting",
                Facts { pause: None, late: false, silence: None, in_line: false, ..all.clone() },
                Standing::Resting,
            ),
            ("going", going(), Standing::Going),
        ];
        for (what, facts, expected) in steps {
            assert_eq!(standing(&facts), expected, "{what}");
        }
    }

    #[test]
    fn a_sender_is_missed_after_a_minute() {
        let seen =
            |seconds| Some(Seen { at: at(60) - TimeDelta::seconds(seconds), doing: Doing::Going });
        assert_eq!(standing(&Facts { seen: seen(60), ..going() }), Standing::Going);
        let since = at(60) - TimeDelta::seconds(61);
        let gone = Standing::NoSender { since: Some(since) };
        assert_eq!(standing(&Facts { seen: seen(61), ..going() }), gone);
        assert_eq!(standing(&Facts { seen: None, ..going() }), Standing::NoSender { since: None });
        let done = Facts { seen: None, state: RunState::Done, ..going() };
        assert_eq!(standing(&done), Standing::Done, "nobody is needed for it");
    }

    #[test]
    fn a_silence_that_is_over_holds_nothing_up() {
        let silence = Some(Silence { from: at(50), until: Some(at(52)) });
        assert_eq!(standing(&Facts { silence, ..going() }), Standing::Going);
    }
}
