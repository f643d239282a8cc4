//! Laws of a database that can't write for a while: its troubles are waited for, and nothing is lost.

use std::time::Duration;

use ayopromo::{
    sandbox::{Options, Sandbox},
    store::{Db, StoreError, scene},
};
use sqlx::AssertSqlSafe;
use tokio::time::sleep;

use crate::{
    crash::{output, program},
    delivery::until,
    engines::{self, in_towns_on_both_engines, set_read_only},
    store::now,
    town::{GROUP, OWNER, Town},
};

in_towns_on_both_engines! {
    an_update_is_taken_in_once_the_database_writes_again,
}

async fn an_update_is_taken_in_once_the_database_writes_again(mut town: Town) {
    town.knows(OWNER).await;
    town.write(OWNER, "/daftar").await;
    let before = town.conversation(OWNER).await;
    let asked = town.sandbox.sent(OWNER).len();
    set_read_only(&town.app.db, true).await;
    town.sandbox.text(OWNER, OWNER, "Carica Gemilang").unwrap();
    // Longer than the update is tried again in place.
    sleep(Duration::from_millis(1_600)).await;
    assert_eq!(town.sandbox.pending_updates(), 1, "it is not let go");
    assert_eq!(town.sandbox.sent(OWNER).len(), asked, "and nobody is told that it failed");
    set_read_only(&town.app.db, false).await;
    town.settle().await;
    assert_ne!(town.conversation(OWNER).await, before);
    assert_eq!(town.last(OWNER), "Masuk kategori mana?");
    town.end().await;
}

#[tokio::test]
async fn a_full_disk_is_waited_for() {
    let fresh = engines::sqlite().await;
    let body = "x".repeat(20_000);
    set_pages(&fresh.db, 1).await;
    let mut chat = 0;
    let full = loop {
        chat += 1;
        match save(&fresh.db, chat, &body).await {
            Ok(()) => assert!(chat < 1_000, "it is never full"),
            Err(error) => break error,
        }
    };
    assert!(full.to_string().contains("full"), "{full}");
    assert!(full.is_transient(), "{full}");
    set_pages(&fresh.db, 1_000_000).await;
    save(&fresh.db, chat, &body).await.unwrap();
    fresh.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_can_not_know_what_the_disk_holds_ends_and_says_so() {
    let fresh = engines::sqlite().await;
    let options = Options { started: vec![OWNER..=OWNER], ..Options::default() };
    let sandbox = Sandbox::local(options).await.unwrap();
    let bot = program(&["run"])
        .env("AYOPROMO_TOKEN", sandbox.token())
        .env("AYOPROMO_API_URL", sandbox.url())
        .env("AYOPROMO_DATABASE_URL", &fresh.url)
        .env("AYOPROMO_ADMIN_CHAT", GROUP.to_string())
        .spawn()
        .unwrap();
    sandbox.text(OWNER, OWNER, "/start").unwrap();
    until(|| sandbox.sent(OWNER).len() == 1 && sandbox.pending_updates() == 0).await;
    let log = fresh.folder().unwrap().join("ayopromo.db-wal");
    let aside = log.with_extension("aside");
    std::fs::rename(&log, &aside).unwrap();
    // A link to itself can't be opened.
    std::os::unix::fs::symlink(&log, &log).unwrap();
    sandbox.text(OWNER, OWNER, "/start").unwrap();
    let (status, said) = output(bot).await;
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("the disk lost a write; stop and check it"), "{said}");
    assert_eq!(sandbox.pending_updates(), 1, "the next process is given it");
    assert_eq!(sandbox.sent(OWNER).len(), 1);
    std::fs::rename(&aside, &log).unwrap();
    sandbox.stop().await;
    fresh.remove().await;
}

#[tokio::test]
async fn postgres_is_waited_for_where_it_is_no_fault_of_ours() {
    let Some(fresh) = engines::postgres().await else { return };
    let Db::Postgres(pool) = &fresh.db else { panic!("it is PostgreSQL") };
    for (code, passes) in [
        ("25006", true),
        ("40001", true),
        ("40P01", true),
        ("53100", true),
        ("53200", true),
        ("53300", true),
        ("55P03", true),
        ("08006", true),
        ("57P01", true),
        ("57P02", true),
        ("57P03", true),
        ("23505", false),
        ("42P01", false),
        ("57014", true),
        ("57P05", true),
        ("58030", true),
        ("25P03", true),
        ("22012", false),
    ] {
        let raise = format!("do $$ begin raise exception using errcode = '{code}'; end $$");
        let refused = sqlx::query(AssertSqlSafe(raise)).execute(pool).await.unwrap_err();
        assert_eq!(StoreError::from(refused).is_transient(), passes, "{code}");
    }
    fresh.remove().await;
}

async fn save(db: &Db, chat: i64, body: &str) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    scene::save(&mut tx, chat, None, body, now()).await?;
    tx.commit().await
}

/// As many pages as the disk has room for; never fewer than are in use.
async fn set_pages(db: &Db, pages: u32) {
    let Db::Sqlite { pool, .. } = db else { panic!("it is SQLite") };
    let mut all = Vec::new();
    for _ in 0..pool.options().get_max_connections() {
        let mut session = pool.acquire().await.unwrap();
        let sql = format!("pragma max_page_count = {pages}");
        sqlx::query(AssertSqlSafe(sql)).execute(&mut *session).await.unwrap();
        all.push(session);
    }
}
