//! What can be done with a text that came beside the question, and with what was read beside the fields.

use std::fmt;

/// Each belongs to the step it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostButton {
    WithoutHours,
    WithoutPlace,
    /// The text begins another promotion; what is being written is put aside.
    NewPost,
    AddToBody,
    AsBody,
    AsTitle,
    AsPrice,
    AsDays,
    AsHours,
}

impl PostButton {
    pub const ALL: [Self; 9] = [
        Self::WithoutHours,
        Self::WithoutPlace,
        Self::NewPost,
        Self::AddToBody,
        Self::AsBody,
        Self::AsTitle,
        Self::AsPrice,
        Self::AsDays,
        Self::AsHours,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::WithoutHours => "nohours",
            Self::WithoutPlace => "noplace",
            Self::NewPost => "new",
            Self::AddToBody => "add",
            Self::AsBody => "body",
            Self::AsTitle => "title",
            Self::AsPrice => "price",
            Self::AsDays => "days",
            Self::AsHours => "hours",
        }
    }

    pub(super) fn read<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Self> {
        let word = words.next()?;
        Self::ALL.into_iter().find(|button| button.word() == word)
    }
}

impl fmt::Display for PostButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
