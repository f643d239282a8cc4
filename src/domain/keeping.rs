//! Who looks after a business, and how somebody else is asked to.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::ids::{BusinessId, InvitationId, PersonId};

/// How long an invitation can be accepted, and then how long its owner has to say yes once more.
pub const OPEN_FOR: TimeDelta = TimeDelta::days(3);

/// What somebody is to a business they look after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Does everything but handing it over, deleting it and choosing keepers.
    Keeper,
    Owner,
}

/// What the link of an invitation carries: 32 hexadecimal digits that nobody can guess.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Token(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationState {
    Open,
    /// The owner has yet to say yes once more.
    Accepted,
    Done,
    Refused,
    /// By the owner, who took it back or sent another one.
    CalledOff,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub id: InvitationId,
    pub business: BusinessId,
    /// What the invited would be.
    pub role: Role,
    pub state: InvitationState,
    pub by: PersonId,
    /// Who accepted or refused it.
    pub invited: Option<PersonId>,
    pub ends_at: DateTime<Utc>,
}

/// Why an invitation leads nowhere, or nowhere any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// Nobody knows it, or knows it any more.
    Unknown,
    Expired,
    /// Somebody else accepted it.
    Used,
    /// Whoever opened it accepted it, and the owner has yet to say yes.
    Waiting,
    Refused,
    CalledOff,
    /// Whoever opened it sent it.
    Own,
    /// Whoever opened it is what it offers already.
    Already,
    /// There is another second keeper meanwhile.
    Taken,
    /// The business is deleted.
    Gone,
    /// An administrator has stopped the business.
    Suspended,
}

impl Role {
    pub const ALL: [Self; 2] = [Self::Keeper, Self::Owner];

    pub fn code(self) -> &'static str {
        match self {
            Self::Keeper => "keeper",
            Self::Owner => "owner",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

impl Token {
    /// From bits of which at least 96 are random.
    pub fn of(bits: u128) -> Self {
        Self(format!("{bits:032x}"))
    }

    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |c: u8| matches!(c, b'0'..=b'9' | b'a'..=b'f');
        (text.len() == 32 && text.bytes().all(is_digit)).then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whoever reads it in a log could accept.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

impl InvitationState {
    pub const ALL: [Self; 5] =
        [Self::Open, Self::Accepted, Self::Done, Self::Refused, Self::CalledOff];

    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::CalledOff => "called_off",
        }
    }
}

impl TryFrom<String> for InvitationState {
    type Error = UnknownInvitationState;

    fn try_from(code: String) -> Result<Self, UnknownInvitationState> {
        Self::ALL.into_iter().find(|state| state.code() == code).ok_or(UnknownInvitationState(code))
    }
}

#[derive(Debug, thiserror::Error)]
#[error("unknown state of an invitation {0:?}")]
pub struct UnknownInvitationState(String);

impl Invitation {
    /// Why it can't be accepted at `now` by somebody, as far as it says itself.
    pub fn closed_to(&self, person: PersonId, now: DateTime<Utc>) -> Option<Closed> {
        match self.state {
            InvitationState::Open | InvitationState::Accepted if self.by == person => {
                Some(Closed::Own)
            }
            InvitationState::Open if self.ends_at <= now => Some(Closed::Expired),
            InvitationState::Open => None,
            InvitationState::Accepted | InvitationState::Done if self.invited != Some(person) => {
                Some(Closed::Used)
            }
            InvitationState::Accepted if self.ends_at <= now => Some(Closed::Expired),
            InvitationState::Accepted => Some(Closed::Waiting),
            InvitationState::Done => Some(Closed::Used),
            InvitationState::Refused => Some(Closed::Refused),
            InvitationState::CalledOff => Some(Closed::CalledOff),
        }
    }
}

impl Closed {
    pub const ALL: [Self; 11] = [
        Self::Unknown,
        Self::Expired,
        Self::Used,
        Self::Waiting,
        Self::Refused,
        Self::CalledOff,
        Self::Own,
        Self::Already,
        Self::Taken,
        Self::Gone,
        Self::Suspended,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Expired => "expired",
            Self::Used => "used",
            Self::Waiting => "waiting",
            Self::Refused => "refused",
            Self::CalledOff => "called_off",
            Self::Own => "own",
            Self::Already => "already",
            Self::Taken => "taken",
            Self::Gone => "gone",
            Self::Suspended => "suspended",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_32_digits_and_shows_itself_nowhere() {
        let token = Token::of(0xab);
        assert_eq!(token.as_str(), "000000000000000000000000000000ab");
        assert_eq!(Token::parse(token.as_str()), Some(token.clone()));
        assert_eq!(format!("{token:?}"), "Token(…)");
        for other in ["", "ab", "000000000000000000000000000000AB", &"0".repeat(33)] {
            assert_eq!(Token::parse(other), None, "{other}");
        }
    }

    #[test]
    fn an_invitation_says_itself_why_it_leads_nowhere() {
        use InvitationState::{Accepted, CalledOff, Done, Open, Refused};
        let now = DateTime::UNIX_EPOCH;
        let (owner, invited, other) = (1.into(), 2.into(), 3.into());
        let closed = |state, person, ends_in| {
            let answered = !matches!(state, Open | CalledOff);
            let invitation = Invitation {
                id: 1.into(),
                business: 1.into(),
                role: Role::Owner,
                state,
                by: owner,
                invited: answered.then_some(invited),
                ends_at: now + TimeDelta::seconds(ends_in),
            };
            invitation.closed_to(person, now)
        };
        for (state, person, ends_in, expected) in [
            (Open, invited, 1, None),
            (Open, invited, 0, Some(Closed::Expired)),
            (Open, owner, 1, Some(Closed::Own)),
            (Accepted, invited, 1, Some(Closed::Waiting)),
            (Accepted, invited, 0, Some(Closed::Expired)),
            (Accepted, other, 1, Some(Closed::Used)),
            (Done, invited, 0, Some(Closed::Used)),
            (Done, other, 0, Some(Closed::Used)),
            (Done, owner, 0, Some(Closed::Used)),
            (Refused, other, 1, Some(Closed::Refused)),
            (CalledOff, invited, 1, Some(Closed::CalledOff)),
        ] {
            assert_eq!(closed(state, person, ends_in), expected, "{state:?} {person} {ends_in}");
        }
    }
}
