//! Groups, and topics of forums, that receive digests: what their administrators set, and what comes.

use ayopromo::{
    domain::{review::Subject, subscription::Rhythm},
    reply::button::{Button, Shown},
    sandbox::Status,
    store::{self, seed},
};
use chrono::Weekday;
use serde_json::Value;

use crate::{
    engines::in_towns_on_both_engines,
    store::{hours, new_business, new_promotion, resident, texts},
    town::{ADMIN, MEMBER, OWNER, PATIENCE, RESIDENT, Town, keys, words},
};

const VILLAGE: i64 = -1_001_000_000_077;
/// A basic group, which can become a supergroup.
const FAMILY: i64 = -77;
const TOPIC: i64 = 9;

in_towns_on_both_engines! {
    a_group_is_subscribed_by_its_administrators_and_told_with_links,
    what_a_group_wants_is_chosen_by_buttons_alone,
    a_topic_gets_its_own_digest_until_it_is_gone,
    what_is_said_in_a_group_is_neither_answered_nor_kept,
    a_group_that_put_the_bot_out_gets_nothing_until_it_is_back,
    a_group_that_becomes_a_supergroup_keeps_its_subscription,
    what_administrators_hold_back_comes_to_no_group_either,
}

async fn a_group_is_subscribed_by_its_administrators_and_told_with_links(mut town: Town) {
    town.has_groups().await;
    town.says(MEMBER, VILLAGE, "/langganan@ayopromo_bot").await;
    assert_eq!(town.last(VILLAGE), "Hanya admin grup ini yang bisa mengaturnya.");
    town.says(RESIDENT, VILLAGE, "/langganan@ayopromo_bot").await;
    assert!(town.last(VILLAGE).starts_with("Promosi untuk grup ini"), "{}", town.last(VILLAGE));
    let only = Some("Hanya admin grup ini yang bisa mengaturnya.".to_owned());
    assert_eq!(town.choose_in(MEMBER, VILLAGE, &Button::Send).await, only);
    town.choose_in(RESIDENT, VILLAGE, &Button::Send).await;
    let offer = town.last(VILLAGE);
    assert!(
        offer.contains("Rangkuman berikutnya: Rabu Legi, 25 November, pukul 07.00."),
        "{offer}"
    );
    town.morning("2026-11-25T00:01:00Z", VILLAGE, 3).await;
    let digest = town.sandbox.last(VILLAGE).unwrap();
    assert!(words(&digest).contains("1. Carica"), "{digest}");
    let links: Vec<Value> = keys(&digest).into_iter().filter(|k| k["url"].is_string()).collect();
    assert_eq!(links[0]["url"], "https://t.me/ayopromo_bot?start=p_1");
    assert_eq!(links[1]["url"], "https://t.me/ayopromo_bot?start=c_jelajah");
    assert_eq!(town.choose_in(MEMBER, VILLAGE, &Button::Unsubscribe).await, only);
    town.choose_in(RESIDENT, VILLAGE, &Button::Unsubscribe).await;
    let stopped = "Langganan grup ini dihentikan; pilihannya tetap tersimpan.";
    assert!(town.last(VILLAGE).starts_with(stopped), "{}", town.last(VILLAGE));
    assert!(words(&town.sandbox.sent(VILLAGE)[2]).contains("1. Carica"), "the digest stays");
    town.another_promotion().await;
    town.later("2026-11-26T00:01:00Z").await;
    assert_eq!(town.sandbox.sent(VILLAGE).len(), 4, "nothing comes after the stop");
    town.choose_in(RESIDENT, VILLAGE, &Button::Resubscribe).await;
    town.morning("2026-11-27T00:01:00Z", VILLAGE, 5).await;
    let digest = town.last(VILLAGE);
    assert!(digest.contains("1. Carica baru"), "what is new since the last one: {digest}");
    assert!(!town.remembers(VILLAGE).await);
    town.end().await;
}

async fn what_a_group_wants_is_chosen_by_buttons_alone(mut town: Town) {
    town.has_groups().await;
    town.says(RESIDENT, VILLAGE, "/langganan").await;
    for button in [
        Button::PickCategories,
        Button::Category(ayopromo::domain::category::Category::Umkm),
        Button::Done,
        Button::PickAreas,
        Button::District("33.07.08".parse().unwrap()),
        Button::Village("33.07.08.1008".parse().unwrap()),
        Button::Done,
        Button::PickHour,
        Button::Rhythm(Rhythm::Weekly(Weekday::Tue)),
        Button::Rhythm(Rhythm::Weekly(Weekday::Fri)),
        Button::Hour(16.try_into().unwrap()),
        Button::Speak { target: None },
    ] {
        town.choose_in(RESIDENT, VILLAGE, &button).await;
    }
    let offer = town.last(VILLAGE);
    assert!(offer.starts_with("Promosi kanggé grup punika"), "{offer}");
    let wanted = "Kategori: UMKM · Wilayah: Kel. Kertek · Saben Jemuwah jam 16.00";
    assert!(offer.ends_with(wanted), "{offer}");
    town.choose_in(RESIDENT, VILLAGE, &Button::Send).await;
    town.choose_in(RESIDENT, VILLAGE, &Button::AdjustPause).await;
    town.press_in(RESIDENT, VILLAGE, "7 dinten").await;
    let paused = "Rangkuman salajengipun: Jemuwah Kliwon, 4 Desember, jam 16.00.";
    assert!(town.last(VILLAGE).ends_with(paused), "{}", town.last(VILLAGE));
    assert_eq!(town.sandbox.sent(VILLAGE).len(), 1, "one message that edits itself");
    town.end().await;
}

async fn a_topic_gets_its_own_digest_until_it_is_gone(mut town: Town) {
    town.has_groups().await;
    let forum = VILLAGE - 1;
    town.sandbox.add_group(forum, "Forum desa", true, [(RESIDENT, Status::Creator)]);
    town.sandbox.add_topic(forum, TOPIC, "Promosi");
    town.sandbox.text_in_topic(RESIDENT, forum, TOPIC, "/langganan").unwrap();
    town.settle().await;
    town.choose_in(RESIDENT, forum, &Button::Send).await;
    town.morning("2026-11-25T00:01:00Z", forum, 2).await;
    let sent = town.sandbox.sent(forum);
    assert!(sent.iter().all(|message| message["message_thread_id"] == TOPIC), "{sent:#?}");
    town.another_promotion().await;
    town.sandbox.delete_topic(forum, TOPIC);
    town.later("2026-11-26T00:01:00Z").await;
    let given_up = "select coalesce(unreachable, '-') || ' ' || state from room";
    assert_eq!(texts(&town.app.db, given_up).await, ["refused active"], "the settings stay");
    assert_eq!(town.sandbox.sent(forum).len(), 2);
    town.end().await;
}

async fn what_is_said_in_a_group_is_neither_answered_nor_kept(mut town: Town) {
    town.has_groups().await;
    for chatter in ["Sugeng énjing sedaya", "/mulai", "/langganan@other_bot", "3307081234567890"] {
        town.says(MEMBER, VILLAGE, chatter).await;
    }
    town.sandbox.photo(MEMBER, VILLAGE, "Carica 15rb").unwrap();
    town.settle().await;
    assert!(town.sandbox.sent(VILLAGE).is_empty());
    let kept = "select cast(count(*) as text) from received where chat_id = -1001000000077";
    assert_eq!(texts(&town.app.db, kept).await, ["0"]);
    assert_eq!(texts(&town.app.db, "select state from room").await, [""; 0]);
    town.says(MEMBER, VILLAGE, "/promo").await;
    assert!(town.last(VILLAGE).starts_with("Di grup hanya ada /langganan"), "nobody is left alone");
    town.end().await;
}

async fn a_group_that_put_the_bot_out_gets_nothing_until_it_is_back(mut town: Town) {
    town.has_groups().await;
    town.says(RESIDENT, VILLAGE, "/langganan").await;
    town.choose_in(RESIDENT, VILLAGE, &Button::Send).await;
    let bot = town.sandbox.bot_id();
    town.sandbox.set_member(VILLAGE, bot, Status::Kicked).unwrap();
    town.settle().await;
    assert_eq!(texts(&town.app.db, "select unreachable from room").await, ["kicked"]);
    town.later("2026-11-25T00:01:00Z").await;
    town.sandbox.set_member(VILLAGE, bot, Status::Member).unwrap();
    town.settle().await;
    assert!(town.last(VILLAGE).starts_with("AyoPromo mengirim promosi"), "{}", town.last(VILLAGE));
    town.morning("2026-11-26T00:01:00Z", VILLAGE, 3).await;
    assert!(town.last(VILLAGE).contains("1. Carica"), "{}", town.last(VILLAGE));
    town.end().await;
}

async fn what_administrators_hold_back_comes_to_no_group_either(mut town: Town) {
    town.has_groups().await;
    town.says(RESIDENT, VILLAGE, "/langganan").await;
    town.choose_in(RESIDENT, VILLAGE, &Button::Send).await;
    let before = town.sandbox.sent(VILLAGE).len();
    let mut tx = town.app.db.begin().await.unwrap();
    let now = town.app.clock.now();
    let budi = store::review::admin(&mut tx, ADMIN, "Budi").await.unwrap();
    assert!(store::broadcast::pause(&mut tx, budi, now).await.unwrap());
    tx.commit().await.unwrap();
    town.later("2026-11-25T00:01:00Z").await;
    assert_eq!(town.sandbox.sent(VILLAGE).len(), before);
    let mut tx = town.app.db.begin().await.unwrap();
    assert!(store::broadcast::resume(&mut tx, budi, now).await.unwrap());
    tx.commit().await.unwrap();
    town.until("the digest", || town.sandbox.sent(VILLAGE).len() > before).await;
    assert!(town.last(VILLAGE).contains("1. Carica"), "{}", town.last(VILLAGE));
    town.end().await;
}

async fn a_group_that_becomes_a_supergroup_keeps_its_subscription(mut town: Town) {
    town.has_groups().await;
    town.sandbox.add_group(FAMILY, "Keluarga", false, [(RESIDENT, Status::Creator)]);
    town.says(RESIDENT, FAMILY, "/langganan").await;
    town.choose_in(RESIDENT, FAMILY, &Button::Send).await;
    let now = town.sandbox.upgrade_group(FAMILY).unwrap();
    town.settle().await;
    town.morning("2026-11-25T00:01:00Z", now, 1).await;
    assert!(town.last(now).contains("1. Carica"), "{}", town.last(now));
    town.end().await;
}

#[tokio::test]
async fn a_button_of_the_admin_group_decides_nothing_in_another_group() {
    let mut town = Town::start().await;
    let business = town.has_a_business().await;
    town.has_groups().await;
    town.sandbox.set_member(VILLAGE, ADMIN, Status::Creator).unwrap();
    town.says(ADMIN, VILLAGE, "/langganan").await;
    let id = town.sandbox.last(VILLAGE).unwrap()["message_id"].as_i64().unwrap();
    let shown = Shown { language: ayopromo::domain::language::Language::Id, kept: false };
    let data = Button::Approve(business).data(shown);
    let callback = town.sandbox.press_stale(ADMIN, VILLAGE, id, &data).unwrap();
    town.sandbox.wait_for_answer(&callback, PATIENCE).await;
    town.settle().await;
    assert!(matches!(business, Subject::Business(_)) && town.decision(business).await.is_none());
    town.end().await;
}

impl Town {
    /// A village's group, of which Tono is the creator and Joko a member, and something that is live.
    async fn has_groups(&mut self) {
        let members = [(RESIDENT, Status::Creator), (MEMBER, Status::Member)];
        self.sandbox.add_group(VILLAGE, "Warga Kertek", false, members);
        let now = self.app.clock.now();
        let mut tx = self.app.db.begin().await.unwrap();
        let owner = resident(&mut tx, OWNER + 1).await.id;
        let business = seed::active_business(&mut tx, owner, &new_business(), now).await.unwrap();
        seed::live_promotion(&mut tx, &new_promotion(business), now).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// In an hour.
    async fn another_promotion(&self) {
        let now = self.app.clock.now() + hours(1);
        let mut tx = self.app.db.begin().await.unwrap();
        let owner = resident(&mut tx, OWNER + 1).await.id;
        let business = seed::active_business(&mut tx, owner, &new_business(), now).await.unwrap();
        let mut new = new_promotion(business);
        new.title = ayopromo::domain::promotion::Title::parse("Carica baru").unwrap();
        seed::live_promotion(&mut tx, &new, now).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn says(&mut self, user: i64, chat: i64, text: &str) {
        self.sandbox.text(user, chat, text).unwrap();
        self.settle().await;
    }

    /// Moves the clock and waits until so many messages stand in a group.
    async fn morning(&self, at: &str, chat: i64, messages: usize) {
        self.later(at).await;
        assert_eq!(self.sandbox.sent(chat).len(), messages, "{}", self.last(chat));
    }

    /// Moves the clock and waits until nothing is due in any group.
    async fn later(&self, at: &str) {
        self.app.clock.set(at.parse().unwrap());
        let began = std::time::Instant::now();
        while !self.app.rooms_due().await.unwrap().is_empty() {
            assert!(began.elapsed() < PATIENCE, "a group's digest waits");
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    }
}
