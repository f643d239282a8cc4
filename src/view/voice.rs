//! The view speaking one language at one moment, with what every room needs: areas, categories,
//! numbers, buttons.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::{
    domain::{
        area::{AreaCode, AreaKind, Areas},
        category::Category,
        ids::{BusinessId, PromotionId, QuestionId},
        language::Language,
        retention::Periods,
        review::Subject,
    },
    reply::button::{Button, Command, Shown},
};

use super::{Message, html::Html, keyboard::Key, keyboard::Keyboard, l10n::Words};

pub struct Voice<'a> {
    pub words: &'a Words,
    pub language: Language,
    /// The message stays when one of its buttons is pressed.
    pub kept: bool,
    pub areas: &'a Areas,
    pub zone: Tz,
    pub periods: Periods,
    pub now: DateTime<Utc>,
}

impl Voice<'_> {
    /// A text without buttons.
    pub fn say(&self, text: &str) -> Message {
        Message { text: Html::of(text), keyboard: Keyboard::None }
    }

    /// A text with rows of buttons.
    pub fn ask(&self, text: &str, keyboard: Keyboard) -> Message {
        Message { text: Html::of(text), keyboard }
    }

    pub fn press(&self, label: String, button: Button) -> Key {
        Key::Press { label, data: button.data(Shown { language: self.language, kept: self.kept }) }
    }

    /// The button that does what a command does, under the label it has everywhere; commands without
    /// a button of their own lead to the menu.
    pub fn go(&self, command: Command) -> Key {
        let (label, command) = match command {
            Command::Register => (self.words.btn_register(), command),
            Command::Post => (self.words.btn_post(), command),
            Command::Subscription => (self.words.btn_subscription(), command),
            Command::Saved => (self.words.btn_my_saved(), command),
            Command::Search => (self.words.btn_search(), command),
            Command::Language => (self.words.btn_language(), command),
            Command::Settings => (self.words.btn_settings(), command),
            Command::MyData => (self.words.btn_my_data(), command),
            Command::MyPromotions => (self.words.btn_my_promotions(), command),
            Command::MyBusinesses => (self.words.btn_my_businesses(), command),
            Command::Ask => (self.words.btn_ask_office(), command),
            _ => (self.words.btn_menu(), Command::Menu),
        };
        self.press(label, Button::Go(command))
    }

    pub fn browse(&self) -> Key {
        self.press(self.words.btn_browse(), Button::Browse { page: 0 })
    }

    pub fn back(&self) -> Key {
        self.press(self.words.btn_back(), Button::Back)
    }

    pub fn cancel(&self) -> Key {
        self.press(self.words.btn_cancel(), Button::Cancel)
    }

    pub fn done(&self) -> Key {
        self.press(self.words.btn_done(), Button::Done)
    }

    /// A label marked when it is chosen.
    pub fn choice(&self, name: String, chosen: bool, button: Button) -> Key {
        let label = if chosen { self.words.chosen(name) } else { name };
        self.press(label, button)
    }

    /// "Kertek", without its kind.
    pub fn area_name(&self, code: &AreaCode) -> String {
        self.areas.get(code).map_or_else(|| code.to_string(), |area| area.name.clone())
    }

    /// "Desa Jlamprang", "Kec. Kertek".
    pub fn area(&self, code: &AreaCode) -> String {
        let kind = match code.kind() {
            AreaKind::Village => "village",
            AreaKind::UrbanVillage => "urban",
            AreaKind::District => "district",
            AreaKind::Regency => "regency",
        };
        self.words.area(kind, self.area_name(code))
    }

    /// "Desa Jlamprang, Kec. Leksono".
    pub fn full_area(&self, code: &AreaCode) -> String {
        match code.kind() {
            AreaKind::Village | AreaKind::UrbanVillage => {
                self.words.area_in_district(self.area(code), self.area(&code.district()))
            }
            AreaKind::District | AreaKind::Regency => self.area(code),
        }
    }

    pub fn category(&self, category: Category) -> String {
        self.words.category(category.code())
    }

    /// "🌾 Pertanian".
    pub fn marked_category(&self, category: Category) -> String {
        format!("{} {}", category.emoji(), self.category(category))
    }
}

/// "#U-0042" or "#P-0317".
pub fn number(subject: Subject) -> String {
    match subject {
        Subject::Business(BusinessId(id)) => format!("#U-{id:04}"),
        Subject::Promotion(PromotionId(id)) => format!("#P-{id:04}"),
        Subject::Question(QuestionId(id)) => format!("#T-{id:04}"),
    }
}
