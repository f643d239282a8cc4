//! What is said about settings that are missing or wrong, and what is never said.

use std::time::Duration;

use ayopromo::sandbox::{Options, Sandbox};
use tokio::time::{Instant, sleep};

use crate::{
    crash::{output, program, terminate},
    town::GROUP,
};

const TOKEN: &str = "1234567890:nobody-may-see-this";

#[tokio::test]
async fn a_missing_or_wrong_setting_is_one_sentence_that_names_it() {
    let cases: &[(&[&str], &str, Option<&str>)] = &[
        (&["run"], "AYOPROMO_TOKEN", None),
        (&["run"], "AYOPROMO_TOKEN", Some("")),
        (&["run"], "AYOPROMO_TOKEN", Some("nobody may-see-this")),
        (&["run"], "AYOPROMO_ADMIN_CHAT", None),
        (&["run"], "AYOPROMO_ADMIN_CHAT", Some("42")),
        (&["run"], "AYOPROMO_ADMIN_CHAT", Some("admins")),
        (&["run"], "AYOPROMO_API_URL", Some("telegram")),
        (&["run"], "AYOPROMO_API_URL", Some("ftp://127.0.0.1/")),
        (&["run"], "AYOPROMO_RATE", Some("0")),
        (&["run"], "AYOPROMO_RATE", Some("1001")),
        (&["run"], "AYOPROMO_RATE", Some("fast")),
        (&["run"], "AYOPROMO_TIMEZONE", Some("Mars/Olympus")),
        (&["run"], "AYOPROMO_LOG", Some("loud")),
        (&["run"], "AYOPROMO_LOG", Some("ayopromo=loud")),
        (&["run"], "AYOPROMO_KEEP_UPDATES_HOURS", Some("24")),
        (&["run"], "AYOPROMO_KEEP_BLOCKED_MONTHS", Some("0")),
        (&["check"], "AYOPROMO_KEEP_DRAFTS_DAYS", Some("a week")),
        (&["run"], "AYOPROMO_DATABASE_URL", Some("mysql://127.0.0.1/ayopromo")),
        (&["run"], "AYOPROMO_DATABASE_URL", Some("sqlite:///nowhere/at/all.db")),
        (&["check"], "AYOPROMO_TOKEN", None),
        (&["check"], "AYOPROMO_ADMIN_CHAT", None),
        (&["digest", "--as-of", "2026-11-25T07:00"], "AYOPROMO_TOKEN", None),
        (&["digest", "--as-of", "2026-11-25T07:00"], "AYOPROMO_RATE", Some("-1")),
        (&["digest", "--as-of", "tomorrow"], "--as-of", None),
        (&["sandbox", "--started", "everybody"], "--started", None),
        (&["sandbox", "--bulk", "0"], "--bulk", None),
        (&["sandbox", "--database-url", "sqlite://x.db"], "--database-url", None),
        (&["--database-url", "sqlite://x.db", "sandbox"], "--database-url", None),
    ];
    for (arguments, name, value) in cases {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite://{}", folder.path().join("ayopromo.db").display());
        let mut program = program(arguments);
        program
            .env("AYOPROMO_TOKEN", TOKEN)
            .env("AYOPROMO_ADMIN_CHAT", GROUP.to_string())
            .env("AYOPROMO_API_URL", "http://127.0.0.1:9/")
            .env("AYOPROMO_DATABASE_URL", database);
        match value {
            Some(value) => program.env(name, value),
            None => program.env_remove(name),
        };
        let (status, said) = output(program.spawn().unwrap()).await;
        let case = format!("{arguments:?} with {name}={value:?} said: {said}");
        assert_eq!(status.code(), Some(2), "{case}");
        assert_eq!(said.lines().count(), 1, "{case}");
        assert!(said.starts_with(name), "{case}");
        assert!(!said.contains("nobody-may-see-this"), "{case}");
        let left = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 0, "something was started: {case}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_token_is_in_no_output_however_much_is_logged() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}", folder.path().join("ayopromo.db").display());
    let options = Options { token: TOKEN.to_owned(), ..Options::default() };
    let sandbox = Sandbox::local(options).await.unwrap();
    let begin = |arguments: &[&str], url: &str| {
        program(arguments)
            .env("AYOPROMO_TOKEN", TOKEN)
            .env("AYOPROMO_ADMIN_CHAT", GROUP.to_string())
            .env("AYOPROMO_API_URL", url)
            .env("AYOPROMO_DATABASE_URL", &database)
            .env("AYOPROMO_LOG", "trace")
            .spawn()
            .unwrap()
    };
    // Nobody listens there, or it is no Bot API, or it is one without the group.
    for url in ["http://127.0.0.1:9/", &format!("{}/nothing/", sandbox.url()), &sandbox.url()] {
        let (status, said) = output(begin(&["check"], url)).await;
        assert_eq!(status.code(), Some(1), "{said}");
        assert!(said.contains("to fix: ") && !said.contains(TOKEN), "{said}");
    }
    let run = begin(&["run"], &sandbox.url());
    let before = sandbox.counts().requests;
    let began = Instant::now();
    while sandbox.counts().requests < before + 3 {
        assert!(began.elapsed() < Duration::from_secs(30), "it does not call");
        sleep(Duration::from_millis(10)).await;
    }
    let told = Instant::now();
    terminate(&run).await;
    let (status, said) = output(run).await;
    assert!(told.elapsed() < Duration::from_secs(5), "{:?}", told.elapsed());
    assert!(status.success(), "{said}");
    assert!(said.len() > 1_000 && !said.contains(TOKEN), "{said}");
    sandbox.stop().await;
}

#[tokio::test]
async fn planning_needs_no_token() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}", folder.path().join("ayopromo.db").display());
    let run = |arguments: &[&str]| {
        let mut program = program(arguments);
        program.env_remove("AYOPROMO_TOKEN").env("AYOPROMO_DATABASE_URL", &database);
        output(program.spawn().unwrap())
    };
    let (seeded, said) = run(&["seed", "--residents", "20", "--promotions", "30"]).await;
    assert!(seeded.success(), "{said}");
    let plan = ["digest", "--as-of", "2026-11-25T07:00", "--plan-only"];
    for _again in 0..2 {
        let (planned, said) = run(&plan).await;
        assert!(planned.success(), "{said}");
        assert!(said.contains("planned=20 sent=0 ") && said.contains(" remaining=20 "), "{said}");
    }
}
