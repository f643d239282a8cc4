//! The preview of a promotion, played from its owner's chat: what it says of the words, and what follows.

use ayopromo::{
    domain::{
        ids::PromotionId,
        language::Language,
        promotion::{Body, NewPromotion, Origin, Title},
        review::Subject,
        validity::Validity,
    },
    reply::button::{Button, Doing, Field, ShopButton},
    store::{self, Db, outbox::OutboxKind},
};

use crate::{
    shop::{SHOP, speaks},
    town::{ADMIN, GROUP, OWNER, RESIDENT, Town, words},
};

const CARICA: PromotionId = PromotionId(1);

/// Sari's business is open, and she is asked for a promotion's message.
async fn asked(town: &mut Town, language: Language) {
    let business = town.has_a_business().await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    speaks(town, OWNER, language).await;
    town.write(OWNER, "/promo").await;
}

/// A promotion with this text is approved and live until Sunday.
async fn is_live(town: &mut Town, body: &str) {
    let business = town.has_a_business().await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    let today = town.app.today();
    let new = NewPromotion {
        business: business.key().into(),
        title: Title::parse("Carica cup isi 12").unwrap(),
        body: Body::parse(body).unwrap(),
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
    town.choose_in(ADMIN, GROUP, &Button::Approve(Subject::Promotion(id))).await;
    town.app.clock.set("2026-11-24T02:30:00Z".parse().unwrap());
}

async fn changes(town: &mut Town, field: Field, typed: &str) {
    town.choose(OWNER, Button::Edit(field)).await;
    town.write(OWNER, typed).await;
}

#[tokio::test]
async fn a_price_changed_with_a_button_is_told_while_the_words_say_the_old_one() {
    for (language, says) in [
        (Language::Id, "Di teks tertulis Rp\u{a0}65.000 (biasanya Rp\u{a0}80.000), lain dari"),
        (Language::Jv, "Ing seratan kaserat Rp\u{a0}65.000 (limrahipun Rp\u{a0}80.000), béda"),
    ] {
        let mut town = Town::start().await;
        asked(&mut town, language).await;
        town.write(OWNER, "CARICA CUP isi 12 cuma 65rb dari 80rb, sampe minggu").await;
        assert!(!town.last(OWNER).contains(&says[..10]), "{}", town.last(OWNER));
        changes(&mut town, Field::Price, "60rb dari 80rb").await;
        assert!(town.last(OWNER).contains(says), "{}", town.last(OWNER));
        changes(&mut town, Field::Body, "Carica cup isi 12 cuma 60rb dari 80rb, sampe minggu")
            .await;
        let mended = town.last(OWNER);
        assert!(!mended.contains(&says[..10]), "{mended}");
        changes(&mut town, Field::Until, "5 Des").await;
        assert!(town.last(OWNER).contains(&says[..10]), "{}", town.last(OWNER));
        town.choose(OWNER, Button::Send).await;
        assert!(town.last(GROUP).contains("#P-0001"), "it is sent all the same");
        town.end().await;
    }
}

#[tokio::test]
async fn old_words_posted_once_more_tell_which_days_they_still_name() {
    let mut town = Town::start().await;
    is_live(&mut town, "Manis dan segar, sampai 29 Nov").await;
    town.app.clock.set("2026-12-01T02:30:00Z".parse().unwrap());
    town.write(OWNER, "/promosiku").await;
    town.choose(OWNER, Button::Stall(Doing::Show, CARICA)).await;
    town.choose(OWNER, Button::Stall(Doing::Again, CARICA)).await;
    town.choose(OWNER, Button::Days(7)).await;
    let shown = town.last(OWNER);
    assert!(shown.contains("Di teks tertulis sampai Minggu Kliwon, 29 November"), "{shown}");
    changes(&mut town, Field::Body, "Manis dan segar").await;
    assert!(!town.last(OWNER).contains("Di teks tertulis"), "{}", town.last(OWNER));
    town.end().await;
}

#[tokio::test]
async fn a_change_of_what_is_up_tells_what_its_words_still_say() {
    let mut town = Town::start().await;
    is_live(&mut town, "Manis dan segar, cuma 65rb sampai Minggu").await;
    town.write(OWNER, "/promosiku").await;
    town.choose(OWNER, Button::Stall(Doing::Show, CARICA)).await;
    town.choose(OWNER, Button::Stall(Doing::Change, CARICA)).await;
    assert!(!town.last(OWNER).contains("Di teks tertulis"), "{}", town.last(OWNER));
    town.write(OWNER, "70rb").await;
    let shown = town.last(OWNER);
    assert!(shown.contains("Di teks tertulis Rp\u{a0}65.000, lain dari"), "{shown}");
    town.choose(OWNER, Button::Send).await;
    assert!(town.last(OWNER).starts_with("Terkirim."), "{}", town.last(OWNER));
    town.end().await;
}

#[tokio::test]
async fn hours_at_the_preview_that_may_mean_two_things_are_chosen_with_a_button() {
    for (language, chosen, shown) in [
        (Language::Id, "07.00–21.00", "· jam 07.00–21.00"),
        (Language::Jv, "07.00–21.00", "· jam 07.00–21.00"),
    ] {
        let mut town = Town::start().await;
        asked(&mut town, language).await;
        town.write(OWNER, "Carica cup 65rb sampai Minggu").await;
        town.write(OWNER, "jam 7 sampai 9").await;
        town.write(OWNER, "???").await;
        town.press(OWNER, chosen).await;
        assert!(town.last(OWNER).contains(shown), "{}", town.last(OWNER));
        town.end().await;
    }
}

#[tokio::test]
async fn a_promotions_hours_say_that_it_rests_on_holidays() {
    for (language, typed, shown) in [
        (Language::Id, "jam 08.00-12.00, tanggal merah tutup", "08.00–12.00; tanggal merah tutup"),
        (Language::Jv, "jam 08.00-12.00, tanggal abang tutup", "08.00–12.00; tanggal abrit tutup"),
    ] {
        let mut town = Town::start().await;
        asked(&mut town, language).await;
        town.write(OWNER, "Carica cup 65rb sampai Minggu").await;
        town.write(OWNER, typed).await;
        assert!(town.last(OWNER).contains(shown), "{}", town.last(OWNER));
        let page = town.sandbox.sent(OWNER);
        let page = page.iter().rev().nth(1).map(|message| words(message).to_owned());
        assert!(page.as_deref().is_some_and(|page| page.contains(shown)), "{page:?}");
        town.end().await;
    }
}

#[tokio::test]
async fn doubtful_hours_of_a_message_are_asked_about_with_buttons() {
    for (language, typed, question, shown) in [
        (
            Language::Id,
            "cukur rambut 15rb, buka jam 8-4. sampe minggu",
            "Jamnya yang mana?",
            "jam 08.00–16.00",
        ),
        (
            Language::Jv,
            "cukur 15 ewu, bukak jam 8-4. tekan minggu",
            "Jamipun ingkang pundi?",
            "jam 08.00–16.00",
        ),
    ] {
        let mut town = Town::start().await;
        asked(&mut town, language).await;
        town.write(OWNER, typed).await;
        assert!(town.last(OWNER).starts_with(question), "{}", town.last(OWNER));
        town.choose(OWNER, Button::Candidate(0)).await;
        assert!(town.last(OWNER).contains(shown), "{}", town.last(OWNER));
        town.end().await;
    }
}

#[tokio::test]
async fn what_was_written_for_a_business_goes_with_it() {
    for (language, nothing) in
        [(Language::Id, "Tidak ada yang perlu dibatalkan"), (Language::Jv, "Mboten wonten ingkang")]
    {
        let mut town = Town::start().await;
        asked(&mut town, language).await;
        town.write(OWNER, "Carica cup 65rb sampai Minggu").await;
        town.write(OWNER, "/batal").await;
        let [(draft, _)] = *town.conversation(OWNER).await.drafts.aside() else { panic!("one") };
        town.write(OWNER, "/batal").await;
        assert!(town.last(OWNER).contains("Carica cup"), "{}", town.last(OWNER));
        town.write(OWNER, "/usaha").await;
        town.choose(OWNER, Button::Shop(ShopButton::Page(SHOP))).await;
        town.choose(OWNER, Button::Shop(ShopButton::Delete(SHOP))).await;
        town.choose(OWNER, Button::Yes).await;
        town.write(OWNER, "/batal").await;
        assert!(town.last(OWNER).starts_with(nothing), "{}", town.last(OWNER));
        town.choose(OWNER, Button::Resume(draft)).await;
        let told: Vec<_> = town.sandbox.sent(OWNER).iter().map(|m| words(m).to_owned()).collect();
        assert!(!told.iter().any(|told| told.contains("gangguan")), "{told:?}");
        town.end().await;
    }
}

/// Somebody else has the business from now on.
async fn passes_on(town: &Town) {
    town.knows(RESIDENT).await;
    let heir = town.person(RESIDENT).await.unwrap().id;
    let Db::Sqlite { pool, .. } = &town.app.db else { panic!("the town keeps its data in SQLite") };
    let sql = "update business set owner_id = $1";
    sqlx::query(sql).bind(heir.0).execute(pool).await.unwrap();
}

#[tokio::test]
async fn what_was_written_for_a_business_that_was_handed_on_is_no_draft_any_more() {
    let mut town = Town::start().await;
    asked(&mut town, Language::Id).await;
    town.write(OWNER, "Carica cup 65rb sampai Minggu").await;
    town.write(OWNER, "/batal").await;
    town.write(OWNER, "/promo").await;
    town.write(OWNER, "Sirup carica 20rb sampai Sabtu").await;
    passes_on(&town).await;
    town.choose(OWNER, Button::Send).await;
    assert!(town.last(OWNER).starts_with("Usaha ini tidak ada"), "{}", town.last(OWNER));
    town.write(OWNER, "/batal").await;
    assert!(
        town.last(OWNER).starts_with("Tidak ada yang perlu dibatalkan"),
        "{}",
        town.last(OWNER)
    );
    town.end().await;
}
