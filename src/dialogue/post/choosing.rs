//! Which business a promotion is of, and why it can be none of them.

use chrono::NaiveDate;

use super::{
    super::{Context, Input, OwnBusiness, Purpose, Query, Room, Scene, Step, home},
    Early, Post, outcome, prompt,
};
use crate::{
    domain::{business::BusinessName, ids::BusinessId},
    reply::Reply,
};

pub(in crate::dialogue) fn begin(early: Early) -> Step {
    let post = Post::AwaitBusiness { choices: Vec::new(), early };
    Step::ask(post, Query::MyBusinesses { purpose: Purpose::Post })
}

/// Which business? Not asked where there is only one. One that has no room is not offered, and another is not
/// taken in its place unasked.
pub(in crate::dialogue) fn choose(
    scene: Scene,
    found: Vec<OwnBusiness>,
    context: &Context<'_>,
) -> Step {
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
pub(in crate::dialogue) fn why_not(found: Vec<OwnBusiness>) -> Step {
    let rejected: Vec<_> = found.iter().filter_map(OwnBusiness::turned_down).collect();
    let businesses: Vec<_> = found.into_iter().map(|own| (own.business, own.role)).collect();
    let reply = match (businesses.is_empty(), rejected.is_empty()) {
        (true, _) => Reply::NoBusinessYet { search: None },
        (_, false) => Reply::BusinessesRejected(rejected),
        _ => Reply::MyBusinesses(businesses),
    };
    Step::say(Scene::Home, reply)
}

/// Back to the choice, or home where there was none to make.
pub(in crate::dialogue) fn choose_again(found: Vec<OwnBusiness>, context: &Context<'_>) -> Step {
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

pub(in crate::dialogue) fn full(max: i64, next_possible: NaiveDate) -> Step {
    Step::say(Scene::Home, Reply::TooManyOpen { max, next_possible })
}
