//! A text that came beside the question: at the preview, or a whole promotion where one thing was awaited.
//! It changes what it clearly speaks of; otherwise the owner says what it is for.

use chrono::NaiveDate;

use super::{
    super::{Context, Input, reading, reading::Reading, until},
    Change, Next, Post, message, next,
};
use crate::{
    domain::{
        area::AreaCode,
        hours::Hours,
        occasion::Occasion,
        post::{self, Field},
        price::Price,
        promotion::{Body, NewPromotion, Title},
        text,
        validity::Validity,
    },
    reply::{
        Note, Posting, Reply,
        button::{Button, PostButton},
    },
};

/// Whoever says no more than this looks for the button that sends.
const NODS: [&str; 14] = [
    "ok", "oke", "ya", "iya", "yes", "sip", "siap", "benar", "betul", "sudah", "nggih", "inggih",
    "leres", "sampun",
];
/// What begins so speaks of hours.
const CLOCK: [&str; 4] = ["jam", "jm", "pukul", "pkl"];
/// A whole promotion has so many words at least.
const WHOLE: usize = 5;

/// What a text says as an answer to each of the questions.
struct Said {
    price: Reading<Price, Vec<Price>>,
    validity: Reading<Validity, Vec<Validity>>,
    hours: Reading<Hours, Vec<Hours>>,
}

/// The answer to the question about the price. One that stands among other words is asked about.
pub(super) fn price(
    input: &Input,
    offered: &[Price],
    context: &Context<'_>,
) -> Reading<Price, Vec<Price>> {
    let named = |words: &str| post::read(words, context.today()).price.value().copied();
    match (reading::price(input, offered), input) {
        (refused @ Reading::Refused(_), Input::Text(words)) => {
            named(words).map_or(refused, |price| Reading::Moved(vec![price]))
        }
        (reading, _) => reading,
    }
}

/// A text at the preview.
pub(super) fn at_preview(
    content: NewPromotion,
    photos_shown: bool,
    typed: &str,
    context: &Context<'_>,
) -> Next {
    let preview = |content| Next::Post(Post::AwaitSend { content, photos_shown });
    let asking = |content, change| Next::Post(Post::AwaitChange { content, change, photos_shown });
    let words = typed.split_whitespace().count();
    if NODS.contains(&text::fold(typed).as_str()) {
        return Next::Unread;
    }
    if words <= WHOLE
        && let Some(place) = post::place(typed, context.areas)
    {
        return with_place(content, photos_shown, place, typed, context);
    }
    match Said::of(typed, Some(&content.validity), context) {
        Said {
            price: Reading::Value(price),
            validity: Reading::Refused(_),
            hours: Reading::Refused(_) | Reading::Moved(_),
        } => preview(NewPromotion { price, ..content }),
        Said {
            price: Reading::Refused(_),
            validity: Reading::Value(validity),
            hours: Reading::Refused(_) | Reading::Moved(_),
        } => preview(NewPromotion { validity, ..content }),
        Said {
            price: Reading::Refused(_),
            validity: Reading::Refused(_),
            hours: Reading::Value(hours),
        } => {
            let occasion = Box::new(Occasion { hours: Some(hours), ..*content.occasion });
            preview(NewPromotion { occasion, ..content })
        }
        Said {
            price: Reading::Moved(offered),
            validity: Reading::Refused(_),
            hours: Reading::Refused(_) | Reading::Moved(_),
        } if words < WHOLE => asking(content, Change::Price { offered }),
        Said {
            price: Reading::Refused(_),
            validity: Reading::Moved(offered),
            hours: Reading::Refused(_) | Reading::Moved(_),
        } if words < WHOLE => asking(content, Change::Until { offered }),
        Said {
            price: Reading::Refused(_),
            validity: Reading::Refused(_),
            hours: Reading::Moved(offered),
        } if words <= WHOLE => asking(content, Change::Hours { offered }),
        _ => ask(Post::AwaitSend { content, photos_shown }, typed, context),
    }
}

/// A place, and what is said beside it.
fn with_place(
    content: NewPromotion,
    photos_shown: bool,
    place: AreaCode,
    typed: &str,
    context: &Context<'_>,
) -> Next {
    let today = context.today();
    let said = post::read(typed, today);
    let days = match &said.date {
        Field::Value(when) => until::meant_instead(&content.validity, when, today),
        _ => Vec::new(),
    };
    let days_in_doubt = matches!(said.date, Field::Doubtful(_)) || days.len() > 1;
    // Nothing is left out without a word.
    if matches!(said.price, Field::Doubtful(_)) || days_in_doubt {
        return ask(Post::AwaitSend { content, photos_shown }, typed, context);
    }
    let place = Some(place);
    let offered = said.hours.candidates().to_vec();
    let hours = said.hours.value().cloned().or(content.occasion.hours.clone());
    let price = said.price.value().copied().unwrap_or(content.price);
    let validity = days.first().copied().unwrap_or(content.validity);
    let occasion = Box::new(Occasion { hours, place });
    let content = NewPromotion { price, validity, occasion, ..content };
    Next::Post(if offered.is_empty() {
        Post::AwaitSend { content, photos_shown }
    } else {
        Post::AwaitChange { content, change: Change::Hours { offered }, photos_shown }
    })
}

/// Whether a text at a question about one thing is a whole promotion.
pub(super) fn is_whole(typed: &str, post: &Post, context: &Context<'_>) -> bool {
    let too_long_for_title = text::units(typed.trim()) > Title::MAX;
    let beside = match post {
        Post::AwaitTitle { .. } => too_long_for_title,
        Post::AwaitMissing(draft) if draft.awaits_title() => too_long_for_title,
        Post::AwaitChange { change: Change::Title, .. } => too_long_for_title,
        Post::AwaitChange { change: Change::Body, .. } => false,
        Post::AwaitMissing(_)
        | Post::AwaitPrice { .. }
        | Post::AwaitPhotos { .. }
        | Post::AwaitUntil { .. }
        | Post::AwaitChange { .. } => true,
        Post::AwaitBusiness { .. }
        | Post::AwaitMessage { .. }
        | Post::AwaitBody { .. }
        | Post::AwaitSend { .. }
        | Post::AwaitUse { .. } => false,
    };
    if !beside || !is_promotion(typed, context.today()) {
        return false;
    }
    let answers = Said::of(typed, None, context);
    let answered =
        matches!(answers.price, Reading::Value(_)) || matches!(answers.validity, Reading::Value(_));
    !answered
}

/// Whether a text says enough to be a promotion of its own.
pub(super) fn is_promotion(typed: &str, today: NaiveDate) -> bool {
    if typed.split_whitespace().count() < WHOLE {
        return false;
    }
    let said = post::read(typed, today);
    let priced = said.price != Field::Absent || said.several_prices;
    said.title.is_some() && priced
}

/// What is the text for?
pub(super) fn ask(before: Post, typed: &str, context: &Context<'_>) -> Next {
    if uses(&before, typed, context).is_empty() {
        let problem = Body::parse(typed).err();
        return problem
            .map_or(Next::Unread, |why| Next::Say(before, Reply::Note(Note::Invalid(why))));
    }
    Next::Post(Post::AwaitUse { before: Box::new(before), typed: typed.to_owned() })
}

pub(super) fn question(before: &Post, typed: &str, context: &Context<'_>) -> Reply {
    let uses = uses(before, typed, context);
    // Marks that turn the direction round would turn the question round too.
    let typed = text::paragraph(typed, usize::MAX).unwrap_or_default();
    Reply::Posting(Posting::WhatFor { typed, uses })
}

/// The answer to that question. What comes instead is what it would have been before, and the text waits on.
pub(super) fn answer(before: Post, typed: String, input: &Input, context: &Context<'_>) -> Next {
    let waiting = |before| Post::AwaitUse { before: Box::new(before), typed: typed.clone() };
    let still = |next| match next {
        Next::Post(post) => Next::Post(waiting(post)),
        Next::Say(post, reply) => Next::Say(waiting(post), reply),
        other => other,
    };
    match input {
        Input::Button(Button::Posting(button))
            if uses(&before, &typed, context).contains(button) =>
        {
            used(before, &typed, *button, context)
        }
        Input::Button(Button::Back) => Next::Post(before),
        Input::Text(more) => match next(before, input, context) {
            Next::Post(Post::AwaitUse { before, .. }) => {
                ask(*before, &format!("{typed}\n{more}"), context)
            }
            next @ Next::Post(Post::AwaitSend { .. }) => still(next),
            other => other,
        },
        Input::Photo { .. } => still(next(before, input, context)),
        _ => Next::Unread,
    }
}

fn uses(before: &Post, typed: &str, context: &Context<'_>) -> Vec<PostButton> {
    let body = Body::parse(typed).is_ok();
    let joins = |body: &Body| added(body, typed).is_some();
    let held = match before {
        Post::AwaitSend { content, .. } => Some(&content.validity),
        _ => None,
    };
    let said = Said::of(typed, held, context);
    let priced = said.price_or_in(typed, context).is_some();
    let offers = match before {
        Post::AwaitSend { content, .. } => vec![
            (PostButton::AsPrice, priced),
            (PostButton::AsDays, matches!(said.validity, Reading::Value(_))),
            (PostButton::AsHours, matches!(said.hours, Reading::Value(_) | Reading::Moved(_))),
            (PostButton::AddToBody, joins(&content.body)),
            (PostButton::AsBody, body),
            (PostButton::AsTitle, Title::parse(typed).is_ok()),
            (PostButton::NewPost, body),
        ],
        Post::AwaitMissing(draft) => vec![
            (PostButton::AsPrice, draft.awaits_price() && priced),
            (PostButton::AddToBody, joins(draft.body())),
            (PostButton::NewPost, body),
        ],
        Post::AwaitPrice { .. } | Post::AwaitChange { change: Change::Price { .. }, .. } => {
            vec![(PostButton::AsPrice, priced), (PostButton::NewPost, body)]
        }
        _ => vec![(PostButton::NewPost, body)],
    };
    offers.into_iter().filter(|(_, fits)| *fits).map(|(button, _)| button).collect()
}

fn used(before: Post, typed: &str, button: PostButton, context: &Context<'_>) -> Next {
    if button == PostButton::NewPost {
        let Some(business) = before.business() else { return Next::Unread };
        return match message::read(business, Vec::new(), typed, context) {
            Next::Post(post) | Next::Say(post, _) => Next::Aside { post, draft: before },
            other => other,
        };
    }
    if button == PostButton::AsPrice
        && let Some(price) = Said::of(typed, None, context).price_or_in(typed, context)
    {
        return at_price(before, price);
    }
    let (content, photos_shown) = match before {
        Post::AwaitMissing(draft) => return draft.with_more(typed, context),
        Post::AwaitSend { content, photos_shown } => (content, photos_shown),
        _ => return Next::Unread,
    };
    let said = Said::of(typed, Some(&content.validity), context);
    let changed = match button {
        PostButton::AddToBody => {
            added(&content.body, typed).map(|body| NewPromotion { body, ..content })
        }
        PostButton::AsBody => Body::parse(typed).ok().map(|body| NewPromotion { body, ..content }),
        PostButton::AsTitle => {
            Title::parse(typed).ok().map(|title| NewPromotion { title, ..content })
        }
        PostButton::AsDays => match said.validity {
            Reading::Value(validity) => Some(NewPromotion { validity, ..content }),
            _ => None,
        },
        PostButton::AsHours => match said.hours {
            Reading::Value(hours) => {
                let occasion = Box::new(Occasion { hours: Some(hours), ..*content.occasion });
                Some(NewPromotion { occasion, ..content })
            }
            Reading::Moved(offered) => {
                let change = Change::Hours { offered };
                return Next::Post(Post::AwaitChange { content, change, photos_shown });
            }
            _ => None,
        },
        PostButton::AsPrice
        | PostButton::NewPost
        | PostButton::WithoutHours
        | PostButton::WithoutPlace => None,
    };
    changed.map_or(Next::Unread, |content| Next::Post(Post::AwaitSend { content, photos_shown }))
}

/// A price for what awaited it, or had another.
fn at_price(before: Post, price: Price) -> Next {
    Next::Post(match before {
        Post::AwaitMissing(draft) => draft.at_price(price),
        Post::AwaitPrice { business, title, body, .. } => {
            Post::AwaitPhotos { business, title, body, price, photos: Vec::new() }
        }
        Post::AwaitSend { content, photos_shown }
        | Post::AwaitChange { content, photos_shown, .. } => {
            Post::AwaitSend { content: NewPromotion { price, ..content }, photos_shown }
        }
        _ => return Next::Unread,
    })
}

/// The text so far, with more below it.
pub(super) fn added(body: &Body, more: &str) -> Option<Body> {
    Body::parse(&format!("{}\n{more}", body.as_str())).ok()
}

impl Said {
    /// `held` are the days that would be changed.
    fn of(typed: &str, held: Option<&Validity>, context: &Context<'_>) -> Self {
        let input = Input::Text(typed.to_owned());
        // "jam 8-12" may be two pairs of hours, and is no price.
        let first = text::fold(typed);
        let first = first.split_whitespace().next().unwrap_or_default();
        let at_a_time = CLOCK.contains(&first);
        Self {
            price: if at_a_time {
                Reading::Refused(Reply::Note(Note::NotUnderstood))
            } else {
                reading::price(&input, &[])
            },
            validity: match held {
                Some(held) => until::instead_of(held, &input, &[], context),
                None => until::until(&input, &[], context),
            },
            hours: reading::hours(&input, &[]),
        }
    }

    /// The price a text is, or names among other words: "ora sido 15, 14rb wae".
    fn price_or_in(&self, typed: &str, context: &Context<'_>) -> Option<Price> {
        match &self.price {
            Reading::Value(price) => Some(*price),
            _ => post::read(typed, context.today()).price.value().copied(),
        }
    }
}
