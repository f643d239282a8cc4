//! Anything at any step: what people really do, mixed with what nobody would.
//!
//! A short run is part of the tests; `tests/fuzz` makes a million of it. The seed draws the same updates
//! again, though not in the same order of answers: `AYOPROMO_FUZZ=<updates>[:<seed>]`.

mod deeds;
mod forged;
mod walks;

use std::{
    collections::BTreeMap,
    env, panic,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use ayopromo::sandbox::{Refusal, Sandbox};
use chrono::TimeDelta;
use fastrand::Rng;
use tokio::time::sleep;

use crate::{
    store::texts,
    town::{GROUP, PATIENCE, Town},
};
use deeds::Deeds;

/// What a run of the usual tests has time for, on a machine that does other things as well.
const SHORT: (usize, u64) = (1_500, 20_261_124);

/// So many updates may wait for the bot.
const WAITING: usize = 100;

/// After so many updates everything comes to rest, and the clock moves on.
const CHAPTER: usize = 1_000;

/// The answers that wait in a person's chat go out at one a second, 20 at most.
const LAST_WORDS: Duration = Duration::from_secs(60);

/// The runtime's threads, by which its panics are told from those of other tests.
const THREADS: &str = "fuzz";

/// What the Bot API refuses because the update was a lie: it named a press, a message or a chat that never
/// was, or came from somebody who had blocked the bot.
const PROVOKED: [(&str, &str); 15] = [
    ("getchatmember", "chat not found"),
    ("getchatmember", "PARTICIPANT_ID_INVALID"),
    ("sendmessage", "chat not found"),
    ("answercallbackquery", "query is too old"),
    ("answerinlinequery", "query is too old"),
    ("editmessagetext", "message to edit not found"),
    ("editmessagetext", "message can't be edited"),
    ("editmessagereplymarkup", "message to edit not found"),
    ("editmessagetext", "bot was blocked by the user"),
    ("editmessagereplymarkup", "bot was blocked by the user"),
    ("sendmessage", "bot was blocked by the user"),
    ("sendmediagroup", "bot was blocked by the user"),
    ("sendphoto", "bot was blocked by the user"),
    ("sendvenue", "bot was blocked by the user"),
    ("senddocument", "bot was blocked by the user"),
];

/// How deep the deeds went, by what they left.
const DEPTH: &str = "select (select count(*) from business) || ' businesses, '
    || (select count(*) from promotion) || ' promotions, '
    || (select count(*) from audit) || ' decisions, '
    || (select count(*) from subscription) || ' subscriptions, '
    || (select count(*) from delivery) || ' digests, '
    || (select count(*) from saved) || ' saved, '
    || (select count(*) from report) || ' reports'";

#[test]
fn whatever_comes_has_its_answer() {
    let (updates, seed) = wanted();
    let panics = counted_panics();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name(THREADS)
        .enable_all()
        .build()
        .unwrap();
    let found = runtime.block_on(played(updates, seed));
    println!("how far they came: {}", found.depth);
    println!(
        "{updates} updates of seed {seed} in {:.0?}: {} requests, {} provoked refusals, \
         {} unanswered, slowest answer to a press {:.0?}",
        found.took, found.requests, found.provoked, found.unanswered, found.slowest_answer
    );
    assert_eq!(panics.load(Ordering::Relaxed), 0, "panics");
    assert_eq!(found.in_trouble, 0, "answers that say something broke");
    assert_eq!(found.unanswered, 0, "presses and inline queries without an answer");
    assert_eq!(found.unheard, 0, "people whose last words have no answer");
    assert!(found.of_our_making.is_empty(), "{:#?}", found.of_our_making);
}

/// What a run showed.
struct Found {
    depth: String,
    took: Duration,
    requests: u64,
    unanswered: usize,
    unheard: usize,
    slowest_answer: Duration,
    in_trouble: usize,
    provoked: u64,
    of_our_making: BTreeMap<Refusal, u64>,
}

fn wanted() -> (usize, u64) {
    let Ok(asked) = env::var("AYOPROMO_FUZZ") else { return SHORT };
    let (updates, seed) = asked.split_once(':').unwrap_or((asked.as_str(), ""));
    (updates.parse().unwrap(), seed.parse().unwrap_or(SHORT.1))
}

fn counted_panics() -> Arc<AtomicUsize> {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |what| {
        // A contradictory update makes the library's reading panic; it is skipped as unreadable.
        let reading = what.location().is_some_and(|at| at.file().contains("teloxide-core"));
        if thread::current().name() == Some(THREADS) {
            if reading {
                return;
            }
            counted.fetch_add(1, Ordering::Relaxed);
        }
        usual(what);
    }));
    count
}

async fn played(updates: usize, seed: u64) -> Found {
    let began = Instant::now();
    let town = Town::start().await;
    let mut deeds = Deeds::new(&town, updates, Rng::with_seed(seed)).await;
    let mut in_trouble = 0;
    for done in 1..=updates {
        deeds.next(&town.sandbox);
        while town.sandbox.pending_updates() > WAITING {
            sleep(Duration::from_millis(1)).await;
        }
        if done % CHAPTER == 0 || done == updates {
            settle(&town.sandbox).await;
            in_trouble += deeds.troubles(&town.sandbox);
            town.app.clock.set(town.app.clock.now() + TimeDelta::minutes(37));
        }
    }
    deeds.farewell(&town.sandbox);
    let unanswered = settle(&town.sandbox).await;
    in_trouble += deeds.troubles(&town.sandbox);
    let unheard = unheard(&town).await;
    let (provoked, of_our_making): (BTreeMap<_, _>, BTreeMap<_, _>) =
        town.sandbox.refusals().into_iter().partition(|(refusal, _)| is_provoked(refusal));
    let found = Found {
        depth: texts(&town.app.db, DEPTH).await.concat(),
        took: began.elapsed(),
        requests: town.sandbox.counts().requests,
        unanswered,
        unheard,
        slowest_answer: town.sandbox.slowest_answer(),
        in_trouble,
        provoked: provoked.into_values().sum(),
        of_our_making,
    };
    town.end().await;
    found
}

/// Waits until every update is taken in and every press answered; how many presses are not, soon after.
async fn settle(sandbox: &Sandbox) -> usize {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if sandbox.pending_updates() == 0 && sandbox.unanswered().is_empty() {
            return 0;
        }
        sleep(Duration::from_millis(10)).await;
    }
    sandbox.unanswered().len()
}

/// How many people's last words have no answer in the end. The admin group's limit leaves some of its
/// oldest out.
async fn unheard(town: &Town) -> usize {
    let began = Instant::now();
    loop {
        let waiting = town.app.unanswered().await.unwrap();
        let people = waiting.iter().filter(|(_, chat)| *chat != GROUP).count();
        if people == 0 || began.elapsed() > LAST_WORDS {
            return people;
        }
        sleep(Duration::from_millis(20)).await;
    }
}

fn is_provoked(refusal: &Refusal) -> bool {
    // What a card shows isn't remembered: not only taps change it. A second tap changes nothing then.
    refusal.in_group && refusal.description.contains("message is not modified")
        || PROVOKED
            .iter()
            .any(|(method, words)| refusal.method == *method && refusal.description.contains(words))
}
