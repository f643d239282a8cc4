use std::{
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::sync::watch;

use super::{Sandbox, draw::Draw, lock::lock};

/// What goes wrong on request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// 429 with these seconds, nothing done.
    TooManyRequests(u64),
    /// This 5xx, nothing done.
    Server(u16),
    /// Done, but the connection closes without an answer.
    LostAnswer,
    /// Done, but the answer comes this much later.
    Slow(Duration),
    /// Done, but the answer comes only when held answers are let go.
    Held,
    /// 403 as if the person had blocked the bot, nothing done.
    Blocked,
    /// 400 as if the bot lacked a right in the group, nothing done.
    NoRights,
    /// The connection closes without an answer, nothing done.
    Drop,
}

#[derive(Clone, Debug)]
pub struct FaultRule {
    /// A method in any case, `send*` for several, `*` for all.
    pub method: String,
    /// Only requests for this chat.
    pub chat: Option<i64>,
    pub fault: Fault,
    /// How often; without it until cleared.
    pub times: Option<u32>,
    /// From 0 to 1; drawn from the sandbox's seed.
    pub probability: f64,
}

impl Sandbox {
    /// The next `times` requests that fit go wrong; `send*` and `*` are patterns.
    pub fn fail_next(&self, method: &str, chat: Option<i64>, fault: Fault, times: u32) {
        let method = method.to_owned();
        let rule = FaultRule { method, chat, fault, times: Some(times), probability: 1.0 };
        self.world.faults.add(rule);
    }

    pub fn fail(&self, rule: FaultRule) {
        self.world.faults.add(rule);
    }

    /// Answers held by [`Fault::Held`] go out.
    pub fn let_go(&self) {
        self.world.faults.let_go();
    }

    pub fn clear_faults(&self) {
        self.world.faults.clear();
    }
}

impl FaultRule {
    fn fits(&self, method: &str, chat: Option<i64>) -> bool {
        let pattern = self.method.to_lowercase();
        let named = match pattern.strip_suffix('*') {
            Some(start) => method.starts_with(start),
            None => method == pattern,
        };
        named && (self.chat.is_none() || self.chat == chat)
    }
}

#[derive(Debug, Default)]
pub struct Faults {
    rules: Mutex<Vec<FaultRule>>,
    /// Spares the lock when there is nothing to look for.
    count: AtomicUsize,
    /// Whether held answers have been let go.
    let_go: watch::Sender<bool>,
}

impl Faults {
    pub fn add(&self, rule: FaultRule) {
        let mut rules = lock(&self.rules);
        rules.push(rule);
        self.count.store(rules.len(), Ordering::Release);
    }

    /// Held answers go out, and none is held from now on.
    pub fn let_go(&self) {
        self.let_go.send_replace(true);
    }

    pub async fn until_let_go(&self) {
        let mut let_go = self.let_go.subscribe();
        let _closed = let_go.wait_for(|go| *go).await;
    }

    pub fn clear(&self) {
        lock(&self.rules).clear();
        self.count.store(0, Ordering::Release);
    }

    /// The first rule that fits; `method` in lower case.
    pub fn pick(&self, method: &str, chat: Option<i64>, draw: &Draw) -> Option<Fault> {
        if self.count.load(Ordering::Acquire) == 0 {
            return None;
        }
        let mut rules = lock(&self.rules);
        let found = rules.iter().position(|rule| {
            rule.fits(method, chat) && (rule.probability >= 1.0 || draw.unit() < rule.probability)
        })?;
        let fault = rules[found].fault;
        if let Some(times) = &mut rules[found].times {
            *times = times.saturating_sub(1);
            if *times == 0 {
                rules.remove(found);
                self.count.store(rules.len(), Ordering::Release);
            }
        }
        Some(fault)
    }
}
