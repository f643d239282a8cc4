//! The admin group: cards, reasons, the queue, and the toasts over them.

use crate::{
    domain::{
        ids::ReasonId,
        promotion::Origin,
        review::{Decision, Hold, Objection, Preset, Reason, Subject, Verdict},
    },
    reply::{Backlog, Card, Queued, Toast, button::Button},
};

use super::{
    Message,
    html::Html,
    keyboard::{Key, Keyboard, Rows},
    price::grouped,
    voice::{Voice, number},
};

/// Numbers of cards in a row, which a telephone shows whole.
const QUEUE_WIDTH: usize = 4;

impl Voice<'_> {
    pub(super) fn card(&self, card: &Card) -> Message {
        let text = self.card_text(card);
        if card.decision.is_some() || card.is_withdrawn() || card.is_void() {
            let undo = || self.press(self.words.btn_undo(), Button::Undo(card.subject));
            let undo = card.may_be_undone(self.now).then(undo);
            return Message { text, keyboard: Rows::new().row(undo).done() };
        }
        let approve = self.press(self.words.btn_approve(), Button::Approve(card.subject));
        let may_approve = !self.is_too_late(card) && !card.waits_for_business();
        let approve = may_approve.then_some(approve);
        let send_back = self.press(self.words.btn_send_back(), Button::SendBack(card.subject));
        let reject = self.press(self.words.btn_reject(), Button::Reject(card.subject));
        let keys = approve.into_iter().chain([send_back, reject, self.grip(card)]);
        Message { text, keyboard: Rows::new().paired(keys).done() }
    }

    pub(super) fn card_reasons(&self, card: &Card, objection: Objection) -> Message {
        let fits = |preset: &&Preset| **preset != Preset::TooLate || self.is_too_late(card);
        let presets = objection.presets(card.subject).iter().filter(fits).map(|preset| {
            let label = self.words.btn_preset(preset.code());
            self.press(label, Button::Because(card.subject, *preset))
        });
        let back = self.press(self.words.btn_back(), Button::BackToCard(card.subject));
        let ask = match objection {
            Objection::Correction => self.words.card_ask_correction(),
            Objection::Rejection => self.words.card_ask_reason(),
        };
        let text = self.card_text(card).gap().line(&ask);
        Message { text, keyboard: Rows::new().paired(presets).row([back]).done() }
    }

    pub(super) fn card_withdrawn(&self, subject: Subject, photos: bool) -> Message {
        let text = Html::of(&self.words.card_withdrawn(number(subject)));
        let text = if photos { text.line(&self.words.card_withdrawn_photos()) } else { text };
        Message { text, keyboard: Keyboard::None }
    }

    fn card_text(&self, card: &Card) -> Html {
        let html = match &card.promotion {
            Some(_) => self.promotion_card(card),
            None => self.business_card(card),
        };
        let html = self.warnings(html, card);
        match &card.decision {
            decision if card.is_withdrawn() => {
                let decided = decision.as_ref().map(|decision| self.decision(decision));
                let html = html.gap();
                let html = decided.iter().fold(html, |html, decided| html.line(decided));
                html.line(&self.words.card_taken_back())
            }
            Some(decision) => html.gap().line(&self.decision(decision)),
            None if card.is_void() => html.gap().line(&self.revision_void(card)),
            None => {
                let late = self.is_too_late(card).then(|| self.words.card_too_late());
                let held = card
                    .held
                    .as_ref()
                    .map(|hold| self.words.card_held(&hold.by, self.time_of(hold)));
                let waits = card.waits_for_business().then(|| self.words.card_business_first());
                let lines: Vec<String> = late.into_iter().chain(waits).chain(held).collect();
                let html = if lines.is_empty() { html } else { html.gap() };
                lines.iter().fold(html, |html, line| html.line(line))
            }
        }
    }

    fn grip(&self, card: &Card) -> Key {
        match &card.held {
            Some(_) => self.press(self.words.btn_release(), Button::Release(card.subject)),
            None => self.press(self.words.btn_take(), Button::Take(card.subject)),
        }
    }

    fn time_of(&self, hold: &Hold) -> String {
        self.stamp(hold.until)
    }

    fn is_too_late(&self, card: &Card) -> bool {
        card.comes_too_late(self.now, self.zone)
    }

    fn promotion_card(&self, card: &Card) -> Html {
        let words = self.words;
        let profile = &card.business.profile;
        let heading = words.card_promotion(
            number(card.subject),
            self.category(profile.category),
            self.full_area(&profile.area),
        );
        let mut html = Html::new().bold(&heading);
        if card.again && card.promotion_change().is_none() {
            html = html.line(&words.card_again());
        }
        if let Some((was, became)) = card.promotion_change() {
            html = self.revision_card(card, was, became);
        } else if let Some(promotion) = &card.promotion {
            let content = &promotion.content;
            html = html
                .line(&words.card_price(content.title.as_str(), self.price(&content.price)))
                .line(&self.validity(&content.validity));
            html = self.occasion(html, &content.occasion, &profile.area);
            html = html.quote(content.body.as_str());
            if let Origin::Again(earlier) = content.origin {
                html = html.line(&words.card_repeat(number(Subject::Promotion(earlier))));
            }
            if !content.photos.is_empty() {
                html = html.line(&words.card_photos(content.photos.len()));
            }
        }
        html.line(&words.card_owner(
            profile.name.as_str(),
            self.age(card.owner_since),
            count(card.approved_before),
            count(card.rejected_before),
        ))
    }

    fn business_card(&self, card: &Card) -> Html {
        let words = self.words;
        let profile = &card.business.profile;
        let heading = words.card_business(
            number(card.subject),
            self.category(profile.category),
            self.full_area(&profile.area),
        );
        let html = Html::new().bold(&heading);
        let html = if card.again { html.line(&words.card_again()) } else { html };
        let html = match &card.alike {
            Some(alike) => html.line(&words.card_alike(
                number(Subject::Business(alike.id)),
                alike.name.as_str(),
                self.area(&alike.area),
            )),
            None => html,
        };
        let html = match card.business_change() {
            Some((was, became)) => {
                self.change_lines(html, &profile.clone().with_reviewed(was), became)
            }
            None => {
                let html = html
                    .line(&words.card_phone(profile.name.as_str(), profile.phone.local()))
                    .quote(profile.description.as_str());
                let lines = self.extras_lines(&profile.extras);
                lines.iter().fold(html, |html, line| html.line(line))
            }
        };
        html.line(&words.card_owner_new(
            self.age(card.owner_since),
            count(card.approved_before),
            count(card.rejected_before),
        ))
    }

    fn decision(&self, decision: &Decision) -> String {
        let Decision { verdict, by, at } = decision;
        let at = self.stamp(*at);
        let Some((objection, reason)) = verdict.objection() else {
            return self.words.card_approved(by, at);
        };
        let reason = match reason {
            Reason::Preset(preset) => self.reason(*preset),
            Reason::Words(own) => own.clone(),
        };
        match objection {
            Objection::Correction => self.words.card_sent_back(by, at, reason),
            Objection::Rejection => self.words.card_rejected(by, at, reason),
        }
    }

    pub(super) fn queue(&self, backlog: &Backlog) -> Message {
        let Some(oldest) = backlog.oldest.filter(|_| !backlog.waiting.is_empty()) else {
            return self.say(&self.words.queue_empty());
        };
        let words = self.words;
        let mut text =
            Html::new().bold(&words.queue_heading(count(backlog.total), self.age(oldest)));
        for queued in &backlog.waiting {
            let line = self.queue_line(queued);
            text = match &queued.link {
                Some(link) => text.line_linking(&line, &number(queued.subject), link),
                None => text.line(&line),
            };
        }
        if backlog.pages > 1 {
            text = text.line(&words.live_page(backlog.page + 1, backlog.pages));
        }
        let anew = |queued: &Queued| {
            let (subject, seen) = (queued.subject, queued.card);
            self.press(number(subject), Button::PostAnew { subject, seen })
        };
        let turn = self.turning(backlog.page, backlog.pages, |page| Button::Queue { page });
        let rows = Rows::new().grid(QUEUE_WIDTH, backlog.waiting.iter().map(anew)).row(turn);
        Message { text: text.gap().line(&words.queue_post_anew()), keyboard: rows.done() }
    }

    fn queue_line(&self, queued: &Queued) -> String {
        let what = self.words.queue_what(if queued.change { "change" } else { "new" });
        let (number, age) = (number(queued.subject), self.age(queued.since));
        let line = self.words.queue_line(number, &queued.name, what, age);
        let line = if queued.too_late { self.words.queue_too_late(line) } else { line };
        match &queued.held_by {
            Some(by) => self.words.queue_held(line, by),
            None => line,
        }
    }

    pub(super) fn card_moved(&self, subject: Subject, link: Option<&str>) -> Message {
        let number = number(subject);
        let line = self.words.card_moved(&number);
        let text = match link {
            Some(link) => Html::new().line_linking(&line, &number, link),
            None => Html::of(&line),
        };
        Message { text, keyboard: Keyboard::None }
    }

    pub(super) fn reason_for(&self, subject: Subject, reason: ReasonId, own: &str) -> Message {
        let text = Html::of(&self.words.reason_for(number(subject))).quote(own);
        let rows = Rows::new()
            .row([self.press(self.words.btn_as_correction(), Button::SendBackWith(reason))])
            .row([self.press(self.words.btn_as_rejection(), Button::RejectWith(reason))])
            .row([self.press(self.words.btn_reason_drop(), Button::DropReason(reason))]);
        Message { text, keyboard: rows.done() }
    }

    pub(super) fn toast(&self, toast: &Toast) -> String {
        match toast {
            Toast::ButtonOver => self.words.button_over(),
            Toast::Decided(verdict) => self.decided(verdict),
            Toast::AlreadyDecided { decision } => self.already_decided(decision),
            Toast::TooLate => self.words.too_late(),
            Toast::BusinessFirst => self.words.business_first(),
            Toast::OnlyAdmins => self.words.only_admins(),
            Toast::OnlyAdminsLook => self.words.only_admins_look(),
            Toast::OnlyRoomAdmins => self.words.only_room_admins(),
            Toast::NotOnYourOwn => self.words.not_on_your_own(),
            Toast::Held(hold) => self.words.held_by(&hold.by, self.time_of(hold)),
            Toast::Taken(hold) => self.words.taken(self.time_of(hold)),
            Toast::Released => self.words.released(),
            Toast::Undone => self.words.undone(),
            Toast::UndoOver => self.words.undo_over(),
            Toast::UndoOtherwise => self.words.undo_otherwise(),
            Toast::NotYourReason => self.words.not_your_reason(),
            Toast::OldCard => self.words.old_card(),
            Toast::Withdrawn => self.words.taken_back(),
            Toast::SubjectGone => self.words.subject_gone(),
            Toast::CardComes => self.words.card_comes(),
            Toast::CardCameBefore => self.words.card_came_before(),
            Toast::ReportsChecked { made_up: false } => self.words.toast_reports_checked(),
            Toast::ReportsChecked { made_up: true } => self.words.toast_reports_made_up(),
            Toast::ReportsGrown => self.words.toast_reports_grown(),
            Toast::Broadcast(toast) => self.broadcast_toast(toast),
        }
    }

    fn decided(&self, verdict: &Verdict) -> String {
        match verdict {
            Verdict::Approved => self.words.decided_approved(),
            Verdict::Correction(_) => self.words.decided_sent_back(),
            Verdict::Rejected(_) => self.words.decided_rejected(),
        }
    }

    fn already_decided(&self, decision: &Decision) -> String {
        let at = self.stamp(decision.at);
        match decision.verdict {
            Verdict::Approved => self.words.already_approved(&decision.by, at),
            Verdict::Correction(_) => self.words.already_sent_back(&decision.by, at),
            Verdict::Rejected(_) => self.words.already_rejected(&decision.by, at),
        }
    }
}

pub(super) fn count(number: i64) -> String {
    grouped(u64::try_from(number).unwrap_or_default())
}
