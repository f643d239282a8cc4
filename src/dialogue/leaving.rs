//! Something else is wanted in the middle: keep what there is and follow it, or stay?

use super::{Context, Input, Scene, Step, home, spoken};
use crate::reply::{
    Note, Reply,
    button::{Button, Target},
};

/// How an unfinished conversation is parted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parting {
    /// It is kept, and what was wanted follows.
    Keep,
    /// It goes on.
    Stay,
    /// It is thrown away, and what was wanted follows.
    Discard,
}

const KEEP: [&str; 16] = [
    "ya",
    "iya",
    "iyo",
    "y",
    "yes",
    "ok",
    "oke",
    "boleh",
    "inggih",
    "nggih",
    "simpan",
    "simpen",
    "simpan saja",
    "simpen mawon",
    "ya simpan",
    "inggih simpen",
];
const STAY: [&str; 18] = [
    "tidak",
    "nggak",
    "gak",
    "ga",
    "no",
    "mboten",
    "ora",
    "lanjut",
    "lanjutkan",
    "lanjut mengisi",
    "lanjut saja",
    "terus",
    "teruskan",
    "lajeng",
    "lajengaken",
    "lajengaken ngisi",
    "terusake",
    "terusno",
];
const DISCARD: [&str; 9] = [
    "buang",
    "buang saja",
    "dibuang",
    "hapus",
    "hapus saja",
    "busak",
    "busak mawon",
    "bucal",
    "buwang",
];

/// Is what is being written kept, and left for what is wanted now?
pub(super) fn ask(scene: Scene, wanted: Target, context: &Context<'_>) -> Step {
    let from = match scene {
        Scene::AwaitLeave { from, .. } => from,
        scene => Box::new(scene),
    };
    home::prompt(Scene::AwaitLeave { from, wanted }, context)
}

/// Whoever is asked whether to leave their subscription and turns to it stays there.
pub(super) fn staying(scene: Scene) -> Scene {
    match scene {
        Scene::AwaitLeave { from, .. } if matches!(*from, Scene::Subscribe(_)) => *from,
        scene => scene,
    }
}

pub(super) fn step(from: Scene, target: Target, input: &Input, context: &Context<'_>) -> Step {
    match input {
        Input::Button(Button::Yes) => {
            home::follow(Scene::Home, target, context).keeping(Some(from))
        }
        Input::Button(Button::Stay | Button::Back) => home::prompt(from, context),
        Input::Text(typed) => match parting(typed) {
            Some(Parting::Keep) => home::follow(Scene::Home, target, context).keeping(Some(from)),
            Some(Parting::Stay) => home::prompt(from, context),
            Some(Parting::Discard) => {
                home::follow(Scene::Home, target, context).after(Reply::Note(Note::Discarded))
            }
            None => {
                let scene = Scene::AwaitLeave { from: Box::new(from), wanted: target };
                home::prompt(scene, context).after(Reply::Note(Note::NotUsedYet))
            }
        },
        input => {
            let scene = Scene::AwaitLeave { from: Box::new(from), wanted: target };
            home::unread(scene, input, context)
        }
    }
}

/// What a text says where it is asked whether to leave.
fn parting(typed: &str) -> Option<Parting> {
    let words = spoken::bare(typed);
    let is_one_of = |known: &[&str]| known.contains(&words.as_str());
    if is_one_of(&KEEP) {
        Some(Parting::Keep)
    } else if is_one_of(&STAY) {
        Some(Parting::Stay)
    } else {
        is_one_of(&DISCARD).then_some(Parting::Discard)
    }
}
