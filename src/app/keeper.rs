//! Who looks after a business: asked, accepted, confirmed, ended; and what is told of it.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{App, notice::Notice, notice::owner_address};
use crate::{
    dialogue::{KeeperAnswer, KeeperDeed, KeeperQuery},
    domain::{
        business::{Business, BusinessState},
        ids::{BusinessId, InvitationId, PersonId},
        keeping::{Closed, Invitation, InvitationState, OPEN_FOR, Role, Token},
        notice::Kind,
        person::Person,
        review::Subject,
    },
    reply::{Keeper, KeeperNote, Keepers, Offer, OpenInvitation, Reply, Shut},
    store::{
        self, Tx,
        keeper::{self, tell},
        outbox::OutboxKind,
    },
};

impl App {
    pub(super) async fn keeper_fact(
        &self,
        tx: &mut Tx,
        query: KeeperQuery,
        asker: Option<PersonId>,
        now: DateTime<Utc>,
    ) -> store::Result<KeeperAnswer> {
        let Some(asker) = asker else { return Ok(KeeperAnswer::NotYours) };
        match query {
            KeeperQuery::Keepers { business, purpose } => {
                let found = keepers(tx, business, asker, now).await?;
                Ok(match found {
                    Some(found) => KeeperAnswer::Keepers { found: Box::new(found), purpose },
                    None => KeeperAnswer::NotYours,
                })
            }
            KeeperQuery::Invitation(token) => Ok(match opened(tx, &token, asker, now).await? {
                Err(shut) => KeeperAnswer::Shut(shut),
                Ok((invitation, business)) => KeeperAnswer::Offer(Box::new(Offer {
                    token,
                    role: invitation.role,
                    business: business.profile.name,
                    area: business.profile.area,
                    by: name_of(tx, invitation.by).await?,
                    ends_at: invitation.ends_at,
                })),
            }),
        }
    }

    pub(super) async fn keeper_deed(
        &self,
        tx: &mut Tx,
        deed: KeeperDeed,
        person: &Person,
        now: DateTime<Utc>,
    ) -> store::Result<KeeperAnswer> {
        match deed {
            KeeperDeed::Invite { business, role } => {
                self.invite(tx, business, role, person, now).await
            }
            KeeperDeed::Accept(token) => accept(tx, &token, person, now).await,
            KeeperDeed::Refuse(token) => refuse(tx, &token, person, now).await,
            KeeperDeed::Confirm(id) => confirm(tx, id, person, now).await,
            KeeperDeed::CallOff(id) => call_off(tx, id, person, now).await,
            KeeperDeed::Remove { business, keeper } => {
                let Some(_) = own(tx, business, person.id, Role::Owner).await? else {
                    return Ok(KeeperAnswer::NotYours);
                };
                let removed = keeper::remove(tx, business, keeper, now).await?;
                let note = if removed { KeeperNote::Removed } else { KeeperNote::NotNow };
                Ok(KeeperAnswer::Noted { business, note })
            }
            KeeperDeed::Leave(business) => {
                let Some(business) = own(tx, business, person.id, Role::Keeper).await? else {
                    return Ok(KeeperAnswer::NotYours);
                };
                keeper::leave(tx, &business, person.id, now).await?;
                Ok(KeeperAnswer::Left { business: business.profile.name })
            }
        }
    }

    async fn invite(
        &self,
        tx: &mut Tx,
        id: BusinessId,
        role: Role,
        person: &Person,
        now: DateTime<Utc>,
    ) -> store::Result<KeeperAnswer> {
        let Some(business) = own(tx, id, person.id, Role::Owner).await? else {
            return Ok(KeeperAnswer::NotYours);
        };
        let has_room = role == Role::Owner || business.keeper.is_none();
        if !has_room || business.state == BusinessState::Suspended {
            return Ok(KeeperAnswer::Noted { business: id, note: KeeperNote::NotNow });
        }
        let token = Token::of(Uuid::new_v4().as_u128());
        let ends_at = now + OPEN_FOR;
        let before = keeper::invite(tx, (id, person.id), role, &token, ends_at, now).await?;
        if let Some(waiting) = before.and_then(|before| before.invited) {
            tell(tx, OutboxKind::Invitation, id, waiting, now).await?;
        }
        let offer = Offer {
            token,
            role,
            business: business.profile.name,
            area: business.profile.area,
            by: person.first_name.clone(),
            ends_at,
        };
        let bot = self.bot.get().cloned().unwrap_or_default();
        Ok(KeeperAnswer::Invited { business: id, offer: Box::new(offer), bot })
    }

    /// What somebody is told of who looks after a business, if it is still so.
    pub(super) async fn word_on_keeping(
        &self,
        tx: &mut Tx,
        (kind, subject): (OutboxKind, Subject),
        recipient: Option<PersonId>,
    ) -> store::Result<Option<Notice>> {
        let (Subject::Business(id), Some(recipient)) = (subject, recipient) else {
            return Ok(None);
        };
        let to = owner_address(tx, recipient).await?;
        let notice = |word: Keeper| {
            let reply = Reply::Keeper(word);
            to.map(|to| Notice { kind: Kind::ToOwner, to, reply, photos: Vec::new() })
        };
        let Some(business) = store::business::get(tx, id).await? else {
            let gone = match kind {
                OutboxKind::KeeperGone => Some(Keeper::Deleted { id }),
                OutboxKind::Invitation if is_invited(tx, id, recipient).await? => {
                    Some(Keeper::CameToNothing { id })
                }
                _ => None,
            };
            return Ok(gone.and_then(notice));
        };
        let name = business.profile.name.clone();
        let word = match kind {
            OutboxKind::Invitation => word_on_invitation(tx, &business, recipient).await?,
            OutboxKind::KeeperGone if recipient == business.owner => {
                Some(Keeper::KeeperLeft { id, business: name })
            }
            OutboxKind::KeeperGone if business.role_of(recipient).is_none() => {
                Some(Keeper::Dismissed { business: name })
            }
            OutboxKind::NewOwner if recipient == business.owner => {
                Some(Keeper::Inherited { id, business: name })
            }
            OutboxKind::NewOwner if business.keeper == Some(recipient) => {
                let owner = name_of(tx, business.owner).await?;
                Some(Keeper::NewOwner { id, business: name, owner })
            }
            _ => None,
        };
        Ok(word.and_then(notice))
    }
}

async fn word_on_invitation(
    tx: &mut Tx,
    business: &Business,
    recipient: PersonId,
) -> store::Result<Option<Keeper>> {
    let (id, name) = (business.id, business.profile.name.clone());
    let Some(invitation) = keeper::newest(tx, id, recipient).await? else {
        let passed_on = recipient != business.owner;
        return Ok(passed_on.then_some(Keeper::CameToNothing { id }));
    };
    let Invitation { role, invited, by, .. } = invitation;
    let who = match invited {
        Some(invited) => name_of(tx, invited).await?,
        None => return Ok(None),
    };
    Ok(match invitation.state {
        InvitationState::Accepted if by == recipient => {
            Some(Keeper::AskConfirm { invitation: invitation.id, role, business: name, who })
        }
        InvitationState::Refused if by == recipient => {
            Some(Keeper::Declined { id, business: name, who })
        }
        InvitationState::Done if invited == Some(recipient) => {
            Some(Keeper::Welcome { id, role, business: name })
        }
        InvitationState::CalledOff if invited == Some(recipient) => {
            Some(Keeper::CalledOff { business: name })
        }
        _ => None,
    })
}

/// Whether somebody was to look after a business that is gone. Its owner's invitations go when their data are
/// erased, with everything they had yet to hear.
async fn is_invited(tx: &mut Tx, id: BusinessId, recipient: PersonId) -> store::Result<bool> {
    let invitation = keeper::newest(tx, id, recipient).await?;
    Ok(invitation.is_none_or(|invitation| invitation.invited == Some(recipient)))
}

/// The business, where somebody is this to it.
async fn own(
    tx: &mut Tx,
    id: BusinessId,
    person: PersonId,
    role: Role,
) -> store::Result<Option<Business>> {
    let business = store::business::get(tx, id).await?;
    Ok(business.filter(|business| business.role_of(person) == Some(role)))
}

async fn keepers(
    tx: &mut Tx,
    id: BusinessId,
    asker: PersonId,
    now: DateTime<Utc>,
) -> store::Result<Option<Keepers>> {
    let Some(business) = store::business::get(tx, id).await? else { return Ok(None) };
    let Some(role) = business.role_of(asker) else { return Ok(None) };
    let keeper = match business.keeper {
        Some(keeper) => Some((keeper, name_of(tx, keeper).await?)),
        None => None,
    };
    let open = keeper::open(tx, id).await?.filter(|invitation| {
        role == Role::Owner && invitation.ends_at > now && invitation.by == business.owner
    });
    let open = match open {
        None => None,
        Some(Invitation { id, role, invited, ends_at, .. }) => {
            let accepted_by = match invited {
                Some(invited) => Some(name_of(tx, invited).await?),
                None => None,
            };
            Some(OpenInvitation { id, role, accepted_by, ends_at })
        }
    };
    let owner = name_of(tx, business.owner).await?;
    let may_invite = business.state != BusinessState::Suspended;
    let business = business.profile.name;
    Ok(Some(Keepers { id, business, role, owner, keeper, open, may_invite }))
}

/// An invitation that somebody may accept, with its business; or why not.
async fn opened(
    tx: &mut Tx,
    token: &Token,
    person: PersonId,
    now: DateTime<Utc>,
) -> store::Result<Result<(Invitation, Business), Shut>> {
    let Some(invitation) = keeper::find(tx, token).await? else {
        return Ok(Err(Shut { why: Closed::Unknown, business: None }));
    };
    let Some(business) = store::business::get(tx, invitation.business).await? else {
        return Ok(Err(Shut { why: Closed::Gone, business: None }));
    };
    let closed = invitation.closed_to(person, now);
    let theirs = business.role_of(person);
    let is_open = matches!(invitation.state, InvitationState::Open | InvitationState::Accepted);
    let taken = invitation.role == Role::Keeper && business.keeper.is_some();
    let why = match theirs {
        Some(_) if closed == Some(Closed::Own) => closed,
        Some(role) if role == Role::Owner || role == invitation.role => Some(Closed::Already),
        _ if is_open && business.state == BusinessState::Suspended => Some(Closed::Suspended),
        _ if is_open && invitation.by != business.owner => Some(Closed::CalledOff),
        _ => closed.or(taken.then_some(Closed::Taken)),
    };
    Ok(match why {
        None => Ok((invitation, business)),
        Some(why) => Err(Shut { why, business: theirs.map(|_| business.id) }),
    })
}

async fn accept(
    tx: &mut Tx,
    token: &Token,
    person: &Person,
    now: DateTime<Utc>,
) -> store::Result<KeeperAnswer> {
    let (invitation, business) = match opened(tx, token, person.id, now).await? {
        Ok(open) => open,
        Err(shut) => return Ok(KeeperAnswer::Shut(shut)),
    };
    let until = now + OPEN_FOR;
    let state = InvitationState::Accepted;
    if !keeper::answer(tx, invitation.id, person.id, state, until).await? {
        return Ok(KeeperAnswer::Shut(Shut { why: Closed::Used, business: None }));
    }
    tell(tx, OutboxKind::Invitation, business.id, invitation.by, now).await?;
    let by = name_of(tx, invitation.by).await?;
    Ok(KeeperAnswer::Accepted { business: business.profile.name, by })
}

async fn refuse(
    tx: &mut Tx,
    token: &Token,
    person: &Person,
    now: DateTime<Utc>,
) -> store::Result<KeeperAnswer> {
    let (invitation, business) = match opened(tx, token, person.id, now).await? {
        Ok(open) => open,
        Err(shut) => return Ok(KeeperAnswer::Shut(shut)),
    };
    let (state, ends_at) = (InvitationState::Refused, invitation.ends_at);
    if keeper::answer(tx, invitation.id, person.id, state, ends_at).await? {
        tell(tx, OutboxKind::Invitation, business.id, invitation.by, now).await?;
    }
    Ok(KeeperAnswer::Refused)
}

/// The owner's second yes: only now it happens.
async fn confirm(
    tx: &mut Tx,
    id: InvitationId,
    person: &Person,
    now: DateTime<Utc>,
) -> store::Result<KeeperAnswer> {
    let Some(invitation) = keeper::get(tx, id).await? else { return Ok(KeeperAnswer::NotYours) };
    let business = own(tx, invitation.business, person.id, Role::Owner).await?;
    let Some(business) = business else { return Ok(KeeperAnswer::NotYours) };
    let not_now = KeeperAnswer::Noted { business: business.id, note: KeeperNote::NotNow };
    let Some(invited) = invitation.invited.filter(|_| invitation.ends_at > now) else {
        return Ok(not_now);
    };
    if business.state == BusinessState::Suspended {
        return Ok(not_now);
    }
    let (from, to) = (InvitationState::Accepted, InvitationState::Done);
    if invitation.by != person.id || !keeper::move_on(tx, id, from, to).await? {
        return Ok(not_now);
    }
    let done = match invitation.role {
        Role::Owner => keeper::hand_over(tx, &business, invited, now).await?,
        Role::Keeper => keeper::add(tx, business.id, invited, now).await?,
    };
    if !done {
        keeper::move_on(tx, id, to, InvitationState::CalledOff).await?;
    }
    tell(tx, OutboxKind::Invitation, business.id, invited, now).await?;
    if !done {
        return Ok(not_now);
    }
    let who = name_of(tx, invited).await?;
    if invitation.role == Role::Keeper {
        let note = KeeperNote::Added { who };
        return Ok(KeeperAnswer::Noted { business: business.id, note });
    }
    if let Some(keeper) = business.keeper.filter(|keeper| *keeper != invited) {
        tell(tx, OutboxKind::NewOwner, business.id, keeper, now).await?;
    }
    Ok(KeeperAnswer::HandedOver { business: business.profile.name, who })
}

/// The owner takes back what is open, or what was accepted.
async fn call_off(
    tx: &mut Tx,
    id: InvitationId,
    person: &Person,
    now: DateTime<Utc>,
) -> store::Result<KeeperAnswer> {
    let Some(invitation) = keeper::get(tx, id).await? else { return Ok(KeeperAnswer::NotYours) };
    let business = own(tx, invitation.business, person.id, Role::Owner).await?;
    let Some(business) = business.map(|business| business.id) else {
        return Ok(KeeperAnswer::NotYours);
    };
    let is_open = matches!(invitation.state, InvitationState::Open | InvitationState::Accepted);
    let off = InvitationState::CalledOff;
    if !is_open || !keeper::move_on(tx, id, invitation.state, off).await? {
        return Ok(KeeperAnswer::Noted { business, note: KeeperNote::NotNow });
    }
    if let Some(invited) = invitation.invited {
        tell(tx, OutboxKind::Invitation, business, invited, now).await?;
    }
    Ok(KeeperAnswer::Noted { business, note: KeeperNote::TakenBack })
}

async fn name_of(tx: &mut Tx, id: PersonId) -> store::Result<String> {
    let person = store::person::get(tx, id).await?;
    Ok(person.map(|(person, _)| person.first_name).unwrap_or_default())
}
