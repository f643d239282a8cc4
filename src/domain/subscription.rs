//! What a resident wants to receive and when.

use std::{collections::BTreeSet, fmt, str::FromStr};

use chrono::{DateTime, Datelike, NaiveTime, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{
    area::{AreaCode, Areas},
    calendar::{self, Hour},
    category::Category,
};

/// The days for which a digest can be put off.
pub const PAUSES: [u32; 3] = [3, 7, 30];

/// Categories × areas. An empty set means all of them, so that "everything" has one spelling.
///
/// Its text form (`c=umkm,industri;a=33.07.08`) is canonical: subscribers with equal text share one
/// edition of a digest.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Selection {
    pub categories: BTreeSet<Category>,
    pub areas: BTreeSet<AreaCode>,
}

/// What there was before somebody subscribed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    Nothing,
    /// They had been subscribed and stopped.
    Stopped,
    InForce,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    pub selection: Selection,
    pub hour: Hour,
    #[serde(default)]
    pub rhythm: Rhythm,
}

/// How often a digest is due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Rhythm {
    #[default]
    Daily,
    Weekly(Weekday),
}

/// A subscription with what holds it up for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub wanted: Subscription,
    /// No digest before this; it goes on by itself.
    pub paused_until: Option<DateTime<Utc>>,
}

impl Kept {
    /// The moment from which the next digest is due after `now`.
    pub fn next(&self, now: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
        // A digest is due at the very moment a pause ends.
        let over = self.paused_until.map(|until| until - TimeDelta::microseconds(1));
        self.wanted.next(over.map_or(now, |over| now.max(over)), zone)
    }

    /// The moments from `now` on at which a digest would be due and isn't, since a pause holds.
    pub fn skipped(&self, now: DateTime<Utc>, zone: Tz) -> Vec<DateTime<Utc>> {
        let Some(until) = self.pause(now) else { return Vec::new() };
        let next = |at: &DateTime<Utc>| Some(self.wanted.next(*at, zone));
        let due = std::iter::successors(next(&now), next);
        due.take_while(|at| *at < until).collect()
    }

    /// The end of a pause that holds at `now`.
    pub fn pause(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.paused_until.filter(|until| *until > now)
    }
}

impl Subscription {
    /// The first moment after `now` at which a digest is due.
    pub fn next(&self, now: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
        let today = now.with_timezone(&zone).date_naive();
        today
            .iter_days()
            // A week, and one more for an hour that a zone skips.
            .take(15)
            .filter(|day| self.rhythm.falls_on(day.weekday()))
            .filter_map(|day| calendar::slot(day, self.hour, zone))
            .find(|at| *at > now)
            .unwrap_or(now + TimeDelta::days(7))
    }

    /// What was changed of `base` to make this one, done to `other`: where both changed the same part, this
    /// one holds.
    pub fn over(&self, other: &Self, base: &Self) -> Self {
        fn part<T: Clone + PartialEq>(this: &T, other: &T, base: &T) -> T {
            if this == base { other.clone() } else { this.clone() }
        }
        let (this, beside, from) = (&self.selection, &other.selection, &base.selection);
        Self {
            selection: Selection {
                categories: part(&this.categories, &beside.categories, &from.categories),
                areas: part(&this.areas, &beside.areas, &from.areas),
            },
            hour: part(&self.hour, &other.hour, &base.hour),
            rhythm: part(&self.rhythm, &other.rhythm, &base.rhythm),
        }
    }
}

impl Rhythm {
    /// As a number: 0 every day, else the weekday from Monday's 1 to Sunday's 7.
    pub fn number(self) -> u8 {
        match self {
            Self::Daily => 0,
            Self::Weekly(day) => u8::try_from(day.number_from_monday()).unwrap_or_default(),
        }
    }

    fn falls_on(self, day: Weekday) -> bool {
        match self {
            Self::Daily => true,
            Self::Weekly(wanted) => wanted == day,
        }
    }
}

impl TryFrom<u8> for Rhythm {
    type Error = BadRhythm;

    fn try_from(number: u8) -> Result<Self, BadRhythm> {
        match number {
            0 => Ok(Self::Daily),
            1..=7 => {
                let day = Weekday::try_from(number - 1).map_err(|_| BadRhythm(number))?;
                Ok(Self::Weekly(day))
            }
            _ => Err(BadRhythm(number)),
        }
    }
}

impl From<Rhythm> for u8 {
    fn from(rhythm: Rhythm) -> Self {
        rhythm.number()
    }
}

#[derive(Debug, thiserror::Error)]
#[error("neither daily nor a weekday: {0}")]
pub struct BadRhythm(u8);

/// The end of a pause of so many days: the first minute of a day, so that a digest of that day comes.
pub fn pause_end(now: DateTime<Utc>, days: u32, zone: Tz) -> DateTime<Utc> {
    let days = TimeDelta::days(i64::from(days));
    let day = (now + days).with_timezone(&zone).date_naive();
    let begins = day.and_time(NaiveTime::MIN).and_local_timezone(zone).earliest();
    begins.map_or(now + days, |begins| begins.to_utc())
}

impl Selection {
    pub fn includes(&self, category: Category, area: &AreaCode) -> bool {
        (self.categories.is_empty() || self.categories.contains(&category))
            && (self.areas.is_empty() || self.areas.iter().any(|wanted| wanted.contains(area)))
    }

    /// Adds or removes a category. Choosing each of them is choosing all.
    pub fn toggle(&mut self, category: Category) {
        if !self.categories.remove(&category) {
            self.categories.insert(category);
        }
        if self.categories.len() == Category::ALL.len() {
            self.categories.clear();
        }
    }

    /// Adds an area, which takes the place of those within it and of the one it lies in. All of the parts
    /// are the whole.
    pub fn add_area(&mut self, code: AreaCode, areas: &Areas) {
        self.areas.retain(|known| !code.contains(known) && !known.contains(&code));
        let district = code.district();
        self.areas.insert(code);
        let villages = areas.villages(&district);
        if !villages.is_empty() && villages.iter().all(|area| self.areas.contains(&area.code)) {
            self.areas.retain(|known| !district.contains(known));
            self.areas.insert(district);
        }
        if areas.districts().all(|area| self.areas.contains(&area.code)) {
            self.areas.clear();
        }
    }

    /// Adds an area, or removes it where it was chosen itself.
    pub fn toggle_area(&mut self, code: AreaCode, areas: &Areas) {
        if !self.areas.remove(&code) {
            self.add_area(code, areas);
        }
    }

    /// Whether anything within a kecamatan is chosen, itself included.
    pub fn touches(&self, district: &AreaCode) -> bool {
        self.areas.iter().any(|area| district.contains(area))
    }
}

impl Default for Subscription {
    /// Everything, the whole regency, every day at seven.
    fn default() -> Self {
        Self { selection: Selection::default(), hour: Hour::DEFAULT, rhythm: Rhythm::Daily }
    }
}

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let categories: Vec<_> = self.categories.iter().map(|c| c.code()).collect();
        let areas: Vec<_> = self.areas.iter().map(AreaCode::as_str).collect();
        write!(f, "c={};a={}", categories.join(","), areas.join(","))
    }
}

impl FromStr for Selection {
    type Err = BadSelection;

    fn from_str(raw: &str) -> Result<Self, BadSelection> {
        let bad = || BadSelection(raw.to_owned());
        let (categories, areas) =
            raw.strip_prefix("c=").and_then(|rest| rest.split_once(";a=")).ok_or_else(bad)?;
        Ok(Self {
            categories: items(categories).ok_or_else(bad)?,
            areas: items(areas).ok_or_else(bad)?,
        })
    }
}

impl TryFrom<String> for Selection {
    type Error = BadSelection;

    fn try_from(raw: String) -> Result<Self, BadSelection> {
        raw.parse()
    }
}

impl From<Selection> for String {
    fn from(selection: Selection) -> Self {
        selection.to_string()
    }
}

#[derive(Debug, thiserror::Error)]
#[error("not a selection: {0:?}")]
pub struct BadSelection(String);

fn items<T: FromStr + Ord>(list: &str) -> Option<BTreeSet<T>> {
    list.split(',').filter(|item| !item.is_empty()).map(|item| item.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_changed_is_done_to_what_else_was_changed() {
        let of = |selection: &str, hour: u8, rhythm| Subscription {
            selection: selection.parse().unwrap(),
            hour: hour.try_into().unwrap(),
            rhythm,
        };
        let base = of("c=umkm;a=33.07.08", 7, Rhythm::Daily);
        let chosen = of("c=umkm,industri;a=33.07.08", 19, Rhythm::Daily);
        let saved = of("c=umkm;a=", 6, Rhythm::Weekly(Weekday::Fri));
        let both = |hour| of("c=umkm,industri;a=", hour, Rhythm::Weekly(Weekday::Fri));
        assert_eq!(saved.over(&chosen, &base), both(6));
        assert_eq!(chosen.over(&saved, &base), both(19));
        assert_eq!(base.over(&saved, &base), saved);
        assert_eq!(chosen.over(&base, &base), chosen);
    }

    #[test]
    fn a_selection_survives_its_text_form() {
        for raw in ["c=;a=", "c=peternakan,umkm;a=33.07.08,33.07.09.1002"] {
            let selection: Selection = raw.parse().unwrap();
            assert_eq!(selection.to_string(), raw);
        }
        assert!("umkm".parse::<Selection>().is_err());
    }

    #[test]
    fn the_next_digest_of_a_week_is_on_its_weekday() {
        let zone = chrono_tz::Asia::Jakarta;
        let at = |raw: &str| raw.parse::<DateTime<Utc>>().unwrap();
        // Tuesday 09.15 and Friday 07.00 there.
        let now = at("2026-11-24T02:15:00Z");
        let friday = at("2026-11-27T00:00:00Z");
        let wanted =
            Subscription { rhythm: Rhythm::Weekly(Weekday::Fri), ..Subscription::default() };
        assert_eq!(wanted.next(now, zone), friday);
        assert_eq!(wanted.next(friday, zone), friday + TimeDelta::days(7));
        assert_eq!(Subscription::default().next(now, zone), at("2026-11-25T00:00:00Z"));
        let until = pause_end(now, 3, zone);
        assert_eq!(until, at("2026-11-26T17:00:00Z"));
        let kept = Kept { wanted: Subscription::default(), paused_until: Some(until) };
        assert_eq!(kept.next(now, zone), friday);
        let midnight = Subscription { hour: Hour::try_from(0).unwrap(), ..Subscription::default() };
        let kept = Kept { wanted: midnight, paused_until: Some(until) };
        assert_eq!(kept.next(now, zone), until);
        assert_eq!((kept.pause(now), kept.pause(until)), (Some(until), None));
    }

    #[test]
    fn a_wider_area_takes_the_place_of_a_narrower_one() {
        let areas: Areas =
            ["33.07.08", "33.07.08.1001", "33.07.08.1008", "33.07.09", "33.07.09.1013"]
                .map(|code| super::super::area::Area {
                    code: code.parse().unwrap(),
                    name: code.into(),
                })
                .into_iter()
                .collect();
        let mut selection = Selection::default();
        for (code, expected) in [
            ("33.07.08.1001", "c=;a=33.07.08.1001"),
            ("33.07.08", "c=;a=33.07.08"),
            ("33.07.08.1008", "c=;a=33.07.08.1008"),
            // Both of two are the whole kecamatan, and all kecamatan are the regency.
            ("33.07.08.1001", "c=;a=33.07.08"),
            ("33.07.08", "c=;a="),
            ("33.07.08", "c=;a=33.07.08"),
            ("33.07.09.1013", "c=;a="),
        ] {
            selection.toggle_area(code.parse().unwrap(), &areas);
            assert_eq!(selection.to_string(), expected, "{code}");
        }
    }

    #[test]
    fn an_area_includes_what_lies_in_it() {
        let selection: Selection = "c=umkm;a=33.07.08".parse().unwrap();
        let includes = |c, a: &str| selection.includes(c, &a.parse().unwrap());
        assert!(includes(Category::Umkm, "33.07.08.1001"));
        assert!(!includes(Category::Umkm, "33.07.09.1001"));
        assert!(!includes(Category::Industri, "33.07.08.1001"));
    }
}
