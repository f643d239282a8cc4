//! When a promotion holds, as owners say it: a day, some days, until a day or until it is sold out,
//! or over and over.
//!
//! The normal form is the text [`When`] prints and parses: `2026-11-24`, `2026-12-01/2026-12-07`,
//! `../2026-12-07`, `2026-11-25/..`, `../until-sold-out`, `P3D`,
//! `every=pasaran:Kliwon;next=2026-11-24`, with `;until=2026-12-31` where an end was said.

mod items;
mod missing;
mod named;
pub(super) mod names;
mod normal;
mod point;
mod reading;
mod relative;
mod repeated;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

pub use missing::{NoSuchDay, is_past, names_past_day, no_such_day};
pub use normal::NotAWhen;

use super::{
    identity,
    lexer::{self, Token},
    recurrence::Recurrence,
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
    /// `next` is today or later, and not after `until`.
    Every {
        rule: Recurrence,
        next: NaiveDate,
        until: Option<NaiveDate>,
    },
}

/// At least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    Days(u32),
    Months(u32),
}

/// Reads what an owner typed in a date step on the day `today`. Candidates of an ambiguous text are
/// at most three.
pub fn understand(text: &str, today: NaiveDate) -> Understood<When> {
    if identity::holds_identity_number(text) {
        return Understood::Refused;
    }
    lexer::tokens(text).map_or(Understood::Refused, |tokens| understand_tokens(&tokens, today))
}

/// What a few weekdays without a date mean if they come every week: "Senin-Kamis", "Sabtu Minggu". `None`
/// where something else is said, or only one.
pub fn every_week(text: &str, today: NaiveDate) -> Option<When> {
    let (items, unknown) = items::items(&lexer::tokens(text)?);
    let weekly = !unknown && repeated::are_weekdays(&items);
    match repeated::repeated(&items, today) {
        Understood::Value(when) if weekly => Some(when),
        _ => None,
    }
}

/// A month from its first day to its last, or from now on when it has begun; the next of its name.
pub(super) fn whole_month(month: u32, today: NaiveDate) -> Option<When> {
    let year = today.year() + i32::from(month < today.month());
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let last = point::month_end(first)?;
    Some(if first <= today { When::Until(last) } else { When::Range { from: first, until: last } })
}

/// Whether a day is said to be the only one: "besok saja", "mung dina iki".
pub fn says_only(text: &str) -> bool {
    const ONLY: [&str; 15] = [
        "saja", "aja", "doang", "hanya", "cuma", "khusus", "wae", "bae", "tok", "mawon", "kemawon",
        "mung", "namung", "only", "thok",
    ];
    let tokens = lexer::tokens(text).unwrap_or_default();
    tokens.iter().filter_map(Token::word).any(|word| ONLY.contains(&word))
}

/// Reads the part of a longer text that speaks of its days.
pub(super) fn understand_tokens(tokens: &[Token], today: NaiveDate) -> Understood<When> {
    let (items, unknown) = items::items(tokens);
    reading::read(&items, unknown, today)
}
