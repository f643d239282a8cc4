//! Words that differ by a slip of the finger or of the ear.

use super::spelling;

/// A shorter word sounds like too many others.
const LEAST: usize = 4;
/// A shorter word is one slip away from too many others.
const LEAST_FOR_SLIPS: usize = 5;

/// What marks a term as one of these; no word has it. The first two say which side lacks a letter.
const WHOLE: char = '>';
const LACKING: char = '<';
const OTHER: char = '=';

/// Under what a word is found by who slipped: it shares one of these with each of their [`typed`] words that
/// sounds alike or has a letter too many, too few, another or two exchanged. The first letter is trusted.
pub(super) fn known(word: &str) -> Vec<String> {
    let letters = letters(word);
    let lacking = without_one(&letters)
        .into_iter()
        .flat_map(|(at, rest)| [format!("{LACKING}{rest}"), format!("{OTHER}{at}{rest}")]);
    each_once(whole(WHOLE, &letters).into_iter().chain(lacking).collect())
}

/// The words that sound like this one or are one slip away from it, as [`known`] has them.
pub(super) fn typed(word: &str) -> Vec<String> {
    let letters = letters(word);
    let lacking = without_one(&letters).into_iter().flat_map(|(at, rest)| {
        // Of two exchanged letters one stands a place further.
        let places = [at - 1, at, at + 1].map(|at| format!("{OTHER}{at}{rest}"));
        places.into_iter().chain([format!("{WHOLE}{rest}")])
    });
    let itself = [WHOLE, LACKING].into_iter().filter_map(|mark| whole(mark, &letters));
    each_once(itself.chain(lacking).collect())
}

fn letters(word: &str) -> Vec<char> {
    let letters: Vec<char> = word.chars().map(heard).collect();
    let comparable = letters.len() >= LEAST && !letters.iter().any(char::is_ascii_digit);
    if comparable { letters } else { Vec::new() }
}

fn whole(mark: char, letters: &[char]) -> Option<String> {
    (!letters.is_empty()).then(|| [mark].iter().chain(letters).collect())
}

/// The word without each of its letters but the first, and the place of that letter.
fn without_one(letters: &[char]) -> Vec<(usize, String)> {
    if letters.len() < LEAST_FOR_SLIPS {
        return Vec::new();
    }
    let without = |left_out: usize| {
        let kept = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
        (left_out, kept.map(|(_, c)| *c).collect())
    };
    (1..letters.len()).map(without).collect()
}

fn each_once(mut found: Vec<String>) -> Vec<String> {
    found.sort_unstable();
    found.dedup();
    found
}

/// Letters that the ear takes for each other.
fn heard(c: char) -> char {
    match c {
        'o' => 'a',
        'c' | 'q' => 'k',
        'f' => 'p',
        'z' => 'j',
        other => other,
    }
}

/// The word of these texts that comes nearest to a word that was not found, as it stands in them.
pub fn nearest<'a>(wanted: &str, texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let wanted = spelling::words(wanted);
    let mut best: Option<(usize, String)> = None;
    for spoken in texts.flat_map(spelling::spoken) {
        let word = spelling::spelt(&spoken);
        for wish in wanted.iter().filter(|wish| wish.chars().count() >= LEAST) {
            let far = strsim::damerau_levenshtein(wish, &word);
            let bearable = far <= wish.chars().count() / 3 && word.chars().count() >= LEAST;
            if bearable && best.as_ref().is_none_or(|(least, _)| far < *least) {
                best = Some((far, spoken.clone()));
            }
        }
    }
    best.map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(one: &str, other: &str) -> bool {
        let others = known(&spelling::spelt(one));
        typed(&spelling::spelt(other)).iter().any(|slip| others.contains(slip))
    }

    #[test]
    fn a_slip_is_forgiven() {
        for (meant, typed) in [
            ("carica", "karica"),
            ("carica", "caricaa"),
            ("carica", "carcia"),
            ("carica", "crica"),
            ("ongklok", "onklok"),
            ("ongklok", "ongkluk"),
            ("tempe", "tempi"),
            ("kentang", "kentnang"),
            ("jawa", "jowo"),
            ("sambal", "sambel"),
            ("kelapa", "klapa"),
            ("batik", "bathik"),
            ("homestay", "homstay"),
        ] {
            assert!(is_near(meant, typed), "{meant} {typed}");
        }
    }

    #[test]
    fn another_word_is_not_near() {
        for (one, other) in [
            ("kopi", "topi"),
            ("carica", "cabai"),
            ("teh", "tes"),
            ("jawa", "jaya"),
            ("domba", "dompet"),
            ("bumbu", "bubuk"),
        ] {
            assert!(!is_near(one, other), "{one} {other}");
        }
    }

    #[test]
    fn the_nearest_word_is_offered_as_it_is_written() {
        let titles = ["Carica cup isi 12", "Mie Ongklok Longkrang", "Domba Batur betina"];
        for (wanted, expected) in [
            ("karica", Some("carica")),
            ("mi onglog", Some("ongklok")),
            ("dompba", Some("domba")),
            ("pesawat", None),
            ("cup", None),
        ] {
            let found = nearest(wanted, titles.into_iter());
            assert_eq!(found.as_deref(), expected, "{wanted}");
        }
    }
}
