//! What is said of a text that came where something else was awaited.

use super::button::PostButton;
use crate::domain::hours::Hours;

#[derive(Debug, Clone, PartialEq)]
pub enum Posting {
    /// What is it for? At least one use.
    WhatFor { typed: String, uses: Vec<PostButton> },
    /// What typed hours may mean.
    WhichHours(Vec<Hours>),
}
