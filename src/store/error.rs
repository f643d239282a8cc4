//! What can go wrong between us and the database.

use std::fmt;

use sqlx::migrate::MigrateError;

pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Each says its cause itself, so that a chain of causes does not repeat it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Busy, full, read-only or away: the same transaction may succeed if it is tried again.
    #[error("reach the database: {0}")]
    Unavailable(sqlx::Error),
    #[error("use the database: {0}")]
    Database(sqlx::Error),
    #[error("bring the tables up to date: {0}")]
    Migrate(MigrateError),
    /// Nobody knows what the disk holds of what was committed, and this process writes nothing more.
    #[error("go on: the disk lost a write; stop and check it")]
    LostWrite,
    #[error("lock {file}: {cause}")]
    LeadLock { file: String, cause: std::io::Error },
    /// Another process has become lead; whoever gets this must stop sending.
    #[error("act as lead: another process is")]
    Superseded,
    /// What was read changed before it was written: the same transaction may succeed if tried again.
    #[error("plan a chunk: its audience changed meanwhile")]
    Changed,
    /// The conversation was saved by another transaction meanwhile; trying again reads it anew.
    #[error("save a conversation: it moved on meanwhile")]
    Overtaken,
    #[error("write a conversation down: {0}")]
    Scene(serde_json::Error),
    /// A row holds what this program doesn't understand; the text names the column and no content.
    #[error("understand {0} of a stored row")]
    Unreadable(&'static str),
    #[error("open the database: {0:?} is neither a sqlite: nor a postgres: URL")]
    UnknownEngine(String),
}

impl StoreError {
    /// Whether trying the same transaction again may succeed.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Changed | Self::Overtaken)
    }

    /// For `map_err` where a stored text is read back: the cause would hold the content.
    pub(super) fn unreadable<E: fmt::Debug>(column: &'static str) -> impl FnOnce(E) -> Self {
        move |_| Self::Unreadable(column)
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        Self::Migrate(error)
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if passes(&error) { Self::Unavailable(error) } else { Self::Database(error) }
    }
}

/// SQLite's primary codes for what is no fault of the transaction: busy, locked, read-only, trouble reading
/// or writing, full, can't open, and a race for its locks.
const SQLITE_PASSES: [i32; 7] = [5, 6, 8, 10, 13, 14, 15];
/// PostgreSQL's likewise: read-only, idle for too long, serialisation, deadlock, disk or memory full, too many
/// connections, lock not to be had, cancelled by somebody, shutting down or starting, trouble reading or
/// writing.
const POSTGRES_PASSES: [&str; 14] = [
    "25006", "25P03", "40001", "40P01", "53100", "53200", "53300", "55P03", "57014", "57P01",
    "57P02", "57P03", "57P05", "58030",
];
/// Connection lost.
const POSTGRES_CONNECTION: &str = "08";

fn passes(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(refusal) => {
            let code = refusal.code().unwrap_or_default();
            match refusal.try_downcast_ref::<sqlx::sqlite::SqliteError>() {
                // The primary code is the low byte.
                Some(_) => {
                    code.parse().is_ok_and(|code: i32| SQLITE_PASSES.contains(&(code & 0xff)))
                }
                None => POSTGRES_PASSES.contains(&&*code) || code.starts_with(POSTGRES_CONNECTION),
            }
        }
        _ => false,
    }
}
