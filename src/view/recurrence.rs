//! Days that come again, as people here say them.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::{
    calendar::Weton,
    hours::Week,
    recurrence::{Dates, Recurrence},
    validity::Validity,
};

use super::voice::Voice;

impl Voice<'_> {
    /// "tiap Pahing, berikutnya Kamis, 26 Nov", "tiap Senin dan Kamis, juga hari ini, sampai 31 Desember", "hanya 5
    /// dan 12 Desember".
    pub(super) fn recurring(&self, rule: Recurrence, validity: &Validity) -> String {
        if let Recurrence::Dates(dates) = rule {
            return self.words.valid_on(self.dates(dates, |day| self.date(day)));
        }
        let days = self.recurring_days(rule);
        let today = self.today();
        let from = validity.from.max(today);
        let every = match rule.next_from(from).filter(|next| *next <= validity.until) {
            _ if rule == Recurrence::Day => self.words.every(days),
            Some(next) if next == today => self.words.every_today(days),
            Some(next) => self.words.every_next(days, self.short_weekday(next)),
            None => self.words.every(days),
        };
        if validity.open_ended {
            every
        } else {
            self.words.every_until(every, self.date(validity.until))
        }
    }

    /// Whether it comes on some days only, and today is one of them.
    pub(super) fn comes_again_today(&self, validity: &Validity) -> bool {
        let today = self.today();
        let on_days = validity.recurs.filter(|rule| *rule != Recurrence::Day);
        (validity.from..=validity.until).contains(&today)
            && on_days.is_some_and(|rule| rule.falls_on(today))
    }

    /// "tiap Pahing", "tiap Senin s.d. 31 Des", "hanya 5 dan 12 Des".
    pub(super) fn short_recurring(&self, rule: Recurrence, validity: &Validity) -> String {
        if let Recurrence::Dates(dates) = rule {
            return self.words.valid_on(self.dates(dates, |day| self.short_date(day)));
        }
        let every = self.words.every(self.recurring_days(rule));
        if validity.open_ended {
            return every;
        }
        self.words.every_until_short(every, self.short_date(validity.until))
    }

    /// "tiap Pahing, sampai 24 Desember", also where no end was said: its owner should know it.
    pub(super) fn recurring_until(&self, rule: Recurrence, validity: &Validity) -> String {
        if matches!(rule, Recurrence::Dates(_)) {
            return self.recurring(rule, validity);
        }
        let every = self.words.every(self.recurring_days(rule));
        self.words.every_until(every, self.date(validity.until))
    }

    /// "Pahing", "Minggu Legi", "Senin–Jumat", "Selasa dan Jumat", "tanggal 5", "hari".
    fn recurring_days(&self, rule: Recurrence) -> String {
        match rule {
            Recurrence::Day => self.words.every_day(),
            Recurrence::Week(week) => self.weekdays(week),
            Recurrence::MonthDay(day) => self.words.day_of_month(day),
            Recurrence::Pasaran(pasaran) => self.pasaran(pasaran),
            Recurrence::Weton(Weton { weekday, pasaran }) => {
                self.words.day_with_pasaran(self.weekday(weekday), self.pasaran(pasaran))
            }
            Recurrence::Dates(dates) => self.dates(dates, |day| self.date(day)),
        }
    }

    /// "5 dan 12 Desember", "28 November, 5 dan 12 Desember"; a month stands with the last of its days.
    fn dates(&self, dates: Dates, in_words: impl Fn(NaiveDate) -> String) -> String {
        let days: Vec<NaiveDate> = dates.days().collect();
        let same_month = |day: NaiveDate, next: NaiveDate| {
            (day.year(), day.month()) == (next.year(), next.month())
        };
        let mut parts: Vec<String> = days
            .iter()
            .enumerate()
            .map(|(at, day)| match days.get(at + 1) {
                Some(next) if same_month(*day, *next) => day.day().to_string(),
                _ => in_words(*day),
            })
            .collect();
        let last = parts.pop().unwrap_or_default();
        self.words.days_and(parts.join(", "), last)
    }

    pub(super) fn weekdays(&self, week: Week) -> String {
        let days: Vec<Weekday> = week.days().collect();
        let in_a_row = days.windows(2).all(|pair| pair[0].succ() == pair[1]);
        let mut names: Vec<String> = days.iter().map(|day| self.weekday(*day)).collect();
        let Some(last) = names.pop() else { return String::new() };
        match names.as_slice() {
            [] if days == [Weekday::Sun] => self.words.sunday_alone(last),
            [] => last,
            [first, _, ..] if in_a_row => self.words.days_from_to(first, last),
            _ => self.words.days_and(names.join(", "), last),
        }
    }
}
