//! `ayopromo screen`: what a moderator would be told to look at in a text. Needs no token and no database.

use std::process::ExitCode;

use tokio_util::sync::CancellationToken;

use super::{Failure, piped};
use crate::{
    config::ScreenArgs,
    domain::{
        papers::Papers,
        screening::{self, Lists},
    },
};

pub async fn screen(args: ScreenArgs, stop: CancellationToken) -> Result<ExitCode, Failure> {
    match args.text {
        Some(text) => println!("{}", groups(&text)),
        None => piped::answer_lines(stop, groups).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The groups with commas between, or `-`.
fn groups(text: &str) -> String {
    screening::screen(text, Lists::built_in(), &Papers::default()).groups().to_string()
}
