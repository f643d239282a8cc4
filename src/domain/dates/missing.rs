//! Days that can't be the end of anything: ones that no calendar has, such as 31 November, and ones that are over.

use chrono::{Datelike, Days, NaiveDate};

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

/// Whether a text speaks of days gone by: "kemarin", "minggu lalu", or a date of which the year is said.
pub fn is_past(text: &str, today: NaiveDate) -> bool {
    let items = items_of(text);
    items.contains(&Item::Name(Name::Past)) || past_dates(&items, today).next().is_some()
}

/// Whether a longer text names a day of the last year with its year, or says until such a one: "sampai
/// kemarin". What was yesterday otherwise, or long ago, says nothing of what is offered.
pub fn names_past_day(text: &str, today: NaiveDate) -> bool {
    let items = items_of(text);
    let ended =
        items.windows(2).any(|pair| pair == [Item::Name(Name::Until), Item::Name(Name::Past)]);
    let recently = today.checked_sub_days(Days::new(366)).unwrap_or(today);
    ended || past_dates(&items, today).any(|date| date >= recently)
}

fn items_of(text: &str) -> Vec<Item> {
    lexer::tokens(text).map(|tokens| items::items(&tokens).0).unwrap_or_default()
}

fn past_dates(items: &[Item], today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let date = |at: usize| {
        let (day, month, year) = named(&items[at..])?;
        NaiveDate::from_ymd_opt(year?, month, day)
    };
    (0..items.len()).filter_map(date).filter(move |date| *date < today)
}

/// The day, the month and, where it is said, the year with which the items begin.
fn named(items: &[Item]) -> Option<(u32, u32, Option<i32>)> {
    let (day, month, year) = match *items {
        [Item::Date { day, month, year, .. }, ..] => (day, month, year),
        [Item::Number(day), Item::Name(Name::Month(month)), Item::Number(year), ..] => {
            (day, month, Some(year))
        }
        [Item::Number(day), Item::Name(Name::Month(month)), ..] => (day, month, None),
        _ => return None,
    };
    let full = |year: u32| i32::try_from(if year < 100 { year + 2000 } else { year }).ok();
    Some((day, month, year.and_then(full)))
}

fn beyond(items: &[Item], today: NaiveDate) -> Option<NoSuchDay> {
    let (day, month, year) = named(items)?;
    let year = year.unwrap_or_else(|| today.year() + i32::from(month < today.month()));
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

    #[test]
    fn days_gone_by_are_known_as_such() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        for text in
            ["kemarin", "kala wingi", "wingi", "minggu lalu", "2 hari yang lalu", "20 nov 2026"]
        {
            assert!(is_past(text, today), "{text}");
        }
        for (text, over) in [
            ("Carica 65rb sampai 1 November 2026", true),
            ("Pasar murah 20/11/2026", true),
            ("Promo sampai kemarin", true),
            ("Kemarin laris, hari ini ada lagi", false),
            ("Berdiri sejak 1 Mei 2016", false),
        ] {
            assert_eq!(names_past_day(text, today), over, "{text}");
        }
        for text in ["besok", "24 nov 2026", "24/11/26", "20 nov", "minggu depan", "31/11/2025", ""]
        {
            assert!(!is_past(text, today), "{text}");
        }
    }
}
