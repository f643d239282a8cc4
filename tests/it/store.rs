//! What the store's laws share: a still clock, people, a business and its promotions.
#![expect(clippy::unwrap_used, reason = "what a test can't go on without ends it")]

#[path = "store/digest.rs"]
pub mod digest;

use ayopromo::{
    domain::{
        business::{BusinessName, Description, Extras, NewBusiness},
        category::Category,
        ids::{BusinessId, PersonId, PromotionId},
        language::Language,
        link::Link,
        occasion::Occasion,
        papers::{Halal, Nib, Papers, Pirt},
        person::{NOTICE_VERSION, Person},
        phone::Phone,
        place::Point,
        promotion::{Body, NewPromotion, Origin, PhotoId, Title},
        validity::Validity,
    },
    store::{Db, Tx, business, lead::Lead, person, promotion, seed},
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// 07.00 on [`today`] in the regency.
pub fn now() -> DateTime<Utc> {
    "2026-11-24T00:00:00Z".parse().unwrap()
}

pub fn today() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

pub fn hours(n: i64) -> TimeDelta {
    TimeDelta::hours(n)
}

pub async fn resident(tx: &mut Tx, telegram_id: i64) -> Person {
    person::join(tx, telegram_id, "Sari", Language::Jv, NOTICE_VERSION, now()).await.unwrap()
}

pub fn new_business() -> NewBusiness {
    NewBusiness {
        name: BusinessName::parse("Carica Bu Sari").unwrap(),
        category: Category::Umkm,
        area: "33.07.08.1001".parse().unwrap(),
        phone: Phone::parse_e164("+6281234567890").unwrap(),
        description: Description::parse("Manisan carica\nasli Dieng").unwrap(),
        extras: Box::new(Extras {
            point: Point::at(-7.361_618, 109.900_344),
            hours: Some("Mo-Sa 08:00-16:00; PH off".parse().unwrap()),
            photo: Some(PhotoId("etalase".into())),
            links: vec![Link::parse("@carica").unwrap(), Link::parse("carica.com").unwrap()],
            papers: Papers {
                nib: Nib::parse("1234567890123").ok(),
                pirt: Pirt::parse("2063307010123-28").ok(),
                halal: Halal::parse("ID33110000001230520").ok(),
            },
        }),
    }
}

pub fn new_promotion(business: BusinessId) -> NewPromotion {
    NewPromotion {
        business,
        title: Title::parse("Carica 6 gelas").unwrap(),
        body: Body::parse("Segar 🍈\n\nDiantar di Kertek").unwrap(),
        price: "15000;unit=kg".parse().unwrap(),
        validity: Validity {
            from: today(),
            until: "2026-12-01".parse().unwrap(),
            open_ended: true,
            recurs: Some("week:Tu,Fr".parse().unwrap()),
        },
        occasion: Box::new(Occasion {
            hours: Some("06:00-10:00".parse().unwrap()),
            place: Some("33.07.05.2007".parse().unwrap()),
        }),
        photos: vec![PhotoId("first".into()), PhotoId("second".into())],
        origin: Origin::New,
    }
}

/// A business that waits for review.
pub async fn pending_business(tx: &mut Tx, telegram_id: i64) -> (PersonId, BusinessId) {
    let owner = resident(tx, telegram_id).await.id;
    (owner, business::insert(tx, owner, &new_business(), now()).await.unwrap())
}

/// A promotion that waits for review, of a business that waits as well.
pub async fn pending_promotion(tx: &mut Tx, telegram_id: i64) -> (BusinessId, PromotionId) {
    let (_, business) = pending_business(tx, telegram_id).await;
    (business, promotion::insert(tx, &new_promotion(business), now()).await.unwrap())
}

/// A promotion that is live since `live_from`, of an active business.
pub async fn live_promotion(tx: &mut Tx, owner: i64, live_from: DateTime<Utc>) -> PromotionId {
    let owner = resident(tx, owner).await.id;
    let business = seed::active_business(tx, owner, &new_business(), now()).await.unwrap();
    seed::live_promotion(tx, &new_promotion(business), live_from).await.unwrap()
}

/// Takes office as soon as whoever held it has let go: PostgreSQL notices that a moment later.
pub async fn next_lead(db: &Db) -> Lead {
    for _ in 0..1000 {
        if let Some(lead) = Lead::acquire(db).await.unwrap() {
            return lead;
        }
        tokio::task::yield_now().await;
    }
    panic!("nobody lets go of the lead");
}

/// The texts a query of one text column gives.
pub async fn texts(db: &Db, sql: &'static str) -> Vec<String> {
    match db {
        Db::Sqlite { pool, .. } => sqlx::query_scalar(sql).fetch_all(pool).await,
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await,
    }
    .unwrap()
}

/// What the database says to a statement it refuses.
pub async fn refusal(db: &Db, sql: &'static str) -> Option<String> {
    match db {
        Db::Sqlite { pool, .. } => sqlx::query(sql).execute(pool).await.err(),
        Db::Postgres(pool) => sqlx::query(sql).execute(pool).await.err(),
    }
    .map(|error| error.to_string())
}
