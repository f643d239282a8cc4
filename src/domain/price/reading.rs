//! Walks over a text's tokens and notes what is said of the price; [`super::verdict`] judges it.

use super::{
    Unit,
    amount::{self, Amount},
    count::{Count, thousandths, unit_at, weighed},
    words::{self, Key},
};
use crate::domain::{
    lexer::{Kind, Token},
    numerals,
};

/// What was said of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Plain,
    Was,
    Now,
    Out,
    From,
    UpTo,
    About,
    Off,
    /// "min 50rb": the least price or the least purchase.
    Least,
}

/// Everything a text says of a price.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    pub amounts: Vec<(Role, Amount)>,
    pub percents: Vec<(Role, u64)>,
    pub per: Vec<Count>,
    pub least: Vec<u32>,
    pub buy: Option<u32>,
    /// What comes free, and whether that was said plainly.
    pub get: Option<(u32, bool)>,
    pub discount: bool,
    pub negotiable: bool,
    pub free: bool,
    pub donation: bool,
    /// Something was said of a price at all.
    pub of_price: bool,
    /// A reading was chosen that others may not share.
    pub doubt: bool,
    /// Words we don't know.
    pub unknown: bool,
    /// Another currency, a telephone number or a date.
    pub impossible: bool,
}

/// Reads all tokens of a text.
pub fn read(tokens: &[Token]) -> Said {
    let mut reader = Reader { tokens, at: 0, pending: None, said: Said::default() };
    while reader.at < tokens.len() {
        reader.step();
    }
    reader.finish()
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    /// The last word that says something of what follows.
    pending: Option<Key>,
    said: Said,
}

impl Reader<'_> {
    /// Takes at least one token.
    fn step(&mut self) {
        let rest = &self.tokens[self.at..];
        let taken = self
            .percent(rest)
            .or_else(|| self.date_or_phone(rest))
            .or_else(|| self.count(rest))
            .or_else(|| self.bare_count(rest))
            .or_else(|| self.amount(rest))
            .or_else(|| self.unit(rest))
            .or_else(|| self.keyword(rest))
            .or_else(|| self.dash(rest));
        self.at += taken.unwrap_or_else(|| {
            self.said.unknown = true;
            1
        });
    }

    fn finish(mut self) -> Said {
        self.said.doubt |=
            matches!(self.pending, Some(Key::UpTo | Key::Buy | Key::Least | Key::Not));
        self.said
    }

    fn percent(&mut self, rest: &[Token]) -> Option<usize> {
        let (value, used) = numerals::small_number(rest)?;
        (key(rest.get(used)?) == Some(Key::Percent)).then_some(())?;
        let role = self.role();
        self.said.percents.push((role, value));
        Some(used + 1)
    }

    /// "24/11", "24-11-2026", "0812…": what belongs to another step.
    fn date_or_phone(&mut self, rest: &[Token]) -> Option<usize> {
        let digits = &rest.first()?.number()?.0;
        let phone = (digits.starts_with('0')
            && digits.len() > 1
            && !digits.starts_with("0,")
            && !digits.starts_with("0."))
            || (digits.starts_with("628") && digits.len() >= 11);
        let part = |at: usize| {
            let next = rest.get(at)?;
            let number = &next.number()?.0;
            (next.glued && number.len() <= 4 && number.bytes().all(|b| b.is_ascii_digit()))
                .then_some(())
        };
        let mark = |at: usize| rest.get(at).and_then(Token::mark);
        let unscaled =
            |at: usize| amount::scale(rest.get(at)).is_none() && unit_at(rest, at).is_none();
        let short = digits.len() <= 2;
        let day_and_month = mark(1) == Some('/') && short && part(2).is_some() && unscaled(3);
        let three =
            mark(1).is_some() && mark(1) == mark(3) && part(2).is_some() && part(4).is_some();
        if phone || day_and_month || (short && three) {
            self.said.impossible = true;
            return Some(1);
        }
        None
    }

    /// "3 biji", "250 gr", "setengah kilo", "1,5 kg".
    fn count(&mut self, rest: &[Token]) -> Option<usize> {
        let (milli, used) = thousandths(rest).or_else(|| self.least_thousands(rest))?;
        // "b1g1" speaks of no grams.
        let get =
            self.pending == Some(Key::Buy) && rest.get(used).and_then(Token::word) == Some("g");
        let (unit, unit_used) = unit_at(rest, used).filter(|_| !get)?;
        let count = weighed(milli, unit)?;
        // "3 kali 10rb" may be three times that.
        let counts = matches!(self.pending, Some(Key::Per | Key::Least));
        self.said.doubt |= unit.code() == "kali" && !counts;
        if self.pending == Some(Key::Least) {
            self.least(count);
        } else if self.pending == Some(Key::Buy) {
            self.said.buy = Some(count.n);
            self.said.per.push(count);
            self.pending = None;
        } else {
            self.pending = self.pending.filter(|key| *key != Key::Per && *key != Key::Receive);
            self.said.per.push(count);
        }
        Some(used + unit_used)
    }

    /// The number of "min 1000 biji", in thousandths.
    fn least_thousands(&self, rest: &[Token]) -> Option<(u64, usize)> {
        let n = rest.first()?.number()?.plain()?;
        (self.pending == Some(Key::Least) && n <= 100_000).then_some((n * 1000, 1))
    }

    fn least(&mut self, count: Count) {
        self.said.least.push(count.n);
        if let Some(unit) = count.unit {
            // "20rb/kg min 3 kg" names the unit twice; "min 3 kg 20rb" may price all three.
            self.said.doubt |= self.said.amounts.is_empty();
            let same = |per: &Count| per.unit == Some(unit) && per.n == 1;
            if !self.said.per.iter().any(same) {
                self.said.per.push(Count { n: 1, unit: Some(unit) });
            }
        }
        self.pending = None;
    }

    /// The number after "beli", "dapat", "min" or "gratis" when no money is meant.
    fn bare_count(&mut self, rest: &[Token]) -> Option<usize> {
        let pending = self.pending?;
        let (value, used) = numerals::small_number(rest)?;
        let n = u32::try_from(value).ok().filter(|n| (1..1000).contains(n))?;
        if amount::scale(rest.get(used)).is_some()
            || key(rest.get(used).unwrap_or(&rest[0])) == Some(Key::Money)
        {
            return None;
        }
        match pending {
            Key::Buy => self.said.buy = Some(n),
            Key::Get | Key::Free => self.said.get = Some((n, true)),
            Key::Receive if self.said.buy.is_some() => self.said.get = Some((n, false)),
            Key::Receive => self.said.per.push(Count { n, unit: None }),
            Key::Per => {
                // "10rb/3" may be anything, "10rb untuk 3" is not.
                let before = self.at.checked_sub(1).and_then(|at| self.tokens[at].word());
                self.said.doubt |= !matches!(before, Some("untuk" | "utk" | "kanggo" | "kangge"));
                self.said.per.push(Count { n, unit: None });
            }
            Key::Least => self.said.least.push(n),
            _ => return None,
        }
        if pending == Key::Free {
            self.said.free = false;
        }
        self.pending = None;
        Some(used)
    }

    fn amount(&mut self, rest: &[Token]) -> Option<usize> {
        let said_before =
            self.at.checked_sub(1).and_then(|before| key(&self.tokens[before])) == Some(Key::Money);
        let mut amount = amount::read(rest, said_before)?;
        if key(rest.get(amount.used).unwrap_or(&rest[0])) == Some(Key::Money) {
            amount = amount::read(rest, true)?;
        }
        let mut used = amount.used;
        let mut role = self.role();
        let last = rest[used - 1].word().unwrap_or_default();
        let after = |at: usize| rest.get(at).and_then(Token::word);
        let dashed = rest.get(used).and_then(Token::mark) == Some('-');
        if matches!(last, "ribuan" | "rban" | "jutaan" | "ewon") {
            role = about(role);
        } else if matches!(after(used), Some("an" | "nan")) {
            (role, used) = (about(role), used + 1);
        } else if dashed && matches!(after(used + 1), Some("an" | "nan")) {
            (role, used) = (about(role), used + 2);
        }
        self.said.of_price = true;
        self.said.amounts.push((role, amount));
        Some(used)
    }

    /// "/kg", "sebiji", "perkilo", and a unit that stands alone after an amount.
    fn unit(&mut self, rest: &[Token]) -> Option<usize> {
        let word = rest.first()?.word()?;
        if let Some(unit) =
            Unit::joined(word).filter(|_| word.len() > 3 && words::of_word(word).is_none())
        {
            self.said.per.push(Count { n: 1, unit: Some(unit) });
            return Some(1);
        }
        let (unit, used) = unit_at(rest, 0)?;
        if self.pending == Some(Key::Per) {
            self.pending = None;
        } else if words::of_word(word).is_some() {
            return None;
        } else {
            // "jam 15rb" says something else than "15rb/jam".
            self.said.doubt = true;
        }
        self.said.per.push(Count { n: 1, unit: Some(unit) });
        Some(used)
    }

    fn keyword(&mut self, rest: &[Token]) -> Option<usize> {
        let token = rest.first()?;
        if token.mark() == Some('@') {
            return Some(1);
        }
        // "15rb isi 10" says how many the amount buys.
        let holds = token.word() == Some("isi") && !self.said.amounts.is_empty();
        if holds && rest.get(1).is_some_and(|next| next.number().is_some()) {
            self.pending = Some(Key::Receive);
            return Some(1);
        }
        let next = rest.get(1).and_then(Token::word);
        let pair = match (token.word(), next) {
            (Some("kurang" | "kirang"), Some("lebih" | "luwih" | "langkung")) => Some(Key::About),
            (Some("kurang"), Some("dari")) => Some(Key::UpTo),
            (Some("paling"), Some("sedikit" | "sekedik" | "sekedhik" | "sitik" | "sithik")) => {
                Some(Key::Least)
            }
            _ => None,
        };
        if pair.is_some() {
            self.pending = pair;
            return Some(2);
        }
        let key = key(token)?;
        self.said.of_price |= !matches!(key, Key::Filler | Key::Price | Key::Not | Key::Per);
        match key {
            Key::Filler | Key::Money | Key::Percent => {}
            Key::Foreign => self.said.impossible = true,
            Key::Negotiable => {
                self.said.negotiable = self.pending != Some(Key::Not);
                self.pending = None;
            }
            Key::Donation => self.said.donation = true,
            Key::Discount => {
                // "harga diskon 40rb" is a price after the discount.
                let is_price = self.pending == Some(Key::Price);
                self.said.doubt |= is_price;
                self.said.discount |= !is_price;
                self.pending = Some(if is_price { Key::Now } else { Key::Discount });
            }
            Key::Free => {
                self.said.free = true;
                self.pending = Some(Key::Free);
            }
            Key::Now if token.mark().is_some() => {
                self.said.doubt = true;
                self.pending = Some(Key::Now);
            }
            Key::Price if self.pending.is_some() => {}
            Key::Out if self.pending == Some(Key::From) => {}
            Key::UpTo if self.pending == Some(Key::From) && self.said.amounts.is_empty() => {}
            other => self.pending = Some(other),
        }
        Some(1)
    }

    /// A dash between amounts is a range, after one it is the ",-" of prices.
    fn dash(&mut self, rest: &[Token]) -> Option<usize> {
        (rest.first()?.mark()? == '-').then_some(())?;
        let before = self.at.checked_sub(1).map(|at| &self.tokens[at]);
        if rest.get(1).and_then(Token::mark) == Some('>') {
            return Some(1);
        }
        let after_comma = before.and_then(Token::mark).is_some_and(|m| m == ',' || m == '.');
        let next = rest.get(1).filter(|next| next.number().is_some() || next.word().is_some());
        if self.said.amounts.is_empty() {
            self.said.doubt = true;
        } else if !after_comma && next.is_some() && !self.said.amounts.is_empty() {
            let range = next.is_some_and(|next| {
                next.number().is_some()
                    || key(next) == Some(Key::Money)
                    || amount::read(&rest[1..], false).is_some()
            });
            if range {
                self.pending = Some(Key::UpTo);
            }
        }
        Some(1)
    }

    fn role(&mut self) -> Role {
        match self.pending.take() {
            Some(Key::Was) => Role::Was,
            Some(Key::Now) => Role::Now,
            Some(Key::Out) => Role::Out,
            Some(Key::From) => Role::From,
            Some(Key::UpTo) => Role::UpTo,
            Some(Key::About) => Role::About,
            Some(Key::Discount) => Role::Off,
            Some(Key::Least) => Role::Least,
            Some(Key::Receive | Key::Get | Key::Not | Key::Free | Key::Per) => {
                self.said.doubt = true;
                Role::Plain
            }
            Some(Key::Buy) => {
                self.said.doubt = true;
                Role::Plain
            }
            _ => Role::Plain,
        }
    }
}

fn about(role: Role) -> Role {
    if role == Role::Plain { Role::About } else { role }
}

fn key(token: &Token) -> Option<Key> {
    match &token.kind {
        Kind::Word(word) => words::of_word(word),
        Kind::Mark(mark) => words::of_mark(*mark),
        Kind::Number(_) => None,
    }
}
