//! An owner's promotions: how each stands, and what its owner does with it.

use chrono::{DateTime, NaiveDate, Utc};

use super::{App, find::Part, revision::drop_revision, shop::why_turned_down};
use crate::{
    dialogue::{Answer, Own, Room},
    domain::{
        business::{Business, BusinessState},
        ids::{PersonId, PromotionId},
        person::Person,
        promotion::{self, NewPromotion, Origin, Promotion, PromotionState},
        review::Subject,
    },
    reply::{MyPromotion, News, Place, Stand, Standing, button::Doing},
    store::{self, Tx, outbox::OutboxKind},
};

impl App {
    pub(super) async fn my_promotions(
        &self,
        tx: &mut Tx,
        page: usize,
        asker: Option<PersonId>,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let Some(asker) = asker else { return Ok(Answer::Nothing) };
        let total = i64::try_from(store::promotion::count_looked_after_by(tx, asker).await?);
        let part = Part::of(total.unwrap_or(i64::MAX), page);
        let (limit, offset) = (Part::LIMIT, part.offset());
        let mut promotions = Vec::new();
        for (promotion, business) in
            store::promotion::looked_after_by(tx, asker, limit, offset).await?
        {
            promotions.push(self.mine(tx, promotion, &business, now).await?);
        }
        let Part { page, pages } = part;
        Ok(Answer::Promotions { promotions, page, pages })
    }

    /// One of the asker's own promotions as it stands, after `news` of it.
    pub(super) async fn stand(
        &self,
        tx: &mut Tx,
        id: PromotionId,
        asker: Option<PersonId>,
        news: Option<News>,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let found = store::promotion::get(tx, id).await?;
        let own = found.filter(|(_, business)| business.is_looked_after_by(asker));
        let Some((promotion, business)) = own else {
            return Ok(Answer::Stand { news: None, stand: None });
        };
        let mine = self.mine(tx, promotion, &business, now).await?;
        let was_out = mine.promotion.live_from.is_some_and(|from| from <= now);
        let reach = if was_out { Some(store::reach::of(tx, id).await?) } else { None };
        Ok(Answer::Stand { news, stand: Some(Box::new(Stand { mine, business, reach })) })
    }

    /// Something was done with a promotion that stands otherwise by now.
    pub(super) async fn stands_otherwise(
        &self,
        tx: &mut Tx,
        id: PromotionId,
        keeper: &Person,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let news = News::Otherwise;
        match self.stand(tx, id, Some(keeper.id), Some(news), now).await? {
            Answer::Stand { stand: Some(stand), .. } => Ok(Answer::Revised { news, stand }),
            answer => Ok(answer),
        }
    }

    async fn mine(
        &self,
        tx: &mut Tx,
        promotion: Promotion,
        business: &Business,
        now: DateTime<Utc>,
    ) -> store::Result<MyPromotion> {
        let standing = self.standing(&promotion, business.state, now);
        let place = match standing {
            Standing::InReview => {
                let place = store::review::place(tx, Subject::Promotion(promotion.id)).await?;
                place.map(|(number, of)| Place { number, of })
            }
            _ => None,
        };
        let reason = match promotion.state {
            PromotionState::NeedsCorrection | PromotionState::Rejected => {
                why_turned_down(tx, Subject::Promotion(promotion.id)).await?
            }
            _ => None,
        };
        let revision = self.my_revision(tx, &promotion, now).await?;
        let business = business.profile.name.clone();
        Ok(MyPromotion { promotion, business, standing, place, reason, revision })
    }

    fn standing(
        &self,
        promotion: &Promotion,
        business: BusinessState,
        now: DateTime<Utc>,
    ) -> Standing {
        let validity = &promotion.content.validity;
        let today = now.with_timezone(&self.zone).date_naive();
        match promotion.state {
            PromotionState::Pending if promotion::comes_too_late(validity, now, self.zone) => {
                Standing::TooLate
            }
            PromotionState::Pending if business == BusinessState::Closed => Standing::Paused,
            PromotionState::Pending => match business {
                BusinessState::Active => Standing::InReview,
                BusinessState::NeedsCorrection => Standing::BusinessSentBack,
                BusinessState::Rejected => Standing::BusinessRejected,
                _ => Standing::WaitsForBusiness,
            },
            PromotionState::Approved if validity.until < today => Standing::Expired,
            PromotionState::Approved if business == BusinessState::Closed => Standing::Paused,
            PromotionState::Approved if promotion.is_live(now, today) => Standing::Live,
            PromotionState::Approved => Standing::Approved,
            other => Standing::Other(other),
        }
    }

    /// Does what an owner wants with a promotion of theirs, unless it stands otherwise by now.
    pub(super) async fn at_stall(
        &self,
        tx: &mut Tx,
        doing: Doing,
        id: PromotionId,
        keeper: &Person,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let asker = Some(keeper.id);
        let found = store::promotion::get(tx, id).await?;
        let Some((promotion, business)) = found.filter(|(_, b)| b.is_looked_after_by(asker)) else {
            return Ok(Answer::Stand { news: None, stand: None });
        };
        let today = now.with_timezone(&self.zone).date_naive();
        let until = promotion.content.validity.until;
        let news = match doing {
            Doing::SoldOut => {
                let left = store::stall::sell_out(tx, id, now).await?;
                if left { News::SoldOut } else { News::Otherwise }
            }
            Doing::Withdraw => self.withdraw(tx, id, now).await?,
            Doing::Correct => match self.withdraw(tx, id, now).await? {
                News::Withdrawn if promotion.state == PromotionState::Pending => {
                    return Ok(Answer::Own(Some(Box::new(Own::Promotion(promotion.content)))));
                }
                news => news,
            },
            Doing::BackOnSale | Doing::Restore if until < today => News::Over,
            Doing::BackOnSale | Doing::Restore => match self.room(tx, &business, now).await? {
                Room::Full { max, next } => News::Full { max, next },
                Room::Free if doing == Doing::BackOnSale => {
                    let back = store::stall::put_back_on_sale(tx, id, now).await?;
                    if back { News::BackOnSale } else { News::Otherwise }
                }
                Room::Free => self.restore(tx, id, now).await?,
            },
            Doing::Extend { until: shown } => {
                self.extend(tx, &promotion, shown, today, now).await?
            }
            Doing::LetEnd => News::EndsAsPlanned,
            Doing::DropChange => drop_revision(tx, id, now).await?,
            Doing::RestoreChange => self.restore_revision(tx, &promotion, &business, now).await?,
            Doing::Show | Doing::Again | Doing::Change => {
                return self.stand(tx, id, asker, None, now).await;
            }
        };
        self.stand(tx, id, asker, Some(news), now).await
    }

    /// Takes a promotion out of the queue or out of circulation; its card says so.
    async fn withdraw(
        &self,
        tx: &mut Tx,
        id: PromotionId,
        now: DateTime<Utc>,
    ) -> store::Result<News> {
        if !store::stall::withdraw(tx, id, now).await? {
            return Ok(News::Otherwise);
        }
        store::outbox::put(tx, OutboxKind::CardDecided, Subject::Promotion(id), now).await?;
        Ok(News::Withdrawn)
    }

    async fn restore(
        &self,
        tx: &mut Tx,
        id: PromotionId,
        now: DateTime<Utc>,
    ) -> store::Result<News> {
        if !store::stall::restore(tx, id, now).await? {
            return Ok(News::Otherwise);
        }
        store::outbox::put(tx, OutboxKind::CardDecided, Subject::Promotion(id), now).await?;
        Ok(News::Restored)
    }

    /// A week more for what is live, will be, or waits for review; the content stays as it is.
    async fn extend(
        &self,
        tx: &mut Tx,
        promotion: &Promotion,
        shown: NaiveDate,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> store::Result<News> {
        let is_over = promotion.state == PromotionState::Approved && shown < today;
        if is_over {
            return Ok(News::Over);
        }
        let until = match promotion::extended(shown, today) {
            Ok(until) => until,
            Err(possible) => return Ok(News::ExtensionFrom(possible)),
        };
        if !store::stall::extend(tx, promotion.id, shown, until, now).await? {
            return Ok(News::Otherwise);
        }
        if promotion.state == PromotionState::Pending {
            let subject = Subject::Promotion(promotion.id);
            store::outbox::put(tx, OutboxKind::CardDecided, subject, now).await?;
        }
        Ok(News::Extended)
    }
}

/// The content of one's own promotion, to be posted once more with other days.
pub(super) async fn again(
    tx: &mut Tx,
    id: PromotionId,
    asker: Option<PersonId>,
    now: DateTime<Utc>,
) -> store::Result<Option<Own>> {
    let found = store::promotion::get(tx, id).await?;
    let own = found.filter(|(_, business)| business.is_looked_after_by(asker));
    Ok(own.map(|(promotion, _)| {
        let seen = promotion.live_from.is_some_and(|from| from <= now);
        let origin = if seen { Origin::Again(id) } else { promotion.content.origin };
        Own::Again(NewPromotion { origin, ..promotion.content })
    }))
}
