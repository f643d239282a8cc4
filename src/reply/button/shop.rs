//! The buttons with which an owner looks after a business.

use std::fmt;

use crate::domain::{business::Extra, ids::BusinessId};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShopButton {
    // Standing
    /// Where a business is, on a map.
    Map(BusinessId),
    /// The owner's own page.
    Page(BusinessId),
    /// Its summary, from which each part can be changed.
    Change(BusinessId),
    /// Its optional parts.
    Complete(BusinessId),
    /// Gives up what waits for the office or was turned down.
    DropChange(BusinessId),
    Close(BusinessId),
    Reopen(BusinessId),
    Delete(BusinessId),

    // Steps
    /// What may be left out.
    Extras,
    Extra(Extra),
    /// Without it, on to the next one that is missing.
    Skip,
    Remove,
    /// "I have no such number yet."
    NoneYet,
}

impl ShopButton {
    pub(super) fn is_step(self) -> bool {
        match self {
            Self::Map(_)
            | Self::Page(_)
            | Self::Change(_)
            | Self::Complete(_)
            | Self::DropChange(_)
            | Self::Close(_)
            | Self::Reopen(_)
            | Self::Delete(_) => false,
            Self::Extras | Self::Extra(_) | Self::Skip | Self::Remove | Self::NoneYet => true,
        }
    }

    /// One of each, for laws.
    #[cfg(test)]
    pub(super) fn all() -> Vec<Self> {
        let most = BusinessId(i64::MAX);
        let mut all = vec![Self::Map(most), Self::Extras, Self::Skip, Self::Remove, Self::NoneYet];
        all.extend([
            Self::Page(most),
            Self::Change(most),
            Self::Complete(most),
            Self::DropChange(most),
            Self::Close(most),
            Self::Reopen(most),
            Self::Delete(most),
        ]);
        all.extend(Extra::ALL.map(Self::Extra));
        all
    }

    pub(super) fn read<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Self> {
        Some(match words.next()? {
            "map" => Self::Map(business(words)?),
            "page" => Self::Page(business(words)?),
            "change" => Self::Change(business(words)?),
            "complete" => Self::Complete(business(words)?),
            "dropchange" => Self::DropChange(business(words)?),
            "close" => Self::Close(business(words)?),
            "reopen" => Self::Reopen(business(words)?),
            "delete" => Self::Delete(business(words)?),
            "extras" => Self::Extras,
            "extra" => {
                let code = words.next()?;
                Self::Extra(Extra::ALL.into_iter().find(|extra| extra.code() == code)?)
            }
            "skip" => Self::Skip,
            "remove" => Self::Remove,
            "noneyet" => Self::NoneYet,
            _ => return None,
        })
    }
}

fn business<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<BusinessId> {
    words.next()?.parse().ok().map(BusinessId)
}

impl fmt::Display for ShopButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Map(id) => write!(f, "map {id}"),
            Self::Page(id) => write!(f, "page {id}"),
            Self::Change(id) => write!(f, "change {id}"),
            Self::Complete(id) => write!(f, "complete {id}"),
            Self::DropChange(id) => write!(f, "dropchange {id}"),
            Self::Close(id) => write!(f, "close {id}"),
            Self::Reopen(id) => write!(f, "reopen {id}"),
            Self::Delete(id) => write!(f, "delete {id}"),
            Self::Extras => f.write_str("extras"),
            Self::Extra(extra) => write!(f, "extra {}", extra.code()),
            Self::Skip => f.write_str("skip"),
            Self::Remove => f.write_str("remove"),
            Self::NoneYet => f.write_str("noneyet"),
        }
    }
}
