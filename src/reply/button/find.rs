//! Buttons of those who look for something. All of them are standing ones.

use std::fmt;

use super::data::number;
use crate::domain::{
    ids::PromotionId,
    place::Point,
    report::Ground,
    search::{Narrowed, Search},
};

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
    /// To keep a promotion, or to keep it no longer.
    Save {
        promotion: PromotionId,
        saved: bool,
        on: On,
    },
    Saved {
        page: u32,
    },
    /// What is near the presser, who is asked where that is.
    Near,
    /// A page of what is near a place. Only the button knows the place.
    Around {
        here: Point,
        page: u32,
    },
    /// What comes again on this day.
    Today,
    /// Something is wrong with a promotion.
    Report(PromotionId),
    Because {
        promotion: PromotionId,
        ground: Ground,
    },
    TakeReportBack(PromotionId),
    /// In the admin group: so many reports were looked at. `made_up`: their reporters are not heard for a
    /// while.
    Checked {
        promotion: PromotionId,
        seen: u32,
        made_up: bool,
    },
}

/// Where a button to keep something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// `contact`: it shows the contact.
    Page {
        contact: bool,
    },
    List {
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
            Self::Save { promotion, saved, on } => {
                let word = if *saved { "save" } else { "unsave" };
                match on {
                    On::Page { contact: false } => write!(f, "{word} {promotion} page"),
                    On::Page { contact: true } => write!(f, "{word} {promotion} contact"),
                    On::List { page } => write!(f, "{word} {promotion} {page}"),
                }
            }
            Self::Saved { page } => write!(f, "saved {page}"),
            Self::Today => f.write_str("today"),
            Self::Near => f.write_str("near"),
            Self::Around { here, page } => write!(f, "around {here} {page}"),
            Self::Report(promotion) => write!(f, "report {promotion}"),
            Self::Because { promotion, ground } => {
                write!(f, "wrong {promotion} {}", ground.code())
            }
            Self::TakeReportBack(promotion) => write!(f, "unreport {promotion}"),
            Self::Checked { promotion, seen, made_up } => {
                let word = if *made_up { "madeup" } else { "checked" };
                write!(f, "{word} {promotion} {seen}")
            }
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
        "save" => Find::Save { promotion: promotion(words)?, saved: true, on: on(words)? },
        "unsave" => Find::Save { promotion: promotion(words)?, saved: false, on: on(words)? },
        "saved" => Find::Saved { page: number(words)? },
        "today" => Find::Today,
        "near" => Find::Near,
        "around" => Find::Around { here: words.next()?.parse().ok()?, page: number(words)? },
        "report" => Find::Report(promotion(words)?),
        "wrong" => {
            let promotion = promotion(words)?;
            Find::Because { promotion, ground: Ground::from_code(words.next()?)? }
        }
        "unreport" => Find::TakeReportBack(promotion(words)?),
        "checked" | "madeup" => Find::Checked {
            promotion: promotion(words)?,
            seen: number(words)?,
            made_up: first == "madeup",
        },
        _ => return None,
    })
}

fn promotion<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<PromotionId> {
    number(words).map(PromotionId)
}

fn on<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<On> {
    Some(match words.next()? {
        "page" => On::Page { contact: false },
        "contact" => On::Page { contact: true },
        page => On::List { page: page.parse().ok()? },
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
        let promotion = PromotionId(i64::MAX);
        for find in [
            Find::Look { narrowed: narrowed.clone(), page: u32::MAX },
            Find::Look { narrowed: Narrowed::default(), page: 0 },
            Find::PickCategory(narrowed.clone()),
            Find::PickArea(narrowed),
            Find::Search { search, page: 9_999 },
            Find::Save { promotion, saved: true, on: On::Page { contact: true } },
            Find::Save { promotion, saved: false, on: On::Page { contact: false } },
            Find::Save { promotion, saved: false, on: On::List { page: u32::MAX } },
            Find::Saved { page: 3 },
            Find::Near,
            Find::Around { here: Point::at(-89.999_999, -179.999_999).unwrap(), page: 9_999 },
            Find::Today,
            Find::Report(promotion),
            Find::Because { promotion, ground: Ground::Forbidden },
            Find::TakeReportBack(promotion),
            Find::Checked { promotion, seen: u32::MAX, made_up: true },
            Find::Checked { promotion, seen: 1, made_up: false },
        ] {
            let (shown, button) =
                (Shown { language: Language::Jv, kept: true }, Button::Find(find));
            let data = button.data(shown);
            assert!(data.len() <= MAX_BYTES, "{data}");
            assert_eq!(Button::parse(&data), Some((button, shown)), "{data}");
        }
    }
}
