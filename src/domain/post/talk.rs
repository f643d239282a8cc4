//! What in a post is no name of what it offers: talk, sentences, and whom it speaks to.

use std::ops::Range;

use super::{
    pieces::{Gap, Pieces},
    title::{JOINING, PRICED, VOCATIVES},
    words::Words,
};
use crate::domain::{
    lexer::{self, Token},
    price::Unit,
    promotion::Title,
};

/// With these a post speaks to whoever wants something.
pub const WHO: Words = Words(include_str!("words/who.txt"));
/// How one is called to do something together.
pub const INVITATIONS: Words = Words("yuk ayo ayuk yok mari ayok");
/// What people are said to do who may want something.
pub const WANTS: Words = Words(include_str!("words/wants.txt"));
/// A clause that has one of these tells something, and names nothing.
const TALK: Words = Words(include_str!("words/talk.txt"));
/// So does one that begins with these.
const BEGINS_TALK: Words = Words(include_str!("words/begins_talk.txt"));
/// A sentence that begins with these asks somebody to come, or says to whom it speaks.
const BEGINS_TELLING: Words = Words("buat untuk kanggo kangge kagem gebyar semarak");
/// A clause that has one of these says something of what it names.
const PREDICATES: Words = Words(include_str!("words/predicates.txt"));
/// What is paid for something that was named before.
const FEES: Words = Words("kupon iuran pendaftaran paket menu infak infaq sewa ongkos dp");

/// "Wis wayahe nandur", "titip lapak ya": what people say before they come to the point.
pub fn is_talk(title: &Title) -> bool {
    let tokens = lexer::tokens(title.as_str()).unwrap_or_default();
    let mut words = tokens.iter().filter_map(Token::word);
    let begins = words.clone().next().is_some_and(|first| BEGINS_TALK.has(first));
    begins || words.any(|word| TALK.has(word))
}

/// "Yang lagi nyiapin hajatan", "sing arep mantu": to whom a post speaks.
pub fn addresses(pieces: &Pieces, mut clause: Range<usize>) -> bool {
    let said = |at: usize| pieces.word(at).unwrap_or_default();
    let first = clause.find(|at| pieces.mark(*at).is_none());
    first.is_some_and(|at| WHO.has(said(at)) && WANTS.has(said(at + 1)))
}

/// Whether a clause is a sentence rather than a name: "Yuk ngopi", "Toko kami tutup", "Sing lagi mantu".
pub fn tells(pieces: &Pieces, clause: Range<usize>) -> bool {
    let word = |at: usize| pieces.word(at).unwrap_or_default();
    let first = clause.clone().find(|at| pieces.mark(*at).is_none());
    let begins = first.is_some_and(|at| BEGINS_TELLING.has(word(at)) || INVITATIONS.has(word(at)));
    let addressed = clause.end.checked_sub(1).is_some_and(|last| VOCATIVES.has(word(last)));
    begins || addressed || clause.clone().any(|at| PREDICATES.has(word(at)))
}

/// Whether a sentence begins at a place, and not with what a price is called or is for.
pub fn names_goods(pieces: &Pieces, start: usize) -> bool {
    let of_price = |word: &str| {
        JOINING.has(word) || PRICED.has(word) || FEES.has(word) || Unit::joined(word).is_some()
    };
    pieces.gap(start) >= Gap::Stop && !pieces.word(start).is_some_and(of_price)
}
