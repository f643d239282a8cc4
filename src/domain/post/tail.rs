//! What may follow an amount: its unit, a second amount, a discount, what it holds, whether one may
//! haggle, and the least one can buy.

use super::{
    money::{self, beside, role},
    phrase::{Phrase, said, until},
    pieces::{Gap, Pieces},
    special,
    words::Words,
};
use crate::domain::{
    lexer::Token,
    price::{Unit, words::Key},
};

/// The usual price, where another was said before.
const USUAL: Words = Words("asli awal lama biasa dulu coret dicoret");
const ORDERED: Words =
    Words("order beli pembelian pesan pemesanan ambil pengambilan jumlah orderan");
/// Before "nego".
const MAY: Words = Words(include_str!("words/may.txt"));
/// What an amount may become where one haggles.
const LESS: Words = Words("kurang kirang dikurangi dipunkirangi");
/// An amount before one of these is the least.
const UPWARD: Words = Words("munggah minggah mendhuwur menduwur manginggil keatas");
const DELIVERED: Words = Words("kirim dikirim antar diantar ongkir pengiriman delivery");
const GAINED: Words = Words("gratis free diskon disc dapat dpt bonus potongan ongkir antar");
const TIMES: Words = Words("hari jam minggu bulan malam tahun t tn taun dina dinten");

/// Takes one more thing said after the amount; false when nothing more is.
pub fn one_more(pieces: &Pieces, phrase: &mut Phrase) -> bool {
    let at = phrase.span.end;
    pieces.is_free(at)
        && (ending(pieces, phrase, at)
            || unit(pieces, phrase, at)
            || upward(pieces, phrase, at)
            || second(pieces, phrase, at)
            || discount(pieces, phrase, at)
            || contents(pieces, phrase, at)
            || negotiable(pieces, phrase, at)
            || least(pieces, phrase, at))
}

/// ",-", "-an", "rupiah", "saja".
fn ending(pieces: &Pieces, phrase: &mut Phrase, at: usize) -> bool {
    let (here, next) = (pieces.word(at), pieces.word(at + 1));
    let near = pieces.gap(at) < Gap::Pause;
    let dash = |at: usize| pieces.mark(at) == Some('-');
    let length = match (here, pieces.mark(at)) {
        (Some("an" | "nan"), _) if near => 1,
        (
            Some(
                "saja" | "aja" | "wae" | "mawon" | "ae" | "doang" | "nett" | "net" | "berdua"
                | "borongan",
            ),
            _,
        ) if near => {
            phrase.span.end = at + 1;
            return true;
        }
        (_, Some('-')) if near && matches!(next, Some("an" | "nan")) => 2,
        (_, Some(',' | '.')) if dash(at + 1) && pieces.gap(at + 1) == Gap::Glued => 2,
        _ if near && role(pieces, at) == Some(Key::Money) => 1,
        _ => return false,
    };
    phrase.say(pieces, at..at + length);
    true
}

fn unit(pieces: &Pieces, phrase: &mut Phrase, at: usize) -> bool {
    if let Some((tokens, end)) = money::unit_after(pieces, at) {
        // Once is enough: "15rb/kg jadi 12rb/kg".
        if !(phrase.is_measured() && phrase.amounts > 1) {
            phrase.tokens.extend(tokens);
        }
        phrase.unit = (at..end).find_map(|at| money::unit_of(pieces.word(at)?));
        phrase.counted = true;
        phrase.span.end = end;
        return true;
    }
    let of_bundle = special::bundle(pieces, at).is_some();
    if phrase.is_measured() || of_bundle || pieces.gap(at) >= Gap::Pause {
        return false;
    }
    let Some(used) = money::counted(&beside(pieces, at, 6)) else { return false };
    let end = at + used;
    // "60rb 2 hari" may be how long it takes.
    let lasts = |word: &str| TIMES.has(word) && !matches!(word, "jam" | "malam" | "bulan");
    let time = pieces.word(end - 1).is_some_and(lasts);
    // "3 biji 10rb 5 biji 15rb": the count is the next amount's.
    if time || money::amount(pieces, end).is_some() {
        return false;
    }
    phrase.say(pieces, at..end);
    phrase.counted = true;
    true
}

/// "150rb ke atas", "150 ewu munggah".
fn upward(pieces: &Pieces, phrase: &mut Phrase, at: usize) -> bool {
    let up = pieces.word(at).is_some_and(|word| UPWARD.has(word));
    let apart = pieces.word(at) == Some("ke") && pieces.word(at + 1) == Some("atas");
    let one = phrase.amounts == 1 && !phrase.discount && !phrase.was;
    if !(up || apart) || !one || pieces.gap(at) >= Gap::Pause {
        return false;
    }
    phrase.tokens.insert(0, Token::of_word("mulai"));
    phrase.span.end = at + 1 + usize::from(apart);
    true
}

/// "- 20rb", "jadi 12rb", "(normal 80rb)", "dari 80rb".
pub fn second(pieces: &Pieces, phrase: &mut Phrase, at: usize) -> bool {
    if phrase.amounts > 1 {
        return false;
    }
    let dash = pieces.mark(at) == Some('-');
    if (dash || until(pieces, at)) && pieces.gap(at) < Gap::Pause && phrase.amounts > 0 {
        let from = at + 1 + usize::from(role(pieces, at + 1) == Some(Key::Money));
        if let Some(more) = money::amount(pieces, from) {
            phrase.say(pieces, at..more.end);
            phrase.amounts = 2;
            return true;
        }
    }
    let arrow = pieces.mark(at) == Some('>') || (dash && pieces.mark(at + 1) == Some('>'));
    let skipped = match pieces.mark(at) {
        Some(',' | '>' | '/') => 1,
        _ => 2 * usize::from(arrow),
    };
    let Change { words, end, says, price } = change(pieces, at + skipped);
    let Some(more) = money::amount(pieces, end) else { return false };
    let changes = arrow || says;
    let usual_first = phrase.was && !changes && !(price && pieces.gap(at) >= Gap::Stop);
    if !changes && (phrase.discount || !usual_first) {
        return false;
    }
    if usual_first || arrow {
        phrase.tokens.push(Token::of_word(if arrow { "jadi" } else { "promo" }));
    }
    phrase.tokens.extend(words);
    phrase.say(pieces, end..more.end);
    phrase.amounts += 1;
    phrase.was = false;
    true
}

/// The words between two amounts.
struct Change {
    words: Vec<Token>,
    end: usize,
    /// One of the amounts replaces the other.
    says: bool,
    /// "harga" is among them.
    price: bool,
}

fn change(pieces: &Pieces, start: usize) -> Change {
    let mut change = Change { words: Vec::new(), end: start, says: false, price: false };
    for _ in 0..5 {
        let at = change.end;
        if !pieces.is_free(at) || (pieces.gap(at) >= Gap::Pause && at > start) {
            break;
        }
        let usual = pieces.word(at).is_some_and(|word| USUAL.has(word));
        match role(pieces, at) {
            _ if usual => change.says = true,
            Some(Key::Now | Key::Was | Key::Out) => change.says = true,
            // "diskon jadi 95rb"
            Some(Key::Discount) if role(pieces, at + 1) == Some(Key::Now) => {
                change.end += 1;
                continue;
            }
            Some(Key::Price) => change.price = true,
            Some(Key::Money) => {}
            _ if pieces.mark(at) == Some(':') && at > start => {}
            _ => break,
        }
        change.words.extend(said(pieces, at));
        change.end += 1;
    }
    change
}

/// "diskon 20%" beside an amount.
fn discount(pieces: &Pieces, phrase: &mut Phrase, at: usize) -> bool {
    let from = at + usize::from(pieces.mark(at) == Some(','));
    let said = role(pieces, from) == Some(Key::Discount) && pieces.gap(at) < Gap::Stop;
    if phrase.percent || !said {
        return false;
    }
    let Some(end) = money::percent(pieces, from + 1) else { return false };
    phrase.say(pieces, from..end);
    phrase.percent = true;
    phrase.amounts = 1;
    true
}

/// "isi 10", "dapat 3 biji" after the amount.
fn contents(pieces: &Pieces, phrase: &mut Phrase, at: usize) -> bool {
    let says =
        matches!(pieces.word(at), Some("isi" | "dapat" | "dpt" | "dapet" | "entuk" | "angsal"));
    let few = pieces.plain_number(at + 1).is_some_and(|n| n < 1000);
    if !says || !few || pieces.gap(at) >= Gap::Stop || phrase.is_measured() || phrase.amounts > 1 {
        return false;
    }
    if money::amount(pieces, at + 1).is_some() {
        return false;
    }
    let counted = money::counted(&beside(pieces, at + 1, 6));
    phrase.tokens.push(Token::of_word("dapat"));
    phrase.say(pieces, at + 1..counted.map_or(at + 2, |used| at + 1 + used));
    phrase.counted = true;
    true
}

/// "nego", "bisa nego", "no nego", also on the next line.
fn negotiable(pieces: &Pieces, phrase: &mut Phrase, at: usize) -> bool {
    let mut scan = at + usize::from(pieces.mark(at) == Some(','));
    let not = role(pieces, scan) == Some(Key::Not);
    for _ in 0..3 {
        let haggles = |at: usize| role(pieces, at) == Some(Key::Negotiable);
        let helps = (pieces.word(scan).is_some_and(|word| MAY.has(word))
            && (!haggles(scan) || haggles(scan + 1)))
            || (pieces.mark(scan) == Some('-') && scan > at);
        scan += usize::from(helps && pieces.is_free(scan));
    }
    scan += usize::from(not);
    let apart = pieces.gap(scan) >= Gap::Stop && scan > at;
    // "isih iso kurang"
    let less = scan > at && pieces.word(scan).is_some_and(|word| LESS.has(word));
    if phrase.negotiable || apart || !(less || role(pieces, scan) == Some(Key::Negotiable)) {
        return false;
    }
    if not {
        phrase.tokens.push(Token::of_word("no"));
    }
    phrase.tokens.push(Token::of_word("nego"));
    phrase.span.end = scan + 1;
    phrase.negotiable = true;
    true
}

/// "min 5 kg", "minimal order 20 box", also on the next line.
fn least(pieces: &Pieces, phrase: &mut Phrase, at: usize) -> bool {
    let start = at + usize::from(pieces.mark(at) == Some(','));
    let Some(least) = least_at(pieces, start).filter(|_| !phrase.least) else { return false };
    phrase.span.end = least.end;
    add_least(phrase, least);
    true
}

/// The least number one can buy, as a post says it.
pub struct Least {
    tokens: Vec<Token>,
    unit: Option<Unit>,
    pub end: usize,
}

pub fn least_at(pieces: &Pieces, at: usize) -> Option<Least> {
    if role(pieces, at) != Some(Key::Least) {
        return None;
    }
    let ordered = |at: usize| {
        pieces.mark(at) == Some(':') || pieces.word(at).is_some_and(|word| ORDERED.has(word))
    };
    let from = (at + 1..at + 4).find(|at| !ordered(*at))?;
    let named = || pieces.word(from + 1).and_then(Unit::named).map(|_| 2);
    let counted = money::counted(&beside(pieces, from, 4)).or_else(named);
    let most = if counted.is_some() { 100_000 } else { 1_000 };
    let few = pieces.plain_number(from).is_some_and(|n| n < most) && pieces.is_free(from);
    let apart = (at + 1..=from).any(|at| pieces.gap(at) == Gap::Line);
    let money = counted.is_none() && money::amount(pieces, from).is_some();
    if !few || apart || money {
        return None;
    }
    let end = counted.map_or(from + 1, |used| from + used);
    // "min 2 hari" and "min 17 th" count no goods.
    let time = |at: usize| pieces.word(at).is_some_and(|word| TIMES.has(word));
    if time(end - 1) || time(end) {
        return None;
    }
    // "kirim min 20 sak", "min 10 pcs gratis ongkir": the least for something else.
    let gains = (end..end + 2)
        .take_while(|at| pieces.gap(*at) < Gap::Stop && pieces.mark(*at) != Some(','));
    let other = pieces.said_before(at, 2, DELIVERED)
        || gains.filter_map(|at| pieces.word(at)).any(|word| GAINED.has(word));
    if other || pieces.plain_number(from) == Some(1) {
        return None;
    }
    let mut tokens = vec![Token::of_word("min")];
    tokens.extend(pieces.tokens(from..end).cloned());
    let unit = (from..end).find_map(|at| money::unit_of(pieces.word(at)?));
    Some(Least { tokens, unit, end })
}

/// Says the least number of a price, unless it counts something else than the price does.
pub fn add_least(phrase: &mut Phrase, least: Least) {
    phrase.least = true;
    let same = least.unit.is_none() || least.unit == phrase.unit || !phrase.is_measured();
    if same {
        phrase.tokens.extend(least.tokens);
    }
}
