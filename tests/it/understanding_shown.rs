//! What the bot shows is understood again as what it was, in both languages: people copy and forward it.

use ayopromo::{
    domain::{
        business::{Business, BusinessName, BusinessState, Description, NewBusiness},
        category::Category,
        dates::{self, When},
        ids::BusinessId,
        language::Language,
        phone::{self, Phone},
        price::{self, Percent, Price, Rupiah, Terms, Unit},
        promotion::{Body, NewPromotion, Origin, Title},
        understood::Understood,
        validity::Validity,
    },
    reply::{Question, Reply},
    view::{Key, Keyboard, Message, Rendered, View},
};
use chrono::{DateTime, Days, NaiveDate, Utc};

/// Tuesday, 24 November 2026, 08.14 in Wonosobo.
fn now() -> DateTime<Utc> {
    "2026-11-24T01:14:00Z".parse().unwrap()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

struct Shown(View);

impl Shown {
    fn new() -> Self {
        Self(View::new(std::sync::Arc::default(), chrono_tz::Asia::Jakarta))
    }

    fn message(&self, reply: &Reply, language: Language) -> Message {
        match self.0.render(reply, language, now()) {
            Rendered::Message(message) => message,
            other => panic!("no message: {other:?}"),
        }
    }

    /// The first button of a question.
    fn button(&self, reply: &Reply, language: Language) -> String {
        match self.message(reply, language).keyboard {
            Keyboard::Inline(rows) => match &rows[0][0] {
                Key::Press { label, .. } => label.clone(),
                other => panic!("no button of a step: {other:?}"),
            },
            other => panic!("no buttons: {other:?}"),
        }
    }

    /// The days of a promotion, as its preview says them.
    fn in_full(&self, validity: Validity, language: Language) -> String {
        let content = NewPromotion {
            business: BusinessId(1),
            title: Title::parse("Carica").unwrap(),
            body: Body::parse("Carica").unwrap(),
            price: Price::Free,
            validity,
            occasion: Box::default(),
            photos: Vec::new(),
            origin: Origin::New,
        };
        let profile = NewBusiness {
            name: BusinessName::parse("Carica Gemilang").unwrap(),
            category: Category::Umkm,
            area: "33.07.08".parse().unwrap(),
            phone: Phone::parse_e164("+6281234567890").unwrap(),
            description: Description::parse("Manisan").unwrap(),
            extras: Box::default(),
        };
        let business = Business {
            id: BusinessId(1),
            owner: 1.into(),
            keeper: None,
            state: BusinessState::Active,
            profile,
        };
        let business = Box::new(business);
        let preview = Reply::Preview { content: Box::new(content), business };
        let text = self.message(&preview, language).text;
        let line = text.plain().lines().nth(1).unwrap();
        line.rsplit(" · ").next().unwrap().to_owned()
    }
}

/// Every kind of price that a reader gives.
fn prices() -> Vec<Price> {
    let rupiah = |amount| Rupiah::new(amount).unwrap();
    let percent = |value| Percent::new(value).unwrap();
    let fixed = |terms| Price::Fixed { amount: rupiah(15_000), was: None, percent: None, terms };
    let mut prices = vec![
        Price::fixed(rupiah(500)),
        Price::fixed(rupiah(1_500)),
        Price::fixed(rupiah(2_750_000)),
        Price::fixed(rupiah(Rupiah::MAX)),
        Price::Percent(percent(20)),
        Price::PercentMax(percent(70)),
        Price::Off(rupiah(50_000)),
        Price::BuyGet { buy: 2, free: 1 },
        Price::Free,
        Price::Donation,
    ];
    let each = |unit| Terms { unit: Some(unit), ..Terms::default() };
    for unit in Unit::all() {
        prices.push(fixed(each(unit)));
        prices.push(fixed(Terms { qty: Some(3), ..each(unit) }));
        prices.push(fixed(Terms { min_qty: Some(5), ..each(unit) }));
    }
    for terms in [
        Terms::default(),
        each(Unit::KG),
        Terms { qty: Some(250), ..each(Unit::GRAM) },
        Terms { qty: Some(10), ..Terms::default() },
        Terms { min_qty: Some(10), ..Terms::default() },
        Terms { negotiable: true, ..Terms::default() },
        Terms { negotiable: true, min_qty: Some(3), ..each(Unit::KG) },
    ] {
        prices.extend([
            fixed(terms),
            Price::Fixed {
                amount: rupiah(65_000),
                was: Some(rupiah(80_000)),
                percent: None,
                terms,
            },
            Price::From { amount: rupiah(5_000), terms },
            Price::Approx { amount: rupiah(5_000), terms },
            Price::Between { min: rupiah(10_000), max: rupiah(15_000), terms },
        ]);
    }
    prices
}

/// A price for each "buah" as one for each "biji".
fn understood_as_piece(price: &Price) -> Understood<Price> {
    Understood::Value(price.to_string().replace("unit=buah", "unit=biji").parse().unwrap())
}

#[test]
fn a_price_as_shown_is_understood_as_that_price() {
    let view = Shown::new();
    let mut wrong = Vec::new();
    for price in prices() {
        for language in Language::ALL {
            let shown = view.button(&Reply::Ask(Question::WhichPrice(vec![price; 2])), language);
            let understood = price::understand(&shown);
            // In Javanese both are "iji".
            let piece = shown.contains("iji") && understood_as_piece(&price) == understood;
            if understood != Understood::Value(price) && !piece {
                wrong.push(format!("{price}, shown as {shown:?}, is understood as {understood:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn days_as_shown_are_understood_as_those_days() {
    let view = Shown::new();
    let mut wrong = Vec::new();
    for ahead in 1..=300 {
        let until = today() + Days::new(ahead);
        let later = until + Days::new(9);
        for (validity, expected) in [
            (
                Validity { from: today(), until, open_ended: false, recurs: None },
                When::Until(until),
            ),
            (Validity { from: until, until, open_ended: false, recurs: None }, When::Day(until)),
            (
                Validity { from: until, until: later, open_ended: false, recurs: None },
                When::Range { from: until, until: later },
            ),
            (
                Validity { from: today(), until, open_ended: true, recurs: None },
                When::UntilSoldOut { from: None },
            ),
            // The button leaves out how it ends.
            (
                Validity { from: until, until: later, open_ended: true, recurs: None },
                When::From(until),
            ),
        ] {
            for language in Language::ALL {
                let short =
                    view.button(&Reply::Ask(Question::WhichUntil(vec![validity; 2])), language);
                let full = view.in_full(validity, language);
                let ended = match (&expected, validity.open_ended) {
                    (When::From(from), true) => When::UntilSoldOut { from: Some(*from) },
                    _ => expected.clone(),
                };
                for (shown, expected) in [(short, &expected), (full, &ended)] {
                    let understood = dates::understand(&shown, today());
                    if understood != Understood::Value(expected.clone()) {
                        wrong.push(format!(
                            "{expected}, shown as {shown:?}, is understood as {understood:?}"
                        ));
                    }
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
}

#[test]
fn a_number_as_shown_is_understood_as_that_number() {
    let view = Shown::new();
    for e164 in [
        "+6281234567890",
        "+628123456789",
        "+62286321123",
        "+62274555123",
        "+62215551234",
        "+6285700000001",
    ] {
        let number = Phone::parse_e164(e164).unwrap();
        for language in Language::ALL {
            let candidates = vec![number.clone(); 2];
            let shown = view.button(&Reply::Ask(Question::WhichPhone { candidates }), language);
            assert_eq!(
                phone::understand(&shown),
                Understood::Value(vec![number.clone()]),
                "{shown}"
            );
        }
    }
}
