//! What the admin group is told of the words that cards are screened for.

use super::Placement;
use crate::domain::{
    ids::{PromotionId, WatchedId},
    promotion::Title,
    screening::{Group, NoPhrase, Phrase, Watched},
};

#[derive(Debug, Clone, PartialEq)]
pub enum Watching {
    /// How words are added; the groups there are.
    How,
    /// Words that can't be looked for.
    NoPhrase(NoPhrase),
    /// What words would find of what is live.
    Preview(Box<WatchPreview>),
    /// What was added, the newest first. `gone`: what was removed just now.
    List { all: Vec<Watched>, gone: Option<(Group, Phrase)> },
}

/// What words would find, before they are added.
#[derive(Debug, Clone, PartialEq)]
pub struct WatchPreview {
    pub group: Group,
    pub phrase: Phrase,
    /// The newest of what was looked at in which they are found.
    pub found: Vec<(PromotionId, Title)>,
    /// How many there are, of how many that were looked at.
    pub count: usize,
    pub looked_at: usize,
    /// They are looked for already.
    pub known: Option<WatchedId>,
}

impl Watching {
    pub(super) fn placement(&self) -> Placement {
        Placement::Update
    }
}
