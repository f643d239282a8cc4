//! Whether two promotions say nearly the same: how many rows of three words they share of all they have (the
//! Jaccard index of their shingles).

use std::collections::BTreeSet;

use crate::domain::{promotion::NewPromotion, search::spelling};

/// Every three words in a row of a promotion's title and text, as hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shingles(BTreeSet<u64>);

/// How far two promotions say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    Nearly,
    Entirely,
}

/// So many words in a row: two are shared by what only speaks of the same place or thing.
const ROW: usize = 3;
/// The smallest of the hashes stand for all of them: two texts that share so many rows as
/// nearly the same ones do share some of these.
const KEPT: usize = 24;
/// From this share on two texts are nearly the same: two words in fifteen are others.
const NEARLY: f64 = 0.4;
/// Written apart from the figure of a price, they go with it.
const OF_PRICES: [&str; 6] = ["rp", "rb", "ribu", "ewu", "jt", "juta"];

impl Shingles {
    /// Figures and prices are left out, so that another price makes no other promotion.
    pub fn of(content: &NewPromotion) -> Self {
        let mut words = spelling::words(content.title.as_str());
        words.extend(spelling::words(content.body.as_str()));
        words.retain(|word| {
            let figure = word.bytes().any(|byte| byte.is_ascii_digit());
            !figure && !OF_PRICES.contains(&word.as_str())
        });
        let row = words.len().clamp(1, ROW);
        Self(words.windows(row).map(hash).collect())
    }

    /// Those by which others are found that may say the same; at most 24.
    pub fn kept(&self) -> Vec<i64> {
        self.0.iter().take(KEPT).map(|hash| hash.cast_signed()).collect()
    }

    pub fn likeness(&self, other: &Self) -> Option<Likeness> {
        let shared = self.0.intersection(&other.0).count();
        let all = self.0.union(&other.0).count();
        match shared {
            0 => None,
            _ if shared == all => Some(Likeness::Entirely),
            _ if shared as f64 >= NEARLY * all as f64 => Some(Likeness::Nearly),
            _ => None,
        }
    }
}

/// FNV-1a with its bits mixed, which stays what it is: the hashes are stored.
fn hash(words: &[String]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in words.iter().flat_map(|word| word.bytes().chain([b' '])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        price::{Price, Rupiah},
        promotion::{Body, Origin, Title},
        validity::Validity,
    };

    fn shingles(title: &str, body: &str) -> Shingles {
        Shingles::of(&NewPromotion {
            business: 1.into(),
            title: Title::parse(title).unwrap(),
            body: Body::parse(body).unwrap(),
            price: Price::fixed(Rupiah::new(15_000).unwrap()),
            validity: Validity::until_sold_out("2026-11-24".parse().unwrap()),
            occasion: Box::default(),
            photos: Vec::new(),
            origin: Origin::New,
        })
    }

    #[test]
    fn what_says_the_same_is_found_and_what_is_only_similar_is_not() {
        const CARICA: (&str, &str) = (
            "Carica cup isi 12",
            "CARICA CUP isi 12 cuma 65rb dari 80rb, manis segar tanpa pengawet, bisa cod kertek",
        );
        for (title, body, expected) in [
            (CARICA.0, CARICA.1, Some(Likeness::Entirely)),
            (
                "carica cup, isi 6!",
                "Carica cup isi 6 cuma 35 rb dari 80rb; manis segar tanpa pengawet, bisa COD Kertek",
                Some(Likeness::Entirely),
            ),
            (
                "Carica cup isi 12",
                "CARICA CUP isi 12 cuma 60rb, manis segar tanpa bahan pengawet, bisa cod kertek",
                Some(Likeness::Nearly),
            ),
            ("Carica botol", "Carica botol besar untuk oleh-oleh keluarga, bisa cod kertek", None),
            ("Kopi Bowongso", "Kopi arabika sangrai sedang, bisa giling di tempat", None),
        ] {
            let found = shingles(CARICA.0, CARICA.1).likeness(&shingles(title, body));
            assert_eq!(found, expected, "{title}");
        }
        assert_eq!(shingles("12", "15.000").likeness(&shingles("12", "15.000")), None);
    }

    #[test]
    fn what_is_nearly_the_same_shares_some_of_what_is_kept() {
        let words: Vec<String> = (0..120u8)
            .map(|n| format!("k{}{}", char::from(b'a' + n % 26), char::from(b'a' + n / 26)))
            .collect();
        for changed in 0..120 {
            let mut other = words.clone();
            for at in (changed..120).step_by(11) {
                other[at] = "lain".to_owned();
            }
            let [one, other] =
                [words.join(" "), other.join(" ")].map(|body| shingles("Judul", &body));
            if one.likeness(&other).is_some() {
                let kept = other.kept();
                assert!(one.kept().iter().any(|hash| kept.contains(hash)), "{changed}");
            }
        }
    }
}
