//! Whole posts as owners write them, measured field by field.
//!
//! `data/posts.jsonl` and `data/posts_everyday.jsonl` hold a post a line with what a person reads in it on Tuesday 24 November 2026, in the
//! normal forms of the single fields. `written` says whether a post was there before the code or was
//! written, with what is expected of it, after; what the latter showed has been mended, so that both
//! measure what is known. `docs/performance.md` says how posts fared that were seen for the first time.
//! What a post does not say, or leaves in doubt, is null.

use std::{fmt, ops::AddAssign};

use ayopromo::domain::{
    dates::When,
    phone::Phone,
    post::{self, Field, Post},
    price::Price,
    promotion::Title,
};
use chrono::NaiveDate;
use proptest::{prelude::*, sample::select};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{understanding_command::piped, understanding_laws::first_day};

const POSTS: [&str; 2] =
    [include_str!("data/posts.jsonl"), include_str!("data/posts_everyday.jsonl")];
const FIELDS: [&str; 5] = ["title", "price", "date", "hours", "phone"];

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    title: Option<String>,
    price: Option<String>,
    date: Option<String>,
    hours: Option<String>,
    phone: Option<String>,
    #[serde(default)]
    multi: bool,
    written: Written,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Written {
    Before,
    After,
}

/// How often a field was given rightly, given at all, and expected.
#[derive(Debug, Clone, Copy, Default)]
struct Score {
    right: u32,
    given: u32,
    expected: u32,
}

impl Score {
    fn of(found: Option<&str>, expected: Option<&str>) -> Self {
        Self {
            right: u32::from(found.is_some() && found == expected),
            given: u32::from(found.is_some()),
            expected: u32::from(expected.is_some()),
        }
    }

    fn precision(self) -> f64 {
        f64::from(self.right) / f64::from(self.given)
    }

    fn recall(self) -> f64 {
        f64::from(self.right) / f64::from(self.expected)
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.given += other.given;
        self.expected += other.expected;
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (precision, recall) = (100.0 * self.precision(), 100.0 * self.recall());
        let Self { right, given, expected } = self;
        write!(
            f,
            "precision {precision:5.1} % recall {recall:5.1} % ({right} of {given}, of {expected})"
        )
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn cases() -> Vec<Case> {
    POSTS.into_iter().flat_map(str::lines).map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Every field in normal form.
fn fields(post: &Post) -> [Option<String>; 5] {
    let phones =
        |phones: &Vec<_>| phones.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    [
        post.title.as_ref().map(|title| title.as_str().to_owned()),
        post.price.value().map(ToString::to_string),
        post.date.value().map(ToString::to_string),
        post.hours.value().map(ToString::to_string),
        post.phone.value().map(phones),
    ]
}

fn measured(cases: &[Case]) -> [Score; 5] {
    let mut scores = [Score::default(); 5];
    for case in cases {
        let post = post::read(&case.text, today());
        let expected = [&case.title, &case.price, &case.date, &case.hours, &case.phone];
        let found = fields(&post);
        for (at, score) in scores.iter_mut().enumerate() {
            *score += Score::of(found[at].as_deref(), expected[at].as_deref());
            if found[at] != *expected[at] {
                println!(
                    "{}: {:?} expected, {:?} found in {:?}",
                    FIELDS[at],
                    expected[at].as_deref().unwrap_or("nothing"),
                    found[at].as_deref().unwrap_or("nothing"),
                    case.text
                );
            }
        }
        if post.several_prices != case.multi {
            println!("multi: {} expected in {:?}", case.multi, case.text);
        }
    }
    scores
}

#[test]
fn posts_are_read_as_people_read_them() {
    let cases = cases();
    for written in [Written::Before, Written::After] {
        let some: Vec<Case> =
            cases.iter().filter(|case| case.written == written).cloned().collect();
        let scores = measured(&some);
        println!("{} posts written {written:?}", some.len());
        for (field, score) in FIELDS.iter().zip(scores) {
            println!("  {field:6} {score}");
        }
    }
    for (field, score) in FIELDS.iter().zip(measured(&cases)) {
        assert!(score.precision() >= 0.97, "{field}: {score}");
        assert!(score.recall() >= 0.85, "{field}: {score}");
    }
}

#[test]
fn a_third_of_the_posts_was_written_after_the_code() {
    let cases = cases();
    let after = cases.iter().filter(|case| case.written == Written::After).count();
    assert!(cases.len() >= 150 && 3 * after >= cases.len(), "{after} of {}", cases.len());
    let mut texts: Vec<&str> = cases.iter().map(|case| &*case.text).collect();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), cases.len(), "a post is there twice");
}

#[test]
fn expectations_are_in_normal_form() {
    for case in cases() {
        let text = &case.text;
        if let Some(title) = &case.title {
            assert_eq!(Title::parse(title).unwrap().as_str(), title, "{text}");
        }
        if let Some(price) = &case.price {
            assert_eq!(price.parse::<Price>().unwrap().to_string(), *price, "{text}");
        }
        if let Some(date) = &case.date {
            assert_eq!(date.parse::<When>().unwrap().to_string(), *date, "{text}");
        }
        for phone in case.phone.iter().flat_map(|phones| phones.split(',')) {
            assert!(Phone::parse_e164(phone).is_ok(), "{text}");
        }
        assert!(!case.multi || case.price.is_none(), "a menu has no price: {text}");
    }
}

/// What stands in a post beside its price, day and number.
#[test]
fn other_numbers_are_none_of_the_fields() {
    for text in [
        "Carica isi 12",
        "Kain 2,5 meter lebar 115 cm",
        "Rumah tipe 36/72, 5 km dari kota, Jl. Dieng No. 45 RT 02/RW 05",
        "Berdiri sejak 1998, sudah 25 tahun melayani",
        "100% asli tanpa pengawet",
        "NIB 0220001234567, P-IRT 2063307010001-26",
        "Rek BRI 0123-01-012345-50-1 a.n. Contoh",
        "Min order 10",
        "Gaji 2,5 juta, DP 500rb, ongkir 10rb",
        "Gratis ongkir, cashback 20rb, harga nego",
        "Diskon besar, murah meriah",
        "Stok 5.000 bibit, ketinggian 2.000 mdpl",
        "Umur 8 bulan, bobot 35kg",
        "Ukuran 20x20, 160x200, XL",
        "Fun run 5K, 3x pertemuan",
        "Promo akhir tahun",
        "Garansi 1 bulan, jadi 3 hari",
        "Check in 14.00, check out 12.00",
        "Dikirim Jumat, panen 20 Nov",
        "Kode JG-2026",
    ] {
        let [_, price, date, hours, phone] = fields(&post::read(text, today()));
        assert_eq!([price, date, hours, phone], [const { None }; 4], "{text}");
    }
}

/// What would be a wrong value is none.
#[test]
fn what_only_looks_like_a_price_or_a_day_is_none() {
    for text in [
        "Hemat 20rb! Sepatu sandal",
        "Modal 50rb untung 100rb. Reseller kripik",
        "Kaos gratis pulsa 10rb",
        "Pisang 3/10rb",
        "Tahu bakso 10.000/3",
        "Kaos 50/100rb",
        "Soto sampai 5 des 2016",
        "Soto sampai 30 nov 2126",
        "Jenang nganti tanggal 1 Suro",
    ] {
        let [_, price, date, ..] = fields(&post::read(text, today()));
        assert_eq!([price, date], [const { None }; 2], "{text}");
    }
    for (text, price) in [
        ("Kentang 15rb/kg", "15000;unit=kg"),
        ("Kambing bobot sekitar 70 kilo harga 4 juta", "4000000"),
        ("Sewa tenda 500rb/2 hari", "500000;qty=2;unit=hari"),
    ] {
        assert_eq!(fields(&post::read(text, today()))[1].as_deref(), Some(price), "{text}");
    }
    for (text, title) in [
        ("Kari kambing 25rb", "Kari kambing"),
        ("Jam dinding 75rb", "Jam dinding"),
        ("Pre loved tas 50rb", "Pre loved tas"),
        ("Pre order jahe 20rb", "Jahe"),
        ("CARICA BU TINI 45rb", "Carica Bu Tini"),
        ("Forwarded: Kue kering 55rb", "Kue kering"),
        ("Buka puasa bersama 50rb", "Buka puasa bersama"),
    ] {
        assert_eq!(fields(&post::read(text, today()))[0].as_deref(), Some(title), "{text}");
    }
}

#[test]
fn a_sentence_names_nothing_where_a_later_one_names_what_has_the_price() {
    for (text, title) in [
        ("Yuk ngopi. Kopi Lereng 15rb", "Kopi Lereng"),
        ("Yuk ngopi di Kopi Lereng, 15rb", "Ngopi di Kopi Lereng"),
        ("Ayo senam bareng di alun-alun, Minggu 29 Nov. Iuran 3rb", "Senam bareng di alun-alun"),
        ("Toko kami ulang tahun! Tas rajut potongan 10rb", "Tas rajut"),
        (
            "Bengkel kami pindah ke Kertek. Servis ringan 50rb, ganti oli 40rb",
            "Bengkel kami pindah ke Kertek",
        ),
        ("Awalnya iseng bikin donat, eh tetangga pada pesan. Donat kentang 30rb", "Donat kentang"),
        ("Sapa sing butuh bibit kentang G2? 20 ewu sekilo", "Bibit kentang G2"),
        (
            "Yang lagi cari kado, Buket Bunga Contoh masih ada slot",
            "Buket Bunga Contoh masih ada slot",
        ),
    ] {
        let found = fields(&post::read(text, today()));
        assert_eq!(found[0].as_deref(), Some(title), "{text}");
    }
}

#[test]
fn days_of_talk_or_full_or_with_others_that_are_not_read_are_no_value() {
    for text in [
        "Wis telung sasi iki nandur. Cabe 35 ewu sekilo",
        "Sewa sound 1,5jt. Tgl 12 karo 13 des wis kebak",
        "Sewa tenda 500rb, 5 Des sudah penuh",
        "Diskon 20% tgl 25 dan 28",
        "Diskon 20%, 12.12 dan 25.12",
    ] {
        assert_eq!(fields(&post::read(text, today()))[2], None, "{text}");
    }
}

#[test]
fn what_is_doubtful_comes_with_its_candidates() {
    let both = post::read("Batik cap 150rb. Diskon 20% sampai Jumat", today());
    assert!(
        matches!(&both.price, Field::Doubtful(candidates) if candidates.len() == 2),
        "{both:?}"
    );
    assert!(!both.several_prices);
    let menu = post::read("Bakso 12rb, mie ayam 10rb", today());
    let from_the_least = Field::Doubtful(vec!["from=10000".parse().unwrap()]);
    assert!(menu.several_prices, "{menu:?}");
    assert_eq!(menu.price, from_the_least);
    let week = post::read("Diskon 10% sampai minggu depan", today());
    assert!(
        matches!(&week.date, Field::Doubtful(candidates) if !candidates.is_empty()),
        "{week:?}"
    );
    let nothing = post::read("Carica", today());
    assert_eq!(nothing.price, Field::Absent);
}

#[tokio::test]
async fn the_program_answers_a_post_a_line() {
    let cases = cases();
    let mut lines: String = cases.iter().map(|case| json!(case.text).to_string() + "\n").collect();
    lines.push_str("no JSON\n\n[1]\n\"\"\n");
    let said = piped("post", lines.as_bytes()).await;
    let nothing = json!({"title": null, "price": null, "date": null, "hours": null, "phone": null});
    let mut answers = said.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    for case in &cases {
        let post = post::read(&case.text, today());
        let [title, price, date, hours, phone] = fields(&post);
        let mut expected =
            json!({"title": title, "price": price, "date": date, "hours": hours, "phone": phone});
        if post.several_prices {
            expected["multi"] = json!(true);
        }
        assert_eq!(answers.next(), Some(expected), "{}", case.text);
    }
    assert_eq!(answers.collect::<Vec<_>>(), vec![nothing; 4]);
}

proptest! {
    #[test]
    fn any_text_is_a_post(text in "\\PC{0,200}|(?s).{0,4096}") {
        let post = post::read(&text, today());
        prop_assert!(post.title.is_none_or(|title| Title::parse(title.as_str()).is_ok()));
    }

    #[test]
    fn broken_posts_are_posts(case in select(cases()), from in 0_usize..400, to in 0_usize..400, glue in select(vec!["", " ", "\n", "🔥", "\u{202e}"])) {
        let chars: Vec<char> = case.text.chars().collect();
        let (from, to) = (from.min(chars.len()), to.min(chars.len()));
        let text = chars[..from].iter().collect::<String>() + glue + &chars[to..].iter().collect::<String>();
        let post = post::read(&text, today());
        let first = post.date.value().and_then(first_day);
        prop_assert!(first.is_none_or(|day| day >= today()), "{}: {:?}", text, post);
    }

    #[test]
    fn a_title_holds_no_identity_number(before in "[a-z ]{0,12}", digits in "[0-9]{16}") {
        let post = post::read(&format!("{before} {digits}"), today());
        prop_assert!(post.title.is_none_or(|title| !title.as_str().contains(&digits)));
    }
}
