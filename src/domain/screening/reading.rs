//! A text as words that can be compared, with letters that were set apart brought together again.

use std::{collections::BTreeSet, ops::Range};

use super::{
    plain,
    vocabulary::{Term, Vocabulary},
};

/// A word, a number, or a run of `+` or `%`.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub text: String,
    /// What it is in the lists.
    pub terms: BTreeSet<Term>,
    /// What stands before it.
    pub gap: Gap,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    Space,
    Pause,
    /// A sentence or a line ended.
    Stop,
}

/// What stands between two marks or blanks, and what is before it.
#[derive(Debug)]
struct Piece {
    text: String,
    before: String,
    /// An exclamation mark follows at once, which may stand for an i.
    called: bool,
}

/// Signs that stand for letters within a word.
const SIGNS: [char; 4] = ['@', '$', '!', '|'];

/// Longer words in bits are read as what they are.
const MAX_BITS: usize = 16;
/// Longer than any word of the lists.
const MAX_LETTERS: usize = 40;

impl Word {
    /// How many digits a number has; 0 for what is none.
    pub fn digits(&self) -> usize {
        if self.text.bytes().all(|b| b.is_ascii_digit()) { self.text.len() } else { 0 }
    }
}

/// Some of the words, made plain.
pub(super) fn said(words: &[Word], at: &Range<usize>) -> String {
    words[at.clone()].iter().map(|word| &*word.text).collect::<Vec<_>>().join(" ")
}

/// The words of a text and what they are in the lists.
pub(super) fn read(text: &str, vocabulary: &Vocabulary) -> Vec<Word> {
    let pieces = pieces(&plain::plain(text));
    let mut words = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let gap = pieces[at].gap();
        let (found, taken) = spelt_out(&pieces[at..], vocabulary)
            .or_else(|| in_bits(&pieces[at..], vocabulary))
            .or_else(|| set_apart(&pieces[at..], vocabulary))
            .unwrap_or_else(|| (of_piece(&pieces[at], vocabulary), 1));
        let gaps = [gap].into_iter().chain([Gap::Space].into_iter().cycle());
        words.extend(found.into_iter().zip(gaps).map(|((text, terms), gap)| Word {
            text,
            terms,
            gap,
        }));
        at += taken;
    }
    words
}

type Known = (String, BTreeSet<Term>);

fn pieces(plain: &str) -> Vec<Piece> {
    let chars: Vec<char> = plain.chars().collect();
    let letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphanumeric());
    let sign = |at: usize| chars.get(at).is_some_and(|c| SIGNS.contains(c));
    // An exclamation mark ends more words than it hides letters of; a price follows many an "@".
    let hides = |at: usize| match chars[at] {
        '$' => true,
        '@' => !chars.get(at + 1).is_some_and(char::is_ascii_digit),
        // Between letters that stand alone it only parts them.
        '|' if at > 1 && !letter(at - 2) && !letter(at + 2) => false,
        '|' if at == 1 && !letter(at + 2) => false,
        _ => letter(at + 1) || chars.get(at + 1) == Some(&'$') || chars.get(at + 1) == Some(&'@'),
    };
    let inside = |at: usize| {
        let begins = at == 0 || !(letter(at - 1) || sign(at - 1));
        letter(at) || sign(at) && hides(at) && (!begins || chars[at] == '$')
    };
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut before, mut at) = (String::new(), 0);
    while at < chars.len() {
        let length = if inside(at) {
            (at..).take_while(|at| inside(*at)).count()
        } else if matches!(chars[at], '+' | '%') {
            chars[at..].iter().take_while(|c| **c == chars[at]).count()
        } else {
            before.push(chars[at]);
            at += 1;
            continue;
        };
        let text = chars[at..at + length].iter().collect();
        at += length;
        let called = chars.get(at) == Some(&'!');
        pieces.push(Piece { text, before: std::mem::take(&mut before), called });
    }
    pieces
}

impl Piece {
    fn gap(&self) -> Gap {
        let ends =
            self.before.contains(['.', '!', '?']) && self.before.contains(char::is_whitespace);
        if ends || self.before.contains('\n') {
            Gap::Stop
        } else if self.before.contains([',', ';', ':', '(', ')', '|']) {
            Gap::Pause
        } else {
            Gap::Space
        }
    }

    fn is_single(&self) -> bool {
        let mut chars = self.text.chars();
        chars.next().is_some_and(char::is_alphanumeric) && chars.next().is_none()
    }

    /// Whether only marks stand before it.
    fn is_glued(&self) -> bool {
        !self.before.contains(char::is_whitespace) && !self.before.is_empty()
    }
}

/// Letters that stand alone, as in "j u d i" and "j.u.d.i".
fn spelt_out(pieces: &[Piece], vocabulary: &Vocabulary) -> Option<(Vec<Known>, usize)> {
    let same_line = |at: usize| at == 0 || !pieces[at].before.contains('\n');
    let count = (0..pieces.len().min(MAX_LETTERS))
        .take_while(|at| pieces[*at].is_single() && same_line(*at))
        .count();
    let joined: String = pieces[..count].iter().map(|piece| &*piece.text).collect();
    let letters = joined.bytes().filter(u8::is_ascii_alphabetic).count();
    if count < 3 || 2 * letters < count {
        return None;
    }
    for word in letters_for_signs(&joined) {
        let terms = vocabulary.terms(&word);
        if !terms.is_empty() {
            return Some((vec![(word, terms)], count));
        }
        if let Some(parts) = vocabulary.split(&word) {
            return Some((known(parts, vocabulary), count));
        }
        // What follows the word stands alone too; what precedes it has had its turn.
        let hidden =
            (4..word.len()).rev().find(|to| word.get(..*to).is_some_and(|w| vocabulary.has(w)));
        if let Some(to) = hidden.filter(|_| word.is_ascii()) {
            return Some((known(vec![word[..to].to_owned()], vocabulary), to));
        }
    }
    None
}

/// A word in bits of one or two letters, as in "ro k o k": at least two of them alone, since "ju" and "di" are
/// the end of one word and another.
fn in_bits(pieces: &[Piece], vocabulary: &Vocabulary) -> Option<(Vec<Known>, usize)> {
    let bits = pieces.iter().take(MAX_BITS).take_while(|piece| piece.text.len() <= 2).count();
    (3..=bits).rev().find_map(|count| {
        let singles = pieces[..count].iter().filter(|piece| piece.is_single()).count();
        let joined: String = pieces[..count].iter().map(|piece| &*piece.text).collect();
        let found = letters_for_signs(&joined).into_iter().find(|word| vocabulary.has(word))?;
        (singles >= 2 && joined.len() >= 4).then(|| (known(vec![found], vocabulary), count))
    })
}

/// A word with marks within, as in "ju-di", "to.gel" and "j*di".
fn set_apart(pieces: &[Piece], vocabulary: &Vocabulary) -> Option<(Vec<Known>, usize)> {
    let glued = pieces.iter().skip(1).take(MAX_LETTERS).take_while(|piece| piece.is_glued());
    let count = 1 + glued.count();
    if count < 2 {
        return None;
    }
    let joined: String = pieces[..count].iter().map(|piece| &*piece.text).collect();
    let each_known = pieces[..count].iter().all(|piece| vocabulary.has(&piece.text));
    if joined.chars().count() >= 4 && !each_known {
        let found = letters_for_signs(&joined).into_iter().find(|word| vocabulary.has(word));
        if let Some(word) = found {
            return Some((known(vec![word], vocabulary), count));
        }
    }
    let starred =
        pieces[1..count].iter().take_while(|piece| piece.before.bytes().all(|b| b == b'*')).count();
    let masked: String =
        pieces[..=starred].iter().enumerate().fold(String::new(), |mut masked, (at, piece)| {
            masked.push_str(if at == 0 { "" } else { &piece.before });
            masked + &piece.text
        });
    let stars = masked.bytes().filter(|b| *b == b'*').count();
    let readable = starred > 0 && masked.len() >= 4 && 2 * stars <= masked.len();
    let terms = if readable { vocabulary.behind_stars(&masked) } else { BTreeSet::new() };
    (!terms.is_empty()).then(|| (vec![(masked, terms)], starred + 1))
}

fn of_piece(piece: &Piece, vocabulary: &Vocabulary) -> Vec<Known> {
    let text = &piece.text;
    let mut terms = BTreeSet::new();
    if text.chars().count() > MAX_LETTERS {
        return vec![(text.clone(), terms)];
    }
    for word in letters_for_signs(text) {
        terms.extend(vocabulary.terms(&word));
        if let (true, Some(parts)) = (terms.is_empty(), vocabulary.split(&word)) {
            return known(parts, vocabulary);
        }
    }
    // "slot88" is "slot".
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if bare.len() >= 4 && bare.len() < text.len() && terms.is_empty() {
        let bare = Piece { text: bare.to_owned(), before: String::new(), called: false };
        return of_piece(&bare, vocabulary);
    }
    if terms.is_empty() && text.contains(SIGNS) {
        let part =
            |part: &str| Piece { text: part.to_owned(), before: String::new(), called: false };
        let parts = text.split(SIGNS).filter(|part| !part.is_empty());
        return parts.flat_map(|word| of_piece(&part(word), vocabulary)).collect();
    }
    let called = format!("{text}i");
    if piece.called && terms.is_empty() && vocabulary.has(&called) {
        terms = vocabulary.terms(&called);
    }
    vec![(text.clone(), terms)]
}

fn known(words: Vec<String>, vocabulary: &Vocabulary) -> Vec<Known> {
    words.into_iter().map(|word| (word.clone(), vocabulary.terms(&word))).collect()
}

/// The word itself, and what it says where digits and signs stand for letters.
fn letters_for_signs(word: &str) -> Vec<String> {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let count = word.chars().count();
    if letters == count || 4 * letters < count {
        return vec![word.to_owned()];
    }
    let as_letters = |one: char, six: char| -> String {
        let letter = |c: char| match c {
            '0' => 'o',
            '1' | '!' | '|' => one,
            '2' => 'z',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '6' => six,
            '7' => 't',
            '8' => 'b',
            '9' => 'g',
            other => other,
        };
        word.chars().map(letter).collect()
    };
    let mut words = vec![word.to_owned()];
    words.extend(
        [('i', 'g'), ('l', 'g'), ('i', 'b'), ('l', 'b')].map(|(one, six)| as_letters(one, six)),
    );
    words.dedup();
    words
}
