//! Laws of holding digests back, ending a run, and sending once more, where SQL decides.

use std::sync::Arc;

use ayopromo::{
    domain::{
        broadcast::Why,
        delivery::{Cause, DeliveryState, Next, Tally},
        ids::{AdminId, PersonId, RunId},
    },
    store::{Db, broadcast, ledger::Claimed, review, run, subscription},
};
use tokio::sync::Barrier;

use crate::{
    engines::on_both_engines,
    store::{
        digest::{chunk, claim, create, live, ready, settle, subscribers, tally_of},
        hours, next_lead, now,
    },
};

on_both_engines! {
    of_two_who_hold_back_one_does_and_nothing_is_claimed,
    what_comes_back_of_an_ended_run_is_cancelled,
    a_run_that_is_ended_while_it_is_planned_sends_nothing,
    a_cause_that_may_pass_is_tried_once_more_and_no_other,
    figures_and_tally_say_the_same,
}

async fn of_two_who_hold_back_one_does_and_nothing_is_claimed(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 3, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let together = Arc::new(Barrier::new(2));
    let both = [201, 202].map(|user| {
        let (db, together) = (db.clone(), Arc::clone(&together));
        tokio::spawn(async move {
            together.wait().await;
            let mut tx = db.begin().await.unwrap();
            let admin = review::admin(&mut tx, user, "Budi").await.unwrap();
            let first = broadcast::pause(&mut tx, admin, now()).await.unwrap();
            tx.commit().await.unwrap();
            first
        })
    });
    let both = futures::future::join_all(both).await;
    assert_eq!(both.into_iter().filter(|first| *first.as_ref().unwrap()).count(), 1);
    assert_eq!(claim(&db, lead.fence, run, 9).await, []);
    let budi = admin(&db).await;
    let mut tx = db.begin().await.unwrap();
    assert!(broadcast::is_held(&mut tx, run).await.unwrap());
    assert!(broadcast::resume(&mut tx, budi, now()).await.unwrap());
    assert!(!broadcast::resume(&mut tx, budi, now()).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(claim(&db, lead.fence, run, 9).await.len(), 3);
}

async fn what_comes_back_of_an_ended_run_is_cancelled(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 5, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let claimed = claim(&db, lead.fence, run, 2).await;
    assert_eq!(cancel(&db, run).await, Some(3));
    assert_eq!(cancel(&db, run).await, None, "once");
    assert_eq!(claim(&db, lead.fence, run, 9).await, []);
    settle(&db, lead.fence, &claimed[..1], Next::Finish(DeliveryState::Sent, None)).await;
    settle(&db, lead.fence, &claimed[1..], Next::Again { doubtful: true }).await;
    assert!(finish(&db, run).await);
    let tally = Tally { sent: 1, cancelled: 4, doubtful: 1, ..Tally::default() };
    assert_eq!(tally_of(&db, run).await, tally);
    let budi = admin(&db).await;
    let mut tx = db.begin().await.unwrap();
    assert_eq!(broadcast::retry(&mut tx, run, budi, now()).await.unwrap(), 0, "it stays ended");
}

async fn a_run_that_is_ended_while_it_is_planned_sends_nothing(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 4, now()).await;
    let (run, lead) = (create(&db, now()).await, next_lead(&db).await);
    chunk(&db, run, 2).await.unwrap();
    assert_eq!(cancel(&db, run).await, Some(2));
    while chunk(&db, run, 2).await.unwrap().is_some() {}
    let mut tx = db.begin().await.unwrap();
    run::ready(&mut tx, run).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(claim(&db, lead.fence, run, 9).await, []);
    assert!(finish(&db, run).await);
    assert_eq!(tally_of(&db, run).await, Tally { cancelled: 4, ..Tally::default() });
}

async fn a_cause_that_may_pass_is_tried_once_more_and_no_other(db: Db) {
    live(&db, now() - hours(2)).await;
    let people = subscribers(&db, 6, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let claimed = claim(&db, lead.fence, run, 9).await;
    let of = |person: PersonId| -> Vec<Claimed> {
        claimed.iter().filter(|claimed| claimed.person == person).copied().collect()
    };
    let failed = |cause| Next::Finish(DeliveryState::Failed, Some(cause));
    for (person, next) in people.iter().zip([
        failed(Cause::NoAnswer),
        failed(Cause::Refused),
        failed(Cause::BadContent),
        Next::Finish(DeliveryState::Unreachable, Some(Cause::Blocked)),
        Next::Finish(DeliveryState::Sent, None),
        failed(Cause::Refused),
    ]) {
        assert_eq!(settle(&db, lead.fence, &of(*person), next).await, 1);
    }
    assert!(finish(&db, run).await);
    let budi = admin(&db).await;
    // The last one wants nothing any more.
    let mut tx = db.begin().await.unwrap();
    subscription::stop(&mut tx, people[5]).await.unwrap();
    assert_eq!(broadcast::worth_another(&mut tx, run, now()).await.unwrap(), 2);
    assert_eq!(broadcast::retry(&mut tx, run, budi, now()).await.unwrap(), 2);
    assert_eq!(broadcast::retry(&mut tx, run, budi, now()).await.unwrap(), 0);
    tx.commit().await.unwrap();
    assert!(!finish(&db, run).await, "it is open again");
    let again = claim(&db, lead.fence, run, 9).await;
    assert_eq!(
        again.iter().map(|c| (c.person, c.attempts)).collect::<Vec<_>>(),
        [(people[0], 2), (people[1], 2)]
    );
    settle(&db, lead.fence, &again, failed(Cause::Refused)).await;
    assert!(finish(&db, run).await);
    let mut tx = db.begin().await.unwrap();
    assert_eq!(broadcast::retry(&mut tx, run, budi, now()).await.unwrap(), 0, "once in all");
}

async fn figures_and_tally_say_the_same(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 5, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let claimed = claim(&db, lead.fence, run, 3).await;
    settle(&db, lead.fence, &claimed[..1], Next::Finish(DeliveryState::Sent, None)).await;
    let blocked = Next::Finish(DeliveryState::Unreachable, Some(Cause::Blocked));
    settle(&db, lead.fence, &claimed[1..2], blocked).await;
    for (at, lately) in [(now() + hours(1), 0), (now() - hours(1), 1)] {
        let mut tx = db.read().await.unwrap();
        let figures = broadcast::figures(&mut tx, run, at).await.unwrap();
        assert_eq!(figures.tally, tally_of(&db, run).await);
        assert_eq!((figures.tally.planned(), figures.lately), (5, lately));
        assert_eq!(figures.unreached(), [(Why::Cause(Cause::Blocked), 1)]);
    }
}

async fn admin(db: &Db) -> AdminId {
    let mut tx = db.begin().await.unwrap();
    let admin = review::admin(&mut tx, 201, "Budi").await.unwrap();
    tx.commit().await.unwrap();
    admin
}

async fn cancel(db: &Db, run: RunId) -> Option<u64> {
    let budi = admin(db).await;
    let mut tx = db.begin().await.unwrap();
    let cancelled = broadcast::cancel(&mut tx, run, budi, now()).await.unwrap();
    tx.commit().await.unwrap();
    cancelled
}

async fn finish(db: &Db, run: RunId) -> bool {
    let mut tx = db.begin().await.unwrap();
    let done = run::finish_if_done(&mut tx, run, now()).await.unwrap();
    tx.commit().await.unwrap();
    done
}
