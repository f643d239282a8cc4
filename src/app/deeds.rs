//! What conversations order, made true.

use chrono::{DateTime, Utc};

use super::App;
use crate::{
    dialogue::{Actor, Answer, Deed, Outcome, Query, Room},
    domain::{
        business::{Business, BusinessState},
        ids::{BusinessId, ReasonId},
        person::{Consent, NOTICE_VERSION, Person},
        promotion::{NewPromotion, Origin},
        review::{MAX_REASON, Objection, Reason, Subject, Verdict},
        text,
    },
    reply::Card,
    store::{self, Tx, outbox::OutboxKind, review::Card as CardMessage},
};

/// What the record calls a promotion that was handed in.
const SENT: &str = "sent";

impl App {
    pub(super) async fn perform(
        &self,
        tx: &mut Tx,
        deed: Deed,
        person: Option<&Person>,
        actor: &Actor,
        chat_id: i64,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        match (deed, person) {
            (Deed::Join { language, target }, _) => {
                let (id, name) = (actor.telegram_id, actor.name.as_str());
                store::person::join(tx, id, name, language, NOTICE_VERSION, now).await?;
                Ok(Answer::Joined { target })
            }
            (Deed::Decide { subject, verdict }, _) => {
                let outcome = self.decide(tx, subject, verdict, actor, now).await?;
                Ok(Answer::Decision { outcome, typed: None })
            }
            (Deed::DecideWith(objection, reason), _) => {
                let outcome = self.decide_with(tx, objection, reason, actor, now).await?;
                Ok(Answer::Decision { outcome, typed: Some(objection) })
            }
            (Deed::KeepReason { card, words }, _) => {
                self.keep_reason(tx, card, words, actor, chat_id, now).await
            }
            (Deed::CheckReports { promotion, seen, made_up }, _) => {
                self.check_reports(tx, (promotion, seen), made_up, actor, now).await
            }
            (Deed::PostAnew { subject, seen }, _) => {
                Ok(Answer::PostedAnew(self.post_anew(tx, subject, seen, now).await?))
            }
            (Deed::Undo(subject), _) => {
                Ok(Answer::Undone(self.undo(tx, subject, actor, now).await?))
            }
            (Deed::Grip { subject, grip }, _) => {
                Ok(Answer::Gripped(self.grip(tx, subject, grip, actor, now).await?))
            }
            (Deed::Watch(group, phrase), _) => self.watch(tx, group, &phrase, actor, now).await,
            (Deed::Unwatch(id), _) => self.unwatch(tx, id, actor, now).await,
            (Deed::Broadcast(deed), _) => {
                Ok(Answer::Broadcast(self.broadcast_deed(tx, deed, actor, now).await?))
            }
            (Deed::DropReason(reason), _) => self.drop_reason(tx, reason, actor).await,
            (deed, Some(person)) => self.perform_for(tx, deed, person, now).await,
            (_, None) => Ok(Answer::Nothing),
        }
    }

    /// Deeds that only somebody who consented can order.
    async fn perform_for(
        &self,
        tx: &mut Tx,
        deed: Deed,
        person: &Person,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        match deed {
            Deed::AgreeAsOwner => {
                let (id, language) = (person.id, person.language);
                let version = NOTICE_VERSION;
                store::person::agree(tx, id, Consent::Owner, version, language, now).await?;
                Ok(Answer::Agreed)
            }
            Deed::SpeakTo { language, target } => {
                store::person::set_language(tx, person.id, language).await?;
                Ok(Answer::LanguageSet { target })
            }
            Deed::Register { business, again: None } => {
                let id = store::business::insert(tx, person.id, &business, now).await?;
                self.registered(tx, id, false, now).await
            }
            Deed::Register { business, again: Some(id) } => {
                if store::business::resubmit(tx, id, person.id, &business, now).await? {
                    self.registered(tx, id, true, now).await
                } else {
                    Ok(Answer::SentBefore(id))
                }
            }
            Deed::Shop(deed) => Ok(Answer::Shop(self.shop_deed(tx, deed, person, now).await?)),
            Deed::Keeper(deed) => {
                Ok(Answer::Keeper(self.keeper_deed(tx, deed, person, now).await?))
            }
            Deed::Post(promotion) => self.post(tx, person, &promotion, now).await,
            Deed::Revise(id, to) => self.revise(tx, id, to, person, now).await,
            Deed::Stall(doing, id) => self.at_stall(tx, doing, id, person, now).await,
            Deed::Subscribe { wanted, from } => {
                self.subscribe(tx, person, &wanted, &from, now).await
            }
            Deed::AskOffice(words) => self.ask_office(tx, person, &words, now).await,
            Deed::Unsubscribe => self.unsubscribe(tx, person, now).await,
            Deed::Resubscribe => self.resubscribe(tx, person, now).await,
            Deed::Adjust(adjustment) => self.adjust(tx, person, adjustment, now).await,
            Deed::CountInterest(promotion) => {
                let today = now.with_timezone(&self.zone).date_naive();
                let query = Query::Page { promotion, contact: true };
                let page = self.look_up(tx, query, Some(person), now).await?;
                if let Answer::Page(Some(page)) = &page
                    && !page.business.is_looked_after_by(Some(person.id))
                {
                    store::interest::count(tx, promotion, person.id, today).await?;
                }
                Ok(page)
            }
            Deed::Save { promotion, saved, on } => {
                self.save(tx, person, promotion, saved, on, now).await
            }
            Deed::Report { promotion, ground, words } => {
                self.report(tx, person, promotion, ground, words.as_ref(), now).await
            }
            Deed::TakeReportBack(promotion) => {
                self.take_report_back(tx, person, promotion, now).await
            }
            Deed::CountOpening(promotion) => {
                let today = now.with_timezone(&self.zone).date_naive();
                let query = Query::Page { promotion, contact: false };
                let page = self.look_up(tx, query, Some(person), now).await?;
                if let Answer::Page(Some(_)) = &page {
                    store::reach::open(tx, promotion, person.id, today).await?;
                }
                Ok(page)
            }
            Deed::Erase => {
                self.forget_reporter(tx, person, now).await?;
                Self::erase(tx, person.id, now).await?;
                Ok(Answer::Erased)
            }
            _ => Ok(Answer::Nothing),
        }
    }

    async fn registered(
        &self,
        tx: &mut Tx,
        id: BusinessId,
        again: bool,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        store::outbox::put(tx, OutboxKind::Card, Subject::Business(id), now).await?;
        Ok(Answer::Registered { id, again })
    }

    async fn post(
        &self,
        tx: &mut Tx,
        keeper: &Person,
        new: &NewPromotion,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let business = store::business::get(tx, new.business).await?;
        let Some(business) =
            business.filter(|b| b.is_looked_after_by(Some(keeper.id)) && b.state.may_promote())
        else {
            return Ok(Answer::Preview { business: None, present: None });
        };
        if new.validity.until < now.with_timezone(&self.zone).date_naive() {
            return Ok(Answer::Over);
        }
        if let Room::Full { max, next } = self.room(tx, &business, now).await? {
            return Ok(Answer::Full { max, next_possible: next });
        }
        let id = match new.origin {
            Origin::CorrectionOf(id) if store::stall::resubmit(tx, id, new, now).await? => id,
            // It was handed in before, from another draft.
            Origin::CorrectionOf(id) => return self.stands_otherwise(tx, id, keeper, now).await,
            _ => {
                let id = store::promotion::insert(tx, new, now).await?;
                store::audit::add(tx, None, SENT, Subject::Promotion(id), None, None, now).await?;
                id
            }
        };
        let business_pending = business.state != BusinessState::Active;
        if !business_pending {
            store::outbox::put(tx, OutboxKind::Card, Subject::Promotion(id), now).await?;
        }
        Ok(Answer::Posted { id, business_pending })
    }

    async fn decide(
        &self,
        tx: &mut Tx,
        subject: Subject,
        verdict: Verdict,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> store::Result<Outcome> {
        let Some(card) = self.card(tx, subject).await? else { return Ok(Outcome::Gone) };
        if let Some(decision) = card.decision {
            // Its buttons should have gone with the decision.
            store::outbox::put(tx, OutboxKind::CardDecided, subject, now).await?;
            return Ok(Outcome::Late(decision));
        }
        if is_own_item(tx, &card.business, actor).await? {
            return Ok(Outcome::OwnItem);
        }
        if card.is_withdrawn() || card.is_void() {
            store::outbox::put(tx, OutboxKind::CardDecided, subject, now).await?;
            return Ok(Outcome::Withdrawn);
        }
        if verdict == Verdict::Approved && card.comes_too_late(now, self.zone) {
            // It was posted while there was time and says so now.
            store::outbox::put(tx, OutboxKind::CardDecided, subject, now).await?;
            return Ok(Outcome::TooLate);
        }
        if verdict == Verdict::Approved && card.waits_for_business() {
            store::outbox::put(tx, OutboxKind::CardDecided, subject, now).await?;
            return Ok(Outcome::BusinessFirst);
        }
        let live_from = self.out_from(&card, now);
        let admin = store::review::admin(tx, actor.telegram_id, &actor.name).await?;
        if let Some(hold) = card.held.filter(|hold| hold.admin != admin) {
            return Ok(Outcome::Held(hold));
        }
        if store::review::decide(tx, subject, &verdict, admin, now, live_from).await?.is_none() {
            let first = store::review::decision_of(tx, subject).await?;
            return Ok(first.map_or(Outcome::Gone, Outcome::Late));
        }
        store::outbox::put(tx, OutboxKind::CardDecided, subject, now).await?;
        store::keeper::tell_all(tx, OutboxKind::Verdict, subject, now).await?;
        let is_new = card.business.state == BusinessState::Pending;
        if let (Subject::Business(id), Verdict::Approved, true) = (subject, &verdict, is_new) {
            for waiting in store::promotion::waiting_for(tx, id).await? {
                let subject = Subject::Promotion(waiting);
                store::outbox::put(tx, OutboxKind::Card, subject, now).await?;
            }
        }
        Ok(Outcome::Decided(verdict))
    }

    async fn decide_with(
        &self,
        tx: &mut Tx,
        objection: Objection,
        id: ReasonId,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> store::Result<Outcome> {
        let Some(reason) = store::review::reason(tx, id).await? else { return Ok(Outcome::Gone) };
        if reason.author_telegram_id != actor.telegram_id {
            return Ok(Outcome::NotYourReason);
        }
        let verdict = objection.because(Reason::Words(reason.words));
        let outcome = self.decide(tx, reason.subject, verdict, actor, now).await?;
        if matches!(outcome, Outcome::Held(_)) {
            // It may be decided on later, and what was typed is not lost.
            return Ok(outcome);
        }
        store::review::delete_reason(tx, id).await?;
        Ok(outcome)
    }

    async fn keep_reason(
        &self,
        tx: &mut Tx,
        card: i32,
        words: String,
        actor: &Actor,
        chat_id: i64,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let at = CardMessage { chat_id, message_id: card };
        if let Some(asked) = store::question::at(tx, at).await? {
            return self.answer_question(tx, asked, &words, actor, now).await;
        }
        let length = text::units(&words);
        if length > MAX_REASON {
            return Ok(Answer::TooLong { length, max: MAX_REASON });
        }
        let of_card = store::review::card_at(tx, at).await?;
        let subject = match of_card {
            Some(subject) => Some(subject),
            None => store::group_message::subject_of_photo(tx, at).await?,
        };
        let Some(subject) = subject else { return Ok(Answer::NoCard) };
        let late = self.card(tx, subject).await?.map_or(Some(Outcome::Gone), |card| over(&card));
        if let Some(outcome) = late {
            return Ok(Answer::Decision { outcome, typed: None });
        }
        let author = actor.telegram_id;
        let reason = store::review::put_reason(tx, author, subject, &words, now).await?;
        Ok(Answer::ReasonKept { subject, reason, words })
    }

    async fn drop_reason(&self, tx: &mut Tx, id: ReasonId, actor: &Actor) -> store::Result<Answer> {
        let reason = store::review::reason(tx, id).await?;
        if reason.is_some_and(|reason| reason.author_telegram_id != actor.telegram_id) {
            return Ok(Answer::Decision { outcome: Outcome::NotYourReason, typed: None });
        }
        store::review::delete_reason(tx, id).await?;
        Ok(Answer::ReasonDropped)
    }
}

/// Why nothing is to be decided on a card any more.
pub(super) fn over(card: &Card) -> Option<Outcome> {
    if card.is_withdrawn() || card.is_void() {
        return Some(Outcome::Withdrawn);
    }
    card.decision.clone().map(Outcome::Late)
}

/// Whether an administrator looks after the business themselves.
pub(super) async fn is_own_item(
    tx: &mut Tx,
    business: &Business,
    actor: &Actor,
) -> store::Result<bool> {
    let person = store::person::find(tx, actor.telegram_id).await?;
    Ok(business.is_looked_after_by(person.map(|person| person.id)))
}
