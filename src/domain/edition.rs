//! What belongs in a digest, and in which order.
//!
//! Subscribers who would read the same share an edition: one run, language, selection, since-mark and
//! excluded owner.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{
    area::AreaCode,
    category::Category,
    ids::{PersonId, PromotionId},
    subscription::Selection,
};

/// How many promotions one digest shows; the rest is behind "see all".
pub const MAX_ITEMS: usize = 10;

/// How many of those may be reminders of something that ends, so that they don't crowd out the new.
const MAX_ENDING: usize = 3;

/// What composing must know of a live promotion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub promotion: PromotionId,
    pub owner: PersonId,
    pub category: Category,
    pub area: AreaCode,
    pub live_from: DateTime<Utc>,
    pub until: NaiveDate,
}

/// For whom an edition is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience {
    pub selection: Selection,
    /// Promotions live since then are new to these subscribers; `None`: they have had no digest yet.
    pub since: Option<DateTime<Utc>>,
    /// A subscriber isn't told of their own promotions.
    pub excluded_owner: Option<PersonId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    New,
    EndingSoon,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    pub promotion: PromotionId,
    pub section: Section,
}

impl Section {
    pub const ALL: [Self; 2] = [Self::New, Self::EndingSoon];

    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
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

/// The items of an edition of day `today`: what is new, by category and newest first, then what ends
/// today or tomorrow. Empty when nothing is new: reminders alone are no reason to write to somebody.
pub fn compose(audience: &Audience, candidates: &[Candidate], today: NaiveDate) -> Vec<Item> {
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    let wanted = candidates
        .iter()
        .filter(|c| audience.excluded_owner != Some(c.owner))
        .filter(|c| audience.selection.includes(c.category, &c.area));
    let (mut new, mut known): (Vec<_>, Vec<_>) =
        wanted.partition(|c| audience.since.is_none_or(|since| c.live_from > since));
    if new.is_empty() {
        return Vec::new();
    }
    new.sort_by_key(|c| (std::cmp::Reverse(c.live_from), c.promotion));
    known.retain(|c| c.until >= today && c.until <= tomorrow);
    known.sort_by_key(|c| (c.until, c.promotion));
    known.truncate(MAX_ENDING);
    new.truncate(MAX_ITEMS - known.len());
    new.sort_by_key(|c| (c.category, std::cmp::Reverse(c.live_from), c.promotion));
    let item = |section| move |c: &Candidate| Item { promotion: c.promotion, section };
    let new = new.into_iter().map(item(Section::New));
    new.chain(known.into_iter().map(item(Section::EndingSoon))).collect()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn candidate(id: i64, category: Category, hours_ago: i64, until: &str) -> Candidate {
        Candidate {
            promotion: id.into(),
            owner: (100 + id).into(),
            category,
            area: "33.07.08.1001".parse().unwrap(),
            live_from: now() - TimeDelta::hours(hours_ago),
            until: until.parse().unwrap(),
        }
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

    #[test]
    fn nobody_is_told_of_their_own() {
        let own = Audience { excluded_owner: Some(101.into()), ..audience(24) };
        assert!(composed(&own, &[candidate(1, Category::Umkm, 3, "2026-12-01")]).is_empty());
    }

    #[test]
    fn a_digest_holds_ten_and_the_newest_win() {
        let many: Vec<_> = (0..30).map(|n| candidate(n, Category::Umkm, n, "2026-12-09")).collect();
        let items = composed(&audience(100), &many);
        assert_eq!(items.iter().map(|i| i.0).collect::<Vec<_>>(), (0..10).collect::<Vec<_>>());
    }
}
