//! Posting a promotion, question by question, to a preview from which each field can be changed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Context, Deed, Input, OwnBusiness, Purpose, Query, Room, Scene, Step, home, reading,
    reading::Reading, until::until,
};
use crate::{
    domain::{
        business::{Business, BusinessName},
        ids::BusinessId,
        price::Price,
        promotion::{Body, MAX_PHOTOS, NewPromotion, PhotoId, Title},
        validity::Validity,
    },
    reply::{
        Reply,
        button::{Button, Field},
    },
};

/// What has been gathered, named for what is awaited next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Post {
    /// The choices are empty until the app has looked them up.
    AwaitBusiness {
        choices: Vec<(BusinessId, BusinessName)>,
    },
    AwaitTitle {
        business: BusinessId,
    },
    AwaitBody {
        business: BusinessId,
        title: Title,
    },
    AwaitPrice {
        business: BusinessId,
        title: Title,
        body: Body,
        offered: Vec<Price>,
    },
    AwaitPhotos {
        business: BusinessId,
        title: Title,
        body: Body,
        price: Price,
        photos: Vec<PhotoId>,
    },
    AwaitUntil {
        business: BusinessId,
        title: Title,
        body: Body,
        price: Price,
        photos: Vec<PhotoId>,
        offered: Vec<Validity>,
    },
    AwaitSend {
        content: NewPromotion,
        /// The photos stand above already and cost the reader no second download.
        photos_shown: bool,
    },
    AwaitChange {
        content: NewPromotion,
        change: Change,
    },
}

/// The field being changed from the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    Title,
    Body,
    Price { offered: Vec<Price> },
    Photos { photos: Vec<PhotoId> },
    Until { offered: Vec<Validity> },
}

pub(super) fn begin() -> Step {
    let choices = Vec::new();
    Step::ask(Post::AwaitBusiness { choices }, Query::MyBusinesses { purpose: Purpose::Post })
}

/// Which business? Not asked where there is only one with room.
pub(super) fn choose(found: Vec<OwnBusiness>) -> Step {
    let room = found.iter().find(|own| own.business.state.may_promote()).map(|own| own.room);
    let choices = with_room(found);
    match (choices.as_slice(), room) {
        ([(only, _)], _) => Step::say(Post::AwaitTitle { business: *only }, Reply::AskTitle),
        ([], Some(Room::Full { max, next })) => full(max, next),
        ([], _) => Step::say(Scene::Home, Reply::NoBusinessYet),
        _ => prompt(Post::AwaitBusiness { choices }),
    }
}

/// Back to the choice, or home where there was none to make.
pub(super) fn choose_again(found: Vec<OwnBusiness>, context: &Context<'_>) -> Step {
    match with_room(found) {
        choices if choices.len() > 1 => prompt(Post::AwaitBusiness { choices }),
        _ => home::menu(Scene::Home, context),
    }
}

fn with_room(found: Vec<OwnBusiness>) -> Vec<(BusinessId, BusinessName)> {
    found
        .into_iter()
        .filter(|own| own.business.state.may_promote() && own.room == Room::Free)
        .map(|own| (own.business.id, own.business.profile.name))
        .collect()
}

/// Everything is known from before and can be changed; days that have passed are asked for again.
pub(super) fn redo(content: NewPromotion, context: &Context<'_>) -> Step {
    let today = context.today();
    let Validity { until, .. } = content.validity;
    if until < today {
        let change = Change::Until { offered: Vec::new() };
        return prompt(Post::AwaitChange { content, change });
    }
    let from = content.validity.from.max(today);
    let validity = Validity { from, ..content.validity };
    let content = NewPromotion { validity, ..content };
    prompt(Post::AwaitSend { content, photos_shown: false })
}

pub(super) fn full(max: i64, next_possible: Option<NaiveDate>) -> Step {
    Step::say(Scene::Home, Reply::TooManyOpen { max, next_possible })
}

pub(super) fn prompt(post: Post) -> Step {
    let reply = match &post {
        Post::AwaitBusiness { choices } if choices.is_empty() => return begin(),
        Post::AwaitBusiness { choices } => Reply::ChooseBusiness(choices.clone()),
        Post::AwaitTitle { .. } => Reply::AskTitle,
        Post::AwaitBody { .. } => Reply::AskBody,
        Post::AwaitPrice { offered, .. } => ask_price(offered),
        Post::AwaitPhotos { photos, .. } => ask_photos(photos),
        Post::AwaitUntil { offered, .. } => ask_until(offered),
        Post::AwaitSend { content, .. } => {
            let business = content.business;
            return Step::ask(post, Query::Business(business));
        }
        Post::AwaitChange { change, .. } => match change {
            Change::Title => Reply::AskTitle,
            Change::Body => Reply::AskBody,
            Change::Price { offered } => ask_price(offered),
            Change::Photos { photos } => ask_photos(photos),
            Change::Until { offered } => ask_until(offered),
        },
    };
    Step::say(post, reply)
}

/// Everything is gathered: the page as residents will see it, and what can be done with it.
pub(super) fn preview(scene: Scene, business: Option<Business>, context: &Context<'_>) -> Step {
    match (scene, business) {
        (Scene::Post(Post::AwaitSend { content, photos_shown }), Some(business)) => {
            let mut say = Vec::new();
            if !photos_shown && !content.photos.is_empty() {
                say.push(Reply::Photos(content.photos.clone()));
            }
            say.push(Reply::Preview { content: content.clone(), business: Box::new(business) });
            say.push(Reply::PreviewControls { content: content.clone() });
            Step { say, ..Step::silent(Post::AwaitSend { content, photos_shown: true }) }
        }
        (scene @ Scene::Post(Post::AwaitSend { .. }), None) => {
            home::kept_for_later(scene, Step::say(Scene::Home, Reply::NoBusinessYet))
        }
        (scene, _) => home::prompt(scene, context),
    }
}

pub(super) fn step(post: Post, input: Input, context: &Context<'_>) -> Step {
    let here = post.clone();
    match next(post, &input, context) {
        Next::Post(post) => prompt(post),
        Next::Say(post, reply) => prompt(post).after(reply),
        Next::Order(post, deed) => Step::order(post, deed),
        Next::Home => home::menu(Scene::Home, context),
        Next::ChooseAgain(post) => {
            Step::ask(post, Query::MyBusinesses { purpose: Purpose::ChooseAgain })
        }
        Next::Unread => home::unread(here.into(), &input, context),
    }
}

impl Post {
    pub(super) fn holds_something(&self) -> bool {
        !matches!(self, Self::AwaitBusiness { .. } | Self::AwaitTitle { .. })
    }
}

enum Next {
    Post(Post),
    Say(Post, Reply),
    Order(Post, Deed),
    ChooseAgain(Post),
    Home,
    Unread,
}

fn next(post: Post, input: &Input, context: &Context<'_>) -> Next {
    let here = post.clone();
    match post {
        Post::AwaitBusiness { choices } => match input {
            Input::Button(Button::Business(id)) if choices.iter().any(|(known, _)| known == id) => {
                Next::Post(Post::AwaitTitle { business: *id })
            }
            Input::Button(Button::Back) => Next::Home,
            _ => Next::Unread,
        },
        Post::AwaitTitle { business } => {
            let then = |title| Post::AwaitBody { business, title };
            match reading::title(input) {
                Reading::Back => Next::ChooseAgain(here),
                reading => go(reading, here.clone(), then, || here),
            }
        }
        Post::AwaitBody { business, title } => {
            let then = |body| Post::AwaitPrice { business, title, body, offered: Vec::new() };
            go(reading::body(input), here, then, || Post::AwaitTitle { business })
        }
        Post::AwaitPrice { business, title, body, offered } => {
            let back = Post::AwaitBody { business, title: title.clone() };
            let again = |offered| Post::AwaitPrice {
                business,
                title: title.clone(),
                body: body.clone(),
                offered,
            };
            match reading::price(input, &offered) {
                Reading::Moved(offered) => Next::Post(again(offered)),
                Reading::Back if !offered.is_empty() => Next::Post(again(Vec::new())),
                reading => {
                    let then = |price| Post::AwaitPhotos {
                        business,
                        title: title.clone(),
                        body: body.clone(),
                        price,
                        photos: Vec::new(),
                    };
                    go(reading, here, then, || back)
                }
            }
        }
        Post::AwaitPhotos { business, title, body, price, photos } => {
            let back = Post::AwaitPrice {
                business,
                title: title.clone(),
                body: body.clone(),
                offered: Vec::new(),
            };
            let hold = {
                let (title, body) = (title.clone(), body.clone());
                |photos| Post::AwaitPhotos { business, title, body, price, photos }
            };
            let then = |photos| Post::AwaitUntil {
                business,
                title,
                body,
                price,
                photos,
                offered: Vec::new(),
            };
            collect(photos, input, here, hold, then, back)
        }
        Post::AwaitUntil { business, title, body, price, photos, offered } => {
            let back = Post::AwaitPhotos {
                business,
                title: title.clone(),
                body: body.clone(),
                price,
                photos: photos.clone(),
            };
            let again = |offered| Post::AwaitUntil {
                business,
                title: title.clone(),
                body: body.clone(),
                price,
                photos: photos.clone(),
                offered,
            };
            match until(input, &offered, context) {
                Reading::Moved(offered) => Next::Post(again(offered)),
                Reading::Back if !offered.is_empty() => Next::Post(again(Vec::new())),
                reading => {
                    let then = |validity| {
                        let (title, body, photos) = (title.clone(), body.clone(), photos.clone());
                        let content =
                            NewPromotion { business, title, body, price, validity, photos };
                        Post::AwaitSend { content, photos_shown: false }
                    };
                    go(reading, here, then, || back)
                }
            }
        }
        Post::AwaitSend { content, .. } => send_or_change(content, input),
        Post::AwaitChange { content, change } => in_change(content, change, input, context),
    }
}

/// Forward with a value, back, or stay and say why.
fn go<T, S>(
    reading: Reading<T, S>,
    here: Post,
    then: impl FnOnce(T) -> Post,
    back: impl FnOnce() -> Post,
) -> Next {
    match reading {
        Reading::Value(value) => Next::Post(then(value)),
        Reading::Back => Next::Post(back()),
        Reading::Refused(reply) => Next::Say(here, reply),
        Reading::Moved(_) | Reading::Unread => Next::Unread,
    }
}

/// Photos come one by one, also those of an album.
fn collect(
    mut photos: Vec<PhotoId>,
    input: &Input,
    here: Post,
    hold: impl FnOnce(Vec<PhotoId>) -> Post,
    then: impl FnOnce(Vec<PhotoId>) -> Post,
    back: Post,
) -> Next {
    match input {
        Input::Photo(_) if photos.len() >= MAX_PHOTOS => {
            Next::Say(here, Reply::TooManyPhotos { max: MAX_PHOTOS })
        }
        Input::Photo(photo) => {
            if !photos.contains(photo) {
                photos.push(photo.clone());
            }
            Next::Post(hold(photos))
        }
        Input::Button(Button::ClearPhotos) => Next::Post(hold(Vec::new())),
        Input::Button(Button::Done) => Next::Post(then(photos)),
        Input::Button(Button::Back) => Next::Post(back),
        Input::Contact { .. } | Input::Other => Next::Say(here, Reply::WrongKind),
        _ => Next::Unread,
    }
}

fn send_or_change(content: NewPromotion, input: &Input) -> Next {
    let change = match input {
        Input::Button(Button::Send) => {
            let deed = Deed::Post(content.clone());
            return Next::Order(Post::AwaitSend { content, photos_shown: true }, deed);
        }
        Input::Button(Button::Edit(Field::Title)) => Change::Title,
        Input::Button(Button::Edit(Field::Body)) => Change::Body,
        Input::Button(Button::Edit(Field::Price)) => Change::Price { offered: Vec::new() },
        Input::Button(Button::Edit(Field::Photos)) => {
            Change::Photos { photos: content.photos.clone() }
        }
        Input::Button(Button::Edit(Field::Until)) => Change::Until { offered: Vec::new() },
        Input::Button(Button::Back) => {
            let NewPromotion { business, title, body, price, photos, .. } = content;
            let offered = Vec::new();
            return Next::Post(Post::AwaitUntil { business, title, body, price, photos, offered });
        }
        _ => return Next::Unread,
    };
    Next::Post(Post::AwaitChange { content, change })
}

fn in_change(content: NewPromotion, change: Change, input: &Input, context: &Context<'_>) -> Next {
    let here = Post::AwaitChange { content: content.clone(), change: change.clone() };
    let old = Post::AwaitSend { content: content.clone(), photos_shown: true };
    let changed = |content| Post::AwaitSend { content, photos_shown: true };
    match change {
        Change::Title => {
            let then = |title| changed(NewPromotion { title, ..content });
            go(reading::title(input), here, then, || old)
        }
        Change::Body => {
            let then = |body| changed(NewPromotion { body, ..content });
            go(reading::body(input), here, then, || old)
        }
        Change::Price { offered } => match reading::price(input, &offered) {
            Reading::Moved(offered) => {
                let change = Change::Price { offered };
                Next::Post(Post::AwaitChange { content, change })
            }
            reading => {
                let then = |price| changed(NewPromotion { price, ..content });
                go(reading, here, then, || old)
            }
        },
        Change::Photos { photos } => {
            let kept = content.clone();
            let hold =
                |photos| Post::AwaitChange { content: kept, change: Change::Photos { photos } };
            let then = |photos| {
                let content = NewPromotion { photos, ..content };
                Post::AwaitSend { content, photos_shown: false }
            };
            collect(photos, input, here, hold, then, old)
        }
        Change::Until { offered } => match until(input, &offered, context) {
            Reading::Moved(offered) => {
                let change = Change::Until { offered };
                Next::Post(Post::AwaitChange { content, change })
            }
            reading => {
                let then = |validity| changed(NewPromotion { validity, ..content });
                go(reading, here, then, || old)
            }
        },
    }
}

fn ask_price(offered: &[Price]) -> Reply {
    if offered.is_empty() { Reply::AskPrice } else { Reply::WhichPrice(offered.to_vec()) }
}

fn ask_photos(photos: &[PhotoId]) -> Reply {
    Reply::AskPhotos { count: photos.len(), max: MAX_PHOTOS }
}

fn ask_until(offered: &[Validity]) -> Reply {
    if offered.is_empty() { Reply::AskUntil } else { Reply::WhichUntil(offered.to_vec()) }
}
