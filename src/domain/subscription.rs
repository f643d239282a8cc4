//! What a resident wants to receive and when.

use std::{collections::BTreeSet, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{area::AreaCode, calendar::Hour, category::Category};

/// Categories × areas. An empty set means all of them, so that "everything" has one spelling.
///
/// Its text form (`c=umkm,industri;a=33.07.08`) is canonical: subscribers with equal text share one
/// edition of a digest.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Selection {
    pub categories: BTreeSet<Category>,
    pub areas: BTreeSet<AreaCode>,
}

/// What there was before somebody subscribed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    Nothing,
    /// They had been subscribed and stopped.
    Stopped,
    InForce,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    pub selection: Selection,
    pub hour: Hour,
}

impl Selection {
    pub fn includes(&self, category: Category, area: &AreaCode) -> bool {
        (self.categories.is_empty() || self.categories.contains(&category))
            && (self.areas.is_empty() || self.areas.iter().any(|wanted| wanted.contains(area)))
    }

    /// Adds or removes a category. Choosing each of them is choosing all.
    pub fn toggle(&mut self, category: Category) {
        if !self.categories.remove(&category) {
            self.categories.insert(category);
        }
        if self.categories.len() == Category::ALL.len() {
            self.categories.clear();
        }
    }
}

impl Default for Subscription {
    /// Everything, the whole regency, every day at seven.
    fn default() -> Self {
        Self { selection: Selection::default(), hour: Hour::DEFAULT }
    }
}

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let categories: Vec<_> = self.categories.iter().map(|c| c.code()).collect();
        let areas: Vec<_> = self.areas.iter().map(AreaCode::as_str).collect();
        write!(f, "c={};a={}", categories.join(","), areas.join(","))
    }
}

impl FromStr for Selection {
    type Err = BadSelection;

    fn from_str(raw: &str) -> Result<Self, BadSelection> {
        let bad = || BadSelection(raw.to_owned());
        let (categories, areas) =
            raw.strip_prefix("c=").and_then(|rest| rest.split_once(";a=")).ok_or_else(bad)?;
        Ok(Self {
            categories: items(categories).ok_or_else(bad)?,
            areas: items(areas).ok_or_else(bad)?,
        })
    }
}

impl TryFrom<String> for Selection {
    type Error = BadSelection;

    fn try_from(raw: String) -> Result<Self, BadSelection> {
        raw.parse()
    }
}

impl From<Selection> for String {
    fn from(selection: Selection) -> Self {
        selection.to_string()
    }
}

#[derive(Debug, thiserror::Error)]
#[error("not a selection: {0:?}")]
pub struct BadSelection(String);

fn items<T: FromStr + Ord>(list: &str) -> Option<BTreeSet<T>> {
    list.split(',').filter(|item| !item.is_empty()).map(|item| item.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_survives_its_text_form() {
        for raw in ["c=;a=", "c=peternakan,umkm;a=33.07.08,33.07.09.1002"] {
            let selection: Selection = raw.parse().unwrap();
            assert_eq!(selection.to_string(), raw);
        }
        assert!("umkm".parse::<Selection>().is_err());
    }

    #[test]
    fn an_area_includes_what_lies_in_it() {
        let selection: Selection = "c=umkm;a=33.07.08".parse().unwrap();
        let includes = |c, a: &str| selection.includes(c, &a.parse().unwrap());
        assert!(includes(Category::Umkm, "33.07.08.1001"));
        assert!(!includes(Category::Umkm, "33.07.09.1001"));
        assert!(!includes(Category::Industri, "33.07.08.1001"));
    }
}
