//! Days that come again: "setiap Senin", "saben Kliwon", "Senin Rabu Jumat".

use chrono::{Days, NaiveDate, Weekday};

use super::{Every, When, items::Item, names::Name, point::Point, reading::between};
use crate::domain::{calendar::Weton, understood::Understood};

/// Two neighbours are a range, three or more repeat; anything else is asked about.
pub fn some_weekdays(weekdays: &[Weekday], points: &[Point], today: NaiveDate) -> Understood<When> {
    let first = points.first().and_then(|point| point.readings.first()).map(|(day, _)| *day);
    let neighbours = weekdays.windows(2).all(|pair| pair[0].succ() == pair[1]);
    let clear = points.iter().all(|point| point.clear);
    let range = first
        .and_then(|day| between(day, day.checked_add_days(Days::new(weekdays.len() as u64 - 1))?));
    let mut sorted = weekdays.to_vec();
    sorted.sort_unstable_by_key(Weekday::num_days_from_monday);
    sorted.dedup();
    let repeats = every(Every::Week(sorted), today);
    match (weekdays.len(), neighbours) {
        (2, true) if clear => range.map_or(Understood::Refused, Understood::Value),
        (3.., false) => repeats.map_or(Understood::Refused, Understood::Value),
        (_, true) => Understood::Ambiguous(range.into_iter().chain(repeats).collect()),
        _ => {
            let mut days: Vec<NaiveDate> = points
                .iter()
                .filter_map(|point| point.readings.first())
                .map(|(day, _)| *day)
                .collect();
            days.sort_unstable();
            Understood::Ambiguous([Some(When::List(days)), repeats].into_iter().flatten().collect())
        }
    }
}

/// What follows "setiap".
pub fn repeated(items: &[Item], today: NaiveDate) -> Understood<When> {
    let weekday = |item: &Item| match item {
        Item::Name(Name::Weekday(weekday)) => Some(*weekday),
        Item::Name(Name::Minggu) => Some(Weekday::Sun),
        _ => None,
    };
    let (items, day_said) = match items {
        [Item::Name(Name::UnitDay), rest @ ..] if !rest.is_empty() => (rest, true),
        other => (other, false),
    };
    let rule = match items {
        [Item::Name(Name::UnitDay)] => Some(Every::Day),
        [Item::Name(Name::Pasaran(pasaran))] => Some(Every::Pasaran(*pasaran)),
        [Item::Name(Name::Weekend)] => Some(Every::Week(vec![Weekday::Sat, Weekday::Sun])),
        [Item::Name(Name::DayOfMonth), Item::Number(day @ 1..=31)] => Some(Every::MonthDay(*day)),
        // A week or a Sunday.
        [Item::Name(Name::Minggu)] if !day_said => {
            return Understood::Ambiguous(
                every(Every::Week(vec![Weekday::Sun]), today).into_iter().collect(),
            );
        }
        [day, Item::Name(Name::Pasaran(pasaran))] => {
            weekday(day).map(|weekday| Every::Weton(Weton { weekday, pasaran: *pasaran }))
        }
        [from, Item::Dash | Item::Name(Name::Until), until] => {
            weekday(from).zip(weekday(until)).map(|(from, until)| {
                let mut days = vec![from];
                while let Some(last) = days.last().filter(|last| **last != until) {
                    days.push(last.succ());
                }
                days.sort_unstable_by_key(Weekday::num_days_from_monday);
                Every::Week(days)
            })
        }
        [Item::Name(Name::Evening), day] => {
            let eve = weekday(day).map(|day| Every::Week(vec![day.pred()]));
            return Understood::Ambiguous(
                eve.and_then(|rule| every(rule, today)).into_iter().collect(),
            );
        }
        _ => {
            let joins = |item: &&Item| !matches!(item, Item::Comma | Item::Name(Name::And));
            let days: Option<Vec<Weekday>> = items.iter().filter(joins).map(weekday).collect();
            days.filter(|days| !days.is_empty()).map(|mut days| {
                days.sort_unstable_by_key(Weekday::num_days_from_monday);
                days.dedup();
                Every::Week(days)
            })
        }
    };
    match rule.and_then(|rule| every(rule, today)) {
        Some(when) => Understood::Value(when),
        None => Understood::Ambiguous(Vec::new()),
    }
}

fn every(rule: Every, today: NaiveDate) -> Option<When> {
    let next = rule.next_from(today)?;
    Some(When::Every { rule, next })
}
