//! From when until when a promotion holds.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Civil days in the regency's time zone, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// "Until sold out": shown so, and ended at `until` unless the owner extends it.
    pub open_ended: bool,
}

impl Validity {
    /// Open ones end after 30 days.
    pub const OPEN_DAYS: u64 = 30;
    /// A promotion can't be announced further ahead than this.
    pub const MAX_DAYS: u64 = 366;

    /// From one day until another; `None` when it ends before it starts, in the past, or too far ahead.
    pub fn between(today: NaiveDate, from: NaiveDate, until: NaiveDate) -> Option<Self> {
        let latest = today.checked_add_days(Days::new(Self::MAX_DAYS))?;
        (from >= today && until >= from && until <= latest).then_some(Self {
            from,
            until,
            open_ended: false,
        })
    }

    /// From a day on, until sold out.
    pub fn until_sold_out(from: NaiveDate) -> Self {
        let until = from.checked_add_days(Days::new(Self::OPEN_DAYS)).unwrap_or(NaiveDate::MAX);
        Self { from, until, open_ended: true }
    }
}
