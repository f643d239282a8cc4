//! Deciding in the admin group. A button carries its whole intent, a typed reason comes as a reply to
//! a card; who may decide is asked of Telegram before and stands in the context's actor.

use super::{Answer, Context, Deed, Input, Outcome, Query, ReportsChecked, Scene, Step};
use crate::{
    domain::{
        question::MAX_WORDS,
        review::{Reason, Verdict},
        screening,
        text::{self, Problem},
    },
    reply::{
        Find, Note, Office, Reply, Toast, Watching,
        button::{self, Button, Command, WatchButton},
    },
};

pub(super) fn step(input: Input, context: &Context<'_>) -> Step {
    match input {
        Input::Button(_) | Input::GroupReply { .. } if context.actor.is_anonymous => {
            say(Reply::AnonymousAdmin)
        }
        Input::Button(button) if context.actor.is_admin => pressed(button),
        Input::Button(_) => say(Reply::Toast(Toast::OnlyAdmins)),
        Input::StaleButton => say(Reply::Toast(Toast::OldCard)),
        Input::GroupReply { to, text } if context.actor.is_admin => {
            match text::paragraph(&text, MAX_WORDS) {
                Ok(words) => order(Deed::KeepReason { card: to, words }),
                Err(problem) => say(Reply::Note(Note::Invalid(problem))),
            }
        }
        Input::Command(Command::Queue) => Step::ask(Scene::Home, Query::Queue),
        Input::Command(Command::Watch) => Step::ask(Scene::Home, Query::Watched),
        Input::Watch(words) => watch(&words),
        Input::Command(Command::Help | Command::Menu) | Input::Start(_) => say(Reply::AdminHelp),
        Input::IdentityNumber => say(Reply::Note(Note::IdentityNumberRefused)),
        Input::Answer(answer) => answered(answer, context),
        // Chatter of the group's members is none of the bot's business.
        _ => Step::silent(Scene::Home),
    }
}

/// Words to screen cards for: first what they would find.
fn watch(words: &str) -> Step {
    match screening::asked(words) {
        Some((group, Ok(phrase))) => Step::ask(Scene::Home, Query::PreviewWatch(group, phrase)),
        Some((_, Err(why))) => say(Reply::Watching(Watching::NoPhrase(why))),
        None => say(Reply::Watching(Watching::How)),
    }
}

fn pressed(button: Button) -> Step {
    match button {
        Button::Approve(subject) => order(Deed::Decide { subject, verdict: Verdict::Approved }),
        Button::Reject(subject) => Step::ask(Scene::Home, Query::Card { subject, reasons: true }),
        Button::BackToCard(subject) => {
            Step::ask(Scene::Home, Query::Card { subject, reasons: false })
        }
        Button::Because(subject, preset) => {
            let verdict = Verdict::Rejected(Reason::Preset(preset));
            order(Deed::Decide { subject, verdict })
        }
        Button::RejectWith(reason) => order(Deed::DecideWith(reason)),
        Button::DropReason(reason) => order(Deed::DropReason(reason)),
        Button::Find(button::Find::Checked { promotion, seen, made_up }) => {
            order(Deed::CheckReports { promotion, seen, made_up })
        }
        Button::Watch(WatchButton::List) => Step::ask(Scene::Home, Query::Watched),
        Button::Watch(WatchButton::Add(group, phrase)) => order(Deed::Watch(group, phrase)),
        Button::Watch(WatchButton::Remove(id)) => order(Deed::Unwatch(id)),
        _ => say(Reply::Toast(Toast::SubjectGone)),
    }
}

fn answered(answer: Answer, context: &Context<'_>) -> Step {
    match answer {
        Answer::Card { card: None, .. } => say(Reply::Toast(Toast::SubjectGone)),
        Answer::Card { card: Some(card), reasons } => match (&card.decision, reasons) {
            // Its buttons should have gone with the decision.
            (Some(decision), _) => {
                let mut step =
                    say(Reply::Toast(Toast::AlreadyDecided { decision: decision.clone() }));
                step.say.push(Reply::Card(card));
                step
            }
            (None, true) if !card.is_withdrawn() && !card.is_void() => {
                say(Reply::CardReasons(card))
            }
            (None, _) => say(Reply::Card(card)),
        },
        Answer::Decision { outcome, typed } => decided(outcome, typed, context),
        Answer::ReportsChecked(checked) => reports_checked(checked),
        Answer::ReasonKept { subject, reason, words } => {
            say(Reply::ReasonFor { subject, reason, words })
        }
        Answer::ReasonDropped => say(Reply::ReasonDropped),
        Answer::Queue { waiting, total } => say(Reply::Queue { waiting, total }),
        Answer::Watching(watching) => say(Reply::Watching(watching)),
        Answer::NoCard => say(Reply::ReplyToCard),
        Answer::AnsweredQuestion { id, before: None } => say(Reply::Office(Office::Answered(id))),
        Answer::AnsweredQuestion { id, before: Some(by) } => {
            say(Reply::Office(Office::AnsweredBefore { id, by }))
        }
        Answer::TooLong { length, max } => {
            say(Reply::Note(Note::Invalid(Problem::TooLong { length, max })))
        }
        _ => Step::silent(Scene::Home),
    }
}

/// A toast for the one who tapped; the question about a typed reason has been answered and says so.
fn decided(outcome: Outcome, typed: bool, context: &Context<'_>) -> Step {
    let over = match &outcome {
        Outcome::Decided(_) => Some(Reply::ReasonUsed { by: context.actor.name.clone() }),
        Outcome::Late(_) | Outcome::Withdrawn | Outcome::Gone => Some(Reply::ReasonDropped),
        _ => None,
    };
    let toast = match outcome {
        Outcome::Decided(verdict) => Reply::Toast(Toast::Decided(verdict)),
        Outcome::Late(decision) => Reply::Toast(Toast::AlreadyDecided { decision }),
        Outcome::TooLate => Reply::Toast(Toast::TooLate),
        Outcome::OwnItem => Reply::Toast(Toast::NotOnYourOwn),
        Outcome::NotYourReason => Reply::Toast(Toast::NotYourReason),
        Outcome::Withdrawn => Reply::Toast(Toast::Withdrawn),
        Outcome::Gone => Reply::Toast(Toast::SubjectGone),
    };
    let mut step = say(toast);
    step.say.extend(over.filter(|_| typed));
    step
}

/// A toast for the one who tapped; a card that shows too little is brought up to date.
fn reports_checked(checked: ReportsChecked) -> Step {
    let (toast, reports) = match checked {
        ReportsChecked::Done { made_up } => (Toast::ReportsChecked { made_up }, None),
        ReportsChecked::Grown(reports) => (Toast::ReportsGrown, Some(reports)),
        ReportsChecked::Late(reports) => (Toast::OldCard, Some(reports)),
        ReportsChecked::Own => (Toast::NotOnYourOwn, None),
        ReportsChecked::Gone => (Toast::SubjectGone, None),
    };
    let mut step = say(Reply::Toast(toast));
    step.say.extend(reports.map(|reports| Reply::Find(Find::Reports(reports))));
    step
}

fn say(reply: Reply) -> Step {
    Step::say(Scene::Home, reply)
}

fn order(deed: Deed) -> Step {
    Step::order(Scene::Home, deed)
}
