//! A local Telegram on loopback: the Bot API with its strictness, and a page to play on.
//!
//! It knows Telegram's wire and nothing of the bot. A request goes `http` → `faults` → `methods`
//! → `sending`/`editing` (reach, `limits`, the chat's messages); what people do goes `acting` →
//! `hearing` → `updates`, which the bot fetches or gets by `webhook`. `control` offers the same
//! deeds over HTTP. Markdown, channels, payments and other bots are not there.

mod acting;
mod callbacks;
mod chat;
mod control;
mod counts;
mod draw;
mod editing;
mod entity;
mod error;
mod events;
mod faults;
mod files;
mod groups;
mod hearing;
mod html;
mod http;
mod inline;
mod limits;
mod lock;
mod markup;
mod methods;
mod options;
mod params;
mod people;
mod picture;
mod profile;
mod sending;
mod updates;
mod watching;
mod webhook;
mod world;

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use axum::serve::ListenerExt;
use tokio::{net::TcpListener, select, time::timeout};
use tokio_util::task::TaskTracker;

use self::world::World;
pub use self::{
    callbacks::CallbackAnswer,
    counts::{Counts, Refusal},
    faults::{Fault, FaultRule},
    hearing::Impossible,
    options::{Advance, Hooks, Now, Options},
    people::{Person, Role, Status},
    picture::picture,
};

/// A running sandbox; clones are handles to the same one.
#[derive(Clone, Debug)]
pub struct Sandbox {
    world: Arc<World>,
    address: SocketAddr,
    tasks: TaskTracker,
}

impl Sandbox {
    /// Serves on a listener until [`Sandbox::stop`], or until the runtime ends.
    pub fn start(listener: TcpListener, options: Options, hooks: Hooks) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let world = Arc::new(World::new(options, hooks));
        let tasks = TaskTracker::new();
        // Answers are small: waiting to fill a packet would cost 40 ms each.
        let listener = listener.tap_io(|stream| {
            let _refused = stream.set_nodelay(true);
        });
        let stop = world.stopping.clone();
        let pushing = webhook::deliver(Arc::clone(&world));
        let sandbox = Self { world, address, tasks };
        let server = axum::serve(listener, http::router(sandbox.clone()))
            .with_graceful_shutdown(stop.clone().cancelled_owned());
        sandbox.tasks.spawn(server.into_future());
        sandbox.tasks.spawn(async move {
            select! {
                () = pushing => {}
                () = stop.cancelled() => {}
            }
        });
        Ok(sandbox)
    }

    /// On a free port of 127.0.0.1.
    pub async fn local(options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0)).await?;
        Self::start(listener, options, Hooks::default())
    }

    /// What goes before `/bot<token>/…`, for instance `http://127.0.0.1:8081`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn token(&self) -> &str {
        &self.world.options.token
    }

    /// The bot's user id: the token's digits.
    pub fn bot_id(&self) -> i64 {
        self.world.bot_id
    }

    /// Ends long polls and closes the port.
    pub async fn stop(&self) {
        self.world.stopping.cancel();
        self.tasks.close();
        let _overdue = timeout(Duration::from_secs(2), self.tasks.wait()).await;
    }
}
