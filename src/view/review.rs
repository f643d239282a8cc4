//! The admin group: cards, reasons, the queue, and the toasts over them.

use crate::{
    domain::{
        ids::ReasonId,
        promotion::Origin,
        review::{Decision, Preset, Reason, Subject, Verdict},
    },
    reply::{Backlog, Card, Queued, Toast, button::Button},
};

use super::{
    Message,
    html::Html,
    keyboard::{Keyboard, Rows},
    price::grouped,
    voice::{Voice, number},
};

/// Numbers of cards in a row, which a telephone shows whole.
const QUEUE_WIDTH: usize = 4;

impl Voice<'_> {
    pub(super) fn card(&self, card: &Card) -> Message {
        let text = self.card_text(card);
        if card.decision.is_some() || card.is_withdrawn() || card.is_void() {
            return Message { text, keyboard: Keyboard::None };
        }
        let approve = self.press(self.words.btn_approve(), Button::Approve(card.subject));
        let approve = (!self.is_too_late(card)).then_some(approve);
        let reject = self.press(self.words.btn_reject(), Button::Reject(card.subject));
        let keyboard = Rows::new().row(approve.into_iter().chain([reject])).done();
        Message { text, keyboard }
    }

    pub(super) fn card_reasons(&self, card: &Card) -> Message {
        let fits = |preset: &&Preset| **preset != Preset::TooLate || self.is_too_late(card);
        let presets = Preset::for_subject(card.subject).iter().filter(fits).map(|preset| {
            let label = self.words.btn_preset(preset.code());
            self.press(label, Button::Because(card.subject, *preset))
        });
        let back = self.press(self.words.btn_back(), Button::BackToCard(card.subject));
        let text = self.card_text(card).gap().line(&self.words.card_ask_reason());
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
        match &card.decision {
            decision if card.is_withdrawn() => {
                let decided = decision.as_ref().map(|decision| self.decision(decision));
                let html = html.gap();
                let html = decided.iter().fold(html, |html, decided| html.line(decided));
                html.line(&self.words.card_taken_back())
            }
            Some(decision) => html.gap().line(&self.decision(decision)),
            None if card.is_void() => html.gap().line(&self.revision_void(card)),
            None if self.is_too_late(card) => html.gap().line(&self.words.card_too_late()),
            None => html,
        }
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
        match verdict {
            Verdict::Approved => self.words.card_approved(by, at),
            Verdict::Rejected(Reason::Preset(preset)) => {
                self.words.card_rejected(by, at, self.reason(*preset))
            }
            Verdict::Rejected(Reason::Words(own)) => self.words.card_rejected(by, at, own),
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
        if queued.too_late { self.words.queue_too_late(line) } else { line }
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
        let rows = Rows::new().row([
            self.press(self.words.btn_reject(), Button::RejectWith(reason)),
            self.press(self.words.btn_reason_drop(), Button::DropReason(reason)),
        ]);
        Message { text, keyboard: rows.done() }
    }

    pub(super) fn toast(&self, toast: &Toast) -> String {
        match toast {
            Toast::ButtonOver => self.words.button_over(),
            Toast::Decided(verdict) => self.decided(verdict),
            Toast::AlreadyDecided { decision } => self.already_decided(decision),
            Toast::TooLate => self.words.too_late(),
            Toast::OnlyAdmins => self.words.only_admins(),
            Toast::OnlyAdminsLook => self.words.only_admins_look(),
            Toast::OnlyRoomAdmins => self.words.only_room_admins(),
            Toast::NotOnYourOwn => self.words.not_on_your_own(),
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
            Verdict::Rejected(_) => self.words.decided_rejected(),
        }
    }

    fn already_decided(&self, decision: &Decision) -> String {
        let at = self.stamp(decision.at);
        match decision.verdict {
            Verdict::Approved => self.words.already_approved(&decision.by, at),
            Verdict::Rejected(_) => self.words.already_rejected(&decision.by, at),
        }
    }
}

pub(super) fn count(number: i64) -> String {
    grouped(u64::try_from(number).unwrap_or_default())
}
