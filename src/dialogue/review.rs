//! Deciding in the admin group. A button carries its whole intent, a typed reason comes as a reply to
//! a card; who may decide is asked of Telegram before and stands in the context's actor.

use super::{
    Answer, Context, Deed, Grip, Gripped, Input, Outcome, PostedAnew, Query, ReportsChecked, Scene,
    Step, Undoing,
};
use crate::{
    domain::{
        question::MAX_WORDS,
        review::{Objection, Reason, Subject, Verdict},
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
        // Looking decides nothing, so nobody's name need be known for it.
        Input::Command(Command::Queue) if may_look(context) => look(0),
        Input::Command(Command::Watch) if may_look(context) => {
            Step::ask(Scene::Home, Query::Watched)
        }
        Input::Watch(words) if may_look(context) => watch(&words),
        Input::Command(Command::Queue | Command::Watch) | Input::Watch(_) => {
            say(Reply::Toast(Toast::OnlyAdminsLook))
        }
        Input::Button(Button::Queue { page }) if may_look(context) => {
            look(usize::try_from(page).unwrap_or(usize::MAX))
        }
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
        Button::SendBack(subject) => grip(subject, Grip::Take(Some(Objection::Correction))),
        Button::Reject(subject) => grip(subject, Grip::Take(Some(Objection::Rejection))),
        Button::Take(subject) => grip(subject, Grip::Take(None)),
        Button::Release(subject) => grip(subject, Grip::Release),
        Button::BackToCard(subject) => grip(subject, Grip::Close),
        Button::Undo(subject) => order(Deed::Undo(subject)),
        Button::Because(subject, preset) => {
            let verdict = preset.objection().because(Reason::Preset(preset));
            order(Deed::Decide { subject, verdict })
        }
        Button::SendBackWith(reason) => order(Deed::DecideWith(Objection::Correction, reason)),
        Button::RejectWith(reason) => order(Deed::DecideWith(Objection::Rejection, reason)),
        Button::DropReason(reason) => order(Deed::DropReason(reason)),
        Button::PostAnew { subject, seen } => order(Deed::PostAnew { subject, seen }),
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
        Answer::Gripped(gripped) => gripping(gripped, context),
        Answer::Undone(undoing) => undone(undoing),
        Answer::Decision { outcome, typed } => decided(outcome, typed, context),
        Answer::ReportsChecked(checked) => reports_checked(checked),
        Answer::ReasonKept { subject, reason, words } => {
            say(Reply::ReasonFor { subject, reason, words })
        }
        Answer::ReasonDropped => say(Reply::ReasonDropped),
        Answer::Queue(backlog) => say(Reply::Queue(backlog)),
        Answer::PostedAnew(posted) => posted_anew(posted),
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
fn decided(outcome: Outcome, typed: Option<Objection>, context: &Context<'_>) -> Step {
    let over = match &outcome {
        Outcome::Decided(_) => typed.map(|objection| {
            let by = context.actor.name.clone();
            Reply::ReasonUsed { by, objection }
        }),
        Outcome::Late(_) | Outcome::Withdrawn | Outcome::Gone => Some(Reply::ReasonDropped),
        _ => None,
    };
    let toast = match outcome {
        Outcome::Decided(verdict) => Reply::Toast(Toast::Decided(verdict)),
        Outcome::Late(decision) => Reply::Toast(Toast::AlreadyDecided { decision }),
        Outcome::TooLate => Reply::Toast(Toast::TooLate),
        Outcome::BusinessFirst => Reply::Toast(Toast::BusinessFirst),
        Outcome::OwnItem => Reply::Toast(Toast::NotOnYourOwn),
        Outcome::Held(hold) => Reply::Toast(Toast::Held(hold)),
        Outcome::NotYourReason => Reply::Toast(Toast::NotYourReason),
        Outcome::Withdrawn => Reply::Toast(Toast::Withdrawn),
        Outcome::Gone => Reply::Toast(Toast::SubjectGone),
    };
    let mut step = say(toast);
    step.say.extend(over.filter(|_| typed.is_some()));
    step
}

/// The card as it is now, and a toast where something came of the tap or nothing could.
fn gripping(gripped: Gripped, context: &Context<'_>) -> Step {
    let (toast, card) = match gripped {
        Gripped::Taken(card, Some(objection)) => return say(Reply::CardReasons(card, objection)),
        Gripped::Closed(card) => return say(Reply::Card(card)),
        Gripped::Taken(card, None) => match card.held.clone() {
            Some(hold) => (Reply::Toast(Toast::Taken(hold)), Some(card)),
            None => return say(Reply::Card(card)),
        },
        Gripped::Released(card) => (Reply::Toast(Toast::Released), Some(card)),
        Gripped::NotYours(Some(hold), _) => return say(Reply::Toast(Toast::Held(hold))),
        Gripped::NotYours(None, card) => (Reply::Toast(Toast::Released), Some(card)),
        Gripped::Not(outcome, card) => {
            let mut step = decided(outcome, None, context);
            step.say.extend(card.map(Reply::Card));
            return step;
        }
    };
    let mut step = say(toast);
    step.say.extend(card.map(Reply::Card));
    step
}

/// A toast for the one who tapped, and the card as it is now.
fn undone(undoing: Undoing) -> Step {
    let (toast, card) = match undoing {
        Undoing::Done(card) => (Toast::Undone, Some(card)),
        Undoing::Over => (Toast::UndoOver, None),
        Undoing::Otherwise(card) => (Toast::UndoOtherwise, Some(card)),
        Undoing::Own => (Toast::NotOnYourOwn, None),
        Undoing::Gone => (Toast::SubjectGone, None),
    };
    let mut step = say(Reply::Toast(toast));
    step.say.extend(card.map(Reply::Card));
    step
}

/// A toast for the one who tapped; a list that is not true any more is brought up to date.
fn posted_anew(posted: PostedAnew) -> Step {
    let toast = match posted {
        PostedAnew::Comes => return say(Reply::Toast(Toast::CardComes)),
        PostedAnew::Before => Toast::CardCameBefore,
        PostedAnew::Over(Outcome::Late(decision)) => Toast::AlreadyDecided { decision },
        PostedAnew::Over(Outcome::Withdrawn) => Toast::Withdrawn,
        PostedAnew::Over(_) => Toast::SubjectGone,
    };
    look(0).after(Reply::Toast(toast))
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

fn may_look(context: &Context<'_>) -> bool {
    context.actor.is_admin || context.actor.is_anonymous
}

fn grip(subject: Subject, grip: Grip) -> Step {
    order(Deed::Grip { subject, grip })
}

fn look(page: usize) -> Step {
    Step::ask(Scene::Home, Query::Queue { page })
}

fn say(reply: Reply) -> Step {
    Step::say(Scene::Home, reply)
}

fn order(deed: Deed) -> Step {
    Step::order(Scene::Home, deed)
}
