//! One day, named in whatever way, or the few days a name such as "weekend" stands for.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::{
    items::Item,
    named::{evening, weekday_with_date},
    names::Name,
    relative::relative,
};

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
    /// "tgl" and a number without a month.
    pub day_of_month: bool,
    /// How many items it takes.
    pub used: usize,
}

/// The day can't be: 31 November, or one in the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Impossible;

pub type Reading = Result<Option<Point>, Impossible>;

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
            let rest = weekday_with_date(rest, today, base, sunday)?;
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
            Ok(Some(Point { used: 2, day_of_month: true, ..day_of_month(*number, base)? }))
        }
        [Item::Name(Name::DayOfMonth), rest @ ..]
            if matches!(rest.first(), Some(Item::Date { .. })) =>
        {
            Ok(read(rest, today, base)?.map(|p| Point { used: p.used + 1, clear: true, ..p }))
        }
        [Item::Number(_), ..] => numbered(items, today, base),
        [Item::Name(_), ..] => match relative(items, today) {
            Some(point) => Ok(Some(point)),
            None => weekday_with_date(items, today, base, false),
        },
        _ => Ok(None),
    }
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

pub fn day(date: NaiveDate, used: usize) -> Point {
    Point {
        readings: vec![(date, date)],
        clear: true,
        bare: None,
        weekday: None,
        day_of_month: false,
        used,
    }
}

pub fn ahead(count: u32, unit: Name, today: NaiveDate) -> Option<NaiveDate> {
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

pub fn month_end(date: NaiveDate) -> Option<NaiveDate> {
    date.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}

pub fn plus(date: NaiveDate, days: u64) -> Option<NaiveDate> {
    date.checked_add_days(Days::new(days))
}
