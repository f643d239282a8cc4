//! One clock for everything that is broadcast: slots at even distances, no bursts.
//!
//! Pure: it is told what time it is. A slot that was served late is made up for, but only by
//! `CATCH_UP`, so that any second holds at most the slots of a second and 20 ms: 31 at 30/s.

use std::time::Duration;

use tokio::time::Instant;

/// Timers fire up to a millisecond late and tasks wait for a processor; longer is not made up for.
const CATCH_UP: Duration = Duration::from_millis(20);
/// Telegram counts in whole seconds; a little more keeps us from asking a moment too early.
pub const MARGIN: Duration = Duration::from_millis(100);
/// What is left of the rate after a refusal.
const CUT: f64 = 0.7;
/// The part of the setting that comes back with each second of sending.
const GROWTH: f64 = 0.01;
/// The part of the setting that is never cut away.
const FLOOR: f64 = 0.1;

#[derive(Debug)]
pub struct Pacer {
    setting: f64,
    rate: f64,
    next: Instant,
    paused_until: Instant,
    last_taken: Instant,
    last_cut: Option<Instant>,
    delivered_since_cut: bool,
}

impl Pacer {
    /// `setting`: messages a second, more than 0.
    pub fn new(setting: f64, now: Instant) -> Self {
        Self {
            setting,
            rate: setting,
            next: now,
            paused_until: now,
            last_taken: now,
            last_cut: None,
            delivered_since_cut: true,
        }
    }

    /// When the next slot is due; in the past where it is overdue.
    pub fn due(&self) -> Instant {
        self.next.max(self.paused_until)
    }

    /// Takes the slot that is due. `weight`: messages it makes, for an album its pictures.
    pub fn take(&mut self, now: Instant, weight: u32) {
        let elapsed = now.duration_since(self.last_taken).min(Duration::from_secs(1));
        self.rate = (self.rate + self.setting * GROWTH * elapsed.as_secs_f64()).min(self.setting);
        self.last_taken = now;
        let earliest = now.checked_sub(CATCH_UP).unwrap_or(now);
        self.next =
            self.next.max(earliest) + Duration::from_secs_f64(f64::from(weight) / self.rate);
    }

    /// A message that took its slot at `taken` was refused with 429. Everything in flight is refused
    /// together, so only a slot taken after the last cut cuts again.
    pub fn refused(&mut self, taken: Instant, now: Instant, retry_after: Duration) {
        self.paused_until = self.paused_until.max(now + retry_after + MARGIN);
        if self.last_cut.is_none_or(|cut| taken > cut) {
            self.rate = (self.rate * CUT).max(self.setting * FLOOR);
            self.last_cut = Some(now);
            self.delivered_since_cut = false;
        }
    }

    pub fn delivered(&mut self, taken: Instant) {
        if self.last_cut.is_none_or(|cut| taken > cut) {
            self.delivered_since_cut = true;
        }
    }

    /// Whether the broadcast got through again after its last refusal.
    pub fn recovered(&self) -> bool {
        self.delivered_since_cut
    }

    /// Messages a second at present.
    pub fn rate(&self) -> f64 {
        self.rate
    }

    /// How long the pause that Telegram asked for still lasts.
    pub fn pause_left(&self, now: Instant) -> Option<Duration> {
        Some(self.paused_until.saturating_duration_since(now)).filter(|left| !left.is_zero())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop_assert, proptest};

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// Serves `count` slots, each late by the next of `lateness`; the times of service.
    fn serve(pacer: &mut Pacer, count: usize, lateness: &[Duration]) -> Vec<Instant> {
        let mut now = pacer.due();
        (0..count)
            .map(|n| {
                now = now.max(pacer.due() + lateness[n % lateness.len()]);
                pacer.take(now, 1);
                now
            })
            .collect()
    }

    fn most_in_a_second(times: &[Instant]) -> usize {
        let within = |n: usize| times[n..].iter().take_while(|t| **t < times[n] + SECOND).count();
        (0..times.len()).map(within).max().unwrap_or(0)
    }

    fn reached(times: &[Instant]) -> f64 {
        (times.len() - 1) as f64 / (times[times.len() - 1] - times[0]).as_secs_f64()
    }

    fn lateness() -> impl Strategy<Value = Vec<Duration>> {
        proptest::collection::vec((0u64..60).prop_map(Duration::from_millis), 1..40)
    }

    proptest! {
        #[test]
        fn no_second_holds_more_than_31_of_30(lateness in lateness()) {
            let mut pacer = Pacer::new(30.0, Instant::now());
            prop_assert!(most_in_a_second(&serve(&mut pacer, 200, &lateness)) <= 31);
        }
    }

    #[test]
    fn jitter_costs_less_than_half_a_percent() {
        let late = [0, 3, 19, 1, 7].map(Duration::from_millis);
        let times = serve(&mut Pacer::new(30.0, Instant::now()), 3_000, &late);
        assert!(reached(&times) >= 30.0 * 0.995, "{}", reached(&times));
    }

    #[test]
    fn a_refusal_pauses_cuts_and_grows_back() {
        let start = Instant::now();
        let mut pacer = Pacer::new(30.0, start);
        pacer.take(start, 1);
        pacer.refused(start, start, 5 * SECOND);
        pacer.refused(start, start, 3 * SECOND);
        assert_eq!(pacer.due(), start + 5 * SECOND + MARGIN);
        assert!((pacer.rate() - 21.0).abs() < 0.1, "cut once for all in flight");
        serve(&mut pacer, 900, &[Duration::ZERO]);
        assert_eq!(pacer.rate(), 30.0);
    }

    #[test]
    fn refusals_never_cut_below_the_floor() {
        let mut now = Instant::now();
        let mut pacer = Pacer::new(30.0, now);
        for _ in 0..50 {
            now += SECOND;
            pacer.refused(now, now, SECOND);
        }
        assert_eq!(pacer.rate(), 3.0);
    }

    #[test]
    fn an_album_takes_as_many_slots_as_it_has_pictures() {
        let start = Instant::now();
        let mut pacer = Pacer::new(10.0, start);
        pacer.take(start, 5);
        assert_eq!(pacer.due(), start + Duration::from_millis(500));
    }
}
