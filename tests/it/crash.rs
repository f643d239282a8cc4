//! The program itself, ended in the middle of a digest: by force at any moment, and asked to.
//!
//! A longer trial than the usual one, with what each kill left in flight and what came twice:
//! `AYOPROMO_PROGRAM=target/release/ayopromo AYOPROMO_CRASH_RESIDENTS=10000 AYOPROMO_CRASH_KILLS=20
//! AYOPROMO_CRASH_RATE=1000 cargo test --test it crash::sqlite::killed -- --nocapture`.
//! `AYOPROMO_CRASH_SEED` draws other moments.

use std::{
    process::{ExitStatus, Stdio},
    str::FromStr,
    time::Duration,
};

use ayopromo::sandbox::{Options, Sandbox};
use tokio::{
    io::AsyncReadExt,
    process::{Child, Command},
    time::{Instant, sleep, timeout},
};

use crate::{
    engines::{self, Fresh},
    store::{refusal, texts},
};

/// For a step of the program; a run of the whole digest takes at least its residents at the rate.
const PATIENCE: Duration = Duration::from_secs(60);
const AS_OF: &str = "2026-11-25T07:00";

mod sqlite {
    use super::{engines, killed, told};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn killed_at_any_moment_it_loses_nobody_and_repeats_only_what_was_in_flight() {
        killed(engines::sqlite().await).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn told_to_end_it_ends_soon_and_loses_and_repeats_nothing() {
        told(engines::sqlite().await).await;
    }
}

mod postgres {
    use super::{engines, killed, told};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn killed_at_any_moment_it_loses_nobody_and_repeats_only_what_was_in_flight() {
        let Some(fresh) = engines::postgres().await else { return };
        killed(fresh).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn told_to_end_it_ends_soon_and_loses_and_repeats_nothing() {
        let Some(fresh) = engines::postgres().await else { return };
        told(fresh).await;
    }
}

async fn killed(fresh: Fresh) {
    let trial = Trial::start(fresh, set("AYOPROMO_CRASH_RESIDENTS", 2_000)).await;
    let kills = set("AYOPROMO_CRASH_KILLS", 5);
    let mut draw = Draw(set("AYOPROMO_CRASH_SEED", 1));
    let mut moments: Vec<u64> = (0..kills).map(|_| draw.below(trial.residents * 19 / 20)).collect();
    moments.sort_unstable();
    let mut in_flight = Vec::new();
    let mut twice = Vec::new();
    for moment in moments {
        let mut digest = trial.digest();
        trial.until_sent(moment).await;
        // Within a commit, between two, or on the wire.
        sleep(Duration::from_micros(draw.below(30_000))).await;
        digest.start_kill().unwrap();
        digest.wait().await.unwrap();
        twice.push(trial.twice());
        in_flight.push(trial.count("sending").await);
        eprintln!(
            "kill {} after {moment}: in flight {}, came twice until then {}",
            in_flight.len(),
            in_flight[in_flight.len() - 1],
            twice[twice.len() - 1],
        );
    }
    let (status, line) = output(trial.digest()).await;
    assert!(status.success(), "{line}");
    twice.push(trial.twice());
    eprintln!("in flight at the kills {}, came twice {}: {line}", sum(&in_flight), trial.twice());
    assert_eq!(trial.arrived(), trial.residents, "somebody was lost");
    for kill in 0..in_flight.len() {
        let came = twice[kill + 1];
        assert!(came <= sum(&in_flight[..=kill]), "kill {kill}: {twice:?} of {in_flight:?}");
    }
    let expected = format!("planned={0} sent={0} failed=0 ", trial.residents);
    assert!(line.starts_with(&expected) && line.contains(" remaining=0 "), "{line}");
    trial.end().await;
}

async fn told(fresh: Fresh) {
    let trial = Trial::start(fresh, 1_000).await;
    for moment in [0, 200, 500] {
        let mut digest = trial.digest();
        trial.until_sent(moment).await;
        let told = Instant::now();
        terminate(&digest).await;
        let status = timeout(PATIENCE, digest.wait()).await.unwrap().unwrap();
        assert!(told.elapsed() < Duration::from_secs(5), "{:?}", told.elapsed());
        // At the very beginning it may not have heard it yet as a request.
        assert!(!status.success());
        assert_eq!(trial.count("sending").await, 0);
    }
    let (status, line) = output(trial.digest()).await;
    assert!(status.success(), "{line}");
    assert_eq!((trial.arrived(), trial.twice()), (1_000, 0));
    assert!(line.contains(" doubtful=0 remaining=0 "), "{line}");
    let (status, again) = output(trial.digest()).await;
    assert!(status.success() && again.starts_with("planned=1000 sent=1000 "), "{again}");
    assert_eq!(trial.sandbox.counts().sent, 1_000);
    trial.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slot_that_can_not_be_planned_holds_no_other_up_and_is_an_error() {
    let trial = Trial::start(engines::sqlite().await, 100).await;
    for damage in [
        "insert into selection (body) values ('what nobody can read')",
        "update subscription set hour = 6, selection_id = (select max(id) from selection)
         where person_id = (select max(person_id) from subscription)",
    ] {
        assert_eq!(refusal(&trial.fresh.db, damage).await, None);
    }
    let (status, said) = output(trial.digest()).await;
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("planned=99 sent=99 "), "{said}");
    assert!(said.contains("\nfailed to plan: use the database: "), "{said}");
    let no_figures = "alter table run_total rename to lost";
    assert_eq!(refusal(&trial.fresh.db, no_figures).await, None);
    let (status, said) = output(trial.digest()).await;
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.starts_with("failed to plan: "), "what follows from it is not told: {said}");
    trial.end().await;
}

/// A seeded database and a local Bot API.
struct Trial {
    fresh: Fresh,
    sandbox: Sandbox,
    residents: u64,
    rate: u64,
}

impl Trial {
    async fn start(fresh: Fresh, residents: u64) -> Self {
        let options = Options {
            limits: false,
            started: vec![1_000_000..=1_999_999],
            api_only: true,
            history: 0,
            ..Options::default()
        };
        let sandbox = Sandbox::local(options).await.unwrap();
        let rate = set("AYOPROMO_CRASH_RATE", 500);
        let trial = Self { fresh, sandbox, residents, rate };
        let residents = residents.to_string();
        let seed = trial.program(&["seed", "--residents", &residents, "--promotions", "60"]);
        let (status, line) = output(seed).await;
        assert!(status.success(), "{line}");
        trial
    }

    fn digest(&self) -> Child {
        self.program(&["digest", "--as-of", AS_OF])
    }

    fn program(&self, arguments: &[&str]) -> Child {
        program(arguments)
            .env("AYOPROMO_TOKEN", self.sandbox.token())
            .env("AYOPROMO_API_URL", self.sandbox.url())
            .env("AYOPROMO_DATABASE_URL", &self.fresh.url)
            .env("AYOPROMO_RATE", self.rate.to_string())
            .spawn()
            .unwrap()
    }

    async fn until_sent(&self, messages: u64) {
        let began = Instant::now();
        while self.sandbox.counts().sent < messages {
            assert!(began.elapsed() < PATIENCE, "nothing is sent");
            sleep(Duration::from_millis(5)).await;
        }
    }

    async fn count(&self, state: &'static str) -> u64 {
        assert_eq!(state, "sending");
        let sql = "select cast(count(*) as text) from delivery where state = 'sending'";
        texts(&self.fresh.db, sql).await[0].parse().unwrap()
    }

    fn arrived(&self) -> u64 {
        self.sandbox.counts().chats
    }

    /// Messages to people who had theirs.
    fn twice(&self) -> u64 {
        let counts = self.sandbox.counts();
        counts.sent - counts.chats
    }

    async fn end(self) {
        self.sandbox.stop().await;
        self.fresh.remove().await;
    }
}

/// The program with nothing in its environment.
pub fn program(arguments: &[&str]) -> Command {
    let built = || env!("CARGO_BIN_EXE_ayopromo").into();
    let mut program = Command::new(std::env::var_os("AYOPROMO_PROGRAM").unwrap_or_else(built));
    program
        .args(arguments)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    program
}

/// Both streams, after the end.
pub async fn output(mut program: Child) -> (ExitStatus, String) {
    let (mut out, mut log) = (program.stdout.take().unwrap(), program.stderr.take().unwrap());
    let (mut said, mut logged) = (String::new(), String::new());
    let ended = timeout(2 * PATIENCE, async {
        let _read = tokio::join!(out.read_to_string(&mut said), log.read_to_string(&mut logged));
        program.wait().await.unwrap()
    });
    let status = ended.await.unwrap();
    (status, said + &logged)
}

/// SIGTERM, as a service manager sends it.
pub async fn terminate(program: &Child) {
    let id = program.id().unwrap().to_string();
    let told = Command::new("kill").args(["-TERM", &id]).status().await.unwrap();
    assert!(told.success());
}

fn set<T: FromStr>(name: &str, otherwise: T) -> T {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

fn sum(numbers: &[u64]) -> u64 {
    numbers.iter().sum()
}

/// Random enough, and the same with the same seed.
struct Draw(u64);

impl Draw {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }
}
