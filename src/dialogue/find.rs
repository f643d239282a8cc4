//! Finding: searching by words, and narrowing what is live. Whoever is in the middle of something else
//! stays there.

use super::{Answer, Context, Deed, Input, Query, Reported, Scene, Step, home};
use crate::{
    domain::{
        area::{AreaCode, AreaKind},
        ids::PromotionId,
        place::Point,
        question,
        report::{Ground, Remark},
        search::{Narrowed, Search},
    },
    reply::{
        Find, Note, Office, Reply,
        button::{self, Button, On, Target},
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
        Input::Point(here) => near(here),
        Input::Button(Button::Back) => home::menu(Scene::Home, context),
        input => home::unread(Scene::AwaitSearch, &input, context),
    }
}

/// A text that nothing awaited may be what somebody looks for, and a place where they look for something.
pub(super) fn unasked(input: &Input) -> Option<Step> {
    match input {
        Input::Text(words) => {
            let question = question::is_asked(words);
            let offer = match Search::guessed(words) {
                Some(search) => Reply::Find(Find::Offer { search, question }),
                None if question => Reply::Office(Office::Offer),
                None => return None,
            };
            Some(Step::say(Scene::Home, offer))
        }
        Input::Point(here) => Some(near(*here)),
        _ => None,
    }
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
        button::Find::Save { promotion, saved, on } => save(scene, promotion, saved, on, context),
        button::Find::Saved { page: at } if context.person.is_some() => {
            Step::ask(scene, Query::Saved { page: page(at), removed: None })
        }
        button::Find::Today => Step::ask(scene, Query::Today),
        button::Find::Near if scene.holds_draft() || context.person.is_none() => {
            Step::say(scene, Reply::Find(Find::AskNear))
        }
        button::Find::Near => home::prompt(Scene::AwaitNear, context),
        button::Find::Around { here, page: at } => {
            Step::ask(scene, Query::Near { here, page: page(at) })
        }
        button::Find::Report(promotion) => report(scene, promotion, context),
        button::Find::Because { promotion, ground: Ground::Other } if context.person.is_some() => {
            let draft = scene.into_draft();
            home::prompt(Scene::AwaitReport { promotion }, context).keeping(draft)
        }
        button::Find::Because { promotion, ground } if context.person.is_some() => {
            Step::order(scene, Deed::Report { promotion, ground, words: None })
        }
        button::Find::TakeReportBack(promotion) if context.person.is_some() => {
            Step::order(scene, Deed::TakeReportBack(promotion))
        }
        _ => home::stale(scene, context),
    }
}

/// What is near; where that is goes with the question and stays nowhere.
fn near(here: Point) -> Step {
    if here.is_far_from_regency() {
        return Step::say(Scene::Home, Reply::Find(Find::Far(here)))
            .after(Reply::Find(Find::NearNoted));
    }
    Step::ask(Scene::Home, Query::Near { here, page: 0 }).after(Reply::Find(Find::NearNoted))
}

/// A place was asked for.
pub(super) fn near_step(input: &Input, context: &Context<'_>) -> Step {
    match input {
        Input::Point(here) => near(*here),
        Input::Text(words) if let Some(area) = named(words, context) => {
            let narrowed = Narrowed { category: None, area: Some(area) };
            Step::ask(Scene::Home, Query::Live { narrowed, page: 0 })
        }
        Input::Button(Button::Back) => home::menu(Scene::Home, context),
        input => unasked(input).unwrap_or_else(|| home::unread(Scene::AwaitNear, input, context)),
    }
}

/// The place of "di Kertek"; a kecamatan rather than the village of its name.
fn named(words: &str, context: &Context<'_>) -> Option<AreaCode> {
    let name = Search::guessed(words)?;
    let mut found = context.areas.named(name.as_str(), Some(AreaKind::District));
    let mut villages = context.areas.named(name.as_str(), None);
    let area = found.next().or_else(|| villages.next().filter(|_| villages.next().is_none()))?;
    Some(area.code.clone())
}

/// Keeps a promotion, or keeps it no longer; a stranger is asked for consent and comes back to it.
pub(super) fn save(
    scene: Scene,
    promotion: PromotionId,
    saved: bool,
    on: On,
    context: &Context<'_>,
) -> Step {
    if context.person.is_none() {
        return Step::say(scene, Reply::Privacy { target: Some(Target::Save(promotion)) });
    }
    Step::order(scene, Deed::Save { promotion, saved, on })
}

/// What is wrong with a promotion? A stranger is asked for consent and comes back to it.
pub(super) fn report(scene: Scene, promotion: PromotionId, context: &Context<'_>) -> Step {
    if context.person.is_none() {
        return Step::say(scene, Reply::Privacy { target: Some(Target::Report(promotion)) });
    }
    Step::say(scene, Reply::Find(Find::Report(promotion)))
}

/// The reporter's own words were asked for.
pub(super) fn report_words(promotion: PromotionId, input: &Input, context: &Context<'_>) -> Step {
    let scene = Scene::AwaitReport { promotion };
    match input {
        Input::Text(words) => match Remark::parse(words) {
            Ok(words) => {
                let (ground, words) = (Ground::Other, Some(words));
                Step::order(Scene::Home, Deed::Report { promotion, ground, words })
            }
            Err(problem) => home::prompt(scene, context).after(Reply::Note(Note::Invalid(problem))),
        },
        Input::Button(Button::Back) => report(Scene::Home, promotion, context),
        input => home::unread(scene, input, context),
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
            let reply = Reply::Find(Find::NothingFound { search, instead });
            // What comes next is most likely another word for it.
            let goes_on = scene == Scene::Home && context.person.is_some();
            return Step::say(if goes_on { Scene::AwaitSearch } else { scene }, reply);
        }
        Answer::Found { search, items, page, pages, total, near, .. } => {
            Reply::Find(Find::Found { search, items, page, pages, total, near })
        }
        Answer::Saved { items, page, pages, total, removed } => {
            Reply::Find(Find::Saved { items, page, pages, total, removed })
        }
        Answer::Today { day, items } => Reply::Find(Find::Today { day, items }),
        Answer::Near { items, .. } if items.is_empty() => Reply::NothingLive,
        Answer::Near { here, items, page, pages } => {
            Reply::Find(Find::Near { here, items, page, pages })
        }
        Answer::Reported(promotion, reported) => match reported {
            Reported::Taken => Reply::Find(Find::Reported(promotion)),
            Reported::Before(day) => Reply::Find(Find::ReportedBefore(day)),
            Reported::Full { max, next } => Reply::Find(Find::ReportsFull { max, next }),
            Reported::Muted(until) => Reply::Find(Find::ReportsMuted(until)),
            Reported::Gone => Reply::PageGone,
        },
        Answer::ReportTakenBack(true) => Reply::Find(Find::ReportTakenBack),
        Answer::ReportTakenBack(false) => Reply::Find(Find::ReportNotTakenBack),
        // What was asked for isn't there any more.
        _ => return home::prompt(scene, context),
    };
    Step::say(scene, reply)
}
