//! Numbers of things: "3 biji", "setengah kilo".

use super::Unit;
use crate::domain::{lexer::Token, numerals};

/// A number of things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub n: u32,
    pub unit: Option<Unit>,
}

fn is_number(token: &Token, digits: &str) -> bool {
    token.number().is_some_and(|number| number.0 == digits)
}

/// A count in thousandths: "3", "setengah", "1/2", "1/4", "1,5", "telung".
pub fn thousandths(tokens: &[Token]) -> Option<(u64, usize)> {
    let first = tokens.first()?;
    if matches!(first.word(), Some("setengah" | "stengah")) {
        return Some((500, 1));
    }
    if let [one, slash, part, ..] = tokens
        && is_number(one, "1")
        && slash.mark() == Some('/')
    {
        return match part.number()?.0.as_str() {
            "2" => Some((500, 3)),
            "4" => Some((250, 3)),
            _ => None,
        };
    }
    if let Some((whole, tenths)) = first.number().and_then(|n| n.0.split_once([',', '.'])) {
        if whole.len() > 3 || tenths.len() != 1 {
            return None;
        }
        return Some((whole.parse::<u64>().ok()? * 1000 + tenths.parse::<u64>().ok()? * 100, 1));
    }
    let (value, used) = numerals::small_number(tokens)?;
    Some((value * 1000, used))
}

/// The unit at a place, and how many tokens it takes: "m2" takes two.
pub fn unit_at(tokens: &[Token], at: usize) -> Option<(Unit, usize)> {
    let word = tokens.get(at)?.word()?;
    let squared = tokens.get(at + 1).is_some_and(|next| next.glued && is_number(next, "2"));
    if word == "m" && squared {
        return Some((Unit::named("m2")?, 2));
    }
    Some((Unit::named(word)?, 1))
}

/// A count of thousandths as a whole number of units; half kilos are counted in grams.
pub fn weighed(milli: u64, unit: Unit) -> Option<Count> {
    let (n, unit) = if milli.is_multiple_of(1000) {
        (milli / 1000, unit)
    } else if unit == Unit::KG {
        (milli, Unit::GRAM)
    } else {
        return None;
    };
    let n = u32::try_from(n).ok().filter(|n| (1..=100_000).contains(n))?;
    Some(Count { n, unit: Some(unit) })
}
