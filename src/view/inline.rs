//! A promotion as it is put into another chat through the bot's inline mode.

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        business::Business,
        language::Language,
        promotion::{PhotoId, Promotion},
    },
    reply::button::Target,
};

use super::{
    Key, View,
    html::{Html, clipped},
    voice::Voice,
};

/// What the asker sees in the list, and what stands in the chat once it is chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    pub id: String,
    pub title: String,
    pub description: String,
    /// At most [`CAPTION`] units where there is a photo.
    pub text: Html,
    pub photo: Option<PhotoId>,
    /// Leads into the bot.
    pub open: Key,
}

/// Telegram's limit for the words under a photo, in UTF-16 units.
pub const CAPTION: usize = 1024;

impl View {
    /// `username`: the bot's own, without the sign before it.
    pub fn offer(
        &self,
        (promotion, business): &(Promotion, Business),
        username: &str,
        language: Language,
        now: DateTime<Utc>,
    ) -> Offer {
        self.voice(language, now).offer(promotion, business, username)
    }

    /// What stands above an empty list; at most 64 characters.
    pub fn nothing_offered(&self, language: Language) -> String {
        self.words(language).nothing_offered()
    }
}

impl Voice<'_> {
    fn offer(&self, promotion: &Promotion, business: &Business, username: &str) -> Offer {
        let (content, profile) = (&promotion.content, &business.profile);
        let target = Target::Promotion(promotion.id).payload();
        let url = format!("https://t.me/{username}?start={target}");
        let photo = content.photos.first().cloned();
        let mut text = self.page_text(content, profile);
        if photo.is_some() && text.units() > CAPTION {
            let over = text.units() - CAPTION;
            let body = content.body.as_str();
            let room = crate::domain::text::units(body).saturating_sub(over);
            text = self.page_text_with(content, &clipped(body, room), profile);
        }
        Offer {
            id: target,
            title: content.title.as_str().to_owned(),
            description: self.words.offer_line(
                self.price(&content.price),
                profile.name.as_str(),
                self.area_name(&profile.area),
            ),
            text,
            photo,
            open: Key::Link { label: self.words.btn_open_in_bot(), url },
        }
    }
}
