//! What the laws of digests share: subscribers, runs, and the steps of a delivery.

use ayopromo::{
    domain::{
        delivery::{Next, Tally},
        edition,
        ids::{PersonId, RunId},
        language::Language,
        subscription::Subscription,
    },
    store::{
        Db, StoreError,
        ledger::{self, Claimed, Settled},
        person, plan, run, subscription,
    },
};
use chrono::{DateTime, Utc};

use super::{live_promotion, now, resident, today};

/// The Telegram id of the owner whose promotions [`live`] makes.
pub const OWNER: i64 = 7;

pub async fn live(db: &Db, live_from: DateTime<Utc>) {
    let mut tx = db.begin().await.unwrap();
    live_promotion(&mut tx, OWNER, live_from).await;
    tx.commit().await.unwrap();
}

/// Residents with Telegram ids from 1000, half of each language, subscribed to everything.
pub async fn subscribers(db: &Db, n: i64, effective_from: DateTime<Utc>) -> Vec<PersonId> {
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
pub async fn create(db: &Db, at: DateTime<Utc>) -> RunId {
    let mut tx = db.begin().await.unwrap();
    let day = today() + (at - now());
    let slot = (Subscription::default().hour, at);
    let run = run::create(&mut tx, day, slot, at, at).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    run
}

pub async fn chunk(db: &Db, run: RunId, size: i64) -> Result<Option<PersonId>, StoreError> {
    let mut tx = db.begin().await?;
    let planned = run::open(&mut tx).await?.into_iter().find(|open| open.id == run).unwrap();
    let candidates = run::candidates(&mut tx, planned.cutoff, planned.day).await?;
    tx.commit().await?;
    let mut tx = db.begin_snapshot().await?;
    let compose =
        |audience: &edition::Audience| edition::compose(audience, &candidates, planned.day);
    let last = plan::chunk(&mut tx, run, size, now(), &compose).await?;
    tx.commit().await?;
    Ok(last)
}

pub async fn ready(db: &Db, at: DateTime<Utc>) -> RunId {
    let run = create(db, at).await;
    while chunk(db, run, 2).await.unwrap().is_some() {}
    let mut tx = db.begin().await.unwrap();
    run::ready(&mut tx, run).await.unwrap();
    tx.commit().await.unwrap();
    run
}

pub async fn claim(db: &Db, fence: i64, run: RunId, limit: i64) -> Vec<Claimed> {
    let mut tx = db.begin().await.unwrap();
    let claimed = ledger::claim(&mut tx, fence, run, limit, now()).await.unwrap();
    tx.commit().await.unwrap();
    claimed
}

pub async fn settle(db: &Db, fence: i64, claimed: &[Claimed], next: Next) -> usize {
    let batch: Vec<Settled> = claimed
        .iter()
        .map(|c| Settled { run: c.run, person: c.person, next, message_id: Some(9) })
        .collect();
    let mut tx = db.begin().await.unwrap();
    let settled = ledger::settle(&mut tx, fence, &batch, now()).await.unwrap();
    tx.commit().await.unwrap();
    settled
}

pub async fn tally_of(db: &Db, run: RunId) -> Tally {
    ledger::tally(&mut db.read().await.unwrap(), &[run]).await.unwrap()
}
