//! A change of a promotion that the office has approved: on its owner's page, on its card, and decided.

use crate::{
    domain::{
        area::AreaCode,
        promotion::{NewPromotion, Origin, Promotion, PromotionState},
        review::{Objection, Verdict},
        revision::{self, Part, RevisionState},
    },
    reply::{
        Card, Meanwhile, MyPromotion, MyRevision, News, Revising, RevisionNews, RevisionStanding,
        Standing,
        button::{Button, Doing},
    },
};

use super::{
    Message,
    hours::HoursOf,
    html::Html,
    keyboard::{Key, Rows},
    voice::{Voice, number},
};

impl Voice<'_> {
    pub(super) fn revising(&self, revising: &Revising) -> Message {
        let Revising::Verdict { promotion, verdict, live } = revising;
        let (words, title) = (self.words, promotion.content.title.as_str());
        let does = |label, doing| self.press(label, Button::Stall(doing, promotion.id));
        let open = does(words.btn_revision_open(), Doing::Show);
        let (text, keys) = match verdict {
            Verdict::Approved if *live => {
                (Html::of(&words.revision_approved_live(title)), vec![open])
            }
            Verdict::Approved => (Html::of(&words.revision_approved(title)), vec![open]),
            Verdict::Rejected(reason) => {
                let text = Html::of(&words.revision_refused(title));
                let text = self.with_reason(text, reason).line(&words.change_way_forward_other());
                (text, vec![open])
            }
            Verdict::Correction(reason) => {
                let text = Html::of(&words.revision_turned_down(title));
                let text = self.with_reason(text, reason).line(&words.change_way_forward());
                let drop = does(words.btn_drop_change(), Doing::DropChange);
                (text, vec![does(words.btn_redo(), Doing::Change), drop])
            }
        };
        Message { text, keyboard: Rows::new().paired(keys).done() }
    }

    pub(super) fn revision_news(&self, news: RevisionNews, promotion: &Promotion) -> String {
        match news {
            RevisionNews::Sent => self.words.change_sent(),
            RevisionNews::NothingNew => self.words.revision_nothing_new(),
            RevisionNews::EndsEarlier => {
                self.words.revision_ends_earlier(self.weton(promotion.content.validity.until))
            }
            RevisionNews::Withdrawn => self.words.change_gone(),
            RevisionNews::Restored => self.words.revision_restored(),
        }
    }

    /// How a change stands, on the page of its promotion.
    pub(super) fn my_revision(&self, text: Html, mine: &MyRevision) -> Html {
        let parts = self.parts(&mine.parts);
        let words = self.words;
        match &mine.standing {
            RevisionStanding::Waits { place: Some(place) } => {
                let place = words.queue_place_new(place.number, place.of);
                text.line(&words.revision_waits(place, parts))
            }
            RevisionStanding::Waits { place: None } => text.line(&words.change_waits(parts)),
            RevisionStanding::TurnedDown { objection, reason } => {
                let text = text.line(&self.change_turned_down(*objection, parts));
                reason.iter().fold(text, |text, reason| self.with_reason(text, reason))
            }
            RevisionStanding::Gone => text.line(&words.revision_gone()),
        }
    }

    pub(super) fn change_turned_down(&self, objection: Objection, parts: String) -> String {
        match objection {
            Objection::Correction => self.words.change_rejected(parts),
            Objection::Rejection => self.words.change_refused(parts),
        }
    }

    /// The same in the list, where there is something to wait for or to do.
    pub(super) fn revision_mark(&self, mine: &MyRevision) -> Option<String> {
        match mine.standing {
            RevisionStanding::Waits { .. } => Some(self.words.revision_mark("waits")),
            RevisionStanding::TurnedDown { objection: Objection::Correction, .. } => {
                Some(self.words.revision_mark("turned_down"))
            }
            RevisionStanding::TurnedDown { objection: Objection::Rejection, .. } => {
                Some(self.words.revision_mark("refused"))
            }
            RevisionStanding::Gone => None,
        }
    }

    /// What can be changed of what the office has approved, and the change itself.
    pub(super) fn revising_keys(&self, mine: &MyPromotion, news: Option<&News>) -> Vec<Key> {
        let (words, promotion) = (self.words, &mine.promotion);
        let does = |label, doing| self.press(label, Button::Stall(doing, promotion.id));
        let may_change = match mine.standing {
            Standing::Approved | Standing::Live => true,
            Standing::Other(PromotionState::SoldOut) => {
                promotion.content.validity.until >= self.today()
            }
            _ => false,
        };
        match &mine.revision {
            _ if !may_change => Vec::new(),
            Some(_) => vec![
                does(words.btn_redo(), Doing::Change),
                does(words.btn_drop_change(), Doing::DropChange),
            ],
            None => {
                let change = does(words.btn_revise(), Doing::Change);
                let undone = news == Some(&News::Revision(RevisionNews::Withdrawn));
                let restore =
                    undone.then(|| does(words.btn_revision_restore(), Doing::RestoreChange));
                [change].into_iter().chain(restore).collect()
            }
        }
    }

    /// What is different, as it was and as it is to be; what stays is not repeated but for the title.
    pub(super) fn revision_card(&self, card: &Card, up: &NewPromotion, to: &NewPromotion) -> Html {
        let words = self.words;
        let profile = &card.business.profile;
        let heading = words.card_promotion(
            number(card.subject),
            self.category(profile.category),
            self.full_area(&profile.area),
        );
        let parts = revision::changed(up, to);
        let text = Html::new().bold(&heading).line(&words.card_revision(self.parts(&parts)));
        let text = if parts.contains(&Part::Title) { text } else { text.line(up.title.as_str()) };
        parts.iter().fold(text, |text, part| match part {
            Part::Body => text
                .line(&words.card_revision_body())
                .quote(up.body.as_str())
                .line(&words.card_revision_body_to())
                .quote_marking(different(up.body.as_str(), to.body.as_str())),
            Part::Photos => {
                text.line(&words.card_revision_photos(up.photos.len(), to.photos.len()))
            }
            part => {
                let [was, is_to_be] = [up, to].map(|it| self.said(*part, it, &profile.area));
                let [was, is_to_be] = match part {
                    // Two that are open differ by the day on which they would end all the same.
                    Part::Days if was == is_to_be => {
                        [up, to].map(|it| self.words.until_day(self.weton(it.validity.until)))
                    }
                    _ => [was, is_to_be],
                };
                text.line(&words.card_revision_part(self.part(*part), was, is_to_be))
            }
        })
    }

    /// Why there is nothing to decide any more.
    pub(super) fn revision_void(&self, card: &Card) -> String {
        let state = card.revision.as_ref().map(|revision| revision.state);
        match state {
            Some(RevisionState::Pending | RevisionState::Over) => self.words.card_revision_gone(),
            _ => self.words.card_change_gone(),
        }
    }

    /// "Berubah sementara itu: Harga Rp 70.000 · Teks. …"
    pub(super) fn meanwhile(&self, meanwhile: &Meanwhile, home: &AreaCode) -> String {
        let Meanwhile { now, parts } = meanwhile;
        let said = parts.iter().map(|part| match part {
            Part::Body => self.part(*part),
            Part::Photos => self.words.read_photos(now.photos.len()),
            part => self.words.revision_now(self.part(*part), self.said(*part, now, home)),
        });
        self.words.revision_meanwhile(said.collect::<Vec<_>>().join(" · "))
    }

    /// What a promotion says in a part of one line.
    fn said(&self, part: Part, content: &NewPromotion, home: &AreaCode) -> String {
        let occasion = &content.occasion;
        match part {
            Part::Title => content.title.as_str().to_owned(),
            Part::Body => content.body.as_str().to_owned(),
            Part::Price => self.price(&content.price),
            Part::Days => self.validity(&content.validity),
            Part::Hours => match &occasion.hours {
                Some(hours) => self.hours_of(hours, HoursOf::Promotion),
                None => self.words.card_revision_unsaid(),
            },
            Part::Place => self.full_area(occasion.elsewhere(home).unwrap_or(home)),
            Part::Photos => content.photos.len().to_string(),
        }
    }

    fn parts(&self, parts: &[Part]) -> String {
        parts.iter().map(|part| self.part(*part)).collect::<Vec<_>>().join(", ")
    }

    fn part(&self, part: Part) -> String {
        self.words.revision_part(match part {
            Part::Title => "title",
            Part::Price => "price",
            Part::Days => "days",
            Part::Hours => "hours",
            Part::Place => "place",
            Part::Body => "body",
            Part::Photos => "photos",
        })
    }

    /// What is asked below a preview: for a change, with what becomes of what is up.
    pub(super) fn preview_ask_of(&self, content: &NewPromotion) -> String {
        match content.origin {
            Origin::ChangeOf(_) | Origin::ChangeFrom { .. } => self.words.revision_preview_ask(),
            Origin::New | Origin::Again(_) | Origin::CorrectionOf(_) => self.words.preview_ask(),
        }
    }
}

/// What two texts begin with alike, what is only in the second, and what they end with alike, by words.
fn different<'a>(was: &str, to: &'a str) -> [&'a str; 3] {
    let (old, new): (Vec<&str>, Vec<&'a str>) = (words(was), words(to));
    let alike = |(a, b): &(&&str, &&str)| a == b;
    let head = old.iter().zip(&new).take_while(alike).count();
    let left = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(left).take_while(alike).count();
    let units = |some: &[&str]| some.iter().map(|word| word.len()).sum::<usize>();
    let (start, end) = (units(&new[..head]), to.len() - units(&new[new.len() - tail..]));
    [&to[..start], &to[start..end], &to[end..]]
}

/// Each with the white space after it.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_found_between_what_is_alike() {
        for (was, to, expected) in [
            ("cup 65rb di Kertek", "cup 70rb di Kertek", ["cup ", "70rb ", "di Kertek"]),
            ("cup 65rb", "cup 65rb bisa COD", ["cup ", "65rb bisa COD", ""]),
            ("a b", "a a b", ["a ", "a ", "b"]),
            ("a a b", "a b", ["a ", "", "b"]),
            ("sama", "sama", ["sama", "", ""]),
            ("carica", "kopi", ["", "kopi", ""]),
        ] {
            assert_eq!(different(was, to), expected, "{was} → {to}");
        }
    }
}
