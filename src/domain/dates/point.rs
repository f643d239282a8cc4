//! One day, named in whatever way, or the few days a name such as "weekend" stands for.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::{items::Item, names::Name};
use crate::domain::calendar::{Pasaran, Weton};

/// A date without a year that passed within so many days may have meant that day.
const JUST_PASSED_DAYS: i64 = 60;
/// Further ahead a day is asked about.
const FAR_DAYS: i64 = 366;

/// A day as named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// First and last day of each reading, most likely first; the same when it is one day.
    pub readings: Vec<(NaiveDate, NaiveDate)>,
    pub clear: bool,
    /// Only a number was said, whose month must come from elsewhere.
    pub bare: Option<u32>,
    pub weekday: Option<Weekday>,
    /// How many items it takes.
    pub used: usize,
}

/// The day can't be: 31 November, or one in the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Impossible;

type Reading = Result<Option<Point>, Impossible>;

/// The day at the start of the items. Names that come round again are counted from `base`.
pub fn read(items: &[Item], today: NaiveDate, base: NaiveDate) -> Reading {
    match items {
        [Item::Name(Name::UnitDay), rest @ ..]
            if matches!(
                rest.first(),
                Some(Item::Name(Name::Weekday(_) | Name::Minggu | Name::Pasaran(_)))
            ) =>
        {
            let sunday = rest.first() == Some(&Item::Name(Name::Minggu));
            let rest = named(rest, base, sunday);
            Ok(rest.map(|point| Point { used: point.used + 1, ..point }))
        }
        [Item::Name(Name::Evening), Item::Name(Name::This), ..] => Ok(Some(day(today, 2))),
        [Item::Name(Name::Evening), rest @ ..] => evening(rest, today, base),
        [Item::Date { day, month, year, clock }, ..] => {
            let mut point = civil(*day, *month, *year, today, base)?;
            if *clock && year.is_none() {
                point.clear = false;
            }
            Ok(Some(Point { used: 1, ..point }))
        }
        [Item::Name(Name::DayOfMonth), Item::Number(number), rest @ ..] => {
            if matches!(rest.first(), Some(Item::Name(Name::Month(_)))) {
                return Ok(
                    numbered(&items[1..], today, base)?.map(|p| Point { used: p.used + 1, ..p })
                );
            }
            Ok(Some(Point { used: 2, ..day_of_month(*number, base)? }))
        }
        [Item::Name(Name::DayOfMonth), rest @ ..]
            if matches!(rest.first(), Some(Item::Date { .. })) =>
        {
            Ok(read(rest, today, base)?.map(|p| Point { used: p.used + 1, clear: true, ..p }))
        }
        [Item::Number(_), ..] => numbered(items, today, base),
        [Item::Name(_), ..] => match relative(items, today) {
            Some(point) => Ok(Some(point)),
            None => weekday_with_date(items, today, base),
        },
        _ => Ok(None),
    }
}

/// "Sabtu, 28 November": both must agree.
fn weekday_with_date(items: &[Item], today: NaiveDate, base: NaiveDate) -> Reading {
    let Some(point) = named(items, base, false) else { return Ok(None) };
    let mut at = point.used;
    let own = point.weekday.is_some() || point.readings.len() == 1;
    if matches!(items.get(at), Some(Item::Comma)) {
        at += 1;
    }
    let dated = matches!(
        &items[at.min(items.len())..],
        [Item::Date { .. }, ..]
            | [Item::Name(Name::DayOfMonth), Item::Number(_) | Item::Date { .. }, ..]
            | [Item::Number(_), Item::Name(Name::Month(_)), ..]
    );
    if !(own && dated) {
        return Ok(Some(point));
    }
    let Some(date) = read(&items[at..], today, base)? else { return Ok(Some(point)) };
    let says = |name: &Item, day: NaiveDate| match name {
        Item::Name(Name::Weekday(weekday)) => day.weekday() == *weekday,
        Item::Name(Name::Minggu) => day.weekday() == Weekday::Sun,
        Item::Name(Name::Pasaran(pasaran)) => Pasaran::of(day) == *pasaran,
        _ => false,
    };
    let agrees = |day| items[..point.used].iter().all(|name| says(name, day));
    let agree = date.readings.first().is_some_and(|(first, _)| agrees(*first));
    Ok(Some(Point { used: at + date.used, clear: date.clear && agree, weekday: None, ..date }))
}

/// "5", "5 Des", "5 Des 2026", "3 hari lagi".
fn numbered(items: &[Item], today: NaiveDate, base: NaiveDate) -> Reading {
    match items {
        [Item::Number(day), Item::Name(Name::Month(month)), Item::Number(year), ..]
            if *year >= 2000 || (*year >= 20 && *year < 100) =>
        {
            Ok(Some(Point { used: 3, ..civil(*day, *month, Some(*year), today, base)? }))
        }
        [Item::Number(day), Item::Name(Name::Month(month)), ..] => {
            Ok(Some(Point { used: 2, ..civil(*day, *month, None, today, base)? }))
        }
        [Item::Number(count), Item::Name(unit), Item::Name(Name::Ahead), ..] => {
            let count = Some(*count).filter(|count| (1..=366).contains(count)).ok_or(Impossible)?;
            Ok(ahead(count, *unit, today).map(|date| day(date, 3)))
        }
        [Item::Number(_), Item::Name(unit), ..] if is_unit(*unit) => Ok(None),
        [Item::Number(number), ..] => {
            let point = day_of_month(*number, base)?;
            Ok(Some(Point { bare: Some(*number), clear: false, used: 1, ..point }))
        }
        _ => Ok(None),
    }
}

/// Days counted from today, and the days of a month or year.
fn relative(items: &[Item], today: NaiveDate) -> Option<Point> {
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

/// A weekday, a pasaran, or both, with "ini" or "depan". A `sunday` can't be a week.
fn named(items: &[Item], base: NaiveDate, sunday: bool) -> Option<Point> {
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
        weekday: weekday.filter(|_| pasaran.is_none() && !qualified),
        used: used + usize::from(qualified) + part,
    })
}

/// "malam Jumat": the evening before. When that was yesterday, it is asked about.
fn evening(items: &[Item], today: NaiveDate, base: NaiveDate) -> Reading {
    let before = items.first();
    let holiday = matches!(before, Some(Item::Name(Name::NewYear | Name::Christmas)));
    let point = if holiday { relative(items, today) } else { named(items, base, true) };
    let Some(point) = point else { return Ok(None) };
    let mut readings: Vec<_> =
        point.readings.iter().filter_map(|(first, _)| first.pred_opt()).map(|d| (d, d)).collect();
    readings.retain(|(first, _)| *first >= today);
    let clear = point.clear && !readings.is_empty();
    Ok(Some(Point { readings, clear, weekday: None, used: point.used + 1, ..point }))
}

/// A day and month; without a year the next such day.
fn civil(
    day_number: u32,
    month: u32,
    year: Option<u32>,
    today: NaiveDate,
    base: NaiveDate,
) -> Result<Point, Impossible> {
    let of_year = |year: i32| NaiveDate::from_ymd_opt(year, month, day_number);
    if let Some(year) = year {
        let year = if year < 100 { year + 2000 } else { year };
        let date = i32::try_from(year).ok().and_then(of_year).ok_or(Impossible)?;
        let ahead = (date - today).num_days();
        if !(0..=10 * FAR_DAYS).contains(&ahead) {
            return Err(Impossible);
        }
        return Ok(Point { clear: ahead <= FAR_DAYS, ..day(date, 0) });
    }
    let this_year = of_year(base.year());
    if let Some(date) = this_year.filter(|date| *date >= base) {
        return Ok(day(date, 0));
    }
    let passed = this_year
        .or_else(|| of_year(base.year() - 1))
        .is_some_and(|date| (base - date).num_days() <= JUST_PASSED_DAYS);
    let last_december =
        of_year(base.year() - 1).is_some_and(|date| (base - date).num_days() <= JUST_PASSED_DAYS);
    let next = of_year(base.year() + 1).ok_or(Impossible)?;
    Ok(Point { clear: !passed && !last_december, ..day(next, 0) })
}

/// "tgl 5": this month's or the next one's. A month without the day is asked about.
fn day_of_month(number: u32, base: NaiveDate) -> Result<Point, Impossible> {
    if !(1..=31).contains(&number) {
        return Err(Impossible);
    }
    let mut first = base.with_day(1).ok_or(Impossible)?;
    let mut clear = true;
    for _ in 0..3 {
        match first.with_day(number) {
            Some(date) if date >= base => return Ok(Point { clear, ..day(date, 0) }),
            Some(_) => {}
            None => clear = false,
        }
        first = first.checked_add_months(Months::new(1)).ok_or(Impossible)?;
    }
    Err(Impossible)
}

fn day(date: NaiveDate, used: usize) -> Point {
    Point { readings: vec![(date, date)], clear: true, bare: None, weekday: None, used }
}

fn yearly(day: u32, month: u32, today: NaiveDate) -> Option<NaiveDate> {
    [0, 1]
        .iter()
        .filter_map(|more| NaiveDate::from_ymd_opt(today.year() + more, month, day))
        .find(|date| *date >= today)
}

fn ahead(count: u32, unit: Name, today: NaiveDate) -> Option<NaiveDate> {
    match unit {
        Name::UnitDay => plus(today, u64::from(count)),
        Name::Minggu | Name::UnitWeek => plus(today, u64::from(count) * 7),
        Name::UnitMonth => today.checked_add_months(Months::new(count)),
        _ => None,
    }
}

fn is_unit(name: Name) -> bool {
    matches!(name, Name::UnitDay | Name::Minggu | Name::UnitWeek | Name::UnitMonth | Name::UnitYear)
}

fn month_end(date: NaiveDate) -> Option<NaiveDate> {
    date.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}

fn plus(date: NaiveDate, days: u64) -> Option<NaiveDate> {
    date.checked_add_days(Days::new(days))
}
