//! A resident chooses what to receive, from where and when.

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        area::AreaCode,
        calendar::Hour,
        category::Category,
        subscription::{Before, Selection, Subscription},
    },
    reply::button::{Button, Command},
};

use super::{Message, dates, html::Html, keyboard::Rows, price::grouped, voice::Voice};

impl Voice<'_> {
    pub(super) fn subscription_offer(&self, draft: &Subscription, saved: bool) -> Message {
        let words = self.words;
        let (heading, send) = if saved {
            (words.subscription_saved(), words.btn_save())
        } else {
            (words.subscription_offer(), words.btn_start())
        };
        let summary = words.subscription_summary(
            self.chosen_categories(&draft.selection),
            self.chosen_areas(&draft.selection),
            dates::hour(draft.hour),
        );
        let stop = saved.then(|| self.press(words.btn_stop(), Button::Unsubscribe));
        let rows = Rows::new()
            .row([self.press(send, Button::Send)])
            .row([
                self.press(words.btn_categories(), Button::PickCategories),
                self.press(words.btn_areas(), Button::PickAreas),
                self.press(words.btn_hour(), Button::PickHour),
            ])
            .paired(stop.into_iter().chain([self.back()]));
        Message { text: Html::of(&heading).line(&summary), keyboard: rows.done() }
    }

    pub(super) fn subscription_categories(&self, draft: &Subscription) -> Message {
        let chosen = &draft.selection.categories;
        let keys = Category::ALL.map(|category| {
            let name = self.marked_category(category);
            self.choice(name, chosen.contains(&category), Button::Category(category))
        });
        let rows = Rows::new().grid(2, keys).row([self.done()]);
        self.ask(&self.words.subscription_categories(), rows.done())
    }

    pub(super) fn subscription_areas(
        &self,
        draft: &Subscription,
        districts: &[AreaCode],
    ) -> Message {
        let chosen = &draft.selection.areas;
        let keys = districts.iter().map(|code| {
            self.choice(self.area_name(code), chosen.contains(code), Button::District(code.clone()))
        });
        let whole = self.words.btn_whole_regency();
        let whole = self.choice(whole, chosen.is_empty(), Button::WholeRegency);
        let rows = Rows::new().grid(3, keys).row([whole, self.done()]);
        self.ask(&self.words.subscription_areas(), rows.done())
    }

    pub(super) fn subscription_hours(&self, draft: &Subscription) -> Message {
        let keys = Hour::CHOICES
            .map(|hour| self.choice(dates::hour(hour), hour == draft.hour, Button::Hour(hour)));
        let rows = Rows::new().grid(3, keys).row([self.done()]);
        self.ask(&self.words.subscription_hours(), rows.done())
    }

    pub(super) fn subscribed(
        &self,
        next: DateTime<Utc>,
        hour: Hour,
        live: i64,
        before: Before,
    ) -> Message {
        let (day, hour) =
            (self.weton(next.with_timezone(&self.zone).date_naive()), dates::hour(hour));
        let text = match before {
            Before::Nothing => self.words.subscribed(day, hour),
            Before::Stopped => self.words.subscribed_again(day, hour),
            Before::InForce => self.words.subscription_changed(day, hour),
        };
        let key = match u64::try_from(live) {
            Ok(live @ 1..) => {
                let label = self.words.btn_live(grouped(live));
                self.press(label, Button::Browse { page: 0 })
            }
            _ => self.go(Command::Menu),
        };
        self.ask(&text, Rows::new().row([key]).done())
    }

    pub(super) fn unsubscribed(&self) -> Message {
        let again = self.press(self.words.btn_again(), Button::Go(Command::Subscription));
        self.ask(&self.words.unsubscribed(), Rows::new().row([again]).done())
    }

    pub(super) fn chosen_categories(&self, selection: &Selection) -> String {
        if selection.categories.is_empty() {
            return self.words.every_category();
        }
        joined(selection.categories.iter().map(|category| self.category(*category)))
    }

    pub(super) fn chosen_areas(&self, selection: &Selection) -> String {
        if selection.areas.is_empty() {
            return self.words.whole_regency();
        }
        joined(selection.areas.iter().map(|code| self.area(code)))
    }
}

fn joined(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(", ")
}
