//! A whole text: a day, a range, a list, a length, or a repetition.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::{
    Length, When,
    items::Item,
    named::weekday_with_date,
    names::Name,
    point::{self, Impossible, Point},
    repeated::{every, month_day, repeated, some_weekdays},
};
use crate::domain::understood::Understood;

/// No more are offered to choose from.
const MAX_CANDIDATES: usize = 3;
/// Ranges and lengths are no longer than a year.
const MAX_DAYS: u32 = 366;

/// What the items of a text mean on the day `today`. An `unknown` word makes every reading doubtful.
pub fn read(items: &[Item], unknown: bool, today: NaiveDate) -> Understood<When> {
    let has = |name: Name| items.contains(&Item::Name(name));
    if items.is_empty() || has(Name::Past) {
        return Understood::Refused;
    }
    if has(Name::Unclear) || has(Name::Emben) {
        return Understood::Ambiguous(Vec::new());
    }
    let (candidates, sure) = match whole(items, today) {
        Ok(Understood::Value(when)) => (vec![when], true),
        Ok(Understood::Ambiguous(candidates)) => (candidates, false),
        Ok(Understood::Refused) | Err(Impossible) => return Understood::Refused,
    };
    let mut sound: Vec<When> = Vec::new();
    for when in candidates {
        if when.is_sound() && !sound.contains(&when) {
            sound.push(when);
        }
    }
    sound.truncate(MAX_CANDIDATES);
    match (sound.pop(), sure, unknown) {
        (Some(when), true, false) => Understood::Value(when),
        (None, true, _) | (_, false, true) => Understood::Refused,
        (last, ..) => {
            sound.extend(last);
            Understood::Ambiguous(sound)
        }
    }
}

fn whole(items: &[Item], today: NaiveDate) -> Result<Understood<When>, Impossible> {
    if let Some(Item::Name(Name::Every)) = items.first() {
        return Ok(repeated(&items[1..], today));
    }
    // "tgl 5 tiap bulan"
    if let [day @ .., Item::Name(Name::Every), Item::Name(Name::UnitMonth)] = items
        && let Some(when) = month_day(day).and_then(|rule| every(rule, today))
    {
        return Ok(Understood::Value(when));
    }
    if let [Item::Name(Name::SoldOut)] | [Item::Name(Name::Until), Item::Name(Name::SoldOut)] =
        items
    {
        return Ok(Understood::Value(When::UntilSoldOut { from: None }));
    }
    if let Some((length, used)) = length(items) {
        return with_length(length, &items[used..], today);
    }
    match items {
        [Item::Name(Name::Until), rest @ ..] => {
            let Some(until) = point::read(rest, today, today)?.filter(|p| p.used == rest.len())
            else {
                return Ok(unreadable(rest));
            };
            Ok(each(&until, |(_, last)| Some(When::Until(last))))
        }
        [Item::Name(Name::From), rest @ ..] => from(rest, today, true),
        _ => from(items, today, false),
    }
}

/// What begins with a day; `open` when "mulai" stood before it.
fn from(items: &[Item], today: NaiveDate, open: bool) -> Result<Understood<When>, Impossible> {
    let Some(start) = point::read(items, today, today)? else { return Ok(unreadable(items)) };
    let rest = &items[start.used..];
    match rest {
        [] if open => Ok(each(&start, |(first, _)| Some(When::From(first)))),
        [] => Ok(each(&start, days)),
        [Item::Name(Name::Until), Item::Name(Name::SoldOut)] | [Item::Name(Name::SoldOut)] => {
            Ok(each(&start, |(first, _)| Some(When::UntilSoldOut { from: Some(first) })))
        }
        [Item::Name(Name::Until) | Item::Dash, rest @ ..] => range(&start, rest, today),
        _ if length(rest).is_some_and(|(_, used)| used == rest.len()) => {
            let (length, _) = length(rest).ok_or(Impossible)?;
            Ok(each(&start, |(first, _)| lasting(first, length)))
        }
        _ if !open => several(items, today),
        _ => Ok(Understood::Ambiguous(Vec::new())),
    }
}

/// From a day until the one the items name.
fn range(start: &Point, items: &[Item], today: NaiveDate) -> Result<Understood<When>, Impossible> {
    let Some((first, _)) = start.readings.first().copied() else {
        return Ok(Understood::Ambiguous(Vec::new()));
    };
    let numbered = start.bare.is_some() || start.day_of_month;
    let named = day_of_a_month(items).filter(|_| numbered);
    if named.is_some_and(|last| first.day() > last) {
        return over_a_months_end(first, items, today);
    }
    // A number before the dash takes its month from the day after it: "1 - 7 Desember", "tgl 24-26 Des".
    let own_month = named.filter(|last| first.day() < *last).map(|_| first.day());
    let shared = start.bare.or(own_month);
    let base = if shared.is_some() { today } else { first };
    // "tgl 24 s/d 26" leaves out the second "tgl".
    let end = match items {
        [number @ Item::Number(_)] if start.day_of_month => {
            point::read(&[Item::Name(Name::DayOfMonth), *number], today, base)?
                .map(|end| Point { used: 1, ..end })
        }
        // "Sabtu-Minggu ini"
        [Item::Name(Name::Minggu), ..] if start.weekday.is_some() => {
            weekday_with_date(items, today, base, true)?
        }
        _ => point::read(items, today, base)?,
    };
    let Some(end) = end.filter(|end| end.used == items.len()) else {
        return Ok(Understood::Ambiguous(Vec::new()));
    };
    if let (Some(number), None) = (shared, end.bare) {
        let month = |(_, last): (NaiveDate, NaiveDate)| {
            let first = last.with_day(number)?;
            if first < today { Some(When::Until(last)) } else { between(first, last) }
        };
        let passed = end
            .readings
            .first()
            .and_then(|r| month(*r))
            .is_some_and(|w| matches!(w, When::Until(_)));
        return match each(&end, month) {
            Understood::Value(when) if passed => Ok(Understood::Ambiguous(vec![when])),
            other => Ok(other),
        };
    }
    let clear = start.clear && end.clear && end.bare.is_none();
    let pairs = start
        .readings
        .iter()
        .flat_map(|(from, _)| end.readings.iter().filter_map(|(_, until)| between(*from, *until)));
    let mut candidates: Vec<When> = pairs.collect();
    if clear {
        return candidates.into_iter().next().map(Understood::Value).ok_or(Impossible);
    }
    if !start.clear && end.clear {
        // The start may have passed.
        candidates.extend(end.readings.iter().map(|(_, until)| When::Until(*until)));
    }
    Ok(Understood::Ambiguous(candidates))
}

/// The day's number of items that begin with a day and its month.
fn day_of_a_month(items: &[Item]) -> Option<u32> {
    let said = match items {
        [Item::Name(Name::DayOfMonth), rest @ ..] => rest,
        all => all,
    };
    match said {
        [Item::Number(day), Item::Name(Name::Month(_)), ..] | [Item::Date { day, .. }, ..] => {
            Some(*day)
        }
        _ => None,
    }
}

/// "28 - 3 Jan": from the month before that one on, or from now on as well where `first`, which is the next day
/// of that number, comes earlier.
fn over_a_months_end(
    first: NaiveDate,
    items: &[Item],
    today: NaiveDate,
) -> Result<Understood<When>, Impossible> {
    let unread = Ok(Understood::Ambiguous(Vec::new()));
    let end = point::read(items, today, today)?.filter(|end| end.used == items.len());
    let Some(end) = end else { return unread };
    let Some((_, last)) = end.readings.first().copied() else { return unread };
    let month_before = last.with_day(1).and_then(|day| day.checked_sub_months(Months::new(1)));
    let Some(start) = month_before.and_then(|month| month.with_day(first.day())) else {
        return unread;
    };
    let readings = match start {
        _ if start < today => vec![Some(When::Until(last))],
        _ if first < start => vec![between(start, last), between(first, last)],
        _ => vec![between(start, last)],
    };
    let readings: Vec<When> = readings.into_iter().flatten().collect();
    match <[When; 1]>::try_from(readings) {
        Ok([only]) if end.clear && start >= today => Ok(Understood::Value(only)),
        Ok(only) => Ok(Understood::Ambiguous(only.into())),
        Err(several) => Ok(Understood::Ambiguous(several)),
    }
}

/// Days side by side: "1, 3 dan 5 Des", "Sabtu Minggu", "Senin Rabu Jumat".
fn several(items: &[Item], today: NaiveDate) -> Result<Understood<When>, Impossible> {
    if let Some(when) = of_this_week(items, today)? {
        return Ok(Understood::Value(when));
    }
    let mut points: Vec<Point> = Vec::new();
    let (mut at, mut said_apart) = (0, false);
    while at < items.len() {
        if matches!(items[at], Item::Comma | Item::Name(Name::And)) {
            said_apart = true;
            at += 1;
            continue;
        }
        let Some(point) = point::read(&items[at..], today, today)? else {
            return Ok(Understood::Ambiguous(Vec::new()));
        };
        at += point.used;
        points.push(point);
    }
    let weekdays: Vec<Weekday> = points.iter().filter_map(|point| point.weekday).collect();
    if weekdays.len() == points.len() && weekdays.len() > 1 {
        return Ok(some_weekdays(&weekdays, &points, today));
    }
    let Some((last, _)) = points.last().and_then(|point| point.readings.first()).copied() else {
        return Ok(Understood::Ambiguous(Vec::new()));
    };
    let month_said = points.last().is_some_and(|point| point.bare.is_none());
    let mut days: Vec<NaiveDate> = Vec::new();
    let market_day = |item: &Item| matches!(item, Item::Name(Name::Pasaran(_)));
    let mut clear = said_apart && points.len() <= 31 && !items.iter().any(market_day);
    for point in &points {
        let day = match point.bare {
            Some(number) if month_said => last.with_day(number).ok_or(Impossible)?,
            _ => point.readings.first().map(|(first, _)| *first).ok_or(Impossible)?,
        };
        let one_day = point.readings.first().is_some_and(|(first, last)| first == last);
        clear &= one_day && (point.clear || (point.bare.is_some() && month_said)) && day >= today;
        days.push(day);
    }
    days.retain(|day| *day >= today);
    clear &= days.is_sorted_by(|a, b| a < b);
    days.sort_unstable();
    days.dedup();
    let list = When::List(days);
    Ok(if clear { Understood::Value(list) } else { Understood::Ambiguous(vec![list]) })
}

/// "Sabtu dan Minggu ini", where both are still to come in this week.
fn of_this_week(items: &[Item], today: NaiveDate) -> Result<Option<When>, Impossible> {
    let [days @ .., Item::Name(Name::This)] = items else { return Ok(None) };
    let weekday = |item: &Item| matches!(item, Item::Name(Name::Weekday(_) | Name::Minggu));
    let joint = |item: &Item| matches!(item, Item::Comma | Item::Name(Name::And));
    let several_days = days.iter().filter(|item| weekday(item)).count() > 1;
    if !several_days || !days.iter().all(|item| weekday(item) || joint(item)) {
        return Ok(None);
    }
    let Understood::Value(when) = several(days, today)? else { return Ok(None) };
    let sunday = point::plus(today, u64::from(6 - today.weekday().num_days_from_monday()));
    let last = match &when {
        When::Range { until, .. } => Some(*until),
        When::List(days) => days.last().copied(),
        _ => None,
    };
    Ok(Some(when).filter(|_| last.is_some() && last <= sunday))
}

/// A length alone, or with the day it starts.
fn with_length(
    length: Length,
    rest: &[Item],
    today: NaiveDate,
) -> Result<Understood<When>, Impossible> {
    let days = match length {
        Length::Days(days) => days,
        Length::Months(months) => months.saturating_mul(30),
    };
    if !(1..=MAX_DAYS).contains(&days) {
        return Err(Impossible);
    }
    let start = match rest {
        [] => return Ok(Understood::Value(When::Duration(length))),
        [Item::Name(Name::From), start @ ..] => start,
        _ => return Ok(Understood::Ambiguous(vec![When::Duration(length)])),
    };
    match point::read(start, today, today)?.filter(|point| point.used == start.len()) {
        Some(point) => Ok(each(&point, |(first, _)| lasting(first, length))),
        None => Ok(Understood::Ambiguous(vec![When::Duration(length)])),
    }
}

/// "3 hari", "seminggu", "selapan" — unless "lagi" follows, which names a day.
fn length(items: &[Item]) -> Option<(Length, usize)> {
    let (length, used) = match items {
        [Item::Number(count), Item::Name(unit), ..] => {
            let length = match unit {
                Name::UnitDay => Length::Days(*count),
                Name::Minggu | Name::UnitWeek => Length::Days(count.checked_mul(7)?),
                Name::UnitMonth => Length::Months(*count),
                Name::UnitYear => Length::Months(count.checked_mul(12)?),
                _ => return None,
            };
            (length, 2)
        }
        [Item::Name(Name::OneDay), ..] => (Length::Days(1), 1),
        [Item::Name(Name::OneWeek), ..] => (Length::Days(7), 1),
        [Item::Name(Name::OneMonth), ..] => (Length::Months(1), 1),
        [Item::Name(Name::OneYear), ..] => (Length::Months(12), 1),
        [Item::Name(Name::Selapan), ..] => (Length::Days(35), 1),
        _ => return None,
    };
    (items.get(used) != Some(&Item::Name(Name::Ahead))).then_some((length, used))
}

fn lasting(first: NaiveDate, length: Length) -> Option<When> {
    let after = match length {
        Length::Days(days) => first.checked_add_days(Days::new(u64::from(days)))?,
        Length::Months(months) => first.checked_add_months(Months::new(months))?,
    };
    days((first, after.pred_opt()?))
}

/// Every reading of a point made into days; sure when the point is.
fn each(point: &Point, make: impl Fn((NaiveDate, NaiveDate)) -> Option<When>) -> Understood<When> {
    let mut made = point.readings.iter().filter_map(|reading| make(*reading));
    if point.clear {
        return made.next().map_or(Understood::Refused, Understood::Value);
    }
    Understood::Ambiguous(made.collect())
}

fn days((first, last): (NaiveDate, NaiveDate)) -> Option<When> {
    if first == last { Some(When::Day(first)) } else { between(first, last) }
}

pub fn between(from: NaiveDate, until: NaiveDate) -> Option<When> {
    let length = (until - from).num_days();
    (length > 0 && length <= i64::from(MAX_DAYS)).then_some(When::Range { from, until })
}

/// Asked about when it names something of a date, refused when it is only a number or mark.
fn unreadable(items: &[Item]) -> Understood<When> {
    if items.iter().any(|item| matches!(item, Item::Name(_))) {
        Understood::Ambiguous(Vec::new())
    } else {
        Understood::Refused
    }
}
