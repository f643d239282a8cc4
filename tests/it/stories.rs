//! Every flow as people go through it, in both languages: what they write, press and send, and what they
//! are shown (`data/stories/<story>.{id,jv}.txt`; `UPDATE_EXPECT=1` writes them anew). A story is a list
//! of steps; the bot, its worker and Telegram's side of the talk are those of the [`Town`].

mod anything;
mod keeper;
mod office;
mod owner;
mod promotion;
mod resident;

use std::time::{Duration, Instant};

use ayopromo::{
    domain::{language::Language, person::NOTICE_VERSION},
    reply::button::{Button, Shown},
    sandbox::Status,
    store,
};
use expect_test::{ExpectFile, expect_file};
use tokio::time::sleep;

use crate::{
    find,
    store::texts,
    town::{ADMIN, GROUP, MEMBER, OWNER, PATIENCE, RESIDENT, Town},
};

/// Its name, and its steps.
type Story = (&'static str, fn() -> Vec<Step>);

const STORIES: [Story; 30] = [
    ("registering", owner::registering),
    ("a_business_that_looks_like_another", owner::a_business_that_looks_like_another),
    ("changing_a_business", owner::changing_a_business),
    ("closing_and_deleting_a_business", owner::closing_and_deleting_a_business),
    ("a_second_keeper", keeper::a_second_keeper),
    ("handing_over", keeper::handing_over),
    ("in_one_message", promotion::in_one_message),
    ("the_long_way", promotion::the_long_way),
    ("a_menu", promotion::a_menu),
    ("every_pahing", promotion::every_pahing),
    ("turned_down", promotion::turned_down),
    ("taken_back", promotion::taken_back),
    ("looking_after_it", promotion::looking_after_it),
    ("changing_what_is_up", promotion::changing_what_is_up),
    ("the_day_before_the_end", promotion::the_day_before_the_end),
    ("five_at_most", promotion::five_at_most),
    ("the_first_minute", resident::the_first_minute),
    ("what_a_subscription_covers", resident::what_a_subscription_covers),
    ("reading_the_digest", resident::reading_the_digest),
    ("searching", resident::searching),
    ("near_me", resident::near_me),
    ("keeping_and_reporting", resident::keeping_and_reporting),
    ("setting", resident::setting),
    ("a_group_subscribes", resident::a_group_subscribes),
    ("asking_the_office", resident::asking_the_office),
    ("watching_the_digests", office::watching_the_digests),
    ("what_is_stored_of_me", resident::what_is_stored_of_me),
    ("whatever_comes_while_registering", anything::whatever_comes_while_registering),
    ("whatever_comes_while_posting", anything::whatever_comes_while_posting),
    ("whatever_comes_at_rest", anything::whatever_comes_at_rest),
];

#[tokio::test(flavor = "multi_thread")]
async fn every_flow_reads_as_written_in_indonesian() {
    all_read_as_written(Language::Id).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_flow_reads_as_written_in_javanese() {
    all_read_as_written(Language::Jv).await;
}

/// Side by side, since a chat gets no more than a message a second and most of a story is waiting.
async fn all_read_as_written(language: Language) {
    let told = STORIES.map(|(name, story)| {
        let file = expect_file![format!("data/stories/{name}.{language}.txt")];
        (name, tokio::spawn(play(language, story(), file)))
    });
    let mut otherwise = Vec::new();
    for (name, told) in told {
        if told.await.is_err() {
            otherwise.push(name);
        }
    }
    assert!(otherwise.is_empty(), "these read otherwise: {otherwise:?}");
}

/// A village's group, of which Tono is the creator and Joko a member.
const VILLAGE: i64 = -1_001_000_000_077;

const SHORTLY: Duration = Duration::from_millis(10);

/// What happens next in a story. Where two texts stand, the first is what is written in Indonesian and the
/// second what is written where the bot speaks Javanese, as people write it.
enum Step {
    /// It is this person's turn, in their private chat.
    Turn(i64),
    /// They have agreed, Sari as an owner too, and speak the story's language.
    Agreed(i64),
    /// Sari's business waits for a decision.
    Business,
    /// Sari has four businesses, each with one promotion that is live.
    Market,
    /// The village's group has the bot.
    Village,
    /// What came before is known to the reader.
    Curtain,
    /// A stage direction.
    Note(&'static str),
    /// The same in both languages.
    Says(&'static str),
    Writes(&'static str, &'static str),
    /// The second is how a reader is told of the first.
    SaysOddly(&'static str, &'static str),
    Taps(Button),
    /// Until the button is gone, where nothing is left that could say when it was answered.
    TapsFinally(Button),
    /// Follows the newest link in Sari's chat.
    FollowsSarisLink,
    /// The button with this label.
    Presses(&'static str, &'static str),
    /// A button that is not on the screen any more.
    TapsOld(Button),
    /// The key of the keyboard in place of the phone's, counted from 0.
    Key(usize),
    Photo(&'static str, &'static str),
    Album(usize, &'static str, &'static str),
    Contact,
    /// Latitude and longitude in degrees.
    Place(f64, f64),
    Sticker,
    Voice,
    Forwards(&'static str, &'static str),
    /// Changes the message written last.
    Edits(&'static str, &'static str),
    /// Budi presses in the admin group.
    Decides(Button),
    /// Budi writes in the admin group, once no run is under way.
    InGroup(&'static str),
    /// Budi replies to the newest message there.
    Replies(&'static str, &'static str),
    /// An administrator of the village's group chooses the story's language for it.
    VillageSpeaks,
    /// Somebody writes in the village's group.
    SaysInVillage(i64, &'static str),
    TapsInVillage(i64, Button),
    /// The clock is moved, and nothing comes of it.
    At(&'static str),
    /// The clock is moved, and something comes unasked.
    Comes(&'static str),
    ComesToVillage(&'static str),
}

/// The story as far as it has been told.
struct Tale {
    town: Town,
    language: Language,
    /// Whose turn it is.
    who: i64,
}

async fn play(language: Language, steps: Vec<Step>, expected: ExpectFile) {
    let mut tale = Tale { town: Town::start().await, language, who: OWNER };
    for step in steps {
        tale.goes_on(step).await;
    }
    expected.assert_eq(&without_secrets(tale.town.transcript.trim_start()));
    tale.town.end().await;
}

/// An invitation's link is another one each time.
fn without_secrets(transcript: &str) -> String {
    let mut parts = transcript.split("i_");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let secret = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        let rest = if secret == 32 { &part[secret..] } else { part };
        shown.push_str(if secret == 32 { "i_…" } else { "i_" });
        shown.push_str(rest);
    }
    shown
}

impl Tale {
    async fn goes_on(&mut self, step: Step) {
        let (who, town) = (self.who, &mut self.town);
        match step {
            Step::Turn(next) => {
                self.who = next;
                town.look(next);
            }
            Step::Agreed(user) => self.agreed(user).await,
            Step::Business => drop(town.has_a_business().await),
            Step::Market => drop(find::fill(town).await),
            Step::Curtain => town.begin_here(&[OWNER, RESIDENT, GROUP]),
            Step::Note(direction) => town.note(direction),
            Step::Says(text) => town.write(who, text).await,
            Step::Writes(id, jv) => {
                let text = self.own(id, jv);
                self.town.write(who, text).await;
            }
            Step::SaysOddly(text, told) => {
                town.sandbox.text(who, who, text).unwrap();
                town.after(who, &format!("> ({told})")).await;
            }
            Step::TapsFinally(button) => {
                town.choose(who, button.clone()).await;
                let began = Instant::now();
                while town.label(who, &button).is_some() {
                    assert!(began.elapsed() < PATIENCE, "{button:?} stays");
                    sleep(SHORTLY).await;
                }
                town.look(who);
            }
            Step::FollowsSarisLink => self.follows_saris_link().await,
            Step::Taps(button) => drop(town.choose(who, button).await),
            Step::Presses(id, jv) => {
                let label = self.own(id, jv);
                self.town.press(who, label).await;
            }
            Step::TapsOld(button) => self.taps_old(&button).await,
            Step::Key(row) => town.press_key(who, row).await,
            Step::Decides(button) => {
                town.look(GROUP);
                town.choose_in(ADMIN, GROUP, &button).await;
                town.look(who);
            }
            Step::InGroup(text) => self.in_group(text).await,
            Step::Replies(id, jv) => self.replies(self.own(id, jv)).await,
            Step::At(moment) => town.app.clock.set(moment.parse().unwrap()),
            Step::Comes(moment) => self.comes(moment, who).await,
            step @ (Step::Village
            | Step::VillageSpeaks
            | Step::SaysInVillage(..)
            | Step::TapsInVillage(..)
            | Step::ComesToVillage(_)) => self.in_village(step).await,
            content => self.sends(content).await,
        }
    }

    async fn in_village(&mut self, step: Step) {
        let town = &mut self.town;
        match step {
            Step::Village => {
                let members = [(RESIDENT, Status::Creator), (MEMBER, Status::Member)];
                town.sandbox.add_group(VILLAGE, "Warga Kertek", false, members);
            }
            Step::VillageSpeaks => {
                if self.language == Language::Jv {
                    town.press_in(RESIDENT, VILLAGE, "🌐 Basa Jawi").await;
                }
            }
            Step::SaysInVillage(user, text) => {
                town.sandbox.text(user, VILLAGE, text).unwrap();
                town.after(VILLAGE, &format!("> {text}")).await;
            }
            Step::TapsInVillage(user, button) => {
                drop(town.choose_in(user, VILLAGE, &button).await);
            }
            Step::ComesToVillage(moment) => self.comes(moment, VILLAGE).await,
            _ => unreachable!("a step in the village's group"),
        }
    }

    /// What somebody sends that is no mere text.
    async fn sends(&mut self, content: Step) {
        let (who, sandbox) = (self.who, &self.town.sandbox);
        let deed = match content {
            Step::Photo(id, jv) => {
                let words = self.own(id, jv);
                sandbox.photo(who, who, words).unwrap();
                format!("(a photo) {words}")
            }
            Step::Album(count, id, jv) => {
                let words = self.own(id, jv);
                sandbox.album(who, who, count, words).unwrap();
                format!("(an album of {count} photos) {words}")
            }
            Step::Contact => {
                sandbox.contact(who, who).unwrap();
                "(their own number, by the button)".into()
            }
            Step::Place(latitude, longitude) => {
                sandbox.location(who, who, latitude, longitude).unwrap();
                format!("(the place {latitude}, {longitude})")
            }
            Step::Sticker => {
                sandbox.sticker(who, who).unwrap();
                "(a sticker)".into()
            }
            Step::Voice => {
                sandbox.voice(who, who).unwrap();
                "(a voice message)".into()
            }
            Step::Forwards(id, jv) => {
                let words = self.own(id, jv);
                sandbox.forward(who, who, MEMBER, words).unwrap();
                format!("(forwarded from Joko) {words}")
            }
            Step::Edits(id, jv) => {
                let words = self.own(id, jv);
                let mut latest_first = sandbox.messages(who).into_iter().rev();
                let last = latest_first.find(|message| message["from"]["id"] == who).unwrap();
                let last = last["message_id"].as_i64().unwrap();
                sandbox.edit(who, who, last, words).unwrap();
                format!("(the message above, edited) {words}")
            }
            _ => unreachable!("a step that sends something"),
        };
        self.town.after(who, format!("> {deed}").trim_end()).await;
    }

    /// What is written where the bot speaks the story's language.
    fn own(&self, id: &'static str, jv: &'static str) -> &'static str {
        match self.language {
            Language::Id => id,
            Language::Jv => jv,
        }
    }

    async fn agreed(&self, user: i64) {
        if user == OWNER {
            self.town.knows(user).await;
        }
        let (language, now) = (self.language, self.town.app.clock.now());
        let mut tx = self.town.app.db.begin().await.unwrap();
        let name = if user == OWNER { "Sari" } else { "Tono" };
        let joined = store::person::join(&mut tx, user, name, language, NOTICE_VERSION, now);
        let person = joined.await.unwrap().id;
        store::person::set_language(&mut tx, person, language).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn follows_saris_link(&mut self) {
        let texts = self.town.sandbox.sent(OWNER).into_iter().rev();
        let mut texts = texts.filter_map(|message| message["text"].as_str().map(str::to_owned));
        let message = texts.find(|text| text.contains("?start=")).unwrap();
        let (_, link) = message.split_once("?start=").unwrap();
        let payload = link.split_whitespace().next().unwrap();
        self.town.write(self.who, &format!("/start {payload}")).await;
    }

    async fn taps_old(&mut self, button: &Button) {
        let (who, data) = (self.who, button.data(Shown { language: self.language, kept: false }));
        let message = self.town.sandbox.sent(who)[0]["message_id"].as_i64().unwrap();
        let callback = self.town.sandbox.press_stale(who, who, message, &data).unwrap();
        let answer = self.town.sandbox.wait_for_answer(&callback, PATIENCE).await;
        self.town.after(who, "> [a button far up]").await;
        if let Some(toast) = answer.map(|answer| answer.text).filter(|text| !text.is_empty()) {
            self.town.note(&format!("at the top of the screen: {toast}"));
        }
    }

    async fn in_group(&mut self, text: &str) {
        let began = Instant::now();
        let open = "select state from run where state <> 'done'";
        while !texts(&self.town.app.db, open).await.is_empty() {
            assert!(began.elapsed() < PATIENCE, "a run does not end");
            sleep(SHORTLY).await;
        }
        self.town.sandbox.text(ADMIN, GROUP, text).unwrap();
        self.town.after(GROUP, &format!("> {text}")).await;
    }

    async fn replies(&mut self, text: &str) {
        self.town.look(GROUP);
        let to = self.town.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap();
        self.town.sandbox.reply(ADMIN, GROUP, to, text).unwrap();
        self.town.after(GROUP, &format!("> (a reply) {text}")).await;
        self.town.look(self.who);
    }

    async fn comes(&mut self, moment: &str, chat: i64) {
        let before = self.town.sandbox.sent(chat).len();
        self.town.app.clock.set(moment.parse().unwrap());
        let began = Instant::now();
        while self.town.sandbox.sent(chat).len() == before {
            assert!(began.elapsed() < PATIENCE, "nothing comes\n{}", self.town.transcript);
            sleep(SHORTLY).await;
        }
        self.town.settle().await;
        self.town.look(chat);
    }
}
