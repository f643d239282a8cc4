//! Made-up businesses and promotions, to try and to show with.

use anyhow::{Context as _, Result};
use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::Deserialize;

use crate::{
    domain::{
        area::AreaCode,
        business::{BusinessName, Description, NewBusiness},
        category::Category,
        ids::{BusinessId, PersonId},
        phone::Phone,
        price::Price,
        promotion::{Body, NewPromotion, Origin, PhotoId, Title},
        text::Problem,
        validity::Validity,
    },
    store::{self, Tx},
};

/// One business and what it promotes.
#[derive(Debug, Clone, Deserialize)]
pub struct Example {
    pub name: String,
    pub category: Category,
    pub area: AreaCode,
    pub phone: Phone,
    pub description: String,
    pub promotions: Vec<ExamplePromotion>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct ExamplePromotion {
    pub title: String,
    pub body: String,
    pub price: Price,
    /// Days from today on.
    pub days: u64,
    pub photos: Vec<PhotoId>,
}

/// All examples, every category among them.
pub fn all() -> Result<Vec<Example>> {
    serde_json::from_str(include_str!("examples.json")).context("failed to read the examples")
}

impl Example {
    pub fn business(&self, name: &str, area: AreaCode) -> Result<NewBusiness> {
        Ok(NewBusiness {
            name: BusinessName::parse(name).map_err(unfit)?,
            category: self.category,
            area,
            phone: self.phone.clone(),
            description: Description::parse(&self.description).map_err(unfit)?,
            extras: Box::default(),
        })
    }
}

impl ExamplePromotion {
    pub fn content(
        &self,
        business: BusinessId,
        title: &str,
        today: NaiveDate,
    ) -> Result<NewPromotion> {
        let until = today.checked_add_days(Days::new(self.days)).context("no such day")?;
        Ok(NewPromotion {
            business,
            title: Title::parse(title).map_err(unfit)?,
            body: Body::parse(&self.body).map_err(unfit)?,
            price: self.price,
            validity: Validity { from: today, until, open_ended: false, recurs: None },
            occasion: Box::default(),
            photos: self.photos.clone(),
            origin: Origin::New,
        })
    }
}

/// Puts the examples in as they are, approved and live since `since`.
pub async fn put(
    tx: &mut Tx,
    owner: PersonId,
    today: NaiveDate,
    since: DateTime<Utc>,
) -> Result<()> {
    for example in all()? {
        let business = example.business(&example.name, example.area.clone())?;
        let business = store::seed::active_business(tx, owner, &business, since).await?;
        for promotion in &example.promotions {
            let content = promotion.content(business, &promotion.title, today)?;
            store::seed::live_promotion(tx, &content, since).await?;
        }
    }
    Ok(())
}

fn unfit(problem: Problem) -> anyhow::Error {
    anyhow::anyhow!("an example does not fit: {problem:?}")
}
