//! What the pieces of a post may say of hours.

use std::ops::Range;

use super::{
    money::BEFORE_NAMES,
    pieces::{Gap, Pieces},
    point,
    words::Words,
};
use crate::domain::{
    dates::names::{self, Name},
    lexer::Token,
    numerals,
};

/// What a piece, or a few, say of hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Time,
    Day,
    EveryDay,
    Opening,
    /// "tutup", "libur", "kecuali".
    Closing,
    /// "istirahat", "lainnya", "tanggal merah".
    Others,
    To,
    And,
    Comma,
    SoldOut,
    Nonstop,
    /// "sore", before the time it is about.
    Daytime,
    Filler,
}

/// A part and the pieces it takes.
#[derive(Debug, Clone)]
pub struct Placed {
    pub part: Part,
    pub at: Range<usize>,
}

const MEASURES: Words = Words("kg gr g m cm km liter l ml ons ton jt rb");

/// Everything from a place on that may speak of hours.
pub fn run(pieces: &Pieces, start: usize) -> Vec<Placed> {
    let mut parts: Vec<Placed> = Vec::new();
    let mut at = start;
    while at < pieces.len() && pieces.is_free(at) {
        let Some((part, length)) = part(pieces, at, &parts) else { break };
        parts.push(Placed { part, at: at..at + length });
        at += length;
    }
    parts
}

fn part(pieces: &Pieces, at: usize, before: &[Placed]) -> Option<(Part, usize)> {
    pieces
        .word(at)
        .and_then(|word| of_words(pieces, at, word))
        .or_else(|| of_marks(pieces, at))
        .or_else(|| of_weekend(pieces, at, before))
        .or_else(|| of_particle(pieces, at, before))
        .or_else(|| of_time(pieces, at, before))
}

fn of_words(pieces: &Pieces, at: usize, word: &str) -> Option<(Part, usize)> {
    let each = matches!(word, "setiap" | "tiap" | "saben");
    match (word, pieces.word(at + 1)) {
        ("tanggal" | "tgl", Some("merah" | "abang")) | ("libur", Some("nasional")) => {
            Some((Part::Others, 2))
        }
        // Which days are working days is not said.
        ("hari" | "dina" | "dinten", Some("kerja")) => Some((Part::Others, 2)),
        (_, Some("hari" | "hr" | "dina" | "dinten"))
            if each && pieces.word(at + 2) == Some("kerja") =>
        {
            Some((Part::Others, 3))
        }
        (_, Some("hari" | "hr" | "dina" | "dinten"))
            if each && !pieces.word(at + 2).is_some_and(is_day) =>
        {
            Some((Part::EveryDay, 2))
        }
        ("hari", Some("libur")) if pieces.word(at + 2) == Some("nasional") => {
            Some((Part::Filler, 1))
        }
        // "Hari: Senin-Sabtu"
        ("hari", _) if pieces.mark(at + 1) == Some(':') => Some((Part::Filler, 2)),
        ("setiap" | "tiap" | "saben" | "hari" | "dina" | "dinten", Some(day)) if is_day(day) => {
            (!point::is_dated(pieces, at + 1)).then_some((Part::Filler, 1))
        }
        (_, Some(part)) if each && is_day_part(part) => {
            is_clock_word(pieces, at + 2).then_some((Part::Filler, 1))
        }
        _ if is_day_part(word) => is_clock_word(pieces, at + 1).then_some((Part::Daytime, 1)),
        _ if is_day(word) && !point::is_counted(pieces, at) && !is_person(pieces, at) => {
            // "Minggu Legi" is one day.
            let end = point::weekday(pieces, at).unwrap_or(at + 1);
            (!point::is_dated(pieces, at)).then_some((Part::Day, end - at))
        }
        ("sak" | "se" | "sa", Some("rampunge" | "rampungipun" | "bare" | "entek" | "entekke")) => {
            Some((Part::SoldOut, 2))
        }
        _ => of_word(word).map(|part| (part, 1)),
    }
}

/// "weekend", after other hours.
fn of_weekend(pieces: &Pieces, at: usize, before: &[Placed]) -> Option<(Part, usize)> {
    let after_hours = before.iter().any(|placed| placed.part == Part::Time);
    let named = matches!(pieces.name(at + 1), Some(Name::This | Name::Next));
    let weekend = pieces.name(at) == Some(Name::Weekend) && !named;
    (weekend && after_hours && pieces.gap(at) < Gap::Stop).then_some((Part::Others, 1))
}

/// "17.00-23.00 ya, Senin libur"
fn of_particle(pieces: &Pieces, at: usize, before: &[Placed]) -> Option<(Part, usize)> {
    let after_hours = before.last().is_some_and(|placed| placed.part == Part::Time);
    let particle = matches!(pieces.word(at), Some("ya" | "yo" | "nggih" | "njih"));
    (particle && after_hours && pieces.mark(at + 1) == Some(',')).then_some((Part::Filler, 1))
}

fn of_marks(pieces: &Pieces, at: usize) -> Option<(Part, usize)> {
    match pieces.mark(at) {
        Some('-') => Some((Part::To, 1)),
        Some(',') => Some((Part::Comma, 1)),
        Some('&' | '+') => Some((Part::And, 1)),
        Some(':') => Some((Part::Filler, 1)),
        _ => {
            let always = pieces.plain_number(at) == Some(24) && pieces.word(at + 1) == Some("jam");
            always.then_some((Part::Nonstop, 2))
        }
    }
}

/// A time of day; a bare number only where what stands around says that it is one.
fn of_time(pieces: &Pieces, at: usize, before: &[Placed]) -> Option<(Part, usize)> {
    let (length, sure) = time(pieces, at)?;
    let end = time(pieces, at + length + 1).filter(|_| is_to(pieces, at + length));
    let led = match before {
        [.., Placed { part: Part::Time, .. }, Placed { part: Part::To, .. }] => true,
        [.., last] => match last.part {
            Part::Opening | Part::Filler => pieces.gap(at) < Gap::Stop,
            Part::Closing => before.len() > 1,
            // "Senin-Jumat 8-16", but not "Sabtu 3-5 orang"
            Part::Day | Part::EveryDay => end.is_some_and(|(length_of_end, _)| {
                let after = at + length + 1 + length_of_end;
                pieces.gap(after) >= Gap::Pause || pieces.mark(after) == Some(',')
            }),
            _ => false,
        },
        [] => false,
    };
    // "8 - 4 sore"
    let leads = || end.is_some_and(|(_, sure)| sure);
    (sure || led || leads()).then_some((Part::Time, length))
}

/// "Mbok Jum", "Pak Wage"
fn is_person(pieces: &Pieces, at: usize) -> bool {
    let short = pieces.word(at).is_some_and(|word| word.len() == 3);
    let of_day = short || matches!(pieces.name(at), Some(Name::Pasaran(_)));
    of_day && pieces.said_before(at, 1, BEFORE_NAMES)
}

fn is_to(pieces: &Pieces, at: usize) -> bool {
    pieces.mark(at) == Some('-') || pieces.name(at) == Some(Name::Until)
}

fn is_day(word: &str) -> bool {
    let day = matches!(names::of(word), Some(Name::Weekday(_) | Name::Pasaran(_) | Name::Minggu));
    day && !matches!(word, "manis" | "mgg")
}

fn of_word(word: &str) -> Option<Part> {
    Some(match word {
        "buka" | "bukak" | "bikak" | "open" | "dibuka" | "operasional" => Part::Opening,
        "tutup" | "libur" | "prei" | "off" | "close" | "closed" | "kecuali" | "kajaba"
        | "kejaba" | "kajawi" => Part::Closing,
        "istirahat" | "leren" | "ngaso" | "lainnya" | "liyane" | "sanese" => Part::Others,
        "selesai" | "rampung" | "sakrampunge" | "sakrampungipun" | "selesainya" | "habis"
        | "entek" | "telas" => Part::SoldOut,
        "jam" | "jm" | "pukul" | "pkl" | "tabuh" | "wib" | "mulai" | "dari" | "wiwit"
        | "saking" | "khusus" => Part::Filler,
        "everyday" => Part::EveryDay,
        _ => match names::of(word)? {
            Name::Until => Part::To,
            Name::And => Part::And,
            _ => return None,
        },
    })
}

/// The length of a time of day, and whether it can be nothing else.
fn time(pieces: &Pieces, at: usize) -> Option<(usize, bool)> {
    let day_part =
        |at: usize| pieces.gap(at) < Gap::Stop && pieces.word(at).is_some_and(is_day_part);
    let with_part = |length: usize| {
        let said = day_part(at + length);
        (length + usize::from(said), said)
    };
    if matches!(pieces.word(at), Some("setengah" | "stengah")) {
        let (length, said) = with_part(1 + small_number(pieces, at + 1)?);
        let led = at > 0 && is_clock_word(pieces, at - 1);
        return (said || led).then_some((length, true));
    }
    if let Some(number) = pieces.number(at) {
        if let Some((hour, minute)) = number.split_once('.') {
            let fits =
                hour.len() <= 2 && minute.len() == 2 && within(hour, 24) && within(minute, 59);
            // "11.12 s/d 12.12" are days.
            let day = at > 0 && !is_clock_word(pieces, at - 1) && !minute.ends_with(['0', '5']);
            let money = at > 0 && matches!(pieces.word(at - 1), Some("rp" | "harga"));
            let measured = pieces.gap(at + 1) < Gap::Pause
                && pieces
                    .word(at + 1)
                    .is_some_and(|word| numerals::parts(word).is_some() || MEASURES.has(word));
            return (fits && !day && !money && !measured).then(|| (with_part(1).0, true));
        }
        if pieces.mark(at + 1) == Some(':') && pieces.gap(at + 2) == Gap::Glued {
            let fits = within(number, 24)
                && pieces.number(at + 2).is_some_and(|m| m.len() == 2 && within(m, 59));
            return fits.then(|| (with_part(3).0, true));
        }
    }
    let led = at > 0 && is_clock_word(pieces, at - 1);
    let used = small_number(pieces, at)?;
    // "mulai 5 Desember"
    if matches!(pieces.name(at + used), Some(Name::Month(_))) {
        return None;
    }
    let (length, said) = with_part(used);
    let figure = pieces.number(at).is_some_and(|number| number.len() <= 2 && within(number, 24));
    // "mulai 15rb"
    let unit = pieces.gap(at + used) == Gap::Glued && pieces.word(at + used).is_some();
    if unit && !said {
        return None;
    }
    // Number words are hours only where that was said.
    (figure || led || said).then_some((length, led || said))
}

pub fn is_day_part(word: &str) -> bool {
    matches!(names::of(word), Some(Name::DayPart | Name::Evening))
}

pub fn is_clock_word(pieces: &Pieces, at: usize) -> bool {
    matches!(pieces.word(at), Some("jam" | "jm" | "pukul" | "pkl" | "tabuh"))
}

fn small_number(pieces: &Pieces, at: usize) -> Option<usize> {
    let end = (at + 3).min(pieces.len());
    let tokens: Vec<Token> = (at < end).then(|| pieces.tokens(at..end).cloned().collect())?;
    numerals::small_number(&tokens).map(|(_, used)| used)
}

fn within(digits: &str, most: u32) -> bool {
    digits.parse::<u32>().is_ok_and(|value| value <= most)
}
