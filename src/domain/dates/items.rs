//! A text's tokens as the parts of a date.

use super::names::{self, Name};
use crate::domain::{
    lexer::{Kind, Token},
    numerals,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A day's number, a count or a year.
    Number(u32),
    /// Written with figures only. The year is as typed; `clock` says it could be a time of day.
    Date {
        day: u32,
        month: u32,
        year: Option<u32>,
        clock: bool,
    },
    Name(Name),
    Dash,
    Comma,
}

/// The items of a text, and whether something in it was not understood.
pub fn items(tokens: &[Token]) -> (Vec<Item>, bool) {
    let (mut items, mut unknown, mut at) = (Vec::new(), false, 0);
    while let Some(token) = tokens.get(at) {
        let rest = &tokens[at..];
        let after_tgl = items.last() == Some(&Item::Name(Name::DayOfMonth));
        if let Some(used) = clock(rest) {
            unknown = true;
            at += used;
        } else if let Some((date, used)) = figures(rest, after_tgl) {
            items.push(date);
            at += used;
        } else if let Some((value, used)) = day_number(rest) {
            items.push(Item::Number(value));
            at += used;
        } else {
            match &token.kind {
                Kind::Word(word) => match names::of(word) {
                    Some(Name::Filler) => {}
                    Some(name) => items.push(Item::Name(name)),
                    None => unknown = true,
                },
                Kind::Mark('-' | '~') => items.push(Item::Dash),
                Kind::Mark(',' | '&' | '+') => items.push(Item::Comma),
                Kind::Mark('.' | ':') => {}
                Kind::Mark('/') => items.push(Item::Comma),
                Kind::Number(number) => match number.groups() {
                    // "1,3 dan 5" without a space.
                    (groups, marks) if marks.iter().all(|mark| *mark == ',') => {
                        for (place, group) in groups.iter().enumerate() {
                            if place > 0 {
                                items.push(Item::Comma);
                            }
                            match group.parse::<u32>().ok().filter(|_| group.len() <= 2) {
                                Some(value) => items.push(Item::Number(value)),
                                None => unknown = true,
                            }
                        }
                    }
                    _ => unknown = true,
                },
                Kind::Mark(_) => unknown = true,
            }
            at += 1;
        }
    }
    (joined(items), unknown)
}

/// "jam 8 pagi", which no day needs.
fn clock(tokens: &[Token]) -> Option<usize> {
    let said = matches!(tokens.first()?.word(), Some("jam" | "pukul" | "jm"));
    let (_, used) = tokens.get(1..).and_then(day_number).filter(|_| said)?;
    let part = tokens.get(used + 1).and_then(Token::word).and_then(names::of);
    let has_part = matches!(part, Some(Name::DayPart | Name::Evening));
    Some(used + 1 + usize::from(has_part))
}

/// A year, a day's number or a count, in figures or words.
fn day_number(tokens: &[Token]) -> Option<(u32, usize)> {
    if let Some(number) = tokens.first()?.number() {
        let value = u32::try_from(number.plain()?).ok()?;
        return (number.0.len() <= 4).then_some((value, 1));
    }
    let (value, used) = numerals::small_number(tokens)?;
    Some((u32::try_from(value).ok()?, used))
}

/// `24/11`, `24-11-2026`, `24.11`, `2026-11-24`.
fn figures(tokens: &[Token], after_tgl: bool) -> Option<(Item, usize)> {
    let number = tokens.first()?.number()?;
    let (groups, marks) = number.groups();
    if !marks.is_empty() {
        let dotted = marks.iter().all(|mark| *mark == '.');
        let parts: Vec<u32> = groups.iter().map(|group| small(group)).collect::<Option<_>>()?;
        return match parts[..] {
            [day, month] if dotted && groups[1].len() <= 2 => {
                let clock = day < 24 && month < 60 && day != month;
                Some((Item::Date { day, month, year: None, clock }, 1))
            }
            [day, month, year] if dotted => {
                Some((Item::Date { day, month, year: Some(year), clock: false }, 1))
            }
            _ => None,
        };
    }
    let mark =
        tokens.get(1).filter(|t| t.glued)?.mark().filter(|mark| matches!(mark, '/' | '-'))?;
    let part = |at: usize| {
        let token = tokens.get(at).filter(|token| token.glued)?;
        small(&token.number()?.0)
    };
    let (first, second) = (small(&number.0)?, part(2)?);
    let third = tokens.get(3).filter(|t| t.glued && t.mark() == Some(mark)).and_then(|_| part(4));
    if let Some(third) = third {
        let (day, year) = if number.0.len() == 4 { (third, first) } else { (first, third) };
        return Some((Item::Date { day, month: second, year: Some(year), clock: false }, 5));
    }
    // "1-7 Des" and "1-7/12" are ranges.
    let goes_on = tokens.get(3).is_some_and(|next| {
        next.mark() == Some('/')
            || next.word().and_then(names::of).is_some_and(|n| matches!(n, Name::Month(_)))
    });
    let counted = tokens
        .get(3)
        .and_then(Token::word)
        .and_then(names::of)
        .is_some_and(|n| matches!(n, Name::UnitDay | Name::Minggu | Name::UnitMonth));
    if (mark == '-' && (goes_on || after_tgl || second > 12)) || counted {
        return None;
    }
    // "1-7" could be the first to the seventh.
    let clock = mark == '-' && first < second;
    Some((Item::Date { day: first, month: second, year: None, clock }, 3))
}

fn small(digits: &str) -> Option<u32> {
    (digits.len() <= 4).then(|| digits.parse().ok()).flatten()
}

/// Two words for one thing: "hari ini", "dinten punika", "tahun baru", "akhir pekan".
fn joined(items: Vec<Item>) -> Vec<Item> {
    let mut joined: Vec<Item> = Vec::with_capacity(items.len());
    for item in items {
        let one = match (joined.last(), item) {
            (Some(Item::Name(Name::UnitDay)), Item::Name(Name::This)) => Some(Name::Today),
            (Some(Item::Name(Name::UnitYear)), Item::Name(Name::New)) => Some(Name::NewYear),
            (Some(Item::Name(Name::End)), Item::Name(Name::UnitWeek)) => Some(Name::Weekend),
            (Some(Item::Name(Name::Tomorrow)), Item::Name(Name::Emben)) => {
                Some(Name::DayAfterTomorrow)
            }
            (Some(Item::Name(Name::SoldOut)), Item::Name(Name::SoldOut)) => Some(Name::SoldOut),
            _ => None,
        };
        if let Some(name) = one {
            joined.pop();
            joined.push(Item::Name(name));
        } else {
            joined.push(item);
        }
    }
    joined
}
