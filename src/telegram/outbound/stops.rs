//! The one answer that concerns every message: this bot can send nothing.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use super::outcome::Stop;

/// How often one message is let through to see whether it is over. Telegram allows 20 wrong tokens a
/// minute from one address.
const PROBE_EVERY: Duration = Duration::from_secs(30);

#[derive(Debug, Default)]
pub struct Stops {
    standing: Mutex<Option<(Stop, Instant)>>,
}

impl Stops {
    /// The stop that holds a message back now.
    pub fn holds(&self, now: Instant) -> Option<Stop> {
        let mut standing = self.standing();
        let (stop, since) = (*standing)?;
        if now < since + PROBE_EVERY {
            return Some(stop);
        }
        *standing = Some((stop, now));
        None
    }

    pub fn current(&self) -> Option<Stop> {
        self.standing().map(|(stop, _)| stop)
    }

    /// When the next message is let through; in the past where one may go at once.
    pub fn next_probe(&self) -> Option<Instant> {
        self.standing().map(|(_, since)| since + PROBE_EVERY)
    }

    pub fn note(&self, stop: Stop, now: Instant) {
        let before = self.standing().replace((stop, now));
        if before.is_none_or(|(other, _)| other != stop) {
            tracing::error!(%stop, "telegram takes nothing from this bot");
        }
    }

    /// An answer came that only a working bot gets.
    pub fn lift(&self) {
        if self.standing().take().is_some() {
            tracing::info!("telegram takes messages from this bot again");
        }
    }

    fn standing(&self) -> MutexGuard<'_, Option<(Stop, Instant)>> {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_lets_one_through_every_half_minute() {
        let (stops, now) = (Stops::default(), Instant::now());
        assert_eq!(stops.holds(now), None);
        stops.note(Stop::Unauthorized, now);
        assert_eq!(stops.holds(now), Some(Stop::Unauthorized));
        let later = now + PROBE_EVERY;
        assert_eq!(stops.holds(later), None);
        assert_eq!(stops.holds(later), Some(Stop::Unauthorized));
        stops.lift();
        assert_eq!(stops.holds(later), None);
    }
}
