//! Many people in conversation at once, measured. Not part of the usual run:
//! `cargo test --release --test it people_in_conversation -- --ignored --nocapture`.

use std::time::{Duration, Instant};

use tokio::time::{MissedTickBehavior, interval};

use crate::town::{CROWD, Town};

/// Updates a second that are sent, whether or not the answers keep up.
const RATE: u32 = 1_500;
const SECONDS: u32 = 20;
/// Updates are sent in groups this far apart.
const GROUP: Duration = Duration::from_millis(10);

/// What each person says in turn; every line changes what is stored.
const LINES: [&str; 3] = ["/daftar", "Carica Gemilang", "/batal"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement of half a minute on a machine that does nothing else"]
async fn people_in_conversation_are_answered_at_once() {
    let town = Town::start().await;
    for user in CROWD {
        town.knows(user).await;
    }
    let began = Instant::now();
    let mut pace = interval(GROUP);
    pace.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let people: Vec<i64> = CROWD.collect();
    let mut updates = 0;
    while updates < RATE * SECONDS {
        pace.tick().await;
        for _ in 0..(RATE as u128 * GROUP.as_millis() / 1000) {
            let turn = updates as usize;
            let user = people[turn % people.len()];
            let line = LINES[turn / people.len() % LINES.len()];
            town.sandbox.text(user, user, line).unwrap();
            updates += 1;
        }
    }
    let sending = began.elapsed();
    town.settle().await;
    let all = began.elapsed();
    println!(
        "{updates} updates sent in {sending:.2?}, all answered after {all:.2?}: {:.0}/s; {:?}",
        f64::from(updates) / all.as_secs_f64(),
        town.sandbox.counts().answers
    );
    town.end().await;
}
