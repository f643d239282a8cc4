//! What the app may answer of who looks after a business, and the buttons about it.

use ayopromo::{
    dialogue::{KeeperAnswer, KeeperDeed, KeeperQuery},
    domain::{
        area::AreaCode,
        business::BusinessName,
        ids::{BusinessId, InvitationId, PersonId},
        keeping::{Closed, Role, Token},
    },
    reply::{KeeperNote, Keepers, Offer, Shut, button::KeeperButton},
};

use super::{Desk, now};

const SHUT: KeeperAnswer = KeeperAnswer::Shut(Shut { why: Closed::Expired, business: None });

pub fn look_up(desk: &Desk, query: KeeperQuery) -> KeeperAnswer {
    match query {
        KeeperQuery::Keepers { business, purpose } if desk.lucky => {
            KeeperAnswer::Keepers { found: Box::new(keepers(business)), purpose }
        }
        KeeperQuery::Keepers { .. } => KeeperAnswer::NotYours,
        KeeperQuery::Invitation(token) if desk.lucky => KeeperAnswer::Offer(offer(token)),
        KeeperQuery::Invitation(_) => SHUT,
    }
}

pub fn perform(desk: &Desk, deed: KeeperDeed) -> KeeperAnswer {
    let name = || BusinessName::parse("Carica Gemilang").unwrap();
    let note = KeeperNote::NotNow;
    match deed {
        KeeperDeed::Invite { business, .. } if desk.lucky => {
            let offer = offer(Token::of(1));
            KeeperAnswer::Invited { business, offer, bot: "ayopromo_bot".into() }
        }
        KeeperDeed::Accept(_) if desk.lucky => {
            KeeperAnswer::Accepted { business: name(), by: "Sari".into() }
        }
        KeeperDeed::Refuse(_) if desk.lucky => KeeperAnswer::Refused,
        KeeperDeed::Accept(_) | KeeperDeed::Refuse(_) => SHUT,
        KeeperDeed::Confirm(_) if desk.lucky => {
            KeeperAnswer::HandedOver { business: name(), who: "Tono".into() }
        }
        KeeperDeed::Leave(_) if desk.lucky => KeeperAnswer::Left { business: name() },
        KeeperDeed::Remove { business, .. } if desk.lucky => KeeperAnswer::Noted { business, note },
        KeeperDeed::CallOff(_) if desk.lucky => {
            KeeperAnswer::Noted { business: BusinessId(1), note: KeeperNote::TakenBack }
        }
        _ => KeeperAnswer::NotYours,
    }
}

pub fn buttons() -> [KeeperButton; 10] {
    let mine = BusinessId(1);
    [
        KeeperButton::Keepers(mine),
        KeeperButton::Invite(Role::Owner, mine),
        KeeperButton::Accept(Token::of(1)),
        KeeperButton::Refuse(Token::of(1)),
        KeeperButton::Confirm(InvitationId(1)),
        KeeperButton::CallOff(InvitationId(1)),
        KeeperButton::AskRemove(mine),
        KeeperButton::Remove(mine, PersonId(2)),
        KeeperButton::AskLeave(mine),
        KeeperButton::Leave(mine),
    ]
}

fn keepers(id: BusinessId) -> Keepers {
    Keepers {
        id,
        business: BusinessName::parse("Carica Gemilang").unwrap(),
        role: Role::Owner,
        owner: "Sari".into(),
        keeper: Some((PersonId(2), "Tono".into())),
        open: None,
        may_invite: true,
    }
}

fn offer(token: Token) -> Box<Offer> {
    let area: AreaCode = "33.07.08.1001".parse().unwrap();
    let business = BusinessName::parse("Carica Gemilang").unwrap();
    Box::new(Offer { token, role: Role::Keeper, business, area, by: "Sari".into(), ends_at: now() })
}
