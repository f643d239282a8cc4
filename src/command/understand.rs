//! `ayopromo understand`: what the readers make of a text, to try them out and to measure them. Needs no
//! token and no database.

use std::{
    io::{self, BufRead, BufWriter, ErrorKind, Write},
    process::ExitCode,
    thread,
};

use anyhow::{Context as _, anyhow};
use chrono::NaiveDate;
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use super::Failure;
use crate::{
    clock::Clock,
    config::{Settings, Subject, UnderstandArgs},
    domain::understood,
};

pub async fn understand(
    settings: Settings,
    args: UnderstandArgs,
    stop: CancellationToken,
) -> Result<ExitCode, Failure> {
    let now = || Clock::real().now().with_timezone(&settings.timezone).date_naive();
    let (subject, today) = (args.subject, args.today.unwrap_or_else(now));
    if let Some(text) = args.text {
        println!("{}", line(subject, &text, today));
        return Ok(ExitCode::SUCCESS);
    }
    // Not a blocking task of the runtime: that would be waited for at the end, however long input stays open.
    let (done, ended) = oneshot::channel();
    thread::spawn(move || {
        let read =
            lines(io::stdin().lock(), io::stdout().lock(), |text| line(subject, text, today));
        let _nobody_waits = done.send(read);
    });
    tokio::select! {
        ended = ended => {
            let read = ended.map_err(|_| anyhow!("the reading broke off"))?;
            read.context("failed to read the lines")?;
        }
        () = stop.cancelled() => {}
    }
    Ok(ExitCode::SUCCESS)
}

fn line(subject: Subject, text: &str, today: NaiveDate) -> String {
    understood::read_line(subject.code(), text, today)
}

/// A line out for every line in, until the end of either. Bytes that are no text are understood as
/// nothing.
fn lines(
    mut input: impl BufRead,
    output: impl Write,
    answer: impl Fn(&str) -> String,
) -> io::Result<()> {
    let mut output = BufWriter::new(output);
    let mut raw = Vec::new();
    while input.read_until(b'\n', &mut raw)? > 0 {
        let text = raw.strip_suffix(b"\n").unwrap_or(&raw);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        match writeln!(output, "{}", answer(str::from_utf8(text).unwrap_or_default())) {
            // Whoever reads has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
            written => written?,
        }
        raw.clear();
    }
    output.flush()
}
