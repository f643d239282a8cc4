//! Looking after a business: facts, and deeds made true.

use chrono::{DateTime, Utc};

use super::App;
use crate::{
    dialogue::{Changed, Conversation, PagePurpose, ShopAnswer, ShopDeed, ShopQuery},
    domain::{
        business::{Alike, Business, BusinessState, NewBusiness},
        ids::{BusinessId, PersonId},
        keeping::Role,
        person::Person,
        review::{Reason, Subject, Verdict},
    },
    reply::OwnPage,
    store::{self, Tx, outbox::OutboxKind, review},
};

/// What the record calls the deeds of those who look after a business.
const AMENDED: &str = "amended";
const CLOSED: &str = "closed";
const REOPENED: &str = "reopened";
const DELETED: &str = "deleted";
pub(super) const WITHDRAWN: &str = "change_withdrawn";

impl App {
    pub(super) async fn shop_fact(
        &self,
        tx: &mut Tx,
        query: ShopQuery,
        asker: Option<PersonId>,
        now: DateTime<Utc>,
    ) -> store::Result<ShopAnswer> {
        match query {
            ShopQuery::Map(id) => {
                let found = store::business::get(tx, id).await?.filter(|business| {
                    business.state == BusinessState::Active || business.is_looked_after_by(asker)
                });
                Ok(ShopAnswer::Map(found.and_then(|business| {
                    let point = business.profile.extras.point?;
                    Some((Box::new(business), point))
                })))
            }
            ShopQuery::Alike(new) => Ok(ShopAnswer::Alike(alike(tx, &new, asker).await?)),
            ShopQuery::Page { id, purpose } => {
                let page = self.own_page(tx, id, asker, now).await?;
                let page =
                    page.filter(|page| purpose != PagePurpose::Delete || page.role == Role::Owner);
                Ok(ShopAnswer::Page { page: page.map(Box::new), purpose })
            }
        }
    }

    pub(super) async fn shop_deed(
        &self,
        tx: &mut Tx,
        deed: ShopDeed,
        person: &Person,
        now: DateTime<Utc>,
    ) -> store::Result<ShopAnswer> {
        let id = match deed {
            ShopDeed::Change { id, .. }
            | ShopDeed::DropChange(id)
            | ShopDeed::Close(id)
            | ShopDeed::Reopen(id)
            | ShopDeed::Delete(id) => id,
        };
        let Some(business) = store::business::get(tx, id).await? else {
            return Ok(ShopAnswer::Gone(id));
        };
        let role = business.role_of(person.id);
        let may =
            role == Some(Role::Owner) || role.is_some() && !matches!(deed, ShopDeed::Delete(_));
        if !may {
            return Ok(ShopAnswer::NotNow(id));
        }
        match deed {
            ShopDeed::Change { was, now: wanted, .. } => {
                self.change(tx, business, &was, &wanted, now).await
            }
            ShopDeed::DropChange(_) => {
                drop_change(tx, id, now).await?;
                Ok(ShopAnswer::Withdrawn { id, approved: Box::new(business.profile) })
            }
            ShopDeed::Close(_) => {
                let (from, to) = (BusinessState::Active, BusinessState::Closed);
                if !store::business::move_on(tx, id, from, to).await? {
                    return Ok(ShopAnswer::NotNow(id));
                }
                store::edition::revise_business(tx, id).await?;
                note(tx, CLOSED, id, now).await?;
                Ok(ShopAnswer::Closed { id, live: self.live_of(tx, id, now).await? })
            }
            ShopDeed::Reopen(_) => {
                let (from, to) = (BusinessState::Closed, BusinessState::Active);
                if !store::business::move_on(tx, id, from, to).await? {
                    return Ok(ShopAnswer::NotNow(id));
                }
                store::edition::revise_business(tx, id).await?;
                note(tx, REOPENED, id, now).await?;
                Ok(ShopAnswer::Reopened { id, live: self.live_of(tx, id, now).await? })
            }
            ShopDeed::Delete(_) => {
                store::outbox::withdraw_cards_of(tx, id, now).await?;
                if let Some(keeper) = business.keeper {
                    store::keeper::tell(tx, OutboxKind::KeeperGone, id, keeper, now).await?;
                }
                store::keeper::void(tx, id, now).await?;
                store::business::erase(tx, id).await?;
                note(tx, DELETED, id, now).await?;
                Ok(ShopAnswer::Deleted(business.profile.name))
            }
        }
    }

    /// What is the owner's alone is in effect at once; the rest goes to the office, and what it has approved
    /// stays up until it decides.
    async fn change(
        &self,
        tx: &mut Tx,
        business: Business,
        was: &NewBusiness,
        wanted: &NewBusiness,
        now: DateTime<Utc>,
    ) -> store::Result<ShopAnswer> {
        let Business { id, state, profile, .. } = business;
        let subject = Subject::Business(id);
        let waiting = store::change::get(tx, id).await?;
        let shown = match &waiting {
            Some(change) => profile.clone().with_reviewed(change.to.clone()),
            None => profile.clone(),
        };
        let changed = shown.following(was, wanted);
        let outcome = match state {
            BusinessState::Pending => {
                let anew = changed.reviewed() != profile.reviewed();
                if !store::business::rewrite(tx, id, &changed, anew.then_some(now)).await? {
                    return Ok(ShopAnswer::NotNow(id));
                }
                if anew {
                    hand_in(tx, subject, now).await?;
                    Changed::Rewritten
                } else {
                    // It keeps its place in the queue, and its card shows what was added.
                    store::outbox::put(tx, OutboxKind::CardDecided, subject, now).await?;
                    note(tx, AMENDED, id, now).await?;
                    Changed::Saved
                }
            }
            BusinessState::Active | BusinessState::Closed => {
                let at_once = changed.clone().with_reviewed(profile.reviewed());
                if at_once != profile {
                    if !store::business::amend(tx, id, &changed).await? {
                        return Ok(ShopAnswer::NotNow(id));
                    }
                    note(tx, AMENDED, id, now).await?;
                }
                let to = changed.reviewed();
                if wanted.reviewed() == was.reviewed() {
                    Changed::Saved
                } else if to == profile.reviewed() {
                    drop_change(tx, id, now).await?;
                    Changed::Undone
                } else {
                    store::change::put(tx, id, &to, now).await?;
                    hand_in(tx, subject, now).await?;
                    Changed::Sent
                }
            }
            BusinessState::NeedsCorrection => return Ok(ShopAnswer::TurnedDown(id)),
            _ => return Ok(ShopAnswer::NotNow(id)),
        };
        Ok(ShopAnswer::Changed { id, outcome })
    }

    async fn own_page(
        &self,
        tx: &mut Tx,
        id: BusinessId,
        asker: Option<PersonId>,
        now: DateTime<Utc>,
    ) -> store::Result<Option<OwnPage>> {
        let business = store::business::get(tx, id).await?;
        let Some((business, asker)) = business.zip(asker) else { return Ok(None) };
        let Some(role) = business.role_of(asker) else { return Ok(None) };
        let change = store::change::get(tx, id).await?;
        let turned_down = business.state.objection().is_some()
            || change.as_ref().is_some_and(|change| change.objection.is_some());
        let subject = Subject::Business(id);
        let reason = if turned_down { why_turned_down(tx, subject).await? } else { None };
        let live = self.live_of(tx, id, now).await?;
        Ok(Some(OwnPage { business, role, change, reason, live }))
    }

    /// How many promotions of a business residents see, or would if it were open.
    async fn live_of(&self, tx: &mut Tx, id: BusinessId, now: DateTime<Utc>) -> store::Result<i64> {
        let today = now.with_timezone(&self.zone).date_naive();
        store::promotion::count_up(tx, id, now, today).await
    }
}

/// What everybody may see, or the asker's own, that a new business looks like. Several of one owner may share
/// a number.
async fn alike(
    tx: &mut Tx,
    new: &NewBusiness,
    asker: Option<PersonId>,
) -> store::Result<Option<Alike>> {
    let near = store::business::near(tx, &new.phone, &new.area).await?;
    let mut found = near.into_iter().filter_map(|known| {
        let own = known.is_looked_after_by(asker);
        let public = matches!(known.state, BusinessState::Active | BusinessState::Closed);
        let named = new.is_named_like(&known.profile);
        let same = own && named || public && (named || !own && known.profile.phone == new.phone);
        same.then_some(as_alike(known, own))
    });
    Ok(found.next())
}

/// Somebody else's business that this one looks like, whatever became of it.
pub(super) async fn alike_to_others(
    tx: &mut Tx,
    business: &Business,
) -> store::Result<Option<Alike>> {
    let profile = &business.profile;
    let near = store::business::near(tx, &profile.phone, &profile.area).await?;
    let mut others = near.into_iter().filter(|known| {
        let same = known.profile.phone == profile.phone || profile.is_named_like(&known.profile);
        !known.is_looked_after_by(Some(business.owner)) && known.id < business.id && same
    });
    Ok(others.next().map(|known| as_alike(known, false)))
}

fn as_alike(known: Business, own: bool) -> Alike {
    let NewBusiness { name, area, .. } = known.profile;
    Alike { id: known.id, name, area, own }
}

/// Why something or its change was sent back or turned down, where the last decision was that.
pub(super) async fn why_turned_down(
    tx: &mut Tx,
    subject: Subject,
) -> store::Result<Option<Reason>> {
    let decision = review::decision_of(tx, subject).await?;
    Ok(decision.and_then(|decision| match decision.verdict {
        Verdict::Correction(reason) | Verdict::Rejected(reason) => Some(reason),
        Verdict::Approved => None,
    }))
}

/// It awaits a new decision, on a new card.
pub(super) async fn hand_in(
    tx: &mut Tx,
    subject: Subject,
    now: DateTime<Utc>,
) -> store::Result<()> {
    review::reopen(tx, subject, review::CHANGED, now).await?;
    store::outbox::put(tx, OutboxKind::Card, subject, now).await?;
    Ok(())
}

/// What was approved is all there is again. The card of a change that was turned down keeps what it decided on.
async fn drop_change(tx: &mut Tx, id: BusinessId, now: DateTime<Utc>) -> store::Result<()> {
    if let Some(change) = store::change::forget(tx, id).await? {
        if change.objection.is_none() {
            store::outbox::put(tx, OutboxKind::CardDecided, Subject::Business(id), now).await?;
        }
        note(tx, WITHDRAWN, id, now).await?;
    }
    Ok(())
}

async fn note(tx: &mut Tx, action: &str, id: BusinessId, now: DateTime<Utc>) -> store::Result<()> {
    store::audit::add(tx, None, action, Subject::Business(id), None, None, now).await?;
    Ok(())
}

/// What was written of a business goes with it when it is deleted or somebody else's.
pub(super) async fn keep_own_drafts(
    tx: &mut Tx,
    person: Option<&Person>,
    conversation: &mut Conversation,
) -> store::Result<()> {
    let Some(person) = person.filter(|_| conversation.drafts.name_businesses()) else {
        return Ok(());
    };
    let own = store::business::looked_after_by(tx, person.id).await?;
    let own: Vec<_> = own.into_iter().map(|business| business.id).collect();
    conversation.drafts.keep_only_of(&own);
    Ok(())
}
