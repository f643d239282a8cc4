//! Whether Telegram answers at all, judged by what came back of a run lately.

use std::time::Duration;

use super::delivery::Outcome;

/// How a run is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flow {
    #[default]
    Full,
    /// Nothing is begun until something harmless has been answered.
    Paused,
    /// One at a time until the first clear answer.
    Careful,
}

/// A change that the operator is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Began,
    Ended,
}

/// What came back lately.
#[derive(Debug, Clone, Default)]
pub struct Streak {
    flow: Flow,
    /// In a row, with no clear answer in between.
    doubts: u32,
    answers: u64,
    outages: u64,
    /// Since the last clear answer.
    probes: u32,
    /// The last 64 requests, the newest lowest: set where it was a doubt.
    recent: u64,
}

/// A moment within a streak, by which a doubt is judged later.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    answers: u64,
    outages: u64,
    /// Paused, or with so many doubts lately that they are no fault of their recipients.
    shaky: bool,
}

/// Of the last 64 requests.
const SHAKY: u32 = 8;
/// So many doubts in a row are an outage and no fault of their recipients.
const OUTAGE: u32 = 20;
const FIRST_PAUSE: Duration = Duration::from_secs(1);

impl Streak {
    pub fn flow(&self) -> Flow {
        self.flow
    }

    /// Takes in what came of a request that was made at the moment `made_at`.
    pub fn note(&mut self, outcome: Outcome, made_at: Moment) -> Option<Turn> {
        let made = !matches!(outcome, Outcome::NotAttempted | Outcome::Pointless | Outcome::Broken);
        if made {
            self.recent = self.recent << 1 | u64::from(outcome == Outcome::Doubtful);
        }
        match outcome {
            Outcome::Sent | Outcome::Unreachable(_) | Outcome::Refused(_) => {
                self.answers += 1;
                // What was made before an outage and answered late says nothing about its end.
                let late = self.flow != Flow::Full && made_at.outages < self.outages;
                if late { None } else { self.go_on() }
            }
            Outcome::Doubtful => {
                self.doubts = self.doubts.saturating_add(1);
                match self.flow {
                    Flow::Full if self.doubts >= OUTAGE => self.pause(),
                    Flow::Full | Flow::Paused => None,
                    Flow::Careful => {
                        self.flow = Flow::Paused;
                        None
                    }
                }
            }
            Outcome::NotAttempted | Outcome::Pointless | Outcome::Broken => None,
        }
    }

    /// An outage begins: also where there were fewer doubts, when something harmless isn't answered either.
    pub fn pause(&mut self) -> Option<Turn> {
        let begins = self.flow == Flow::Full;
        self.flow = Flow::Paused;
        self.outages += u64::from(begins);
        begins.then_some(Turn::Began)
    }

    /// Something harmless was asked during an outage.
    pub fn probed(&mut self, answered: bool) {
        self.probes = self.probes.saturating_add(1);
        if answered && self.flow == Flow::Paused {
            self.flow = Flow::Careful;
        }
    }

    /// Sending goes on at full speed.
    pub fn go_on(&mut self) -> Option<Turn> {
        let ended = self.flow != Flow::Full;
        (self.flow, self.doubts, self.probes) = (Flow::Full, 0, 0);
        if ended {
            self.recent = 0;
        }
        ended.then_some(Turn::Ended)
    }

    /// Before something harmless is asked; doubles each time, to `longest` at most.
    pub fn until_probe(&self, longest: Duration) -> Duration {
        (FIRST_PAUSE * 2u32.pow(self.probes.min(16))).min(longest)
    }

    pub fn moment(&self) -> Moment {
        let shaky = self.flow != Flow::Full || self.recent.count_ones() >= SHAKY;
        Moment { answers: self.answers, outages: self.outages, shaky }
    }

    /// Whether nothing at all was answered since.
    pub fn is_silent_since(&self, moment: Moment) -> bool {
        self.answers == moment.answers
    }

    /// Whether a doubt of that moment belongs to an outage.
    pub fn explains(&self, doubt: Moment) -> bool {
        doubt.shaky || self.outages > doubt.outages
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::delivery::Cause;

    /// What came at once of a request.
    fn note(streak: &mut Streak, outcome: Outcome) -> Option<Turn> {
        streak.note(outcome, streak.moment())
    }

    fn doubts(streak: &mut Streak, n: u32) -> Option<Turn> {
        (0..n).map(|_| note(streak, Outcome::Doubtful)).last().flatten()
    }

    #[test]
    fn twenty_doubts_in_a_row_are_an_outage() {
        let mut streak = Streak::default();
        assert_eq!(doubts(&mut streak, 19), None);
        assert_eq!(streak.flow(), Flow::Full);
        assert_eq!(doubts(&mut streak, 1), Some(Turn::Began));
        assert_eq!(doubts(&mut streak, 9), None);
        assert_eq!(streak.flow(), Flow::Paused);
    }

    #[test]
    fn any_answer_in_between_breaks_the_row() {
        let refused = Outcome::Refused(Cause::Refused);
        for answer in [Outcome::Sent, Outcome::Unreachable(Cause::Blocked), refused] {
            let mut streak = Streak::default();
            for _ in 0..9 {
                doubts(&mut streak, 19);
                assert_eq!(note(&mut streak, answer), None);
            }
            assert_eq!(streak.flow(), Flow::Full);
        }
        let mut streak = Streak::default();
        doubts(&mut streak, 19);
        for no_answer in [Outcome::NotAttempted, Outcome::Pointless, Outcome::Broken] {
            assert_eq!(note(&mut streak, no_answer), None);
        }
        assert_eq!(doubts(&mut streak, 1), Some(Turn::Began));
    }

    #[test]
    fn an_eighth_of_doubts_lately_explains_each() {
        let mut streak = Streak::default();
        let every_twelfth = |streak: &mut Streak| {
            doubts(streak, 1);
            let moment = streak.moment();
            for _ in 0..11 {
                note(streak, Outcome::Sent);
            }
            moment
        };
        for _ in 0..20 {
            let moment = every_twelfth(&mut streak);
            assert!(!streak.explains(moment), "too few");
        }
        for _ in 0..20 {
            doubts(&mut streak, 1);
            note(&mut streak, Outcome::Sent);
        }
        let moment = every_twelfth(&mut streak);
        assert!(streak.explains(moment), "half of them were doubts");
        assert_eq!(streak.flow(), Flow::Full, "and it goes on meanwhile");
    }

    #[test]
    fn after_an_outage_one_goes_ahead_until_it_is_answered() {
        let mut streak = Streak::default();
        doubts(&mut streak, 20);
        streak.probed(false);
        assert_eq!(streak.flow(), Flow::Paused);
        streak.probed(true);
        assert_eq!(streak.flow(), Flow::Careful);
        assert_eq!(note(&mut streak, Outcome::Doubtful), None);
        assert_eq!(streak.flow(), Flow::Paused);
        streak.probed(true);
        assert_eq!(note(&mut streak, Outcome::Sent), Some(Turn::Ended));
        assert_eq!(streak.flow(), Flow::Full);
    }

    #[test]
    fn a_late_answer_to_what_was_made_before_an_outage_does_not_end_it() {
        let mut streak = Streak::default();
        let before = streak.moment();
        doubts(&mut streak, 20);
        assert_eq!(streak.note(Outcome::Sent, before), None);
        assert_eq!(streak.flow(), Flow::Paused);
        streak.probed(true);
        assert_eq!(streak.note(Outcome::Sent, before), None);
        assert_eq!(note(&mut streak, Outcome::Sent), Some(Turn::Ended));
    }

    #[test]
    fn the_pause_grows_until_something_is_sent() {
        let (mut streak, longest) = (Streak::default(), Duration::from_secs(60));
        doubts(&mut streak, 20);
        let mut pauses = Vec::new();
        for _ in 0..8 {
            pauses.push(streak.until_probe(longest).as_secs());
            streak.probed(true);
            note(&mut streak, Outcome::Doubtful);
        }
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 60, 60]);
        note(&mut streak, Outcome::Sent);
        assert_eq!(streak.until_probe(longest).as_secs(), 1);
    }

    #[test]
    fn an_outage_explains_the_doubts_before_and_in_it_and_no_later_ones() {
        let mut streak = Streak::default();
        let before = streak.moment();
        assert!(!streak.explains(before) && streak.is_silent_since(before));
        doubts(&mut streak, 20);
        let within = streak.moment();
        assert!(streak.explains(before));
        note(&mut streak, Outcome::Sent);
        let later = streak.moment();
        assert!(streak.explains(within) && !streak.explains(later));
        assert!(!streak.is_silent_since(within));
    }
}
