//! What an administrator works on is left to them for a while.

use crate::{
    engines::in_towns_on_both_engines,
    town::{ADMIN, GROUP, OTHER_ADMIN, Town},
};
use ayopromo::{
    domain::{
        promotion::PromotionState,
        review::{Preset, Subject},
    },
    reply::button::Button,
};

in_towns_on_both_engines! {
    what_an_admin_took_nobody_else_decides_until_it_is_let_go,
    nobody_elses_finger_closes_or_uses_the_reasons_of_a_holder,
    what_was_typed_waits_for_the_holder,
}

const HELD: &str =
    "Sedang dipegang Budi sampai 24 Nov 09.45. Sesudah itu admin lain bisa memutuskan.";

async fn what_an_admin_took_nobody_else_decides_until_it_is_let_go(mut town: Town) {
    let id = town.hands_in(1, &[]).await[0];
    let subject = Subject::Promotion(id);
    town.settle().await;
    let toast = town.choose_in(ADMIN, GROUP, &Button::Take(subject)).await;
    assert_eq!(toast.as_deref(), Some("Anda pegang sampai 24 Nov 09.45; admin lain menunggu."));
    let card = town.sandbox.last(GROUP).unwrap();
    assert!(town.last(GROUP).ends_with("✋ Dipegang Budi sampai 24 Nov 09.45."), "{card}");
    for button in [
        Button::Approve(subject),
        Button::SendBack(subject),
        Button::Reject(subject),
        Button::Release(subject),
    ] {
        let toast = town.choose_in(OTHER_ADMIN, GROUP, &button).await;
        assert_eq!(toast.as_deref(), Some(HELD), "{button:?}");
        assert_eq!(town.sandbox.last(GROUP).unwrap(), card, "{button:?}");
    }
    town.looks().await;
    assert!(
        town.last(GROUP).contains("#P-0001 Carica 1 (baru) · baru saja · dipegang Budi"),
        "{}",
        town.last(GROUP)
    );
    let toast = town.choose_in(ADMIN, GROUP, &Button::Release(subject)).await;
    assert_eq!(toast.as_deref(), Some("Dilepas; admin lain bisa memutuskan."));
    assert!(town.label(GROUP, &Button::Take(subject)).is_some());
    let toast = town.choose_in(OTHER_ADMIN, GROUP, &Button::Approve(subject)).await;
    assert_eq!(toast.as_deref(), Some("Disetujui."));
    assert_eq!(town.promotion(id).await.state, PromotionState::Approved);
    town.end().await;
}

async fn nobody_elses_finger_closes_or_uses_the_reasons_of_a_holder(mut town: Town) {
    let id = town.hands_in(1, &[]).await[0];
    let subject = Subject::Promotion(id);
    town.settle().await;
    town.choose_in(ADMIN, GROUP, &Button::SendBack(subject)).await;
    let open = town.sandbox.last(GROUP).unwrap();
    assert!(town.last(GROUP).contains("✋ Dipegang Budi sampai 24 Nov 09.45."), "{open}");
    let because = Button::Because(subject, Preset::BlurryPhoto);
    for button in [Button::BackToCard(subject), because.clone()] {
        let toast = town.choose_in(OTHER_ADMIN, GROUP, &button).await;
        assert_eq!(toast.as_deref(), Some(HELD), "{button:?}");
        assert_eq!(town.sandbox.last(GROUP).unwrap(), open, "{button:?}");
    }
    // The card stays as it is when the time is over, and others may decide on it then.
    town.app.clock.set("2026-11-24T02:46:00Z".parse().unwrap());
    let toast = town.choose_in(OTHER_ADMIN, GROUP, &because).await;
    assert_eq!(toast.as_deref(), Some("Perbaikan diminta."));
    assert!(town.last(GROUP).contains("✏️ Diminta perbaikan oleh Rini"), "{}", town.last(GROUP));
    assert!(!town.last(GROUP).contains("✋"), "{}", town.last(GROUP));
    town.end().await;
}

async fn what_was_typed_waits_for_the_holder(mut town: Town) {
    let id = town.hands_in(1, &[]).await[0];
    let subject = Subject::Promotion(id);
    town.settle().await;
    town.choose_in(ADMIN, GROUP, &Button::Take(subject)).await;
    let card = town.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap();
    town.sandbox.reply(OTHER_ADMIN, GROUP, card, "Ukurannya?").unwrap();
    town.settle().await;
    let with = Button::SendBackWith(1.into());
    assert_eq!(town.choose_in(OTHER_ADMIN, GROUP, &with).await.as_deref(), Some(HELD));
    town.choose_in(ADMIN, GROUP, &Button::Release(subject)).await;
    let toast = town.choose_in(OTHER_ADMIN, GROUP, &with).await;
    assert_eq!(toast.as_deref(), Some("Perbaikan diminta."));
    assert_eq!(town.promotion(id).await.state, PromotionState::NeedsCorrection);
    town.end().await;
}
