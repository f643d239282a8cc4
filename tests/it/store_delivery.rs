//! Laws of claiming and settling deliveries.
#![expect(clippy::unwrap_used, reason = "what a test can't go on without ends it")]

use std::{collections::BTreeSet, sync::Arc};

use ayopromo::{
    domain::{
        delivery::{Cause, DeliveryState, Next, Tally},
        ids::PersonId,
    },
    store::{
        Db, StoreError, edition as editions,
        lead::Lead,
        ledger::{self, Claimed},
        person, run,
    },
};
use tokio::sync::Barrier;

use crate::{
    engines::on_both_engines,
    store::{
        digest::{chunk, claim, create, live, ready, settle, subscribers, tally_of},
        hours, next_lead, now, today,
    },
};

on_both_engines! {
    one_leads_at_a_time,
    nothing_is_claimed_before_the_run_is_ready,
    a_claimed_delivery_is_not_claimed_again,
    an_old_fence_claims_nothing,
    what_was_in_flight_is_sent_once_more,
    what_was_told_is_not_new_again,
    who_has_gone_is_not_written_to_again,
    an_attempt_that_was_not_made_does_not_count,
    what_is_given_up_is_counted,
    an_erased_person_is_not_written_to,
}

async fn one_leads_at_a_time(db: Db) {
    let lead = next_lead(&db).await;
    assert!(Lead::acquire(&db).await.unwrap().is_none());
    let former = lead.fence;
    drop(lead);
    let mut lead = next_lead(&db).await;
    assert_eq!(lead.fence, former + 1);
    assert!(lead.is_held().await);
}

async fn nothing_is_claimed_before_the_run_is_ready(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 2, now()).await;
    let lead = next_lead(&db).await;
    let run = create(&db, now()).await;
    chunk(&db, run, 10).await.unwrap();
    assert_eq!(claim(&db, lead.fence, run, 9).await, []);
    let mut tx = db.begin().await.unwrap();
    assert!(!run::finish_if_done(&mut tx, run, now()).await.unwrap());
    run::ready(&mut tx, run).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(claim(&db, lead.fence, run, 9).await.len(), 2);
}

async fn a_claimed_delivery_is_not_claimed_again(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 120, now()).await;
    let run = ready(&db, now()).await;
    let lead = next_lead(&db).await;
    let (together, fence) = (Arc::new(Barrier::new(6)), lead.fence);
    let claimers = (0..6).map(|_| {
        let (db, together) = (db.clone(), together.clone());
        tokio::spawn(async move {
            together.wait().await;
            let mut mine = Vec::new();
            loop {
                let batch = claim(&db, fence, run, 7).await;
                if batch.is_empty() {
                    return mine;
                }
                mine.extend(batch);
            }
        })
    });
    let all = futures::future::join_all(claimers).await;
    let all: Vec<Claimed> = all.into_iter().flat_map(Result::unwrap).collect();
    let people: BTreeSet<PersonId> = all.iter().map(|claimed| claimed.person).collect();
    assert_eq!((all.len(), people.len()), (120, 120));
    assert!(all.iter().all(|claimed| claimed.attempts == 1));
}

async fn an_old_fence_claims_nothing(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 2, now()).await;
    let run = ready(&db, now()).await;
    let former = next_lead(&db).await.fence;
    next_lead(&db).await;
    let mut tx = db.begin().await.unwrap();
    let refused = ledger::claim(&mut tx, former, run, 9, now()).await;
    assert!(matches!(refused, Err(StoreError::Superseded)));
    assert!(!refused.unwrap_err().is_transient());
}

async fn what_was_in_flight_is_sent_once_more(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 3, now()).await;
    let run = ready(&db, now()).await;
    let former = next_lead(&db).await;
    let first = claim(&db, former.fence, run, 2).await;
    let former = { former }.fence;
    let lead = next_lead(&db).await;
    let mut tx = db.begin().await.unwrap();
    assert_eq!(ledger::recover(&mut tx, lead.fence, now()).await.unwrap(), 2);
    tx.commit().await.unwrap();
    assert_eq!(settle(&db, former, &first, sent()).await, 0);
    let again = claim(&db, lead.fence, run, 9).await;
    let once_more: BTreeSet<_> =
        again.iter().filter(|c| c.attempts == 2).map(|c| c.person).collect();
    assert_eq!(once_more, first.iter().map(|c| c.person).collect());
    assert_eq!(again.len(), 3);
    assert_eq!(settle(&db, lead.fence, &again, sent()).await, 3);
    let tally = Tally { sent: 3, doubtful: 2, ..Tally::default() };
    assert_eq!(tally_of(&db, run).await, tally);
}

async fn what_was_told_is_not_new_again(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 1, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let claimed = claim(&db, lead.fence, run, 9).await;
    settle(&db, lead.fence, &claimed, sent()).await;
    let mut tx = db.begin().await.unwrap();
    assert!(run::finish_if_done(&mut tx, run, now()).await.unwrap());
    tx.commit().await.unwrap();
    live(&db, now() + hours(1)).await;
    let next = ready(&db, now() + hours(24)).await;
    let claimed = claim(&db, lead.fence, next, 9).await;
    let mut tx = db.read().await.unwrap();
    let at = now() + hours(24);
    let edition = editions::content(&mut tx, claimed[0].edition, at, today()).await.unwrap();
    assert_eq!(edition.items.len(), 1);
}

async fn who_has_gone_is_not_written_to_again(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 2, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let claimed = claim(&db, lead.fence, run, 1).await;
    let gone = Next::Finish(DeliveryState::Unreachable, Some(Cause::Blocked));
    settle(&db, lead.fence, &claimed, gone).await;
    let next = ready(&db, now() + hours(24)).await;
    assert_eq!(tally_of(&db, next).await.planned(), 1);
    let mut tx = db.begin().await.unwrap();
    person::set_unreachable(&mut tx, claimed[0].telegram_id, None, now()).await.unwrap();
    tx.commit().await.unwrap();
    let next = ready(&db, now() + hours(48)).await;
    assert_eq!(tally_of(&db, next).await.planned(), 2);
}

async fn an_attempt_that_was_not_made_does_not_count(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 1, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    for (doubtful, attempts, next_attempts) in [(false, 1, 1), (true, 1, 2), (false, 2, 2)] {
        let claimed = claim(&db, lead.fence, run, 9).await;
        assert_eq!(claimed[0].attempts, attempts);
        settle(&db, lead.fence, &claimed, Next::Again { doubtful }).await;
        let claimed = claim(&db, lead.fence, run, 9).await;
        assert_eq!(claimed[0].attempts, next_attempts);
        settle(&db, lead.fence, &claimed, Next::Again { doubtful: false }).await;
    }
}

async fn what_is_given_up_is_counted(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 3, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let claimed = claim(&db, lead.fence, run, 1).await;
    let mut tx = db.begin().await.unwrap();
    let missed = ledger::give_up(&mut tx, run, DeliveryState::Missed, now()).await.unwrap();
    assert_eq!(missed, 2);
    assert!(!run::finish_if_done(&mut tx, run, now()).await.unwrap());
    tx.commit().await.unwrap();
    settle(&db, lead.fence, &claimed, sent()).await;
    let mut tx = db.begin().await.unwrap();
    assert!(run::finish_if_done(&mut tx, run, now()).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(tally_of(&db, run).await, Tally { sent: 1, missed: 2, ..Tally::default() });
}

async fn an_erased_person_is_not_written_to(db: Db) {
    live(&db, now() - hours(2)).await;
    let people = subscribers(&db, 2, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let mut tx = db.begin().await.unwrap();
    person::erase(&mut tx, people[0], now()).await.unwrap();
    tx.commit().await.unwrap();
    let claimed = claim(&db, lead.fence, run, 9).await;
    assert_eq!(claimed.iter().map(|c| c.person).collect::<Vec<_>>(), [people[1]]);
    assert_eq!(tally_of(&db, run).await, Tally { cancelled: 1, remaining: 1, ..Tally::default() });
}

fn sent() -> Next {
    Next::Finish(DeliveryState::Sent, None)
}
