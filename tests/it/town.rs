//! A town in miniature: the local Telegram, and the bot and its worker on it as they run in production.
//! Only the addresses and the clock are the test's.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    ops::RangeInclusive,
    time::{Duration, Instant},
};

use ayopromo::{
    app::App,
    clock::Clock,
    command::run,
    config::Settings,
    dialogue::Conversation,
    domain::{
        self,
        business::{Business, BusinessName, Description, NewBusiness},
        category::Category,
        ids::{BusinessId, PromotionId},
        language::Language,
        person::{Consent, NOTICE_VERSION},
        phone::Phone,
        promotion::Promotion,
        review::{Decision, Subject},
    },
    reply::button::Button,
    sandbox::{Options, Person, Sandbox, Status},
    store::{self, Db, outbox::OutboxKind, run::RunState},
};
use chrono::{DateTime, Utc};
use chrono_tz::Asia::Jakarta;
use serde_json::Value;
use teloxide::{
    Bot,
    prelude::Requester,
    types::{ChatId, MessageId},
};
use tokio::{task::JoinHandle, time::sleep};
use tokio_util::sync::CancellationToken;

use crate::{
    engines::{self, Fresh},
    store::texts,
};

pub const GROUP: i64 = -1_001_000_000_001;
pub const OWNER: i64 = 101;
pub const ADMIN: i64 = 201;
pub const OTHER_ADMIN: i64 = 202;
/// In the admin group, but no administrator.
pub const MEMBER: i64 = 203;
pub const RESIDENT: i64 = 301;

/// Residents without names, for what takes many.
pub const CROWD: RangeInclusive<i64> = 5001..=7000;

/// Long enough for anything on loopback, short enough to see that it hangs.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub struct Town {
    pub sandbox: Sandbox,
    pub app: App,
    pub settings: Settings,
    stop: CancellationToken,
    serving: JoinHandle<()>,
    /// What was shown before, by chat and message, so that a transcript tells what is new.
    seen: BTreeMap<(i64, i64), Shown>,
    /// What was shown in place of the phone's keyboard.
    keyboards: BTreeMap<i64, String>,
    /// The chat the transcript is in.
    told: Option<i64>,
    pub transcript: String,
    fresh: Fresh,
}

impl Town {
    /// Tuesday 24 November 2026, 09.15, on SQLite.
    pub async fn start() -> Self {
        Self::on(engines::sqlite().await).await
    }

    /// The same on a database of either engine.
    pub async fn on(fresh: Fresh) -> Self {
        let sandbox = Sandbox::local(Options {
            limits: false,
            started: vec![OWNER..=OWNER, CROWD],
            ..Options::default()
        })
        .await
        .unwrap();
        people(&sandbox);
        let clock = Clock::still("2026-11-24T02:15:00Z".parse().unwrap());
        let settings = Settings {
            token: Some(sandbox.token().into()),
            api_url: sandbox.url(),
            database_url: fresh.url.as_str().into(),
            admin_chat: Some(GROUP),
            rate: 500.0,
            timezone: Jakarta,
            log: "off".into(),
            open_limit: 5,
            keep: ayopromo::config::Keep::default(),
            ending_hour: 16,
            hold_minutes: 30,
        };
        let app = App::new(fresh.db.clone(), clock, Jakarta, settings.open_limit).await.unwrap();
        let (stop, serving) = serve(&settings, &app);
        Self {
            sandbox,
            app,
            settings,
            stop,
            serving,
            seen: BTreeMap::new(),
            keyboards: BTreeMap::new(),
            told: None,
            transcript: String::new(),
            fresh,
        }
    }

    /// Everything the database has written to its files.
    pub fn stored_bytes(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.fresh.folder().unwrap()).unwrap();
        files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
    }

    /// The process ends and another one starts on the same database.
    pub async fn restart(&mut self) {
        self.stop().await;
        self.go_on().await;
    }

    /// The process ends, as when it is told to.
    pub async fn stop(&mut self) {
        self.stop.cancel();
        (&mut self.serving).await.unwrap();
    }

    /// Another process starts on what the last one left.
    pub async fn go_on(&mut self) {
        let db = Db::open(&self.fresh.url).await.unwrap();
        let clock = self.app.clock.clone();
        self.app = App::new(db, clock, Jakarta, self.settings.open_limit).await.unwrap();
        (self.stop, self.serving) = serve(&self.settings, &self.app);
    }

    pub async fn end(self) {
        self.stop.cancel();
        self.serving.await.unwrap();
        self.sandbox.stop().await;
        self.fresh.remove().await;
    }

    /// Somebody writes in their private chat.
    pub async fn write(&mut self, user: i64, text: &str) {
        self.sandbox.text(user, user, text).unwrap();
        self.after(user, &format!("> {text}")).await;
    }

    /// Somebody presses the newest button with this label in a chat.
    pub async fn press_in(&mut self, user: i64, chat: i64, label: &str) -> Option<String> {
        let callback = self.sandbox.tap(user, chat, label);
        let callback = callback.unwrap_or_else(|why| panic!("{why:?}\n{}", self.transcript));
        let answer = self.sandbox.wait_for_answer(&callback, PATIENCE).await;
        self.after(chat, &format!("> [{label}]")).await;
        let toast = answer.map(|answer| answer.text).filter(|text| !text.is_empty());
        if let Some(toast) = &toast {
            let _ = writeln!(self.transcript, "(at the top of the screen: {toast})\n");
        }
        toast
    }

    /// Somebody presses a button in their private chat.
    pub async fn press(&mut self, user: i64, label: &str) -> Option<String> {
        self.press_in(user, user, label).await
    }

    /// Somebody presses the newest button of this kind in a chat, whatever its label.
    pub async fn choose_in(&mut self, user: i64, chat: i64, button: &Button) -> Option<String> {
        let label = self.label(chat, button);
        let label = label.unwrap_or_else(|| panic!("no {button:?} below\n{}", self.transcript));
        self.press_in(user, chat, &label).await
    }

    /// Somebody presses the newest button of this kind in their private chat.
    pub async fn choose(&mut self, user: i64, button: Button) -> Option<String> {
        self.choose_in(user, user, &button).await
    }

    /// What the newest button of this kind says.
    pub fn label(&self, chat: i64, button: &Button) -> Option<String> {
        let messages = self.sandbox.sent(chat).into_iter().rev();
        messages.flat_map(|message| keys(&message)).find_map(|key| {
            let (found, _) = Button::parse(key["callback_data"].as_str()?)?;
            (found == *button).then(|| key["text"].as_str().unwrap_or_default().to_owned())
        })
    }

    /// The bot's newest words in a chat.
    pub fn last(&self, chat: i64) -> String {
        self.sandbox.last(chat).map(|message| words(&message).to_owned()).unwrap_or_default()
    }

    /// What these chats show by now is no part of the transcript.
    pub fn begin_here(&mut self, chats: &[i64]) {
        for chat in chats {
            self.look(*chat);
        }
        self.transcript.clear();
        self.told = None;
    }

    /// A stage direction in the transcript.
    pub fn note(&mut self, direction: &str) {
        let _ = writeln!(self.transcript, "({direction})\n");
    }

    /// Adds what a person did and what it changed in a chat to the transcript.
    pub async fn after(&mut self, chat: i64, deed: &str) {
        self.enter(chat);
        let _ = writeln!(self.transcript, "{deed}");
        self.settle().await;
        self.look(chat);
    }

    /// Adds what is new in a chat to the transcript.
    pub fn look(&mut self, chat: i64) {
        for message in self.sandbox.sent(chat) {
            let key = (chat, message["message_id"].as_i64().unwrap());
            let shown = Shown::of(&message);
            let before = self.seen.insert(key, shown.clone());
            let lines = match before {
                Some(before) if before == shown => continue,
                // Old buttons go so often that a reader would only stumble over it.
                Some(before) if before.words == shown.words && shown.buttons.is_empty() => continue,
                Some(_) => format!("(a message above becomes)\n{}{}", shown.words, shown.buttons),
                None => format!("{}{}", shown.words, shown.buttons),
            };
            self.enter(chat);
            let _ = writeln!(self.transcript, "{lines}\n");
        }
        let keyboard = self.sandbox.keyboard(chat).map(|keyboard| rows(&keyboard["keyboard"]));
        if self.keyboards.get(&chat) != keyboard.as_ref() {
            let lines = keyboard.as_deref().unwrap_or("\nnothing");
            let _ = writeln!(self.transcript, "(in place of the phone's keyboard){lines}\n");
            match keyboard {
                Some(keyboard) => self.keyboards.insert(chat, keyboard),
                None => self.keyboards.remove(&chat),
            };
        }
    }

    fn enter(&mut self, chat: i64) {
        if self.told.replace(chat) != Some(chat) {
            let _ = writeln!(self.transcript, "\n=== {}\n", name(chat));
        }
    }

    /// Somebody deletes a message.
    pub async fn loses(&self, chat: i64, message: i64) {
        let bot = Bot::new(self.sandbox.token()).set_api_url(self.sandbox.url().parse().unwrap());
        let message = MessageId(i32::try_from(message).unwrap());
        bot.delete_message(ChatId(chat), message).await.unwrap();
    }

    /// Somebody deletes the newest message of a chat.
    pub async fn loses_the_last(&self, chat: i64) {
        self.loses(chat, self.sandbox.last(chat).unwrap()["message_id"].as_i64().unwrap()).await;
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

    /// Somebody presses a key of the keyboard that stands in place of their phone's, counted from 0.
    pub async fn press_key(&mut self, user: i64, row: usize) {
        let keyboard = self.sandbox.keyboard(user).unwrap();
        let label = keyboard["keyboard"][row][0]["text"].as_str().unwrap().to_owned();
        self.write(user, &label).await;
    }

    /// Somebody consents without a word being said, and as an owner too.
    pub async fn knows(&self, user: i64) {
        let mut tx = self.app.db.begin().await.unwrap();
        let (name, now) = (name(user), self.app.clock.now());
        let person = store::person::join(&mut tx, user, name, Language::Id, NOTICE_VERSION, now);
        let id = person.await.unwrap().id;
        let owner = Consent::Owner;
        let agreed = store::person::agree(&mut tx, id, owner, NOTICE_VERSION, Language::Id, now);
        agreed.await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Sari's business waits for a decision; its card is in the group.
    pub async fn has_a_business(&self) -> Subject {
        self.knows(OWNER).await;
        let business = NewBusiness {
            name: BusinessName::parse("Carica Gemilang").unwrap(),
            category: Category::Umkm,
            area: "33.07.09.1015".parse().unwrap(),
            phone: Phone::parse_e164("+6281234567890").unwrap(),
            description: Description::parse("Manisan carica").unwrap(),
            extras: Box::default(),
        };
        let owner = self.person(OWNER).await.unwrap().id;
        let mut tx = self.app.db.begin().await.unwrap();
        let now = self.app.clock.now();
        let id = store::business::insert(&mut tx, owner, &business, now).await.unwrap();
        let subject = Subject::Business(id);
        store::outbox::put(&mut tx, OutboxKind::Card, subject, now).await.unwrap();
        tx.commit().await.unwrap();
        self.app.outbox_filled.notify_one();
        self.settle().await;
        subject
    }

    /// Where a private conversation stands.
    pub async fn conversation(&self, user: i64) -> Conversation {
        let mut tx = self.app.db.read().await.unwrap();
        let stored = store::scene::load(&mut tx, user).await.unwrap();
        tx.commit().await.unwrap();
        stored.map(|scene| serde_json::from_str(&scene.body).unwrap()).unwrap_or_default()
    }

    /// The conversation is as an upgrade might leave it that has other scenes.
    pub async fn forget_how_to_read(&self, user: i64) {
        let mut tx = self.app.db.begin().await.unwrap();
        let scene = store::scene::load(&mut tx, user).await.unwrap().unwrap();
        let (body, now) = (r#"{"scene":{"Flown":1}}"#, self.app.clock.now());
        assert!(store::scene::save(&mut tx, user, Some(scene.version), body, now).await.unwrap());
        tx.commit().await.unwrap();
    }

    /// How many chats may lack their answer.
    pub async fn unanswered(&self) -> usize {
        self.app.unanswered().await.unwrap().len()
    }

    /// Whether somebody's account is noted as one that can't be written to.
    pub async fn is_unreachable(&self, user: i64) -> bool {
        let Db::Sqlite { pool, .. } = &self.app.db else {
            panic!("the town keeps its data in SQLite")
        };
        let sql = "select unreachable is not null from person where telegram_id = $1";
        sqlx::query_scalar(sql).bind(user).fetch_one(pool).await.unwrap()
    }

    /// Somebody who has consented.
    pub async fn person(&self, user: i64) -> Option<domain::person::Person> {
        let mut tx = self.app.db.read().await.unwrap();
        let found = store::person::find(&mut tx, user).await.unwrap();
        tx.commit().await.unwrap();
        found
    }

    /// Whether anything of a private conversation is stored.
    pub async fn remembers(&self, user: i64) -> bool {
        let mut tx = self.app.db.read().await.unwrap();
        let found = store::scene::load(&mut tx, user).await.unwrap();
        tx.commit().await.unwrap();
        found.is_some()
    }

    pub async fn business(&self, id: BusinessId) -> Business {
        let mut tx = self.app.db.read().await.unwrap();
        let found = store::business::get(&mut tx, id).await.unwrap();
        tx.commit().await.unwrap();
        found.unwrap()
    }

    pub async fn promotion(&self, id: PromotionId) -> Promotion {
        let mut tx = self.app.db.read().await.unwrap();
        let found = store::promotion::get(&mut tx, id).await.unwrap();
        tx.commit().await.unwrap();
        found.unwrap().0
    }

    pub async fn decision(&self, subject: Subject) -> Option<Decision> {
        let mut tx = self.app.db.read().await.unwrap();
        let found = store::review::decision_of(&mut tx, subject).await.unwrap();
        tx.commit().await.unwrap();
        found
    }

    /// Whether somebody's interest in a promotion was counted today.
    pub async fn has_asked(&self, user: i64, promotion: PromotionId) -> bool {
        let person = self.person(user).await.unwrap();
        let mut tx = self.app.db.begin().await.unwrap();
        let today = self.app.today();
        !store::interest::count(&mut tx, promotion, person.id, today).await.unwrap()
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
        tx.commit().await.unwrap();
        let open = "select kind from outbox where state in ('pending', 'sending')";
        answered && texts(&self.app.db, open).await.is_empty()
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

const NAMES: [(i64, &str); 5] =
    [(OWNER, "Sari"), (ADMIN, "Budi"), (OTHER_ADMIN, "Rini"), (MEMBER, "Joko"), (RESIDENT, "Tono")];

fn name(chat: i64) -> &'static str {
    let other = if chat == GROUP { "admin group" } else { "a group" };
    NAMES.iter().find(|(id, _)| *id == chat).map_or(other, |(_, name)| name)
}

fn people(sandbox: &Sandbox) {
    for (id, name) in NAMES {
        sandbox.add_person(Person::new(id, name));
    }
    let members =
        [(ADMIN, Status::Creator), (OTHER_ADMIN, Status::Administrator), (MEMBER, Status::Member)];
    sandbox.add_group(GROUP, "Admin", false, members);
}

/// A message as a person sees it: text, then buttons in brackets, a row a line.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    words: String,
    buttons: String,
}

impl Shown {
    fn of(message: &Value) -> Self {
        let buttons = rows(&message["reply_markup"]["inline_keyboard"]);
        Self { words: words(message).to_owned(), buttons }
    }
}

fn rows(keyboard: &Value) -> String {
    let mut shown = String::new();
    for row in keyboard.as_array().into_iter().flatten() {
        let labels: Vec<_> = row.as_array().into_iter().flatten().map(label).collect();
        let _ = write!(shown, "\n{}", labels.join(" "));
    }
    shown
}

fn label(key: &Value) -> String {
    let label = key["text"].as_str().unwrap_or_default();
    match key["url"].as_str() {
        Some(url) => format!("[{label} → {url}]"),
        None => format!("[{label}]"),
    }
}

/// The text or caption; for what has neither, what it is.
pub fn words(message: &Value) -> &str {
    match message["text"].as_str().or(message["caption"].as_str()) {
        Some(words) => words,
        None if message["photo"].is_array() => "(a photo)",
        None if message["venue"].is_object() => "(a place on the map)",
        None => "(something else)",
    }
}

/// The buttons under a message.
pub fn keys(message: &Value) -> Vec<Value> {
    let rows = message["reply_markup"]["inline_keyboard"].as_array().into_iter().flatten();
    rows.filter_map(Value::as_array).flatten().cloned().collect()
}
