//! Days counted from today, feasts of the civil year, and the days of a month.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use super::{
    items::Item,
    names::Name,
    point::{Point, ahead, day, month_end, plus},
};

/// Days counted from today, and the days of a month or year.
pub fn relative(items: &[Item], today: NaiveDate) -> Option<Point> {
    let [Item::Name(first), rest @ ..] = items else { return None };
    let second = rest.first().and_then(|item| match item {
        Item::Name(name) => Some(*name),
        _ => None,
    });
    let parts =
        rest.iter().take_while(|i| matches!(i, Item::Name(Name::DayPart | Name::Evening))).count();
    match (*first, second) {
        (Name::Today, _) => Some(day(today, 1 + parts)),
        (Name::Later, Some(Name::DayPart | Name::Evening)) => Some(day(today, 2)),
        (Name::DayPart, Some(Name::This)) => Some(day(today, 2)),
        (Name::Tomorrow, Some(Name::DayAfterTomorrow)) => {
            let (one, two) = (plus(today, 1)?, plus(today, 2)?);
            Some(Point { readings: vec![(two, two), (one, one)], clear: false, ..day(two, 2) })
        }
        (Name::Tomorrow, Some(Name::Weekday(weekday))) => tomorrow_or(weekday, today),
        (Name::Tomorrow, Some(Name::Minggu)) => tomorrow_or(Weekday::Sun, today),
        (Name::Tomorrow, _) => Some(day(plus(today, 1)?, 1 + parts)),
        (Name::DayAfterTomorrow, _) => Some(day(plus(today, 2)?, 1 + parts)),
        (Name::OneDay, Some(Name::Ahead)) => Some(day(plus(today, 1)?, 2)),
        (Name::OneWeek, Some(Name::Ahead)) => Some(day(plus(today, 7)?, 2)),
        (Name::OneMonth, Some(Name::Ahead)) => Some(day(ahead(1, Name::UnitMonth, today)?, 2)),
        (Name::Selapan, Some(Name::Ahead)) => Some(day(plus(today, 35)?, 2)),
        (Name::Christmas, _) => Some(day(yearly(25, 12, today)?, 1)),
        (Name::NewYear, _) => Some(day(yearly(1, 1, today)?, 1)),
        (Name::UnitMonth, Some(Name::Next)) => {
            let first = month_end(today)?.succ_opt()?;
            Some(Point { readings: vec![(first, month_end(first)?)], ..day(first, 2) })
        }
        (Name::UnitMonth, Some(Name::This)) => {
            Some(Point { readings: vec![(today, month_end(today)?)], ..day(today, 2) })
        }
        (Name::End, Some(what)) => end_of(what, rest.get(1), today),
        (Name::Weekend, second) => weekend(second, today),
        (Name::Month(month), _) => {
            let first = NaiveDate::from_ymd_opt(today.year(), month, 1)?;
            let last = month_end(first)?;
            let first =
                if last < today { first.checked_add_months(Months::new(12))? } else { first };
            let reading = (first.max(today), month_end(first)?);
            Some(Point { readings: vec![reading], clear: false, ..day(first, 1) })
        }
        _ => None,
    }
}

/// "besok Jumat": tomorrow where that is a Friday; else the coming one is as likely.
pub fn tomorrow_or(weekday: Weekday, today: NaiveDate) -> Option<Point> {
    let tomorrow = plus(today, 1)?;
    if tomorrow.weekday() == weekday {
        return Some(day(tomorrow, 2));
    }
    let coming = tomorrow.iter_days().find(|date| date.weekday() == weekday)?;
    let readings = vec![(coming, coming), (tomorrow, tomorrow)];
    Some(Point { readings, clear: false, ..day(coming, 2) })
}

fn end_of(what: Name, after: Option<&Item>, today: NaiveDate) -> Option<Point> {
    let next = after == Some(&Item::Name(Name::Next));
    let used = if next || after == Some(&Item::Name(Name::This)) { 3 } else { 2 };
    match what {
        Name::UnitMonth => {
            let last = month_end(today)?;
            Some(day(if next { month_end(last.succ_opt()?)? } else { last }, used))
        }
        Name::UnitYear => {
            Some(day(NaiveDate::from_ymd_opt(today.year() + i32::from(next), 12, 31)?, used))
        }
        Name::Month(month) => {
            let last = month_end(NaiveDate::from_ymd_opt(today.year(), month, 1)?)?;
            let passed = last < today;
            let last = if passed {
                month_end(NaiveDate::from_ymd_opt(today.year() + 1, month, 1)?)?
            } else {
                last
            };
            Some(Point { clear: !passed, ..day(last, 2) })
        }
        _ => None,
    }
}

/// Saturday and Sunday; on a Sunday it may be the next one.
fn weekend(second: Option<Name>, today: NaiveDate) -> Option<Point> {
    let until_saturday = (5 + 7 - today.weekday().num_days_from_monday()) % 7;
    let saturday = plus(today, u64::from(until_saturday))?;
    let coming = (saturday, plus(saturday, 1)?);
    let following = (plus(saturday, 7)?, plus(saturday, 8)?);
    let used = if matches!(second, Some(Name::This | Name::Next)) { 2 } else { 1 };
    let (readings, clear) = match second {
        Some(Name::Next) => (vec![coming, following], false),
        _ => (vec![coming], today.weekday() != Weekday::Sun),
    };
    Some(Point { readings, clear, ..day(saturday, used) })
}

fn yearly(day: u32, month: u32, today: NaiveDate) -> Option<NaiveDate> {
    [0, 1]
        .iter()
        .filter_map(|more| NaiveDate::from_ymd_opt(today.year() + more, month, day))
        .find(|date| *date >= today)
}
