//! Laws of changes of approved promotions, in the store.
#![expect(clippy::unwrap_used, reason = "what a test can't go on without ends it")]

use std::sync::Arc;

use ayopromo::{
    domain::{
        business::BusinessState,
        ids::PromotionId,
        promotion::{Body, NewPromotion, Origin, PhotoId, PromotionState, Title},
        review::{Preset, Reason, Subject, Verdict},
        revision::RevisionState,
        search::Search,
    },
    store::{
        Db, Tx, business, edition,
        ending::{self, LastDay},
        promotion, retention, review, revision, stall, term,
    },
};
use chrono::Days;
use tokio::sync::Barrier;

use crate::{
    engines::on_both_engines,
    store::{
        digest::{live, ready, subscribers},
        hours, live_promotion, new_promotion, next_lead, now, texts, today,
    },
};

on_both_engines! {
    a_change_is_kept_as_it_was_handed_in,
    a_change_waits_beside_what_is_up_and_one_decision_applies_it,
    a_change_that_was_turned_down_is_kept_and_one_given_up_comes_back,
    of_two_decisions_on_a_change_at_once_one_is_made,
    what_is_handed_in_during_a_decision_waits_for_the_next_one,
    what_has_left_circulation_is_changed_no_more,
    a_change_reaches_the_digests_being_sent_and_is_found_by_its_words,
    a_change_ends_with_its_promotion,
    a_longer_promotion_takes_its_change_along,
    only_an_end_that_comes_earlier_is_brought_forward,
    a_change_goes_with_whose_it_is,
}

/// Of a business that the seed has made.
fn changed(id: PromotionId) -> NewPromotion {
    NewPromotion {
        title: Title::parse("Kopi bubuk").unwrap(),
        body: Body::parse("Dari Bowongso").unwrap(),
        price: "35000".parse().unwrap(),
        occasion: Box::default(),
        photos: vec![PhotoId("third".into())],
        origin: Origin::ChangeOf(id),
        ..new_promotion(1.into())
    }
}

fn turned_down() -> Verdict {
    Verdict::Correction(Reason::Preset(Preset::UnclearPrice))
}

async fn hand_in(tx: &mut Tx, id: PromotionId) {
    revision::put(tx, id, &changed(id), now()).await.unwrap();
    review::reopen(tx, Subject::Promotion(id), review::CHANGED, now()).await.unwrap();
}

async fn state(tx: &mut Tx, id: PromotionId) -> RevisionState {
    revision::get(tx, id).await.unwrap().unwrap().state
}

async fn a_change_is_kept_as_it_was_handed_in(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let id = live_promotion(&mut tx, 7, now()).await;
    assert_eq!(revision::get(&mut tx, id).await.unwrap(), None);
    let first = NewPromotion { origin: Origin::ChangeOf(id), ..new_promotion(1.into()) };
    for to in [first, changed(id)] {
        revision::put(&mut tx, id, &to, now()).await.unwrap();
        let kept = revision::get(&mut tx, id).await.unwrap().unwrap();
        assert_eq!((kept.to, kept.state, kept.handed_in_at), (to, RevisionState::Pending, now()));
    }
}

async fn a_change_waits_beside_what_is_up_and_one_decision_applies_it(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let id = live_promotion(&mut tx, 7, now() - hours(1)).await;
    let subject = Subject::Promotion(id);
    let admin = review::admin(&mut tx, 1, "Budi").await.unwrap();
    hand_in(&mut tx, id).await;
    assert_eq!(review::pending(&mut tx, 9, 0).await.unwrap(), [(subject, now())]);
    assert_eq!(review::place(&mut tx, subject).await.unwrap(), Some((1, 1)));
    assert_eq!(promotion::full_until(&mut tx, 1.into(), 2, today()).await.unwrap(), None);
    let (up, _) = promotion::get(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((up.state, &up.content), (PromotionState::Approved, &new_promotion(1.into())));

    let first = review::decide(&mut tx, subject, &Verdict::Approved, admin, now(), None).await;
    assert!(first.unwrap().is_some());
    let second = review::decide(&mut tx, subject, &turned_down(), admin, now(), None).await;
    assert_eq!(second.unwrap(), None, "of two decisions one wins");
    assert_eq!(revision::get(&mut tx, id).await.unwrap(), None);
    assert_eq!(review::pending(&mut tx, 9, 0).await.unwrap(), []);
    let (now_up, _) = promotion::get(&mut tx, id).await.unwrap().unwrap();
    assert_eq!(now_up.content, NewPromotion { origin: Origin::New, ..changed(id) });
    assert_eq!((now_up.state, now_up.live_from), (up.state, up.live_from), "it is out as before");
}

async fn a_change_that_was_turned_down_is_kept_and_one_given_up_comes_back(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let id = live_promotion(&mut tx, 7, now()).await;
    let admin = review::admin(&mut tx, 1, "Budi").await.unwrap();
    hand_in(&mut tx, id).await;
    let subject = Subject::Promotion(id);
    review::decide(&mut tx, subject, &turned_down(), admin, now(), None).await.unwrap().unwrap();
    assert_eq!(state(&mut tx, id).await, RevisionState::NeedsCorrection);
    assert!(review::was_change(&mut tx, subject).await.is_ok());
    let (up, _) = promotion::get(&mut tx, id).await.unwrap().unwrap();
    assert_eq!(up.state, PromotionState::Approved, "what was approved stays up");

    for from in [RevisionState::NeedsCorrection, RevisionState::Pending] {
        assert!(!revision::restore(&mut tx, id, from, now()).await.unwrap(), "nothing is given up");
        assert!(revision::withdraw(&mut tx, id).await.unwrap());
        assert!(!revision::withdraw(&mut tx, id).await.unwrap());
        assert_eq!(review::pending(&mut tx, 9, 0).await.unwrap(), []);
        assert!(revision::restore(&mut tx, id, from, now()).await.unwrap());
        assert_eq!(state(&mut tx, id).await, from);
        revision::put(&mut tx, id, &changed(id), now()).await.unwrap();
    }
    assert_eq!(review::pending(&mut tx, 9, 0).await.unwrap(), [(subject, now())]);
}

async fn of_two_decisions_on_a_change_at_once_one_is_made(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let id = live_promotion(&mut tx, 7, now()).await;
    hand_in(&mut tx, id).await;
    let admin = review::admin(&mut tx, 1, "Budi").await.unwrap();
    tx.commit().await.unwrap();
    let together = Arc::new(Barrier::new(4));
    let decisions = (0..4).map(|n| {
        let (db, together) = (db.clone(), together.clone());
        tokio::spawn(async move {
            together.wait().await;
            let mut tx = db.begin().await.unwrap();
            let verdict = if n % 2 == 0 { Verdict::Approved } else { turned_down() };
            let subject = Subject::Promotion(id);
            let made = review::decide(&mut tx, subject, &verdict, admin, now(), None).await;
            tx.commit().await.unwrap();
            made.unwrap().is_some().then_some(verdict)
        })
    });
    let made = futures::future::join_all(decisions).await.into_iter().filter_map(Result::unwrap);
    let made: Vec<Verdict> = made.collect();
    assert_eq!(made.len(), 1, "{made:?}");
    let mut tx = db.begin().await.unwrap();
    let (up, _) = promotion::get(&mut tx, id).await.unwrap().unwrap();
    let is_changed = up.content.title == changed(id).title;
    assert_eq!(is_changed, made[0] == Verdict::Approved);
    assert_eq!(revision::get(&mut tx, id).await.unwrap().is_none(), is_changed);
}

async fn what_is_handed_in_during_a_decision_waits_for_the_next_one(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let id = live_promotion(&mut tx, 7, now()).await;
    hand_in(&mut tx, id).await;
    let admin = review::admin(&mut tx, 1, "Budi").await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = db.begin().await.unwrap();
    assert!(revision::hold(&mut tx, id).await.unwrap());
    let together = Arc::new(Barrier::new(2));
    let owner = tokio::spawn({
        let (db, together) = (db.clone(), together.clone());
        async move {
            together.wait().await;
            let mut tx = db.begin().await.unwrap();
            let to = NewPromotion { price: "40000".parse().unwrap(), ..changed(id) };
            revision::put(&mut tx, id, &to, now()).await.unwrap();
            tx.commit().await.unwrap();
        }
    });
    together.wait().await;
    // Long enough for the owner's transaction to arrive.
    for _ in 0..20 {
        assert_eq!(revision::get(&mut tx, id).await.unwrap().unwrap().to, changed(id));
    }
    let subject = Subject::Promotion(id);
    review::decide(&mut tx, subject, &Verdict::Approved, admin, now(), None)
        .await
        .unwrap()
        .unwrap();
    tx.commit().await.unwrap();
    owner.await.unwrap();
    let mut tx = db.begin().await.unwrap();
    let (up, _) = promotion::get(&mut tx, id).await.unwrap().unwrap();
    assert_eq!(up.content.price, changed(id).price);
    let next = revision::get(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((next.to.price.to_string().as_str(), next.state), ("40000", RevisionState::Pending));
}

async fn what_has_left_circulation_is_changed_no_more(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let id = live_promotion(&mut tx, 7, now()).await;
    let subject = Subject::Promotion(id);
    let admin = review::admin(&mut tx, 1, "Budi").await.unwrap();
    hand_in(&mut tx, id).await;
    assert!(stall::withdraw(&mut tx, id, now()).await.unwrap());
    assert_eq!(review::pending(&mut tx, 9, 0).await.unwrap(), []);
    let late = review::decide(&mut tx, subject, &Verdict::Approved, admin, now(), None).await;
    assert_eq!(late.unwrap(), None);
    let (up, _) = promotion::get(&mut tx, id).await.unwrap().unwrap();
    assert_eq!(up.content, new_promotion(1.into()));

    assert!(stall::restore(&mut tx, id, now()).await.unwrap());
    assert_eq!(
        review::pending(&mut tx, 9, 0).await.unwrap(),
        [(subject, now())],
        "with its change"
    );
    assert!(stall::sell_out(&mut tx, id, now()).await.unwrap());
    let made = review::decide(&mut tx, subject, &Verdict::Approved, admin, now(), None).await;
    assert!(made.unwrap().is_some(), "what is sold out can be changed");
    let (up, _) = promotion::get(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((up.state, up.content.title), (PromotionState::SoldOut, changed(id).title));
}

async fn a_change_reaches_the_digests_being_sent_and_is_found_by_its_words(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 1, now()).await;
    ready(&db, now()).await;
    let number = async |sql| texts(&db, sql).await[0].parse::<i64>().unwrap();
    let id = number("select cast(promotion_id as text) from edition_item").await.into();
    let sent = number("select cast(id as text) from edition").await.into();
    let mut tx = db.begin().await.unwrap();
    let before = edition::revision(&mut tx, sent).await.unwrap();
    let admin = review::admin(&mut tx, 1, "Budi").await.unwrap();
    term::refresh(&mut tx, id).await.unwrap();
    hand_in(&mut tx, id).await;
    let unchanged = edition::revision(&mut tx, sent).await.unwrap();
    assert_eq!(unchanged, before, "the old text is up");
    let subject = Subject::Promotion(id);
    review::decide(&mut tx, subject, &Verdict::Approved, admin, now(), None)
        .await
        .unwrap()
        .unwrap();
    assert!(edition::revision(&mut tx, sent).await.unwrap() > before);
    for (words, found) in [("bowongso", 1), ("gelas", 0)] {
        let search = Search::parse(words).unwrap();
        let hits = term::search(&mut tx, &search, now(), today(), 9, 0).await.unwrap();
        assert_eq!(hits.found.len(), found, "{words}");
    }
}

async fn a_change_ends_with_its_promotion(db: Db) {
    let lead = next_lead(&db).await;
    let mut tx = db.begin().await.unwrap();
    let id = live_promotion(&mut tx, 7, now()).await;
    hand_in(&mut tx, id).await;
    let last = new_promotion(1.into()).validity.until;
    let over = last.checked_add_days(Days::new(1)).unwrap();
    let none: [LastDay; 0] = [];
    assert!(!ending::is_due(&mut tx, &none, last).await.unwrap());
    assert!(ending::is_due(&mut tx, &none, over).await.unwrap());
    assert_eq!(ending::tell(&mut tx, lead.fence, &none, over, now()).await.unwrap(), 1);
    assert_eq!(state(&mut tx, id).await, RevisionState::Over);
    assert!(!ending::is_due(&mut tx, &none, over).await.unwrap());
    assert_eq!(review::pending(&mut tx, 9, 0).await.unwrap(), []);
    tx.commit().await.unwrap();
    assert_eq!(texts(&db, "select kind from outbox").await, ["card_decided"]);
}

async fn a_longer_promotion_takes_its_change_along(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let id = live_promotion(&mut tx, 7, now()).await;
    hand_in(&mut tx, id).await;
    let (until, longer) = (changed(id).validity.until, "2026-12-08".parse().unwrap());
    assert!(stall::extend(&mut tx, id, until, longer, now()).await.unwrap());
    let kept = revision::get(&mut tx, id).await.unwrap().unwrap();
    assert_eq!(kept.to.validity.until, longer);
}

async fn only_an_end_that_comes_earlier_is_brought_forward(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let id = live_promotion(&mut tx, 7, now()).await;
    let until = |day: &str| day.parse().unwrap();
    assert!(!stall::end_earlier(&mut tx, id, until("2026-12-01"), now()).await.unwrap());
    assert!(!stall::end_earlier(&mut tx, id, until("2026-11-23"), now()).await.unwrap());
    assert!(stall::end_earlier(&mut tx, id, until("2026-11-29"), now()).await.unwrap());
    let (up, _) = promotion::get(&mut tx, id).await.unwrap().unwrap();
    let validity = up.content.validity;
    assert_eq!((validity.until, validity.open_ended), (until("2026-11-29"), false));
}

async fn a_change_goes_with_whose_it_is(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let erased = live_promotion(&mut tx, 7, now()).await;
    let ended = live_promotion(&mut tx, 8, now()).await;
    for id in [erased, ended] {
        hand_in(&mut tx, id).await;
    }
    let (_, shop) = promotion::get(&mut tx, erased).await.unwrap().unwrap();
    let changes = revision::of_owner(&mut tx, shop.owner).await.unwrap();
    assert_eq!(changes.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [erased]);
    let suspended = BusinessState::Suspended;
    assert!(business::move_on(&mut tx, shop.id, shop.state, suspended).await.unwrap());
    assert_eq!(review::pending(&mut tx, 9, 0).await.unwrap().len(), 1, "it waits no more");
    business::erase(&mut tx, shop.id).await.unwrap();
    assert_eq!(revision::get(&mut tx, erased).await.unwrap(), None);
    assert_eq!(retention::promotions(&mut tx, "2026-12-02".parse().unwrap()).await.unwrap(), 2);
    assert_eq!(revision::get(&mut tx, ended).await.unwrap(), None);
    tx.commit().await.unwrap();
    assert!(texts(&db, "select file_id from revision_photo").await.is_empty());
}
