//! What the admin group sees of something to decide.

use super::{App, shop};
use crate::{
    domain::{
        business::BusinessState,
        review::{Subject, Verdict},
    },
    reply::Card,
    store::{self, Tx},
};

impl App {
    pub(super) async fn card(&self, tx: &mut Tx, subject: Subject) -> store::Result<Option<Card>> {
        let (business, promotion) = match subject {
            Subject::Business(id) => (store::business::get(tx, id).await?, None),
            Subject::Question(_) => (None, None),
            Subject::Promotion(id) => match store::promotion::get(tx, id).await? {
                Some((promotion, business)) => (Some(business), Some(promotion)),
                None => (None, None),
            },
        };
        let Some(business) = business else { return Ok(None) };
        let record = store::review::record_of(tx, business.owner).await?;
        let decision = store::review::decision_of(tx, subject).await?;
        let decided = match &decision {
            Some(_) => store::decided::of_last(tx, subject).await?,
            None => None,
        };
        // What was decided here is not "before"; the record counts no approvals of businesses.
        let here = decision.as_ref().map(|decision| &decision.verdict);
        let approved = here == Some(&Verdict::Approved) && promotion.is_some();
        let rejected = here.is_some_and(Verdict::counts_against_owner);
        Ok(Some(Card {
            subject,
            owner_since: record.since,
            approved_before: record.approved - i64::from(approved),
            rejected_before: record.rejected - i64::from(rejected),
            again: store::review::was_resubmitted(tx, subject).await?,
            alike: match promotion {
                None if business.state == BusinessState::Pending => {
                    shop::alike_to_others(tx, &business).await?
                }
                _ => None,
            },
            decision,
            decided,
            held: store::hold::of(tx, subject, self.hold, self.clock.now()).await?,
            change: match subject {
                Subject::Business(id) => store::change::get(tx, id).await?,
                Subject::Promotion(_) | Subject::Question(_) => None,
            },
            revision: match subject {
                Subject::Promotion(id) => store::revision::get(tx, id).await?,
                Subject::Business(_) | Subject::Question(_) => None,
            },
            business,
            promotion,
            warnings: Vec::new(),
        }))
    }
}
