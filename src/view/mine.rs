//! What an owner has, where it stands, and what was decided about it.

use crate::{
    domain::{
        business::{Business, BusinessName},
        ids::BusinessId,
        keeping::Role,
        promotion::Promotion,
        review::{Preset, Reason, Subject, Verdict},
    },
    reply::button::{Button, Command},
};

use super::{
    Message,
    html::{Html, clipped},
    keyboard::{Key, Keyboard, Rows},
    price::grouped,
    voice::{Voice, number},
};

impl Voice<'_> {
    pub(super) fn my_businesses(&self, businesses: &[(Business, Role)]) -> Message {
        let may_post = businesses.iter().any(|(business, _)| business.state.may_promote());
        let post = may_post.then(|| self.go(Command::Post));
        let rows =
            Rows::new().grid(1, businesses.iter().take(50).map(|(own, _)| self.to_page(own)));
        let keyboard = rows.paired([self.go(Command::Register)].into_iter().chain(post)).done();
        if businesses.is_empty() {
            return self.ask(&self.words.my_businesses_none(), keyboard);
        }
        let lines: Vec<String> =
            businesses.iter().map(|(mine, role)| self.my_business(mine, *role)).collect();
        self.lines(&self.words.my_businesses_heading(), &lines, keyboard)
    }

    fn my_business(&self, business: &Business, role: Role) -> String {
        let title = self.words.my_business(
            number(Subject::Business(business.id)),
            business.profile.name.as_str(),
            self.area(&business.profile.area),
        );
        let state = self.words.business_state(business.state.code());
        let state = match role {
            Role::Owner => state,
            Role::Keeper => self.words.my_business_kept(state),
        };
        format!("{title}\n{state}")
    }

    /// Leads to the correction of a rejected business, by its name where there may be several.
    pub(super) fn redo_business(&self, id: BusinessId, name: &BusinessName) -> Key {
        let label = self.words.btn_redo_business(clipped(name.as_str(), 40));
        self.press(label, Button::Redo(Subject::Business(id)))
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
        let text = text.line(&if reason.is_curable() {
            words.business_way_forward()
        } else {
            words.business_way_forward_other()
        });
        Message { text, keyboard: self.redo(Subject::Business(business.id), reason) }
    }

    /// What can be put right is offered for correction; for the rest there is something new.
    fn redo(&self, subject: Subject, reason: &Reason) -> Keyboard {
        let key = match subject {
            _ if reason.is_curable() => self.press(self.words.btn_redo(), Button::Redo(subject)),
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
            reason if reason.is_curable() => words.promotion_way_forward(),
            _ => words.promotion_way_forward_other(),
        });
        Message { text, keyboard: self.redo(Subject::Promotion(promotion.id), reason) }
    }

    pub(super) fn reason(&self, preset: Preset) -> String {
        self.words.preset_reason(preset.code())
    }
}

/// Whether sending the same thing again, corrected, can help.
pub(super) fn is_curable(reason: &Reason) -> bool {
    reason.is_curable()
}
