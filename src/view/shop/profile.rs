//! The optional parts of a business in words, the same wherever they stand.

use crate::{
    domain::{
        business::{Extras, NewBusiness},
        link::Link,
        papers::{Halal, Nib, Paper, Papers, Pirt},
        place::Point,
    },
    view::{hours::HoursOf, html::Html, voice::Voice},
};

impl Voice<'_> {
    /// All there is, a line each, as the owner and the office see it.
    pub(in crate::view) fn extras_lines(&self, extras: &Extras) -> Vec<String> {
        let words = self.words;
        let point = extras.point.map(|point| words.point_line(on_map(point)));
        let hours = extras
            .hours
            .as_ref()
            .map(|hours| words.hours_line(self.hours_of(hours, HoursOf::Business)));
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
        business
            .extras
            .hours
            .as_ref()
            .map(|hours| self.words.open(self.hours_of(hours, HoursOf::Business)))
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
}

/// Opens the point in whatever shows maps on the reader's device.
fn on_map(point: Point) -> String {
    format!("https://maps.google.com/?q={:.5},{:.5}", point.latitude(), point.longitude())
}
