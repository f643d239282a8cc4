//! Bringing what must arrive: notices somebody waits for, and the daily digests.
//!
//! One process is the lead and sends; the others stand by. A round of work is a function that tests can
//! call, and the loops around them are dull.

mod digests;
mod editions;
mod notices;
mod office;
mod rooms;
mod sending;
mod settling;
mod taking_back;
mod watching;

use std::{future::Future, sync::Arc, time::Duration};

use crate::{
    app::App,
    domain::delivery::{self, Cause},
    store,
    telegram::outbound::{Outbound, Outcome, Rejection, Unreachable},
    view::View,
};

pub use digests::{Ended, Window, plan};
pub use office::{Office, take_office};

/// Before something is tried again at once that could not be done just now.
const BREATH: Duration = Duration::from_millis(200);

/// What the worker works with. Cheap to clone.
#[derive(Clone)]
pub struct Worker {
    pub app: App,
    pub view: Arc<View>,
    pub outbound: Outbound,
    pub admin_chat: i64,
    /// Broadcast messages a second, as set.
    pub rate: f64,
    pub patience: Patience,
}

/// How long is waited while Telegram leaves us in doubt.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Before a delivery is sent once more of which nobody knows whether it arrived.
    pub doubt: Duration,
    /// The longest between two looks at whether an outage is over.
    pub outage: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { doubt: Duration::from_secs(30), outage: Duration::from_secs(60) }
    }
}

/// Writes something down as soon as the database lets it.
async fn until_written<F: Future<Output = store::Result<()>>>(write: impl Fn() -> F) {
    while let Err(error) = write().await {
        if !error.is_transient() {
            return tracing::error!(%error, "a notice's end can't be written down; the next lead \
                                            brings it once more");
        }
        tracing::warn!(%error, "a notice's end waits to be written down");
        tokio::time::sleep(BREATH).await;
    }
}

/// The sender's outcome in the words of delivery.
fn judged(outcome: &Outcome) -> delivery::Outcome {
    use delivery::Outcome as Judged;
    match outcome {
        Outcome::Sent { .. } | Outcome::Unchanged => Judged::Sent,
        Outcome::Unreachable(why) => Judged::Unreachable(cause(why)),
        Outcome::Migrated { .. } => Judged::Unreachable(Cause::NotFound),
        Outcome::Rejected(Rejection::EntityError | Rejection::TooLong | Rejection::BadButtons) => {
            Judged::Refused(Cause::BadContent)
        }
        Outcome::Rejected(_) => Judged::Refused(Cause::Refused),
        Outcome::Doubtful(_) => Judged::Doubtful,
        // A refused token says nothing about any recipient.
        Outcome::NotAttempted(_) | Outcome::Stopped(_) => Judged::NotAttempted,
    }
}

fn cause(why: &Unreachable) -> Cause {
    match why {
        Unreachable::Blocked | Unreachable::Other(_) => Cause::Blocked,
        Unreachable::Deactivated => Cause::Deactivated,
        Unreachable::NeverStarted => Cause::NeverStarted,
        Unreachable::ChatNotFound => Cause::NotFound,
        Unreachable::Kicked | Unreachable::GroupGone => Cause::Kicked,
    }
}
