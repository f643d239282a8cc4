//! The normal form of [`When`]: what it prints, stores and parses.

use std::{fmt, str::FromStr};

use chrono::{NaiveDate, Weekday};

use super::{Every, Length, When};
use crate::domain::calendar::{Pasaran, Weton};

/// The text is no days in normal form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not days in normal form: {0:?}")]
pub struct NotAWhen(String);

const SOLD_OUT: &str = "until-sold-out";

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

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Range { from, until } => write!(f, "{from}/{until}"),
            Self::Until(day) => write!(f, "../{day}"),
            Self::UntilSoldOut { from: None } => write!(f, "../{SOLD_OUT}"),
            Self::UntilSoldOut { from: Some(day) } => write!(f, "{day}/{SOLD_OUT}"),
            Self::From(day) => write!(f, "{day}/.."),
            Self::List(days) => f.write_str(&joined(days.iter().map(NaiveDate::to_string))),
            Self::Duration(Length::Days(days)) => write!(f, "P{days}D"),
            Self::Duration(Length::Months(months)) => write!(f, "P{months}M"),
            Self::Every { rule, next } => write!(f, "every={rule};next={next}"),
        }
    }
}

impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day => f.write_str("day"),
            Self::Week(days) => {
                write!(f, "week:{}", joined(days.iter().map(|day| short(*day).to_owned())))
            }
            Self::MonthDay(day) => write!(f, "month:{day}"),
            Self::Pasaran(pasaran) => write!(f, "pasaran:{pasaran:?}"),
            Self::Weton(Weton { weekday, pasaran }) => {
                write!(f, "weton:{}-{pasaran:?}", short(*weekday))
            }
        }
    }
}

impl FromStr for When {
    type Err = NotAWhen;

    fn from_str(text: &str) -> Result<Self, NotAWhen> {
        read(text)
            .filter(|when| when.is_sound() && when.to_string() == text)
            .ok_or_else(|| NotAWhen(text.chars().take(100).collect()))
    }
}

impl TryFrom<String> for When {
    type Error = NotAWhen;

    fn try_from(text: String) -> Result<Self, NotAWhen> {
        text.parse()
    }
}

impl From<When> for String {
    fn from(when: When) -> Self {
        when.to_string()
    }
}

impl When {
    /// Whether the parts agree: ranges end after they start, lists ascend, a repetition falls on its
    /// next day.
    pub(super) fn is_sound(&self) -> bool {
        match self {
            Self::Range { from, until } => from < until,
            Self::List(days) => days.len() > 1 && days.is_sorted_by(|a, b| a < b),
            Self::Duration(Length::Days(n) | Length::Months(n)) => *n > 0,
            Self::Every { rule, next } => rule.falls_on(*next) && rule.is_sound(),
            Self::Day(_) | Self::Until(_) | Self::UntilSoldOut { .. } | Self::From(_) => true,
        }
    }
}

impl Every {
    fn is_sound(&self) -> bool {
        match self {
            Self::Week(days) => {
                let numbers: Vec<u32> = days.iter().map(Weekday::num_days_from_monday).collect();
                !numbers.is_empty() && numbers.is_sorted_by(|a, b| a < b)
            }
            Self::Day | Self::MonthDay(_) | Self::Pasaran(_) | Self::Weton(_) => true,
        }
    }
}

fn read(text: &str) -> Option<When> {
    if let Some(length) = text.strip_prefix('P') {
        if let Some(days) = length.strip_suffix('D') {
            return Some(When::Duration(Length::Days(days.parse().ok()?)));
        }
        return Some(When::Duration(Length::Months(length.strip_suffix('M')?.parse().ok()?)));
    }
    if let Some(repeated) = text.strip_prefix("every=") {
        let (rule, next) = repeated.split_once(";next=")?;
        return Some(When::Every { rule: read_rule(rule)?, next: next.parse().ok()? });
    }
    match text.split_once('/') {
        Some(("..", SOLD_OUT)) => Some(When::UntilSoldOut { from: None }),
        Some(("..", until)) => Some(When::Until(until.parse().ok()?)),
        Some((from, SOLD_OUT)) => Some(When::UntilSoldOut { from: Some(from.parse().ok()?) }),
        Some((from, "..")) => Some(When::From(from.parse().ok()?)),
        Some((from, until)) => {
            Some(When::Range { from: from.parse().ok()?, until: until.parse().ok()? })
        }
        None if text.contains(',') => {
            Some(When::List(text.split(',').map(|day| day.parse().ok()).collect::<Option<_>>()?))
        }
        None => Some(When::Day(text.parse().ok()?)),
    }
}

fn read_rule(text: &str) -> Option<Every> {
    if text == "day" {
        return Some(Every::Day);
    }
    match text.split_once(':')? {
        ("week", days) => Some(Every::Week(days.split(',').map(weekday).collect::<Option<_>>()?)),
        ("month", day) => Some(Every::MonthDay(day.parse().ok()?)),
        ("pasaran", name) => Some(Every::Pasaran(pasaran(name)?)),
        ("weton", both) => {
            let (day, name) = both.split_once('-')?;
            Some(Every::Weton(Weton { weekday: weekday(day)?, pasaran: pasaran(name)? }))
        }
        _ => None,
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(",")
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
