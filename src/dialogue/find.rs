//! Finding: searching by words, and narrowing what is live. Whoever is in the middle of something else
//! stays there.

use super::{Answer, Context, Input, Query, Scene, Step, home};
use crate::{
    domain::{area::AreaKind, search::Narrowed, search::Search},
    reply::{
        Find, Note, Reply,
        button::{self, Button},
    },
};

/// What to look for? Of a stranger's scene nothing is kept: what they type then is offered as a search.
pub(super) fn ask(context: &Context<'_>) -> Step {
    let scene = if context.person.is_some() { Scene::AwaitSearch } else { Scene::Home };
    Step::say(scene, Reply::Find(Find::Ask))
}

/// Looks for what was typed with the command or said with the word for it.
pub(super) fn search(scene: Scene, words: &str, context: &Context<'_>) -> Step {
    match Search::parse(words) {
        Some(search) => Step::ask(scene, Query::Search { search, page: 0 }),
        None if scene.holds_draft() => Step::say(scene, Reply::Find(Find::Ask)),
        None => ask(context),
    }
}

/// The words were asked for.
pub(super) fn step(input: Input, context: &Context<'_>) -> Step {
    match input {
        Input::Text(words) => match Search::parse(&words) {
            Some(search) => Step::ask(Scene::Home, Query::Search { search, page: 0 }),
            None => ask(context).after(Reply::Note(Note::NotUnderstood)),
        },
        Input::Button(Button::Back) => home::menu(Scene::Home, context),
        input => home::unread(Scene::AwaitSearch, &input, context),
    }
}

/// A text that nothing awaited may be what somebody looks for.
pub(super) fn unasked(input: &Input) -> Option<Step> {
    let Input::Text(words) = input else { return None };
    let search = Search::guessed(words)?;
    Some(Step::say(Scene::Home, Reply::Find(Find::Offer(search))))
}

pub(super) fn pressed(scene: Scene, button: button::Find, context: &Context<'_>) -> Step {
    let page = |page: u32| usize::try_from(page).unwrap_or_default();
    match button {
        button::Find::Look { narrowed, page: at } => {
            Step::ask(scene, Query::Live { narrowed, page: page(at) })
        }
        button::Find::Search { search, page: at } => {
            Step::ask(scene, Query::Search { search, page: page(at) })
        }
        button::Find::PickCategory(narrowed) => {
            Step::say(scene, Reply::Find(Find::Categories(narrowed)))
        }
        button::Find::PickArea(narrowed) => pick_area(scene, narrowed, context),
    }
}

fn pick_area(scene: Scene, narrowed: Narrowed, context: &Context<'_>) -> Step {
    let known = narrowed.area.as_ref().filter(|code| context.areas.get(code).is_some());
    let district =
        known.filter(|code| code.kind() != AreaKind::Regency).map(|code| code.district());
    let find = match district {
        Some(district) => {
            let villages = context.areas.villages(&district).into_iter();
            let villages = villages.map(|area| area.code.clone()).collect();
            Find::Villages { narrowed, district, villages }
        }
        None => {
            let districts = context.areas.districts().map(|area| area.code.clone()).collect();
            Find::Districts { narrowed, districts }
        }
    };
    Step::say(scene, Reply::Find(find))
}

/// What the app found.
pub(super) fn answered(scene: Scene, answer: Answer, context: &Context<'_>) -> Step {
    let reply = match answer {
        Answer::Live { total: 0, narrowed, .. } if narrowed != Narrowed::default() => {
            Reply::Find(Find::NothingIn(narrowed))
        }
        Answer::Live { total: 0, .. } => Reply::NothingLive,
        Answer::Live { narrowed, items, page, pages, total } => {
            Reply::Live { narrowed, items, page, pages, total }
        }
        Answer::Found { search, instead, total: 0, .. } => {
            Reply::Find(Find::NothingFound { search, instead })
        }
        Answer::Found { search, items, page, pages, total, near, .. } => {
            Reply::Find(Find::Found { search, items, page, pages, total, near })
        }
        // What was asked for isn't there any more.
        _ => return home::prompt(scene, context),
    };
    Step::say(scene, reply)
}
