//! Arguments → build → run until stopped.

use std::process::ExitCode;

use ayopromo::{
    command::{self, Failure},
    config,
};
use tokio_util::sync::CancellationToken;

fn main() -> ExitCode {
    let cli = match config::parse() {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    if let Err(failure) = config::log_to_stderr(&cli.settings) {
        return report(&Failure::Setting(failure));
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return report(&Failure::Other(error.into())),
    };
    let ended = runtime.block_on(async {
        let stop = CancellationToken::new();
        tokio::spawn(stop_on_signal(stop.clone()));
        command::execute(cli, stop).await
    });
    ended.unwrap_or_else(|failure| report(&failure))
}

fn report(failure: &Failure) -> ExitCode {
    eprintln!("{failure}");
    ExitCode::from(failure.exit_code())
}

/// The exit code of a program that was interrupted.
const INTERRUPTED: i32 = 130;

/// The first SIGTERM or Ctrl+C asks for an end, a second one does not wait for it.
async fn stop_on_signal(stop: CancellationToken) {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
    for asked_before in [false, true] {
        tokio::select! {
            _asked = terminate.recv() => {}
            _asked = tokio::signal::ctrl_c() => {}
        }
        if asked_before {
            std::process::exit(INTERRUPTED);
        }
        tracing::info!("stopping");
        stop.cancel();
    }
}
