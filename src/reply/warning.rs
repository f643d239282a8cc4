//! Why an administrator should look twice at a card.

use crate::domain::{
    business::BusinessName,
    ids::PromotionId,
    price::Rupiah,
    screening::{Group, Likeness},
};

/// Decides nothing; each is one line of the card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Words of a group, as they were met; at least one.
    Words {
        group: Group,
        words: Vec<String>,
    },
    /// Ways to reach somebody that are not the business's own; at least one.
    Contacts(Vec<String>),
    SameText {
        twin: Twin,
        likeness: Likeness,
    },
    SamePhoto(Twin),
    /// The price is a hundred times off, or more; what is usual in the category for its unit.
    Price {
        usual: Rupiah,
    },
}

/// Another promotion that waits or is up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    pub promotion: PromotionId,
    pub business: BusinessName,
}
