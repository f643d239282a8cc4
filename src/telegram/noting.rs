//! Writing down which updates were answered, many in one commit.

use tokio::{
    sync::{mpsc, oneshot},
    time::sleep,
};

use super::AGAIN;
use crate::{
    app::{Answered, App},
    store::StoreError,
};

/// The most in one commit.
const MOST: usize = 200;

/// Where answers are noted. When the last one is dropped the writing ends.
#[derive(Debug)]
pub struct Noting {
    notes: mpsc::Sender<Note>,
}

#[derive(Debug)]
struct Note {
    answered: Answered,
    written: oneshot::Sender<()>,
}

impl Noting {
    pub fn start(app: App) -> Self {
        let (notes, waiting) = mpsc::channel(MOST);
        tokio::spawn(write(app, waiting));
        Self { notes }
    }

    /// Returns when it is written down. What can't be stays unanswered, and the next start makes up for it.
    pub async fn note(&self, answered: Answered) {
        let (written, done) = oneshot::channel();
        if self.notes.send(Note { answered, written }).await.is_ok() {
            let _given_up = done.await;
        }
    }
}

/// While one commit is under way the notes for the next gather.
async fn write(app: App, mut waiting: mpsc::Receiver<Note>) {
    let mut notes = Vec::new();
    while waiting.recv_many(&mut notes, MOST).await > 0 {
        let (batch, written): (Vec<_>, Vec<_>) =
            notes.drain(..).map(|note| (note.answered, note.written)).unzip();
        if commit(&app, &batch).await.is_err() {
            one_by_one(&app, &batch).await;
        }
        for written in written {
            let _nobody_waits = written.send(());
        }
    }
}

/// One that can't be noted must not take the others with it.
async fn one_by_one(app: &App, batch: &[Answered]) {
    for answered in batch {
        if let Err(error) = commit(app, std::slice::from_ref(answered)).await {
            tracing::error!(%error, update = answered.update_id, "an answer was not noted");
        }
    }
}

async fn commit(app: &App, batch: &[Answered]) -> Result<(), StoreError> {
    for wait in AGAIN {
        match app.answered(batch).await {
            Err(error) if error.is_transient() => sleep(wait).await,
            done => return done,
        }
    }
    app.answered(batch).await
}
