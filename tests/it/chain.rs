//! The whole chain in both languages, from an owner's first `/start` to a buyer's message on WhatsApp, as
//! people see it (`data/chain.id.txt`, `data/chain.jv.txt`; `UPDATE_EXPECT=1` writes them anew).

use ayopromo::{
    domain::{
        business::BusinessState,
        category::Category,
        ids::{BusinessId, PromotionId},
        language::Language,
        promotion::PromotionState,
        review::{Preset, Reason, Subject, Verdict},
    },
    reply::button::{Button, Command, Field, Target},
    store,
};
use expect_test::{ExpectFile, expect_file};
use serde_json::Value;

use crate::town::{ADMIN, GROUP, MEMBER, OTHER_ADMIN, OWNER, RESIDENT, Town, keys, words};

const BUSINESS: BusinessId = BusinessId(1);
const TURNED_DOWN: PromotionId = PromotionId(1);
const POSTED: PromotionId = PromotionId(2);

#[tokio::test]
async fn the_chain_holds_in_indonesian() {
    let typed = Typed {
        long_name: "Carica Gemilang asli Dieng, manisan dan sirup kemasan cup, botol, serta curah",
        description: "Manisan carica kemasan cup dan botol, bisa kirim luar kota",
        title: "Carica cup isi 12",
        body: "CARICA CUP isi 12 cuma 65rb dari 80rb, bisa cod kertek",
        unclear_price: "15/cup",
        price: "80rb jadi 65rb",
        unclear_day: "minggu depan",
    };
    chain(Language::Id, typed, expect_file!["data/chain.id.txt"]).await;
}

#[tokio::test]
async fn the_chain_holds_in_javanese() {
    let typed = Typed {
        long_name: "Carica Gemilang asli Dieng, manisan kaliyan sirup kemasan cup, botol, lan curah",
        description: "Manisan carica wadhah cup kaliyan botol, saged dipunkintun",
        title: "Carica cup isi 12",
        body: "CARICA CUP isi 12 namung 65 ewu saking 80 ewu, saged cod Kertek",
        unclear_price: "15/cup",
        price: "80 ewu dadi 65 ewu",
        unclear_day: "minggu ngarep",
    };
    chain(Language::Jv, typed, expect_file!["data/chain.jv.txt"]).await;
}

/// What the owner writes.
struct Typed {
    long_name: &'static str,
    description: &'static str,
    title: &'static str,
    body: &'static str,
    unclear_price: &'static str,
    price: &'static str,
    unclear_day: &'static str,
}

async fn chain(language: Language, typed: Typed, expected: ExpectFile) {
    let mut town = Town::start().await;
    begins(&mut town, OWNER, language).await;
    registers(&mut town, &typed).await;
    business_is_approved(&mut town).await;
    posts(&mut town, &typed).await;
    is_turned_down(&mut town).await;
    posts_again(&mut town, &typed).await;
    is_approved(&mut town).await;
    subscribes(&mut town, language).await;
    reads_the_digest(&mut town).await;
    hears_nothing_where_nothing_is_new(&mut town).await;
    expected.assert_eq(town.transcript.trim_start());
    town.end().await;
}

async fn begins(town: &mut Town, user: i64, language: Language) {
    town.write(user, "/start").await;
    assert!(town.person(user).await.is_none(), "nothing is stored before consent");
    let own_language = match language {
        Language::Id => "Bahasa Indonesia",
        Language::Jv => "Basa Jawi",
    };
    town.press(user, own_language).await;
    assert!(town.person(user).await.is_none(), "nothing is stored before consent");
    town.choose(user, Button::Agree { target: None }).await;
    assert_eq!(town.person(user).await.map(|person| person.language), Some(language));
}

async fn registers(town: &mut Town, typed: &Typed) {
    town.write(OWNER, "/daftar").await;
    town.choose(OWNER, Button::Yes).await;
    town.write(OWNER, typed.long_name).await;
    town.write(OWNER, "Carica Gmilang").await;
    town.sandbox.sticker(OWNER, OWNER).unwrap();
    town.after(OWNER, "> (a sticker)").await;
    town.choose(OWNER, Button::Category(Category::Umkm)).await;
    town.write(OWNER, "Atlantis").await;
    town.write(OWNER, "jlampran").await;
    town.choose(OWNER, Button::Candidate(0)).await;
    town.note("That was the wrong one: back, and the other one.");
    town.press_key(OWNER, 1).await;
    town.choose(OWNER, Button::Back).await;
    town.write(OWNER, "Kel. Jlamprang").await;
    town.write(OWNER, "08123456").await;
    town.sandbox.contact(OWNER, OWNER).unwrap();
    town.after(OWNER, "> (Sari's own number, by the button)").await;
    town.write(OWNER, typed.description).await;
    town.note("The shop has a number of its own, and its name has a letter too few.");
    town.choose(OWNER, Button::Edit(Field::Phone)).await;
    town.write(OWNER, "0812 3456 7890").await;
    town.choose(OWNER, Button::Edit(Field::Name)).await;
    town.write(OWNER, "Carica Gemilang").await;
    town.choose(OWNER, Button::Send).await;

    let business = town.business(BUSINESS).await;
    assert_eq!(business.state, BusinessState::Pending);
    let profile = business.profile;
    assert_eq!(profile.name.as_str(), "Carica Gemilang");
    assert_eq!(profile.area.as_str(), "33.07.09.1015");
    assert_eq!(profile.phone.as_str(), "+6281234567890");
    assert_eq!(profile.description.as_str(), typed.description);
}

async fn business_is_approved(town: &mut Town) {
    town.look(GROUP);
    let approve = Button::Approve(Subject::Business(BUSINESS));
    town.note("Joko is in the group, but no administrator.");
    assert!(town.choose_in(MEMBER, GROUP, &approve).await.is_some());
    assert_eq!(town.business(BUSINESS).await.state, BusinessState::Pending);
    town.note("Budi is one.");
    assert!(town.choose_in(ADMIN, GROUP, &approve).await.is_some());
    assert_eq!(town.business(BUSINESS).await.state, BusinessState::Active);
    assert!(town.last(OWNER).contains("Carica Gemilang"), "the owner hears of it");
    town.look(OWNER);
}

async fn posts(town: &mut Town, typed: &Typed) {
    town.write(OWNER, "/promo").await;
    town.choose(OWNER, Button::OneByOne).await;
    town.write(OWNER, typed.title).await;
    town.write(OWNER, typed.body).await;
    town.write(OWNER, typed.unclear_price).await;
    town.choose(OWNER, Button::Candidate(0)).await;
    town.sandbox.photo(OWNER, OWNER, "").unwrap();
    town.after(OWNER, "> (a photo)").await;
    town.sandbox.album(OWNER, OWNER, 2, "").unwrap();
    town.after(OWNER, "> (an album of two photos)").await;
    town.choose(OWNER, Button::Done).await;
    town.write(OWNER, "31/11").await;
    town.write(OWNER, typed.unclear_day).await;
    town.choose(OWNER, Button::Candidate(0)).await;
    town.choose(OWNER, Button::Edit(Field::Price)).await;
    town.write(OWNER, typed.price).await;
    town.choose(OWNER, Button::Send).await;

    let promotion = town.promotion(TURNED_DOWN).await;
    assert_eq!(promotion.state, PromotionState::Pending);
    assert_eq!(promotion.content.photos.len(), 3);
    assert_eq!(promotion.content.price.to_string(), "65000;was=80000");
    assert_eq!(promotion.content.validity.until.to_string(), "2026-12-06");
}

async fn is_turned_down(town: &mut Town) {
    town.look(GROUP);
    let subject = Subject::Promotion(TURNED_DOWN);
    town.choose_in(ADMIN, GROUP, &Button::SendBack(subject)).await;
    town.choose_in(ADMIN, GROUP, &Button::Because(subject, Preset::BlurryPhoto)).await;
    let decision = town.decision(subject).await.unwrap();
    assert_eq!(decision.verdict, Verdict::Correction(Reason::Preset(Preset::BlurryPhoto)));
    assert_eq!(decision.by, "Budi");
    town.look(OWNER);
}

async fn posts_again(town: &mut Town, typed: &Typed) {
    town.choose(OWNER, Button::Go(Command::Post)).await;
    town.choose(OWNER, Button::OneByOne).await;
    town.write(OWNER, typed.title).await;
    town.write(OWNER, typed.body).await;
    town.write(OWNER, typed.price).await;
    town.sandbox.album(OWNER, OWNER, 2, "").unwrap();
    town.after(OWNER, "> (an album of two photos)").await;
    town.choose(OWNER, Button::Done).await;
    town.choose(OWNER, Button::Days(7)).await;
    town.choose(OWNER, Button::Send).await;
    assert_eq!(town.promotion(POSTED).await.content.photos.len(), 2);
}

async fn is_approved(town: &mut Town) {
    town.look(GROUP);
    let approve = Button::Approve(Subject::Promotion(POSTED));
    town.choose_in(OTHER_ADMIN, GROUP, &approve).await;
    assert_eq!(town.promotion(POSTED).await.state, PromotionState::Approved);
    town.look(OWNER);
}

async fn subscribes(town: &mut Town, language: Language) {
    begins(town, RESIDENT, language).await;
    town.note("Two taps.");
    town.choose(RESIDENT, Button::Go(Command::Subscription)).await;
    town.choose(RESIDENT, Button::Send).await;
}

async fn reads_the_digest(town: &mut Town) {
    town.note("The next morning at seven.");
    town.advance("2026-11-25T00:01:00Z").await;
    town.look(RESIDENT);
    let tally = town.app.tally().await.unwrap();
    assert_eq!((tally.planned(), tally.sent), (1, 1), "the resident alone is subscribed");
    let open = Button::Open(POSTED);
    assert!(town.label(RESIDENT, &open).is_some() && town.label(OWNER, &open).is_none());

    town.choose(RESIDENT, open).await;
    town.choose(RESIDENT, Button::ShowPhotos(POSTED)).await;
    town.choose(RESIDENT, Button::Contact(POSTED)).await;
    let shown = town.sandbox.sent(RESIDENT);
    let links: Vec<Value> = shown.iter().flat_map(keys).filter(|k| k["url"].is_string()).collect();
    let [link] = links.as_slice() else { panic!("one link: {links:?}") };
    assert!(link["url"].as_str().unwrap().starts_with("https://wa.me/6281234567890?text="));
    assert!(town.has_asked(RESIDENT, POSTED).await, "the interest is counted");
}

async fn hears_nothing_where_nothing_is_new(town: &mut Town) {
    town.note("The morning after.");
    let before = town.sandbox.sent(RESIDENT).len();
    town.advance("2026-11-26T00:01:00Z").await;
    town.look(RESIDENT);
    let tally = town.app.tally().await.unwrap();
    assert_eq!((tally.planned(), tally.sent, tally.skipped), (1, 0, 1));
    assert_eq!(town.sandbox.sent(RESIDENT).len(), before);
}

#[tokio::test]
async fn a_deep_link_leads_a_newcomer_to_its_promotion_once_they_agreed() {
    let mut town = Town::start().await;
    town.write(RESIDENT, "/start k_umkm").await;
    let target = Some(Target::Category(Category::Umkm));
    town.choose(RESIDENT, Button::Speak { target: target.clone() }).await;
    town.choose(RESIDENT, Button::Agree { target }).await;
    town.choose(RESIDENT, Button::Send).await;
    let person = town.person(RESIDENT).await.unwrap();
    let mut tx = town.app.db.read().await.unwrap();
    let saved = store::subscription::get(&mut tx, person.id).await.unwrap().unwrap();
    assert_eq!(saved.wanted.selection.to_string(), "c=umkm;a=");
    tx.commit().await.unwrap();
    town.end().await;
}

#[tokio::test]
async fn whoever_does_not_agree_can_still_look_around_and_is_not_kept() {
    let mut town = Town::start().await;
    town.write(RESIDENT, "/start").await;
    town.press(RESIDENT, "Basa Jawi").await;
    town.choose(RESIDENT, Button::NotNow { target: None }).await;
    town.choose(RESIDENT, Button::Browse { page: 0 }).await;
    let shown = town.sandbox.last(RESIDENT).unwrap();
    assert!(words(&shown).contains("promosi"), "{}", town.transcript);
    assert!(town.person(RESIDENT).await.is_none());
    assert!(!town.remembers(RESIDENT).await);
    town.end().await;
}
