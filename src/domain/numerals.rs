//! Number words, Indonesian and Javanese (ngoko and krama), written together or apart.

use super::lexer::Token;

/// A part of a number in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 1–9.
    Unit(u64),
    /// A number below 1000 in one word, such as seket or satus.
    Whole(u64),
    /// 10 more than the unit before.
    Teen,
    /// 20 more than the unit before.
    Likur,
    Ten,
    Hundred,
    /// Thousand, million or milliard.
    Scale(u64),
    /// A scale that counts itself once, such as sewu.
    OneScale(u64),
    Half,
}

use Part::{Half, Hundred, Likur, OneScale, Scale, Teen, Ten, Unit, Whole};

const THOUSAND: u64 = 1_000;
const MILLION: u64 = 1_000_000;
const MILLIARD: u64 = 1_000_000_000;

/// Words that can stand alone or joined. Unit words have their linked form beside them.
const PARTS: &[(&str, Part)] = &[
    ("satu", Unit(1)),
    ("siji", Unit(1)),
    ("setunggal", Unit(1)),
    ("dua", Unit(2)),
    ("duo", Unit(2)),
    ("loro", Unit(2)),
    ("rong", Unit(2)),
    ("ro", Unit(2)),
    ("kalih", Unit(2)),
    ("tiga", Unit(3)),
    ("tigang", Unit(3)),
    ("telu", Unit(3)),
    ("telung", Unit(3)),
    ("empat", Unit(4)),
    ("papat", Unit(4)),
    ("patang", Unit(4)),
    ("pat", Unit(4)),
    ("sekawan", Unit(4)),
    ("kawan", Unit(4)),
    ("lima", Unit(5)),
    ("limo", Unit(5)),
    ("limang", Unit(5)),
    ("gangsal", Unit(5)),
    ("enam", Unit(6)),
    ("enem", Unit(6)),
    ("nem", Unit(6)),
    ("nenem", Unit(6)),
    ("tujuh", Unit(7)),
    ("pitu", Unit(7)),
    ("pitung", Unit(7)),
    ("delapan", Unit(8)),
    ("lapan", Unit(8)),
    ("wolu", Unit(8)),
    ("wolung", Unit(8)),
    ("sembilan", Unit(9)),
    ("sanga", Unit(9)),
    ("songo", Unit(9)),
    ("sangang", Unit(9)),
    ("sepuluh", Whole(10)),
    ("sedasa", Whole(10)),
    ("sedoso", Whole(10)),
    ("sebelas", Whole(11)),
    ("sewelas", Whole(11)),
    ("selikur", Whole(21)),
    ("selawe", Whole(25)),
    ("seket", Whole(50)),
    ("sewidak", Whole(60)),
    ("suwidak", Whole(60)),
    ("swidak", Whole(60)),
    ("satus", Whole(100)),
    ("seratus", Whole(100)),
    ("belas", Teen),
    ("welas", Teen),
    ("las", Teen),
    ("likur", Likur),
    ("puluh", Ten),
    ("dasa", Ten),
    ("doso", Ten),
    ("ratus", Hundred),
    ("atus", Hundred),
    ("ribu", Scale(THOUSAND)),
    ("rebu", Scale(THOUSAND)),
    ("ewu", Scale(THOUSAND)),
    ("juta", Scale(MILLION)),
    ("yuta", Scale(MILLION)),
    ("miliar", Scale(MILLIARD)),
    ("milyar", Scale(MILLIARD)),
    ("seribu", OneScale(THOUSAND)),
    ("sewu", OneScale(THOUSAND)),
    ("sakewu", OneScale(THOUSAND)),
    ("sejuta", OneScale(MILLION)),
    ("sayuta", OneScale(MILLION)),
    ("sakyuta", OneScale(MILLION)),
    ("setengah", Half),
    ("stengah", Half),
];

/// Abbreviations, which stand alone.
const SHORT: &[(&str, Part)] = &[
    ("rb", Scale(THOUSAND)),
    ("rbu", Scale(THOUSAND)),
    ("ribuan", Scale(THOUSAND)),
    ("rban", Scale(THOUSAND)),
    ("ewon", Scale(THOUSAND)),
    ("k", Scale(THOUSAND)),
    ("jt", Scale(MILLION)),
    ("jta", Scale(MILLION)),
    ("jutaan", Scale(MILLION)),
    ("stgh", Half),
];

/// The parts a word is made of: `seket`, `limolas`, `duaratus`. `None` when it is no number word.
pub fn parts(word: &str) -> Option<Vec<Part>> {
    if let Some((_, part)) = SHORT.iter().find(|(short, _)| *short == word) {
        return Some(vec![*part]);
    }
    let mut found = Vec::new();
    (word.len() <= 40 && split(word, &mut found)).then_some(found)
}

/// The number below 1000 at the start of the parts, and how many of them it takes.
pub fn below_thousand(parts: &[Part]) -> Option<(u64, usize)> {
    let (mut value, mut at) = (0, 0);
    match parts {
        [Whole(100), ..] => (value, at) = (100, 1),
        [Unit(n), Hundred, ..] => (value, at) = (n * 100, 2),
        _ => {}
    }
    let (tens, used, full) = match &parts[at..] {
        [Unit(n), Teen, ..] => (10 + n, 2, true),
        [Unit(n), Likur, ..] => (20 + n, 2, true),
        [Unit(n), Ten, ..] => (n * 10, 2, false),
        [Whole(n @ (50 | 60)), ..] => (*n, 1, false),
        [Whole(n), ..] if *n < 100 => (*n, 1, true),
        _ => (0, 0, false),
    };
    value += tens;
    at += used;
    if let ([Unit(n), after @ ..], false) = (&parts[at..], full)
        && !matches!(after, [Ten | Hundred | Teen | Likur, ..])
    {
        value += n;
        at += 1;
    }
    (at > 0).then_some((value, at))
}

/// The whole number below 1000 at the start of the tokens, in plain digits or words, and how many
/// tokens it takes.
pub fn small_number(tokens: &[Token]) -> Option<(u64, usize)> {
    let first = tokens.first()?;
    if let Some(number) = first.number() {
        let value = number.plain()?;
        return (value < 1000).then_some((value, 1));
    }
    let (parts, ends) = spoken(tokens);
    let (value, used) = below_thousand(&parts)?;
    let at = ends.iter().position(|end| *end == used)?;
    Some((value, at + 1))
}

/// The parts of the leading number words, and after how many parts each of these words ends.
pub fn spoken(tokens: &[Token]) -> (Vec<Part>, Vec<usize>) {
    let (mut all, mut ends) = (Vec::new(), Vec::new());
    for word in tokens.iter().map_while(Token::word) {
        let Some(more) = parts(word) else { break };
        all.extend(more);
        ends.push(all.len());
    }
    (all, ends)
}

fn split(word: &str, found: &mut Vec<Part>) -> bool {
    if word.is_empty() {
        return !found.is_empty();
    }
    // Longest first, so that "sewu" is not "se" and a rest.
    let mut fitting: Vec<_> = PARTS.iter().filter(|(known, _)| word.starts_with(known)).collect();
    fitting.sort_by_key(|(known, _)| std::cmp::Reverse(known.len()));
    for (known, part) in fitting {
        found.push(*part);
        if split(&word[known.len()..], found) {
            return true;
        }
        found.pop();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lexer;

    #[test]
    fn numbers_are_read_in_both_languages() {
        for (text, expected) in [
            ("dua ratus lima puluh", 250),
            ("limolas", 15),
            ("patbelas", 14),
            ("rolikur", 22),
            ("telulikur", 23),
            ("selawe", 25),
            ("seket lima", 55),
            ("satus seket", 150),
            ("kalih dasa", 20),
            ("gangsal welas", 15),
            ("telung atus pitung puluh lima", 375),
            ("sekawandasa", 40),
            ("sewelas", 11),
            ("7", 7),
        ] {
            let tokens = lexer::tokens(text).unwrap();
            assert_eq!(small_number(&tokens), Some((expected, tokens.len())), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_numbers() {
        for word in ["roti", "telur", "rok", "kopi", "se", "", "limau"] {
            assert_eq!(parts(word), None, "{word}");
        }
    }
}
