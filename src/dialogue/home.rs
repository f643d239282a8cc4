//! The way in: greetings, commands, standing buttons, and handing everything else to its flow.

use super::{
    Answer, Context, Deed, Drafts, Input, Own, Purpose, Query, Scene, Step, browse, find, keeper,
    leaving, office, post, privacy, register, revision, settings, shop, stall, subscribe,
};
use crate::{
    domain::search::Narrowed,
    reply::{
        Find, MyData, Note, Question, Reply, Setting, Toast, WaitingDraft,
        button::{Button, Command, On, Target},
    },
};

pub(super) fn step(scene: Scene, input: Input, drafts: &Drafts, context: &Context<'_>) -> Step {
    match input {
        Input::Start(target) => start(scene, target, context),
        Input::Command(Command::Cancel)
        | Input::Button(Button::Cancel | Button::Go(Command::Cancel)) => cancel(scene, drafts),
        Input::Command(command) | Input::Button(Button::Go(command)) => {
            wanted(scene, command, context)
        }
        Input::Button(button) if !button.is_step() => standing(scene, button, context),
        Input::Search(words) => find::search(scene, &words, context),
        Input::StaleButton => stale(scene, context),
        Input::Edited => prompt(scene, context).after(Reply::Note(Note::EditNotRead)),
        Input::IdentityNumber => {
            prompt(scene, context).after(Reply::Note(Note::IdentityNumberRefused))
        }
        Input::Prompt => prompt(scene.after_a_pause(), context),
        Input::Answer(answer) => answered(scene, answer, drafts, context),
        input => in_flow(scene, input, context),
    }
}

/// Says again what is awaited.
pub(super) fn prompt(scene: Scene, context: &Context<'_>) -> Step {
    match scene {
        Scene::Home => menu(Scene::Home, context),
        Scene::AwaitOwnerTerms { .. } => Step::say(scene, Reply::Ask(Question::OwnerTerms)),
        Scene::Register(register) => register::prompt(register, context),
        Scene::Post(post) => post::prompt(post, context),
        Scene::Subscribe(subscribing) => subscribe::prompt(subscribing, context),
        Scene::AwaitSearch => find::ask(context),
        Scene::AwaitNear => Step::say(scene, Reply::Find(Find::AskNear)),
        Scene::AwaitReport { .. } => Step::say(scene, Reply::Find(Find::ReportWords)),
        Scene::Shop(keeping) => shop::prompt(keeping),
        Scene::Invited(invited) => keeper::prompt(invited),
        Scene::AwaitErasure => Step::say(scene, Reply::Ask(Question::Erase)),
        Scene::AwaitQuestion => office::prompt(),
        Scene::AwaitLeave { ref wanted, .. } => {
            let wanted = wanted.command();
            Step::say(scene, Reply::Ask(Question::LeaveDraft { wanted }))
        }
    }
}

/// What came fits nothing that was asked: says so, and says again what is awaited.
pub(super) fn unread(scene: Scene, input: &Input, context: &Context<'_>) -> Step {
    let why = match input {
        Input::Button(_) => return stale(scene, context),
        Input::File(problem)
            if scene.takes_photos(context.person.is_some_and(|person| person.owner)) =>
        {
            Reply::Note(Note::FileNotUsed(*problem))
        }
        Input::File(_)
        | Input::Photo { .. }
        | Input::Point(_)
        | Input::Contact { .. }
        | Input::Other => Reply::Note(Note::WrongKind),
        _ => Reply::Note(Note::NotUnderstood),
    };
    prompt(scene, context).after(why)
}

/// A button of a step that is over. Where nothing is awaited nothing new is said on the screen, so that a
/// second tap on "send" doesn't bury what the first one led to.
pub(super) fn stale(scene: Scene, context: &Context<'_>) -> Step {
    if scene == Scene::Home {
        Step::say(scene, Reply::Toast(Toast::ButtonOver))
    } else {
        prompt(scene, context).after(Reply::Note(Note::StaleButton))
    }
}

pub(super) fn menu(scene: Scene, context: &Context<'_>) -> Step {
    match context.person {
        Some(person) => {
            let name = person.first_name.clone();
            Step::say(scene, Reply::Menu { name, part: context.day_part(), owner: person.owner })
        }
        None => choose_language(scene, None, context),
    }
}

fn in_flow(scene: Scene, input: Input, context: &Context<'_>) -> Step {
    match scene {
        Scene::Register(register) => register::step(register, input, context),
        Scene::Post(post) => post::step(post, input, context),
        Scene::Subscribe(subscribing) => subscribe::step(subscribing, input, context),
        Scene::AwaitOwnerTerms { .. } => match input {
            Input::Button(Button::Yes) => Step::order(scene, Deed::AgreeAsOwner),
            Input::Button(Button::Back) => menu(Scene::Home, context),
            input => unread(scene, &input, context),
        },
        Scene::AwaitSearch => {
            let owner = context.person.is_some_and(|person| person.owner);
            let begun = owner.then(|| post::unasked(&input, context)).flatten();
            begun.unwrap_or_else(|| find::step(input, context))
        }
        Scene::AwaitNear => find::near_step(&input, context),
        Scene::AwaitReport { promotion } => find::report_words(promotion, &input, context),
        Scene::Shop(keeping) => shop::step(keeping, &input, context),
        Scene::Invited(invited) => keeper::step(invited, &input, context),
        Scene::AwaitErasure => privacy::step(&input, context),
        Scene::AwaitQuestion => office::step(&input, context),
        Scene::AwaitLeave { from, wanted } => leaving::step(*from, wanted, &input, context),
        Scene::Home => post::unasked(&input, context)
            .or_else(|| find::unasked(&input))
            .unwrap_or_else(|| unread(Scene::Home, &input, context)),
    }
}

fn start(scene: Scene, target: Option<Target>, context: &Context<'_>) -> Step {
    match (context.person, target) {
        (None, target) => choose_language(scene, target, context),
        (Some(_), None) => wanted(scene, Command::Menu, context),
        (Some(_), Some(target)) => follow(scene, target, context),
    }
}

pub(super) fn choose_language(scene: Scene, target: Option<Target>, context: &Context<'_>) -> Step {
    let name = context.actor.name.clone();
    Step::say(scene, Reply::ChooseLanguage { name, part: context.day_part(), target })
}

/// Where a deep link leads.
pub(super) fn follow(scene: Scene, target: Target, context: &Context<'_>) -> Step {
    match target {
        Target::Promotion(promotion) => browse::open(scene, promotion, context),
        Target::Category(category) => match leaving::staying(scene) {
            scene if scene.holds_draft() && !matches!(scene, Scene::Subscribe(_)) => {
                leaving::ask(scene, target, context)
            }
            scene => subscribe::offer(scene, Some(category)),
        },
        Target::Command(command) => wanted(scene, command, context),
        Target::Save(promotion) => {
            find::save(scene, promotion, true, On::Page { contact: false }, context)
        }
        Target::Report(promotion) => find::report(scene, promotion, context),
        Target::Business(business) => Step::ask(scene, Query::BusinessPage(business)),
        Target::Invitation(token) => keeper::open(scene, token),
    }
}

/// A command. It leaves an unfinished conversation only when the person says so.
fn wanted(scene: Scene, command: Command, context: &Context<'_>) -> Step {
    if context.person.is_none() && needs_person(command) {
        return choose_language(scene, Some(Target::Command(command)), context);
    }
    let scene = if command == Command::Subscription { leaving::staying(scene) } else { scene };
    match command {
        Command::Help => Step::say(scene, Reply::Help),
        Command::Browse => Step::ask(scene, Query::Live { narrowed: Narrowed::default(), page: 0 }),
        Command::Saved => Step::ask(scene, Query::Saved { page: 0, removed: None }),
        Command::Language => Step::say(scene, Reply::LanguagePicker),
        Command::Settings => settings::show(scene),
        Command::MyBusinesses => Step::ask(scene, Query::MyBusinesses { purpose: Purpose::List }),
        Command::MyPromotions => Step::ask(scene, Query::MyPromotions { page: 0 }),
        // Decisions are made in the admin group.
        Command::Queue | Command::Watch | Command::Broadcast => {
            unread(scene, &Input::UnknownCommand, context)
        }
        Command::Subscription if matches!(scene, Scene::Subscribe(_)) => {
            subscribe::offer(scene, None)
        }
        command if scene.holds_draft() => leaving::ask(scene, Target::Command(command), context),
        Command::Menu | Command::Cancel => menu(Scene::Home, context),
        Command::MyData => Step::ask(Scene::Home, Query::MyData),
        Command::Ask => office::begin(),
        Command::Search => find::ask(context),
        Command::Subscription => subscribe::offer(scene, None),
        Command::Register | Command::Post if context.person.is_some_and(|p| p.owner) => {
            begin(command, context)
        }
        Command::Register | Command::Post => {
            Step::say(Scene::AwaitOwnerTerms { next: command }, Reply::Ask(Question::OwnerTerms))
        }
    }
}

fn needs_person(command: Command) -> bool {
    use Command::{Browse, Cancel, Help, Queue, Search, Watch};
    !matches!(command, Help | Browse | Search | Cancel | Queue | Watch)
}

/// An owner's flow, once the owner's terms are agreed to.
fn begin(command: Command, context: &Context<'_>) -> Step {
    match command {
        Command::Register => register::begin(),
        Command::Post => post::begin(post::Early::default()),
        _ => menu(Scene::Home, context),
    }
}

fn standing(scene: Scene, button: Button, context: &Context<'_>) -> Step {
    match (button, context.person) {
        (Button::Speak { target }, Some(_)) => {
            Step::order(scene, Deed::SpeakTo { language: context.actor.language, target })
        }
        (Button::Speak { target }, None) => Step::say(scene, Reply::Privacy { target }),
        (Button::ReadNotice { target }, _) => Step::say(scene, Reply::PrivacyInFull { target }),
        (Button::Agree { target }, None) => {
            Step::order(scene, Deed::Join { language: context.actor.language, target })
        }
        (Button::Agree { target: Some(target) }, Some(_)) => follow(scene, target, context),
        (Button::Agree { target: None }, Some(_)) => menu(scene, context),
        // What is open to everybody needs no consent.
        (Button::NotNow { target: Some(Target::Save(id) | Target::Report(id)) }, _) => {
            follow(scene, Target::Promotion(id), context)
        }
        (
            Button::NotNow { target: Some(target @ (Target::Promotion(_) | Target::Business(_))) },
            _,
        ) => follow(scene, target, context),
        (Button::NotNow { .. }, _) => Step::say(scene, Reply::WithoutConsent),
        (Button::Redo(subject), Some(_)) => Step::ask(scene, Query::Own(subject)),
        (Button::MyPromotions { page }, Some(_)) => {
            let page = usize::try_from(page).unwrap_or_default();
            Step::ask(scene, Query::MyPromotions { page })
        }
        (Button::Stall(doing, promotion), _) => stall::pressed(scene, doing, promotion, context),
        (Button::Unsubscribe, Some(_)) => Step::order(scene, Deed::Unsubscribe),
        (Button::Resubscribe, Some(_)) => Step::order(scene, Deed::Resubscribe),
        (button @ (Button::Adjust(_) | Button::AdjustHour | Button::AdjustPause), Some(_)) => {
            settings::pressed(scene, button, context)
        }
        (Button::Download, Some(_)) => Step::ask(scene, Query::File),
        (Button::Correct, Some(_)) => Step::say(scene, Reply::Setting(Setting::Correcting)),
        (Button::Erase, Some(_)) => {
            Step::say(Scene::AwaitErasure, Reply::Ask(Question::Erase)).keeping(scene.into_draft())
        }
        (Button::Shop(button), _) => shop::pressed(scene, button, context),
        (Button::Keeper(button), _) => keeper::pressed(scene, button, context),
        (button, _) => browse::pressed(scene, button, context),
    }
}

fn cancel(scene: Scene, drafts: &Drafts) -> Step {
    if scene == Scene::Home {
        let waiting = drafts.waiting();
        let reply =
            if waiting.is_empty() { Reply::NothingToCancel } else { Reply::Drafts(waiting) };
        return Step::say(Scene::Home, reply);
    }
    match scene.into_draft() {
        None => Step::say(Scene::Home, Reply::Cancelled { kept: None }),
        draft => Step::silent(Scene::Home)
            .keeping_and_telling(draft, |kept| Reply::Cancelled { kept: Some(kept) }),
    }
}

/// A draft that can't go on now, after what is said of it; the person may continue it later.
pub(super) fn kept_for_later(draft: Scene, step: Step) -> Step {
    step.keeping_and_telling(draft.into_draft(), Reply::DraftKept)
}

/// Who has no business yet may have begun to register one.
fn with_unsent_businesses(mut step: Step, drafts: &Drafts) -> Step {
    let unsent: Vec<_> = drafts.waiting().into_iter().filter(WaitingDraft::is_business).collect();
    if matches!(step.say[..], [Reply::NoBusinessYet { .. }]) && !unsent.is_empty() {
        step.say.push(Reply::Drafts(unsent));
    }
    step
}

fn answered(scene: Scene, answer: Answer, drafts: &Drafts, context: &Context<'_>) -> Step {
    match answer {
        Answer::Joined { target: Some(target) } => follow(scene, target, context),
        Answer::Joined { target: None } => menu(scene, context),
        Answer::Agreed => match scene {
            Scene::AwaitOwnerTerms { next } => begin(next, context),
            Scene::Invited(invited) => keeper::agreed(invited),
            scene => prompt(scene, context),
        },
        Answer::LanguageSet { target: Some(target) } => follow(scene, target, context),
        Answer::LanguageSet { target: None } if scene == Scene::Home => {
            Step::say(scene, Reply::LanguageSet)
        }
        // What is awaited, in the new language.
        Answer::LanguageSet { target: None } => prompt(scene, context).after(Reply::LanguageSet),
        Answer::Registered { id, again } => {
            Step::say(Scene::Home, Reply::BusinessSent { id, again })
        }
        Answer::SentBefore(id) => Step::say(Scene::Home, Reply::BusinessSentBefore(id)),
        Answer::Posted { id, business_pending } => {
            Step::say(Scene::Home, Reply::PromotionSent { id, business_pending })
        }
        Answer::Full { max, next_possible } => {
            kept_for_later(scene, post::full(max, next_possible))
        }
        Answer::Over => post::over(scene, context),
        Answer::Businesses { purpose: Purpose::Post, found } => {
            with_unsent_businesses(post::choose(scene, found, context), drafts)
        }
        Answer::Businesses { purpose: Purpose::ChooseAgain, found } => {
            post::choose_again(found, context).keeping(scene.into_draft())
        }
        Answer::Businesses { purpose: Purpose::WhyNot, found } => {
            let is_own = |id| found.iter().any(|own| own.business.id == id);
            if scene.business().is_some_and(|id| !is_own(id)) {
                return Step::say(Scene::Home, Reply::BusinessGone);
            }
            kept_for_later(scene, post::why_not(found))
        }
        Answer::Own(own) => redo(scene, own, context),
        Answer::Preview { business, present } => {
            post::preview(scene, business, present.as_deref(), context)
        }
        Answer::Subscription { known, in_force, category } => {
            subscribe::offered(scene, known, in_force, category, context)
        }
        Answer::Subscribed { next, live, before } => {
            Step::say(unless_draft(scene), Reply::Subscribed { next, live, before })
        }
        Answer::Unsubscribed => Step::say(unless_draft(scene), Reply::Unsubscribed),
        Answer::Settings { settings, screen } => settings::answered(scene, settings, screen),
        answer @ (Answer::MayAsk | Answer::AskedEnough { .. } | Answer::AskedOffice(_)) => {
            office::answered(scene, &answer, context)
        }
        Answer::File(file) => Step::say(scene, Reply::Setting(Setting::File(file))),
        Answer::MyData(held) => match context.person {
            Some(person) => {
                let (person, held, drafts) = (person.clone(), *held, drafts.waiting());
                let data = MyData { person, held, drafts };
                Step::say(scene, Reply::MyData(Box::new(data)))
            }
            None => menu(scene, context),
        },
        answer @ (Answer::Promotions { .. } | Answer::Stand { .. }) => {
            stall::answered(scene, answer, context)
        }
        Answer::Revised { news, stand } => revision::answered(scene, news, stand, context),
        Answer::Erased => Step::say(Scene::Home, Reply::Erased),
        Answer::Shop(answer) => shop::answered(scene, answer, context),
        Answer::Keeper(answer) => keeper::answered(scene, answer, context),
        answer => browse::answered(scene, answer, context),
    }
}

/// What was chosen of a subscription is over; what is being written for an owner is not.
fn unless_draft(scene: Scene) -> Scene {
    match scene {
        Scene::Subscribe(_) => Scene::Home,
        scene if scene.holds_draft() => scene,
        _ => Scene::Home,
    }
}

/// What was sent back or turned down becomes the start of a new try; a draft in hand is put aside for it.
fn redo(scene: Scene, own: Option<Box<Own>>, context: &Context<'_>) -> Step {
    let step = match own.map(|own| *own) {
        Some(Own::Business(id, business)) => register::redo(id, business, context),
        Some(Own::Promotion(content)) => post::redo(content, context),
        Some(Own::Again(content)) => post::again(content, context),
        Some(Own::Change(content)) => revision::open(content, context),
        None => return stale(scene, context),
    };
    step.keeping(scene.into_draft())
}
