//! The only place that asks what time it is.
//!
//! This is calendar time: what day it is, which digest is due. Waiting and pacing run on tokio's time
//! and never on this clock.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// Cheap to clone; clones show the same time.
#[derive(Debug, Clone)]
pub struct Clock {
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    /// Microseconds added to the machine's time.
    Running(Arc<AtomicI64>),
    /// Microseconds since 1970, moved by hand.
    Still(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's time.
    pub fn real() -> Self {
        Self { kind: Kind::Running(Arc::new(AtomicI64::new(0))) }
    }

    /// Runs on from `start`.
    pub fn starting_at(start: DateTime<Utc>) -> Self {
        let clock = Self::real();
        clock.set(start);
        clock
    }

    /// Stands until it is set.
    pub fn still(at: DateTime<Utc>) -> Self {
        Self { kind: Kind::Still(Arc::new(AtomicI64::new(at.timestamp_micros()))) }
    }

    /// The time, in whole microseconds as both databases keep it.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.kind {
            Kind::Running(shift) => {
                let shift = TimeDelta::microseconds(shift.load(Ordering::Relaxed));
                (machine_time() + shift).trunc_subsecs(6)
            }
            Kind::Still(at) => {
                DateTime::from_timestamp_micros(at.load(Ordering::Relaxed)).unwrap_or_default()
            }
        }
    }

    /// Moves the clock; it runs on from there, or stands there if it stands.
    pub fn set(&self, to: DateTime<Utc>) {
        match &self.kind {
            Kind::Running(shift) => {
                let micros = (to - machine_time()).num_microseconds().unwrap_or(0);
                shift.store(micros, Ordering::Relaxed);
            }
            Kind::Still(at) => at.store(to.timestamp_micros(), Ordering::Relaxed),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where the machine is asked")]
fn machine_time() -> DateTime<Utc> {
    Utc::now()
}
