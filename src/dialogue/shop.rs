//! Looking after a business, and what everybody may see of it.

mod request;

use serde::{Deserialize, Serialize};

use super::{Context, Deed, Input, Query, Scene, Step, home, register};
use crate::{
    domain::{business::Business, ids::BusinessId},
    reply::{
        Note, OwnPage, Reply, Shop, ShopNote,
        button::{Button, ShopButton},
    },
};

pub use request::{Changed, PagePurpose, ShopAnswer, ShopDeed, ShopQuery};

/// What looking after a business awaits besides changes of its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Keeping {
    AwaitDeletion { business: BusinessId },
}

pub(super) fn pressed(scene: Scene, button: ShopButton, context: &Context<'_>) -> Step {
    let known = context.person.is_some();
    let page = |id, purpose| Query::Shop(ShopQuery::Page { id, purpose });
    match button {
        ShopButton::Map(id) => Step::ask(scene, Query::Shop(ShopQuery::Map(id))),
        ShopButton::Page(id) if known => Step::ask(scene, page(id, PagePurpose::Show)),
        ShopButton::Change(id) if known => Step::ask(scene, page(id, PagePurpose::Change)),
        ShopButton::Complete(id) if known => Step::ask(scene, page(id, PagePurpose::Complete)),
        ShopButton::Delete(id) if known => Step::ask(scene, page(id, PagePurpose::Delete)),
        ShopButton::DropChange(id) if known => {
            Step::order(scene, Deed::Shop(ShopDeed::DropChange(id)))
        }
        ShopButton::Close(id) if known => Step::order(scene, Deed::Shop(ShopDeed::Close(id))),
        ShopButton::Reopen(id) if known => Step::order(scene, Deed::Shop(ShopDeed::Reopen(id))),
        _ => home::stale(scene, context),
    }
}

/// The own page, as what a word on it stands above.
pub(super) fn show(scene: impl Into<Scene>, id: BusinessId) -> Step {
    Step::ask(scene, Query::Shop(ShopQuery::Page { id, purpose: PagePurpose::Show }))
}

pub(super) fn prompt(keeping: Keeping) -> Step {
    match keeping {
        Keeping::AwaitDeletion { business } => {
            let query = ShopQuery::Page { id: business, purpose: PagePurpose::Delete };
            Step::ask(Scene::Home, Query::Shop(query))
        }
    }
}

pub(super) fn step(keeping: Keeping, input: &Input, context: &Context<'_>) -> Step {
    let Keeping::AwaitDeletion { business } = keeping;
    match input {
        Input::Button(Button::Yes) => {
            Step::order(Scene::Home, Deed::Shop(ShopDeed::Delete(business)))
        }
        Input::Button(Button::Stay | Button::Back) => show(Scene::Home, business),
        input => home::unread(keeping.into(), input, context),
    }
}

pub(super) fn answered(scene: Scene, answer: ShopAnswer, context: &Context<'_>) -> Step {
    let noted = |scene: Scene, id, note| show(scene, id).after(Reply::Note(Note::Shop(note)));
    match answer {
        ShopAnswer::Map(Some((business, point))) => {
            Step::say(scene, Reply::Shop(Shop::Map { business, point }))
        }
        ShopAnswer::Alike(alike) => register::compared(scene, alike, context),
        ShopAnswer::Map(None) => Step::say(scene, Reply::BusinessGone),
        ShopAnswer::Page { page: None, .. } => Step::say(scene, Reply::BusinessGone),
        ShopAnswer::Page { page: Some(page), purpose } => opened(scene, page, purpose, context),
        // What was typed of it and not sent yet is no part of what was given up.
        ShopAnswer::Withdrawn { id, approved } => match scene {
            Scene::Register(register) if register.changes() == Some(id) => {
                let step = noted(Scene::Home, id, ShopNote::ChangeGone);
                home::kept_for_later(register.onto(*approved).into(), step)
            }
            scene => noted(scene, id, ShopNote::ChangeGone),
        },
        ShopAnswer::Changed { id, outcome } => {
            let note = match outcome {
                Changed::Saved => ShopNote::Saved,
                Changed::Sent => ShopNote::ChangeSent,
                Changed::Rewritten => ShopNote::RewrittenSent,
                Changed::Undone => ShopNote::ChangeGone,
            };
            // What was written is in effect or on its way; another draft in hand is not.
            let scene = if scene.is_change_of(id) { Scene::Home } else { scene };
            noted(scene, id, note)
        }
        ShopAnswer::Closed { id, live } => noted(scene, id, ShopNote::Closed { live }),
        ShopAnswer::Reopened { id, live } => noted(scene, id, ShopNote::Reopened { live }),
        ShopAnswer::Deleted(name) => Step::say(Scene::Home, Reply::Shop(Shop::Deleted { name })),
        ShopAnswer::Gone(id) => {
            let scene = if scene.is_about(id) { Scene::Home } else { scene };
            Step::say(scene, Reply::BusinessGone)
        }
        ShopAnswer::TurnedDown(id) => match register::redo_with_changes(&scene, id, context) {
            Some(step) => step.after(Reply::Note(Note::Shop(ShopNote::TurnedDownMeanwhile))),
            None => show(scene, id),
        },
        ShopAnswer::NotNow(id) => {
            let draft = scene.into_draft();
            noted(Scene::Home, id, ShopNote::NotNow).keeping(draft)
        }
    }
}

fn opened(scene: Scene, page: Box<OwnPage>, purpose: PagePurpose, context: &Context<'_>) -> Step {
    let changing = matches!(purpose, PagePurpose::Change | PagePurpose::Complete);
    if changing && page.is_curable() {
        return redone(scene, *page, context);
    }
    if changing && !page.business.state.may_change() {
        let not_now = Reply::Note(Note::Shop(ShopNote::NotNow));
        return Step::say(scene, Reply::Shop(Shop::Page(page))).after(not_now);
    }
    match purpose {
        PagePurpose::Show => Step::say(scene, Reply::Shop(Shop::Page(page))),
        PagePurpose::Change => register::change(*page, context).keeping(scene.into_draft()),
        PagePurpose::Complete => register::complete(*page, context).keeping(scene.into_draft()),
        PagePurpose::Delete => {
            let OwnPage { business: Business { id, state, profile, .. }, live, .. } = *page;
            let ask = Shop::AskDelete { name: profile.name, state, live };
            let keeping = Keeping::AwaitDeletion { business: id };
            Step::say(keeping, Reply::Shop(ask)).keeping(scene.into_draft())
        }
    }
}

/// A business that was turned down is handed in once more, with what was typed of it meanwhile.
fn redone(scene: Scene, page: OwnPage, context: &Context<'_>) -> Step {
    let Business { id, profile, .. } = page.business;
    register::redo_with_changes(&scene, id, context)
        .unwrap_or_else(|| register::redo(id, profile, context).keeping(scene.into_draft()))
}

impl From<Keeping> for Scene {
    fn from(keeping: Keeping) -> Self {
        Self::Shop(keeping)
    }
}
