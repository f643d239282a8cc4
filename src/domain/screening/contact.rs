//! Ways to reach somebody that stand in a text.

mod addresses;
mod phones;

use crate::domain::{link::Link, phone::Phone};

/// A way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    Phone(Phone),
    /// An address on the web, as written.
    Link(String),
    Email(String),
    /// A user name, with or without `@`.
    Account(String),
}

/// All of them: telephones first, then addresses, each in the order of the text.
pub(super) fn contacts(text: &str) -> Vec<Contact> {
    let plain = super::plain::plain(text);
    let mut found: Vec<Contact> = phones::phones(&plain).into_iter().map(Contact::Phone).collect();
    found.extend(addresses::addresses(&plain));
    found
}

impl Contact {
    /// As a moderator is told it.
    pub fn shown(&self) -> String {
        match self {
            Self::Phone(phone) => phone.local(),
            Self::Link(text) | Self::Email(text) | Self::Account(text) => text.clone(),
        }
    }

    /// Whether it is one of these addresses, or the account there.
    pub fn is_at(&self, own: &[Link]) -> bool {
        let bare = |text: &str| {
            text.trim_start_matches("https://")
                .trim_start_matches("http://")
                .trim_start_matches("www.")
                .trim_end_matches('/')
                .to_lowercase()
        };
        own.iter().any(|link| {
            let known = link.shown().to_lowercase();
            match self {
                Self::Link(text) => bare(text) == known,
                Self::Account(name) => {
                    let name = name.trim_start_matches('@').to_lowercase();
                    known.rsplit(['/', '@']).next() == Some(&name)
                }
                Self::Phone(_) | Self::Email(_) => false,
            }
        })
    }

    /// Whether it is one of these numbers, also as a link that opens a chat with it.
    pub fn is_one_of(&self, own: &[Phone]) -> bool {
        match self {
            Self::Phone(phone) => own.contains(phone),
            Self::Link(link) => {
                let target = link.split_once("wa.me/").map(|(_, rest)| rest);
                let target = target.or_else(|| link.split_once("phone=").map(|(_, rest)| rest));
                let digits: Option<String> = target.map(|rest| {
                    rest.trim_start_matches('+').chars().take_while(char::is_ascii_digit).collect()
                });
                let phone = digits.and_then(|d| Phone::parse_e164(&format!("+{d}")).ok());
                phone.is_some_and(|phone| own.contains(&phone))
            }
            Self::Email(_) | Self::Account(_) => false,
        }
    }
}
