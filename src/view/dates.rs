//! Days, times and how long something holds, as people here say them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc, Weekday};

use crate::domain::{
    calendar::{DayPart, Hour, Pasaran, Weton},
    validity::Validity,
};

use super::voice::Voice;

impl Voice<'_> {
    /// "24 November 2026".
    pub fn date_in_full(&self, date: NaiveDate) -> String {
        let month = self.words.month(date.month());
        self.words.date_of_year(date.day(), month, date.year().to_string())
    }

    /// "29 November", with the year when it isn't this one.
    pub fn date(&self, date: NaiveDate) -> String {
        if date.year() != self.today().year() {
            return self.date_in_full(date);
        }
        self.words.date_of_month(date.day(), self.words.month(date.month()))
    }

    /// "29 Nov", with the year when it isn't this one.
    pub fn short_date(&self, date: NaiveDate) -> String {
        let month = self.words.month_short(date.month());
        if date.year() != self.today().year() {
            return self.words.date_of_year(date.day(), month, date.year().to_string());
        }
        self.words.date_of_month(date.day(), month)
    }

    /// "Selasa Kliwon, 24 November 2026".
    pub fn weton_in_full(&self, date: NaiveDate) -> String {
        self.with_weton(date, self.date_in_full(date))
    }

    /// "Minggu Kliwon, 29 November".
    pub fn weton(&self, date: NaiveDate) -> String {
        self.with_weton(date, self.date(date))
    }

    /// "Minggu, 29 Nov".
    pub fn short_weekday(&self, date: NaiveDate) -> String {
        let weekday = self.weekday(date.weekday());
        self.words.date_with_weekday(weekday, self.short_date(date))
    }

    /// "hari ini pukul 08.19" or "Rabu Legi, 25 November, pukul 07.00".
    pub fn moment(&self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone);
        if local.date_naive() == self.today() {
            return self.words.moment_today(clock(local.hour(), local.minute()));
        }
        self.moment_with_day(at)
    }

    /// "Rabu Legi, 25 November, pukul 07.00", also today.
    pub fn moment_with_day(&self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone);
        let time = clock(local.hour(), local.minute());
        self.words.moment(self.weton(local.date_naive()), time)
    }

    /// "29 November", of the civil day of a moment.
    pub fn date_of(&self, at: DateTime<Utc>) -> String {
        self.date(at.with_timezone(&self.zone).date_naive())
    }

    /// "24 Nov 08.14".
    pub fn stamp(&self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone);
        let time = clock(local.hour(), local.minute());
        self.words.stamp(self.short_date(local.date_naive()), time)
    }

    /// How long ago: "12 menit", "3 jam", "5 hari".
    pub fn age(&self, since: DateTime<Utc>) -> String {
        let minutes = (self.now - since).num_minutes();
        match minutes {
            ..1 => self.words.age_now(),
            1..60 => self.words.age_minutes(minutes),
            60..1440 => self.words.age_hours(minutes / 60),
            _ => self.words.age_days(minutes / 1440),
        }
    }

    /// "sampai Minggu Kliwon, 29 November", "tiap Pahing", "mulai 1 Desember sampai habis" …
    pub fn validity(&self, validity: &Validity) -> String {
        let Validity { from, until, open_ended, recurs } = *validity;
        if let Some(rule) = recurs {
            return self.recurring(rule, validity);
        }
        match (open_ended, from > self.today()) {
            (true, true) => self.words.valid_from(self.date(from)),
            (true, false) => self.words.until_sold_out(),
            (false, _) if from == until => self.words.valid_on(self.weton(until)),
            (false, true) => self.words.valid_between(self.date(from), self.date(until)),
            (false, false) => self.words.until_day(self.weton(until)),
        }
    }

    /// "s.d. 29 Nov", "sampai habis", "1 Des–7 Des" …
    pub fn short_validity(&self, validity: &Validity) -> String {
        let Validity { from, until, open_ended, recurs } = *validity;
        if let Some(rule) = recurs {
            return self.short_recurring(rule, validity);
        }
        match (open_ended, from > self.today()) {
            (true, true) => self.words.valid_from_short(self.short_date(from)),
            (true, false) => self.words.until_sold_out(),
            (false, _) if from == until => self.words.valid_on(self.short_date(until)),
            (false, true) => {
                self.words.valid_between_short(self.short_date(from), self.short_date(until))
            }
            (false, false) => self.words.until_short(self.short_date(until)),
        }
    }

    /// "sampai habis", "tiap Pahing, sampai 24 Desember" or "sampai Minggu Kliwon, 29 November", wherever it
    /// starts.
    pub fn until(&self, validity: &Validity) -> String {
        if let Some(rule) = validity.recurs {
            return self.recurring_until(rule, validity);
        }
        if validity.open_ended {
            return self.words.until_sold_out();
        }
        self.words.until_day(self.weton(validity.until))
    }

    /// When a promotion goes out; the first minute of a day is that day.
    pub fn start(&self, live_from: Option<DateTime<Utc>>, validity: &Validity) -> String {
        match live_from {
            Some(at) if at.with_timezone(&self.zone).time() != NaiveTime::MIN => self.moment(at),
            _ => self.weton(validity.from),
        }
    }

    pub fn greeting(&self, part: DayPart, name: &str) -> String {
        let part = match part {
            DayPart::Morning => "morning",
            DayPart::Day => "day",
            DayPart::Afternoon => "afternoon",
            DayPart::Night => "night",
        };
        if name.trim().is_empty() {
            return self.words.greeting_nameless(part);
        }
        self.words.greeting(part, name.trim())
    }

    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    /// "07.00".
    pub fn time(&self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone);
        clock(local.hour(), local.minute())
    }

    fn with_weton(&self, day: NaiveDate, date: String) -> String {
        let Weton { weekday, pasaran } = Weton::of(day);
        self.words.date_with_weton(self.weekday(weekday), self.pasaran(pasaran), date)
    }

    pub fn pasaran(&self, pasaran: Pasaran) -> String {
        self.words.pasaran(pasaran as u8)
    }

    pub fn weekday(&self, weekday: Weekday) -> String {
        self.words.weekday(weekday.number_from_monday())
    }
}

/// "07.00".
pub fn hour(hour: Hour) -> String {
    clock(u32::from(hour.get()), 0)
}

fn clock(hour: u32, minute: u32) -> String {
    format!("{hour:02}.{minute:02}")
}
