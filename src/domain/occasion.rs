//! At which hours and where a promotion is to be had, where that is not as its business always is.

use serde::{Deserialize, Serialize};

use super::{area::AreaCode, hours::Hours};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    pub hours: Option<Hours>,
    pub place: Option<AreaCode>,
}

impl Occasion {
    /// The place, unless a business of `home` is there anyway.
    pub fn elsewhere(&self, home: &AreaCode) -> Option<&AreaCode> {
        self.place.as_ref().filter(|place| !place.contains(home))
    }
}
