//! Hints for the people who moderate: why somebody should look at a text, never what is to be done about it.
//!
//! A text is made plain ([`plain`]), cut into words as they are compared ([`reading`]), and held against the
//! rows of `lists.tsv` ([`lists`], [`pattern`]). Claims that a number would prove are compared with the numbers
//! beside them ([`proof`]); ways to reach somebody are read from the text itself ([`contact`]). What says the same as
//! another promotion ([`alike`]) and what costs a hundred times what is usual ([`usual`]) needs the others beside it.

mod alike;
mod contact;
mod lists;
mod matching;
mod pattern;
mod plain;
mod proof;
mod reading;
mod usual;
mod vocabulary;
mod watched;

use std::fmt;

pub use alike::{Likeness, Shingles};
pub use contact::Contact;
pub use lists::{Lists, Unreadable};
pub use usual::far_from;
pub use watched::{NoPhrase, Phrase, Watched, asked};

use super::{papers::Papers, phone::Phone};

/// Why a moderator should look. In this order they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Gambling,
    Alcohol,
    Tobacco,
    Medicine,
    Loans,
    Politics,
    Adult,
    /// Halal, BPOM or P-IRT without a number in full length.
    HalalUnproven,
    ContactInside,
}

/// A group and the words that led to it, made plain.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hint {
    pub group: Group,
    pub words: String,
}

/// What was found in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// In the order of the groups; without [`Group::ContactInside`], for which there are the contacts.
    pub hints: Vec<Hint>,
    /// Telephones first, then addresses.
    pub contacts: Vec<Contact>,
}

/// The groups of a text, each once and in their order; shown as their codes with commas, or `-`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups(Vec<Group>);

/// What a moderator should look at in a text whose business has declared these papers.
pub fn screen(text: &str, lists: &Lists, papers: &Papers) -> Found {
    let reading = reading::read(text, lists.vocabulary());
    let mut hints = lists.hints(&reading);
    hints.extend(proof::unproven(&reading, lists.claims(&reading), papers));
    hints.sort();
    hints.dedup();
    Found { hints, contacts: contact::contacts(text) }
}

impl Found {
    /// With every contact a hint.
    pub fn groups(&self) -> Groups {
        self.groups_beside(&[])
    }

    /// Those of a business whose own numbers are no hint.
    pub fn groups_beside(&self, own: &[Phone]) -> Groups {
        let mut groups: Vec<Group> = self.hints.iter().map(|hint| hint.group).collect();
        if self.contacts.iter().any(|contact| !contact.is_one_of(own)) {
            groups.push(Group::ContactInside);
        }
        groups.dedup();
        Groups(groups)
    }
}

impl Group {
    pub const ALL: [Self; 9] = [
        Self::Gambling,
        Self::Alcohol,
        Self::Tobacco,
        Self::Medicine,
        Self::Loans,
        Self::Politics,
        Self::Adult,
        Self::HalalUnproven,
        Self::ContactInside,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Gambling => "gambling",
            Self::Alcohol => "alcohol",
            Self::Tobacco => "tobacco",
            Self::Medicine => "medicine",
            Self::Loans => "loans",
            Self::Politics => "politics",
            Self::Adult => "adult",
            Self::HalalUnproven => "halal_unproven",
            Self::ContactInside => "contact_inside",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }
}

impl Groups {
    pub fn iter(&self) -> impl Iterator<Item = Group> {
        self.0.iter().copied()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Groups {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("-");
        }
        f.write_str(&self.iter().map(Group::code).collect::<Vec<_>>().join(","))
    }
}
