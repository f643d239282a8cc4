//! The preview: sending, and changing one field of it.

use super::{
    super::{Context, Deed, Input, reading, reading::Reading, until},
    Change, Next, Post, collect, go, message, typed,
};
use crate::{
    domain::{
        hours::Hours,
        occasion::Occasion,
        promotion::{NewPromotion, Origin},
    },
    reply::button::{Button, Field, PostButton},
};

pub(super) fn send_or_change(
    content: NewPromotion,
    photos_shown: bool,
    input: &Input,
    context: &Context<'_>,
) -> Next {
    let change = match input {
        Input::Button(Button::Send) if content.validity.until < context.today() => {
            return Next::Over(content, photos_shown);
        }
        Input::Button(Button::Send) => {
            let deed = match content.origin.changes() {
                Some(promotion) => Deed::Revise(promotion, content.clone()),
                None => Deed::Post(content.clone()),
            };
            return Next::Order(Post::AwaitSend { content, photos_shown }, deed);
        }
        Input::Photo { photo, caption } => {
            return message::one_more(content, photos_shown, photo, caption.is_some());
        }
        Input::Text(typed) => return typed::at_preview(content, photos_shown, typed, context),
        Input::Button(Button::Posting(button)) => {
            let occasion = match button {
                PostButton::WithoutHours => Occasion { hours: None, ..*content.occasion },
                PostButton::WithoutPlace => Occasion { place: None, ..*content.occasion },
                _ => return Next::Unread,
            };
            let content = NewPromotion { occasion: Box::new(occasion), ..content };
            return Next::Post(Post::AwaitSend { content, photos_shown });
        }
        Input::Button(Button::Edit(Field::Title)) => Change::Title,
        Input::Button(Button::Edit(Field::Body)) => Change::Body,
        Input::Button(Button::Edit(Field::Price)) => Change::Price { offered: Vec::new() },
        Input::Button(Button::Edit(Field::Photos)) => {
            Change::Photos { photos: content.photos.clone() }
        }
        Input::Button(Button::Edit(Field::Until)) => Change::Until { offered: Vec::new() },
        Input::Button(Button::Back) => {
            if let Some(promotion) = content.origin.changes() {
                return Next::BackTo(promotion, content);
            }
            // What was posted before was not asked for question by question.
            if content.origin != Origin::New {
                return Next::Home;
            }
            // The last question again, with its answer to be confirmed or changed.
            let NewPromotion { business, title, body, price, validity, photos, .. } = content;
            let offered = vec![validity];
            let by_hand = content.occasion != message::occasion(body.as_str(), context)
                || !message::hours_in_doubt(body.as_str(), context).is_empty();
            let occasion = by_hand.then_some(content.occasion);
            return Next::Post(Post::AwaitUntil {
                business,
                title,
                body,
                price,
                photos,
                offered,
                occasion,
            });
        }
        _ => return Next::Unread,
    };
    Next::Post(Post::AwaitChange { content, change, photos_shown })
}

pub(super) fn field(
    content: NewPromotion,
    change: Change,
    photos_shown: bool,
    input: &Input,
    context: &Context<'_>,
) -> Next {
    let preview = |content| Post::AwaitSend { content, photos_shown };
    let old = preview(content.clone());
    let asking = |change| Post::AwaitChange { content: content.clone(), change, photos_shown };
    match change {
        Change::Title => {
            let then = |title| preview(NewPromotion { title, ..content.clone() });
            go(reading::title(input), asking(Change::Title), then, || old)
        }
        Change::Body => {
            let then = |body| preview(NewPromotion { body, ..content.clone() });
            go(reading::body(input), asking(Change::Body), then, || old)
        }
        Change::Price { offered } => match typed::price(input, &offered, context) {
            Reading::Moved(offered) => Next::Post(asking(Change::Price { offered })),
            Reading::Back if !offered.is_empty() => {
                Next::Post(asking(Change::Price { offered: Vec::new() }))
            }
            reading => {
                let then = |price| preview(NewPromotion { price, ..content.clone() });
                go(reading, asking(Change::Price { offered }), then, || old)
            }
        },
        Change::Hours { offered } => hours(content, offered, photos_shown, input),
        Change::Photos { photos } => {
            let hold = |photos| asking(Change::Photos { photos });
            let then = |photos| {
                let content = NewPromotion { photos, ..content.clone() };
                Post::AwaitSend { content, photos_shown: false }
            };
            collect(photos, input, hold, then, old)
        }
        Change::Until { offered } => {
            match until::instead_of(&content.validity, input, &offered, context) {
                Reading::Moved(offered) => Next::Post(asking(Change::Until { offered })),
                Reading::Back if !offered.is_empty() => {
                    Next::Post(asking(Change::Until { offered: Vec::new() }))
                }
                reading => {
                    let then = |validity| preview(NewPromotion { validity, ..content.clone() });
                    go(reading, asking(Change::Until { offered }), then, || old)
                }
            }
        }
    }
}

/// Which hours, or none; the other parts of an album may still come.
fn hours(content: NewPromotion, offered: Vec<Hours>, photos_shown: bool, input: &Input) -> Next {
    let asking = |content: &NewPromotion, offered| {
        let (content, change) = (content.clone(), Change::Hours { offered });
        Post::AwaitChange { content, change, photos_shown }
    };
    let with = |hours| {
        let occasion = Box::new(Occasion { hours, ..*content.occasion.clone() });
        Post::AwaitSend { content: NewPromotion { occasion, ..content.clone() }, photos_shown }
    };
    if let Input::Photo { photo, caption } = input {
        let (photos, too_many) = message::with(content.photos.clone(), photo);
        let content = NewPromotion { photos, ..content };
        let next = match caption {
            Some(words) => {
                let words = Input::Text(words.clone());
                hours(content, offered, photos_shown, &words)
            }
            None => Next::Post(asking(&content, offered)),
        };
        return if too_many { message::saying_too_many(next) } else { next };
    }
    if *input == Input::Button(Button::Posting(PostButton::WithoutHours)) {
        return Next::Post(with(None));
    }
    match reading::hours(input, &offered) {
        Reading::Moved(offered) => Next::Post(asking(&content, offered)),
        reading => {
            let back = Post::AwaitSend { content: content.clone(), photos_shown };
            go(reading, asking(&content, offered), |hours| with(Some(hours)), || back)
        }
    }
}
