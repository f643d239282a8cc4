//! Words that administrators add to the lists.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Utc};

use super::{Group, Lists, plain};
use crate::domain::ids::WatchedId;

/// Words in a row as they are looked for, joined by single spaces; at most [`Phrase::MAX`] bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase(String);

/// Why words are not looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPhrase {
    #[error("too short")]
    TooShort,
    #[error("too long")]
    TooLong,
}

/// Words that are looked for in a group since somebody added them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    pub id: WatchedId,
    pub group: Group,
    pub phrase: Phrase,
    /// The administrator's first name.
    pub by: String,
    pub at: DateTime<Utc>,
}

impl Phrase {
    /// So that a button carries it with its group.
    pub const MAX: usize = 40;
    /// In letters and digits; fewer are part of too many words.
    const MIN: usize = 3;

    pub fn parse(text: &str) -> Result<Self, NoPhrase> {
        let plain = plain::plain(text);
        let words: Vec<&str> =
            plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        if words.iter().map(|word| word.chars().count()).sum::<usize>() < Self::MIN {
            return Err(NoPhrase::TooShort);
        }
        let phrase = words.join(" ");
        if phrase.len() > Self::MAX { Err(NoPhrase::TooLong) } else { Ok(Self(phrase)) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Without spaces, for a button's data.
impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.replace(' ', "+"))
    }
}

impl FromStr for Phrase {
    type Err = NoPhrase;

    fn from_str(data: &str) -> Result<Self, NoPhrase> {
        Self::parse(&data.replace('+', " "))
    }
}

impl Group {
    /// Those to which words can be added: the others are no matter of words alone.
    pub const OF_WORDS: [Self; 7] = [
        Self::Gambling,
        Self::Alcohol,
        Self::Tobacco,
        Self::Medicine,
        Self::Loans,
        Self::Politics,
        Self::Adult,
    ];

    /// By one of the words that people have for it.
    pub fn named(word: &str) -> Option<Self> {
        Some(match plain::plain(word).as_str() {
            "judi" | "gambling" => Self::Gambling,
            "miras" | "alkohol" | "alcohol" | "minuman" | "inuman" => Self::Alcohol,
            "rokok" | "tembakau" | "tembako" | "tobacco" => Self::Tobacco,
            "obat" | "jampi" | "kesehatan" | "kasarasan" | "klaim" | "medicine" => Self::Medicine,
            "pinjaman" | "pinjol" | "sambutan" | "utang" | "loans" => Self::Loans,
            "politik" | "politics" => Self::Politics,
            "dewasa" | "diwasa" | "porno" | "adult" => Self::Adult,
            _ => return None,
        })
    }
}

/// "judi slot maxwin": the group and the words for it. The words are missing where only a group is named.
pub fn asked(text: &str) -> Option<(Group, Result<Phrase, NoPhrase>)> {
    let text = text.trim();
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    Some((Group::named(first)?, Phrase::parse(rest)))
}

impl Lists {
    /// Whether words of a group alone would be found in a text, with what excuses them.
    pub fn would_find(&self, group: Group, text: &str) -> bool {
        let reading = super::reading::read(text, self.vocabulary());
        self.hints(&reading).iter().any(|hint| hint.group == group)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_as_they_are_looked_for() {
        for (text, kept) in [
            ("  SLOT  Maxwin!! ", Ok("slot maxwin")),
            ("sabung-ayam", Ok("sabung ayam")),
            ("𝗷𝘂𝗱𝗶", Ok("judi")),
            ("4d", Err(NoPhrase::TooShort)),
            ("…", Err(NoPhrase::TooShort)),
            ("kata kata yang jauh lebih panjang dari sebuah tombol", Err(NoPhrase::TooLong)),
        ] {
            let phrase = Phrase::parse(text);
            assert_eq!(phrase.as_ref().map(Phrase::as_str).map_err(|why| *why), kept, "{text}");
            if let Ok(phrase) = phrase {
                assert_eq!(phrase.to_string().parse(), Ok(phrase));
            }
        }
    }

    #[test]
    fn the_group_comes_first_and_by_any_of_its_names() {
        let asked = |text| asked(text).map(|(group, phrase)| (group, phrase.is_ok()));
        assert_eq!(asked("judi slot maxwin"), Some((Group::Gambling, true)));
        assert_eq!(asked("Miras  lapen"), Some((Group::Alcohol, true)));
        assert_eq!(asked("rokok"), Some((Group::Tobacco, false)));
        assert_eq!(asked("lapen"), None);
        assert_eq!(asked(""), None);
    }

    #[test]
    fn what_words_would_find_is_only_theirs_and_excuses_hold() {
        let lists =
            Lists::built_in().only(Group::Alcohol, &Phrase::parse("lapen").unwrap()).unwrap();
        for (text, found) in [
            ("Sedia lapen dingin", true),
            ("jual LAPEN 15rb", true),
            ("warung tanpa lapen", false),
            ("bir dan arak bali", false),
        ] {
            assert_eq!(lists.would_find(Group::Alcohol, text), found, "{text}");
        }
    }
}
