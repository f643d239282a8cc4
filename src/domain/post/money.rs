//! Which numbers of a post are money, and what of a price is said right beside them.

use super::{
    pieces::{Gap, Pieces},
    words::Words,
};
use crate::domain::{
    lexer::Token,
    numerals,
    price::{
        Unit, amount,
        count::{thousandths, unit_at},
        words::{self, Key},
    },
};

/// An amount in a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// The place after it.
    pub end: usize,
    /// Money only because something beside it says so.
    pub unsure: bool,
}

/// A number after one of these counts or names something.
pub const NUMBERED: Words = Words(
    "no nomor nmr rt rw km kode tahun t tn stok stock kuota sebanyak luas ketinggian tinggi \
     kapasitas daya seri type tipe nib pirt irt rek rekening isi ukuran size uk bobot berat id pin \
     blok kelas est",
);
/// What a number before one of these counts is no money.
const COUNTED: Words = Words(
    "mdpl watt w mah kalori kkal peserta bibit pohon pelanggan follower followers halaman lembar \
     meter m cc mbps gb unit orang pcs biji butir ekor kepala porsi box bungkus batang kali jam \
     kursi va rpm run fun lari viewer viewers",
);
/// A number of thousands after one of these is a distance: "fun run 5K".
const RUNS: Words = Words("run lari maraton walk race jalan sepeda");
/// Thousands after one of these were driven.
const DRIVEN: Words = Words("km kilometer odo odometer jarak");
/// "Pak Min" is a name.
pub const BEFORE_NAMES: Words = Words("pak bu mas mbak mbah mbok mang kang yu lik bang bude pakde");
/// Units that are often said after an amount without a word between.
const OFTEN_BARE: Words = Words("kg kilo ons liter pcs biji ekor porsi bungkus orang org cup box");

/// The amount of money at a place.
pub fn amount(pieces: &Pieces, at: usize) -> Option<Amount> {
    if !pieces.is_free(at) {
        return None;
    }
    let tokens = beside(pieces, at, 8);
    let money_before = at > 0 && pieces.key(at - 1) == Some(Key::Money);
    let end = at + amount::read(&tokens, money_before)?.used;
    // "isi 6 Rp38.000": the sign belongs to what follows it.
    let money_after =
        pieces.key(end) == Some(Key::Money) && !matches!(pieces.word(end), Some("rp" | "idr"));
    let money = money_before || money_after;
    let read = amount::read(&tokens, money)?;
    let end = at + read.used;
    let sure = match pieces.number(at) {
        _ if money => Some(read.clear),
        None => in_words(pieces, at, end, &read),
        Some(number) if read.scale.is_some() => {
            scaled(pieces, at, end, number).then_some(read.clear)
        }
        Some(number) => in_figures(pieces, at, end, number, &read),
    };
    sure.map(|sure| Amount { end, unsure: !sure })
}

/// "limang ewu". Single words such as "sewu" and "goceng" are names, too, unless something of a price
/// stands beside them.
fn in_words(pieces: &Pieces, at: usize, end: usize, read: &amount::Amount) -> Option<bool> {
    let money = if read.used > 1 {
        read.scale.is_some()
    } else {
        let priced = says_price_before(pieces, at) || unit_after(pieces, end).is_some();
        priced && (read.scale.is_some() || read.bare.is_none())
    };
    money.then_some(read.clear)
}

/// Whether "15rb" or "5K" is money: a distance or a number of things may be counted so.
fn scaled(pieces: &Pieces, at: usize, end: usize, number: &str) -> bool {
    let distance = pieces.said_before(at, 1, DRIVEN)
        || (pieces.said_before(at, 1, RUNS) && pieces.word(end - 1) == Some("k"));
    let things = is_counted(pieces, end) && number.len() > 2;
    !(distance || things)
}

/// Whether figures alone are money, and surely so.
fn in_figures(
    pieces: &Pieces,
    at: usize,
    end: usize,
    number: &str,
    read: &amount::Amount,
) -> Option<bool> {
    let glued_on = pieces.gap(at) == Gap::Glued && at > 0 && !glued_money(pieces, at - 1);
    let priced = says_price_before(pieces, at);
    let numbered = pieces.said_before(at, 2, NUMBERED) && !priced;
    let per = unit_after(pieces, end).is_some();
    if glued_on || numbered || (is_counted(pieces, end) && !per) {
        return None;
    }
    if read.clear {
        let year = number.len() == 4
            && (["19", "20", "21"].iter().any(|century| number.starts_with(century)));
        // "1.750 (k)"
        let scale_apart = pieces.gap(end) == Gap::Pause
            && amount::scale(beside(pieces, end, 1).first()).is_some();
        return (!year || per || priced).then_some(!scale_apart);
    }
    let near = pieces.gap(end) < Gap::Pause;
    let next = pieces.word(end).filter(|_| near);
    // "start 19.00" is a time of day.
    let clock = number.split_once('.').is_some_and(|(_, minutes)| minutes.len() == 2);
    let unit = pieces.word(end).is_some_and(|word| Unit::named(word).is_some());
    let said = priced && !unit && !clock && (next.is_none() || read.bare.is_none());
    // "mobil2an" is a toy.
    let about = matches!(next, Some("an" | "nan"))
        && pieces.gap(end) == Gap::Glued
        && pieces.gap(at) > Gap::Glued;
    let misspelt = number.contains('o') && number.contains('.');
    let haggled = pieces.key(end) == Some(Key::Negotiable) && near;
    (per_named(pieces, end) || said || about || misspelt || haggled).then_some(false)
}

fn is_counted(pieces: &Pieces, at: usize) -> bool {
    pieces.gap(at) < Gap::Pause && pieces.word(at).is_some_and(|word| COUNTED.has(word))
}

/// "@15", "Rp.15", "harga:15".
fn glued_money(pieces: &Pieces, at: usize) -> bool {
    matches!(pieces.mark(at), Some('@' | ':' | '=' | '.' | '>' | '~' | '+'))
        || pieces.key(at) == Some(Key::Money)
        || pieces.word(at).is_some_and(|word| word.len() > 3)
}

/// "/kg", "per cup": a unit without a number.
fn per_named(pieces: &Pieces, at: usize) -> bool {
    let per = pieces.mark(at) == Some('/') || pieces.word(at) == Some("per");
    per && pieces.gap(at) < Gap::Pause
        && pieces.word(at + 1).is_some_and(|word| Unit::named(word).is_some())
}

/// "harga", "cuma", "mulai", "@" or such right before.
pub fn says_price_before(pieces: &Pieces, at: usize) -> bool {
    if at == 0 || pieces.gap(at) >= Gap::Pause {
        return false;
    }
    let before = at - 1;
    matches!(pieces.mark(before), Some('@' | '='))
        || matches!(role(pieces, before), Some(Key::Price | Key::Now | Key::From | Key::Was))
        || (pieces.mark(before) == Some(':')
            && before > 0
            && matches!(role(pieces, before - 1), Some(Key::Price)))
}

/// What a word of a post says of an amount near it. Words that are as often part of a name ("ayam potong",
/// "stok baru") say nothing here.
pub fn role(pieces: &Pieces, at: usize) -> Option<Key> {
    if !pieces.is_free(at) {
        return None;
    }
    let word = pieces.word(at)?;
    match word {
        "min" if pieces.said_before(at, 1, BEFORE_NAMES) => None,
        // Centimetres.
        "cm" if at > 0 && pieces.number(at - 1).is_some() => None,
        "asli" | "awal" | "lama" | "biasa" | "dulu" | "coret" | "potong" | "pot" | "dis"
        | "disk" | "off" | "hemat" | "sale" | "baru" | "max" | "maks" | "maksimal" | "b" | "g"
        | "untuk" | "utk" | "kanggo" | "kangge" | "to" | "up" | "saka" | "cukup" | "kira"
        | "kl" | "start" => {
            let after_price = at > 0 && pieces.key(at - 1) == Some(Key::Price);
            let said = matches!(word, "cukup" | "saka" | "start")
                || (after_price
                    && matches!(word, "asli" | "awal" | "lama" | "biasa" | "dulu" | "baru"));
            pieces.key(at).filter(|_| said)
        }
        "reguler" | "regular" => Some(Key::Was),
        "special" | "spesial" | "opening" | "launching" | "flashsale" | "nett" | "net" => {
            Some(Key::Now)
        }
        "hrganya" | "biaya" | "regi" | "pangaos" | "pangaosipun" | "bayar" => Some(Key::Price),
        _ => pieces.key(at).filter(|key| !matches!(key, Key::Filler)),
    }
}

/// The unit said of an amount that ends before a place: its tokens, as the reader wants them, and its end.
pub fn unit_after(pieces: &Pieces, at: usize) -> Option<(Vec<Token>, usize)> {
    if !pieces.is_free(at) {
        return None;
    }
    let per = pieces.mark(at) == Some('/')
        || matches!(
            pieces.word(at),
            Some("per" | "tiap" | "setiap" | "saben" | "se" | "sak" | "sa")
        );
    let for_some = matches!(pieces.word(at), Some("untuk" | "utk" | "buat" | "kanggo" | "kangge"));
    if (per || for_some) && pieces.gap(at) < Gap::Pause {
        let next = at + 1;
        let tokens = beside(pieces, next, 6);
        let counted = counted(&tokens).map(|used| next + used);
        let named = unit_at(&tokens, 0).map(|(_, used)| next + used).filter(|_| per);
        let end = counted.or(named)?;
        let mut said = vec![Token::of_mark('/')];
        said.extend(pieces.tokens(next..end).cloned());
        return Some((said, end));
    }
    let word = pieces.word(at).filter(|_| pieces.gap(at) < Gap::Pause)?;
    if is_joined_unit(word) {
        return Some((vec![Token::of_word(word)], at + 1));
    }
    // "35 ewu wong siji"
    let single = matches!(pieces.word(at + 1), Some("siji" | "setunggal" | "satu"));
    if single && pieces.gap(at + 1) < Gap::Pause && Unit::named(word).is_some() {
        return Some((vec![Token::of_mark('/'), Token::of_word(word)], at + 2));
    }
    let ends = |at: usize| {
        pieces.gap(at) >= Gap::Pause
            || pieces.mark(at) == Some(',')
            || pieces.key(at) == Some(Key::Negotiable)
    };
    (OFTEN_BARE.has(word) && ends(at + 1))
        .then(|| (vec![Token::of_mark('/'), Token::of_word(word)], at + 1))
}

/// "sekilo", "perbungkus".
pub fn is_joined_unit(word: &str) -> bool {
    Unit::joined(word).is_some() && word != "sekali" && words::of_word(word).is_none()
}

/// The unit of "kg", "sekilo" or "perbungkus".
pub fn unit_of(word: &str) -> Option<Unit> {
    Unit::named(word).or_else(|| Unit::joined(word).filter(|_| is_joined_unit(word)))
}

/// How many tokens a count with a unit takes at the start.
pub fn counted(tokens: &[Token]) -> Option<usize> {
    let (_, used) = thousandths(tokens)?;
    let (unit, unit_used) = unit_at(tokens, used)?;
    let measured = !matches!(unit.code(), "cm" | "meter" | "m2" | "km" | "tahun");
    measured.then_some(used + unit_used)
}

/// The start of a count of goods that ends before a place, as in "250 gr 20rb".
pub fn counted_before(pieces: &Pieces, end: usize) -> Option<usize> {
    let first = end.saturating_sub(4);
    (first..end.saturating_sub(1)).find(|start| {
        let whole = (*start..end)
            .all(|at| pieces.is_free(at) && (at == *start || pieces.gap(at) < Gap::Pause));
        let tokens: Vec<Token> = pieces.tokens(*start..end).cloned().collect();
        whole && counted(&tokens) == Some(end - start)
    })
}

/// The tokens from a place to the next pause, at most so many.
pub fn beside(pieces: &Pieces, at: usize, most: usize) -> Vec<Token> {
    let end = (at + 1..pieces.len().min(at + most))
        .find(|at| pieces.gap(*at) >= Gap::Pause || !pieces.is_free(*at))
        .unwrap_or(pieces.len().min(at + most));
    if at < end { pieces.tokens(at..end).cloned().collect() } else { Vec::new() }
}

/// The end of a percentage at a place.
pub fn percent(pieces: &Pieces, at: usize) -> Option<usize> {
    if !pieces.is_free(at) {
        return None;
    }
    let (_, used) = numerals::small_number(&beside(pieces, at, 4))?;
    let sign = at + used;
    let said = pieces.mark(sign) == Some('%') || pieces.key(sign) == Some(Key::Percent);
    (said && pieces.gap(sign) < Gap::Pause).then_some(sign + 1)
}
