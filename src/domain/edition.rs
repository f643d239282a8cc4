//! What belongs in a digest, and in which order.
//!
//! Subscribers who would read the same share an edition: one run, language, selection, since-mark and
//! whose promotions are left out.

use std::cmp::Reverse;

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{
    area::AreaCode,
    category::Category,
    ids::{PersonId, PromotionId},
    recurrence::Recurrence,
    subscription::Selection,
};

/// How many promotions one digest shows; the rest is behind "see all".
pub const MAX_ITEMS: usize = 10;

/// How many of those may be reminders of something that ends, so that they don't crowd out the new.
const MAX_ENDING: usize = 3;

/// How many that come again today have their place even where there is more new than fits.
const SURE_TODAY: usize = 3;

/// Days that come again this far apart or further are reason enough to write to somebody: a pasaran, a
/// weekday, a weton, a day of the month. A message every other day for the same thing would not be news.
const DAYS_OF_NEWS: u32 = 5;

/// What composing must know of a live promotion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub promotion: PromotionId,
    pub owner: PersonId,
    /// The second keeper of its business.
    pub keeper: Option<PersonId>,
    pub category: Category,
    pub area: AreaCode,
    pub live_from: DateTime<Utc>,
    pub until: NaiveDate,
    pub recurs: Option<Recurrence>,
}

/// For whom an edition is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience {
    pub selection: Selection,
    /// Promotions live since then are new to these subscribers; `None`: they have had no digest yet.
    pub since: Option<DateTime<Utc>>,
    /// A subscriber isn't told of promotions of a business that they look after.
    pub excluded_owner: Option<PersonId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    New,
    /// Known already, and today is one of its days.
    Today,
    EndingSoon,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    pub promotion: PromotionId,
    pub section: Section,
}

impl Section {
    pub const ALL: [Self; 3] = [Self::New, Self::Today, Self::EndingSoon];

    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Today => "today",
            Self::EndingSoon => "ending_soon",
        }
    }
}

impl TryFrom<String> for Section {
    type Error = UnknownSection;

    fn try_from(code: String) -> Result<Self, UnknownSection> {
        Self::ALL.into_iter().find(|s| s.code() == code).ok_or(UnknownSection(code))
    }
}

#[derive(Debug, thiserror::Error)]
#[error("unknown section {0:?}")]
pub struct UnknownSection(String);

/// The items of an edition of day `today`: what is new, by category and newest first, then what comes again
/// today, the rarest first, then what ends today or tomorrow. Empty when nothing is new and nothing comes
/// again that does so seldom: reminders alone are no reason to write to somebody.
pub fn compose(audience: &Audience, candidates: &[Candidate], today: NaiveDate) -> Vec<Item> {
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    let wanted = candidates
        .iter()
        .filter(|c| !audience.excluded_owner.is_some_and(|own| c.is_looked_after_by(own)))
        .filter(|c| audience.selection.includes(c.category, &c.area));
    let (mut new, known): (Vec<_>, Vec<_>) =
        wanted.partition(|c| audience.since.is_none_or(|since| c.live_from > since));
    let (mut again, mut ending): (Vec<_>, Vec<_>) =
        known.into_iter().partition(|c| c.comes_again_on(today));
    let is_news = |c: &&Candidate| c.days_apart() >= DAYS_OF_NEWS;
    if new.is_empty() && !again.iter().any(is_news) {
        return Vec::new();
    }
    new.sort_by_key(|c| (Reverse(c.live_from), c.promotion));
    again.sort_by_key(|c| (Reverse(c.days_apart()), Reverse(c.live_from), c.promotion));
    ending.retain(|c| c.until >= today && c.until <= tomorrow);
    ending.sort_by_key(|c| (c.until, c.promotion));
    ending.truncate(MAX_ENDING);
    new.truncate(MAX_ITEMS - ending.len() - again.len().min(SURE_TODAY));
    again.truncate(MAX_ITEMS - ending.len() - new.len());
    new.sort_by_key(|c| (c.category, Reverse(c.live_from), c.promotion));
    let item = |section| move |c: &Candidate| Item { promotion: c.promotion, section };
    let new = new.into_iter().map(item(Section::New));
    let again = again.into_iter().map(item(Section::Today));
    new.chain(again).chain(ending.into_iter().map(item(Section::EndingSoon))).collect()
}

impl Candidate {
    fn is_looked_after_by(&self, person: PersonId) -> bool {
        self.owner == person || self.keeper == Some(person)
    }

    /// What holds on every day has no day of its own.
    fn comes_again_on(&self, day: NaiveDate) -> bool {
        self.recurs.is_some_and(|rule| rule != Recurrence::Day && rule.falls_on(day))
    }

    fn days_apart(&self) -> u32 {
        self.recurs.map_or(1, Recurrence::days_apart)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn candidate(id: i64, category: Category, hours_ago: i64, until: &str) -> Candidate {
        Candidate {
            promotion: id.into(),
            owner: (100 + id).into(),
            keeper: (id == 2).then(|| 201.into()),
            category,
            area: "33.07.08.1001".parse().unwrap(),
            live_from: now() - TimeDelta::hours(hours_ago),
            until: until.parse().unwrap(),
            recurs: None,
        }
    }

    /// Known for long, and live for long.
    fn recurring(id: i64, rule: &str) -> Candidate {
        let known = candidate(id, Category::Umkm, 400, "2026-12-20");
        Candidate { recurs: Some(rule.parse().unwrap()), ..known }
    }

    fn now() -> DateTime<Utc> {
        "2026-11-25T00:00:00Z".parse().unwrap()
    }

    fn composed(audience: &Audience, candidates: &[Candidate]) -> Vec<(i64, Section)> {
        let items = compose(audience, candidates, "2026-11-25".parse().unwrap());
        items.into_iter().map(|i| (i.promotion.0, i.section)).collect()
    }

    fn audience(since_hours: i64) -> Audience {
        Audience {
            selection: Selection::default(),
            since: Some(now() - TimeDelta::hours(since_hours)),
            excluded_owner: None,
        }
    }

    #[test]
    fn new_ones_stand_by_category_before_those_that_end() {
        let candidates = [
            candidate(1, Category::Umkm, 3, "2026-12-01"),
            candidate(2, Category::Pertanian, 5, "2026-12-01"),
            candidate(3, Category::Pertanian, 4, "2026-12-01"),
            candidate(4, Category::Pertanian, 40, "2026-11-26"),
            candidate(5, Category::Pertanian, 40, "2026-11-29"),
        ];
        let expected =
            [(3, Section::New), (2, Section::New), (1, Section::New), (4, Section::EndingSoon)];
        assert_eq!(composed(&audience(24), &candidates), expected);
    }

    #[test]
    fn an_ending_promotion_alone_makes_no_digest() {
        let candidates = [candidate(4, Category::Pertanian, 40, "2026-11-26")];
        assert!(composed(&audience(24), &candidates).is_empty());
    }

    /// 25 November 2026 is a Rabu Legi.
    #[test]
    fn what_comes_again_today_stands_between_the_new_and_those_that_end() {
        let candidates = [
            candidate(1, Category::Umkm, 3, "2026-12-01"),
            recurring(2, "week:We,Sa"),
            recurring(3, "pasaran:Legi"),
            recurring(4, "pasaran:Pahing"),
            recurring(5, "day"),
            Candidate { until: "2026-11-25".parse().unwrap(), ..recurring(6, "weton:We-Legi") },
            candidate(7, Category::Umkm, 40, "2026-11-26"),
        ];
        let expected = [
            (1, Section::New),
            (6, Section::Today),
            (3, Section::Today),
            (2, Section::Today),
            (7, Section::EndingSoon),
        ];
        assert_eq!(composed(&audience(24), &candidates), expected);
    }

    #[test]
    fn only_what_comes_again_seldom_is_reason_to_write() {
        for (rule, alone) in [
            ("pasaran:Legi", true),
            ("week:We", true),
            ("month:25", true),
            ("weton:We-Legi", true),
            ("week:We,Sa", false),
            ("week:Mo,Tu,We,Th,Fr", false),
            ("day", false),
            ("pasaran:Pahing", false),
        ] {
            let items = composed(&audience(24), &[recurring(1, rule)]);
            assert_eq!(items, if alone { vec![(1, Section::Today)] } else { vec![] }, "{rule}");
        }
    }

    #[test]
    fn a_repeating_promotion_is_new_once() {
        let first = Candidate { live_from: now(), ..recurring(1, "pasaran:Legi") };
        assert_eq!(composed(&audience(24), &[first]), [(1, Section::New)]);
    }

    #[test]
    fn what_comes_again_fills_what_the_new_leave_and_is_never_crowded_out() {
        let again = (0..12).map(|n| recurring(100 + n, "pasaran:Legi"));
        let new = (0..12).map(|n| candidate(n, Category::Umkm, n, "2026-12-09"));
        let of = |section, items: &[(i64, Section)]| {
            items.iter().filter(|(_, found)| *found == section).count()
        };
        let crowd: Vec<_> = new.chain(again.clone()).collect();
        let items = composed(&audience(100), &crowd);
        assert_eq!((of(Section::New, &items), of(Section::Today, &items)), (7, 3));
        let items = composed(&audience(100), &again.collect::<Vec<_>>());
        assert_eq!(of(Section::Today, &items), MAX_ITEMS);
    }

    #[test]
    fn nobody_is_told_of_their_own() {
        let own = Audience { excluded_owner: Some(101.into()), ..audience(24) };
        assert!(composed(&own, &[candidate(1, Category::Umkm, 3, "2026-12-01")]).is_empty());
        let helping = Audience { excluded_owner: Some(201.into()), ..audience(24) };
        assert!(composed(&helping, &[candidate(2, Category::Umkm, 3, "2026-12-01")]).is_empty());
    }

    #[test]
    fn a_digest_holds_ten_and_the_newest_win() {
        let many: Vec<_> = (0..30).map(|n| candidate(n, Category::Umkm, n, "2026-12-09")).collect();
        let items = composed(&audience(100), &many);
        assert_eq!(items.iter().map(|i| i.0).collect::<Vec<_>>(), (0..10).collect::<Vec<_>>());
    }
}
