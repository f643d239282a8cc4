//! What is left of a word without its affixes, Indonesian and Javanese.
//!
//! There is no dictionary: a word gives every stem it may have, on both sides, and two words meet in one
//! they share. A wrong stem does little harm, since hardly another word has it.

use super::spelling;

/// Letters a stem must have at least: after a particle, and after an affix that words also end in by chance.
const SHORT: usize = 3;
const LONG: usize = 4;

/// Words that only look derived.
const WHOLE: [&str; 10] = [
    "durian", "rambutan", "kertas", "beras", "perak", "terasi", "pelita", "pisang", "dingin",
    "merica",
];

/// Said after any word. Longest first.
const PARTICLES: [(&str, usize); 13] = [
    ("nipun", SHORT),
    ("ipun", SHORT),
    ("nya", SHORT),
    ("lah", SHORT),
    ("kah", SHORT),
    ("pun", SHORT),
    ("la", LONG),
    ("ka", LONG),
    ("ku", LONG),
    ("mu", LONG),
    ("ne", SHORT),
    ("e", LONG),
    ("s", LONG),
];

const SUFFIXES: [(&str, usize); 5] =
    [("aken", LONG), ("ake", LONG), ("kan", LONG), ("an", LONG), ("i", LONG)];

/// A prefix, and the letters that may have stood where it ends.
const PREFIXES: [(&str, &[&str]); 23] = [
    ("meng", &["", "k", "g"]),
    ("peng", &["", "k", "g"]),
    ("meny", &["s"]),
    ("peny", &["s"]),
    ("mem", &["", "p"]),
    ("pem", &["", "p"]),
    ("men", &["", "t"]),
    ("pen", &["", "t"]),
    ("ber", &[""]),
    ("per", &[""]),
    ("ter", &[""]),
    ("be", &[""]),
    ("dipun", &[""]),
    ("nge", &[""]),
    ("ng", &["", "k"]),
    ("ny", &["s", "c"]),
    ("di", &[""]),
    ("se", &[""]),
    ("ke", &[""]),
    ("me", &[""]),
    ("pe", &[""]),
    ("n", &["t", ""]),
    ("m", &["p", ""]),
];

/// The stems a word may have besides itself, in no order that matters. `word` is spelt as words are compared.
pub(in crate::domain) fn stems(word: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if word.chars().any(|c| !c.is_ascii_lowercase()) || WHOLE.contains(&word) {
        return found;
    }
    for bare in cut(word, &PARTICLES).into_iter().chain([word.to_owned()]) {
        for short in cut(&bare, &SUFFIXES).into_iter().chain([bare]) {
            found.extend(without_prefix(&short));
            found.push(short);
        }
    }
    let mut found: Vec<String> = found.iter().map(|stem| spelling::spelt(stem)).collect();
    found.sort_unstable();
    found.dedup();
    found.retain(|stem| stem != word);
    found
}

/// The word without the longest ending that leaves enough of it. Of a letter written twice one is left, so
/// "kebunya" may be "kebun" as well.
fn cut(word: &str, endings: &[(&str, usize)]) -> Vec<String> {
    let mut fitting = endings.iter().filter_map(|(ending, least)| {
        let rest = word.strip_suffix(ending)?;
        (rest.len() >= *least && has_vowel(rest)).then_some((rest, *ending))
    });
    let Some((rest, ending)) = fitting.next() else { return Vec::new() };
    let doubled = ending.chars().next().filter(|first| is_consonant(*first));
    let longer = doubled.map(|first| format!("{rest}{first}"));
    [rest.to_owned()].into_iter().chain(longer).collect()
}

fn without_prefix(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (prefix, before) in PREFIXES {
        let Some(rest) = word.strip_prefix(prefix) else { continue };
        for letter in before {
            let stem = format!("{letter}{rest}");
            let open = letter.is_empty() == rest.starts_with(is_consonant) || prefix.len() > 1;
            if stem.len() >= LONG && has_vowel(&stem) && open {
                found.push(stem);
            }
        }
        // A longer prefix hides the shorter ones it begins with.
        if !found.is_empty() {
            break;
        }
    }
    found
}

fn has_vowel(word: &str) -> bool {
    word.contains(['a', 'i', 'u', 'e', 'o'])
}

fn is_consonant(c: char) -> bool {
    !"aiueo".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meets(one: &str, other: &str) -> bool {
        let all = |word: &str| {
            let word = spelling::spelt(word);
            stems(&word).into_iter().chain([word]).collect::<Vec<_>>()
        };
        let others = all(other);
        all(one).iter().any(|stem| others.contains(stem))
    }

    #[test]
    fn derived_words_meet_their_stem() {
        for (stem, derived) in [
            ("kopi", &["kopinya", "kopiku", "kopine", "kopinipun", "kopilah", "ngopi"][..]),
            ("jahit", &["jahitan", "menjahit", "penjahit", "dijahit", "jahitnya", "njahit"]),
            ("goreng", &["gorengan", "digoreng", "menggoreng"]),
            ("bakar", &["dibakar", "bakaran", "membakar"]),
            ("kebun", &["berkebun", "kebunnya", "perkebunan"]),
            ("tani", &["petani", "pertanian", "bertani"]),
            ("ternak", &["peternakan", "peternak", "beternak", "ternaknya"]),
            ("sewa", &["menyewa", "disewakan", "nyewa", "sewaan"]),
            ("kirim", &["pengiriman", "dikirim", "mengirim", "ngirim"]),
            ("antar", &["diantar", "mengantar", "antarnya"]),
            ("wisata", &["wisatanya", "berwisata"]),
            ("sambel", &["sambelipun", "sambele"]),
            ("gudeg", &["gudegnya", "gudege"]),
            ("pesan", &["pesanan", "memesan", "dipesan"]),
            ("susu", &["susunya", "susumu"]),
            ("apem", &["apemnya"]),
        ] {
            for word in derived {
                assert!(meets(stem, word), "{stem} {word}: {:?}", stems(word));
            }
        }
    }

    #[test]
    fn words_that_only_sound_alike_do_not_meet() {
        for (one, other) in [
            ("kopi", "topi"),
            ("duri", "durian"),
            ("rambut", "rambutan"),
            ("mata", "tomat"),
            ("buku", "bu"),
            ("makan", "mak"),
            ("ikan", "ik"),
            ("meja", "ja"),
            ("tahu", "tah"),
            ("sate", "sat"),
        ] {
            assert!(!meets(one, other), "{one} {other}");
        }
    }
}
