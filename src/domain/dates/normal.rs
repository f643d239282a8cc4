//! The normal form of [`When`]: what it prints, stores and parses.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;

use super::{Length, When};

/// The text is no days in normal form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not days in normal form: {0:?}")]
pub struct NotAWhen(String);

const SOLD_OUT: &str = "until-sold-out";

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
            Self::Every { rule, next, until: None } => write!(f, "every={rule};next={next}"),
            Self::Every { rule, next, until: Some(until) } => {
                write!(f, "every={rule};next={next};until={until}")
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
            Self::Every { rule, next, until } => {
                rule.falls_on(*next) && until.is_none_or(|until| until >= *next)
            }
            Self::Day(_) | Self::Until(_) | Self::UntilSoldOut { .. } | Self::From(_) => true,
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
        let (rule, days) = repeated.split_once(";next=")?;
        let (next, until) = match days.split_once(";until=") {
            Some((next, until)) => (next, Some(until.parse().ok()?)),
            None => (days, None),
        };
        return Some(When::Every { rule: rule.parse().ok()?, next: next.parse().ok()?, until });
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

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(",")
}
