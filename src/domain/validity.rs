//! From when until when a promotion holds.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::recurrence::{Dates, Recurrence};

/// Civil days in the regency's time zone, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// No end was said: ended at `until` unless the owner extends it. Shown as "until sold out", or as its
    /// days alone where it recurs.
    pub open_ended: bool,
    /// It holds on these days only; one of them at least is within.
    #[serde(default)]
    pub recurs: Option<Recurrence>,
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
            recurs: None,
        })
    }

    /// From a day on, until sold out.
    pub fn until_sold_out(from: NaiveDate) -> Self {
        let until = from.checked_add_days(Days::new(Self::OPEN_DAYS)).unwrap_or(NaiveDate::MAX);
        Self { from, until, open_ended: true, recurs: None }
    }

    /// On single days from today on; `None` when one is past or too far ahead.
    pub fn on(today: NaiveDate, dates: Dates) -> Option<Self> {
        let held = Self::between(today, dates.first(), dates.last())?;
        Some(Self { recurs: Some(Recurrence::Dates(dates)), ..held })
    }

    /// On every day of a rule from today on, until one day or, where none was said, for 30 days. `None`
    /// when there is no such day in that time, or it ends too far ahead.
    pub fn recurring(today: NaiveDate, rule: Recurrence, until: Option<NaiveDate>) -> Option<Self> {
        let next = rule.next_from(today)?;
        let open = Self::until_sold_out(today);
        let held = match until {
            Some(until) => Self::between(today, today, until)?,
            // A weton may be further away than that.
            None => Self { until: open.until.max(next), ..open },
        };
        (next <= held.until).then_some(Self { recurs: Some(rule), ..held })
    }
}
