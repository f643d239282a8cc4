//! What a card in the admin group decides is what it shows.

use std::time::Duration;

use ayopromo::{
    domain::{
        business::{BusinessName, BusinessState},
        review::Subject,
    },
    reply::button::Button,
    sandbox::Fault,
    store::{self, outbox::OutboxKind, review},
};
use tokio::time::sleep;

use crate::{
    store::{new_business, texts},
    town::{ADMIN, GROUP, OWNER, Town, keys, words},
};

#[tokio::test]
async fn a_card_that_was_overtaken_on_its_way_decides_nothing() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    let slow = Fault::Slow(Duration::from_secs(2));
    town.sandbox.fail_next("send*", Some(GROUP), slow, 1);
    let owner = town.person(OWNER).await.unwrap().id;
    let now = town.app.clock.now();
    let mut tx = town.app.db.begin().await.unwrap();
    let first = new_business();
    let id = store::business::insert(&mut tx, owner, &first, now).await.unwrap();
    let subject = Subject::Business(id);
    store::outbox::put(&mut tx, OutboxKind::Card, subject, now).await.unwrap();
    tx.commit().await.unwrap();
    town.app.outbox_filled.notify_one();
    let on_its_way = "select kind from outbox where state = 'sending'";
    while texts(&town.app.db, on_its_way).await.is_empty() {
        sleep(Duration::from_millis(5)).await;
    }
    // Claimed is not yet sent: what it says is read a moment later.
    sleep(Duration::from_millis(400)).await;
    let mut new = first;
    new.name = BusinessName::parse("Toko Lain").unwrap();
    let mut tx = town.app.db.begin().await.unwrap();
    assert!(store::business::rewrite(&mut tx, id, &new, Some(now)).await.unwrap());
    review::reopen(&mut tx, subject, review::CHANGED, now).await.unwrap();
    store::outbox::put(&mut tx, OutboxKind::Card, subject, now).await.unwrap();
    tx.commit().await.unwrap();
    // While the new card can't go out, the old one arrives.
    town.sandbox.fail_next("send*", Some(GROUP), Fault::TooManyRequests(1), 1);
    while town.sandbox.sent(GROUP).is_empty() {
        sleep(Duration::from_millis(5)).await;
    }
    let old = town.sandbox.last(GROUP).unwrap();
    assert!(words(&old).contains("Carica Bu Sari"), "{old}");
    let at = old["message_id"].as_i64().unwrap();
    let approve = keys(&old)[0]["callback_data"].as_str().unwrap().to_owned();
    assert_eq!(Button::parse(&approve).unwrap().0, Button::Approve(subject));
    town.sandbox.press(ADMIN, GROUP, at, &approve).unwrap();
    town.settle().await;
    assert_eq!(town.business(id).await.state, BusinessState::Pending);
    assert!(words(&town.sandbox.last(GROUP).unwrap()).contains("Toko Lain"));
    town.choose_in(ADMIN, GROUP, &Button::Approve(subject)).await;
    assert_eq!(town.business(id).await.state, BusinessState::Active);
    town.end().await;
}
