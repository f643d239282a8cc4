//! A question to the office: one message, answered in a notice.

use super::{Answer, Context, Deed, Input, Query, Scene, Step, home};
use crate::{
    domain::{
        question::{A_DAY, MAX_WORDS},
        text,
    },
    reply::{Note, Office, Question, Reply, button::Button},
};

/// Asks what the question is, if one more is taken today.
pub(super) fn begin() -> Step {
    Step::ask(Scene::AwaitQuestion, Query::MayAsk)
}

pub(super) fn prompt() -> Step {
    Step::say(Scene::AwaitQuestion, Reply::Ask(Question::Office))
}

pub(super) fn step(input: &Input, context: &Context<'_>) -> Step {
    match input {
        Input::Text(typed) => match text::paragraph(typed, MAX_WORDS) {
            Ok(words) => Step::order(Scene::AwaitQuestion, Deed::AskOffice(words)),
            Err(problem) => prompt().after(Reply::Note(Note::Invalid(problem))),
        },
        Input::Button(Button::Back) => home::menu(Scene::Home, context),
        input => home::unread(Scene::AwaitQuestion, input, context),
    }
}

pub(super) fn answered(scene: Scene, answer: &Answer, context: &Context<'_>) -> Step {
    let said = match answer {
        Answer::MayAsk => return home::prompt(scene, context),
        Answer::AskedEnough { again } => Office::Enough { max: A_DAY, again: *again },
        Answer::AskedOffice(id) => Office::Sent(*id),
        _ => return home::prompt(scene, context),
    };
    Step::say(Scene::Home, Reply::Office(said))
}
