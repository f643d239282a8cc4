//! Where the words of a pattern stand in a text.

use std::ops::Range;

use super::{
    pattern::{Element, Pattern},
    reading::{Gap, Word},
};

/// So far apart are words at most that belong together.
const NEAR: usize = 7;
/// The end of a sentence sets words apart as so many words do.
const STOP: usize = 2;
/// The most words that `..` stands for.
const WIDEST_GAP: usize = 2;
/// A text that repeats itself says no more by it.
const MOST: usize = 50;

impl Pattern {
    /// Where each phrase of the pattern stands, for every way to meet it, at most fifty.
    pub fn found(&self, words: &[Word]) -> Vec<Vec<Range<usize>>> {
        let mut sides = self.sides.iter().map(|side| met(side, words));
        let first = sides.next().unwrap_or_default();
        let mut found: Vec<Vec<Range<usize>>> = first.into_iter().map(|one| vec![one]).collect();
        for others in sides {
            let pairs =
                found.iter().flat_map(|parts| others.iter().map(move |other| (parts, other)));
            found = pairs
                .filter(|(parts, other)| parts.iter().all(|part| are_near(part, other, words)))
                .map(|(parts, other)| parts.iter().chain([other]).cloned().collect())
                .take(MOST)
                .collect();
        }
        found
    }
}

/// Whether neither overlaps the other and little stands between.
pub(super) fn are_near(one: &Range<usize>, other: &Range<usize>, words: &[Word]) -> bool {
    let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
    first.end <= second.start && distance(first.end, second.start, words) <= NEAR
}

/// In words.
fn distance(end: usize, start: usize, words: &[Word]) -> usize {
    let between = words.get(end..=start).unwrap_or_default();
    start - end + STOP * between.iter().filter(|word| word.gap == Gap::Stop).count()
}

fn met(side: &[Element], words: &[Word]) -> Vec<Range<usize>> {
    let starts = (0..words.len()).filter(|at| !words[*at].terms.is_empty());
    starts
        .filter_map(|start| Some(start..end(side, words, start)?))
        .filter(|range| !range.is_empty())
        .take(MOST)
        .collect()
}

/// Where the phrase ends that begins at a word.
fn end(side: &[Element], words: &[Word], at: usize) -> Option<usize> {
    let Some((element, rest)) = side.split_first() else { return Some(at) };
    match element {
        Element::Gap => (at..=at + WIDEST_GAP).find_map(|at| end(rest, words, at)),
        Element::Number => {
            let number = words.get(at)?.digits();
            (number >= 2).then(|| end(rest, words, at + 1)).flatten()
        }
        Element::Choice(phrases) => phrases.iter().find_map(|phrase| {
            let these = words.get(at..at + phrase.len())?;
            let fits = phrase.iter().zip(these).all(|(term, word)| word.terms.contains(term));
            let unparted = these.iter().skip(1).all(|word| word.gap == Gap::Space);
            (fits && unparted).then(|| end(rest, words, at + phrase.len())).flatten()
        }),
    }
}
