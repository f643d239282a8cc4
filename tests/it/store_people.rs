//! Laws of people, their conversations, updates and subscriptions.

use ayopromo::{
    domain::{
        calendar::Hour,
        delivery::Cause,
        language::Language,
        person::{Consent, NOTICE_VERSION},
        subscription::Subscription,
    },
    store::{Db, person, received, scene, subscription},
};

use crate::{
    engines::on_both_engines,
    store::{hours, now, resident, texts},
};

on_both_engines! {
    joining_again_changes_nothing,
    an_owner_is_who_agreed_to_the_terms_in_force,
    an_update_is_taken_in_once,
    of_a_chat_only_the_last_update_waits_for_an_answer,
    a_scene_saved_meanwhile_is_not_overwritten,
    of_two_first_scenes_one_is_kept,
    a_stopped_subscription_comes_back_with_one_tap,
    equal_selections_share_a_row,
    a_lost_transaction_leaves_nothing,
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
    person::set_unreachable(&mut tx, 7, Some(Cause::Blocked)).await.unwrap();
    let found = person::find(&mut tx, 7).await.unwrap().unwrap();
    assert_eq!((found.language, found.first_name.as_str()), (Language::Id, "Sri"));
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
    received::answered(&mut tx, 4, now()).await.unwrap();
    assert_eq!(received::unanswered(&mut tx).await.unwrap(), [(2, 7)]);
}

async fn a_scene_saved_meanwhile_is_not_overwritten(db: Db) {
    let mut tx = db.begin().await.unwrap();
    assert!(scene::save(&mut tx, 7, None, "first", now()).await.unwrap());
    scene::set_prompt(&mut tx, 7, 40).await.unwrap();
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
    let wanted = Subscription { selection, hour: Hour::try_from(5).unwrap() };
    assert_eq!(subscription::get(&mut tx, id).await.unwrap(), None);
    subscription::put(&mut tx, id, &wanted, now()).await.unwrap();
    assert_eq!(subscription::get(&mut tx, id).await.unwrap(), Some(wanted.clone()));
    subscription::stop(&mut tx, id).await.unwrap();
    assert_eq!(subscription::get(&mut tx, id).await.unwrap(), None);
    assert_eq!(subscription::stopped(&mut tx, id).await.unwrap(), Some(wanted));
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
    let mut tx = db.begin().await.unwrap();
    resident(&mut tx, 8).await;
    tx.rollback().await.unwrap();
    let mut tx = db.read().await.unwrap();
    for telegram_id in [7, 8] {
        assert_eq!(person::find(&mut tx, telegram_id).await.unwrap(), None);
    }
}
