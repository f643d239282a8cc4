//! Finding by words, and keeping what was found.

use chrono::{DateTime, Utc};

use super::App;
use crate::{
    dialogue::{Answer, Query},
    domain::{
        business::BusinessState,
        ids::{PersonId, PromotionId},
        person::Person,
        place::Point,
        search::{self, Located, Search},
    },
    reply::{Listed, Page, SavedItem, button::On},
    store::{self, Tx, promotion::Filter, saved, term},
};

/// A page of a list that may have become shorter since it was asked for.
pub(super) struct Part {
    pub page: usize,
    pub pages: usize,
}

/// The newest titles among which a word is looked for that nothing has.
const TITLES: i64 = 300;

/// The newest of what is live among which the nearest and what comes again today are looked for.
const AROUND: i64 = 1000;

impl App {
    pub(super) async fn search(
        &self,
        tx: &mut Tx,
        search: Search,
        page: usize,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let today = now.with_timezone(&self.zone).date_naive();
        let offset = Part { page, pages: page + 1 }.offset();
        let mut hits = term::search(tx, &search, now, today, Part::LIMIT, offset).await?;
        let part = Part::of(hits.total, page);
        if part.page != page {
            hits = term::search(tx, &search, now, today, Part::LIMIT, part.offset()).await?;
        }
        let instead = if hits.total == 0 { self.instead(tx, &search, now).await? } else { None };
        let Part { page, pages } = part;
        let items = hits.found.into_iter().map(Listed::from).collect();
        let (total, near) = (hits.total, hits.near);
        Ok(Answer::Found { search, items, page, pages, total, near, instead })
    }

    /// Keeps a promotion, or keeps it no longer, and shows where that was asked for.
    pub(super) async fn save(
        &self,
        tx: &mut Tx,
        person: &Person,
        promotion: PromotionId,
        saved: bool,
        on: On,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let asker = Some(person.id);
        let may_keep = match on {
            On::Page { .. } => self.visible(tx, promotion, asker, now).await?.is_some(),
            // What was kept may be kept again, also when it has ended.
            On::List { .. } => store::promotion::get(tx, promotion).await?.is_some(),
        };
        if !saved {
            saved::remove(tx, person.id, promotion).await?;
        } else if may_keep {
            saved::put(tx, person.id, promotion, now).await?;
        }
        let query = match on {
            On::Page { contact } => Query::Page { promotion, contact },
            On::List { page } => {
                let page = usize::try_from(page).unwrap_or_default();
                Query::Saved { page, removed: (!saved).then_some(promotion) }
            }
        };
        let answer = self.look_up(tx, query, Some(person), now).await?;
        Ok(match answer {
            Answer::Page(Some(page)) => {
                Answer::Page(Some(Box::new(Page { stands: true, ..*page })))
            }
            answer => answer,
        })
    }

    /// A page of what somebody keeps; nothing for a stranger, of whom nothing is kept.
    pub(super) async fn saved(
        &self,
        tx: &mut Tx,
        asker: Option<PersonId>,
        page: usize,
        removed: Option<PromotionId>,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let Some(asker) = asker else { return Ok(Answer::Nothing) };
        let total = saved::count(tx, asker).await?;
        let part = Part::of(total, page);
        let kept = saved::of_person(tx, asker, Part::LIMIT, part.offset()).await?;
        let today = now.with_timezone(&self.zone).date_naive();
        let items = kept.into_iter().map(|(promotion, business)| {
            let live = promotion.is_live(now, today) && business.state == BusinessState::Active;
            SavedItem { listed: Listed::from((promotion, business)), over: !live }
        });
        let Part { page, pages } = part;
        Ok(Answer::Saved { items: items.collect(), page, pages, total, removed })
    }

    /// What comes again on this day of the regency.
    pub(super) async fn today_again(
        &self,
        tx: &mut Tx,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let day = now.with_timezone(&self.zone).date_naive();
        let live = store::promotion::live(tx, now, day, &Filter::default(), AROUND, 0).await?;
        let again = live.into_iter().filter(|(promotion, _)| {
            let recurs = promotion.content.validity.recurs;
            recurs.is_some_and(|recurs| recurs.falls_on(day))
        });
        Ok(Answer::Today { day, items: again.map(Listed::from).collect() })
    }

    /// What is live near a place.
    pub(super) async fn near(
        &self,
        tx: &mut Tx,
        here: Point,
        page: usize,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let today = now.with_timezone(&self.zone).date_naive();
        let live = store::promotion::live(tx, now, today, &Filter::default(), AROUND, 0).await?;
        let Part { page, pages } = Part::of(live.len().try_into().unwrap_or(i64::MAX), page);
        let located = live.into_iter().map(|(promotion, business)| Located {
            area: business.profile.area.clone(),
            point: business.profile.extras.point,
            what: Listed::from((promotion, business)),
        });
        let nearest = search::nearest_first(here, located.collect());
        let whole = |metres: f64| metres.round() as u32;
        let shown = usize::try_from(Part::LIMIT).unwrap_or_default();
        let items = nearest.into_iter().skip(page * shown).take(shown);
        let items = items.map(|(listed, metres)| (listed, metres.map(whole))).collect();
        Ok(Answer::Near { here, items, page, pages })
    }

    /// The word of what is live that comes nearest to one that nothing has.
    async fn instead(
        &self,
        tx: &mut Tx,
        search: &Search,
        now: DateTime<Utc>,
    ) -> store::Result<Option<Search>> {
        let today = now.with_timezone(&self.zone).date_naive();
        let newest = store::promotion::live(tx, now, today, &Filter::default(), TITLES, 0).await?;
        let titles = newest.iter().map(|(promotion, _)| promotion.content.title.as_str());
        Ok(search::nearest(search.as_str(), titles).and_then(|word| Search::parse(&word)))
    }
}

impl Part {
    /// Promotions on one page.
    pub(super) const LIMIT: i64 = 10;

    /// The page of `total` that was asked for, or else the last.
    pub(super) fn of(total: i64, page: usize) -> Self {
        let pages = usize::try_from((total + Self::LIMIT - 1) / Self::LIMIT).unwrap_or_default();
        let pages = pages.max(1);
        Self { page: page.min(pages - 1), pages }
    }

    pub(super) fn offset(&self) -> i64 {
        i64::try_from(self.page).unwrap_or_default().saturating_mul(Self::LIMIT)
    }
}
