//! Our sender: the only way a request leaves for Telegram.
//!
//! teloxide gives the payload types; the transport is ours, because teloxide's discards error codes,
//! sleeps 10 s on a failing server and takes a success it can't parse for an error.
//!
//! Four lanes: replies go at once; notices, announcements and digests share one even clock, in this
//! order. A 429 is waited for in here and never counts as an attempt.

mod answer;
mod chats;
mod classifier;
mod health;
mod lane;
mod outcome;
mod pacer;
mod request;
mod source;
mod stops;
mod transport;
mod turns;

use std::{borrow::Borrow, ops::RangeInclusive, sync::Arc, time::Duration};

use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::value::RawValue;
use teloxide::{payloads::GetMe, requests::Payload};
use tokio::time::{Instant, sleep, sleep_until, timeout_at};

use self::{
    classifier::Verdict,
    health::Counters,
    request::Request,
    source::{Late, Ready, Source},
    stops::Stops,
    transport::Transport,
    turns::{Closed, Turn, Turns},
};
pub use self::{
    health::{Broadcast, Health, Totals},
    lane::{Lane, Target},
    outcome::{Doubt, Failure, Outcome, Rejection, Stop, Unreachable, Unsent},
    request::Attachment,
    source::Wording,
};

/// The longest a person's reply waits because of 429; later it would only puzzle them.
const REPLY_WAITS: Duration = Duration::from_secs(60);

/// Messages a second that can be set; beyond, a typing mistake is likelier than a wish.
const RATES: RangeInclusive<f64> = 0.01..=10_000.0;

#[derive(Debug, Clone)]
pub struct Settings {
    /// `https://api.telegram.org/`, or a local Bot API.
    pub api_url: Url,
    pub token: SecretString,
    /// Broadcast messages a second.
    pub rate: f64,
    pub connect_within: Duration,
    /// From the first byte sent to the last byte of the answer; files get a minute more.
    pub answer_within: Duration,
}

impl Settings {
    pub fn new(api_url: Url, token: SecretString, rate: f64) -> Self {
        Self {
            api_url,
            token,
            rate,
            connect_within: Duration::from_secs(5),
            answer_within: Duration::from_secs(30),
        }
    }
}

/// Why there can be no sender.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    #[error("the address of the bot api has no host: {0}")]
    Address(Url),
    #[error("the token is empty")]
    NoToken,
    #[error("a rate of {0} messages a second")]
    Rate(f64),
    #[error("no http client: {0}")]
    Client(#[from] reqwest::Error),
}

/// The handle; clones share everything.
#[derive(Debug, Clone)]
pub struct Outbound {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    transport: Transport,
    turns: Turns,
    stops: Stops,
    counters: Counters,
}

impl Outbound {
    /// Must be called within a tokio runtime: the clock is a task.
    pub fn new(settings: Settings) -> Result<Self, SetupError> {
        if !settings.api_url.has_host() {
            return Err(SetupError::Address(settings.api_url));
        }
        if settings.token.expose_secret().is_empty() {
            return Err(SetupError::NoToken);
        }
        let rate = settings.rate;
        if !RATES.contains(&rate) {
            return Err(SetupError::Rate(rate));
        }
        let inner = Inner {
            transport: Transport::new(settings)?,
            turns: Turns::new(rate),
            stops: Stops::default(),
            counters: Counters::default(),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Sends one message, edit or answer once its lane and its chat let it go.
    ///
    /// A 429 is waited for in here; a reply waits a minute at most. Dropping the future while it
    /// waits sends nothing; dropping it later leaves a doubt.
    pub async fn send<P: Payload + Serialize>(
        &self,
        lane: Lane,
        target: Target,
        payload: &P,
    ) -> Outcome {
        match Request::json(payload) {
            Ok(request) => self.deliver(lane, target, &Ready(request)).await,
            Err(error) => Outcome::Rejected(Rejection::Other(error.to_string())),
        }
    }

    /// Like [`send`](Self::send), with one message that is worded when its turn has come, each time
    /// anew, since a turn may be long in coming.
    pub async fn send_late<W: Wording>(&self, lane: Lane, target: Target, wording: &W) -> Outcome {
        self.deliver(lane, target, &Late(wording)).await
    }

    /// Like [`send`](Self::send), with a file from memory in place of one of the payload's fields.
    pub async fn upload<P: Payload + Serialize>(
        &self,
        lane: Lane,
        target: Target,
        payload: &P,
        file: Attachment,
    ) -> Outcome {
        match Request::form(payload, file) {
            Ok(request) => self.deliver(lane, target, &Ready(request)).await,
            Err(error) => Outcome::Rejected(Rejection::Other(error.to_string())),
        }
    }

    /// Asks for something whose answer matters; at once, in no lane.
    pub async fn call<P>(&self, payload: &P) -> Result<P::Output, Failure>
    where
        P: Payload<Output: DeserializeOwned> + Serialize,
    {
        let raw = self.call_raw(payload).await?;
        // From text: a detour by `Value` breaks some of teloxide's types.
        serde_json::from_str(raw.get()).map_err(|error| Failure::Unreadable(error.to_string()))
    }

    /// Like [`call`](Self::call), with Telegram's own text of the result.
    pub async fn call_raw<P: Payload + Serialize>(
        &self,
        payload: &P,
    ) -> Result<Box<RawValue>, Failure> {
        let request = Request::json(payload);
        let request = request.map_err(|error| Failure::Unreadable(error.to_string()))?;
        let answer = self.inner.transport.post(&request).await?;
        let result = answer.result()?.to_owned();
        self.inner.stops.lift();
        Ok(result)
    }

    /// Like [`call`](Self::call), with a file from memory in place of one of the payload's fields.
    pub async fn call_with<P>(&self, payload: &P, file: Attachment) -> Result<P::Output, Failure>
    where
        P: Payload<Output: DeserializeOwned> + Serialize,
    {
        let unreadable = |error: serde_json::Error| Failure::Unreadable(error.to_string());
        let request = Request::form(payload, file).map_err(unreadable)?;
        let answer = self.inner.transport.post(&request).await?;
        let result = serde_json::from_str(answer.result()?.get()).map_err(unreadable)?;
        self.inner.stops.lift();
        Ok(result)
    }

    /// Whether Telegram answers at all, whatever it says: asks for something harmless.
    pub async fn is_answered(&self) -> bool {
        let silent =
            |outcome: &Outcome| matches!(outcome, Outcome::Doubtful(_) | Outcome::NotAttempted(_));
        let asked = self.call_raw(&GetMe::new()).await;
        !matches!(&asked, Err(Failure::Refused(outcome)) if silent(outcome))
    }

    /// The bytes of a file, at most `limit`. `path`: as `getFile` gives it, good for an hour.
    pub async fn download(&self, path: &str, limit: usize) -> Result<Vec<u8>, Failure> {
        self.inner.transport.download(path, limit).await
    }

    /// Waits while a pause or a stop lasts, so that a worker claims nothing it can't send. After a
    /// stop it returns when one message may try again.
    pub async fn resumed(&self) {
        if let Some(probe) = self.inner.stops.next_probe() {
            sleep_until(probe).await;
        }
        self.inner.turns.resumed().await;
    }

    /// Ends the broadcast: messages that wait for a turn come back as not attempted, those on the
    /// wire are finished, replies still go.
    pub fn close(&self) {
        self.inner.turns.close();
    }

    pub fn health(&self) -> Health {
        let pace = self.inner.turns.pace();
        let broadcast = match (self.inner.stops.current(), pace.pause_left) {
            _ if pace.closed => Broadcast::Closed,
            (Some(stop), _) => Broadcast::Stopped(stop),
            (None, Some(left)) => Broadcast::Paused { left },
            (None, None) => Broadcast::Running,
        };
        let totals = self.inner.counters.totals();
        Health { broadcast, rate: pace.rate, waiting: pace.waiting, totals }
    }

    async fn deliver<S: Source>(&self, lane: Lane, target: Target, source: &S) -> Outcome {
        let asked = Instant::now();
        let mut again = false;
        loop {
            let turn = match self.turn(lane, target, source.weight(), asked).await {
                Ok(turn) => turn,
                Err(unsent) => return Outcome::NotAttempted(unsent),
            };
            if let Some(stop) = self.inner.stops.holds(Instant::now()) {
                return Outcome::Stopped(stop);
            }
            let request = match source.request().await {
                Ok(request) => request,
                Err(outcome) => return outcome,
            };
            match self.attempt(lane, turn, request.borrow()).await {
                Verdict::Settled(outcome) => return outcome,
                Verdict::Wait(retry_after) => {
                    self.inner.turns.refused(turn, lane, target, retry_after, again);
                    if lane == Lane::Reply {
                        if asked.elapsed() + retry_after > REPLY_WAITS {
                            return Outcome::NotAttempted(Unsent::Busy { retry_after });
                        }
                        if target == Target::Nobody {
                            sleep(retry_after).await;
                        }
                    }
                    again = true;
                }
            }
        }
    }

    async fn turn(
        &self,
        lane: Lane,
        target: Target,
        weight: u32,
        asked: Instant,
    ) -> Result<Turn, Unsent> {
        let turn = self.inner.turns.wait(lane, target, weight);
        if lane != Lane::Reply {
            return turn.await.map_err(|Closed| Unsent::Closed);
        }
        match timeout_at(asked + REPLY_WAITS, turn).await {
            Ok(turn) => turn.map_err(|Closed| Unsent::Closed),
            Err(_) => Err(Unsent::Busy { retry_after: REPLY_WAITS }),
        }
    }

    async fn attempt(&self, lane: Lane, turn: Turn, request: &Request) -> Verdict {
        let verdict = match self.inner.transport.post(request).await {
            Ok(answer) => answer.verdict(),
            Err(silence) => Verdict::Settled(silence.into()),
        };
        match &verdict {
            Verdict::Wait(_) => self.inner.counters.note_flood(),
            Verdict::Settled(Outcome::Stopped(stop)) => {
                self.inner.stops.note(*stop, Instant::now());
            }
            Verdict::Settled(outcome) => {
                self.inner.counters.note(lane, outcome);
                if !matches!(outcome, Outcome::Doubtful(_) | Outcome::NotAttempted(_)) {
                    self.inner.stops.lift();
                    self.inner.turns.delivered(turn, lane);
                }
            }
        }
        verdict
    }
}
