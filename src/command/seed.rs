//! `ayopromo seed`: fills an empty database for trials.

use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{Failure, examples, parts};
use crate::{
    app::App,
    clock::Clock,
    config::Settings,
    domain::{
        area::AreaCode,
        language::Language,
        person::{Consent, NOTICE_VERSION},
        promotion::PhotoId,
        validity::Validity,
    },
    store::{self, Tx},
};

/// The Telegram id of the first made-up owner.
const FIRST_OWNER: i64 = 900_000;
/// The most promotions of one owner, as many as one business may have.
const PER_OWNER: u32 = 5;
/// Live for so long before today and after it, so that a trial may be of any day near this one.
const LIVE: TimeDelta = TimeDelta::days(1000);

pub async fn seed(
    settings: Settings,
    residents: u32,
    promotions: u32,
) -> Result<ExitCode, Failure> {
    let app = parts::app(&settings, Clock::real()).await?;
    let (now, today) = (app.clock.now(), app.today());
    let mut tx = app.db.begin().await.context("failed to begin")?;
    if store::person::any(&mut tx).await.context("failed to look into the database")? {
        return Err(Failure::Setting(anyhow!(
            "AYOPROMO_DATABASE_URL names a database with people in it: seed fills only an empty one"
        )));
    }
    let since = now - LIVE;
    store::seed::residents(&mut tx, i64::from(residents), since)
        .await
        .context("failed to make residents")?;
    owners(&app, &mut tx, promotions, today, since).await?;
    tx.commit().await.context("failed to commit")?;
    println!("residents={residents} promotions={promotions}");
    app.db.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Owners with their businesses, over all categories and kecamatan, and their live promotions.
async fn owners(
    app: &App,
    tx: &mut Tx,
    promotions: u32,
    today: NaiveDate,
    since: DateTime<Utc>,
) -> Result<()> {
    let examples = examples::all()?;
    let villages: Vec<AreaCode> = app
        .areas
        .districts()
        .filter_map(|district| app.areas.villages(&district.code).first().map(|v| v.code.clone()))
        .collect();
    // As many as are needed, and as it takes to be everywhere.
    let owners = promotions.div_ceil(PER_OWNER).max(promotions.min(villages.len() as u32));
    let mut made = 0;
    let places = villages.iter().cycle().zip(examples.iter().cycle());
    for (number, (area, example)) in (1..=owners).zip(places) {
        let telegram_id = FIRST_OWNER + i64::from(number) - 1;
        let language = if number % 2 == 0 { Language::Jv } else { Language::Id };
        let name = format!("Pemilik {number}");
        let version = NOTICE_VERSION;
        let owner = store::person::join(tx, telegram_id, &name, language, version, since).await?;
        store::person::agree(tx, owner.id, Consent::Owner, version, language, since).await?;
        let business = example.business(&format!("{} {number}", example.name), area.clone())?;
        let business = store::seed::active_business(tx, owner.id, &business, since).await?;
        let share = promotions / owners + u32::from(number <= promotions % owners);
        for model in example.promotions.iter().cycle().take(share as usize) {
            made += 1;
            let mut content = model.content(business, &format!("{} {made}", model.title), today)?;
            content.validity = Validity {
                from: today - LIVE,
                until: today + LIVE,
                open_ended: false,
                recurs: None,
            };
            content.photos = match made % 3 {
                0 => vec![PhotoId(format!("SEED-{made}"))],
                _ => Vec::new(),
            };
            let live_from = since + TimeDelta::minutes(i64::from(made));
            store::seed::live_promotion(tx, &content, live_from).await?;
        }
    }
    Ok(())
}
