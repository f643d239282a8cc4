//! What the cards of the admin group warn of, and what they don't.

use ayopromo::{
    domain::{
        business::{BusinessName, Description, Extras, NewBusiness, Reviewed},
        ids::{BusinessId, PromotionId},
        link::Link,
        promotion::{Body, NewPromotion, Origin, PhotoId, Title},
        review::Subject,
        validity::Validity,
    },
    reply::button::Button,
    store::{self, outbox::OutboxKind},
};

use crate::{
    engines::in_towns_on_both_engines,
    store::{new_business, texts},
    town::{ADMIN, GROUP, OWNER, Town, words},
};

in_towns_on_both_engines! {
    a_card_quotes_the_words_that_should_be_looked_at,
    what_is_the_businesss_own_is_no_hint,
    the_same_promotion_once_more_is_said_with_its_number,
    the_same_photo_once_more_is_said_with_its_number,
    a_price_a_hundred_times_off_is_told_where_enough_is_known,
    a_business_and_changes_are_looked_at_too,
    a_photo_that_an_owner_sends_is_known_again,
}

const SWEET: &str =
    "Manis segar tanpa pengawet, dibuat tiap pagi di dapur sendiri, bisa COD Kertek";

/// A business of Sari's that is active; its number is 0812-3456-7890.
async fn active(town: &Town, name: &str, extras: Extras) -> BusinessId {
    town.knows(OWNER).await;
    let owner = town.person(OWNER).await.unwrap().id;
    let name = BusinessName::parse(name).unwrap();
    let new = NewBusiness { name, extras: Box::new(extras), ..new_business() };
    let mut tx = town.app.db.begin().await.unwrap();
    let now = town.app.clock.now();
    let id = store::seed::active_business(&mut tx, owner, &new, now).await.unwrap();
    tx.commit().await.unwrap();
    id
}

fn promotion(town: &Town, business: BusinessId, title: &str, body: &str) -> NewPromotion {
    NewPromotion {
        business,
        title: Title::parse(title).unwrap(),
        body: Body::parse(body).unwrap(),
        price: "15000;unit=kg".parse().unwrap(),
        validity: Validity::until_sold_out(town.app.today()),
        occasion: Box::default(),
        photos: Vec::new(),
        origin: Origin::New,
    }
}

impl Town {
    /// It waits for a decision; its card is in the group. Returns what the card warns of.
    async fn waits(&self, new: &NewPromotion) -> (PromotionId, Vec<String>) {
        let now = self.app.clock.now();
        let mut tx = self.app.db.begin().await.unwrap();
        let id = store::promotion::insert(&mut tx, new, now).await.unwrap();
        store::outbox::put(&mut tx, OutboxKind::Card, Subject::Promotion(id), now).await.unwrap();
        tx.commit().await.unwrap();
        self.app.outbox_filled.notify_one();
        self.settle().await;
        (id, self.warnings(Subject::Promotion(id)))
    }

    /// What the newest card of a subject warns of.
    fn warnings(&self, subject: Subject) -> Vec<String> {
        let number = format!("{:04}", subject.key());
        let kind = if matches!(subject, Subject::Business(_)) {
            "🏪 Usaha #U-"
        } else {
            "📣 Promosi #P-"
        };
        let cards = self.sandbox.sent(GROUP).into_iter().rev();
        let mut of_subject =
            cards.filter(|card| words(card).starts_with(&format!("{kind}{number}")));
        let card = of_subject.next().unwrap_or_else(|| panic!("no card of {number}"));
        let warned = words(&card).lines().filter_map(|line| line.strip_prefix("⚠ "));
        warned.map(str::to_owned).collect()
    }
}

async fn a_card_quotes_the_words_that_should_be_looked_at(mut town: Town) {
    let business = active(&town, "Toko Murah", Extras::default()).await;
    let new = promotion(
        &town,
        business,
        "Arak bali dan ciu",
        "Dijamin 100% halal. Pesan ke 0899-1111-2222 atau bit.ly/arak",
    );
    let (id, warned) = town.waits(&new).await;
    let [alcohol, halal, contacts] = &warned[..] else { panic!("{warned:?}") };
    assert!(alcohol.starts_with("minuman keras: “") && alcohol.contains("arak"), "{alcohol}");
    assert!(halal.ends_with("halal” tanpa nomornya"), "{halal}");
    assert_eq!(contacts, "kontak lain di teks: “0899-1111-2222”, “bit.ly/arak”");
    // They stand below everything else, and are gone once it is decided.
    assert!(town.last(GROUP).ends_with(contacts), "{}", town.last(GROUP));
    town.choose_in(ADMIN, GROUP, &Button::Approve(Subject::Promotion(id))).await;
    town.settle().await;
    assert!(!town.last(GROUP).contains('⚠'), "{}", town.last(GROUP));
    town.end().await;
}

async fn what_is_the_businesss_own_is_no_hint(town: Town) {
    let extras = Extras {
        links: vec![Link::parse("@caricabusari").unwrap(), Link::parse("carica.com").unwrap()],
        papers: new_business().extras.papers,
        ..Extras::default()
    };
    let business = active(&town, "Carica Bu Sari", extras).await;
    let body =
        "Halal dan ber-PIRT. WA 0812 3456 7890, wa.me/6281234567890, IG @caricabusari, carica.com";
    let (_, warned) = town.waits(&promotion(&town, business, "Carica cup", body)).await;
    assert_eq!(warned, [""; 0]);
    town.end().await;
}

async fn the_same_promotion_once_more_is_said_with_its_number(town: Town) {
    let mine = active(&town, "Carica Bu Sari", Extras::default()).await;
    let other = active(&town, "Toko Lain", Extras::default()).await;
    let (first, warned) = town.waits(&promotion(&town, mine, "Carica cup isi 12", SWEET)).await;
    assert_eq!(warned, [""; 0]);
    let again = promotion(&town, mine, "CARICA CUP isi 6", &format!("{SWEET}!!"));
    assert_eq!(town.waits(&again).await.1, ["teksnya sama dengan #P-0001 (Carica Bu Sari)"]);
    let nearly = SWEET.replace("pagi", "sore");
    let copied = promotion(&town, other, "Carica cup", &nearly);
    let (third, warned) = town.waits(&copied).await;
    assert_eq!(warned.len(), 1, "{warned:?}");
    assert!(warned[0].starts_with("teksnya hampir sama dengan #P-000"), "{warned:?}");
    let else_ =
        promotion(&town, mine, "Kopi Bowongso", "Kopi arabika sangrai sedang, bisa COD Kertek");
    assert_eq!(town.waits(&else_).await.1, [""; 0]);
    // What is posted again on purpose says so, and what was taken back is none any more.
    let mut tx = town.app.db.begin().await.unwrap();
    for gone in [2.into(), third] {
        store::stall::withdraw(&mut tx, gone, town.app.clock.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    let repeat = NewPromotion {
        origin: Origin::Again(first),
        ..promotion(&town, mine, "Carica cup isi 12", SWEET)
    };
    assert_eq!(town.waits(&repeat).await.1, [""; 0]);
    town.end().await;
}

async fn the_same_photo_once_more_is_said_with_its_number(town: Town) {
    let mine = active(&town, "Carica Bu Sari", Extras::default()).await;
    let other = active(&town, "Toko Lain", Extras::default()).await;
    let with = |business, title, body, file, unique| NewPromotion {
        photos: vec![PhotoId::of("gone", "AQADother"), PhotoId::of(file, unique)],
        ..promotion(&town, business, title, body)
    };
    let first = with(mine, "Carica cup", SWEET, "gone-too", "AQADcup");
    assert_eq!(town.waits(&first).await.1, [""; 0]);
    // Telegram gives another id to the same picture.
    let again = NewPromotion {
        photos: vec![PhotoId::of("another", "AQADcup")],
        ..promotion(&town, other, "Kopi Bowongso", "Kopi arabika sangrai sedang")
    };
    assert_eq!(town.waits(&again).await.1, ["fotonya sama dengan #P-0001 (Carica Bu Sari)"]);
    let old = NewPromotion {
        photos: vec![PhotoId("before-it-was-noted".into())],
        ..promotion(&town, other, "Domba Batur", "Domba betina sehat siap kawin")
    };
    assert_eq!(town.waits(&old).await.1, [""; 0]);
    town.end().await;
}

async fn a_price_a_hundred_times_off_is_told_where_enough_is_known(town: Town) {
    let business = active(&town, "Sayur Segar", Extras::default()).await;
    let goods = ["Kentang", "Kubis", "Wortel", "Tomat", "Cabai"];
    let far = |name: &str| NewPromotion {
        price: "150;unit=kg".parse().unwrap(),
        ..promotion(&town, business, name, "Panen sendiri dari kebun")
    };
    for (at, name) in goods.into_iter().enumerate() {
        if at == 4 {
            assert_eq!(town.waits(&far("Loncang")).await.1, [""; 0], "four are too few");
        }
        let mut tx = town.app.db.begin().await.unwrap();
        let now = town.app.clock.now();
        let new = promotion(&town, business, name, &format!("{name} baru dipanen"));
        store::seed::live_promotion(&mut tx, &new, now).await.unwrap();
        tx.commit().await.unwrap();
    }
    let (_, warned) = town.waits(&far("Bawang")).await;
    let price = warned.iter().find(|warning| warning.starts_with("harganya"));
    assert!(price.is_some_and(|told| told.contains("(sekitar Rp\u{a0}15.000)")), "{warned:?}");
    let pieces = NewPromotion {
        price: "150;unit=biji".parse().unwrap(),
        ..promotion(&town, business, "Jagung", "Jagung manis bakar")
    };
    assert_eq!(town.waits(&pieces).await.1, [""; 0], "nothing is known of the price of one");
    town.end().await;
}

async fn a_business_and_changes_are_looked_at_too(mut town: Town) {
    let id = active(&town, "Carica Bu Sari", Extras::default()).await;
    let now = town.app.clock.now();
    let to = Reviewed {
        description: Description::parse("Slot gacor dan togel").unwrap(),
        ..town.business(id).await.profile.reviewed()
    };
    let mut tx = town.app.db.begin().await.unwrap();
    store::change::put(&mut tx, id, &to, now).await.unwrap();
    store::outbox::put(&mut tx, OutboxKind::Card, Subject::Business(id), now).await.unwrap();
    tx.commit().await.unwrap();
    town.app.outbox_filled.notify_one();
    town.settle().await;
    let warned = town.warnings(Subject::Business(id));
    assert!(warned.len() == 1 && warned[0].starts_with("judi: “"), "{warned:?}");

    let (promotion_id, _) = town.waits(&promotion(&town, id, "Carica cup", SWEET)).await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(Subject::Promotion(promotion_id))).await;
    let changed = promotion(&town, id, "Carica cup", &format!("{SWEET}. Bonus rokok ketengan"));
    let mut tx = town.app.db.begin().await.unwrap();
    store::revision::put(&mut tx, promotion_id, &changed, now).await.unwrap();
    let subject = Subject::Promotion(promotion_id);
    store::review::reopen(&mut tx, subject, store::review::CHANGED, now).await.unwrap();
    store::outbox::put(&mut tx, OutboxKind::Card, subject, now).await.unwrap();
    tx.commit().await.unwrap();
    town.app.outbox_filled.notify_one();
    town.settle().await;
    let warned = town.warnings(subject);
    assert!(warned.len() == 1 && warned[0].starts_with("rokok dan tembakau: “"), "{warned:?}");
    // Approved, it is found by its new words.
    town.choose_in(ADMIN, GROUP, &Button::Approve(subject)).await;
    let copied = promotion(&town, id, "Carica cup", &format!("{SWEET}. Bonus rokok ketengan"));
    let (_, warned) = town.waits(&copied).await;
    assert!(
        warned.contains(&"teksnya sama dengan #P-0001 (Carica Bu Sari)".to_owned()),
        "{warned:?}"
    );
    town.end().await;
}

async fn a_photo_that_an_owner_sends_is_known_again(mut town: Town) {
    let business = town.has_a_business().await;
    town.choose_in(ADMIN, GROUP, &Button::Approve(business)).await;
    town.write(OWNER, "/menu").await;
    town.sandbox.photo(OWNER, OWNER, "Carica cup isi 12 cuma 65rb, sampai Minggu").unwrap();
    town.settle().await;
    town.choose(OWNER, Button::Send).await;
    town.settle().await;
    let known = "select unique_id from promotion_photo where unique_id like 'AQAD%'";
    assert_eq!(texts(&town.app.db, known).await.len(), 1);
    let shown = town.sandbox.sent(GROUP).iter().filter(|card| card["photo"].is_array()).count();
    assert_eq!(shown, 1, "and it is sent by its id");
    let words = "select cast(count(*) as text) from shingle";
    assert_ne!(texts(&town.app.db, words).await, ["0"]);
    town.write(OWNER, "/dataku").await;
    town.choose(OWNER, Button::Erase).await;
    town.choose(OWNER, Button::Yes).await;
    assert_eq!(texts(&town.app.db, words).await, ["0"], "what was erased is found by nothing");
    town.end().await;
}
