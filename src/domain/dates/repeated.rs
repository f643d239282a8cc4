//! Days that come again: "setiap Senin", "saben Kliwon", "Senin Rabu Jumat".

use chrono::{Days, NaiveDate, Weekday};

use super::{
    When,
    items::Item,
    names::Name,
    point::{self, Point},
    reading::between,
};
use crate::domain::{calendar::Weton, recurrence::Recurrence, understood::Understood};

/// Two neighbours are a range, three or more repeat; anything else is asked about.
pub fn some_weekdays(weekdays: &[Weekday], points: &[Point], today: NaiveDate) -> Understood<When> {
    let first = points.first().and_then(|point| point.readings.first()).map(|(day, _)| *day);
    let neighbours = weekdays.windows(2).all(|pair| pair[0].succ() == pair[1]);
    let clear = points.iter().all(|point| point.clear);
    let range = first
        .and_then(|day| between(day, day.checked_add_days(Days::new(weekdays.len() as u64 - 1))?));
    let repeats = every(weekly(weekdays.iter().copied()), today);
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

/// What follows "setiap", with the end that may be said after it.
pub fn repeated(items: &[Item], today: NaiveDate) -> Understood<When> {
    let Some((days, last)) = with_end(items, today) else { return on_days(items, today) };
    let ended = |when| match when {
        When::Every { rule, next, .. } => When::Every { rule, next, until: last },
        when => when,
    };
    match on_days(days, today) {
        Understood::Value(when) => Understood::Value(ended(when)),
        Understood::Ambiguous(candidates) => {
            Understood::Ambiguous(candidates.into_iter().map(ended).collect())
        }
        Understood::Refused => Understood::Refused,
    }
}

/// Whether the items are two weekdays or more and nothing else.
pub fn are_weekdays(items: &[Item]) -> bool {
    let weekday = |item: &&Item| matches!(item, Item::Name(Name::Weekday(_) | Name::Minggu));
    let joint = |item: &Item| {
        matches!(item, Item::Dash | Item::Comma | Item::Name(Name::And | Name::Until))
    };
    items.iter().filter(weekday).count() > 1 && items.iter().all(|i| weekday(&i) || joint(i))
}

/// The days before "sampai" and the day after it; none after it where it is "habis".
fn with_end(items: &[Item], today: NaiveDate) -> Option<(&[Item], Option<NaiveDate>)> {
    let until = items.iter().rposition(|item| *item == Item::Name(Name::Until))?;
    let (days, end) = (&items[..until], &items[until + 1..]);
    match end {
        [Item::Name(Name::SoldOut)] => return Some((days, None)),
        // "setiap Senin sampai Kamis"
        [Item::Name(Name::Weekday(_) | Name::Minggu | Name::Pasaran(_))] => return None,
        _ => {}
    }
    let point = point::read(end, today, today).ok()??;
    let last = point.readings.first().filter(|_| point.clear && point.used == end.len());
    last.map(|(_, last)| (days, Some(*last)))
}

fn on_days(items: &[Item], today: NaiveDate) -> Understood<When> {
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
        [Item::Name(Name::UnitDay)] => Some(Recurrence::Day),
        [Item::Name(Name::Pasaran(pasaran))] => Some(Recurrence::Pasaran(*pasaran)),
        [Item::Name(Name::Weekend)] => Some(weekly([Weekday::Sat, Weekday::Sun])),
        [Item::Name(Name::UnitMonth), rest @ ..] => month_day(rest),
        [Item::Name(Name::DayOfMonth), ..] => month_day(items),
        // A week or a Sunday.
        [Item::Name(Name::Minggu)] if !day_said => {
            return Understood::Ambiguous(
                every(weekly([Weekday::Sun]), today).into_iter().collect(),
            );
        }
        [day, Item::Name(Name::Pasaran(pasaran))] => {
            weekday(day).map(|weekday| Recurrence::Weton(Weton { weekday, pasaran: *pasaran }))
        }
        [from, Item::Dash | Item::Name(Name::Until), until] => {
            weekday(from).zip(weekday(until)).map(|(from, until)| {
                let mut days = vec![from];
                while let Some(last) = days.last().filter(|last| **last != until) {
                    days.push(last.succ());
                }
                weekly(days)
            })
        }
        [Item::Name(Name::Evening), day] => {
            let eve = weekday(day).map(|day| weekly([day.pred()]));
            return Understood::Ambiguous(
                eve.and_then(|rule| every(rule, today)).into_iter().collect(),
            );
        }
        _ => {
            let joins = |item: &&Item| !matches!(item, Item::Comma | Item::Name(Name::And));
            let days: Option<Vec<Weekday>> = items.iter().filter(joins).map(weekday).collect();
            days.filter(|days| !days.is_empty()).map(weekly)
        }
    };
    match rule.and_then(|rule| every(rule, today)) {
        Some(when) => Understood::Value(when),
        None => Understood::Ambiguous(Vec::new()),
    }
}

/// "tgl 5".
pub fn month_day(items: &[Item]) -> Option<Recurrence> {
    match items {
        [Item::Name(Name::DayOfMonth), Item::Number(day @ 1..=31)] => {
            Some(Recurrence::MonthDay(*day))
        }
        _ => None,
    }
}

fn weekly(days: impl IntoIterator<Item = Weekday>) -> Recurrence {
    Recurrence::Week(days.into_iter().collect())
}

pub fn every(rule: Recurrence, today: NaiveDate) -> Option<When> {
    let next = rule.next_from(today)?;
    Some(When::Every { rule, next, until: None })
}
