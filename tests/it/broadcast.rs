//! Laws of `/siaran`: what administrators see of the day's digests, and what they do to them.

use std::time::Instant;

use ayopromo::{
    command,
    config::{Cli, Command},
    dialogue::{self, Actor, Context, Input, Turn},
    domain::{
        delivery::Tally, language::Language, person::NOTICE_VERSION, subscription::Subscription,
    },
    reply::{
        Reply,
        button::{BroadcastButton, Button, Shown},
    },
    sandbox::{Fault, FaultRule, Person},
    store,
};
use chrono::TimeDelta;
use tokio::time::{Duration, sleep};
use tokio_util::sync::CancellationToken;

use crate::{
    engines::in_towns_on_both_engines,
    store::{live_promotion, texts},
    town::{
        ADMIN, CROWD, GROUP, MEMBER, OTHER_ADMIN, OWNER, PATIENCE, RESIDENT, Town, keys, words,
    },
};

in_towns_on_both_engines! {
    the_figures_add_up_to_the_number_planned,
    only_administrators_watch_and_only_named_ones_steer,
    a_pause_stops_a_run_at_once_and_outlives_a_restart,
    what_the_window_closes_on_during_a_pause_is_missed,
    an_operators_order_does_not_override_a_pause,
    a_run_is_ended_with_the_second_yes_and_only_once,
    a_test_is_in_no_ledger_and_in_both_languages,
    who_was_not_reached_is_listed_without_names_and_sent_to_once_more_once,
    a_day_without_a_run_says_when_the_next_begins,
    the_group_is_told_once_of_a_run_that_paused_by_itself,
}

async fn the_figures_add_up_to_the_number_planned(mut town: Town) {
    for n in [3, 4] {
        town.sandbox.fail_next("sendMessage", Some(CROWD.start() + n), Fault::Blocked, 1);
    }
    town.sandbox.add_person(Person::new(CROWD.start() + 5, "Warga"));
    town.sandbox.deactivate(CROWD.start() + 5);
    town.sandbox.fail_next("sendMessage", Some(CROWD.start() + 6), Fault::NoRights, 1);
    town.subscribes(30).await;
    town.is_done().await;
    town.watches(ADMIN).await;
    let shown = town.last(GROUP);
    assert!(shown.starts_with("Siaran rangkuman · Selasa Kliwon, 24 November 2026\n"), "{shown}");
    assert!(shown.contains("07.00 · ✅ selesai"), "{shown}");
    assert!(shown.contains("Gagal 1: ditolak Telegram\n"), "{shown}");
    assert!(shown.contains("Tidak terjangkau 3: memblokir bot 2, akunnya dihapus 1"), "{shown}");
    assert_eq!(figures(&shown), (30, 30), "{shown}");
    town.end().await;
}

async fn only_administrators_watch_and_only_named_ones_steer(mut town: Town) {
    town.subscribes(2).await;
    town.is_done().await;
    town.watches(MEMBER).await;
    assert_eq!(town.last(GROUP), "Siaran hanya untuk admin grup ini.");
    town.sandbox.anonymous_text(ADMIN, GROUP, None, "/siaran").unwrap();
    town.settle().await;
    assert!(town.last(GROUP).starts_with("Siaran rangkuman"), "looking needs no name");
    for button in [BroadcastButton::Pause, BroadcastButton::Look, BroadcastButton::Test] {
        let told = town.steers(MEMBER, button).await;
        assert_eq!(told, "Siaran hanya untuk admin grup ini.");
    }
    assert!(!town.is_paused().await);
    for (button, steers) in [
        (BroadcastButton::Look, false),
        (BroadcastButton::File, false),
        (BroadcastButton::Pause, true),
        (BroadcastButton::Cancel(1.into()), true),
        (BroadcastButton::Retry, true),
    ] {
        let why = town.an_anonymous_administrator_presses(button);
        assert_eq!(why.then.is_none(), steers, "{button:?}");
        assert_eq!(why.say.contains(&Reply::AnonymousAdmin), steers, "{button:?}");
    }
    // In a private chat nobody is told that there is such a thing.
    town.write(RESIDENT, "/siaran").await;
    assert!(!town.last(RESIDENT).contains("Siaran"), "{}", town.last(RESIDENT));
    town.end().await;
}

async fn a_pause_stops_a_run_at_once_and_outlives_a_restart(mut town: Town) {
    town.watches(ADMIN).await;
    town.subscribes(1_500).await;
    town.until_sent(50).await;
    assert_eq!(town.steers(ADMIN, BroadcastButton::Pause).await, "⏸ Siaran dijeda.");
    assert!(town.last(GROUP).contains("(Budi, 24 Nov 09.15)"), "the group is told who it was");
    let sent = town.at_rest().await;
    assert!((50..1_400).contains(&sent), "{sent}");
    // Impatience, and another one who had the same thought.
    town.watches(OTHER_ADMIN).await;
    assert!(town.last(GROUP).contains("07.00 · ⏸ dijeda"), "{}", town.last(GROUP));
    let stale = Button::Broadcast(BroadcastButton::Pause);
    let told = town.presses_stale(OTHER_ADMIN, &stale).await;
    assert_eq!(told, "Sudah dijeda Budi, 24 Nov 09.15.");
    town.restart().await;
    assert_eq!(town.at_rest().await, sent, "another process holds it back as well");
    // People are answered meanwhile, and owners hear what was decided.
    town.write(RESIDENT, "/start").await;
    assert!(!town.last(RESIDENT).is_empty());
    let subject = town.has_a_business().await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(subject)).await;
    assert!(town.last(OWNER).contains("disetujui"), "{}", town.last(OWNER));
    town.watches(ADMIN).await;
    let told = town.steers(OTHER_ADMIN, BroadcastButton::Resume).await;
    assert_eq!(told, "▶ Siaran dilanjutkan.");
    town.is_done().await;
    assert_eq!(town.tally().await, Tally { sent: 1_500, ..Tally::default() });
    assert_eq!(
        town.sandbox.sent_per_chat().iter().filter(|(chat, _)| CROWD.contains(chat)).count(),
        1_500
    );
    let told = town.presses_stale(ADMIN, &Button::Broadcast(BroadcastButton::Resume)).await;
    assert_eq!(told, "Siaran tidak sedang dijeda.");
    let record = "select action || ' ' || admin.name from audit join admin on admin.id = admin_id
         where subject_kind = 'broadcast' order by audit.id";
    assert_eq!(texts(&town.app.db, record).await, ["paused Budi", "resumed Rini"]);
    town.end().await;
}

async fn what_the_window_closes_on_during_a_pause_is_missed(mut town: Town) {
    town.watches(ADMIN).await;
    town.steers(ADMIN, BroadcastButton::Pause).await;
    town.subscribes(5).await;
    town.is_planned().await;
    assert_eq!(town.at_rest().await, 0);
    town.app.clock.set("2026-11-24T14:00:00Z".parse().unwrap());
    town.is_done().await;
    assert_eq!(town.tally().await, Tally { missed: 5, ..Tally::default() });
    town.watches(ADMIN).await;
    let shown = town.last(GROUP);
    assert!(shown.contains("Terlewat 5: pengiriman berakhir pukul 21.00"), "{shown}");
    assert!(
        shown.contains("⏸ Dijeda Budi, 24 Nov 09.15."),
        "it holds tomorrow's back too: {shown}"
    );
    assert_eq!(figures(&shown), (5, 5), "{shown}");
    let file = town.unreached_file().await;
    assert_eq!(file.matches("\"jam kirim sudah berakhir\"").count(), 5, "{file}");
    let late = town.presses_stale(ADMIN, &Button::Broadcast(BroadcastButton::Retry)).await;
    assert_eq!(late, "Jam kirim hari ini sudah lewat.");
    town.end().await;
}

async fn an_operators_order_does_not_override_a_pause(mut town: Town) {
    town.watches(ADMIN).await;
    town.steers(ADMIN, BroadcastButton::Pause).await;
    town.subscribes(5).await;
    town.is_planned().await;
    town.stop().await;
    let as_of = "2026-11-24T09:15:00".parse().unwrap();
    let command = Command::Digest { as_of, plan_only: false };
    let cli = Cli { settings: town.settings.clone(), command };
    let refused = command::execute(cli, CancellationToken::new()).await.unwrap_err();
    assert!(refused.to_string().contains("/siaran"), "{refused}");
    town.go_on().await;
    assert_eq!(town.tally().await, Tally { remaining: 5, ..Tally::default() });
    town.end().await;
}

async fn a_run_is_ended_with_the_second_yes_and_only_once(mut town: Town) {
    town.subscribes(1_500).await;
    town.until_sent(50).await;
    town.watches(ADMIN).await;
    let ask = town.button(|button| matches!(button, BroadcastButton::AskCancel(_)));
    town.steers(ADMIN, ask).await;
    assert!(town.last(GROUP).starts_with("Batalkan siaran 07.00?"), "{}", town.last(GROUP));
    town.steers(ADMIN, BroadcastButton::Look).await;
    assert!(town.last(GROUP).starts_with("Siaran rangkuman"), "one changes one's mind");
    town.steers(ADMIN, ask).await;
    let yes = town.button(|button| matches!(button, BroadcastButton::Cancel(_)));
    let told = town.steers(ADMIN, yes).await;
    assert!(told.starts_with("🚫 Siaran 07.00 dibatalkan;"), "{told}");
    town.is_done().await;
    let tally = town.tally().await;
    assert!(tally.sent < 1_500 && tally.cancelled > 0, "{tally}");
    assert_eq!((tally.planned(), tally.remaining), (1_500, 0), "{tally}");
    let again = town.presses_stale(OTHER_ADMIN, &Button::Broadcast(yes)).await;
    assert_eq!(again, "Siaran itu sudah selesai atau sudah dibatalkan.");
    town.watches(ADMIN).await;
    let shown = town.last(GROUP);
    assert!(shown.contains("07.00 · 🚫 dibatalkan Budi, 24 Nov 09.15"), "{shown}");
    assert_eq!(figures(&shown), (1_500, 1_500), "{shown}");
    let record = "select action from audit where subject_kind = 'broadcast'";
    assert_eq!(texts(&town.app.db, record).await, ["cancelled"]);
    town.end().await;
}

async fn a_test_is_in_no_ledger_and_in_both_languages(mut town: Town) {
    town.watches(ADMIN).await;
    town.steers(ADMIN, BroadcastButton::Test).await;
    assert!(
        town.last(GROUP).contains("Tidak ada promosi baru sejak kemarin"),
        "{}",
        town.last(GROUP)
    );
    town.is_live().await;
    town.watches(ADMIN).await;
    town.steers(ADMIN, BroadcastButton::Test).await;
    let test = town.sandbox.last(GROUP).unwrap();
    assert!(words(&test).starts_with("🧪 UJI, hanya untuk grup ini."), "{test}");
    assert!(words(&test).contains("Selasa Kliwon, 24 November 2026"), "{test}");
    assert!(words(&test).contains("Carica"), "{test}");
    town.steers(ADMIN, BroadcastButton::TestIn(Language::Jv)).await;
    let javanese = town.sandbox.last(GROUP).unwrap();
    assert_eq!(javanese["message_id"], test["message_id"], "in place of the other");
    assert_ne!(words(&javanese), words(&test));
    let ledger = "select 'delivery' from delivery union all select 'run' from run
         union all select 'edition' from edition union all select 'outbox' from outbox";
    assert!(texts(&town.app.db, ledger).await.is_empty());
    town.end().await;
}

async fn who_was_not_reached_is_listed_without_names_and_sent_to_once_more_once(mut town: Town) {
    let refused = [CROWD.start() + 2, CROWD.start() + 3];
    for chat in refused {
        town.sandbox.fail_next("sendMessage", Some(chat), Fault::NoRights, 1);
    }
    town.sandbox.fail_next("sendMessage", Some(refused[1]), Fault::NoRights, 1);
    town.sandbox.fail_next("sendMessage", Some(CROWD.start() + 4), Fault::Blocked, 1);
    town.subscribes(10).await;
    town.is_done().await;
    town.watches(ADMIN).await;
    town.steers(ADMIN, BroadcastButton::Unreached).await;
    assert_eq!(
        town.last(GROUP),
        "Tidak sampai hari ini: 3\nditolak Telegram 2\nmemblokir bot 1\n\n2 bisa dicoba sekali lagi: \
         sebabnya mungkin sudah lewat. Yang memblokir bot atau akunnya sudah tidak ada tidak dicoba."
    );
    let file = town.unreached_file().await;
    let lines: Vec<_> = file.lines().collect();
    assert_eq!(lines[0], r#""nomor","siaran","sebab","waktu""#);
    assert_eq!(lines.len(), 4, "{file}");
    assert!(lines[1].ends_with(r#","07.00","ditolak Telegram","2026-11-24 09:15:00""#), "{file}");
    for secret in [refused[0].to_string(), refused[1].to_string(), "Warga".to_owned()] {
        assert!(!file.contains(&secret), "{secret}: {file}");
    }
    let told = town.steers(ADMIN, BroadcastButton::Retry).await;
    assert_eq!(told, "🔁 2 dikirim sekali lagi.");
    town.is_done().await;
    let tally = Tally { sent: 8, failed: 1, unreachable: 1, ..Tally::default() };
    assert_eq!(town.tally().await, tally, "and nobody else was written to");
    let told = town.presses_stale(ADMIN, &Button::Broadcast(BroadcastButton::Retry)).await;
    assert_eq!(told, "Tidak ada yang bisa dicoba lagi.", "once");
    assert_eq!(town.tally().await, tally);
    town.watches(ADMIN).await;
    assert_eq!(figures(&town.last(GROUP)), (10, 10));
    town.end().await;
}

async fn a_day_without_a_run_says_when_the_next_begins(mut town: Town) {
    town.watches(ADMIN).await;
    assert!(
        town.last(GROUP).contains("tidak ada lagi pelanggan yang menunggu"),
        "{}",
        town.last(GROUP)
    );
    let noon = "2026-11-24T05:00:00Z".parse().unwrap();
    town.subscribes_at(1, 12.try_into().unwrap(), noon).await;
    town.steers(ADMIN, BroadcastButton::Look).await;
    assert!(
        town.last(GROUP).contains("Yang berikutnya mulai pukul 12.00."),
        "{}",
        town.last(GROUP)
    );
    assert_eq!(town.sandbox.sent(GROUP).len(), 1, "one message that changes");
    town.end().await;
}

async fn the_group_is_told_once_of_a_run_that_paused_by_itself(mut town: Town) {
    for chat in CROWD.take(60) {
        town.sandbox.fail(FaultRule {
            method: "sendMessage".into(),
            chat: Some(chat),
            fault: Fault::Server(502),
            times: None,
            probability: 1.0,
        });
    }
    town.subscribes(60).await;
    let began = Instant::now();
    while !town.last(GROUP).starts_with("⚠️ Siaran 07.00 ") {
        assert!(began.elapsed() < PATIENCE, "nobody is told: {}", town.last(GROUP));
        sleep(Duration::from_millis(50)).await;
    }
    while texts(&town.app.db, "select 'told' from run where silence_told").await.is_empty() {
        assert!(began.elapsed() < PATIENCE, "it would be told again");
        sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(town.sandbox.sent(GROUP).len(), 1);
    town.sandbox.clear_faults();
    town.steers(ADMIN, BroadcastButton::Look).await;
    assert!(town.last(GROUP).starts_with("Siaran rangkuman"), "its button shows how it stands");
    town.end().await;
}

impl Town {
    /// Somebody writes the command in the group.
    async fn watches(&mut self, user: i64) {
        self.sandbox.text(user, GROUP, "/siaran").unwrap();
        self.after(GROUP, "> /siaran").await;
    }

    /// Somebody presses the newest such button; what the screen says.
    async fn steers(&mut self, user: i64, button: BroadcastButton) -> String {
        self.choose_in(user, GROUP, &Button::Broadcast(button)).await.unwrap_or_default()
    }

    /// The sandbox lets nobody press anonymously.
    fn an_anonymous_administrator_presses(&self, button: BroadcastButton) -> Turn {
        let actor = Actor {
            telegram_id: ADMIN,
            name: "Budi".into(),
            language: Language::Id,
            is_admin: true,
            is_anonymous: true,
        };
        let context = Context {
            now: self.app.clock.now(),
            zone: self.app.zone,
            areas: &self.app.areas,
            person: None,
            actor: &actor,
        };
        dialogue::take_turn_in_group(Input::Button(Button::Broadcast(button)), &context)
    }

    /// A finger on a button that has just gone.
    async fn presses_stale(&mut self, user: i64, button: &Button) -> String {
        let at = self.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap();
        let shown = Shown { language: Language::Id, kept: false };
        let callback = self.sandbox.press_stale(user, GROUP, at, &button.data(shown)).unwrap();
        let answer = self.sandbox.wait_for_answer(&callback, PATIENCE).await.unwrap();
        self.settle().await;
        answer.text
    }

    /// The newest such button in the group.
    fn button(&self, is_it: impl Fn(&BroadcastButton) -> bool) -> BroadcastButton {
        let messages = self.sandbox.sent(GROUP).into_iter().rev();
        let found =
            messages.flat_map(|message| keys(&message)).find_map(|key| {
                match Button::parse(key["callback_data"].as_str()?)?.0 {
                    Button::Broadcast(button) if is_it(&button) => Some(button),
                    _ => None,
                }
            });
        found.unwrap()
    }

    /// Something is new since this morning.
    async fn is_live(&self) {
        let mut tx = self.app.db.begin().await.unwrap();
        live_promotion(&mut tx, 7, self.app.clock.now() - TimeDelta::hours(2)).await;
        tx.commit().await.unwrap();
    }

    /// So many of the crowd have been subscribed since yesterday, and something is new.
    async fn subscribes(&self, n: usize) {
        let hour = Subscription::default().hour;
        self.is_live().await;
        self.subscribes_at(n, hour, self.app.clock.now() - TimeDelta::hours(20)).await;
    }

    async fn subscribes_at(
        &self,
        n: usize,
        hour: ayopromo::domain::calendar::Hour,
        from: chrono::DateTime<chrono::Utc>,
    ) {
        let mut tx = self.app.db.begin().await.unwrap();
        let wanted = Subscription { hour, ..Subscription::default() };
        for user in CROWD.take(n) {
            let (language, now) = (Language::Id, self.app.clock.now());
            let person =
                store::person::join(&mut tx, user, "Warga", language, NOTICE_VERSION, now).await;
            store::subscription::put(&mut tx, person.unwrap().id, &wanted, from).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    async fn tally(&self) -> Tally {
        self.app.tally().await.unwrap()
    }

    async fn until_tally(&self, what: &str, is_so: impl Fn(&Tally) -> bool) {
        let began = Instant::now();
        loop {
            let tally = self.tally().await;
            if is_so(&tally) {
                return;
            }
            assert!(began.elapsed() < PATIENCE, "not {what}: {tally}");
            sleep(Duration::from_millis(10)).await;
        }
    }

    async fn until_sent(&self, n: i64) {
        self.until_tally("so many sent", |tally| tally.sent >= n).await;
    }

    async fn is_planned(&self) {
        self.until_tally("planned", |tally| tally.planned() > 0).await;
    }

    /// Everybody was planned and nobody is left.
    async fn is_done(&self) {
        let began = Instant::now();
        let open = "select state from run where state <> 'done'";
        let all = "select state from run";
        while texts(&self.app.db, all).await.is_empty()
            || !texts(&self.app.db, open).await.is_empty()
        {
            assert!(began.elapsed() < PATIENCE, "the run does not end: {}", self.tally().await);
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// How many were sent when nothing has been for a second, which must come within two.
    async fn at_rest(&self) -> i64 {
        let began = Instant::now();
        let (mut sent, mut since) = (self.tally().await.sent, Instant::now());
        while since.elapsed() < Duration::from_secs(1) {
            assert!(began.elapsed() < Duration::from_secs(4), "it goes on: {}", self.tally().await);
            sleep(Duration::from_millis(20)).await;
            let now = self.tally().await.sent;
            if now != sent {
                (sent, since) = (now, Instant::now());
            }
        }
        sent
    }

    async fn is_paused(&self) -> bool {
        self.app.is_paused().await.unwrap()
    }

    async fn unreached_file(&mut self) -> String {
        if self.label(GROUP, &Button::Broadcast(BroadcastButton::File)).is_none() {
            self.steers(ADMIN, BroadcastButton::Unreached).await;
        }
        self.steers(ADMIN, BroadcastButton::File).await;
        let sent = self.sandbox.sent(GROUP);
        let document = sent.iter().rev().find(|message| message["document"].is_object()).unwrap();
        let named = document["document"]["file_name"].as_str().unwrap();
        assert_eq!(named, "ayopromo-tidak-sampai-2026-11-24.csv");
        let id = document["document"]["file_id"].as_str().unwrap();
        String::from_utf8(self.sandbox.file(id).unwrap().to_vec()).unwrap()
    }
}

/// The number planned that a page shows, and the sum of all other figures of its one run.
fn figures(shown: &str) -> (i64, i64) {
    let number = |label: &str| {
        let line = shown.lines().find_map(|line| line.strip_prefix(label))?;
        let digits: String = line
            .chars()
            .skip_while(|c| *c == ' ')
            .take_while(|c| c.is_ascii_digit() || *c == '.')
            .filter(char::is_ascii_digit)
            .collect();
        digits.parse::<i64>().ok()
    };
    let others = [
        "Terkirim",
        "Belum dikirim",
        "Gagal",
        "Tidak terjangkau",
        "Dilewati",
        "Dibatalkan",
        "Terlewat",
    ];
    (number("Direncanakan").unwrap(), others.iter().filter_map(|label| number(label)).sum())
}
