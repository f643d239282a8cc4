use std::{
    collections::HashMap,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use serde::Serialize;
use tokio::time::Instant;

use super::lock::lock;

/// Presses and what the bot answered.
#[derive(Debug, Default)]
pub struct Callbacks {
    known: Mutex<HashMap<String, Callback>>,
    next: AtomicU64,
}

#[derive(Debug)]
struct Callback {
    user: i64,
    chat: i64,
    at: Instant,
    waited: Option<Duration>,
    answer: Option<CallbackAnswer>,
}

/// What the presser sees: a short note at the top, an alert, or nothing but the button's rest.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CallbackAnswer {
    pub text: String,
    pub show_alert: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Later answers are refused.
const PATIENCE: Duration = Duration::from_secs(60);

impl Callbacks {
    pub fn open(&self, user: i64, chat: i64) -> String {
        let n = self.next.fetch_add(1, Ordering::Relaxed) + 1;
        let id = format!("{}", 4_000_000_000_000_000_000 + n);
        let callback = Callback { user, chat, at: Instant::now(), waited: None, answer: None };
        lock(&self.known).insert(id.clone(), callback);
        id
    }

    /// The presser and the chat; `None` when unknown, too late or answered before.
    pub fn answer(&self, id: &str, answer: CallbackAnswer) -> Option<(i64, i64)> {
        let mut known = lock(&self.known);
        let callback = known.get_mut(id)?;
        if callback.answer.is_some() || callback.at.elapsed() > PATIENCE {
            return None;
        }
        callback.answer = Some(answer);
        callback.waited = Some(callback.at.elapsed());
        Some((callback.user, callback.chat))
    }

    pub fn answer_to(&self, id: &str) -> Option<CallbackAnswer> {
        lock(&self.known).get(id)?.answer.clone()
    }

    pub fn unanswered(&self) -> Vec<String> {
        let known = lock(&self.known);
        let waiting = known.iter().filter(|(_, callback)| callback.answer.is_none());
        waiting.map(|(id, _)| id.clone()).collect()
    }

    pub fn slowest(&self) -> Duration {
        lock(&self.known).values().filter_map(|callback| callback.waited).max().unwrap_or_default()
    }
}
