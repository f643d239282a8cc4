//! Amounts of money in digits and words.
//!
//! A separator before exactly three digits marks thousands; before one or two digits it is a decimal
//! sign only when a word such as "ribu" follows. What breaks these rules is asked about.

use super::Unit;
use crate::domain::{
    lexer::{Kind, Number, Token},
    numerals::{self, Part},
};

/// An amount as read, not yet placed in a price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// In rupiah, most likely first; empty when nothing sensible can be made of it.
    pub readings: Vec<u64>,
    /// The first reading is sure.
    pub clear: bool,
    /// The number itself when it is below 1000 and no scale was said.
    pub bare: Option<u64>,
    /// The last scale said, 1000 for "15rb".
    pub scale: Option<u64>,
    /// How many tokens it takes.
    pub used: usize,
}

/// What stands before a scale: a count of thousandths, so that "1,5 juta" stays exact.
struct Coefficient {
    thousandths: u64,
    used: usize,
    /// A well-formed number of the usual size.
    usual: bool,
}

/// The amount at the start of the tokens, whose kind of money was said (`Rp`, "rupiah") or not.
pub fn read(tokens: &[Token], money_said: bool) -> Option<Amount> {
    scaled(tokens).or_else(|| unscaled(tokens, money_said))
}

/// Whether the next token is a word such as "ribu" or "jt", and its size.
pub fn scale(token: Option<&Token>) -> Option<u64> {
    let parts = numerals::parts(token?.word()?)?;
    match parts[..] {
        [Part::Scale(scale)] => Some(scale),
        _ => None,
    }
}

/// "1,5 juta", "1 juta 500 ribu", "sewu limang atus", "sejuta setengah", "1jt500".
fn scaled(tokens: &[Token]) -> Option<Amount> {
    if let Some(amount) = slang(tokens.first()?) {
        return Some(amount);
    }
    let mut amount = Amount { readings: Vec::new(), clear: true, bare: None, scale: None, used: 0 };
    let mut total: u64 = 0;
    while let Some(term) = term(&tokens[amount.used..]) {
        if amount.scale.is_some_and(|before| before <= term.scale) {
            break;
        }
        let value = term.thousandths.checked_mul(term.scale)?;
        amount.clear &= term.usual && value.is_multiple_of(1000);
        total = total.checked_add(value / 1000)?;
        amount.scale = Some(term.scale);
        amount.used += term.used;
    }
    let scale = amount.scale?;
    amount.readings.push(total);
    remainder(&tokens[amount.used..], total, scale, &mut amount);
    Some(amount)
}

struct Term {
    thousandths: u64,
    scale: u64,
    used: usize,
    usual: bool,
}

/// A coefficient with its scale, or a scale that counts itself.
fn term(tokens: &[Token]) -> Option<Term> {
    let (said, ends) = numerals::spoken(tokens);
    if let (Some(Part::OneScale(scale)), Some(1)) = (said.first(), ends.first()) {
        return Some(Term { thousandths: 1000, scale: *scale, used: 1, usual: true });
    }
    // One word may hold both, as in "limangewu".
    if let Some((count, parts)) = numerals::below_thousand(&said)
        && let Some(Part::Scale(scale)) = said.get(parts)
        && let Some(at) = ends.iter().position(|end| *end == parts + 1)
    {
        return Some(Term { thousandths: count * 1000, scale: *scale, used: at + 1, usual: true });
    }
    let coefficient = coefficient(tokens)?;
    let scale = scale(tokens.get(coefficient.used))?;
    Some(Term {
        thousandths: coefficient.thousandths,
        scale,
        used: coefficient.used + 1,
        usual: coefficient.usual,
    })
}

/// "1,5", "setengah", "dua setengah".
fn coefficient(tokens: &[Token]) -> Option<Coefficient> {
    let is_half = |at: usize| {
        tokens
            .get(at)
            .and_then(Token::word)
            .and_then(numerals::parts)
            .is_some_and(|p| p == [Part::Half])
    };
    if is_half(0) {
        return Some(Coefficient { thousandths: 500, used: 1, usual: true });
    }
    let mut coefficient = match tokens.first()?.number() {
        Some(number) => decimal(number)?,
        None => {
            let (value, used) = numerals::small_number(tokens)?;
            Coefficient { thousandths: value * 1000, used, usual: true }
        }
    };
    if is_half(coefficient.used) {
        coefficient.thousandths = coefficient.thousandths.checked_add(500)?;
        coefficient.used += 1;
    }
    Some(coefficient)
}

/// A number before a scale. "1.500rb" and "15000rb" are unusual: the scale may be said twice.
fn decimal(number: &Number) -> Option<Coefficient> {
    let digits = number.0.replace('o', "0");
    let digits = Number(digits);
    let (groups, separators) = digits.groups();
    let (thousandths, usual) = match (&groups[..], &separators[..]) {
        ([whole], []) => (
            whole.parse::<u64>().ok()?.checked_mul(1000)?,
            whole.len() <= 3 && !whole.starts_with('0'),
        ),
        ([whole, part], [_]) if part.len() <= 2 => {
            let scale = if part.len() == 1 { 100 } else { 10 };
            let whole = whole.parse::<u64>().ok()?;
            let thousandths =
                whole.checked_mul(1000)?.checked_add(part.parse::<u64>().ok()? * scale)?;
            (thousandths, whole < 1000)
        }
        _ => (grouped(&digits)?.checked_mul(1000)?, false),
    };
    Some(Coefficient { thousandths, used: 1, usual: usual && !number.has_letters() })
}

/// What may follow a scale: a half of it, hundreds in words, or digits that shorten it.
fn remainder(tokens: &[Token], total: u64, scale: u64, amount: &mut Amount) {
    let Some(next) = tokens.first() else { return };
    let (said, ends) = numerals::spoken(tokens);
    let unit = |at: usize| tokens.get(at).and_then(Token::word).and_then(Unit::named).is_some();
    if said.first() == Some(&Part::Half) && ends.first() == Some(&1) {
        // "28 ribu setengah kilo"
        if unit(1) {
            return;
        }
        amount.readings = vec![total.saturating_add(scale / 2)];
        // Nobody sure of a sum says "seratus dua juta setengah" of it.
        amount.clear &= total / scale < 100;
        amount.used += 1;
    } else if let Some((value, used)) = numerals::below_thousand(&said)
        && let Some(at) = ends.iter().position(|end| *end == used)
        && value >= 100
    {
        amount.readings = vec![total.saturating_add(value)];
        amount.used += at + 1;
    } else if let Some(number) = next.number()
        && (next.glued || number.0.len() == 3)
        && let (Some(value), true) = (number.plain(), number.0.len() <= 3)
        && tokens.get(1).and_then(Token::word).is_none_or(|word| Unit::named(word).is_none())
    {
        // "1jt500" is 1.500.000 to most and 1.000.500 to some.
        let power = 10_u64.pow(u32::try_from(number.0.len()).unwrap_or(3));
        amount.readings = vec![
            total.saturating_add(value.saturating_mul(scale) / power),
            total.saturating_add(value),
        ];
        amount.clear = false;
        amount.used += 1;
    }
}

/// Plain or grouped digits, or words below a thousand, without a scale.
fn unscaled(tokens: &[Token], money_said: bool) -> Option<Amount> {
    let first = tokens.first()?;
    let unclear =
        |readings: Vec<u64>, used| Amount { readings, clear: false, bare: None, scale: None, used };
    let Some(number) = first.number() else {
        let (value, used) = numerals::small_number(tokens)?;
        return Some(small(value, used, money_said));
    };
    if number.has_letters() {
        let meant = Number(number.0.replace('o', "0"));
        return Some(unclear(grouped(&meant).into_iter().collect(), 1));
    }
    let (groups, _) = number.groups();
    if let ([digits], Some(value)) = (&groups[..], number.plain()) {
        if let Some(joined) = spaced_thousands(digits, &tokens[1..]) {
            return Some(unclear(vec![joined.0], joined.1 + 1));
        }
        if digits.len() <= 3 {
            return Some(small(value, 1, money_said));
        }
        // Long digits without a separator may be anything.
        let clear = !digits.starts_with('0') && digits.len() <= 9;
        return Some(Amount { clear, ..unclear(vec![value], 1) });
    }
    if let Some(value) = grouped(number) {
        return Some(Amount { clear: true, ..unclear(vec![value], 1) });
    }
    Some(unclear(decimal_without_scale(number), 1))
}

/// A number below 1000 is money only when that was said, and then only from 100 on.
fn small(value: u64, used: usize, money_said: bool) -> Amount {
    let thousands = value * 1000;
    let (readings, clear) = match value {
        0 => (Vec::new(), false),
        100.. if money_said => (vec![value], true),
        100.. => (vec![thousands, value], false),
        _ => (vec![thousands], false),
    };
    Amount { readings, clear, bare: Some(value), scale: None, used }
}

/// `1.250.000` and `15.000,00`; the sen must be nought.
fn grouped(number: &Number) -> Option<u64> {
    let (mut groups, mut separators) = number.groups();
    if let ([.., a, b], Some(&last)) = (&separators[..], groups.last())
        && a != b
        && (last == "00" || last == "0")
    {
        groups.pop();
        separators.pop();
    }
    let (first, rest) = groups.split_first()?;
    let same = separators.windows(2).all(|pair| pair[0] == pair[1]);
    let well_formed = same
        && rest.iter().all(|group| group.len() == 3)
        && (rest.is_empty() || (first.len() <= 3 && !first.starts_with('0')));
    well_formed.then(|| groups.concat().parse().ok()).flatten()
}

/// "15.00" and "1.5" without a scale: thousands are likely, then millions for small ones.
fn decimal_without_scale(number: &Number) -> Vec<u64> {
    let (groups, separators) = number.groups();
    match (&groups[..], &separators[..]) {
        ([_, part], [_]) if part.len() <= 2 => {
            let Some(Coefficient { thousandths, .. }) = decimal(number) else { return Vec::new() };
            let millions = (thousandths < 10_000).then(|| thousandths * 1000);
            [Some(thousandths), millions].into_iter().flatten().filter(|v| *v >= 100).collect()
        }
        // The sen of "1.500,50" aren't used.
        ([.., part], [.., a, b]) if part.len() <= 2 && a != b => {
            let whole = number.0.rsplit_once([',', '.']).map(|(whole, _)| Number(whole.into()));
            whole.as_ref().and_then(grouped).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// "1 250 000": the value and how many further tokens it takes.
fn spaced_thousands(digits: &str, rest: &[Token]) -> Option<(u64, usize)> {
    let following: Vec<&str> = rest
        .iter()
        .map_while(|token| match &token.kind {
            Kind::Number(number) if !token.glued && number.0.len() == 3 => Some(&*number.0),
            _ => None,
        })
        .take(3)
        .collect();
    let joined = format!("{digits}{}", following.concat());
    let fits = !following.is_empty() && digits.len() <= 3 && !digits.starts_with('0');
    (fits && scale(rest.get(following.len())).is_none())
        .then(|| Some((joined.parse().ok()?, following.len())))
        .flatten()
}

/// Hokkien amounts of the street.
fn slang(token: &Token) -> Option<Amount> {
    let value = match token.word()? {
        "gopek" => 500,
        "seceng" | "ceceng" => 1_000,
        "goceng" => 5_000,
        "ceban" => 10_000,
        "noban" => 20_000,
        "goban" => 50_000,
        "cepekceng" => 100_000,
        _ => return None,
    };
    Some(Amount { readings: vec![value], clear: true, bare: None, scale: None, used: 1 })
}
