//! Where the name of a day ends in a post, whatever it means.

use std::ops::Range;

use super::{
    lasting::count,
    money,
    pieces::{Gap, Pieces},
    words::Words,
};
use crate::domain::dates::names::Name;

/// A number after one of these begins no date.
const NUMBERED: Words = Words("gelombang tahap sesi batch kloter angkatan kelas seri isi jilid");

/// A date of twice the same number after one of these names a sale's day.
const SALES: Words =
    Words("promo sale diskon event harbolnas flash flashsale obral spesial special khusus");

const JAVANESE_MONTHS: Words = Words(
    "suro sura sapar mulud maulud bakdamulud rejeb rajab ruwah pasa poso ramadhan ramadan sawal syawal sela \
     selo apit besar dulkangidah dulkijah jumadilawal jumadilakir muharram muharam safar",
);

/// The end of the day that begins at a place. `led`: a word before it says that a day follows.
pub fn end(pieces: &Pieces, at: usize, led: bool) -> Option<usize> {
    if !pieces.is_free(at) {
        return None;
    }
    of_month(pieces, at)
        .or_else(|| figures(pieces, at, led))
        .or_else(|| day_of_month(pieces, at))
        .or_else(|| with_hari(pieces, at))
        .or_else(|| evening(pieces, at))
        .or_else(|| named(pieces, at, led))
        .or_else(|| relative(pieces, at, led))
}

/// "Desember", "bulan Desember", before nothing that makes it a date.
pub fn whole_month(pieces: &Pieces, at: usize) -> Option<Range<usize>> {
    let month = at + usize::from(pieces.name(at) == Some(Name::UnitMonth));
    let near = month == at || pieces.gap(month) < Gap::Pause;
    let named = near && matches!(pieces.name(month), Some(Name::Month(_)));
    let alone = pieces.number(month + 1).is_none() || pieces.gap(month + 1) >= Gap::Stop;
    (named && alone && pieces.is_free(month)).then_some(at..month + 1)
}

/// The bare number that ends "tgl 24 s/d 26".
pub fn second(pieces: &Pieces, first: usize, at: usize) -> Option<usize> {
    let after_tgl = pieces.name(first) == Some(Name::DayOfMonth);
    (after_tgl && day_number(pieces, at)).then_some(at + 1)
}

/// Whether a number that may be one more day stands after "dan": "12.12 dan 25.12".
pub fn goes_on(pieces: &Pieces, at: usize) -> bool {
    let and = pieces.name(at) == Some(Name::And) || pieces.mark(at) == Some('&');
    let number = pieces.number(at + 1).is_some() && pieces.gap(at + 1) < Gap::Pause;
    and && number && money::amount(pieces, at + 1).is_none()
}

/// What may follow "setiap": a weekday, a pasaran, both, the weekend, a day of the month.
pub fn repeated(pieces: &Pieces, at: usize) -> Option<usize> {
    match pieces.name(at)? {
        Name::Weekend => Some(at + 1),
        Name::End if matches!(pieces.word(at + 1), Some("pekan")) => Some(at + 2),
        Name::DayOfMonth if day_number(pieces, at + 1) => Some(at + 2),
        Name::Evening => weekday(pieces, at + 1),
        _ => weekday(pieces, at),
    }
}

/// Whether a short weekday's name is a word after a number: "20 rebu".
pub fn is_counted(pieces: &Pieces, at: usize) -> bool {
    let after_number = at > 0 && pieces.number(at - 1).is_some() && pieces.gap(at) < Gap::Pause;
    after_number && pieces.word(at).is_some_and(|word| word.len() <= 4 && word != "rabu")
}

/// A weekday, a pasaran, or both.
pub fn weekday(pieces: &Pieces, at: usize) -> Option<usize> {
    if !pieces.is_free(at) || is_counted(pieces, at) {
        return None;
    }
    let pasaran = |at: usize| {
        matches!(pieces.name(at), Some(Name::Pasaran(_))) && pieces.gap(at) < Gap::Pause
    };
    match pieces.name(at)? {
        Name::Weekday(_) | Name::Minggu => Some(at + 1 + usize::from(pasaran(at + 1))),
        Name::Pasaran(_) => Some(at + 1),
        _ => None,
    }
}

/// Whether the pieces are a weekday, or two, and nothing more.
pub fn is_bare_weekday(pieces: &Pieces, span: &Range<usize>) -> bool {
    let hari = usize::from(pieces.name(span.start) == Some(Name::UnitDay));
    let first = weekday(pieces, span.start + hari);
    first.is_some_and(|end| end == span.end || second_weekday(pieces, end) == Some(span.end))
}

/// Whether the pieces are two weekdays with a dash or "sampai" between: "Senin-Sabtu".
pub fn is_week(pieces: &Pieces, span: &Range<usize>) -> bool {
    let hari = |at: usize| at + usize::from(pieces.name(at) == Some(Name::UnitDay));
    let Some(end) = weekday(pieces, hari(span.start)) else { return false };
    let to = pieces.mark(end) == Some('-') || pieces.name(end) == Some(Name::Until);
    to && weekday(pieces, hari(end + 1)) == Some(span.end)
}

/// Whether the weekday at a place is followed by its date: "Sabtu, 28 November".
pub fn is_dated(pieces: &Pieces, at: usize) -> bool {
    weekday(pieces, at).and_then(|end| date_after(pieces, end)).is_some()
}

/// Where the date begins after two weekdays: "Sabtu-Minggu 5-6 Desember". Otherwise `at` itself.
pub fn without_pair(pieces: &Pieces, at: usize) -> usize {
    let second = weekday(pieces, at).and_then(|end| second_weekday(pieces, end));
    let dated = second.filter(|date| date_after(pieces, *date).is_some());
    dated.map_or(at, |date| date + usize::from(pieces.mark(date) == Some(',')))
}

fn second_weekday(pieces: &Pieces, at: usize) -> Option<usize> {
    let joint = matches!(pieces.mark(at), Some('-' | '&' | '/'))
        || matches!(pieces.name(at), Some(Name::And | Name::Until));
    weekday(pieces, at + usize::from(joint)).filter(|_| pieces.gap(at) < Gap::Pause)
}

/// The end of the date after a weekday, or after two.
fn date_after(pieces: &Pieces, at: usize) -> Option<usize> {
    let at = second_weekday(pieces, at).unwrap_or(at);
    // "Sabtu malam 12 Desember"
    let part = matches!(pieces.name(at), Some(Name::DayPart | Name::Evening));
    let at = at + usize::from(part && pieces.gap(at) < Gap::Pause);
    let comma = usize::from(pieces.mark(at) == Some(','));
    let tgl = usize::from(pieces.name(at + comma) == Some(Name::DayOfMonth));
    let date = at + comma + tgl;
    if pieces.gap(date) >= Gap::Stop {
        return None;
    }
    let figures = |led| figures(pieces, date, led);
    let bare = || (tgl == 1 && day_number(pieces, date)).then_some(date + 1);
    of_month(pieces, date).or_else(|| figures(true)).or_else(bare)
}

/// "5 Des", "1-7 Desember 2026", "1, 3 dan 5 Des", "tgl 5 Des".
fn of_month(pieces: &Pieces, at: usize) -> Option<usize> {
    let mut end = at + usize::from(pieces.name(at) == Some(Name::DayOfMonth));
    // "gelombang 1 sampai 31 Januari"
    if pieces.said_before(at, 1, NUMBERED) {
        return None;
    }
    let joins = |at: usize| {
        matches!(pieces.mark(at), Some('-' | ',' | '&' | '/'))
            || matches!(pieces.name(at), Some(Name::And | Name::Until))
    };
    let listed = |number: &str| {
        number
            .split(',')
            .all(|n| n.len() <= 2 && n.parse::<u32>().is_ok_and(|n| (1..=31).contains(&n)))
    };
    // No month has more days to list.
    for _ in 0..31 {
        pieces.number(end).filter(|number| listed(number))?;
        end += 1;
        if pieces.gap(end) >= Gap::Stop {
            return None;
        }
        if matches!(pieces.name(end), Some(Name::Month(_))) {
            let near = pieces.gap(end + 1) < Gap::Stop;
            let number = pieces.plain_number(end + 1).filter(|_| near);
            let year = number.is_some_and(|year| (2020..2100).contains(&year));
            // A year in which no promotion holds.
            if !year && number.is_some_and(|year| (1900..2200).contains(&year)) {
                return None;
            }
            return Some(end + 1 + usize::from(year));
        }
        if !joins(end) {
            return None;
        }
        end += 1;
    }
    None
}

/// "24/11/2026", "24-11-2026", "24.11.2026"; without a year only where a day is expected.
fn figures(pieces: &Pieces, at: usize, led: bool) -> Option<usize> {
    let number = pieces.number(at)?;
    if number.contains('.') {
        let groups: Vec<&str> = number.split('.').collect();
        let fits = match groups[..] {
            // "promo 12.12"
            [day, month] => {
                day == month
                    && day.parse::<u32>().is_ok_and(|n| (1..=12).contains(&n))
                    && pieces.said_before(at, 2, SALES)
            }
            [day, month, year] => day.len() <= 2 && month.len() <= 2 && matches!(year.len(), 2 | 4),
            _ => false,
        };
        return fits.then_some(at + 1);
    }
    let glued = |at: usize| pieces.gap(at) == Gap::Glued;
    let mark = pieces.mark(at + 1).filter(|mark| matches!(mark, '/' | '-'))?;
    let small = |at: usize, most: u64| {
        pieces.plain_number(at).is_some_and(|n| (1..=most).contains(&n)) && glued(at)
    };
    let day = number.len() <= 2 && pieces.plain_number(at).is_some_and(|n| (1..=31).contains(&n));
    if !(day && glued(at + 1) && small(at + 2, 12)) {
        return None;
    }
    let year = pieces.mark(at + 3) == Some(mark) && glued(at + 3) && small(at + 4, 2100);
    if year {
        return Some(at + 5);
    }
    (led && mark == '/').then_some(at + 3)
}

/// "tgl 5", "tgl 1-3", "tgl 24/11".
fn day_of_month(pieces: &Pieces, at: usize) -> Option<usize> {
    if pieces.name(at) != Some(Name::DayOfMonth) {
        return None;
    }
    figures(pieces, at + 1, true).or_else(|| {
        let mut end = day_number(pieces, at + 1).then_some(at + 2)?;
        // "tanggal 1 Suro" is a day of the Javanese year.
        if pieces.word(end).is_some_and(|word| JAVANESE_MONTHS.has(word)) {
            return None;
        }
        // "tgl 6, 13, 20"
        while pieces.mark(end) == Some(',') && day_number(pieces, end + 1) {
            end += 2;
        }
        Some(end)
    })
}

/// "hari ini", "dinten punika", "hari Senin".
fn with_hari(pieces: &Pieces, at: usize) -> Option<usize> {
    if pieces.name(at) != Some(Name::UnitDay) {
        return None;
    }
    if pieces.name(at + 1) == Some(Name::This) {
        return Some(at + 2);
    }
    named(pieces, at + 1, true)
}

/// "malam ini", "malam Jumat Kliwon", "malam tahun baru".
fn evening(pieces: &Pieces, at: usize) -> Option<usize> {
    if pieces.name(at) != Some(Name::Evening) {
        return None;
    }
    match pieces.name(at + 1)? {
        Name::This | Name::Christmas => Some(at + 2),
        Name::UnitYear if pieces.name(at + 2) == Some(Name::New) => {
            date_after(pieces, at + 3).or(Some(at + 3))
        }
        _ => {
            let end = weekday(pieces, at + 1)?;
            let qualified = matches!(pieces.name(end), Some(Name::Next | Name::This))
                && pieces.gap(end) < Gap::Pause;
            date_after(pieces, end).or(Some(end + usize::from(qualified)))
        }
    }
}

/// A weekday or pasaran, with its date or with "ini" or "depan". Short names and the pasaran alone, which
/// are other words too, only where a day is expected.
fn named(pieces: &Pieces, at: usize, led: bool) -> Option<usize> {
    let first = weekday(pieces, at)?;
    if let Some(end) = date_after(pieces, first) {
        return Some(end);
    }
    let word = pieces.word(at)?;
    let part = |at: usize| {
        matches!(pieces.name(at), Some(Name::DayPart | Name::Evening))
            && pieces.gap(at) < Gap::Pause
    };
    let alone = first == at + 1;
    let clear = match pieces.name(at)? {
        Name::Pasaran(_) => false,
        _ if before_tomorrow(pieces, first) => true,
        Name::Minggu => part(first) || !alone || pieces.is_taken(first) || paired(pieces, at),
        _ => word.len() >= 4 && !matches!(word, "setu" | "akad" | "rebu"),
    };
    if !(led || clear || !alone) {
        return None;
    }
    let qualified = matches!(pieces.name(first), Some(Name::Next | Name::This))
        || before_tomorrow(pieces, first);
    let end = first + usize::from(qualified);
    let end = end + usize::from(part(end));
    let neighbour = weekday(pieces, end).filter(|_| pieces.gap(end) < Gap::Pause && alone);
    Some(neighbour.unwrap_or(end))
}

/// Whether "besok" stands here, after a weekday: "Minggu besok" is the coming Sunday to most.
fn before_tomorrow(pieces: &Pieces, at: usize) -> bool {
    pieces.name(at) == Some(Name::Tomorrow) && pieces.gap(at) < Gap::Pause
}

/// Whether a weekday stands just before, as in "Sabtu Minggu".
fn paired(pieces: &Pieces, at: usize) -> bool {
    at > 0 && matches!(pieces.name(at - 1), Some(Name::Weekday(_)))
}

/// Days counted from today; the ends of months and years and the feasts, which are names of sales too,
/// only where a day is expected.
fn relative(pieces: &Pieces, at: usize, led: bool) -> Option<usize> {
    let next = pieces.name(at + 1).filter(|_| pieces.gap(at + 1) < Gap::Pause);
    let part = matches!(next, Some(Name::DayPart | Name::Evening));
    if let Some(unit) = count(pieces, at) {
        let named = matches!(
            pieces.name(unit),
            Some(Name::UnitDay | Name::UnitWeek | Name::Minggu | Name::UnitMonth)
        );
        let ahead = pieces.name(unit + 1) == Some(Name::Ahead);
        return (named && ahead).then_some(unit + 2);
    }
    match pieces.name(at)? {
        Name::Tomorrow if matches!(next, Some(Name::Emben | Name::DayAfterTomorrow)) => {
            Some(at + 2)
        }
        // "besok Jumat"
        Name::Tomorrow if matches!(next, Some(Name::Weekday(_) | Name::Minggu)) => {
            weekday(pieces, at + 1)
        }
        Name::Tomorrow | Name::DayAfterTomorrow => Some(at + 1 + usize::from(part)),
        Name::Later if part => Some(at + 2),
        Name::DayPart if next == Some(Name::This) => Some(at + 2),
        Name::Today if matches!(pieces.word(at), Some("hariini" | "today")) => Some(at + 1),
        Name::OneDay | Name::OneWeek | Name::OneMonth | Name::Selapan
            if next == Some(Name::Ahead) =>
        {
            Some(at + 2)
        }
        Name::Weekend if matches!(next, Some(Name::This | Name::Next)) => Some(at + 2),
        Name::Weekend => led.then_some(at + 1),
        Name::UnitMonth | Name::Minggu | Name::UnitWeek
            if matches!(next, Some(Name::This | Name::Next)) =>
        {
            // "telung sasi iki" is a length.
            let counted =
                at > 0 && pieces.gap(at) < Gap::Pause && count(pieces, at - 1) == Some(at);
            (!counted).then_some(at + 2)
        }
        Name::End if led => match next? {
            Name::UnitMonth | Name::UnitYear => {
                let which = matches!(pieces.name(at + 2), Some(Name::This | Name::Next));
                Some(at + 2 + usize::from(which))
            }
            Name::Month(_) | Name::UnitWeek => Some(at + 2),
            _ => None,
        },
        Name::Christmas | Name::Unclear => led.then_some(at + 1),
        Name::UnitYear if led && next == Some(Name::New) => Some(at + 2),
        Name::Month(_) if led => Some(at + 1),
        _ => None,
    }
}

fn day_number(pieces: &Pieces, at: usize) -> bool {
    pieces.number(at).is_some_and(|n| n.len() <= 2)
        && pieces.plain_number(at).is_some_and(|n| (1..=31).contains(&n))
}
