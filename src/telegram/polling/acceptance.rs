//! The word on each update, and the offset that follows from it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use teloxide::types::{Update, UpdateId};
use tokio::sync::Notify;

/// Where handlers say what became of an update; clones share everything. A listener waits for a word
/// on each update it gave out.
#[derive(Debug, Clone, Default)]
pub struct Acceptance {
    shared: Arc<Shared>,
}

/// A promise to say a word: an update whose claim is dropped without one has failed, so a panic in
/// a handler holds nothing up.
#[derive(Debug)]
#[must_use = "dropping a claim says that the update failed"]
pub struct Claim {
    acceptance: Acceptance,
    id: UpdateId,
    accepted: bool,
}

impl Claim {
    /// The update is committed, or needs nothing.
    pub fn accepted(mut self) {
        self.accepted = true;
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        if self.accepted {
            self.acceptance.accepted(self.id);
        } else {
            self.acceptance.failed(self.id);
        }
    }
}

impl Acceptance {
    pub fn claim(&self, id: UpdateId) -> Claim {
        Claim { acceptance: self.clone(), id, accepted: false }
    }

    /// The update is committed, or needs nothing: it doesn't come again.
    pub fn accepted(&self, id: UpdateId) {
        self.settle(id, Word::Accepted);
    }

    /// Nothing of the update was kept: it comes again.
    pub fn failed(&self, id: UpdateId) {
        self.settle(id, Word::Failed);
    }

    /// Nobody will say a word on what an earlier stream left open: it comes again.
    pub(super) fn restart(&self) {
        let mut state = self.shared.state();
        state.batch.values_mut().filter(|word| **word == Word::Open).for_each(|word| {
            *word = Word::Failed;
        });
    }

    /// Takes a batch in: what can't be read counts as accepted, what was accepted before in spite of
    /// its number isn't given out again.
    pub(super) fn begin(&self, batch: Vec<Result<Update, u32>>) -> Vec<Update> {
        let mut state = self.shared.state();
        let before = std::mem::take(&mut state.batch);
        let accepted_before: BTreeSet<u32> = before
            .into_iter()
            .filter_map(|(id, word)| (word == Word::Accepted).then_some(id))
            .collect();
        let mut updates = Vec::new();
        for update in batch {
            let (id, word) = match update {
                Err(id) => {
                    tracing::error!(update = id, "an update that can't be read is skipped");
                    (id, Word::Accepted)
                }
                Ok(update) if accepted_before.contains(&update.id.0) => {
                    (update.id.0, Word::Accepted)
                }
                Ok(update) => {
                    let id = update.id.0;
                    updates.push(update);
                    (id, Word::Open)
                }
            };
            state.batch.insert(id, word);
        }
        // An empty batch confirms nothing new.
        if state.batch.is_empty() {
            state.batch = accepted_before.into_iter().map(|id| (id, Word::Accepted)).collect();
        }
        updates
    }

    /// The first update that is not accepted. `None` before the first batch.
    pub(super) fn offset(&self) -> Option<i32> {
        let state = self.shared.state();
        let unaccepted = state.batch.iter().find(|(_, word)| **word != Word::Accepted);
        let first = match unaccepted {
            Some((id, _)) => *id,
            None => state.batch.keys().next_back()?.saturating_add(1),
        };
        i32::try_from(first).ok()
    }

    pub(super) fn has_failures(&self) -> bool {
        self.shared.state().batch.values().any(|word| *word == Word::Failed)
    }

    /// The updates without a word.
    pub(super) fn open(&self) -> Vec<u32> {
        let state = self.shared.state();
        let open = state.batch.iter().filter(|(_, word)| **word == Word::Open);
        open.map(|(id, _)| *id).collect()
    }

    /// Waits until every update has its word.
    pub(super) async fn settled(&self) {
        loop {
            let changed = self.shared.changed.notified();
            if self.open().is_empty() {
                return;
            }
            changed.await;
        }
    }

    /// The first word counts: a claim that is dropped late changes nothing.
    fn settle(&self, id: UpdateId, word: Word) {
        let mut state = self.shared.state();
        match state.batch.get_mut(&id.0) {
            Some(open @ Word::Open) => *open = word,
            _ => return,
        }
        drop(state);
        self.shared.changed.notify_one();
    }
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Notify,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug, Default)]
struct State {
    /// The last batch that was not empty.
    batch: BTreeMap<u32, Word>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Open,
    Accepted,
    Failed,
}
