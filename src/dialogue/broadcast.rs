//! The day's digests in the admin group: anybody who administers it may look, and whoever does something to
//! them is named. A button carries its whole intent.

use super::{Answer, Context, Deed, Input, Query, Scene, Step};
use crate::{
    domain::{ids::RunId, language::Language},
    reply::{
        Broadcast, BroadcastDeed, BroadcastDone, BroadcastToast, Day, Digest, Reply, Toast,
        UnreachedFile,
        button::{BroadcastButton, Button, Command},
    },
};

/// What is asked about the day's digests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BroadcastQuery {
    Day,
    /// A run that may be ended.
    Run(RunId),
    Unreached,
    File,
    /// Today's digest of the whole regency.
    Test {
        language: Language,
        in_place: bool,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub enum BroadcastAnswer {
    Day(Box<Day>),
    Run(RunId, Box<Day>),
    Unreached(Box<Day>),
    File(UnreachedFile),
    Test {
        digest: Box<Digest>,
        language: Language,
        in_place: bool,
    },
    /// What an order came to, and how the day stands since.
    Done(BroadcastDone, Box<Day>),
    /// Why there was nothing to do.
    Not(BroadcastToast, Box<Day>),
}

/// `None`: it is about something else.
pub(super) fn step(input: &Input, context: &Context<'_>) -> Option<Step> {
    let may_look = context.actor.is_admin || context.actor.is_anonymous;
    Some(match input {
        Input::Command(Command::Broadcast) | Input::Button(Button::Broadcast(_)) if !may_look => {
            toast(BroadcastToast::OnlyAdmins)
        }
        Input::Command(Command::Broadcast) => ask(BroadcastQuery::Day),
        Input::Button(Button::Broadcast(button)) => pressed(*button, context),
        Input::Answer(Answer::Broadcast(answer)) => answered(answer.clone(), context),
        _ => return None,
    })
}

fn pressed(button: BroadcastButton, context: &Context<'_>) -> Step {
    let deed = match button {
        BroadcastButton::Look => return ask(BroadcastQuery::Day),
        BroadcastButton::AskCancel(run) => return ask(BroadcastQuery::Run(run)),
        BroadcastButton::Test => {
            let language = context.actor.language;
            return ask(BroadcastQuery::Test { language, in_place: false });
        }
        BroadcastButton::TestIn(language) => {
            return ask(BroadcastQuery::Test { language, in_place: true });
        }
        BroadcastButton::Unreached => return ask(BroadcastQuery::Unreached),
        BroadcastButton::File => return ask(BroadcastQuery::File),
        BroadcastButton::Pause => BroadcastDeed::Pause,
        BroadcastButton::Resume => BroadcastDeed::Resume,
        BroadcastButton::Cancel(run) => BroadcastDeed::Cancel(run),
        BroadcastButton::Retry => BroadcastDeed::Retry,
    };
    if context.actor.is_anonymous {
        return Step::say(Scene::Home, Reply::AnonymousAdmin);
    }
    Step::order(Scene::Home, Deed::Broadcast(deed))
}

fn answered(answer: BroadcastAnswer, context: &Context<'_>) -> Step {
    match answer {
        BroadcastAnswer::Day(day) => say(Broadcast::Day(day)),
        BroadcastAnswer::Run(run, day) => match day.run(run).filter(|run| run.is_open()) {
            Some(run) => say(Broadcast::AskCancel(Box::new(run.clone()))),
            None => not(BroadcastToast::RunOver, day),
        },
        BroadcastAnswer::Unreached(day) if day.figures().unreached().is_empty() => {
            not(BroadcastToast::NobodyUnreached, day)
        }
        BroadcastAnswer::Unreached(day) => say(Broadcast::Unreached(day)),
        BroadcastAnswer::File(file) if file.rows.is_empty() => {
            toast(BroadcastToast::NobodyUnreached)
        }
        BroadcastAnswer::File(file) => say(Broadcast::File(file)),
        BroadcastAnswer::Test { digest, language, in_place } => {
            say(Broadcast::Test { digest, language, in_place })
        }
        BroadcastAnswer::Done(deed, day) => {
            let (by, at) = (context.actor.name.clone(), context.now);
            let mut step = not(BroadcastToast::Done(deed), day);
            step.say.push(Reply::Broadcast(Broadcast::Done { deed, by, at }));
            step
        }
        BroadcastAnswer::Not(why, day) => not(why, day),
    }
}

/// A toast for the one who tapped; what they saw is brought up to date.
fn not(why: BroadcastToast, day: Box<Day>) -> Step {
    say(Broadcast::Day(day)).after(Reply::Toast(Toast::Broadcast(why)))
}

fn toast(why: BroadcastToast) -> Step {
    Step::say(Scene::Home, Reply::Toast(Toast::Broadcast(why)))
}

fn say(said: Broadcast) -> Step {
    Step::say(Scene::Home, Reply::Broadcast(said))
}

fn ask(query: BroadcastQuery) -> Step {
    Step::ask(Scene::Home, Query::Broadcast(query))
}
