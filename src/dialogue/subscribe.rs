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
    reply::{Choice, Note, Question, Reply, button::Button},
};

/// What is being chosen, and which of its screens is open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscribing {
    draft: Subscription,
    /// What the draft was made from: what is in force, or was when it was stopped, or else the default.
    #[serde(default)]
    base: Subscription,
    #[serde(default)]
    in_force: bool,
    /// What a link added to an offer; it is no choice of the person's yet.
    #[serde(default)]
    suggested: Option<Category>,
    paused_until: Option<DateTime<Utc>>,
    screen: Screen,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
enum Screen {
    #[default]
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
/// `category`, which a link names, that one is among the categories.
pub(super) fn offer(scene: Scene, category: Option<Category>) -> Step {
    let subscribing = match scene {
        Scene::Subscribe(subscribing) => Subscribing { screen: Screen::Offer, ..subscribing },
        _ => Subscribing::default(),
    };
    Step::ask(subscribing, Query::Subscription { category })
}

pub(super) fn offered(
    scene: Scene,
    known: Option<Kept>,
    in_force: bool,
    category: Option<Category>,
    context: &Context<'_>,
) -> Step {
    let Scene::Subscribe(mut offered) = scene else { return home::prompt(scene, context) };
    (offered.screen, offered.in_force) = (Screen::Offer, in_force);
    offered.suggested = offered.suggested.filter(|_| !in_force);
    offered.paused_until = known.as_ref().and_then(|known| known.pause(context.now));
    let is_new = known.is_none();
    let present = known.map(|known| known.wanted).unwrap_or_default();
    // What was saved since the draft was begun is the later word.
    offered.draft = present.over(&offered.draft, &offered.base);
    offered.base = present;
    let note = category.and_then(|category| offered.adding(category, is_new));
    let question = offered.offer();
    let step = Step::say(offered, Reply::Ask(question));
    note.into_iter().fold(step, Step::after)
}

pub(super) fn prompt(subscribing: Subscribing, context: &Context<'_>) -> Step {
    let draft = subscribing.draft.clone();
    let question = match &subscribing.screen {
        // What is in force may have changed meanwhile.
        Screen::Offer => return offer(subscribing.into(), None),
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
        Screen::Times => Question::SubscriptionTimes { draft, choice: subscribing.choice() },
    };
    Step::say(subscribing, Reply::Ask(question))
}

pub(super) fn step(subscribing: Subscribing, input: Input, context: &Context<'_>) -> Step {
    match input {
        Input::Button(Button::Send) => {
            let Subscribing { draft: wanted, base: from, .. } = subscribing.clone();
            let deed = Deed::Subscribe { wanted, from };
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
    let untouched = subscribing.untouched();
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
        Button::DropChoices => {
            *draft = untouched;
            Some(Screen::Offer)
        }
        Button::Done => Some(Screen::Offer),
        Button::Back => Some(subscribing.screen.before()),
        ref button => areas::pressed(&mut draft.selection, &subscribing.screen, button, context),
    };
    match screen {
        Some(screen) => {
            subscribing.screen = screen;
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
    let step = prompt(subscribing, context);
    note.into_iter().fold(step, Step::after)
}

impl Subscribing {
    /// Whether choices would be lost with it.
    pub(super) fn holds_something(&self) -> bool {
        self.draft != self.untouched()
    }

    /// As it is offered, before anything is chosen.
    fn untouched(&self) -> Subscription {
        let mut untouched = self.base.clone();
        untouched.selection.categories.extend(self.suggested);
        untouched
    }

    fn choice(&self) -> Choice {
        match (self.in_force, self.holds_something()) {
            (false, false) => Choice::Offered,
            (false, true) => Choice::Chosen,
            (true, false) => Choice::InForce,
            (true, true) => Choice::Unsaved { in_force: self.base.clone() },
        }
    }

    fn offer(&self) -> Question {
        let (draft, choice) = (self.draft.clone(), self.choice());
        Question::Subscription { draft, choice, paused_until: self.paused_until }
    }

    /// Adds the category of a link; says so where that changes nothing. `is_new`: nothing has been chosen
    /// ever, and it takes the place of all categories.
    fn adding(&mut self, category: Category, is_new: bool) -> Option<Reply> {
        let offered = !self.holds_something();
        let categories = &mut self.draft.selection.categories;
        let has_all = categories.is_empty() && !(is_new && offered);
        if has_all || !categories.insert(category) {
            return Some(Reply::Note(Note::CategoryIncluded(category)));
        }
        if !self.in_force && offered && self.suggested.is_none() {
            self.suggested = Some(category);
        }
        None
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
