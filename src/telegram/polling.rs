//! Updates by long polling, for teloxide's dispatcher.
//!
//! teloxide's own polling moves the offset in memory ahead of the handlers, so a crash loses up to a
//! batch of updates. Here the offset moves only past updates that were accepted, which the handler
//! says after its transaction is committed: see [`Acceptance`].

mod acceptance;

use std::{panic::catch_unwind, time::Duration};

use async_stream::stream;
use futures::Stream;
use serde::Deserialize;
use serde_json::value::RawValue;
use teloxide::{
    payloads::{GetUpdates, GetUpdatesSetters},
    stop::{StopFlag, StopToken, mk_stop_token},
    types::{AllowedUpdate, Update, UpdateKind},
    update_listeners::{AsUpdateStream, UpdateListener},
};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

pub use self::acceptance::{Acceptance, Claim};
use super::outbound::{Failure, Outbound, Outcome, Stop};

/// The longest Telegram holds a poll open.
const LONG_POLL: Duration = Duration::from_secs(50);
/// The most Telegram gives at once.
const BATCH: u8 = 100;
const FIRST_BACK_OFF: Duration = Duration::from_secs(1);
const LONGEST_BACK_OFF: Duration = Duration::from_secs(5);
/// A handler that takes longer than this has lost its update.
const STALLED_AFTER: Duration = Duration::from_secs(60);

/// The listener to give to the dispatcher.
pub struct Polling {
    outbound: Outbound,
    allowed: Vec<AllowedUpdate>,
    acceptance: Acceptance,
    stop: CancellationToken,
    flag: StopFlag,
    token: StopToken,
}

/// Why polling ended by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no updates can be had: {0}")]
pub struct Ended(pub Stop);

impl Polling {
    /// `allowed`: the kinds of updates to ask for, since Telegram remembers what was asked last.
    /// `acceptance`: where handlers say a word on every update; may have served before.
    /// Cancelling `stop` ends the stream at once, also in the middle of a long poll.
    pub fn new(
        outbound: Outbound,
        allowed: Vec<AllowedUpdate>,
        acceptance: Acceptance,
        stop: CancellationToken,
    ) -> Self {
        let (token, flag) = mk_stop_token();
        Self { outbound, allowed, acceptance, stop, flag, token }
    }

    /// The updates, until stopped or until the token is refused.
    pub fn updates(&mut self) -> impl Stream<Item = Result<Update, Ended>> + Send + '_ {
        stream! {
            let mut trouble = Trouble::default();
            self.acceptance.restart();
            loop {
                let polled = tokio::select! {
                    biased;
                    () = self.stopped() => break,
                    polled = self.poll(&mut trouble) => polled,
                };
                match polled {
                    // Updates that are not given out any more come again at the next start.
                    Ok(updates) => for update in updates {
                        if self.is_stopped() {
                            break;
                        }
                        yield Ok(update)
                    },
                    Err(ended) => {
                        yield Err(ended);
                        break;
                    }
                }
            }
        }
    }

    fn is_stopped(&self) -> bool {
        self.stop.is_cancelled() || self.flag.is_stopped()
    }

    async fn stopped(&self) {
        tokio::select! {
            () = self.stop.cancelled() => {}
            () = self.flag.clone() => {}
        }
    }

    /// One round: waits for a word on the last batch, then asks for the next. Empty after a trouble,
    /// which has been waited for.
    async fn poll(&self, trouble: &mut Trouble) -> Result<Vec<Update>, Ended> {
        let failed = self.settle().await;
        if failed {
            trouble.pause().await;
        }
        match self.ask().await {
            Ok(updates) => {
                if !failed {
                    trouble.is_over();
                }
                Ok(updates)
            }
            Err(Failure::Refused(Outcome::Stopped(
                stop @ (Stop::Unauthorized | Stop::NotFound),
            ))) => Err(Ended(stop)),
            Err(Failure::Wait(time)) => {
                tracing::warn!(seconds = time.as_secs(), "telegram asks to poll later");
                sleep(time).await;
                Ok(Vec::new())
            }
            Err(failure) => {
                trouble.report(&failure);
                trouble.pause().await;
                Ok(Vec::new())
            }
        }
    }

    /// Waits until every update has its word; whether one failed.
    async fn settle(&self) -> bool {
        while timeout(STALLED_AFTER, self.acceptance.settled()).await.is_err() {
            tracing::error!(updates = ?self.acceptance.open(), "no word on updates for a minute");
        }
        self.acceptance.has_failures()
    }

    async fn ask(&self) -> Result<Vec<Update>, Failure> {
        let mut payload = GetUpdates::new()
            .limit(BATCH)
            .timeout(LONG_POLL.as_secs() as u32)
            .allowed_updates(self.allowed.clone());
        payload.offset = self.acceptance.offset();
        let answer = self.outbound.call_raw(&payload).await?;
        let unreadable = |error: serde_json::Error| Failure::Unreadable(error.to_string());
        let raw: Vec<&RawValue> = serde_json::from_str(answer.get()).map_err(unreadable)?;
        let read: Vec<_> = raw.iter().copied().filter_map(read).collect();
        if read.is_empty() && !raw.is_empty() {
            return Err(Failure::Unreadable("updates without ids".to_owned()));
        }
        Ok(self.acceptance.begin(read))
    }
}

impl<'a> AsUpdateStream<'a> for Polling {
    type StreamErr = Ended;
    type Stream = futures::stream::BoxStream<'a, Result<Update, Ended>>;

    fn as_stream(&'a mut self) -> Self::Stream {
        Box::pin(self.updates())
    }
}

impl UpdateListener for Polling {
    type Err = Ended;

    fn stop_token(&mut self) -> StopToken {
        self.token.clone()
    }
}

/// An update, or the id of one that can't be read. `None`: not even an id.
fn read(raw: &RawValue) -> Option<Result<Update, u32>> {
    #[derive(Deserialize)]
    struct WithId {
        update_id: u32,
    }
    // From text: a detour by `Value` turns valid updates into errors. Some contradictory ones make
    // teloxide panic, which must not end the polling.
    match catch_unwind(|| serde_json::from_str::<Update>(raw.get())) {
        Ok(Ok(Update { id, kind: UpdateKind::Error(_) })) => Some(Err(id.0)),
        Ok(Ok(update)) => Some(Ok(update)),
        Ok(Err(_)) | Err(_) => {
            let known = serde_json::from_str::<WithId>(raw.get()).ok();
            known.map(|update| Err(update.update_id))
        }
    }
}

/// A streak of troubles: waits longer each time, and sounds the alarm once.
#[derive(Debug, Default)]
struct Trouble {
    back_off: Option<Duration>,
    alarmed: bool,
}

impl Trouble {
    fn report(&mut self, failure: &Failure) {
        let conflict = matches!(failure, Failure::Refused(Outcome::Stopped(Stop::Conflict)));
        if !conflict {
            tracing::warn!(%failure, "no updates");
        } else if !std::mem::replace(&mut self.alarmed, true) {
            tracing::error!("another process polls with this token, or a webhook is set (409)");
        }
    }

    async fn pause(&mut self) {
        let back_off = self.back_off.map_or(FIRST_BACK_OFF, |last| last * 2).min(LONGEST_BACK_OFF);
        self.back_off = Some(back_off);
        sleep(back_off).await;
    }

    fn is_over(&mut self) {
        *self = Self::default();
    }
}
