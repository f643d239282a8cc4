//! On which days something comes again: "tiap Pahing", "saben Minggu Legi", "tiap tanggal 5", "5 dan 12 Des".
//!
//! The normal form is the text [`Recurrence`] prints and parses: `day`, `week:Mo,We`, `month:5`,
//! `pasaran:Pahing`, `weton:Su-Legi`, `dates:2026-12-05,2026-12-12`.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{
    calendar::{Pasaran, Weton},
    hours::Week,
};

/// Civil days in the regency's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Recurrence {
    Day,
    /// At least one.
    Week(Week),
    /// A day of the month, 1–31; months without it are left out.
    MonthDay(u32),
    Pasaran(Pasaran),
    Weton(Weton),
    Dates(Dates),
}

/// Two or more single days, the last at most 64 days after the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    first: NaiveDate,
    /// The lowest bit is the day after the first.
    later: u64,
}

/// The text is no recurrence in normal form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a recurrence in normal form: {0:?}")]
pub struct NotARecurrence(String);

/// As OpenStreetMap shortens them.
const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "Mo"),
    (Weekday::Tue, "Tu"),
    (Weekday::Wed, "We"),
    (Weekday::Thu, "Th"),
    (Weekday::Fri, "Fr"),
    (Weekday::Sat, "Sa"),
    (Weekday::Sun, "Su"),
];

impl Recurrence {
    pub fn falls_on(self, date: NaiveDate) -> bool {
        match self {
            Self::Day => true,
            Self::Week(days) => days.holds(date.weekday()),
            Self::MonthDay(day) => date.day() == day,
            Self::Pasaran(pasaran) => Pasaran::of(date) == pasaran,
            Self::Weton(weton) => Weton::of(date) == weton,
            Self::Dates(dates) => dates.days().any(|day| day == date),
        }
    }

    /// The first day on or after `date`, within two years.
    pub fn next_from(self, date: NaiveDate) -> Option<NaiveDate> {
        date.iter_days().take(731).find(|day| self.falls_on(*day))
    }

    /// The least number of days from one to the next.
    pub fn days_apart(self) -> u32 {
        match self {
            Self::Day => 1,
            Self::Week(week) => {
                let days: Vec<u32> = week.days().map(|day| day.num_days_from_monday()).collect();
                let following = days.iter().cycle().skip(1);
                // From a day to itself is a whole week.
                let apart = |(from, to): (&u32, &u32)| (to + 6 - from) % 7 + 1;
                days.iter().zip(following).map(apart).min().unwrap_or(7)
            }
            Self::MonthDay(_) => 28,
            Self::Pasaran(_) => 5,
            Self::Weton(_) => 35,
            Self::Dates(dates) => {
                let apart = |(day, next): (NaiveDate, NaiveDate)| (next - day).num_days();
                let least = dates.days().zip(dates.days().skip(1)).map(apart).min();
                least.and_then(|days| u32::try_from(days).ok()).unwrap_or(1)
            }
        }
    }

    /// Whether there is such a day at all.
    fn is_sound(self) -> bool {
        match self {
            Self::Week(days) => !days.is_empty(),
            Self::MonthDay(day) => (1..=31).contains(&day),
            Self::Day | Self::Pasaran(_) | Self::Weton(_) | Self::Dates(_) => true,
        }
    }
}

impl Dates {
    /// `None` where they are fewer than two, do not ascend, or reach too far.
    pub fn of(days: &[NaiveDate]) -> Option<Self> {
        let (first, rest) = days.split_first().filter(|(_, rest)| !rest.is_empty())?;
        let ascend = days.is_sorted_by(|a, b| a < b);
        let bit = |day: &NaiveDate| {
            let after = u32::try_from((*day - *first).num_days()).ok()?.checked_sub(1)?;
            1_u64.checked_shl(after)
        };
        let later = rest.iter().map(bit).try_fold(0, |bits, bit| Some(bits | bit?))?;
        ascend.then_some(Self { first: *first, later })
    }

    pub fn first(self) -> NaiveDate {
        self.first
    }

    pub fn last(self) -> NaiveDate {
        self.days().last().unwrap_or(self.first)
    }

    /// In their order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        let later = (0..u64::BITS).filter(move |at| self.later >> at & 1 == 1);
        let day = move |at: u32| self.first.checked_add_days(Days::new(u64::from(at) + 1));
        [self.first].into_iter().chain(later.filter_map(day))
    }
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day => f.write_str("day"),
            Self::Week(days) => {
                let days: Vec<&str> = days.days().map(short).collect();
                write!(f, "week:{}", days.join(","))
            }
            Self::MonthDay(day) => write!(f, "month:{day}"),
            Self::Pasaran(pasaran) => write!(f, "pasaran:{pasaran:?}"),
            Self::Weton(Weton { weekday, pasaran }) => {
                write!(f, "weton:{}-{pasaran:?}", short(*weekday))
            }
            Self::Dates(dates) => {
                let days: Vec<String> = dates.days().map(|day| day.to_string()).collect();
                write!(f, "dates:{}", days.join(","))
            }
        }
    }
}

impl FromStr for Recurrence {
    type Err = NotARecurrence;

    fn from_str(text: &str) -> Result<Self, NotARecurrence> {
        read(text)
            .filter(|rule| rule.is_sound() && rule.to_string() == text)
            .ok_or_else(|| NotARecurrence(text.chars().take(100).collect()))
    }
}

impl TryFrom<String> for Recurrence {
    type Error = NotARecurrence;

    fn try_from(text: String) -> Result<Self, NotARecurrence> {
        text.parse()
    }
}

impl From<Recurrence> for String {
    fn from(rule: Recurrence) -> Self {
        rule.to_string()
    }
}

fn read(text: &str) -> Option<Recurrence> {
    if text == "day" {
        return Some(Recurrence::Day);
    }
    match text.split_once(':')? {
        ("week", days) => {
            Some(Recurrence::Week(days.split(',').map(weekday).collect::<Option<_>>()?))
        }
        ("month", day) => Some(Recurrence::MonthDay(day.parse().ok()?)),
        ("dates", days) => {
            let days: Vec<NaiveDate> =
                days.split(',').map(|day| day.parse().ok()).collect::<Option<_>>()?;
            Some(Recurrence::Dates(Dates::of(&days)?))
        }
        ("pasaran", name) => Some(Recurrence::Pasaran(pasaran(name)?)),
        ("weton", both) => {
            let (day, name) = both.split_once('-')?;
            Some(Recurrence::Weton(Weton { weekday: weekday(day)?, pasaran: pasaran(name)? }))
        }
        _ => None,
    }
}

fn short(day: Weekday) -> &'static str {
    WEEKDAYS[day.num_days_from_monday() as usize].1
}

fn weekday(text: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, short)| *short == text).map(|(day, _)| *day)
}

fn pasaran(text: &str) -> Option<Pasaran> {
    Pasaran::ALL.into_iter().find(|pasaran| format!("{pasaran:?}") == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [(&str, u32); 11] = [
        ("day", 1),
        ("week:Mo", 7),
        ("week:Mo,Tu", 1),
        ("week:Mo,We,Fr", 2),
        ("week:Mo,Su", 1),
        ("week:Tu,Sa", 3),
        ("month:31", 28),
        ("pasaran:Pahing", 5),
        ("weton:Su-Legi", 35),
        ("dates:2026-12-05,2026-12-12", 7),
        ("dates:2026-11-28,2026-11-30,2027-01-31", 2),
    ];

    #[test]
    fn a_recurrence_is_read_as_it_is_printed() {
        for (text, _) in ALL {
            assert_eq!(text.parse::<Recurrence>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "week:",
            "week:We,Mo",
            "week:Mo,Mo",
            "month:0",
            "month:32",
            "pasaran:X",
            "dates:2026-12-05",
            "dates:2026-12-12,2026-12-05",
            "dates:2026-12-05,2027-02-08",
        ] {
            assert!(text.parse::<Recurrence>().is_err(), "{text}");
        }
    }

    #[test]
    fn no_two_of_its_days_are_closer_than_it_says() {
        let today: NaiveDate = "2026-11-24".parse().unwrap();
        for (text, apart) in ALL {
            let rule: Recurrence = text.parse().unwrap();
            let days: Vec<NaiveDate> =
                today.iter_days().take(800).filter(|day| rule.falls_on(*day)).collect();
            let least = days.windows(2).map(|pair| (pair[1] - pair[0]).num_days()).min();
            let exact = !matches!(rule, Recurrence::MonthDay(_));
            assert!(least >= Some(i64::from(apart)), "{text}");
            assert!(!exact || least == Some(i64::from(apart)), "{text}");
            assert_eq!(rule.next_from(today), days.first().copied(), "{text}");
        }
    }
}
