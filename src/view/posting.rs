//! What was read from a promotion beside its fields, and what a text beside the question may be for.

use crate::{
    domain::{
        area::AreaCode, business::Business, occasion::Occasion, phone::Phone, post::Otherwise,
        promotion::NewPromotion,
    },
    reply::{
        Meanwhile, PROMOTION_FIELDS, Posting,
        button::{Button, PostButton},
    },
};

use super::{
    Message,
    hours::HoursOf,
    html::{Html, clipped},
    keyboard::{Key, Rows},
    voice::Voice,
};

/// So much of a typed text is said again, in UTF-16 units.
const QUOTED: usize = 200;

impl Voice<'_> {
    pub(super) fn posting(&self, posting: &Posting) -> Message {
        match posting {
            Posting::WhatFor { typed, uses } => {
                let text = Html::new().quote(&clipped(typed, QUOTED)).line(&self.words.what_for());
                let keys = uses.iter().map(|button| self.post_button(*button));
                Message { text, keyboard: Rows::new().paired(keys).row([self.back()]).done() }
            }
            Posting::WhichHours(candidates) => {
                let label = |hours| self.hours_of(hours, HoursOf::Promotion);
                let keys = candidates.iter().zip(0..);
                let keys = keys.map(|(hours, at)| self.press(label(hours), Button::Candidate(at)));
                let without = self.post_button(PostButton::WithoutHours);
                let rows = Rows::new().grid(1, keys).row([without, self.back()]);
                self.ask(&self.words.which_promotion_hours(), rows.done())
            }
        }
    }

    pub(super) fn preview_controls(
        &self,
        content: &NewPromotion,
        business: &Business,
        other_number: Option<&Phone>,
        otherwise: &Otherwise,
        meanwhile: Option<&Meanwhile>,
    ) -> Message {
        let words = self.words;
        let home = &business.profile.area;
        let mut text = Html::of(&self.read(content, home));
        if let Some(meanwhile) = meanwhile {
            text = text.line(&self.meanwhile(meanwhile, home));
        }
        if !otherwise.is_empty() {
            text = text.line(&self.said_otherwise(otherwise));
        }
        if let Some(said) = other_number {
            let used = business.profile.phone.local();
            text = text.line(&words.other_number(said.local(), used));
        }
        let hours = &content.occasion.hours;
        let without = [
            hours.as_ref().map(|_| PostButton::WithoutHours),
            content.occasion.elsewhere(home).map(|_| PostButton::WithoutPlace),
        ];
        let without = without.into_iter().flatten().map(|button| self.post_button(button));
        let rows = Rows::new()
            .row([self.press(words.btn_send_to_admin(), Button::Send)])
            .grid(3, PROMOTION_FIELDS.map(|field| self.edit(field)))
            .row(without)
            .row([self.back(), self.cancel()]);
        Message { text: text.line(&self.preview_ask_of(content)), keyboard: rows.done() }
    }

    /// "Yang kami baca: Carica cup isi 12 · Rp 65.000 · tiap Pahing · jam 06.00–10.00 · 3 foto".
    fn read(&self, content: &NewPromotion, home: &AreaCode) -> String {
        let words = self.words;
        let hours = &content.occasion.hours;
        let mut parts = vec![words.preview_read(
            content.title.as_str(),
            self.price(&content.price),
            self.validity(&content.validity),
        )];
        parts.extend(
            hours.as_ref().map(|hours| words.read_hours(self.hours_of(hours, HoursOf::Promotion))),
        );
        let place = content.occasion.elsewhere(home);
        parts.extend(place.map(|place| words.read_place(self.full_area(place))));
        let photos = content.photos.len();
        parts.extend((photos > 0).then(|| words.read_photos(photos)));
        parts.join(" · ")
    }

    /// "Di teks tertulis Rp 65.000 · sampai Minggu Kliwon, 29 November …"
    fn said_otherwise(&self, otherwise: &Otherwise) -> String {
        let price = otherwise.price.as_ref().map(|price| self.price(price));
        let days = otherwise.days.as_ref().map(|days| self.validity(days));
        let said: Vec<String> = price.into_iter().chain(days).collect();
        self.words.said_otherwise(said.join(" · "), self.words.field("body"))
    }

    /// A line each for the hours and for where it is, where that is said.
    pub(super) fn occasion(&self, html: Html, occasion: &Occasion, home: &AreaCode) -> Html {
        let hours = occasion
            .hours
            .as_ref()
            .map(|hours| self.words.occasion_hours(self.hours_of(hours, HoursOf::Promotion)));
        let place = occasion.elsewhere(home);
        let place = place.map(|place| self.words.occasion_place(self.full_area(place)));
        hours.into_iter().chain(place).fold(html, |html, line| html.line(&line))
    }

    fn post_button(&self, button: PostButton) -> Key {
        let words = self.words;
        let label = match button {
            PostButton::WithoutHours => words.btn_without_hours(),
            PostButton::WithoutPlace => words.btn_without_place(),
            PostButton::NewPost => words.btn_new_post(),
            PostButton::AddToBody => words.btn_add_to_body(),
            PostButton::AsBody => words.btn_as_body(),
            PostButton::AsTitle => words.btn_as_title(),
            PostButton::AsPrice => words.btn_as_price(),
            PostButton::AsDays => words.btn_as_days(),
            PostButton::AsHours => words.btn_as_hours(),
        };
        self.press(label, Button::Posting(button))
    }
}
