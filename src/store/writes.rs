//! Writing to SQLite: one transaction at a time, and many commits to a sync of the disk.
//!
//! SQLite would sync its log within each commit, and let every other writer wait for it. Here the log is
//! synced outside of the transaction: while one sync is under way the next transactions are committed,
//! and the sync after it serves all of them. A commit returns when a sync that began after it is done, so
//! what is promised to somebody still outlives a power cut.
//!
//! A sync that fails says that the disk may have lost any commit since the last one, and a sync after it
//! may succeed all the same. So nothing more is written then: what is promised could not be known.

use std::{
    fs::{self, File},
    io,
    os::unix::fs::MetadataExt,
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
use tokio_util::sync::CancellationToken;

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
    synced: Mutex<Synced>,
    /// A sync has failed.
    lost: CancellationToken,
}

#[derive(Debug, Default)]
struct Synced {
    /// How many of the committed transactions are surely on the disk.
    committed: u64,
    /// Kept open, since the disk tells each one who has the file open of its trouble, and only once.
    open: Option<File>,
}

impl Writes {
    pub fn of(pool: &SqlitePool) -> Self {
        let mut file = pool.connect_options().get_filename().as_os_str().to_owned();
        file.push("-wal");
        Self { turn: Arc::default(), log: Arc::new(Log::of(file.into())) }
    }

    pub async fn turn(&self) -> Result<Turn> {
        let held = Arc::clone(&self.turn).lock_owned().await;
        if self.log.lost.is_cancelled() {
            return Err(StoreError::Lost);
        }
        Ok(Turn { held, log: Arc::clone(&self.log) })
    }

    /// Cancelled once a sync has failed.
    pub fn lost(&self) -> &CancellationToken {
        &self.log.lost
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
    fn of(file: PathBuf) -> Self {
        let (committed, synced) = (AtomicU64::new(0), Mutex::default());
        Self { file, committed, synced, lost: CancellationToken::new() }
    }

    async fn reach(&self, number: u64) -> Result<()> {
        let mut synced = self.synced.lock().await;
        if synced.committed >= number {
            return Ok(());
        }
        if self.lost.is_cancelled() {
            return Err(StoreError::Lost);
        }
        let committed = self.committed.load(Ordering::SeqCst);
        let (file, open) = (self.file.clone(), synced.open.take());
        let done = spawn_blocking(move || sync(&file, open)).await;
        match done.map_err(io::Error::other).flatten() {
            Ok(open) => *synced = Synced { committed, open },
            Err(error) => {
                self.lost.cancel();
                return Err(StoreError::Sync(error));
            }
        }
        Ok(())
    }
}

/// Syncs the log, which is `open` unless SQLite has made a new one: it does where all connections were closed
/// in between, after it has moved the old one's content into the database and synced that.
fn sync(log: &Path, open: Option<File>) -> io::Result<Option<File>> {
    let there = match fs::metadata(log) {
        Ok(there) => there,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let file = match open {
        Some(file) if is_same(&file.metadata()?, &there) => file,
        _ => File::open(log)?,
    };
    file.sync_data()?;
    Ok(Some(file))
}

fn is_same(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    (one.dev(), one.ino()) == (other.dev(), other.ino())
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
            assert!(log.synced.lock().await.committed >= number);
        }))
        .await;
        assert_eq!(log.committed.load(Ordering::SeqCst), 50);
    }

    #[tokio::test]
    async fn a_log_that_cannot_be_synced_fails_the_commit() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("log");
        let log = Log::of(file);
        log.committed.store(1, Ordering::SeqCst);
        log.reach(1).await.expect("a log that is gone was moved into the database");
        // A link to itself can't be opened.
        std::os::unix::fs::symlink(&log.file, &log.file).unwrap();
        assert!(matches!(log.reach(2).await, Err(StoreError::Sync(_))));
    }

    #[tokio::test]
    async fn after_a_failed_sync_nothing_is_written_or_promised_any_more() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("lost.db").display());
        let db = Db::open(&url).await.unwrap();
        let Db::Sqlite { writes, .. } = &db else { panic!("not SQLite") };
        let before = db.begin().await.unwrap();
        let log = Arc::clone(&writes.log);
        let wal = log.file.clone();
        // A link to itself can't be opened.
        fs::rename(&wal, wal.with_extension("away")).unwrap();
        std::os::unix::fs::symlink(&wal, &wal).unwrap();
        assert!(matches!(before.commit().await, Err(StoreError::Sync(_))));
        fs::remove_file(&wal).unwrap();
        fs::rename(wal.with_extension("away"), &wal).unwrap();
        assert!(
            matches!(db.begin().await, Err(StoreError::Lost)),
            "though it could be synced again"
        );
        assert!(matches!(log.reach(9).await, Err(StoreError::Lost)));
        assert!(db.lost().is_some_and(CancellationToken::is_cancelled));
    }

    #[tokio::test]
    async fn the_log_stays_open_until_sqlite_makes_another() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("log");
        fs::write(&file, "one").unwrap();
        let inode = |open: &Option<File>| open.as_ref().unwrap().metadata().unwrap().ino();
        let first = sync(&file, None).unwrap();
        let one = inode(&first);
        let same = sync(&file, first).unwrap();
        assert_eq!(inode(&same), one);
        fs::rename(&file, folder.path().join("old")).unwrap();
        assert!(sync(&file, None).unwrap().is_none());
        fs::write(&file, "two").unwrap();
        assert_ne!(inode(&sync(&file, same).unwrap()), one);
    }
}
