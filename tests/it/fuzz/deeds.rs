//! What people do: mostly what makes sense at some step, at the wrong step often enough.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use axum::body::Bytes;
use ayopromo::{
    domain::promotion::NewPromotion,
    reply::button::Button,
    sandbox::{Person, Sandbox, picture},
    store,
};
use chrono::TimeDelta;
use fastrand::Rng;
use serde_json::Value;

use super::{
    forged::Forged,
    walks::{ERASING, Pace, WALKS},
};
use crate::store::{new_business, new_promotion};
use crate::town::{ADMIN, GROUP, MEMBER, OTHER_ADMIN, OWNER, RESIDENT, Town, keys};

/// Strangers beside those who live in the town: the first of them, and how many there are at least.
const STRANGERS: (i64, usize) = (5001, 30);

/// For so many updates there is one stranger, since a person is answered once a second.
const SHARE: usize = 1_000;

/// What is said, at whatever step.
const SAID: [&str; 60] = [
    "/start",
    "/start p_1",
    "/start u_1",
    "/start k_umkm",
    "/start i_00000000000000000000000000000001",
    "/start zzz",
    "/menu",
    "/bantuan",
    "/batal",
    "/daftar",
    "/promo",
    "/usaha",
    "/promosiku",
    "/langganan",
    "/jelajah",
    "/bahasa",
    "/dataku",
    "/antrean",
    "/cari kopi",
    "/cari",
    "/simpanan",
    "/pengaturan",
    "/tanya",
    "/tanya Apakah gratis?",
    "hari ini saja, jam 8 sampai habis",
    "/xyz",
    "/menu@other_bot",
    "Carica Gemilang",
    "0812 3456 7890",
    "+1 555",
    "kertek",
    "Jlamprang",
    "Manisan carica kemasan cup",
    "CARICA CUP isi 12 cuma 65rb dari 80rb, bisa cod kertek. sampe minggu",
    "Kentang 15rb/kg, saben Pahing",
    "15rb/kg",
    "15/cup",
    "gratis",
    "minggu depan",
    "31 November",
    "sampai habis",
    "besok sampai Minggu",
    "tiap Senin",
    "batal",
    "kembali",
    "buka tiap hari 08.00-17.00",
    "3307010101010001",
    "33 0701-010101 0001",
    "https://ayopromo.example/x",
    "@ayopromo_bot kopi",
    "👍",
    "🏪🏪🏪",
    "<b>tebal</b> & <script>",
    "\u{202e}terbalik\u{202c}",
    "\u{0}\u{1}\u{7}",
    "\u{200d}\u{feff}",
    "a\u{301}\u{301}\u{301}\u{301}\u{301}",
    "   ",
    "'; drop table person; --",
    "%s %n {0} { $name } \u{2068}",
];

/// So many are looked at for one who has their last answer.
const TRIES: usize = 8;

/// So many of a chat's messages are looked at for one that is old.
const FAR_BACK: usize = 100;

/// After so long a step of theirs is taken to be answered.
const ANSWERED_WITHIN: Duration = Duration::from_millis(200);

/// One walk in so many is one's last.
const LAST_WALK: u32 = 300;

pub struct Deeds {
    rng: Rng,
    forged: Forged,
    people: Vec<i64>,
    /// Where each person is on the way that they took.
    walks: HashMap<i64, std::slice::Iter<'static, Pace>>,
    /// When each of them took the last step.
    walked: HashMap<i64, Instant>,
    /// Sent again and again, so that a long run needs no more room for them.
    pictures: Vec<Bytes>,
    /// The newest message of each chat that was looked at for troubles.
    looked_at: HashMap<i64, i64>,
}

impl Deeds {
    /// Some are known already, so that their deeds go deep from the start.
    pub async fn new(town: &Town, updates: usize, rng: Rng) -> Self {
        let (first, least) = STRANGERS;
        let mut people: Vec<i64> = (first..).take((updates / SHARE).max(least)).collect();
        people.extend([OWNER, ADMIN, OTHER_ADMIN, MEMBER, RESIDENT]);
        for person in &people[..10] {
            town.knows(*person).await;
        }
        town.has_a_business().await;
        some_live(town).await;
        for (person, name) in [(5001, "<b>&"), (5002, "\u{202e}rtl"), (5003, "3307010101010001")] {
            town.sandbox.add_person(Person::new(person, name));
        }
        for (person, language) in [(5004, Some("jv")), (5005, None), (5006, Some("xx-YY"))] {
            let language_code = language.map(str::to_owned);
            let person = Person { language_code, ..Person::new(person, "Warga") };
            town.sandbox.add_person(person);
        }
        for person in &people {
            if town.sandbox.start_chat(*person).is_err() {
                town.sandbox.add_person(Person::new(*person, "Warga"));
            }
        }
        let forged = Forged::new(people.clone());
        let pictures = (0..5).map(|n| picture(n).into()).collect();
        let (walks, walked, looked_at) = (HashMap::new(), HashMap::new(), HashMap::new());
        Self { rng, forged, people, walks, walked, pictures, looked_at }
    }

    /// One more update, or a few where photos come together.
    pub fn next(&mut self, sandbox: &Sandbox) {
        let user = self.person();
        // What can't be done just now, such as writing while having blocked the bot, is no deed.
        let _impossible = match self.rng.u32(0..100) {
            0..40 => self.walk(sandbox),
            40..50 => self.press(sandbox, user, user),
            50..54 => self.press_old(sandbox, user, user),
            54..62 => sandbox.text(user, user, &self.words()).map(drop),
            62..72 => self.in_group(sandbox),
            72..82 => self.send_something(sandbox, user),
            82..84 => self.change(sandbox, user),
            84..86 => {
                let words = self.words();
                sandbox.inline_query(user, &words).map(drop)
            }
            86..89 => sandbox.set_blocked(user, self.rng.u32(0..6) == 0),
            _ => {
                let update = self.forged.update(&mut self.rng);
                if self.rng.u32(0..20) == 0 {
                    let mut again = update.clone();
                    again["update_id"] = sandbox.raw_update(update).into();
                    sandbox.repeat_update(again);
                } else {
                    sandbox.raw_update(update);
                }
                Ok(())
            }
        };
    }

    /// Everybody lets the bot in again and says one last thing.
    pub fn farewell(&self, sandbox: &Sandbox) {
        for person in &self.people {
            let _was_let_in = sandbox.unblock(*person);
            sandbox.text(*person, *person, "/menu").unwrap();
        }
    }

    /// Messages since the last look that say something broke on our side.
    pub fn troubles(&mut self, sandbox: &Sandbox) -> usize {
        let chats = self.people.iter().copied().chain([GROUP]);
        let mut found = 0;
        for chat in chats {
            let before = self.looked_at.get(&chat).copied().unwrap_or_default();
            let sent = sandbox.sent_after(chat, before);
            for message in sent.iter().filter(|message| is_trouble(message)) {
                println!("in {chat}: {message}");
                found += 1;
            }
            if let Some(newest) = sent.first().and_then(|message| message["message_id"].as_i64()) {
                self.looked_at.insert(chat, newest);
            }
        }
        found
    }

    /// The next step of the way of somebody who has their last answer; their other deeds may cross it.
    fn walk(&mut self, sandbox: &Sandbox) -> Done {
        for _ in 0..TRIES {
            let user = self.person();
            let walked = self.walked.get(&user).is_some_and(|at| at.elapsed() < ANSWERED_WITHIN);
            if !walked && sandbox.has_last_word(user) {
                self.walked.insert(user, Instant::now());
                return self.pace(sandbox, user);
            }
        }
        Ok(())
    }

    fn pace(&mut self, sandbox: &Sandbox, user: i64) -> Done {
        let begin = |rng: &mut Rng| match rng.u32(..LAST_WALK) {
            0 => ERASING.iter(),
            _ => WALKS[rng.usize(..WALKS.len())].iter(),
        };
        let walk = self.walks.entry(user).or_insert_with(|| begin(&mut self.rng));
        let Some(pace) = walk.next() else {
            self.walks.remove(&user);
            return Ok(());
        };
        match pace {
            Pace::Say(words) => sandbox.text(user, user, words).map(drop),
            Pace::Photo(caption) => sandbox.album_of(user, user, self.album(1), caption).map(drop),
            Pace::Tap(wanted) => tap(sandbox, user, user, *wanted),
        }
    }

    fn album(&mut self, photos: usize) -> Vec<Bytes> {
        (0..photos).map(|_| self.pictures[self.rng.usize(..self.pictures.len())].clone()).collect()
    }

    fn person(&mut self) -> i64 {
        self.people[self.rng.usize(..self.people.len())]
    }

    /// A button of a message that stands, of the newest ones most often.
    fn press(&mut self, sandbox: &Sandbox, user: i64, chat: i64) -> Done {
        let mut shown = sandbox.sent_lately(chat, 6);
        let back = self.rng.usize(..3).min(self.rng.usize(..6));
        let Some(at) = shown.len().checked_sub(back + 1) else { return Ok(()) };
        let message = shown.swap_remove(at);
        let data: Vec<String> = keys(&message)
            .iter()
            .filter_map(|key| key["callback_data"].as_str().map(str::to_owned))
            .collect();
        let Some(data) = self.rng.choice(&data) else { return Ok(()) };
        let id = message["message_id"].as_i64().unwrap_or_default();
        let times = if self.rng.u32(0..8) == 0 { 2 } else { 1 };
        for _ in 0..times {
            sandbox.press(user, chat, id, data)?;
        }
        Ok(())
    }

    /// A button that may be gone, or was never there, under a message that may be gone as well.
    fn press_old(&mut self, sandbox: &Sandbox, user: i64, chat: i64) -> Done {
        let sent = sandbox.sent_lately(chat, FAR_BACK);
        let standing = self.rng.choice(&sent).and_then(|message| message["message_id"].as_i64());
        let message = standing.filter(|_| self.rng.bool()).unwrap_or_else(|| self.rng.i64(1..9999));
        let data = self.forged.data(&mut self.rng);
        sandbox.press_stale(user, chat, message, &data).map(drop)
    }

    fn in_group(&mut self, sandbox: &Sandbox) -> Done {
        let admin = [ADMIN, OTHER_ADMIN, MEMBER][self.rng.usize(..3)];
        match self.rng.u32(0..10) {
            0..2 => tap(sandbox, admin, GROUP, |button| matches!(button, Button::Approve(_))),
            2..5 => self.press(sandbox, admin, GROUP),
            5 => self.press_old(sandbox, admin, GROUP),
            6 => sandbox.text(admin, GROUP, &self.words()).map(drop),
            7 => sandbox.anonymous_text(admin, GROUP, None, &self.words()).map(drop),
            _ => {
                let sent = sandbox.sent_lately(GROUP, FAR_BACK);
                let Some(message) = self.rng.choice(&sent) else { return Ok(()) };
                let to = message["message_id"].as_i64().unwrap_or_default();
                sandbox.reply(admin, GROUP, to, &self.words()).map(drop)
            }
        }
    }

    fn send_something(&mut self, sandbox: &Sandbox, user: i64) -> Done {
        let words = self.words();
        match self.rng.u32(0..11) {
            0..4 => {
                let photos = if self.rng.u32(0..4) == 0 { self.rng.usize(2..=7) } else { 1 };
                sandbox.album_of(user, user, self.album(photos), &words).map(drop)
            }
            4 => sandbox.contact(user, user).map(drop),
            5 => {
                let owner = self.rng.bool().then_some(OWNER);
                sandbox.foreign_contact(user, user, &words, owner).map(drop)
            }
            6 => {
                let (north, east) = (self.rng.f64() * 180.0 - 90.0, self.rng.f64() * 360.0 - 180.0);
                let near = self.rng.bool();
                let place = if near { (-7.36, 109.9) } else { (north, east) };
                sandbox.location(user, user, place.0, place.1).map(drop)
            }
            7 => sandbox.sticker(user, user).map(drop),
            8 => sandbox.voice(user, user).map(drop),
            9 => self.send_file(sandbox, user, &words),
            _ => sandbox.forward(user, user, OWNER, &words).map(drop),
        }
    }

    /// A picture as a file, or something that is none.
    fn send_file(&mut self, sandbox: &Sandbox, user: i64, words: &str) -> Done {
        let (name, bytes) = match self.rng.u32(0..3) {
            0 => ("foto.png", self.pictures[0].clone()),
            1 => ("foto.jpg", b"no picture at all"[..].into()),
            _ => ("daftar.pdf", b"%PDF-1.7"[..].into()),
        };
        sandbox.document(user, user, name, bytes, words).map(drop)
    }

    fn change(&mut self, sandbox: &Sandbox, user: i64) -> Done {
        let own: Vec<i64> = sandbox
            .messages(user)
            .iter()
            .filter(|message| message["from"]["id"] == user)
            .filter_map(|message| message["message_id"].as_i64())
            .collect();
        let Some(message) = self.rng.choice(&own) else { return Ok(()) };
        sandbox.edit(user, user, *message, &self.words())
    }

    fn words(&mut self) -> String {
        let said = SAID[self.rng.usize(..SAID.len())];
        match self.rng.u32(0..12) {
            0 => said.repeat(4096 / said.encode_utf16().count().max(1)),
            1 => format!("{said}\n{}", SAID[self.rng.usize(..SAID.len())]),
            2 => (0..self.rng.usize(1..200)).map(|_| self.rng.char(..)).collect(),
            _ => said.to_owned(),
        }
    }
}

/// Promotions to find, from the start.
async fn some_live(town: &Town) {
    let (owner, now) = (town.person(OWNER).await.unwrap().id, town.app.clock.now());
    let mut tx = town.app.db.begin().await.unwrap();
    let shop = store::seed::active_business(&mut tx, owner, &new_business(), now).await.unwrap();
    for _ in 0..12 {
        let new = NewPromotion { photos: Vec::new(), ..new_promotion(shop) };
        store::seed::live_promotion(&mut tx, &new, now - TimeDelta::hours(1)).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Presses the newest button of a kind, where a message not long ago has one.
fn tap(sandbox: &Sandbox, user: i64, chat: i64, wanted: fn(&Button) -> bool) -> Done {
    let sent = sandbox.sent_lately(chat, 8);
    let found = sent.iter().rev().find_map(|message| {
        let data = keys(message).into_iter().find_map(|key| {
            let data = key["callback_data"].as_str()?;
            let (button, _) = Button::parse(data)?;
            wanted(&button).then(|| data.to_owned())
        })?;
        Some((message["message_id"].as_i64()?, data))
    });
    let Some((message, data)) = found else { return Ok(()) };
    sandbox.press(user, chat, message, &data).map(drop)
}

type Done = Result<(), ayopromo::sandbox::Impossible>;

fn is_trouble(message: &Value) -> bool {
    ["ada gangguan di sistem kami", "sistemipun saweg wonten gangguan"]
        .iter()
        .any(|words| message["text"].as_str().is_some_and(|text| text.contains(words)))
}
