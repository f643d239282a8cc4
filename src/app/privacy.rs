//! What is stored of a person: for their own eyes, and erased.

use chrono::{DateTime, Utc};

use super::App;
use crate::{
    dialogue::Answer,
    domain::{ids::PersonId, person::Consent},
    reply::{DataFile, Held},
    store::{self, Tx},
};

impl App {
    /// Everything as a file. It is made anew each time and kept nowhere.
    pub(super) async fn file(
        &self,
        tx: &mut Tx,
        asker: Option<PersonId>,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let Some(asker) = asker else { return Ok(Answer::Nothing) };
        let personal = store::personal::of(tx, asker, now).await?;
        let json = serde_json::to_string_pretty(&personal).map_err(store::StoreError::Scene)?;
        let day = now.with_timezone(&self.zone).date_naive();
        Ok(Answer::File(DataFile { day, json }))
    }

    /// Erases somebody, with what of theirs stands in the admin group; what they own passes to its second
    /// keeper where it has one.
    pub(super) async fn erase(
        tx: &mut Tx,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> store::Result<()> {
        store::keeper::part(tx, person, now).await?;
        store::outbox::withdraw_cards(tx, person, now).await?;
        store::person::erase(tx, person, now).await
    }
}

pub(super) async fn held(tx: &mut Tx, asker: Option<PersonId>) -> store::Result<Answer> {
    let Some(asker) = asker else { return Ok(Answer::Nothing) };
    let consents = store::personal::consents(tx, asker).await?;
    let given = |kind: Consent| {
        consents.iter().find(|consent| consent.kind == kind.code()).map(|found| found.given_at)
    };
    let (agreed, agreed_as_owner) = (given(Consent::Resident), given(Consent::Owner));
    let (contacted, digests) = store::personal::counts(tx, asker).await?;
    let businesses = store::business::looked_after_by(tx, asker).await?;
    Ok(Answer::MyData(Box::new(Held {
        agreed,
        agreed_as_owner,
        subscription: store::subscription::get(tx, asker).await?,
        businesses: businesses.len(),
        kept: businesses.iter().filter(|business| business.owner != asker).count(),
        promotions: store::promotion::count_looked_after_by(tx, asker).await?,
        contacted,
        digests,
    })))
}
