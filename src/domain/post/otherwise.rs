//! What the words of a promotion surely say otherwise than its fields hold: somebody changed the price with a
//! button, or posts old words once more.

use chrono::{Days, Months, NaiveDate};

use super::{Field, read};
use crate::domain::{
    dates::{Length, When},
    price::{Price, Terms},
    recurrence::Recurrence,
    validity::Validity,
};

/// How long ago words may have been written that name a day without its year, in days.
const WRITTEN_AGO: [u64; 2] = [180, 140];

/// Empty where words and fields agree or the words leave it in doubt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Otherwise {
    pub price: Option<Price>,
    /// May be over.
    pub days: Option<Validity>,
}

impl Otherwise {
    /// What a text says on day `today`, as far as it is neither this price nor these days.
    pub fn of(text: &str, price: &Price, days: &Validity, today: NaiveDate) -> Self {
        let said = read(text, today);
        let other_price = said.price.value().filter(|said| is_another(said, price));
        let said_days = match said.date {
            Field::Value(when) => Some(when),
            Field::Doubtful(_) | Field::Absent => gone_by(text, today),
        };
        let other_days = said_days.filter(|when| are_others(when, days, today));
        Self {
            price: other_price.filter(|_| !said.several_prices).copied(),
            days: other_days.and_then(|when| held(&when, today)),
        }
    }

    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }
}

/// Whether `said` is no part of `price`: the price before a discount is one, and so is the discount alone.
fn is_another(said: &Price, price: &Price) -> bool {
    match (said, price) {
        (Price::BuyGet { .. }, Price::BuyGet { .. }) | (Price::Off(_), Price::Off(_)) => {
            said != price
        }
        (Price::Percent(percent) | Price::PercentMax(percent), price) => {
            reduction(price).is_some_and(|reduced| reduced != percent.get())
        }
        (Price::Donation, price) | (price, Price::Donation) => !amounts(price).is_empty(),
        _ => {
            let known = amounts(price);
            let other = |amount: &u64| !known.contains(amount);
            let told = match said {
                Price::Fixed { amount, .. } => vec![amount.get()],
                said => amounts(said),
            };
            !known.is_empty() && told.iter().any(other) && !is_same_rate(said, price)
        }
    }
}

/// Rupiah.
fn amounts(price: &Price) -> Vec<u64> {
    match price {
        Price::Fixed { amount, was, .. } => {
            [Some(*amount), *was].into_iter().flatten().map(|amount| amount.get()).collect()
        }
        Price::From { amount, .. } | Price::Approx { amount, .. } => vec![amount.get()],
        Price::Between { min, max, .. } => vec![min.get(), max.get()],
        Price::Free => vec![0],
        Price::Percent(_)
        | Price::PercentMax(_)
        | Price::Off(_)
        | Price::BuyGet { .. }
        | Price::Donation => Vec::new(),
    }
}

fn reduction(price: &Price) -> Option<u8> {
    match price {
        Price::Percent(percent)
        | Price::PercentMax(percent)
        | Price::Fixed { percent: Some(percent), .. } => Some(percent.get()),
        _ => None,
    }
}

/// "2 kg 50rb" and "25rb/kg"; what is said of different units may hold side by side.
fn is_same_rate(said: &Price, price: &Price) -> bool {
    let rate = |price: &Price| match *price {
        Price::Fixed { amount, terms: Terms { qty, unit: Some(unit), .. }, .. } => {
            Some((amount.get(), u64::from(qty.unwrap_or(1)), unit))
        }
        _ => None,
    };
    match (rate(said), rate(price)) {
        (Some((one, of, unit)), Some((other, of_other, other_unit))) => {
            unit != other_unit || one * of_other == other * of
        }
        _ => false,
    }
}

/// Whether days that were said are others than `held`. A day that `held` begins or ends with, or recurs on, is
/// none; single days, and a beginning without an end, are too little to say.
fn are_others(said: &When, held: &Validity, today: NaiveDate) -> bool {
    match *said {
        When::Day(day) => {
            let recurs = held.recurs.is_some_and(|rule| rule.falls_on(day));
            !(day == held.until || day == held.from || recurs && day <= held.until)
        }
        When::Until(day) => day != held.until,
        When::Range { from, until } => {
            let begun = from <= today && held.from <= today;
            until != held.until || !(from == held.from || begun)
        }
        When::Duration(length) => {
            ![held.from, today].iter().any(|from| last_of(*from, length) == Some(held.until))
        }
        When::Every { rule, until, .. } => {
            let recurs = held.recurs == Some(rule) || rule == Recurrence::Day;
            !recurs || until.is_some_and(|until| until != held.until)
        }
        When::UntilSoldOut { .. } | When::From(_) | When::List(_) => false,
    }
}

/// Days that are over, where their dates are said: "Minggu" would be another day whenever it was written.
fn gone_by(text: &str, today: NaiveDate) -> Option<When> {
    let [early, late] = WRITTEN_AGO.map(|ago| {
        let written = today.checked_sub_days(Days::new(ago)).unwrap_or(today);
        read(text, written).date
    });
    let when = early.value().filter(|when| is_over(when, today))?;
    (late.value() == Some(when)).then(|| when.clone())
}

fn is_over(when: &When, today: NaiveDate) -> bool {
    matches!(*when, When::Day(day) | When::Until(day) | When::Range { until: day, .. } if day < today)
}

fn held(when: &When, today: NaiveDate) -> Option<Validity> {
    let from_to = |from, until| Some(Validity { from, until, open_ended: false, recurs: None });
    match *when {
        When::Day(day) => from_to(day, day),
        // Begun before, or it would read as that day alone.
        When::Until(day) => from_to(day.min(today).pred_opt().unwrap_or(day), day),
        When::Range { from, until } => from_to(from, until),
        When::Duration(length) => from_to(today, last_of(today, length)?),
        When::Every { rule, until, .. } => Validity::recurring(today, rule, until),
        When::UntilSoldOut { .. } | When::From(_) | When::List(_) => None,
    }
}

/// The last day of so many from a day on.
fn last_of(from: NaiveDate, length: Length) -> Option<NaiveDate> {
    match length {
        Length::Days(days) => from.checked_add_days(Days::new(u64::from(days.max(1)) - 1)),
        Length::Months(months) => from.checked_add_months(Months::new(months))?.pred_opt(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn until(text: &str) -> Validity {
        Validity { from: day("2026-11-24"), until: day(text), open_ended: false, recurs: None }
    }

    #[test]
    fn another_price_in_the_words_is_told_and_a_part_of_it_is_not() {
        let days = Validity::until_sold_out(day("2026-11-24"));
        for (text, price, told) in [
            ("Carica cup 65rb", "70000", Some("65000")),
            ("Carica cup 65rb dari 80rb", "60000;was=80000", Some("65000;was=80000")),
            ("Carica cup 65rb dari 80rb", "80000", Some("65000;was=80000")),
            ("Carica cup, diskon 20%", "percent=30", Some("percent=20")),
            ("Carica cup 65rb", "0;free", Some("65000")),
            ("Salak 15rb/kg", "12000;unit=kg", Some("15000;unit=kg")),
            ("Carica cup 65rb", "65000", None),
            ("Carica cup 65rb", "65000;unit=cup", None),
            ("Carica cup 65rb", "65000;was=80000", None),
            ("Carica cup 80rb", "65000;was=80000", None),
            ("Carica cup 65rb dari 80rb", "65000", None),
            ("Carica cup, diskon 20%", "65000", None),
            ("Carica cup, diskon 20%", "64000;was=80000;percent=20", None),
            ("Salak 2 kg 30rb", "15000;unit=kg", None),
            ("Bakso urat 12rb, mie ayam 10rb", "from=11000", None),
            ("Carica 15/cup", "16000;unit=cup", None),
            ("Carica cup manis", "65000", None),
        ] {
            let found = Otherwise::of(text, &price.parse().unwrap(), &days, day("2026-11-24"));
            let found = found.price.map(|price| price.to_string());
            assert_eq!(found.as_deref(), told, "{text} at {price}");
        }
    }

    #[test]
    fn other_days_in_the_words_are_told_and_those_of_the_field_are_not() {
        let pahing = |until: Option<&str>| {
            let rule = "pasaran:Pahing".parse().unwrap();
            Validity::recurring(day("2026-11-24"), rule, until.map(day)).unwrap()
        };
        for (text, held, today, told) in [
            ("Carica, sampai Minggu", until("2026-12-05"), "2026-11-24", Some("2026-11-29")),
            ("Carica, sampai Minggu", until("2026-12-08"), "2026-12-01", Some("2026-12-06")),
            ("Carica, sampai 29 Nov", until("2026-12-08"), "2026-12-01", Some("2026-11-29")),
            ("Promo 1-7 Des", until("2026-11-30"), "2026-11-24", Some("2026-12-07")),
            ("Promo 3 hari", until("2026-11-30"), "2026-11-24", Some("2026-11-26")),
            ("Bazar Minggu 29 Nov", until("2026-12-05"), "2026-11-24", Some("2026-11-29")),
            ("Domba dijual tiap Pahing", until("2026-12-05"), "2026-11-24", Some("2026-12-24")),
            ("Carica, sampai Minggu", until("2026-11-29"), "2026-11-24", None),
            ("Bazar Minggu 29 Nov", until("2026-11-29"), "2026-11-24", None),
            ("Promo 3 hari", until("2026-11-26"), "2026-11-25", None),
            ("Domba dijual tiap Pahing", pahing(None), "2026-11-24", None),
            ("Domba dijual tiap Pahing", pahing(Some("2026-12-31")), "2026-11-24", None),
            ("Carica, sampai habis", until("2026-11-29"), "2026-11-24", None),
            ("Carica, minggu depan", until("2026-11-29"), "2026-11-24", None),
            ("Carica, minggu depan", until("2026-12-08"), "2026-12-01", None),
            ("Panen 20 Nov", until("2026-12-05"), "2026-12-01", None),
            ("Carica manis", until("2026-11-29"), "2026-11-24", None),
        ] {
            let found = Otherwise::of(text, &"65000".parse().unwrap(), &held, day(today));
            let found = found.days.map(|days| days.until.to_string());
            assert_eq!(found.as_deref(), told, "{text}, held until {}", held.until);
        }
    }
}
