//! Subscribing: one message that offers a sensible default and changes in place.

use serde::{Deserialize, Serialize};

use super::{Context, Deed, Input, Query, Scene, Step, home};
use crate::{
    domain::{category::Category, subscription::Subscription},
    reply::{Question, Reply, button::Button},
};

/// What is being chosen, and which of its screens is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscribing {
    draft: Subscription,
    /// Whether there is a subscription already.
    saved: bool,
    screen: Screen,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Screen {
    Offer,
    Categories,
    Areas,
    Hours,
}

/// Offers what is or was subscribed, or else the default; with `category` only that one.
pub(super) fn offer(category: Option<Category>) -> Step {
    let mut draft = Subscription::default();
    draft.selection.categories.extend(category);
    let subscribing = Subscribing { draft, saved: false, screen: Screen::Offer };
    Step::ask(subscribing, Query::Subscription)
}

pub(super) fn offered(
    scene: Scene,
    known: Option<Subscription>,
    in_force: bool,
    context: &Context<'_>,
) -> Step {
    match (scene, known) {
        (Scene::Subscribe(offered), Some(mut draft)) => {
            let wanted = offered.draft.selection.categories;
            if !draft.selection.categories.is_empty() {
                draft.selection.categories.extend(wanted);
            }
            prompt(Subscribing { draft, saved: in_force, screen: Screen::Offer }, context)
        }
        (scene, _) => home::prompt(scene, context),
    }
}

pub(super) fn prompt(subscribing: Subscribing, context: &Context<'_>) -> Step {
    let draft = subscribing.draft.clone();
    let reply = match subscribing.screen {
        Screen::Offer => Reply::Ask(Question::Subscription { draft, saved: subscribing.saved }),
        Screen::Categories => Reply::Ask(Question::SubscriptionCategories { draft }),
        Screen::Areas => {
            let districts = context.areas.districts().map(|area| area.code.clone()).collect();
            Reply::Ask(Question::SubscriptionAreas { draft, districts })
        }
        Screen::Hours => Reply::Ask(Question::SubscriptionHours { draft }),
    };
    Step::say(subscribing, reply)
}

pub(super) fn step(mut subscribing: Subscribing, input: Input, context: &Context<'_>) -> Step {
    let Input::Button(button) = input else {
        return home::unread(subscribing.into(), &input, context);
    };
    let selection = &mut subscribing.draft.selection;
    subscribing.screen = match button {
        Button::Send => {
            let deed = Deed::Subscribe(subscribing.draft.clone());
            return Step::order(subscribing, deed);
        }
        Button::PickCategories => Screen::Categories,
        Button::PickAreas => Screen::Areas,
        Button::PickHour => Screen::Hours,
        Button::Category(category) => {
            selection.toggle(category);
            Screen::Categories
        }
        Button::District(code) if context.areas.get(&code).is_some() => {
            if !selection.areas.remove(&code) {
                selection.areas.insert(code);
            }
            Screen::Areas
        }
        Button::WholeRegency => {
            selection.areas.clear();
            Screen::Areas
        }
        Button::Hour(hour) => {
            subscribing.draft.hour = hour;
            Screen::Offer
        }
        Button::Done => Screen::Offer,
        Button::Back if subscribing.screen != Screen::Offer => Screen::Offer,
        Button::Back => return home::menu(Scene::Home, context),
        button => return home::unread(subscribing.into(), &Input::Button(button), context),
    };
    prompt(subscribing, context)
}
