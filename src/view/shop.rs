//! What an owner sees and is asked of a business of theirs.

mod page;
mod profile;

use crate::{
    domain::{
        business::{Alike, Business, Extra, NewBusiness},
        link::MAX_LINKS,
        papers::{Misread, Paper},
        place::Point,
    },
    reply::{
        Shop, ShopNote,
        button::{Button, ShopButton},
    },
};

use super::{
    Message, Rendered, Venue,
    hours::HoursOf,
    html::Html,
    keyboard::{Key, Rows},
    voice::Voice,
};

impl Voice<'_> {
    pub(super) fn shop(&self, shop: &Shop) -> Rendered {
        Rendered::Message(match shop {
            Shop::Map { business, point } => {
                return Rendered::Venue(self.venue(business, *point));
            }
            Shop::Page(page) => self.own_page(page),
            Shop::Changes { business, changed, pending } => {
                self.changes(business, *changed, *pending)
            }
            Shop::AskDelete { name, state, live } => self.ask_delete(name, *state, *live),
            Shop::Deleted { name } => self.deleted(name),
            Shop::ChangeVerdict { business, verdict } => self.change_verdict(business, verdict),
            Shop::Extras(business) => self.extras(business),
            Shop::AskAnother(alike) => self.ask_another(alike),
            Shop::AskExtra { extra, given } => self.ask_extra(*extra, *given),
            Shop::WhichHours(candidates) => {
                let hours = |hours| self.hours_of(hours, HoursOf::Business);
                let readings = candidates.iter().map(hours).collect();
                self.which(&self.words.which_hours(), readings)
            }
        })
    }

    pub(super) fn shop_note(&self, note: ShopNote) -> Message {
        let words = self.words;
        self.say(&match note {
            ShopNote::PointFar => words.point_far(),
            ShopNote::PointWanted => words.point_wanted(),
            ShopNote::HoursNotUnderstood => words.hours_not_understood(),
            ShopNote::HoursUnclear => words.hours_unclear(),
            ShopNote::LinkNotUnderstood => words.link_not_understood(),
            ShopNote::TooManyLinks { max } => words.too_many_links(max),
            ShopNote::Misread { paper, misread: Misread::NotANumber } => {
                words.paper_not_a_number(self.paper(paper))
            }
            ShopNote::Misread { paper, misread: Misread::Digits(digits) } => {
                words.paper_digits(paper.code(), digits)
            }
            ShopNote::NoneYet(paper) => words.none_yet(paper.code()),
            ShopNote::Saved => words.saved(),
            ShopNote::ChangeSent => words.change_sent(),
            ShopNote::RewrittenSent => words.rewritten_sent(),
            ShopNote::ChangeGone => words.change_gone(),
            ShopNote::TurnedDownMeanwhile => words.turned_down_meanwhile(),
            ShopNote::Closed { live: 0 } => words.closed(),
            ShopNote::Closed { live } => words.closed_live(live),
            ShopNote::Reopened { live: 0 } => words.reopened(),
            ShopNote::Reopened { live } => words.reopened_live(live),
            ShopNote::NotNow => words.not_now(),
        })
    }

    fn venue(&self, business: &Business, point: Point) -> Venue {
        let profile = &business.profile;
        Venue {
            point,
            title: profile.name.as_str().to_owned(),
            address: self.full_area(&profile.area),
        }
    }

    /// What there is of the optional parts, with a button to each.
    fn extras(&self, business: &NewBusiness) -> Message {
        let extras = &business.extras;
        let lines = self.extras_lines(extras);
        let text = Html::new().bold(&self.words.extras_heading());
        let text = if lines.is_empty() { text.line(&self.words.extras_none()) } else { text };
        let text = lines.iter().fold(text, |text, line| text.line(line));
        let keys = Extra::ALL.map(|extra| {
            let button = Button::Shop(ShopButton::Extra(extra));
            self.choice(self.words.extra(extra.code()), extras.has(extra), button)
        });
        let rows = Rows::new().grid(2, keys).row([self.done()]);
        Message { text, keyboard: rows.done() }
    }

    /// The asker's own can be opened instead.
    fn ask_another(&self, alike: &Alike) -> Message {
        let words = self.words;
        let (name, area) = (alike.name.as_str(), self.full_area(&alike.area));
        let text =
            if alike.own { words.alike_own(name, area) } else { words.alike_other(name, area) };
        let open = alike.own.then(|| self.key(words.btn_open_that(), ShopButton::Page(alike.id)));
        let another = self.press(words.btn_another_business(), Button::Yes);
        self.ask(&text, Rows::new().row(open).row([another]).row([self.back()]).done())
    }

    fn ask_extra(&self, extra: Extra, given: bool) -> Message {
        let words = self.words;
        let text = match extra {
            Extra::Point => words.ask_point(),
            Extra::Hours => words.ask_hours(),
            Extra::Photo => words.ask_business_photo(),
            Extra::Links => words.ask_links(MAX_LINKS),
            Extra::Paper(paper) => words.ask_paper(paper.code()),
        };
        let none_yet = match extra {
            Extra::Paper(_) if !given => Some(self.key(words.btn_none_yet(), ShopButton::NoneYet)),
            _ => None,
        };
        let remove = given.then(|| self.key(words.btn_remove(), ShopButton::Remove));
        let skip = (!given).then(|| self.key(words.btn_skip(), ShopButton::Skip));
        let rows =
            Rows::new().row(none_yet).row(remove.into_iter().chain(skip).chain([self.back()]));
        self.ask(&text, rows.done())
    }

    pub(super) fn paper(&self, paper: Paper) -> String {
        self.words.extra(paper.code())
    }

    pub(super) fn key(&self, label: String, button: ShopButton) -> Key {
        self.press(label, Button::Shop(button))
    }
}
