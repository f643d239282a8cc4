//! Promotions, read together with the business they are of.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use super::{
    Result, StoreError, Tx,
    business::{self, looks_after},
    stored, twin,
};
use crate::domain::{
    area::AreaCode,
    business::Business,
    category::Category,
    ids::{BusinessId, PersonId, PromotionId},
    occasion::Occasion,
    price::Price,
    promotion::{Body, NewPromotion, Origin, PhotoId, Promotion, PromotionState, Title},
    recurrence::Recurrence,
    validity::Validity,
};

/// What browsing is narrowed to; `None` is no restriction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub category: Option<Category>,
    /// With everything that lies in it.
    pub area: Option<AreaCode>,
    pub business: Option<BusinessId>,
}

/// The columns of a [`Row`] and the tables they are from.
macro_rules! select_promotions {
    ($($rest:tt)+) => {
        concat!(
            "select p.id as promotion_id, p.state as promotion_state, p.title, p.body, p.price,
                 p.starts_on, p.ends_on, p.open_ended, p.recurs, p.occasion_hours, p.occasion_place,
                 p.created_at, p.live_from, p.repeat_of, p.first_live_from, ",
            $crate::store::business::business_columns!(),
            " from promotion p join business b on b.id = p.business_id and b.state <> 'deleted' ",
            $($rest)+
        )
    };
}
pub(super) use select_promotions;

/// $1 now, $2 today, $3 category, $4 area, $5 business.
macro_rules! live_where {
    () => {
        "p.state = 'approved' and p.live_from <= $1 and p.ends_on >= $2 and b.state = 'active'
         and ($3 is null or b.category = $3)
         and ($4 is null or b.area = $4 or b.area like $4 || '.%')
         and ($5 is null or b.id = $5)"
    };
}
pub(super) use live_where;

#[derive(FromRow)]
pub(super) struct Row {
    promotion_id: i64,
    #[sqlx(try_from = "String")]
    promotion_state: PromotionState,
    #[sqlx(flatten)]
    content: ContentRow,
    created_at: DateTime<Utc>,
    live_from: Option<DateTime<Utc>>,
    repeat_of: Option<i64>,
    first_live_from: Option<DateTime<Utc>>,
    #[sqlx(flatten)]
    business: business::Row,
}

/// What an owner says in a promotion or in a change of it.
#[derive(FromRow)]
pub(super) struct ContentRow {
    title: String,
    body: String,
    #[sqlx(try_from = "String")]
    price: Price,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    open_ended: bool,
    recurs: Option<String>,
    occasion_hours: Option<String>,
    occasion_place: Option<String>,
}

/// Hands a promotion in, which then waits for review.
pub async fn insert(tx: &mut Tx, new: &NewPromotion, now: DateTime<Utc>) -> Result<PromotionId> {
    insert_as(tx, new, PromotionState::Pending, None, now).await
}

pub(super) async fn insert_as(
    tx: &mut Tx,
    new: &NewPromotion,
    state: PromotionState,
    live_from: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<PromotionId> {
    let repeat_of = match new.origin {
        Origin::New | Origin::ChangeOf(_) | Origin::ChangeFrom { .. } | Origin::CorrectionOf(_) => {
            None
        }
        Origin::Again(earlier) => Some(earlier.0),
    };
    let (id,): (i64,) = one!(
        tx,
        "insert into promotion (business_id, state, title, body, price, starts_on, ends_on, open_ended,
             recurs, occasion_hours, occasion_place, live_from, created_at, repeat_of, first_live_from)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
             (select coalesce(first_live_from, live_from) from promotion where id = $14))
         returning id",
        new.business.0,
        state.code(),
        new.title.as_str(),
        new.body.as_str(),
        new.price.to_string(),
        new.validity.from,
        new.validity.until,
        new.validity.open_ended,
        new.validity.recurs.map(|rule| rule.to_string()),
        new.occasion.hours.as_ref().map(ToString::to_string),
        new.occasion.place.as_ref().map(AreaCode::as_str),
        live_from.map(stored),
        stored(now),
        repeat_of
    )?;
    put_photos(tx, id.into(), &new.photos).await?;
    twin::note(tx, id.into(), new).await?;
    Ok(id.into())
}

/// Lets nobody write a promotion until this transaction ends.
pub(super) async fn hold(tx: &mut Tx, id: PromotionId) -> Result<()> {
    execute!(tx, "update promotion set state = state where id = $1", id.0)?;
    Ok(())
}

/// In place of those there were.
pub(super) async fn put_photos(tx: &mut Tx, id: PromotionId, photos: &[PhotoId]) -> Result<()> {
    execute!(tx, "delete from promotion_photo where promotion_id = $1", id.0)?;
    for (position, photo) in (1i32..).zip(photos) {
        execute!(
            tx,
            "insert into promotion_photo (promotion_id, position, file_id, unique_id)
             values ($1, $2, $3, $4)",
            id.0,
            position,
            &photo.0,
            photo.unique()
        )?;
    }
    Ok(())
}

pub async fn get(tx: &mut Tx, id: PromotionId) -> Result<Option<(Promotion, Business)>> {
    let rows = all!(tx, select_promotions!("where p.id = $1"), id.0)?;
    Ok(read(tx, rows).await?.pop())
}

/// The promotions of the businesses that somebody looks after, newest first.
pub async fn looked_after_by(
    tx: &mut Tx,
    keeper: PersonId,
    limit: i64,
    offset: i64,
) -> Result<Vec<(Promotion, Business)>> {
    let rows = all!(
        tx,
        select_promotions!("where ", looks_after!("$1"), " order by p.id desc limit $2 offset $3"),
        keeper.0,
        limit,
        offset
    )?;
    read(tx, rows).await
}

/// How many [`looked_after_by`] would list without a limit.
pub async fn count_looked_after_by(tx: &mut Tx, keeper: PersonId) -> Result<usize> {
    let (count,): (i64,) = one!(
        tx,
        concat!(
            "select count(*) from promotion p join business b on b.id = p.business_id
             where b.state <> 'deleted' and ",
            looks_after!("$1")
        ),
        keeper.0
    )?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// The promotions that wait for this business to become active, oldest first.
pub async fn waiting_for(tx: &mut Tx, business: BusinessId) -> Result<Vec<PromotionId>> {
    let ids: Vec<(i64,)> = all!(
        tx,
        "select id from promotion where business_id = $1 and state = 'pending' order by id",
        business.0
    )?;
    Ok(ids.into_iter().map(|(id,)| id.into()).collect())
}

/// The last day after which fewer than `limit` promotions of a business are in review, live, or approved for
/// later; none where they are fewer already. One whose last day passed while it waited counts no more, so that
/// there is room to send it again.
pub async fn full_until(
    tx: &mut Tx,
    business: BusinessId,
    limit: i64,
    today: NaiveDate,
) -> Result<Option<NaiveDate>> {
    let last: Option<(NaiveDate,)> = optional!(
        tx,
        "select ends_on from promotion
         where business_id = $1 and state in ('pending', 'approved') and ends_on >= $2
         order by ends_on desc limit 1 offset $3",
        business.0,
        today,
        limit - 1
    )?;
    Ok(last.map(|(day,)| day))
}

/// How many promotions of a business residents see at `now`, or would if it were open.
pub async fn count_up(
    tx: &mut Tx,
    business: BusinessId,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<i64> {
    let (count,): (i64,) = one!(
        tx,
        "select count(*) from promotion
         where business_id = $1 and state = 'approved' and live_from <= $2 and ends_on >= $3",
        business.0,
        stored(now),
        today
    )?;
    Ok(count)
}

/// What residents may see at `now`, which is day `today` in the regency, newest first.
pub async fn live(
    tx: &mut Tx,
    now: DateTime<Utc>,
    today: NaiveDate,
    filter: &Filter,
    limit: i64,
    offset: i64,
) -> Result<Vec<(Promotion, Business)>> {
    let rows = all!(
        tx,
        concat!(
            select_promotions!("where "),
            live_where!(),
            " order by p.live_from desc, p.id desc limit $6 offset $7"
        ),
        stored(now),
        today,
        filter.category.map(Category::code),
        filter.area.as_ref().map(AreaCode::as_str),
        filter.business.map(|business| business.0),
        limit,
        offset
    )?;
    read(tx, rows).await
}

/// How many [`live`] would list without a limit.
pub async fn count_live(
    tx: &mut Tx,
    now: DateTime<Utc>,
    today: NaiveDate,
    filter: &Filter,
) -> Result<i64> {
    let (count,): (i64,) = one!(
        tx,
        concat!(
            "select count(*) from promotion p join business b on b.id = p.business_id where ",
            live_where!()
        ),
        stored(now),
        today,
        filter.category.map(Category::code),
        filter.area.as_ref().map(AreaCode::as_str),
        filter.business.map(|business| business.0)
    )?;
    Ok(count)
}

/// Rows with their photos, in the rows' order.
pub(super) async fn read(tx: &mut Tx, rows: Vec<Row>) -> Result<Vec<(Promotion, Business)>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.promotion_id).collect();
    let mut photos = photos(tx, &ids).await?;
    rows.into_iter()
        .map(|row| {
            let photos = photos.remove(&row.promotion_id).unwrap_or_default();
            row.read(photos)
        })
        .collect()
}

async fn photos(tx: &mut Tx, promotions: &[i64]) -> Result<HashMap<i64, Vec<PhotoId>>> {
    let mut by_promotion: HashMap<i64, Vec<PhotoId>> = HashMap::new();
    // Within the number of parameters a statement may have.
    for some in promotions.chunks(1000) {
        let rows: Vec<(i64, String)> = bulk!(
            tx,
            "select promotion_id, file_id from promotion_photo where promotion_id in (",
            |query| {
                let mut list = query.separated(", ");
                some.iter().for_each(|id| {
                    list.push_bind(*id);
                });
                query.push(") order by promotion_id, position");
            }
        )?;
        for (promotion, file_id) in rows {
            by_promotion.entry(promotion).or_default().push(PhotoId(file_id));
        }
    }
    Ok(by_promotion)
}

/// A rule in normal form.
pub(super) fn recurrence(stored: Option<String>) -> Result<Option<Recurrence>> {
    let rule = stored.map(|rule| rule.parse()).transpose();
    rule.map_err(StoreError::unreadable("promotion.recurs"))
}

fn occasion(hours: Option<String>, place: Option<String>) -> Result<Box<Occasion>> {
    let hours = hours.map(|hours| hours.parse()).transpose();
    let place = place.map(|place| place.parse()).transpose();
    Ok(Box::new(Occasion {
        hours: hours.map_err(StoreError::unreadable("promotion.occasion_hours"))?,
        place: place.map_err(StoreError::unreadable("promotion.occasion_place"))?,
    }))
}

impl Row {
    fn read(self, photos: Vec<PhotoId>) -> Result<(Promotion, Business)> {
        let business = self.business.read()?;
        let origin = self.repeat_of.map_or(Origin::New, |earlier| Origin::Again(earlier.into()));
        let content = self.content.read(business.id, photos, origin)?;
        let promotion = Promotion {
            id: self.promotion_id.into(),
            state: self.promotion_state,
            content,
            handed_in_at: self.created_at,
            live_from: self.live_from,
            first_live_from: self.first_live_from,
        };
        Ok((promotion, business))
    }
}

impl ContentRow {
    pub(super) fn read(
        self,
        business: BusinessId,
        photos: Vec<PhotoId>,
        origin: Origin,
    ) -> Result<NewPromotion> {
        Ok(NewPromotion {
            business,
            title: Title::parse(&self.title).map_err(StoreError::unreadable("promotion.title"))?,
            body: Body::parse(&self.body).map_err(StoreError::unreadable("promotion.body"))?,
            price: self.price,
            validity: Validity {
                from: self.starts_on,
                until: self.ends_on,
                open_ended: self.open_ended,
                recurs: recurrence(self.recurs)?,
            },
            occasion: occasion(self.occasion_hours, self.occasion_place)?,
            photos,
            origin,
        })
    }
}
