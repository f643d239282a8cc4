//! Laws of planning: who gets which edition of a digest.
#![expect(clippy::unwrap_used, reason = "what a test can't go on without ends it")]

use std::sync::Arc;

use ayopromo::{
    domain::{
        delivery::{Cause, DeliveryState, Next, Tally},
        edition::Section,
        language::Language,
        subscription::{Rhythm, Subscription},
    },
    store::{Db, business, edition as editions, keeper, ledger, person, plan, run, subscription},
};
use chrono::Weekday;
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
    a_weekly_digest_is_due_on_its_weekday_only,
    a_paused_digest_comes_again_by_itself,
    a_first_digest_that_would_be_empty_is_explained_once,
    whoever_stops_gets_nothing_that_is_not_on_its_way,
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
    person::set_unreachable(&mut tx, 1003, Some(Cause::Blocked), now()).await.unwrap();
    tx.commit().await.unwrap();
    ready(&db, now()).await;
    let planned = texts(&db, "select cast(person_id as text) from delivery").await;
    assert_eq!(planned, [people[4].to_string()]);
}

async fn a_weekly_digest_is_due_on_its_weekday_only(db: Db) {
    live(&db, now() - hours(2)).await;
    let people = subscribers(&db, 2, now()).await;
    let hour = Subscription::default().hour;
    let mut tx = db.begin().await.unwrap();
    // Today is a Tuesday.
    for (person, day) in [(people[0], Weekday::Tue), (people[1], Weekday::Wed)] {
        let wanted = Subscription { rhythm: Rhythm::Weekly(day), ..Subscription::default() };
        subscription::put(&mut tx, person, &wanted, now()).await.unwrap();
    }
    let mut due = Vec::new();
    for days in 0..8 {
        let slot = (hour, now() + hours(24 * days));
        let day = today() + chrono::Days::new(days.unsigned_abs());
        if !run::slots_due(&mut tx, day, &[slot]).await.unwrap().is_empty() {
            due.push(days);
        }
    }
    tx.commit().await.unwrap();
    assert_eq!(due, [0, 1, 7]);
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let claimed = claim(&db, lead.fence, run, 9).await;
    assert_eq!(Vec::from_iter(claimed.iter().map(|c| c.person)), [people[0]]);
    settle(&db, lead.fence, &claimed, sent()).await;
    // What went live within the week is new to both, what was told before only to the second.
    live(&db, now() + hours(12)).await;
    for (days, person, items) in [(1, people[1], 2), (7, people[0], 1)] {
        let run = ready(&db, now() + hours(24 * days)).await;
        let claimed = claim(&db, lead.fence, run, 9).await;
        assert_eq!(Vec::from_iter(claimed.iter().map(|c| c.person)), [person]);
        let edition = claimed[0].edition;
        let mut tx = db.begin().await.unwrap();
        let (at, day) = (now() + hours(24 * 9), today());
        let content = editions::content(&mut tx, edition, at, day).await.unwrap();
        tx.commit().await.unwrap();
        let new = content.items.iter().filter(|(item, ..)| item.section == Section::New);
        assert_eq!(new.count(), items, "{person:?}");
    }
}

async fn a_paused_digest_comes_again_by_itself(db: Db) {
    live(&db, now() - hours(2)).await;
    let people = subscribers(&db, 1, now()).await;
    let until = now() + hours(48);
    let mut tx = db.begin().await.unwrap();
    subscription::pause(&mut tx, people[0], Some(until)).await.unwrap();
    let kept = subscription::get(&mut tx, people[0]).await.unwrap().unwrap();
    assert_eq!(kept.paused_until, Some(until));
    // A change of what is wanted ends no pause.
    subscription::put(&mut tx, people[0], &kept.wanted, now()).await.unwrap();
    tx.commit().await.unwrap();
    for (days, planned) in [(0, 0), (1, 0), (2, 1)] {
        let run = ready(&db, now() + hours(24 * days)).await;
        assert_eq!(tally_of(&db, run).await.planned(), planned, "after {days} days");
    }
}

async fn a_first_digest_that_would_be_empty_is_explained_once(db: Db) {
    subscribers(&db, 1, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let claimed = claim(&db, lead.fence, run, 9).await;
    let mut tx = db.begin().await.unwrap();
    assert!(editions::content(&mut tx, claimed[0].edition, now(), today()).await.unwrap().empty);
    tx.commit().await.unwrap();
    settle(&db, lead.fence, &claimed, sent()).await;
    let run = ready(&db, now() + hours(24)).await;
    assert_eq!(tally_of(&db, run).await, Tally { skipped: 1, ..Tally::default() });
}

async fn whoever_stops_gets_nothing_that_is_not_on_its_way(db: Db) {
    live(&db, now() - hours(2)).await;
    let people = subscribers(&db, 2, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let mut tx = db.begin().await.unwrap();
    subscription::stop(&mut tx, people[0]).await.unwrap();
    assert_eq!(subscription::take_back_planned(&mut tx, people[0], now()).await.unwrap(), 1);
    tx.commit().await.unwrap();
    let claimed = claim(&db, lead.fence, run, 9).await;
    assert_eq!(Vec::from_iter(claimed.iter().map(|c| c.person)), [people[1]]);
    assert_eq!(tally_of(&db, run).await.cancelled, 1);
}

async fn nobody_is_told_of_their_own(db: Db) {
    live(&db, now() - hours(2)).await;
    let mut tx = db.begin().await.unwrap();
    let owner = resident(&mut tx, OWNER).await.id;
    let helper = resident(&mut tx, OWNER + 1).await.id;
    let shop = business::looked_after_by(&mut tx, owner).await.unwrap()[0].id;
    assert!(keeper::add(&mut tx, shop, helper, now()).await.unwrap());
    for person in [owner, helper] {
        subscription::put(&mut tx, person, &Subscription::default(), now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    subscribers(&db, 1, now()).await;
    let run = ready(&db, now()).await;
    assert_eq!(tally_of(&db, run).await, Tally { remaining: 3, ..Tally::default() });
    let told = "select cast(count(*) as text) from edition_item i
         join delivery d on d.edition_id = i.edition_id group by d.person_id";
    assert_eq!(texts(&db, told).await, ["1"], "those who look after it are told nothing");
}

async fn nothing_new_is_nothing_sent(db: Db) {
    live(&db, now() - hours(2)).await;
    subscribers(&db, 2, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let claimed = claim(&db, lead.fence, run, 1).await;
    settle(&db, lead.fence, &claimed, sent()).await;
    let rest = claim(&db, lead.fence, run, 1).await;
    settle(&db, lead.fence, &rest, failed()).await;
    assert_eq!((claimed.len(), rest.len()), (1, 1));
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
