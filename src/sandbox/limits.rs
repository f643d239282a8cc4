use std::{collections::VecDeque, time::Duration};

use tokio::time::Instant;

/// One message per second with a short burst, for one private chat. Small: there are a million.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    spare: f32,
    /// Milliseconds since the sandbox began.
    at: u32,
}

impl Pace {
    pub fn full(burst: u32) -> Self {
        Self { spare: burst as f32, at: 0 }
    }

    /// An album may overdraw, so that ten pictures fit into any burst. The error is seconds to wait.
    pub fn check(&mut self, now: u32, burst: u32) -> Result<(), u64> {
        let earned = now.saturating_sub(self.at) as f32 / 1000.0;
        self.spare = (self.spare + earned).min(burst as f32);
        self.at = now;
        if self.spare >= 1.0 { Ok(()) } else { Err((1.0 - self.spare).ceil() as u64) }
    }

    pub fn take(&mut self, messages: usize) {
        self.spare -= messages as f32;
    }
}

/// What a group got during the last minute.
#[derive(Clone, Debug, Default)]
pub struct Window {
    recent: VecDeque<Instant>,
}

impl Window {
    const SPAN: Duration = Duration::from_secs(60);

    /// The error is seconds to wait.
    pub fn check(&mut self, now: Instant, limit: usize) -> Result<(), u64> {
        while self.recent.front().is_some_and(|at| now.duration_since(*at) >= Self::SPAN) {
            self.recent.pop_front();
        }
        if self.recent.len() < limit {
            return Ok(());
        }
        let free_at = self.recent[self.recent.len() - limit] + Self::SPAN;
        Err(whole_seconds(free_at.duration_since(now)))
    }

    pub fn take(&mut self, now: Instant, messages: usize) {
        self.recent.extend(std::iter::repeat_n(now, messages));
    }
}

/// The bot-wide limit of sends nobody asked for: a bucket of `burst`, and silence after an overrun.
#[derive(Debug)]
pub struct Bulk {
    per_second: f64,
    burst: f64,
    penalty: Option<Duration>,
    spare: f64,
    at: Instant,
    silent_until: Option<Instant>,
}

impl Bulk {
    pub fn new(per_second: f64, burst: u32, penalty: Option<Duration>) -> Self {
        let burst = f64::from(burst.max(1));
        let at = Instant::now();
        Self { per_second, burst, penalty, spare: burst, at, silent_until: None }
    }

    /// The error is seconds to wait; until then every further message is refused too.
    pub fn take(&mut self, now: Instant, messages: usize) -> Result<(), u64> {
        if let Some(until) = self.silent_until {
            if now < until {
                return Err(whole_seconds(until - now));
            }
            self.silent_until = None;
        }
        let earned = now.duration_since(self.at).as_secs_f64() * self.per_second;
        self.spare = (self.spare + earned).min(self.burst);
        self.at = now;
        let needed = (messages as f64).min(self.burst);
        // Clocks count nanoseconds: a third of a second is never quite one.
        if self.spare + 1e-6 >= needed {
            self.spare -= messages as f64;
            return Ok(());
        }
        let wait = Duration::from_secs_f64(((needed - self.spare) / self.per_second).min(3600.0));
        let seconds = whole_seconds(self.penalty.unwrap_or(wait));
        self.silent_until = Some(now + Duration::from_secs(seconds));
        Err(seconds)
    }
}

fn whole_seconds(wait: Duration) -> u64 {
    (wait.as_secs_f64().ceil() as u64).max(1)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::Instant;

    use super::{Bulk, Pace, Window};

    #[test]
    fn a_private_chat_gets_a_burst_and_then_one_a_second() {
        let mut pace = Pace::full(3);
        for _ in 0..3 {
            pace.check(0, 3).unwrap();
            pace.take(1);
        }
        assert_eq!(pace.check(500, 3), Err(1));
        assert_eq!(pace.check(1000, 3), Ok(()));
    }

    #[test]
    fn a_group_gets_twenty_in_any_minute() {
        let start = Instant::now();
        let mut window = Window::default();
        for second in 0..20 {
            let now = start + Duration::from_secs(second);
            window.check(now, 20).unwrap();
            window.take(now, 1);
        }
        assert_eq!(window.check(start + Duration::from_secs(20), 20), Err(40));
        assert_eq!(window.check(start + Duration::from_secs(60), 20), Ok(()));
        window.take(start + Duration::from_secs(60), 1);
        assert_eq!(window.check(start + Duration::from_millis(60_500), 20), Err(1));
    }

    #[test]
    fn an_overrun_of_the_bulk_limit_costs_a_silence() {
        let mut bulk = Bulk::new(10.0, 2, None);
        let start = Instant::now();
        assert_eq!(bulk.take(start, 1), Ok(()));
        assert_eq!(bulk.take(start, 1), Ok(()));
        assert_eq!(bulk.take(start, 1), Err(1));
        assert_eq!(bulk.take(start + Duration::from_millis(900), 1), Err(1));
        assert_eq!(bulk.take(start + Duration::from_millis(1001), 1), Ok(()));
    }

    #[test]
    fn even_sending_at_the_rate_is_never_refused() {
        let mut bulk = Bulk::new(30.0, 1, None);
        let start = Instant::now();
        for n in 0..300u32 {
            let now = start + Duration::from_secs(1) + Duration::from_secs(n.into()) / 30;
            assert_eq!(bulk.take(now, 1), Ok(()), "{n}");
        }
    }
}
