//! Posting a promotion, in one message or question by question, to a preview from which each field can be
//! changed.

mod anew;
mod asking;
mod changing;
mod early;
mod message;
mod showing;
mod typed;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub(super) use anew::{again, over, redo};
pub use early::Early;
pub(super) use early::unasked;
pub use message::Draft;
pub(super) use showing::{preview, prompt};

use super::{
    Context, Deed, Input, OwnBusiness, Purpose, Query, Room, Scene, Step, home, reading::Reading,
    revision,
};
use crate::{
    domain::{
        business::BusinessName,
        hours::Hours,
        ids::{BusinessId, PromotionId},
        occasion::Occasion,
        price::Price,
        promotion::{Body, MAX_PHOTOS, NewPromotion, PhotoId, Title},
        validity::Validity,
    },
    reply::{Note, Reply, button::Button},
};

/// What has been gathered, named for what is awaited next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Post {
    /// The choices are empty until the app has looked them up.
    AwaitBusiness {
        choices: Vec<(BusinessId, BusinessName)>,
        #[serde(default)]
        early: Early,
    },
    /// Everything in one message; photos may come before the words.
    AwaitMessage {
        business: BusinessId,
        photos: Vec<PhotoId>,
    },
    AwaitMissing(Draft),
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
        /// As it was in the preview; before that it is read from the text.
        #[serde(default)]
        occasion: Option<Box<Occasion>>,
    },
    AwaitSend {
        content: NewPromotion,
        /// The photos stand above already and cost the reader no second download.
        #[serde(default)]
        photos_shown: bool,
    },
    AwaitChange {
        content: NewPromotion,
        change: Change,
        /// As before the change.
        #[serde(default)]
        photos_shown: bool,
    },
    /// A text came beside the question, and its author is to say what it is for.
    AwaitUse {
        before: Box<Post>,
        typed: String,
    },
}

/// The field being changed from the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    Title,
    Body,
    Price { offered: Vec<Price> },
    Hours { offered: Vec<Hours> },
    Photos { photos: Vec<PhotoId> },
    Until { offered: Vec<Validity> },
}

pub(super) fn begin(early: Early) -> Step {
    let post = Post::AwaitBusiness { choices: Vec::new(), early };
    Step::ask(post, Query::MyBusinesses { purpose: Purpose::Post })
}

/// Which business? Not asked where there is only one. One that has no room is not offered, and another is not
/// taken in its place unasked.
pub(super) fn choose(scene: Scene, found: Vec<OwnBusiness>, context: &Context<'_>) -> Step {
    let promoting: Vec<_> = found.iter().filter(|own| own.business.state.may_promote()).collect();
    let full_until = promoting.iter().filter_map(|own| match own.room {
        Room::Full { max, next } => Some((next, max)),
        Room::Free => None,
    });
    let first_room = full_until.min();
    let alone = promoting.len() == 1;
    let choices = with_room(&found);
    let early = match &scene {
        Scene::Post(Post::AwaitBusiness { early, .. }) => early.clone(),
        _ => Early::default(),
    };
    match choices.as_slice() {
        [(only, _)] if alone => {
            outcome(early.of(*only, context), Scene::Home, &Input::Other, context)
        }
        [] => {
            let step = match first_room {
                Some((next, max)) => full(max, next),
                None => why_not(found),
            };
            // Each photo of an album would be a draft of its own.
            if early.has_words() { home::kept_for_later(scene, step) } else { step }
        }
        _ => prompt(Post::AwaitBusiness { choices, early }, context),
    }
}

/// Why no promotion can be posted, with the way forward.
pub(super) fn why_not(found: Vec<OwnBusiness>) -> Step {
    let rejected: Vec<_> = found.iter().filter_map(OwnBusiness::turned_down).collect();
    let businesses: Vec<_> = found.into_iter().map(|own| (own.business, own.role)).collect();
    let reply = match (businesses.is_empty(), rejected.is_empty()) {
        (true, _) => Reply::NoBusinessYet,
        (_, false) => Reply::BusinessesRejected(rejected),
        _ => Reply::MyBusinesses(businesses),
    };
    Step::say(Scene::Home, reply)
}

/// Back to the choice, or home where there was none to make.
pub(super) fn choose_again(found: Vec<OwnBusiness>, context: &Context<'_>) -> Step {
    match with_room(&found) {
        choices if choices.len() > 1 => {
            prompt(Post::AwaitBusiness { choices, early: Early::default() }, context)
        }
        _ => home::menu(Scene::Home, context),
    }
}

fn with_room(found: &[OwnBusiness]) -> Vec<(BusinessId, BusinessName)> {
    found
        .iter()
        .filter(|own| own.business.state.may_promote() && own.room == Room::Free)
        .map(|own| (own.business.id, own.business.profile.name.clone()))
        .collect()
}

pub(super) fn full(max: i64, next_possible: NaiveDate) -> Step {
    Step::say(Scene::Home, Reply::TooManyOpen { max, next_possible })
}

pub(super) fn step(post: Post, input: Input, context: &Context<'_>) -> Step {
    let here = post.clone().into();
    outcome(next(post, &input, context), here, &input, context)
}

/// What follows an input at `here`.
fn outcome(next: Next, here: Scene, input: &Input, context: &Context<'_>) -> Step {
    match next {
        Next::Post(post) => prompt(post, context),
        Next::Say(post, reply) => prompt(post, context).after(reply),
        Next::Order(post, deed) => Step::order(post, deed),
        Next::Over(content, photos_shown) => anew::ask_new_end(content, photos_shown, context),
        Next::Aside { post, draft } => prompt(post, context).keeping(Some(draft.into())),
        Next::BackTo(promotion, content) => revision::leave(content, promotion),
        Next::Home => home::kept_for_later(here, home::menu(Scene::Home, context)),
        Next::ChooseAgain(post) => {
            Step::ask(post, Query::MyBusinesses { purpose: Purpose::ChooseAgain })
        }
        Next::Unread => home::unread(here, input, context),
    }
}

impl Post {
    pub(super) fn holds_something(&self) -> bool {
        match self {
            Self::AwaitBusiness { early, .. } => !early.is_empty(),
            Self::AwaitTitle { .. } => false,
            Self::AwaitMessage { photos, .. } => !photos.is_empty(),
            _ => true,
        }
    }

    /// None while it is still to be chosen.
    pub(super) fn business(&self) -> Option<BusinessId> {
        match self {
            Self::AwaitMissing(draft) => Some(draft.business()),
            Self::AwaitMessage { business, .. }
            | Self::AwaitTitle { business }
            | Self::AwaitBody { business, .. }
            | Self::AwaitPrice { business, .. }
            | Self::AwaitPhotos { business, .. }
            | Self::AwaitUntil { business, .. } => Some(*business),
            Self::AwaitSend { content, .. } | Self::AwaitChange { content, .. } => {
                Some(content.business)
            }
            Self::AwaitUse { before, .. } => before.business(),
            Self::AwaitBusiness { .. } => None,
        }
    }

    /// None before anything was written that could name it.
    pub(super) fn name(&self) -> Option<Title> {
        match self {
            Self::AwaitBusiness { .. } | Self::AwaitMessage { .. } | Self::AwaitTitle { .. } => {
                None
            }
            Self::AwaitMissing(draft) => draft.name(),
            Self::AwaitBody { title, .. }
            | Self::AwaitPrice { title, .. }
            | Self::AwaitPhotos { title, .. }
            | Self::AwaitUntil { title, .. } => Some(title.clone()),
            Self::AwaitSend { content, .. } | Self::AwaitChange { content, .. } => {
                Some(content.title.clone())
            }
            Self::AwaitUse { before, .. } => before.name(),
        }
    }

    pub(super) fn awaits_words(&self) -> bool {
        match self {
            Self::AwaitTitle { .. } | Self::AwaitBody { .. } => true,
            Self::AwaitMissing(draft) => draft.awaits_title(),
            Self::AwaitChange { change, .. } => matches!(change, Change::Title | Change::Body),
            _ => false,
        }
    }

    pub(super) fn takes_photos(&self) -> bool {
        match self {
            Self::AwaitBusiness { .. }
            | Self::AwaitMessage { .. }
            | Self::AwaitMissing(_)
            | Self::AwaitTitle { .. }
            | Self::AwaitPhotos { .. }
            | Self::AwaitSend { .. } => true,
            Self::AwaitChange { change, .. } => matches!(change, Change::Photos { .. }),
            _ => false,
        }
    }

    /// How many photos came of which no words tell what they show.
    pub(super) fn bare_photos(&self) -> Option<usize> {
        match self {
            Self::AwaitMessage { photos, .. } if !photos.is_empty() => Some(photos.len()),
            _ => None,
        }
    }

    /// The preview will show its photos again.
    pub(super) fn with_photos_unseen(mut self) -> Self {
        match &mut self {
            Self::AwaitSend { photos_shown, .. } | Self::AwaitChange { photos_shown, .. } => {
                *photos_shown = false;
            }
            Self::AwaitUse { before, typed } => {
                let before = Box::new(before.as_ref().clone().with_photos_unseen());
                return Self::AwaitUse { before, typed: typed.clone() };
            }
            _ => {}
        }
        self
    }
}

enum Next {
    Post(Post),
    Say(Post, Reply),
    Order(Post, Deed),
    /// Its last day is over.
    Over(NewPromotion, bool),
    /// Back to the promotion that was being changed.
    BackTo(PromotionId, NewPromotion),
    /// Back, with what was written kept as a draft.
    Aside {
        post: Post,
        draft: Post,
    },
    ChooseAgain(Post),
    Home,
    Unread,
}

fn next(post: Post, input: &Input, context: &Context<'_>) -> Next {
    if let Input::Text(text) = input
        && typed::is_whole(text, &post, context)
    {
        return typed::ask(post, text, context);
    }
    match post {
        Post::AwaitBusiness { choices, early } => early::business(choices, early, input, context),
        Post::AwaitMessage { business, photos } => {
            message::message(business, photos, input, context)
        }
        Post::AwaitMissing(draft) => message::missing(draft, input, context),
        Post::AwaitTitle { business } => asking::title(business, input, context),
        Post::AwaitBody { business, title } => asking::body(business, title, input),
        Post::AwaitPrice { business, title, body, offered } => {
            asking::price(business, title, body, offered, input)
        }
        Post::AwaitPhotos { business, title, body, price, photos } => {
            asking::photos(business, title, body, price, photos, input)
        }
        Post::AwaitUntil { business, title, body, price, photos, offered, occasion } => {
            let so_far = asking::Gathered { business, title, body, price, photos, occasion };
            asking::until(so_far, offered, input, context)
        }
        Post::AwaitSend { content, photos_shown } => {
            changing::send_or_change(content, photos_shown, input, context)
        }
        Post::AwaitChange { content, change, photos_shown } => {
            changing::field(content, change, photos_shown, input, context)
        }
        Post::AwaitUse { before, typed } => typed::answer(*before, typed, input, context),
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
    hold: impl FnOnce(Vec<PhotoId>) -> Post,
    then: impl FnOnce(Vec<PhotoId>) -> Post,
    back: Post,
) -> Next {
    match input {
        Input::Photo { .. } if photos.len() >= MAX_PHOTOS => {
            Next::Say(hold(photos), Reply::Note(Note::TooManyPhotos { max: MAX_PHOTOS }))
        }
        Input::Photo { photo, caption } => {
            if !photos.contains(photo) {
                photos.push(photo.clone());
            }
            match caption {
                Some(_) => Next::Say(hold(photos), Reply::Note(Note::CaptionLeftOut)),
                None => Next::Post(hold(photos)),
            }
        }
        Input::Button(Button::ClearPhotos) => Next::Post(hold(Vec::new())),
        Input::Button(Button::Done) => Next::Post(then(photos)),
        Input::Button(Button::Back) => Next::Post(back),
        Input::File(problem) => Next::Say(hold(photos), Reply::Note(Note::FileNotUsed(*problem))),
        Input::Contact { .. } | Input::Other => {
            Next::Say(hold(photos), Reply::Note(Note::WrongKind))
        }
        _ => Next::Unread,
    }
}
