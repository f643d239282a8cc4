//! What can be typed with a slash.

use serde::{Deserialize, Serialize};

/// What can be typed with a slash; the same words in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    Menu,
    Help,
    Cancel,
    Register,
    Post,
    MyBusinesses,
    MyPromotions,
    Subscription,
    Browse,
    Search,
    Saved,
    Language,
    MyData,
    Settings,
    Ask,
    Queue,
    Watch,
    Broadcast,
}

impl Command {
    pub const ALL: [Self; 18] = [
        Self::Menu,
        Self::Help,
        Self::Cancel,
        Self::Register,
        Self::Post,
        Self::MyBusinesses,
        Self::MyPromotions,
        Self::Subscription,
        Self::Browse,
        Self::Search,
        Self::Saved,
        Self::Language,
        Self::MyData,
        Self::Settings,
        Self::Ask,
        Self::Queue,
        Self::Watch,
        Self::Broadcast,
    ];

    /// As it is typed, without the slash.
    pub fn word(self) -> &'static str {
        match self {
            Self::Menu => "menu",
            Self::Help => "bantuan",
            Self::Cancel => "batal",
            Self::Register => "daftar",
            Self::Post => "promo",
            Self::MyBusinesses => "usaha",
            Self::MyPromotions => "promosiku",
            Self::Subscription => "langganan",
            Self::Browse => "jelajah",
            Self::Search => "cari",
            Self::Saved => "simpanan",
            Self::Language => "bahasa",
            Self::MyData => "dataku",
            Self::Settings => "pengaturan",
            Self::Ask => "tanya",
            Self::Queue => "antrean",
            Self::Watch => "kata",
            Self::Broadcast => "siaran",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let word = if word == "help" { "bantuan" } else { word };
        Self::ALL.into_iter().find(|command| command.word() == word)
    }
}
