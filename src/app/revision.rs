//! Changes of promotions that the office has approved: handed in, given up, brought back.

use chrono::{DateTime, NaiveDate, Utc};

use super::{App, shop, shop::why_turned_down};
use crate::{
    dialogue::{Answer, Own},
    domain::{
        business::{Business, BusinessState},
        ids::{PersonId, PromotionId},
        person::Person,
        promotion::{self, NewPromotion, Origin, Promotion},
        review::Subject,
        revision::{self, Revision, RevisionState},
    },
    reply::{Card, MyRevision, News, Place, RevisionNews, RevisionStanding},
    store::{self, Tx, outbox::OutboxKind, review},
};

/// What the record calls the return of a change that was turned down, given up and brought back.
const RESTORED: &str = "change_restored";

impl App {
    /// What is up, or the change of it that waits or was turned down, to be changed further.
    pub(super) async fn to_revise(
        &self,
        tx: &mut Tx,
        id: PromotionId,
        asker: Option<PersonId>,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let found = store::promotion::get(tx, id).await?;
        let own = found.filter(|(_, business)| business.is_looked_after_by(asker));
        let Some((promotion, business)) = own else {
            return Ok(Answer::Stand { news: None, stand: None });
        };
        if let Some(news) = self.why_not_revised(&promotion, &business, now) {
            return self.stand(tx, id, asker, Some(news), now).await;
        }
        let content = match in_hand(tx, id).await? {
            Some(begun) => begun.to,
            None => promotion.content,
        };
        let was = Box::new(NewPromotion { origin: Origin::New, ..content.clone() });
        let origin = Origin::ChangeFrom { promotion: id, was };
        Ok(Answer::Own(Some(Box::new(Own::Change(NewPromotion { origin, ..content })))))
    }

    /// What is up of somebody's own promotion that can be changed, or the change of it in hand.
    pub(super) async fn present(
        &self,
        tx: &mut Tx,
        id: PromotionId,
        asker: Option<PersonId>,
        now: DateTime<Utc>,
    ) -> store::Result<Option<NewPromotion>> {
        let found = store::promotion::get(tx, id).await?;
        let of_use = found.filter(|(promotion, business)| {
            business.is_looked_after_by(asker)
                && self.why_not_revised(promotion, business, now).is_none()
        });
        let Some((promotion, _)) = of_use else { return Ok(None) };
        let begun = in_hand(tx, id).await?;
        Ok(Some(begun.map_or(promotion.content, |begun| begun.to)))
    }

    /// Hands a change in, in place of an earlier one. What the office need not read is in effect at once.
    pub(super) async fn revise(
        &self,
        tx: &mut Tx,
        id: PromotionId,
        to: NewPromotion,
        owner: &Person,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let found = store::promotion::get(tx, id).await?;
        let Some((promotion, business)) =
            found.filter(|(_, b)| b.is_looked_after_by(Some(owner.id)))
        else {
            return Ok(Answer::Stand { news: None, stand: None });
        };
        let news = match self.why_not_revised(&promotion, &business, now) {
            Some(news) => news,
            None if to.validity.until < self.day(now) => return Ok(Answer::Over),
            None => {
                let to = match self.present(tx, id, Some(owner.id), now).await? {
                    Some(present) => revision::following(to, &present).0,
                    None => to,
                };
                let to = revision::handed_in(&promotion.content, to, self.day(now));
                News::Revision(hand_in(tx, &promotion, &to, now).await?)
            }
        };
        match self.stand(tx, id, Some(owner.id), Some(news), now).await? {
            Answer::Stand { stand: Some(stand), .. } => Ok(Answer::Revised { news, stand }),
            answer => Ok(answer),
        }
    }

    pub(super) async fn restore_revision(
        &self,
        tx: &mut Tx,
        promotion: &Promotion,
        business: &Business,
        now: DateTime<Utc>,
    ) -> store::Result<News> {
        if let Some(news) = self.why_not_revised(promotion, business, now) {
            return Ok(news);
        }
        let subject = Subject::Promotion(promotion.id);
        let decision = review::decision_of(tx, subject).await?;
        let objection = decision.as_ref().and_then(|decision| decision.verdict.objection());
        let turned_down = objection.is_some();
        let state = objection
            .map_or(RevisionState::Pending, |(objection, _)| RevisionState::after(objection));
        if !store::revision::restore(tx, promotion.id, state, now).await? {
            return Ok(News::Otherwise);
        }
        if turned_down {
            store::audit::add(tx, None, RESTORED, subject, None, None, now).await?;
        } else {
            shop::hand_in(tx, subject, now).await?;
        }
        Ok(News::Revision(RevisionNews::Restored))
    }

    /// How the change of a promotion stands; none where it was given up.
    pub(super) async fn my_revision(
        &self,
        tx: &mut Tx,
        promotion: &Promotion,
        now: DateTime<Utc>,
    ) -> store::Result<Option<MyRevision>> {
        let Some(Revision { to, state, .. }) = store::revision::get(tx, promotion.id).await? else {
            return Ok(None);
        };
        let of_use = promotion.may_be_revised(self.day(now));
        let subject = Subject::Promotion(promotion.id);
        let standing = match state {
            RevisionState::Pending if of_use => {
                let place = review::place(tx, subject).await?;
                RevisionStanding::Waits { place: place.map(|(number, of)| Place { number, of }) }
            }
            RevisionState::Pending | RevisionState::Over => RevisionStanding::Gone,
            _ => match state.objection().filter(|_| of_use) {
                Some(objection) => {
                    let reason = why_turned_down(tx, subject).await?;
                    RevisionStanding::TurnedDown { objection, reason }
                }
                None => return Ok(None),
            },
        };
        let parts = revision::changed(&promotion.content, &to);
        Ok(Some(MyRevision { parts, standing }))
    }

    fn why_not_revised(
        &self,
        promotion: &Promotion,
        business: &Business,
        now: DateTime<Utc>,
    ) -> Option<News> {
        let today = self.day(now);
        let cared_for = matches!(business.state, BusinessState::Active | BusinessState::Closed);
        let ended = promotion.content.validity.until < today;
        match promotion.may_be_revised(today) {
            true if cared_for => None,
            false if promotion.state.is_approved() && ended => Some(News::Over),
            _ => Some(News::Otherwise),
        }
    }

    /// When what is approved at `now` goes out. What is out already stays so.
    pub(super) fn out_from(&self, card: &Card, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let out = card.promotion.as_ref()?.live_from.filter(|from| *from <= now);
        let first_day = card.judged()?.validity.from.and_time(chrono::NaiveTime::MIN);
        let start = first_day.and_local_timezone(self.zone).earliest()?.to_utc();
        out.or(Some(promotion::live_from(now, start)))
    }

    fn day(&self, now: DateTime<Utc>) -> NaiveDate {
        now.with_timezone(&self.zone).date_naive()
    }
}

/// What waits for the office or was turned down is given up.
pub(super) async fn drop_revision(
    tx: &mut Tx,
    id: PromotionId,
    now: DateTime<Utc>,
) -> store::Result<News> {
    if !store::revision::withdraw(tx, id).await? {
        return Ok(News::Otherwise);
    }
    let subject = Subject::Promotion(id);
    store::outbox::put(tx, OutboxKind::CardDecided, subject, now).await?;
    store::audit::add(tx, None, shop::WITHDRAWN, subject, None, None, now).await?;
    Ok(News::Revision(RevisionNews::Withdrawn))
}

async fn hand_in(
    tx: &mut Tx,
    promotion: &Promotion,
    to: &NewPromotion,
    now: DateTime<Utc>,
) -> store::Result<RevisionNews> {
    let (id, up) = (promotion.id, &promotion.content);
    let begun = in_hand(tx, id).await?;
    let waits_so = begun.as_ref().is_some_and(|begun| {
        begun.state == RevisionState::Pending && revision::changed(&begun.to, to).is_empty()
    });
    let as_up = revision::changed(up, to).is_empty();
    if waits_so || as_up && begun.is_none() {
        return Ok(RevisionNews::NothingNew);
    }
    let ends_earlier = revision::only_ends_earlier(up, to)
        && store::stall::end_earlier(tx, id, to.validity.until, now).await?;
    if as_up || ends_earlier {
        if begun.is_some() {
            drop_revision(tx, id, now).await?;
        }
        return Ok(if as_up { RevisionNews::Withdrawn } else { RevisionNews::EndsEarlier });
    }
    store::revision::put(tx, id, to, now).await?;
    shop::hand_in(tx, Subject::Promotion(id), now).await?;
    Ok(RevisionNews::Sent)
}

/// The change that waits for the office or was turned down.
async fn in_hand(tx: &mut Tx, id: PromotionId) -> store::Result<Option<Revision>> {
    let found = store::revision::get(tx, id).await?;
    Ok(found
        .filter(|begun| begun.state == RevisionState::Pending || begun.state.objection().is_some()))
}
