//! Laws of forgetting: what goes, and what stays of it.

use ayopromo::{
    domain::delivery::{DeliveryState, Next, Tally},
    store::{Db, interest, promotion, reach, received, retention, run, scene},
};
use chrono::Days;

use crate::{
    engines::on_both_engines,
    store::{
        digest::{claim, live, ready, settle, subscribers, tally_of},
        hours, live_promotion, next_lead, now, resident, texts, today,
    },
};

on_both_engines! {
    deliveries_that_are_forgotten_still_add_up,
    an_interest_that_is_forgotten_is_still_counted,
    an_opening_that_is_forgotten_is_still_counted,
    a_promotion_that_ended_long_ago_goes_with_its_photos,
    only_conversations_that_nobody_touched_are_forgotten,
}

async fn deliveries_that_are_forgotten_still_add_up(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 5, now()).await;
    let (done, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let claimed = claim(&db, lead.fence, done, 9).await;
    settle(&db, lead.fence, &claimed, Next::Finish(DeliveryState::Sent, None)).await;
    let mut tx = db.begin().await.unwrap();
    assert!(run::finish_if_done(&mut tx, done, now()).await.unwrap());
    assert_eq!(retention::runs_to_total(&mut tx, today()).await.unwrap(), []);
    let tomorrow = today() + Days::new(1);
    assert_eq!(retention::runs_to_total(&mut tx, tomorrow).await.unwrap(), [done]);
    let mut pieces = Vec::new();
    while !pieces.ends_with(&[0]) {
        pieces.push(retention::deliveries(&mut tx, done, 2).await.unwrap());
    }
    assert_eq!(pieces, [2, 2, 1, 0]);
    assert_eq!(retention::runs_to_total(&mut tx, tomorrow).await.unwrap(), []);
    tx.commit().await.unwrap();
    assert_eq!(texts(&db, "select state from delivery").await, Vec::<String>::new());
    assert_eq!(tally_of(&db, done).await, Tally { sent: 5, ..Tally::default() });
}

async fn an_interest_that_is_forgotten_is_still_counted(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let promotion = live_promotion(&mut tx, 900, now()).await;
    let reader = resident(&mut tx, 901).await.id;
    for day in [today(), today() + Days::new(1), today() + Days::new(2)] {
        assert!(interest::count(&mut tx, promotion, reader, day).await.unwrap());
    }
    for (before, forgotten) in [(today() + Days::new(1), 1), (today() + Days::new(2), 1)] {
        assert_eq!(retention::interests(&mut tx, before).await.unwrap(), forgotten);
    }
    tx.commit().await.unwrap();
    assert_eq!(texts(&db, "select cast(residents as text) from interest_total").await, ["2"]);
    assert_eq!(texts(&db, "select cast(count(*) as text) from interest").await, ["1"]);
}

async fn an_opening_that_is_forgotten_is_still_counted(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let promotion = live_promotion(&mut tx, 900, now()).await;
    let reader = resident(&mut tx, 901).await.id;
    for (day, counted) in [(today(), true), (today(), false), (today() + Days::new(1), true)] {
        assert_eq!(reach::open(&mut tx, promotion, reader, day).await.unwrap(), counted);
    }
    assert_eq!(retention::openings(&mut tx, today() + Days::new(1)).await.unwrap(), 1);
    assert_eq!(reach::of(&mut tx, promotion).await.unwrap().opened, 2);
    tx.commit().await.unwrap();
}

async fn a_promotion_that_ended_long_ago_goes_with_its_photos(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let id = live_promotion(&mut tx, 900, now()).await;
    let ends = promotion::get(&mut tx, id).await.unwrap().unwrap().0.content.validity.until;
    assert_eq!(retention::promotions(&mut tx, ends).await.unwrap(), 0);
    assert_eq!(retention::promotions(&mut tx, ends + Days::new(1)).await.unwrap(), 1);
    assert!(promotion::get(&mut tx, id).await.unwrap().is_none());
    tx.commit().await.unwrap();
    assert_eq!(texts(&db, "select file_id from promotion_photo").await, Vec::<String>::new());
}

async fn only_conversations_that_nobody_touched_are_forgotten(db: Db) {
    let mut tx = db.begin().await.unwrap();
    for (chat, at) in [(1, now() - hours(3)), (2, now())] {
        assert!(scene::save(&mut tx, chat, None, "{}", at).await.unwrap());
        assert!(received::note(&mut tx, chat, Some(chat), at).await.unwrap());
    }
    assert_eq!(retention::conversations(&mut tx, now() - hours(1)).await.unwrap(), 1);
    assert_eq!(received::forget_before(&mut tx, now() - hours(1)).await.unwrap(), 1);
    assert!(scene::load(&mut tx, 1).await.unwrap().is_none());
    assert!(scene::load(&mut tx, 2).await.unwrap().is_some());
}
