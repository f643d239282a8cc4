//! Opening hours, kept as OpenStreetMap's `opening_hours`: `Mo-Sa 08:00-16:00`, `17:00+`, `24/7`,
//! `08:00-16:00; PH off`; market days in our own form `pasaran=Kliwon,Pahing 05:00-10:00`.

mod items;
mod normal;
mod reading;

use std::fmt;

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use super::{
    calendar::Pasaran,
    identity,
    lexer::{self, Token},
    understood::Understood,
};

pub use normal::NotHours;

/// When a business is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Hours {
    Always,
    /// At least one rule; no day is in two of them. `holidays_off`: closed on public holidays.
    Weekly {
        rules: Vec<Rule>,
        holidays_off: bool,
    },
    /// At least one market day.
    Market {
        days: Vec<Pasaran>,
        spans: Vec<Span>,
    },
}

/// The same hours on some days of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub days: Week,
    /// At least one.
    pub spans: Vec<Span>,
}

/// Days of the week from Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Week([bool; 7]);

/// In minutes from midnight, at most 1440. An end not after the start is on the next day; without an
/// end it is open as long as there is something to sell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: u16,
    pub until: Option<u16>,
}

/// Reads the opening hours an owner typed. Candidates of an ambiguous text are at most three.
pub fn understand(text: &str) -> Understood<Hours> {
    if identity::holds_identity_number(text) {
        return Understood::Refused;
    }
    lexer::tokens(text).map_or(Understood::Refused, |tokens| understand_tokens(&tokens))
}

/// Reads the part of a longer text that speaks of hours.
pub(super) fn understand_tokens(tokens: &[Token]) -> Understood<Hours> {
    reading::read(&items::items(tokens))
}

impl Week {
    pub const ALL: Self = Self([true; 7]);

    pub fn holds(self, day: Weekday) -> bool {
        self.0[day.num_days_from_monday() as usize]
    }

    pub fn add(&mut self, day: Weekday) {
        self.0[day.num_days_from_monday() as usize] = true;
    }

    /// The days that aren't in `other`.
    pub fn without(self, other: Self) -> Self {
        let mut left = self;
        for (here, there) in left.0.iter_mut().zip(other.0) {
            *here &= !there;
        }
        left
    }

    /// In the order of the week from Monday.
    pub fn days(self) -> impl Iterator<Item = Weekday> {
        (0..7).filter_map(|day| Weekday::try_from(day).ok()).filter(move |day| self.holds(*day))
    }

    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl FromIterator<Weekday> for Week {
    fn from_iter<T: IntoIterator<Item = Weekday>>(days: T) -> Self {
        let mut week = Self::default();
        days.into_iter().for_each(|day| week.add(day));
        week
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Always => f.write_str("24/7"),
            Self::Weekly { rules, holidays_off } => {
                let rules: Vec<String> = rules.iter().map(ToString::to_string).collect();
                f.write_str(&rules.join("; "))?;
                f.write_str(if *holidays_off { "; PH off" } else { "" })
            }
            Self::Market { days, spans } => {
                let days: Vec<String> = days.iter().map(|day| format!("{day:?}")).collect();
                write!(f, "pasaran={} {}", days.join(","), joined(spans))
            }
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.days != Week::ALL {
            write!(f, "{} ", self.days)?;
        }
        f.write_str(&joined(&self.spans))
    }
}

/// Neighbouring days are a range: `Mo-Th,Sa-Su`.
impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHORT: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
        let mut parts: Vec<String> = Vec::new();
        let mut day = 0;
        while day < 7 {
            let run = self.0[day..].iter().take_while(|open| **open).count();
            match run {
                0 => day += 1,
                1 => parts.push(SHORT[day].to_owned()),
                _ => parts.push(format!("{}-{}", SHORT[day], SHORT[day + run - 1])),
            }
            day += run;
        }
        f.write_str(&parts.join(","))
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        match self.until {
            Some(until) => write!(f, "{}-{}", clock(self.from), clock(until)),
            None => write!(f, "{}+", clock(self.from)),
        }
    }
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}
