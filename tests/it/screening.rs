//! Hints for the people who moderate: what is found, what is left alone, and how often.
//!
//! `data/screening.jsonl` holds a text a line with the groups a moderator should look at it for. `written` says
//! whether it was there while the lists were written, or came after from somebody who did not know them; what
//! those showed has been mended. `docs/performance.md` says how they fared when they were seen first.

use std::{
    collections::BTreeMap,
    process::Stdio,
    time::{Duration, Instant},
};

use ayopromo::domain::{
    papers::{Halal, Papers, Pirt},
    phone::Phone,
    screening::{Contact, Group, Lists, screen},
};
use proptest::{collection::vec, prelude::*, sample::select};
use serde::Deserialize;
use tokio::io::AsyncWriteExt as _;

use crate::crash::{output, program};

const TEXTS: &str = include_str!("data/screening.jsonl");

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    groups: Vec<String>,
    written: Written,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Written {
    Before,
    After,
}

/// How often a group was found where it is, and where it is not.
#[derive(Debug, Clone, Copy, Default)]
struct Score {
    found: u32,
    there: u32,
    false_alarms: u32,
    clean: u32,
}

impl Score {
    fn count(&mut self, there: bool, found: bool) {
        self.there += u32::from(there);
        self.found += u32::from(there && found);
        self.clean += u32::from(!there);
        self.false_alarms += u32::from(!there && found);
    }

    fn found_rate(self) -> f64 {
        f64::from(self.found) / f64::from(self.there)
    }

    fn false_rate(self) -> f64 {
        f64::from(self.false_alarms) / f64::from(self.clean)
    }
}

fn cases() -> Vec<Case> {
    TEXTS.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The groups of a text alone, as the program shows them.
fn groups(text: &str) -> String {
    screen(text, Lists::built_in(), &Papers::default()).groups().to_string()
}

fn has(text: &str, group: Group) -> bool {
    groups(text).split(',').any(|code| code == group.code())
}

#[test]
fn texts_are_hinted_at_as_a_moderator_would() {
    let mut scores: BTreeMap<Group, Score> = BTreeMap::new();
    // Of the clean texts, those with any hint.
    let mut all = Score::default();
    for case in cases() {
        let found = groups(&case.text);
        for group in Group::ALL {
            let there = case.groups.iter().any(|code| code == group.code());
            let is_found = found.split(',').any(|code| code == group.code());
            scores.entry(group).or_default().count(there, is_found);
            all.there += u32::from(there);
            all.found += u32::from(there && is_found);
        }
        if case.groups.is_empty() {
            all.clean += 1;
            all.false_alarms += u32::from(found != "-");
        }
        let expected = case.groups.join(",");
        if found.trim_matches('-') != expected {
            println!("{expected:?} expected, {found:?} found in {:?}", case.text);
        }
    }
    let named = scores.iter().map(|(group, score)| (group.code(), *score));
    for (name, score) in named.chain([("all", all)]) {
        let Score { found, there, false_alarms, clean } = score;
        println!("{name:16} found {found} of {there}, false alarms {false_alarms} of {clean}");
        assert!(score.found_rate() >= 0.9, "{name}: {score:?}");
        assert!(score.false_rate() <= 0.03, "{name}: {score:?}");
    }
}

/// The posts by which the readers of prices and days are measured: nobody wrote them to be hinted at.
#[test]
fn ordinary_posts_are_left_alone() {
    let posts = [include_str!("data/posts.jsonl"), include_str!("data/posts_everyday.jsonl")];
    let usual = [Group::HalalUnproven, Group::ContactInside];
    let (mut hinted, mut all) = (0, 0);
    for line in posts.into_iter().flat_map(str::lines) {
        let post: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = post["text"].as_str().unwrap();
        let found = screen(text, Lists::built_in(), &Papers::default());
        let other = found.groups().iter().any(|group| !usual.contains(&group));
        all += 1;
        hinted += u32::from(other);
        if other {
            println!("{:?} in {text:?}", found.hints);
        }
    }
    assert!(f64::from(hinted) <= 0.01 * f64::from(all), "{hinted} of {all}");
}

#[test]
fn half_of_the_texts_are_clean_and_a_third_came_after() {
    let cases = cases();
    let after = cases.iter().filter(|case| case.written == Written::After).count();
    let clean = cases.iter().filter(|case| case.groups.is_empty()).count();
    assert!(cases.len() >= 300 && 3 * after >= cases.len(), "{after} of {}", cases.len());
    assert!((0.4..0.6).contains(&(clean as f64 / cases.len() as f64)), "{clean}");
    let mut texts: Vec<&str> = cases.iter().map(|case| &*case.text).collect();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), cases.len(), "a text is there twice");
}

/// What only looks or sounds like it, what is denied, and what is warned of.
#[test]
fn every_group_leaves_its_look_alikes_alone() {
    for (group, texts) in [
        (
            Group::Gambling,
            &[
                "Slot parkir bus masih ada",
                "Baju di toko sebelah, tuju dinas",
                "Bonus 1 tiap beli 10",
                "Deposit villa 200rb dikembalikan",
                "Lovebird gacor rajin bunyi",
                "Warung dudu panggonan judi",
                "Penyuluhan bahaya judi online",
            ][..],
        ),
        (
            Group::Alcohol,
            &[
                "Tape ketan dan brem Madiun",
                "Legen seger saka wit",
                "Bir pletok anget",
                "Alkohol antiseptik 70%",
                "Jamu tanpa alkohol, tanpa gula",
                "Rumah arum dekat ruma makan",
            ],
        ),
        (
            Group::Tobacco,
            &[
                "Bibit tembakau unggul",
                "Rigen kanggo mepe mbako",
                "Museum tembakau buka Minggu",
                "Pot bunga 15rb",
                "Kamar bebas rokok",
                "Mampir cedhak kreteg Serayu",
                "Sembako murah",
            ],
        ),
        (
            Group::Medicine,
            &[
                "Wedang jahe anget, seger",
                "Minyak kayu putih 60ml",
                "Obat hama kentang",
                "Obat nyamuk bakar",
                "Madu murni, bukan obat",
                "Sewa tablet untuk sekolah",
            ],
        ),
        (
            Group::Loans,
            &[
                "Bayar lewat DANA atau OVO",
                "Motor bisa dicicil 12 bulan",
                "Pinjam alat pesta gratis",
                "Sosialisasi KUR BRI untuk UMKM",
                "Koperasi tani, bukan pinjol",
            ],
        ),
        (
            Group::Politics,
            &[
                "Partai besar dan eceran",
                "Sablon kaos partai atau sekolah",
                "Kampanye bersih sungai",
                "Souvenir calon pengantin",
                "Pilih sendiri warnanya",
                "Warung tutup amargi Pilkades",
            ],
        ),
        (
            Group::Adult,
            &[
                "Salon unisex",
                "Tiket 18+ 20rb",
                "Pijat refleksi 1 jam",
                "Paha dada ayam",
                "Seblak janda hot",
                "Baju dewasa dan anak",
            ],
        ),
        (
            Group::HalalUnproven,
            &[
                "Rica-rica non halal",
                "Halal bihalal RT 05",
                "Pendampingan sertifikat halal gratis",
                "Belum P-IRT, segar tiap hari",
                "Abon halal ID33110000001230520",
                "Kopi BPOM RI MD 123456789012",
                "Carica P-IRT 206 3307 01 0123-28",
            ],
        ),
        (
            Group::ContactInside,
            &[
                "NIB 0220001234567",
                "Buka 08.00-17.00, 24-11-2026",
                "Harga @15.000 per pcs",
                "Kode 8991234567890",
                "P-IRT 2063307010123-28",
                "WA saja nggih",
                "Ukuran 160x200, 1.250.000",
                "Enak.murah.segar",
            ],
        ),
    ] {
        for text in texts {
            assert!(!has(text, group), "{text}: {}", group.code());
        }
    }
}

/// A word of each group that letters can dress.
const PLAIN: [(Group, &str); 14] = [
    (Group::Gambling, "judi"),
    (Group::Gambling, "togel"),
    (Group::Gambling, "maxwin"),
    (Group::Alcohol, "tuak"),
    (Group::Alcohol, "miras"),
    (Group::Alcohol, "vodka"),
    (Group::Tobacco, "rokok"),
    (Group::Tobacco, "tembakau"),
    (Group::Medicine, "antibiotik"),
    (Group::Loans, "pinjol"),
    (Group::Politics, "caleg"),
    (Group::Adult, "bokep"),
    (Group::HalalUnproven, "halal"),
    (Group::HalalUnproven, "bpom"),
];

type Disguise = fn(&str) -> String;

/// How letters are dressed. The look-alikes leave alone what has none.
const DISGUISES: [(&str, Disguise); 20] = [
    ("digits for letters", |word| swapped(word, "aeiost", "431057")),
    ("signs for letters", |word| {
        let (first, rest) = word.split_at(1);
        first.to_owned() + &swapped(rest, "ais", "@!$")
    }),
    ("spaced", |word| between(word, " ")),
    ("dotted", |word| between(word, ".")),
    ("hyphenated", |word| between(word, "-")),
    ("spaced and dashed", |word| between(word, " - ")),
    ("zero-width", |word| between(word, "\u{200b}")),
    ("soft hyphens", |word| between(word, "\u{ad}")),
    ("barred", |word| between(word, "|")),
    ("in bits", |word| format!("{} {}", &word[..2], between(&word[2..], " "))),
    ("in two pieces", |word| format!("{}-{}", &word[..2], &word[2..])),
    ("Cyrillic", |word| swapped(word, "aceijopsxy", "асеіјорѕху")),
    ("Greek", |word| swapped(word, "aiopuvk", "αιορυνκ")),
    ("full-width", |word| shifted(word, 'ａ')),
    ("mathematical", |word| shifted(word, '𝐚')),
    ("circled", |word| shifted(word, 'ⓐ')),
    ("dark squares", |word| shifted(word, '🅰')),
    ("regional", |word| shifted(word, '🇦')),
    ("drawn out", |word| word.chars().map(|c| c.to_string().repeat(3)).collect()),
    ("struck through", |word| between(word, "\u{336}")),
];

fn swapped(word: &str, from: &str, to: &str) -> String {
    let swap = |c: char| from.chars().position(|f| f == c).and_then(|at| to.chars().nth(at));
    word.chars().map(|c| swap(c).unwrap_or(c)).collect()
}

fn between(word: &str, mark: &str) -> String {
    word.chars().map(String::from).collect::<Vec<_>>().join(mark)
}

/// Each letter as far from `a` as it is.
fn shifted(word: &str, a: char) -> String {
    let shift = |c: char| char::from_u32(u32::from(a) + u32::from(c) - u32::from('a')).unwrap();
    word.chars().map(shift).collect()
}

#[test]
fn a_word_is_found_in_every_disguise() {
    for (group, word) in PLAIN {
        assert!(has(word, group), "{word}");
        for (name, disguise) in DISGUISES {
            let dressed = disguise(word);
            for text in [dressed.clone(), format!("Ready {dressed} lur, murah")] {
                assert!(has(&text, group), "{name}: {text:?}");
            }
        }
    }
}

#[test]
fn derived_words_are_found_in_both_languages() {
    for (text, group) in [
        ("Berjudi lan perjudian", Group::Gambling),
        ("judine saben bengi", Group::Gambling),
        ("rokoke anyar", Group::Tobacco),
        ("sadean mbakonipun", Group::Tobacco),
        ("ciune seger", Group::Alcohol),
        ("pinjamannya cepat cair", Group::Loans),
        ("silihan dhuwit enggal", Group::Loans),
        ("saged nambani boyok", Group::Medicine),
        ("saged nyarasaken sesak napas", Group::Medicine),
        ("ngudhunake darah tinggi", Group::Medicine),
        ("mangga dipuncoblos caleg kita", Group::Politics),
        ("halale dijamin", Group::HalalUnproven),
    ] {
        assert!(has(text, group), "{text}");
    }
}

#[test]
fn one_thing_in_a_shops_list_is_enough() {
    for (text, group) in [
        ("Sabun, roti, rokok, permen, kue", Group::Tobacco),
        ("Wedang jahe, bir, bir pletok", Group::Alcohol),
        ("Obat nyamuk, obat batuk, sapu", Group::Medicine),
        ("Pulsa, token, chip domino", Group::Gambling),
        ("Dudu judi, nanging togel", Group::Gambling),
    ] {
        assert!(has(text, group), "{text}");
    }
}

#[test]
fn every_group_is_told_once_and_in_order() {
    let text = "WA 0812-3456-7890 halal bokep caleg pinjol antibiotik rokok miras judi judi";
    let all = Group::ALL.map(Group::code).join(",");
    assert_eq!(groups(text), all);
    assert_eq!(groups(""), "-");
    assert_eq!(groups("Carica 15rb"), "-");
}

#[test]
fn a_hint_names_the_words_it_is_for() {
    let found = screen("Jual R0K0K kretek", Lists::built_in(), &Papers::default());
    assert!(found.hints.iter().any(|hint| hint.words == "r0k0k"), "{found:?}");
}

#[test]
fn declared_papers_prove_their_own_claim_only() {
    let text = "Abon halal, P-IRT, BPOM";
    let hints = |papers: &Papers| {
        let found = screen(text, Lists::built_in(), papers);
        found.hints.into_iter().map(|hint| hint.words).collect::<Vec<_>>()
    };
    let halal = Halal::parse("ID33110000001230520").ok();
    let pirt = Pirt::parse("2063307010123-28").ok();
    assert_eq!(hints(&Papers::default()), ["bpom", "halal", "p irt"]);
    let declared = Papers { halal: halal.clone(), ..Papers::default() };
    assert_eq!(hints(&declared), ["bpom", "p irt"]);
    assert_eq!(hints(&Papers { halal, pirt, nib: None }), ["bpom"]);
}

#[test]
fn a_claim_is_proved_by_a_whole_number_of_its_kind() {
    for (text, proven) in [
        ("Halal ID33110000001230520", true),
        ("No. ID 3311 0000 0012 30520 (halal)", true),
        ("Halal ID3311000000123", false),
        ("Halal, WA 0812 3456 7890", false),
        ("P-IRT 2063307010123-28", true),
        ("P-IRT 20633070101", false),
        ("BPOM MD 867031001234", true),
        ("BPOM MD 86703", false),
        ("BPOM 2063307010123-28", false),
        ("Halal dan P-IRT 2063307010123-28", false),
        ("Halal masih proses", false),
    ] {
        assert_eq!(!has(text, Group::HalalUnproven), proven, "{text}");
    }
}

#[test]
fn a_contact_of_ones_own_is_no_hint() {
    let own = [Phone::parse_e164("+6281234567890").unwrap()];
    for (text, expected) in [
        ("WA 0812-3456-7890", "-"),
        ("nol delapan satu dua tiga empat lima enam tujuh delapan sembilan nol", "-"),
        ("wa.me/6281234567890", "-"),
        ("WA 0812-3456-7891", "contact_inside"),
        ("WA 0812-3456-7890 atau 0857-1234-5678", "contact_inside"),
        ("carica.com", "contact_inside"),
    ] {
        let found = screen(text, Lists::built_in(), &Papers::default());
        assert_eq!(found.groups_beside(&own).to_string(), expected, "{text}");
        assert_eq!(found.groups().to_string(), "contact_inside", "{text}");
    }
}

#[test]
fn contacts_are_given_as_what_they_are() {
    let contacts = |text: &str| screen(text, Lists::built_in(), &Papers::default()).contacts;
    let phone = |e164: &str| Contact::Phone(Phone::parse_e164(e164).unwrap());
    for (text, expected) in [
        ("hub 0️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣0️⃣", phone("+6281234567890")),
        ("0286 321123", phone("+62286321123")),
        ("telp 321123", phone("+62286321123")),
        (
            "kosong wolu siji loro telu papat lima enem pitu wolu sanga kosong",
            phone("+6281234567890"),
        ),
        ("cek www.carica.com ya", Contact::Link("www.carica.com".into())),
        ("bu.warti@gmail.com", Contact::Email("bu.warti@gmail.com".into())),
        ("ig @carica.gemilang", Contact::Account("carica.gemilang".into())),
    ] {
        assert_eq!(contacts(text), [expected], "{text}");
    }
}

#[test]
fn what_an_administrator_adds_is_found_beside_the_rest() {
    let text = "Jual kembang api, judi";
    assert_eq!(groups(text), "gambling");
    let more = Lists::built_in().with([(Group::Adult, "kembang api|petasan")]).unwrap();
    let found = screen("Sedia p3t4s4n, kembang petasan, judi", &more, &Papers::default());
    assert_eq!(found.groups().to_string(), "gambling,adult");
    for unreadable in ["", "  ", "& judi", "@unknown"] {
        assert!(Lists::built_in().with([(Group::Adult, unreadable)]).is_err(), "{unreadable:?}");
    }
}

/// Far more than any of these takes, also where other work runs beside.
const PATIENCE: Duration = Duration::from_secs(10);

#[test]
fn no_text_takes_long() {
    for piece in [
        "a b c ",
        "j*d ",
        "08 12 ",
        "a-b.c_",
        "judi obat sakit ",
        "0",
        "slot",
        "@a.b",
        "🇯",
        "1!",
        "\n",
    ] {
        let text: String = piece.chars().cycle().take(2000).collect();
        let began = Instant::now();
        groups(&text);
        assert!(began.elapsed() < PATIENCE, "{piece:?} took {:?}", began.elapsed());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..<_>::default() })]

    #[test]
    fn any_text_has_groups_in_order(text in "\\PC{0,120}|(?s).{0,400}") {
        let shown = groups(&text);
        let codes = Group::ALL.map(Group::code);
        let places: Option<Vec<usize>> =
            shown.split(',').map(|code| codes.iter().position(|known| *known == code)).collect();
        prop_assert!(shown == "-" || places.is_some_and(|places| places.is_sorted_by(|a, b| a < b)));
    }

    #[test]
    fn broken_texts_have_groups(parts in vec(select(cases()), 1..3), from in 0_usize..60, glue in "[ .*!-]{0,2}") {
        let broken: Vec<String> =
            parts.iter().map(|case| case.text.chars().skip(from).collect()).collect();
        let _any = groups(&broken.join(&glue));
    }
}

async fn piped(lines: &[u8]) -> String {
    let mut program = program(&["screen", "--stdin"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut input = program.stdin.take().unwrap();
    input.write_all(lines).await.unwrap();
    drop(input);
    let (status, said) = output(program).await;
    assert!(status.success(), "{said}");
    said
}

#[tokio::test]
async fn the_program_answers_a_text_or_a_line_each() {
    let said = piped("Judi lan bir, 0812-3456-7890\r\n\nCarica 15rb\nhalal\n".as_bytes()).await;
    assert_eq!(said, "gambling,alcohol,contact_inside\n-\n-\nhalal_unproven\n");
    assert_eq!(piped(b"\xff\n").await, "-\n");
    for (arguments, code, expected) in [
        (&["screen", "bir dan rokok"][..], Some(0), Some("alcohol,tobacco\n")),
        (&["screen", "- carica"], Some(0), Some("-\n")),
        (&["screen"], Some(2), None),
        (&["screen", "bir", "--stdin"], Some(2), None),
    ] {
        let (status, said) = output(program(arguments).spawn().unwrap()).await;
        assert_eq!(status.code(), code, "{arguments:?}: {said}");
        assert!(expected.is_none_or(|expected| said == expected), "{arguments:?}: {said}");
    }
}
