use std::{
    collections::{BTreeMap, VecDeque},
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use serde::Serialize;
use tokio::time::Instant;

use super::lock::lock;

/// Figures of the Bot API side since the sandbox began.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Counts {
    pub requests: u64,
    /// Accepted messages; an album counts each.
    pub sent: u64,
    /// Chats with at least one of them.
    pub chats: u64,
    pub max_per_chat: u64,
    pub min_per_chat: u64,
    /// 429 answers.
    pub too_many: u64,
    /// The most accepted messages in any second, wherever it begins.
    pub peak_per_second: u64,
    /// Unix milliseconds of the first and last accepted message.
    pub first: Option<i64>,
    pub last: Option<i64>,
    pub answers: Answers,
}

/// How long people who wrote to the bot waited for its next message: of the last 100,000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Answers {
    pub count: usize,
    /// Microseconds.
    pub median: u32,
    pub p99: u32,
    pub slowest: u32,
}

#[derive(Debug, Default)]
pub struct Tally {
    pub requests: AtomicU64,
    pub too_many: AtomicU64,
    refusals: Mutex<BTreeMap<Refusal, u64>>,
    sent: Mutex<Sent>,
    /// Microseconds.
    waited: Mutex<VecDeque<u32>>,
}

const ANSWERS_KEPT: usize = 100_000;

/// What the Bot API refused, counted by method and words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refusal {
    /// In small letters.
    pub method: String,
    pub in_group: bool,
    pub description: String,
}

#[derive(Debug, Default)]
struct Sent {
    total: u64,
    last_second: VecDeque<Instant>,
    peak: usize,
    first: Option<i64>,
    last: Option<i64>,
}

impl Tally {
    pub fn sent(&self, messages: usize, now: Instant, unix_ms: i64) {
        let mut sent = lock(&self.sent);
        sent.total += messages as u64;
        sent.last_second.extend(std::iter::repeat_n(now, messages));
        while sent
            .last_second
            .front()
            .is_some_and(|at| now.duration_since(*at) >= Duration::from_secs(1))
        {
            sent.last_second.pop_front();
        }
        sent.peak = sent.peak.max(sent.last_second.len());
        sent.first.get_or_insert(unix_ms);
        sent.last = Some(unix_ms);
    }

    pub fn answered(&self, waited: Duration) {
        let mut kept = lock(&self.waited);
        if kept.len() >= ANSWERS_KEPT {
            kept.pop_front();
        }
        kept.push_back(u32::try_from(waited.as_micros()).unwrap_or(u32::MAX));
    }

    pub fn refused(&self, method: &str, in_group: bool, description: &str) {
        let (method, description) = (method.to_owned(), description.to_owned());
        let refusal = Refusal { method, in_group, description };
        *lock(&self.refusals).entry(refusal).or_default() += 1;
    }

    pub fn refusals(&self) -> BTreeMap<Refusal, u64> {
        lock(&self.refusals).clone()
    }

    fn answers(&self) -> Answers {
        let mut times = Vec::from(lock(&self.waited).clone());
        times.sort_unstable();
        let at = |share: f64| {
            let last = times.len().saturating_sub(1);
            times.get((last as f64 * share) as usize).copied().unwrap_or_default()
        };
        Answers { count: times.len(), median: at(0.5), p99: at(0.99), slowest: at(1.0) }
    }

    /// Everything but the figures per chat.
    pub fn counts(&self) -> Counts {
        let sent = lock(&self.sent);
        Counts {
            requests: self.requests.load(Ordering::Relaxed),
            too_many: self.too_many.load(Ordering::Relaxed),
            sent: sent.total,
            peak_per_second: sent.peak as u64,
            first: sent.first,
            last: sent.last,
            answers: self.answers(),
            ..Counts::default()
        }
    }
}
