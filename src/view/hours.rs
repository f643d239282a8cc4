//! Hours in words, the same wherever they stand.

use chrono::Weekday;

use crate::domain::hours::{Hours, Rule, Span, Week};

use super::voice::Voice;

/// A week as people here count it.
pub(super) const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// A promotion has days of its own, and ends where a business has sold out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoursOf {
    Business,
    Promotion,
}

impl Voice<'_> {
    /// "Senin–Sabtu 08.00–16.00; tanggal merah tutup", "tiap hari 08.00–17.00"; of a promotion "06.00–10.00",
    /// "19.30 sampai selesai".
    pub(super) fn hours_of(&self, hours: &Hours, of: HoursOf) -> String {
        let words = self.words;
        match hours {
            Hours::Always => words.hours_always(),
            Hours::Weekly { rules, holidays_off } => {
                let rules: Vec<String> = rules.iter().map(|rule| self.rule(rule, of)).collect();
                let rules = rules.join("; ");
                if *holidays_off { words.hours_holidays_off(rules) } else { rules }
            }
            Hours::Market { days, spans } => {
                let days = days.iter().map(|day| self.pasaran(*day)).collect();
                words.hours_market(self.all_of(days), self.spans(spans, of))
            }
        }
    }

    fn rule(&self, rule: &Rule, of: HoursOf) -> String {
        let spans = self.spans(&rule.spans, of);
        match of {
            _ if rule.days != Week::ALL => self.words.hours_days(self.week(rule.days), spans),
            HoursOf::Business => self.words.hours_every_day(spans),
            HoursOf::Promotion => spans,
        }
    }

    /// Neighbouring days as a range: "Senin–Kamis, Sabtu–Minggu".
    fn week(&self, days: Week) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut rest = WEEK.as_slice();
        while let [first, later @ ..] = rest {
            let run = rest.iter().take_while(|day| days.holds(**day)).count();
            let Some(last) = run.checked_sub(1).and_then(|at| rest.get(at)) else {
                rest = later;
                continue;
            };
            let name = self.weekday(*first);
            parts.push(if run == 1 { name } else { format!("{name}–{}", self.weekday(*last)) });
            rest = &rest[run..];
        }
        parts.join(", ")
    }

    fn spans(&self, spans: &[Span], of: HoursOf) -> String {
        self.all_of(spans.iter().map(|span| self.span(*span, of)).collect())
    }

    fn span(&self, span: Span, of: HoursOf) -> String {
        let clock = |minutes: u16| format!("{:02}.{:02}", minutes / 60, minutes % 60);
        match (span.until, of) {
            (Some(until), _) => format!("{}–{}", clock(span.from), clock(until)),
            (None, HoursOf::Business) => self.words.hours_open_end(clock(span.from)),
            (None, HoursOf::Promotion) => self.words.time_open_end(clock(span.from)),
        }
    }

    /// "a, b dan c".
    fn all_of(&self, mut names: Vec<String>) -> String {
        let last = names.pop().unwrap_or_default();
        if names.is_empty() { last } else { self.words.all_of(names.join(", "), last) }
    }
}
