//! A decision is taken back before anybody could see what came of it, and its owner is told so.

use ayopromo::{
    domain::{
        business::BusinessState,
        language::Language,
        promotion::PromotionState,
        review::{Preset, Subject},
    },
    reply::button::{Button, Field, ShopButton, Shown},
    sandbox::Status,
};

use crate::{
    engines::in_towns_on_both_engines,
    revision::{self, changes_the_price, live, set},
    shop::{self, speaks},
    store::texts,
    town::{ADMIN, GROUP, OTHER_ADMIN, OWNER, PATIENCE, Town},
};

in_towns_on_both_engines! {
    an_approval_is_taken_back_before_anybody_sees_it,
    what_is_out_already_is_not_taken_back,
    an_approved_change_is_taken_back_whole,
    an_approved_change_of_a_business_is_taken_back_whole,
    an_objection_is_taken_back_until_it_was_answered,
    a_business_waits_again_with_its_promotions,
    nobody_takes_back_what_was_decided_on_their_own,
}

const SUBJECT: Subject = revision::SUBJECT;

async fn an_approval_is_taken_back_before_anybody_sees_it(mut town: Town) {
    town.hands_in(1, &[]).await;
    town.settle().await;
    for (language, heard) in [
        (Language::Id, "Keputusan tadi atas promosi “Carica 1” dibatalkan admin"),
        (Language::Jv, "Putusan wau tumrap promosi “Carica 1” dipunbatalaken admin"),
    ] {
        speaks(&town, OWNER, language).await;
        town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
        let told = town.sandbox.sent(OWNER).len();
        let card = town.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap();
        let toast = town.choose_in(OTHER_ADMIN, GROUP, &Button::Undo(SUBJECT)).await;
        assert_eq!(toast.as_deref(), Some("Keputusannya dibatalkan; pemiliknya dikabari."));
        // Impatience: the button that has just gone.
        let undo = Button::Undo(SUBJECT).data(Shown { language: Language::Id, kept: true });
        let again = town.sandbox.press_stale(OTHER_ADMIN, GROUP, card, &undo).unwrap();
        let toast = town.sandbox.wait_for_answer(&again, PATIENCE).await.unwrap().text;
        assert!(toast.starts_with("Keadaannya sudah berubah"), "{toast}");
        town.settle().await;
        assert!(town.last(OWNER).starts_with(heard), "{}", town.last(OWNER));
        assert_eq!(town.sandbox.sent(OWNER).len(), told + 1, "once");
        let promotion = town.promotion(1.into()).await;
        assert_eq!((promotion.state, promotion.live_from), (PromotionState::Pending, None));
        assert!(town.decision(SUBJECT).await.is_none());
        assert!(town.last(GROUP).contains("0 disetujui, 0 ditolak"), "{}", town.last(GROUP));
    }
    assert_eq!(texts(&town.app.db, "select term from term").await, [""; 0]);
    town.choose_in(OTHER_ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    assert_eq!(town.promotion(1.into()).await.state, PromotionState::Approved);
    let record = "select action || ' ' || name from audit join admin on admin.id = admin_id
         where subject_kind = 'promotion' order by audit.id";
    let twice = ["approved Budi", "undone Rini"];
    let expected = [&twice[..], &twice, &["approved Rini"]].concat();
    assert_eq!(texts(&town.app.db, record).await, expected);
    let heard = town.last(OWNER);
    assert!(heard.contains("“Carica 1” sampun dipunsarujuki"), "as a new one: {heard}");
    town.end().await;
}

async fn what_is_out_already_is_not_taken_back(mut town: Town) {
    town.hands_in(1, &[]).await;
    town.settle().await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    let told = town.sandbox.sent(OWNER).len();
    set(&town, "2026-11-24T02:20:00Z");
    let toast = town.choose_in(ADMIN, GROUP, &Button::Undo(SUBJECT)).await.unwrap();
    assert!(toast.starts_with("Sudah lebih dari lima menit"), "{toast}");
    assert_eq!(town.promotion(1.into()).await.state, PromotionState::Approved);
    assert_eq!(town.sandbox.sent(OWNER).len(), told);
    town.end().await;
}

async fn an_approved_change_is_taken_back_whole(mut town: Town) {
    live(&mut town).await;
    changes_the_price(&mut town, "70rb").await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    assert_eq!(price(&town).await, "70000");
    town.choose_in(ADMIN, GROUP, &Button::Undo(SUBJECT)).await;
    assert_eq!(price(&town).await, "65000", "what was up is up again");
    let heard = town.last(OWNER);
    assert!(heard.starts_with("Keputusan tadi atas perubahan promosi"), "{heard}");
    let card = town.last(GROUP);
    assert!(card.contains("Harga: Rp\u{a0}65.000 → Rp\u{a0}70.000"), "{card}");
    assert_eq!(town.promotion(revision::CARICA).await.state, PromotionState::Approved);
    town.choose_in(ADMIN, GROUP, &Button::SendBack(SUBJECT)).await;
    town.choose_in(ADMIN, GROUP, &Button::Because(SUBJECT, Preset::UnclearPrice)).await;
    town.choose_in(ADMIN, GROUP, &Button::Undo(SUBJECT)).await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    assert_eq!(price(&town).await, "70000");
    let heard = town.last(OWNER);
    assert!(heard.starts_with("Perubahan promosi “Carica cup isi 12” sudah disetujui"), "{heard}");
    town.end().await;
}

async fn an_approved_change_of_a_business_is_taken_back_whole(mut town: Town) {
    shop::is_open(&mut town).await;
    town.write(OWNER, "/usaha").await;
    town.choose(OWNER, shop::press(ShopButton::Page)).await;
    town.choose(OWNER, shop::press(ShopButton::Change)).await;
    town.choose(OWNER, Button::Edit(Field::Name)).await;
    town.write(OWNER, "Carica Dieng").await;
    town.choose(OWNER, Button::Send).await;
    for verdict in ["Carica Dieng", "Carica Gemilang"] {
        if verdict == "Carica Dieng" {
            town.choose_in(ADMIN, GROUP, &Button::Approve(shop::SUBJECT)).await;
        } else {
            town.choose_in(ADMIN, GROUP, &Button::Reject(shop::SUBJECT)).await;
            let because = Button::Because(shop::SUBJECT, Preset::Duplicate);
            town.choose_in(ADMIN, GROUP, &because).await;
        }
        assert_eq!(town.business(shop::SHOP).await.profile.name.as_str(), verdict);
        town.choose_in(ADMIN, GROUP, &Button::Undo(shop::SUBJECT)).await;
        let name = town.business(shop::SHOP).await.profile.name;
        assert_eq!(name.as_str(), "Carica Gemilang", "what was up");
        let heard = town.last(OWNER);
        assert!(heard.starts_with("Keputusan tadi atas perubahan data"), "{heard}");
        assert!(town.last(GROUP).contains("Carica Dieng"), "{}", town.last(GROUP));
    }
    town.choose_in(ADMIN, GROUP, &Button::Approve(shop::SUBJECT)).await;
    assert_eq!(town.business(shop::SHOP).await.profile.name.as_str(), "Carica Dieng");
    town.end().await;
}

async fn an_objection_is_taken_back_until_it_was_answered(mut town: Town) {
    town.hands_in(1, &[]).await;
    town.settle().await;
    speaks(&town, OWNER, Language::Id).await;
    for (open, preset, moment) in [
        (Button::Reject(SUBJECT), Preset::Duplicate, "2026-11-24T04:00:00Z"),
        (Button::SendBack(SUBJECT), Preset::BlurryPhoto, "2026-11-24T06:00:00Z"),
    ] {
        town.choose_in(ADMIN, GROUP, &open).await;
        town.choose_in(ADMIN, GROUP, &Button::Because(SUBJECT, preset)).await;
        set(&town, moment);
        town.choose_in(OTHER_ADMIN, GROUP, &Button::Undo(SUBJECT)).await;
        assert_eq!(town.promotion(1.into()).await.state, PromotionState::Pending);
        assert!(town.last(OWNER).starts_with("Keputusan tadi"), "{}", town.last(OWNER));
    }
    town.choose_in(ADMIN, GROUP, &Button::SendBack(SUBJECT)).await;
    town.choose_in(ADMIN, GROUP, &Button::Because(SUBJECT, Preset::BlurryPhoto)).await;
    let card = town.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap();
    town.choose(OWNER, Button::Redo(SUBJECT)).await;
    town.choose(OWNER, Button::Send).await;
    assert!(town.last(OWNER).starts_with("Terkirim (#P-0001)"), "{}", town.last(OWNER));
    let undo = Button::Undo(SUBJECT).data(Shown { language: Language::Id, kept: true });
    let late = town.sandbox.press_stale(ADMIN, GROUP, card, &undo).unwrap();
    let toast = town.sandbox.wait_for_answer(&late, PATIENCE).await.unwrap().text;
    assert!(toast.starts_with("Kartu ini sudah lama."), "{toast}");
    assert_eq!(town.promotion(1.into()).await.state, PromotionState::Pending);
    town.end().await;
}

async fn a_business_waits_again_with_its_promotions(mut town: Town) {
    let business = town.has_a_business().await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    town.choose_in(ADMIN, GROUP, &Button::Undo(business)).await;
    assert_eq!(town.business(1.into()).await.state, BusinessState::Pending);
    let heard = town.last(OWNER);
    assert!(heard.starts_with("Keputusan tadi atas pendaftaran “Carica Gemilang”"), "{heard}");
    town.looks().await;
    assert!(town.last(GROUP).contains("#U-0001 Carica Gemilang (baru)"), "{}", town.last(GROUP));
    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    assert_eq!(town.business(1.into()).await.state, BusinessState::Active);

    // A promotion that was handed in before is read as soon as its business is approved, and waits again with it.
    town.choose_in(ADMIN, GROUP, &Button::Undo(business)).await;
    town.write(OWNER, "/promo").await;
    town.write(OWNER, "Sirup carica 20rb sampai 30 Nov").await;
    town.choose(OWNER, Button::Send).await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    let card = town.sandbox.last(GROUP).unwrap();
    assert!(town.last(GROUP).contains("Sirup carica"), "{card}");
    town.choose_in(ADMIN, GROUP, &Button::Undo(business)).await;
    assert!(town.last(GROUP).ends_with("⏳ Usahanya belum disetujui; putuskan usahanya dulu."));
    assert!(town.label(GROUP, &Button::Approve(SUBJECT)).is_none());
    // A finger that was on its way.
    let at = card["message_id"].as_i64().unwrap();
    let approve = Button::Approve(SUBJECT).data(Shown { language: Language::Id, kept: true });
    let late = town.sandbox.press_stale(ADMIN, GROUP, at, &approve).unwrap();
    let toast = town.sandbox.wait_for_answer(&late, PATIENCE).await.unwrap().text;
    assert_eq!(toast, "Usahanya belum disetujui; putuskan usahanya dulu.");
    town.settle().await;
    assert_eq!(town.promotion(1.into()).await.state, PromotionState::Pending);
    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(SUBJECT)).await;
    assert_eq!(town.promotion(1.into()).await.state, PromotionState::Approved);
    town.end().await;
}

async fn nobody_takes_back_what_was_decided_on_their_own(mut town: Town) {
    town.hands_in(1, &[]).await;
    town.settle().await;
    town.choose_in(ADMIN, GROUP, &Button::Reject(SUBJECT)).await;
    town.choose_in(ADMIN, GROUP, &Button::Because(SUBJECT, Preset::Forbidden)).await;
    town.sandbox.set_member(GROUP, OWNER, Status::Administrator).unwrap();
    let toast = town.choose_in(OWNER, GROUP, &Button::Undo(SUBJECT)).await;
    assert_eq!(toast.as_deref(), Some("Usaha sendiri diputuskan admin lain."));
    assert_eq!(town.promotion(1.into()).await.state, PromotionState::Rejected);
    town.end().await;
}

async fn price(town: &Town) -> String {
    town.promotion(revision::CARICA).await.content.price.to_string()
}
