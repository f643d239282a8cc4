//! Laws of what owners do with their promotions, in the store.
#![expect(clippy::unwrap_used, reason = "what a test can't go on without ends it")]

use std::sync::Arc;

use ayopromo::{
    domain::{
        promotion::{NewPromotion, PromotionState},
        review::{Preset, Reason, Subject, Verdict},
        validity::Validity,
    },
    store::{
        Db, edition,
        ending::{self, LastDay},
        promotion, review, stall,
    },
};
use chrono::Days;
use tokio::sync::Barrier;

use crate::{
    engines::on_both_engines,
    store::{
        digest::{live, ready, subscribers},
        hours, live_promotion, new_promotion, next_lead, now, pending_promotion, resident, texts,
        today,
    },
};

on_both_engines! {
    of_two_deeds_at_once_one_is_done,
    what_is_sold_out_leaves_the_digests_being_sent,
    single_days_that_are_extended_hold_on_every_day,
    each_last_day_is_told_of_once,
    what_nobody_got_to_in_time_counts_against_nobody,
}

async fn of_two_deeds_at_once_one_is_done(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let id = live_promotion(&mut tx, 7, now()).await;
    tx.commit().await.unwrap();
    let together = Arc::new(Barrier::new(4));
    let deeds = (0..4).map(|n| {
        let (db, together) = (db.clone(), together.clone());
        tokio::spawn(async move {
            together.wait().await;
            let mut tx = db.begin().await.unwrap();
            let done = if n % 2 == 0 {
                stall::sell_out(&mut tx, id, now()).await.unwrap()
            } else {
                stall::extend(&mut tx, id, "2026-12-01".parse().unwrap(), today(), now())
                    .await
                    .unwrap()
            };
            tx.commit().await.unwrap();
            (n % 2 == 0, done)
        })
    });
    let done: Vec<_> = futures::future::join_all(deeds).await;
    let done: Vec<_> = done.into_iter().map(Result::unwrap).collect();
    assert_eq!(done.iter().filter(|deed| **deed == (true, true)).count(), 1, "sold out once");
    let rows = texts(&db, "select action from audit").await.len();
    assert_eq!(done.iter().filter(|(_, done)| *done).count(), rows, "each with its row");
}

async fn what_is_sold_out_leaves_the_digests_being_sent(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 1, now()).await;
    ready(&db, now()).await;
    let editions = texts(&db, "select cast(id as text) from edition").await;
    let id = editions[0].parse::<i64>().unwrap().into();
    let ids = texts(&db, "select cast(promotion_id as text) from edition_item").await;
    let held = ids[0].parse::<i64>().unwrap().into();
    let mut tx = db.begin().await.unwrap();
    let before = edition::revision(&mut tx, id).await.unwrap();
    let items = edition::content(&mut tx, id, now(), today()).await.unwrap().items.len();
    assert!(stall::sell_out(&mut tx, held, now()).await.unwrap());
    assert!(edition::revision(&mut tx, id).await.unwrap() > before);
    let left = edition::content(&mut tx, id, now(), today()).await.unwrap().items.len();
    assert_eq!(left, items - 1);
    tx.commit().await.unwrap();
}

async fn single_days_that_are_extended_hold_on_every_day(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (business, _) = pending_promotion(&mut tx, 7).await;
    for (rule, kept) in [("dates:2026-11-28,2026-12-05", None), ("week:Mo", Some("week:Mo"))] {
        let new = new_promotion(business);
        let (recurs, until) = (Some(rule.parse().unwrap()), new.validity.until);
        let validity = Validity { recurs, ..new.validity };
        let new = NewPromotion { validity, ..new };
        let id = promotion::insert(&mut tx, &new, now()).await.unwrap();
        assert!(stall::extend(&mut tx, id, until, until + Days::new(7), now()).await.unwrap());
        let held = promotion::get(&mut tx, id).await.unwrap().unwrap().0.content.validity;
        assert_eq!(held.recurs.map(|rule| rule.to_string()).as_deref(), kept);
    }
    tx.commit().await.unwrap();
}

async fn each_last_day_is_told_of_once(db: Db) {
    let lead = next_lead(&db).await;
    let mut tx = db.begin().await.unwrap();
    let id = live_promotion(&mut tx, 7, now()).await;
    let day = promotion::get(&mut tx, id).await.unwrap().unwrap().0.content.validity.until;
    let on = |day, live_before| [LastDay { day, live_before }];
    for (last_days, told) in
        [(on(day, now() - hours(1)), 0), (on(day, now()), 1), (on(day, now()), 0)]
    {
        let found = ending::tell(&mut tx, lead.fence, &last_days, today(), now()).await.unwrap();
        assert_eq!(found, told);
        assert!(!ending::is_due(&mut tx, &last_days, today()).await.unwrap());
    }
    let later = day + Days::new(7);
    assert!(stall::extend(&mut tx, id, day, later, now()).await.unwrap());
    let next = on(later, now());
    assert!(ending::is_due(&mut tx, &next, today()).await.unwrap());
    assert_eq!(ending::tell(&mut tx, lead.fence, &next, today(), now()).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

async fn what_nobody_got_to_in_time_counts_against_nobody(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (_, promotion) = pending_promotion(&mut tx, 7).await;
    let owner = resident(&mut tx, 7).await.id;
    let admin = review::admin(&mut tx, 1, "Agus").await.unwrap();
    let verdict = Verdict::Correction(Reason::Preset(Preset::TooLate));
    let subject = Subject::Promotion(promotion);
    review::decide(&mut tx, subject, &verdict, admin, now(), None).await.unwrap();
    let (found, _) = promotion::get(&mut tx, promotion).await.unwrap().unwrap();
    assert_eq!(found.state, PromotionState::NeedsCorrection);
    assert_eq!(review::record_of(&mut tx, owner).await.unwrap().rejected, 0);
    tx.commit().await.unwrap();
}
