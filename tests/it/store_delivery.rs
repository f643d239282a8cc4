//! Laws of planning, claiming and settling digests.

use std::{collections::BTreeSet, sync::Arc};

use ayopromo::{
    domain::{
        delivery::{Cause, DeliveryState, Next, Tally},
        edition::{self, Section},
        ids::{PersonId, RunId},
        language::Language,
        subscription::Subscription,
    },
    store::{
        Db, StoreError, edition as editions,
        ledger::{self, Claimed, Settled},
        person, plan, run, subscription,
    },
};
use chrono::{DateTime, Utc};
use tokio::sync::Barrier;

use crate::{
    engines::on_both_engines,
    store::{hours, live_promotion, next_lead, now, refusal, resident, texts, today},
};

on_both_engines! {
    one_leads_at_a_time,
    a_slot_is_due_until_it_has_a_run,
    a_plan_can_be_resumed_and_adds_up,
    only_those_who_are_due_are_planned,
    nothing_is_claimed_before_the_run_is_ready,
    a_claimed_delivery_is_not_claimed_again,
    an_old_fence_claims_nothing,
    what_was_in_flight_is_sent_once_more,
    what_was_told_is_not_new_again,
    nothing_new_is_nothing_sent,
    nobody_is_told_of_their_own,
    who_has_gone_is_not_written_to_again,
    an_attempt_that_was_not_made_does_not_count,
    an_edition_leaves_out_what_has_left_circulation,
    what_is_given_up_is_counted,
    an_erased_person_is_not_written_to,
}

async fn one_leads_at_a_time(db: Db) {
    let lead = next_lead(&db).await;
    assert!(ayopromo::store::lead::Lead::acquire(&db).await.unwrap().is_none());
    let former = lead.fence;
    drop(lead);
    let mut lead = next_lead(&db).await;
    assert_eq!(lead.fence, former + 1);
    assert!(lead.is_held().await);
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
    let found = run::find(&mut tx, today(), hour).await.unwrap();
    assert_eq!(found.as_ref().map(|run| run.id), created);
    assert_eq!(run::open(&mut tx).await.unwrap(), Vec::from_iter(found));
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
    assert!(all.iter().all(|claimed| claimed.attempts == 1 && !claimed.doubtful));
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
    let doubtful: BTreeSet<_> =
        again.iter().filter(|c| c.doubtful && c.attempts == 2).map(|c| c.person).collect();
    assert_eq!(doubtful, first.iter().map(|c| c.person).collect());
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
    assert_eq!(edition.unwrap().items.len(), 1);
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
    person::set_unreachable(&mut tx, claimed[0].telegram_id, None).await.unwrap();
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

async fn an_edition_leaves_out_what_has_left_circulation(db: Db) {
    for n in 1..=2 {
        live(&db, now() - hours(n)).await;
    }
    subscribers(&db, 1, now()).await;
    let (run, lead) = (ready(&db, now()).await, next_lead(&db).await);
    let id = claim(&db, lead.fence, run, 9).await[0].edition;
    let mut tx = db.begin().await.unwrap();
    let edition = editions::content(&mut tx, id, now(), today()).await.unwrap().unwrap();
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
    let edition = editions::content(&mut tx, id, now(), today()).await.unwrap().unwrap();
    assert_eq!((edition.items.len(), edition.revision, edition.quarantined), (1, 2, true));
    assert_eq!(editions::revision(&mut tx, id).await.unwrap(), 2);
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

const OWNER: i64 = 7;

async fn live(db: &Db, live_from: DateTime<Utc>) {
    let mut tx = db.begin().await.unwrap();
    live_promotion(&mut tx, OWNER, live_from).await;
    tx.commit().await.unwrap();
}

/// Residents with Telegram ids from 1000, half of each language, subscribed to everything.
async fn subscribers(db: &Db, n: i64, effective_from: DateTime<Utc>) -> Vec<PersonId> {
    let mut tx = db.begin().await.unwrap();
    let mut people = Vec::new();
    for telegram_id in 1000..1000 + n {
        let id = resident(&mut tx, telegram_id).await.id;
        if telegram_id % 2 == 1 {
            person::set_language(&mut tx, id, Language::Id).await.unwrap();
        }
        let wanted = Subscription::default();
        subscription::put(&mut tx, id, &wanted, effective_from).await.unwrap();
        people.push(id);
    }
    tx.commit().await.unwrap();
    people
}

/// A run whose slot and cut-off are `at`, of as many days after today.
async fn create(db: &Db, at: DateTime<Utc>) -> RunId {
    let mut tx = db.begin().await.unwrap();
    let day = today() + (at - now());
    let slot = (Subscription::default().hour, at);
    let run = run::create(&mut tx, day, slot, at, at).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    run
}

async fn chunk(db: &Db, run: RunId, size: i64) -> Result<Option<PersonId>, StoreError> {
    let mut tx = db.begin().await?;
    let planned = run::get(&mut tx, run).await?.unwrap();
    let candidates = run::candidates(&mut tx, planned.cutoff, planned.day).await?;
    tx.commit().await?;
    let mut tx = db.begin_snapshot().await?;
    let compose =
        |audience: &edition::Audience| edition::compose(audience, &candidates, planned.day);
    let last = plan::chunk(&mut tx, run, size, now(), &compose).await?;
    tx.commit().await?;
    Ok(last)
}

async fn ready(db: &Db, at: DateTime<Utc>) -> RunId {
    let run = create(db, at).await;
    while chunk(db, run, 2).await.unwrap().is_some() {}
    let mut tx = db.begin().await.unwrap();
    run::ready(&mut tx, run).await.unwrap();
    tx.commit().await.unwrap();
    run
}

async fn claim(db: &Db, fence: i64, run: RunId, limit: i64) -> Vec<Claimed> {
    let mut tx = db.begin().await.unwrap();
    let claimed = ledger::claim(&mut tx, fence, run, limit, now()).await.unwrap();
    tx.commit().await.unwrap();
    claimed
}

async fn settle(db: &Db, fence: i64, claimed: &[Claimed], next: Next) -> usize {
    let batch: Vec<Settled> = claimed
        .iter()
        .map(|c| Settled { run: c.run, person: c.person, next, message_id: Some(9) })
        .collect();
    let mut tx = db.begin().await.unwrap();
    let settled = ledger::settle(&mut tx, fence, &batch, now()).await.unwrap();
    tx.commit().await.unwrap();
    settled
}

async fn tally_of(db: &Db, run: RunId) -> Tally {
    ledger::tally(&mut db.read().await.unwrap(), &[run]).await.unwrap()
}

fn sent() -> Next {
    Next::Finish(DeliveryState::Sent, None)
}

fn failed() -> Next {
    Next::Finish(DeliveryState::Failed, Some(Cause::Refused))
}
