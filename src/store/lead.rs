//! The one sender among processes, in office until it lets go, dies, or loses its connection.
//!
//! A lock of the operating system or of PostgreSQL's session says who; it is free the moment its holder
//! is gone. The fence, one higher with each lead, makes what a former one still does count for nothing.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::PathBuf,
};

use sqlx::{Connection, PgConnection};

use super::{Db, Result, StoreError, Tx, db::Engine};

/// The key of the advisory lock; advisory locks are per database.
const LOCK: i64 = 0x6179_6f5f_6c65_6164;

/// Holding this is being the lead.
#[derive(Debug)]
pub struct Lead {
    /// To be given with every claim.
    pub fence: i64,
    hold: Hold,
}

/// The lock ends with the file handle or the connection.
#[derive(Debug)]
enum Hold {
    File {
        #[expect(dead_code, reason = "the lock is held as long as the file is open")]
        file: File,
    },
    Session(Box<PgConnection>),
}

impl Lead {
    /// Takes office if nobody is in it.
    pub async fn acquire(db: &Db) -> Result<Option<Self>> {
        let hold = match db {
            Db::Sqlite { pool, .. } => {
                let mut file = pool.connect_options().get_filename().as_os_str().to_owned();
                file.push(".lead");
                lock_file(file.into())?.map(|file| Hold::File { file })
            }
            Db::Postgres(pool) => {
                let mut session = PgConnection::connect_with(&pool.connect_options()).await?;
                let (locked,): (bool,) = sqlx::query_as("select pg_try_advisory_lock($1)")
                    .bind(LOCK)
                    .fetch_one(&mut session)
                    .await?;
                locked.then(|| Hold::Session(Box::new(session)))
            }
        };
        let Some(hold) = hold else { return Ok(None) };
        let mut tx = db.begin().await?;
        let (fence,): (i64,) =
            one!(&mut tx, "update lead set fence = fence + 1 where id = 1 returning fence")?;
        tx.commit().await?;
        Ok(Some(Self { fence, hold }))
    }

    /// Whether the lock is still held: on PostgreSQL it is lost with its connection.
    pub async fn is_held(&mut self) -> bool {
        match &mut self.hold {
            Hold::File { .. } => true,
            Hold::Session(session) => session.ping().await.is_ok(),
        }
    }
}

/// Refuses the rest of a transaction to a lead that has been followed by another. On PostgreSQL the next
/// lead's fence waits for this transaction, so it finds whatever was claimed in it.
pub(super) async fn check(tx: &mut Tx, fence: i64) -> Result<()> {
    let sql = match tx.engine {
        Engine::Sqlite(..) => "select fence from lead where id = 1",
        Engine::Postgres(_) => "select fence from lead where id = 1 for share",
    };
    let (current,): (i64,) = one!(tx, sql)?;
    if current == fence { Ok(()) } else { Err(StoreError::Superseded) }
}

/// The file stays when the lock is gone: removing it would let two processes lock two files of one name.
fn lock_file(path: PathBuf) -> Result<Option<File>> {
    let failed = |cause| StoreError::LeadLock { file: path.display().to_string(), cause };
    let file =
        OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(source)) => Err(failed(source)),
    }
}
