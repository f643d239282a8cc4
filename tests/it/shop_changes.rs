//! What becomes of changes of a business that meet something else on their way.

use ayopromo::{
    dialogue::{Register, Scene, Sending},
    domain::{
        business::{BusinessState, Extra},
        language::Language,
        review::{Objection, Preset},
    },
    reply::button::{Button, Field, ShopButton, Shown},
};

use chrono::TimeDelta;

use crate::{
    shop::{SHOP, SUBJECT, is_open, press, speaks},
    store::texts,
    town::{ADMIN, GROUP, OWNER, Town, words},
};

/// A button of an earlier page.
async fn presses_old(town: &mut Town, button: Button) {
    let page = town.sandbox.last(OWNER).unwrap()["message_id"].as_i64().unwrap();
    let data = button.data(Shown { language: Language::Id, kept: false });
    town.sandbox.press_stale(OWNER, OWNER, page, &data).unwrap();
    town.after(OWNER, "> (an old button)").await;
}

async fn opens_page(town: &mut Town) {
    town.write(OWNER, "/usaha").await;
    town.choose(OWNER, press(ShopButton::Page)).await;
}

/// Changes a part up to the summary.
async fn types(town: &mut Town, field: Field, typed: &str) {
    town.choose(OWNER, press(ShopButton::Change)).await;
    town.choose(OWNER, Button::Edit(field)).await;
    town.write(OWNER, typed).await;
}

async fn adds_hours(town: &mut Town) {
    town.choose(OWNER, press(ShopButton::Complete)).await;
    town.choose(OWNER, Button::Shop(ShopButton::Extra(Extra::Hours))).await;
    town.write(OWNER, "tiap hari 08.00-17.00").await;
}

async fn is_turned_down(town: &mut Town, preset: Preset) {
    let reasons = match preset.objection() {
        Objection::Correction => Button::SendBack(SUBJECT),
        Objection::Rejection => Button::Reject(SUBJECT),
    };
    town.choose_in(ADMIN, GROUP, &reasons).await;
    town.choose_in(ADMIN, GROUP, &Button::Because(SUBJECT, preset)).await;
}

async fn actions(town: &Town) -> Vec<String> {
    texts(&town.app.db, "select action from audit order by id").await
}

fn cards(town: &Town) -> usize {
    town.sandbox.sent(GROUP).iter().filter(|m| words(m).contains("#U-0001")).count()
}

#[tokio::test]
async fn giving_up_what_waits_keeps_what_is_being_typed() {
    for (language, given_up, kept) in [
        (Language::Id, "Perubahannya dibatalkan.", "Konsepnya disimpan"),
        (Language::Jv, "Éwah-éwahanipun dipunbatalaken.", "Konsèpipun kasimpen"),
    ] {
        let mut town = Town::start().await;
        is_open(&mut town).await;
        speaks(&town, OWNER, language).await;
        opens_page(&mut town).await;
        types(&mut town, Field::Name, "Carica Dieng").await;
        town.choose(OWNER, Button::Send).await;
        types(&mut town, Field::Description, "Manisan carica dan sirup").await;
        presses_old(&mut town, press(ShopButton::DropChange)).await;
        let told: Vec<_> = town.sandbox.sent(OWNER).iter().map(|m| words(m).to_owned()).collect();
        assert!(told.iter().any(|told| told.contains(given_up)), "{told:?}");
        assert!(told.iter().any(|told| told.contains(kept)), "{told:?}");
        let conversation = town.conversation(OWNER).await;
        let [(draft, _)] = *conversation.drafts.aside() else { panic!("{conversation:?}") };
        town.choose(OWNER, Button::Resume(draft)).await;
        let shown = town.sandbox.sent(OWNER);
        let summary = shown.iter().rev().find(|m| words(m).contains("Manisan carica dan sirup"));
        let summary = summary.unwrap_or_else(|| panic!("{}", town.transcript));
        assert!(words(summary).contains("Carica Gemilang"), "what was given up is not in it");
        town.end().await;
    }
}

#[tokio::test]
async fn what_was_typed_of_a_business_goes_with_it() {
    let mut town = Town::start().await;
    is_open(&mut town).await;
    opens_page(&mut town).await;
    types(&mut town, Field::Description, "Manisan carica dan sirup").await;
    presses_old(&mut town, press(ShopButton::Delete)).await;
    town.choose(OWNER, Button::Yes).await;
    assert!(town.last(OWNER).contains("sudah dihapus"), "{}", town.last(OWNER));
    town.write(OWNER, "/batal").await;
    assert!(!town.last(OWNER).contains("Carica Gemilang"), "{}", town.last(OWNER));
    assert_eq!(town.conversation(OWNER).await.drafts.aside(), []);
    presses_old(&mut town, press(ShopButton::Close)).await;
    assert!(town.last(OWNER).starts_with("Usaha ini tidak ada"), "{}", town.last(OWNER));
    town.end().await;
}

#[tokio::test]
async fn what_is_added_to_a_waiting_business_needs_no_second_card() {
    let mut town = Town::start().await;
    town.has_a_business().await;
    let handed_in = "select cast(handed_in_at as text) from business";
    let before = texts(&town.app.db, handed_in).await;
    town.app.clock.set(town.app.clock.now() + TimeDelta::minutes(10));
    opens_page(&mut town).await;
    adds_hours(&mut town).await;
    assert!(town.last(OWNER).starts_with("Tersimpan."), "{}", town.last(OWNER));
    let card = town.last(GROUP);
    assert!(card.contains("Buka: tiap hari 08.00–17.00"), "{card}");
    assert_eq!((cards(&town), texts(&town.app.db, handed_in).await), (1, before));

    types(&mut town, Field::Name, "Carica Dieng").await;
    let summary = town.last(OWNER);
    assert!(summary.contains("masih menunggu diperiksa"), "nothing is up yet: {summary}");
    town.choose(OWNER, Button::Send).await;
    assert_eq!(cards(&town), 2, "nobody decides on what they don't see");
    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    assert_eq!(town.business(SHOP).await.state, BusinessState::Active);
    town.end().await;
}

#[tokio::test]
async fn a_change_that_was_turned_down_is_given_up_without_touching_its_card_or_leaving_a_reason() {
    let mut town = Town::start().await;
    is_open(&mut town).await;
    opens_page(&mut town).await;
    types(&mut town, Field::Name, "Carica Dieng").await;
    town.choose(OWNER, Button::Send).await;
    assert!(!actions(&town).await.contains(&"amended".to_owned()), "only the name differs");
    is_turned_down(&mut town, Preset::UnclearBusiness).await;
    opens_page(&mut town).await;
    assert!(town.last(OWNER).contains("Alasannya:"), "{}", town.last(OWNER));
    let card = town.last(GROUP);
    assert!(card.contains("Carica Dieng"), "{card}");
    town.choose(OWNER, press(ShopButton::DropChange)).await;
    assert_eq!(town.last(GROUP), card);
    assert!(!town.last(OWNER).contains("Alasannya:"), "{}", town.last(OWNER));
    adds_hours(&mut town).await;
    assert_eq!(actions(&town).await.last().map(String::as_str), Some("amended"));
    town.end().await;
}

#[tokio::test]
async fn a_closed_business_has_nothing_on_show() {
    for (language, paused, waits) in [
        (Language::Id, "Promosi yang tampil lagi saat usahanya dibuka: 1", "⏸ usahanya sedang"),
        (
            Language::Jv,
            "Promosi ingkang katingal malih menawi usahanipun dipunbikak: 1",
            "⏸ usahanipun saweg",
        ),
    ] {
        let mut town = Town::start().await;
        is_open(&mut town).await;
        speaks(&town, OWNER, language).await;
        opens_page(&mut town).await;
        town.choose(OWNER, press(ShopButton::Close)).await;
        assert!(town.last(OWNER).contains(paused), "{}", town.last(OWNER));
        assert!(!town.last(OWNER).contains("Promosi tayang"), "{}", town.last(OWNER));
        town.choose(OWNER, press(ShopButton::Delete)).await;
        assert!(town.last(OWNER).ends_with(paused), "{}", town.last(OWNER));
        town.choose(OWNER, Button::Stay).await;
        town.write(OWNER, "/promosiku").await;
        assert!(town.last(OWNER).contains(waits), "{}", town.last(OWNER));
        town.press(OWNER, "1").await;
        assert!(town.last(OWNER).contains(waits), "{}", town.last(OWNER));
        town.choose(OWNER, press(ShopButton::Reopen)).await;
        town.write(OWNER, "/promosiku").await;
        assert!(town.last(OWNER).contains("🟢 tayang"), "{}", town.last(OWNER));
        town.end().await;
    }
}

#[tokio::test]
async fn changing_what_was_turned_down_meanwhile_hands_it_in_once_more() {
    let mut town = Town::start().await;
    town.has_a_business().await;
    opens_page(&mut town).await;
    types(&mut town, Field::Description, "Manisan carica kemasan cup").await;
    is_turned_down(&mut town, Preset::UnclearBusiness).await;
    town.choose(OWNER, Button::Send).await;
    let asked = town.last(OWNER);
    assert!(asked.contains("Manisan carica kemasan cup"), "what was typed stays: {asked}");
    let told = town.sandbox.sent(OWNER);
    assert!(told.iter().any(|m| words(m).contains("Yang Anda tulis tetap ada")), "{asked}");
    presses_old(&mut town, press(ShopButton::Change)).await;
    let scene = town.conversation(OWNER).await.scene;
    let Scene::Register(Register::AwaitSend { sending, .. }) = &scene else { panic!("{scene:?}") };
    assert_eq!(*sending, Sending::Again(SHOP));
    town.choose(OWNER, Button::Send).await;
    let business = town.business(SHOP).await;
    assert_eq!(business.state, BusinessState::Pending);
    assert_eq!(business.profile.description.as_str(), "Manisan carica kemasan cup");
    town.end().await;
}

#[tokio::test]
async fn changing_what_can_not_be_cured_is_answered_at_once() {
    let mut town = Town::start().await;
    town.has_a_business().await;
    is_turned_down(&mut town, Preset::OutsideRegency).await;
    opens_page(&mut town).await;
    presses_old(&mut town, press(ShopButton::Change)).await;
    assert!(town.last(OWNER).contains("#U-0001"), "{}", town.last(OWNER));
    let told = town.sandbox.sent(OWNER);
    assert!(told.iter().any(|m| words(m).contains("Keadaan usahanya sudah berubah")));
    assert_eq!(town.conversation(OWNER).await.scene, Scene::Home);
    town.end().await;
}

#[tokio::test]
async fn a_first_photo_has_none_before_it() {
    let mut town = Town::start().await;
    is_open(&mut town).await;
    opens_page(&mut town).await;
    for before in ["tanpa foto", "foto lain"] {
        town.choose(OWNER, press(ShopButton::Complete)).await;
        town.sandbox.photo(OWNER, OWNER, "").unwrap();
        town.after(OWNER, "> (a photo)").await;
        town.choose(OWNER, Button::Done).await;
        town.choose(OWNER, Button::Send).await;
        let card = town.last(GROUP);
        assert!(card.contains(before), "{card}");
        town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
        town.choose(OWNER, press(ShopButton::Page)).await;
    }
    town.end().await;
}
