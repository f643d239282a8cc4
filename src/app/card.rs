//! What the admin group sees of something to decide.

use super::App;
use crate::{
    domain::review::Subject,
    reply::Card,
    store::{self, Tx},
};

impl App {
    pub(super) async fn card(&self, tx: &mut Tx, subject: Subject) -> store::Result<Option<Card>> {
        let (business, promotion) = match subject {
            Subject::Business(id) => (store::business::get(tx, id).await?, None),
            Subject::Promotion(id) => match store::promotion::get(tx, id).await? {
                Some((promotion, business)) => (Some(business), Some(promotion)),
                None => (None, None),
            },
        };
        let Some(business) = business else { return Ok(None) };
        let record = store::review::record_of(tx, business.owner).await?;
        Ok(Some(Card {
            subject,
            owner_since: record.since,
            approved_before: record.approved,
            rejected_before: record.rejected,
            decision: store::review::decision_of(tx, subject).await?,
            business,
            promotion,
        }))
    }
}
