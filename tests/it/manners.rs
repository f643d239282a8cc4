//! What would be met with silence or half an answer, and isn't.

use ayopromo::{
    domain::{
        price::Price,
        promotion::{Body, NewPromotion, Origin, PhotoId, Title},
        review::Subject,
        validity::Validity,
    },
    reply::button::Button,
    store::{self, outbox::OutboxKind},
};

use crate::town::{ADMIN, GROUP, OWNER, RESIDENT, Town, keys, words};

/// Sari's promotion with these photos, in review.
async fn has_a_promotion(town: &mut Town, photos: &[&str]) -> Subject {
    let business = town.has_a_business().await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    let new = NewPromotion {
        business: business.key().into(),
        title: Title::parse("Carica cup isi 12").unwrap(),
        body: Body::parse("Manis dan segar").unwrap(),
        price: "65000".parse::<Price>().unwrap(),
        validity: Validity::until_sold_out(town.app.today()),
        occasion: Box::default(),
        photos: photos.iter().map(|id| PhotoId((*id).to_owned())).collect(),
        origin: Origin::New,
    };
    let mut tx = town.app.db.begin().await.unwrap();
    let now = town.app.clock.now();
    let subject = Subject::Promotion(store::promotion::insert(&mut tx, &new, now).await.unwrap());
    store::outbox::put(&mut tx, OutboxKind::Card, subject, now).await.unwrap();
    tx.commit().await.unwrap();
    town.app.outbox_filled.notify_one();
    town.settle().await;
    subject
}

fn said(town: &Town, chat: i64) -> Vec<String> {
    town.sandbox.sent(chat).iter().map(|message| words(message).to_owned()).collect()
}

#[tokio::test]
async fn photos_that_telegram_refuses_are_spoken_of_and_the_page_is_shown() {
    for photos in [&["gone"][..], &["gone", "lost"]] {
        let mut town = Town::start().await;
        let Subject::Promotion(promotion) = has_a_promotion(&mut town, photos).await else {
            unreachable!("it is a promotion")
        };
        town.choose_in(ADMIN, GROUP, &Button::Approve(Subject::Promotion(promotion))).await;
        town.app.clock.set("2026-11-24T03:00:00Z".parse().unwrap());
        town.knows(RESIDENT).await;
        town.write(RESIDENT, &format!("/start p_{promotion}")).await;
        town.choose(RESIDENT, Button::ShowPhotos(promotion)).await;
        let told = said(&town, RESIDENT);
        let [.., page, word] = told.as_slice() else { panic!("{told:?}") };
        assert!(page.starts_with("Carica cup isi 12"), "{told:?}");
        assert_eq!(word, "Fotonya sedang tidak bisa ditampilkan.");
        town.end().await;
    }
}

#[tokio::test]
async fn an_impatient_second_tap_brings_the_photos_once() {
    let mut town = Town::start().await;
    let photo = photo_of(&town).await;
    let Subject::Promotion(promotion) = has_a_promotion(&mut town, &[&photo]).await else {
        unreachable!("it is a promotion")
    };
    town.choose_in(ADMIN, GROUP, &Button::Approve(Subject::Promotion(promotion))).await;
    town.app.clock.set("2026-11-24T03:00:00Z".parse().unwrap());
    town.knows(RESIDENT).await;
    town.write(RESIDENT, &format!("/start p_{promotion}")).await;
    let page = town.sandbox.last(RESIDENT).unwrap();
    let at = page["message_id"].as_i64().unwrap();
    let wanted = Some(Button::ShowPhotos(promotion));
    let keys = keys(&page);
    let mut data = keys.iter().filter_map(|key| key["callback_data"].as_str());
    let data = data.find(|data| Button::parse(data).map(|(found, _)| found) == wanted).unwrap();
    for _ in 0..3 {
        town.sandbox.press(RESIDENT, RESIDENT, at, data).unwrap();
    }
    town.settle().await;
    let sent = town.sandbox.sent(RESIDENT);
    assert_eq!(sent.iter().filter(|message| message["photo"].is_array()).count(), 1);
    town.end().await;
}

/// The id of a photo that Telegram has.
async fn photo_of(town: &Town) -> String {
    let photo = town.sandbox.photo(OWNER, OWNER, "").unwrap();
    town.settle().await;
    let shown = town.sandbox.messages(OWNER);
    let shown = shown.iter().find(|message| message["message_id"] == photo).unwrap();
    shown["photo"][0]["file_id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_link_to_a_business_opens_it_and_nothing_that_is_not_approved() {
    let mut town = Town::start().await;
    let business = town.has_a_business().await;
    let link = format!("/start u_{}", business.key());
    let gone = "Usaha ini tidak ada di AyoPromo, atau belum disetujui.";
    town.knows(RESIDENT).await;
    for unknown in [link.as_str(), "/start u_77"] {
        town.write(RESIDENT, unknown).await;
        assert_eq!(town.last(RESIDENT), gone, "{unknown}");
    }
    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    town.write(RESIDENT, &link).await;
    let page = town.last(RESIDENT);
    assert!(page.starts_with("Carica Gemilang\n"), "{page}");
    assert!(page.ends_with("Belum ada promosi yang sedang tayang."), "{page}");
    town.end().await;
}

#[tokio::test]
async fn a_reason_is_taken_below_a_cards_photo_too_and_elsewhere_answered_with_how() {
    let mut town = Town::start().await;
    let id = photo_of(&town).await;
    let subject = has_a_promotion(&mut town, &[&id]).await;
    let photo = town.sandbox.sent(GROUP).into_iter().find(|sent| sent["photo"].is_array());
    let photo = photo.unwrap()["message_id"].as_i64().unwrap();
    town.sandbox.reply(ADMIN, GROUP, photo, "Fotonya buram").unwrap();
    town.settle().await;
    assert!(
        town.last(GROUP).starts_with("Tulisan ini untuk apa, pada #P-0001?"),
        "{}",
        town.last(GROUP)
    );
    town.sandbox.text(ADMIN, GROUP, "/antrean").unwrap();
    town.settle().await;
    let queue = town.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap();
    town.sandbox.reply(ADMIN, GROUP, queue, "Fotonya buram").unwrap();
    town.settle().await;
    assert!(town.last(GROUP).starts_with("Itu bukan kartunya"), "{}", town.last(GROUP));
    assert!(town.decision(subject).await.is_none());
    town.end().await;
}

#[tokio::test]
async fn a_command_for_another_bot_is_none_of_ours() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/menu@AyoPromo_Bot").await;
    assert_eq!(town.sandbox.sent(OWNER).len(), 1);
    for typed in ["/menu@other_bot", "/start@other_bot p_1", "  /batal@other_bot"] {
        town.write(OWNER, typed).await;
        assert_eq!(town.sandbox.sent(OWNER).len(), 1, "{typed}");
        town.sandbox.text(ADMIN, GROUP, typed).unwrap();
    }
    town.sandbox.text(ADMIN, GROUP, "/antrean@other_bot").unwrap();
    town.settle().await;
    assert!(town.sandbox.sent(GROUP).is_empty());
    town.sandbox.text(ADMIN, GROUP, "/antrean@ayopromo_bot").unwrap();
    town.settle().await;
    assert_eq!(town.last(GROUP), "Tidak ada yang menunggu.");
    // An address in a sentence is no command.
    town.write(OWNER, "carica@dieng").await;
    assert_eq!(town.last(OWNER), "Cari promosi tentang “carica dieng”?");
    town.end().await;
}
