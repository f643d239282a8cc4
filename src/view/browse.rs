//! Residents look through what is live and open a promotion's page.

use crate::{
    domain::{
        business::{Business, NewBusiness},
        ids::PromotionId,
        phone::Phone,
        promotion::{NewPromotion, Origin},
        search::Narrowed,
    },
    reply::{
        BusinessPage, Listed, Page,
        button::{self, Button, Command, ShopButton},
    },
};

use super::{
    Message,
    html::Html,
    keyboard::{Key, Rows},
    price::grouped,
    voice::Voice,
};

impl Voice<'_> {
    pub(super) fn live(
        &self,
        narrowed: &Narrowed,
        items: &[Listed],
        page: usize,
        pages: usize,
        total: i64,
    ) -> Message {
        let words = self.words;
        let total = grouped(u64::try_from(total).unwrap_or_default());
        let mut text = Html::new().bold(&words.live_heading(total));
        let restriction = self.restriction(narrowed);
        if !restriction.is_empty() {
            text = text.line(&restriction);
        }
        if pages > 1 {
            text = text.line(&words.live_page(page + 1, pages));
        }
        let (text, rows) = self.items(text.gap(), items);
        let turn = self.turning(page, pages, |page| self.look(narrowed.clone(), page));
        let near = self.press(self.words.btn_near(), Button::Find(button::Find::Near));
        let rows = self.narrowing(rows.row(turn), narrowed);
        let today = self.press(self.words.btn_today(), Button::Find(button::Find::Today));
        let rows = rows.paired([today, near]).row([self.go(Command::Search)]);
        Message { text, keyboard: rows.done() }
    }

    /// Promotions below a heading, one a line, with a button for each by its number.
    pub(super) fn items(&self, text: Html, items: &[Listed]) -> (Html, Rows) {
        self.items_as(text, items, Self::listed)
    }

    pub(super) fn items_as(
        &self,
        text: Html,
        items: &[Listed],
        line: impl Fn(&Self, usize, &Listed) -> String,
    ) -> (Html, Rows) {
        let lines: Vec<String> =
            items.iter().zip(1..).map(|(item, number)| line(self, number, item)).collect();
        let more = |missing| self.words.list_more(grouped(missing as u64));
        let (text, shown) = text.list(&lines, more);
        let numbers = self.numbers(items[..shown].iter().map(|item| item.promotion));
        (text, Rows::new().grid(5, numbers))
    }

    /// "1. Carica cup isi 12 — Rp 65.000 · Carica Gemilang, Kertek · s.d. 29 Nov"; of what comes again
    /// today it says so.
    pub(super) fn listed(&self, number: usize, item: &Listed) -> String {
        let line = self.listed_without_today(number, item);
        if self.comes_again_today(&item.content.validity) {
            self.words.listed_today(line)
        } else {
            line
        }
    }

    /// The same where a heading says today, or where nothing of it counts any more.
    pub(super) fn listed_without_today(&self, number: usize, item: &Listed) -> String {
        self.words.listed(
            number,
            item.content.title.as_str(),
            self.price(&item.content.price),
            item.business.as_str(),
            self.area_name(&item.area),
            self.marked_repeat(&item.content, self.short_validity(&item.content.validity)),
        )
    }

    /// Says of what was posted before that it is posted again.
    fn marked_repeat(&self, content: &NewPromotion, until: String) -> String {
        match content.origin {
            Origin::New
            | Origin::ChangeOf(_)
            | Origin::ChangeFrom { .. }
            | Origin::CorrectionOf(_) => until,
            Origin::Again(_) => self.words.posted_again(until),
        }
    }

    /// One button a line, by its number.
    pub(super) fn numbers(
        &self,
        promotions: impl Iterator<Item = PromotionId>,
    ) -> impl Iterator<Item = Key> {
        promotions.zip(1..).map(|(id, at): (_, usize)| self.press(at.to_string(), Button::Open(id)))
    }

    pub(super) fn nothing_live(&self) -> Message {
        let rows = Rows::new().paired([self.go(Command::Subscription), self.go(Command::Menu)]);
        self.ask(&self.words.nothing_live(), rows.done())
    }

    pub(super) fn page(&self, page: &Page) -> Message {
        let Page { promotion, business, contact, saved, .. } = page;
        let phone = &business.profile.phone;
        let mut text = self.page_text(&promotion.content, &business.profile);
        if *contact {
            text = text.line(&self.words.page_phone(phone.local()));
        }
        let second = self.page_keys(promotion.id, *saved, *contact);
        let contact = if *contact {
            self.contact(phone, promotion.content.title.as_str())
        } else {
            self.press(self.words.btn_contact(), Button::Contact(promotion.id))
        };
        let photos = (!promotion.content.photos.is_empty())
            .then(|| self.press(self.words.btn_photos(), Button::ShowPhotos(promotion.id)));
        let first = [contact].into_iter().chain(photos).chain(self.map(business));
        Message { text, keyboard: Rows::new().row(first).row(second).done() }
    }

    /// The page as residents read it; useful also when it is forwarded elsewhere.
    pub(super) fn page_text(&self, content: &NewPromotion, business: &NewBusiness) -> Html {
        self.page_text_with(content, content.body.as_str(), business)
    }

    /// The same with another text in place of the promotion's.
    pub(super) fn page_text_with(
        &self,
        content: &NewPromotion,
        body: &str,
        business: &NewBusiness,
    ) -> Html {
        let until = self.marked_repeat(content, self.validity(&content.validity));
        let price = self.words.page_price(self.price(&content.price), until);
        let place = self.full_area(&business.area);
        let place = match self.open(business) {
            Some(hours) => self.words.page_place_open(place, hours),
            None => place,
        };
        let text = Html::new().bold(content.title.as_str()).line(&price);
        let text = self
            .occasion(text, &content.occasion, &business.area)
            .line(body)
            .line(&self.words.page_business(business.name.as_str(), place));
        self.with_declared(text, business)
    }

    fn map(&self, business: &Business) -> Option<Key> {
        let map = ShopButton::Map(business.id);
        business.profile.extras.point.map(|_| self.key(self.words.btn_map(), map))
    }

    /// Leads to WhatsApp; a landline can only be copied.
    fn contact(&self, phone: &Phone, title: &str) -> Key {
        match phone.whatsapp_link() {
            Some(link) => {
                let hello = percent_encoded(&self.words.whatsapp_hello(title));
                Key::Link { label: self.words.btn_whatsapp(), url: format!("{link}?text={hello}") }
            }
            None => Key::Copy { label: self.words.btn_copy_number(), text: phone.local() },
        }
    }

    /// Who it is, then what it has live.
    pub(super) fn business_page(&self, page: &BusinessPage) -> Message {
        let profile = &page.business.profile;
        let text = Html::new()
            .bold(profile.name.as_str())
            .line(&self.full_area(&profile.area))
            .line(profile.description.as_str());
        let text = self.open(profile).iter().fold(text, |text, hours| text.line(hours));
        let text = self.with_declared(text, profile).gap();
        let lines: Vec<String> =
            page.live.iter().zip(1..).map(|(item, number)| self.listed(number, item)).collect();
        let (text, shown) = if lines.is_empty() {
            (text.line(&self.words.nothing_live()), 0)
        } else {
            let heading = self.words.live_heading(lines.len().to_string());
            text.bold(&heading).list(&lines, |missing| self.words.list_more(missing.to_string()))
        };
        let rows = Rows::new()
            .grid(5, self.numbers(page.live[..shown].iter().map(|item| item.promotion)))
            .row([self.browse()].into_iter().chain(self.map(&page.business)));
        Message { text, keyboard: rows.done() }
    }

    pub(super) fn page_gone(&self) -> Message {
        self.ask(&self.words.page_gone(), Rows::new().row([self.browse()]).done())
    }
}

/// For a value in a link's query.
fn percent_encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
