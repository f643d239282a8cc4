//! Beginning from a promotion there is already: what was turned down or taken back, what is posted once more,
//! and what lay in its preview past its last day.

use super::{
    super::{Context, Scene, Step, home},
    Change, Post, prompt,
};
use crate::{
    domain::{promotion::NewPromotion, validity::Validity},
    reply::{Note, Reply},
};

/// Everything is known from before and can be changed; days that have passed are asked for again.
pub(in crate::dialogue) fn redo(content: NewPromotion, context: &Context<'_>) -> Step {
    let today = context.today();
    if content.validity.until < today {
        return ask_new_end(content, false, context);
    }
    let from = content.validity.from.max(today);
    let validity = Validity { from, ..content.validity };
    let content = NewPromotion { validity, ..content };
    prompt(Post::AwaitSend { content, photos_shown: false }, context)
}

/// All is as it was but the days, which are asked for.
pub(in crate::dialogue) fn again(content: NewPromotion, context: &Context<'_>) -> Step {
    let change = Change::Until { offered: Vec::new() };
    prompt(Post::AwaitChange { content, change, photos_shown: false }, context)
}

/// The last day went by while the promotion lay in its preview.
pub(in crate::dialogue) fn over(scene: Scene, context: &Context<'_>) -> Step {
    match scene {
        Scene::Post(Post::AwaitSend { content, photos_shown }) => {
            ask_new_end(content, photos_shown, context)
        }
        scene => home::prompt(scene, context),
    }
}

/// Says which day is over and asks for another; all else stays.
pub(super) fn ask_new_end(
    content: NewPromotion,
    photos_shown: bool,
    context: &Context<'_>,
) -> Step {
    let day = content.validity.until;
    let change = Change::Until { offered: Vec::new() };
    prompt(Post::AwaitChange { content, change, photos_shown }, context)
        .after(Reply::Note(Note::UntilOver { day }))
}
