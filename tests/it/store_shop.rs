//! Laws of what owners do with registered businesses.
#![expect(clippy::unwrap_used, reason = "what a test can't go on without ends it")]

use ayopromo::{
    domain::{
        business::{BusinessName, BusinessState, NewBusiness, Reviewed},
        promotion::PhotoId,
        review::{Objection, Preset, Reason, Subject, Verdict},
    },
    store::{Db, business, change, group_message, outbox, personal, promotion, review},
};

use crate::{
    engines::on_both_engines,
    store::{hours, live_promotion, new_business, now, pending_business, texts, today},
};

on_both_engines! {
    a_change_waits_beside_what_was_approved_and_one_decision_applies_it,
    a_change_that_was_turned_down_is_kept_and_can_be_handed_in_again,
    what_is_the_owners_alone_is_written_only_where_it_is_approved,
    a_business_moves_from_the_state_it_is_in_and_no_other,
    those_with_the_same_number_or_place_are_near,
    an_erased_business_says_nothing_more,
}

fn named(name: &str) -> NewBusiness {
    NewBusiness { name: BusinessName::parse(name).unwrap(), ..new_business() }
}

fn turned_down() -> Verdict {
    Verdict::Correction(Reason::Preset(Preset::UnclearBusiness))
}

async fn a_change_waits_beside_what_was_approved_and_one_decision_applies_it(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (_, id) = pending_business(&mut tx, 7).await;
    let subject = Subject::Business(id);
    let admin = review::admin(&mut tx, 1, "Budi").await.unwrap();
    review::decide(&mut tx, subject, &Verdict::Approved, admin, now(), None).await.unwrap();
    assert!(!review::was_change(&mut tx, subject).await.unwrap());

    let to = Reviewed { photo: Some(PhotoId("dapur".into())), ..named("Kopi").reviewed() };
    let later = now() + hours(1);
    change::put(&mut tx, id, &to, later).await.unwrap();
    review::reopen(&mut tx, subject, review::CHANGED, later).await.unwrap();
    assert_eq!(review::decision_of(&mut tx, subject).await.unwrap(), None, "it awaits a new one");
    assert_eq!(review::pending(&mut tx, 9, 0).await.unwrap(), [(subject, later)]);
    assert!(!review::was_resubmitted(&mut tx, subject).await.unwrap());
    let waiting = change::get(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((&waiting.to, waiting.objection), (&to, None));
    let shown = business::get(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((shown.state, shown.profile), (BusinessState::Active, new_business()));

    let first = review::decide(&mut tx, subject, &Verdict::Approved, admin, later, None).await;
    assert!(first.unwrap().is_some());
    let second = review::decide(&mut tx, subject, &turned_down(), admin, later, None).await;
    assert_eq!(second.unwrap(), None, "of two decisions one wins");
    assert!(review::was_change(&mut tx, subject).await.unwrap());
    assert_eq!(change::get(&mut tx, id).await.unwrap(), None);
    let shown = business::get(&mut tx, id).await.unwrap().unwrap();
    assert_eq!(shown.profile, new_business().with_reviewed(to));
    assert_eq!(review::pending(&mut tx, 9, 0).await.unwrap(), []);
}

async fn a_change_that_was_turned_down_is_kept_and_can_be_handed_in_again(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (owner, id) = pending_business(&mut tx, 7).await;
    let subject = Subject::Business(id);
    let admin = review::admin(&mut tx, 1, "Budi").await.unwrap();
    review::decide(&mut tx, subject, &Verdict::Approved, admin, now(), None).await.unwrap();
    let to = named("Kopi").reviewed();
    change::put(&mut tx, id, &to, now()).await.unwrap();
    review::reopen(&mut tx, subject, review::CHANGED, now()).await.unwrap();
    review::decide(&mut tx, subject, &turned_down(), admin, now(), None).await.unwrap().unwrap();
    let kept = change::get(&mut tx, id).await.unwrap();
    assert_eq!(kept.as_ref().unwrap().objection, Some(Objection::Correction));
    let file = personal::of(&mut tx, owner, now()).await.unwrap();
    assert_eq!(file.businesses[0].change, kept, "who asks for their data sees it");
    assert_eq!(review::pending(&mut tx, 9, 0).await.unwrap(), []);
    assert_eq!(
        business::get(&mut tx, id).await.unwrap().unwrap().state,
        BusinessState::Active,
        "what was approved stays up"
    );
    change::put(&mut tx, id, &to, now()).await.unwrap();
    assert_eq!(change::get(&mut tx, id).await.unwrap().unwrap().objection, None);
    assert!(change::forget(&mut tx, id).await.unwrap().is_some());
    assert_eq!(change::forget(&mut tx, id).await.unwrap(), None);
}

async fn what_is_the_owners_alone_is_written_only_where_it_is_approved(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (_, id) = pending_business(&mut tx, 7).await;
    let mut wanted = named("Kopi");
    wanted.extras.hours = Some("24/7".parse().unwrap());
    wanted.extras.point = None;
    assert!(!business::amend(&mut tx, id, &wanted).await.unwrap(), "it waits for its decision");
    assert!(business::rewrite(&mut tx, id, &named("Teh"), Some(now())).await.unwrap());
    let admin = review::admin(&mut tx, 1, "Budi").await.unwrap();
    let subject = Subject::Business(id);
    review::decide(&mut tx, subject, &Verdict::Approved, admin, now(), None).await.unwrap();
    assert!(!business::rewrite(&mut tx, id, &wanted, None).await.unwrap(), "it waits no longer");
    assert!(business::amend(&mut tx, id, &wanted).await.unwrap());
    let shown = business::get(&mut tx, id).await.unwrap().unwrap().profile;
    assert_eq!(shown, wanted.with_reviewed(named("Teh").reviewed()));
}

async fn a_business_moves_from_the_state_it_is_in_and_no_other(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let promotion = live_promotion(&mut tx, 7, now() - hours(1)).await;
    let id = promotion::get(&mut tx, promotion).await.unwrap().unwrap().1.id;
    let (active, closed) = (BusinessState::Active, BusinessState::Closed);
    assert_eq!(promotion::count_up(&mut tx, id, now(), today()).await.unwrap(), 1);
    assert!(!business::move_on(&mut tx, id, closed, active).await.unwrap());
    assert!(business::move_on(&mut tx, id, active, closed).await.unwrap());
    assert!(!business::move_on(&mut tx, id, active, closed).await.unwrap(), "once");
    let all = promotion::Filter::default();
    assert_eq!(promotion::count_live(&mut tx, now(), today(), &all).await.unwrap(), 0);
    assert_eq!(promotion::count_up(&mut tx, id, now(), today()).await.unwrap(), 1);
    assert!(business::move_on(&mut tx, id, closed, active).await.unwrap());
    assert_eq!(promotion::count_live(&mut tx, now(), today(), &all).await.unwrap(), 1);
}

async fn those_with_the_same_number_or_place_are_near(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (_, id) = pending_business(&mut tx, 7).await;
    let NewBusiness { phone, area, .. } = new_business();
    let elsewhere = "33.07.08.2003".parse().unwrap();
    let other = ayopromo::domain::phone::Phone::parse_e164("+6285612345678").unwrap();
    for (phone, area, found) in
        [(&phone, &elsewhere, 1), (&other, &area, 1), (&other, &elsewhere, 0)]
    {
        assert_eq!(business::near(&mut tx, phone, area).await.unwrap().len(), found);
    }
    business::erase(&mut tx, id).await.unwrap();
    assert_eq!(business::near(&mut tx, &phone, &area).await.unwrap(), []);
}

async fn an_erased_business_says_nothing_more(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let promotion = live_promotion(&mut tx, 7, now() - hours(1)).await;
    let id = promotion::get(&mut tx, promotion).await.unwrap().unwrap().1.id;
    let at = |message_id| review::Card { chat_id: -100, message_id };
    let subjects = [Subject::Business(id), Subject::Promotion(promotion)];
    for (subject, message) in subjects.into_iter().zip(1..) {
        let role = group_message::Role::Card;
        group_message::put(&mut tx, subject, at(message), role).await.unwrap();
    }
    change::put(&mut tx, id, &named("Kopi").reviewed(), now()).await.unwrap();
    assert_eq!(outbox::withdraw_cards_of(&mut tx, id, now()).await.unwrap(), 2);
    business::erase(&mut tx, id).await.unwrap();
    assert_eq!(business::get(&mut tx, id).await.unwrap(), None);
    assert_eq!(promotion::get(&mut tx, promotion).await.unwrap(), None);
    assert_eq!(change::get(&mut tx, id).await.unwrap(), None);
    tx.commit().await.unwrap();
    let left = "select name || description || phone || coalesce(hours, '') || coalesce(nib, '')
        || coalesce(links, '') || coalesce(photo, '') from business";
    assert_eq!(texts(&db, left).await, [""]);
    assert_eq!(texts(&db, "select title || body from promotion").await, [""]);
}
