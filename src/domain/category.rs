//! The sectors under which the regency promotes. The rows of the `category` table are the same.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::text;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    Pertanian,
    Peternakan,
    Industri,
    Ekraf,
    Umkm,
    Pariwisata,
    Lainnya,
}

impl Category {
    /// In the order in which people see them.
    pub const ALL: [Self; 7] = [
        Self::Pertanian,
        Self::Peternakan,
        Self::Industri,
        Self::Ekraf,
        Self::Umkm,
        Self::Pariwisata,
        Self::Lainnya,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Pertanian => "pertanian",
            Self::Peternakan => "peternakan",
            Self::Industri => "industri",
            Self::Ekraf => "ekraf",
            Self::Umkm => "umkm",
            Self::Pariwisata => "pariwisata",
            Self::Lainnya => "lainnya",
        }
    }

    /// The sector somebody typed, in Indonesian or Javanese; `None` when it could be several.
    pub fn named(typed: &str) -> Option<Self> {
        let typed = text::fold(typed);
        let mut meant = Self::ALL.into_iter().filter(|category| {
            category.names().iter().any(|name| *name == typed)
                || typed.len() >= 4 && category.names().iter().any(|name| name.starts_with(&typed))
        });
        meant.next().filter(|_| meant.next().is_none())
    }

    /// As people write it, folded.
    pub(super) fn names(self) -> &'static [&'static str] {
        match self {
            Self::Pertanian => &["pertanian", "tetanen", "tani"],
            Self::Peternakan => &["peternakan", "ternak"],
            Self::Industri => &["industri"],
            Self::Ekraf => &["ekonomi kreatif", "ekraf", "kreatif"],
            Self::Umkm => &["umkm", "ukm"],
            Self::Pariwisata => &["pariwisata", "wisata"],
            Self::Lainnya => &["lainnya", "lain", "sanesipun"],
        }
    }

    pub fn emoji(self) -> &'static str {
        match self {
            Self::Pertanian => "🌾",
            Self::Peternakan => "🐄",
            Self::Industri => "🏭",
            Self::Ekraf => "🎨",
            Self::Umkm => "🛍",
            Self::Pariwisata => "⛰",
            Self::Lainnya => "📦",
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Category {
    type Err = UnknownCategory;

    fn from_str(code: &str) -> Result<Self, UnknownCategory> {
        Self::ALL
            .into_iter()
            .find(|c| c.code() == code)
            .ok_or_else(|| UnknownCategory(code.to_owned()))
    }
}

impl TryFrom<String> for Category {
    type Error = UnknownCategory;

    fn try_from(code: String) -> Result<Self, UnknownCategory> {
        code.parse()
    }
}

#[derive(Debug, thiserror::Error)]
#[error("unknown category {0:?}")]
pub struct UnknownCategory(String);
