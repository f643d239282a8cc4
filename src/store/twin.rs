//! Promotions that say or show the same as another one, among what waits or is up.

use chrono::NaiveDate;

use super::{Result, StoreError, Tx, promotion};
use crate::domain::{
    business::Business,
    category::Category,
    ids::PromotionId,
    price::Price,
    promotion::{NewPromotion, PhotoId, Promotion},
    screening::{Likeness, Shingles},
};

/// Whose words are compared with those of a promotion: those that share most of what is kept.
const CANDIDATES: i64 = 5;
/// How many prices say what is usual.
const PRICES: i64 = 300;

/// What may be told of as another one; $1 a day, $2 the promotion itself, $3 what it posts once more.
macro_rules! is_another {
    () => {
        "p.state in ('pending', 'approved', 'sold_out') and p.ends_on >= $1
             and p.id <> $2 and p.id <> $3"
    };
}

/// Notes by what a new promotion is found that says the same.
pub(super) async fn note(tx: &mut Tx, id: PromotionId, content: &NewPromotion) -> Result<()> {
    let hashes = Shingles::of(content).kept();
    if hashes.is_empty() {
        return Ok(());
    }
    let _: Vec<(i64,)> = bulk!(tx, "insert into shingle (hash, promotion_id) ", |query| query
        .push_values(&hashes, |mut row, hash| {
            row.push_bind(*hash).push_bind(id.0);
        }))?;
    Ok(())
}

/// Does the same for one whose words have changed.
pub(super) async fn refresh(tx: &mut Tx, id: PromotionId) -> Result<()> {
    execute!(tx, "delete from shingle where promotion_id = $1", id.0)?;
    match promotion::get(tx, id).await? {
        Some((promotion, _)) => note(tx, id, &promotion.content).await,
        None => Ok(()),
    }
}

/// The one that says most nearly the same as `content`, which is to be `id`'s. `posts_again`: what it repeats on
/// purpose.
pub async fn of_words(
    tx: &mut Tx,
    id: PromotionId,
    content: &NewPromotion,
    posts_again: Option<PromotionId>,
    today: NaiveDate,
) -> Result<Option<(Promotion, Business, Likeness)>> {
    let shingles = Shingles::of(content);
    let hashes = shingles.kept();
    if hashes.is_empty() {
        return Ok(None);
    }
    let sql = format!(
        concat!(
            "select p.id from shingle s join promotion p on p.id = s.promotion_id
             where s.hash in ({}) and ",
            is_another!(),
            " group by p.id order by count(*) desc, p.id desc limit $4"
        ),
        hashes.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
    );
    let again = posts_again.map_or(0, |earlier| earlier.0);
    let none = std::iter::empty::<&str>();
    let rows: Vec<(i64,)> = listed!(tx, sql, none, today, id.0, again, CANDIDATES)?;
    let mut best: Option<(Promotion, Business, Likeness)> = None;
    for (other,) in rows {
        let Some((promotion, business)) = readable(tx, other.into()).await? else { continue };
        let likeness = shingles.likeness(&Shingles::of(&promotion.content));
        let Some(likeness) = likeness else { continue };
        if best.as_ref().is_none_or(|(.., found)| likeness > *found) {
            best = Some((promotion, business, likeness));
        }
    }
    Ok(best)
}

/// The newest one that shows one of these photos.
pub async fn of_photos(
    tx: &mut Tx,
    id: PromotionId,
    photos: &[PhotoId],
    posts_again: Option<PromotionId>,
    today: NaiveDate,
) -> Result<Option<(Promotion, Business)>> {
    let unique: Vec<&str> = photos.iter().filter_map(PhotoId::unique).collect();
    if unique.is_empty() {
        return Ok(None);
    }
    let list: Vec<String> = (4..).take(unique.len()).map(|at| format!("${at}")).collect();
    let sql = format!(
        concat!(
            "select p.id from promotion_photo f join promotion p on p.id = f.promotion_id
             where f.unique_id in ({}) and ",
            is_another!(),
            " order by p.id desc limit 1"
        ),
        list.join(", ")
    );
    let again = posts_again.map_or(0, |earlier| earlier.0);
    let rows: Vec<(i64,)> = listed!(tx, sql, unique.into_iter(), today, id.0, again)?;
    match rows.first() {
        Some((other,)) => readable(tx, (*other).into()).await,
        None => Ok(None),
    }
}

/// What was approved last in a category costs so much, the promotion itself left out.
pub async fn prices(tx: &mut Tx, category: Category, but: PromotionId) -> Result<Vec<Price>> {
    let rows: Vec<(String,)> = all!(
        tx,
        "select p.price from promotion p join business b on b.id = p.business_id
         where b.category = $1 and p.state in ('approved', 'sold_out') and p.id <> $2
         order by p.id desc limit $3",
        category.code(),
        but.0,
        PRICES
    )?;
    // One that can't be read holds no other's card up.
    Ok(rows.into_iter().filter_map(|(price,)| price.parse().ok()).collect())
}

/// A promotion beside the one in question; one that can't be read holds no other's card up.
async fn readable(tx: &mut Tx, id: PromotionId) -> Result<Option<(Promotion, Business)>> {
    match promotion::get(tx, id).await {
        Err(StoreError::Unreadable(_)) => Ok(None),
        found => found,
    }
}
