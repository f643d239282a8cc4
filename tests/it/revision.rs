//! What is up is changed by its owner and read by the office first, played from the chats.

use ayopromo::{
    domain::{
        ids::PromotionId,
        language::Language,
        promotion::{Body, NewPromotion, Origin, PromotionState, Title},
        review::{Preset, Subject},
        validity::Validity,
    },
    reply::button::{Button, Command, Doing, Field, Shown},
    sandbox::Status,
    store::{self, outbox::OutboxKind},
};

use crate::{
    engines::in_towns_on_both_engines,
    store::texts,
    town::{ADMIN, GROUP, OTHER_ADMIN, OWNER, PATIENCE, RESIDENT, Town, keys, words},
};

in_towns_on_both_engines! {
    residents_read_the_old_text_until_the_office_has_read_the_new_one,
    what_the_admin_saw_is_what_is_approved,
    a_change_is_corrected_given_up_and_brought_back,
    a_change_goes_with_a_promotion_that_is_withdrawn_or_over,
    a_draft_of_a_change_follows_what_was_approved_meanwhile,
}

pub const CARICA: PromotionId = PromotionId(1);
pub const SUBJECT: Subject = Subject::Promotion(CARICA);

fn stall(doing: Doing) -> Button {
    Button::Stall(doing, CARICA)
}

/// Sari's promotion is approved and live until Sunday.
pub async fn live(town: &mut Town) {
    let business = town.has_a_business().await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    let today = town.app.today();
    let new = NewPromotion {
        business: business.key().into(),
        title: Title::parse("Carica cup isi 12").unwrap(),
        body: Body::parse("Manis dan segar").unwrap(),
        price: "65000".parse().unwrap(),
        validity: Validity::between(today, today, "2026-11-29".parse().unwrap()).unwrap(),
        occasion: Box::default(),
        photos: Vec::new(),
        origin: Origin::New,
    };
    let mut tx = town.app.db.begin().await.unwrap();
    let now = town.app.clock.now();
    let id = store::promotion::insert(&mut tx, &new, now).await.unwrap();
    store::outbox::put(&mut tx, OutboxKind::Card, Subject::Promotion(id), now).await.unwrap();
    tx.commit().await.unwrap();
    town.app.outbox_filled.notify_one();
    town.settle().await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    set(town, "2026-11-24T02:30:00Z");
}

pub fn set(town: &Town, moment: &str) {
    town.app.clock.set(moment.parse().unwrap());
}

/// From the list to the preview of the change.
async fn changes(town: &mut Town) {
    town.write(OWNER, "/promosiku").await;
    town.choose(OWNER, stall(Doing::Show)).await;
    town.choose(OWNER, stall(Doing::Change)).await;
}

pub async fn changes_the_price(town: &mut Town, price: &str) {
    changes(town).await;
    town.choose(OWNER, Button::Edit(Field::Price)).await;
    town.write(OWNER, price).await;
    town.choose(OWNER, Button::Send).await;
}

async fn sees(town: &mut Town) -> String {
    town.write(RESIDENT, "/start p_1").await;
    town.last(RESIDENT)
}

fn said(town: &Town, chat: i64) -> Vec<String> {
    town.sandbox.sent(chat).iter().map(|message| words(message).to_owned()).collect()
}

fn told(town: &Town, chat: i64, part: &str) -> usize {
    said(town, chat).iter().filter(|text| text.contains(part)).count()
}

async fn residents_read_the_old_text_until_the_office_has_read_the_new_one(mut town: Town) {
    live(&mut town).await;
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/langganan").await;
    town.choose(RESIDENT, Button::Send).await;

    changes(&mut town).await;
    assert!(town.last(OWNER).contains("Yang sudah tayang tetap tayang"), "{}", town.last(OWNER));
    town.choose(OWNER, Button::Edit(Field::Price)).await;
    town.write(OWNER, "70rb").await;
    town.choose(OWNER, Button::Edit(Field::Body)).await;
    town.write(OWNER, "Manis, segar, bisa COD Kertek").await;
    town.choose(OWNER, Button::Send).await;
    let page = town.last(OWNER);
    assert!(page.starts_with("Terkirim. Yang lama tetap tampil"), "{page}");
    assert!(page.contains("Perubahan sedang diperiksa, nomor 1 dari 1: Harga, Teks."), "{page}");
    assert!(page.contains("Rp\u{a0}65.000"), "what is up: {page}");
    let message = town.sandbox.last(OWNER).unwrap()["message_id"].as_i64().unwrap();
    let send = Button::Send.data(Shown { language: Language::Id, kept: false });
    town.sandbox.press_stale(OWNER, OWNER, message, &send).unwrap();
    town.settle().await;
    assert_eq!(town.last(OWNER), page, "a second tap sends nothing more");

    let card = town.last(GROUP);
    assert!(card.contains("🔁 Perubahan promosi yang sudah disetujui: Harga, Teks"), "{card}");
    assert!(card.contains("Harga: Rp\u{a0}65.000 → Rp\u{a0}70.000"), "{card}");
    assert!(card.contains("Teks sekarang:\nManis dan segar\nTeks baru:\nManis, segar"), "{card}");
    assert!(!card.contains("29 November"), "what stays is not repeated: {card}");
    town.sandbox.text(ADMIN, GROUP, "/antrean").unwrap();
    town.after(GROUP, "> /antrean").await;
    assert!(
        town.last(GROUP).contains("#P-0001 Carica cup isi 12 (perubahan)"),
        "{}",
        town.last(GROUP)
    );

    assert!(sees(&mut town).await.contains("Manis dan segar"));
    town.advance("2026-11-25T00:00:00Z").await;
    town.settle().await;
    assert_eq!(told(&town, RESIDENT, "Carica cup isi 12 — Rp\u{a0}65.000"), 1);

    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    let heard = town.last(OWNER);
    assert!(heard.ends_with("“Carica cup isi 12” sudah disetujui dan sekarang tayang."), "{heard}");
    let page = sees(&mut town).await;
    assert!(page.contains("bisa COD Kertek") && page.contains("Rp\u{a0}70.000"), "{page}");
    town.write(RESIDENT, "/cari kertek").await;
    assert!(town.last(RESIDENT).contains("Carica cup isi 12"), "{}", town.last(RESIDENT));
    // It isn't new once more.
    town.pass("2026-11-26T00:01:00Z").await;
    town.settle().await;
    assert_eq!(told(&town, RESIDENT, "Rangkuman AyoPromo"), 1);
    let actions = "select action from audit where subject_kind = 'promotion' order by id";
    assert_eq!(texts(&town.app.db, actions).await, ["approved", "changed", "approved"]);
    town.end().await;
}

async fn what_the_admin_saw_is_what_is_approved(mut town: Town) {
    live(&mut town).await;
    changes_the_price(&mut town, "70rb").await;
    let card = town.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap();
    // The owner corrects it while an administrator reads.
    changes_the_price(&mut town, "75rb").await;
    let shown = Shown { language: Language::Id, kept: true };
    let approve = Button::Approve(SUBJECT).data(shown);
    let tap = town.sandbox.press_stale(ADMIN, GROUP, card, &approve).unwrap();
    let toast = town.sandbox.wait_for_answer(&tap, PATIENCE).await.unwrap().text;
    assert!(toast.starts_with("Kartu ini sudah lama."), "{toast}");
    town.settle().await;
    assert_eq!(town.promotion(CARICA).await.content.price.to_string(), "65000");
    assert!(town.last(GROUP).contains("Rp\u{a0}65.000 → Rp\u{a0}75.000"), "{}", town.last(GROUP));

    town.sandbox.set_member(GROUP, OWNER, Status::Administrator).unwrap();
    let toast = town.choose_in(OWNER, GROUP, &Button::Approve(SUBJECT)).await;
    assert_eq!(toast.as_deref(), Some("Usaha sendiri diputuskan admin lain."));
    let toast = town.choose_in(OTHER_ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    assert_eq!(toast.as_deref(), Some("Disetujui."));
    assert_eq!(town.promotion(CARICA).await.content.price.to_string(), "75000");
    let late = town.sandbox.press_stale(ADMIN, GROUP, card, &approve).unwrap();
    town.sandbox.wait_for_answer(&late, PATIENCE).await.unwrap();
    town.settle().await;
    let changed = "select action from audit where subject_kind = 'promotion' order by id";
    let actions = texts(&town.app.db, changed).await;
    assert_eq!(actions, ["approved", "changed", "changed", "approved"]);
    town.end().await;
}

async fn a_change_is_corrected_given_up_and_brought_back(mut town: Town) {
    live(&mut town).await;
    changes(&mut town).await;
    town.choose(OWNER, Button::Send).await;
    assert!(town.last(OWNER).starts_with("Tidak ada yang berubah"), "{}", town.last(OWNER));
    let cards = told(&town, GROUP, "Perubahan promosi");
    assert_eq!(cards, 0, "nothing was sent");

    changes_the_price(&mut town, "70rb").await;
    town.choose_in(ADMIN, GROUP, &Button::SendBack(SUBJECT)).await;
    town.choose_in(ADMIN, GROUP, &Button::Because(SUBJECT, Preset::UnclearPrice)).await;
    let heard = town.last(OWNER);
    assert!(heard.starts_with("Perubahan promosi “Carica cup isi 12” belum bisa"), "{heard}");
    assert!(heard.contains("harga"), "the reason: {heard}");
    assert_eq!(town.promotion(CARICA).await.state, PromotionState::Approved);

    // What was written is still there.
    town.choose(OWNER, stall(Doing::Change)).await;
    assert!(town.last(OWNER).contains("Rp\u{a0}70.000"), "{}", town.last(OWNER));
    town.choose(OWNER, Button::Edit(Field::Price)).await;
    town.write(OWNER, "70rb per cup").await;
    town.choose(OWNER, Button::Send).await;
    assert!(town.last(OWNER).contains("Perubahan sedang diperiksa"), "{}", town.last(OWNER));

    town.choose(OWNER, stall(Doing::DropChange)).await;
    assert!(town.last(OWNER).starts_with("Perubahannya dibatalkan."), "{}", town.last(OWNER));
    assert!(
        town.last(GROUP).ends_with("↩ Perubahannya dibatalkan pemilik."),
        "{}",
        town.last(GROUP)
    );
    assert!(town.label(GROUP, &Button::Approve(SUBJECT)).is_none());
    town.choose(OWNER, stall(Doing::RestoreChange)).await;
    assert!(town.last(OWNER).contains("Perubahan sedang diperiksa"), "{}", town.last(OWNER));
    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    assert_eq!(town.promotion(CARICA).await.content.price.to_string(), "70000;unit=cup");

    // Only an earlier end: nobody has to read that, though it began the day before.
    set(&town, "2026-11-25T02:30:00Z");
    changes(&mut town).await;
    town.choose(OWNER, Button::Edit(Field::Until)).await;
    town.write(OWNER, "27 Nov").await;
    town.choose(OWNER, Button::Send).await;
    assert!(town.last(OWNER).starts_with("Tersimpan: tayang sampai"), "{}", town.last(OWNER));
    assert_eq!(town.promotion(CARICA).await.content.validity.until.to_string(), "2026-11-27");
    town.end().await;
}

async fn a_change_goes_with_a_promotion_that_is_withdrawn_or_over(mut town: Town) {
    live(&mut town).await;
    changes_the_price(&mut town, "70rb").await;
    town.choose(OWNER, stall(Doing::Withdraw)).await;
    let gone = "Perubahan yang menunggu ikut berhenti";
    assert!(town.last(OWNER).contains(gone), "{}", town.last(OWNER));
    assert!(town.last(GROUP).ends_with("↩ Ditarik pemiliknya."), "{}", town.last(GROUP));
    town.choose(OWNER, stall(Doing::Restore)).await;
    assert!(town.last(OWNER).contains("Perubahan sedang diperiksa"), "{}", town.last(OWNER));

    // What is being written when the promotion ends becomes a draft of another one.
    changes(&mut town).await;
    set(&town, "2026-11-30T01:00:00Z");
    let over = || town.last(GROUP).contains("jadi perubahan ini ikut selesai");
    town.until("the card says so", over).await;
    assert!(town.label(GROUP, &Button::Approve(SUBJECT)).is_none());
    town.choose(OWNER, Button::Edit(Field::Until)).await;
    town.write(OWNER, "10 Des").await;
    town.choose(OWNER, Button::Send).await;
    assert_eq!(told(&town, OWNER, "Hari terakhirnya sudah lewat."), 1, "{}", town.last(OWNER));
    town.write(OWNER, "/promosiku").await;
    town.choose(OWNER, stall(Doing::Show)).await;
    assert!(town.last(OWNER).contains(gone), "{}", town.last(OWNER));
    let page = town.sandbox.last(OWNER).unwrap();
    assert!(!keys(&page).iter().any(|key| key["text"] == "✏️ Ubah"), "{page}");
    let drafts = town.conversation(OWNER).await.drafts;
    let (draft, _) = drafts.aside().last().unwrap();
    town.choose(OWNER, Button::Resume(*draft)).await;
    town.choose(OWNER, Button::Send).await;
    assert!(town.last(OWNER).starts_with("Terkirim (#P-0002)."), "{}", town.last(OWNER));
    let again = town.promotion(2.into()).await.content;
    assert_eq!((again.price.to_string().as_str(), again.origin), ("70000", Origin::Again(CARICA)));
    town.end().await;
}

/// A change of the price waits as a draft while another one of the title and the price goes up. Returns the preview
/// of the draft once it is taken up again.
async fn taken_up_again(town: &mut Town) -> String {
    changes(town).await;
    town.write(OWNER, "70rb").await;
    town.choose(OWNER, Button::Back).await;
    let drafts = town.conversation(OWNER).await.drafts;
    let (draft, _) = *drafts.aside().last().unwrap();
    changes(town).await;
    town.write(OWNER, "60rb").await;
    town.choose(OWNER, Button::Edit(Field::Title)).await;
    town.write(OWNER, "Carica botol besar").await;
    town.choose(OWNER, Button::Send).await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    town.write(OWNER, "/batal").await;
    town.choose(OWNER, Button::Resume(draft)).await;
    town.last(OWNER)
}

async fn a_draft_of_a_change_follows_what_was_approved_meanwhile(mut town: Town) {
    live(&mut town).await;
    let preview = taken_up_again(&mut town).await;
    assert!(preview.contains("Carica botol besar · Rp\u{a0}70.000"), "{preview}");
    assert!(preview.contains("Berubah sementara itu: Harga Rp\u{a0}60.000."), "{preview}");
    town.choose(OWNER, Button::Send).await;
    let card = town.last(GROUP);
    assert!(card.contains("sudah disetujui: Harga\n"), "{card}");
    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    let content = town.promotion(CARICA).await.content;
    assert_eq!(
        (content.title.as_str(), content.price.to_string().as_str()),
        ("Carica botol besar", "70000")
    );
    town.end().await;
}

#[tokio::test]
async fn a_draft_of_a_change_says_in_javanese_what_changed_meanwhile() {
    let mut town = Town::start().await;
    live(&mut town).await;
    town.write(OWNER, "/bahasa").await;
    town.press(OWNER, "Basa Jawi").await;
    let preview = taken_up_again(&mut town).await;
    let said = "Éwah ing wekdal punika: Regi Rp\u{a0}60.000.";
    assert!(preview.contains(said), "{preview}");
    town.end().await;
}

#[tokio::test]
async fn in_javanese_the_old_text_stays_up_as_well() {
    let mut town = Town::start().await;
    live(&mut town).await;
    town.knows(RESIDENT).await;
    for user in [OWNER, RESIDENT] {
        town.write(user, "/bahasa").await;
        town.press(user, "Basa Jawi").await;
    }
    town.write(OWNER, "/promosiku").await;
    town.choose(OWNER, stall(Doing::Show)).await;
    town.press(OWNER, "✏️ Éwahi").await;
    // In a hurry the price is just typed below the preview.
    town.write(OWNER, "regane 70rb").await;
    assert!(
        town.last(OWNER).contains("Ingkang sampun tayang tetep tayang"),
        "{}",
        town.last(OWNER)
    );
    town.press(OWNER, "✅ Dhateng admin").await;
    let page = town.last(OWNER);
    assert!(page.starts_with("Sampun kakintun. Ingkang lami tetep katingal"), "{page}");
    assert!(page.contains("Éwah-éwahan saweg dipunpriksa, nomer 1 saking 1: Regi."), "{page}");
    assert!(sees(&mut town).await.contains("Rp\u{a0}65.000"));

    // In the administrator's own words.
    let card = town.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap();
    town.sandbox.reply(ADMIN, GROUP, card, "Harganya per apa?").unwrap();
    town.after(GROUP, "> (a reply to the card)").await;
    town.choose_in(ADMIN, GROUP, &Button::SendBackWith(1.into())).await;
    let heard = town.last(OWNER);
    assert!(heard.contains("dèrèng saged dipunsarujuki. Ingkang lami tetep kanggé."), "{heard}");
    assert!(heard.contains("Seratanipun admin:\nHarganya per apa?"), "{heard}");
    town.press(OWNER, "✏️ Leresaken").await;
    town.write(OWNER, "70rb/cup").await;
    town.press(OWNER, "✅ Dhateng admin").await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    let heard = town.last(OWNER);
    assert!(heard.ends_with("sampun dipunsarujuki lan sapunika tayang."), "{heard}");
    assert!(sees(&mut town).await.contains("Rp\u{a0}70.000"));
    town.end().await;
}

#[tokio::test]
async fn new_photos_stand_above_the_card_and_nothing_typed_is_lost_on_the_way_back() {
    let mut town = Town::start().await;
    live(&mut town).await;
    changes(&mut town).await;
    town.sandbox.photo(OWNER, OWNER, "").unwrap();
    town.after(OWNER, "> (a photo)").await;
    town.choose(OWNER, Button::Back).await;
    assert!(town.last(OWNER).starts_with("#P-0001 · 🟢 tayang"), "{}", town.last(OWNER));
    town.write(OWNER, "/batal").await;
    let drafts = town.conversation(OWNER).await.drafts;
    let (draft, _) = drafts.aside().last().unwrap();
    town.choose(OWNER, Button::Resume(*draft)).await;
    town.choose(OWNER, Button::Send).await;
    let card = town.last(GROUP);
    assert!(card.contains("📷 0 foto → 1 foto"), "{card}");
    let photos = |town: &Town| {
        town.sandbox.sent(GROUP).iter().filter(|sent| sent["photo"].is_array()).count()
    };
    assert_eq!(photos(&town), 1);
    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    assert_eq!(town.promotion(CARICA).await.content.photos.len(), 1);
    changes_the_price(&mut town, "70rb").await;
    assert_eq!(photos(&town), 1, "they are as they were");
    town.write(OWNER, "/menu").await;
    assert!(town.label(OWNER, &Button::Go(Command::Post)).is_some());
    town.end().await;
}
