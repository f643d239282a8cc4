//! Opening hours as they are kept, read back.

use std::str::FromStr;

use chrono::Weekday;

use super::{Hours, Rule, Span, Week};
use crate::domain::calendar::Pasaran;

/// The text is not in the form that [`Hours`] prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not opening hours in normal form")]
pub struct NotHours;

const MIDNIGHT: u16 = 24 * 60;
const DAYS: [(&str, Weekday); 7] = [
    ("Mo", Weekday::Mon),
    ("Tu", Weekday::Tue),
    ("We", Weekday::Wed),
    ("Th", Weekday::Thu),
    ("Fr", Weekday::Fri),
    ("Sa", Weekday::Sat),
    ("Su", Weekday::Sun),
];

impl FromStr for Hours {
    type Err = NotHours;

    fn from_str(text: &str) -> Result<Self, NotHours> {
        let hours = read(text).ok_or(NotHours)?;
        if hours.to_string() == text { Ok(hours) } else { Err(NotHours) }
    }
}

impl TryFrom<String> for Hours {
    type Error = NotHours;

    fn try_from(text: String) -> Result<Self, NotHours> {
        text.parse()
    }
}

impl From<Hours> for String {
    fn from(hours: Hours) -> Self {
        hours.to_string()
    }
}

fn read(text: &str) -> Option<Hours> {
    if text == "24/7" {
        return Some(Hours::Always);
    }
    if let Some(market) = text.strip_prefix("pasaran=") {
        let (days, spans) = market.split_once(' ')?;
        let day = |name| Pasaran::ALL.into_iter().find(|day| format!("{day:?}") == name);
        let days = days.split(',').map(day).collect::<Option<_>>()?;
        return Some(Hours::Market { days, spans: read_spans(spans)? });
    }
    let (rules, holidays_off) = match text.strip_suffix("; PH off") {
        Some(rules) => (rules, true),
        None => (text, false),
    };
    let rules = rules.split("; ").map(rule).collect::<Option<_>>()?;
    Some(Hours::Weekly { rules, holidays_off })
}

fn rule(text: &str) -> Option<Rule> {
    let (days, spans) = match text.split_once(' ') {
        Some((days, spans)) => (week(days)?, spans),
        None => (Week::ALL, text),
    };
    Some(Rule { days, spans: read_spans(spans)? })
}

fn week(text: &str) -> Option<Week> {
    let place = |name: &str| DAYS.iter().position(|(short, _)| *short == name);
    let mut week = Week::default();
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        for (_, day) in DAYS.get(place(first)?..=place(last)?)? {
            week.add(*day);
        }
    }
    Some(week)
}

fn read_spans(text: &str) -> Option<Vec<Span>> {
    text.split(',')
        .map(|span| match span.strip_suffix('+') {
            Some(from) => Some(Span { from: clock(from)?, until: None }),
            None => {
                let (from, until) = span.split_once('-')?;
                Some(Span { from: clock(from)?, until: Some(clock(until)?) })
            }
        })
        .collect()
}

fn clock(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let minutes = hour.checked_mul(60)?.checked_add(minute)?;
    (minute < 60 && minutes <= MIDNIGHT).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back_the_same() {
        for text in [
            "24/7",
            "08:00-21:00",
            "16:00-02:00",
            "17:00+",
            "Mo-Sa 08:00-16:00",
            "Mo-Th,Sa-Su 08:00-17:00; Fr 08:00-11:30,13:00-17:00",
            "08:00-16:00; PH off",
            "10:00-24:00",
            "pasaran=Kliwon,Pahing 05:00-10:00",
        ] {
            let hours: Hours = text.parse().unwrap();
            assert_eq!(hours.to_string(), text);
        }
    }

    #[test]
    fn nothing_else_is_read() {
        for text in
            ["", "8-17", "Mo", "Sa-Mo 08:00-09:00", "25:00-26:00", "pasaran=Senin 05:00+", "PH off"]
        {
            assert_eq!(text.parse::<Hours>(), Err(NotHours), "{text}");
        }
    }
}
