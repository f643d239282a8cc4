//! Laws of decisions, their record, and what must arrive because of them.
#![expect(clippy::unwrap_used, reason = "what a test can't go on without ends it")]

use std::sync::Arc;

use ayopromo::{
    domain::{
        business::{BusinessName, BusinessState, NewBusiness},
        delivery::Cause,
        ids::AdminId,
        notice::PutOff,
        promotion::{NewPromotion, PhotoId, PromotionState},
        review::{Decision, Preset, Reason, Subject, Verdict},
    },
    store::{
        Db, StoreError, Tx, audit, business,
        group_message::{self, Role},
        hold,
        lead::Lead,
        outbox::{self, Album, Audience, OutboxEnd, OutboxItem, OutboxKind},
        promotion,
        review::{self, Card, Record},
        stall,
    },
};
use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Barrier;

use crate::{
    engines::on_both_engines,
    store::{
        hours, new_business, new_promotion, now, pending_business, pending_promotion, refusal,
        resident, texts,
    },
};

on_both_engines! {
    of_two_decisions_one_wins,
    an_approved_promotion_keeps_its_time,
    audit_rows_can_not_be_changed,
    erased_words_leave_the_decision,
    a_promotion_waits_behind_its_business,
    a_record_counts_what_was_decided,
    a_reply_to_a_card_finds_its_subject,
    a_reply_to_a_photo_finds_what_the_card_below_it_is_of,
    a_typed_reason_waits_for_its_author,
    a_rejected_business_is_decided_on_once_more_when_it_is_handed_in_again,
    only_what_was_sent_back_is_handed_in_again,
    what_was_turned_down_before_can_be_corrected_where_that_could_help,
    one_holds_a_subject_until_it_is_let_go_decided_or_over,
    an_outbox_row_is_claimed_once,
    a_request_that_was_not_made_is_no_attempt,
    an_album_that_stands_is_remembered,
    what_waits_without_a_card_gets_one,
    what_an_earlier_lead_left_in_flight_is_doubtful,
}

async fn of_two_decisions_one_wins(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (_, promotion) = pending_promotion(&mut tx, 7).await;
    let subject = Subject::Promotion(promotion);
    tx.commit().await.unwrap();
    let together = Arc::new(Barrier::new(4));
    let decisions = (0..4).map(|n| {
        let (db, together) = (db.clone(), together.clone());
        tokio::spawn(async move {
            together.wait().await;
            let mut tx = db.begin().await.unwrap();
            let admin = review::admin(&mut tx, n, &format!("Admin {n}")).await.unwrap();
            let verdict = if n % 2 == 0 { Verdict::Approved } else { rejected() };
            let made = review::decide(&mut tx, subject, &verdict, admin, now(), Some(now())).await;
            tx.commit().await.unwrap();
            made.unwrap()
        })
    });
    let made = futures::future::join_all(decisions).await;
    let winners: Vec<Decision> = made.into_iter().filter_map(Result::unwrap).collect();
    let mut tx = db.read().await.unwrap();
    let recorded = review::decision_of(&mut tx, subject).await.unwrap();
    assert_eq!(winners, [recorded.unwrap()]);
    let (promotion, _) = promotion::get(&mut tx, promotion).await.unwrap().unwrap();
    assert_eq!(
        promotion.state == PromotionState::Approved,
        winners[0].verdict == Verdict::Approved
    );
    assert_eq!(texts(&db, "select action from audit").await.len(), 1);
}

async fn an_approved_promotion_keeps_its_time(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (business, promotion) = pending_promotion(&mut tx, 7).await;
    let admin = review::admin(&mut tx, 1, "Agus").await.unwrap();
    let later = now() + hours(3);
    for (subject, live_from) in
        [(Subject::Business(business), None), (Subject::Promotion(promotion), Some(later))]
    {
        let decision = Decision { verdict: Verdict::Approved, by: "Agus".into(), at: now() };
        let made =
            review::decide(&mut tx, subject, &Verdict::Approved, admin, now(), live_from).await;
        assert_eq!(made.unwrap(), Some(decision));
    }
    let (promotion, business) = promotion::get(&mut tx, promotion).await.unwrap().unwrap();
    assert_eq!((promotion.state, promotion.live_from), (PromotionState::Approved, Some(later)));
    assert_eq!(business.state, BusinessState::Active);
}

async fn audit_rows_can_not_be_changed(db: Db) {
    let mut tx = db.begin().await.unwrap();
    audit::add(&mut tx, None, "tried", Subject::Business(1.into()), None, Some("words"), now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    for statement in ["update audit set action = 'other'", "delete from audit"] {
        let refusal = refusal(&db, statement).await.expect("it is refused");
        assert!(refusal.contains("audit rows can not be changed"), "{refusal}");
    }
    if let Db::Postgres(_) = db {
        let refusal = refusal(&db, "truncate audit cascade").await.expect("it is refused");
        assert!(refusal.contains("audit rows can not be changed"), "{refusal}");
    }
    assert_eq!(texts(&db, "select action from audit").await, ["tried"]);
}

async fn erased_words_leave_the_decision(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (_, business) = pending_business(&mut tx, 7).await;
    let subject = Subject::Business(business);
    let admin = review::admin(&mut tx, 1, "Agus").await.unwrap();
    let verdict = Verdict::Rejected(Reason::Words("Mohon alamatnya".into()));
    let made = review::decide(&mut tx, subject, &verdict, admin, now(), None).await.unwrap();
    assert_eq!(made.unwrap().verdict, verdict);
    let business = business::get(&mut tx, business).await.unwrap().unwrap();
    assert_eq!(business.state, BusinessState::Rejected);
    tx.commit().await.unwrap();
    assert_eq!(refusal(&db, "delete from audit_words").await, None);
    let mut tx = db.read().await.unwrap();
    let left = review::decision_of(&mut tx, subject).await.unwrap().unwrap();
    assert_eq!(left.verdict, Verdict::Rejected(Reason::Words(String::new())));
}

async fn a_promotion_waits_behind_its_business(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (business, promotion) = pending_promotion(&mut tx, 7).await;
    let (business, promotion) = (Subject::Business(business), Subject::Promotion(promotion));
    assert_eq!(review::pending(&mut tx, 9, 0).await.unwrap(), [(business, now())]);
    assert_eq!(review::backlog(&mut tx).await.unwrap(), (1, Some(now())));
    let admin: AdminId = review::admin(&mut tx, 1, "Agus").await.unwrap();
    review::decide(&mut tx, business, &Verdict::Approved, admin, now(), None).await.unwrap();
    assert_eq!(review::pending(&mut tx, 9, 0).await.unwrap(), [(promotion, now())]);
    assert_eq!(review::backlog(&mut tx).await.unwrap(), (1, Some(now())));
    review::decide(&mut tx, promotion, &rejected(), admin, now(), None).await.unwrap();
    assert_eq!(review::pending(&mut tx, 9, 0).await.unwrap(), []);
    assert_eq!(review::backlog(&mut tx).await.unwrap(), (0, None));
}

async fn a_record_counts_what_was_decided(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let admin = review::admin(&mut tx, 1, "Agus").await.unwrap();
    let owner = resident(&mut tx, 7).await.id;
    let none = Record { since: now(), approved: 0, rejected: 0 };
    assert_eq!(review::record_of(&mut tx, owner).await.unwrap(), none);
    for (telegram_id, verdict) in
        [(7, Verdict::Approved), (7, rejected()), (7, rejected()), (8, rejected())]
    {
        let (_, promotion) = pending_promotion(&mut tx, telegram_id).await;
        let subject = Subject::Promotion(promotion);
        review::decide(&mut tx, subject, &verdict, admin, now(), None).await.unwrap();
    }
    let record = Record { since: now(), approved: 1, rejected: 2 };
    assert_eq!(review::record_of(&mut tx, owner).await.unwrap(), record);
    for verdict in [rejected(), Verdict::Approved] {
        let (_, business) = pending_business(&mut tx, 7).await;
        let subject = Subject::Business(business);
        review::decide(&mut tx, subject, &verdict, admin, now(), None).await.unwrap();
    }
    let record = Record { rejected: 3, ..record };
    assert_eq!(review::record_of(&mut tx, owner).await.unwrap(), record);
}

async fn a_reply_to_a_card_finds_its_subject(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let subject = Subject::Promotion(3.into());
    let (first, second) =
        (Card { chat_id: -100, message_id: 5 }, Card { chat_id: -100, message_id: 6 });
    for card in [first, second] {
        review::put_card(&mut tx, subject, card).await.unwrap();
    }
    assert_eq!(review::card(&mut tx, subject).await.unwrap(), Some(second));
    assert_eq!(review::card_at(&mut tx, second).await.unwrap(), Some(subject));
    assert_eq!(review::card_at(&mut tx, first).await.unwrap(), None);
}

async fn a_reply_to_a_photo_finds_what_the_card_below_it_is_of(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (_, promotion) = pending_promotion(&mut tx, 7).await;
    let subject = Subject::Promotion(promotion);
    let at = |message_id| Card { chat_id: -100, message_id };
    for (photo, card) in [(5, 6), (7, 8)] {
        group_message::put(&mut tx, subject, at(photo), Role::Photo).await.unwrap();
        group_message::put(&mut tx, subject, at(card), Role::Card).await.unwrap();
        review::put_card(&mut tx, subject, at(card)).await.unwrap();
    }
    for (message, found) in [(5, None), (6, None), (7, Some(subject)), (8, None), (9, None)] {
        let of = group_message::subject_of_photo(&mut tx, at(message)).await.unwrap();
        assert_eq!(of, found, "{message}");
    }
    let all = group_message::of(&mut tx, subject).await.unwrap();
    assert_eq!(all, (vec![at(5), at(6), at(7), at(8)], true));
}

async fn a_typed_reason_waits_for_its_author(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let subject = Subject::Business(3.into());
    let id = review::put_reason(&mut tx, 40, subject, "Kurang jelas", now()).await.unwrap();
    let waiting = review::reason(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((waiting.author_telegram_id, waiting.subject), (40, subject));
    assert_eq!(waiting.words, "Kurang jelas");
    review::delete_reason(&mut tx, id).await.unwrap();
    assert_eq!(review::reason(&mut tx, id).await.unwrap(), None);
}

async fn a_rejected_business_is_decided_on_once_more_when_it_is_handed_in_again(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (owner, id) = pending_business(&mut tx, 7).await;
    let stranger = resident(&mut tx, 8).await.id;
    let subject = Subject::Business(id);
    let admin = review::admin(&mut tx, 1, "Budi").await.unwrap();
    let profile = NewBusiness { name: BusinessName::parse("Kopi").unwrap(), ..new_business() };
    let reason = review::put_reason(&mut tx, 1, subject, "Alamatnya?", now()).await.unwrap();
    let later = now() + hours(1);
    let not_yet = business::resubmit(&mut tx, id, owner, &profile, later).await.unwrap();
    assert!(!not_yet, "it waits for its decision");
    let verdict = Verdict::Correction(Reason::Preset(Preset::UnclearBusiness));
    review::decide(&mut tx, subject, &verdict, admin, now(), None).await.unwrap().unwrap();
    assert!(!business::resubmit(&mut tx, id, stranger, &profile, later).await.unwrap());
    assert!(business::resubmit(&mut tx, id, owner, &profile, later).await.unwrap());
    assert!(!business::resubmit(&mut tx, id, owner, &profile, later).await.unwrap(), "once");

    let found = business::get(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((found.state, &found.profile), (BusinessState::Pending, &profile));
    assert_eq!(review::decision_of(&mut tx, subject).await.unwrap(), None);
    assert_eq!(review::pending(&mut tx, 9, 0).await.unwrap(), [(subject, later)]);
    assert_eq!(review::reason(&mut tx, reason).await.unwrap(), None, "it was about the old one");
    let approved = review::decide(&mut tx, subject, &Verdict::Approved, admin, later, None).await;
    assert_eq!(approved.unwrap().unwrap().verdict, Verdict::Approved);
    tx.commit().await.unwrap();
    let actions = texts(&db, "select action from audit order by id").await;
    assert_eq!(actions, ["sent_back", "resubmitted", "approved"]);
}

async fn only_what_was_sent_back_is_handed_in_again(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (owner, business) = pending_business(&mut tx, 7).await;
    let admin = review::admin(&mut tx, 1, "Budi").await.unwrap();
    let new = new_promotion(business);
    let id = promotion::insert(&mut tx, &new, now()).await.unwrap();
    let subject = Subject::Promotion(id);
    let other = NewPromotion { photos: vec![PhotoId("cup".into())], ..new.clone() };
    assert!(!stall::resubmit(&mut tx, id, &other, now()).await.unwrap(), "it waits");
    let correction = Verdict::Correction(Reason::Words("Fotonya?".into()));
    let later = now() + hours(1);
    let sent_back = review::decide(&mut tx, subject, &correction, admin, now(), None).await;
    assert_eq!(sent_back.unwrap().unwrap().verdict, correction);
    assert!(stall::resubmit(&mut tx, id, &other, later).await.unwrap());
    assert!(!stall::resubmit(&mut tx, id, &other, later).await.unwrap(), "once");
    let (found, _) = promotion::get(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((found.state, found.handed_in_at), (PromotionState::Pending, later));
    assert_eq!(found.content, other);
    assert_eq!(review::decision_of(&mut tx, subject).await.unwrap(), None);
    // What is turned down for good stays so, and a business with it.
    for subject in [subject, Subject::Business(business)] {
        review::decide(&mut tx, subject, &rejected(), admin, later, None).await.unwrap().unwrap();
    }
    assert!(!stall::resubmit(&mut tx, id, &other, later).await.unwrap());
    assert!(!business::resubmit(&mut tx, business, owner, &new_business(), later).await.unwrap());
    tx.commit().await.unwrap();
}

async fn what_was_turned_down_before_can_be_corrected_where_that_could_help(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let admin = review::admin(&mut tx, 1, "Budi").await.unwrap();
    for (owner, reason) in [
        (7, Reason::Preset(Preset::UnclearBusiness)),
        (8, Reason::Preset(Preset::Forbidden)),
        (9, Reason::Words("Mohon alamatnya".into())),
    ] {
        let (_, business) = pending_business(&mut tx, owner).await;
        let id = promotion::insert(&mut tx, &new_promotion(business), now()).await.unwrap();
        for subject in [Subject::Business(business), Subject::Promotion(id)] {
            let verdict = Verdict::Rejected(reason.clone());
            review::decide(&mut tx, subject, &verdict, admin, now(), None).await.unwrap().unwrap();
        }
    }
    tx.commit().await.unwrap();
    let migration = include_str!("../../migrations/sqlite/0018_moderation.sql");
    let (_, updates) = migration.split_once("-- Until now").unwrap();
    for statement in
        updates.split(';').filter_map(|text| text.find("update ").map(|at| &text[at..]))
    {
        assert_eq!(refusal(&db, statement).await, None);
    }
    for states in
        ["select state from business order by id", "select state from promotion order by id"]
    {
        let found = texts(&db, states).await;
        assert_eq!(found, ["needs_correction", "rejected", "needs_correction"], "{states}");
    }
}

async fn one_holds_a_subject_until_it_is_let_go_decided_or_over(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let subject = Subject::Promotion(pending_promotion(&mut tx, 7).await.1);
    let budi = review::admin(&mut tx, 1, "Budi").await.unwrap();
    let rini = review::admin(&mut tx, 2, "Rini").await.unwrap();
    let half_an_hour = TimeDelta::minutes(30);
    let at = |minutes| now() + TimeDelta::minutes(minutes);
    for (admin, minutes, taken) in
        [(budi, 0, true), (rini, 10, false), (budi, 20, true), (rini, 49, false), (rini, 50, true)]
    {
        let took = hold::take(&mut tx, subject, admin, half_an_hour, at(minutes)).await;
        assert_eq!(took.unwrap(), taken, "{admin:?} after {minutes} minutes");
    }
    assert!(!hold::release(&mut tx, subject, budi, at(51)).await.unwrap(), "it is Rini's");
    let held = hold::of(&mut tx, subject, half_an_hour, at(51)).await.unwrap().unwrap();
    assert_eq!((held.by.as_str(), held.until), ("Rini", at(80)));
    assert!(hold::release(&mut tx, subject, rini, at(52)).await.unwrap());
    assert!(hold::take(&mut tx, subject, budi, half_an_hour, at(53)).await.unwrap());
    review::decide(&mut tx, subject, &Verdict::Approved, budi, at(54), Some(at(60))).await.unwrap();
    assert_eq!(hold::of(&mut tx, subject, half_an_hour, at(54)).await.unwrap(), None);
    tx.commit().await.unwrap();
    let record = "select action || ' ' || name from audit join admin on admin.id = admin_id
         order by audit.id";
    let expected = ["taken Budi", "taken Rini", "released Rini", "taken Budi", "approved Budi"];
    assert_eq!(texts(&db, record).await, expected);
}

async fn an_outbox_row_is_claimed_once(db: Db) {
    let fence = Lead::acquire(&db).await.unwrap().unwrap().fence;
    let subject = Subject::Business(3.into());
    let mut tx = db.begin().await.unwrap();
    for kind in [OutboxKind::Card, OutboxKind::CardDecided, OutboxKind::Verdict] {
        outbox::put(&mut tx, kind, subject, now()).await.unwrap();
    }
    let claimed = claim(&mut tx, fence, now()).await;
    assert_eq!(
        claimed.iter().map(|item| (item.kind, item.subject, item.attempts)).collect::<Vec<_>>(),
        [(OutboxKind::Card, subject, 1), (OutboxKind::CardDecided, subject, 1)]
    );
    assert_eq!(claim(&mut tx, fence, now()).await, []);
    let later = OutboxEnd::Again { not_before: now() + hours(1), why: PutOff::Doubtful };
    for (item, end) in claimed.iter().zip([OutboxEnd::Failed(Cause::Refused), later]) {
        assert!(outbox::settle(&mut tx, fence, item.id, end, now()).await.unwrap());
    }
    assert_eq!(claim(&mut tx, fence, now()).await, []);
    let again = claim(&mut tx, fence, now() + hours(1)).await;
    assert_eq!((again.len(), again[0].id, again[0].attempts), (1, claimed[1].id, 2));
    let owners = outbox::claim(&mut tx, fence, Audience::Owners, now(), 9).await.unwrap();
    assert_eq!(owners.iter().map(|item| item.kind).collect::<Vec<_>>(), [OutboxKind::Verdict]);
}

async fn a_request_that_was_not_made_is_no_attempt(db: Db) {
    let fence = Lead::acquire(&db).await.unwrap().unwrap().fence;
    let mut tx = db.begin().await.unwrap();
    outbox::put(&mut tx, OutboxKind::Card, Subject::Business(3.into()), now()).await.unwrap();
    for (why, attempts) in [(PutOff::NotMade, 1), (PutOff::Refused, 1), (PutOff::NotMade, 2)] {
        let claimed = claim(&mut tx, fence, now()).await;
        assert_eq!(claimed[0].attempts, attempts);
        let again = OutboxEnd::Again { not_before: now(), why };
        assert!(outbox::settle(&mut tx, fence, claimed[0].id, again, now()).await.unwrap());
    }
}

async fn an_album_that_stands_is_remembered(db: Db) {
    let fence = Lead::acquire(&db).await.unwrap().unwrap().fence;
    let mut tx = db.begin().await.unwrap();
    outbox::put(&mut tx, OutboxKind::Card, Subject::Business(3.into()), now()).await.unwrap();
    let item = claim(&mut tx, fence, now()).await.remove(0);
    assert_eq!(item.album, None);
    let album = Album { chat_id: -100, message_id: Some(5) };
    outbox::note_album(&mut tx, fence, item.id, album).await.unwrap();
    let again = OutboxEnd::Again { not_before: now(), why: PutOff::Refused };
    outbox::settle(&mut tx, fence, item.id, again, now()).await.unwrap();
    assert_eq!(claim(&mut tx, fence, now()).await[0].album, Some(album));
}

async fn what_waits_without_a_card_gets_one(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (_, here) = pending_business(&mut tx, 7).await;
    let (_, elsewhere) = pending_business(&mut tx, 8).await;
    // Its promotion waits behind it.
    let (enqueued, _) = pending_promotion(&mut tx, 9).await;
    let (_, nowhere) = pending_business(&mut tx, 10).await;
    let (_, given_up) = pending_business(&mut tx, 11).await;
    let at = |chat_id, message_id| Card { chat_id, message_id };
    review::put_card(&mut tx, Subject::Business(here), at(-100, 1)).await.unwrap();
    review::put_card(&mut tx, Subject::Business(elsewhere), at(-99, 2)).await.unwrap();
    for subject in [enqueued, given_up] {
        outbox::put(&mut tx, OutboxKind::Card, Subject::Business(subject), now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    let sql = "update outbox set state = 'failed' where id = 2";
    assert_eq!(refusal(&db, sql).await, None);
    let lead = Lead::acquire(&db).await.unwrap().unwrap();
    let mut tx = db.begin().await.unwrap();
    assert_eq!(outbox::put_missing_cards(&mut tx, lead.fence, -100, now()).await.unwrap(), 3);
    assert_eq!(outbox::put_missing_cards(&mut tx, lead.fence, -100, now()).await.unwrap(), 0);
    let former = outbox::put_missing_cards(&mut tx, lead.fence - 1, -100, now()).await;
    assert!(matches!(former, Err(StoreError::Superseded)));
    tx.commit().await.unwrap();
    let mut tx = db.begin().await.unwrap();
    let cards = claim(&mut tx, lead.fence, now()).await;
    let subjects: Vec<_> = cards.iter().map(|item| item.subject).collect();
    assert_eq!(subjects, [enqueued, elsewhere, nowhere, given_up].map(Subject::Business));
}

async fn what_an_earlier_lead_left_in_flight_is_doubtful(db: Db) {
    let earlier = Lead::acquire(&db).await.unwrap().unwrap();
    let mut tx = db.begin().await.unwrap();
    let id = outbox::put(&mut tx, OutboxKind::Card, Subject::Business(3.into()), now());
    let id = id.await.unwrap();
    claim(&mut tx, earlier.fence, now()).await;
    tx.commit().await.unwrap();
    let former = earlier.fence;
    drop(earlier);
    let lead = crate::store::next_lead(&db).await;
    let mut tx = db.begin().await.unwrap();
    let late = outbox::claim(&mut tx, former, Audience::AdminGroup, now(), 9).await;
    assert!(matches!(late, Err(StoreError::Superseded)));
    assert_eq!(outbox::recover(&mut tx, lead.fence).await.unwrap(), 1);
    assert!(!outbox::settle(&mut tx, former, id, OutboxEnd::Sent, now()).await.unwrap());
    let claimed = claim(&mut tx, lead.fence, now()).await;
    assert_eq!(claimed[0].attempts, 2);
    assert!(outbox::settle(&mut tx, lead.fence, id, OutboxEnd::Sent, now()).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(texts(&db, "select state from outbox where doubtful").await, ["sent"]);
}

/// What is due for the admin group.
async fn claim(tx: &mut Tx, fence: i64, at: DateTime<Utc>) -> Vec<OutboxItem> {
    outbox::claim(tx, fence, Audience::AdminGroup, at, 9).await.unwrap()
}

fn rejected() -> Verdict {
    Verdict::Rejected(Reason::Preset(Preset::UnclearPrice))
}
