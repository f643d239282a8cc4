//! The short way: the whole promotion in one message, as on WhatsApp. What it doesn't say, or not surely,
//! is asked for, one thing at a time.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    super::{Context, Input, reading, reading::Reading, until},
    Change, Next, Post, typed,
};
use crate::{
    domain::{
        dates::{self, When},
        hours::Hours,
        ids::BusinessId,
        occasion::Occasion,
        post::{self, Field},
        price::Price,
        promotion::{Body, MAX_PHOTOS, NewPromotion, Origin, PhotoId, Title},
        text,
        validity::Validity,
    },
    reply::{Note, Question, Reply, button::Button},
};

/// What a message said. The first thing that is missing is awaited: title, price, days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    business: BusinessId,
    title: Option<Title>,
    body: Body,
    price: Field<Price>,
    validity: Field<Validity>,
    #[serde(default)]
    occasion: Box<Occasion>,
    /// What doubtful hours may mean; asked about last.
    #[serde(default)]
    hours: Vec<Hours>,
    photos: Vec<PhotoId>,
}

/// The first message: words, photos, or photos with words.
pub(super) fn message(
    business: BusinessId,
    photos: Vec<PhotoId>,
    input: &Input,
    context: &Context<'_>,
) -> Next {
    let here = |photos| Post::AwaitMessage { business, photos };
    match input {
        Input::Text(words) => read(business, photos, words, context),
        Input::Photo { photo, caption } => {
            let (photos, too_many) = with(photos, photo);
            let next = match caption {
                Some(words) => read(business, photos, words, context),
                None => Next::Post(here(photos)),
            };
            if too_many { saying_too_many(next) } else { next }
        }
        // Only offered before there are photos; a late tap must not lose them.
        Input::Button(Button::OneByOne) if photos.is_empty() => {
            Next::Post(Post::AwaitTitle { business })
        }
        Input::Button(Button::ClearPhotos) => Next::Post(here(Vec::new())),
        Input::Button(Button::Back) => Next::ChooseAgain(here(photos)),
        _ => Next::Unread,
    }
}

/// What the message left open.
pub(super) fn missing(draft: Draft, input: &Input, context: &Context<'_>) -> Next {
    if let Input::Photo { photo, caption } = input {
        let (photos, too_many) = with(draft.photos, photo);
        let draft = Draft { photos, ..draft };
        let next = match caption {
            Some(words) => missing(draft, &Input::Text(words.clone()), context),
            None => Next::Post(draft.into_post()),
        };
        return if too_many { saying_too_many(next) } else { next };
    }
    let again = Post::AwaitMessage { business: draft.business, photos: draft.photos.clone() };
    if draft.title.is_none() {
        return answered(reading::title(input), draft, again, |draft, title| {
            draft.title = Some(title);
        });
    }
    if draft.price.value().is_none() {
        let offered = draft.price.candidates().to_vec();
        let reading = typed::price(input, &offered, context);
        return choice(reading, draft, again, |draft, price| draft.price = price);
    }
    let offered = draft.validity.candidates().to_vec();
    let reading = until::until(input, &offered, context);
    choice(reading, draft, again, |draft, validity| draft.validity = validity)
}

pub(super) fn question(draft: &Draft) -> Reply {
    Reply::Ask(match (&draft.title, &draft.price, &draft.validity) {
        (None, ..) => Question::Title,
        (_, Field::Absent, _) => Question::Price,
        (_, Field::Doubtful(prices), _) => Question::WhichPrice(prices.clone()),
        (_, _, Field::Doubtful(validities)) => Question::WhichUntil(validities.clone()),
        _ => Question::Until,
    })
}

/// A photo that comes after the words, as the other parts of an album do. The reader has it on the screen: what
/// was shown is not sent again.
pub(super) fn one_more(
    content: NewPromotion,
    photos_shown: bool,
    photo: &PhotoId,
    caption: bool,
) -> Next {
    let (photos, too_many) = with(content.photos, photo);
    let content = NewPromotion { photos, ..content };
    let next = Next::Post(Post::AwaitSend { content, photos_shown });
    match (too_many, caption) {
        (true, _) => saying_too_many(next),
        (false, true) => saying(next, Reply::Note(Note::CaptionLeftOut)),
        (false, false) => next,
    }
}

pub(super) fn read(
    business: BusinessId,
    photos: Vec<PhotoId>,
    words: &str,
    context: &Context<'_>,
) -> Next {
    let body = match Body::parse(words) {
        Ok(body) => body,
        Err(problem) => {
            let here = Post::AwaitMessage { business, photos };
            return Next::Say(here, Reply::Note(Note::Invalid(problem)));
        }
    };
    let today = context.today();
    let said = post::read(words, today);
    let draft = Draft {
        business,
        title: said.title,
        body,
        price: asked_plainly(said.price),
        validity: validity(said.date, today),
        occasion: occasion(words, context),
        hours: hours_in_doubt(words, context),
        photos,
    };
    let asks_until = question(&draft) == Reply::Ask(Question::Until);
    let next = Next::Post(draft.into_post());
    if !asks_until {
        return next;
    }
    // Why it is asked for although the message said a day.
    match dates::no_such_day(words, today) {
        Some(day) => saying(next, Reply::Note(Note::NoSuchDay(day))),
        None if dates::names_past_day(words, today) => saying(next, Reply::Note(Note::UntilPast)),
        None => next,
    }
}

pub(super) fn validity(date: Field<When>, today: NaiveDate) -> Field<Validity> {
    match date {
        Field::Value(when) => until::said(&when, today).map_or(Field::Absent, Field::Value),
        Field::Doubtful(days) => {
            let days = days.iter().filter_map(|when| until::said(when, today)).collect();
            asked_plainly(Field::Doubtful(days))
        }
        Field::Absent => Field::Absent,
    }
}

/// The hours and the place that a text surely names.
pub(super) fn occasion(words: &str, context: &Context<'_>) -> Box<Occasion> {
    let said = post::read(words, context.today());
    let place = post::place(words, context.areas);
    Box::new(Occasion { hours: said.hours.value().cloned(), place })
}

/// What the hours may mean that a text leaves in doubt.
pub(super) fn hours_in_doubt(words: &str, context: &Context<'_>) -> Vec<Hours> {
    post::read(words, context.today()).hours.candidates().to_vec()
}

/// Where there is nothing to choose from, the question is the usual one.
fn asked_plainly<T>(field: Field<T>) -> Field<T> {
    match field {
        Field::Doubtful(candidates) if candidates.is_empty() => Field::Absent,
        field => field,
    }
}

/// As [`super::go`], for a field of the draft.
fn answered<T, S>(
    reading: Reading<T, S>,
    mut draft: Draft,
    again: Post,
    take: impl FnOnce(&mut Draft, T),
) -> Next {
    match reading {
        Reading::Value(value) => {
            take(&mut draft, value);
            Next::Post(draft.into_post())
        }
        Reading::Back => Next::Aside { post: again, draft: Post::AwaitMissing(draft) },
        Reading::Refused(reply) => Next::Say(Post::AwaitMissing(draft), reply),
        Reading::Moved(_) | Reading::Unread => Next::Unread,
    }
}

/// A field that may have candidates to choose from; back leads to the plain question first.
fn choice<T>(
    reading: Reading<T, Vec<T>>,
    mut draft: Draft,
    again: Post,
    take: impl Fn(&mut Draft, Field<T>),
) -> Next {
    let before = draft.clone();
    match reading {
        Reading::Moved(candidates) => {
            take(&mut draft, asked_plainly(Field::Doubtful(candidates)));
            Next::Post(Post::AwaitMissing(draft))
        }
        Reading::Back => {
            take(&mut draft, Field::Absent);
            let draft = Post::AwaitMissing(draft);
            if draft == Post::AwaitMissing(before) {
                Next::Aside { post: again, draft }
            } else {
                Next::Post(draft)
            }
        }
        reading => answered(reading, draft, again, |draft, value| take(draft, Field::Value(value))),
    }
}

/// Whether it was one too many.
pub(super) fn with(mut photos: Vec<PhotoId>, photo: &PhotoId) -> (Vec<PhotoId>, bool) {
    if photos.contains(photo) {
        return (photos, false);
    }
    let too_many = photos.len() >= MAX_PHOTOS;
    if !too_many {
        photos.push(photo.clone());
    }
    (photos, too_many)
}

pub(super) fn saying_too_many(next: Next) -> Next {
    saying(next, Reply::Note(Note::TooManyPhotos { max: MAX_PHOTOS }))
}

fn saying(next: Next, reply: Reply) -> Next {
    match next {
        Next::Post(post) => Next::Say(post, reply),
        next => next,
    }
}

impl Draft {
    /// The title, or the beginning of the words while it has none.
    pub(super) fn name(&self) -> Option<Title> {
        self.title.clone().or_else(|| {
            let line = self.body.as_str().lines().next()?;
            let ends = line.char_indices().map(|(at, letter)| at + letter.len_utf8());
            let end = ends.take_while(|end| text::units(&line[..*end]) <= Title::MAX).last()?;
            Title::parse(&line[..end]).ok()
        })
    }

    pub(super) fn business(&self) -> BusinessId {
        self.business
    }

    pub(super) fn body(&self) -> &Body {
        &self.body
    }

    pub(super) fn awaits_price(&self) -> bool {
        self.title.is_some() && self.price.value().is_none()
    }

    pub(super) fn at_price(self, price: Price) -> Post {
        Self { price: Field::Value(price), ..self }.into_post()
    }

    /// Its words go on in another message. What was answered already stays.
    pub(super) fn with_more(self, words: &str, context: &Context<'_>) -> Next {
        let Some(body) = typed::added(&self.body, words) else { return Next::Unread };
        let today = context.today();
        let said = post::read(body.as_str(), today);
        let price = self.price.value().copied().map_or(said.price, Field::Value);
        let validity = self.validity.value().copied();
        let draft = Self {
            title: self.title.or(said.title),
            price: asked_plainly(price),
            validity: validity.map_or_else(|| self::validity(said.date, today), Field::Value),
            occasion: occasion(body.as_str(), context),
            hours: hours_in_doubt(body.as_str(), context),
            body,
            ..self
        };
        Next::Post(draft.into_post())
    }

    pub(super) fn awaits_title(&self) -> bool {
        self.title.is_none()
    }

    /// The preview, once everything is known.
    fn into_post(self) -> Post {
        let (Some(title), Some(price), Some(validity)) =
            (&self.title, self.price.value(), self.validity.value())
        else {
            return Post::AwaitMissing(self);
        };
        let content = NewPromotion {
            business: self.business,
            title: title.clone(),
            body: self.body,
            price: *price,
            validity: *validity,
            occasion: self.occasion,
            photos: self.photos,
            origin: Origin::New,
        };
        asking_for_hours(content, self.hours)
    }
}

/// The preview, or first what doubtful hours mean.
pub(super) fn asking_for_hours(content: NewPromotion, offered: Vec<Hours>) -> Post {
    if offered.is_empty() {
        return Post::AwaitSend { content, photos_shown: false };
    }
    Post::AwaitChange { content, change: Change::Hours { offered }, photos_shown: false }
}
