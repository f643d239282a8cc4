//! Laws of bringing notices: nothing that somebody waits for is lost, mixed up, or shown too long.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use ayopromo::{
    domain::{
        ids::PromotionId,
        promotion::{PhotoId, Title},
        review::{Preset, Reason, Subject, Verdict},
    },
    reply::button::Button,
    sandbox::{Fault, FaultRule, Status},
    store::{self, Db, outbox::OutboxKind},
};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use tokio::time::{Duration, sleep};

use crate::{
    engines::{in_towns_on_both_engines, set_read_only},
    store::{new_business, new_promotion, refusal, resident, texts},
    town::{ADMIN, GROUP, OTHER_ADMIN, OWNER, PATIENCE, Town, keys},
};

in_towns_on_both_engines! {
    a_card_survives_refusals_and_arrives_when_the_rights_come_back,
    a_card_survives_the_removal_of_the_bot,
    a_card_outlives_a_long_silence,
    a_new_admin_group_gets_its_open_cards_at_the_start,
    a_group_that_became_a_supergroup_gets_its_cards_there,
    albums_and_cards_sent_at_once_stand_in_the_group_unmixed,
    an_album_is_not_sent_again_with_its_card,
    a_card_that_can_not_be_changed_is_not_posted_twice,
    a_late_tap_takes_the_buttons_off_a_decided_card,
    an_owner_never_waits_behind_the_group,
    a_change_of_a_card_that_is_gone_ends,
    an_end_that_can_not_be_written_down_is_written_down_later,
    what_was_claimed_though_the_claim_failed_is_brought_after_all,
    a_card_that_can_not_be_read_waits_and_holds_nothing_up,
    a_panic_puts_a_card_off,
}

/// Somebody whose photos are used.
const PHOTOGRAPHER: i64 = 5001;

async fn a_card_survives_refusals_and_arrives_when_the_rights_come_back(town: Town) {
    let refused = FaultRule {
        method: "send*".into(),
        chat: Some(GROUP),
        fault: Fault::NoRights,
        times: None,
        probability: 1.0,
    };
    town.sandbox.fail(refused);
    let promotion = town.hands_in(1, &[]).await[0];
    town.tries_in_vain(6).await;
    town.sandbox.clear_faults();
    town.wait_a_while();
    town.settle().await;
    assert_eq!(town.cards(GROUP), [Subject::Promotion(promotion)]);
    town.end().await;
}

async fn a_card_survives_the_removal_of_the_bot(town: Town) {
    let bot = town.sandbox.bot_id();
    town.sandbox.set_member(GROUP, bot, Status::Kicked).unwrap();
    let promotion = town.hands_in(1, &[]).await[0];
    town.tries_in_vain(4).await;
    town.sandbox.set_member(GROUP, bot, Status::Administrator).unwrap();
    town.wait_a_while();
    town.settle().await;
    assert_eq!(town.cards(GROUP), [Subject::Promotion(promotion)]);
    town.end().await;
}

async fn a_card_outlives_a_long_silence(town: Town) {
    town.sandbox.fail_next("sendMessage", Some(GROUP), Fault::Server(502), 10);
    let promotion = town.hands_in(1, &[]).await[0];
    town.tries_in_vain(10).await;
    town.wait_a_while();
    town.settle().await;
    assert_eq!(town.cards(GROUP), [Subject::Promotion(promotion)]);
    town.end().await;
}

async fn a_new_admin_group_gets_its_open_cards_at_the_start(mut town: Town) {
    const NEW: i64 = -1_001_000_000_002;
    let business = town.has_a_business().await;
    let photos = town.photos(2).await;
    let promotions = town.hands_in(3, &photos).await;
    town.settle().await;
    let decided = Subject::Promotion(promotions[2]);
    town.choose_in(ADMIN, GROUP, &Button::Approve(decided)).await;
    let before = town.sandbox.sent(GROUP);
    town.stop().await;
    let members = [(ADMIN, Status::Creator), (OTHER_ADMIN, Status::Administrator)];
    town.sandbox.add_group(NEW, "Admin baru", false, members);
    town.settings.admin_chat = Some(NEW);
    town.go_on().await;
    let open = [business, Subject::Promotion(promotions[0]), Subject::Promotion(promotions[1])];
    town.until("the open cards come", || town.cards(NEW) == open).await;
    assert_eq!(town.sandbox.sent(GROUP), before);
    let after = town.sandbox.sent(NEW).len();
    town.restart().await;
    town.choose_in(ADMIN, NEW, &Button::Approve(open[2])).await;
    town.until("the card shows the decision", || town.cards(NEW) == open[..2]).await;
    assert_eq!(town.sandbox.sent(NEW).len(), after, "a second start brings no card again");
    town.end().await;
}

async fn a_group_that_became_a_supergroup_gets_its_cards_there(mut town: Town) {
    const BASIC: i64 = -500;
    town.stop().await;
    let members = [(ADMIN, Status::Creator), (OTHER_ADMIN, Status::Administrator)];
    town.sandbox.add_group(BASIC, "Admin", false, members);
    town.settings.admin_chat = Some(BASIC);
    town.go_on().await;
    let photos = town.photos(2).await;
    let first = town.hands_in(1, &photos).await[0];
    town.settle().await;
    assert_eq!(town.cards(BASIC), [Subject::Promotion(first)]);
    let grown = town.sandbox.upgrade_group(BASIC).unwrap();
    let second = town.hands_in(1, &photos).await[0];
    town.tries_in_vain(3).await;
    town.stop().await;
    town.settings.admin_chat = Some(grown);
    town.go_on().await;
    let open = [first, second].map(Subject::Promotion);
    town.until("all open cards come", || town.cards(grown).len() == 2).await;
    assert_eq!(BTreeSet::from_iter(town.cards(grown)), BTreeSet::from(open));
    town.end().await;
}

async fn albums_and_cards_sent_at_once_stand_in_the_group_unmixed(town: Town) {
    let photos = town.photos(2).await;
    let promotions = town.hands_in(5, &photos).await;
    town.settle().await;
    let sent = town.sandbox.sent(GROUP);
    assert_eq!(sent.len(), 15);
    for (three, promotion) in sent.chunks(3).zip(promotions) {
        let album = three[0]["media_group_id"].as_str().expect("an album comes first");
        assert_eq!(three[1]["media_group_id"], album);
        assert_eq!(three[2]["reply_to_message"]["message_id"], three[0]["message_id"]);
        assert_eq!(subject(&three[2]), Some(Subject::Promotion(promotion)));
    }
    town.end().await;
}

async fn an_album_is_not_sent_again_with_its_card(town: Town) {
    let photos = town.photos(2).await;
    town.sandbox.fail_next("sendMessage", Some(GROUP), Fault::NoRights, 3);
    let promotion = town.hands_in(1, &photos).await[0];
    town.tries_in_vain(3).await;
    town.wait_a_while();
    town.settle().await;
    let sent = town.sandbox.sent(GROUP);
    assert_eq!(sent.len(), 3, "one album and one card");
    assert_eq!(sent[2]["reply_to_message"]["message_id"], sent[0]["message_id"]);
    assert_eq!(subject(&sent[2]), Some(Subject::Promotion(promotion)));
    town.end().await;
}

async fn an_owner_never_waits_behind_the_group(town: Town) {
    let promotions = town.hands_in(2, &[]).await;
    town.settle().await;
    town.sandbox.fail_next("*", Some(GROUP), Fault::TooManyRequests(60), 100);
    for promotion in &promotions {
        town.decide(*promotion).await;
    }
    let verdicts = || town.sandbox.sent(OWNER).len() == 2;
    town.until("both verdicts arrive", verdicts).await;
    town.until_outbox(&["card_decided pending 0", "card_decided sending 1"]).await;
    town.end().await;
}

async fn a_card_that_can_not_be_changed_is_not_posted_twice(mut town: Town) {
    let subject = Subject::Promotion(town.hands_in(1, &[]).await[0]);
    town.settle().await;
    for fault in [Fault::NoRights, Fault::Server(502)] {
        town.sandbox.fail_next("editMessageText", Some(GROUP), fault, 2);
        town.choose_in(ADMIN, GROUP, &Button::Reject(subject)).await;
        assert_eq!(town.sandbox.sent(GROUP).len(), 1);
        town.sandbox.clear_faults();
    }
    town.choose_in(ADMIN, GROUP, &Button::Reject(subject)).await;
    assert!(town.last(GROUP).contains("Apa alasan penolakannya?"), "{}", town.last(GROUP));
    town.end().await;
}

async fn a_late_tap_takes_the_buttons_off_a_decided_card(mut town: Town) {
    for tap in [Button::Approve, Button::Reject] {
        let subject = Subject::Promotion(town.hands_in(1, &[]).await[0]);
        town.settle().await;
        let approve = Button::Approve(subject);
        town.sandbox.fail_next("editMessageText", Some(GROUP), Fault::NoRights, 1);
        town.choose_in(ADMIN, GROUP, &approve).await;
        assert!(town.label(GROUP, &approve).is_some(), "the buttons stayed");
        let toast = town.choose_in(OTHER_ADMIN, GROUP, &tap(subject)).await.unwrap();
        assert!(toast.starts_with("Sudah disetujui"), "{toast}");
        assert!(town.label(GROUP, &approve).is_none(), "the buttons are gone");
    }
    assert_eq!(town.sandbox.sent(GROUP).len(), 2);
    town.end().await;
}

async fn a_change_of_a_card_that_is_gone_ends(town: Town) {
    let promotion = town.hands_in(1, &[]).await[0];
    town.settle().await;
    let card = store::review::Card { chat_id: GROUP, message_id: 4_000 };
    let mut tx = town.app.db.begin().await.unwrap();
    store::review::put_card(&mut tx, Subject::Promotion(promotion), card).await.unwrap();
    tx.commit().await.unwrap();
    town.decide(promotion).await;
    town.settle().await;
    let ends = "select state || ' ' || attempts from outbox where kind = 'card_decided'";
    assert_eq!(texts(&town.app.db, ends).await, ["failed 1"]);
    town.end().await;
}

async fn an_end_that_can_not_be_written_down_is_written_down_later(town: Town) {
    let slow = Fault::Slow(Duration::from_millis(400));
    town.sandbox.fail_next("sendMessage", Some(GROUP), slow, 1);
    town.hands_in(1, &[]).await;
    town.until("the card is there", || !town.sandbox.sent(GROUP).is_empty()).await;
    set_read_only(&town.app.db, true).await;
    town.sandbox.text(OWNER, OWNER, "/start").unwrap();
    // Until well after the answer has come.
    sleep(Duration::from_millis(700)).await;
    assert_eq!(town.outbox().await, ["card sending 1"]);
    set_read_only(&town.app.db, false).await;
    town.settle().await;
    let ends = "select state || ' ' || attempts from outbox";
    assert_eq!(texts(&town.app.db, ends).await, ["sent 1"]);
    assert_eq!(town.cards(GROUP).len(), 1);
    town.end().await;
}

async fn what_was_claimed_though_the_claim_failed_is_brought_after_all(town: Town) {
    town.sandbox.fail_next("sendMessage", Some(GROUP), Fault::NoRights, 2);
    town.hands_in(2, &[]).await;
    town.until_outbox(&["card pending 1", "card pending 1"]).await;
    let db = &town.app.db;
    let claimed = "update outbox set state = 'sending', attempts = 2,
             fence = (select fence from lead where id = 1) where id = 1";
    assert_eq!(refusal(db, claimed).await, None);
    set_read_only(db, true).await;
    town.wait_a_while();
    // Until a claim of the other one has failed.
    sleep(Duration::from_millis(300)).await;
    set_read_only(db, false).await;
    town.settle().await;
    assert_eq!(town.cards(GROUP).len(), 2);
    let ends = "select state || ' ' || attempts from outbox order by id";
    assert_eq!(texts(db, ends).await, ["sent 2", "sent 2"]);
    town.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_with_nothing_to_do_writes_nothing() {
    let town = Town::start().await;
    let commits = count_commits(&town.app.db).await;
    let subject = Subject::Promotion(town.hands_in(1, &[]).await[0]);
    town.settle().await;
    assert_eq!(town.cards(GROUP), [subject]);
    assert!(commits.load(Ordering::SeqCst) > 0);
    // Longer than what is done at the beginning of a lead.
    sleep(Duration::from_millis(500)).await;
    let before = commits.load(Ordering::SeqCst);
    sleep(Duration::from_millis(2_500)).await;
    assert_eq!(commits.load(Ordering::SeqCst), before);
    town.end().await;
}

async fn a_card_that_can_not_be_read_waits_and_holds_nothing_up(town: Town) {
    town.sandbox.fail_next("sendMessage", Some(GROUP), Fault::NoRights, 2);
    let promotions = town.hands_in(2, &[]).await;
    town.until_outbox(&["card pending 1", "card pending 1"]).await;
    let db = &town.app.db;
    let broken = "update promotion set title = '' where id = 1";
    assert_eq!(refusal(db, broken).await, None);
    town.wait_a_while();
    town.until_outbox(&["card pending 2"]).await;
    assert_eq!(town.cards(GROUP), [Subject::Promotion(promotions[1])]);
    let mended = "update promotion set title = 'Carica' where id = 1";
    assert_eq!(refusal(db, mended).await, None);
    town.wait_a_while();
    town.settle().await;
    assert_eq!(town.cards(GROUP).len(), 2);
    town.end().await;
}

async fn a_panic_puts_a_card_off(mut town: Town) {
    let now = town.app.clock.now();
    // A moment that has no local time.
    town.app.clock.set(DateTime::<Utc>::MAX_UTC - TimeDelta::hours(1));
    let promotion = town.hands_in(1, &[]).await[0];
    town.until_outbox(&["card pending 1"]).await;
    town.stop().await;
    town.app.clock.set(now);
    town.go_on().await;
    let card = [Subject::Promotion(promotion)];
    town.until("the card comes", || town.cards(GROUP) == card).await;
    town.end().await;
}

impl Town {
    /// Promotions of the owner's active business that wait for a decision, put in at once.
    pub async fn hands_in(&self, n: usize, photos: &[PhotoId]) -> Vec<PromotionId> {
        let now = self.app.clock.now();
        let mut tx = self.app.db.begin().await.unwrap();
        let owner = resident(&mut tx, OWNER).await.id;
        let business =
            store::seed::active_business(&mut tx, owner, &new_business(), now).await.unwrap();
        let mut promotions = Vec::new();
        for number in 1..=n {
            let mut new = new_promotion(business);
            new.title = Title::parse(&format!("Carica {number}")).unwrap();
            new.photos = photos.to_vec();
            let id = store::promotion::insert(&mut tx, &new, now).await.unwrap();
            let subject = Subject::Promotion(id);
            store::outbox::put(&mut tx, OutboxKind::Card, subject, now).await.unwrap();
            promotions.push(id);
        }
        tx.commit().await.unwrap();
        self.app.outbox_filled.notify_one();
        promotions
    }

    /// Photos that Telegram has.
    pub async fn photos(&self, n: usize) -> Vec<PhotoId> {
        let messages = self.sandbox.album(PHOTOGRAPHER, PHOTOGRAPHER, n, "").unwrap();
        self.settle().await;
        let all = self.sandbox.messages(PHOTOGRAPHER);
        let theirs = all.iter().filter(|m| messages.contains(&m["message_id"].as_i64().unwrap()));
        theirs.map(|m| PhotoId(m["photo"][0]["file_id"].as_str().unwrap().to_owned())).collect()
    }

    /// A promotion is rejected by somebody who isn't looking at the card.
    async fn decide(&self, promotion: PromotionId) {
        let now = self.app.clock.now();
        let mut tx = self.app.db.begin().await.unwrap();
        let admin = store::review::admin(&mut tx, ADMIN, "Budi").await.unwrap();
        let subject = Subject::Promotion(promotion);
        let verdict = Verdict::Rejected(Reason::Preset(Preset::UnclearPrice));
        let decided = store::review::decide(&mut tx, subject, &verdict, admin, now, None).await;
        assert!(decided.unwrap().is_some());
        for kind in [OutboxKind::CardDecided, OutboxKind::Verdict] {
            store::outbox::put(&mut tx, kind, subject, now).await.unwrap();
        }
        tx.commit().await.unwrap();
        self.app.outbox_filled.notify_one();
    }

    /// The only notice is refused so often, each time after its pause.
    async fn tries_in_vain(&self, times: usize) {
        for attempts in 1..=times {
            self.until_outbox(&[&format!("card pending {attempts}")]).await;
            if attempts < times {
                self.wait_a_while();
            }
        }
    }

    /// Longer than any pause.
    pub fn wait_a_while(&self) {
        self.app.clock.set(self.app.clock.now() + TimeDelta::minutes(10));
        self.app.outbox_filled.notify_one();
    }

    /// The notices that wait: kind, state, attempts.
    async fn outbox(&self) -> Vec<String> {
        let open = "select kind || ' ' || state || ' ' || attempts from outbox
             where state in ('pending', 'sending') order by 1";
        texts(&self.app.db, open).await
    }

    pub async fn until_outbox(&self, expected: &[&str]) {
        let began = Instant::now();
        loop {
            let found = self.outbox().await;
            if found == expected {
                return;
            }
            assert!(began.elapsed() < PATIENCE, "{found:?} instead of {expected:?}");
            sleep(Duration::from_millis(5)).await;
        }
    }

    pub async fn until(&self, what: &str, fits: impl Fn() -> bool) {
        let began = Instant::now();
        while !fits() {
            assert!(began.elapsed() < PATIENCE, "never: {what}");
            sleep(Duration::from_millis(5)).await;
        }
    }

    /// What the cards in a group are about, oldest first.
    pub fn cards(&self, chat: i64) -> Vec<Subject> {
        self.sandbox.sent(chat).iter().filter_map(subject).collect()
    }
}

/// Counts transactions that were begun to write, also where they wrote nothing.
async fn count_commits(db: &Db) -> Arc<AtomicU64> {
    let Db::Sqlite { pool, .. } = db else { panic!("it is SQLite") };
    let commits = Arc::new(AtomicU64::new(0));
    let mut all = Vec::new();
    for _ in 0..pool.options().get_max_connections() {
        let mut session = pool.acquire().await.unwrap();
        let counted = Arc::clone(&commits);
        session.lock_handle().await.unwrap().set_commit_hook(move || {
            counted.fetch_add(1, Ordering::SeqCst);
            true
        });
        all.push(session);
    }
    commits
}

/// What can be decided by a message's buttons.
fn subject(message: &Value) -> Option<Subject> {
    keys(message).iter().find_map(|key| match Button::parse(key["callback_data"].as_str()?)? {
        (Button::Approve(subject), _) => Some(subject),
        _ => None,
    })
}
