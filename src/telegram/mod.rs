//! The only place that speaks with Telegram.

pub mod outbound;
pub mod polling;
