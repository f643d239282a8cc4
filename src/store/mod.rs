//! The only SQL: one module per noun, each a set of functions that take a transaction first.
//!
//! Every statement is written once and runs on SQLite and on PostgreSQL. They differ in how tables are
//! made (`migrations/`) and in the locks PostgreSQL must be asked for (`query`).

#[macro_use]
mod query;
mod db;
mod error;

pub mod area;
pub mod audit;
pub mod broadcast;
pub mod business;
pub mod change;
pub mod decided;
pub mod edition;
pub mod ending;
pub mod group_message;
pub mod hold;
pub mod interest;
pub mod keeper;
pub mod lead;
pub mod ledger;
pub mod outbox;
pub mod person;
pub mod personal;
pub mod plan;
pub mod promotion;
pub mod question;
pub mod reach;
pub mod received;
pub mod report;
pub mod retention;
pub mod review;
pub mod revision;
pub mod room;
pub mod run;
pub mod saved;
pub mod scene;
pub mod seed;
pub mod stall;
pub mod subscription;
pub mod term;
pub mod twin;
pub mod undo;
pub mod watched;
mod writes;

pub use db::{Db, Tx};
pub use error::{Result, StoreError};

use chrono::{DateTime, SubsecRound, Utc};

/// A time as both engines keep it, to the microsecond, so that what is read equals what was written.
fn stored(time: DateTime<Utc>) -> DateTime<Utc> {
    time.trunc_subsecs(6)
}
