use std::{collections::VecDeque, sync::Mutex, time::Duration};

use serde_json::{Value, json};
use tokio::{sync::watch, time::timeout};

use super::lock::lock;

/// What happened, for the page and for tests that wait: numbered from 1, the last few thousand
/// kept.
#[derive(Debug)]
pub struct Events {
    enabled: bool,
    log: Mutex<Log>,
    seq: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Log {
    seq: u64,
    recent: VecDeque<(u64, Value)>,
}

const KEPT: usize = 5000;

impl Events {
    /// Without `enabled` nothing is noted and nobody is woken.
    pub fn new(enabled: bool) -> Self {
        Self { enabled, log: Mutex::default(), seq: watch::Sender::new(0) }
    }

    pub fn seq(&self) -> u64 {
        *self.seq.borrow()
    }

    /// Wakes whoever waits when something happens.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.seq.subscribe()
    }

    pub fn push(&self, kind: &str, mut event: Value) {
        if !self.enabled {
            return;
        }
        let mut log = lock(&self.log);
        log.seq += 1;
        let seq = log.seq;
        event["type"] = kind.into();
        event["seq"] = seq.into();
        log.recent.push_back((seq, event));
        if log.recent.len() > KEPT {
            log.recent.pop_front();
        }
        // Under the lock, so that the number never goes back.
        self.seq.send_replace(seq);
    }

    /// Events after a number, waiting for the first one.
    pub async fn after(&self, seq: u64, wait: Duration) -> Value {
        let mut watch = self.watch();
        // A number from before a restart of the sandbox waits for nothing.
        let known = seq <= self.seq();
        if known {
            let _ended = timeout(wait, watch.wait_for(|now| *now > seq)).await;
        }
        let log = lock(&self.log);
        let from = if known { seq } else { 0 };
        let start = log.recent.partition_point(|(number, _)| *number <= from);
        let events: Vec<_> = log.recent.range(start..).map(|(_, event)| event.clone()).collect();
        json!({"seq": log.seq, "events": events})
    }
}
