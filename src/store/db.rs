//! The database and its transactions, whichever the engine.

use std::{future, str::FromStr, time::Duration};

use sqlx::{
    Connection, PgPool, Postgres, Sqlite, SqlitePool, Transaction,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{
    Result, StoreError,
    writes::{Turn, Writes},
};
use crate::domain::ids::PersonId;

static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// A connected database with its tables up to date.
#[derive(Debug, Clone)]
pub enum Db {
    Sqlite { pool: SqlitePool, writes: Writes },
    Postgres(PgPool),
}

/// A transaction. Dropped without a commit it is rolled back.
#[derive(Debug)]
pub struct Tx {
    pub(super) engine: Engine,
    /// Whose doing it is, for the record; none for what the program or an administrator does.
    pub(super) actor: Option<PersonId>,
}

#[derive(Debug)]
pub(super) enum Engine {
    /// One that only reads has no turn.
    Sqlite(Transaction<'static, Sqlite>, Option<Turn>),
    Postgres(Transaction<'static, Postgres>),
}

impl Db {
    /// Opens `sqlite://file` (made if it isn't there) or `postgres://…`, and brings its tables up to date.
    pub async fn open(url: &str) -> Result<Self> {
        if url.starts_with("sqlite:") {
            let options = SqliteConnectOptions::from_str(url)?
                .create_if_missing(true)
                .foreign_keys(true)
                .journal_mode(SqliteJournalMode::Wal)
                // A commit is synced outside of its transaction, together with others: see `writes`.
                .synchronous(SqliteSynchronous::Normal)
                .busy_timeout(Duration::from_secs(10))
                // KiB for each connection; planning and sending go through a regency in its order.
                .pragma("cache_size", "-16384")
                .pragma("temp_store", "memory");
            let pool = SqlitePoolOptions::new()
                .max_connections(8)
                .test_before_acquire(false)
                // A full disk ends the transaction, so that its rollback fails and the session stays
                // in one: it would refuse every transaction to come.
                .before_acquire(|session, _| Box::pin(async { Ok(!session.is_in_transaction()) }))
                .connect_with(options)
                .await?;
            SQLITE_MIGRATIONS.run(&pool).await?;
            let writes = Writes::of(&pool);
            Ok(Self::Sqlite { pool, writes })
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(url)?.application_name("ayopromo");
            let pool = PgPoolOptions::new().max_connections(16).connect_with(options).await?;
            POSTGRES_MIGRATIONS.run(&pool).await?;
            Ok(Self::Postgres(pool))
        } else {
            // A URL may hold a password: only its scheme is repeated.
            let scheme = url.split(':').next().unwrap_or_default();
            Err(StoreError::UnknownEngine(scheme.to_owned()))
        }
    }

    /// Begins a transaction that may write. On SQLite it waits for its turn here, so that none fails later.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { pool, writes } => begin_write(pool, writes).await?,
            Self::Postgres(pool) => Engine::Postgres(pool.begin().await?).into(),
        })
    }

    /// Begins a transaction whose statements all see the same moment, for [`super::plan::chunk`]. On
    /// PostgreSQL it may end in a transient error where [`Self::begin`] would have waited.
    pub async fn begin_snapshot(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { pool, writes } => begin_write(pool, writes).await?,
            Self::Postgres(pool) => {
                Engine::Postgres(pool.begin_with("begin isolation level repeatable read").await?)
                    .into()
            }
        })
    }

    /// Begins a transaction that only reads, and waits for no writer.
    pub async fn read(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { pool, .. } => {
                Engine::Sqlite(pool.begin_with("begin deferred").await?, None).into()
            }
            Self::Postgres(pool) => Engine::Postgres(
                pool.begin_with("begin isolation level repeatable read read only").await?,
            )
            .into(),
        })
    }

    /// An error once the disk has lost a write: what was promised can't be known any more, and nothing
    /// more is written. PostgreSQL ends itself then.
    pub fn sound(&self) -> Result<()> {
        match self {
            Self::Sqlite { writes, .. } => writes.sound(),
            Self::Postgres(_) => Ok(()),
        }
    }

    /// Returns once the disk has lost a write.
    pub async fn lost(&self) {
        match self {
            Self::Sqlite { writes, .. } => writes.lost().await,
            Self::Postgres(_) => future::pending().await,
        }
    }

    /// Waits for running transactions and closes all connections.
    pub async fn close(self) {
        match self {
            Self::Sqlite { pool, .. } => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl From<Engine> for Tx {
    fn from(engine: Engine) -> Self {
        Self { engine, actor: None }
    }
}

impl Tx {
    /// From now on the record names this person for what is done.
    pub fn acts_for(&mut self, person: PersonId) {
        self.actor = Some(person);
    }

    /// After this what was written outlives a crash and a power cut.
    pub async fn commit(self) -> Result<()> {
        match self.engine {
            Engine::Sqlite(tx, turn) => {
                tx.commit().await?;
                if let Some(turn) = turn {
                    turn.committed().await?;
                }
            }
            Engine::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

async fn begin_write(pool: &SqlitePool, writes: &Writes) -> Result<Tx> {
    let turn = writes.turn().await?;
    let tx = pool.begin_with("begin immediate").await?;
    turn.begun()?;
    Ok(Engine::Sqlite(tx, Some(turn)).into())
}
