//! Seeing and erasing what is stored.

use super::{Context, Deed, Input, Scene, Step, home};
use crate::reply::button::Button;

/// The erasure was asked for and awaits its confirmation.
pub(super) fn step(input: &Input, context: &Context<'_>) -> Step {
    match input {
        Input::Button(Button::Yes) => Step::order(Scene::AwaitErasure, Deed::Erase),
        Input::Button(Button::Stay | Button::Back) => home::menu(Scene::Home, context),
        input => home::unread(Scene::AwaitErasure, input, context),
    }
}
