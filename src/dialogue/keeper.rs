//! Who looks after a business: the owner invites, the invited accepts, the owner says yes once more.

use serde::{Deserialize, Serialize};

use super::{Context, Deed, Input, Query, Scene, Step, home};
use crate::{
    domain::{
        business::BusinessName,
        ids::{BusinessId, InvitationId, PersonId},
        keeping::{Role, Token},
    },
    reply::{
        Keeper, KeeperNote, Keepers, Note, Offer, Question, Reply, Shut,
        button::{Button, KeeperButton, Target},
    },
};

/// Whoever accepts an invitation agrees to the owner's terms first, as at registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Invited {
    AwaitTerms { token: Token },
}

#[derive(Debug, Clone, PartialEq)]
pub enum KeeperQuery {
    Keepers { business: BusinessId, purpose: KeepersPurpose },
    Invitation(Token),
}

/// What the keepers of a business are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepersPurpose {
    Show,
    /// To do without the second one.
    Remove,
    /// The asker wants to stop.
    Leave,
}

#[derive(Debug, Clone, PartialEq)]
pub enum KeeperDeed {
    Invite { business: BusinessId, role: Role },
    Accept(Token),
    Refuse(Token),
    Confirm(InvitationId),
    CallOff(InvitationId),
    Remove { business: BusinessId, keeper: PersonId },
    Leave(BusinessId),
}

#[derive(Debug, Clone, PartialEq)]
pub enum KeeperAnswer {
    Keepers {
        found: Box<Keepers>,
        purpose: KeepersPurpose,
    },
    /// The asker is not what it takes, or no longer.
    NotYours,
    /// `bot`: its username.
    Invited {
        business: BusinessId,
        offer: Box<Offer>,
        bot: String,
    },
    Offer(Box<Offer>),
    Shut(Shut),
    Accepted {
        business: BusinessName,
        by: String,
    },
    Refused,
    /// A word above who looks after it now.
    Noted {
        business: BusinessId,
        note: KeeperNote,
    },
    HandedOver {
        business: BusinessName,
        who: String,
    },
    Left {
        business: BusinessName,
    },
}

/// Where the link of an invitation leads.
pub(super) fn open(scene: Scene, token: Token) -> Step {
    Step::ask(scene, Query::Keeper(KeeperQuery::Invitation(token)))
}

pub(super) fn pressed(scene: Scene, button: KeeperButton, context: &Context<'_>) -> Step {
    let Some(person) = context.person else {
        // The link leads here again once the formalities are done.
        return match button {
            KeeperButton::Accept(token) | KeeperButton::Refuse(token) => {
                home::choose_language(scene, Some(Target::Invitation(token)), context)
            }
            _ => home::stale(scene, context),
        };
    };
    match button {
        KeeperButton::Keepers(id) => show(scene, id, KeepersPurpose::Show),
        KeeperButton::AskRemove(id) => show(scene, id, KeepersPurpose::Remove),
        KeeperButton::AskLeave(id) => show(scene, id, KeepersPurpose::Leave),
        KeeperButton::Invite(role, business) => order(scene, KeeperDeed::Invite { business, role }),
        KeeperButton::Accept(token) if person.owner => order(scene, KeeperDeed::Accept(token)),
        KeeperButton::Accept(token) => {
            prompt(Invited::AwaitTerms { token }).keeping(scene.into_draft())
        }
        KeeperButton::Refuse(token) => order(scene, KeeperDeed::Refuse(token)),
        KeeperButton::Confirm(id) => order(scene, KeeperDeed::Confirm(id)),
        KeeperButton::CallOff(id) => order(scene, KeeperDeed::CallOff(id)),
        KeeperButton::Remove(business, keeper) => {
            order(scene, KeeperDeed::Remove { business, keeper })
        }
        KeeperButton::Leave(id) => order(scene, KeeperDeed::Leave(id)),
    }
}

pub(super) fn prompt(invited: Invited) -> Step {
    Step::say(invited, Reply::Ask(Question::OwnerTerms))
}

pub(super) fn step(invited: Invited, input: &Input, context: &Context<'_>) -> Step {
    let Invited::AwaitTerms { token } = &invited;
    match input {
        Input::Button(Button::Yes) => Step::order(invited, Deed::AgreeAsOwner),
        Input::Button(Button::Back) => open(Scene::Home, token.clone()),
        input => home::unread(invited.into(), input, context),
    }
}

/// The owner's terms are agreed to.
pub(super) fn agreed(invited: Invited) -> Step {
    let Invited::AwaitTerms { token } = invited;
    order(Scene::Home, KeeperDeed::Accept(token))
}

pub(super) fn answered(scene: Scene, answer: KeeperAnswer, context: &Context<'_>) -> Step {
    let reply = match answer {
        KeeperAnswer::Keepers { found, purpose } => shown(found, purpose),
        KeeperAnswer::NotYours => return home::stale(scene, context),
        KeeperAnswer::Invited { business, offer, bot } => {
            let forward = Keeper::Forward { business, role: offer.role, ends_at: offer.ends_at };
            let mut step = Step::say(scene, Reply::Keeper(forward));
            step.say.push(Reply::Keeper(Keeper::Invitation { offer, bot }));
            return step;
        }
        KeeperAnswer::Noted { business, note } => {
            let step = show(scene, business, KeepersPurpose::Show);
            return step.after(Reply::Note(Note::Keeper(note)));
        }
        KeeperAnswer::Offer(offer) => Keeper::Offer(offer),
        KeeperAnswer::Shut(shut) => Keeper::Shut(shut),
        KeeperAnswer::Accepted { business, by } => Keeper::Accepted { business, by },
        KeeperAnswer::Refused => Keeper::Refused,
        KeeperAnswer::HandedOver { business, who } => Keeper::HandedOver { business, who },
        KeeperAnswer::Left { business } => Keeper::Left { business },
    };
    Step::say(scene, Reply::Keeper(reply))
}

/// Who looks after a business, or the question that is asked about it where there still is one.
fn shown(found: Box<Keepers>, purpose: KeepersPurpose) -> Keeper {
    match (purpose, found.role, &found.keeper) {
        (KeepersPurpose::Remove, Role::Owner, Some((keeper, who))) => {
            Keeper::AskRemove { business: found.id, keeper: *keeper, who: who.clone() }
        }
        (KeepersPurpose::Leave, Role::Keeper, _) => {
            Keeper::AskLeave { id: found.id, business: found.business }
        }
        _ => Keeper::Keepers(found),
    }
}

fn show(scene: Scene, business: BusinessId, purpose: KeepersPurpose) -> Step {
    Step::ask(scene, Query::Keeper(KeeperQuery::Keepers { business, purpose }))
}

fn order(scene: Scene, deed: KeeperDeed) -> Step {
    Step::order(scene, Deed::Keeper(deed))
}

impl From<Invited> for Scene {
    fn from(invited: Invited) -> Self {
        Self::Invited(invited)
    }
}
