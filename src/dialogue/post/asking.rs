//! The questions one after the other, each with the way back to the one before.

use super::{
    super::{Context, Input, reading, reading::Reading, until},
    Next, Post, collect, go, message, typed,
};
use crate::{
    domain::{
        ids::BusinessId,
        occasion::Occasion,
        price::Price,
        promotion::{Body, NewPromotion, Origin, PhotoId, Title},
        validity::Validity,
    },
    reply::button::Button,
};

/// All but the days.
#[derive(Clone)]
pub(super) struct Gathered {
    pub business: BusinessId,
    pub title: Title,
    pub body: Body,
    pub price: Price,
    pub photos: Vec<PhotoId>,
    pub occasion: Option<Box<Occasion>>,
}

pub(super) fn title(business: BusinessId, input: &Input, context: &Context<'_>) -> Next {
    // Somebody sends it all in one message after all.
    if let Input::Photo { .. } = input {
        return message::message(business, Vec::new(), input, context);
    }
    let here = Post::AwaitTitle { business };
    let then = |title| Post::AwaitBody { business, title };
    let back = || Post::AwaitMessage { business, photos: Vec::new() };
    go(reading::title(input), here, then, back)
}

pub(super) fn body(business: BusinessId, title: Title, input: &Input) -> Next {
    let here = Post::AwaitBody { business, title: title.clone() };
    let then = |body| Post::AwaitPrice { business, title, body, offered: Vec::new() };
    go(reading::body(input), here, then, || Post::AwaitTitle { business })
}

pub(super) fn price(
    business: BusinessId,
    title: Title,
    body: Body,
    offered: Vec<Price>,
    input: &Input,
    context: &Context<'_>,
) -> Next {
    let asking = |offered| {
        let (title, body) = (title.clone(), body.clone());
        Post::AwaitPrice { business, title, body, offered }
    };
    match typed::price(input, &offered, context) {
        Reading::Moved(offered) => Next::Post(asking(offered)),
        Reading::Back if !offered.is_empty() => Next::Post(asking(Vec::new())),
        reading => {
            let here = asking(offered);
            let back = Post::AwaitBody { business, title: title.clone() };
            let photos = Vec::new();
            let then = |price| Post::AwaitPhotos { business, title, body, price, photos };
            go(reading, here, then, || back)
        }
    }
}

pub(super) fn photos(
    business: BusinessId,
    title: Title,
    body: Body,
    price: Price,
    photos: Vec<PhotoId>,
    input: &Input,
) -> Next {
    let back = {
        let (title, body, offered) = (title.clone(), body.clone(), Vec::new());
        Post::AwaitPrice { business, title, body, offered }
    };
    let hold = {
        let (title, body) = (title.clone(), body.clone());
        |photos| Post::AwaitPhotos { business, title, body, price, photos }
    };
    if matches!(input, Input::Button(Button::Back)) && !photos.is_empty() {
        return Next::Aside { post: back, draft: hold(photos) };
    }
    let offered = Vec::new();
    let occasion = None;
    let then =
        |photos| Post::AwaitUntil { business, title, body, price, photos, offered, occasion };
    collect(photos, input, hold, then, back)
}

pub(super) fn until(
    so_far: Gathered,
    offered: Vec<Validity>,
    input: &Input,
    context: &Context<'_>,
) -> Next {
    let before = offered.first().filter(|_| offered.len() == 1);
    let reading = match before {
        Some(before) => until::instead_of(before, input, &offered, context),
        None => until::until(input, &offered, context),
    };
    match reading {
        Reading::Moved(offered) => Next::Post(so_far.asking(offered)),
        Reading::Back if !offered.is_empty() => Next::Post(so_far.asking(Vec::new())),
        reading => {
            let here = so_far.clone().asking(offered);
            let back = so_far.clone();
            let then = |validity| {
                let Gathered { business, title, body, price, photos, occasion } = so_far;
                let hours = match occasion {
                    Some(_) => Vec::new(),
                    None => message::hours_in_doubt(body.as_str(), context),
                };
                let occasion =
                    occasion.unwrap_or_else(|| message::occasion(body.as_str(), context));
                let origin = Origin::New;
                let content = NewPromotion {
                    business,
                    title,
                    body,
                    price,
                    validity,
                    occasion,
                    photos,
                    origin,
                };
                message::asking_for_hours(content, hours)
            };
            go(reading, here, then, || {
                let Gathered { business, title, body, price, photos, .. } = back;
                Post::AwaitPhotos { business, title, body, price, photos }
            })
        }
    }
}

impl Gathered {
    fn asking(self, offered: Vec<Validity>) -> Post {
        let Self { business, title, body, price, photos, occasion } = self;
        Post::AwaitUntil { business, title, body, price, photos, offered, occasion }
    }
}
