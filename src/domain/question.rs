//! What residents ask the office.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::ids::{PersonId, QuestionId};

/// Longest question and longest answer, in UTF-16 units.
pub const MAX_WORDS: usize = 900;
/// So many of one person's are taken on one day.
pub const A_DAY: i64 = 3;

const ASKING: [&str; 23] = [
    "apakah",
    "bagaimana",
    "gimana",
    "mengapa",
    "kenapa",
    "kapan",
    "siapa",
    "berapa",
    "mana",
    "dimana",
    "bisakah",
    "bolehkah",
    "punapa",
    "pripun",
    "kepiye",
    "piye",
    "kenging",
    "kenopo",
    "sinten",
    "sopo",
    "pinten",
    "piro",
    "pundi",
];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub id: QuestionId,
    pub person: PersonId,
    pub words: String,
    pub at: DateTime<Utc>,
    pub answer: Option<Answered>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    pub words: String,
    /// The administrator's first name.
    pub by: String,
}

/// Whether words read as a question: by their mark, or by a word that asks.
pub fn is_asked(words: &str) -> bool {
    let asks = |word: &str| ASKING.contains(&word.to_lowercase().as_str());
    words.contains('?') || words.split(|c: char| !c.is_alphanumeric()).any(asks)
}

/// The beginning of the civil day of `now`, from which a day's questions are counted.
pub fn day_began(now: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    let day: NaiveDate = now.with_timezone(&zone).date_naive();
    let began = day.and_time(NaiveTime::MIN).and_local_timezone(zone).earliest();
    began.map_or(now, |began| began.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_told_from_a_search() {
        for words in
            ["kantornya buka jam berapa", "Pripun caranipun ndhaftar", "bisa bayar di sini?"]
        {
            assert!(is_asked(words), "{words}");
        }
        for words in ["kopi bubuk", "mie ongklok longkrang", "sewa tenda", "kambing 2jt", ""] {
            assert!(!is_asked(words), "{words}");
        }
    }
}
