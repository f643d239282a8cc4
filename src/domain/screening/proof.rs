//! Claims that a number proves, and whether it stands beside them in full length.

use std::ops::Range;

use super::{
    Group, Hint,
    reading::{Gap, Word, said},
};
use crate::domain::papers::{Halal, Papers, Pirt};

/// What kind of number proves a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    Halal,
    Pirt,
    Bpom,
}

/// Words that a number would prove.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    pub proof: Proof,
    pub at: Range<usize>,
}

/// A number beside a claim is at most so many words away.
const NEAR: usize = 9;
/// What stands before a food's or a drink's number at the food and drug agency, with its digits; traditional
/// medicines and cosmetics have others.
const REGISTERED: [(&[&str], usize); 3] = [
    (&["md", "ml"], 12),
    (&["tr", "ti", "tl", "sd", "si", "sl", "ht"], 9),
    (&["na", "nb", "nc", "nd", "ne"], 11),
];

/// The claims that neither a number beside them nor the papers prove, as hints. A number proves one claim.
pub(super) fn unproven(words: &[Word], claims: Vec<Claim>, papers: &Papers) -> Vec<Hint> {
    let mut used: Vec<Range<usize>> = Vec::new();
    let mut hints = Vec::new();
    for claim in claims {
        let declared = match claim.proof {
            Proof::Halal => papers.halal.is_some(),
            Proof::Pirt => papers.pirt.is_some(),
            Proof::Bpom => false,
        };
        if declared || hints.iter().any(|hint: &Hint| hint.words == said(words, &claim.at)) {
            continue;
        }
        match number_beside(&claim, words, &used) {
            Some(number) => used.push(number),
            None => hints.push(Hint { group: Group::HalalUnproven, words: said(words, &claim.at) }),
        }
    }
    hints
}

/// Where the number of a claim stands: after it, or else before it.
fn number_beside(claim: &Claim, words: &[Word], used: &[Range<usize>]) -> Option<Range<usize>> {
    let after = claim.at.end..(claim.at.end + NEAR).min(words.len());
    let before = (claim.at.start.saturating_sub(NEAR)..claim.at.start).rev();
    after.chain(before).find_map(|start| {
        let number = number(claim.proof, words, start)?;
        let free = !used.iter().any(|other| other.start < number.end && number.start < other.end);
        free.then_some(number)
    })
}

/// The number of a kind that begins at a word, whose groups of digits nothing parts but blanks and dashes.
fn number(proof: Proof, words: &[Word], start: usize) -> Option<Range<usize>> {
    let (label, first) = split_label(&words[start].text);
    let mut digits = first.to_owned();
    let mut end = start + 1;
    loop {
        let parted = start > 0 && label.is_empty() && words[start - 1].digits() > 0;
        if !parted && is_number(proof, label, &digits) {
            return Some(start..end);
        }
        let next = words.get(end).filter(|word| word.gap < Gap::Stop && word.digits() > 0)?;
        if digits.len() > 20 || (digits.is_empty() && label.is_empty()) {
            return None;
        }
        digits.push_str(&next.text);
        end += 1;
    }
}

fn is_number(proof: Proof, label: &str, digits: &str) -> bool {
    let phone = digits.starts_with('0') || digits.starts_with("62");
    match proof {
        Proof::Halal => match digits.len() {
            17 => true,
            _ => label.is_empty() && digits.len() == 14 && !phone && Halal::parse(digits).is_ok(),
        },
        Proof::Pirt => {
            matches!(label, "" | "pirt" | "irt" | "no") && !phone && Pirt::parse(digits).is_ok()
        }
        Proof::Bpom => REGISTERED
            .iter()
            .any(|(labels, length)| labels.contains(&label) && digits.len() == *length),
    }
}

/// "id3311" is `id` and `3311`.
fn split_label(word: &str) -> (&str, &str) {
    let digits = word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len());
    let (label, rest) = word.split_at(digits);
    if rest.bytes().all(|b| b.is_ascii_digit()) { (label, rest) } else { (word, "") }
}
