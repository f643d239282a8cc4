//! Prices without an amount: "beli 2 gratis 1", "gratis", "bayar seikhlasnya".

use super::{
    money,
    phrase::Phrase,
    pieces::{Gap, Pieces},
    words::Words,
};
use crate::domain::{
    lexer::Token,
    price::{Unit, words::Key},
};

/// Before what is paid: nothing is.
const NONE: Words = Words(include_str!("words/none.txt"));
const FEE: Words = Words("biaya bayar mbayar mbayaripun beaya ragad");
/// "gratis" beside one of these is about something that comes with the offer.
pub const EXTRAS: Words = Words(
    "ongkir ongkos antar kirim pengiriman parkir wifi konsultasi jemput pasang cek teh es minum \
     tester sampel servis service bonus delivery hadiah voucher gift stiker souvenir pemasangan \
     survey survei coba trial refill dokumentasi ukur pengukuran desain icip ngicipi ganti instalasi \
     diantar dikirim diterke lapak stan stand gambar denah rakit setel bungkus",
);
/// What is offered itself where a post begins with "gratis" before it.
const FREE_EVENTS: Words = Words(
    "cek konsultasi periksa pemeriksaan pengobatan pelatihan vaksin vaksinasi khitan khitanan sunat \
     sunatan donor skrining workshop seminar webinar kelas senam nonton konser servis service potong",
);
/// "ikhlas" of which people give.
const WILLING: Words = Words(
    "ikhlase ikhlasnya ikhlasipun ikhlas iklase iklas iklasipun lilane lilanipun kersane kerso",
);
/// After "gratis" these speak of who may come, or of nothing more.
const FOR_WHOM: Words = Words(include_str!("words/for_whom.txt"));
const ADMISSION: Words = Words(
    "htm tiket masuk mlebu mlebet mlebune biaya bayar harga pendaftaran daftar acara kegiatan ikut terbuka umum kelas \
     workshop pelatihan seminar nonton imunisasi vaksin vaksinasi khitan khitanan sunat donor skrining \
     senam periksa pemeriksaan pengobatan les kursus konser",
);

/// "beli 2 gratis 1", "buy 1 get 1", "b1g1", "5 biji gratis 1".
pub fn bundle(pieces: &Pieces, at: usize) -> Option<Phrase> {
    let buys = matches!(
        pieces.word(at),
        Some("beli" | "buy" | "ambil" | "order" | "tuku" | "tumbas" | "b" | "pembelian" | "mundut")
    );
    let things = unit(pieces, at + 1).is_some() && pieces.key(at + 2) == Some(Key::Free);
    let bought = at + usize::from(buys);
    if !(buys || things) || !is_count(pieces, bought) {
        return None;
    }
    let gives =
        (bought + 1..bought + 5).take_while(|at| pieces.gap(*at) < Gap::Stop).find(|at| {
            let word = pieces.word(*at).unwrap_or_default();
            is_count(pieces, at + 1)
                && (word == "bonus"
                    || matches!(pieces.key(*at), Some(Key::Free | Key::Get | Key::Receive)))
        })?;
    // "beli 2 porsi mie ayam gratis 1 es jeruk" gives something else.
    let named: Vec<&str> = (bought + 1..gives).filter_map(|at| pieces.word(at)).collect();
    let things = named.iter().filter(|word| Unit::named(word).is_none()).count();
    let other = |word: &str| !named.contains(&word) && !FOR_WHOM.has(word);
    if things > 0 && pieces.gap(gives + 2) < Gap::Pause && pieces.word(gives + 2).is_some_and(other)
    {
        return None;
    }
    let mut tokens = vec![Token::of_word("beli")];
    tokens.extend(pieces.tokens(bought..bought + 1).cloned());
    // "dapat 2" may count what was bought.
    let plain = pieces.key(gives) != Some(Key::Receive);
    tokens.push(Token::of_word(if plain { "gratis" } else { "dapat" }));
    tokens.extend(pieces.tokens(gives + 1..gives + 2).cloned());
    if let (Some(one), Some(other)) = (unit(pieces, bought + 1), unit(pieces, gives + 2))
        && one != other
    {
        return None;
    }
    Some(Phrase::of(at..gives + 2, tokens))
}

fn unit(pieces: &Pieces, at: usize) -> Option<&str> {
    pieces.word(at).filter(|word| Unit::named(word).is_some())
}

fn is_count(pieces: &Pieces, at: usize) -> bool {
    pieces.plain_number(at).is_some_and(|n| (1..=1000).contains(&n))
        && money::amount(pieces, at).is_none()
}

/// What a post without any amount says of the price.
pub fn without_money(pieces: &mut Pieces) -> Option<Phrase> {
    let found = (0..pieces.len()).find_map(|at| {
        let said = if is_free_of_charge(pieces, at) || costs_nothing(pieces, at) {
            "gratis"
        } else if is_by_gift(pieces, at) {
            "seikhlasnya"
        } else {
            return None;
        };
        Some(Phrase::of(at..at + 1, vec![Token::of_word(said)]))
    })?;
    pieces.take(found.span.clone());
    Some(found)
}

fn is_free_of_charge(pieces: &Pieces, at: usize) -> bool {
    let Some(word) = pieces.word(at).filter(|_| pieces.is_free(at)) else { return false };
    // "Gratisss"
    let known = pieces.key(at) == Some(Key::Free) || word.trim_end_matches('s') == "grati";
    if known && at == 0 && names_free_event(pieces, at + 1) {
        return true;
    }
    // "Cek kesehatan gratis Klinik Contoh"
    let of_first = (1..=4).contains(&at)
        && (1..=at).all(|at| pieces.gap(at) < Gap::Pause && pieces.mark(at).is_none());
    if known && of_first && pieces.word(0).is_some_and(|word| FREE_EVENTS.has(word)) {
        return true;
    }
    // "Konsultasi gratis" may be all a post offers.
    let extra = pieces.said_before(at, 2, EXTRAS)
        && !pieces.word(0).is_some_and(|word| EXTRAS.has(word) && at < 4);
    if !known || word == "prei" || extra {
        return false;
    }
    let next = at + 1;
    let ends =
        pieces.gap(next) >= Gap::Pause || pieces.mark(next).is_some() || pieces.is_taken(next);
    let for_whom = pieces.word(next).is_some_and(|word| FOR_WHOM.has(word));
    let admitted = pieces.said_before(at, 2, ADMISSION);
    // Free for the first few is a gift.
    let few = (next..next + 6).any(|at| {
        pieces.is_free(at)
            && match pieces.word(at) {
                Some("pertama" | "pertamax") => true,
                Some("pembeli" | "setiap" | "tiap") => pieces.gap(at) < Gap::Pause,
                _ => false,
            }
    });
    let follows = pieces.word(next).is_some_and(|word| EXTRAS.has(word));
    (admitted || ((ends || for_whom) && !follows)) && !few
}

/// Whether what is free, and not only comes with something, is named at a place: "cek kesehatan lansia".
pub fn names_free_event(pieces: &Pieces, at: usize) -> bool {
    let goes_on = pieces.gap(at + 1) < Gap::Pause && pieces.word(at + 1).is_some();
    goes_on && pieces.word(at).is_some_and(|word| FREE_EVENTS.has(word))
}

/// "tidak dipungut biaya", "ora mbayar", "bebas biaya", with nothing more about it.
fn costs_nothing(pieces: &Pieces, at: usize) -> bool {
    if !pieces.is_free(at) || !pieces.word(at).is_some_and(|word| NONE.has(word)) {
        return false;
    }
    let levied =
        usize::from(matches!(pieces.word(at + 1), Some("dipungut" | "dipunpungut" | "ada")));
    let fee = at + 1 + levied;
    let ends = pieces.gap(fee + 1) >= Gap::Pause
        || pieces.mark(fee + 1).is_some()
        || pieces.word(fee + 1).is_some_and(|word| FOR_WHOM.has(word));
    ends && pieces.gap(fee) < Gap::Pause && pieces.word(fee).is_some_and(|word| FEE.has(word))
}

fn is_by_gift(pieces: &Pieces, at: usize) -> bool {
    match pieces.word(at).filter(|_| pieces.is_free(at)) {
        Some(
            "seikhlasnya" | "seiklasnya" | "sakikhlase" | "saikhlase" | "saklilane" | "salilane"
            | "sakiklase" | "seikhlase" | "sakikhlas" | "seiklase" | "sakersane" | "sakikhlasipun"
            | "seikhlasipun" | "saikhlasipun",
        ) => true,
        Some("sak" | "se" | "sa") => {
            pieces.gap(at + 1) < Gap::Pause
                && pieces.word(at + 1).is_some_and(|word| WILLING.has(word))
        }
        Some("sukarela" | "ikhlas" | "infaq" | "infak" | "donasi") => {
            pieces.said_before(at, 1, Words("bayar htm tiket biaya mbayar"))
        }
        _ => false,
    }
}
