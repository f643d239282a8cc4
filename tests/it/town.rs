//! A town in miniature: the local Telegram, and the bot and its worker on it as they run in production.
//! Only the addresses and the clock are the test's.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    time::{Duration, Instant},
};

use ayopromo::{
    app::App,
    clock::Clock,
    command::run,
    config::Settings,
    sandbox::{Options, Person, Sandbox, Status},
    store::{self, Db, run::RunState},
};
use chrono::{DateTime, Utc};
use chrono_tz::Asia::Jakarta;
use serde_json::Value;
use tempfile::TempDir;
use tokio::{task::JoinHandle, time::sleep};
use tokio_util::sync::CancellationToken;

pub const GROUP: i64 = -1_001_000_000_001;
pub const OWNER: i64 = 101;
pub const ADMIN: i64 = 201;
pub const OTHER_ADMIN: i64 = 202;
/// In the admin group, but no administrator.
pub const MEMBER: i64 = 203;
pub const RESIDENT: i64 = 301;

/// Long enough for anything on loopback, short enough to see that it hangs.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Town {
    pub sandbox: Sandbox,
    pub app: App,
    pub settings: Settings,
    stop: CancellationToken,
    serving: JoinHandle<()>,
    /// What was shown before, by chat and message, so that a transcript tells what is new.
    seen: BTreeMap<(i64, i64), String>,
    pub transcript: String,
    _folder: TempDir,
}

impl Town {
    /// Tuesday 24 November 2026, 09.15, on SQLite.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("town.db").display());
        let sandbox =
            Sandbox::local(Options { limits: false, ..Options::default() }).await.unwrap();
        people(&sandbox);
        let clock = Clock::still("2026-11-24T02:15:00Z".parse().unwrap());
        let settings = Settings {
            token: Some(sandbox.token().into()),
            api_url: sandbox.url(),
            database_url: url.as_str().into(),
            admin_chat: Some(GROUP),
            rate: 500.0,
            timezone: Jakarta,
            log: "off".into(),
            open_limit: 5,
        };
        let db = Db::open(&url).await.unwrap();
        let app = App::new(db, clock, Jakarta, settings.open_limit).await.unwrap();
        let (stop, serving) = serve(&settings, &app);
        Self {
            sandbox,
            app,
            settings,
            stop,
            serving,
            seen: BTreeMap::new(),
            transcript: String::new(),
            _folder: folder,
        }
    }

    /// The process ends and another one starts on the same database.
    pub async fn restart(&mut self) {
        self.stop.cancel();
        (&mut self.serving).await.unwrap();
        let url = format!("sqlite://{}", self._folder.path().join("town.db").display());
        let db = Db::open(&url).await.unwrap();
        let clock = self.app.clock.clone();
        self.app = App::new(db, clock, Jakarta, self.settings.open_limit).await.unwrap();
        (self.stop, self.serving) = serve(&self.settings, &self.app);
    }

    pub async fn end(self) {
        self.stop.cancel();
        self.serving.await.unwrap();
        self.sandbox.stop().await;
    }

    /// Somebody writes in their private chat.
    pub async fn write(&mut self, user: i64, text: &str) {
        self.sandbox.text(user, user, text).unwrap();
        self.after(user, &format!("> {text}")).await;
    }

    /// Somebody presses the newest button with this label in a chat.
    pub async fn press_in(&mut self, user: i64, chat: i64, label: &str) -> Option<String> {
        let callback = self.sandbox.tap(user, chat, label).unwrap();
        let answer = self.sandbox.wait_for_answer(&callback, PATIENCE).await;
        self.after(chat, &format!("> [{label}]")).await;
        let toast = answer.map(|answer| answer.text).filter(|text| !text.is_empty());
        if let Some(toast) = &toast {
            let _ = writeln!(self.transcript, "({toast})");
        }
        toast
    }

    /// Somebody presses a button in their private chat.
    pub async fn press(&mut self, user: i64, label: &str) -> Option<String> {
        self.press_in(user, user, label).await
    }

    /// Adds what a person did and what it changed in a chat to the transcript.
    pub async fn after(&mut self, chat: i64, deed: &str) {
        let _ = writeln!(self.transcript, "{deed}");
        self.settle().await;
        self.look(chat);
    }

    /// Adds what is new in a chat to the transcript.
    pub fn look(&mut self, chat: i64) {
        for message in self.sandbox.sent(chat) {
            let key = (chat, message["message_id"].as_i64().unwrap());
            let shown = shown(&message);
            if self.seen.get(&key) != Some(&shown) {
                let _ = writeln!(self.transcript, "{shown}");
                self.seen.insert(key, shown);
            }
        }
    }

    /// Waits until every update has been answered and every notice has gone out.
    pub async fn settle(&self) {
        let began = Instant::now();
        loop {
            assert!(began.elapsed() < PATIENCE, "the town does not come to rest");
            if self.sandbox.pending_updates() == 0 && self.nothing_waits().await {
                return;
            }
            sleep(Duration::from_millis(5)).await;
        }
    }

    /// Moves the clock and waits until the digests due then are out.
    pub async fn advance(&self, to: &str) {
        let to: DateTime<Utc> = to.parse().unwrap();
        self.app.clock.set(to);
        let began = Instant::now();
        while self.app.tally().await.unwrap().planned() == 0
            || self.app.tally().await.unwrap().remaining > 0
        {
            assert!(began.elapsed() < PATIENCE, "no digest comes");
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Moves the clock to an hour for which nobody is planned, and waits until its run is done.
    pub async fn pass(&self, to: &str) {
        self.app.clock.set(to.parse().unwrap());
        let began = Instant::now();
        loop {
            let mut tx = self.app.db.read().await.unwrap();
            let runs = store::run::of_day(&mut tx, self.app.today()).await.unwrap();
            tx.commit().await.unwrap();
            if runs.iter().any(|run| run.state == RunState::Done) {
                return;
            }
            assert!(began.elapsed() < PATIENCE, "no run comes");
            sleep(Duration::from_millis(20)).await;
        }
    }

    async fn nothing_waits(&self) -> bool {
        let mut tx = self.app.db.read().await.unwrap();
        let answered = store::received::unanswered(&mut tx).await.unwrap().is_empty();
        let brought = !store::outbox::waits(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        answered && brought
    }
}

fn serve(settings: &Settings, app: &App) -> (CancellationToken, JoinHandle<()>) {
    let stop = CancellationToken::new();
    let serving = tokio::spawn({
        let (settings, app, stop) = (settings.clone(), app.clone(), stop.clone());
        async move { run::serve(&settings, app, stop).await.unwrap() }
    });
    (stop, serving)
}

fn people(sandbox: &Sandbox) {
    let names = [
        (OWNER, "Sari"),
        (ADMIN, "Budi"),
        (OTHER_ADMIN, "Rini"),
        (MEMBER, "Joko"),
        (RESIDENT, "Tono"),
    ];
    for (id, name) in names {
        sandbox.add_person(Person::new(id, name));
    }
    let members =
        [(ADMIN, Status::Creator), (OTHER_ADMIN, Status::Administrator), (MEMBER, Status::Member)];
    sandbox.add_group(GROUP, "Admin", false, members);
}

/// A message as a person sees it: text, then buttons in brackets, a row a line.
fn shown(message: &Value) -> String {
    let mut out = String::new();
    let words = message["text"].as_str().or(message["caption"].as_str());
    match words {
        Some(words) => out.push_str(words),
        None if message["photo"].is_array() => out.push_str("(foto)"),
        None => out.push_str("(…)"),
    }
    for kind in ["inline_keyboard", "keyboard"] {
        for row in message["reply_markup"][kind].as_array().into_iter().flatten() {
            let labels = row.as_array().into_iter().flatten();
            let labels: Vec<_> =
                labels.map(|key| format!("[{}]", key["text"].as_str().unwrap_or(""))).collect();
            let _ = write!(out, "\n{}", labels.join(" "));
        }
    }
    out
}
