//! How owners look after their businesses, as they type and tap.

use ayopromo::{
    domain::{
        business::{BusinessState, Extra},
        category::Category,
        ids::BusinessId,
        language::Language,
        papers::{Nib, Paper},
        promotion::{Body, NewPromotion, Origin, Title},
        review::{Preset, Subject},
        validity::Validity,
    },
    reply::button::{Button, Command, Field, ShopButton},
    store,
};

use crate::town::{ADMIN, GROUP, OWNER, RESIDENT, Town, words};

const SQUARE: (f64, f64) = (-7.3616, 109.9003);
const SEMARANG: (f64, f64) = (-6.9903, 110.4229);

fn extra(extra: Extra) -> Button {
    Button::Shop(ShopButton::Extra(extra))
}

pub async fn speaks(town: &Town, user: i64, language: Language) {
    let id = town.person(user).await.unwrap().id;
    let mut tx = town.app.db.begin().await.unwrap();
    store::person::set_language(&mut tx, id, language).await.unwrap();
    tx.commit().await.unwrap();
}

async fn sends_place(town: &mut Town, (latitude, longitude): (f64, f64)) {
    town.sandbox.location(OWNER, OWNER, latitude, longitude).unwrap();
    town.after(OWNER, "> (a place)").await;
}

/// Up to the summary.
async fn gathers(town: &mut Town) {
    town.write(OWNER, "/daftar").await;
    town.write(OWNER, "Carica Gemilang").await;
    town.choose(OWNER, Button::Category(Category::Umkm)).await;
    town.write(OWNER, "Sindupaten").await;
    town.write(OWNER, "0812 3456 7890").await;
    town.write(OWNER, "Manisan carica kemasan cup").await;
}

#[tokio::test]
async fn what_an_owner_adds_is_confirmed_judged_and_shown_to_everybody() {
    for (language, typed, hours, declared) in [
        (
            Language::Id,
            "senin sampai sabtu jam 8 pagi - 4 sore",
            "Senin–Sabtu 08.00–16.00",
            "NIB 1234567890123 (pernyataan pemilik)",
        ),
        (
            Language::Jv,
            "Senen tekan Setu jam 8 esuk - 4 sore",
            "Senèn–Setu 08.00–16.00",
            "NIB 1234567890123 (pratélanipun ingkang kagungan)",
        ),
    ] {
        let mut town = Town::start().await;
        town.knows(OWNER).await;
        speaks(&town, OWNER, language).await;
        gathers(&mut town).await;
        town.choose(OWNER, Button::Shop(ShopButton::Extras)).await;

        town.choose(OWNER, extra(Extra::Point)).await;
        sends_place(&mut town, SEMARANG).await;
        assert!(town.last(OWNER).contains("Wonosobo"), "{}", town.last(OWNER));
        sends_place(&mut town, SQUARE).await;
        assert!(town.last(OWNER).contains("q=-7.36160,109.90030"), "{}", town.last(OWNER));

        town.choose(OWNER, extra(Extra::Hours)).await;
        town.write(OWNER, typed).await;
        assert!(town.last(OWNER).contains(hours), "{}", town.last(OWNER));

        town.choose(OWNER, extra(Extra::Paper(Paper::Nib))).await;
        town.choose(OWNER, Button::Shop(ShopButton::NoneYet)).await;
        assert!(town.last(OWNER).contains("oss.go.id"), "{}", town.last(OWNER));
        town.write(OWNER, "NIB 12345").await;
        town.write(OWNER, "NIB 1234-5678-90123").await;
        assert!(town.last(OWNER).contains(declared), "{}", town.last(OWNER));

        town.sandbox.photo(OWNER, OWNER, "").unwrap();
        town.after(OWNER, "> (a photo nobody asked for)").await;
        town.choose(OWNER, Button::Done).await;
        assert!(town.last(OWNER).contains(hours), "{}", town.last(OWNER));
        town.choose(OWNER, Button::Send).await;

        let kept = town.business(1.into()).await.profile.extras;
        assert_eq!(kept.hours.unwrap().to_string(), "Mo-Sa 08:00-16:00");
        assert_eq!(kept.papers.nib, Nib::parse("1234567890123").ok());
        assert!(kept.point.is_some() && kept.photo.is_some());
        let card = town.last(GROUP);
        assert!(card.contains("Buka: Senin–Sabtu 08.00–16.00"), "{card}");
        assert!(card.contains("NIB 1234567890123 (pernyataan pemilik)"), "{card}");
        let shown = town.sandbox.sent(GROUP);
        assert!(shown.iter().any(|message| message["photo"].is_array()), "its photo is above it");

        town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
        town.knows(RESIDENT).await;
        speaks(&town, RESIDENT, language).await;
        town.write(RESIDENT, "/start u_1").await;
        let page = town.last(RESIDENT);
        assert!(page.contains(hours) && page.contains(declared), "{page}");
        town.choose(RESIDENT, Button::Shop(ShopButton::Map(1.into()))).await;
        let place = town.sandbox.last(RESIDENT).unwrap();
        assert_eq!(place["venue"]["title"], "Carica Gemilang");
        assert_eq!(place["venue"]["location"]["latitude"], SQUARE.0);
        town.end().await;
    }
}

#[tokio::test]
async fn nothing_optional_is_a_dead_end_and_all_of_it_can_be_taken_back() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    gathers(&mut town).await;
    town.choose(OWNER, Button::Shop(ShopButton::Extras)).await;
    town.choose(OWNER, extra(Extra::Point)).await;
    for _ in Extra::ALL {
        town.write(OWNER, "tidak tahu").await;
        assert!(town.label(OWNER, &Button::Back).is_some(), "{}", town.last(OWNER));
        town.choose(OWNER, Button::Shop(ShopButton::Skip)).await;
    }
    assert!(town.last(OWNER).contains("Belum ada."), "{}", town.last(OWNER));

    town.choose(OWNER, extra(Extra::Hours)).await;
    town.write(OWNER, "jam 8-4").await;
    town.choose(OWNER, Button::Candidate(0)).await;
    assert!(town.last(OWNER).contains("tiap hari 08.00–16.00"), "{}", town.last(OWNER));
    town.choose(OWNER, extra(Extra::Links)).await;
    town.write(OWNER, "@a.b\n@a.c\n@a.d\n@a.e").await;
    assert!(town.last(OWNER).starts_with("Paling banyak 3 tautan"), "{}", town.last(OWNER));
    town.write(OWNER, "@carica.gemilang, carica.com").await;
    assert!(town.last(OWNER).contains("https://carica.com/"), "{}", town.last(OWNER));
    for part in [Extra::Hours, Extra::Links] {
        town.choose(OWNER, extra(part)).await;
        town.choose(OWNER, Button::Shop(ShopButton::Remove)).await;
    }
    assert!(town.last(OWNER).contains("Belum ada."), "{}", town.last(OWNER));
    town.choose(OWNER, Button::Done).await;
    town.choose(OWNER, Button::Send).await;
    assert_eq!(*town.business(1.into()).await.profile.extras, Default::default());
    assert!(town.label(OWNER, &Button::Go(Command::Post)).is_some());
    town.end().await;
}

pub const SHOP: BusinessId = BusinessId(1);
pub const SUBJECT: Subject = Subject::Business(SHOP);

pub fn press(button: fn(BusinessId) -> ShopButton) -> Button {
    Button::Shop(button(SHOP))
}

/// Sari's business is approved, and one promotion of it is up.
pub async fn is_open(town: &mut Town) {
    town.has_a_business().await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    let new = NewPromotion {
        business: SHOP,
        title: Title::parse("Carica cup isi 12").unwrap(),
        body: Body::parse("Manis dan segar").unwrap(),
        price: "65000".parse().unwrap(),
        validity: Validity::until_sold_out(town.app.today()),
        occasion: Box::default(),
        photos: Vec::new(),
        origin: Origin::New,
    };
    let mut tx = town.app.db.begin().await.unwrap();
    let long_ago = town.app.clock.now() - chrono::TimeDelta::hours(1);
    store::seed::live_promotion(&mut tx, &new, long_ago).await.unwrap();
    tx.commit().await.unwrap();
}

async fn sees(town: &mut Town, payload: &str) -> String {
    town.write(RESIDENT, &format!("/start {payload}")).await;
    town.last(RESIDENT)
}

#[tokio::test]
async fn hours_are_changed_at_once_and_a_name_once_the_office_agrees() {
    let mut town = Town::start().await;
    is_open(&mut town).await;
    town.knows(RESIDENT).await;

    town.write(OWNER, "/usaha").await;
    town.choose(OWNER, press(ShopButton::Page)).await;
    town.choose(OWNER, press(ShopButton::Complete)).await;
    town.choose(OWNER, extra(Extra::Hours)).await;
    town.write(OWNER, "tiap hari 08.00-17.00").await;
    assert!(town.last(OWNER).starts_with("Tersimpan."), "{}", town.last(OWNER));
    assert!(sees(&mut town, "u_1").await.contains("buka tiap hari 08.00–17.00"));

    town.choose(OWNER, press(ShopButton::Change)).await;
    town.choose(OWNER, Button::Edit(Field::Name)).await;
    town.write(OWNER, "Carica Dieng").await;
    town.choose(OWNER, Button::Send).await;
    assert!(
        town.last(OWNER).contains("Perubahan menunggu diperiksa: Nama."),
        "{}",
        town.last(OWNER)
    );
    assert!(sees(&mut town, "u_1").await.starts_with("Carica Gemilang"), "the approved stays up");
    assert!(town.last(GROUP).contains("🔁 Perubahan usaha yang sudah disetujui: Nama"));

    town.choose_in(ADMIN, GROUP, &Button::SendBack(SUBJECT)).await;
    let because = Button::Because(SUBJECT, Preset::UnclearBusiness);
    town.choose_in(ADMIN, GROUP, &because).await;
    let heard = town.last(OWNER);
    assert!(heard.starts_with("Perubahan data “Carica Gemilang” belum bisa disetujui."), "{heard}");
    assert_eq!(town.business(SHOP).await.state, BusinessState::Active);

    town.choose(OWNER, press(ShopButton::Page)).await;
    town.choose(OWNER, press(ShopButton::Change)).await;
    town.choose(OWNER, Button::Edit(Field::Name)).await;
    town.write(OWNER, "Carica Dieng Asli").await;
    town.choose(OWNER, Button::Send).await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    assert!(town.last(OWNER).starts_with("Perubahan data “Carica Dieng Asli” sudah disetujui"));
    let page = sees(&mut town, "u_1").await;
    assert!(page.starts_with("Carica Dieng Asli"), "{page}");
    assert!(page.contains("buka tiap hari 08.00–17.00"), "{page}");
    town.end().await;
}

#[tokio::test]
async fn a_change_that_is_given_up_leaves_what_was_approved() {
    let mut town = Town::start().await;
    is_open(&mut town).await;
    town.write(OWNER, "/usaha").await;
    town.choose(OWNER, press(ShopButton::Page)).await;
    town.choose(OWNER, press(ShopButton::Change)).await;
    town.choose(OWNER, Button::Edit(Field::Category)).await;
    town.choose(OWNER, Button::Category(Category::Industri)).await;
    town.choose(OWNER, Button::Send).await;
    town.choose(OWNER, press(ShopButton::DropChange)).await;
    assert!(town.last(OWNER).starts_with("Perubahannya dibatalkan."), "{}", town.last(OWNER));
    assert!(town.last(GROUP).contains("dibatalkan pemilik"), "{}", town.last(GROUP));
    assert!(town.label(GROUP, &Button::Approve(SUBJECT)).is_none());
    assert_eq!(town.business(SHOP).await.profile.category, Category::Umkm);
    town.end().await;
}

#[tokio::test]
async fn whoever_deletes_a_closed_business_is_not_told_to_close_it() {
    let advice = "Kalau hanya libur, cukup ditutup sementara.";
    let mut town = Town::start().await;
    town.has_a_business().await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    town.write(OWNER, "/usaha").await;
    town.choose(OWNER, press(ShopButton::Page)).await;
    for (closes, advised) in [(false, true), (true, false)] {
        if closes {
            town.choose(OWNER, press(ShopButton::Close)).await;
        }
        town.choose(OWNER, press(ShopButton::Delete)).await;
        let asked = town.last(OWNER);
        assert!(asked.contains("tidak bisa dikembalikan"), "{asked}");
        assert_eq!(asked.contains(advice), advised, "{asked}");
        town.choose(OWNER, Button::Stay).await;
    }
    town.end().await;
}

#[tokio::test]
async fn promotions_of_a_closed_business_pause_and_return_with_it() {
    let mut town = Town::start().await;
    is_open(&mut town).await;
    town.knows(RESIDENT).await;
    assert!(sees(&mut town, "p_1").await.starts_with("Carica cup isi 12"));
    town.write(OWNER, "/usaha").await;
    town.choose(OWNER, press(ShopButton::Page)).await;
    town.choose(OWNER, press(ShopButton::Close)).await;
    assert!(town.last(OWNER).contains("1 promosinya ikut berhenti tampil"), "{}", town.last(OWNER));
    assert!(sees(&mut town, "p_1").await.starts_with("Promosi ini sudah tidak tayang."));
    town.write(RESIDENT, "/jelajah").await;
    assert!(town.last(RESIDENT).starts_with("Belum ada promosi"), "{}", town.last(RESIDENT));
    town.choose(OWNER, press(ShopButton::Reopen)).await;
    assert!(town.last(OWNER).contains("1 promosinya tampil kembali"), "{}", town.last(OWNER));
    assert!(sees(&mut town, "p_1").await.starts_with("Carica cup isi 12"));
    town.end().await;
}

#[tokio::test]
async fn a_business_is_deleted_after_a_second_word_and_takes_everything_with_it() {
    let mut town = Town::start().await;
    is_open(&mut town).await;
    town.knows(RESIDENT).await;
    town.write(OWNER, "/usaha").await;
    town.choose(OWNER, press(ShopButton::Page)).await;
    town.choose(OWNER, press(ShopButton::Delete)).await;
    assert!(town.last(OWNER).contains("tidak bisa dikembalikan"), "{}", town.last(OWNER));
    town.write(OWNER, "hm").await;
    assert!(town.last(OWNER).contains("tidak bisa dikembalikan"), "{}", town.last(OWNER));
    town.choose(OWNER, Button::Stay).await;
    assert_eq!(town.business(SHOP).await.state, BusinessState::Active);
    town.choose(OWNER, press(ShopButton::Delete)).await;
    town.choose(OWNER, Button::Yes).await;
    assert!(
        town.last(OWNER).starts_with("“Carica Gemilang” sudah dihapus."),
        "{}",
        town.last(OWNER)
    );
    assert!(sees(&mut town, "u_1").await.starts_with("Usaha ini tidak ada di AyoPromo"));
    assert!(sees(&mut town, "p_1").await.starts_with("Promosi ini sudah tidak tayang."));
    assert!(town.sandbox.sent(GROUP).iter().all(|m| !words(m).contains("Carica Gemilang")));
    town.write(OWNER, "/usaha").await;
    assert!(town.label(OWNER, &Button::Go(Command::Register)).is_some());
    town.end().await;
}

#[tokio::test]
async fn a_business_from_elsewhere_is_told_why_and_not_asked_to_correct_it() {
    let mut town = Town::start().await;
    town.has_a_business().await;
    town.choose_in(ADMIN, GROUP, &Button::Reject(SUBJECT)).await;
    town.choose_in(ADMIN, GROUP, &Button::Because(SUBJECT, Preset::OutsideRegency)).await;
    town.write(OWNER, "/usaha").await;
    assert!(town.label(OWNER, &Button::Redo(SUBJECT)).is_none());
    town.choose(OWNER, press(ShopButton::Page)).await;
    assert!(
        town.last(OWNER).contains("usahanya di luar Kabupaten Wonosobo"),
        "{}",
        town.last(OWNER)
    );
    town.write(OWNER, "/promo").await;
    assert!(
        town.last(OWNER).contains("usahanya di luar Kabupaten Wonosobo"),
        "{}",
        town.last(OWNER)
    );
    assert!(town.label(OWNER, &Button::Redo(SUBJECT)).is_none());
    assert!(town.label(OWNER, &Button::Go(Command::Register)).is_some());
    town.end().await;
}

#[tokio::test]
async fn a_landline_is_taken_with_a_word_on_what_it_can_not_do() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/daftar").await;
    town.write(OWNER, "Carica Gemilang").await;
    town.choose(OWNER, Button::Category(Category::Umkm)).await;
    town.write(OWNER, "Sindupaten").await;
    town.write(OWNER, "0286-321123").await;
    let told = town.sandbox.sent(OWNER);
    assert!(told.iter().any(|m| words(m).contains("pembeli hanya bisa menelepon")));
    town.end().await;
}

/// Sari's neighbour, who has agreed to the owners' terms too.
async fn registers_as_neighbour(town: &mut Town, name: &str, phone: &str) {
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/daftar").await;
    town.write(RESIDENT, name).await;
    town.choose(RESIDENT, Button::Category(Category::Umkm)).await;
    town.write(RESIDENT, "Sindupaten").await;
    town.write(RESIDENT, phone).await;
    town.write(RESIDENT, "Manisan").await;
    town.choose(RESIDENT, Button::Send).await;
}

#[tokio::test]
async fn who_registers_what_looks_registered_is_asked_and_the_card_says_so() {
    let mut town = Town::start().await;
    is_open(&mut town).await;
    registers_as_neighbour(&mut town, "Keripik Tempe", "081234567890").await;
    let asked = town.last(RESIDENT);
    assert!(asked.starts_with("“Carica Gemilang” di "), "{asked}");
    town.choose(RESIDENT, Button::Back).await;
    town.choose(RESIDENT, Button::Send).await;
    town.choose(RESIDENT, Button::Yes).await;
    assert!(town.last(RESIDENT).starts_with("Terkirim (#U-0002)"), "{}", town.last(RESIDENT));
    assert!(town.last(GROUP).contains("⚠ mirip #U-0001 Carica Gemilang"), "{}", town.last(GROUP));
    town.end().await;
}

#[tokio::test]
async fn ones_own_namesake_is_opened_instead_and_nothing_is_lost() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    gathers(&mut town).await;
    town.choose(OWNER, Button::Send).await;
    town.write(OWNER, "/daftar").await;
    town.write(OWNER, "Carica Gemilangg").await;
    town.choose(OWNER, Button::Category(Category::Umkm)).await;
    for typed in ["Sindupaten", "0856 1234 5678", "Manisan"] {
        town.write(OWNER, typed).await;
    }
    town.choose(OWNER, Button::Send).await;
    assert!(town.last(OWNER).starts_with("Usaha Anda “Carica Gemilang”"), "{}", town.last(OWNER));
    town.choose(OWNER, press(ShopButton::Page)).await;
    assert!(town.last(OWNER).starts_with("#U-0001"), "{}", town.last(OWNER));
    town.write(OWNER, "/batal").await;
    assert!(town.last(OWNER).contains("Konsepnya disimpan"), "{}", town.last(OWNER));
    town.end().await;
}
