//! What an owner does with one of their promotions, a tap each.

use std::fmt;

use chrono::NaiveDate;

/// Carries its whole intent and works for ever; what no longer fits is answered with how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Open its own page.
    Show,
    SoldOut,
    BackOnSale,
    /// `until` was its last day when the button was shown, so that a second tap adds nothing.
    Extend {
        until: NaiveDate,
    },
    /// Let it end as planned.
    LetEnd,
    Withdraw,
    /// Undo a withdrawal.
    Restore,
    /// Take what waits for review back and write it anew.
    Correct,
    /// Post the same once more.
    Again,
    /// Change what the office has approved, or the change that was handed in before.
    Change,
    /// Give that change up.
    DropChange,
    /// Undo that.
    RestoreChange,
}

impl fmt::Display for Doing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Extend { until } => write!(f, "extend {until}"),
            plain => f.write_str(plain.word()),
        }
    }
}

impl Doing {
    const PLAIN: [Self; 11] = [
        Self::Show,
        Self::SoldOut,
        Self::BackOnSale,
        Self::LetEnd,
        Self::Withdraw,
        Self::Restore,
        Self::Correct,
        Self::Again,
        Self::Change,
        Self::DropChange,
        Self::RestoreChange,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Show => "show",
            Self::SoldOut => "soldout",
            Self::BackOnSale => "onsale",
            Self::Extend { .. } => "extend",
            Self::LetEnd => "letend",
            Self::Withdraw => "withdraw",
            Self::Restore => "restore",
            Self::Correct => "correct",
            Self::Again => "again",
            Self::Change => "change",
            Self::DropChange => "dropchange",
            Self::RestoreChange => "restorechange",
        }
    }

    /// The inverse of its display.
    pub(super) fn read<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Self> {
        match words.next()? {
            "extend" => Some(Self::Extend { until: words.next()?.parse().ok()? }),
            word => Self::PLAIN.into_iter().find(|doing| doing.word() == word),
        }
    }

    /// One of each.
    #[cfg(test)]
    pub(super) fn examples() -> Vec<Self> {
        let extend = Self::Extend { until: NaiveDate::MAX };
        Self::PLAIN.into_iter().chain([extend]).collect()
    }
}
