//! The daily digest.

use crate::{
    domain::{edition::Section, text},
    reply::{Digest, Listed, button::Button},
};

use super::{Message, html::Html, keyboard::Rows, price::grouped, voice::Voice};

impl Voice<'_> {
    pub(super) fn digest(&self, digest: &Digest) -> Message {
        let (text, shown) = self.digest_lines(digest);
        let promotions = digest.items.iter().take(shown).map(|(_, item)| item.promotion);
        let total = grouped(u64::try_from(digest.total).unwrap_or_default());
        let rows = Rows::new()
            .grid(5, self.numbers(promotions))
            .row([self.press(self.words.btn_see_all(total), Button::Browse { page: 0 })])
            .row(self.digest_settings());
        Message { text, keyboard: rows.done() }
    }

    /// The text, and how many of the items fit into it.
    pub(super) fn digest_lines(&self, digest: &Digest) -> (Html, usize) {
        let heading = self.words.digest_heading();
        let mut html = Html::new().bold(&heading).line(&self.weton_in_full(digest.day));
        let mut under = String::new();
        let mut shown = 0;
        for ((section, item), number) in digest.items.iter().zip(1..) {
            let heading = self.section(*section, item);
            let line = match section {
                Section::Today => self.listed_without_today(number, item),
                Section::New | Section::EndingSoon => self.listed(number, item),
            };
            if !html.has_room_for(&line, text::units(&heading) + 2) {
                break;
            }
            if heading != under {
                html = html.gap().bold(&heading);
                under = heading;
            }
            html = html.line(&line);
            shown = number;
        }
        (html, shown)
    }

    fn section(&self, section: Section, item: &Listed) -> String {
        match section {
            Section::New => self.marked_category(item.category),
            Section::Today => self.words.digest_today(),
            Section::EndingSoon => self.words.digest_ending(),
        }
    }
}
