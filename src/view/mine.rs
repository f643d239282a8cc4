//! What an owner has, where it stands, and what was decided about it.

use crate::{
    domain::{
        business::{Business, BusinessName},
        ids::BusinessId,
        keeping::Role,
        promotion::Promotion,
        review::{Objection, Preset, Reason, Subject, Verdict},
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

    /// Leads to the correction of a business, by its name where there may be several.
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
        let (objection, reason) = match verdict.objection() {
            None => {
                let rows = Rows::new().row([self.go(Command::Post)]);
                let text = Html::of(&words.business_approved(name)).line(&if waiting > 0 {
                    words.business_approved_waiting(waiting)
                } else {
                    words.business_approved_post()
                });
                return Message { text, keyboard: rows.done() };
            }
            Some(objected) => objected,
        };
        let redo = Button::Redo(Subject::Business(business.id));
        let text = match (objection, reason) {
            (Objection::Correction, Reason::Preset(preset)) => {
                Html::of(&words.business_rejected(name, self.reason(*preset)))
            }
            (Objection::Rejection, Reason::Preset(preset)) => {
                Html::of(&words.business_refused(name, self.reason(*preset)))
            }
            (Objection::Correction, Reason::Words(own)) => {
                Html::of(&words.business_rejected_words(name)).quote(own)
            }
            (Objection::Rejection, Reason::Words(own)) => {
                Html::of(&words.business_refused_words(name)).quote(own)
            }
        };
        let (way, keys) = match objection {
            Objection::Correction => {
                (words.business_way_forward(), vec![self.press(words.btn_redo(), redo)])
            }
            Objection::Rejection => {
                let keys = vec![self.go(Command::Register), self.go(Command::Ask)];
                (words.business_way_forward_other(), keys)
            }
        };
        Message { text: text.line(&way), keyboard: Rows::new().paired(keys).done() }
    }

    pub(super) fn promotion_verdict(&self, promotion: &Promotion, verdict: &Verdict) -> Message {
        let (words, title) = (self.words, promotion.content.title.as_str());
        let (objection, reason) = match verdict.objection() {
            None => {
                let validity = &promotion.content.validity;
                let start = self.start(promotion.live_from, validity);
                let text = words.promotion_approved(title, start, self.until(validity));
                return self.ask(&text, Rows::new().row([self.go(Command::MyPromotions)]).done());
            }
            Some(objected) => objected,
        };
        let text = match (objection, reason) {
            (Objection::Correction, Reason::Preset(preset)) => {
                Html::of(&words.promotion_rejected(title, self.reason(*preset)))
            }
            (Objection::Rejection, Reason::Preset(preset)) => {
                Html::of(&words.promotion_refused(title, self.reason(*preset)))
            }
            (Objection::Correction, Reason::Words(own)) => {
                Html::of(&words.promotion_rejected_words(title)).quote(own)
            }
            (Objection::Rejection, Reason::Words(own)) => {
                Html::of(&words.promotion_refused_words(title)).quote(own)
            }
        };
        let text = text.line(&match (objection, reason) {
            (Objection::Correction, Reason::Preset(Preset::TooLate)) => {
                words.promotion_way_forward_days()
            }
            (Objection::Correction, _) => words.promotion_way_forward(),
            (Objection::Rejection, _) => words.promotion_way_forward_other(),
        });
        let keys = self.after_objection(objection, promotion);
        Message { text, keyboard: Rows::new().paired(keys).done() }
    }

    pub(super) fn decision_undone(&self, subject: Subject, name: &str, change: bool) -> Message {
        let (text, list) = match subject {
            Subject::Promotion(_) if change => {
                (self.words.undone_promotion_change(name), Command::MyPromotions)
            }
            Subject::Promotion(_) => (self.words.undone_promotion(name), Command::MyPromotions),
            _ if change => (self.words.undone_business_change(name), Command::MyBusinesses),
            _ => (self.words.undone_business(name), Command::MyBusinesses),
        };
        self.ask(&text, Rows::new().row([self.go(list)]).done())
    }

    /// What is to be corrected is; of what was turned down for good a copy may become another promotion.
    pub(super) fn after_objection(&self, objection: Objection, promotion: &Promotion) -> Vec<Key> {
        let redo = Button::Redo(Subject::Promotion(promotion.id));
        match objection {
            Objection::Correction => vec![self.press(self.words.btn_redo(), redo)],
            Objection::Rejection => {
                vec![self.go(Command::Post), self.press(self.words.btn_copy_content(), redo)]
            }
        }
    }

    pub(super) fn reason(&self, preset: Preset) -> String {
        self.words.preset_reason(preset.code())
    }
}
