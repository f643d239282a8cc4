//! The life of one notice: brought until it arrives, for as long as somebody waits for it.

use std::time::Duration;

use super::delivery::{Cause, Outcome};

/// What a notice is, as far as giving up is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The card of something that waits for a decision. Never given up: nobody could decide.
    OpenCard,
    /// A change of a card, or the card of what has been decided. Repeating it shows nothing twice.
    Change,
    /// What an owner hears.
    ToOwner,
}

/// Where a notice goes after an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    Sent,
    Failed(Cause),
    Again { pause: Duration, why: PutOff },
}

/// Why a notice is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutOff {
    /// No request was made: it doesn't count as an attempt.
    NotMade,
    Refused,
    /// It may have arrived.
    Doubtful,
}

/// Between two attempts at first; it doubles with each.
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(10 * 60);
/// About ten minutes without an answer; a message that arrived each time would be a nuisance.
const ATTEMPTS_TO_OWNER: i32 = 8;
/// More than half a day.
const ATTEMPTS_TO_CHANGE: i32 = 100;

/// What follows from `outcome` on a notice of which `attempts` (this one included) were made.
pub fn next(kind: Kind, outcome: Outcome, attempts: i32) -> Next {
    let again = |why| Next::Again { pause: pause(attempts), why };
    match (outcome, kind) {
        (Outcome::Sent | Outcome::Pointless, _) => Next::Sent,
        (Outcome::NotAttempted, _) => Next::Again { pause: FIRST_PAUSE, why: PutOff::NotMade },
        (Outcome::Unreachable(_) | Outcome::Refused(_), Kind::OpenCard) => again(PutOff::Refused),
        (Outcome::Unreachable(_), Kind::Change) if attempts < ATTEMPTS_TO_CHANGE => {
            again(PutOff::Refused)
        }
        // A message to change that is gone or too old comes back no more.
        (Outcome::Unreachable(cause) | Outcome::Refused(cause), _) => Next::Failed(cause),
        (Outcome::Doubtful, Kind::Change) if attempts >= ATTEMPTS_TO_CHANGE => {
            Next::Failed(Cause::NoAnswer)
        }
        (Outcome::Doubtful, Kind::ToOwner) if attempts >= ATTEMPTS_TO_OWNER => {
            Next::Failed(Cause::NoAnswer)
        }
        (Outcome::Doubtful, _) => again(PutOff::Doubtful),
        (Outcome::Broken, Kind::Change) if attempts >= ATTEMPTS_TO_CHANGE => {
            Next::Failed(Cause::BadContent)
        }
        (Outcome::Broken, Kind::ToOwner) if attempts >= ATTEMPTS_TO_OWNER => {
            Next::Failed(Cause::BadContent)
        }
        // It may be mended while it waits.
        (Outcome::Broken, _) => again(PutOff::Refused),
    }
}

/// The pause after so many attempts.
fn pause(attempts: i32) -> Duration {
    let doublings = u32::try_from(attempts - 1).unwrap_or_default().min(16);
    (FIRST_PAUSE * 2u32.pow(doublings)).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REFUSED: Outcome = Outcome::Refused(Cause::Refused);
    const KICKED: Outcome = Outcome::Unreachable(Cause::Kicked);

    #[test]
    fn an_open_card_is_never_given_up() {
        let broken = Outcome::Broken;
        for outcome in [REFUSED, KICKED, broken, Outcome::Doubtful, Outcome::NotAttempted] {
            for attempts in [1, 2, 1_000_000] {
                let next = next(Kind::OpenCard, outcome, attempts);
                assert!(matches!(next, Next::Again { .. }), "{outcome:?}: {next:?}");
            }
        }
    }

    #[test]
    fn the_pause_doubles_to_ten_minutes() {
        let seconds = [1, 2, 3, 7, 8, 9, i32::MAX].map(|attempts| pause(attempts).as_secs());
        assert_eq!(seconds, [5, 10, 20, 320, 600, 600, 600]);
    }

    #[test]
    fn what_was_not_tried_is_tried_again_soon() {
        for kind in [Kind::OpenCard, Kind::Change, Kind::ToOwner] {
            let soon = Next::Again { pause: FIRST_PAUSE, why: PutOff::NotMade };
            assert_eq!(next(kind, Outcome::NotAttempted, 1_000), soon);
        }
    }

    #[test]
    fn a_refusal_ends_a_change_and_a_word_to_an_owner() {
        let refused = Next::Failed(Cause::Refused);
        assert_eq!(next(Kind::Change, REFUSED, 1), refused);
        assert_eq!(next(Kind::ToOwner, REFUSED, 1), refused);
        assert_eq!(next(Kind::ToOwner, KICKED, 1), Next::Failed(Cause::Kicked));
        assert!(matches!(next(Kind::Change, KICKED, 1), Next::Again { .. }));
        assert_eq!(next(Kind::Change, KICKED, 100), Next::Failed(Cause::Kicked));
        let broken = Next::Failed(Cause::BadContent);
        assert_eq!(next(Kind::Change, Outcome::Broken, 100), broken);
        assert!(matches!(next(Kind::Change, Outcome::Broken, 99), Next::Again { .. }));
    }

    #[test]
    fn a_word_to_an_owner_outlives_some_minutes_without_an_answer() {
        let patience: Duration = (1..)
            .map_while(|attempts| match next(Kind::ToOwner, Outcome::Doubtful, attempts) {
                Next::Again { pause, why: PutOff::Doubtful } => Some(pause),
                _ => None,
            })
            .sum();
        assert_eq!(patience.as_secs(), 635);
    }
}
