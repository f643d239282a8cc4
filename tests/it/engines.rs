//! Both engines for tests: a fresh database each, SQLite in a temporary folder and PostgreSQL on a
//! cluster that this process starts once and that ends with it.
//!
//! `AYOPROMO_TEST_POSTGRES_URL` names a server to use instead. Where there is neither, the tests of that
//! engine say so and pass, unless `AYOPROMO_REQUIRE_POSTGRES` is set.
#![expect(clippy::unwrap_used, reason = "what a test can't go on without ends it")]

use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::{
        fs::{MetadataExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use ayopromo::store::Db;
use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// Makes each law, an `async fn(Db)`, a test on either engine.
macro_rules! on_both_engines {
    ($($law:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $law() {
                let fresh = crate::engines::sqlite().await;
                super::$law(fresh.db.clone()).await;
                fresh.remove().await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $law() {
                let Some(fresh) = crate::engines::postgres().await else { return };
                super::$law(fresh.db.clone()).await;
                fresh.remove().await;
            })+
        }
    };
}
pub(crate) use on_both_engines;

/// Makes each law, an `async fn(Town)`, a test on either engine.
macro_rules! in_towns_on_both_engines {
    ($($law:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $law() {
                super::$law(crate::town::Town::on(crate::engines::sqlite().await).await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $law() {
                let Some(fresh) = crate::engines::postgres().await else { return };
                super::$law(crate::town::Town::on(fresh).await).await;
            })+
        }
    };
}
pub(crate) use in_towns_on_both_engines;

/// A database of its own for one test.
pub struct Fresh {
    pub db: Db,
    pub url: String,
    rest: Rest,
}

enum Rest {
    Folder(tempfile::TempDir),
    Database(String),
}

pub async fn sqlite() -> Fresh {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("ayopromo.db").display());
    Fresh { db: Db::open(&url).await.unwrap(), url, rest: Rest::Folder(folder) }
}

/// `None`: there is no PostgreSQL here, which was said.
pub async fn postgres() -> Option<Fresh> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let server = server()?;
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("ayopromo_test_{}_{number}", std::process::id());
    server.execute(format!("create database {name}")).await;
    let url = server.url(&name);
    Some(Fresh { db: Db::open(&url).await.unwrap(), url, rest: Rest::Database(name) })
}

impl Fresh {
    /// Where SQLite's files are.
    pub fn folder(&self) -> Option<&Path> {
        match &self.rest {
            Rest::Folder(folder) => Some(folder.path()),
            Rest::Database(_) => None,
        }
    }

    /// After a law that held; one that was broken leaves its database of a given server to be looked at.
    pub async fn remove(self) {
        self.db.close().await;
        match self.rest {
            Rest::Folder(folder) => folder.close().unwrap(),
            Rest::Database(name) => {
                let server = server().unwrap();
                server.execute(format!("drop database {name} with (force)")).await;
            }
        }
    }
}

/// Makes the database refuse to write, as a disk that is mounted read-only does, or lets it write again.
pub async fn set_read_only(db: &Db, read_only: bool) {
    match db {
        Db::Sqlite { pool, .. } => {
            let mut all = Vec::new();
            for _ in 0..pool.options().get_max_connections() {
                let mut session = pool.acquire().await.unwrap();
                let sql = format!("pragma query_only = {read_only}");
                sqlx::query(AssertSqlSafe(sql)).execute(&mut *session).await.unwrap();
                all.push(session);
            }
        }
        Db::Postgres(pool) => {
            let mut all = Vec::new();
            for _ in 0..pool.options().get_max_connections() {
                let mut session = pool.acquire().await.unwrap();
                let sql = format!("set default_transaction_read_only = {read_only}");
                sqlx::query(AssertSqlSafe(sql)).execute(&mut *session).await.unwrap();
                all.push(session);
            }
        }
    }
}

struct Server {
    /// Before and after the database's name.
    url: (String, String),
    /// Its standard input is open as long as this process lives.
    _keeper: Option<Child>,
}

impl Server {
    fn url(&self, database: &str) -> String {
        format!("{}{database}{}", self.url.0, self.url.1)
    }

    async fn execute(&self, statement: String) {
        let mut session = PgConnection::connect(&self.url("postgres")).await.unwrap();
        sqlx::query(AssertSqlSafe(statement)).execute(&mut session).await.unwrap();
        session.close().await.unwrap();
    }
}

fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    let server = SERVER.get_or_init(|| match std::env::var("AYOPROMO_TEST_POSTGRES_URL") {
        Ok(url) => Some(given(&url)),
        Err(_) => programs().map(|programs| start(&programs)),
    });
    if server.is_none() {
        let required = std::env::var_os("AYOPROMO_REQUIRE_POSTGRES").is_some();
        assert!(!required, "PostgreSQL is required and its initdb was not found");
        eprintln!("skipped: no PostgreSQL here (initdb was not found)");
    }
    server.as_ref()
}

fn given(url: &str) -> Server {
    let (address, options) = url.split_once('?').unwrap_or((url, ""));
    let (authority, _database) = address.rsplit_once('/').expect("a URL with a database");
    let options = if options.is_empty() { String::new() } else { format!("?{options}") };
    Server { url: (format!("{authority}/"), options), _keeper: None }
}

/// The folder of `initdb`.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|version| Some(version.ok()?.path().join("bin")))
        .collect();
    folders.sort();
    folders.extend(std::env::split_paths(&path));
    folders.into_iter().find(|folder| folder.join("initdb").exists())
}

/// Stops when its standard input ends, which it does when this process ends, however it ends.
const KEEPER: &str = r#"
"$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$2/log" 2>&1 &&
"$1/pg_ctl" -D "$2/data" -l "$2/log" -w -o "-k '$2' -c listen_addresses='' -c fsync=off \
    -c full_page_writes=off -c synchronous_commit=off -c max_connections=300" start >>"$2/log" 2>&1 &&
echo ready && cat >/dev/null || cat "$2/log"
"$1/pg_ctl" -D "$2/data" -m immediate stop >/dev/null 2>&1
rm -rf "$2"
"#;

fn start(programs: &Path) -> Server {
    let folder = tempfile::Builder::new().prefix("ayopromo-pg-").tempdir().unwrap().keep();
    let mut keeper = Command::new("sh");
    keeper.args(["-c", KEEPER, "sh"]).arg(programs).arg(&folder);
    keeper.current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    // An interrupt at the terminal is for us; the keeper notices that we are gone.
    keeper.process_group(0);
    if fs::metadata(&folder).unwrap().uid() == 0 {
        // PostgreSQL refuses to run as root.
        let (uid, gid) = account("postgres").or_else(|| account("nobody")).unwrap();
        chown(&folder, Some(uid), Some(gid)).unwrap();
        keeper.uid(uid).gid(gid);
    }
    let mut keeper = keeper.spawn().unwrap();
    let mut answer = String::new();
    let mut output = BufReader::new(keeper.stdout.take().unwrap());
    output.read_line(&mut answer).unwrap();
    assert_eq!(answer.trim(), "ready", "PostgreSQL did not start: {:?}", output.lines().last());
    let socket = format!("?host={}", folder.display());
    Server { url: ("postgres://postgres@localhost/".into(), socket), _keeper: Some(keeper) }
}

fn account(name: &str) -> Option<(u32, u32)> {
    let accounts = fs::read_to_string("/etc/passwd").ok()?;
    let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut numbers = line.split(':').skip(2);
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}
