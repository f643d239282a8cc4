//! When a promotion holds, as owners say it: a day, some days, until a day or until it is sold out,
//! or over and over.
//!
//! The normal form is the text [`When`] prints and parses: `2026-11-24`, `2026-12-01/2026-12-07`,
//! `../2026-12-07`, `2026-11-25/..`, `../until-sold-out`, `P3D`,
//! `every=pasaran:Kliwon;next=2026-11-24`.

mod items;
mod missing;
mod named;
pub(super) mod names;
mod normal;
mod point;
mod reading;
mod relative;
mod repeated;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

pub use missing::{NoSuchDay, is_past, no_such_day};
pub use normal::NotAWhen;

use super::{
    calendar::{Pasaran, Weton},
    identity,
    lexer::{self, Token},
    understood::Understood,
};

/// Civil days in the regency's time zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum When {
    Day(NaiveDate),
    /// Both included; `until` is after `from`.
    Range {
        from: NaiveDate,
        until: NaiveDate,
    },
    /// Until a day, included; from now on.
    Until(NaiveDate),
    /// From a day, or from now on when none was said, until sold out.
    UntilSoldOut {
        from: Option<NaiveDate>,
    },
    /// From a day on, without an end.
    From(NaiveDate),
    /// Two or more single days, ascending.
    List(Vec<NaiveDate>),
    /// Counted from the start day, which is included.
    Duration(Length),
    /// `next` is today or later.
    Every {
        rule: Every,
        next: NaiveDate,
    },
}

/// At least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    Days(u32),
    Months(u32),
}

/// On which days something repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Every {
    Day,
    /// At least one, in the order of the week from Monday.
    Week(Vec<Weekday>),
    /// A day of the month, 1–31; months without it are left out.
    MonthDay(u32),
    Pasaran(Pasaran),
    Weton(Weton),
}

/// Reads what an owner typed in a date step on the day `today`. Candidates of an ambiguous text are
/// at most three.
pub fn understand(text: &str, today: NaiveDate) -> Understood<When> {
    if identity::holds_identity_number(text) {
        return Understood::Refused;
    }
    lexer::tokens(text).map_or(Understood::Refused, |tokens| understand_tokens(&tokens, today))
}

/// Reads the part of a longer text that speaks of its days.
pub(super) fn understand_tokens(tokens: &[Token], today: NaiveDate) -> Understood<When> {
    let (items, unknown) = items::items(tokens);
    reading::read(&items, unknown, today)
}

impl Every {
    pub fn falls_on(&self, date: NaiveDate) -> bool {
        match self {
            Self::Day => true,
            Self::Week(weekdays) => weekdays.contains(&date.weekday()),
            Self::MonthDay(day) => date.day() == *day,
            Self::Pasaran(pasaran) => Pasaran::of(date) == *pasaran,
            Self::Weton(weton) => Weton::of(date) == *weton,
        }
    }

    /// The first day on or after `date`, within two years.
    pub fn next_from(&self, date: NaiveDate) -> Option<NaiveDate> {
        date.iter_days().take(731).find(|day| self.falls_on(*day))
    }
}
