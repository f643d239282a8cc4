//! Whether a price is a hundred times off what is usual: most likely some zeros are missing or too many.

use crate::domain::price::{Price, Rupiah, Unit};

/// Fewer prices say nothing about what is usual.
const ENOUGH: usize = 5;
const FAR: u64 = 100;

/// What is usual of these prices for the same unit, where this one is at least a hundred times more or less:
/// their median.
pub fn far_from(price: &Price, others: &[Price]) -> Option<Rupiah> {
    let (amount, unit) = amount(price)?;
    let mut usual: Vec<Rupiah> = others
        .iter()
        .filter_map(self::amount)
        .filter(|(_, other)| *other == unit)
        .map(|(amount, _)| amount)
        .collect();
    usual.sort();
    let median = *usual.get(usual.len() / 2).filter(|_| usual.len() >= ENOUGH)?;
    let (low, high) = (amount.min(median).get(), amount.max(median).get());
    (high / low >= FAR).then_some(median)
}

/// What one unit costs, or is said to begin at.
fn amount(price: &Price) -> Option<(Rupiah, Option<Unit>)> {
    let (amount, terms) = match *price {
        Price::Fixed { amount, terms, .. }
        | Price::From { amount, terms }
        | Price::Approx { amount, terms }
        | Price::Between { min: amount, terms, .. } => (amount, terms),
        Price::Percent(_)
        | Price::PercentMax(_)
        | Price::Off(_)
        | Price::BuyGet { .. }
        | Price::Free
        | Price::Donation => return None,
    };
    let one = amount.get() / u64::from(terms.qty.unwrap_or(1));
    Some((Rupiah::new(one.max(1))?, terms.unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_times_off_what_is_usual_for_its_unit_is_far() {
        let prices = |all: &[&str]| all.iter().map(|one| one.parse().unwrap()).collect::<Vec<_>>();
        let kilos = prices(&[
            "14000;unit=kg",
            "15000;unit=kg",
            "from=16000;unit=kg",
            "12000;unit=kg",
            "99000;unit=kg",
        ]);
        for (price, expected) in [
            ("150;unit=kg", Some(15_000)),
            ("151;unit=kg", None),
            ("1500000;unit=kg", Some(15_000)),
            ("1499999;unit=kg", None),
            ("15;unit=bungkus", None),
            ("15", None),
            ("percent=20", None),
            ("0;free", None),
        ] {
            let far = far_from(&price.parse().unwrap(), &kilos);
            assert_eq!(far.map(Rupiah::get), expected, "{price}");
        }
        assert_eq!(far_from(&"15;unit=kg".parse().unwrap(), &kilos[..4]), None, "too few to tell");
    }
}
