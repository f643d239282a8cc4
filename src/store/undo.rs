//! Taking a decision back: its subject waits again as it did before. Each is a compare-and-set on what the decision
//! made of it, with its audit row. `false`: it stands otherwise by now, and nothing was written.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx, audit, business, change,
    decided::{self, APPROVED, SENT_BACK, UNDONE},
    edition, promotion, revision, term,
};
use crate::domain::{
    business::{BusinessState, Reviewed},
    ids::{AdminId, BusinessId, PromotionId},
    promotion::{NewPromotion, PromotionState},
    review::{DecidedChange, Objection, Subject},
    revision::{RevisionState, changed},
};

/// Takes back the last decision on a subject.
pub async fn undo(
    tx: &mut Tx,
    subject: Subject,
    admin: AdminId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let Some(decision) = decided::decision_of(tx, subject).await? else { return Ok(false) };
    let Some((id, action)) = decided::last(tx, subject).await? else { return Ok(false) };
    let objection = match action.as_str() {
        APPROVED => None,
        SENT_BACK => Some(Objection::Correction),
        _ => Some(Objection::Rejection),
    };
    let since = decision.at;
    let undone = match (subject, decided::of_last(tx, subject).await?, objection) {
        (Subject::Business(id), None, objection) => business_waits(tx, id, objection).await?,
        (Subject::Promotion(id), None, objection) => promotion_waits(tx, id, objection).await?,
        (Subject::Business(id), Some(DecidedChange::Business { was, became }), None) => {
            business_is_again(tx, id, &was, &became, since).await?
        }
        (Subject::Promotion(id), Some(DecidedChange::Promotion { was, became }), None) => {
            promotion_is_again(tx, id, &was, &became, since).await?
        }
        (Subject::Business(id), Some(_), Some(objection)) => {
            change::wait_again(tx, id, objection).await?
        }
        (Subject::Promotion(id), Some(_), Some(objection)) => {
            let from = RevisionState::after(objection);
            revision::wait_again(tx, id, from).await?
        }
        _ => false,
    };
    if undone {
        let code = id.to_string();
        audit::add(tx, Some(admin), UNDONE, subject, Some(&code), None, now).await?;
    }
    Ok(undone)
}

async fn business_waits(tx: &mut Tx, id: BusinessId, objection: Option<Objection>) -> Result<bool> {
    let from = match objection {
        None => BusinessState::Active,
        Some(Objection::Correction) => BusinessState::NeedsCorrection,
        Some(Objection::Rejection) => BusinessState::Rejected,
    };
    let waits = execute!(
        tx,
        "update business set state = 'pending', decided_at = null where id = $1 and state = $2",
        id.0,
        from.code()
    )?;
    edition::revise_business(tx, id).await?;
    Ok(waits == 1)
}

async fn promotion_waits(
    tx: &mut Tx,
    id: PromotionId,
    objection: Option<Objection>,
) -> Result<bool> {
    let from = match objection {
        None => PromotionState::Approved,
        Some(Objection::Correction) => PromotionState::NeedsCorrection,
        Some(Objection::Rejection) => PromotionState::Rejected,
    };
    let waits = execute!(
        tx,
        "update promotion set state = 'pending', decided_at = null, live_from = null
         where id = $1 and state = $2",
        id.0,
        from.code()
    )?;
    if waits == 1 {
        term::forget(tx, id).await?;
        edition::revise(tx, id).await?;
    }
    Ok(waits == 1)
}

/// What was up is up again, and what took its place waits beside it since `since`.
async fn business_is_again(
    tx: &mut Tx,
    id: BusinessId,
    was: &Reviewed,
    became: &Reviewed,
    since: DateTime<Utc>,
) -> Result<bool> {
    business::hold(tx, id).await?;
    let up = business::get(tx, id).await?;
    if change::get(tx, id).await?.is_some() || up.is_none_or(|up| up.profile.reviewed() != *became)
    {
        return Ok(false);
    }
    change::put(tx, id, was, since).await?;
    let again = change::apply(tx, id, since).await?;
    change::put(tx, id, became, since).await?;
    Ok(again)
}

async fn promotion_is_again(
    tx: &mut Tx,
    id: PromotionId,
    was: &NewPromotion,
    became: &NewPromotion,
    since: DateTime<Utc>,
) -> Result<bool> {
    promotion::hold(tx, id).await?;
    let up = promotion::get(tx, id).await?;
    let stands =
        up.is_some_and(|(up, _)| up.state.is_approved() && changed(&up.content, became).is_empty());
    if !stands || revision::get(tx, id).await?.is_some() {
        return Ok(false);
    }
    revision::put(tx, id, was, since).await?;
    let again = revision::apply(tx, id, None, since).await?;
    revision::put(tx, id, became, since).await?;
    Ok(again)
}
