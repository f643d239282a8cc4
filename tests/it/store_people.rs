//! Laws of people, their conversations, updates and subscriptions.
#![expect(clippy::unwrap_used, reason = "what a test can't go on without ends it")]

use ayopromo::{
    domain::{
        calendar::Hour,
        delivery::Cause,
        language::Language,
        person::{Consent, NOTICE_VERSION},
        review::{Reason, Subject, Verdict},
        subscription::{Kept, Rhythm, Subscription},
    },
    store::{Db, business, person, promotion, received, review, scene, seed, subscription},
};
use chrono::Weekday;

use crate::{
    engines::on_both_engines,
    store::{hours, now, pending_promotion, resident, texts},
};

on_both_engines! {
    joining_again_changes_nothing,
    an_owner_is_who_agreed_to_the_terms_in_force,
    an_update_is_taken_in_once,
    of_a_chat_only_the_last_update_waits_for_an_answer,
    of_the_unknown_no_chat_is_kept_once_they_are_answered,
    each_chat_has_its_own_prompt,
    a_scene_saved_meanwhile_is_not_overwritten,
    of_two_first_scenes_one_is_kept,
    a_stopped_subscription_comes_back_with_one_tap,
    equal_selections_share_a_row,
    a_lost_transaction_leaves_nothing,
    of_an_erased_person_the_key_stays,
    seeded_residents_are_subscribed_once,
}

async fn joining_again_changes_nothing(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let first = resident(&mut tx, 7).await;
    let again =
        person::join(&mut tx, 7, "Other", Language::Id, NOTICE_VERSION, now()).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(person::find(&mut tx, 7).await.unwrap(), Some(first.clone()));
    assert_eq!(person::get(&mut tx, first.id).await.unwrap(), Some((first, Some(7))));
    assert_eq!(person::find(&mut tx, 8).await.unwrap(), None);
    tx.commit().await.unwrap();
    assert_eq!(texts(&db, "select kind from consent").await, ["resident"]);
}

async fn an_owner_is_who_agreed_to_the_terms_in_force(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let id = resident(&mut tx, 7).await.id;
    for (version, owner) in [(NOTICE_VERSION - 1, false), (NOTICE_VERSION, true)] {
        person::agree(&mut tx, id, Consent::Owner, version, Language::Jv, now()).await.unwrap();
        assert_eq!(person::find(&mut tx, 7).await.unwrap().unwrap().owner, owner);
    }
    person::set_language(&mut tx, id, Language::Id).await.unwrap();
    person::set_name(&mut tx, id, "Sri").await.unwrap();
    person::set_unreachable(&mut tx, 7, Some(Cause::Blocked), now()).await.unwrap();
    let found = person::find(&mut tx, 7).await.unwrap().unwrap();
    assert_eq!((found.language, found.first_name.as_str()), (Language::Id, "Sri"));
    assert!(!found.reachable);
    person::set_unreachable(&mut tx, 7, None, now()).await.unwrap();
    assert!(person::find(&mut tx, 7).await.unwrap().unwrap().reachable);
}

async fn an_update_is_taken_in_once(db: Db) {
    let mut tx = db.begin().await.unwrap();
    assert!(received::note(&mut tx, 1, Some(7), now()).await.unwrap());
    assert!(!received::note(&mut tx, 1, Some(7), now()).await.unwrap());
    assert!(received::note(&mut tx, 2, None, now() + hours(1)).await.unwrap());
    assert_eq!(received::forget_before(&mut tx, now() + hours(1)).await.unwrap(), 1);
    assert!(received::note(&mut tx, 1, Some(7), now()).await.unwrap());
}

async fn of_a_chat_only_the_last_update_waits_for_an_answer(db: Db) {
    let mut tx = db.begin().await.unwrap();
    for (update, chat) in [(1, Some(7)), (2, Some(7)), (3, Some(8)), (4, Some(8)), (5, None)] {
        received::note(&mut tx, update, chat, now()).await.unwrap();
    }
    received::answered(&mut tx, &[4], now()).await.unwrap();
    assert_eq!(received::unanswered(&mut tx).await.unwrap(), [(2, 7)]);
}

async fn of_the_unknown_no_chat_is_kept_once_they_are_answered(db: Db) {
    let mut tx = db.begin().await.unwrap();
    resident(&mut tx, 7).await;
    for (update, chat) in [(1, 7), (2, 8), (3, 8), (4, 9), (5, 9), (6, 7)] {
        received::note(&mut tx, update, Some(chat), now()).await.unwrap();
    }
    received::answered(&mut tx, &[1, 3, 4], now()).await.unwrap();
    // Chat 8 is forgotten as far as it was answered, chat 9 where it still waits; chat 7 is known.
    assert_eq!(received::unanswered(&mut tx).await.unwrap(), [(6, 7), (5, 9)]);
    received::answered(&mut tx, &[5, 6], now()).await.unwrap();
    assert_eq!(received::unanswered(&mut tx).await.unwrap(), []);
}

async fn each_chat_has_its_own_prompt(db: Db) {
    let mut tx = db.begin().await.unwrap();
    for chat in [7, 8, 9] {
        scene::save(&mut tx, chat, None, "{}", now()).await.unwrap();
    }
    let prompts =
        |messages: [Option<i32>; 3]| [7, 8, 9].into_iter().zip(messages).collect::<Vec<_>>();
    for messages in [[Some(40), Some(41), None], [None, Some(42), Some(43)], [None, None, None]] {
        scene::set_prompts(&mut tx, &prompts(messages)).await.unwrap();
        for (chat, message) in prompts(messages) {
            assert_eq!(scene::load(&mut tx, chat).await.unwrap().unwrap().prompt_id, message);
        }
    }
}

async fn a_scene_saved_meanwhile_is_not_overwritten(db: Db) {
    let mut tx = db.begin().await.unwrap();
    assert!(scene::save(&mut tx, 7, None, "first", now()).await.unwrap());
    scene::set_prompts(&mut tx, &[(7, Some(40))]).await.unwrap();
    let loaded = scene::load(&mut tx, 7).await.unwrap().unwrap();
    assert_eq!((loaded.body.as_str(), loaded.prompt_id), ("first", Some(40)));
    assert!(scene::save(&mut tx, 7, Some(loaded.version), "second", now()).await.unwrap());
    assert!(!scene::save(&mut tx, 7, Some(loaded.version), "late", now()).await.unwrap());
    assert!(!scene::save(&mut tx, 7, None, "late", now()).await.unwrap());
    assert_eq!(scene::load(&mut tx, 7).await.unwrap().unwrap().body, "second");
    scene::clear(&mut tx, 7).await.unwrap();
    assert_eq!(scene::load(&mut tx, 7).await.unwrap(), None);
}

async fn of_two_first_scenes_one_is_kept(db: Db) {
    let save = |body: &'static str| {
        let db = db.clone();
        tokio::spawn(async move {
            let mut tx = db.begin().await.unwrap();
            let saved = scene::save(&mut tx, 7, None, body, now()).await.unwrap();
            tx.commit().await.unwrap();
            saved
        })
    };
    let (one, other) = tokio::join!(save("one"), save("other"));
    assert!(one.unwrap() ^ other.unwrap());
}

async fn a_stopped_subscription_comes_back_with_one_tap(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let id = resident(&mut tx, 7).await.id;
    let selection = "c=umkm;a=33.07.08".parse().unwrap();
    let wanted = Subscription {
        selection,
        hour: Hour::try_from(5).unwrap(),
        rhythm: Rhythm::Weekly(Weekday::Fri),
    };
    assert_eq!(subscription::get(&mut tx, id).await.unwrap(), None);
    subscription::put(&mut tx, id, &wanted, now()).await.unwrap();
    assert_eq!(subscription::get(&mut tx, id).await.unwrap(), Some(kept(&wanted)));
    subscription::stop(&mut tx, id).await.unwrap();
    assert_eq!(subscription::get(&mut tx, id).await.unwrap(), None);
    assert_eq!(subscription::stopped(&mut tx, id).await.unwrap(), Some(kept(&wanted)));
}

async fn equal_selections_share_a_row(db: Db) {
    let mut tx = db.begin().await.unwrap();
    for (telegram_id, selection) in
        [(7, "c=umkm;a="), (8, "c=umkm;a="), (9, "c=;a="), (7, "c=;a="), (8, "c=umkm;a=")]
    {
        let id = resident(&mut tx, telegram_id).await.id;
        let selection = selection.parse().unwrap();
        let wanted = Subscription { selection, ..Default::default() };
        subscription::put(&mut tx, id, &wanted, now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(
        texts(&db, "select body from selection order by body").await,
        ["c=;a=", "c=umkm;a="]
    );
}

async fn a_lost_transaction_leaves_nothing(db: Db) {
    let mut tx = db.begin().await.unwrap();
    resident(&mut tx, 7).await;
    drop(tx);
    let mut tx = db.read().await.unwrap();
    assert_eq!(person::find(&mut tx, 7).await.unwrap(), None);
}

async fn of_an_erased_person_the_key_stays(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (business, promotion) = pending_promotion(&mut tx, 7).await;
    let person = resident(&mut tx, 7).await.id;
    subscription::put(&mut tx, person, &Subscription::default(), now()).await.unwrap();
    scene::save(&mut tx, 7, None, "body", now()).await.unwrap();
    received::note(&mut tx, 1, Some(7), now()).await.unwrap();
    let subject = Subject::Promotion(promotion);
    let admin = review::admin(&mut tx, 1, "Agus").await.unwrap();
    let words = Verdict::Rejected(Reason::Words("Bu Sari, mohon".into()));
    review::decide(&mut tx, subject, &words, admin, now(), None).await.unwrap();
    let reason = review::put_reason(&mut tx, 1, subject, "Bu Sari", now()).await.unwrap();

    person::erase(&mut tx, person, now()).await.unwrap();

    let (left, telegram_id) = person::get(&mut tx, person).await.unwrap().unwrap();
    assert_eq!((left.first_name.as_str(), telegram_id), ("–", None));
    assert_eq!(person::find(&mut tx, 7).await.unwrap(), None);
    assert_eq!(subscription::get(&mut tx, person).await.unwrap(), None);
    assert_eq!(scene::load(&mut tx, 7).await.unwrap(), None);
    assert_eq!(received::unanswered(&mut tx).await.unwrap(), []);
    assert_eq!(business::get(&mut tx, business).await.unwrap(), None);
    assert_eq!(promotion::get(&mut tx, promotion).await.unwrap(), None);
    assert_eq!(review::reason(&mut tx, reason).await.unwrap(), None);
    let decision = review::decision_of(&mut tx, subject).await.unwrap().unwrap();
    assert_eq!(decision.verdict, Verdict::Rejected(Reason::Words(String::new())));
    let again = resident(&mut tx, 7).await;
    assert_ne!(again.id, person);
}

async fn seeded_residents_are_subscribed_once(db: Db) {
    let mut tx = db.begin().await.unwrap();
    assert_eq!(seed::residents(&mut tx, 20, now()).await.unwrap(), 20);
    assert_eq!(seed::residents(&mut tx, 25, now()).await.unwrap(), 5);
    let last = person::find(&mut tx, seed::FIRST_TELEGRAM_ID + 24).await.unwrap().unwrap();
    assert_eq!((last.first_name.as_str(), last.language), ("Warga 25", Language::Id));
    let wanted = subscription::get(&mut tx, last.id).await.unwrap();
    assert_eq!(wanted, Some(kept(&Subscription::default())));
    tx.commit().await.unwrap();
    let figures = "select language || ' ' || count(*) from person group by language
         union all select kind || ' ' || count(*) from consent group by kind order by 1";
    assert_eq!(texts(&db, figures).await, ["id 13", "jv 12", "resident 25"]);
}

fn kept(wanted: &Subscription) -> Kept {
    Kept { wanted: wanted.clone(), paused_until: None }
}
