//! Settings: each button changes one at once, and the message shows what holds now.

use super::{Context, Deed, Query, Scene, SettingsScreen as Screen, Step, home};
use crate::{
    domain::settings::Settings,
    reply::{Reply, Setting, button::Button},
};

/// A standing button of the settings.
pub(super) fn pressed(scene: Scene, button: Button, context: &Context<'_>) -> Step {
    match button {
        Button::Adjust(adjustment) => Step::order(scene, Deed::Adjust(adjustment)),
        Button::AdjustHour => Step::ask(scene, Query::Settings { screen: Screen::Hours }),
        Button::AdjustPause => Step::say(scene, Reply::Setting(Setting::Pauses)),
        _ => home::stale(scene, context),
    }
}

pub(super) fn show(scene: Scene) -> Step {
    Step::ask(scene, Query::Settings { screen: Screen::Page })
}

pub(super) fn answered(scene: Scene, settings: Settings, screen: Screen) -> Step {
    let reply = match (screen, &settings.subscription) {
        (Screen::Hours, Some(kept)) => Setting::Hours { chosen: kept.wanted.hour },
        _ => Setting::Page(settings),
    };
    Step::say(scene, Reply::Setting(reply))
}
