//! Buttons of those who look for something. All of them are standing ones.

use std::fmt;

use super::data::number;
use crate::domain::search::{Narrowed, Search};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Find {
    /// What is live, narrowed.
    Look {
        narrowed: Narrowed,
        page: u32,
    },
    /// Which category to narrow to.
    PickCategory(Narrowed),
    /// Which area to narrow to: a kecamatan, or a desa of the one that is chosen.
    PickArea(Narrowed),
    Search {
        search: Search,
        page: u32,
    },
}

impl fmt::Display for Find {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Look { narrowed, page } => write!(f, "look {} {page}", Words(narrowed)),
            Self::PickCategory(narrowed) => write!(f, "lookcategory {}", Words(narrowed)),
            Self::PickArea(narrowed) => write!(f, "lookarea {}", Words(narrowed)),
            Self::Search { search, page } => write!(f, "search {page} {search}"),
        }
    }
}

/// "umkm 33.07.08", with "-" for no restriction.
struct Words<'a>(&'a Narrowed);

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Narrowed { category, area } = self.0;
        let category = category.map_or("-", |category| category.code());
        let area = area.as_ref().map_or("-", |area| area.as_str());
        write!(f, "{category} {area}")
    }
}

/// The button that the words mean, of which `first` is the first.
pub(super) fn read<'a>(first: &str, words: &mut impl Iterator<Item = &'a str>) -> Option<Find> {
    Some(match first {
        "look" => Find::Look { narrowed: narrowed(words)?, page: number(words)? },
        "lookcategory" => Find::PickCategory(narrowed(words)?),
        "lookarea" => Find::PickArea(narrowed(words)?),
        "search" => {
            let page = number(words)?;
            Find::Search { search: words.next()?.parse().ok()?, page }
        }
        _ => return None,
    })
}

fn narrowed<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Narrowed> {
    Some(Narrowed { category: unless_none(words)?, area: unless_none(words)? })
}

/// Nothing is a valid restriction, nonsense is not.
fn unless_none<'a, T: std::str::FromStr>(
    words: &mut impl Iterator<Item = &'a str>,
) -> Option<Option<T>> {
    match words.next()? {
        "-" => Some(None),
        word => word.parse().ok().map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Button, MAX_BYTES, Shown},
        *,
    };
    use crate::domain::{category::Category, language::Language};

    #[test]
    fn every_button_survives_the_way_through_telegram() {
        let narrowed = Narrowed {
            category: Some(Category::Peternakan),
            area: Some("33.07.08.1001".parse().unwrap()),
        };
        let search = Search::parse("peyek kacang tanah gurih renyah 500 gram").unwrap();
        for find in [
            Find::Look { narrowed: narrowed.clone(), page: u32::MAX },
            Find::Look { narrowed: Narrowed::default(), page: 0 },
            Find::PickCategory(narrowed.clone()),
            Find::PickArea(narrowed),
            Find::Search { search, page: 9_999 },
        ] {
            let (shown, button) =
                (Shown { language: Language::Jv, kept: true }, Button::Find(find));
            let data = button.data(shown);
            assert!(data.len() <= MAX_BYTES, "{data}");
            assert_eq!(Button::parse(&data), Some((button, shown)), "{data}");
        }
    }
}
