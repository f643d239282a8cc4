//! Residents look for something: by words, and by category and area.

use chrono::NaiveDate;

use crate::{
    domain::{
        area::AreaCode,
        category::Category,
        place::Point,
        search::{Narrowed, Search},
    },
    reply::{
        Find, Listed,
        button::{self, Button, Command},
    },
};

use super::{
    Message,
    html::Html,
    keyboard::{Key, Keyboard, ReplyKey, Rows},
    price::grouped,
    voice::Voice,
};

/// Promotions of a day in one message; a market day has more.
const TODAY: usize = 20;

impl Voice<'_> {
    pub(super) fn find(&self, find: &Find) -> Message {
        let words = self.words;
        match find {
            Find::Ask => {
                let rows = Rows::new().paired([self.browse(), self.go(Command::Menu)]);
                self.ask(&words.ask_search(), rows.done())
            }
            Find::Offer { search, question } => {
                let look = self.press(words.btn_search(), self.looking_for(search, 0));
                let ask = question.then(|| self.go(Command::Ask));
                let keys = [Some(look), ask, Some(self.go(Command::Menu))];
                let rows = Rows::new().paired(keys.into_iter().flatten());
                self.ask(&words.search_offer(search.as_str()), rows.done())
            }
            Find::Found { search, items, page, pages, total, near } => {
                self.found(search, items, (*page, *pages), *total, *near)
            }
            Find::NothingFound { search, instead } => self.nothing_found(search, instead.as_ref()),
            Find::NothingIn(narrowed) => self.nothing_in(narrowed),
            Find::Categories(narrowed) => self.pick_category(narrowed),
            Find::Districts { narrowed, districts } => self.pick_district(narrowed, districts),
            Find::Villages { narrowed, district, villages } => {
                self.pick_village(narrowed, district, villages)
            }
            Find::Saved { items, page, pages, total, removed } => {
                self.saved(items, (*page, *pages), *total, *removed)
            }
            Find::Today { day, items } => self.again_today(*day, items),
            Find::AskNear => self.ask_near(),
            Find::NearNoted => self.put_away(&words.near_noted()),
            Find::Far(here) => self.far(*here),
            Find::Near { here, items, page, pages } => self.near(*here, items, *page, *pages),
            Find::Report(promotion) => self.ask_report(*promotion),
            Find::ReportWords => self.write(&words.ask_report_words()),
            Find::Reported(promotion) => self.reported(*promotion),
            Find::ReportedBefore(day) => self.end(&words.reported_before(self.weton(*day))),
            Find::ReportsFull { max, next } => {
                self.end(&words.reports_full(*max, self.weton(*next)))
            }
            Find::ReportsMuted(until) => self.end(&words.reports_muted(self.weton(*until))),
            Find::ReportTakenBack => self.end(&words.report_taken_back()),
            Find::ReportNotTakenBack => self.end(&words.report_not_taken_back()),
            Find::Reports(reports) => self.reports(reports),
        }
    }

    fn found(
        &self,
        search: &Search,
        items: &[Listed],
        (page, pages): (usize, usize),
        total: i64,
        near: bool,
    ) -> Message {
        let words = self.words;
        let total = grouped(u64::try_from(total).unwrap_or_default());
        let mut text = Html::new().bold(&words.found_heading(search.as_str(), total));
        if near {
            text = text.line(&words.found_near());
        }
        if pages > 1 {
            text = text.line(&words.live_page(page + 1, pages));
        }
        let (text, rows) = self.items(text.gap(), items);
        let turn = self.turning(page, pages, |page| self.looking_for(search, page));
        let rows = rows.row(turn).row([self.go(Command::Search)]);
        Message { text, keyboard: rows.done() }
    }

    fn again_today(&self, day: NaiveDate, items: &[Listed]) -> Message {
        let rest = [self.browse(), self.go(Command::Search)];
        if items.is_empty() {
            let text = self.words.nothing_today(self.weton(day));
            return self.ask(&text, Rows::new().paired(rest).done());
        }
        let text = Html::new().bold(&self.words.today_heading(self.weton(day)));
        let (text, rows) =
            self.items_as(text.gap(), &items[..items.len().min(TODAY)], Self::listed_without_today);
        let more = items.len().saturating_sub(TODAY);
        let text = match more {
            0 => text,
            more => text.line(&self.words.list_more(grouped(more as u64))),
        };
        Message { text, keyboard: rows.paired(rest).done() }
    }

    fn ask_near(&self) -> Message {
        let keyboard = Keyboard::Reply(vec![
            vec![ReplyKey::Location(self.words.btn_send_place())],
            vec![ReplyKey::Text(self.words.btn_back())],
        ]);
        self.ask(&self.words.ask_near(), keyboard)
    }

    fn near(
        &self,
        here: Point,
        items: &[(Listed, Option<u32>)],
        page: usize,
        pages: usize,
    ) -> Message {
        let line = |((listed, metres), number): (&(Listed, Option<u32>), usize)| {
            let line = self.listed(number, listed);
            metres.map_or(line.clone(), |metres| self.words.near_line(line, self.distance(metres)))
        };
        let lines: Vec<String> = items.iter().zip(1..).map(line).collect();
        let more = |missing| self.words.list_more(grouped(missing as u64));
        let mut text = Html::new().bold(&self.words.near_heading());
        if pages > 1 {
            text = text.line(&self.words.live_page(page + 1, pages));
        }
        let (text, shown) = text.gap().list(&lines, more);
        let numbers = self.numbers(items[..shown].iter().map(|(listed, _)| listed.promotion));
        let turn =
            self.turning(page, pages, |page| Button::Find(button::Find::Around { here, page }));
        let rows = Rows::new().grid(5, numbers).row(turn).row([self.browse()]);
        Message { text, keyboard: rows.done() }
    }

    /// The list is still to be had: it may be for somebody who comes home.
    fn far(&self, here: Point) -> Message {
        let metres = here.metres_to_regency().round() as u32;
        let area = button::Find::PickArea(Narrowed::default());
        let rows = Rows::new()
            .row([self.browse(), self.press(self.words.btn_areas(), Button::Find(area))])
            .row([self.press(
                self.words.btn_near_anyway(),
                Button::Find(button::Find::Around { here, page: 0 }),
            )]);
        self.ask(&self.words.near_far(self.distance(metres)), rows.done())
    }

    /// "350 m" or "1,2 km": no more exact than the way there.
    fn distance(&self, metres: u32) -> String {
        if metres < 950 {
            return self.words.metres((metres + 25) / 50 * 50);
        }
        if metres >= 100_000 {
            return self.words.kilometres(grouped(u64::from((metres + 500) / 1000)));
        }
        let tenths = (metres + 50) / 100;
        self.words.kilometres(format!("{},{}", tenths / 10, tenths % 10))
    }

    fn nothing_in(&self, narrowed: &Narrowed) -> Message {
        let text = self.words.nothing_in(self.restriction(narrowed));
        let rows = self
            .narrowing(Rows::new(), narrowed)
            .paired([self.browse(), self.go(Command::Subscription)]);
        self.ask(&text, rows.done())
    }

    fn nothing_found(&self, search: &Search, instead: Option<&Search>) -> Message {
        let words = self.words;
        let mut text = Html::of(&words.nothing_found(search.as_str()));
        let mut rows = Rows::new();
        if let Some(instead) = instead {
            text = text.line(&words.nothing_found_instead(instead.as_str()));
            rows = rows.row([self.press(words.btn_instead(), self.looking_for(instead, 0))]);
        }
        let keys = [
            self.go(Command::Search),
            self.browse(),
            self.go(Command::Subscription),
            self.go(Command::Ask),
        ];
        Message {
            text: text.line(&words.nothing_found_otherwise()),
            keyboard: rows.paired(keys).done(),
        }
    }

    /// The buttons that narrow what is shown.
    pub(super) fn narrowing(&self, rows: Rows, narrowed: &Narrowed) -> Rows {
        let category = button::Find::PickCategory(narrowed.clone());
        let area = button::Find::PickArea(narrowed.clone());
        rows.row([
            self.press(self.words.btn_categories(), Button::Find(category)),
            self.press(self.words.btn_areas(), Button::Find(area)),
        ])
    }

    /// "UMKM · Kec. Kertek"; nothing where nothing is narrowed.
    pub(super) fn restriction(&self, narrowed: &Narrowed) -> String {
        let category = narrowed.category.map(|category| self.category(category));
        let area = narrowed.area.as_ref().map(|area| self.area(area));
        category.into_iter().chain(area).collect::<Vec<_>>().join(" · ")
    }

    fn pick_category(&self, narrowed: &Narrowed) -> Message {
        let to = |category| Narrowed { category, ..narrowed.clone() };
        let keys = Category::ALL.map(|category| {
            let name = self.marked_category(category);
            self.choice(name, narrowed.category == Some(category), self.look(to(Some(category)), 0))
        });
        let all = self.words.btn_all_categories();
        let all = self.choice(all, narrowed.category.is_none(), self.look(to(None), 0));
        let rows = Rows::new().paired(keys).row([all]).row([self.to_list(narrowed)]);
        self.ask(&self.words.pick_category(), rows.done())
    }

    fn pick_district(&self, narrowed: &Narrowed, districts: &[AreaCode]) -> Message {
        let to = |area| Narrowed { area, ..narrowed.clone() };
        let keys = districts
            .iter()
            .map(|code| self.press(self.area_name(code), self.look(to(Some(code.clone())), 0)));
        let whole = self.words.btn_whole_regency();
        let whole = self.choice(whole, narrowed.area.is_none(), self.look(to(None), 0));
        let rows = Rows::new().grid(3, keys).row([whole]).row([self.to_list(narrowed)]);
        self.ask(&self.words.pick_district(), rows.done())
    }

    fn pick_village(
        &self,
        narrowed: &Narrowed,
        district: &AreaCode,
        villages: &[AreaCode],
    ) -> Message {
        let to = |area| Narrowed { area, ..narrowed.clone() };
        let chosen = |code: &AreaCode| narrowed.area.as_ref() == Some(code);
        let keys = villages.iter().map(|code| {
            let look = self.look(to(Some(code.clone())), 0);
            self.choice(self.area_name(code), chosen(code), look)
        });
        let whole = self.choice(
            self.words.btn_whole_district(),
            chosen(district),
            self.look(to(Some(district.clone())), 0),
        );
        let others = Button::Find(button::Find::PickArea(to(None)));
        let others = self.press(self.words.btn_other_district(), others);
        let rows =
            Rows::new().paired(keys).row([whole]).row([others]).row([self.to_list(narrowed)]);
        self.ask(&self.words.pick_village(self.area(district)), rows.done())
    }

    /// Back from a choice to what is shown now.
    fn to_list(&self, narrowed: &Narrowed) -> Key {
        self.press(self.words.btn_back(), self.look(narrowed.clone(), 0))
    }

    pub(super) fn look(&self, narrowed: Narrowed, page: u32) -> Button {
        if narrowed == Narrowed::default() {
            Button::Browse { page }
        } else {
            Button::Find(button::Find::Look { narrowed, page })
        }
    }

    pub(super) fn looking_for(&self, search: &Search, page: u32) -> Button {
        Button::Find(button::Find::Search { search: search.clone(), page })
    }
}
