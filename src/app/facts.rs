//! Facts a conversation asks for.

use chrono::{DateTime, Days, Utc};

use super::{App, find::Part, privacy, settings, shop, stall::again};
use crate::{
    dialogue::{Answer, Own, OwnBusiness, Query, Room},
    domain::{
        business::{Business, BusinessState},
        category::Category,
        ids::{BusinessId, PersonId, PromotionId},
        person::Person,
        promotion::{NewPromotion, Origin, Promotion, PromotionState},
        review::Subject,
        search::Narrowed,
    },
    reply::{BusinessPage, Listed, Page},
    store::{self, Tx, promotion::Filter},
};

impl App {
    pub(super) async fn look_up(
        &self,
        tx: &mut Tx,
        query: Query,
        person: Option<&Person>,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let asker = person.map(|person| person.id);
        Ok(match query {
            Query::MyBusinesses { purpose } => {
                Answer::Businesses { purpose, found: self.own_businesses(tx, asker, now).await? }
            }
            Query::Preview { business, change_of } => {
                let found = store::business::get(tx, business).await?;
                let own = found.filter(|business| {
                    business.state != BusinessState::Deleted && business.is_looked_after_by(asker)
                });
                let present = match change_of {
                    Some(promotion) => self.present(tx, promotion, asker, now).await?,
                    None => None,
                };
                Answer::Preview { business: own, present: present.map(Box::new) }
            }
            Query::MyPromotions { page } => self.my_promotions(tx, page, asker, now).await?,
            Query::Stand(id) => self.stand(tx, id, asker, None, now).await?,
            Query::Subscription { category } => subscription(tx, asker, category).await?,
            Query::Settings { screen } => settings::shown(tx, person, screen).await?,
            Query::Live { narrowed, page } => self.live(tx, narrowed, page, now).await?,
            Query::Today => self.today_again(tx, now).await?,
            Query::Near { here, page } => self.near(tx, here, page, now).await?,
            Query::Saved { page, removed } => self.saved(tx, asker, page, removed, now).await?,
            Query::Search { search, page } => self.search(tx, search, page, now).await?,
            Query::Page { promotion, contact: false }
                if self.is_own(tx, promotion, asker).await? =>
            {
                self.stand(tx, promotion, asker, None, now).await?
            }
            Query::Page { promotion, contact } => {
                self.page(tx, promotion, asker, contact, now).await?
            }
            Query::Photos(promotion) => {
                let page = self.visible(tx, promotion, asker, now).await?;
                Answer::Photos(page.map(|(found, _)| found.content.photos).unwrap_or_default())
            }
            Query::BusinessPage(id) => {
                let page = self.business_page(tx, id, asker, now).await?;
                Answer::BusinessPage(page.map(Box::new))
            }
            Query::Shop(query) => Answer::Shop(self.shop_fact(tx, query, asker, now).await?),
            Query::Keeper(query) => Answer::Keeper(self.keeper_fact(tx, query, asker, now).await?),
            Query::Own(subject) => Answer::Own(own(tx, subject, asker).await?.map(Box::new)),
            Query::Again(id) => Answer::Own(again(tx, id, asker, now).await?.map(Box::new)),
            Query::Change(id) => self.to_revise(tx, id, asker, now).await?,
            Query::MyData => privacy::held(tx, asker).await?,
            Query::MayAsk => self.may_ask(tx, asker, now).await?,
            Query::File => self.file(tx, asker, now).await?,
            Query::Queue { page } => Answer::Queue(self.backlog(tx, page, now).await?),
            Query::Watched => self.watched(tx, None).await?,
            Query::PreviewWatch(group, phrase) => {
                self.preview_watch(tx, group, phrase, now).await?
            }
            Query::Broadcast(query) => {
                Answer::Broadcast(self.broadcast_fact(tx, query, now).await?)
            }
        })
    }

    /// Whether one more promotion of a business fits, counted on the day it is asked.
    pub(super) async fn room(
        &self,
        tx: &mut Tx,
        business: &Business,
        now: DateTime<Utc>,
    ) -> store::Result<Room> {
        let today = now.with_timezone(&self.zone).date_naive();
        let max = self.open_limit;
        let full_until = store::promotion::full_until(tx, business.id, max, today).await?;
        let next = full_until.and_then(|day| day.checked_add_days(Days::new(1)));
        Ok(next.map_or(Room::Free, |next| Room::Full { max, next }))
    }

    pub(super) async fn is_own(
        &self,
        tx: &mut Tx,
        id: PromotionId,
        asker: Option<PersonId>,
    ) -> store::Result<bool> {
        let found = store::promotion::get(tx, id).await?;
        Ok(found.is_some_and(|(_, business)| business.is_looked_after_by(asker)))
    }

    async fn page(
        &self,
        tx: &mut Tx,
        id: PromotionId,
        asker: Option<PersonId>,
        contact: bool,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let Some((promotion, business)) = self.visible(tx, id, asker, now).await? else {
            return Ok(Answer::Page(None));
        };
        let saved = match asker {
            Some(asker) => store::saved::holds(tx, asker, id).await?,
            None => false,
        };
        let page = Page { promotion, business, contact, saved, stands: contact };
        Ok(Answer::Page(Some(Box::new(page))))
    }

    /// A promotion that is live, or one's own.
    pub(super) async fn visible(
        &self,
        tx: &mut Tx,
        id: PromotionId,
        asker: Option<PersonId>,
        now: DateTime<Utc>,
    ) -> store::Result<Option<(Promotion, Business)>> {
        let today = now.with_timezone(&self.zone).date_naive();
        Ok(store::promotion::get(tx, id).await?.filter(|(promotion, business)| {
            let live = promotion.is_live(now, today) && business.state == BusinessState::Active;
            live || business.is_looked_after_by(asker)
        }))
    }

    async fn own_businesses(
        &self,
        tx: &mut Tx,
        asker: Option<PersonId>,
        now: DateTime<Utc>,
    ) -> store::Result<Vec<OwnBusiness>> {
        let Some(asker) = asker else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for business in store::business::looked_after_by(tx, asker).await? {
            let room = self.room(tx, &business, now).await?;
            let reason = match business.state.objection() {
                Some(_) => shop::why_turned_down(tx, Subject::Business(business.id)).await?,
                None => None,
            };
            let Some(role) = business.role_of(asker) else { continue };
            found.push(OwnBusiness { business, role, room, reason });
        }
        Ok(found)
    }

    async fn live(
        &self,
        tx: &mut Tx,
        narrowed: Narrowed,
        page: usize,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let today = now.with_timezone(&self.zone).date_naive();
        let Narrowed { category, area } = narrowed.clone();
        let filter = Filter { category, area, business: None };
        let total = store::promotion::count_live(tx, now, today, &filter).await?;
        let part = Part::of(total, page);
        let (limit, offset) = (Part::LIMIT, part.offset());
        let found = store::promotion::live(tx, now, today, &filter, limit, offset).await?;
        let items = found.into_iter().map(Listed::from).collect();
        let Part { page, pages } = part;
        Ok(Answer::Live { narrowed, items, page, pages, total })
    }

    /// A business that is active, or one's own.
    async fn business_page(
        &self,
        tx: &mut Tx,
        id: BusinessId,
        asker: Option<PersonId>,
        now: DateTime<Utc>,
    ) -> store::Result<Option<BusinessPage>> {
        let found = store::business::get(tx, id).await?.filter(|business| {
            business.state == BusinessState::Active || business.is_looked_after_by(asker)
        });
        let Some(business) = found else { return Ok(None) };
        let today = now.with_timezone(&self.zone).date_naive();
        let filter = Filter { business: Some(id), ..Filter::default() };
        let live = store::promotion::live(tx, now, today, &filter, Part::LIMIT, 0).await?;
        Ok(Some(BusinessPage { business, live: live.into_iter().map(Listed::from).collect() }))
    }
}

/// What the asker handed in earlier; nobody else's. What is to be corrected is sent once more as the same; of
/// another promotion a copy is made.
async fn own(tx: &mut Tx, subject: Subject, asker: Option<PersonId>) -> store::Result<Option<Own>> {
    Ok(match subject {
        Subject::Business(id) => store::business::get(tx, id)
            .await?
            .filter(|business| business.is_looked_after_by(asker))
            .filter(|business| business.state == BusinessState::NeedsCorrection)
            .map(|business| Own::Business(business.id, business.profile)),
        Subject::Question(_) => None,
        Subject::Promotion(id) => store::promotion::get(tx, id)
            .await?
            .filter(|(_, business)| business.is_looked_after_by(asker))
            .map(|(promotion, _)| {
                let origin = match promotion.state {
                    PromotionState::NeedsCorrection => Origin::CorrectionOf(id),
                    _ => promotion.content.origin,
                };
                Own::Promotion(NewPromotion { origin, ..promotion.content })
            }),
    })
}

impl From<(Promotion, Business)> for Listed {
    fn from((promotion, business): (Promotion, Business)) -> Self {
        let home = business.profile.area;
        Self {
            promotion: promotion.id,
            business: business.profile.name,
            category: business.profile.category,
            area: promotion.content.occasion.elsewhere(&home).cloned().unwrap_or(home),
            content: promotion.content,
        }
    }
}

async fn subscription(
    tx: &mut Tx,
    asker: Option<PersonId>,
    category: Option<Category>,
) -> store::Result<Answer> {
    let Some(asker) = asker else {
        return Ok(Answer::Subscription { known: None, in_force: false, category });
    };
    Ok(match store::subscription::get(tx, asker).await? {
        Some(saved) => Answer::Subscription { known: Some(saved), in_force: true, category },
        None => {
            let known = store::subscription::stopped(tx, asker).await?;
            Answer::Subscription { known, in_force: false, category }
        }
    })
}
