//! What is said to those who look for something.

use super::Listed;
use crate::domain::{
    area::AreaCode,
    search::{Narrowed, Search},
};

#[derive(Debug, Clone, PartialEq)]
pub enum Find {
    /// What to look for?
    Ask,
    /// A text came that nothing awaited: is it to be looked for?
    Offer(Search),
    /// The best first.
    Found {
        search: Search,
        items: Vec<Listed>,
        page: usize,
        pages: usize,
        total: i64,
        /// A word was taken for one that is written nearly so.
        near: bool,
    },
    /// `instead`: the nearest word that something live has.
    NothingFound { search: Search, instead: Option<Search> },
    /// Nothing is live within a restriction.
    NothingIn(Narrowed),
    /// Which category to narrow to?
    Categories(Narrowed),
    /// Which kecamatan to narrow to?
    Districts { narrowed: Narrowed, districts: Vec<AreaCode> },
    /// Which desa or kelurahan of a kecamatan to narrow to?
    Villages { narrowed: Narrowed, district: AreaCode, villages: Vec<AreaCode> },
}
