//! Prices as buyers read them.

use crate::domain::price::{Percent, Price, Rupiah, Terms};

use super::voice::Voice;

impl Voice<'_> {
    /// "Rp 65.000 (biasanya Rp 80.000)", "mulai Rp 5.000/kg", "beli 2 gratis 1" …
    pub fn price(&self, price: &Price) -> String {
        let words = self.words;
        match *price {
            Price::Fixed { amount, was, percent, terms } => {
                let price = self.per(money(amount), terms);
                self.noted(price, self.reductions(was, percent), terms)
            }
            Price::From { amount, terms } => {
                let price = words.price_from(self.per(money(amount), terms));
                self.noted(price, Vec::new(), terms)
            }
            Price::Approx { amount, terms } => {
                let price = words.price_about(self.per(money(amount), terms));
                self.noted(price, Vec::new(), terms)
            }
            Price::Between { min, max, terms } => {
                let price = words.price_between(money(min), money(max));
                self.noted(self.per(price, terms), Vec::new(), terms)
            }
            Price::Percent(percent) => words.price_discount(percent.get()),
            Price::PercentMax(percent) => words.price_discount_up_to(percent.get()),
            Price::Off(amount) => words.price_off(money(amount)),
            Price::BuyGet { buy, free } => words.price_buy_get(buy, free),
            Price::Free => words.price_free(),
            Price::Donation => words.price_donation(),
        }
    }

    fn reductions(&self, was: Option<Rupiah>, percent: Option<Percent>) -> Vec<String> {
        let was = was.map(|amount| self.words.price_was(money(amount)));
        let percent = percent.map(|percent| self.words.price_discount(percent.get()));
        was.into_iter().chain(percent).collect()
    }

    fn per(&self, price: String, terms: Terms) -> String {
        let unit = terms.unit.map(|unit| self.words.unit(unit.code()));
        match (terms.qty, unit) {
            (None, None) => price,
            (None, Some(unit)) => self.words.price_per(price, unit),
            (Some(qty), Some(unit)) => self.words.price_per_several(price, grouped(qty), unit),
            (Some(qty), None) => self.words.price_for_several(price, grouped(qty)),
        }
    }

    fn noted(&self, price: String, mut notes: Vec<String>, terms: Terms) -> String {
        if let Some(least) = terms.min_qty {
            notes.push(match terms.unit {
                None => self.words.price_least(grouped(least)),
                Some(unit) => {
                    self.words.price_least_unit(grouped(least), self.words.unit(unit.code()))
                }
            });
        }
        if terms.negotiable {
            notes.push(self.words.price_negotiable());
        }
        if notes.is_empty() {
            return price;
        }
        self.words.price_with_notes(price, notes.join(", "))
    }
}

/// "Rp 15.000", with a space that doesn't break.
pub(super) fn money(amount: Rupiah) -> String {
    format!("Rp\u{a0}{}", grouped(amount.get()))
}

/// "1.234.567".
pub fn grouped(number: impl Into<u64>) -> String {
    let digits = number.into().to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}
