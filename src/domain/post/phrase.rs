//! What a post says of one amount, before it and after it, in the words of the price's reader.

use std::ops::Range;

use super::{
    money::{self, beside, role},
    pieces::{Gap, Pieces},
    tail,
    words::Words,
};
use crate::domain::{
    dates::names::Name,
    lexer::Token,
    price::{Unit, amount, words::Key},
};

/// An amount, a percentage or a bundle with all that is said of it.
#[derive(Debug, Default)]
pub struct Phrase {
    pub span: Range<usize>,
    pub tokens: Vec<Token>,
    pub amounts: usize,
    /// The only amount is the usual price.
    pub was: bool,
    pub percent: bool,
    pub discount: bool,
    /// What the amount is for.
    pub unit: Option<Unit>,
    /// A number of things was said.
    pub counted: bool,
    pub least: bool,
    /// Money only because something beside it says so.
    pub unsure: bool,
    pub negotiable: bool,
}

/// A count after one of these is the size of the thing.
const SIZES: Words = Words(
    "umur usia bobot berat isi ukuran tinggi garansi bb kapasitas size netto min minimal kap uk \
     buat utk untuk muat selama",
);

/// Between those and the count.
const ABOUT: Words = Words("sekitar kira2 kurleb kisaran nganti udakara udakawis rata2 sampai");
/// What holds as much as the measure after it says.
const CONTAINERS: Words = Words(
    "botol btl toples stoples jerigen jirigen jeriken kemasan kaleng karung sak pouch sachet plastik \
     bungkus galon pak pack kotak box dus cup gelas ember ukuran",
);

impl Phrase {
    pub fn of(span: Range<usize>, tokens: Vec<Token>) -> Self {
        Self { span, tokens, ..Self::default() }
    }

    /// Takes pieces as they are.
    pub fn say(&mut self, pieces: &Pieces, range: Range<usize>) {
        self.tokens.extend(pieces.tokens(range.clone()).cloned());
        self.span.end = range.end;
    }

    /// Whether a unit or a number of things was said.
    pub fn is_measured(&self) -> bool {
        self.counted || self.unit.is_some()
    }
}

/// What is said around the amount at a place.
pub fn amount(pieces: &Pieces, at: usize) -> Option<Phrase> {
    let second = second_of_range(pieces, at);
    let first = money::amount(pieces, second.unwrap_or(at))?;
    let begin = beginning(pieces, at, money::unit_after(pieces, first.end).is_some());
    let says = |key: Key| (begin..at).any(|at| role(pieces, at) == Some(key));
    let mut phrase = Phrase {
        unit: (begin..at).find_map(|at| money::unit_of(pieces.word(at)?)),
        discount: says(Key::Discount),
        was: says(Key::Was) && !says(Key::Now),
        amounts: 1 + usize::from(second.is_some()),
        unsure: first.unsure,
        ..Phrase::of(begin..begin, Vec::new())
    };
    phrase.counted = phrase.unit.is_some();
    for place in begin..at {
        phrase.tokens.extend(said(pieces, place));
    }
    phrase.say(pieces, at..first.end);
    if let Some(bare) = bare_count(pieces, begin, at, first.end) {
        phrase.span.start = bare;
        phrase.tokens.push(Token::of_word("untuk"));
        phrase.tokens.extend(pieces.tokens(bare..bare + 1).cloned());
        (phrase.counted, phrase.unsure) = (true, true);
    }
    phrase.unsure |= is_slashed(pieces, at, first.end);
    while tail::one_more(pieces, &mut phrase) {}
    Some(phrase)
}

/// "3/10rb", "10.000/3", "50/100rb": a count, or another price.
fn is_slashed(pieces: &Pieces, start: usize, end: usize) -> bool {
    let slash = |at: usize| pieces.mark(at) == Some('/');
    let before = start > 1 && slash(start - 1) && pieces.number(start - 2).is_some();
    let measured = money::unit_after(pieces, end).is_some();
    before || (slash(end) && pieces.number(end + 1).is_some() && !measured)
}

/// "diskon 20%", "20% off", "disc up to 50%", with what it costs then.
pub fn percentage(pieces: &Pieces, at: usize) -> Option<Phrase> {
    let end = money::percent(pieces, at)?;
    let led = (at.saturating_sub(6)..at)
        .rev()
        .take_while(|before| pieces.gap(before + 1) < Gap::Stop)
        .find(|at| role(pieces, *at) == Some(Key::Discount) || pieces.word(*at) == Some("promo"));
    let discount = ["off", "disc", "diskon", "discount"];
    let after = pieces.gap(end) < Gap::Pause
        && pieces.word(end).is_some_and(|word| discount.contains(&word));
    if led.is_none() && !after {
        return None;
    }
    let most = |at: usize| matches!(pieces.word(at), Some("up" | "max" | "maks" | "maksimal"));
    // "kaos up to 40% off"
    let bare = (at.saturating_sub(2)..at).find(|at| most(*at) || until(pieces, *at)).unwrap_or(at);
    let start = led.unwrap_or(bare);
    let mut phrase = Phrase {
        percent: true,
        discount: true,
        ..Phrase::of(start..start, vec![Token::of_word("diskon")])
    };
    if (start..at).any(|at| until(pieces, at) || most(at)) {
        phrase.tokens.push(Token::of_word("hingga"));
    }
    phrase.say(pieces, at..end);
    phrase.span.end = end + usize::from(after);
    let range = matches!(pieces.mark(end), Some('-' | '+')) || until(pieces, end);
    if let Some(most) = range.then(|| money::percent(pieces, end + 1)).flatten() {
        phrase.say(pieces, end..most);
    }
    if tail::second(pieces, &mut phrase, end + usize::from(after)) {
        while tail::one_more(pieces, &mut phrase) {}
    }
    Some(phrase)
}

/// A piece beside the amount, as the reader wants it.
pub fn said(pieces: &Pieces, at: usize) -> Vec<Token> {
    let instead = match (pieces.mark(at), pieces.word(at)) {
        (Some('~' | '='), _) | (_, Some("jual")) => return Vec::new(),
        (_, Some("special" | "spesial" | "opening" | "launching" | "nett" | "net")) => "promo",
        (_, Some("reguler" | "regular" | "coret" | "dicoret")) => "normal",
        (_, Some("biaya" | "pangaos" | "pangaosipun" | "hrganya" | "bayar")) => "harga",
        (_, Some("ambil")) => "beli",
        _ => return pieces.tokens(at..at + 1).cloned().collect(),
    };
    vec![Token::of_word(instead)]
}

pub fn until(pieces: &Pieces, at: usize) -> bool {
    pieces.name(at) == Some(Name::Until)
}

/// The place of the second amount when a bare number and a dash begin a range, "15-20rb".
fn second_of_range(pieces: &Pieces, at: usize) -> Option<usize> {
    let decimal = pieces.number(at).is_some_and(|n| n.len() <= 4 && n.contains([',', '.']));
    let small = decimal || pieces.plain_number(at).is_some_and(|n| (1..1000).contains(&n));
    // "gado2 - 12rb", "kelas 4-6 SD 150rb"
    let of_word =
        at > 0 && (pieces.gap(at) == Gap::Glued || pieces.said_before(at, 3, Words("kelas kls")));
    let to = pieces.mark(at + 1) == Some('-') || until(pieces, at + 1);
    if !small || of_word || !to || !pieces.is_free(at) {
        return None;
    }
    if money::amount(pieces, at).is_some_and(|amount| !amount.unsure) {
        return None;
    }
    // No range reaches tenfold.
    let wide = pieces
        .plain_number(at)
        .zip(pieces.plain_number(at + 2))
        .is_some_and(|(least, most)| most > 10 * least && most < 1000);
    money::amount(pieces, at + 2).filter(|second| !second.unsure && !wide).map(|_| at + 2)
}

/// The place of a small number just before thousands, "donat 3 5rb", which may count what they buy or
/// belong to the name.
fn bare_count(pieces: &Pieces, begin: usize, at: usize, end: usize) -> Option<usize> {
    let bare = at.checked_sub(1).filter(|_| begin == at && pieces.gap(at) == Gap::Space)?;
    let few = pieces.plain_number(bare).is_some_and(|n| (2..=50).contains(&n));
    let apart = pieces.gap(bare) == Gap::Space && pieces.is_free(bare);
    let thousands = amount::scale(pieces.tokens(end - 1..end).next()) == Some(1000)
        && pieces.plain_number(at).is_some_and(|n| n < 100);
    let named = pieces.said_before(bare, 1, SIZES) || pieces.said_before(bare, 1, money::NUMBERED);
    (few && apart && thousands && !named && bare > 0).then_some(bare)
}

/// Where what is said before an amount begins.
fn beginning(pieces: &Pieces, at: usize, own_unit: bool) -> usize {
    let (mut begin, mut scan) = (at, at);
    // No price has more to say before it.
    for _ in 0..8 {
        if scan == 0 || pieces.gap(scan) >= Gap::Pause || !pieces.is_free(scan - 1) {
            break;
        }
        let before = scan - 1;
        let light = matches!(pieces.mark(before), Some(':' | '=' | '@' | '.' | '~'))
            || matches!(pieces.word(before), Some("nya" | "ini" | "saja" | "aja" | "jual"));
        let says =
            role(pieces, before).is_some_and(|key| !matches!(key, Key::Free | Key::Per | Key::Not));
        if says || matches!(pieces.mark(before), Some('@' | '~')) {
            begin = before;
        } else if !light {
            break;
        }
        scan = before;
    }
    // "dari 250 jadi 199 ribu": what the first number means is doubtful.
    let becomes = matches!(pieces.word(begin), Some("jadi" | "jd" | "dadi" | "dados" | "menjadi"));
    if becomes && begin > 0 && pieces.plain_number(begin - 1).is_some_and(|n| n < 1000) {
        return begin - 1;
    }
    // "ambil 3 cuma 100rb" may price one or all three.
    let bought = scan > 1
        && pieces.plain_number(scan - 1).is_some_and(|n| n < 100)
        && matches!(pieces.word(scan - 2), Some("beli" | "ambil" | "tuku" | "buy" | "tumbas"));
    if bought {
        return scan - 2;
    }
    // "pupuk 50 kg potongan 20rb" takes it off the whole.
    let reduced = (begin..at).any(|at| role(pieces, at) == Some(Key::Discount));
    if own_unit || reduced || pieces.gap(scan) >= Gap::Pause {
        return begin;
    }
    measure_before(pieces, scan, at).unwrap_or(begin)
}

/// Where what the amount is for begins: "sekilo", "sak kilo", "250 gr".
fn measure_before(pieces: &Pieces, end: usize, amount: usize) -> Option<usize> {
    let free = |back: usize| end >= back && pieces.is_free(end - back);
    if free(1) && pieces.word(end - 1).is_some_and(money::is_joined_unit) {
        return Some(end - 1);
    }
    let unit = |at: usize| pieces.word(at).and_then(Unit::named).is_some();
    if free(2) && matches!(pieces.word(end - 2), Some("per" | "sak" | "se" | "sa")) && unit(end - 1)
    {
        return Some(end - 2);
    }
    let count = money::counted_before(pieces, end)?;
    let marked = count > 0 && matches!(pieces.mark(count - 1), Some('±' | '/' | '-' | '+'));
    let another = pieces.gap(count) < Gap::Pause && money::counted_before(pieces, count).is_some();
    // "beras 5kg, gula 1kg = 135rb" is the price of all of it.
    let line = pieces.line_of(count).start;
    let sums = (count..amount).any(|at| pieces.mark(at) == Some('='))
        && (line.max(count.saturating_sub(40))..count.saturating_sub(1))
            .any(|at| money::counted(&beside(pieces, at, 4)).is_some());
    let contained = pieces.said_before(count, 1, CONTAINERS)
        && pieces.word(end - 1).and_then(money::unit_of).is_some_and(Unit::is_measure);
    // "bobot sekitar 70 kilo"
    let about = count.checked_sub(1).filter(|at| pieces.word(*at).is_some_and(|w| ABOUT.has(w)));
    let sized = contained || pieces.said_before(about.unwrap_or(count), 1, SIZES);
    (!(sized || marked || another || sums)).then_some(count)
}
