//! What an owner reads while a promotion is being written.

use ayopromo::{
    domain::{
        business::{Business, BusinessState},
        dates::NoSuchDay,
        keeping::Role,
        occasion::Occasion,
        phone::Phone,
        post::Otherwise,
        price::Price,
        promotion::{NewPromotion, PhotoId},
        review::{Preset, Reason},
        validity::Validity,
    },
    reply::{FileProblem, Note, Posting, Question, Reply, button::PostButton},
};

use super::{Texts, business, code, content, landline, name, price, validity};

pub fn posting(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let rejected = |reason| Reply::BusinessesRejected(vec![(42.into(), name(texts), reason)]);
    let preset = Reason::Preset;
    let prices = ["15000;unit=cup", "15;unit=cup"].map(price).to_vec();
    let missing =
        |day, month, last| Reply::Note(Note::NoSuchDay(NoSuchDay { day, month, year: 2027, last }));
    let readings = [
        validity("2026-11-24", "2026-11-29"),
        validity("2026-11-29", "2026-11-29"),
        validity("2026-11-30", "2026-12-06"),
        open(),
    ];
    vec![
        ("No business yet", Reply::NoBusinessYet),
        ("Only rejected businesses", rejected(None)),
        ("Only businesses from elsewhere", rejected(Some(preset(Preset::OutsideRegency)))),
        ("Which business", Reply::Ask(Question::WhichBusiness(vec![(42.into(), name(texts))]))),
        ("A promotion in one message", Reply::Ask(Question::Message { photos: 0 })),
        ("Its words are missing", Reply::Ask(Question::Message { photos: 2 })),
        ("Title", Reply::Ask(Question::Title)),
        ("Text", Reply::Ask(Question::Body)),
        ("Price", Reply::Ask(Question::Price)),
        ("No price", Reply::Note(Note::PriceNotUnderstood)),
        ("Which price", Reply::Ask(Question::WhichPrice(prices))),
        ("This price?", Reply::Ask(Question::WhichPrice(vec![price("15000;unit=kg")]))),
        ("Every kind of price", Reply::Ask(Question::WhichPrice(every_price()))),
        ("Photos", Reply::Ask(Question::Photos { count: 0, max: 5 })),
        ("More photos", Reply::Ask(Question::Photos { count: 2, max: 5 })),
        ("All photos", Reply::Ask(Question::Photos { count: 5, max: 5 })),
        ("Too many photos", Reply::Note(Note::TooManyPhotos { max: 5 })),
        ("Until when", Reply::Ask(Question::Until)),
        ("A file is no picture", Reply::Note(Note::FileNotUsed(FileProblem::NotAPicture))),
        ("A file is too big", Reply::Note(Note::FileNotUsed(FileProblem::TooBig))),
        ("A file can't be read", Reply::Note(Note::FileNotUsed(FileProblem::Unreadable))),
        ("A file is away", Reply::Note(Note::FileNotUsed(FileProblem::Away))),
        ("Words under a photo", Reply::Note(Note::CaptionLeftOut)),
        ("No date", Reply::Note(Note::UntilNotUnderstood)),
        ("An impossible date", Reply::Note(Note::UntilImpossible)),
        ("A day gone by", Reply::Note(Note::UntilPast)),
        ("A day no calendar has", missing(31, 11, 30)),
        ("A day only some years have", missing(29, 2, 28)),
        (
            "The last day is over",
            Reply::Note(Note::UntilOver { day: "2026-11-23".parse().unwrap() }),
        ),
        ("Which date", Reply::Ask(Question::WhichUntil(readings.to_vec()))),
        ("This date?", Reply::Ask(Question::WhichUntil(readings[..1].to_vec()))),
        ("Days that come again", Reply::Ask(Question::WhichUntil(recurring().to_vec()))),
        ("The photos can't be shown", Reply::PhotosUnavailable),
        ("The photos of a promotion", Reply::Photos(vec![PhotoId("a".into())])),
        (
            "Preview",
            Reply::Preview {
                content: Box::new(content(texts)),
                business: Box::new(business(texts)),
            },
        ),
        ("Under the preview", controls(content(texts), texts, None)),
        ("Under the preview of a text that says otherwise", said_otherwise(texts)),
        (
            "Under the preview of an event elsewhere",
            controls(event(texts), texts, Some(landline())),
        ),
        (
            "Preview of an event elsewhere",
            Reply::Preview { content: Box::new(event(texts)), business: Box::new(business(texts)) },
        ),
        (
            "A text beside the question",
            Reply::Posting(Posting::WhatFor {
                typed: texts.body.clone(),
                uses: PostButton::ALL[2..].to_vec(),
            }),
        ),
        (
            "Which hours of a promotion",
            Reply::Posting(Posting::WhichHours(
                ["07:00-09:00", "07:00-21:00; PH off", "19:30+"]
                    .map(|hours| hours.parse().unwrap())
                    .to_vec(),
            )),
        ),
        (
            "A second promotion where an answer was awaited",
            Reply::Posting(Posting::WhatFor {
                typed: texts.body.clone(),
                uses: vec![PostButton::AddToBody, PostButton::NewPost],
            }),
        ),
        ("The promotion is sent", Reply::PromotionSent { id: 317.into(), business_pending: false }),
        (
            "Preview of one that recurs",
            Reply::Preview {
                content: Box::new(seldom(texts)),
                business: Box::new(business(texts)),
            },
        ),
        (
            "The promotion waits for its business",
            Reply::PromotionSent { id: 317.into(), business_pending: true },
        ),
        (
            "Too many promotions",
            Reply::TooManyOpen { max: 5, next_possible: "2026-11-30".parse().unwrap() },
        ),
    ]
}

pub fn owning(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let businesses = BusinessState::ALL
        .map(|state| (Business { state, ..business(texts) }, Role::Owner))
        .to_vec();
    vec![
        ("My businesses in every state", Reply::MyBusinesses(businesses)),
        ("A business of somebody else", Reply::MyBusinesses(vec![(business(texts), Role::Keeper)])),
        ("No businesses", Reply::MyBusinesses(Vec::new())),
    ]
}

pub fn every_price() -> Vec<Price> {
    [
        "15000",
        "15000;unit=kg",
        "10000;qty=3",
        "10000;qty=3;unit=biji",
        "65000;was=80000",
        "64000;was=80000;percent=20",
        "1250000;unit=ekor;min_qty=2;negotiable",
        "from=5000;unit=orang",
        "approx=50000",
        "min=10000;max=15000;unit=porsi",
        "percent=20",
        "percent_max=50",
        "off=10000",
        "buy=2;free=1",
        "0;free",
        "0;donation",
    ]
    .map(price)
    .to_vec()
}

pub fn controls(content: NewPromotion, texts: &Texts, other_number: Option<Phone>) -> Reply {
    let (content, business) = (Box::new(content), Box::new(business(texts)));
    let otherwise = Box::default();
    Reply::Ask(Question::PreviewControls {
        content,
        business,
        other_number,
        otherwise,
        meanwhile: None,
    })
}

/// A text that names another price and other days than the fields hold.
pub fn said_otherwise(texts: &Texts) -> Reply {
    let otherwise = Box::new(Otherwise {
        price: Some(price("70000")),
        days: Some(validity("2026-11-23", "2026-11-28")),
    });
    let (content, business) = (Box::new(content(texts)), Box::new(business(texts)));
    Reply::Ask(Question::PreviewControls {
        content,
        business,
        other_number: None,
        otherwise,
        meanwhile: None,
    })
}

/// With hours, in another place than its business, and with photos.
pub fn event(texts: &Texts) -> NewPromotion {
    let occasion = Box::new(Occasion {
        hours: Some("19:30+".parse().unwrap()),
        place: Some(code("33.07.05.2007")),
    });
    let photos = vec![PhotoId("a".into()), PhotoId("b".into())];
    NewPromotion { occasion, photos, ..content(texts) }
}

/// What comes again every Pahing.
pub fn seldom(texts: &Texts) -> NewPromotion {
    NewPromotion { validity: recurring()[0], ..content(texts) }
}

pub fn recurring() -> [Validity; 7] {
    let held = |(rule, until): (&str, Option<&str>)| {
        let until = until.map(|until| until.parse().unwrap());
        let today = "2026-11-24".parse().unwrap();
        Validity::recurring(today, rule.parse().unwrap(), until).unwrap()
    };
    [
        ("pasaran:Pahing", None),
        ("week:Mo,Th", Some("2026-12-31")),
        ("week:Mo,Tu,We,Th,Fr", None),
        ("week:Mo,We,Sa", None),
        ("weton:Su-Legi", None),
        ("month:5", None),
        ("day", Some("2026-12-31")),
    ]
    .map(held)
}

pub fn open() -> Validity {
    Validity::until_sold_out("2026-11-24".parse().unwrap())
}
