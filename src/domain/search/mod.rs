//! Finding by words, forgiving how people spell: which words of a promotion are found, what a search looks
//! for, and how much a meeting of both weighs. The store joins the two; nothing is computed there.

mod near;
mod nearby;
pub(super) mod spelling;
pub(super) mod stem;

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{area::AreaCode, business::NewBusiness, category::Category, promotion::NewPromotion};

pub use near::nearest;
pub use nearby::{Located, nearest_first};

/// What browsing is narrowed to; `None` is no restriction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowed {
    pub category: Option<Category>,
    /// With everything that lies in it.
    pub area: Option<AreaCode>,
}

/// What somebody looks for: folded words joined by single spaces, at most [`Search::MAX`] bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Search(String);

/// By what a word of a promotion is found, and how much that says, from 1 to [`TITLE`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub term: String,
    pub weight: i32,
}

/// A term that answers a word of a search, and by how much a match counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Which word of the search it stands for.
    pub word: i32,
    pub term: String,
    pub factor: i32,
}

pub const TITLE: i32 = 8;
const NAME: i32 = 5;
const AREA: i32 = 4;
const CATEGORY: i32 = 3;
const BODY: i32 = 2;

/// The word itself, and what is left of it without its affixes.
const FORM: i32 = 4;
const STEM: i32 = 3;
/// A word that differs by a slip.
const SLIP: i32 = 1;

/// Words that hold a wish together and say nothing about what is wished.
const SMALL: [&str; 43] = [
    "di", "ke", "dari", "yang", "dan", "atau", "untuk", "dengan", "ada", "cari", "mau", "beli",
    "jual", "saya", "ini", "itu", "dong", "ya", "min", "kak", "ing", "lan", "saking", "kagem",
    "kangge", "badhe", "pados", "tumbas", "golek", "tuku", "sing", "ning", "neng", "nang", "karo",
    "wonten", "promosi", "apa", "opo", "punapa", "iki", "kuwi", "to",
];

/// Words of a search that are looked at; a longer one is a text and no search.
const MAX_WORDS: usize = 6;

/// Every term by which a promotion is found, each once with its greatest weight. `areas`: the names of its
/// desa and kecamatan.
pub fn terms(content: &NewPromotion, business: &NewBusiness, areas: &[String]) -> Vec<Term> {
    let mut found = Found::default();
    found.add(content.title.as_str(), TITLE, Slips::Forgiven);
    found.add(business.name.as_str(), NAME, Slips::Forgiven);
    for area in areas {
        found.add(area, AREA, Slips::Forgiven);
    }
    for name in business.category.names() {
        found.add(name, CATEGORY, Slips::Forgiven);
    }
    // Long texts would bring a thousand near misses each.
    found.add(content.body.as_str(), BODY, Slips::Counted);
    found.add(business.description.as_str(), BODY, Slips::Counted);
    found.0.into_iter().map(|(term, weight)| Term { term, weight }).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Slips {
    Forgiven,
    Counted,
}

#[derive(Default)]
struct Found(BTreeMap<String, i32>);

impl Found {
    fn add(&mut self, text: &str, weight: i32, slips: Slips) {
        let words: Vec<String> = spelling::words(text);
        for word in &words {
            self.put(word.clone(), weight);
            let stems = stem::stems(word);
            for stem in &stems {
                self.put(stem.clone(), weight * STEM / FORM);
            }
            if slips == Slips::Forgiven {
                for form in stems.iter().chain([word]) {
                    near::known(form).into_iter().for_each(|slip| self.put(slip, weight));
                }
            }
        }
        if slips == Slips::Forgiven {
            // "Patak Banteng" is also written in one word.
            words.windows(2).for_each(|pair| self.put(pair.concat(), weight));
        }
    }

    fn put(&mut self, term: String, weight: i32) {
        let kept = self.0.entry(term).or_default();
        *kept = weight.max(*kept);
    }
}

impl Search {
    /// Longest in bytes, so that a button carries it with a page.
    pub const MAX: usize = 40;

    /// What a text looks for; `None` where it holds no word. Words that don't fit any more are left out.
    pub fn parse(text: &str) -> Option<Self> {
        let all: Vec<String> = spelling::spoken(text);
        let telling: Vec<&String> =
            all.iter().filter(|word| !SMALL.contains(&word.as_str())).collect();
        let words = if telling.is_empty() { all.iter().collect() } else { telling };
        let mut kept = String::new();
        for word in words.into_iter().take(MAX_WORDS) {
            let gap = usize::from(!kept.is_empty());
            if kept.len() + gap + word.len() > Self::MAX {
                break;
            }
            kept.push_str(&" ".repeat(gap));
            kept.push_str(word);
        }
        (!kept.is_empty()).then_some(Self(kept))
    }

    /// The same for a text that was not asked for: one that is longer than a wish is none, and "apa ini"
    /// wishes for nothing.
    pub fn guessed(text: &str) -> Option<Self> {
        let words = spelling::spoken(text);
        let short = text.lines().count() == 1 && words.len() <= MAX_WORDS;
        let telling = words.iter().any(|word| !SMALL.contains(&word.as_str()));
        Self::parse(text).filter(|_| short && telling)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The terms that answer each word surely: the word as it is written, its stem, and two words in one.
    pub fn wanted(&self) -> Vec<Wanted> {
        let words = self.words();
        let mut wanted = Vec::new();
        for (number, word) in (0..).zip(&words) {
            wanted.push(Wanted { word: number, term: word.clone(), factor: FORM });
            let stems = stem::stems(word).into_iter();
            wanted.extend(stems.map(|term| Wanted { word: number, term, factor: STEM }));
        }
        for (number, pair) in (0..).zip(words.windows(2)) {
            let joined = |word| Wanted { word, term: pair.concat(), factor: FORM };
            wanted.extend([joined(number), joined(number + 1)]);
        }
        wanted
    }

    /// The same, but a word that answers nothing (its number is not in `known`) is taken for its neighbours.
    pub fn forgiving(&self, known: &[i32]) -> Vec<Wanted> {
        let mut wanted = self.wanted();
        for (number, word) in (0..).zip(self.words()) {
            if known.contains(&number) {
                continue;
            }
            for form in stem::stems(&word).into_iter().chain([word]) {
                let slips = near::typed(&form).into_iter();
                wanted.extend(slips.map(|term| Wanted { word: number, term, factor: SLIP }));
            }
        }
        wanted
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words().len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As they are compared.
    fn words(&self) -> Vec<String> {
        spelling::words(&self.0)
    }
}

/// Without spaces, for a button's data.
impl fmt::Display for Search {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.replace(' ', "+"))
    }
}

impl FromStr for Search {
    type Err = NoWords;

    fn from_str(data: &str) -> Result<Self, NoWords> {
        Self::parse(&data.replace('+', " ")).ok_or(NoWords)
    }
}

impl TryFrom<String> for Search {
    type Error = NoWords;

    fn try_from(text: String) -> Result<Self, NoWords> {
        Self::parse(&text).ok_or(NoWords)
    }
}

impl From<Search> for String {
    fn from(search: Search) -> Self {
        search.0
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no word to look for")]
pub struct NoWords;

#[cfg(test)]
mod tests {
    use super::*;

    fn search(text: &str) -> Search {
        Search::parse(text).unwrap()
    }

    #[test]
    fn a_search_keeps_what_tells_and_fits() {
        for (text, kept) in [
            ("  Mie ONGKLOK!! ", "mie ongklok"),
            ("mau beli kopi di Kertek dong", "kopi kertek"),
            ("di mana", "mana"),
            ("yang ini", "yang ini"),
            ("oleh-oleh khas Wonosobo", "oleh oleh khas wonosobo"),
            ("☕ kopi", "kopi"),
            ("peyek kacang tanah gurih renyah tahan lama", "peyek kacang tanah gurih renyah tahan"),
            ("Rp 15.000", "rp 15 000"),
        ] {
            assert_eq!(search(text).as_str(), kept, "{text}");
        }
        for nothing in ["", "…", "☕", "\u{200b}"] {
            assert_eq!(Search::parse(nothing), None, "{nothing:?}");
        }
        assert_eq!(Search::guessed("kopi bubuk").as_ref().map(Search::as_str), Some("kopi bubuk"));
        assert_eq!(Search::guessed("CARICA CUP isi 12 cuma 65rb dari 80rb, bisa cod kertek"), None);
        assert_eq!(Search::guessed("kopi\nteh"), None);
        assert_eq!(Search::guessed("iki apa to"), None);
    }

    #[test]
    fn a_search_survives_a_button() {
        for text in ["kopi", "mie ongklok", "gula aren 500", "é à ñ", "日本 茶"] {
            let search = search(text);
            assert_eq!(search.to_string().parse(), Ok(search.clone()), "{text}");
            assert!(search.to_string().len() <= Search::MAX, "{text}");
        }
    }
}
