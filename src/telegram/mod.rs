//! The only place that speaks with Telegram.

mod answers;
pub mod bot;
mod inbound;
pub mod menus;
pub mod message;
mod noting;
pub mod outbound;
pub mod polling;
pub mod router;
pub mod standing;
mod telling;
pub mod whereabouts;
