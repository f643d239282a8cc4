//! Numbers that an owner declares: registration, food safety, halal. Their form is checked, nobody's word
//! for them: what is shown is the owner's declaration.

use serde::{Deserialize, Serialize};

use super::text;

/// Nomor Induk Berusaha, the registration of a business: 13 digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Nib(String);

/// Pangan Industri Rumah Tangga, for packaged food made at home: 15 digits, of which the last two are the year
/// it ends, or 12 of the older form. Kept as digits only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pirt(String);

/// A halal certificate: `ID` and 17 digits, or 11 to 14 digits of the older form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Halal(String);

/// What an owner has declared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Papers {
    pub nib: Option<Nib>,
    pub pirt: Option<Pirt>,
    pub halal: Option<Halal>,
}

/// A kind of number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    Nib,
    Pirt,
    Halal,
}

/// Words of "belum punya", "durung duwe", "mboten wonten": one of them in what is asked for a number means
/// that there is none.
const NONE: [&str; 17] = [
    "belum", "blm", "blum", "tidak", "tdk", "gak", "ga", "nggak", "ngga", "tanpa", "kosong",
    "dereng", "durung", "rung", "mboten", "boten", "ora",
];

/// Why what was typed is no such number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    /// There is something in it that belongs to no number.
    NotANumber,
    /// So many digits, which is too few or too many.
    Digits(usize),
}

/// What people write before or between the digits, in small letters.
const LABELS: [&str; 14] = [
    "nib",
    "p",
    "irt",
    "pirt",
    "halal",
    "mui",
    "lppom",
    "bpjph",
    "no",
    "nomor",
    "nomer",
    "id",
    "sertifikat",
    "sppirt",
];

impl Nib {
    pub fn parse(raw: &str) -> Result<Self, Misread> {
        let digits = digits(raw)?;
        if digits.len() == 13 { Ok(Self(digits)) } else { Err(Misread::Digits(digits.len())) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Pirt {
    pub fn parse(raw: &str) -> Result<Self, Misread> {
        let digits = digits(raw)?;
        let known = matches!(digits.len(), 12 | 15);
        if known { Ok(Self(digits)) } else { Err(Misread::Digits(digits.len())) }
    }

    /// Digits only.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it stands on a package: `2063307010123-28`.
    pub fn printed(&self) -> String {
        match self.0.split_at_checked(13) {
            Some((number, year)) => format!("{number}-{year}"),
            None => self.0.clone(),
        }
    }
}

impl Halal {
    pub fn parse(raw: &str) -> Result<Self, Misread> {
        let digits = digits(raw)?;
        match digits.len() {
            17 => Ok(Self(format!("ID{digits}"))),
            11..=14 => Ok(Self(digits)),
            other => Err(Misread::Digits(other)),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Papers {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Paper {
    pub const ALL: [Self; 3] = [Self::Nib, Self::Pirt, Self::Halal];

    pub fn code(self) -> &'static str {
        match self {
            Self::Nib => "nib",
            Self::Pirt => "pirt",
            Self::Halal => "halal",
        }
    }
}

/// Whether somebody says that they have no such number.
pub fn says_none(typed: &str) -> bool {
    let folded = text::fold(typed);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    !folded.contains(|c: char| c.is_ascii_digit()) && words.any(|word| NONE.contains(&word))
}

/// The digits of a text that holds nothing but one number, its name and what separates its digits.
fn digits(raw: &str) -> Result<String, Misread> {
    let mut word = String::new();
    let mut digits = String::new();
    for c in raw.to_lowercase().chars().chain([' ']) {
        if c.is_alphabetic() {
            word.push(c);
            continue;
        }
        if !word.is_empty() && !LABELS.contains(&word.as_str()) {
            return Err(Misread::NotANumber);
        }
        word.clear();
        if c.is_ascii_digit() {
            digits.push(c);
        } else if !(c.is_whitespace()
            || matches!(c, '-' | '.' | ':' | '/' | ',' | '\u{2010}'..='\u{2015}'))
        {
            return Err(Misread::NotANumber);
        }
    }
    if digits.is_empty() { Err(Misread::NotANumber) } else { Ok(digits) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_and_names_of_numbers_are_forgiven() {
        for (typed, kept) in [
            ("1234567890123", Ok("1234567890123")),
            ("NIB: 1234 5678 90123", Ok("1234567890123")),
            ("no. 12345.67890.123", Ok("1234567890123")),
            ("123456789012", Err(Misread::Digits(12))),
            ("12345678901234", Err(Misread::Digits(14))),
            ("belum ada", Err(Misread::NotANumber)),
            ("", Err(Misread::NotANumber)),
            ("NIB", Err(Misread::NotANumber)),
        ] {
            let nib = Nib::parse(typed);
            assert_eq!(nib.as_ref().map(Nib::as_str).map_err(|why| *why), kept, "{typed}");
        }
    }

    #[test]
    fn who_has_no_number_says_so_in_many_ways() {
        for typed in [
            "belum ada",
            "Belum punya",
            "blm ada kak",
            "dèrèng gadhah",
            "durung duwe",
            "ora ana",
            "nggak punya.",
        ] {
            assert!(says_none(typed), "{typed}");
        }
        for typed in ["1234567890123", "belum lengkap: 12345", "NIB", "masih proses", "gaplek"] {
            assert!(!says_none(typed), "{typed}");
        }
    }

    #[test]
    fn p_irt_numbers_of_both_forms_are_taken() {
        for (typed, printed) in [
            ("P-IRT No. 2063307010123-28", Some("2063307010123-28")),
            ("206 3307 01 0123 28", Some("2063307010123-28")),
            ("PIRT 206330701012", Some("206330701012")),
            ("20633070101", None),
            ("2063307010123 28 x", None),
        ] {
            assert_eq!(
                Pirt::parse(typed).ok().map(|pirt| pirt.printed()).as_deref(),
                printed,
                "{typed}"
            );
        }
    }

    #[test]
    fn halal_numbers_are_the_new_ones_or_the_old() {
        for (typed, kept) in [
            ("ID33110000001230520", Some("ID33110000001230520")),
            ("id 3311 0000 0012 30520", Some("ID33110000001230520")),
            ("33110000001230520", Some("ID33110000001230520")),
            ("Halal MUI 15100013261117", Some("15100013261117")),
            ("ID3311000000123052", None),
            ("100% halal", None),
        ] {
            assert_eq!(Halal::parse(typed).ok().as_ref().map(Halal::as_str), kept, "{typed}");
        }
    }
}
