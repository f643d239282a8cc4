//! Days as Wonosobo counts them: the seven-day week, the five-day pasaran, and the hours of a digest.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A day of the five-day market week, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Pasaran {
    Legi,
    Pahing,
    Pon,
    Wage,
    Kliwon,
}

impl Pasaran {
    pub const ALL: [Self; 5] = [Self::Legi, Self::Pahing, Self::Pon, Self::Wage, Self::Kliwon];

    /// The pasaran of a civil day. 17 August 1945 was a Jumat Legi, and that day's count from the
    /// common era is divisible by five.
    pub fn of(date: NaiveDate) -> Self {
        Self::ALL[date.num_days_from_ce().rem_euclid(5) as usize]
    }
}

/// A civil day with its pasaran. Repeats every 35 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weton {
    pub weekday: Weekday,
    pub pasaran: Pasaran,
}

impl Weton {
    pub fn of(date: NaiveDate) -> Self {
        Self { weekday: date.weekday(), pasaran: Pasaran::of(date) }
    }
}

/// A full hour of the day at which digests are due, within the sending window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Hour(u8);

impl Hour {
    /// The hours people choose from.
    pub const CHOICES: [Self; 6] = [Self(5), Self(6), Self(7), Self(12), Self(16), Self(19)];
    /// At which owners are asked what becomes of a promotion that ends the next day.
    pub const BEFORE_THE_END: Self = Self(16);
    pub const DEFAULT: Self = Self(7);

    pub fn get(self) -> u8 {
        self.0
    }

    pub fn as_time(self) -> NaiveTime {
        NaiveTime::from_num_seconds_from_midnight_opt(u32::from(self.0) * 3600, 0)
            .unwrap_or_default()
    }
}

impl TryFrom<u8> for Hour {
    type Error = BadHour;

    fn try_from(hour: u8) -> Result<Self, BadHour> {
        if hour < 24 { Ok(Self(hour)) } else { Err(BadHour(hour)) }
    }
}

impl From<Hour> for u8 {
    fn from(hour: Hour) -> Self {
        hour.0
    }
}

#[derive(Debug, thiserror::Error)]
#[error("not an hour of the day: {0}")]
pub struct BadHour(u8);

/// The instant at which a day's `hour` begins; `None` where the zone skips that hour.
pub fn slot(day: NaiveDate, hour: Hour, zone: Tz) -> Option<DateTime<Utc>> {
    let local = day.and_time(hour.as_time()).and_local_timezone(zone);
    local.earliest().map(|at| at.with_timezone(&Utc))
}

/// How a greeting names the time of day: 04–10, 10–15, 15–18 and the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayPart {
    Morning,
    Day,
    Afternoon,
    Night,
}

impl DayPart {
    pub fn of(time: NaiveTime) -> Self {
        match time.hour() {
            4..=9 => Self::Morning,
            10..=14 => Self::Day,
            15..=17 => Self::Afternoon,
            _ => Self::Night,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasaran_agrees_with_published_dates() {
        let published = [
            ("1945-08-17", Weekday::Fri, Pasaran::Legi),
            ("1936-03-24", Weekday::Tue, Pasaran::Pon),
            ("2015-09-08", Weekday::Tue, Pasaran::Kliwon),
            ("2019-06-18", Weekday::Tue, Pasaran::Wage),
            ("2023-02-01", Weekday::Wed, Pasaran::Pon),
            ("2023-03-19", Weekday::Sun, Pasaran::Wage),
            ("2024-09-01", Weekday::Sun, Pasaran::Legi),
            ("2024-12-09", Weekday::Mon, Pasaran::Kliwon),
            ("2024-12-31", Weekday::Tue, Pasaran::Pahing),
            ("2025-05-14", Weekday::Wed, Pasaran::Legi),
        ];
        for (date, weekday, pasaran) in published {
            assert_eq!(Weton::of(date.parse().unwrap()), Weton { weekday, pasaran }, "{date}");
        }
    }
}
