//! An owner posts a promotion: the questions, the preview, the receipt.

use chrono::NaiveDate;

use crate::{
    domain::{
        business::BusinessName,
        dates::NoSuchDay,
        ids::{BusinessId, PromotionId},
        price::Price,
        review::{Objection, Reason, Subject},
        search::Search,
        validity::Validity,
    },
    reply::{
        TurnedDown,
        button::{Button, Command},
    },
};

use super::{
    Message,
    html::{Html, clipped},
    keyboard::Rows,
    voice::{Voice, number},
};

/// Lengths offered for a promotion, in days.
const DAYS: [u32; 3] = [7, 14, 30];

impl Voice<'_> {
    pub(super) fn no_business_yet(&self, search: Option<&Search>) -> Message {
        let words = self.words;
        let mut text = Html::of(&words.no_business_yet());
        let mut keys = vec![self.go(Command::Register)];
        if let Some(search) = search {
            text = text.line(&words.or_searching(search.as_str()));
            keys.push(self.press(words.btn_search(), self.looking_for(search, 0)));
        }
        keys.push(self.go(Command::Menu));
        Message { text, keyboard: Rows::new().paired(keys).done() }
    }

    /// What can't be corrected says why; the rest is offered for correction.
    pub(super) fn businesses_rejected(&self, businesses: &[TurnedDown]) -> Message {
        let words = self.words;
        let (curable, refused): (Vec<_>, Vec<_>) =
            businesses.iter().partition(|own| own.objection == Objection::Correction);
        let again = curable.iter().map(|own| self.redo_business(own.business, &own.name));
        let rows = Rows::new().grid(1, again.take(20)).row([self.go(Command::Register)]);
        let head = if curable.is_empty() {
            words.businesses_refused()
        } else {
            words.businesses_rejected()
        };
        let lines = refused.iter().filter_map(|own| {
            let reason = match own.reason.as_ref()? {
                Reason::Preset(preset) => self.reason(*preset),
                Reason::Words(own) => clipped(own, 100),
            };
            Some(words.business_refused_line(own.name.as_str(), reason))
        });
        let text = lines.take(20).fold(Html::of(&head), |text, line| text.line(&line));
        Message { text, keyboard: rows.done() }
    }

    pub(super) fn choose_business(&self, businesses: &[(BusinessId, BusinessName)]) -> Message {
        let keys = businesses
            .iter()
            .take(50)
            .map(|(id, name)| self.press(clipped(name.as_str(), 60), Button::Business(*id)));
        let rows = Rows::new().grid(1, keys).row([self.back(), self.cancel()]);
        self.ask(&self.words.choose_business(), rows.done())
    }

    pub(super) fn ask_message(&self, photos: usize) -> Message {
        let words = self.words;
        if photos == 0 {
            let one_by_one = self.press(words.btn_one_by_one(), Button::OneByOne);
            let rows = Rows::new().row([one_by_one]).row([self.back()]);
            return self.ask(&words.ask_message(), rows.done());
        }
        let clear = self.press(words.btn_clear_photos(), Button::ClearPhotos);
        self.ask(&words.ask_words(photos), Rows::new().row([clear, self.back()]).done())
    }

    pub(super) fn which_price(&self, prices: &[Price]) -> Message {
        let readings = prices.iter().map(|price| self.price(price)).collect();
        self.which(&self.words.which_price(), readings)
    }

    pub(super) fn ask_photos(&self, count: usize, max: usize) -> Message {
        let words = self.words;
        if count == 0 {
            let skip = self.press(words.btn_skip(), Button::Done);
            return self.ask(&words.ask_photos(max), Rows::new().row([skip, self.back()]).done());
        }
        let text = match max.saturating_sub(count) {
            0 => words.ask_photos_full(count),
            left => words.ask_photos_more(count, left),
        };
        let next = self.press(words.btn_next(), Button::Done);
        let clear = self.press(words.btn_clear_photos(), Button::ClearPhotos);
        self.ask(&text, Rows::new().row([next]).row([clear, self.back()]).done())
    }

    pub(super) fn ask_until(&self) -> Message {
        let days = DAYS.map(|days| self.press(self.words.btn_days(days), Button::Days(days)));
        let sold_out = self.press(self.words.btn_until_sold_out(), Button::UntilSoldOut);
        let rows = Rows::new().row(days).row([sold_out, self.back()]);
        self.ask(&self.words.ask_until(), rows.done())
    }

    pub(super) fn no_such_day(&self, missing: NoSuchDay) -> Message {
        let NoSuchDay { day, month, year, last } = missing;
        let name = self.words.month(month);
        // Only there does the year matter.
        let name = if (day, month) == (29, 2) { format!("{name} {year}") } else { name };
        let short = self.words.month_short(month);
        self.say(&self.words.no_such_day(day, name, last, short))
    }

    pub(super) fn until_over(&self, day: NaiveDate) -> Message {
        self.say(&self.words.until_over(self.weton(day)))
    }

    pub(super) fn which_until(&self, readings: &[Validity]) -> Message {
        let readings = readings.iter().map(|validity| self.reading(validity)).collect();
        self.which(&self.words.which_until(), readings)
    }

    /// With the weekday where there is room for it: people count in weekdays.
    fn reading(&self, validity: &Validity) -> String {
        let Validity { from, until, open_ended, recurs } = *validity;
        if from == until && !open_ended && recurs.is_none() {
            return self.words.valid_on(self.short_weekday(until));
        }
        if open_ended || recurs.is_some() || from > self.today() {
            return self.short_validity(validity);
        }
        self.words.candidate_until(self.short_weekday(until))
    }

    pub(super) fn promotion_sent(&self, id: PromotionId, business_pending: bool) -> Message {
        let number = number(Subject::Promotion(id));
        let text = if business_pending {
            self.words.promotion_sent_waiting(number)
        } else {
            self.words.promotion_sent(number)
        };
        let another = self.press(self.words.btn_another(), Button::Go(Command::Post));
        self.ask(&text, Rows::new().row([another, self.go(Command::MyPromotions)]).done())
    }

    pub(super) fn too_many_open(&self, max: i64, next: NaiveDate) -> Message {
        let text = self.words.too_many_open(max, self.weton(next));
        self.ask(&text, Rows::new().row([self.go(Command::MyPromotions)]).done())
    }
}
