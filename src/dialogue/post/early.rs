//! What an owner sends before it is known which business it is of: a photo or a whole promotion that
//! nothing awaited is a promotion, as a message on WhatsApp would be.

use serde::{Deserialize, Serialize};

use super::{
    super::{Context, Input, Scene, Step},
    Next, Post, begin, message, typed,
};
use crate::{
    domain::{
        business::BusinessName, ids::BusinessId, promotion::PhotoId, question, search::Search, text,
    },
    reply::{Reply, button::Button},
};

/// How somebody speaks who wants to buy.
const LOOKING: [&str; 13] = [
    "ada",
    "cari",
    "nyari",
    "beli",
    "butuh",
    "golek",
    "nggolek",
    "tuku",
    "pados",
    "tumbas",
    "mundhut",
    "betah",
    "mbetahaken",
];

/// Photos and words that wait for their business.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Early {
    photos: Vec<PhotoId>,
    words: Option<String>,
}

/// Begins a promotion of what an owner sends unasked; whoever has no business yet is told that it takes one.
pub(in crate::dialogue) fn unasked(input: &Input, context: &Context<'_>) -> Option<Step> {
    let person = context.person?;
    let is_promotion = |words: &str| {
        typed::is_promotion(words, context.today()) && (person.owner || !looks_for_something(words))
    };
    let early = match input {
        Input::Text(words) if is_promotion(words) => {
            Early { photos: Vec::new(), words: Some(words.clone()) }
        }
        Input::Photo { photo, caption }
            if person.owner || caption.as_deref().is_some_and(is_promotion) =>
        {
            Early { photos: vec![photo.clone()], words: caption.clone() }
        }
        _ => return None,
    };
    if person.owner {
        return Some(begin(early));
    }
    let search = early.words.as_deref().and_then(sought);
    Some(Step::say(Scene::Home, Reply::NoBusinessYet { search }))
}

/// "ada yang jual nasi box 15rb?" is no offer of a resident's.
fn looks_for_something(words: &str) -> bool {
    let folded = text::fold(words);
    question::is_asked(words) || folded.split_whitespace().any(|word| LOOKING.contains(&word))
}

/// What words that name a price may look for: a price is what nobody looks for.
fn sought(words: &str) -> Option<Search> {
    let is_thing =
        |word: &&str| !word.chars().any(|c| c.is_ascii_digit()) && !word.eq_ignore_ascii_case("rp");
    let things: Vec<&str> = words.split_whitespace().filter(is_thing).collect();
    Search::parse(&things.join(" "))
}

/// Which business, with what more comes meanwhile.
pub(super) fn business(
    choices: Vec<(BusinessId, BusinessName)>,
    early: Early,
    input: &Input,
    context: &Context<'_>,
) -> Next {
    match input {
        Input::Button(Button::Business(id)) if choices.iter().any(|(known, _)| known == id) => {
            early.of(*id, context)
        }
        Input::Button(Button::Back) => Next::Home,
        Input::Text(words) if early.words.is_none() => {
            let early = Early { words: Some(words.clone()), ..early };
            Next::Post(Post::AwaitBusiness { choices, early })
        }
        Input::Photo { photo, caption } => {
            let (photos, too_many) = message::with(early.photos, photo);
            let early = Early { photos, words: early.words.or_else(|| caption.clone()) };
            let next = Next::Post(Post::AwaitBusiness { choices, early });
            if too_many { message::saying_too_many(next) } else { next }
        }
        _ => Next::Unread,
    }
}

impl Early {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn has_words(&self) -> bool {
        self.words.is_some()
    }

    /// It is of that business.
    pub(super) fn of(self, business: BusinessId, context: &Context<'_>) -> Next {
        match self.words {
            Some(words) => message::read(business, self.photos, &words, context),
            None => Next::Post(Post::AwaitMessage { business, photos: self.photos }),
        }
    }
}
