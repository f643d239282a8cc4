//! Reads a whole post, as owners write it on WhatsApp, for what a promotion needs.
//!
//! A post is cut into pieces ([`pieces`]): the readers' tokens with what stands between them. For each
//! field a finder walks over the pieces once and marks the spans that may speak of it; every span is
//! given to the field's own reader ([`super::price`], [`super::dates`], [`super::hours`],
//! [`super::phone`]), so that a span means what it would mean alone. What one finder took is gone for the
//! next: telephone numbers first, then hours, days, prices. The title is made of what is left at the
//! beginning.
//!
//! What is doubtful is no value: a wrong one taken silently is worse than a question. Conventions:
//!
//! - **Title:** the first clause that names something, in the writer's words. Skipped before it are
//!   greetings, questions, hashtags and clauses made only of sale words and days ("PROMO AKHIR TAHUN");
//!   the sale words it begins with ("ready stock", "jual", "open PO") are left out. It ends at the first
//!   price, day, hour or number to call, at the mark that ends a clause, or at a comma after its second
//!   word. Shouted words are written small, the first letter large; at most 60 units.
//! - **Price:** of the thing on offer. Wages, deposits, instalments, delivery, vouchers and least
//!   purchases in rupiah are none. A count just before the amount is what it buys ("2 kg 25rb"), so is
//!   "isi 10" after it; "isi 12" before it, "botol 460 ml", or two counts, are a size. An amount beside a
//!   discount in percent or beside "beli 2 gratis 1" is doubtful, and so is one after a small number
//!   without a unit ("donat 3 5rb").
//! - **Several prices** that are not one (before and after, from and to) are a menu: no price, and "from"
//!   the least is offered.
//! - **Date:** when the offer holds, or the event is. The last day of orders is the end; the day of
//!   delivery, harvest or rest is none, nor is a feast or year's end that only names a sale. "Promo Jumat"
//!   may be every Friday and is doubtful; "Senin-Sabtu" without hours is no date, nor is a day in a question.
//! - **Hours:** with "buka", several days or "setiap hari" the days belong to them; the time of an event
//!   stands without its day, "sampai selesai" is an open end. Working days and weekends beside other
//!   hours leave them in doubt. When one can call, order or check in is none.
//! - **Place** ([`place`]): a kecamatan or village after "di" or its like, at once or after what kind of ground it
//!   is. Where goods come from, go to or are handed over is none, and neither is a name that several bear.

mod agreement;
mod clock;
mod days;
mod lasting;
mod money;
mod opening;
mod otherwise;
mod phones;
mod phrase;
mod pieces;
mod places;
mod point;
mod prices;
mod special;
mod tail;
mod talk;
mod title;
mod words;
#[cfg(test)]
mod work_laws;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    dates::When, hours::Hours, phone::Phone, price::Price, promotion::Title, understood::Understood,
};
use pieces::Pieces;

pub use otherwise::Otherwise;
pub use places::place;

/// What a post says of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field<T> {
    Value(T),
    /// Something that may mean one of these, most likely first; empty when even they are unknown.
    Doubtful(Vec<T>),
    Absent,
}

/// What was read from a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    pub title: Option<Title>,
    pub price: Field<Price>,
    /// A menu; then the price is doubtful, and may be shown as "from" the least.
    pub several_prices: bool,
    pub date: Field<When>,
    pub hours: Field<Hours>,
    /// One or two, in the order of the post.
    pub phone: Field<Vec<Phone>>,
}

/// What a text says of a promotion on the day `today`.
pub fn read(text: &str, today: NaiveDate) -> Post {
    found(&mut Pieces::of(text), today)
}

fn found(pieces: &mut Pieces, today: NaiveDate) -> Post {
    let phone = phones::read(pieces);
    let hours = opening::read(pieces);
    let date = days::read(pieces, today);
    let (price, several_prices) = prices::read(pieces);
    Post { title: title::read(pieces, several_prices), price, several_prices, date, hours, phone }
}

impl<T> Field<T> {
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Doubtful(_) | Self::Absent => None,
        }
    }

    /// What a doubtful one may mean.
    pub fn candidates(&self) -> &[T] {
        match self {
            Self::Doubtful(candidates) => candidates,
            Self::Value(_) | Self::Absent => &[],
        }
    }
}

/// One answer from all spans of a field: they must agree.
fn settled<T: PartialEq>(spans: Vec<Understood<T>>) -> Field<T> {
    let (mut candidates, mut sure, mut said) = (Vec::new(), true, false);
    for understood in spans {
        let readings = match understood {
            Understood::Value(value) => vec![value],
            Understood::Ambiguous(candidates) => {
                sure = false;
                candidates
            }
            Understood::Refused => continue,
        };
        said = true;
        for reading in readings {
            if !candidates.contains(&reading) {
                candidates.push(reading);
            }
        }
    }
    if sure
        && candidates.len() == 1
        && let Some(value) = candidates.pop()
    {
        return Field::Value(value);
    }
    candidates.truncate(3);
    if said { Field::Doubtful(candidates) } else { Field::Absent }
}
