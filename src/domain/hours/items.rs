//! A text's tokens as the parts of opening hours.

use chrono::Weekday;

use crate::domain::{
    calendar::Pasaran,
    dates::names::{self, Name},
    lexer::{Kind, Token},
    numerals,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Time(Time),
    Weekday(Weekday),
    Pasaran(Pasaran),
    EveryDay,
    Nonstop,
    /// "tutup", "libur".
    Closed,
    Except,
    Break,
    /// "lainnya": all days not named elsewhere.
    Others,
    /// "tanggal merah".
    Holidays,
    SoldOut,
    To,
    And,
    Comma,
    /// "kalau": depends on something.
    Depends,
    Impossible,
    Unknown,
}

/// A time of day as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// From midnight, 24-hour or as said.
    pub minutes: u16,
    /// A part of the day or minutes were said, or the hour is past noon.
    pub sure: bool,
    /// A part of the day was said.
    pub part: bool,
}

#[derive(Clone, Copy)]
enum Part {
    Morning,
    Noon,
    Afternoon,
    Night,
}

/// The items of a text.
pub fn items(tokens: &[Token]) -> Vec<Item> {
    let (mut items, mut at) = (Vec::new(), 0);
    while let Some(token) = tokens.get(at) {
        let rest = &tokens[at..];
        if let Some((item, used)) = nonstop(rest).or_else(|| time(rest)) {
            items.push(item);
            at += used;
            continue;
        }
        let next = rest.get(1).and_then(Token::word);
        let (item, used) = match &token.kind {
            Kind::Word(word) => match (&**word, next) {
                ("tanggal" | "tgl", Some("merah" | "abang")) | ("libur", Some("nasional")) => {
                    (Some(Item::Holidays), 2)
                }
                ("setiap" | "tiap" | "saben", Some("hari" | "hr" | "dina" | "dinten")) => {
                    (Some(Item::EveryDay), 2)
                }
                _ => (of_word(word), 1),
            },
            Kind::Mark('-' | '~') => (Some(Item::To), 1),
            Kind::Mark(',' | ';') => (Some(Item::Comma), 1),
            Kind::Mark('&' | '+') => (Some(Item::And), 1),
            Kind::Mark('.' | ':') => (None, 1),
            Kind::Mark(_) | Kind::Number(_) => (Some(Item::Unknown), 1),
        };
        items.extend(item);
        at += used;
    }
    items
}

/// `None` for words that say nothing here.
fn of_word(word: &str) -> Option<Item> {
    Some(match word {
        "buka" | "bukak" | "bikak" | "jam" | "jm" | "pukul" | "wib" | "hari" | "dina"
        | "dinten" | "pasaran" | "dari" | "mulai" | "wiwit" | "saking" | "setiap" | "tiap"
        | "saben" | "ya" => return None,
        "tutup" | "libur" | "prei" | "tutupan" => Item::Closed,
        // As long as an event lasts.
        "selesai" | "rampung" => Item::SoldOut,
        "kecuali" | "kajaba" | "kejaba" | "kajawi" => Item::Except,
        "istirahat" | "leren" | "ngaso" => Item::Break,
        "lainnya" | "lain" | "liyane" | "sanese" | "selainnya" => Item::Others,
        "kalau" | "kalo" | "yen" | "nek" | "menawi" | "tergantung" => Item::Depends,
        "nonstop" => Item::Nonstop,
        _ => match names::of(word)? {
            Name::Weekday(day) => Item::Weekday(day),
            Name::Minggu => Item::Weekday(Weekday::Sun),
            Name::Pasaran(pasaran) => Item::Pasaran(pasaran),
            Name::Until => Item::To,
            Name::And => Item::And,
            Name::SoldOut => Item::SoldOut,
            Name::Today => Item::EveryDay,
            Name::Filler => return None,
            _ => Item::Unknown,
        },
    })
}

/// "24 jam".
fn nonstop(tokens: &[Token]) -> Option<(Item, usize)> {
    let hours = tokens.first()?.number()?.plain()?;
    (hours == 24 && tokens.get(1)?.word()? == "jam").then_some((Item::Nonstop, 2))
}

/// "08.00", "8:30", "8", "setengah wolu", each with "pagi" or another part of the day.
fn time(tokens: &[Token]) -> Option<(Item, usize)> {
    let half = matches!(tokens.first()?.word(), Some("setengah" | "stengah"));
    let (hour, minute, used) = if half {
        let (hour, used) = numerals::small_number(tokens.get(1..)?)?;
        (hour.checked_sub(1)?, Some(30), used + 1)
    } else {
        figures(tokens).or_else(|| {
            let (hour, used) = numerals::small_number(tokens)?;
            Some((hour, None, used))
        })?
    };
    let part = tokens.get(used).and_then(Token::word).and_then(part);
    let used = used + usize::from(part.is_some());
    let time = u16::try_from(hour).ok().and_then(|hour| {
        let minute = minute.unwrap_or(0);
        let said = (hour < 24 && minute < 60) || (hour == 24 && minute == 0);
        let hour = if said { placed(hour, part)? } else { return None };
        let minutes = hour * 60 + minute;
        let sure = part.is_some() || hour > 12 || (minute_said(tokens) && !half);
        (minutes <= 1440).then_some(Time { minutes, sure, part: part.is_some() })
    });
    Some((time.map_or(Item::Impossible, Item::Time), used))
}

fn minute_said(tokens: &[Token]) -> bool {
    figures(tokens).is_some()
}

/// Hour and minute in figures, and how many tokens they take.
fn figures(tokens: &[Token]) -> Option<(u64, Option<u16>, usize)> {
    let number = tokens.first()?.number()?;
    let (groups, marks) = number.groups();
    if let ([hour, minute], ['.']) = (&groups[..], &marks[..])
        && minute.len() == 2
    {
        return Some((hour.parse().ok()?, minute.parse().ok(), 1));
    }
    if tokens.get(1)?.mark() == Some(':') {
        let minute = tokens.get(2).filter(|token| token.glued)?.number()?;
        return Some((number.plain()?, minute.0.parse().ok(), 3));
    }
    None
}

fn part(word: &str) -> Option<Part> {
    Some(match word {
        "pagi" | "pgi" | "esuk" | "isuk" | "enjing" | "subuh" => Part::Morning,
        "siang" | "awan" | "siyang" => Part::Noon,
        "sore" | "petang" | "sonten" => Part::Afternoon,
        "malam" | "malem" | "bengi" | "dalu" | "wengi" => Part::Night,
        _ => return None,
    })
}

/// The hour of 24 that an hour of 12 means in a part of the day; `None` where it can't be.
fn placed(hour: u16, part: Option<Part>) -> Option<u16> {
    match (part, hour) {
        (None, _) | (Some(Part::Morning), 1..=11) | (Some(Part::Noon), 10..=15) => Some(hour),
        (Some(Part::Noon), 1..=3) | (Some(Part::Afternoon), 1..=6) => Some(hour + 12),
        (Some(Part::Afternoon), 14..=18) => Some(hour),
        (Some(Part::Night), 6..=11) => Some(hour + 12),
        (Some(Part::Night), 12) => Some(24),
        (Some(Part::Night), 1..=4 | 18..=24) => Some(hour),
        _ => None,
    }
}
