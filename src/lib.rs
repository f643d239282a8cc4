//! AyoPromo, the promotion channel of Kabupaten Wonosobo on Telegram.
//!
//! Dialogue decides, app makes it true in one transaction, view words it, telegram carries it,
//! delivery brings what must arrive. Domain knows nobody. `ARCHITECTURE.md` has the map and the
//! reasons.

pub mod app;
pub mod clock;
pub mod command;
pub mod config;
pub mod delivery;
pub mod dialogue;
pub mod domain;
pub mod reply;
pub mod sandbox;
pub mod store;
pub mod telegram;
pub mod view;
