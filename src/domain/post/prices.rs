//! Finds the price in a post, or the several prices of a menu.

use super::{
    Field,
    money::role,
    phrase::{self, Phrase},
    pieces::{Gap, Pieces},
    special, tail,
    words::{HIRING, Words},
};
use crate::domain::{
    lexer::Token,
    price::{self, Price, Terms, words::Key},
    understood::Understood,
};

/// An amount after one of these is no price of the thing on offer.
const OTHER_MONEY: Words = Words(
    "ongkir kirim antar dp deposit muka booking voucher cashback gaji upah honor penghasilan fee \
     komisi omset modal hadiah doorprize uang denda cicilan angsuran nyicil cicil kredit titip \
     belanja transaksi pembelian tambah nambah tambahan extra ekstra charge plus diatas poin \
     saldo parkir bonus senilai donasi ongkire pendapatan insentif tr tabungan juara total \
     topping bid kelipatan bayaran bayarane gajine upahe borongan honore panjar persekot untung \
     laba cuan keuntungan setoran setor",
);

/// The price, and whether there are several.
pub fn read(pieces: &mut Pieces) -> (Field<Price>, bool) {
    let mut phrases = phrases(pieces);
    if let [phrase] = &mut phrases[..]
        && phrase.amounts == 1
        && !phrase.discount
        && !phrase.least
        && let Some((at, least)) =
            (0..pieces.len()).find_map(|at| Some((at, tail::least_at(pieces, at)?)))
    {
        pieces.take(at..least.end);
        tail::add_least(phrase, least);
    }
    if let [first, second] = &phrases[..] {
        let (before, now) = if first.was { (first, second) } else { (second, first) };
        if before.was && !now.was && now.amounts == 1 {
            phrases = vec![joined(before, now)];
        }
    }
    if phrases.iter().any(|phrase| phrase.amounts > 0) && pieces.says_at_first(HIRING) {
        return (Field::Absent, false);
    }
    if phrases.is_empty() {
        phrases.extend(special::without_money(pieces));
    }
    judged(&phrases)
}

/// Everything a post says of the price of what it offers.
fn phrases(pieces: &mut Pieces) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let found = match pieces.is_free(at) {
            true => special::bundle(pieces, at)
                .or_else(|| phrase::percentage(pieces, at))
                .or_else(|| phrase::amount(pieces, at)),
            false => None,
        };
        let Some(mut phrase) = found else {
            at += 1;
            continue;
        };
        at = phrase.span.end;
        if !is_other(pieces, &phrase) {
            // "potongan biaya pasang baru Rp 200.000" is no price.
            let reduced = phrase.amounts == 1
                && !phrase.discount
                && !phrase.is_measured()
                && pieces.said_before(phrase.span.start, 5, Words("potongan subsidi korting"));
            phrase.unsure |= reduced;
            pieces.take_price(phrase.span.clone());
            phrases.push(phrase);
        }
    }
    // "hemat 15rb" is what one saves.
    let is_saving = |phrase: &Phrase| {
        pieces.said_before(phrase.span.start, 1, Words("hemat irit"))
            && !pieces.said_before(phrase.span.start, 2, Words("paket menu harga"))
    };
    phrases.retain(|phrase| !is_saving(phrase));
    phrases
}

/// Whether the amount is a wage, a deposit, delivery …
fn is_other(pieces: &Pieces, phrase: &Phrase) -> bool {
    let (start, end) = (phrase.span.start, phrase.span.end);
    let least = phrase.amounts > 0 && role(pieces, start) == Some(Key::Least);
    let after = matches!(pieces.word(end), Some("ongkir" | "cashback"))
        && pieces.gap(end) == Gap::Space
        && !phrase.is_measured();
    // "di atas 100rb"
    let above = pieces.said_before(start, 1, Words("atas"))
        && start > 1
        && pieces.word(start - 2) == Some("di");
    let added = phrase.amounts > 0 && start > 0 && pieces.mark(start - 1) == Some('+');
    // "gratis pulsa 10rb"
    let gift = phrase.amounts > 0 && pieces.said_before(start, 2, Words("gratis free bonus"));
    least || after || added || above || gift || pieces.said_before(start, 2, OTHER_MONEY)
}

/// The usual price and the one now, said apart.
fn joined(before: &Phrase, now: &Phrase) -> Phrase {
    let mut tokens = before.tokens.clone();
    tokens.push(Token::of_word("promo"));
    tokens.extend(now.tokens.iter().cloned());
    Phrase { amounts: 2, ..Phrase::of(now.span.clone(), tokens) }
}

/// One answer from all phrases, and whether they are a menu.
fn judged(phrases: &[Phrase]) -> (Field<Price>, bool) {
    let (mut prices, mut reductions): (Vec<Vec<Price>>, Vec<Vec<Price>>) = (Vec::new(), Vec::new());
    let mut sure = true;
    for phrase in phrases {
        let candidates = match price::understand_tokens(&phrase.tokens) {
            Understood::Value(price) => {
                sure &= !phrase.unsure;
                vec![price]
            }
            Understood::Ambiguous(candidates) => {
                sure = false;
                candidates
            }
            Understood::Refused => continue,
        };
        let amount_off = phrase.discount && !phrase.percent;
        let of = if phrase.amounts > 0 && !amount_off { &mut prices } else { &mut reductions };
        add(of, candidates);
    }
    if prices.len() > 1 {
        return (Field::Doubtful(from_least(&prices).into_iter().collect()), true);
    }
    let all: Vec<Vec<Price>> = prices.into_iter().chain(reductions).collect();
    let field = match &all[..] {
        [] => Field::Absent,
        [only] => match only[..] {
            [price] if sure => Field::Value(price),
            _ => Field::Doubtful(only.clone()),
        },
        _ => Field::Doubtful(all.into_iter().flatten().take(3).collect()),
    };
    (field, false)
}

/// How a menu's price can be said in one: "from" its least.
fn from_least(prices: &[Vec<Price>]) -> Option<Price> {
    let amounts = prices.iter().flatten().filter_map(|price| match price {
        Price::Fixed { amount, .. } | Price::From { amount, .. } | Price::Approx { amount, .. } => {
            Some(*amount)
        }
        Price::Between { min, .. } => Some(*min),
        _ => None,
    });
    amounts.min().map(|amount| Price::From { amount, terms: Terms::default() })
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
    match more {
        Price::Fixed { amount, .. } => *less == Price::fixed(*amount),
        _ => false,
    }
}
