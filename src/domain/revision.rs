//! A change of a promotion that the office has approved. What was approved stays up until it is decided on.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    promotion::{NewPromotion, Promotion, PromotionState},
    review::Objection,
    validity::Validity,
};

/// The one change there is of a promotion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    pub to: NewPromotion,
    pub state: RevisionState,
    pub handed_in_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RevisionState {
    Pending,
    /// The office wants it corrected.
    NeedsCorrection,
    /// The office turned it down.
    Rejected,
    /// Its owner gave it up and may bring it back.
    Withdrawn,
    /// Its promotion ended before it was decided on.
    Over,
}

/// What of a promotion can be changed, in the order of its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Title,
    Price,
    Days,
    Hours,
    Place,
    Body,
    Photos,
}

/// The parts in which two differ.
pub fn changed(was: &NewPromotion, to: &NewPromotion) -> Vec<Part> {
    let parts = [
        (was.title != to.title, Part::Title),
        (was.price != to.price, Part::Price),
        (was.validity != to.validity, Part::Days),
        (was.occasion.hours != to.occasion.hours, Part::Hours),
        (was.occasion.place != to.occasion.place, Part::Place),
        (was.body != to.body, Part::Body),
        (was.photos != to.photos, Part::Photos),
    ];
    parts.into_iter().filter_map(|(differs, part)| differs.then_some(part)).collect()
}

/// A change as it is handed in on day `today`. Whoever says another end of what has begun speaks of its end
/// alone, though days that are read anew begin today.
pub fn handed_in(was: &NewPromotion, to: NewPromotion, today: NaiveDate) -> NewPromotion {
    let has_begun = was.validity.from <= today && to.validity.from == today;
    let from = if has_begun { was.validity.from } else { to.validity.from };
    NewPromotion { validity: Validity { from, ..to.validity }, ..to }
}

/// Whether nothing differs but that the end comes earlier, which the office need not read.
pub fn only_ends_earlier(was: &NewPromotion, to: &NewPromotion) -> bool {
    let Validity { until, open_ended, .. } = to.validity;
    let as_before = Validity { until, open_ended, ..was.validity };
    let ends_earlier = until < was.validity.until && to.validity == as_before;
    ends_earlier && changed(was, to) == [Part::Days]
}

impl Promotion {
    /// Whether a change of it is of use on day `today` in the regency: it was approved and is not over.
    pub fn may_be_revised(&self, today: NaiveDate) -> bool {
        self.state.is_approved() && self.content.validity.until >= today
    }
}

impl PromotionState {
    /// Whether its content is what the office has approved, and may be up.
    pub fn is_approved(self) -> bool {
        matches!(self, Self::Approved | Self::SoldOut)
    }
}

impl RevisionState {
    pub const ALL: [Self; 5] =
        [Self::Pending, Self::NeedsCorrection, Self::Rejected, Self::Withdrawn, Self::Over];

    /// How it stands after an objection.
    pub fn after(objection: Objection) -> Self {
        match objection {
            Objection::Correction => Self::NeedsCorrection,
            Objection::Rejection => Self::Rejected,
        }
    }

    /// What the office has against it, where that is its last word.
    pub fn objection(self) -> Option<Objection> {
        match self {
            Self::NeedsCorrection => Some(Objection::Correction),
            Self::Rejected => Some(Objection::Rejection),
            Self::Pending | Self::Withdrawn | Self::Over => None,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::NeedsCorrection => "needs_correction",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Over => "over",
        }
    }
}

impl TryFrom<String> for RevisionState {
    type Error = UnknownRevisionState;

    fn try_from(code: String) -> Result<Self, UnknownRevisionState> {
        Self::ALL.into_iter().find(|state| state.code() == code).ok_or(UnknownRevisionState(code))
    }
}

#[derive(Debug, thiserror::Error)]
#[error("unknown state of a revision {0:?}")]
pub struct UnknownRevisionState(String);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        promotion::{Body, Origin, PhotoId, Title},
        validity::Validity,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn carica() -> NewPromotion {
        NewPromotion {
            business: 1.into(),
            title: Title::parse("Carica cup isi 12").unwrap(),
            body: Body::parse("Manis dan segar").unwrap(),
            price: "65000".parse().unwrap(),
            validity: Validity::until_sold_out(day("2026-11-24")),
            occasion: Box::default(),
            photos: Vec::new(),
            origin: Origin::New,
        }
    }

    #[test]
    fn what_a_promotion_was_made_from_is_no_change_of_it() {
        let to = NewPromotion { origin: Origin::Again(7.into()), ..carica() };
        assert_eq!(changed(&carica(), &to), []);
        let photos = vec![PhotoId("cup".into())];
        let to = NewPromotion { price: "70000".parse().unwrap(), photos, ..carica() };
        assert_eq!(changed(&carica(), &to), [Part::Price, Part::Photos]);
    }

    #[test]
    fn another_end_leaves_the_day_on_which_it_began() {
        let from = |from| {
            let validity = Validity { from: day(from), ..carica().validity };
            NewPromotion { validity, ..carica() }
        };
        let kept = |to, today| handed_in(&carica(), from(to), day(today)).validity.from;
        assert_eq!(kept("2026-11-26", "2026-11-26"), day("2026-11-24"));
        assert_eq!(kept("2026-11-27", "2026-11-26"), day("2026-11-27"), "a day that was said");
        assert_eq!(kept("2026-11-20", "2026-11-20"), day("2026-11-20"), "it has not begun");
    }

    #[test]
    fn only_an_earlier_end_alone_need_not_be_read() {
        let until = |until, open_ended| {
            let validity = Validity { until: day(until), open_ended, ..carica().validity };
            NewPromotion { validity, ..carica() }
        };
        assert!(only_ends_earlier(&carica(), &until("2026-11-30", false)));
        assert!(!only_ends_earlier(&carica(), &until("2026-12-24", false)), "the same day");
        assert!(!only_ends_earlier(&carica(), &until("2026-12-30", false)), "a later day");
        let from = Validity { from: day("2026-11-25"), ..until("2026-11-30", false).validity };
        assert!(!only_ends_earlier(&carica(), &NewPromotion { validity: from, ..carica() }));
        let title = Title::parse("Carica botol").unwrap();
        let two = NewPromotion { title, ..until("2026-11-30", false) };
        assert!(!only_ends_earlier(&carica(), &two));
    }
}
