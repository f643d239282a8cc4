//! The optional parts of a business in words, the same wherever they stand.

use chrono::Weekday;

use crate::{
    domain::{
        business::{Extras, NewBusiness},
        hours::{Hours, Rule, Span, Week},
        link::Link,
        papers::{Halal, Nib, Paper, Papers, Pirt},
        place::Point,
    },
    view::{html::Html, voice::Voice},
};

const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

impl Voice<'_> {
    /// All there is, a line each, as the owner and the office see it.
    pub(in crate::view) fn extras_lines(&self, extras: &Extras) -> Vec<String> {
        let words = self.words;
        let point = extras.point.map(|point| words.point_line(on_map(point)));
        let hours = extras.hours.as_ref().map(|hours| words.hours_line(self.opening_hours(hours)));
        let photo = extras.photo.as_ref().map(|_| words.photo_line());
        [point, hours, photo, self.links(&extras.links), self.papers(&extras.papers)]
            .into_iter()
            .flatten()
            .collect()
    }

    /// What everybody reads of it below a business: its links and what its owner declares.
    pub(in crate::view) fn with_declared(&self, text: Html, business: &NewBusiness) -> Html {
        let extras = &business.extras;
        let lines = [self.links(&extras.links), self.papers(&extras.papers)];
        lines.into_iter().flatten().fold(text, |text, line| text.line(&line))
    }

    /// "buka tiap hari 08.00–17.00".
    pub(in crate::view) fn open(&self, business: &NewBusiness) -> Option<String> {
        business.extras.hours.as_ref().map(|hours| self.words.open(self.opening_hours(hours)))
    }

    /// "NIB 1234567890123 · P-IRT 2063307010123-28 (pernyataan pemilik)".
    pub(super) fn papers(&self, papers: &Papers) -> Option<String> {
        let numbers = [
            (Paper::Nib, papers.nib.as_ref().map(Nib::as_str).map(str::to_owned)),
            (Paper::Pirt, papers.pirt.as_ref().map(Pirt::printed)),
            (Paper::Halal, papers.halal.as_ref().map(Halal::as_str).map(str::to_owned)),
        ];
        let numbers = numbers.into_iter().filter_map(|(paper, number)| {
            Some(self.words.paper_number(self.paper(paper), number?))
        });
        let numbers: Vec<String> = numbers.collect();
        (!numbers.is_empty()).then(|| self.words.declared(numbers.join(" · ")))
    }

    fn links(&self, links: &[Link]) -> Option<String> {
        let links: Vec<&str> = links.iter().map(Link::as_str).collect();
        (!links.is_empty()).then(|| links.join("\n"))
    }

    /// "Senin–Sabtu 08.00–16.00".
    pub(in crate::view) fn opening_hours(&self, hours: &Hours) -> String {
        let words = self.words;
        match hours {
            Hours::Always => words.hours_always(),
            Hours::Weekly { rules, holidays_off } => {
                let rules: Vec<String> = rules.iter().map(|rule| self.rule(rule)).collect();
                let rules = rules.join("; ");
                if *holidays_off { words.hours_holidays_off(rules) } else { rules }
            }
            Hours::Market { days, spans } => {
                let days = days.iter().map(|day| self.pasaran(*day)).collect();
                words.hours_market(self.all_of(days), self.spans(spans))
            }
        }
    }

    fn rule(&self, rule: &Rule) -> String {
        let spans = self.spans(&rule.spans);
        if rule.days == Week::ALL {
            return self.words.hours_every_day(spans);
        }
        self.words.hours_days(self.week(rule.days), spans)
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

    fn spans(&self, spans: &[Span]) -> String {
        self.all_of(spans.iter().map(|span| self.span(*span)).collect())
    }

    fn span(&self, span: Span) -> String {
        let clock = |minutes: u16| format!("{:02}.{:02}", minutes / 60, minutes % 60);
        match span.until {
            Some(until) => format!("{}–{}", clock(span.from), clock(until)),
            None => self.words.hours_open_end(clock(span.from)),
        }
    }

    /// "a, b dan c".
    fn all_of(&self, mut names: Vec<String>) -> String {
        let last = names.pop().unwrap_or_default();
        if names.is_empty() { last } else { self.words.all_of(names.join(", "), last) }
    }
}

/// Opens the point in whatever shows maps on the reader's device.
fn on_map(point: Point) -> String {
    format!("https://maps.google.com/?q={:.5},{:.5}", point.latitude(), point.longitude())
}
