//! What the desk answers about a business.

use ayopromo::{
    dialogue::{
        Changed, Deed, OwnBusiness, Register, Scene, Sending, ShopAnswer, ShopDeed, ShopQuery,
    },
    domain::{
        business::{Alike, Extra},
        ids::BusinessId,
        keeping::Role,
        papers::Paper,
    },
    reply::{OwnPage, button::ShopButton},
};

use super::Desk;

pub fn look_up(desk: &Desk, query: &ShopQuery) -> ShopAnswer {
    match query {
        ShopQuery::Map(_) => ShopAnswer::Map(None),
        // Who is unlucky meets a namesake.
        ShopQuery::Alike(new) => ShopAnswer::Alike((!desk.lucky).then(|| Alike {
            id: BusinessId(7),
            name: new.name.clone(),
            area: new.area.clone(),
            own: false,
        })),
        ShopQuery::Page { id, purpose } => {
            let found = own(desk, *id).map(|own| OwnPage {
                business: own.business.clone(),
                role: Role::Owner,
                change: None,
                reason: None,
                live: 0,
            });
            ShopAnswer::Page { page: found.map(Box::new), purpose: *purpose }
        }
    }
}

pub fn perform(desk: &Desk, deed: &ShopDeed) -> ShopAnswer {
    match deed {
        ShopDeed::Change { id, .. } if desk.lucky => {
            ShopAnswer::Changed { id: *id, outcome: Changed::Sent }
        }
        ShopDeed::DropChange(id) if desk.lucky && own(desk, *id).is_some() => {
            let approved = own(desk, *id).unwrap().business.profile.clone();
            ShopAnswer::Withdrawn { id: *id, approved: Box::new(approved) }
        }
        ShopDeed::Close(id) if desk.lucky => ShopAnswer::Closed { id: *id, live: 1 },
        ShopDeed::Reopen(id) if desk.lucky => ShopAnswer::Reopened { id: *id, live: 0 },
        ShopDeed::Delete(id) if own(desk, *id).is_some() => {
            let name = own(desk, *id).unwrap().business.profile.name.clone();
            ShopAnswer::Deleted(name)
        }
        ShopDeed::Change { id, .. }
        | ShopDeed::DropChange(id)
        | ShopDeed::Close(id)
        | ShopDeed::Reopen(id)
        | ShopDeed::Delete(id) => ShopAnswer::NotNow(*id),
    }
}

fn own(desk: &Desk, id: BusinessId) -> Option<&OwnBusiness> {
    desk.businesses.iter().find(|own| own.business.id == id)
}

/// Whether a deed is the deletion of the business that a draft changes or hands in once more.
pub fn deletes_what_is_changed(deed: &Deed, draft: &Scene) -> bool {
    let Deed::Shop(ShopDeed::Delete(gone)) = deed else { return false };
    let Scene::Register(
        Register::AwaitSend { sending, .. } | Register::AwaitChange { sending, .. },
    ) = draft
    else {
        return false;
    };
    matches!(sending, Sending::Again(id) | Sending::Change { id, .. } if id == gone)
}

pub fn buttons() -> [ShopButton; 16] {
    let (mine, nobodys) = (BusinessId(1), BusinessId(9));
    [
        ShopButton::Map(mine),
        ShopButton::Page(mine),
        ShopButton::Page(nobodys),
        ShopButton::Change(mine),
        ShopButton::Complete(mine),
        ShopButton::DropChange(mine),
        ShopButton::Close(mine),
        ShopButton::Reopen(mine),
        ShopButton::Delete(mine),
        ShopButton::Extras,
        ShopButton::Extra(Extra::Hours),
        ShopButton::Extra(Extra::Point),
        ShopButton::Extra(Extra::Paper(Paper::Halal)),
        ShopButton::Skip,
        ShopButton::Remove,
        ShopButton::NoneYet,
    ]
}
