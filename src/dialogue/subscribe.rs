//! Subscribing: one message that offers a sensible default and changes in place.

mod areas;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Context, Deed, Input, Query, Scene, Step, home};
use crate::{
    domain::{
        area::AreaCode,
        category::Category,
        subscription::{Kept, Subscription},
    },
    reply::{Question, Reply, button::Button},
};

/// What is being chosen, and which of its screens is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscribing {
    draft: Subscription,
    /// There is a subscription already.
    saved: bool,
    paused_until: Option<DateTime<Utc>>,
    /// The draft holds choices that are not saved.
    chosen: bool,
    screen: Screen,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Screen {
    Offer,
    Categories,
    Areas,
    Villages {
        district: AreaCode,
        page: usize,
    },
    /// Several places bear the typed name.
    WhichArea {
        found: Vec<AreaCode>,
        /// Names typed in the same breath that are not clear either, asked about next.
        #[serde(default)]
        next: Vec<Vec<AreaCode>>,
    },
    Times,
}

/// Offers what is or was subscribed, or else the default; what has been chosen already stays. With
/// `category` that one is among the categories.
pub(super) fn offer(scene: Scene, category: Option<Category>) -> Step {
    let mut subscribing = match scene {
        Scene::Subscribe(subscribing) => Subscribing { screen: Screen::Offer, ..subscribing },
        _ => Subscribing {
            draft: Subscription::default(),
            saved: false,
            paused_until: None,
            chosen: false,
            screen: Screen::Offer,
        },
    };
    if let Some(category) = category
        && !(subscribing.chosen && subscribing.draft.selection.categories.is_empty())
    {
        subscribing.draft.selection.categories.insert(category);
    }
    Step::ask(subscribing, Query::Subscription)
}

pub(super) fn offered(
    scene: Scene,
    known: Option<Kept>,
    in_force: bool,
    context: &Context<'_>,
) -> Step {
    let Scene::Subscribe(mut offered) = scene else { return home::prompt(scene, context) };
    offered.saved = in_force;
    if let Some(known) = known {
        offered.paused_until = known.pause(context.now);
        if !offered.chosen {
            let wanted = offered.draft.selection.categories;
            offered.draft = known.wanted;
            if !offered.draft.selection.categories.is_empty() {
                offered.draft.selection.categories.extend(wanted);
            }
        }
    }
    prompt(offered, context)
}

pub(super) fn prompt(subscribing: Subscribing, context: &Context<'_>) -> Step {
    let draft = subscribing.draft.clone();
    let question = match &subscribing.screen {
        Screen::Offer => {
            let Subscribing { saved, chosen, paused_until, .. } = subscribing;
            Question::Subscription { draft, saved, chosen, paused_until }
        }
        Screen::Categories => Question::SubscriptionCategories { draft },
        Screen::Areas => {
            let districts = context.areas.districts().map(|area| area.code.clone()).collect();
            Question::SubscriptionAreas { draft, districts }
        }
        Screen::Villages { district, page } => {
            let villages = context.areas.villages(district);
            let villages = villages.into_iter().map(|area| area.code.clone()).collect();
            let (district, page) = (district.clone(), *page);
            Question::SubscriptionVillages { draft, district, villages, page }
        }
        Screen::WhichArea { found, .. } => Question::WhichArea { found: found.clone() },
        Screen::Times => Question::SubscriptionTimes { draft },
    };
    Step::say(subscribing, Reply::Ask(question))
}

pub(super) fn step(subscribing: Subscribing, input: Input, context: &Context<'_>) -> Step {
    match input {
        Input::Button(Button::Send) => {
            let deed = Deed::Subscribe(subscribing.draft.clone());
            Step::order(subscribing, deed)
        }
        Input::Button(Button::Back) if subscribing.screen == Screen::Offer => {
            home::kept_for_later(subscribing.into(), home::menu(Scene::Home, context))
        }
        Input::Button(button) => pressed(subscribing, button, context),
        Input::Text(typed) => written(subscribing, typed, context),
        input => home::unread(subscribing.into(), &input, context),
    }
}

fn pressed(mut subscribing: Subscribing, button: Button, context: &Context<'_>) -> Step {
    let before = subscribing.draft.clone();
    let draft = &mut subscribing.draft;
    let screen = match button {
        Button::PickCategories => Some(Screen::Categories),
        Button::PickAreas => Some(Screen::Areas),
        Button::PickHour => Some(Screen::Times),
        Button::Category(category) => {
            draft.selection.toggle(category);
            Some(Screen::Categories)
        }
        Button::Hour(hour) => {
            draft.hour = hour;
            Some(Screen::Offer)
        }
        Button::Rhythm(rhythm) => {
            draft.rhythm = rhythm;
            Some(Screen::Times)
        }
        Button::Done => Some(Screen::Offer),
        Button::Back => Some(subscribing.screen.before()),
        ref button => areas::pressed(&mut draft.selection, &subscribing.screen, button, context),
    };
    match screen {
        Some(screen) => {
            subscribing.screen = screen;
            subscribing.chosen |= subscribing.draft != before;
            prompt(subscribing, context)
        }
        None => home::unread(subscribing.into(), &Input::Button(button), context),
    }
}

/// A category or an area by its name, on whichever screen it comes to mind.
fn written(mut subscribing: Subscribing, typed: String, context: &Context<'_>) -> Step {
    let on_areas = matches!(
        subscribing.screen,
        Screen::Areas | Screen::Villages { .. } | Screen::WhichArea { .. }
    );
    if !on_areas && let Some(category) = Category::named(&typed) {
        subscribing.draft.selection.categories.insert(category);
        subscribing.chosen = true;
        return prompt(subscribing, context);
    }
    let before = subscribing.draft.clone();
    let selection = &mut subscribing.draft.selection;
    let (screen, note) = areas::named(selection, &subscribing.screen, &typed, context);
    if !on_areas && note.is_some() {
        let input = Input::Text(typed);
        return home::unread(Subscribing { draft: before, ..subscribing }.into(), &input, context);
    }
    subscribing.screen = screen;
    subscribing.chosen |= subscribing.draft != before;
    let step = prompt(subscribing, context);
    note.into_iter().fold(step, Step::after)
}

impl Subscribing {
    /// Whether choices would be lost with it.
    pub(super) fn holds_something(&self) -> bool {
        self.chosen
    }
}

impl Screen {
    fn before(&self) -> Self {
        match self {
            Self::Villages { .. } | Self::WhichArea { .. } => Self::Areas,
            _ => Self::Offer,
        }
    }
}
