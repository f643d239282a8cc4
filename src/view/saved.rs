//! What residents keep, what they report, and what the admin group sees of that.

use crate::{
    domain::{ids::PromotionId, report::Ground, review::Subject},
    reply::{
        Reports, SavedItem,
        button::{self, Button, Command, On},
    },
};

use super::{
    Message,
    html::Html,
    keyboard::{Key, Keyboard, Rows},
    price::grouped,
    voice::{Voice, number},
};

/// Reporters' own words that a card quotes; the others are counted.
const QUOTED: usize = 5;

impl Voice<'_> {
    pub(super) fn reported(&self, promotion: PromotionId) -> Message {
        let back = Button::Find(button::Find::TakeReportBack(promotion));
        let back = self.press(self.words.btn_take_report_back(), back);
        let rows = Rows::new().paired([back, self.go(Command::Menu)]);
        self.ask(&self.words.reported(), rows.done())
    }

    pub(super) fn saved(
        &self,
        items: &[SavedItem],
        (page, pages): (usize, usize),
        total: i64,
        removed: Option<PromotionId>,
    ) -> Message {
        let words = self.words;
        let mut text = Html::new();
        let mut rows = Rows::new();
        if let Some(promotion) = removed {
            text = text.line(&words.saved_removed()).gap();
            let again = self.keeping(promotion, true, page);
            rows = rows.row([self.press(words.btn_saved_restore(), again)]);
        }
        if items.is_empty() {
            let ways = [self.browse(), self.go(Command::Search)];
            let text = text.line(&words.nothing_saved());
            return Message { text, keyboard: rows.paired(ways).done() };
        }
        let total = grouped(u64::try_from(total).unwrap_or_default());
        text = text.bold(&words.saved_heading(total));
        if pages > 1 {
            text = text.line(&words.live_page(page + 1, pages));
        }
        let line = |(item, number): (&SavedItem, usize)| {
            if item.over {
                words.saved_over(self.listed_without_today(number, &item.listed))
            } else {
                self.listed(number, &item.listed)
            }
        };
        let lines: Vec<String> = items.iter().zip(1..).map(line).collect();
        let (text, shown) =
            text.gap().list(&lines, |missing| words.list_more(grouped(missing as u64)));
        let numbered = items[..shown].iter().zip(1usize..);
        let open = numbered.clone().filter(|(item, _)| !item.over);
        let open =
            open.map(|(item, at)| self.press(at.to_string(), Button::Open(item.listed.promotion)));
        let remove = numbered.map(|(item, at)| {
            let button = self.keeping(item.listed.promotion, false, page);
            self.press(words.btn_saved_remove(at), button)
        });
        let turn = self.turning(page, pages, |page| Button::Find(button::Find::Saved { page }));
        Message { text, keyboard: rows.grid(5, open).grid(5, remove).row(turn).done() }
    }

    fn keeping(&self, promotion: PromotionId, saved: bool, page: usize) -> Button {
        let page = u32::try_from(page).unwrap_or_default();
        Button::Find(button::Find::Save { promotion, saved, on: On::List { page } })
    }

    /// The second row of a promotion's page.
    pub(super) fn page_keys(&self, promotion: PromotionId, saved: bool, contact: bool) -> [Key; 3] {
        let label = if saved { self.words.btn_saved() } else { self.words.btn_save_page() };
        let on = On::Page { contact };
        let save = Button::Find(button::Find::Save { promotion, saved: !saved, on });
        let report = Button::Find(button::Find::Report(promotion));
        [
            self.press(label, save),
            Key::Share { label: self.words.btn_share(), query: format!("p_{promotion}") },
            self.press(self.words.btn_report(), report),
        ]
    }

    pub(super) fn ask_report(&self, promotion: PromotionId) -> Message {
        let keys = Ground::ALL.map(|ground| {
            let because = button::Find::Because { promotion, ground };
            self.press(self.words.btn_ground(ground.code()), Button::Find(because))
        });
        let rows = Rows::new().paired(keys).row([self.go(Command::Menu)]);
        self.ask(&self.words.ask_report(), rows.done())
    }

    pub(super) fn reports(&self, reports: &Reports) -> Message {
        let words = self.words;
        let id = reports.promotion.id;
        let count = |number: usize| grouped(number as u64);
        let heading = words.reports_heading(number(Subject::Promotion(id)), count(reports.count()));
        let business = &reports.business.profile;
        let mut text = Html::new().bold(&heading).line(
            &words.page_business(reports.promotion.content.title.as_str(), business.name.as_str()),
        );
        for (ground, times) in &reports.grounds {
            text = text.line(&words.reports_ground(self.ground(*ground), count(*times)));
        }
        for own in reports.words.iter().take(QUOTED) {
            text = text.quote(own);
        }
        if let Some(more) = reports.words.len().checked_sub(QUOTED).filter(|more| *more > 0) {
            text = text.line(&words.list_more(count(more)));
        }
        if reports.earlier > 0 {
            text = text.line(&words.reports_earlier(count(reports.earlier)));
        }
        if let Some((at, by)) = &reports.checked {
            text = text.gap().line(&words.reports_checked(by, self.stamp(*at)));
            return Message { text, keyboard: Keyboard::None };
        }
        if reports.count() == 0 {
            let text = text.line(&words.reports_none());
            return Message { text, keyboard: Keyboard::None };
        }
        let seen = u32::try_from(reports.count()).unwrap_or(u32::MAX);
        let key = |made_up, label| {
            let checked = button::Find::Checked { promotion: id, seen, made_up };
            self.press(label, Button::Find(checked))
        };
        let rows = Rows::new()
            .row([key(false, words.btn_reports_checked()), key(true, words.btn_reports_made_up())]);
        Message { text, keyboard: rows.done() }
    }

    fn ground(&self, ground: Ground) -> String {
        self.words.ground(ground.code())
    }
}
