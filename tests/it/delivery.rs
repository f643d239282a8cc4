//! Laws of delivering digests: the worker against a local Bot API, on both engines.

use std::{sync::Arc, time::Duration};

use ayopromo::{
    app::App,
    clock::Clock,
    delivery::{Ended, Patience, Window, Worker, take_office},
    domain::{
        delivery::Tally,
        ids::{BusinessId, PersonId, PromotionId},
        language::Language,
        person::{Consent, NOTICE_VERSION},
        promotion::Title,
        subscription::Subscription,
    },
    sandbox::{Fault, Options, Person, Sandbox},
    store::{self, Db, run::RunState},
    telegram::outbound::{Broadcast, Outbound, Settings},
    view::View,
};
use chrono_tz::Asia::Jakarta;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use crate::{
    engines::on_both_engines,
    outbound::stub::{Call, Stub, ok, refuse},
    store::{hours, new_business, new_promotion, next_lead, now, refusal, resident, texts},
    town::{RESIDENT, Town},
};

on_both_engines! {
    everyone_gets_a_digest_exactly_once,
    who_cannot_be_written_to_stops_nobody,
    a_refusal_for_haste_fails_nobody,
    what_was_lost_is_sent_once_more_and_is_counted,
    an_edition_that_telegram_cannot_read_goes_out_plain,
    a_refused_token_burns_no_queue,
    what_has_left_circulation_is_in_no_later_message,
    nothing_goes_out_of_an_edition_whose_owner_was_erased,
    nobody_is_sent_their_own,
    nothing_new_sends_nothing,
    two_workers_send_nothing_twice,
    the_office_is_waited_for_and_not_for_ever,
    what_the_window_closes_on_is_missed,
    an_hour_is_planned_while_an_earlier_one_is_sent,
    told_to_stop_it_loses_and_repeats_nothing,
    an_answer_that_does_not_come_holds_up_no_end,
}

pub const FIRST: i64 = store::seed::FIRST_TELEGRAM_ID;
const CARICA: &str = "Carica enam gelas";
pub const OWNER: i64 = 7;
/// Long enough for anything on loopback, short enough to see that it hangs.
const PATIENCE: Duration = Duration::from_secs(30);

async fn everyone_gets_a_digest_exactly_once(db: Db) {
    let trial = Trial::start(db, 60).await;
    let all = Tally { sent: 60, ..Tally::default() };
    assert_eq!(trial.digest().await, all);
    assert_eq!(trial.arrived(), (60, 1, 1));
    let text = trial.sandbox.sent(FIRST)[0]["text"].as_str().unwrap().to_owned();
    assert!(text.contains(CARICA), "{text}");
    assert_eq!(trial.digest().await, all);
    assert_eq!(trial.sandbox.counts().requests, 60);
}

async fn who_cannot_be_written_to_stops_nobody(db: Db) {
    let trial = Trial::start(db.clone(), 12).await;
    let (blocked, deactivated, stranger) = (FIRST + 2, FIRST + 5, FIRST + 12);
    trial.sandbox.block(blocked).unwrap();
    trial.sandbox.add_person(Person::new(deactivated, "Joko"));
    trial.sandbox.deactivate(deactivated);
    // Beyond those who have pressed start: one whom Telegram knows and one whom it does not.
    trial.sandbox.add_person(Person::new(stranger, "Rini"));
    for telegram_id in [stranger, stranger + 1] {
        trial.subscribe(telegram_id, Subscription::default()).await;
    }
    let tally = Tally { sent: 10, unreachable: 4, ..Tally::default() };
    assert_eq!(trial.digest().await, tally);
    assert_eq!((trial.arrived(), trial.sandbox.counts().requests), ((10, 1, 1), 14));
    let causes = "select cause from delivery where state = 'unreachable' order by 1";
    let expected = ["blocked", "deactivated", "never_started", "not_found"];
    assert_eq!(texts(&db, causes).await, expected);
    let marked = "select unreachable from person where unreachable is not null order by 1";
    assert_eq!(texts(&db, marked).await, expected);
}

async fn a_refusal_for_haste_fails_nobody(db: Db) {
    let trial = Trial::start(db, 60).await;
    let delivered = trial.during_a_pause(async || {}).await;
    assert_eq!(delivered, Tally { sent: 60, ..Tally::default() });
    assert_eq!(trial.arrived(), (60, 1, 1));
    assert!(trial.sandbox.counts().too_many > 0);
}

async fn what_was_lost_is_sent_once_more_and_is_counted(db: Db) {
    let trial = Trial::start(db, 30).await;
    for (n, fault) in [(3, Fault::Server(502)), (5, Fault::LostAnswer), (7, Fault::Drop)] {
        trial.sandbox.fail_next("send*", Some(FIRST + n), fault, 1);
    }
    // Whom it does not reach twice is given up: thrice would be a nuisance.
    trial.sandbox.fail_next("send*", Some(FIRST + 9), Fault::Server(500), 2);
    let tally = Tally { sent: 29, failed: 1, doubtful: 4, ..Tally::default() };
    assert_eq!(trial.digest().await, tally);
    assert_eq!(tally.planned(), 30);
    let mut arrived = trial.sandbox.sent_per_chat();
    arrived.retain(|(_, count)| *count != 1);
    assert_eq!(arrived, [(FIRST + 5, 2)]);
    assert_eq!(trial.sandbox.counts().chats, 29);
}

async fn an_edition_that_telegram_cannot_read_goes_out_plain(db: Db) {
    let stub = Stub::start(|call| match call.body["parse_mode"].as_str() {
        Some(_) => refuse(400, "Bad Request: can't parse entities: unsupported start tag"),
        None => ok(r#"{"message_id":5}"#),
    })
    .await;
    let trial = Trial::against(db.clone(), 400, stub.outbound(1_000.0)).await;
    assert_eq!(trial.digest().await, Tally { sent: 400, ..Tally::default() });
    let plain = |call: &Call| call.body["parse_mode"].is_null();
    let (plain, formatted): (Vec<Call>, Vec<Call>) = stub.calls().into_iter().partition(plain);
    assert_eq!(plain.len(), 400);
    assert!(plain.iter().all(|call| !call.body["text"].as_str().unwrap().contains("<b>")));
    // No more than were under way when the first came back.
    assert!(formatted.len() < 400, "{}", formatted.len());
    let quarantined = "select language from edition where quarantined <> false order by 1";
    let quarantined = match &db {
        Db::Sqlite { .. } => {
            texts(&db, "select language from edition where quarantined order by 1")
        }
        Db::Postgres(_) => texts(&db, quarantined),
    };
    assert_eq!(quarantined.await, ["id", "jv"]);
}

async fn a_refused_token_burns_no_queue(db: Db) {
    let stub = Stub::start(|_| refuse(401, "Unauthorized")).await;
    let trial = Trial::against(db.clone(), 200, stub.outbound(1_000.0)).await;
    let sending = trial.begin().await;
    let outbound = &trial.worker.outbound;
    until(|| matches!(outbound.health().broadcast, Broadcast::Stopped(_))).await;
    assert_eq!(sending.stop().await, Ended::Stopped);
    assert_eq!(trial.tally().await, Tally { remaining: 200, ..Tally::default() });
    // Those on the wire when the first answer came, and none for the rest of the queue.
    assert!(stub.calls().len() < 100, "{}", stub.calls().len());
    assert_eq!(texts(&db, "select state from delivery where attempts > 0").await.len(), 0);
    let mended = Stub::start(|_| ok(r#"{"message_id":5}"#)).await;
    let trial = Trial { worker: trial.with(mended.outbound(1_000.0)), ..trial };
    assert_eq!(trial.digest().await, Tally { sent: 200, ..Tally::default() });
}

async fn what_has_left_circulation_is_in_no_later_message(db: Db) {
    let trial = Trial::start(db.clone(), 60).await;
    trial.promote(OWNER, "Kopi Bowongso").await;
    let delivered = trial
        .during_a_pause(async || {
            let retract = "update promotion set state = 'retracted' where id = 1";
            assert_eq!(refusal(&db, retract).await, None);
            let mut tx = db.begin().await.unwrap();
            store::edition::revise(&mut tx, 1.into()).await.unwrap();
            tx.commit().await.unwrap();
        })
        .await;
    assert_eq!(delivered, Tally { sent: 60, ..Tally::default() });
    let texts: Vec<String> = trial.texts();
    assert_eq!(texts.len(), 60);
    assert!(texts.iter().all(|text| text.contains("Kopi") && !text.contains(CARICA)));
}

async fn nothing_goes_out_of_an_edition_whose_owner_was_erased(db: Db) {
    let trial = Trial::start(db.clone(), 60).await;
    let delivered = trial
        .during_a_pause(async || {
            let mut tx = db.begin().await.unwrap();
            let owner = store::person::find(&mut tx, OWNER).await.unwrap().unwrap();
            store::person::erase(&mut tx, owner.id, now()).await.unwrap();
            tx.commit().await.unwrap();
        })
        .await;
    assert_eq!(delivered, Tally { skipped: 60, ..Tally::default() });
    assert_eq!(trial.sandbox.counts().sent, 0);
    let causes = texts(&db, "select distinct cause from delivery").await;
    assert_eq!(causes, ["emptied"]);
}

async fn nobody_is_sent_their_own(db: Db) {
    let trial = Trial::start(db, 1).await;
    trial.promote(FIRST, "Kopi Bowongso").await;
    // The only other one with a promotion is a subscriber too.
    trial.sandbox.add_person(Person::new(OWNER, "Sari"));
    trial.sandbox.start_chat(OWNER).unwrap();
    trial.subscribe(OWNER, Subscription::default()).await;
    assert_eq!(trial.digest().await, Tally { sent: 2, ..Tally::default() });
    let text = |chat| trial.sandbox.last(chat).unwrap()["text"].as_str().unwrap().to_owned();
    let (own, others) = (text(OWNER), text(FIRST));
    assert!(own.contains("Kopi") && !own.contains(CARICA), "{own}");
    assert!(others.contains(CARICA) && !others.contains("Kopi"), "{others}");
}

async fn nothing_new_sends_nothing(db: Db) {
    let trial = Trial::start(db, 20).await;
    trial.digest().await;
    trial.worker.app.clock.set(now() + hours(24));
    assert_eq!(trial.digest().await, Tally { skipped: 20, ..Tally::default() });
    assert_eq!(trial.sandbox.counts().requests, 20);
    trial.promote(OWNER, "Kopi Bowongso").await;
    trial.worker.app.clock.set(now() + hours(48));
    assert_eq!(trial.digest().await, Tally { sent: 20, ..Tally::default() });
    assert_eq!(trial.arrived(), (20, 2, 2));
}

async fn two_workers_send_nothing_twice(db: Db) {
    let trial = Trial::start(db, 120).await;
    let other = trial.with(sender(&trial.sandbox.url()));
    let stop = CancellationToken::new();
    let work = |worker: Worker| {
        tokio::spawn({
            let stop = stop.clone();
            async move { worker.run(stop).await }
        })
    };
    let both = [work(trial.worker.clone()), work(other)];
    trial.until_tally(|tally| tally.sent == 120).await;
    stop.cancel();
    for one in both {
        one.await.unwrap();
    }
    assert_eq!(trial.arrived(), (120, 1, 1));
}

async fn the_office_is_waited_for_and_not_for_ever(db: Db) {
    let trial = Trial::start(db.clone(), 1).await;
    let office = next_lead(&db).await;
    let brief = Duration::from_millis(50);
    assert!(take_office(&trial.worker.app, brief).await.unwrap().is_none());
    let (waited, ()) =
        tokio::join!(take_office(&trial.worker.app, PATIENCE), async { drop(office) });
    assert!(waited.unwrap().is_some());
}

async fn what_the_window_closes_on_is_missed(db: Db) {
    let trial = Trial::start(db, 900).await;
    let clock = &trial.worker.app.clock;
    let nine_in_the_evening = now() + hours(14);
    let tally = trial.during_a_pause(async || clock.set(nine_in_the_evening)).await;
    // Those that stood in line or were on the wire still go, at most 600 at this rate.
    assert!(tally.sent > 0 && tally.missed >= 300, "{tally}");
    assert_eq!((tally.planned(), tally.remaining), (900, 0));
    assert_eq!(trial.sandbox.counts().chats, tally.sent.unsigned_abs());
}

async fn an_hour_is_planned_while_an_earlier_one_is_sent(db: Db) {
    let trial = Trial::start(db.clone(), 30).await;
    let noon = Subscription { hour: 12.try_into().unwrap(), ..Subscription::default() };
    trial.subscribe(FIRST + 30, noon).await;
    trial.sandbox.fail_next("send*", None, Fault::TooManyRequests(60), 1);
    let stop = CancellationToken::new();
    let working = tokio::spawn({
        let (worker, stop) = (trial.worker.clone(), stop.clone());
        async move { worker.run(stop).await }
    });
    until(|| trial.is_paused()).await;
    trial.worker.app.clock.set(now() + hours(5));
    let runs = async || trial.worker.app.open_runs().await.unwrap();
    let began = Instant::now();
    while runs().await.iter().filter(|run| run.state == RunState::Ready).count() < 2 {
        assert!(began.elapsed() < PATIENCE, "noon is not planned");
        sleep(Duration::from_millis(20)).await;
    }
    stop.cancel();
    working.await.unwrap();
}

async fn told_to_stop_it_loses_and_repeats_nothing(db: Db) {
    let trial = Trial::start(db, 400).await;
    let sending = trial.begin().await;
    until(|| trial.sandbox.counts().sent > 50).await;
    trial.worker.outbound.close();
    assert_eq!(sending.stop().await, Ended::Stopped);
    let tally = trial.tally().await;
    assert!(tally.sent > 50 && tally.remaining > 0 && tally.doubtful == 0, "{tally}");
    let trial = Trial { worker: trial.with(sender(&trial.sandbox.url())), ..trial };
    assert_eq!(trial.digest().await, Tally { sent: 400, ..Tally::default() });
    assert_eq!(trial.arrived(), (400, 1, 1));
}

async fn an_answer_that_does_not_come_holds_up_no_end(db: Db) {
    let trial = Trial::start(db, 100).await;
    let slow = Fault::Slow(Duration::from_secs(20));
    trial.sandbox.fail_next("send*", None, slow, 1_000);
    let sending = trial.begin().await;
    until(|| trial.sandbox.counts().sent > 50).await;
    trial.worker.outbound.close();
    let told = Instant::now();
    assert_eq!(sending.stop().await, Ended::Stopped);
    assert!(told.elapsed() < Duration::from_secs(5), "{:?}", told.elapsed());
    let before = trial.sandbox.counts();
    trial.sandbox.clear_faults();
    let trial = Trial { worker: trial.with(sender(&trial.sandbox.url())), ..trial };
    let tally = trial.digest().await;
    assert_eq!((tally.sent, tally.remaining), (100, 0));
    // Exactly those whose answer was not awaited are doubtful, and have it twice.
    let twice = trial.sandbox.counts().sent - 100;
    assert_eq!((tally.doubtful.unsigned_abs(), twice), (before.sent, before.sent));
}

#[tokio::test]
async fn who_blocked_the_bot_is_passed_over_until_they_return() {
    let town = Town::start().await;
    let app = &town.app;
    let mut tx = app.db.begin().await.unwrap();
    let owner = resident(&mut tx, OWNER).await.id;
    let business =
        store::seed::active_business(&mut tx, owner, &new_business(), now()).await.unwrap();
    store::seed::live_promotion(&mut tx, &new_promotion(business), now()).await.unwrap();
    let person = resident(&mut tx, RESIDENT).await.id;
    let wanted = Subscription::default();
    store::subscription::put(&mut tx, person, &wanted, now() - hours(1)).await.unwrap();
    tx.commit().await.unwrap();
    town.sandbox.start_chat(RESIDENT).unwrap();
    town.settle().await;
    town.sandbox.block(RESIDENT).unwrap();
    town.settle().await;
    town.pass("2026-11-25T00:00:00Z").await;
    assert_eq!(app.tally().await.unwrap(), Tally::default());
    town.sandbox.unblock(RESIDENT).unwrap();
    town.sandbox.start_chat(RESIDENT).unwrap();
    town.settle().await;
    town.advance("2026-11-26T00:00:00Z").await;
    assert_eq!(app.tally().await.unwrap(), Tally { sent: 1, ..Tally::default() });
    town.end().await;
}

/// A worker over a local Bot API at which everybody subscribed has pressed start.
pub struct Trial {
    pub sandbox: Sandbox,
    pub worker: Worker,
}

/// A run that is being sent.
pub struct Under {
    stop: CancellationToken,
    sending: tokio::task::JoinHandle<store::Result<Ended>>,
}

impl Under {
    pub async fn stop(self) -> Ended {
        self.stop.cancel();
        self.sending.await.unwrap().unwrap()
    }
}

impl Trial {
    /// Residents who are due at 07.00, which it is, and one promotion.
    pub async fn start(db: Db, residents: i64) -> Self {
        let sandbox = Sandbox::local(Options {
            limits: false,
            started: vec![FIRST..=FIRST + residents - 1],
            ..Options::default()
        });
        let sandbox = sandbox.await.unwrap();
        let outbound = sender(&sandbox.url());
        Self { sandbox, ..Self::against(db, residents, outbound).await }
    }

    async fn against(db: Db, residents: i64, outbound: Outbound) -> Self {
        let app = App::new(db, Clock::still(now()), Jakarta, 5).await.unwrap();
        let mut tx = app.db.begin().await.unwrap();
        store::seed::residents(&mut tx, residents, now()).await.unwrap();
        tx.commit().await.unwrap();
        let view = Arc::new(View::new(Arc::clone(&app.areas), app.zone));
        let patience =
            Patience { doubt: Duration::from_millis(50), outage: Duration::from_millis(50) };
        let worker = Worker { app, view, outbound, admin_chat: -1, rate: 1_000.0, patience };
        let sandbox = Sandbox::local(Options::default()).await.unwrap();
        let trial = Self { sandbox, worker };
        trial.promote(OWNER, CARICA).await;
        trial
    }

    /// The same worker with another sender, as after a restart.
    fn with(&self, outbound: Outbound) -> Worker {
        Worker { outbound, ..self.worker.clone() }
    }

    /// A promotion that is live since an hour ago.
    pub async fn promote(&self, owner: i64, title: &str) -> PromotionId {
        let app = &self.worker.app;
        let mut tx = app.db.begin().await.unwrap();
        let owner = resident(&mut tx, owner).await.id;
        let version = NOTICE_VERSION;
        store::person::agree(&mut tx, owner, Consent::Owner, version, Language::Id, now())
            .await
            .unwrap();
        let business: BusinessId =
            store::seed::active_business(&mut tx, owner, &new_business(), now()).await.unwrap();
        let mut new = new_promotion(business);
        new.title = Title::parse(title).unwrap();
        let since = app.clock.now() - hours(1) + hours(i64::from(app.clock.now() > now()) * 2);
        let id = store::seed::live_promotion(&mut tx, &new, since).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    pub async fn subscribe(&self, telegram_id: i64, wanted: Subscription) -> PersonId {
        let mut tx = self.worker.app.db.begin().await.unwrap();
        let id = resident(&mut tx, telegram_id).await.id;
        store::subscription::put(&mut tx, id, &wanted, now() - hours(1)).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Plans and delivers what is due, in an office of its own.
    pub async fn digest(&self) -> Tally {
        let stop = CancellationToken::new();
        let office = take_office(&self.worker.app, PATIENCE).await.unwrap().unwrap();
        assert_eq!(self.worker.plan_round(&stop).await.unwrap(), Ended::Done);
        let ended = self.worker.digest_round(office.lead.fence, &stop).await;
        assert_eq!(ended.unwrap(), Ended::Done);
        self.tally().await
    }

    /// Plans what is due and begins to send the first run.
    pub async fn begin(&self) -> Under {
        let stop = CancellationToken::new();
        let office = next_lead(&self.worker.app.db).await;
        self.worker.plan_round(&stop).await.unwrap();
        let run = self.worker.app.open_runs().await.unwrap().remove(0);
        let sending = tokio::spawn({
            let (worker, stop) = (self.worker.clone(), stop.clone());
            async move { worker.deliver(&run, office.fence, Window::StaysOpen, &stop).await }
        });
        Under { stop, sending }
    }

    /// Delivers what is due; `meanwhile` happens while Telegram asks for a pause after the first message.
    async fn during_a_pause(&self, meanwhile: impl AsyncFnOnce()) -> Tally {
        self.sandbox.fail_next("send*", None, Fault::TooManyRequests(1), 1_000);
        let meanwhile = async {
            until(|| self.is_paused()).await;
            meanwhile().await;
            // What was on the wire before is refused as well.
            until(|| self.pause_left() < Duration::from_millis(200)).await;
            self.sandbox.clear_faults();
        };
        tokio::join!(self.digest(), meanwhile).0
    }

    fn is_paused(&self) -> bool {
        !self.pause_left().is_zero()
    }

    fn pause_left(&self) -> Duration {
        match self.worker.outbound.health().broadcast {
            Broadcast::Paused { left } => left,
            _ => Duration::ZERO,
        }
    }

    pub async fn tally(&self) -> Tally {
        self.worker.app.tally().await.unwrap()
    }

    pub async fn until_tally(&self, fits: impl Fn(&Tally) -> bool) {
        let began = Instant::now();
        while !fits(&self.tally().await) {
            assert!(began.elapsed() < PATIENCE, "{}", self.tally().await);
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// Chats with messages, and the fewest and most of one chat.
    pub fn arrived(&self) -> (u64, u64, u64) {
        let counts = self.sandbox.counts();
        (counts.chats, counts.min_per_chat, counts.max_per_chat)
    }

    fn texts(&self) -> Vec<String> {
        let chats = self.sandbox.sent_per_chat().into_iter();
        let messages = chats.flat_map(|(chat, _)| self.sandbox.sent(chat));
        messages.map(|message| message["text"].as_str().unwrap().to_owned()).collect()
    }
}

fn sender(url: &str) -> Outbound {
    let token = Options::default().token;
    Outbound::new(Settings::new(url.parse().unwrap(), token.into(), 1_000.0)).unwrap()
}

/// Returns once it is true.
pub async fn until(fits: impl Fn() -> bool) {
    let began = Instant::now();
    while !fits() {
        assert!(began.elapsed() < PATIENCE, "it does not come to pass");
        sleep(Duration::from_millis(2)).await;
    }
}
