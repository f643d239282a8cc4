//! What a business may leave out: a list of it, and a question for each part.

use super::super::{Input, reading, reading::Reading};
use crate::{
    domain::{
        business::{Extra, Extras},
        hours::Hours,
        link::{Link, MAX_LINKS},
        papers::{self, Halal, Misread, Nib, Paper, Papers, Pirt},
        place::Point,
        promotion::PhotoId,
    },
    reply::{
        Note, Reply, ShopNote,
        button::{Button, ShopButton},
    },
};

/// What the question about one part makes of an answer. `offered` are the candidates of ambiguous hours.
pub(super) fn read(
    extra: Extra,
    offered: &[Hours],
    given: &Extras,
    input: &Input,
) -> Reading<Extras, Vec<Hours>> {
    if let Input::Button(Button::Shop(ShopButton::Remove)) = input {
        return Reading::Value(without(given.clone(), extra));
    }
    match (extra, input) {
        (Extra::Paper(paper), Input::Button(Button::Shop(ShopButton::NoneYet))) => {
            refused(ShopNote::NoneYet(paper))
        }
        (Extra::Point, Input::Point(point)) => with_point(given, *point),
        (Extra::Point, Input::Text(_)) => refused(ShopNote::PointWanted),
        (Extra::Photo, Input::Photo { photo, .. }) => Reading::Value(with_photo(given, photo)),
        (Extra::Hours, input) => match reading::hours(input, offered) {
            Reading::Value(hours) => Reading::Value(Extras { hours: Some(hours), ..given.clone() }),
            Reading::Moved(candidates) => Reading::Moved(candidates),
            Reading::Back => Reading::Back,
            Reading::Refused(reply) => Reading::Refused(reply),
            Reading::Unread => Reading::Unread,
        },
        (Extra::Links, Input::Text(text)) => links(given, text),
        (Extra::Paper(paper), Input::Text(text)) if papers::says_none(text) => {
            refused(ShopNote::NoneYet(paper))
        }
        (Extra::Paper(paper), Input::Text(text)) => match papers(&given.papers, paper, text) {
            Ok(papers) => Reading::Value(Extras { papers, ..given.clone() }),
            Err(misread) => refused(ShopNote::Misread { paper, misread }),
        },
        (_, input) => reading::otherwise(input),
    }
}

/// A photo or a place that comes while nothing of the kind was asked for has its place all the same.
pub(super) fn unasked(given: &Extras, input: &Input) -> Option<Reading<Extras, Vec<Hours>>> {
    match input {
        Input::Photo { photo, .. } => Some(Reading::Value(with_photo(given, photo))),
        Input::Point(point) => Some(with_point(given, *point)),
        _ => None,
    }
}

/// The first part after this one that is missing.
pub(super) fn next_missing(given: &Extras, after: Extra) -> Option<Extra> {
    let mut parts = Extra::ALL.into_iter().skip_while(|extra| *extra != after).skip(1);
    parts.find(|extra| !given.has(*extra))
}

fn with_point(given: &Extras, point: Point) -> Reading<Extras, Vec<Hours>> {
    if point.is_near_regency() {
        Reading::Value(Extras { point: Some(point), ..given.clone() })
    } else {
        refused(ShopNote::PointFar)
    }
}

fn with_photo(given: &Extras, photo: &PhotoId) -> Extras {
    Extras { photo: Some(photo.clone()), ..given.clone() }
}

/// Each on a line of its own or after a comma, in place of those there were.
fn links(given: &Extras, text: &str) -> Reading<Extras, Vec<Hours>> {
    let typed = text.split(['\n', ',']).map(str::trim).filter(|part| !part.is_empty());
    let mut links: Vec<Link> = Vec::new();
    for part in typed {
        match Link::parse(part) {
            Ok(link) if !links.contains(&link) => links.push(link),
            Ok(_) => {}
            Err(_) => return refused(ShopNote::LinkNotUnderstood),
        }
    }
    if links.len() > MAX_LINKS {
        return refused(ShopNote::TooManyLinks { max: MAX_LINKS });
    }
    if links.is_empty() {
        return refused(ShopNote::LinkNotUnderstood);
    }
    Reading::Value(Extras { links, ..given.clone() })
}

fn papers(given: &Papers, paper: Paper, text: &str) -> Result<Papers, Misread> {
    let given = given.clone();
    Ok(match paper {
        Paper::Nib => Papers { nib: Some(Nib::parse(text)?), ..given },
        Paper::Pirt => Papers { pirt: Some(Pirt::parse(text)?), ..given },
        Paper::Halal => Papers { halal: Some(Halal::parse(text)?), ..given },
    })
}

fn without(mut given: Extras, extra: Extra) -> Extras {
    match extra {
        Extra::Point => given.point = None,
        Extra::Hours => given.hours = None,
        Extra::Photo => given.photo = None,
        Extra::Links => given.links.clear(),
        Extra::Paper(Paper::Nib) => given.papers.nib = None,
        Extra::Paper(Paper::Pirt) => given.papers.pirt = None,
        Extra::Paper(Paper::Halal) => given.papers.halal = None,
    }
    given
}

fn refused<T, S>(note: ShopNote) -> Reading<T, S> {
    Reading::Refused(Reply::Note(Note::Shop(note)))
}
