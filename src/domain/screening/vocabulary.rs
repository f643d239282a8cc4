//! The words that the lists know, and which of them a written word may be.

use std::collections::{BTreeSet, HashMap};

use crate::domain::search::{spelling, stem};

/// A word of the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Term(u32);

/// The words of the lists under the forms by which they are found.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    written: HashMap<String, Vec<Term>>,
    squeezed: HashMap<String, Vec<Term>>,
    stems: HashMap<String, Vec<Term>>,
    known: HashMap<(String, bool), Term>,
}

/// A word as short as this is another word as soon as one letter is left out.
const SHORT: usize = 3;

impl Vocabulary {
    /// A plain word, new or known. With `derived` its derivations and other spellings are the same word.
    pub fn add(&mut self, word: &str, derived: bool) -> Term {
        let next = Term(self.known.len() as u32);
        let key = (word.to_owned(), derived);
        if let Some(term) = self.known.get(&key) {
            return *term;
        }
        self.known.insert(key, next);
        self.written.entry(word.to_owned()).or_default().push(next);
        self.squeezed.entry(squeezed(word)).or_default().push(next);
        if derived {
            self.stems.entry(spelling::spelt(word)).or_default().push(next);
        }
        next
    }

    pub fn has(&self, word: &str) -> bool {
        self.written.contains_key(word)
    }

    /// The words of the lists that a written one is, as it stands, with letters drawn out, or derived.
    pub fn terms(&self, word: &str) -> BTreeSet<Term> {
        let mut found = BTreeSet::new();
        let mut take = |terms: Option<&Vec<Term>>| found.extend(terms.into_iter().flatten());
        take(self.written.get(word));
        let short = squeezed(word);
        if short.len() > SHORT || is_drawn_out(word) {
            take(self.squeezed.get(&short));
        }
        if word.len() >= SHORT && word.bytes().all(|b| b.is_ascii_lowercase()) {
            for word in [word, &short] {
                let spelt = spelling::spelt(word);
                let forms = stem::stems(&spelt).into_iter().chain([spelt]);
                // Of a short word the last letter is heard: "psg" is a pair.
                for form in forms.filter(|form| form.len() > SHORT || word.contains(&**form)) {
                    take(self.stems.get(&form));
                }
            }
        }
        found
    }

    /// The words of the lists that fit where some letters are hidden behind `*`.
    pub fn behind_stars(&self, masked: &str) -> BTreeSet<Term> {
        let fits = |word: &str| {
            word.len() == masked.len()
                && word.bytes().zip(masked.bytes()).all(|(w, m)| m == b'*' || m == w)
        };
        let fitting = self.written.iter().filter(|(word, _)| fits(word));
        fitting.flat_map(|(_, terms)| terms).copied().collect()
    }

    /// A word that is written for several of the lists, such as "slotgacor", each at least four letters long.
    pub fn split(&self, word: &str) -> Option<Vec<String>> {
        const LEAST: usize = 4;
        const LONGEST: usize = 40;
        if word.len() < 2 * LEAST || word.len() > LONGEST || !word.is_ascii() || self.has(word) {
            return None;
        }
        // For each place, where the last of the words that lead to it begins.
        let mut begins: Vec<Option<usize>> = vec![None; word.len() + 1];
        begins[0] = Some(0);
        for end in LEAST..=word.len() {
            begins[end] = (0..=end - LEAST)
                .find(|start| begins[*start].is_some() && self.has(&word[*start..end]));
        }
        let (mut parts, mut end) = (Vec::new(), word.len());
        while end > 0 {
            let start = begins[end]?;
            parts.push(word[start..end].to_owned());
            end = start;
        }
        parts.reverse();
        Some(parts)
    }
}

/// With each letter that is repeated written once.
fn squeezed(word: &str) -> String {
    let mut short = String::with_capacity(word.len());
    for c in word.chars() {
        if !short.ends_with(c) || c.is_ascii_digit() {
            short.push(c);
        }
    }
    short
}

/// Whether a letter stands three times in a row.
fn is_drawn_out(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(3).any(|three| three[0] == three[1] && three[1] == three[2])
}
