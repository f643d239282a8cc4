//! What the office has against something: it is to be corrected, or it is turned down for good; and its owner is
//! told the way forward of each.

use ayopromo::{
    domain::{
        business::BusinessState,
        language::Language,
        promotion::PromotionState,
        review::{Preset, Subject},
    },
    reply::button::{Button, Command, Doing, Field, Shown},
};

use crate::{
    engines::in_towns_on_both_engines,
    shop::speaks,
    store::texts,
    town::{ADMIN, GROUP, OTHER_ADMIN, OWNER, PATIENCE, Town},
};

in_towns_on_both_engines! {
    what_is_to_be_corrected_comes_back_as_the_same_promotion,
    what_is_turned_down_for_good_ends_there_and_may_be_copied,
    a_business_that_is_turned_down_for_good_is_not_corrected,
    a_typed_text_is_for_what_its_author_says,
}

const CARICA: Subject = Subject::Promotion(ayopromo::domain::ids::PromotionId(1));

async fn what_is_to_be_corrected_comes_back_as_the_same_promotion(mut town: Town) {
    for (language, hears, stands, again) in [
        (
            Language::Id,
            "Promosi “Carica 1” belum bisa ditayangkan: harganya belum jelas.\nSilakan betulkan",
            "✏️ perlu dibetulkan · harganya belum jelas",
            "Terkirim (#P-0001)",
        ),
        (
            Language::Jv,
            "Promosi “Carica satu” dèrèng saged dipuntayangaken: reginipun dèrèng cetha.",
            "✏️ prelu dipunleresaken · reginipun dèrèng cetha",
            "Sampun kakintun (#P-0001)",
        ),
    ] {
        if language == Language::Id {
            town.hands_in(1, &[]).await;
            town.settle().await;
        }
        speaks(&town, OWNER, language).await;
        town.choose_in(ADMIN, GROUP, &Button::SendBack(CARICA)).await;
        assert!(town.last(GROUP).contains("Apa yang perlu diperbaiki?"), "{}", town.last(GROUP));
        let because = Button::Because(CARICA, Preset::UnclearPrice);
        assert_eq!(
            town.choose_in(ADMIN, GROUP, &because).await.as_deref(),
            Some("Perbaikan diminta.")
        );
        assert!(
            town.last(GROUP).contains("✏️ Diminta perbaikan oleh Budi"),
            "{}",
            town.last(GROUP)
        );
        assert!(town.last(OWNER).starts_with(hears), "{}", town.last(OWNER));
        assert_eq!(town.promotion(1.into()).await.state, PromotionState::NeedsCorrection);
        town.write(OWNER, "/promosiku").await;
        assert!(town.last(OWNER).contains(stands), "{}", town.last(OWNER));
        town.choose(OWNER, Button::Stall(Doing::Show, 1.into())).await;
        town.choose(OWNER, Button::Redo(CARICA)).await;
        town.choose(OWNER, Button::Edit(Field::Title)).await;
        town.write(OWNER, "Carica satu").await;
        let preview = town.sandbox.last(OWNER).unwrap()["message_id"].as_i64().unwrap();
        town.choose(OWNER, Button::Send).await;
        assert!(town.last(OWNER).starts_with(again), "{}", town.last(OWNER));
        // Impatience: the button that was just pressed.
        let send = Button::Send.data(Shown { language, kept: false });
        town.sandbox.press_stale(OWNER, OWNER, preview, &send).unwrap();
        town.settle().await;
        let waiting = town.promotion(1.into()).await;
        assert_eq!(waiting.state, PromotionState::Pending);
        assert_eq!(waiting.content.title.as_str(), "Carica satu");
        let card = town.last(GROUP);
        assert!(card.contains("🔁 Dikirim lagi sesudah diperbaiki.\nCarica satu"), "{card}");
    }
    town.choose_in(ADMIN, GROUP, &Button::Approve(CARICA)).await;
    assert_eq!(town.promotion(1.into()).await.state, PromotionState::Approved);
    let actions = "select action from audit
         where subject_kind = 'promotion' and action <> 'taken' order by id";
    let once = ["sent_back", "resubmitted"];
    assert_eq!(texts(&town.app.db, actions).await, [&once[..], &once, &["approved"]].concat());
    town.end().await;
}

async fn what_is_turned_down_for_good_ends_there_and_may_be_copied(mut town: Town) {
    town.hands_in(1, &[]).await;
    town.settle().await;
    speaks(&town, OWNER, Language::Id).await;
    town.choose_in(ADMIN, GROUP, &Button::Reject(CARICA)).await;
    assert!(town.label(GROUP, &Button::Because(CARICA, Preset::UnclearPrice)).is_none());
    town.choose_in(ADMIN, GROUP, &Button::Because(CARICA, Preset::Duplicate)).await;
    let heard = town.last(OWNER);
    assert!(heard.starts_with("Promosi “Carica 1” tidak bisa ditayangkan: yang sama"), "{heard}");
    town.write(OWNER, "/promosiku").await;
    assert!(town.last(OWNER).contains("❌ tidak disetujui · yang sama"), "{}", town.last(OWNER));
    town.choose(OWNER, Button::Stall(Doing::Show, 1.into())).await;
    town.choose(OWNER, Button::Redo(CARICA)).await;
    town.choose(OWNER, Button::Send).await;
    assert!(town.last(OWNER).starts_with("Terkirim (#P-0002)"), "{}", town.last(OWNER));
    assert_eq!(town.promotion(1.into()).await.state, PromotionState::Rejected);
    assert_eq!(town.promotion(2.into()).await.state, PromotionState::Pending);
    town.end().await;
}

async fn a_business_that_is_turned_down_for_good_is_not_corrected(mut town: Town) {
    let business = town.has_a_business().await;
    town.choose_in(ADMIN, GROUP, &Button::Reject(business)).await;
    town.choose_in(ADMIN, GROUP, &Button::Because(business, Preset::Duplicate)).await;
    let heard = town.last(OWNER);
    assert!(heard.starts_with("Pendaftaran “Carica Gemilang” tidak bisa disetujui"), "{heard}");
    assert!(town.label(OWNER, &Button::Go(Command::Ask)).is_some(), "there is somebody to ask");
    assert!(town.label(OWNER, &Button::Redo(business)).is_none());
    assert_eq!(town.business(1.into()).await.state, BusinessState::Rejected);
    // A button from before, when it could have been corrected.
    let at = town.sandbox.last(OWNER).unwrap()["message_id"].as_i64().unwrap();
    let redo = Button::Redo(business).data(Shown { language: Language::Id, kept: true });
    let tap = town.sandbox.press_stale(OWNER, OWNER, at, &redo).unwrap();
    town.sandbox.wait_for_answer(&tap, PATIENCE).await.unwrap();
    town.settle().await;
    assert_eq!(town.business(1.into()).await.state, BusinessState::Rejected);
    town.write(OWNER, "/promo").await;
    assert!(town.last(OWNER).contains("Usaha Anda tidak disetujui"), "{}", town.last(OWNER));
    assert!(town.label(OWNER, &Button::Go(Command::Register)).is_some());
    town.end().await;
}

async fn a_typed_text_is_for_what_its_author_says(mut town: Town) {
    let promotions = town.hands_in(3, &[]).await;
    town.settle().await;
    let cards: Vec<_> = town.sandbox.sent(GROUP);
    for (at, (id, choice)) in promotions
        .into_iter()
        .zip([Button::SendBackWith as fn(_) -> _, Button::RejectWith, Button::DropReason])
        .enumerate()
    {
        let card = cards[at]["message_id"].as_i64().unwrap();
        town.sandbox.reply(ADMIN, GROUP, card, "Ukurannya belum ditulis").unwrap();
        town.settle().await;
        assert!(town.last(GROUP).starts_with("Tulisan ini untuk apa"), "{}", town.last(GROUP));
        let reason = i64::try_from(at + 1).unwrap().into();
        let toast = town.choose_in(OTHER_ADMIN, GROUP, &choice(reason)).await;
        assert_eq!(toast.as_deref(), Some("Hanya penulis alasan ini yang bisa memilih."));
        assert_eq!(town.promotion(id).await.state, PromotionState::Pending);
        town.choose_in(ADMIN, GROUP, &choice(reason)).await;
        let (state, says) = [
            (PromotionState::NeedsCorrection, "Budi meminta perbaikan dengan tulisan itu."),
            (PromotionState::Rejected, "Ditolak Budi dengan alasan itu."),
            (PromotionState::Pending, "Alasan itu tidak dipakai."),
        ][at];
        assert_eq!(town.promotion(id).await.state, state);
        assert_eq!(town.last(GROUP), says);
        if at < 2 {
            assert!(town.last(OWNER).contains("Ukurannya belum ditulis"), "{}", town.last(OWNER));
        }
    }
    town.end().await;
}
