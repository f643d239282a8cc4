//! What an owner is told of where things stand, and the way forward from there.

use ayopromo::{
    domain::{
        business::BusinessState,
        category::Category,
        ids::BusinessId,
        language::Language,
        promotion::PromotionState,
        review::{Preset, Subject},
    },
    reply::button::{Button, Command, Doing, Field, Shown},
};

use crate::town::{ADMIN, GROUP, OWNER, PATIENCE, Town, words};

/// What the bot's messages to Sari say, oldest first.
fn said(town: &Town) -> Vec<String> {
    town.sandbox.sent(OWNER).iter().map(|message| words(message).to_owned()).collect()
}

/// Sari's first promotion, sent while her business waits.
async fn posts(town: &mut Town) {
    town.write(OWNER, "/promo").await;
    town.choose(OWNER, Button::OneByOne).await;
    for typed in ["Carica cup isi 12", "Manis dan segar", "65rb"] {
        town.write(OWNER, typed).await;
    }
    town.choose(OWNER, Button::Done).await;
    town.choose(OWNER, Button::Days(7)).await;
    town.choose(OWNER, Button::Send).await;
}

/// As on WhatsApp, with the count of messages and taps from the command to the receipt.
#[tokio::test]
async fn an_album_with_its_words_is_sent_for_review_with_three_messages_and_taps() {
    let mut town = Town::start().await;
    town.has_a_business().await;
    town.write(OWNER, "/promo").await;
    let words = "CARICA CUP isi 12 cuma 65rb dari 80rb, bisa cod kertek. sampe minggu";
    town.sandbox.album(OWNER, OWNER, 3, words).unwrap();
    town.after(OWNER, "> (an album)").await;
    let read = town.last(OWNER);
    assert!(read.starts_with("Yang kami baca: Carica cup isi 12 · "), "{read}");
    let previews = said(&town).iter().filter(|text| text.starts_with("Yang kami baca")).count();
    assert_eq!(previews, 1, "one answer to the whole album");
    town.choose(OWNER, Button::Send).await;
    assert!(town.last(OWNER).starts_with("Tersimpan (#P-0001)"), "{}", town.last(OWNER));
    let content = town.promotion(1.into()).await.content;
    assert_eq!(content.photos.len(), 3);
    assert_eq!(content.body.as_str(), words);
    assert_eq!(content.validity.until.to_string(), "2026-11-29");
    town.end().await;
}

/// Its words come with the first part, its answer after the last.
#[tokio::test]
async fn what_is_wrong_with_an_albums_words_is_said_in_its_answer() {
    let mut town = Town::start().await;
    town.has_a_business().await;
    town.write(OWNER, "/promo").await;
    town.sandbox.album(OWNER, OWNER, 3, &"a".repeat(901)).unwrap();
    town.after(OWNER, "> (an album)").await;
    let told = town.last(OWNER);
    assert!(told.starts_with("Tulisannya terlalu panjang: 901 huruf"), "{told}");
    assert!(told.contains("3 foto tersimpan"), "{told}");
    town.end().await;
}

async fn turned_down(town: &mut Town, subject: Subject) {
    town.choose_in(ADMIN, GROUP, &Button::SendBack(subject)).await;
    let because = Button::Because(subject, Preset::UnclearBusiness);
    town.choose_in(ADMIN, GROUP, &because).await;
}

#[tokio::test]
async fn promotions_of_a_rejected_business_come_back_with_it() {
    let mut town = Town::start().await;
    let business = town.has_a_business().await;
    posts(&mut town).await;
    turned_down(&mut town, business).await;

    town.write(OWNER, "/promosiku").await;
    let told = town.last(OWNER);
    assert!(told.contains("usahanya belum bisa disetujui; perbaiki usahanya dulu"), "{told}");
    town.choose(OWNER, Button::Redo(business)).await;
    town.choose(OWNER, Button::Edit(Field::Category)).await;
    town.choose(OWNER, Button::Category(Category::Industri)).await;
    town.choose(OWNER, Button::Send).await;
    assert!(town.last(OWNER).starts_with("Terkirim lagi (#U-0001)."), "{}", town.last(OWNER));
    let sent = town.business(BusinessId(1)).await;
    assert_eq!(sent.state, BusinessState::Pending);
    assert_eq!(sent.profile.category, Category::Industri);
    assert!(town.decision(business).await.is_none(), "it awaits a new one");
    let card = town.last(GROUP);
    assert!(card.contains("Usaha #U-0001 · Industri"), "{card}");
    assert!(card.contains("🔁 Dikirim lagi sesudah diperbaiki."), "{card}");
    assert!(card.contains("0 disetujui, 0 ditolak"), "{card}");

    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    assert_eq!(town.business(BusinessId(1)).await.state, BusinessState::Active);
    let heard = town.last(OWNER);
    assert!(heard.ends_with("1 promosi yang menunggu sekarang diperiksa."), "{heard}");
    let promotion = Subject::Promotion(1.into());
    town.choose_in(ADMIN, GROUP, &Button::Approve(promotion)).await;
    assert_eq!(town.promotion(1.into()).await.state, PromotionState::Approved);
    town.end().await;
}

#[tokio::test]
async fn a_promotion_for_a_business_that_was_rejected_is_not_called_a_missing_business() {
    let mut town = Town::start().await;
    let business = town.has_a_business().await;
    town.write(OWNER, "/promo").await;
    town.choose(OWNER, Button::OneByOne).await;
    for typed in ["Carica cup isi 12", "Manis dan segar", "65rb"] {
        town.write(OWNER, typed).await;
    }
    town.choose(OWNER, Button::Done).await;
    town.choose(OWNER, Button::Days(7)).await;
    turned_down(&mut town, business).await;
    let because = "Usaha Anda belum bisa disetujui, jadi promosinya belum bisa dipasang.";
    town.choose(OWNER, Button::Send).await;
    let told = said(&town);
    assert!(told.iter().any(|text| text.starts_with(because)), "{told:?}");
    assert_eq!(town.last(OWNER), "Konsepnya disimpan 7 hari.");
    assert_eq!(town.conversation(OWNER).await.drafts.aside().len(), 1);

    town.write(OWNER, "/promo").await;
    assert!(town.last(OWNER).starts_with(because), "{}", town.last(OWNER));
    assert!(town.label(OWNER, &Button::Redo(business)).is_some());
    assert!(town.label(OWNER, &Button::Go(Command::Register)).is_some());
    town.end().await;
}

#[tokio::test]
async fn what_nobody_decided_before_its_last_day_passed_can_not_be_approved() {
    let mut town = Town::start().await;
    let business = town.has_a_business().await;
    posts(&mut town).await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    let subject = Subject::Promotion(1.into());
    assert!(town.label(GROUP, &Button::Approve(subject)).is_some());

    // Its last day is 30 November, and what is approved goes out five minutes later.
    town.app.clock.set("2026-11-30T16:57:00Z".parse().unwrap());
    let toast = town.choose_in(ADMIN, GROUP, &Button::Approve(subject)).await.unwrap();
    assert!(toast.starts_with("Hari terakhirnya sudah lewat"), "{toast}");
    assert_eq!(town.promotion(1.into()).await.state, PromotionState::Pending);
    assert!(town.last(GROUP).contains("⌛ Hari terakhirnya sudah lewat"), "{}", town.last(GROUP));
    assert!(town.label(GROUP, &Button::Approve(subject)).is_none());
    town.sandbox.text(ADMIN, GROUP, "/antrean").unwrap();
    town.after(GROUP, "> /antrean").await;
    assert!(town.last(GROUP).contains("⌛ sudah lewat harinya"), "{}", town.last(GROUP));
    town.write(OWNER, "/promosiku").await;
    let told = town.last(OWNER);
    assert!(told.contains("hari terakhirnya lewat sebelum sempat diperiksa"), "{told}");

    town.choose_in(ADMIN, GROUP, &Button::SendBack(subject)).await;
    town.choose_in(ADMIN, GROUP, &Button::Because(subject, Preset::TooLate)).await;
    assert_eq!(town.promotion(1.into()).await.state, PromotionState::NeedsCorrection);
    let heard = town.last(OWNER);
    assert!(heard.contains("hari terakhirnya lewat sebelum sempat diperiksa"), "{heard}");
    town.write(OWNER, "/promosiku").await;
    let told = town.last(OWNER);
    assert!(told.contains("perlu dibetulkan · hari terakhirnya lewat"), "{told}");
    town.choose(OWNER, Button::Stall(Doing::Show, 1.into())).await;
    assert!(town.label(OWNER, &Button::Redo(subject)).is_some());
    town.app.clock.set("2026-12-01T02:00:00Z".parse().unwrap());
    town.choose(OWNER, Button::Redo(subject)).await;
    assert!(town.last(OWNER).contains("Sampai kapan?"), "{}", town.last(OWNER));
    town.end().await;
}

#[tokio::test]
async fn a_business_is_sent_once_more_only_once() {
    let mut town = Town::start().await;
    let business = town.has_a_business().await;
    turned_down(&mut town, business).await;
    town.choose(OWNER, Button::Redo(business)).await;
    town.write(OWNER, "/batal").await;
    town.choose(OWNER, Button::Redo(business)).await;
    town.choose(OWNER, Button::Edit(Field::Name)).await;
    town.write(OWNER, "Carica Dieng").await;
    town.choose(OWNER, Button::Send).await;
    let draft = town.conversation(OWNER).await.drafts.aside()[0].0;
    town.choose(OWNER, Button::Resume(draft)).await;
    town.choose(OWNER, Button::Send).await;
    let told = said(&town);
    let before = |text: &String| text.starts_with("#U-0001 sudah dikirim lagi sebelumnya.");
    assert!(told.iter().any(before), "{told:?}");
    assert_eq!(town.business(BusinessId(1)).await.profile.name.as_str(), "Carica Dieng");
    let toast = town.choose(OWNER, Button::Redo(business)).await.unwrap();
    assert!(toast.starts_with("Tombol ini sudah tidak berlaku"), "{toast}");
    town.end().await;
}

/// The edit that closes a card may be late or refused; what the card shows is no longer what is decided on.
#[tokio::test]
async fn an_old_card_decides_nothing_about_what_was_sent_again() {
    let mut town = Town::start().await;
    let business = town.has_a_business().await;
    let old = town.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap();
    turned_down(&mut town, business).await;
    town.choose(OWNER, Button::Redo(business)).await;
    town.choose(OWNER, Button::Edit(Field::Name)).await;
    town.write(OWNER, "Carica Dieng").await;
    town.choose(OWNER, Button::Send).await;
    let shown = Shown { language: Language::Id, kept: false };
    for button in [
        Button::Approve(business),
        Button::Reject(business),
        Button::SendBack(business),
        Button::Because(business, Preset::UnclearBusiness),
    ] {
        let tap = town.sandbox.press_stale(ADMIN, GROUP, old, &button.data(shown)).unwrap();
        let toast = town.sandbox.wait_for_answer(&tap, PATIENCE).await.unwrap();
        assert!(toast.text.starts_with("Kartu ini sudah lama."));
        town.settle().await;
        assert_eq!(town.business(BusinessId(1)).await.state, BusinessState::Pending);
    }
    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    assert_eq!(town.business(BusinessId(1)).await.state, BusinessState::Active);
    town.end().await;
}
