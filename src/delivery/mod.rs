//! Bringing what must arrive: notices somebody waits for, and the daily digests.
//!
//! One process is the lead and sends; the others stand by. A round of work is a function that tests can
//! call, and the loops around them are dull.

mod digests;
mod editions;
mod notices;
mod office;
mod settling;

use std::{sync::Arc, time::Duration};

use crate::{app::App, telegram::outbound::Outbound, view::View};

pub use digests::{Ended, Window};
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
}
