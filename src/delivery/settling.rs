//! Writing down how deliveries ended, many in one commit.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};

use tokio::{sync::mpsc, task::JoinHandle, time::sleep};

use crate::{
    app::App,
    store::{self, ledger::Settled},
};

/// How long results are gathered before they are committed together.
const GATHER: Duration = Duration::from_millis(15);
/// The most in one commit.
const MOST: usize = 500;
/// Before the database is tried again.
const AGAIN: Duration = Duration::from_millis(250);

/// Where results go. When the last clone is dropped the writing ends.
#[derive(Debug, Clone)]
pub struct Settler {
    results: mpsc::Sender<Settled>,
    /// Given and not committed.
    waiting: Arc<AtomicUsize>,
}

impl Settler {
    /// The task ends early, with an error, when results can't be written down.
    pub fn start(app: App, fence: i64) -> (Self, JoinHandle<store::Result<()>>) {
        let (results, gathered) = mpsc::channel(MOST);
        let waiting = Arc::default();
        let writing = tokio::spawn(write(app, fence, gathered, Arc::clone(&waiting)));
        (Self { results, waiting }, writing)
    }

    pub async fn settle(&self, result: Settled) {
        self.waiting.fetch_add(1, SeqCst);
        // Where nobody writes any more, the next lead takes over.
        let _unwritten = self.results.send(result).await;
    }

    /// Whether everything given is written down.
    pub fn is_idle(&self) -> bool {
        self.waiting.load(SeqCst) == 0
    }
}

async fn write(
    app: App,
    fence: i64,
    mut results: mpsc::Receiver<Settled>,
    waiting: Arc<AtomicUsize>,
) -> store::Result<()> {
    let mut batch = Vec::new();
    while results.recv_many(&mut batch, MOST).await > 0 {
        sleep(GATHER).await;
        while batch.len() < MOST
            && let Ok(more) = results.try_recv()
        {
            batch.push(more);
        }
        while let Err(error) = commit(&app, fence, &batch).await {
            if !error.is_transient() {
                tracing::error!(%error, "deliveries can't be written down");
                return Err(error);
            }
            tracing::warn!(%error, "deliveries wait to be written down");
            sleep(AGAIN).await;
        }
        waiting.fetch_sub(batch.len(), SeqCst);
        batch.clear();
    }
    Ok(())
}

async fn commit(app: &App, fence: i64, batch: &[Settled]) -> store::Result<()> {
    let mut tx = app.db.begin().await?;
    store::ledger::settle(&mut tx, fence, batch, app.clock.now()).await?;
    tx.commit().await
}
