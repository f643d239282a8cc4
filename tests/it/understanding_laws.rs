//! What holds for the readers whatever is typed.

use ayopromo::domain::{
    dates::{self, When},
    hours,
    phone::{self, Phone},
    price::{self, Percent, Price, Rupiah, Terms, Unit},
    understood::Understood,
};
use chrono::NaiveDate;
use proptest::{option, prelude::*, sample::select};

/// Words the readers know, numbers and signs, in any order.
fn talk() -> impl Strategy<Value = String> {
    let known = [
        "15rb",
        "1,5",
        "jt",
        "juta",
        "15.000",
        "999999999999999",
        "7",
        "2",
        "rp",
        "diskon",
        "jadi",
        "dari",
        "sampai",
        "-",
        "/",
        "%",
        "beli",
        "gratis",
        "dapat",
        "per",
        "kg",
        "g",
        "biji",
        "min",
        "nego",
        "mulai",
        "setengah",
        "seket",
        "sewu",
        "atus",
        "limang",
        "minggu",
        "depan",
        "ini",
        "malam",
        "senin",
        "kliwon",
        "tgl",
        "des",
        "2026",
        "31",
        "29",
        "feb",
        "24/11",
        "1.12.2026",
        "besok",
        "hari",
        "lagi",
        "bulan",
        "tahun",
        "akhir",
        "tiap",
        "dan",
        ",",
        "habis",
        "natal",
        "baru",
        "0812-3456-7890",
        "+62",
        "321123",
        "08.00",
        "jam",
        "tutup",
        "s/d",
        "weekend",
        "🔥",
        "an",
        "→",
        "00",
        "o",
    ];
    let word = prop_oneof![
        6 => select(known.to_vec()).prop_map(str::to_owned),
        1 => any::<u32>().prop_map(|n| n.to_string()),
    ];
    (prop::collection::vec(word, 0..9), select(vec![" ", "", " "]))
        .prop_map(|(words, by)| words.join(by))
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    // From 2000 to 2109.
    (730_120_i32..770_120).prop_filter_map("a day", NaiveDate::from_num_days_from_ce_opt)
}

fn readings<T>(understood: Understood<T>) -> Vec<T> {
    match understood {
        Understood::Value(value) => vec![value],
        Understood::Ambiguous(candidates) => candidates,
        Understood::Refused => Vec::new(),
    }
}

pub fn first_day(when: &When) -> Option<NaiveDate> {
    match when {
        When::Day(day) | When::Until(day) | When::From(day) => Some(*day),
        When::Range { from, .. } => Some(*from),
        When::UntilSoldOut { from } => *from,
        When::List(days) => days.first().copied(),
        When::Duration(_) => None,
        When::Every { next, .. } => Some(*next),
    }
}

fn check(text: &str, today: NaiveDate) -> Result<(), TestCaseError> {
    let prices = readings(price::understand(text));
    prop_assert!(prices.len() <= 3);
    for price in prices {
        prop_assert_eq!(price.to_string().parse::<Price>(), Ok(price), "{}", text);
    }
    let days = readings(dates::understand(text, today));
    prop_assert!(days.len() <= 3);
    for when in days {
        prop_assert_eq!(when.to_string().parse::<When>(), Ok(when.clone()), "{}", text);
        prop_assert!(first_day(&when).is_none_or(|day| day >= today), "{} is past: {}", text, when);
    }
    let phones = readings(phone::understand(text));
    prop_assert!(phones.len() <= 3);
    for phone in phones.into_iter().flatten() {
        prop_assert_eq!(Phone::parse_e164(phone.as_str()), Ok(phone.clone()));
        prop_assert!(!phone.local().is_empty());
    }
    prop_assert!(readings(hours::understand(text)).len() <= 3);
    Ok(())
}

fn any_price() -> impl Strategy<Value = Price> {
    let rupiah = (1..=Rupiah::MAX).prop_filter_map("rupiah", Rupiah::new);
    let percent = (1_u64..=100).prop_filter_map("percent", Percent::new);
    let unit = select(Unit::all().collect::<Vec<_>>());
    let terms = (option::of(2_u32..), option::of(unit), option::of(2_u32..), any::<bool>())
        .prop_map(|(qty, unit, min_qty, negotiable)| Terms { qty, unit, min_qty, negotiable });
    prop_oneof![
        (rupiah.clone(), option::of(rupiah.clone()), option::of(percent.clone()), terms.clone())
            .prop_map(|(amount, was, percent, terms)| Price::Fixed { amount, was, percent, terms }),
        (rupiah.clone(), terms.clone()).prop_map(|(amount, terms)| Price::From { amount, terms }),
        (rupiah.clone(), terms.clone()).prop_map(|(amount, terms)| Price::Approx { amount, terms }),
        (rupiah.clone(), rupiah.clone(), terms)
            .prop_filter("ascending", |(min, max, _)| min < max)
            .prop_map(|(min, max, terms)| Price::Between { min, max, terms }),
        percent.clone().prop_map(Price::Percent),
        percent.prop_map(Price::PercentMax),
        rupiah.prop_map(Price::Off),
        (1_u32.., 1_u32..).prop_map(|(buy, free)| Price::BuyGet { buy, free }),
        Just(Price::Free),
        Just(Price::Donation),
    ]
}

proptest! {
    #[test]
    fn any_text_is_read_and_its_readings_keep_their_normal_form(text in any::<String>(), today in any_day()) {
        check(&text, today)?;
    }

    #[test]
    fn known_words_in_any_order_give_sane_readings(text in talk(), today in any_day()) {
        check(&text, today)?;
    }

    #[test]
    fn a_price_is_read_back_from_its_normal_form(price in any_price()) {
        prop_assert_eq!(price.to_string().parse::<Price>(), Ok(price));
        let json = serde_json::to_string(&price).unwrap();
        prop_assert_eq!(serde_json::from_str::<Price>(&json).unwrap(), price);
    }

    #[test]
    fn texts_in_no_normal_form_are_no_prices_or_days(text in "[a-z0-9=;/.:-]{0,30}") {
        if let Ok(price) = text.parse::<Price>() {
            prop_assert_eq!(price.to_string(), text.clone());
        }
        if let Ok(when) = text.parse::<When>() {
            prop_assert_eq!(when.to_string(), text);
        }
    }
}

#[test]
fn very_long_texts_are_refused() {
    let today = "2026-11-24".parse().unwrap();
    for text in
        ["1".repeat(1_000_000), "15rb ".repeat(100_000), "ro".repeat(90), "besok ".repeat(50_000)]
    {
        assert_eq!(price::understand(&text), Understood::Refused);
        assert_eq!(dates::understand(&text, today), Understood::Refused);
        assert_eq!(phone::understand(&text), Understood::Refused);
    }
}
