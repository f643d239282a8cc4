//! Answers lines of standard input on standard output, for commands that are tried out and measured.

use std::{
    io::{self, BufRead, BufWriter, ErrorKind, Write},
    thread,
};

use anyhow::{Context as _, Result, anyhow};
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

/// A line out for every line in, until the end of the input or `stop`.
pub async fn answer_lines(
    stop: CancellationToken,
    answer: impl Fn(&str) -> String + Send + 'static,
) -> Result<()> {
    // Not a blocking task of the runtime: that would be waited for at the end, however long input stays open.
    let (done, ended) = oneshot::channel();
    thread::spawn(move || {
        let _nobody_waits = done.send(lines(io::stdin().lock(), io::stdout().lock(), answer));
    });
    tokio::select! {
        ended = ended => {
            let read = ended.map_err(|_| anyhow!("the reading broke off"))?;
            read.context("failed to read the lines")?;
        }
        () = stop.cancelled() => {}
    }
    Ok(())
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
