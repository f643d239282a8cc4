//! What a card in the admin group decides is what it shows.

use ayopromo::{
    domain::{
        business::{BusinessName, BusinessState},
        review::Subject,
    },
    reply::button::Button,
    sandbox::Fault,
    store::{self, outbox::OutboxKind, review},
};

use crate::{
    store::{new_business, texts},
    town::{ADMIN, GROUP, OWNER, Town, keys, words},
};

#[tokio::test]
async fn a_card_that_was_overtaken_on_its_way_decides_nothing() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.sandbox.fail_next("sendMessage", Some(GROUP), Fault::Held, 1);
    let owner = town.person(OWNER).await.unwrap().id;
    let now = town.app.clock.now();
    let mut tx = town.app.db.begin().await.unwrap();
    let first = new_business();
    let id = store::business::insert(&mut tx, owner, &first, now).await.unwrap();
    let subject = Subject::Business(id);
    store::outbox::put(&mut tx, OutboxKind::Card, subject, now).await.unwrap();
    tx.commit().await.unwrap();
    town.app.outbox_filled.notify_one();
    // It stands in the group, and the bot has no answer yet that says so.
    town.until("the first card stands", || !town.sandbox.sent(GROUP).is_empty()).await;
    let on_its_way = "select kind from outbox where state = 'sending'";
    assert_eq!(texts(&town.app.db, on_its_way).await, ["card"]);
    let mut new = first;
    new.name = BusinessName::parse("Toko Lain").unwrap();
    let mut tx = town.app.db.begin().await.unwrap();
    assert!(store::business::rewrite(&mut tx, id, &new, Some(now)).await.unwrap());
    review::reopen(&mut tx, subject, review::CHANGED, now).await.unwrap();
    store::outbox::put(&mut tx, OutboxKind::Card, subject, now).await.unwrap();
    tx.commit().await.unwrap();
    // While the new card can't go out, somebody presses the old one.
    town.sandbox.fail_next("sendMessage", Some(GROUP), Fault::TooManyRequests(1), 1);
    let old = town.sandbox.last(GROUP).unwrap();
    assert!(words(&old).contains("Carica Bu Sari"), "{old}");
    let at = old["message_id"].as_i64().unwrap();
    let approve = keys(&old)[0]["callback_data"].as_str().unwrap().to_owned();
    assert_eq!(Button::parse(&approve).unwrap().0, Button::Approve(subject));
    town.sandbox.let_go();
    town.sandbox.press(ADMIN, GROUP, at, &approve).unwrap();
    town.settle().await;
    assert_eq!(town.business(id).await.state, BusinessState::Pending);
    assert!(words(&town.sandbox.last(GROUP).unwrap()).contains("Toko Lain"));
    town.choose_in(ADMIN, GROUP, &Button::Approve(subject)).await;
    assert_eq!(town.business(id).await.state, BusinessState::Active);
    town.end().await;
}
