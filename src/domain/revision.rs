//! A change of a promotion that the office has approved. What was approved stays up until it is decided on.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    occasion::Occasion,
    promotion::{NewPromotion, Origin, Promotion, PromotionState},
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

/// A change that was begun from another content than the one there is `now`: what its owner left alone is as it is
/// now. With the parts that were changed on both sides, in which the owner's words stay.
pub fn following(to: NewPromotion, now: &NewPromotion) -> (NewPromotion, Vec<Part>) {
    let Origin::ChangeFrom { promotion, was } = to.origin.clone() else { return (to, Vec::new()) };
    let (touched, changed_now) = (changed(&was, &to), changed(&was, now));
    let (both, left_alone): (Vec<Part>, Vec<Part>) =
        changed_now.into_iter().partition(|part| touched.contains(part));
    let to = left_alone.into_iter().fold(to, |to, part| with(to, part, now));
    let both: Vec<Part> = {
        let differ = changed(now, &to);
        both.into_iter().filter(|part| differ.contains(part)).collect()
    };
    // What is at odds stays so until its owner settles it.
    let base = both.iter().fold(now.clone(), |base, part| with(base, *part, &was));
    let was = Box::new(NewPromotion { origin: Origin::New, ..base });
    (NewPromotion { origin: Origin::ChangeFrom { promotion, was }, ..to }, both)
}

/// A content with one part of another.
fn with(content: NewPromotion, part: Part, other: &NewPromotion) -> NewPromotion {
    let other = other.clone();
    match part {
        Part::Title => NewPromotion { title: other.title, ..content },
        Part::Price => NewPromotion { price: other.price, ..content },
        Part::Days => NewPromotion { validity: other.validity, ..content },
        Part::Hours => {
            let occasion = Occasion { hours: other.occasion.hours, ..*content.occasion };
            NewPromotion { occasion: Box::new(occasion), ..content }
        }
        Part::Place => {
            let occasion = Occasion { place: other.occasion.place, ..*content.occasion };
            NewPromotion { occasion: Box::new(occasion), ..content }
        }
        Part::Body => NewPromotion { body: other.body, ..content },
        Part::Photos => NewPromotion { photos: other.photos, ..content },
    }
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
        promotion::{Body, PhotoId, Title},
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
    fn what_its_owner_left_alone_follows_what_there_is_now_and_what_both_changed_stays_and_is_told()
    {
        let priced = |price: &str| NewPromotion { price: price.parse().unwrap(), ..carica() };
        let begun = |to| {
            let origin = Origin::ChangeFrom { promotion: 1.into(), was: Box::new(carica()) };
            NewPromotion { origin, ..to }
        };
        let title = Title::parse("Carica botol").unwrap();
        let now = NewPromotion { title: title.clone(), ..priced("60000") };
        for (to, price, both) in [
            (begun(carica()), "60000", vec![]),
            (begun(priced("70000")), "70000", vec![Part::Price]),
            (begun(priced("60000")), "60000", vec![]),
        ] {
            let (to, told) = following(to, &now);
            assert_eq!((&to.title, to.price.to_string().as_str(), &told), (&title, price, &both));
            // Once more it is the same, and what is settled is told no more.
            assert_eq!(following(to.clone(), &now), (to.clone(), told));
            let settled = NewPromotion { price: "60000".parse().unwrap(), ..to };
            assert_eq!(following(settled, &now).1, []);
        }
        let (to, told) = following(priced("70000"), &now);
        assert_eq!((to, told), (priced("70000"), vec![]), "it is no change");
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
