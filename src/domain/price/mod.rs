//! Prices as owners say them: an amount with its unit, a range, a discount, or none at all.
//!
//! The normal form is the text [`Price`] prints and parses: `15000;unit=kg`, `from=5000`,
//! `12000;was=15000`, `percent=20`, `buy=2;free=1`, `0;free`.

pub(super) mod amount;
pub(super) mod count;
mod normal;
mod reading;
mod unit;
mod verdict;
pub(super) mod words;

use serde::{Deserialize, Serialize};

pub use normal::NotAPrice;
pub use unit::Unit;

use super::{
    identity,
    lexer::{self, Token},
    understood::Understood,
};

/// What a thing costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Price {
    /// One amount; `was` is the price before, `percent` the discount it already includes.
    Fixed {
        amount: Rupiah,
        was: Option<Rupiah>,
        percent: Option<Percent>,
        terms: Terms,
    },
    /// This or more.
    From {
        amount: Rupiah,
        terms: Terms,
    },
    /// About this much.
    Approx {
        amount: Rupiah,
        terms: Terms,
    },
    /// `min` is below `max`.
    Between {
        min: Rupiah,
        max: Rupiah,
        terms: Terms,
    },
    /// A discount on whatever the price is.
    Percent(Percent),
    /// "Up to so many percent".
    PercentMax(Percent),
    /// So many rupiah off.
    Off(Rupiah),
    /// Pay `buy`, get `free` more; both at least 1.
    BuyGet {
        buy: u32,
        free: u32,
    },
    Free,
    /// Pay what you like.
    Donation,
}

/// What an amount is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    /// How many units the amount buys, when not one; at least 2.
    pub qty: Option<u32>,
    pub unit: Option<Unit>,
    /// The smallest number one can buy; at least 2.
    pub min_qty: Option<u32>,
    pub negotiable: bool,
}

/// Whole rupiah, 1 to 10¹².
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rupiah(u64);

/// 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(u8);

/// Reads what an owner typed in the price step. Candidates of an ambiguous text are at most three.
pub fn understand(text: &str) -> Understood<Price> {
    if identity::holds_identity_number(text) {
        return Understood::Refused;
    }
    lexer::tokens(text).map_or(Understood::Refused, |tokens| understand_tokens(&tokens))
}

/// Reads the part of a longer text that speaks of its price.
pub(super) fn understand_tokens(tokens: &[Token]) -> Understood<Price> {
    verdict::judge(&reading::read(tokens))
}

impl Price {
    /// One amount for one thing.
    pub fn fixed(amount: Rupiah) -> Self {
        Self::Fixed { amount, was: None, percent: None, terms: Terms::default() }
    }
}

impl Rupiah {
    pub const MAX: u64 = 1_000_000_000_000;

    pub fn new(amount: u64) -> Option<Self> {
        (1..=Self::MAX).contains(&amount).then_some(Self(amount))
    }

    pub fn get(self) -> u64 {
        self.0
    }
}

impl Percent {
    pub fn new(percent: u64) -> Option<Self> {
        (1..=100).contains(&percent).then_some(Self(u8::try_from(percent).ok()?))
    }

    pub fn get(self) -> u8 {
        self.0
    }
}
