//! How a row of the lists says which words it means.
//!
//! Words beside each other are a phrase: `sabung ayam`. A word stands for its derivations too, `=word` only for
//! itself. `a|b c` leaves a choice for the first word, in which `_` joins words: `asam_urat|maag`. `@name` is a
//! choice that a row of its own names. `..` is up to two words in between, `#` a number. `a & b` are near each
//! other, in either order.

use std::collections::HashMap;

use super::vocabulary::{Term, Vocabulary};

#[derive(Debug, Clone)]
pub(super) struct Pattern {
    /// Each a phrase; all of them near each other.
    pub sides: Vec<Vec<Element>>,
}

#[derive(Debug, Clone)]
pub(super) enum Element {
    /// One of several phrases.
    Choice(Vec<Vec<Term>>),
    /// Up to two words.
    Gap,
    Number,
}

/// Where a pattern's words are kept, and whether those stand for their derivations that have no `=`.
pub(super) struct Words<'a> {
    pub vocabulary: &'a mut Vocabulary,
    pub derived: bool,
}

/// Choices that have a name, as they are written.
pub(super) type Sets = HashMap<String, String>;

impl Pattern {
    /// `None` for what says nothing or names a choice that there isn't.
    pub fn parse(text: &str, sets: &Sets, vocabulary: &mut Words) -> Option<Self> {
        let mut sides = Vec::new();
        for side in text.split(" & ") {
            let elements: Option<Vec<Element>> = side
                .split_whitespace()
                .map(|element| Element::parse(element, sets, vocabulary))
                .collect();
            sides.push(elements.filter(|elements| begins_with_word(elements))?);
        }
        Some(Self { sides })
    }
}

/// Otherwise it would be found everywhere.
fn begins_with_word(elements: &[Element]) -> bool {
    matches!(elements.first(), Some(Element::Choice(choice)) if choice.iter().all(|p| !p.is_empty()))
}

impl Element {
    fn parse(text: &str, sets: &Sets, vocabulary: &mut Words) -> Option<Self> {
        match text {
            ".." => return Some(Self::Gap),
            "#" => return Some(Self::Number),
            _ => {}
        }
        let mut choice = Vec::new();
        for phrase in text.split('|') {
            match phrase.strip_prefix('@') {
                Some(name) => match Self::parse(sets.get(name)?, &Sets::new(), vocabulary)? {
                    Self::Choice(of_set) => choice.extend(of_set),
                    Self::Gap | Self::Number => return None,
                },
                None => choice.push(phrase_of(phrase, vocabulary)?),
            }
        }
        Some(Self::Choice(choice))
    }
}

fn phrase_of(phrase: &str, words: &mut Words) -> Option<Vec<Term>> {
    let mut terms = Vec::new();
    for word in phrase.split('_') {
        let (word, derived) =
            word.strip_prefix('=').map_or((word, words.derived), |word| (word, false));
        let word = super::plain::plain(word);
        let says = |c: char| c.is_alphanumeric() || matches!(c, '+' | '%');
        if word.is_empty() || !word.chars().all(says) {
            return None;
        }
        terms.push(words.vocabulary.add(&word, derived));
    }
    Some(terms)
}
