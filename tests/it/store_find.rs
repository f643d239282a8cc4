//! Laws of finding by words: what people type leads to what they mean, alike on both engines.
#![expect(clippy::unwrap_used, reason = "what a test can't go on without ends it")]

use ayopromo::{
    domain::{
        business::{BusinessName, NewBusiness},
        category::Category,
        ids::PromotionId,
        promotion::{Body, NewPromotion, Title},
        search::Search,
    },
    store::{Db, Tx, person, seed, term},
};
use chrono::{DateTime, Utc};

use crate::{
    engines::on_both_engines,
    store::{hours, new_business, new_promotion, now, resident, texts, today},
};

on_both_engines! {
    what_is_typed_finds_what_is_meant,
    equals_come_freshest_first,
    what_left_circulation_is_not_found,
    every_page_of_a_search_shows_its_part,
    nothing_is_found_by_a_lone_figure,
    nothing_of_an_erased_owner_can_be_found_by,
}

/// Title, text, business, category, area.
const CATALOGUE: [(&str, &str, &str, Category, &str); 14] = [
    (
        "Mie ongklok Longkrang",
        "Kuah kental, sate sapi",
        "Warung Pak Muhadi",
        Category::Umkm,
        "33.07.09.1015",
    ),
    ("Mie ayam jumbo", "Bakso urat gratis", "Mie Ayam Pojok", Category::Umkm, "33.07.09.1015"),
    (
        "Kopi Bowongso 200 g",
        "Sangrai sendiri, robusta",
        "Kopi Lereng",
        Category::Umkm,
        "33.07.10.2001",
    ),
    (
        "Carica cup isi 12",
        "Manisan segar, bisa cod",
        "Carica Gemilang",
        Category::Umkm,
        "33.07.08.1008",
    ),
    ("Sirup buah 500 ml", "Dari carica pilihan", "Sari Dieng", Category::Umkm, "33.07.13.2003"),
    (
        "Domba Batur betina",
        "Umur 10 bulan, sehat",
        "Dombos Makmur",
        Category::Peternakan,
        "33.07.13.2003",
    ),
    (
        "Kentang Dieng ukuran AB",
        "Panen minggu ini",
        "Kebun Jaya",
        Category::Pertanian,
        "33.07.13.2003",
    ),
    (
        "Jahit seragam sekolah",
        "Bawa kain sendiri",
        "Penjahit Rapi",
        Category::Lainnya,
        "33.07.12.2001",
    ),
    (
        "Tempe kemul hangat",
        "Gorengan khas, bungkus daun",
        "Dapur Mbok Yem",
        Category::Umkm,
        "33.07.08.1008",
    ),
    (
        "Kamar dua orang",
        "Sarapan dan teh hangat",
        "Homestay Telaga",
        Category::Pariwisata,
        "33.07.13.1008",
    ),
    (
        "Batik cap motif carica",
        "Untuk seragam dinas",
        "Batik Talunombo",
        Category::Ekraf,
        "33.07.03.2012",
    ),
    ("Keripik durian", "Renyah", "Ngemil Yuk", Category::Umkm, "33.07.09.1015"),
    ("Dodol salak", "Legit, tanpa pengawet", "Oleh-oleh Ibu", Category::Umkm, "33.07.09.1015"),
    ("Sambel pecel pedas", "Tahan lama", "Bumbu Jowo", Category::Umkm, "33.07.06.1008"),
];

/// What is typed, and the titles that come, the first of them first; the rest in any order.
const QUERIES: [(&str, &[&str]); 40] = [
    ("mie ongklok", &["Mie ongklok Longkrang", "Mie ayam jumbo"]),
    ("mi ongklog", &["Mie ongklok Longkrang", "Mie ayam jumbo"]),
    ("mieongklok", &["Mie ongklok Longkrang"]),
    ("MI ONGKLOK enak dong", &["Mie ongklok Longkrang", "Mie ayam jumbo"]),
    ("onklok", &["Mie ongklok Longkrang"]),
    ("kopi", &["Kopi Bowongso 200 g"]),
    ("kopinya", &["Kopi Bowongso 200 g"]),
    ("kopinipun", &["Kopi Bowongso 200 g"]),
    ("ngopi", &["Kopi Bowongso 200 g"]),
    ("mau beli kopi bubuk", &["Kopi Bowongso 200 g"]),
    ("carica", &["Batik cap motif carica", "Carica cup isi 12", "Sirup buah 500 ml"]),
    ("karica", &["Batik cap motif carica", "Carica cup isi 12"]),
    ("caricca", &["Batik cap motif carica", "Carica cup isi 12", "Sirup buah 500 ml"]),
    ("cairca", &["Batik cap motif carica", "Carica cup isi 12"]),
    (
        "carica kertek",
        &["Carica cup isi 12", "Batik cap motif carica", "Sirup buah 500 ml", "Tempe kemul hangat"],
    ),
    ("domba", &["Domba Batur betina"]),
    ("ternak", &["Domba Batur betina"]),
    ("peternakan", &["Domba Batur betina"]),
    ("hasil tani", &["Kentang Dieng ukuran AB"]),
    ("kentangnya", &["Kentang Dieng ukuran AB"]),
    ("menjahit", &["Jahit seragam sekolah"]),
    ("penjahit", &["Jahit seragam sekolah"]),
    ("jahitan", &["Jahit seragam sekolah"]),
    ("seragam", &["Jahit seragam sekolah", "Batik cap motif carica"]),
    ("tempeh", &["Tempe kemul hangat"]),
    ("témpé kemul", &["Tempe kemul hangat"]),
    ("goreng", &["Tempe kemul hangat"]),
    ("wisata", &["Kamar dua orang"]),
    ("homstay", &["Kamar dua orang"]),
    ("bathik", &["Batik cap motif carica"]),
    ("durian", &["Keripik durian"]),
    ("duri", &[]),
    ("dhodhol", &["Dodol salak"]),
    ("sambal", &["Sambel pecel pedas"]),
    ("jawa", &["Sambel pecel pedas"]),
    ("topi", &[]),
    ("pesawat terbang", &[]),
    ("garung", &["Jahit seragam sekolah"]),
    ("oleh oleh", &["Dodol salak"]),
    ("500", &["Sirup buah 500 ml"]),
];

/// The catalogue, each an hour newer than the one before.
async fn filled(tx: &mut Tx) {
    for (telegram_id, row) in (7..).zip(CATALOGUE) {
        live(tx, telegram_id, row, now() - hours(100 - telegram_id)).await;
    }
}

async fn live(
    tx: &mut Tx,
    owner: i64,
    (title, body, name, category, area): (&str, &str, &str, Category, &str),
    since: DateTime<Utc>,
) -> PromotionId {
    let owner = resident(tx, owner).await.id;
    let description = new_business().description;
    let business = NewBusiness {
        name: BusinessName::parse(name).unwrap(),
        category,
        area: area.parse().unwrap(),
        description: ayopromo::domain::business::Description::parse("Usaha warga")
            .unwrap_or(description),
        ..new_business()
    };
    let business = seed::active_business(tx, owner, &business, now()).await.unwrap();
    let content = NewPromotion {
        title: Title::parse(title).unwrap(),
        body: Body::parse(body).unwrap(),
        ..new_promotion(business)
    };
    seed::live_promotion(tx, &content, since).await.unwrap()
}

async fn found(tx: &mut Tx, typed: &str) -> Vec<String> {
    let search = Search::parse(typed).unwrap();
    let hits = term::search(tx, &search, now(), today(), 20, 0).await.unwrap();
    assert_eq!(hits.total, hits.found.len() as i64, "{typed}");
    hits.found.iter().map(|(p, _)| p.content.title.as_str().to_owned()).collect()
}

async fn what_is_typed_finds_what_is_meant(db: Db) {
    let mut tx = db.begin().await.unwrap();
    filled(&mut tx).await;
    let mut wrong = Vec::new();
    for (typed, expected) in QUERIES {
        let mut found = found(&mut tx, typed).await;
        let first = found.first().map(String::as_str) == expected.first().copied();
        let mut expected = expected.to_vec();
        found[..].sort_unstable();
        expected.sort_unstable();
        if !first || found != expected {
            wrong.push(format!("{typed}: {found:?}, best first: {first}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

async fn equals_come_freshest_first(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let row = ("Madu hutan", "Asli", "Madu Lereng", Category::Umkm, "33.07.08.1008");
    let mut ids = Vec::new();
    for (owner, age) in [(7, 3), (8, 1), (9, 2)] {
        ids.push(live(&mut tx, owner, row, now() - hours(age)).await);
    }
    let search = Search::parse("madu").unwrap();
    let hits = term::search(&mut tx, &search, now(), today(), 20, 0).await.unwrap();
    let found: Vec<_> = hits.found.iter().map(|(p, _)| p.id).collect();
    assert_eq!(found, [ids[1], ids[2], ids[0]]);
}

async fn what_left_circulation_is_not_found(db: Db) {
    let mut tx = db.begin().await.unwrap();
    filled(&mut tx).await;
    let search = Search::parse("kopi").unwrap();
    let over = "2026-12-02".parse().unwrap();
    let hits = term::search(&mut tx, &search, now(), over, 20, 0).await.unwrap();
    assert_eq!((hits.found.len(), hits.total), (0, 0));
    let before = now() - hours(200);
    let hits = term::search(&mut tx, &search, before, today(), 20, 0).await.unwrap();
    assert_eq!((hits.found.len(), hits.total), (0, 0));
}

async fn every_page_of_a_search_shows_its_part(db: Db) {
    let mut tx = db.begin().await.unwrap();
    filled(&mut tx).await;
    let search = Search::parse("carica").unwrap();
    let mut pages = Vec::new();
    for offset in 0..3 {
        let hits = term::search(&mut tx, &search, now(), today(), 1, offset).await.unwrap();
        assert_eq!(hits.total, 3);
        pages.extend(hits.found.iter().map(|(p, _)| p.content.title.as_str().to_owned()));
    }
    assert_eq!(pages, found(&mut tx, "carica").await);
}

async fn nothing_is_found_by_a_lone_figure(db: Db) {
    let mut tx = db.begin().await.unwrap();
    filled(&mut tx).await;
    for typed in ["7", "1 2"] {
        assert_eq!(found(&mut tx, typed).await, [""; 0], "{typed}");
    }
}

async fn nothing_of_an_erased_owner_can_be_found_by(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let row = ("Madu hutan", "Asli", "Madu Lereng", Category::Umkm, "33.07.08.1008");
    live(&mut tx, 7, row, now()).await;
    let owner = resident(&mut tx, 7).await.id;
    person::erase(&mut tx, owner, now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(texts(&db, "select term from term").await, [""; 0]);
}
