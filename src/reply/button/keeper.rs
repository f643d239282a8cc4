//! The buttons with which people arrange who looks after a business. All of them are standing ones.

use std::fmt;

use super::data::number;
use crate::domain::{
    ids::{BusinessId, InvitationId, PersonId},
    keeping::{Role, Token},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeeperButton {
    /// Who looks after it.
    Keepers(BusinessId),
    Invite(Role, BusinessId),
    /// The invited says yes, or no.
    Accept(Token),
    Refuse(Token),
    /// The owner says yes once more, or takes it back.
    Confirm(InvitationId),
    CallOff(InvitationId),
    AskRemove(BusinessId),
    /// This keeper and no later one.
    Remove(BusinessId, PersonId),
    AskLeave(BusinessId),
    Leave(BusinessId),
}

impl KeeperButton {
    /// One of each, for laws.
    #[cfg(test)]
    pub(super) fn all() -> Vec<Self> {
        let most = BusinessId(i64::MAX);
        vec![
            Self::Keepers(most),
            Self::Invite(Role::Keeper, most),
            Self::Invite(Role::Owner, most),
            Self::Accept(Token::of(u128::MAX)),
            Self::Refuse(Token::of(1)),
            Self::Confirm(InvitationId(i64::MAX)),
            Self::CallOff(InvitationId(1)),
            Self::AskRemove(most),
            Self::Remove(most, PersonId(i64::MAX)),
            Self::AskLeave(most),
            Self::Leave(most),
        ]
    }

    pub(super) fn read<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Self> {
        Some(match words.next()? {
            "all" => Self::Keepers(BusinessId(number(words)?)),
            "invite" => {
                let role = Role::from_code(words.next()?)?;
                Self::Invite(role, BusinessId(number(words)?))
            }
            "accept" => Self::Accept(Token::parse(words.next()?)?),
            "refuse" => Self::Refuse(Token::parse(words.next()?)?),
            "confirm" => Self::Confirm(InvitationId(number(words)?)),
            "calloff" => Self::CallOff(InvitationId(number(words)?)),
            "askremove" => Self::AskRemove(BusinessId(number(words)?)),
            "remove" => Self::Remove(BusinessId(number(words)?), PersonId(number(words)?)),
            "askleave" => Self::AskLeave(BusinessId(number(words)?)),
            "leave" => Self::Leave(BusinessId(number(words)?)),
            _ => return None,
        })
    }
}

impl fmt::Display for KeeperButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Keepers(id) => write!(f, "all {id}"),
            Self::Invite(role, id) => write!(f, "invite {} {id}", role.code()),
            Self::Accept(token) => write!(f, "accept {}", token.as_str()),
            Self::Refuse(token) => write!(f, "refuse {}", token.as_str()),
            Self::Confirm(id) => write!(f, "confirm {id}"),
            Self::CallOff(id) => write!(f, "calloff {id}"),
            Self::AskRemove(id) => write!(f, "askremove {id}"),
            Self::Remove(id, keeper) => write!(f, "remove {id} {keeper}"),
            Self::AskLeave(id) => write!(f, "askleave {id}"),
            Self::Leave(id) => write!(f, "leave {id}"),
        }
    }
}
