//! Buttons of the words that cards are screened for, in the admin group.

use std::fmt;

use super::data::number;
use crate::domain::{
    ids::WatchedId,
    screening::{Group, Phrase},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WatchButton {
    List,
    Add(Group, Phrase),
    Remove(WatchedId),
}

impl fmt::Display for WatchButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List => f.write_str("list"),
            Self::Add(group, phrase) => write!(f, "add {} {phrase}", group.code()),
            Self::Remove(id) => write!(f, "remove {id}"),
        }
    }
}

impl WatchButton {
    pub(super) fn read<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Self> {
        Some(match words.next()? {
            "list" => Self::List,
            "add" => Self::Add(Group::of_code(words.next()?)?, words.next()?.parse().ok()?),
            "remove" => Self::Remove(WatchedId(number(words)?)),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Button, MAX_BYTES, Shown},
        *,
    };
    use crate::domain::language::Language;

    #[test]
    fn every_button_survives_the_way_through_telegram() {
        let longest = Phrase::parse(&"abcd ".repeat(8)).unwrap();
        let mut buttons = vec![WatchButton::List, WatchButton::Remove(WatchedId(i64::MAX))];
        buttons.extend(Group::OF_WORDS.map(|group| WatchButton::Add(group, longest.clone())));
        for button in buttons {
            let (shown, button) =
                (Shown { language: Language::Jv, kept: true }, Button::Watch(button));
            let data = button.data(shown);
            assert!(data.len() <= MAX_BYTES, "{data}");
            assert_eq!(Button::parse(&data), Some((button, shown)), "{data}");
        }
    }
}
