//! What a decision on a change found and made of it stays to be read, and goes when it has to.

use ayopromo::{
    domain::review::{Preset, Subject},
    reply::button::{Button, Doing, Field, ShopButton},
};

use crate::{
    engines::in_towns_on_both_engines,
    revision::{self, changes_the_price, live, set},
    shop,
    store::texts,
    town::{ADMIN, GROUP, OWNER, Town},
};

in_towns_on_both_engines! {
    a_decided_change_of_a_promotion_still_says_what_became_what,
    a_decided_change_of_a_business_still_says_what_became_what,
    what_a_decision_changed_goes_with_the_promotion,
    what_a_decision_changed_about_a_business_is_forgotten_in_time,
    what_a_decision_changed_goes_with_its_owner,
}

const KEPT: &str = "select audit.action from decided_change join audit on audit.id = audit_id
     order by audit_id";

async fn a_decided_change_of_a_promotion_still_says_what_became_what(mut town: Town) {
    live(&mut town).await;
    for (price, preset, shows, ends) in [
        ("70rb", None, "Harga: Rp\u{a0}65.000 → Rp\u{a0}70.000", "✅ Disetujui Budi"),
        ("7rb", Some(Preset::UnclearPrice), "Harga: Rp\u{a0}70.000 → Rp\u{a0}7.000", "Budi"),
    ] {
        changes_the_price(&mut town, price).await;
        decides(&mut town, revision::SUBJECT, preset).await;
        let card = town.last(GROUP);
        assert!(card.contains(shows), "{card}");
        assert!(card.lines().last().unwrap().contains(ends), "{card}");
    }
    // Its owner gives the change up, and the card keeps what was decided on.
    town.choose(OWNER, Button::Stall(Doing::DropChange, revision::CARICA)).await;
    let card = town.last(GROUP);
    assert!(card.contains("Harga: Rp\u{a0}70.000 → Rp\u{a0}7.000"), "{card}");
    assert_eq!(texts(&town.app.db, KEPT).await.len(), 2);
    town.end().await;
}

async fn a_decided_change_of_a_business_still_says_what_became_what(mut town: Town) {
    shop::is_open(&mut town).await;
    for (name, preset, was) in [
        ("Carica Dieng", None, "Carica Gemilang"),
        ("Carica Kertek", Some(Preset::UnclearBusiness), "Carica Dieng"),
    ] {
        renames(&mut town, name).await;
        decides(&mut town, shop::SUBJECT, preset).await;
        let card = town.last(GROUP);
        let [to, before] = [name, was].map(|name| card.find(name));
        assert!(to.is_some() && to < before, "{card}");
        assert!(card.lines().last().unwrap().contains("Budi"), "{card}");
    }
    assert_eq!(texts(&town.app.db, KEPT).await.len(), 2);
    town.end().await;
}

async fn what_a_decision_changed_goes_with_the_promotion(mut town: Town) {
    live(&mut town).await;
    changes_the_price(&mut town, "70rb").await;
    decides(&mut town, revision::SUBJECT, None).await;
    for (moment, kept) in [("2027-11-28T00:00:00Z", 1), ("2027-12-01T00:00:00Z", 0)] {
        set(&town, moment);
        town.app.forget().await.unwrap();
        assert_eq!(texts(&town.app.db, KEPT).await.len(), kept, "{moment}");
    }
    town.end().await;
}

async fn what_a_decision_changed_about_a_business_is_forgotten_in_time(mut town: Town) {
    shop::is_open(&mut town).await;
    renames(&mut town, "Carica Dieng").await;
    decides(&mut town, shop::SUBJECT, None).await;
    for (moment, kept) in [("2027-11-23T00:00:00Z", 1), ("2027-11-25T00:00:00Z", 0)] {
        set(&town, moment);
        town.app.forget().await.unwrap();
        assert_eq!(texts(&town.app.db, KEPT).await.len(), kept, "{moment}");
    }
    assert_eq!(
        texts(&town.app.db, "select action from audit where action = 'approved'").await.len(),
        2
    );
    town.end().await;
}

async fn what_a_decision_changed_goes_with_its_owner(mut town: Town) {
    live(&mut town).await;
    changes_the_price(&mut town, "70rb").await;
    decides(&mut town, revision::SUBJECT, None).await;
    renames(&mut town, "Carica Dieng").await;
    decides(&mut town, shop::SUBJECT, None).await;
    assert_eq!(texts(&town.app.db, KEPT).await, ["approved", "approved"]);
    town.write(OWNER, "/dataku").await;
    town.choose(OWNER, Button::Erase).await;
    town.choose(OWNER, Button::Yes).await;
    assert_eq!(texts(&town.app.db, KEPT).await, [""; 0]);
    town.end().await;
}

async fn renames(town: &mut Town, name: &str) {
    town.write(OWNER, "/usaha").await;
    town.choose(OWNER, shop::press(ShopButton::Page)).await;
    town.choose(OWNER, shop::press(ShopButton::Change)).await;
    town.choose(OWNER, Button::Edit(Field::Name)).await;
    town.write(OWNER, name).await;
    town.choose(OWNER, Button::Send).await;
}

/// Budi approves what waits, or turns it down.
async fn decides(town: &mut Town, subject: Subject, preset: Option<Preset>) {
    match preset {
        None => {
            town.choose_in(ADMIN, GROUP, &Button::Approve(subject)).await;
        }
        Some(preset) => {
            town.choose_in(ADMIN, GROUP, &Button::SendBack(subject)).await;
            town.choose_in(ADMIN, GROUP, &Button::Because(subject, preset)).await;
        }
    }
}
