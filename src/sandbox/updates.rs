use std::{
    collections::{BTreeSet, VecDeque},
    sync::Mutex,
    time::Duration,
};

use serde_json::{Value, json};
use tokio::{
    sync::watch,
    time::{Instant, timeout_at},
};

use super::{error::ApiError, lock::lock};

/// Updates waiting for the bot, fetched with getUpdates or pushed to a webhook.
#[derive(Debug)]
pub struct Updates {
    queue: Mutex<Queue>,
    /// Counts changes of any kind, to wake pollers and the webhook.
    changes: watch::Sender<u64>,
}

#[derive(Debug)]
struct Queue {
    next: u32,
    waiting: VecDeque<Waiting>,
    allowed: Option<BTreeSet<String>>,
    /// Of the latest getUpdates: an older one that still waits has lost.
    poller: u64,
    webhook: Option<Webhook>,
    failure: Option<(i64, String)>,
}

#[derive(Debug)]
struct Waiting {
    id: u32,
    update: Value,
    /// Was confirmed before: comes once more whatever the offset says.
    again: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Webhook {
    pub url: String,
    pub secret: Option<String>,
    pub max_connections: i64,
}

/// Must be asked for by name.
const SHY: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];
const POLL_LIMIT: Duration = Duration::from_secs(50);

impl Updates {
    pub fn new() -> Self {
        let queue = Queue {
            next: 500_000_001,
            waiting: VecDeque::new(),
            allowed: None,
            poller: 0,
            webhook: None,
            failure: None,
        };
        Self { queue: Mutex::new(queue), changes: watch::Sender::new(0) }
    }

    /// The update's id; `None` if the bot didn't ask for its kind.
    pub fn push(&self, kind: &str, content: Value) -> Option<u32> {
        let mut queue = lock(&self.queue);
        let wanted = match &queue.allowed {
            Some(allowed) => allowed.contains(kind),
            None => !SHY.contains(&kind),
        };
        if !wanted {
            return None;
        }
        let id = queue.next;
        queue.next += 1;
        let mut update = json!({"update_id": id});
        update[kind] = content;
        queue.waiting.push_back(Waiting { id, update, again: false });
        self.changed();
        Some(id)
    }

    /// A whole update as it is, given the next id.
    pub fn push_raw(&self, mut update: Value) -> u32 {
        let mut queue = lock(&self.queue);
        let id = queue.next;
        queue.next += 1;
        update["update_id"] = id.into();
        queue.waiting.push_back(Waiting { id, update, again: false });
        self.changed();
        id
    }

    /// Delivers an update once more under its old id, as after a restart with an old offset.
    pub fn repeat(&self, update: Value) {
        let id = update["update_id"].as_u64().and_then(|id| u32::try_from(id).ok()).unwrap_or(0);
        lock(&self.queue).waiting.push_front(Waiting { id, update, again: true });
        self.changed();
    }

    pub fn pending(&self) -> usize {
        lock(&self.queue).waiting.len()
    }

    /// getUpdates. An empty `allowed` list means the default; `None` leaves it as it was.
    pub async fn poll(
        &self,
        offset: i64,
        limit: usize,
        wait: Duration,
        allowed: Option<Vec<String>>,
    ) -> Result<Vec<Value>, ApiError> {
        let mut changes = self.changes.subscribe();
        let deadline = Instant::now() + wait.min(POLL_LIMIT);
        let me = {
            let mut queue = lock(&self.queue);
            queue.refuse_beside_webhook()?;
            queue.allow(allowed);
            queue.confirm(offset);
            queue.poller += 1;
            queue.poller
        };
        self.changed();
        loop {
            changes.mark_unchanged();
            {
                let mut queue = lock(&self.queue);
                queue.refuse_beside_webhook()?;
                if queue.poller != me {
                    return Err(ApiError::conflict(
                        "terminated by other getUpdates request; make sure that only one bot \
                         instance is running",
                    ));
                }
                if !queue.waiting.is_empty() || Instant::now() >= deadline {
                    return Ok(queue.show(limit));
                }
            }
            let _elapsed = timeout_at(deadline, changes.changed()).await;
        }
    }

    /// `None` removes it.
    pub fn set_webhook(&self, hook: Option<Webhook>, allowed: Option<Vec<String>>, drop: bool) {
        let mut queue = lock(&self.queue);
        queue.webhook = hook;
        queue.failure = None;
        queue.allow(allowed);
        if drop {
            queue.waiting.clear();
        }
        self.changed();
    }

    pub fn webhook_info(&self) -> Value {
        let queue = lock(&self.queue);
        let mut info = json!({
            "url": "", "has_custom_certificate": false,
            "pending_update_count": queue.waiting.len(),
        });
        if let Some(hook) = &queue.webhook {
            info["url"] = hook.url.clone().into();
            info["max_connections"] = hook.max_connections.into();
            info["ip_address"] = "127.0.0.1".into();
        }
        if let Some((date, text)) = &queue.failure {
            info["last_error_date"] = (*date).into();
            info["last_error_message"] = text.clone().into();
        }
        if let Some(allowed) = &queue.allowed {
            info["allowed_updates"] = json!(allowed);
        }
        info
    }

    /// The next update to push, once there is a webhook and something for it.
    pub async fn next_for_webhook(&self) -> (Webhook, u32, Value) {
        let mut changes = self.changes.subscribe();
        loop {
            changes.mark_unchanged();
            {
                let queue = lock(&self.queue);
                if let (Some(hook), Some(next)) = (&queue.webhook, queue.waiting.front()) {
                    return (hook.clone(), next.id, next.update.clone());
                }
            }
            let _closed = changes.changed().await;
        }
    }

    /// A pushed update was taken.
    pub fn pushed(&self, id: u32) {
        let mut queue = lock(&self.queue);
        if queue.waiting.front().is_some_and(|waiting| waiting.id == id) {
            queue.waiting.pop_front();
        }
    }

    pub fn push_failed(&self, unix: i64, text: String) {
        lock(&self.queue).failure = Some((unix, text));
    }

    /// Ends when the webhook is another one.
    pub async fn webhook_changes(&self, from: &Webhook) {
        let mut changes = self.changes.subscribe();
        while lock(&self.queue).webhook.as_ref() == Some(from) {
            let _closed = changes.changed().await;
        }
    }

    fn changed(&self) {
        self.changes.send_modify(|changes| *changes += 1);
    }
}

impl Queue {
    fn refuse_beside_webhook(&self) -> Result<(), ApiError> {
        match self.webhook {
            None => Ok(()),
            Some(_) => Err(ApiError::conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete \
                 the webhook first",
            )),
        }
    }

    fn allow(&mut self, allowed: Option<Vec<String>>) {
        match allowed {
            None => {}
            Some(list) if list.is_empty() => self.allowed = None,
            Some(list) => self.allowed = Some(list.into_iter().collect()),
        }
    }

    /// Everything before a positive offset is done; a negative one keeps that many from the end.
    fn confirm(&mut self, offset: i64) {
        if offset < 0 {
            let keep = usize::try_from(-offset).unwrap_or(usize::MAX);
            let done = self.waiting.len().saturating_sub(keep);
            self.waiting.drain(..done);
        } else {
            self.waiting.retain(|waiting| waiting.again || i64::from(waiting.id) >= offset);
        }
    }

    fn show(&mut self, limit: usize) -> Vec<Value> {
        let shown = self.waiting.iter_mut().take(limit).map(|waiting| {
            waiting.again = false;
            waiting.update.clone()
        });
        shown.collect()
    }
}
