//! Words that differ by a slip of the finger or of the ear.

use super::spelling;

/// A shorter word is near too many others.
const LEAST: usize = 4;

/// What marks a term as one of these; no word has it.
const MARK: char = '~';

/// What a word shares with every word one slip away: itself, and itself without one of its letters. Two
/// words that share one differ by a letter too many, too few, another or two exchanged. The first letter is
/// trusted, and Javanese o and a are one.
pub(super) fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().map(|c| if c == 'o' { 'a' } else { c }).collect();
    if letters.len() < LEAST || letters.iter().any(char::is_ascii_digit) {
        return Vec::new();
    }
    let without = |left_out: usize| {
        let kept = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
        [MARK].into_iter().chain(kept.map(|(_, c)| *c)).collect::<String>()
    };
    let mut found: Vec<String> = (1..=letters.len()).map(without).collect();
    found.sort_unstable();
    found.dedup();
    found
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
        let others = slips(&spelling::spelt(other));
        slips(&spelling::spelt(one)).iter().any(|slip| others.contains(slip))
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
            let trusted = meant.chars().next() == typed.chars().next();
            assert_eq!(is_near(meant, typed), trusted, "{meant} {typed}");
        }
    }

    #[test]
    fn another_word_is_not_near() {
        for (one, other) in
            [("kopi", "topi"), ("carica", "cabai"), ("teh", "tes"), ("domba", "dompet")]
        {
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
