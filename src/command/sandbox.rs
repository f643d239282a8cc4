//! `ayopromo sandbox`: everything on this machine, without a token.

use std::{net::Ipv4Addr, process::ExitCode, sync::Arc, time::Duration};

use anyhow::{Context as _, Result, anyhow};
use chrono::{DateTime, TimeDelta, Utc};
use futures::FutureExt;
use secrecy::{ExposeSecret, SecretString};
use tokio::{
    net::TcpListener,
    time::{Instant, sleep},
};
use tokio_util::sync::CancellationToken;

use super::{Failure, examples, parts, run, throwaway::Throwaway};
use crate::{
    app::App,
    clock::Clock,
    config::{SandboxArgs, Settings},
    domain::{
        calendar,
        language::Language,
        person::{Consent, NOTICE_VERSION},
        subscription::Subscription,
    },
    sandbox::{Advance, Hooks, Now, Options, Person, Role, Sandbox, Status},
    store::{self, run::RunState},
    view::View,
};

/// The lowest id, since the page takes the first group for the administrators'.
const GROUP: i64 = -1_001_000_000_001;
/// A group that can subscribe.
const VILLAGE: i64 = -1_001_000_000_000;
/// Whose the examples are; nobody plays them.
const EXAMPLES_OWNER: i64 = 90;
/// The local Bot API's token where none is given.
const TOKEN: &str = "1234567890:SANDBOX";
/// How long the button that moves the clock waits for the digests of that hour.
const DIGESTS_TAKE: Duration = Duration::from_secs(20);

/// Only the local Bot API, for load and trials.
pub async fn api_only(
    settings: Settings,
    args: SandboxArgs,
    stop: CancellationToken,
) -> Result<ExitCode, Failure> {
    let port = args.port;
    let options = Options {
        api_only: true,
        // Enough to edit and to reply to, and a million chats fit into memory.
        history: 3,
        ..options(&settings, args)
    };
    let sandbox = start(port, options, Hooks::default()).await?;
    println!("Bot API on {}", sandbox.url());
    stop.cancelled().await;
    sandbox.stop().await;
    Ok(ExitCode::SUCCESS)
}

/// The local Bot API with its page, and the bot and the worker on it.
pub async fn play(
    settings: Settings,
    args: SandboxArgs,
    stop: CancellationToken,
) -> Result<ExitCode, Failure> {
    let folder = Throwaway::create(&std::env::temp_dir())
        .context("failed to make a folder for the database")?;
    let file = folder.path.join("play.db");
    let mut settings = Settings {
        token: Some(token(&settings)),
        admin_chat: Some(GROUP),
        database_url: format!("sqlite://{}", file.display()).into(),
        ..settings
    };
    let app = parts::app(&settings, Clock::real()).await?;
    furnish(&app).await?;
    let hooks = Hooks { advance: Some(advance(&app)), now: Some(shown_time(&app)) };
    let port = args.port;
    let sandbox = start(port, options(&settings, args), hooks).await?;
    people(&sandbox);
    settings.api_url = sandbox.url();
    println!("Open {} in a browser; Ctrl+C ends it.", sandbox.url());
    let served = run::serve(&settings, app, stop).await;
    sandbox.stop().await;
    drop(folder);
    served?;
    Ok(ExitCode::SUCCESS)
}

fn options(settings: &Settings, args: SandboxArgs) -> Options {
    let usual = Options::default();
    let (bulk_per_second, burst) =
        args.bulk_limit().unwrap_or((usual.bulk_per_second, usual.burst));
    Options {
        token: token(settings).expose_secret().to_owned(),
        started: args.started,
        count_all: args.count_all,
        bulk_per_second,
        burst,
        ..usual
    }
}

fn token(settings: &Settings) -> SecretString {
    settings.token.clone().unwrap_or_else(|| TOKEN.into())
}

async fn start(port: u16, options: Options, hooks: Hooks) -> Result<Sandbox, Failure> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|why| {
        Failure::Setting(anyhow!("--port {port} can't be used ({why}): give another one"))
    })?;
    let sandbox =
        Sandbox::start(listener, options, hooks).context("failed to serve the sandbox")?;
    Ok(sandbox)
}

/// Who can be played on the page.
fn people(sandbox: &Sandbox) {
    let cast = [
        (101, "Sari", "id", Role::Owner),
        (201, "Budi", "id", Role::Admin),
        (202, "Rini", "id", Role::Admin),
        (203, "Joko", "id", Role::Admin),
        (301, "Tono", "id", Role::Resident),
        (302, "Wati", "jv", Role::Resident),
    ];
    for (id, name, language, role) in cast {
        let mut person = Person::new(id, name);
        person.language_code = Some(language.to_owned());
        person.role = role;
        sandbox.add_person(person);
    }
    let members = [(201, Status::Creator), (202, Status::Administrator), (203, Status::Member)];
    sandbox.add_group(GROUP, "Admin AyoPromo", false, members);
    let villagers = [(301, Status::Creator), (302, Status::Member)];
    sandbox.add_group(VILLAGE, "Warga Kertek", false, villagers);
}

/// A few approved examples, so that something is there to see.
async fn furnish(app: &App) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let since = app.clock.now() - TimeDelta::days(1);
    let language = Language::Id;
    let owner =
        store::person::join(&mut tx, EXAMPLES_OWNER, "–", language, NOTICE_VERSION, since).await?;
    store::person::agree(&mut tx, owner.id, Consent::Owner, NOTICE_VERSION, language, since)
        .await?;
    examples::put(&mut tx, owner.id, app.today(), since).await?;
    tx.commit().await?;
    Ok(())
}

fn shown_time(app: &App) -> Now {
    let (clock, zone) = (app.clock.clone(), app.zone);
    Arc::new(move || clock.now().with_timezone(&zone).fixed_offset())
}

fn advance(app: &App) -> Advance {
    let app = app.clone();
    let view = parts::view(&app);
    Arc::new(move || {
        let (app, view) = (app.clone(), Arc::clone(&view));
        async move {
            let note = to_next_digest(&app, &view).await;
            note.map_err(|error| format!("{error:#}"))
        }
        .boxed()
    })
}

/// Moves the clock to the next hour at which somebody's digest is due, and waits until it is out.
async fn to_next_digest(app: &App, view: &View) -> Result<String> {
    let mut tx = app.db.read().await?;
    let times = store::subscription::times(&mut tx).await?;
    tx.commit().await?;
    let now = app.clock.now();
    let due: Option<DateTime<Utc>> = times.iter().map(|wanted| wanted.next(now, app.zone)).min();
    let next = due.unwrap_or_else(|| Subscription::default().next(now, app.zone));
    app.clock.set(next);
    let until = Instant::now() + DIGESTS_TAKE;
    // With no subscriber there is no run to wait for.
    while due.is_some() && Instant::now() < until && !is_out(app, next).await? {
        sleep(Duration::from_millis(100)).await;
    }
    Ok(view.sandbox_note(next, &app.tally().await?))
}

async fn is_out(app: &App, slot: DateTime<Utc>) -> Result<bool> {
    let mut tx = app.db.read().await?;
    let runs = store::run::of_day(&mut tx, app.today()).await?;
    tx.commit().await?;
    let this = runs.iter().find(|run| calendar::slot(run.day, run.hour, app.zone) == Some(slot));
    Ok(this.is_some_and(|run| run.state == RunState::Done))
}
