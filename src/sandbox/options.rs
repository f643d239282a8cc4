use std::{fmt, ops::RangeInclusive, sync::Arc, time::Duration};

use chrono::{DateTime, FixedOffset};
use futures::future::BoxFuture;

/// How strict and how big the sandbox is. The defaults are Telegram's published figures.
#[derive(Clone, Debug)]
pub struct Options {
    pub token: String,
    /// The bot's, without `@`.
    pub username: String,
    pub first_name: String,
    /// Private chats that have pressed start, as ranges of ids; a chat costs memory only from its
    /// first message on.
    pub started: Vec<RangeInclusive<i64>>,
    /// Rates at all: per chat, per group and bulk.
    pub limits: bool,
    /// The bulk limit counts every send; without it, sends to a chat that was heard in the last
    /// ten seconds are free.
    pub count_all: bool,
    /// Messages per second, refilled evenly.
    pub bulk_per_second: f64,
    /// Messages that may go at once before the bulk rate applies.
    pub burst: u32,
    /// How long every counted send is refused after an overrun; without it, until the next message
    /// fits, at least a second.
    pub penalty: Option<Duration>,
    /// Messages that one private chat may get at once before one per second applies.
    pub chat_burst: u32,
    /// Messages and edits a group may get in any minute.
    pub group_per_minute: usize,
    /// Every answer waits for a time drawn from here.
    pub answer_delay: RangeInclusive<Duration>,
    /// Of the answer delays and of faults by probability.
    pub seed: u64,
    /// Messages kept per chat, both directions. With 0 nothing can be edited or replied to.
    pub history: usize,
    /// No page and no events: for load and for operators' scripts.
    pub api_only: bool,
    /// The first wait after a webhook's refusal; it doubles up to a minute.
    pub webhook_retry: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            token: "1234567890:SANDBOX".into(),
            username: "ayopromo_bot".into(),
            first_name: "AyoPromo".into(),
            started: Vec::new(),
            limits: true,
            count_all: false,
            bulk_per_second: 30.0,
            burst: 5,
            penalty: None,
            chat_burst: 8,
            group_per_minute: 20,
            answer_delay: Duration::ZERO..=Duration::ZERO,
            seed: 1,
            history: 300,
            api_only: false,
            webhook_retry: Duration::from_secs(1),
        }
    }
}

/// Moves the caller's world on and says in one sentence what happened.
pub type Advance = Arc<dyn Fn() -> BoxFuture<'static, Result<String, String>> + Send + Sync>;
/// The caller's clock, for message dates and for the page.
pub type Now = Arc<dyn Fn() -> DateTime<FixedOffset> + Send + Sync>;

/// What the caller lends; without it the page has no "advance" and dates are the machine's.
#[derive(Clone, Default)]
pub struct Hooks {
    pub advance: Option<Advance>,
    pub now: Option<Now>,
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hooks")
            .field("advance", &self.advance.is_some())
            .field("now", &self.now.is_some())
            .finish()
    }
}
