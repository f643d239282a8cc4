//! Writing to SQLite: one transaction at a time, and many commits to a sync of the disk.
//!
//! SQLite would sync its log within each commit, and let every other writer wait for it. Here the log is
//! synced outside of the transaction: while one sync is under way the next transactions are committed,
//! and the sync after it serves all of them. A commit returns when a sync that began after it is done, so
//! what is promised to somebody still outlives a power cut.
//!
//! After a sync that failed nobody knows what the disk holds, and the next one would not tell: from then
//! on nothing is written any more.

use std::{
    fs::{self, File},
    io,
    os::unix::fs::MetadataExt,
    path::PathBuf,
    sync::{
        self, Arc, PoisonError,
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
    /// Linux tells each descriptor once of what could not be written while it was open, so this one is open
    /// before anything is written that it syncs, and stays.
    open: sync::Mutex<Option<Arc<File>>>,
    committed: AtomicU64,
    /// How many of the committed transactions are surely on the disk.
    synced: Mutex<u64>,
    /// The disk has lost a write.
    lost: CancellationToken,
}

impl Writes {
    pub fn of(pool: &SqlitePool) -> Self {
        let mut file = pool.connect_options().get_filename().as_os_str().to_owned();
        file.push("-wal");
        Self { turn: Arc::default(), log: Arc::new(Log::of(file.into())) }
    }

    pub fn sound(&self) -> Result<()> {
        self.log.sound()
    }

    pub async fn turn(&self) -> Result<Turn> {
        let held = Arc::clone(&self.turn).lock_owned().await;
        self.log.sound()?;
        Ok(Turn { held, log: Arc::clone(&self.log) })
    }

    /// Returns once the disk has lost a write.
    pub async fn lost(&self) {
        self.log.lost.cancelled().await;
    }
}

impl Turn {
    /// SQLite has begun the transaction and written nothing of it.
    pub fn begun(&self) -> Result<()> {
        self.log.judge(self.log.follow())
    }

    /// Lets the next writer begin, and returns once what this one committed is on the disk.
    pub async fn committed(self) -> Result<()> {
        let number = self.log.committed.fetch_add(1, Ordering::SeqCst) + 1;
        drop(self.held);
        self.log.reach(number).await
    }
}

impl Log {
    fn of(file: PathBuf) -> Self {
        Self {
            file,
            open: sync::Mutex::default(),
            committed: AtomicU64::new(0),
            synced: Mutex::new(0),
            lost: CancellationToken::new(),
        }
    }

    /// Holds the file that is the log now. SQLite makes a new one when all connections were closed in
    /// between; then it has moved the old one's content into the database and synced that.
    fn follow(&self) -> io::Result<()> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let now = match fs::metadata(&self.file) {
            Ok(now) => now,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                *open = None;
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        let same = |held: &Arc<File>| {
            held.metadata().is_ok_and(|held| (held.dev(), held.ino()) == (now.dev(), now.ino()))
        };
        if !open.as_ref().is_some_and(same) {
            *open = Some(Arc::new(File::open(&self.file)?));
        }
        Ok(())
    }

    async fn reach(self: &Arc<Self>, number: u64) -> Result<()> {
        let mut synced = self.synced.lock().await;
        self.sound()?;
        if *synced < number {
            let committed = self.committed.load(Ordering::SeqCst);
            let log = Arc::clone(self);
            // It judges by itself: who waits for it may be gone when it ends.
            let done = spawn_blocking(move || log.judge(log.sync())).await;
            done.map_err(|_panic| StoreError::LostWrite).flatten()?;
            *synced = committed;
        }
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner).clone();
        open.map_or(Ok(()), |file| file.sync_data())
    }

    fn sound(&self) -> Result<()> {
        if self.lost.is_cancelled() { Err(StoreError::LostWrite) } else { Ok(()) }
    }

    fn judge(&self, done: io::Result<()>) -> Result<()> {
        done.map_err(|error| {
            tracing::error!(%error, "the database's log can't be synced to the disk");
            self.lost.cancel();
            StoreError::LostWrite
        })
    }
}

#[cfg(test)]
mod tests {
    use futures::{FutureExt, future::join_all};

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
    async fn a_log_that_is_gone_was_moved_into_the_database() {
        let folder = tempfile::tempdir().unwrap();
        let log = Arc::new(Log::of(folder.path().join("log")));
        log.follow().unwrap();
        log.reach(1).await.unwrap();
    }

    #[tokio::test]
    async fn the_log_is_held_open_as_long_as_it_is_the_same_file() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::of(folder.path().join("log"));
        let held = || log.open.lock().unwrap().clone().unwrap();
        fs::write(&log.file, "one").unwrap();
        log.follow().unwrap();
        let first = held();
        log.follow().unwrap();
        assert!(Arc::ptr_eq(&first, &held()));
        fs::remove_file(&log.file).unwrap();
        fs::write(&log.file, "two").unwrap();
        log.follow().unwrap();
        assert!(!Arc::ptr_eq(&first, &held()));
    }

    #[tokio::test]
    async fn a_lost_write_is_noticed_though_nobody_waits_for_the_sync_any_more() {
        let log = Arc::new(Log::of("/dev/null".into()));
        // It can be opened and not synced.
        log.follow().unwrap();
        let _nobody_waits = log.reach(1).now_or_never();
        log.lost.cancelled().await;
    }

    #[tokio::test]
    async fn after_a_write_that_was_lost_nothing_is_written() {
        for unopened in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let url = format!("sqlite://{}", folder.path().join("writes.db").display());
            let db = Db::open(&url).await.unwrap();
            let Db::Sqlite { writes, .. } = &db else { panic!("not SQLite") };
            let log = &writes.log;
            if unopened {
                let aside = folder.path().join("aside");
                db.begin().await.unwrap().commit().await.unwrap();
                fs::rename(&log.file, &aside).unwrap();
                // A link to itself can't be opened.
                std::os::unix::fs::symlink(&log.file, &log.file).unwrap();
                assert!(matches!(db.begin().await, Err(StoreError::LostWrite)));
                fs::rename(aside, &log.file).unwrap();
            } else {
                let tx = db.begin().await.unwrap();
                // It can be opened and not synced.
                *log.open.lock().unwrap() = Some(Arc::new(File::open("/dev/null").unwrap()));
                assert!(matches!(tx.commit().await, Err(StoreError::LostWrite)));
            }
            log.follow().unwrap();
            log.sync().expect("the disk is well again");
            assert!(matches!(db.begin().await, Err(StoreError::LostWrite)));
            assert!(matches!(db.sound(), Err(StoreError::LostWrite)));
            db.lost().await;
            db.read().await.unwrap();
        }
    }

    #[tokio::test]
    async fn what_was_begun_before_a_write_was_lost_is_not_promised_either() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("writes.db").display());
        let db = Db::open(&url).await.unwrap();
        let Db::Sqlite { writes, .. } = &db else { panic!("not SQLite") };
        let begun = db.begin().await.unwrap();
        writes.log.judge(Err(io::Error::other("lost"))).unwrap_err();
        assert!(matches!(begun.commit().await, Err(StoreError::LostWrite)));
    }
}
