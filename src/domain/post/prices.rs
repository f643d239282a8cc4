//! Finds the price in a post, or the several prices of a menu.

use std::ops::Range;

use super::{
    Field, Found,
    money::{self, beside, role},
    pieces::{Gap, Pieces},
    special,
};
use crate::domain::{
    dates::names::{self, Name},
    lexer::Token,
    price::{self, Price, Unit, words::Key},
    understood::Understood,
};

/// What a post says of an amount, in the words of the price's reader.
pub struct Phrase {
    pub span: Range<usize>,
    pub tokens: Vec<Token>,
    amounts: usize,
    /// The only amount is the usual price.
    was: bool,
    percent: bool,
    discount: bool,
    /// A unit or a number of things was said.
    unit: bool,
    least: bool,
    negotiable: bool,
}

/// An amount after one of these is no price of the thing on offer.
const OTHER_MONEY: &[&str] = &[
    "ongkir",
    "ongkos",
    "kirim",
    "antar",
    "dp",
    "deposit",
    "muka",
    "booking",
    "voucher",
    "cashback",
    "hemat",
    "gaji",
    "upah",
    "honor",
    "penghasilan",
    "fee",
    "komisi",
    "omset",
    "modal",
    "hadiah",
    "doorprize",
    "uang",
    "denda",
    "cicilan",
    "angsuran",
    "nyicil",
    "belanja",
    "transaksi",
    "pembelian",
    "tambah",
    "nambah",
    "tambahan",
    "extra",
    "ekstra",
    "charge",
    "plus",
    "atas",
    "diatas",
    "poin",
    "saldo",
    "parkir",
    "bonus",
    "senilai",
    "donasi",
    "ongkire",
    "pendapatan",
    "insentif",
    "thr",
    "tabungan",
    "juara",
    "total",
    "topping",
];

/// The usual price, where another was said before.
const USUAL: &[&str] = &["asli", "awal", "lama", "biasa", "dulu"];

/// The price, and whether there are several.
pub fn read(pieces: &mut Pieces) -> (Found<Price>, bool) {
    let (mut phrases, mut spans) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < pieces.len() {
        let free = pieces.is_free(at);
        if let Some(phrase) = free.then(|| special::bundle(pieces, at)).flatten() {
            at = phrase.span.end;
            pieces.take(phrase.span.clone());
            phrases.push(phrase);
        } else if let Some(phrase) = percentage(pieces, at).or_else(|| amount(pieces, at)) {
            at = phrase.span.end;
            let other = is_other(pieces, &phrase);
            pieces.take(phrase.span.clone());
            if !other {
                phrases.push(phrase);
            }
        } else {
            at += 1;
        }
    }
    if let [phrase] = &mut phrases[..] {
        add_least(pieces, phrase);
    }
    if let [first, second] = &mut phrases[..] {
        let (before, now) = if first.was { (first, second) } else { (second, first) };
        if before.was && !now.was && now.amounts == 1 {
            let joined = join(before, now);
            phrases = vec![joined];
        }
    }
    if phrases.is_empty() {
        phrases.extend(special::without_money(pieces));
    }
    spans.extend(phrases.iter().map(|phrase| phrase.span.clone()));
    let (field, several) = judged(&phrases);
    (Found { field, spans }, several)
}

pub fn is_unit(word: &str) -> bool {
    Unit::named(word).is_some()
}

impl Phrase {
    pub fn of(span: Range<usize>, tokens: Vec<Token>) -> Self {
        Self {
            span,
            tokens,
            amounts: 0,
            was: false,
            percent: false,
            discount: false,
            unit: false,
            least: false,
            negotiable: false,
        }
    }

    fn say(&mut self, pieces: &Pieces, range: Range<usize>) {
        self.tokens.extend(pieces.tokens(range.clone()).cloned());
        self.span.end = range.end;
    }
}

/// What is said around the amount at a place.
fn amount(pieces: &Pieces, at: usize) -> Option<Phrase> {
    let start = reach_of_range(pieces, at);
    let first = money::amount(pieces, start.map_or(at, |(_, second)| second))?;
    let own_unit = money::unit_after(pieces, first.end).is_some();
    let begin = before(pieces, at, own_unit);
    let mut phrase = Phrase::of(begin..begin, Vec::new());
    let equals = (begin..at).any(|at| pieces.mark(at) == Some('='));
    phrase.unit = (begin..at)
        .any(|at| pieces.word(at).is_some_and(|w| is_unit(w) || money::is_joined_unit(w)));
    phrase.discount = (begin..at).any(|at| role(pieces, at) == Some(Key::Discount));
    let now = (begin..at).any(|at| role(pieces, at) == Some(Key::Now));
    phrase.was = !now && (begin..at).any(|at| role(pieces, at) == Some(Key::Was));
    for place in begin..at {
        phrase.tokens.extend(said(pieces, place, equals));
    }
    phrase.say(pieces, at..first.end);
    phrase.amounts = 1 + usize::from(start.is_some());
    while after(pieces, &mut phrase) {}
    Some(phrase)
}

/// The place of the second amount when a bare number and a dash begin a range, "15-20rb".
fn reach_of_range(pieces: &Pieces, at: usize) -> Option<(usize, usize)> {
    let small =
        pieces.plain_number(at).is_some_and(|n| (1..1000).contains(&n)) && pieces.is_free(at);
    let to = pieces.mark(at + 1) == Some('-') || until(pieces, at + 1);
    if !small || !to || money::amount(pieces, at).is_some_and(|amount| !amount.unsure) {
        return None;
    }
    money::amount(pieces, at + 2).filter(|second| !second.unsure).map(|_| (at, at + 2))
}

fn until(pieces: &Pieces, at: usize) -> bool {
    pieces.word(at).and_then(names::of) == Some(Name::Until)
}

/// Where what is said before an amount begins.
fn before(pieces: &Pieces, at: usize, own_unit: bool) -> usize {
    let (mut begin, mut scan) = (at, at);
    // No price has more to say before it.
    for _ in 0..8 {
        if scan == 0 || pieces.gap(scan) >= Gap::Pause || !pieces.is_free(scan - 1) {
            break;
        }
        let prev = scan - 1;
        let light = matches!(pieces.mark(prev), Some(':' | '=' | '@' | '.' | '~'))
            || matches!(pieces.word(prev), Some("nya" | "ini" | "saja" | "aja" | "per" | "jual"));
        if role(pieces, prev)
            .is_some_and(|key| key != Key::Free && key != Key::Per && key != Key::Not)
        {
            begin = prev;
        } else if !light {
            break;
        } else if matches!(pieces.mark(prev), Some('@' | '~')) {
            begin = prev;
        }
        scan = prev;
    }
    if own_unit || pieces.gap(scan) >= Gap::Pause {
        return begin;
    }
    // What the amount is for: "sekilo", "per kg", "sak kilo", "250 gr".
    let joined = scan > 0
        && pieces.is_free(scan - 1)
        && pieces.word(scan - 1).is_some_and(money::is_joined_unit);
    let per = scan > 1
        && matches!(pieces.word(scan - 2), Some("per" | "sak" | "se" | "sa"))
        && pieces.word(scan - 1).is_some_and(is_unit);
    if joined {
        return scan - 1;
    }
    if per {
        return scan - 2;
    }
    let Some(count) = money::counted_before(pieces, scan) else { return begin };
    let sized = pieces.said_before(
        count,
        1,
        &[
            "umur",
            "usia",
            "bobot",
            "berat",
            "isi",
            "ukuran",
            "tinggi",
            "garansi",
            "bb",
            "kapasitas",
            "size",
            "netto",
            "min",
            "minimal",
            "kap",
            "uk",
            "buat",
            "utk",
            "untuk",
            "muat",
        ],
    );
    let marked = count > 0 && matches!(pieces.mark(count - 1), Some('±' | '/' | '-' | '+'));
    let another = pieces.gap(count) < Gap::Pause && money::counted_before(pieces, count).is_some();
    let totals = (count..at).any(|at| pieces.mark(at) == Some('='))
        && pieces.line_of(count).start < count
        && (pieces.line_of(count).start..count.saturating_sub(1))
            .any(|at| money::counted(&beside(pieces, at, 4)).is_some());
    if sized || marked || another || totals { begin } else { count }
}

/// A piece before the amount, as the reader wants it.
fn said(pieces: &Pieces, at: usize, equals: bool) -> Vec<Token> {
    let own = |at: usize| pieces.tokens(at..at + 1).cloned().collect::<Vec<_>>();
    match (pieces.mark(at), pieces.word(at)) {
        (Some('~'), _) | (_, Some("jual")) => Vec::new(),
        (Some('='), _) if equals => Vec::new(),
        (
            _,
            Some("special" | "spesial" | "opening" | "launching" | "nett" | "net" | "flashsale"),
        ) => {
            vec![Token::of_word("promo")]
        }
        (_, Some("biaya" | "pangaos" | "pangaosipun" | "hrganya" | "bayar")) => {
            vec![Token::of_word("harga")]
        }
        _ => own(at),
    }
}

/// Takes one more thing said after the amount; false when nothing more is.
fn after(pieces: &Pieces, phrase: &mut Phrase) -> bool {
    let at = phrase.span.end;
    if at >= pieces.len() || !pieces.is_free(at) {
        return false;
    }
    ending(pieces, phrase, at)
        || unit(pieces, phrase, at)
        || second(pieces, phrase, at)
        || discount(pieces, phrase, at)
        || contents(pieces, phrase, at)
        || negotiable(pieces, phrase, at)
        || least(pieces, phrase, at)
}

/// ",-", "-an", "rupiah", "saja".
fn ending(pieces: &Pieces, phrase: &mut Phrase, at: usize) -> bool {
    let near = pieces.gap(at) < Gap::Pause;
    let money = role(pieces, at) == Some(Key::Money);
    let about = matches!(pieces.word(at), Some("an" | "nan"));
    let dash = pieces.mark(at) == Some('-');
    let length = if near && (money || about) {
        1
    } else if near && dash && matches!(pieces.word(at + 1), Some("an" | "nan")) {
        2
    } else if matches!(pieces.mark(at), Some(',' | '.'))
        && pieces.mark(at + 1) == Some('-')
        && pieces.gap(at + 1) == Gap::Glued
    {
        2
    } else if near
        && matches!(pieces.word(at), Some("saja" | "aja" | "wae" | "mawon" | "ae" | "doang"))
    {
        phrase.span.end = at + 1;
        return true;
    } else {
        return false;
    };
    phrase.say(pieces, at..at + length);
    true
}

fn unit(pieces: &Pieces, phrase: &mut Phrase, at: usize) -> bool {
    if let Some((tokens, end)) = money::unit_after(pieces, at) {
        // Said once is enough: "15rb/kg jadi 12rb/kg".
        if !(phrase.unit && phrase.amounts > 1) {
            phrase.tokens.extend(tokens);
        }
        phrase.unit = true;
        phrase.span.end = end;
        return true;
    }
    let counted = money::counted(&beside(pieces, at, 6));
    let time = |at: usize| {
        matches!(pieces.word(at), Some("hari" | "jam" | "minggu" | "bulan" | "malam" | "tahun"))
    };
    match counted.filter(|used| pieces.gap(at) < Gap::Pause && !phrase.unit && !time(at + used - 1))
    {
        // "3 biji 10rb, 5 biji 15rb": the next amount's.
        Some(used) if money::amount(pieces, at + used).is_none() => {
            phrase.say(pieces, at..at + used);
            phrase.unit = true;
            true
        }
        _ => false,
    }
}

/// "- 20rb", "jadi 12rb", "(normal 80rb)", "dari 80rb".
fn second(pieces: &Pieces, phrase: &mut Phrase, at: usize) -> bool {
    if phrase.amounts > 1 {
        return false;
    }
    let to = pieces.mark(at) == Some('-') || until(pieces, at);
    if to && pieces.gap(at) < Gap::Pause {
        let from = at + 1 + usize::from(role(pieces, at + 1) == Some(Key::Money));
        let Some(more) = money::amount(pieces, from) else { return false };
        phrase.say(pieces, at..more.end);
        phrase.amounts = 2;
        return true;
    }
    let comma = usize::from(matches!(pieces.mark(at), Some(',' | '>' | '/')));
    let arrow = pieces.mark(at) == Some('>')
        || (pieces.mark(at) == Some('-') && pieces.mark(at + 1) == Some('>'));
    let mut scan = at + comma + usize::from(arrow && comma == 0) * 2;
    let (mut words, mut changes, mut price_word) = (Vec::new(), arrow, false);
    for _ in 0..5 {
        let apart = pieces.gap(scan) >= Gap::Pause && !words.is_empty();
        let usual =
            pieces.word(scan).is_some_and(|word| USUAL.contains(&word) && pieces.is_free(scan));
        match role(pieces, scan).filter(|_| !apart) {
            _ if usual && !apart => changes = true,
            Some(Key::Now | Key::Was | Key::Out) => changes = true,
            Some(Key::Price) => price_word = true,
            Some(Key::Money) => {}
            _ if pieces.mark(scan) == Some(':') && !words.is_empty() => {}
            _ => break,
        }
        words.extend(said(pieces, scan, false));
        scan += 1;
    }
    let Some(more) = money::amount(pieces, scan) else { return false };
    let usual_first = phrase.was && !changes;
    let far = pieces.gap(at) >= Gap::Stop;
    if !(changes || (usual_first && !(price_word && far))) || (phrase.discount && !changes) {
        return false;
    }
    if usual_first {
        phrase.tokens.push(Token::of_word("promo"));
    } else if arrow {
        phrase.tokens.push(Token::of_word("jadi"));
    }
    phrase.tokens.extend(words);
    phrase.say(pieces, scan..more.end);
    phrase.amounts = 2;
    phrase.was = false;
    true
}

/// "diskon 20%" beside an amount.
fn discount(pieces: &Pieces, phrase: &mut Phrase, at: usize) -> bool {
    let comma = usize::from(pieces.mark(at) == Some(','));
    if phrase.percent
        || pieces.gap(at) >= Gap::Stop
        || role(pieces, at + comma) != Some(Key::Discount)
    {
        return false;
    }
    let from = at + comma;
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
    if !says || pieces.gap(at) >= Gap::Stop || pieces.plain_number(at + 1).is_none_or(|n| n >= 1000)
    {
        return false;
    }
    if phrase.unit || phrase.amounts > 1 || money::amount(pieces, at + 1).is_some() {
        return false;
    }
    let end = money::counted(&beside(pieces, at + 1, 6)).map_or(at + 2, |used| at + 1 + used);
    phrase.tokens.push(Token::of_word("dapat"));
    phrase.say(pieces, at + 1..end);
    phrase.unit = true;
    true
}

/// "nego", "bisa nego", "no nego", also on the next line.
fn negotiable(pieces: &Pieces, phrase: &mut Phrase, at: usize) -> bool {
    if phrase.negotiable {
        return false;
    }
    let mut scan = at + usize::from(pieces.mark(at) == Some(','));
    let not = role(pieces, scan) == Some(Key::Not);
    let may = ["bisa", "boleh", "bs", "saged", "iso", "isa", "masih", "msh", "harga", "tawar"];
    for _ in 0..2 {
        let helps = pieces.word(scan).is_some_and(|word| may.contains(&word));
        scan += usize::from(helps && pieces.is_free(scan));
    }
    scan += usize::from(not);
    if role(pieces, scan) != Some(Key::Negotiable) || pieces.gap(scan) >= Gap::Stop && scan > at {
        return false;
    }
    if not {
        phrase.tokens.push(Token::of_word("no"));
    }
    phrase.say(pieces, scan..scan + 1);
    phrase.negotiable = true;
    true
}

/// "min 5 kg", "minimal order 20 box", also on the next line.
fn least(pieces: &Pieces, phrase: &mut Phrase, at: usize) -> bool {
    let start = at + usize::from(pieces.mark(at) == Some(','));
    let Some((tokens, end)) = least_at(pieces, start).filter(|_| !phrase.least) else {
        return false;
    };
    phrase.tokens.extend(tokens);
    phrase.least = true;
    phrase.span.end = end;
    true
}

fn least_at(pieces: &Pieces, at: usize) -> Option<(Vec<Token>, usize)> {
    if role(pieces, at) != Some(Key::Least) {
        return None;
    }
    let mut from = at + 1;
    let about = [
        "order",
        "beli",
        "pembelian",
        "pesan",
        "pemesanan",
        "ambil",
        "pengambilan",
        "jumlah",
        "orderan",
    ];
    while pieces.mark(from) == Some(':')
        || pieces.word(from).is_some_and(|word| about.contains(&word))
    {
        from += 1;
    }
    let small = pieces.plain_number(from).is_some_and(|n| n < 1000);
    if !small || !pieces.is_free(from) || money::amount(pieces, from).is_some() {
        return None;
    }
    let counted = money::counted(&beside(pieces, from, 4));
    let end = counted.map_or(from + 1, |used| from + used);
    let time = matches!(pieces.word(end - 1), Some("hari" | "jam" | "minggu" | "bulan" | "tahun"))
        || matches!(pieces.word(end), Some("th" | "thn" | "tahun" | "taun"));
    let mut tokens = vec![Token::of_word("min")];
    tokens.extend(pieces.tokens(from..end).cloned());
    (!time).then_some((tokens, end))
}

/// The least number, said anywhere in a post with one price.
fn add_least(pieces: &mut Pieces, phrase: &mut Phrase) {
    if phrase.least || phrase.amounts != 1 {
        return;
    }
    let said = (0..pieces.len()).find_map(|at| Some((at, least_at(pieces, at)?)));
    if let Some((at, (tokens, end))) = said {
        phrase.tokens.extend(tokens);
        phrase.least = true;
        pieces.take(at..end);
    }
}

/// "diskon 20%", "20% off", "disc up to 50%", with what it costs then.
fn percentage(pieces: &Pieces, at: usize) -> Option<Phrase> {
    let end = money::percent(pieces, at)?;
    let discount = |at: usize| {
        matches!(role(pieces, at), Some(Key::Discount)) || pieces.word(at) == Some("promo")
    };
    let first = at.saturating_sub(4);
    let led = (first..at)
        .rev()
        .take_while(|before| pieces.gap(before + 1) < Gap::Stop)
        .find(|at| discount(*at));
    let after = matches!(pieces.word(end), Some("off" | "disc" | "diskon" | "discount"))
        && pieces.gap(end) < Gap::Pause;
    if led.is_none() && !after {
        return None;
    }
    let start = led.unwrap_or(at);
    let up_to = (start..at)
        .any(|at| until(pieces, at) || matches!(pieces.word(at), Some("up" | "max" | "maks")));
    let mut phrase = Phrase::of(start..start, vec![Token::of_word("diskon")]);
    if up_to {
        phrase.tokens.push(Token::of_word("hingga"));
    }
    phrase.say(pieces, at..end);
    phrase.span.end = end + usize::from(after);
    phrase.percent = true;
    phrase.discount = true;
    let range = pieces.mark(end) == Some('-') || until(pieces, end);
    if let Some(most) = range.then(|| money::percent(pieces, end + 1)).flatten() {
        phrase.say(pieces, end..most);
    }
    second(pieces, &mut phrase, end + usize::from(after));
    while phrase.amounts > 0 && self::after(pieces, &mut phrase) {}
    Some(phrase)
}

/// Whether the amount is a wage, a deposit, delivery …
fn is_other(pieces: &Pieces, phrase: &Phrase) -> bool {
    let start = phrase.span.start;
    let least = phrase.amounts > 0
        && (start..phrase.span.end.min(start + 3)).any(|at| role(pieces, at) == Some(Key::Least))
        && role(pieces, start) == Some(Key::Least);
    let after =
        pieces.word(phrase.span.end).is_some_and(|word| matches!(word, "ongkir" | "cashback"))
            && pieces.gap(phrase.span.end) == Gap::Space
            && !phrase.unit;
    let plus = start > 0 && pieces.mark(start - 1) == Some('+');
    least || after || plus || pieces.said_before(start, 2, OTHER_MONEY)
}

/// The usual price and the one now, said apart.
fn join(before: &Phrase, now: &Phrase) -> Phrase {
    let mut tokens = before.tokens.clone();
    tokens.push(Token::of_word("promo"));
    tokens.extend(now.tokens.iter().cloned());
    Phrase { amounts: 2, was: false, tokens, ..Phrase::of(now.span.clone(), Vec::new()) }
}

/// One answer from all phrases, and whether they are a menu.
fn judged(phrases: &[Phrase]) -> (Field<Price>, bool) {
    let (mut prices, mut reductions): (Vec<Vec<Price>>, Vec<Vec<Price>>) = (Vec::new(), Vec::new());
    let mut sure = true;
    for phrase in phrases {
        let candidates = match price::understand_tokens(&phrase.tokens) {
            Understood::Value(price) => vec![price],
            Understood::Ambiguous(candidates) => {
                sure = false;
                candidates
            }
            Understood::Refused => continue,
        };
        if phrase.amounts > 0 && !(phrase.discount && !phrase.percent) {
            add(&mut prices, candidates);
        } else {
            add(&mut reductions, candidates);
        }
    }
    let several = prices.len() > 1;
    let all: Vec<Vec<Price>> = prices.into_iter().chain(reductions).collect();
    let field = match &all[..] {
        [] => Field::Absent,
        [only] => match only[..] {
            [price] if sure => Field::Value(price),
            _ => Field::Doubtful(only.clone()),
        },
        _ => Field::Doubtful(all.into_iter().flatten().take(3).collect()),
    };
    (field, several)
}

/// Adds what a phrase may mean; of two phrases for the same amount the one that says more stays.
fn add(known: &mut Vec<Vec<Price>>, candidates: Vec<Price>) {
    for before in known.iter_mut() {
        if let ([one], [other]) = (&before[..], &candidates[..]) {
            if one == other || says_more(one, other) {
                return;
            }
            if says_more(other, one) {
                *before = candidates;
                return;
            }
        }
    }
    known.push(candidates);
}

fn says_more(more: &Price, less: &Price) -> bool {
    match (*more, *less) {
        (Price::Fixed { amount, .. }, price) => price == Price::fixed(amount),
        _ => false,
    }
}
