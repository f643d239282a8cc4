//! Laws of erasing an owner: the admin group keeps nothing of theirs that can be taken out of it.

use ayopromo::{
    domain::{
        language::Language,
        review::{Preset, Subject},
    },
    reply::button::{Button, Field, Shown},
    sandbox::{Fault, FaultRule},
    store::{self, group_message::Role},
};
use tokio::time::Duration;

use crate::{
    engines::in_towns_on_both_engines,
    store::texts,
    town::{ADMIN, GROUP, OWNER, PATIENCE, Town, keys, words},
};

in_towns_on_both_engines! {
    everything_of_an_erased_owner_leaves_the_group,
    what_can_not_be_deleted_says_nothing_about_them,
    what_is_in_doubt_is_taken_back_later,
    a_group_that_the_bot_left_keeps_nothing_in_another,
    a_button_of_an_erased_owners_card_decides_nothing,
    a_card_on_its_way_while_its_owner_is_erased_is_taken_back,
}

async fn everything_of_an_erased_owner_leaves_the_group(mut town: Town) {
    let business = town.has_a_business().await;
    let because = Button::Because(business, Preset::UnclearBusiness);
    town.choose_in(ADMIN, GROUP, &Button::SendBack(business)).await;
    town.choose_in(ADMIN, GROUP, &because).await;
    town.choose(OWNER, Button::Redo(business)).await;
    town.choose(OWNER, Button::Edit(Field::Name)).await;
    town.write(OWNER, "Carica Dieng").await;
    town.choose(OWNER, Button::Send).await;
    let photos = town.photos(2).await;
    let promotions = town.hands_in(2, &photos).await;
    town.settle().await;
    let card = town.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap();
    town.sandbox.reply(ADMIN, GROUP, card, "Fotonya milik toko lain").unwrap();
    town.settle().await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(Subject::Promotion(promotions[0]))).await;
    assert_eq!(town.sandbox.sent(GROUP).len(), 2 + 2 * 3 + 1);
    town.erases().await;
    assert_eq!(said(&town), [""; 0]);
    town.end().await;
}

async fn what_can_not_be_deleted_says_nothing_about_them(mut town: Town) {
    town.has_a_business().await;
    let photos = town.photos(2).await;
    town.hands_in(1, &photos).await;
    town.settle().await;
    town.sandbox.fail(undeletable());
    town.erases().await;
    let erased = "Datanya sudah dihapus atas permintaan pemiliknya.";
    let ask = "Fotonya, kalau masih terlihat di grup ini, mohon dihapus admin.";
    let business = format!("#U-0001 · {erased}");
    let promotion = format!("#P-0001 · {erased}\n{ask}");
    assert_eq!(said(&town), [business.as_str(), "(a photo)", "(a photo)", promotion.as_str()]);
    assert!(town.sandbox.sent(GROUP).iter().all(|message| keys(message).is_empty()));
    town.end().await;
}

async fn what_is_in_doubt_is_taken_back_later(mut town: Town) {
    let photos = town.photos(2).await;
    town.hands_in(2, &photos).await;
    town.settle().await;
    town.write(OWNER, "/dataku").await;
    town.choose(OWNER, Button::Erase).await;
    let lost = FaultRule { fault: Fault::LostAnswer, times: Some(2), ..undeletable() };
    town.sandbox.fail(lost);
    town.press_yes();
    town.until_outbox(&["card_withdrawn pending 1", "card_withdrawn pending 1"]).await;
    town.wait_a_while();
    town.settle().await;
    assert_eq!(said(&town), [""; 0]);
    town.end().await;
}

async fn a_group_that_the_bot_left_keeps_nothing_in_another(mut town: Town) {
    let promotion = Subject::Promotion(town.hands_in(1, &[]).await[0]);
    town.settle().await;
    let left = store::review::Card { chat_id: -2_000_000_000_000, message_id: 7 };
    let mut tx = town.app.db.begin().await.unwrap();
    store::group_message::put(&mut tx, promotion, left, Role::Card).await.unwrap();
    tx.commit().await.unwrap();
    town.write(OWNER, "/dataku").await;
    town.choose(OWNER, Button::Erase).await;
    town.press_yes();
    town.until_outbox(&["card_withdrawn pending 1"]).await;
    assert_eq!(said(&town), [""; 0]);
    let still = "select cast(message_id as text) from group_message";
    assert_eq!(texts(&town.app.db, still).await, ["7"], "what is done is not done again");
    town.end().await;
}

async fn a_button_of_an_erased_owners_card_decides_nothing(mut town: Town) {
    let business = town.has_a_business().await;
    let promotion = Subject::Promotion(town.hands_in(1, &[]).await[0]);
    town.settle().await;
    let cards = town.sandbox.sent(GROUP);
    town.sandbox.fail(undeletable());
    town.erases().await;
    for (card, subject) in cards.iter().zip([business, promotion]) {
        let id = card["message_id"].as_i64().unwrap();
        let shown = Shown { language: Language::Id, kept: false };
        let pressed = Button::Approve(subject).data(shown);
        let callback = town.sandbox.press_stale(ADMIN, GROUP, id, &pressed).unwrap();
        let answer = town.sandbox.wait_for_answer(&callback, PATIENCE).await.unwrap();
        assert_eq!(answer.text, "Usaha atau promosi ini sudah tidak ada.");
        town.sandbox.reply(ADMIN, GROUP, id, "Kurang jelas").unwrap();
        town.settle().await;
    }
    assert_eq!(texts(&town.app.db, "select words from reason").await, [""; 0]);
    town.end().await;
}

async fn a_card_on_its_way_while_its_owner_is_erased_is_taken_back(town: Town) {
    let slow = Fault::Slow(Duration::from_millis(300));
    town.sandbox.fail_next("sendMessage", Some(GROUP), slow, 1);
    town.hands_in(1, &[]).await;
    town.until("the card is there", || !town.sandbox.sent(GROUP).is_empty()).await;
    let owner = town.person(OWNER).await.unwrap().id;
    let mut tx = town.app.db.begin().await.unwrap();
    let now = town.app.clock.now();
    assert_eq!(store::outbox::withdraw_cards(&mut tx, owner, now).await.unwrap(), 0);
    store::person::erase(&mut tx, owner, now).await.unwrap();
    tx.commit().await.unwrap();
    town.settle().await;
    assert_eq!(said(&town), [""; 0]);
    town.end().await;
}

impl Town {
    async fn erases(&mut self) {
        self.write(OWNER, "/dataku").await;
        self.choose(OWNER, Button::Erase).await;
        self.choose(OWNER, Button::Yes).await;
    }

    /// Sari says yes, and nobody waits for what follows.
    fn press_yes(&self) {
        let label = self.label(OWNER, &Button::Yes).unwrap();
        self.sandbox.tap(OWNER, OWNER, &label).unwrap();
    }
}

/// As where everything is older than two days.
fn undeletable() -> FaultRule {
    FaultRule {
        method: "deleteMessage".into(),
        chat: Some(GROUP),
        fault: Fault::NoRights,
        times: None,
        probability: 1.0,
    }
}

/// What the bot's messages in the group say, oldest first.
fn said(town: &Town) -> Vec<String> {
    town.sandbox.sent(GROUP).iter().map(|message| words(message).to_owned()).collect()
}
