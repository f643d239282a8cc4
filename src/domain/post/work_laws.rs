//! How much work a post makes, counted in looks at its pieces and not in time.

use chrono::NaiveDate;
use proptest::{prelude::*, sample::select};

use super::{found, pieces::Pieces};

/// Looks at pieces for each piece, at most.
const LOOKS: usize = 400;
/// As long as Telegram lets a message be.
const LONGEST: usize = 4_096;

/// Looks for each piece of a text.
fn looks(text: &str) -> usize {
    let mut pieces = Pieces::of(text);
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    found(&mut pieces, today);
    pieces.looks.get() / (pieces.len() + 1)
}

/// Words that begin something in one of the finders, in any order.
fn talk() -> impl Strategy<Value = String> {
    let known = [
        "15rb",
        "1,5",
        "jt",
        "15.000",
        "7",
        "2",
        "rp",
        "diskon",
        "20%",
        "jadi",
        "dari",
        "sampai",
        "-",
        "/",
        "@",
        "beli",
        "gratis",
        "per",
        "kg",
        "isi",
        "min",
        "nego",
        "mulai",
        "setengah",
        "seket",
        "sewu",
        "minggu",
        "depan",
        "ini",
        "malam",
        "senin",
        "kliwon",
        "tgl",
        "des",
        "2026",
        "24/11",
        "besok",
        "hari",
        "lagi",
        "tiap",
        "dan",
        ",",
        "habis",
        "0812-0000-0001",
        "08.00",
        "jam",
        "tutup",
        "buka",
        "s/d",
        "🔥",
        "\n",
        ".",
        "normal",
        "harga",
        "promo",
        "setiap",
        "ongkir",
        "carica",
        "selama",
        "hanya",
        "(",
        ")",
        "pagi",
    ];
    prop::collection::vec(select(known.to_vec()), 0..700).prop_map(|words| words.join(" "))
}

#[test]
fn the_work_for_a_piece_does_not_grow_with_the_post() {
    for part in [
        "1 ",
        "15rb ",
        "15rb - ",
        "15rb jadi ",
        "0812 ",
        "+62 ",
        "tiap ",
        "tiap Senin dan ",
        "5 des dan ",
        "5, ",
        "jam 8 - ",
        "buka ",
        "Senin ",
        "Senin-",
        "08.00-",
        "min 5 ",
        "harga ",
        "normal 15rb ",
        "beli 2 ",
        "gratis ",
        "sampai ",
        "sampai habis ",
        "selama ",
        "1/2 kg ",
        "limang ",
        "diskon ",
        "diskon 20% ",
        "20% ",
        "carica ",
        "promo ",
        "halo ",
        ", ",
        "- ",
        "🔥",
        "a🔥",
        "~1~ ",
        "\n",
        "1\n",
        "15rb\n",
        "#a ",
        "https://a ",
    ] {
        let [long, longest] =
            [LONGEST / 8, LONGEST].map(|length| looks(&part.repeat(length / part.len())));
        assert!(longest <= LOOKS && longest <= long + long / 4, "{part:?}: {long}, then {longest}");
    }
}

proptest! {
    #[test]
    fn any_talk_makes_little_work(text in talk()) {
        prop_assert!(looks(&text) <= LOOKS, "{}: {}", looks(&text), text);
    }
}
