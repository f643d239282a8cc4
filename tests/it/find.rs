//! Stories of residents who look for something, as people type it.

use std::sync::LazyLock;

use ayopromo::{
    domain::{
        business::{BusinessName, Description, Extras, NewBusiness},
        category::Category,
        ids::PromotionId,
        language::Language,
        person::NOTICE_VERSION,
        phone::Phone,
        place::Point,
        promotion::{Body, NewPromotion, Origin, PhotoId, Title},
        report::Ground,
        search::{Narrowed, Search},
        validity::Validity,
    },
    reply::button::{Button, Command, Find, On, Shown, Target},
    sandbox::Status,
    store,
};

use crate::{
    store::texts,
    town::{ADMIN, GROUP, MEMBER, OTHER_ADMIN, OWNER, RESIDENT, Town, keys, words},
};

/// Title, business, category, area; the newest last.
const CATALOGUE: [(&str, &str, Category, &str); 4] = [
    ("Mie ongklok Longkrang", "Warung Pak Muhadi", Category::Umkm, "33.07.09.1015"),
    ("Domba Batur betina", "Dombos Makmur", Category::Peternakan, "33.07.13.2003"),
    ("Carica cup isi 12", "Carica Gemilang", Category::Umkm, "33.07.08.1008"),
    ("Kopi Bowongso 200 g", "Kopi Lereng", Category::Umkm, "33.07.08.1008"),
];

/// Where the businesses are, as far as they say.
static POINTS: LazyLock<[Option<Point>; 4]> =
    LazyLock::new(|| [None, Point::at(-7.2410, 109.9250), Point::at(-7.3880, 109.9700), None]);

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
            extras: Box::new(Extras { point: POINTS[promotions.len()], ..Extras::default() }),
        };
        let business = store::seed::active_business(&mut tx, owner, &business, now).await.unwrap();
        let content = NewPromotion {
            business,
            title: Title::parse(title).unwrap(),
            body: Body::parse("Bisa diantar").unwrap(),
            price: "15000".parse().unwrap(),
            validity: Validity::until_sold_out(town.app.today()),
            occasion: Box::default(),
            photos: Vec::new(),
            origin: Origin::New,
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
async fn a_search_in_vain_shows_four_ways_on() {
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
        Button::Go(Command::Ask),
    ];
    assert_eq!(buttons, ways);
    town.press(RESIDENT, "❓ Tanya Diskominfo").await;
    assert!(town.last(RESIDENT).starts_with("Mau tanya apa?"), "{}", town.last(RESIDENT));
    town.end().await;
}

#[tokio::test]
async fn words_with_a_price_of_somebody_without_a_business_may_be_a_search() {
    for (language, told, search) in [
        (Language::Id, "Atau sedang mencari “kopi bubuk arabika bowongso”?", "🔍 Cari promosi"),
        (Language::Jv, "Punapa badhé pados “kopi bubuk arabika bowongso”?", "🔍 Pados promosi"),
    ] {
        let mut town = Town::start().await;
        fill(&town).await;
        match language {
            Language::Id => {
                let mut tx = town.app.db.begin().await.unwrap();
                let now = town.app.clock.now();
                let joined =
                    store::person::join(&mut tx, RESIDENT, "Tono", language, NOTICE_VERSION, now);
                joined.await.unwrap();
                tx.commit().await.unwrap();
            }
            Language::Jv => speaks_javanese(&town, RESIDENT).await,
        }
        for _impatient in 0..2 {
            town.write(RESIDENT, "kopi bubuk arabika bowongso 35rb").await;
        }
        assert!(town.last(RESIDENT).ends_with(told), "{}", town.last(RESIDENT));
        assert!(town.label(RESIDENT, &Button::Go(Command::Menu)).is_some());
        town.press(RESIDENT, search).await;
        assert!(town.last(RESIDENT).contains("Kopi Bowongso 200 g"), "{}", town.last(RESIDENT));
        town.end().await;
    }
}

#[tokio::test]
async fn at_the_question_whether_to_leave_words_are_understood_and_others_used_for_nothing() {
    for (language, other, stay, name, keep) in [
        (Language::Id, "Tulisan itu belum dipakai.", "lanjut", "Apa nama usahanya?", "simpan"),
        (
            Language::Jv,
            "Seratan punika dèrèng dipunginakaken.",
            "mboten",
            "Nami usahanipun punapa?",
            "nggih",
        ),
    ] {
        let mut town = Town::start().await;
        town.knows(RESIDENT).await;
        if language == Language::Jv {
            speaks_javanese(&town, RESIDENT).await;
        }
        town.write(RESIDENT, "/daftar").await;
        let asked = town.last(RESIDENT);
        assert!(asked.starts_with(name), "{asked}");
        town.write(RESIDENT, "Kopi Lereng").await;
        let category = town.last(RESIDENT);
        town.write(RESIDENT, "/menu").await;
        town.write(RESIDENT, "0812 3456 7890").await;
        assert!(town.last(RESIDENT).starts_with(other), "{}", town.last(RESIDENT));
        town.write(RESIDENT, stay).await;
        assert_eq!(town.last(RESIDENT), category);
        town.write(RESIDENT, "/menu").await;
        town.write(RESIDENT, keep).await;
        town.write(RESIDENT, "/batal").await;
        assert!(town.last(RESIDENT).contains("Kopi Lereng"), "{}", town.last(RESIDENT));
        town.end().await;
    }
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

fn save(promotion: PromotionId, saved: bool, on: On) -> Button {
    Button::Find(Find::Save { promotion, saved, on })
}

const PAGE: On = On::Page { contact: false };
const LIST: On = On::List { page: 0 };

#[tokio::test]
async fn what_is_kept_is_found_again_also_when_it_has_ended() {
    let mut town = Town::start().await;
    let promotions = fill(&town).await;
    let [noodles, sheep, ..] = promotions[..] else { unreachable!("four are live") };
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/simpanan").await;
    assert!(town.last(RESIDENT).starts_with("Belum ada yang disimpan."), "{}", town.last(RESIDENT));
    for promotion in [noodles, sheep] {
        town.write(RESIDENT, &format!("/start p_{promotion}")).await;
        let label = town.label(RESIDENT, &save(promotion, true, PAGE)).unwrap();
        // Impatient: twice before the answer comes.
        town.sandbox.tap(RESIDENT, RESIDENT, &label).unwrap();
        town.choose(RESIDENT, save(promotion, true, PAGE)).await;
        assert!(town.label(RESIDENT, &save(promotion, false, PAGE)).is_some());
    }
    town.write(RESIDENT, "simpanan").await;
    let kept = town.last(RESIDENT);
    assert!(kept.starts_with("Simpanan Anda: 2\n\n1. Domba Batur betina"), "{kept}");
    town.choose(RESIDENT, save(sheep, false, LIST)).await;
    let kept = town.last(RESIDENT);
    assert!(kept.starts_with("Dihapus dari simpanan.\n\nSimpanan Anda: 1"), "{kept}");
    town.choose(RESIDENT, save(sheep, true, LIST)).await;
    assert!(town.last(RESIDENT).starts_with("Simpanan Anda: 2"), "{}", town.last(RESIDENT));
    town.app.clock.set("2027-01-24T02:15:00Z".parse().unwrap());
    town.write(RESIDENT, "/simpanan").await;
    let kept = town.last(RESIDENT);
    assert_eq!(kept.matches("· sudah tidak tayang").count(), 2, "{kept}");
    assert!(town.label(RESIDENT, &save(noodles, false, LIST)).is_some());
    // A button whose promotion has been forgotten since.
    let shown = Shown { language: Language::Id, kept: false };
    let last = town.sandbox.last(RESIDENT).unwrap()["message_id"].as_i64().unwrap();
    let forgotten = save(PromotionId(4711), true, LIST).data(shown);
    town.sandbox.press_stale(RESIDENT, RESIDENT, last, &forgotten).unwrap();
    town.settle().await;
    assert!(town.last(RESIDENT).starts_with("Simpanan Anda: 2"), "{}", town.last(RESIDENT));
    town.end().await;
}

#[tokio::test]
async fn a_stranger_agrees_and_comes_back_to_what_they_wanted() {
    let mut town = Town::start().await;
    let promotions = fill(&town).await;
    let kopi = promotions[3];
    town.write(RESIDENT, "/cari kopi").await;
    town.choose(RESIDENT, Button::Open(kopi)).await;
    town.choose(RESIDENT, save(kopi, true, PAGE)).await;
    let asked = town.last(RESIDENT);
    assert!(asked.starts_with("Supaya promosinya bisa disimpan, "), "{asked}");
    assert!(asked.contains("Yang disimpan Diskominfo"), "{asked}");
    assert!(town.person(RESIDENT).await.is_none());
    town.choose(RESIDENT, Button::Agree { target: Some(Target::Save(kopi)) }).await;
    assert!(town.label(RESIDENT, &save(kopi, false, PAGE)).is_some(), "{}", town.transcript);
    town.write(RESIDENT, "/simpanan").await;
    assert!(town.last(RESIDENT).starts_with("Simpanan Anda: 1"), "{}", town.last(RESIDENT));

    town.write(MEMBER, &format!("/start p_{kopi}")).await;
    let to_page = Some(Target::Promotion(kopi));
    town.choose(MEMBER, Button::Speak { target: to_page.clone() }).await;
    town.choose(MEMBER, Button::NotNow { target: to_page }).await;
    town.choose(MEMBER, Button::Find(Find::Report(kopi))).await;
    town.choose(MEMBER, Button::NotNow { target: Some(Target::Report(kopi)) }).await;
    assert!(town.last(MEMBER).starts_with("Kopi Bowongso 200 g"), "{}", town.last(MEMBER));
    assert!(town.person(MEMBER).await.is_none());
    town.end().await;
}

/// Somebody reports a promotion from its page.
async fn reports(town: &mut Town, user: i64, promotion: PromotionId, ground: Ground) {
    town.write(user, &format!("/start p_{promotion}")).await;
    town.choose(user, Button::Find(Find::Report(promotion))).await;
    town.choose(user, Button::Find(Find::Because { promotion, ground })).await;
}

fn checked(promotion: PromotionId, seen: u32, made_up: bool) -> Button {
    Button::Find(Find::Checked { promotion, seen, made_up })
}

#[tokio::test]
async fn reports_gather_on_one_card_that_an_administrator_answers() {
    let mut town = Town::start().await;
    let promotions = fill(&town).await;
    let kopi = promotions[3];
    town.knows(RESIDENT).await;
    speaks_javanese(&town, MEMBER).await;
    reports(&mut town, RESIDENT, kopi, Ground::Price).await;
    assert!(town.last(RESIDENT).starts_with("Terima kasih."), "{}", town.last(RESIDENT));
    assert_eq!(
        town.last(GROUP),
        "🚩 Laporan atas #P-0004 · 1\nKopi Bowongso 200 g · Kopi Lereng\nharga salah: 1"
    );
    reports(&mut town, MEMBER, kopi, Ground::Other).await;
    assert!(town.last(MEMBER).starts_with("Mangga dipunserat"), "{}", town.last(MEMBER));
    town.sandbox.sticker(MEMBER, MEMBER).unwrap();
    town.settle().await;
    assert!(town.last(MEMBER).contains("Mangga dipunserat"), "{}", town.last(MEMBER));
    town.write(MEMBER, "Regine 50rb, sanès 15rb").await;
    assert!(town.last(MEMBER).starts_with("Matur nuwun."), "{}", town.last(MEMBER));
    assert_eq!(town.sandbox.sent(GROUP).len(), 1);
    assert_eq!(
        town.last(GROUP),
        "🚩 Laporan atas #P-0004 · 2\nKopi Bowongso 200 g · Kopi Lereng\nharga salah: 1\n\
         lainnya: 1\nRegine 50rb, sanès 15rb"
    );
    // The same person reports the same thing only once.
    reports(&mut town, RESIDENT, kopi, Ground::Number).await;
    assert!(town.last(RESIDENT).starts_with("Promosi ini sudah Anda laporkan"));

    let only = town.choose_in(MEMBER, GROUP, &checked(kopi, 2, false)).await;
    assert_eq!(only.as_deref(), Some("Hanya admin grup ini yang bisa memutuskan."));
    let done = town.choose_in(ADMIN, GROUP, &checked(kopi, 2, false)).await;
    assert_eq!(done.as_deref(), Some("Dicatat: selesai diperiksa."));
    town.settle().await;
    assert!(
        town.last(GROUP).ends_with("✅ Selesai diperiksa Budi, 24 Nov 09.15"),
        "{}",
        town.last(GROUP)
    );
    let audit = "select action || ' ' || subject_id from audit where action like 'reports%'";
    assert_eq!(texts(&town.app.db, audit).await, ["reports_checked 4"]);

    // Another report after that is a card of its own.
    town.knows(OTHER_ADMIN).await;
    reports(&mut town, OTHER_ADMIN, kopi, Ground::Forbidden).await;
    assert_eq!(town.sandbox.sent(GROUP).len(), 2);
    assert!(town.last(GROUP).contains("sudah diperiksa sebelumnya: 2"), "{}", town.last(GROUP));
    town.end().await;
}

#[tokio::test]
async fn a_new_admin_group_gets_the_reports_that_nobody_has_looked_at() {
    const NEW: i64 = -1_001_000_000_002;
    let mut town = Town::start().await;
    let promotions = fill(&town).await;
    town.knows(RESIDENT).await;
    town.knows(MEMBER).await;
    reports(&mut town, RESIDENT, promotions[2], Ground::Price).await;
    town.choose_in(ADMIN, GROUP, &checked(promotions[2], 1, false)).await;
    reports(&mut town, RESIDENT, promotions[3], Ground::Price).await;
    let before = town.sandbox.sent(GROUP);
    town.stop().await;
    let members = [(ADMIN, Status::Creator), (OTHER_ADMIN, Status::Administrator)];
    town.sandbox.add_group(NEW, "Admin baru", false, members);
    town.settings.admin_chat = Some(NEW);
    town.go_on().await;
    town.until("the reports come", || !town.sandbox.sent(NEW).is_empty()).await;
    town.restart().await;
    reports(&mut town, MEMBER, promotions[3], Ground::Number).await;
    let told = town.last(NEW);
    assert!(told.starts_with("🚩 Laporan atas #P-0004 · 2"), "{told}");
    assert_eq!(town.sandbox.sent(NEW).len(), 1, "one card, with what is open");
    let done = town.choose_in(ADMIN, NEW, &checked(promotions[3], 2, false)).await;
    assert_eq!(done.as_deref(), Some("Dicatat: selesai diperiksa."));
    assert_eq!(town.sandbox.sent(GROUP), before);
    town.end().await;
}

#[tokio::test]
async fn reports_whose_card_was_deleted_come_again_with_the_next_one_and_with_the_queue() {
    let mut town = Town::start().await;
    let kopi = fill(&town).await[3];
    for user in [RESIDENT, MEMBER, OTHER_ADMIN] {
        town.knows(user).await;
    }
    reports(&mut town, RESIDENT, kopi, Ground::Price).await;
    town.loses_the_last(GROUP).await;
    reports(&mut town, MEMBER, kopi, Ground::Number).await;
    let told = town.last(GROUP);
    assert!(told.starts_with("🚩 Laporan atas #P-0004 · 2"), "{told}");
    town.loses_the_last(GROUP).await;
    // Impatience: twice.
    for _ in 0..2 {
        town.sandbox.text(ADMIN, GROUP, "/antrean").unwrap();
    }
    town.settle().await;
    let cards = |town: &Town| {
        let sent = town.sandbox.sent(GROUP).into_iter();
        sent.filter(|message| words(message).contains("🚩")).collect::<Vec<_>>()
    };
    assert_eq!(cards(&town).len(), 1, "one card");
    let done = town.choose_in(ADMIN, GROUP, &checked(kopi, 2, false)).await;
    assert_eq!(done.as_deref(), Some("Dicatat: selesai diperiksa."));
    // What was closed and deleted is over; the next report has a card of its own.
    let closed = cards(&town)[0]["message_id"].as_i64().unwrap();
    town.loses(GROUP, closed).await;
    reports(&mut town, OTHER_ADMIN, kopi, Ground::Price).await;
    assert!(town.last(GROUP).starts_with("🚩 Laporan atas #P-0004 · 1"), "{}", town.last(GROUP));
    town.end().await;
}

#[tokio::test]
async fn a_place_far_away_is_told_so_and_the_list_is_still_to_be_had() {
    let told = [
        (
            Language::Id,
            "Tempat itu sekitar 332 km dari Kabupaten Wonosobo, jadi tidak ada yang dekat.",
        ),
        (Language::Jv, "Papan punika kinten-kinten 332 km saking Kabupatèn Wonosobo, dados mboten"),
    ];
    for (language, far) in told {
        let mut town = Town::start().await;
        fill(&town).await;
        town.knows(RESIDENT).await;
        if language == Language::Jv {
            speaks_javanese(&town, RESIDENT).await;
        }
        town.write(RESIDENT, "/jelajah").await;
        town.choose(RESIDENT, Button::Find(Find::Near)).await;
        let (latitude, longitude) = (-6.1754, 106.8272);
        town.sandbox.location(RESIDENT, RESIDENT, latitude, longitude).unwrap();
        town.after(RESIDENT, "> (Jakarta)").await;
        assert!(town.last(RESIDENT).starts_with(far), "{}", town.last(RESIDENT));
        assert!(town.sandbox.keyboard(RESIDENT).is_none());
        assert!(town.label(RESIDENT, &Button::Browse { page: 0 }).is_some());
        let here = Point::at(latitude, longitude).unwrap();
        town.choose(RESIDENT, Button::Find(Find::Around { here, page: 0 })).await;
        let list = town.last(RESIDENT);
        assert!(list.lines().nth(2).is_some_and(|line| line.ends_with(" km")), "{list}");
        town.end().await;
    }
}

#[tokio::test]
async fn reports_are_few_and_those_made_up_are_heard_no_more_for_a_while() {
    let mut town = Town::start().await;
    let mut promotions = fill(&town).await;
    promotions.extend(fill(&town).await);
    town.knows(RESIDENT).await;
    for promotion in &promotions[..5] {
        reports(&mut town, RESIDENT, *promotion, Ground::Number).await;
    }
    reports(&mut town, RESIDENT, promotions[5], Ground::Number).await;
    assert_eq!(
        town.last(RESIDENT),
        "Paling banyak 5 laporan sehari. Bisa melapor lagi mulai Rabu Legi, 25 November."
    );
    town.choose_in(ADMIN, GROUP, &checked(promotions[0], 1, true)).await;
    town.app.clock.set("2026-11-25T03:00:00Z".parse().unwrap());
    reports(&mut town, RESIDENT, promotions[5], Ground::Number).await;
    let told = town.last(RESIDENT);
    assert!(told.ends_with("Bisa lagi mulai Kamis Kliwon, 24 Desember."), "{told}");
    town.end().await;
}

#[tokio::test]
async fn a_report_taken_back_leaves_the_card_and_an_erased_reporter_too() {
    let mut town = Town::start().await;
    let promotions = fill(&town).await;
    let kopi = promotions[3];
    town.knows(RESIDENT).await;
    town.knows(MEMBER).await;
    reports(&mut town, RESIDENT, kopi, Ground::Price).await;
    town.choose(RESIDENT, Button::Find(Find::TakeReportBack(kopi))).await;
    town.settle().await;
    assert!(town.last(GROUP).ends_with("Semua laporannya ditarik."), "{}", town.last(GROUP));
    reports(&mut town, MEMBER, kopi, Ground::Other).await;
    town.write(MEMBER, "Penjualnya tetangga saya").await;
    assert!(town.last(GROUP).ends_with("Penjualnya tetangga saya"), "{}", town.last(GROUP));
    town.write(MEMBER, "/dataku").await;
    town.choose(MEMBER, Button::Erase).await;
    town.choose(MEMBER, Button::Yes).await;
    town.settle().await;
    let group: Vec<String> =
        town.sandbox.sent(GROUP).iter().map(|sent| words(sent).to_owned()).collect();
    assert!(group.iter().all(|text| !text.contains("tetangga")), "{group:?}");
    assert_eq!(texts(&town.app.db, "select ground from report").await, [""; 0]);
    town.end().await;
}

#[tokio::test]
async fn what_is_near_comes_first_and_where_that_is_stays_nowhere() {
    let mut town = Town::start().await;
    let promotions = fill(&town).await;
    speaks_javanese(&town, RESIDENT).await;
    town.write(RESIDENT, "/jelajah").await;
    town.choose(RESIDENT, Button::Find(Find::Near)).await;
    assert!(town.last(RESIDENT).starts_with("Mangga papan panjenengan"), "{}", town.last(RESIDENT));
    town.write(RESIDENT, "⬅ Wangsul").await;
    assert!(town.sandbox.keyboard(RESIDENT).is_none());
    town.choose(RESIDENT, Button::Find(Find::Near)).await;
    let (latitude, longitude) = (-7.386_431, 109.968_117);
    town.sandbox.location(RESIDENT, RESIDENT, latitude, longitude).unwrap();
    town.after(RESIDENT, "> (a place)").await;
    let told = town.last(RESIDENT);
    let lines: Vec<_> = told.lines().skip(2).collect();
    assert!(lines[0].starts_with("1. Carica") && lines[0].ends_with(" · 250 m"), "{told}");
    assert!(lines[1].starts_with("2. Domba") && lines[1].ends_with(" · 16,9 km"), "{told}");
    assert!(lines[2].starts_with("3. Kopi") && lines[3].starts_with("4. Mie"), "{told}");
    assert!(town.sandbox.keyboard(RESIDENT).is_none());
    // A page beyond the last is the last; which place it is of only the button knows.
    let here = Point::at(latitude, longitude).unwrap();
    let list = town.sandbox.last(RESIDENT).unwrap();
    let data = Button::Find(Find::Around { here, page: 9 })
        .data(Shown { language: Language::Jv, kept: false });
    let at = list["message_id"].as_i64().unwrap();
    town.sandbox.press_stale(RESIDENT, RESIDENT, at, &data).unwrap();
    town.after(RESIDENT, "> [page 10]").await;
    assert_eq!(town.last(RESIDENT), told);
    // At rest it is understood without being asked for, also of a stranger.
    town.sandbox.location(MEMBER, MEMBER, latitude, longitude).unwrap();
    town.settle().await;
    assert!(town.last(MEMBER).starts_with("Yang terdekat"), "{}", town.last(MEMBER));
    town.choose(RESIDENT, Button::Open(promotions[2])).await;
    town.press(RESIDENT, "📍 Peta").await;
    let place = town.sandbox.last(RESIDENT).unwrap();
    assert_eq!(place["venue"]["location"]["latitude"], -7.388);
    let stored = town.stored_bytes();
    let written = [
        latitude.to_string().into_bytes(),
        longitude.to_string().into_bytes(),
        b"7386431".to_vec(),
        f64::to_be_bytes(latitude).to_vec(),
        i32::to_be_bytes(-7_386_431).to_vec(),
    ];
    for trace in written {
        assert!(!stored.windows(trace.len()).any(|bytes| bytes == trace), "{trace:?}");
    }
    town.end().await;
}

#[tokio::test]
async fn what_comes_again_today_is_one_tap_off() {
    let mut town = Town::start().await;
    fill(&town).await;
    town.knows(RESIDENT).await;
    town.write(RESIDENT, "/jelajah").await;
    town.choose(RESIDENT, Button::Find(Find::Today)).await;
    let told = town.last(RESIDENT);
    assert!(told.starts_with("Tidak ada promosi berulang yang jatuh hari ini, Selasa Kliwon"));
    let owner = town.person(OWNER).await.unwrap().id;
    let mut tx = town.app.db.begin().await.unwrap();
    let business = store::business::looked_after_by(&mut tx, owner).await.unwrap().remove(0).id;
    for (title, rule) in [("Pasar Kliwon", "pasaran:Kliwon"), ("Pasar Pahing", "pasaran:Pahing")] {
        let today = town.app.today();
        let rule = rule.parse().unwrap();
        let content = NewPromotion {
            business,
            title: Title::parse(title).unwrap(),
            body: Body::parse("Ramai").unwrap(),
            price: "15000".parse().unwrap(),
            validity: Validity::recurring(today, rule, None).unwrap(),
            occasion: Box::default(),
            photos: Vec::new(),
            origin: Origin::New,
        };
        store::seed::live_promotion(&mut tx, &content, town.app.clock.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    town.write(RESIDENT, "/jelajah").await;
    town.choose(RESIDENT, Button::Find(Find::Today)).await;
    let told = town.last(RESIDENT);
    assert!(told.starts_with("Hari ini, Selasa Kliwon, 24 November\n\n1. Pasar Kliwon"), "{told}");
    assert!(!told.contains("Pahing"), "{told}");
    town.end().await;
}

fn titles(results: &serde_json::Value) -> Vec<&str> {
    results.as_array().unwrap().iter().filter_map(|result| result["title"].as_str()).collect()
}

#[tokio::test]
async fn a_promotion_is_put_into_any_chat_and_nothing_is_kept_of_it() {
    let town = Town::start().await;
    let promotions = fill(&town).await;
    let before = texts(&town.app.db, "select cast(update_id as text) from received").await;
    let (query, results) = town.sandbox.offered(ADMIN, "kopinya").await.unwrap();
    assert_eq!(titles(&results), ["Kopi Bowongso 200 g"]);
    assert_eq!(results[0]["description"], "Rp\u{a0}15.000 · Kopi Lereng, Kertek");
    town.sandbox.choose(ADMIN, GROUP, &query, results[0]["id"].as_str().unwrap()).unwrap();
    town.settle().await;
    let shared = town.sandbox.messages(GROUP).pop().unwrap();
    assert!(words(&shared).starts_with("Kopi Bowongso 200 g\nRp\u{a0}15.000"), "{shared}");
    let link = format!("https://t.me/ayopromo_bot?start=p_{}", promotions[3]);
    assert_eq!(keys(&shared)[0]["url"], link.as_str());
    assert!(town.sandbox.sent(GROUP).is_empty(), "it is answered to nobody");
    let after = texts(&town.app.db, "select cast(update_id as text) from received").await;
    assert!(after.len() <= before.len() + 1, "{after:?}");

    let (_, newest) = town.sandbox.offered(RESIDENT, "").await.unwrap();
    assert_eq!(titles(&newest)[0], "Kopi Bowongso 200 g");
    assert_eq!(titles(&newest).len(), 4);
    let (_, shared) =
        town.sandbox.offered(RESIDENT, &format!("p_{}", promotions[0])).await.unwrap();
    assert_eq!(titles(&shared), ["Mie ongklok Longkrang"]);
    for nothing in ["pesawat", "…", "p_77", "3307082405920003"] {
        let (_, none) = town.sandbox.offered(RESIDENT, nothing).await.unwrap();
        assert!(titles(&none).is_empty(), "{nothing}: {none}");
    }
    assert!(town.person(RESIDENT).await.is_none() && !town.remembers(RESIDENT).await);
    town.end().await;
}

#[tokio::test]
async fn an_offer_has_its_photo_where_telegram_takes_it_and_goes_without_it_else() {
    let town = Town::start().await;
    fill(&town).await;
    let owner = town.person(OWNER).await.unwrap().id;
    let photo = town.sandbox.photo(OWNER, OWNER, "").unwrap();
    town.settle().await;
    let shown = town.sandbox.messages(OWNER);
    let shown = shown.iter().find(|message| message["message_id"] == photo).unwrap();
    let known = shown["photo"][0]["file_id"].as_str().unwrap().to_owned();
    for (file, kind) in [(known.as_str(), "photo"), ("gone", "article")] {
        let mut tx = town.app.db.begin().await.unwrap();
        let business = store::business::looked_after_by(&mut tx, owner).await.unwrap().remove(0).id;
        let content = NewPromotion {
            business,
            title: Title::parse("Teh Tambi").unwrap(),
            body: Body::parse(&"harum ".repeat(150)).unwrap(),
            price: "15000".parse().unwrap(),
            validity: Validity::until_sold_out(town.app.today()),
            occasion: Box::default(),
            photos: vec![PhotoId(file.to_owned())],
            origin: Origin::New,
        };
        store::seed::live_promotion(&mut tx, &content, town.app.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        let (query, results) = town.sandbox.offered(OWNER, "teh").await.unwrap();
        assert_eq!(results[0]["type"], kind, "{results}");
        let id = results[0]["id"].as_str().unwrap();
        town.sandbox.choose(OWNER, OWNER, &query, id).unwrap();
        let put = town.sandbox.messages(OWNER).pop().unwrap();
        assert!(words(&put).starts_with("Teh Tambi"), "{put}");
    }
    town.end().await;
}

fn looking_for(words: &str) -> Button {
    Button::Find(Find::Search { search: Search::parse(words).unwrap(), page: 0 })
}
