//! What an owner does with promotions after sending them, played from the chat.

use ayopromo::{
    domain::{
        ids::PromotionId,
        language::Language,
        promotion::{Body, NewPromotion, Origin, PromotionState, Title},
        review::Subject,
        validity::Validity,
    },
    reply::button::{Button, Command, Doing, Field, Shown},
    store::{self, outbox::OutboxKind},
};

use crate::{
    engines::in_towns_on_both_engines,
    store::texts,
    town::{ADMIN, GROUP, OWNER, PATIENCE, RESIDENT, Town, words},
};

in_towns_on_both_engines! {
    what_waits_is_taken_back_and_sent_corrected,
    what_is_live_is_sold_out_and_back_on_sale_at_a_tap,
    a_second_tap_on_extend_adds_nothing,
    a_withdrawal_is_undone_where_it_stood,
    an_owner_is_asked_once_the_day_before_the_end,
    an_owner_hears_in_the_morning_that_nobody_decided,
    an_owner_reads_how_far_a_promotion_came,
}

const CARICA: PromotionId = PromotionId(1);

/// Sari's active business has these promotions in review, their cards in the group.
async fn in_review(town: &mut Town, titles: &[&str]) {
    let business = town.has_a_business().await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    for title in titles {
        let new = NewPromotion {
            business: business.key().into(),
            title: Title::parse(title).unwrap(),
            body: Body::parse("Manis dan segar").unwrap(),
            price: "65000".parse().unwrap(),
            validity: until("2026-11-29", town),
            occasion: Box::default(),
            photos: Vec::new(),
            origin: Origin::New,
        };
        let mut tx = town.app.db.begin().await.unwrap();
        let now = town.app.clock.now();
        let id = store::promotion::insert(&mut tx, &new, now).await.unwrap();
        let subject = Subject::Promotion(id);
        store::outbox::put(&mut tx, OutboxKind::Card, subject, now).await.unwrap();
        tx.commit().await.unwrap();
        town.app.outbox_filled.notify_one();
        town.settle().await;
    }
}

fn until(day: &str, town: &Town) -> Validity {
    let today = town.app.today();
    Validity::between(today, today, day.parse().unwrap()).unwrap()
}

/// The same, approved and live.
async fn live(town: &mut Town, titles: &[&str]) {
    in_review(town, titles).await;
    // The newest button of a label is pressed.
    for id in (1..=i64::try_from(titles.len()).unwrap()).rev() {
        let subject = Subject::Promotion(id.into());
        town.choose_in(ADMIN, GROUP, &Button::Approve(subject)).await;
    }
    pass_minutes(town, 6);
}

fn pass_minutes(town: &Town, minutes: i64) {
    town.app.clock.set(town.app.clock.now() + chrono::TimeDelta::minutes(minutes));
}

fn set(town: &Town, moment: &str) {
    town.app.clock.set(moment.parse().unwrap());
}

fn stall(doing: Doing) -> Button {
    Button::Stall(doing, CARICA)
}

async fn state(town: &Town) -> PromotionState {
    town.promotion(CARICA).await.state
}

/// Opens the page of Sari's first promotion from the list.
async fn opens(town: &mut Town) {
    town.write(OWNER, "/promosiku").await;
    town.choose(OWNER, stall(Doing::Show)).await;
}

async fn what_waits_is_taken_back_and_sent_corrected(mut town: Town) {
    in_review(&mut town, &["Carica cup isi 12", "Carica botol"]).await;
    pass_minutes(&town, 125);
    town.write(OWNER, "/promosiku").await;
    let list = town.last(OWNER);
    assert!(list.contains("nomor 1 dari 2, menunggu 2 jam"), "{list}");
    assert!(list.contains("nomor 2 dari 2, menunggu 2 jam"), "{list}");
    town.choose(OWNER, stall(Doing::Show)).await;
    town.choose(OWNER, stall(Doing::Correct)).await;
    assert_eq!(state(&town).await, PromotionState::Withdrawn);
    assert!(town.last(OWNER).starts_with("Yang kami baca: Carica cup isi 12"));
    let cards = said(&town, GROUP);
    assert!(cards.iter().any(|card| card.ends_with("↩ Ditarik pemiliknya.")), "{cards:?}");
    let subject = Subject::Promotion(CARICA);
    assert!(town.label(GROUP, &Button::Approve(subject)).is_none(), "its buttons are gone");

    // An administrator who saw the buttons a moment ago.
    let card = town.sandbox.sent(GROUP)[1]["message_id"].as_i64().unwrap();
    let shown = Shown { language: Language::Id, kept: true };
    for button in [Button::Approve(subject), Button::Reject(subject), Button::SendBack(subject)] {
        let tap = town.sandbox.press_stale(ADMIN, GROUP, card, &button.data(shown)).unwrap();
        let _toast = town.sandbox.wait_for_answer(&tap, PATIENCE).await;
        town.settle().await;
        assert_eq!(state(&town).await, PromotionState::Withdrawn);
    }

    town.choose(OWNER, Button::Edit(Field::Title)).await;
    town.write(OWNER, "Carica cup isi 24").await;
    town.choose(OWNER, Button::Send).await;
    assert!(town.last(OWNER).starts_with("Terkirim (#P-0003)."), "{}", town.last(OWNER));
    // The second tap on the button far up leads to how it stands, and takes nothing more back.
    town.choose(OWNER, stall(Doing::Correct)).await;
    let told = said(&town, OWNER);
    assert!(told.iter().any(|told| told.starts_with("Keadaannya sudah berubah")), "{told:?}");
    assert_eq!(texts(&town.app.db, "select state from promotion where id = 3").await, ["pending"]);
    town.end().await;
}

async fn what_is_live_is_sold_out_and_back_on_sale_at_a_tap(mut town: Town) {
    live(&mut town, &["Carica cup isi 12"]).await;
    town.knows(RESIDENT).await;
    opens(&mut town).await;
    assert!(town.last(OWNER).starts_with("#P-0001 · 🟢 tayang · s.d. 29 Nov"));
    town.choose(OWNER, stall(Doing::SoldOut)).await;
    assert!(town.last(OWNER).starts_with("Ditandai habis"), "{}", town.last(OWNER));
    for way in ["/jelajah", "/start p_1"] {
        town.write(RESIDENT, way).await;
        assert!(!town.last(RESIDENT).contains("Carica"), "{}", town.last(RESIDENT));
    }
    let sold_out = stall(Doing::SoldOut).data(Shown { language: Language::Id, kept: false });
    let page = town.sandbox.last(OWNER).unwrap()["message_id"].as_i64().unwrap();
    town.sandbox.press_stale(OWNER, OWNER, page, &sold_out).unwrap();
    town.settle().await;
    assert_eq!(state(&town).await, PromotionState::SoldOut);
    assert!(town.last(OWNER).starts_with("Keadaannya sudah berubah"), "{}", town.last(OWNER));
    town.choose(OWNER, stall(Doing::BackOnSale)).await;
    town.write(RESIDENT, "/start p_1").await;
    assert!(town.last(RESIDENT).starts_with("Carica cup isi 12"), "{}", town.last(RESIDENT));
    let actions = texts(&town.app.db, "select action from audit order by id").await;
    assert_eq!(actions[2..], ["sold_out", "back_on_sale"]);
    town.end().await;
}

async fn a_second_tap_on_extend_adds_nothing(mut town: Town) {
    live(&mut town, &["Carica cup isi 12"]).await;
    opens(&mut town).await;
    let until = town.promotion(CARICA).await.content.validity.until;
    let page = town.sandbox.last(OWNER).unwrap()["message_id"].as_i64().unwrap();
    let extend = stall(Doing::Extend { until }).data(Shown { language: Language::Id, kept: false });
    for news in ["Diperpanjang sampai Minggu Pahing, 6 Desember.", "Keadaannya sudah berubah"] {
        town.sandbox.press_stale(OWNER, OWNER, page, &extend).unwrap();
        town.settle().await;
        assert!(town.last(OWNER).starts_with(news), "{}", town.last(OWNER));
    }
    let until = town.promotion(CARICA).await.content.validity.until;
    assert_eq!(until.to_string(), "2026-12-06");
    for until in ["2026-12-06", "2026-12-13"] {
        town.choose(OWNER, stall(Doing::Extend { until: until.parse().unwrap() })).await;
    }
    let told = town.last(OWNER);
    let reason = "Masih sampai Minggu Legi, 20 Desember, jadi belum perlu diperpanjang.";
    town.choose(OWNER, stall(Doing::Extend { until: "2026-12-20".parse().unwrap() })).await;
    let refused = town.last(OWNER);
    assert!(refused.starts_with(reason), "{told}\n{refused}");
    assert!(refused.contains("Bisa diperpanjang mulai Jumat Pon, 27 November."), "{refused}");
    town.end().await;
}

async fn a_withdrawal_is_undone_where_it_stood(mut town: Town) {
    in_review(&mut town, &["Carica cup isi 12"]).await;
    let subject = Subject::Promotion(CARICA);
    opens(&mut town).await;
    town.choose(OWNER, stall(Doing::Withdraw)).await;
    assert!(town.last(OWNER).starts_with("Ditarik."), "{}", town.last(OWNER));
    assert!(town.label(GROUP, &Button::Approve(subject)).is_none());
    town.choose(OWNER, stall(Doing::Restore)).await;
    assert!(town.last(OWNER).contains("sedang diperiksa"), "{}", town.last(OWNER));
    town.choose_in(ADMIN, GROUP, &Button::Approve(subject)).await;
    pass_minutes(&town, 6);
    opens(&mut town).await;
    town.choose(OWNER, stall(Doing::Withdraw)).await;
    assert!(town.last(GROUP).ends_with("↩ Ditarik pemiliknya."), "{}", town.last(GROUP));
    town.choose(OWNER, stall(Doing::Restore)).await;
    assert_eq!(state(&town).await, PromotionState::Approved, "it was approved and stays so");
    town.end().await;
}

async fn an_owner_is_asked_once_the_day_before_the_end(mut town: Town) {
    live(&mut town, &["Carica cup isi 12", "Carica botol"]).await;
    town.write(OWNER, "/promosiku").await;
    town.choose(OWNER, Button::Stall(Doing::Show, 2.into())).await;
    town.choose(OWNER, Button::Stall(Doing::SoldOut, 2.into())).await;
    let asked = |town: &Town, title: &str| {
        let begins = format!("Promosi “{title}” selesai tayang besok");
        said(town, OWNER).iter().filter(|text| text.starts_with(&begins)).count()
    };
    set(&town, "2026-11-28T09:00:00Z");
    town.until("the owner is asked", || asked(&town, "Carica cup isi 12") == 1).await;
    town.restart().await;
    set(&town, "2026-11-28T10:00:00Z");
    let until = "2026-11-29".parse().unwrap();
    town.choose(OWNER, stall(Doing::Extend { until })).await;
    assert!(town.last(OWNER).starts_with("Diperpanjang sampai Minggu Pahing, 6 Desember."));
    // Each last day is asked about once; this one comes a week later.
    set(&town, "2026-12-05T09:00:00Z");
    town.until("the owner is asked", || asked(&town, "Carica cup isi 12") == 1).await;
    town.choose(OWNER, stall(Doing::LetEnd)).await;
    let told = town.last(OWNER);
    assert!(told.starts_with("Baik, selesai sesuai rencana: Minggu Pahing, 6 Desember."), "{told}");
    assert_eq!(asked(&town, "Carica botol"), 0, "it was sold out");
    let kinds = "select kind from outbox where kind = 'ending'";
    assert_eq!(texts(&town.app.db, kinds).await.len(), 2);
    town.end().await;
}

async fn an_owner_hears_in_the_morning_that_nobody_decided(mut town: Town) {
    in_review(&mut town, &["Carica cup isi 12"]).await;
    let subject = Subject::Promotion(CARICA);
    set(&town, "2026-11-29T17:30:00Z");
    assert_eq!(town.app.tell_of_ends(0).await.unwrap(), 0, "it is the middle of the night");
    set(&town, "2026-11-30T00:00:00Z");
    let told =
        || town.last(OWNER).starts_with("Mohon maaf, promosi “Carica cup isi 12” belum sempat");
    town.until("the owner hears of it", told).await;
    let until = "2026-11-29".parse().unwrap();
    town.choose(OWNER, stall(Doing::Extend { until })).await;
    assert!(town.last(OWNER).contains("⏳ sedang diperiksa"), "{}", town.last(OWNER));
    assert!(town.last(GROUP).contains("sampai Senin Pon, 7 Desember"), "{}", town.last(GROUP));
    town.choose_in(ADMIN, GROUP, &Button::Approve(subject)).await;
    assert_eq!(state(&town).await, PromotionState::Approved);
    town.end().await;
}

async fn an_owner_reads_how_far_a_promotion_came(mut town: Town) {
    live(&mut town, &["Carica cup isi 12"]).await;
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/langganan").await;
    town.choose(RESIDENT, Button::Send).await;
    town.advance("2026-11-25T00:00:00Z").await;
    for _ in 0..2 {
        town.choose(RESIDENT, Button::Open(CARICA)).await;
        town.choose(RESIDENT, Button::Contact(CARICA)).await;
    }
    while texts(&town.app.db, "select 'counted' from delivered").await.is_empty() {
        town.pass("2026-11-25T00:01:00Z").await;
    }
    opens(&mut town).await;
    let told = town.last(OWNER);
    assert!(told.contains("Ada di 1 rangkuman · dibuka 1 kali · dihubungi 1 kali"), "{told}");
    town.end().await;
}

#[tokio::test]
async fn an_owner_finds_a_link_to_what_waits_and_reads_how_it_stands() {
    let mut town = Town::start().await;
    in_review(&mut town, &["Carica cup isi 12"]).await;
    town.write(OWNER, "/start p_1").await;
    assert!(town.last(OWNER).starts_with("#P-0001 · ⏳ sedang diperiksa"), "{}", town.last(OWNER));
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/start p_1").await;
    assert_eq!(town.last(RESIDENT), "Promosi ini sudah tidak tayang.");
    let show = stall(Doing::Show).data(Shown { language: Language::Id, kept: false });
    let page = town.sandbox.last(RESIDENT).unwrap()["message_id"].as_i64().unwrap();
    town.sandbox.press_stale(RESIDENT, RESIDENT, page, &show).unwrap();
    town.settle().await;
    assert_eq!(town.last(RESIDENT), "Promosi itu tidak ada di daftar Anda.");
    town.write(RESIDENT, "/promosiku").await;
    assert!(town.last(RESIDENT).starts_with("Belum ada promosi."), "{}", town.last(RESIDENT));
    assert!(town.label(RESIDENT, &Button::Go(Command::Post)).is_some());
    town.end().await;
}

#[tokio::test]
async fn in_javanese_it_is_sold_out_as_well() {
    let mut town = Town::start().await;
    live(&mut town, &["Carica cup isi 12"]).await;
    town.write(OWNER, "/bahasa").await;
    town.press(OWNER, "Basa Jawi").await;
    opens(&mut town).await;
    town.press(OWNER, "Tandhani telas").await;
    assert!(town.last(OWNER).starts_with("Sampun dipuntandhani telas"), "{}", town.last(OWNER));
    town.press(OWNER, "Taksih wonten").await;
    assert!(town.last(OWNER).starts_with("Sampun tayang malih."), "{}", town.last(OWNER));
    town.end().await;
}

#[tokio::test]
async fn what_is_posted_again_asks_for_its_days_only_and_says_so() {
    let mut town = Town::start().await;
    live(&mut town, &["Carica cup isi 12"]).await;
    set(&town, "2026-12-03T02:00:00Z");
    opens(&mut town).await;
    assert!(town.last(OWNER).starts_with("#P-0001 · ⚪ sudah berakhir"), "{}", town.last(OWNER));
    town.choose(OWNER, stall(Doing::Again)).await;
    assert!(town.last(OWNER).starts_with("Sampai kapan?"), "{}", town.last(OWNER));
    town.write(OWNER, "10 Des").await;
    town.choose(OWNER, Button::Send).await;
    assert!(town.last(OWNER).starts_with("Terkirim (#P-0002)."), "{}", town.last(OWNER));
    assert!(town.last(GROUP).contains("🔁 Tayang lagi dari #P-0001"), "{}", town.last(GROUP));
    town.choose_in(ADMIN, GROUP, &Button::Approve(Subject::Promotion(2.into()))).await;
    pass_minutes(&town, 6);
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/start p_2").await;
    let page = town.last(RESIDENT);
    assert!(page.contains(" · sampai Kamis Legi, 10 Desember · tayang lagi\n"), "{page}");
    town.write(OWNER, "/start p_2").await;
    let own = town.last(OWNER);
    assert!(own.contains("Pertama kali tayang 24 November."), "{own}");
    town.end().await;
}

#[tokio::test]
async fn a_picture_sent_as_a_file_is_a_photo_and_what_is_none_is_called_so() {
    let mut town = Town::start().await;
    town.has_a_business().await;
    let picture = |side: u32| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let drawn = image::DynamicImage::new_rgba8(side, 40);
        drawn.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    };
    // Of somebody without a business it is of no use, and nothing is made of it.
    town.write(RESIDENT, "/start").await;
    town.press(RESIDENT, "Bahasa Indonesia").await;
    town.press(RESIDENT, "Setuju, mulai").await;
    town.sandbox.document(RESIDENT, RESIDENT, "foto.png", picture(60).into(), "").unwrap();
    town.after(RESIDENT, "> (a picture as a file)").await;
    let told = town.last(RESIDENT);
    assert!(told.starts_with("Maaf, kiriman jenis ini belum bisa dipakai di sini."), "{told}");
    town.write(OWNER, "/promo").await;
    town.sandbox.document(OWNER, OWNER, "harga.pdf", b"%PDF-1.7"[..].into(), "").unwrap();
    town.after(OWNER, "> (a PDF)").await;
    let told = town.last(OWNER);
    assert!(told.starts_with("Berkas jenis ini belum bisa dipakai. Kirim fotonya"), "{told}");
    let broken = b"\x89PNG\r\n\x1a\nno more".to_vec();
    town.sandbox.document(OWNER, OWNER, "foto.png", broken.into(), "").unwrap();
    town.after(OWNER, "> (a broken picture)").await;
    assert!(town.last(OWNER).starts_with("Berkas itu tidak bisa dibuka"), "{}", town.last(OWNER));
    let words = "Carica cup 65rb sampe minggu";
    town.sandbox.document(OWNER, OWNER, "foto.png", picture(60).into(), words).unwrap();
    town.after(OWNER, "> (a picture as a file)").await;
    let read = town.last(OWNER);
    assert!(read.starts_with("Yang kami baca: Carica cup · "), "{read}");
    town.sandbox.document(OWNER, OWNER, "lagi.png", picture(50).into(), "").unwrap();
    town.after(OWNER, "> (one more)").await;
    town.choose(OWNER, Button::Send).await;
    assert_eq!(town.promotion(CARICA).await.content.photos.len(), 2);

    // Several files at once are one album: one answer, with all of them in it, also of an owner at rest.
    let form = reqwest::multipart::Form::new()
        .text("user_id", OWNER.to_string())
        .text("chat_id", OWNER.to_string())
        .text("caption", "Carica botol 30rb sampe minggu");
    let form = [50, 60, 70].into_iter().fold(form, |form, side| {
        let file = reqwest::multipart::Part::bytes(picture(side)).file_name("foto.png");
        form.part(format!("file{side}"), file)
    });
    let address = format!("{}/sandbox/document", town.sandbox.url().trim_end_matches('/'));
    let sent = reqwest::Client::new().post(address).multipart(form).send().await.unwrap();
    assert!(sent.status().is_success(), "{sent:?}");
    town.after(OWNER, "> (three pictures as files)").await;
    let previews = said(&town, OWNER);
    let previews = previews.iter().filter(|text| text.contains("Carica botol · ")).count();
    assert_eq!(previews, 1);
    town.choose(OWNER, Button::Send).await;
    assert_eq!(town.promotion(2.into()).await.content.photos.len(), 3);
    town.end().await;
}

fn said(town: &Town, chat: i64) -> Vec<String> {
    town.sandbox.sent(chat).iter().map(|message| words(message).to_owned()).collect()
}
