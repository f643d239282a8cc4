//! One binary holds every integration test, so that the library is linked once.

#![expect(clippy::unwrap_used, reason = "a test that can't go on says so by panicking")]

mod browser;
mod chain;
mod conversation;
mod crash;
mod days;
mod delivery;
mod dependencies;
mod engines;
mod erasure;
mod find;
mod fuzz;
mod layering;
mod locales;
mod manners;
mod notices;
mod outage;
mod outbound;
mod owners;
mod posts;
mod sandbox;
mod settings;
mod shop;
mod stall;
mod store;
mod store_catalogue;
mod store_delivery;
mod store_find;
mod store_people;
mod store_plan;
mod store_retention;
mod store_review;
mod store_schema;
mod store_shop;
mod store_trouble;
mod subscriptions;
mod throughput;
mod town;
mod understanding;
mod understanding_command;
mod understanding_laws;
mod understanding_shown;
mod updates;
mod view;
