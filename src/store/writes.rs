//! Writing to SQLite: one transaction at a time, and many commits to a sync of the disk.
//!
//! SQLite would sync its log within each commit, and let every other writer wait for it. Here the log is
//! synced outside of the transaction: while one sync is under way the next transactions are committed,
//! and the sync after it serves all of them. A commit returns when a sync that began after it is done, so
//! what is promised to somebody still outlives a power cut.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use sqlx::SqlitePool;
use tokio::{
    sync::{Mutex, OwnedMutexGuard},
    task::spawn_blocking,
};

use super::{Result, StoreError};

/// Cheap to clone; clones share turns and syncs.
#[derive(Debug, Clone)]
pub struct Writes {
    /// Writers wait here in order; SQLite itself would let them try again and again.
    turn: Arc<Mutex<()>>,
    log: Arc<Log>,
}

/// The right to be the one transaction that writes.
#[derive(Debug)]
pub struct Turn {
    held: OwnedMutexGuard<()>,
    log: Arc<Log>,
}

/// SQLite's write-ahead log.
#[derive(Debug)]
struct Log {
    file: PathBuf,
    committed: AtomicU64,
    /// How many of the committed transactions are surely on the disk.
    synced: Mutex<u64>,
}

impl Writes {
    pub fn of(pool: &SqlitePool) -> Self {
        let mut file = pool.connect_options().get_filename().as_os_str().to_owned();
        file.push("-wal");
        let log = Log { file: file.into(), committed: AtomicU64::new(0), synced: Mutex::new(0) };
        Self { turn: Arc::default(), log: Arc::new(log) }
    }

    pub async fn turn(&self) -> Turn {
        Turn { held: Arc::clone(&self.turn).lock_owned().await, log: Arc::clone(&self.log) }
    }
}

impl Turn {
    /// Lets the next writer begin, and returns once what this one committed is on the disk.
    pub async fn committed(self) -> Result<()> {
        let number = self.log.committed.fetch_add(1, Ordering::SeqCst) + 1;
        drop(self.held);
        self.log.reach(number).await
    }
}

impl Log {
    async fn reach(&self, number: u64) -> Result<()> {
        let mut synced = self.synced.lock().await;
        if *synced < number {
            let committed = self.committed.load(Ordering::SeqCst);
            let file = self.file.clone();
            let done = spawn_blocking(move || sync(&file)).await;
            done.map_err(io::Error::other).flatten().map_err(StoreError::Sync)?;
            *synced = committed;
        }
        Ok(())
    }
}

/// Opened each time, since SQLite makes a new log when all connections were closed in between. Then it
/// has moved the old one's content into the database and synced that.
fn sync(log: &Path) -> io::Result<()> {
    match File::open(log) {
        Ok(file) => file.sync_data(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use futures::future::join_all;

    use super::*;
    use crate::store::Db;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_commit_returns_when_its_log_is_on_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("writes.db").display());
        let db = Db::open(&url).await.unwrap();
        let Db::Sqlite { writes, .. } = &db else { panic!("not SQLite") };
        let log = &writes.log;
        join_all((0..50).map(async |_| {
            let tx = db.begin().await.unwrap();
            let number = log.committed.load(Ordering::SeqCst) + 1;
            tx.commit().await.unwrap();
            assert!(*log.synced.lock().await >= number);
        }))
        .await;
        assert_eq!(log.committed.load(Ordering::SeqCst), 50);
    }

    #[tokio::test]
    async fn a_log_that_cannot_be_synced_fails_the_commit() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("log");
        let log = Log { file, committed: AtomicU64::new(1), synced: Mutex::new(0) };
        log.reach(1).await.expect("a log that is gone was moved into the database");
        // A link to itself can't be opened.
        std::os::unix::fs::symlink(&log.file, &log.file).unwrap();
        assert!(matches!(log.reach(2).await, Err(StoreError::Sync(_))));
    }
}
