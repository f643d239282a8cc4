//! Days that no calendar has, such as 31 November.

use chrono::{Datelike, NaiveDate};

use super::{
    items::{self, Item},
    names::Name,
};
use crate::domain::lexer;

/// A day beyond the end of its month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSuchDay {
    pub day: u32,
    /// 1–12.
    pub month: u32,
    /// The year that was said, else the one in which the month comes next.
    pub year: i32,
    /// The last day the month has in that year.
    pub last: u32,
}

/// The first day of a text that its month doesn't have; none in a text without a month.
pub fn no_such_day(text: &str, today: NaiveDate) -> Option<NoSuchDay> {
    let tokens = lexer::tokens(text)?;
    let (items, _) = items::items(&tokens);
    (0..items.len()).find_map(|at| beyond(&items[at..], today))
}

fn beyond(items: &[Item], today: NaiveDate) -> Option<NoSuchDay> {
    let (day, month, year) = match *items {
        [Item::Date { day, month, year, .. }, ..] => (day, month, year),
        [Item::Number(day), Item::Name(Name::Month(month)), Item::Number(year), ..] => {
            (day, month, Some(year))
        }
        [Item::Number(day), Item::Name(Name::Month(month)), ..] => (day, month, None),
        _ => return None,
    };
    let year = match year {
        Some(year) if year < 100 => i32::try_from(year + 2000).ok()?,
        Some(year) => i32::try_from(year).ok()?,
        None => today.year() + i32::from(month < today.month()),
    };
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let last = super::point::month_end(first)?.day();
    // Larger numbers were hardly meant as a day.
    (day > last && day <= 31).then_some(NoSuchDay { day, month, year, last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_its_month_does_not_have_is_named() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let found = |text| no_such_day(text, today).map(|no| (no.day, no.month, no.year, no.last));
        for (text, expected) in [
            ("31/11", (31, 11, 2026, 30)),
            ("sampai 31 Nov", (31, 11, 2026, 30)),
            ("besok sampai 31 nopember", (31, 11, 2026, 30)),
            ("30/2", (30, 2, 2027, 28)),
            ("29-2-2027", (29, 2, 2027, 28)),
            ("dumugi 31 juni", (31, 6, 2027, 30)),
        ] {
            assert_eq!(found(text), Some(expected), "{text}");
        }
        for text in ["99", "31", "30/11", "29/2/2028", "31/13", "99/11", "minggu depan", "", "0/11"]
        {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
