//! What an owner has, where it stands, and what was decided about it.

use crate::{
    domain::{
        business::{Business, BusinessName, BusinessState},
        ids::BusinessId,
        promotion::{Promotion, PromotionState},
        review::{Preset, Reason, Subject, Verdict},
    },
    reply::{
        MyPromotion, Standing,
        button::{Button, Command},
    },
};

use super::{
    Message,
    html::{Html, clipped},
    keyboard::{Key, Keyboard, Rows},
    price::grouped,
    voice::{Voice, number},
};

/// Promotions that are offered to be sent again, the newest.
const MOST_REDONE: usize = 5;

impl Voice<'_> {
    pub(super) fn my_promotions(&self, promotions: &[MyPromotion]) -> Message {
        let mut rejected: Vec<(BusinessId, &BusinessName)> = Vec::new();
        for mine in promotions {
            let id = mine.promotion.content.business;
            let known = rejected.iter().any(|(known, _)| *known == id);
            if mine.standing == Standing::BusinessRejected && !known {
                rejected.push((id, &mine.business));
            }
        }
        let again = rejected.into_iter().take(20).map(|(id, name)| self.redo_business(id, name));
        let once_more = promotions.iter().filter(|mine| {
            mine.standing == Standing::TooLate || mine.reason.as_ref().is_some_and(is_curable)
        });
        let once_more = once_more.take(MOST_REDONE).map(|m| self.redo_promotion(&m.promotion));
        let rows = Rows::new().grid(1, again).grid(1, once_more);
        let keyboard = rows.row([self.go(Command::Post)]).done();
        if promotions.is_empty() {
            return self.ask(&self.words.my_promotions_none(), keyboard);
        }
        let lines: Vec<String> = promotions.iter().map(|mine| self.my_promotion(mine)).collect();
        self.lines(&self.words.my_promotions_heading(), &lines, keyboard)
    }

    fn my_promotion(&self, mine: &MyPromotion) -> String {
        let MyPromotion { promotion, business, standing, reason } = mine;
        let title = self.words.my_promotion(
            number(Subject::Promotion(promotion.id)),
            promotion.content.title.as_str(),
            business.as_str(),
        );
        format!("{title}\n{}", self.standing(promotion, *standing, reason.as_ref()))
    }

    fn standing(
        &self,
        promotion: &Promotion,
        standing: Standing,
        reason: Option<&Reason>,
    ) -> String {
        let words = self.words;
        let state = words.promotion_state(match standing {
            Standing::InReview => PromotionState::Pending.code(),
            Standing::TooLate => "too_late",
            Standing::WaitsForBusiness => "waits_for_business",
            Standing::BusinessRejected => "business_rejected",
            Standing::Approved => PromotionState::Approved.code(),
            Standing::Live => "live",
            Standing::Expired => "expired",
            Standing::Other(state) => state.code(),
        });
        let when = match (standing, promotion.live_from) {
            (Standing::Approved, Some(from)) => words.approved_from(self.moment(from)),
            (Standing::Live, _) => self.short_validity(&promotion.content.validity),
            (Standing::Other(_), _) => match reason {
                Some(Reason::Preset(preset)) => self.reason(*preset),
                Some(Reason::Words(own)) => clipped(own, 100),
                None => return state,
            },
            _ => return state,
        };
        words.promotion_state_when(state, when)
    }

    pub(super) fn my_businesses(&self, businesses: &[Business]) -> Message {
        let may_post = businesses.iter().any(|business| business.state.may_promote());
        let post = may_post.then(|| self.go(Command::Post));
        let rejected = businesses.iter().filter(|b| b.state == BusinessState::Rejected);
        let again = rejected.take(20).map(|b| self.redo_business(b.id, &b.profile.name));
        let rows = Rows::new().grid(1, again);
        let keyboard = rows.paired([self.go(Command::Register)].into_iter().chain(post)).done();
        if businesses.is_empty() {
            return self.ask(&self.words.my_businesses_none(), keyboard);
        }
        let lines: Vec<String> = businesses.iter().map(|mine| self.my_business(mine)).collect();
        self.lines(&self.words.my_businesses_heading(), &lines, keyboard)
    }

    fn my_business(&self, business: &Business) -> String {
        let title = self.words.my_business(
            number(Subject::Business(business.id)),
            business.profile.name.as_str(),
            self.area(&business.profile.area),
        );
        format!("{title}\n{}", self.words.business_state(business.state.code()))
    }

    /// Leads to the correction of a rejected business, by its name where there may be several.
    pub(super) fn redo_business(&self, id: BusinessId, name: &BusinessName) -> Key {
        let label = self.words.btn_redo_business(clipped(name.as_str(), 40));
        self.press(label, Button::Redo(Subject::Business(id)))
    }

    /// Leads to the same promotion with other days.
    fn redo_promotion(&self, promotion: &Promotion) -> Key {
        let label = self.words.btn_redo_promotion(clipped(promotion.content.title.as_str(), 40));
        self.press(label, Button::Redo(Subject::Promotion(promotion.id)))
    }

    /// A heading and as many of the lines as fit.
    pub(super) fn lines(&self, heading: &str, lines: &[String], keyboard: Keyboard) -> Message {
        let more = |missing| self.words.list_more(grouped(missing as u64));
        let (text, _) = Html::new().bold(heading).list(lines, more);
        Message { text, keyboard }
    }

    pub(super) fn business_verdict(
        &self,
        business: &Business,
        verdict: &Verdict,
        waiting: usize,
    ) -> Message {
        let (words, name) = (self.words, business.profile.name.as_str());
        let reason = match verdict {
            Verdict::Approved => {
                let rows = Rows::new().row([self.go(Command::Post)]);
                let text = Html::of(&words.business_approved(name)).line(&if waiting > 0 {
                    words.business_approved_waiting(waiting)
                } else {
                    words.business_approved_post()
                });
                return Message { text, keyboard: rows.done() };
            }
            Verdict::Rejected(reason) => reason,
        };
        let text = match reason {
            Reason::Preset(preset) => {
                Html::of(&words.business_rejected(name, self.reason(*preset)))
            }
            Reason::Words(own) => Html::of(&words.business_rejected_words(name)).quote(own),
        };
        let text = text.line(&if is_curable(reason) {
            words.business_way_forward()
        } else {
            words.business_way_forward_other()
        });
        Message { text, keyboard: self.redo(Subject::Business(business.id), reason) }
    }

    /// What can be put right is offered for correction; for the rest there is something new.
    fn redo(&self, subject: Subject, reason: &Reason) -> Keyboard {
        let key = match subject {
            _ if is_curable(reason) => self.press(self.words.btn_redo(), Button::Redo(subject)),
            Subject::Business(_) => self.go(Command::Register),
            Subject::Promotion(_) => self.go(Command::Post),
            Subject::Question(_) => self.go(Command::Menu),
        };
        Rows::new().row([key]).done()
    }

    pub(super) fn promotion_verdict(&self, promotion: &Promotion, verdict: &Verdict) -> Message {
        let (words, title) = (self.words, promotion.content.title.as_str());
        let reason = match verdict {
            Verdict::Approved => {
                let validity = &promotion.content.validity;
                let start = self.start(promotion.live_from, validity);
                let text = words.promotion_approved(title, start, self.until(validity));
                return self.ask(&text, Rows::new().row([self.go(Command::MyPromotions)]).done());
            }
            Verdict::Rejected(reason) => reason,
        };
        let text = match reason {
            Reason::Preset(preset) => {
                Html::of(&words.promotion_rejected(title, self.reason(*preset)))
            }
            Reason::Words(own) => Html::of(&words.promotion_rejected_words(title)).quote(own),
        };
        let text = text.line(&match reason {
            Reason::Preset(Preset::TooLate) => words.promotion_way_forward_days(),
            reason if is_curable(reason) => words.promotion_way_forward(),
            _ => words.promotion_way_forward_other(),
        });
        Message { text, keyboard: self.redo(Subject::Promotion(promotion.id), reason) }
    }

    pub(super) fn reason(&self, preset: Preset) -> String {
        self.words.preset_reason(preset.code())
    }
}

/// Whether sending the same thing again, corrected, can help.
fn is_curable(reason: &Reason) -> bool {
    !matches!(reason, Reason::Preset(Preset::Forbidden | Preset::OutsideRegency))
}
