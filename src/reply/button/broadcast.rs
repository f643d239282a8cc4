//! Buttons under the day's digests, as administrators see them.

use std::fmt;

use super::data::number;
use crate::domain::{ids::RunId, language::Language};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BroadcastButton {
    /// How the day stands now.
    Look,
    Pause,
    Resume,
    /// Asks whether a run is to be ended.
    AskCancel(RunId),
    Cancel(RunId),
    /// Today's digest as a test, in a message of its own.
    Test,
    /// The same test in a language, in place of the one above.
    TestIn(Language),
    /// Who was not reached, by reason.
    Unreached,
    /// The same as a file.
    File,
    Retry,
}

impl BroadcastButton {
    #[cfg(test)]
    pub(super) fn examples() -> [Self; 10] {
        [
            Self::Look,
            Self::Pause,
            Self::Resume,
            Self::AskCancel(RunId(i64::MAX)),
            Self::Cancel(RunId(1)),
            Self::Test,
            Self::TestIn(Language::Jv),
            Self::Unreached,
            Self::File,
            Self::Retry,
        ]
    }

    pub(super) fn read<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Self> {
        Some(match words.next()? {
            "look" => Self::Look,
            "pause" => Self::Pause,
            "resume" => Self::Resume,
            "askcancel" => Self::AskCancel(RunId(number(words)?)),
            "cancel" => Self::Cancel(RunId(number(words)?)),
            "test" => Self::Test,
            "testin" => Self::TestIn(words.next()?.parse().ok()?),
            "unreached" => Self::Unreached,
            "file" => Self::File,
            "retry" => Self::Retry,
            _ => return None,
        })
    }
}

impl fmt::Display for BroadcastButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Look => f.write_str("look"),
            Self::Pause => f.write_str("pause"),
            Self::Resume => f.write_str("resume"),
            Self::AskCancel(run) => write!(f, "askcancel {run}"),
            Self::Cancel(run) => write!(f, "cancel {run}"),
            Self::Test => f.write_str("test"),
            Self::TestIn(language) => write!(f, "testin {language}"),
            Self::Unreached => f.write_str("unreached"),
            Self::File => f.write_str("file"),
            Self::Retry => f.write_str("retry"),
        }
    }
}
