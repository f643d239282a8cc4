//! The preview: sending, and changing one field of it.

use super::{
    super::{Context, Deed, Input, reading, reading::Reading, until},
    Change, Next, Post, collect, go, message, typed,
};
use crate::{
    domain::{
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
            let deed = match content.origin {
                Origin::ChangeOf(promotion) => Deed::Revise(promotion, content.clone()),
                Origin::New | Origin::Again(_) | Origin::CorrectionOf(_) => {
                    Deed::Post(content.clone())
                }
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
            match content.origin {
                Origin::ChangeOf(promotion) => return Next::BackTo(promotion, content),
                // What is posted once more was not asked for question by question.
                Origin::Again(_) | Origin::CorrectionOf(_) => return Next::Home,
                Origin::New => {}
            }
            // The last question again, with its answer to be confirmed or changed.
            let NewPromotion { business, title, body, price, validity, photos, .. } = content;
            let offered = vec![validity];
            let by_hand = content.occasion != message::occasion(body.as_str(), context);
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
        Change::Price { offered } => match reading::price(input, &offered) {
            Reading::Moved(offered) => Next::Post(asking(Change::Price { offered })),
            Reading::Back if !offered.is_empty() => {
                Next::Post(asking(Change::Price { offered: Vec::new() }))
            }
            reading => {
                let then = |price| preview(NewPromotion { price, ..content.clone() });
                go(reading, asking(Change::Price { offered }), then, || old)
            }
        },
        Change::Hours { offered } => match reading::hours(input, &offered) {
            Reading::Moved(offered) => Next::Post(asking(Change::Hours { offered })),
            reading => {
                let then = |hours| {
                    let occasion =
                        Box::new(Occasion { hours: Some(hours), ..*content.occasion.clone() });
                    preview(NewPromotion { occasion, ..content.clone() })
                };
                go(reading, asking(Change::Hours { offered }), then, || old)
            }
        },
        Change::Photos { photos } => {
            let hold = |photos| asking(Change::Photos { photos });
            let then = |photos| {
                let content = NewPromotion { photos, ..content.clone() };
                Post::AwaitSend { content, photos_shown: false }
            };
            collect(photos, input, hold, then, old)
        }
        Change::Until { offered } => match until::until(input, &offered, context) {
            Reading::Moved(offered) => Next::Post(asking(Change::Until { offered })),
            Reading::Back if !offered.is_empty() => {
                Next::Post(asking(Change::Until { offered: Vec::new() }))
            }
            reading => {
                let then = |new| {
                    let validity = until::with_days_of(&content.validity, new, context.today());
                    preview(NewPromotion { validity, ..content.clone() })
                };
                go(reading, asking(Change::Until { offered }), then, || old)
            }
        },
    }
}
