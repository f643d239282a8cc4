//! What things are: the regency's people, businesses, promotions and what may be said of them.
//! Pure: no clock, no database, no network; nothing of ours is imported here.

pub mod area;
pub mod business;
pub mod calendar;
pub mod category;
pub mod dates;
pub mod delivery;
pub mod edition;
pub mod hours;
pub mod identity;
pub mod ids;
pub mod language;
mod lexer;
pub mod link;
pub mod notice;
mod numerals;
pub mod occasion;
pub mod outage;
pub mod papers;
pub mod person;
pub mod phone;
pub mod place;
pub mod post;
pub mod price;
pub mod promotion;
pub mod question;
pub mod recurrence;
pub mod report;
pub mod retention;
pub mod review;
pub mod room;
pub mod search;
pub mod settings;
pub mod subscription;
pub mod text;
pub mod understood;
pub mod validity;
