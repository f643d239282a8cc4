//! Laws of `/antrean`: it lists what waits without touching a card, and posts a card anew where it is asked to.

use ayopromo::{
    domain::review::Subject,
    reply::button::{Button, Shown},
    sandbox::{Fault, FaultRule},
    store,
};
use serde_json::Value;

use crate::{
    engines::in_towns_on_both_engines,
    store::texts,
    town::{ADMIN, GROUP, MEMBER, OTHER_ADMIN, OWNER, PATIENCE, Town, keys, words},
};

in_towns_on_both_engines! {
    antrean_posts_an_open_card_anew_that_was_deleted,
    a_card_with_photos_leaves_nothing_behind_where_it_was,
    what_can_not_be_deleted_points_on_to_the_card,
    antrean_touches_no_card,
    what_is_too_much_for_a_page_is_on_the_next,
    only_administrators_see_what_waits,
    what_was_decided_meanwhile_is_not_posted_anew,
}

async fn antrean_posts_an_open_card_anew_that_was_deleted(mut town: Town) {
    let business = town.has_a_business().await;
    let promotion = Subject::Promotion(town.hands_in(1, &[]).await[0]);
    town.settle().await;
    let card = id(&town.sandbox.last(GROUP).unwrap());
    town.sandbox.delete_message(GROUP, card).unwrap();
    town.looks().await;
    assert_eq!(town.cards(GROUP), [business], "nothing is posted before somebody asks for it");
    // Impatience: twice.
    for says in ["Kartunya dikirim ulang", "Kartunya sudah dikirim ulang"] {
        let toast = town.posts_anew(ADMIN, promotion).await;
        assert!(toast.starts_with(says), "{toast}");
    }
    assert_eq!(town.cards(GROUP), [business, promotion], "and no other");
    // It is deleted once more, and the list that was brought up to date brings it back.
    let card = id(&town.sandbox.last(GROUP).unwrap());
    town.sandbox.delete_message(GROUP, card).unwrap();
    town.posts_anew(OTHER_ADMIN, promotion).await;
    assert_eq!(town.cards(GROUP), [business, promotion]);
    town.choose_in(ADMIN, GROUP, &Button::Approve(promotion)).await;
    assert!(town.decision(promotion).await.is_some());
    town.end().await;
}

async fn a_card_with_photos_leaves_nothing_behind_where_it_was(mut town: Town) {
    let photos = town.photos(2).await;
    let promotions = town.hands_in(2, &photos).await;
    town.settle().await;
    let before = ids(&town);
    let subject = Subject::Promotion(promotions[0]);
    town.looks().await;
    let list = id(&town.sandbox.last(GROUP).unwrap());
    town.posts_anew(ADMIN, subject).await;
    let after = ids(&town);
    assert_eq!(after[..4], [before[3], before[4], before[5], list], "the old ones are gone");
    let new = &town.sandbox.sent(GROUP)[4..];
    assert!(new[0]["photo"].is_array() && new[1]["photo"].is_array(), "photos first");
    assert_eq!(new[2]["reply_to_message"]["message_id"], new[0]["message_id"]);
    assert_eq!(
        (new.len(), town.cards(GROUP)),
        (3, vec![Subject::Promotion(promotions[1]), subject])
    );
    // The photos above the card are good for a reason, as ever.
    town.sandbox.reply(ADMIN, GROUP, id(&new[1]), "Fotonya buram").unwrap();
    town.settle().await;
    assert!(town.last(GROUP).contains("#P-0001"), "{}", town.last(GROUP));
    let left = "select count(*) || ' ' || count(moved_to) from group_message";
    assert_eq!(texts(&town.app.db, left).await, ["7 0"], "six of cards, and the question");
    town.end().await;
}

async fn what_can_not_be_deleted_points_on_to_the_card(mut town: Town) {
    let subject = Subject::Promotion(town.hands_in(1, &[]).await[0]);
    town.settle().await;
    let old = town.sandbox.last(GROUP).unwrap();
    town.sandbox.fail(FaultRule {
        method: "deleteMessage".into(),
        chat: Some(GROUP),
        fault: Fault::NoRights,
        times: None,
        probability: 1.0,
    });
    town.looks().await;
    town.posts_anew(ADMIN, subject).await;
    let shown = town.sandbox.sent(GROUP);
    let (first, last) = (&shown[0], shown.last().unwrap());
    assert_eq!(words(first), "#P-0001 · Kartunya dikirim ulang, lebih bawah di grup ini.");
    let to = format!("https://t.me/c/1000000001/{}", id(last));
    assert_eq!(first["entities"][0]["url"], to.as_str());
    assert!(keys(first).is_empty());
    // A finger that was on its way to the old button decides nothing.
    let approve =
        Button::Approve(subject).data(Shown { language: Default::default(), kept: false });
    let callback = town.sandbox.press_stale(ADMIN, GROUP, id(&old), &approve).unwrap();
    let answer = town.sandbox.wait_for_answer(&callback, PATIENCE).await.unwrap();
    assert!(answer.text.starts_with("Kartu ini sudah lama."), "{}", answer.text);
    assert!(town.decision(subject).await.is_none());
    town.end().await;
}

async fn antrean_touches_no_card(mut town: Town) {
    let subject = Subject::Promotion(town.hands_in(1, &[]).await[0]);
    town.settle().await;
    town.choose_in(ADMIN, GROUP, &Button::Reject(subject)).await;
    let open = town.sandbox.last(GROUP).unwrap();
    assert!(words(&open).contains("Apa alasan penolakannya?"), "{open}");
    let requests = town.sandbox.counts().requests;
    town.sandbox.text(OTHER_ADMIN, GROUP, "/antrean").unwrap();
    town.settle().await;
    assert_eq!(town.sandbox.sent(GROUP)[0], open, "the reasons stay open");
    // Who asks, and the answer; the bot fetches its updates besides.
    let edits = town.sandbox.sent(GROUP).iter().filter(|m| m["edit_date"].is_i64()).count();
    assert_eq!(edits, 1, "only the card whose reasons were opened was ever edited");
    assert!(town.sandbox.counts().requests > requests);
    let list = town.sandbox.last(GROUP).unwrap();
    assert_eq!(
        words(&list),
        "1 menunggu · tertua baru saja\n\
         #P-0001 Carica 1 (baru) · baru saja · dipegang Budi\n\n\
         Nomor di bawah ini mengirim ulang kartunya ke akhir obrolan."
    );
    let link = format!("https://t.me/c/1000000001/{}", id(&open));
    assert_eq!(list["entities"][1]["url"], link.as_str());
    town.end().await;
}

async fn what_is_too_much_for_a_page_is_on_the_next(mut town: Town) {
    town.has_a_business().await;
    let owner = town.person(OWNER).await.unwrap().id;
    let mut tx = town.app.db.begin().await.unwrap();
    let profile = store::business::get(&mut tx, 1.into()).await.unwrap().unwrap().profile;
    for _ in 0..23 {
        store::business::insert(&mut tx, owner, &profile, town.app.clock.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    town.looks().await;
    let list = id(&town.sandbox.last(GROUP).unwrap());
    let pages = [(1, "#U-0011", "#U-0020"), (2, "#U-0021", "#U-0024"), (1, "#U-0011", "#U-0020")];
    for (page, first, last) in pages {
        town.choose_in(ADMIN, GROUP, &Button::Queue { page }).await;
        let shown = town.sandbox.last(GROUP).unwrap();
        assert_eq!(id(&shown), list, "the same message");
        let lines: Vec<_> = words(&shown).lines().collect();
        assert!(lines[0].starts_with("24 menunggu · tertua "), "{lines:?}");
        assert!(lines[1].starts_with(first), "{lines:?}");
        assert_eq!(lines[lines.len() - 3], format!("Halaman {} dari 3", page + 1));
        assert!(lines[lines.len() - 4].starts_with(last), "{lines:?}");
    }
    assert_eq!(town.sandbox.sent(GROUP).len(), 2, "one card and one list");
    town.end().await;
}

async fn only_administrators_see_what_waits(mut town: Town) {
    let subject = Subject::Promotion(town.hands_in(1, &[]).await[0]);
    town.settle().await;
    town.sandbox.text(MEMBER, GROUP, "/antrean").unwrap();
    town.settle().await;
    assert_eq!(town.last(GROUP), "Ini hanya untuk admin grup ini.");
    town.looks().await;
    let before = town.sandbox.sent(GROUP);
    assert_eq!(
        town.posts_anew(MEMBER, subject).await,
        "Hanya admin grup ini yang bisa memutuskan."
    );
    assert_eq!(town.sandbox.sent(GROUP), before);
    // Whoever speaks in the group's name is an administrator, and looking decides nothing.
    town.sandbox.anonymous_text(ADMIN, GROUP, None, "/antrean").unwrap();
    town.settle().await;
    assert!(town.last(GROUP).starts_with("1 menunggu"), "{}", town.last(GROUP));
    town.end().await;
}

async fn what_was_decided_meanwhile_is_not_posted_anew(mut town: Town) {
    let promotions = town.hands_in(2, &[]).await;
    town.settle().await;
    let [first, second] = [promotions[0], promotions[1]].map(Subject::Promotion);
    town.looks().await;
    town.choose_in(OTHER_ADMIN, GROUP, &Button::Approve(second)).await;
    let mut tx = town.app.db.begin().await.unwrap();
    let now = town.app.clock.now();
    assert!(store::stall::withdraw(&mut tx, promotions[0], now).await.unwrap());
    tx.commit().await.unwrap();
    let cards = town.sandbox.sent(GROUP).len();
    let list = town.sandbox.last(GROUP).unwrap();
    for (subject, says) in [(second, "Sudah disetujui Rini"), (first, "Sudah ditarik pemiliknya.")]
    {
        let anew = button(&list, subject).unwrap();
        let data = anew["callback_data"].as_str().unwrap();
        let callback = town.sandbox.press_stale(ADMIN, GROUP, id(&list), data).unwrap();
        let answer = town.sandbox.wait_for_answer(&callback, PATIENCE).await.unwrap();
        assert!(answer.text.starts_with(says), "{}", answer.text);
        town.settle().await;
    }
    assert_eq!(town.sandbox.sent(GROUP).len(), cards, "no card comes");
    assert_eq!(town.last(GROUP), "Tidak ada yang menunggu.", "the list is true again");
    assert!(town.sandbox.sent(OWNER).len() == 1, "the owner hears of the approval alone");
    town.end().await;
}

impl Town {
    /// Budi asks what waits.
    pub async fn looks(&mut self) {
        self.sandbox.text(ADMIN, GROUP, "/antrean").unwrap();
        self.after(GROUP, "> /antrean").await;
    }

    /// Somebody presses a card's number in the newest list; what the screen says.
    async fn posts_anew(&mut self, user: i64, subject: Subject) -> String {
        let lists = self.sandbox.sent(GROUP).into_iter().rev();
        let anew = lists.filter_map(|list| button(&list, subject)).next().unwrap();
        let label = anew["text"].as_str().unwrap().to_owned();
        self.press_in(user, GROUP, &label).await.unwrap_or_default()
    }
}

/// The button that posts a card anew.
fn button(list: &Value, subject: Subject) -> Option<Value> {
    keys(list).into_iter().find(|key| {
        let parsed = Button::parse(key["callback_data"].as_str().unwrap_or_default());
        matches!(parsed, Some((Button::PostAnew { subject: of, .. }, _)) if of == subject)
    })
}

fn id(message: &Value) -> i64 {
    message["message_id"].as_i64().unwrap()
}

fn ids(town: &Town) -> Vec<i64> {
    town.sandbox.sent(GROUP).iter().map(id).collect()
}
