//! Whatever people send while something else is awaited.

use std::sync::LazyLock;

use ayopromo::reply::button::{Button, PostButton};

use super::Step::{self, *};
use crate::town::{OWNER, RESIDENT};

/// As long as Telegram lets a message be.
static LONG: LazyLock<String> = LazyLock::new(|| "Carica ".repeat(586)[..4096].to_owned());

const RIGHT_TO_LEFT: &str = "\u{202e}kopi\u{202c}";

fn things() -> [Step; 8] {
    [
        Sticker,
        Voice,
        Place(-7.3616, 109.9003),
        TapsOld(Button::Days(7)),
        Says("/kapan"),
        Writes("NIK saya 3307 0912 3456 7890", "NIK kulo 3307 0912 3456 7890"),
        SaysOddly(&LONG, "4,096 characters"),
        SaysOddly(RIGHT_TO_LEFT, "kopi, between marks that turn it round"),
    ]
}

pub fn whatever_comes_while_registering() -> Vec<Step> {
    let begins = [
        Agreed(OWNER),
        Says("/daftar"),
        Says("<b>Carica</b> & kopi"),
        Writes("apa ini", "iki opo to"),
        Edits("UMKM", "UMKM"),
        Forwards("Jual kambing 2jt", "Adol wedhus 2 yuta"),
    ];
    let ends = [Says("/promo"), Taps(Button::Stay), Says("/batal"), Says("/batal")];
    begins.into_iter().chain(things()).chain(ends).collect()
}

pub fn whatever_comes_while_posting() -> Vec<Step> {
    let begins = [
        Market,
        Agreed(OWNER),
        Says("/promo"),
        Taps(Button::Business(3.into())),
        Writes("<b>Kopi</b> & teh 5rb sampai minggu", "<b>Kopi</b> & teh 5 ewu tekan minggu"),
    ];
    let ends = [Taps(Button::Posting(PostButton::AsTitle)), Taps(Button::Cancel)];
    begins.into_iter().chain(things()).chain(ends).collect()
}

pub fn whatever_comes_at_rest() -> Vec<Step> {
    let begins = [
        Market,
        Agreed(RESIDENT),
        Turn(RESIDENT),
        Says("/menu"),
        Writes("apa ini", "iki opo to"),
        Edits("apa itu", "kuwi opo"),
        Writes("kantornya buka jam berapa ya", "kantoripun bikak jam pinten nggih"),
        Writes(
            "bagaimana caranya kalau penjualnya tidak menjawab WA saya dari kemarin",
            "pripun caranipun menawi ingkang sadean mboten mangsuli WA kula wiwit wingi",
        ),
        Forwards("Jual kambing 2jt", "Adol wedhus 2 yuta"),
    ];
    begins.into_iter().chain(things()).collect()
}
