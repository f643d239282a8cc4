//! What a field's question makes of an input; the same whether it is asked for the first time or from
//! a summary.

use crate::{
    domain::{
        business::{BusinessName, Description},
        category::Category,
        hours::{self, Hours},
        phone::{self, Phone},
        price::{self, Price},
        promotion::{Body, Title},
        text::Problem,
        understood::Understood,
    },
    reply::{Note, Reply, ShopNote, button::Button},
};

use super::Input;

/// `S` is another form of the same question: a page, or candidates to choose from.
pub(super) enum Reading<T, S = std::convert::Infallible> {
    Value(T),
    Moved(S),
    Back,
    /// An answer to this question, but one that can't be taken.
    Refused(Reply),
    /// No answer to this question.
    Unread,
}

pub(super) fn name(input: &Input) -> Reading<BusinessName> {
    typed(input, BusinessName::parse)
}

pub(super) fn description(input: &Input) -> Reading<Description> {
    typed(input, Description::parse)
}

pub(super) fn title(input: &Input) -> Reading<Title> {
    typed(input, Title::parse)
}

pub(super) fn body(input: &Input) -> Reading<Body> {
    typed(input, Body::parse)
}

pub(super) fn category(input: &Input) -> Reading<Category> {
    match input {
        Input::Button(Button::Category(category)) => Reading::Value(*category),
        Input::Text(typed) => Category::named(typed).map_or(Reading::Unread, Reading::Value),
        input => otherwise(input),
    }
}

/// `offered` are the candidates of an ambiguous answer before.
pub(super) fn price(input: &Input, offered: &[Price]) -> Reading<Price, Vec<Price>> {
    match input {
        Input::Button(Button::Candidate(at)) => pick(offered, *at),
        Input::Text(text) => match price::understand(text) {
            Understood::Value(price) => Reading::Value(price),
            Understood::Ambiguous(candidates) if !candidates.is_empty() => {
                Reading::Moved(candidates)
            }
            _ => Reading::Refused(Reply::Note(Note::PriceNotUnderstood)),
        },
        input => otherwise(input),
    }
}

/// `offered` are the candidates of an ambiguous answer before.
pub(super) fn phone(input: &Input, offered: &[Phone]) -> Reading<Phone, Vec<Phone>> {
    let text = match input {
        Input::Button(Button::Candidate(at)) => return pick(offered, *at),
        Input::Contact { own: false, .. } => {
            return Reading::Refused(Reply::Note(Note::NotYourContact));
        }
        Input::Contact { phone, own: true } if phone.starts_with('+') => phone.clone(),
        Input::Contact { phone, own: true } => format!("+{phone}"),
        Input::Text(text) => text.clone(),
        input => return otherwise(input),
    };
    match phone::understand(&text) {
        Understood::Value(phones) if phones.len() > 1 => Reading::Moved(phones),
        Understood::Value(phones) => {
            let only = phones.into_iter().next();
            only.map_or(Reading::Refused(Reply::Note(Note::PhoneNotUnderstood)), Reading::Value)
        }
        Understood::Ambiguous(candidates) => {
            let candidates: Vec<Phone> = candidates.into_iter().flatten().collect();
            if candidates.is_empty() {
                Reading::Refused(Reply::Note(Note::PhoneNotUnderstood))
            } else {
                Reading::Moved(candidates)
            }
        }
        Understood::Refused => Reading::Refused(Reply::Note(Note::PhoneNotUnderstood)),
    }
}

/// `offered` are the candidates of an ambiguous answer before.
pub(super) fn hours(input: &Input, offered: &[Hours]) -> Reading<Hours, Vec<Hours>> {
    let refused = |note| Reading::Refused(Reply::Note(Note::Shop(note)));
    match input {
        Input::Button(Button::Candidate(at)) => pick(offered, *at),
        Input::Text(text) => match hours::understand(text) {
            Understood::Value(hours) => Reading::Value(hours),
            Understood::Ambiguous(candidates) if candidates.is_empty() => {
                refused(ShopNote::HoursUnclear)
            }
            Understood::Ambiguous(candidates) => Reading::Moved(candidates),
            Understood::Refused => refused(ShopNote::HoursNotUnderstood),
        },
        input => otherwise(input),
    }
}

pub(super) fn pick<T: Clone, S>(offered: &[T], at: u32) -> Reading<T, S> {
    let chosen = usize::try_from(at).ok().and_then(|at| offered.get(at));
    chosen.cloned().map_or(Reading::Unread, Reading::Value)
}

/// Inputs that mean the same at every question.
pub(super) fn otherwise<T, S>(input: &Input) -> Reading<T, S> {
    match input {
        Input::Button(Button::Back) => Reading::Back,
        Input::Photo { .. } | Input::Point(_) | Input::Contact { .. } | Input::Other => {
            Reading::Refused(Reply::Note(Note::WrongKind))
        }
        _ => Reading::Unread,
    }
}

fn typed<T>(input: &Input, parse: impl Fn(&str) -> Result<T, Problem>) -> Reading<T> {
    match input {
        Input::Text(text) => match parse(text) {
            Ok(value) => Reading::Value(value),
            Err(problem) => Reading::Refused(Reply::Note(Note::Invalid(problem))),
        },
        input => otherwise(input),
    }
}
