//! The two languages people are spoken to in.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Bahasa Indonesia.
    #[default]
    Id,
    /// Basa Jawi, plain krama.
    Jv,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Id, Self::Jv];

    /// ISO 639-1 code, as Telegram takes it for command menus.
    pub fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Jv => "jv",
        }
    }

    /// The language an IETF tag such as `jv-ID` asks for; Indonesian when it is another one.
    pub fn from_tag(tag: &str) -> Self {
        tag.split(['-', '_']).next().and_then(|code| code.parse().ok()).unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, UnknownLanguage> {
        match code {
            "id" => Ok(Self::Id),
            "jv" => Ok(Self::Jv),
            other => Err(UnknownLanguage(other.to_owned())),
        }
    }
}

impl TryFrom<String> for Language {
    type Error = UnknownLanguage;

    fn try_from(code: String) -> Result<Self, UnknownLanguage> {
        code.parse()
    }
}

#[derive(Debug, thiserror::Error)]
#[error("unknown language {0:?}")]
pub struct UnknownLanguage(String);
