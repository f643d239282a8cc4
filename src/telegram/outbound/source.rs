//! Where a request comes from when its turn has come.

use std::{borrow::Borrow, future::Future};

use serde::Serialize;
use teloxide::requests::Payload;

use super::{
    outcome::{Outcome, Rejection, Unsent},
    request::Request,
};

/// Words one message at the moment it may go.
pub trait Wording: Sync {
    type Payload: Payload + Serialize + Send;

    /// `None`: it has become pointless, and nothing is sent.
    fn payload(&self) -> impl Future<Output = Option<Self::Payload>> + Send;
}

/// A request for each turn.
pub(super) trait Source: Sync {
    fn weight(&self) -> u32;

    /// Otherwise what becomes of the message.
    fn request(&self) -> impl Future<Output = Result<impl Borrow<Request> + Send, Outcome>> + Send;
}

/// The same each time.
pub(super) struct Ready(pub Request);

impl Source for Ready {
    fn weight(&self) -> u32 {
        self.0.weight
    }

    async fn request(&self) -> Result<impl Borrow<Request> + Send, Outcome> {
        Ok(&self.0)
    }
}

/// Worded anew each time.
pub(super) struct Late<'a, W>(pub &'a W);

impl<W: Wording> Source for Late<'_, W> {
    fn weight(&self) -> u32 {
        1
    }

    async fn request(&self) -> Result<impl Borrow<Request> + Send, Outcome> {
        let payload = self.0.payload().await;
        let payload = payload.ok_or(Outcome::NotAttempted(Unsent::Pointless))?;
        Request::json(&payload)
            .map_err(|error| Outcome::Rejected(Rejection::Other(error.to_string())))
    }
}
