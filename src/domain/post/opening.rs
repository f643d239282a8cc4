//! Finds the hours in a post: those of a business with their days, those of an event without its day.

use std::ops::Range;

use super::{
    Found, days,
    pieces::{Gap, Pieces},
    settled,
};
use crate::domain::{
    dates::names::{self, Name},
    hours::{self, Hours},
    lexer::Token,
    numerals,
    understood::Understood,
};

/// What a piece, or a few, say of hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
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
    Filler,
}

/// A part and the pieces it takes.
#[derive(Debug, Clone)]
struct Placed {
    part: Part,
    at: Range<usize>,
}

/// Hours after one of these are no opening hours.
const OTHER_HOURS: &[&str] = &[
    "order",
    "pesan",
    "pesen",
    "pemesanan",
    "orderan",
    "wa",
    "chat",
    "admin",
    "cp",
    "hub",
    "hubungi",
    "kontak",
    "telp",
    "kirim",
    "antar",
    "pengiriman",
    "pengantaran",
    "ambil",
    "pengambilan",
    "check",
    "checkin",
    "checkout",
    "cek",
    "in",
    "out",
    "cod",
    "respon",
    "online",
    "balas",
    "dibalas",
];
/// "24 jam" says the hours after one of these.
const ALWAYS: &[&str] =
    &["melayani", "layanan", "siap", "apotek", "toko", "warung", "pelayanan", "service"];

const MEASURES: &[&str] =
    &["kg", "gr", "g", "m", "cm", "km", "liter", "l", "ml", "ons", "ton", "jt", "rb"];

/// The hours of a post.
pub fn read(pieces: &mut Pieces) -> Found<Hours> {
    let mut spans = Vec::new();
    let mut opening: Vec<Understood<Hours>> = Vec::new();
    let mut others: Vec<Understood<Hours>> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let parts = run(pieces, at);
        let Some(last) = parts.last() else {
            at += 1;
            continue;
        };
        at = last.at.end;
        let Some(parts) = speaking(pieces, parts) else { continue };
        let of_business = is_of_business(&parts);
        let parts = if of_business { parts } else { without_day(parts) };
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { continue };
        let span = first.at.start..last.at.end;
        let says_open = parts.iter().any(|placed| placed.part == Part::Opening);
        let of_contact =
            span.start > 0 && pieces.is_taken(span.start - 1) && pieces.gap(span.start) < Gap::Stop;
        if !says_open && (of_contact || pieces.said_before(span.start, 2, OTHER_HOURS)) {
            pieces.take(span);
            continue;
        }
        let understood = hours::understand_tokens(&tokens(pieces, &parts));
        if of_business {
            opening.push(understood)
        } else {
            others.push(understood)
        }
        pieces.take(span.clone());
        spans.push(span);
    }
    let field = settled(if opening.is_empty() { others } else { opening });
    Found { field, spans }
}

/// Everything from a place on that may speak of hours.
fn run(pieces: &Pieces, start: usize) -> Vec<Placed> {
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
    if let Some(word) = pieces.word(at) {
        let next = pieces.word(at + 1);
        match (word, next) {
            ("tanggal" | "tgl", Some("merah" | "abang")) | ("libur", Some("nasional")) => {
                return Some((Part::Others, 2));
            }
            ("setiap" | "tiap" | "saben", Some("hari" | "hr" | "dina" | "dinten"))
                if !pieces.word(at + 2).is_some_and(is_day) =>
            {
                return Some((Part::EveryDay, 2));
            }
            ("setiap" | "tiap" | "saben" | "hari" | "dina" | "dinten", Some(day))
                if is_day(day) =>
            {
                return (!days::is_dated(pieces, at + 1)).then_some((Part::Filler, 1));
            }
            _ => {}
        }
        if is_day(word) {
            let day = !days::is_dated(pieces, at);
            return day.then_some((Part::Day, 1));
        }
        if let Some(part) = of_word(word) {
            return Some((part, 1));
        }
    }
    match pieces.mark(at) {
        Some('-') => return Some((Part::To, 1)),
        Some(',') => return Some((Part::Comma, 1)),
        Some('&' | '+') => return Some((Part::And, 1)),
        Some(':') => return Some((Part::Filler, 1)),
        _ => {}
    }
    if pieces.plain_number(at) == Some(24) && pieces.word(at + 1) == Some("jam") {
        return Some((Part::Nonstop, 2));
    }
    let (length, sure) = time(pieces, at)?;
    let led = match before {
        [.., Placed { part: Part::Time, .. }, Placed { part: Part::To, .. }] => true,
        [.., last] => {
            matches!(last.part, Part::Opening | Part::Filler) && pieces.gap(at) < Gap::Stop
                || (last.part == Part::Closing && before.len() > 1)
        }
        [] => false,
    };
    // "8 - 4 sore"
    let leads = || {
        part(pieces, at + length, &[]).is_some_and(|(part, _)| part == Part::To)
            && time(pieces, at + length + 1).is_some_and(|(_, sure)| sure)
    };
    (sure || led || leads()).then_some((Part::Time, length))
}

fn is_day(word: &str) -> bool {
    let day = matches!(names::of(word), Some(Name::Weekday(_) | Name::Pasaran(_) | Name::Minggu));
    day && !matches!(word, "manis" | "mgg")
}

fn of_word(word: &str) -> Option<Part> {
    Some(match word {
        "buka" | "bukak" | "open" | "dibuka" | "operasional" => Part::Opening,
        "tutup" | "libur" | "prei" | "off" | "close" | "closed" | "kecuali" | "kajaba"
        | "kejaba" | "kajawi" => Part::Closing,
        "istirahat" | "leren" | "ngaso" | "lainnya" | "liyane" | "sanese" => Part::Others,
        "selesai" | "rampung" | "habis" | "entek" | "telas" => Part::SoldOut,
        "jam" | "jm" | "pukul" | "pkl" | "wib" | "mulai" | "dari" | "wiwit" | "saking" => {
            Part::Filler
        }
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
    let day_part = |at: usize| {
        let said = pieces.word(at).and_then(names::of);
        pieces.gap(at) < Gap::Stop && matches!(said, Some(Name::DayPart | Name::Evening))
    };
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
            let money = at > 0 && matches!(pieces.word(at - 1), Some("rp" | "harga"));
            let measured = pieces.gap(at + 1) < Gap::Pause
                && pieces.word(at + 1).is_some_and(|word| {
                    numerals::parts(word).is_some() || MEASURES.contains(&word)
                });
            return (fits && !money && !measured).then(|| (with_part(1).0, true));
        }
        if pieces.mark(at + 1) == Some(':') && pieces.gap(at + 2) == Gap::Glued {
            let fits = within(number, 24)
                && pieces.number(at + 2).is_some_and(|m| m.len() == 2 && within(m, 59));
            return fits.then(|| (with_part(3).0, true));
        }
    }
    let led = at > 0 && is_clock_word(pieces, at - 1);
    let used = small_number(pieces, at)?;
    let (length, said) = with_part(used);
    let figure = pieces.number(at).is_some_and(|number| number.len() <= 2 && within(number, 24));
    // Number words are hours only where that was said.
    (figure || led || said).then_some((length, led || said))
}

fn is_clock_word(pieces: &Pieces, at: usize) -> bool {
    matches!(pieces.word(at), Some("jam" | "jm" | "pukul" | "pkl"))
}

fn small_number(pieces: &Pieces, at: usize) -> Option<usize> {
    let end = (at + 3).min(pieces.len());
    let tokens: Vec<Token> = (at < end).then(|| pieces.tokens(at..end).cloned().collect())?;
    numerals::small_number(&tokens).map(|(_, used)| used)
}

fn within(digits: &str, most: u32) -> bool {
    digits.parse::<u32>().is_ok_and(|value| value <= most)
}

/// The parts of a run that say from when until when; `None` when none do.
fn speaking(pieces: &Pieces, mut parts: Vec<Placed>) -> Option<Vec<Placed>> {
    let kinds: Vec<Part> = parts.iter().map(|placed| placed.part).collect();
    let heavy: Vec<Part> = kinds.iter().copied().filter(|part| *part != Part::Filler).collect();
    let range = heavy.windows(3).any(|three| {
        matches!(three, [Part::Time, Part::To | Part::Closing, Part::Time | Part::SoldOut])
    });
    let nonstop = kinds.iter().position(|part| *part == Part::Nonstop).is_some_and(|at| {
        let start = parts[at].at.start;
        kinds.contains(&Part::Opening)
            || pieces.word(parts[at].at.end) == Some("nonstop")
            || pieces.said_before(start, 2, ALWAYS)
    });
    if !range && !nonstop {
        return None;
    }
    let ends = |part: Part| {
        matches!(part, Part::Time | Part::SoldOut | Part::Closing | Part::Others | Part::Nonstop)
    };
    let mut end = kinds.iter().rposition(|part| ends(*part))? + 1;
    let mut kept = end;
    // Days may stand after the hours they are about, without a mark between them.
    while parts.get(end).is_some_and(|placed| {
        placed.part != Part::Comma && pieces.gap(placed.at.start) < Gap::Pause
    }) {
        end += 1;
        if matches!(kinds[end - 1], Part::Day | Part::EveryDay) {
            kept = end;
        }
    }
    parts.truncate(kept);
    let light = |part: Part| {
        matches!(part, Part::To | Part::And | Part::Comma | Part::SoldOut | Part::Filler)
    };
    let start = parts.iter().position(|placed| !light(placed.part))?;
    // "tiap" and "jam" belong to what they stand before.
    let start =
        (0..start).rev().take_while(|at| kinds[*at] == Part::Filler).last().unwrap_or(start);
    parts.drain(..start);
    Some(parts)
}

fn is_of_business(parts: &[Placed]) -> bool {
    let days = parts.iter().filter(|placed| placed.part == Part::Day).count();
    let says = |part: Part| {
        matches!(
            part,
            Part::Opening | Part::Closing | Part::EveryDay | Part::Nonstop | Part::Others
        )
    };
    days > 1 || parts.iter().any(|placed| says(placed.part))
}

/// The hours of an event: what stands at the sides of its day, if that is at one of them.
fn without_day(mut parts: Vec<Placed>) -> Vec<Placed> {
    if let Some(day) = parts.iter().position(|placed| placed.part == Part::Day) {
        let before = parts[..day].iter().any(|placed| placed.part == Part::Time);
        if before {
            parts.truncate(day);
        } else {
            parts.drain(..=day);
        }
    }
    let beside = |placed: &Placed| matches!(placed.part, Part::Comma | Part::And | Part::To);
    while parts.last().is_some_and(|placed| beside(placed) || placed.part == Part::Filler) {
        parts.pop();
    }
    let start = parts.iter().position(|placed| !beside(placed)).unwrap_or(0);
    parts.drain(..start);
    parts
}

/// The parts in the words of the hours' reader, with a comma where the post has a pause.
fn tokens(pieces: &Pieces, parts: &[Placed]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (place, placed) in parts.iter().enumerate() {
        let joins = |part: Part| matches!(part, Part::Comma | Part::To | Part::And);
        let joined = place == 0 || joins(placed.part) || joins(parts[place - 1].part);
        if !joined && pieces.gap(placed.at.start) >= Gap::Pause {
            tokens.push(Token::of_mark(','));
        }
        match (placed.part, pieces.word(placed.at.start)) {
            (Part::Opening, _) => {}
            (Part::Closing, Some("off" | "close" | "closed")) => {
                tokens.push(Token::of_word("tutup"))
            }
            (Part::SoldOut, _) => tokens.push(Token::of_word("habis")),
            (Part::EveryDay, _) => tokens.extend(["setiap", "hari"].map(Token::of_word)),
            (Part::Filler, _) if pieces.mark(placed.at.start).is_some() => {}
            (Part::Filler, Some("pkl")) => {}
            _ => tokens.extend(pieces.tokens(placed.at.clone()).cloned()),
        }
    }
    tokens
}
