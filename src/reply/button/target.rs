//! Where deep links lead.

use serde::{Deserialize, Serialize};

use super::Command;
use crate::domain::{
    category::Category,
    ids::{BusinessId, PromotionId},
    keeping::Token,
};

/// Where a deep link leads once the formalities are done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    Promotion(PromotionId),
    Business(BusinessId),
    /// A promotion that a stranger wanted to keep, or to report.
    Save(PromotionId),
    Report(PromotionId),
    Category(Category),
    /// To look after a business.
    Invitation(Token),
    /// Back to what was wanted when consent was missing.
    Command(Command),
}

impl Target {
    /// The target of a deep link's payload (`p_12`, `u_3`, `k_umkm`, `i_` and a token).
    pub fn from_payload(payload: &str) -> Option<Self> {
        let (kind, rest) = payload.split_once('_')?;
        match kind {
            "p" => rest.parse().ok().map(|id| Self::Promotion(PromotionId(id))),
            "s" => rest.parse().ok().map(|id| Self::Save(PromotionId(id))),
            "r" => rest.parse().ok().map(|id| Self::Report(PromotionId(id))),
            "u" => rest.parse().ok().map(|id| Self::Business(BusinessId(id))),
            "i" => Token::parse(rest).map(Self::Invitation),
            "k" => rest.parse().ok().map(Self::Category),
            "c" => Command::from_word(rest).map(Self::Command),
            _ => None,
        }
    }

    /// The command that leads nearest to it, which names it to people.
    pub fn command(&self) -> Command {
        match self {
            Self::Promotion(_) | Self::Business(_) | Self::Save(_) | Self::Report(_) => {
                Command::Browse
            }
            Self::Category(_) => Command::Subscription,
            Self::Invitation(_) => Command::MyBusinesses,
            Self::Command(command) => *command,
        }
    }

    /// The inverse of [`Target::from_payload`]; 64 characters of `A-Za-z0-9_-` at most.
    pub fn payload(&self) -> String {
        match self {
            Self::Promotion(id) => format!("p_{id}"),
            Self::Save(id) => format!("s_{id}"),
            Self::Report(id) => format!("r_{id}"),
            Self::Business(id) => format!("u_{id}"),
            Self::Invitation(token) => format!("i_{}", token.as_str()),
            Self::Category(category) => format!("k_{category}"),
            Self::Command(command) => format!("c_{}", command.word()),
        }
    }
}
