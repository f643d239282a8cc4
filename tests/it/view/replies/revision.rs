//! What an owner and the office read of a change of what is up.

use ayopromo::{
    domain::{
        ids::PromotionId,
        occasion::Occasion,
        promotion::{NewPromotion, Origin, PhotoId, Promotion, PromotionState},
        review::{Preset, Reason, Subject, Verdict},
        revision::{Part, Revision, RevisionState},
    },
    reply::{
        Card, Meanwhile, MyPromotion, MyRevision, News, Place, Question, Reply, Revising,
        RevisionNews, RevisionStanding, Stall, Stand, Standing,
    },
};

use super::{
    Texts, at, business, code, content, posting::controls, promotion, stall::mine, unchecked,
    validity,
};

const CARICA: PromotionId = PromotionId(317);

pub fn revision(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let verdict = |verdict, live| {
        let promotion = Box::new(promotion(texts));
        Reply::Revising(Revising::Verdict { promotion, verdict, live })
    };
    let own = |standing, revision, news: Option<RevisionNews>| {
        let mine = MyPromotion { revision, ..mine(texts, standing) };
        let stand = Stand { mine, business: business(texts), reach: None };
        Reply::Stall(Stall::Own { news: news.map(News::Revision), stand: Box::new(stand) })
    };
    let live = Standing::Live;
    let place = |place| Some(my(RevisionStanding::Waits { place }));
    let waits = || place(Some(Place { number: 2, of: 5 }));
    let turned_down = |reason| Some(my(RevisionStanding::TurnedDown { reason: Some(reason) }));
    let words = || Reason::Words(texts.reason.clone());
    let gone = || Some(my(RevisionStanding::Gone));
    let blurry = || Reason::Preset(Preset::BlurryPhoto);
    let withdrawn = Standing::Other(PromotionState::Withdrawn);
    let list = [waits(), turned_down(words()), gone()];
    let list = list.map(|revision| MyPromotion { revision, ..mine(texts, live) }).to_vec();
    let of = |card| Reply::Card(Box::new(card));
    vec![
        (
            "My promotions with changes",
            Reply::Stall(Stall::Mine { promotions: list, page: 0, pages: 1 }),
        ),
        ("The preview of a change", controls(changed(texts), texts, None)),
        ("Both changed the price meanwhile", meanwhile(texts)),
        ("A change was sent", own(live, waits(), Some(RevisionNews::Sent))),
        ("A change waits without a card", own(live, place(None), None)),
        ("A change was turned down", own(live, turned_down(blurry()), None)),
        ("A change was turned down in the admin's words", own(live, turned_down(words()), None)),
        ("A change went with its promotion", own(withdrawn, gone(), None)),
        ("Nothing was changed", own(live, None, Some(RevisionNews::NothingNew))),
        ("It ends earlier", own(live, None, Some(RevisionNews::EndsEarlier))),
        ("A change was given up", own(live, None, Some(RevisionNews::Withdrawn))),
        ("A change was brought back", own(live, waits(), Some(RevisionNews::Restored))),
        ("A change of what is up was approved", verdict(Verdict::Approved, true)),
        ("A change of what is not up was approved", verdict(Verdict::Approved, false)),
        ("Heard: a change was turned down", verdict(Verdict::Rejected(blurry()), true)),
        ("Heard: in the admin's words", verdict(Verdict::Rejected(words()), true)),
        ("Card of a change of what is up", of(card(texts, RevisionState::Pending))),
        ("Card of a change of its days", of(other_days(texts))),
        ("Card of a change that its owner gave up", of(card(texts, RevisionState::Withdrawn))),
        ("Card of a change whose promotion is over", of(card(texts, RevisionState::Over))),
    ]
}

fn my(standing: RevisionStanding) -> MyRevision {
    MyRevision { parts: vec![Part::Price, Part::Photos], standing }
}

fn changed(texts: &Texts) -> NewPromotion {
    let body = format!("{} +62", texts.body);
    NewPromotion {
        title: unchecked(&format!("{} (70)", texts.title)),
        body: unchecked(&body),
        price: "70000".parse().unwrap(),
        occasion: Box::new(Occasion {
            hours: Some("06:00-10:00".parse().unwrap()),
            place: Some(code("33.07.05.2007")),
        }),
        photos: vec![PhotoId("a".into())],
        origin: Origin::ChangeOf(CARICA),
        ..content(texts)
    }
}

/// Somebody else changed what its owner was changing.
fn meanwhile(texts: &Texts) -> Reply {
    let Reply::Ask(Question::PreviewControls {
        content, business, other_number, otherwise, ..
    }) = controls(changed(texts), texts, None)
    else {
        unreachable!("a preview asks")
    };
    let now = NewPromotion { price: "60000".parse().unwrap(), ..content_with_photos(texts) };
    let parts = vec![Part::Title, Part::Price, Part::Body, Part::Photos];
    let meanwhile = Some(Box::new(Meanwhile { now, parts }));
    let controls =
        Question::PreviewControls { content, business, other_number, otherwise, meanwhile };
    Reply::Ask(controls)
}

fn content_with_photos(texts: &Texts) -> NewPromotion {
    NewPromotion { photos: vec![PhotoId("a".into()), PhotoId("b".into())], ..content(texts) }
}

fn card(texts: &Texts, state: RevisionState) -> Card {
    let to = changed(texts);
    Card {
        subject: Subject::Promotion(CARICA),
        business: business(texts),
        promotion: Some(Promotion { state: PromotionState::Approved, ..promotion(texts) }),
        owner_since: at("2026-11-21T01:00:00Z"),
        approved_before: 2,
        rejected_before: 0,
        decision: None,
        again: false,
        change: None,
        revision: Some(Revision { to, state, handed_in_at: at("2026-11-24T01:02:00Z") }),
        alike: None,
    }
}

/// All else stays and is not repeated.
fn other_days(texts: &Texts) -> Card {
    let validity = validity("2026-11-24", "2026-12-06");
    let to = NewPromotion { validity, ..content(texts) };
    let card = card(texts, RevisionState::Pending);
    let revision = card.revision.map(|revision| Revision { to, ..revision });
    Card { revision, ..card }
}
