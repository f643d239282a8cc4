//! Stories of residents who look for something, as people type it.

use ayopromo::{
    domain::{
        business::{BusinessName, Description, NewBusiness},
        category::Category,
        ids::PromotionId,
        language::Language,
        person::NOTICE_VERSION,
        phone::Phone,
        promotion::{Body, NewPromotion, Title},
        search::{Narrowed, Search},
        validity::Validity,
    },
    reply::button::{Button, Command, Find},
    store,
};

use crate::town::{OWNER, RESIDENT, Town, keys};

/// Title, business, category, area; the newest last.
const CATALOGUE: [(&str, &str, Category, &str); 4] = [
    ("Mie ongklok Longkrang", "Warung Pak Muhadi", Category::Umkm, "33.07.09.1015"),
    ("Domba Batur betina", "Dombos Makmur", Category::Peternakan, "33.07.13.2003"),
    ("Carica cup isi 12", "Carica Gemilang", Category::Umkm, "33.07.08.1008"),
    ("Kopi Bowongso 200 g", "Kopi Lereng", Category::Umkm, "33.07.08.1008"),
];

/// Sari's businesses and what they have live.
pub async fn fill(town: &Town) -> Vec<PromotionId> {
    town.knows(OWNER).await;
    let owner = town.person(OWNER).await.unwrap().id;
    let mut tx = town.app.db.begin().await.unwrap();
    let now = town.app.clock.now();
    let mut promotions = Vec::new();
    for ((title, name, category, area), age) in CATALOGUE.into_iter().zip((1..).map(|n| 100 - n)) {
        let business = NewBusiness {
            name: BusinessName::parse(name).unwrap(),
            category,
            area: area.parse().unwrap(),
            phone: Phone::parse_e164("+6281234567890").unwrap(),
            description: Description::parse("Usaha warga").unwrap(),
            extras: Box::default(),
        };
        let business = store::seed::active_business(&mut tx, owner, &business, now).await.unwrap();
        let content = NewPromotion {
            business,
            title: Title::parse(title).unwrap(),
            body: Body::parse("Bisa diantar").unwrap(),
            price: "15000".parse().unwrap(),
            validity: Validity::until_sold_out(town.app.today()),
            photos: Vec::new(),
        };
        let since = now - chrono::TimeDelta::hours(age);
        promotions.push(store::seed::live_promotion(&mut tx, &content, since).await.unwrap());
    }
    tx.commit().await.unwrap();
    promotions
}

/// A resident who speaks Javanese.
pub async fn speaks_javanese(town: &Town, user: i64) {
    let mut tx = town.app.db.begin().await.unwrap();
    let (name, now) = ("Tono", town.app.clock.now());
    let joined =
        store::person::join(&mut tx, user, name, Language::Jv, NOTICE_VERSION, now).await.unwrap();
    store::person::set_language(&mut tx, joined.id, Language::Jv).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn words_lead_to_a_promotion_however_they_are_said() {
    let mut town = Town::start().await;
    let promotions = fill(&town).await;
    town.knows(RESIDENT).await;
    for typed in ["/cari mi ongklog", "/CARI@ayopromo_bot mie ongklok", "cari mie ongklok"] {
        town.write(RESIDENT, typed).await;
        let found = town.last(RESIDENT);
        assert!(found.contains("1. Mie ongklok Longkrang — Rp\u{a0}15.000"), "{typed}: {found}");
    }
    town.write(RESIDENT, "/cari").await;
    assert!(town.last(RESIDENT).starts_with("Cari apa?"), "{}", town.last(RESIDENT));
    town.write(RESIDENT, "kopinya").await;
    assert!(town.last(RESIDENT).starts_with("“kopinya”: 1 promosi"), "{}", town.last(RESIDENT));
    town.choose(RESIDENT, Button::Open(promotions[3])).await;
    assert!(town.last(RESIDENT).starts_with("Kopi Bowongso 200 g"), "{}", town.last(RESIDENT));
    town.end().await;
}

#[tokio::test]
async fn what_is_typed_at_rest_is_offered_as_a_search() {
    let mut town = Town::start().await;
    fill(&town).await;
    speaks_javanese(&town, RESIDENT).await;
    town.write(RESIDENT, "Mie Ongklok").await;
    assert_eq!(town.last(RESIDENT), "Pados promosi bab “mie ongklok”?");
    let label = town.label(RESIDENT, &looking_for("mie ongklok")).unwrap();
    // Impatient: the same button twice before the answer comes.
    town.sandbox.tap(RESIDENT, RESIDENT, &label).unwrap();
    town.choose(RESIDENT, looking_for("mie ongklok")).await;
    let found = town.last(RESIDENT);
    assert!(found.starts_with("“mie ongklok”: 1 promosi"), "{found}");
    assert_eq!(town.sandbox.sent(RESIDENT).len(), 1);
    town.write(RESIDENT, "halo").await;
    assert!(town.last(RESIDENT).ends_with("Panjenengan ngersakaken punapa?"));
    town.end().await;
}

#[tokio::test]
async fn a_search_in_vain_shows_three_ways_on() {
    let mut town = Town::start().await;
    fill(&town).await;
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/cari bwngso").await;
    let told = town.last(RESIDENT);
    assert!(told.starts_with("Belum ada promosi tentang “bwngso”.\nMungkin"), "{told}");
    town.choose(RESIDENT, looking_for("bowongso")).await;
    assert!(town.last(RESIDENT).starts_with("“bowongso”: 1 promosi"), "{}", town.last(RESIDENT));
    town.write(RESIDENT, "/cari pesawat").await;
    let shown = town.sandbox.last(RESIDENT).unwrap();
    let buttons: Vec<_> = keys(&shown)
        .iter()
        .filter_map(|key| Button::parse(key["callback_data"].as_str()?))
        .map(|(button, _)| button)
        .collect();
    let ways = [
        Button::Go(Command::Search),
        Button::Browse { page: 0 },
        Button::Go(Command::Subscription),
    ];
    assert_eq!(buttons, ways);
    town.end().await;
}

#[tokio::test]
async fn a_search_disturbs_no_draft() {
    let mut town = Town::start().await;
    fill(&town).await;
    town.write(OWNER, "/daftar").await;
    town.write(OWNER, "Warung Cari Rasa").await;
    let before = town.conversation(OWNER).await.scene;
    town.write(OWNER, "/cari carica").await;
    assert!(town.last(OWNER).starts_with("“carica”: 1 promosi"), "{}", town.last(OWNER));
    assert_eq!(town.conversation(OWNER).await.scene, before);
    town.end().await;
}

#[tokio::test]
async fn strangers_search_and_nothing_of_them_is_stored() {
    let mut town = Town::start().await;
    fill(&town).await;
    town.write(RESIDENT, "/cari karica").await;
    let found = town.last(RESIDENT);
    assert!(found.contains("Tidak ada yang persis begitu; ini yang mirip."), "{found}");
    assert!(found.contains("1. Carica cup isi 12"), "{found}");
    assert!(town.person(RESIDENT).await.is_none() && !town.remembers(RESIDENT).await);
    town.end().await;
}

#[tokio::test]
async fn browsing_is_narrowed_in_one_message() {
    let mut town = Town::start().await;
    fill(&town).await;
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/jelajah").await;
    assert!(town.last(RESIDENT).starts_with("Sedang tayang: 4\n"), "{}", town.last(RESIDENT));
    let messages = town.sandbox.sent(RESIDENT).len();
    let all = Narrowed::default();
    let kertek = Narrowed { area: Some("33.07.08".parse().unwrap()), ..all.clone() };
    let goods = Narrowed { category: Some(Category::Umkm), ..kertek.clone() };
    let village = Narrowed { area: Some("33.07.08.1008".parse().unwrap()), ..goods.clone() };
    let beasts = Narrowed { category: Some(Category::Peternakan), ..village.clone() };
    let look =
        |narrowed: &Narrowed| Button::Find(Find::Look { narrowed: narrowed.clone(), page: 0 });
    for (button, begins) in [
        (Button::Find(Find::PickArea(all)), "Kecamatan yang mana?"),
        (look(&kertek), "Sedang tayang: 2\nKec. Kertek\n"),
        (Button::Find(Find::PickCategory(kertek)), "Kategori yang mana?"),
        (look(&goods), "Sedang tayang: 2\nUMKM · Kec. Kertek\n"),
        (Button::Find(Find::PickArea(goods)), "Desa atau kelurahan yang mana di Kec. Kertek?"),
        (look(&village), "Sedang tayang: 2\nUMKM · Kel. Kertek\n"),
        (Button::Find(Find::PickCategory(village)), "Kategori yang mana?"),
        (look(&beasts), "Belum ada promosi yang sedang tayang untuk Peternakan · Kel. Kertek."),
        (Button::Browse { page: 0 }, "Sedang tayang: 4\n"),
    ] {
        town.choose(RESIDENT, button).await;
        let told = town.last(RESIDENT);
        assert!(told.starts_with(begins), "{begins}: {told}");
    }
    assert_eq!(town.sandbox.sent(RESIDENT).len(), messages);
    town.end().await;
}

fn looking_for(words: &str) -> Button {
    Button::Find(Find::Search { search: Search::parse(words).unwrap(), page: 0 })
}
