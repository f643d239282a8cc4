//! Laws of planning: who gets which edition of a digest.
#![expect(clippy::unwrap_used, reason = "what a test can't go on without ends it")]

use std::sync::Arc;

use ayopromo::{
    domain::{
        delivery::{Cause, DeliveryState, Next, Tally},
        edition::Section,
        language::Language,
        subscription::Subscription,
    },
    store::{Db, edition as editions, ledger, person, plan, run, subscription},
};
use tokio::sync::Barrier;

use crate::{
    engines::on_both_engines,
    store::{
        digest::{OWNER, chunk, claim, create, live, ready, settle, subscribers, tally_of},
        hours, next_lead, now, refusal, resident, texts, today,
    },
};

on_both_engines! {
    a_slot_is_due_until_it_has_a_run,
    a_plan_can_be_resumed_and_adds_up,
    a_plan_that_meets_a_change_loses_nobody,
    only_those_who_are_due_are_planned,
    nobody_is_told_of_their_own,
    nothing_new_is_nothing_sent,
    an_edition_leaves_out_what_has_left_circulation,
}

async fn a_slot_is_due_until_it_has_a_run(db: Db) {
    subscribers(&db, 1, now()).await;
    let hour = Subscription::default().hour;
    let mut tx = db.begin().await.unwrap();
    for (slot, due) in [(now() - hours(1), vec![]), (now(), vec![(hour, now())])] {
        assert_eq!(run::slots_due(&mut tx, today(), &[(hour, slot)]).await.unwrap(), due);
    }
    let created = run::create(&mut tx, today(), (hour, now()), now(), now()).await.unwrap();
    assert_eq!(run::slots_due(&mut tx, today(), &[(hour, now())]).await.unwrap(), []);
    let again = run::create(&mut tx, today(), (hour, now()), now(), now()).await.unwrap();
    assert_eq!((created.is_some(), again), (true, None));
    let found = run::of_day(&mut tx, today()).await.unwrap();
    assert_eq!(Vec::from_iter(found.iter().map(|run| run.id)), Vec::from_iter(created));
    assert_eq!(run::open(&mut tx).await.unwrap(), found);
}

async fn a_plan_can_be_resumed_and_adds_up(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 25, now() - hours(1)).await;
    let run = create(&db, now()).await;
    assert!(chunk(&db, run, 10).await.unwrap().is_some());
    // The process dies within the second chunk.
    let mut tx = db.begin_snapshot().await.unwrap();
    plan::chunk(&mut tx, run, 10, now(), &|_| Vec::new()).await.unwrap();
    drop(tx);
    let mut chunks = 1;
    while chunk(&db, run, 10).await.unwrap().is_some() {
        chunks += 1;
    }
    assert_eq!(chunks, 3);
    let mut tx = db.begin().await.unwrap();
    let tally = ledger::tally(&mut tx, &[run]).await.unwrap();
    assert_eq!((tally.planned(), tally.remaining), (25, 25));
    tx.commit().await.unwrap();
    assert_eq!(texts(&db, "select language from edition order by 1").await, ["id", "jv"]);
}

async fn a_plan_that_meets_a_change_loses_nobody(db: Db) {
    live(&db, now() - hours(2)).await;
    let people = subscribers(&db, 4, now()).await;
    let run = create(&db, now()).await;
    let together = Arc::new(Barrier::new(2));
    let changing = {
        let (db, together) = (db.clone(), together.clone());
        tokio::spawn(async move {
            together.wait().await;
            for person in people {
                let selection = "c=umkm;a=33.07.08".parse().unwrap();
                let wanted = Subscription { selection, ..Default::default() };
                let mut tx = db.begin().await.unwrap();
                subscription::put(&mut tx, person, &wanted, now()).await.unwrap();
                tx.commit().await.unwrap();
            }
        })
    };
    together.wait().await;
    loop {
        match chunk(&db, run, 2).await {
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(error) => assert!(error.is_transient(), "{error}"),
        }
    }
    changing.await.unwrap();
    assert_eq!(tally_of(&db, run).await.planned(), 4);
}

async fn only_those_who_are_due_are_planned(db: Db) {
    live(&db, now() - hours(2)).await;
    let people = subscribers(&db, 5, now()).await;
    let mut tx = db.begin().await.unwrap();
    let wanted = Subscription::default();
    subscription::stop(&mut tx, people[0]).await.unwrap();
    subscription::put(&mut tx, people[1], &wanted, now() + hours(1)).await.unwrap();
    let other = Subscription { hour: 12.try_into().unwrap(), ..wanted };
    subscription::put(&mut tx, people[2], &other, now()).await.unwrap();
    person::set_unreachable(&mut tx, 1003, Some(Cause::Blocked)).await.unwrap();
    tx.commit().await.unwrap();
    ready(&db, now()).await;
    let planned = texts(&db, "select cast(person_id as text) from delivery").await;
    assert_eq!(planned, [people[4].to_string()]);
}

async fn nobody_is_told_of_their_own(db: Db) {
    live(&db, now() - hours(2)).await;
    let mut tx = db.begin().await.unwrap();
    let owner = resident(&mut tx, OWNER).await.id;
    subscription::put(&mut tx, owner, &Subscription::default(), now()).await.unwrap();
    tx.commit().await.unwrap();
    subscribers(&db, 1, now()).await;
    let run = ready(&db, now()).await;
    let tally = Tally { skipped: 1, remaining: 1, ..Tally::default() };
    assert_eq!(tally_of(&db, run).await, tally);
}

async fn nothing_new_is_nothing_sent(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 2, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let claimed = claim(&db, lead.fence, run, 1).await;
    settle(&db, lead.fence, &claimed, sent()).await;
    let rest = claim(&db, lead.fence, run, 1).await;
    settle(&db, lead.fence, &rest, failed()).await;
    let next = ready(&db, now() + hours(24)).await;
    let tally = Tally { skipped: 1, remaining: 1, ..Tally::default() };
    assert_eq!(tally_of(&db, next).await, tally);
    assert_eq!(
        texts(&db, "select cause from delivery where state = 'skipped'").await,
        ["nothing_new"]
    );
    // The skipped one knows all there is; the failed one still has had no digest.
    let since = "select cast(count(since) as text) from subscription where since > \
                 (select min(cutoff) from run)";
    assert_eq!(texts(&db, since).await, ["1"]);
}

async fn an_edition_leaves_out_what_has_left_circulation(db: Db) {
    for n in 1..=2 {
        live(&db, now() - hours(n)).await;
    }
    subscribers(&db, 1, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let id = claim(&db, lead.fence, run, 9).await[0].edition;
    let mut tx = db.begin().await.unwrap();
    let edition = editions::content(&mut tx, id, now(), today()).await.unwrap();
    assert_eq!((edition.language, edition.day, edition.revision), (Language::Jv, today(), 0));
    assert_eq!(edition.items.len(), 2);
    assert!(
        edition
            .items
            .iter()
            .all(|(item, p, _)| { item.section == Section::New && item.promotion == p.id })
    );
    let retracted = edition.items[0].0.promotion;
    assert_eq!(retracted, 1.into());
    tx.commit().await.unwrap();
    assert_eq!(refusal(&db, "update promotion set state = 'retracted' where id = 1").await, None);
    let mut tx = db.begin().await.unwrap();
    assert_eq!(editions::revise(&mut tx, retracted).await.unwrap(), 1);
    editions::quarantine(&mut tx, id).await.unwrap();
    let edition = editions::content(&mut tx, id, now(), today()).await.unwrap();
    assert_eq!((edition.items.len(), edition.revision, edition.quarantined), (1, 2, true));
    assert_eq!(editions::revision(&mut tx, id).await.unwrap(), 2);
}

fn sent() -> Next {
    Next::Finish(DeliveryState::Sent, None)
}

fn failed() -> Next {
    Next::Finish(DeliveryState::Failed, Some(Cause::Refused))
}
