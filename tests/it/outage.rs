//! Laws of delivering while Telegram doesn't answer, or while something of ours is broken.

use std::time::Duration;

use ayopromo::{
    delivery::{Ended, Window, take_office},
    domain::{
        delivery::{MOST_ATTEMPTS, Tally},
        subscription::Subscription,
    },
    sandbox::{Fault, FaultRule},
    store::{self, Db},
};
use chrono::{DateTime, Utc};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use crate::{
    delivery::{FIRST, OWNER, Trial, until},
    engines::on_both_engines,
    store::{hours, next_lead, now, refusal, texts},
};

on_both_engines! {
    minutes_without_an_answer_lose_nobody,
    an_outage_of_sending_alone_loses_nobody,
    answers_that_are_lost_for_minutes_make_nobody_a_nuisance,
    the_few_of_a_small_run_are_not_lost_either,
    who_can_never_be_sent_to_is_given_up_and_nobody_else,
    a_bad_stretch_is_given_up_in_the_end_and_nobody_else,
    half_an_outage_loses_nobody,
    many_who_can_never_be_sent_to_are_given_up_in_the_end,
    told_to_stop_while_in_doubt_it_leaves_the_doubt_to_the_next,
    the_window_closes_on_an_outage_too,
    what_nobody_works_on_is_taken_back,
    an_edition_that_can_not_be_read_fails_its_readers_and_nobody_else,
    a_panic_costs_its_own_recipients_and_the_run_goes_on,
    a_panic_while_planning_ends_no_planning,
    a_run_that_can_not_be_sent_holds_no_other_up,
    who_can_not_write_results_down_leaves_the_office,
}

/// In proportion to the test's patience, as five minutes are to the worker's own; and long enough for a second
/// message to the same chat, which has to wait a second.
const MINUTES: Duration = Duration::from_millis(5_000);

async fn minutes_without_an_answer_lose_nobody(db: Db) {
    let trial = few_on_the_wire(db, 300).await;
    let tally = trial.during("*", Fault::Server(502), MINUTES).await;
    assert_eq!((tally.sent, tally.planned()), (300, 300), "{tally}");
    // Those on the wire when it began, fewer on a busy machine, and hardly more.
    assert!((1..150).contains(&tally.doubtful), "{tally}");
    assert_eq!(trial.arrived(), (300, 1, 1));
}

async fn an_outage_of_sending_alone_loses_nobody(db: Db) {
    let trial = few_on_the_wire(db, 300).await;
    let tally = trial.during("send*", Fault::Server(500), MINUTES).await;
    assert_eq!((tally.sent, tally.planned()), (300, 300), "{tally}");
    assert_eq!(trial.arrived(), (300, 1, 1));
}

async fn answers_that_are_lost_for_minutes_make_nobody_a_nuisance(db: Db) {
    let trial = few_on_the_wire(db, 300).await;
    let tally = trial.during("send*", Fault::LostAnswer, MINUTES).await;
    assert_eq!((tally.sent, tally.planned()), (300, 300), "{tally}");
    assert_eq!(trial.arrived(), (300, 1, 2));
}

async fn the_few_of_a_small_run_are_not_lost_either(db: Db) {
    let trial = Trial::start(db, 3).await;
    trial.sandbox.fail(always("*", None, Fault::Server(502)));
    let ends = async {
        sleep(MINUTES).await;
        trial.sandbox.clear_faults();
    };
    let (tally, ()) = tokio::join!(trial.digest(), ends);
    assert_eq!(tally, Tally { sent: 3, doubtful: 3, ..Tally::default() });
}

async fn who_can_never_be_sent_to_is_given_up_and_nobody_else(db: Db) {
    let trial = Trial::start(db.clone(), 60).await;
    for n in [0, 7, 59] {
        trial.sandbox.fail(always("send*", Some(FIRST + n), Fault::Server(500)));
    }
    let tally = Tally { sent: 57, failed: 3, doubtful: 3, ..Tally::default() };
    assert_eq!(trial.digest().await, tally);
    let attempts = "select cause || ' ' || attempts from delivery where state = 'failed'";
    assert_eq!(texts(&db, attempts).await, ["no_answer 2"; 3]);
}

async fn a_bad_stretch_is_given_up_in_the_end_and_nobody_else(db: Db) {
    let trial = Trial::start(db.clone(), 2_040).await;
    for n in 1_000..1_040 {
        trial.sandbox.fail(always("send*", Some(FIRST + n), Fault::Server(500)));
    }
    let tally = Tally { sent: 2_000, failed: 40, doubtful: 40, ..Tally::default() };
    assert_eq!(trial.digest().await, tally);
    assert_eq!(trial.arrived(), (2_000, 1, 1));
    let attempts = "select cast(max(attempts) as text) from delivery where state = 'failed'";
    assert!(texts(&db, attempts).await[0].parse::<i32>().unwrap() <= MOST_ATTEMPTS);
}

async fn half_an_outage_loses_nobody(db: Db) {
    let trial = Trial::start(db, 300).await;
    let half = FaultRule { probability: 0.4, ..always("send*", None, Fault::Server(502)) };
    trial.sandbox.fail(half);
    let ends = async {
        until(|| trial.sandbox.counts().requests > 400).await;
        trial.sandbox.clear_faults();
    };
    let (tally, ()) = tokio::join!(trial.digest(), ends);
    assert_eq!((tally.sent, tally.planned()), (300, 300), "{tally}");
    assert_eq!(trial.arrived(), (300, 1, 1));
}

async fn many_who_can_never_be_sent_to_are_given_up_in_the_end(db: Db) {
    let trial = Trial::start(db, 30).await;
    trial.sandbox.fail(always("send*", None, Fault::Server(500)));
    let tally = Tally { failed: 30, doubtful: 30, ..Tally::default() };
    assert_eq!(trial.digest().await, tally);
    // Each attempt may have arrived.
    assert!(trial.sandbox.counts().requests < 30 * 10, "{:?}", trial.sandbox.counts());
}

async fn told_to_stop_while_in_doubt_it_leaves_the_doubt_to_the_next(db: Db) {
    let trial = Trial::start(db, 30).await;
    trial.sandbox.fail_next("send*", Some(FIRST + 3), Fault::Server(502), 1);
    let mut patient = Trial { worker: trial.worker.clone(), sandbox: trial.sandbox.clone() };
    patient.worker.patience.doubt = Duration::from_secs(600);
    let sending = patient.begin().await;
    until(|| trial.sandbox.counts().sent == 29).await;
    assert_eq!(sending.stop().await, Ended::Stopped);
    let tally = Tally { sent: 30, doubtful: 1, ..Tally::default() };
    assert_eq!(trial.digest().await, tally);
    assert_eq!(trial.arrived(), (30, 1, 1));
}

async fn the_window_closes_on_an_outage_too(db: Db) {
    let trial = Trial::start(db, 60).await;
    trial.sandbox.fail(always("*", None, Fault::Server(502)));
    let closes = async {
        until(|| trial.sandbox.counts().requests > 25).await;
        trial.worker.app.clock.set(now() + hours(14));
    };
    let (tally, ()) = tokio::join!(trial.digest(), closes);
    assert_eq!((tally.missed, tally.planned(), tally.remaining), (60, 60, 0), "{tally}");
}

async fn what_nobody_works_on_is_taken_back(db: Db) {
    let trial = Trial::start(db.clone(), 12).await;
    let (office, stop) = (next_lead(&db).await, CancellationToken::new());
    trial.worker.plan_round(&stop).await.unwrap();
    let run = trial.worker.app.open_runs().await.unwrap().remove(0);
    let mut tx = db.begin().await.unwrap();
    let claimed = store::ledger::claim(&mut tx, office.fence, run.id, 5, now()).await.unwrap();
    assert_eq!(claimed.len(), 5);
    tx.commit().await.unwrap();
    let ended = trial.worker.deliver(&run, office.fence, Window::StaysOpen, &stop).await;
    assert_eq!(ended.unwrap(), Ended::Done);
    assert_eq!(trial.tally().await, Tally { sent: 12, doubtful: 5, ..Tally::default() });
}

async fn an_edition_that_can_not_be_read_fails_its_readers_and_nobody_else(db: Db) {
    let trial = Trial::start(db.clone(), 5).await;
    trial.promote(FIRST, "Kopi Bowongso").await;
    let person = trial.subscribe(OWNER, Subscription::default()).await;
    trial.sandbox.add_person(ayopromo::sandbox::Person::new(OWNER, "Sari"));
    trial.sandbox.start_chat(OWNER).unwrap();
    // The owner is the only one whose digest does not have it.
    let broken = "update promotion set title = '' where id = 1";
    assert_eq!(refusal(&db, broken).await, None);
    assert_eq!(trial.digest().await, Tally { sent: 1, failed: 5, ..Tally::default() });
    let reached = "select cast(person_id as text) from delivery where state = 'sent'";
    assert_eq!(texts(&db, reached).await, [person.to_string()]);
    let causes = "select distinct cause from delivery where state = 'failed'";
    assert_eq!(texts(&db, causes).await, ["bad_content"]);
}

async fn a_panic_costs_its_own_recipients_and_the_run_goes_on(db: Db) {
    let trial = Trial::start(db.clone(), 30).await;
    let (office, stop) = (next_lead(&db).await, CancellationToken::new());
    trial.worker.plan_round(&stop).await.unwrap();
    let run = trial.worker.app.open_runs().await.unwrap().remove(0);
    // A moment that has no local time.
    trial.worker.app.clock.set(DateTime::<Utc>::MAX_UTC);
    let ended = trial.worker.deliver(&run, office.fence, Window::StaysOpen, &stop).await;
    assert_eq!(ended.unwrap(), Ended::Done);
    trial.worker.app.clock.set(now());
    assert_eq!(trial.tally().await, Tally { failed: 30, ..Tally::default() });
}

async fn a_panic_while_planning_ends_no_planning(db: Db) {
    let trial = Trial::start(db.clone(), 30).await;
    let stop = CancellationToken::new();
    trial.worker.app.clock.set(DateTime::<Utc>::MAX_UTC);
    let working = tokio::spawn({
        let (worker, stop) = (trial.worker.clone(), stop.clone());
        async move { worker.run(stop).await }
    });
    let terms = "select cast(fence as text) from lead";
    while texts(&db, terms).await == ["0"] {
        sleep(Duration::from_millis(5)).await;
    }
    // Until it has begun to plan, and panicked.
    sleep(Duration::from_millis(300)).await;
    trial.worker.app.clock.set(now());
    trial.until_tally(|tally| tally.sent == 30).await;
    stop.cancel();
    working.await.unwrap();
}

async fn a_run_that_can_not_be_sent_holds_no_other_up(db: Db) {
    let trial = Trial::start(db.clone(), 5).await;
    let noon = Subscription { hour: 12.try_into().unwrap(), ..Subscription::default() };
    trial.subscribe(FIRST + 4, noon).await;
    trial.worker.app.clock.set(now() + hours(5));
    refuse_updates(&db, "new.run_id = 1").await;
    let tally = trial.digest().await;
    assert_eq!((tally.sent, tally.remaining), (1, 4), "{tally}");
    allow_updates(&db).await;
    assert_eq!(trial.digest().await, Tally { sent: 5, ..Tally::default() });
}

async fn who_can_not_write_results_down_leaves_the_office(db: Db) {
    let trial = Trial::start(db.clone(), 40).await;
    refuse_updates(&db, "new.state = 'sent'").await;
    let stop = CancellationToken::new();
    let patience = Duration::from_secs(20);
    let office = take_office(&trial.worker.app, patience).await.unwrap().unwrap();
    trial.worker.plan_round(&stop).await.unwrap();
    let ended = trial.worker.digest_round(office.lead.fence, &stop).await.unwrap();
    assert_eq!(ended, Ended::Unsettled);
    drop(office);
    allow_updates(&db).await;
    let tally = trial.digest().await;
    assert_eq!((tally.sent, tally.planned()), (40, 40), "{tally}");
}

/// A worker that has sixty requests on the wire at most.
async fn few_on_the_wire(db: Db, residents: i64) -> Trial {
    let mut trial = Trial::start(db, residents).await;
    trial.worker.rate = 100.0;
    // Much longer than it takes to see an outage, as the worker's own.
    trial.worker.patience.doubt = Duration::from_millis(500);
    trial
}

impl Trial {
    /// Delivers what is due, during which for `time` every such request fails, from the middle on.
    async fn during(&self, method: &str, fault: Fault, time: Duration) -> Tally {
        let outage = async {
            until(|| self.sandbox.counts().sent > 50).await;
            self.sandbox.fail(always(method, None, fault));
            sleep(time).await;
            self.sandbox.clear_faults();
        };
        tokio::join!(self.digest(), outage).0
    }
}

fn always(method: &str, chat: Option<i64>, fault: Fault) -> FaultRule {
    FaultRule { method: method.to_owned(), chat, fault, times: None, probability: 1.0 }
}

/// The database refuses to change deliveries where this holds.
async fn refuse_updates(db: &Db, holds: &'static str) {
    use sqlx::AssertSqlSafe as Sql;
    match db {
        Db::Sqlite { pool, .. } => {
            let trigger = format!(
                "create trigger broken before update on delivery when {holds}
                 begin select raise(abort, 'broken'); end"
            );
            sqlx::query(Sql(trigger)).execute(pool).await.map(drop)
        }
        Db::Postgres(pool) => {
            let refuse = "create or replace function broken() returns trigger language plpgsql as
                 $$ begin raise exception 'broken'; end $$";
            sqlx::query(refuse).execute(pool).await.unwrap();
            let trigger = format!(
                "create trigger broken before update on delivery for each row
                 when ({holds}) execute function broken()"
            );
            sqlx::query(Sql(trigger)).execute(pool).await.map(drop)
        }
    }
    .unwrap();
}

async fn allow_updates(db: &Db) {
    let allow = match db {
        Db::Sqlite { .. } => "drop trigger broken",
        Db::Postgres(_) => "drop trigger broken on delivery",
    };
    assert_eq!(refusal(db, allow).await, None);
}
