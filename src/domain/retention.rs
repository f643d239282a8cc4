//! How long things are kept. The privacy notice names these times, and a daily task carries them out.

use chrono::{Days, Months, TimeDelta};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Periods {
    /// Days that a conversation nobody touches keeps its drafts.
    pub drafts: u32,
    /// Hours that an update's id is known.
    pub updates: u32,
    /// Days until only the number of deliveries is left.
    pub deliveries: u32,
    /// Days until only the number of interests is left.
    pub interests: u32,
    /// Days of a question to the office and its answer.
    pub questions: u32,
    /// Months after a promotion's end.
    pub promotions: u32,
    /// Months that somebody who blocked the bot is remembered.
    pub blocked: u32,
    /// Days after which a deleted account is erased.
    pub deactivated: u32,
}

impl Default for Periods {
    fn default() -> Self {
        Self {
            drafts: 7,
            updates: 48,
            deliveries: 90,
            interests: 60,
            questions: 90,
            promotions: 12,
            blocked: 12,
            deactivated: 30,
        }
    }
}

impl Periods {
    pub fn of_drafts(&self) -> TimeDelta {
        TimeDelta::days(self.drafts.into())
    }

    pub fn of_updates(&self) -> TimeDelta {
        TimeDelta::hours(self.updates.into())
    }

    pub fn of_deliveries(&self) -> Days {
        Days::new(self.deliveries.into())
    }

    /// As long as a delivery.
    pub fn of_notices(&self) -> TimeDelta {
        TimeDelta::days(self.deliveries.into())
    }

    pub fn of_interests(&self) -> Days {
        Days::new(self.interests.into())
    }

    pub fn of_questions(&self) -> TimeDelta {
        TimeDelta::days(self.questions.into())
    }

    pub fn of_promotions(&self) -> Months {
        Months::new(self.promotions)
    }

    pub fn of_blocked(&self) -> Months {
        Months::new(self.blocked)
    }

    pub fn of_deactivated(&self) -> TimeDelta {
        TimeDelta::days(self.deactivated.into())
    }
}
