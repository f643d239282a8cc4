//! What the program does for each word on its command line.

mod check;
mod digest;
mod examples;
mod parts;
mod piped;
pub mod run;
mod sandbox;
mod screen;
mod seed;
mod throwaway;
mod understand;

use std::process::ExitCode;

use anyhow::Result;
use tokio_util::sync::CancellationToken;

use crate::config::{Cli, Command};

/// A setting is missing or wrong: nothing was started.
pub const WRONG_SETTING: u8 = 2;
/// Another process is the lead and did not make way.
pub const NOT_LEADING: u8 = 3;

/// Why a command did not do what it is for.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// One sentence that names the setting.
    #[error("{0:#}")]
    Setting(anyhow::Error),
    #[error("another process is sending from this database, and did not end within a minute")]
    NotLeading,
    #[error("{0:#}")]
    Other(#[from] anyhow::Error),
}

/// Does what the command line asks for, until it is done or `stop`.
pub async fn execute(cli: Cli, stop: CancellationToken) -> Result<ExitCode, Failure> {
    let settings = cli.settings;
    match cli.command {
        Command::Run => run::run(settings, stop).await,
        Command::Sandbox(args) if args.api_only => sandbox::api_only(settings, args, stop).await,
        Command::Sandbox(args) => sandbox::play(settings, args, stop).await,
        Command::Digest { as_of, plan_only } => {
            digest::digest(settings, as_of, plan_only, stop).await
        }
        Command::Check => check::check(settings).await,
        Command::Seed { residents, promotions } => {
            seed::seed(settings, residents, promotions).await
        }
        Command::Understand(args) => understand::understand(settings, args, stop).await,
        Command::Screen(args) => screen::screen(args, stop).await,
    }
}

impl Failure {
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Setting(_) => WRONG_SETTING,
            Self::NotLeading => NOT_LEADING,
            Self::Other(_) => 1,
        }
    }
}
