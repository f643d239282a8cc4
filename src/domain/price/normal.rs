//! A price's normal form: what it prints, stores and parses.

use std::{fmt, str::FromStr};

use super::{Percent, Price, Rupiah, Terms, Unit};

/// The text is no price in normal form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a price in normal form: {0:?}")]
pub struct NotAPrice(String);

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Fixed { amount, was, percent, terms } => {
                write!(f, "{amount}")?;
                terms.write(f, was, percent)
            }
            Self::From { amount, terms } => {
                write!(f, "from={amount}")?;
                terms.write(f, None, None)
            }
            Self::Approx { amount, terms } => {
                write!(f, "approx={amount}")?;
                terms.write(f, None, None)
            }
            Self::Between { min, max, terms } => {
                write!(f, "min={min};max={max}")?;
                terms.write(f, None, None)
            }
            Self::Percent(percent) => write!(f, "percent={percent}"),
            Self::PercentMax(percent) => write!(f, "percent_max={percent}"),
            Self::Off(amount) => write!(f, "off={amount}"),
            Self::BuyGet { buy, free } => write!(f, "buy={buy};free={free}"),
            Self::Free => f.write_str("0;free"),
            Self::Donation => f.write_str("0;donation"),
        }
    }
}

impl FromStr for Price {
    type Err = NotAPrice;

    fn from_str(text: &str) -> Result<Self, NotAPrice> {
        Fields::of(text)
            .and_then(|mut fields| {
                let price = fields.price()?;
                fields.0.is_empty().then_some(price)
            })
            .filter(|price| price.to_string() == text)
            .ok_or_else(|| NotAPrice(text.chars().take(100).collect()))
    }
}

impl TryFrom<String> for Price {
    type Error = NotAPrice;

    fn try_from(text: String) -> Result<Self, NotAPrice> {
        text.parse()
    }
}

impl From<Price> for String {
    fn from(price: Price) -> Self {
        price.to_string()
    }
}

impl Terms {
    fn write(
        &self,
        f: &mut fmt::Formatter<'_>,
        was: Option<Rupiah>,
        percent: Option<Percent>,
    ) -> fmt::Result {
        if let Some(qty) = self.qty {
            write!(f, ";qty={qty}")?;
        }
        if let Some(unit) = self.unit {
            write!(f, ";unit={}", unit.code())?;
        }
        if let Some(was) = was {
            write!(f, ";was={was}")?;
        }
        if let Some(percent) = percent {
            write!(f, ";percent={percent}")?;
        }
        if let Some(min_qty) = self.min_qty {
            write!(f, ";min_qty={min_qty}")?;
        }
        if self.negotiable {
            f.write_str(";negotiable")?;
        }
        Ok(())
    }
}

/// The `key=value` fields of a normal form still to be read. The leading bare amount has the key ``,
/// a bare word at the end the value ``.
struct Fields<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Fields<'a> {
    fn of(text: &'a str) -> Option<Self> {
        if text.len() > 200 {
            return None;
        }
        let field = |(at, part): (usize, &'a str)| match part.split_once('=') {
            Some(pair) => pair,
            None if at == 0 => ("", part),
            None => (part, ""),
        };
        Some(Self(text.split(';').enumerate().map(field).collect()))
    }

    fn price(&mut self) -> Option<Price> {
        if let Some(amount) = self.take("") {
            return self.leading(amount);
        }
        if let Some(amount) = self.take("from") {
            return Some(Price::From { amount: rupiah(amount)?, terms: self.terms()? });
        }
        if let Some(amount) = self.take("approx") {
            return Some(Price::Approx { amount: rupiah(amount)?, terms: self.terms()? });
        }
        if let Some(min) = self.take("min") {
            let (min, max) = (rupiah(min)?, rupiah(self.take("max")?)?);
            let terms = self.terms()?;
            return (min < max).then_some(Price::Between { min, max, terms });
        }
        if let Some(percent) = self.take("percent_max") {
            return Some(Price::PercentMax(percent_of(percent)?));
        }
        if let Some(percent) = self.take("percent") {
            return Some(Price::Percent(percent_of(percent)?));
        }
        if let Some(amount) = self.take("off") {
            return Some(Price::Off(rupiah(amount)?));
        }
        let (buy, free) = (self.count("buy", 1)?, self.count("free", 1)?);
        Some(Price::BuyGet { buy: buy?, free: free? })
    }

    fn leading(&mut self, amount: &str) -> Option<Price> {
        if amount == "0" {
            let free = self.take("free").map(|_| Price::Free);
            return free.or_else(|| self.take("donation").map(|_| Price::Donation));
        }
        let was = self.optional("was", rupiah)?;
        let percent = self.optional("percent", percent_of)?;
        Some(Price::Fixed { amount: rupiah(amount)?, was, percent, terms: self.terms()? })
    }

    fn terms(&mut self) -> Option<Terms> {
        Some(Terms {
            qty: self.count("qty", 2)?,
            unit: self.optional("unit", Unit::of_code)?,
            min_qty: self.count("min_qty", 2)?,
            negotiable: self.take("negotiable").is_some(),
        })
    }

    fn take(&mut self, key: &str) -> Option<&'a str> {
        let at = self.0.iter().position(|(known, _)| *known == key)?;
        Some(self.0.remove(at).1)
    }

    /// `Some(None)` when the field is missing, `None` when it is wrong.
    fn optional<T>(&mut self, key: &str, read: fn(&str) -> Option<T>) -> Option<Option<T>> {
        match self.take(key) {
            None => Some(None),
            Some(value) => read(value).map(Some),
        }
    }

    fn count(&mut self, key: &str, least: u32) -> Option<Option<u32>> {
        match self.optional(key, |value| value.parse::<u32>().ok())? {
            Some(count) if count < least => None,
            other => Some(other),
        }
    }
}

fn rupiah(value: &str) -> Option<Rupiah> {
    Rupiah::new(value.parse().ok()?)
}

fn percent_of(value: &str) -> Option<Percent> {
    Percent::new(value.parse().ok()?)
}

impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
