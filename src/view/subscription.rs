//! A resident chooses what to receive, from where and when.

use chrono::{DateTime, Datelike, Utc};

use crate::{
    domain::{
        area::AreaCode,
        calendar::Hour,
        category::Category,
        settings::Adjustment,
        subscription::{Before, Kept, Rhythm, Selection, Subscription},
    },
    reply::{
        Choice, VILLAGES_ON_A_PAGE,
        button::{Button, Command},
    },
};

use super::{
    Message, dates,
    hours::WEEK,
    html::Html,
    keyboard::{Key, Rows},
    price::grouped,
    voice::Voice,
};

/// So many chosen areas are named; of more only the number is told.
const NAMED: usize = 12;

impl Voice<'_> {
    pub(super) fn subscription_offer(
        &self,
        draft: &Subscription,
        choice: &Choice,
        paused_until: Option<DateTime<Utc>>,
    ) -> Message {
        let words = self.words;
        let heading = match choice {
            Choice::InForce => words.subscription_saved(),
            Choice::Unsaved { .. } => words.subscription_unsaved(),
            Choice::Offered | Choice::Chosen => words.subscription_offer(),
        };
        let summary = words.subscription_summary(
            self.chosen_categories(&draft.selection),
            self.chosen_areas(&draft.selection),
            self.times(draft),
        );
        let mut text = Html::of(&heading).line(&summary);
        let send = match choice {
            Choice::InForce | Choice::Unsaved { .. } => words.btn_save(),
            Choice::Offered | Choice::Chosen => words.btn_start(),
        };
        let drop = matches!(choice, Choice::Chosen | Choice::Unsaved { .. })
            .then(|| self.press(words.btn_drop_choices(), Button::DropChoices));
        let rows =
            Rows::new().paired([self.press(send, Button::Send)].into_iter().chain(drop)).row([
                self.press(words.btn_categories(), Button::PickCategories),
                self.press(words.btn_areas(), Button::PickAreas),
                self.press(words.btn_hour(), Button::PickHour),
            ]);
        let kept = |wanted: &Subscription| Kept { wanted: wanted.clone(), paused_until };
        let kept = match choice {
            Choice::Offered | Choice::Chosen => {
                return Message { text, keyboard: rows.row([self.back()]).done() };
            }
            Choice::InForce => kept(draft),
            Choice::Unsaved { in_force } => {
                text = text.line(&words.subscription_in_force(
                    self.chosen_categories(&in_force.selection),
                    self.chosen_areas(&in_force.selection),
                    self.times(in_force),
                ));
                kept(in_force)
            }
        };
        text = text.line(&self.next_digest(&kept));
        let stop = self.press(words.btn_stop(), Button::Unsubscribe);
        let keys = self.pause(&kept).into_iter().chain([stop, self.back()]);
        let keyboard = rows.paired(keys).done();
        Message { text, keyboard }
    }

    /// When the next digest is due, and that it waits for the end of a pause; of a weekly one also which it
    /// passes over.
    pub(super) fn next_digest(&self, kept: &Kept) -> String {
        let next = kept.next(self.now, self.zone);
        let (day, time) =
            (self.weton(next.with_timezone(&self.zone).date_naive()), self.time(next));
        match (kept.pause(self.now), kept.wanted.rhythm) {
            (None, _) => self.words.next_digest(day, time),
            (Some(_), Rhythm::Daily) => self.words.paused(day, time),
            (Some(_), Rhythm::Weekly(_)) if self.skips_nothing(kept) => {
                self.words.paused_in_vain(day, time)
            }
            (Some(_), Rhythm::Weekly(_)) => {
                let skipped = kept.skipped(self.now, self.zone).into_iter();
                let days = skipped.map(|at| self.weton(at.with_timezone(&self.zone).date_naive()));
                self.words.paused_skipping(days.collect::<Vec<_>>().join("; "), day, time)
            }
        }
    }

    /// Whether a pause ends before a digest would be due.
    fn skips_nothing(&self, kept: &Kept) -> bool {
        kept.pause(self.now).is_some() && kept.skipped(self.now, self.zone).is_empty()
    }

    /// The button that begins a pause, or ends the present one; with the way to a longer one where it is too
    /// short for its purpose.
    pub(super) fn pause(&self, kept: &Kept) -> Vec<Key> {
        if kept.pause(self.now).is_none() {
            return vec![self.press(self.words.btn_pause(), Button::AdjustPause)];
        }
        let longer = self.skips_nothing(kept).then(|| self.words.btn_pause_longer());
        let longer = longer.map(|label| self.press(label, Button::AdjustPause));
        let end = self.press(self.words.btn_unpause(), Button::Adjust(Adjustment::Unpause));
        longer.into_iter().chain([end]).collect()
    }

    /// "Tiap hari pukul 07.00", "Tiap Jumat pukul 07.00".
    pub(super) fn times(&self, subscription: &Subscription) -> String {
        let hour = dates::hour(subscription.hour);
        match subscription.rhythm {
            Rhythm::Daily => self.words.times_daily(hour),
            Rhythm::Weekly(day) => self.words.times_weekly(self.weekday(day), hour),
        }
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
        text: &str,
        draft: &Subscription,
        districts: &[AreaCode],
    ) -> Message {
        let chosen = &draft.selection.areas;
        let keys = districts.iter().map(|code| {
            let within = chosen.iter().filter(|area| code.contains(area)).count();
            let name = match within {
                0 => self.area_name(code),
                _ if chosen.contains(code) => self.words.chosen(self.area_name(code)),
                _ => self.words.partly(self.area_name(code), within),
            };
            self.press(name, Button::District(code.clone()))
        });
        let whole = self.words.btn_whole_regency();
        let whole = self.choice(whole, chosen.is_empty(), Button::WholeRegency);
        let rows = Rows::new().grid(3, keys).row([whole, self.done()]);
        let mut text = Html::of(text);
        if !chosen.is_empty() {
            text = text.line(&self.words.areas_chosen(self.chosen_areas(&draft.selection)));
        }
        Message { text, keyboard: rows.done() }
    }

    pub(super) fn subscription_villages(
        &self,
        text: &str,
        draft: &Subscription,
        district: &AreaCode,
        villages: &[AreaCode],
        page: usize,
    ) -> Message {
        let chosen = &draft.selection.areas;
        let pages = villages.len().div_ceil(VILLAGES_ON_A_PAGE).max(1);
        let page = page.min(pages - 1);
        let keys =
            villages.iter().skip(page * VILLAGES_ON_A_PAGE).take(VILLAGES_ON_A_PAGE).map(|code| {
                self.choice(self.area(code), chosen.contains(code), Button::Village(code.clone()))
            });
        let whole = self.words.btn_whole_district();
        let whole =
            self.choice(whole, chosen.contains(district), Button::WholeDistrict(district.clone()));
        let rows = Rows::new()
            .row([whole])
            .paired(keys)
            .row(self.turning(page, pages, |page| Button::DistrictPage(district.clone(), page)))
            .row([self.back(), self.done()]);
        Message { text: Html::of(text), keyboard: rows.done() }
    }

    pub(super) fn subscription_times(&self, draft: &Subscription, choice: &Choice) -> Message {
        let words = self.words;
        let weekly = match draft.rhythm {
            Rhythm::Daily => Rhythm::Weekly(self.today().weekday()),
            weekly => weekly,
        };
        let daily = draft.rhythm == Rhythm::Daily;
        let rhythms = [
            self.choice(words.btn_daily(), daily, Button::Rhythm(Rhythm::Daily)),
            self.choice(words.btn_weekly(), !daily, Button::Rhythm(weekly)),
        ];
        let weekdays = WEEK.map(|day| {
            let chosen = draft.rhythm == Rhythm::Weekly(day);
            self.choice(self.weekday(day), chosen, Button::Rhythm(Rhythm::Weekly(day)))
        });
        let weekdays = weekdays.into_iter().filter(|_| !daily);
        let rows = Rows::new().paired(rhythms).grid(4, weekdays).grid(3, self.hours(draft.hour));
        let kept = Kept { wanted: draft.clone(), paused_until: None };
        let next = match choice {
            Choice::InForce => self.next_digest(&kept),
            Choice::Offered | Choice::Chosen | Choice::Unsaved { .. } => {
                let next = kept.next(self.now, self.zone);
                let day = self.weton(next.with_timezone(&self.zone).date_naive());
                words.next_digest_once_saved(day, self.time(next))
            }
        };
        let text = Html::of(&words.subscription_times()).line(&next);
        Message { text, keyboard: rows.row([self.done()]).done() }
    }

    fn hours(&self, chosen: Hour) -> [Key; 6] {
        Hour::CHOICES.map(|hour| self.choice(dates::hour(hour), hour == chosen, Button::Hour(hour)))
    }

    pub(super) fn subscribed(&self, next: DateTime<Utc>, live: i64, before: Before) -> Message {
        let (day, hour) =
            (self.weton(next.with_timezone(&self.zone).date_naive()), self.time(next));
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
        let again = self.press(self.words.btn_again(), Button::Resubscribe);
        self.ask(&self.words.unsubscribed(), Rows::new().row([again]).done())
    }

    /// "Langganan: UMKM · Kec. Kertek · Tiap hari pukul 07.00 WIB".
    pub(super) fn subscription_line(&self, kept: Option<&Kept>) -> String {
        let Some(Kept { wanted, .. }) = kept else { return self.words.my_data_no_subscription() };
        self.words.my_data_subscription(
            self.chosen_categories(&wanted.selection),
            self.chosen_areas(&wanted.selection),
            self.times(wanted),
        )
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
        let named = joined(selection.areas.iter().take(NAMED).map(|code| self.area(code)));
        match selection.areas.len().saturating_sub(NAMED) {
            0 => named,
            more => self.words.areas_more(named, more),
        }
    }
}

fn joined(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(", ")
}
