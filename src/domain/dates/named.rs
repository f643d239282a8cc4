//! Days named by their weekday, their pasaran, or both.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    items::Item,
    names::Name,
    point::{self, Point, Reading, plus},
    relative::{relative, tomorrow_or},
};
use crate::domain::calendar::{Pasaran, Weton};

/// "Sabtu, 28 November": both must agree.
pub fn weekday_with_date(
    items: &[Item],
    today: NaiveDate,
    base: NaiveDate,
    sunday: bool,
) -> Reading {
    // "Rebo sesuk"
    match items {
        [Item::Name(Name::Weekday(weekday)), Item::Name(Name::Tomorrow), ..] => {
            return Ok(tomorrow_or(*weekday, today));
        }
        [Item::Name(Name::Minggu), Item::Name(Name::Tomorrow), ..] => {
            return Ok(tomorrow_or(Weekday::Sun, today));
        }
        _ => {}
    }
    let Some(point) = named(items, base, sunday) else { return Ok(None) };
    let own = point.weekday.is_some() || point.readings.len() == 1;
    let Some(at) = date_after(items, point.used).filter(|_| own) else { return Ok(Some(point)) };
    let Some(date) = point::read(&items[at..], today, base)? else { return Ok(Some(point)) };
    let agrees = |day| items[..point.used].iter().all(|name| is_called(name, day));
    let agree = date.readings.first().is_some_and(|(first, _)| agrees(*first));
    Ok(Some(Point { used: at + date.used, clear: date.clear && agree, weekday: None, ..date }))
}

/// A weekday, a pasaran, or both, with "ini" or "depan". A `sunday` can't be a week.
pub fn named(items: &[Item], base: NaiveDate, sunday: bool) -> Option<Point> {
    let [Item::Name(first), rest @ ..] = items else { return None };
    let name_at = |at: usize| match rest.get(at) {
        Some(Item::Name(name)) => Some(*name),
        _ => None,
    };
    let (weekday, pasaran, used) = match (*first, name_at(0)) {
        (Name::Weekday(weekday), Some(Name::Pasaran(pasaran))) => (Some(weekday), Some(pasaran), 2),
        (Name::Minggu, Some(Name::Pasaran(pasaran))) => (Some(Weekday::Sun), Some(pasaran), 2),
        (Name::Weekday(weekday), _) => (Some(weekday), None, 1),
        (Name::Minggu, _) => (Some(Weekday::Sun), None, 1),
        (Name::Pasaran(pasaran), _) => (None, Some(pasaran), 1),
        _ => return None,
    };
    let period = match (weekday, pasaran) {
        (Some(_), Some(_)) => 35,
        (Some(_), None) => 7,
        _ => 5,
    };
    let falls = |date: &NaiveDate| {
        let weton = Weton::of(*date);
        weekday.is_none_or(|w| w == weton.weekday) && pasaran.is_none_or(|p| p == weton.pasaran)
    };
    let is_today = falls(&base);
    let coming = base.iter_days().skip(1).take(35).find(falls)?;
    let later = plus(coming, period)?;
    let week_end = plus(base, u64::from(6 - base.weekday().num_days_from_monday()))?;
    let qualifier = name_at(used - 1);
    let (days, clear) = match qualifier {
        Some(Name::Next) => {
            let clear = is_today || coming > week_end;
            (if clear { vec![coming] } else { vec![coming, later] }, clear)
        }
        Some(Name::This) if is_today => (vec![base], true),
        Some(Name::This) => (vec![coming], coming <= week_end || weekday.is_none()),
        _ if is_today && period == 35 => (vec![base], true),
        _ if is_today => (vec![base, coming], false),
        _ => (vec![coming], true),
    };
    let qualified = matches!(qualifier, Some(Name::Next | Name::This));
    let mut readings: Vec<_> = days.into_iter().map(|date| (date, date)).collect();
    let is_week = *first == Name::Minggu && pasaran.is_none() && qualified;
    if is_week && !sunday {
        let next_monday = week_end.succ_opt()?;
        let week = match qualifier {
            Some(Name::Next) => (next_monday, plus(next_monday, 6)?),
            _ => (base, week_end),
        };
        readings.insert(0, week);
    }
    // "Sabtu malam" is Saturday.
    let part = usize::from(matches!(
        name_at(used - 1 + usize::from(qualified)),
        Some(Name::DayPart | Name::Evening)
    ));
    Some(Point {
        readings,
        clear: clear && !(is_week && (!sunday || qualifier == Some(Name::Next))),
        bare: None,
        day_of_month: false,
        weekday: weekday.filter(|_| pasaran.is_none() && !qualified),
        used: used + usize::from(qualified) + part,
    })
}

/// "malam Jumat": the evening before. When that was yesterday, it is asked about, and so is a date beside it that is
/// not that evening's.
pub fn evening(items: &[Item], today: NaiveDate, base: NaiveDate) -> Reading {
    let before = items.first();
    let holiday = matches!(before, Some(Item::Name(Name::NewYear | Name::Christmas)));
    let point = if holiday { relative(items, today) } else { named(items, base, true) };
    let Some(point) = point else { return Ok(None) };
    let mut readings: Vec<_> =
        point.readings.iter().filter_map(|(first, _)| first.pred_opt()).map(|d| (d, d)).collect();
    readings.retain(|(first, _)| *first >= today);
    let at = date_after(items, point.used);
    if let Some(at) = at
        && let Some(date) = point::read(&items[at..], today, base)?
        && let Some((said, _)) = date.readings.first().copied()
    {
        let used = 1 + at + date.used;
        let of_day = |day: NaiveDate| match holiday {
            true => point.readings.iter().any(|(first, _)| *first == day),
            false => items[..point.used].iter().all(|name| is_called(name, day)),
        };
        let clear = date.clear && said.succ_opt().is_some_and(of_day);
        let eve = said.pred_opt().filter(|eve| of_day(said) && *eve >= today);
        let readings = eve.into_iter().chain([said]).map(|day| (day, day)).collect();
        return Ok(Some(Point { readings, clear, weekday: None, used, ..date }));
    }
    let clear = point.clear && !readings.is_empty();
    Ok(Some(Point { readings, clear, weekday: None, used: point.used + 1, ..point }))
}

/// Where a date with its month begins, at a place or after a comma there.
fn date_after(items: &[Item], at: usize) -> Option<usize> {
    let at = at + usize::from(matches!(items.get(at), Some(Item::Comma)));
    let dated = matches!(
        &items[at.min(items.len())..],
        [Item::Date { .. }, ..]
            | [Item::Name(Name::DayOfMonth), Item::Number(_) | Item::Date { .. }, ..]
            | [Item::Number(_), Item::Name(Name::Month(_)), ..]
    );
    dated.then_some(at)
}

/// Whether a day bears a name.
fn is_called(name: &Item, day: NaiveDate) -> bool {
    match name {
        Item::Name(Name::Weekday(weekday)) => day.weekday() == *weekday,
        Item::Name(Name::Minggu) => day.weekday() == Weekday::Sun,
        Item::Name(Name::Pasaran(pasaran)) => Pasaran::of(day) == *pasaran,
        // "Sabtu malam 12 Desember"
        Item::Name(Name::DayPart | Name::Evening) => true,
        _ => false,
    }
}
