//! Registering a business, question by question, to a summary from which each field can be changed.

mod changing;
mod extras;
mod place;

use serde::{Deserialize, Serialize};

use super::{Context, Input, Scene, Step, home, reading, reading::Reading};
use crate::{
    domain::{
        area::AreaCode,
        business::{Alike, BusinessName, Extra, NewBusiness},
        category::Category,
        hours::Hours,
        ids::BusinessId,
        phone::Phone,
    },
    reply::{OwnPage, Question, Reply, Shop, button::Button},
};

pub use place::AskArea;

/// What has been gathered, named for what is awaited next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Register {
    AwaitName,
    AwaitCategory {
        name: BusinessName,
    },
    AwaitArea {
        name: BusinessName,
        category: Category,
        ask: AskArea,
    },
    AwaitPhone {
        name: BusinessName,
        category: Category,
        area: AreaCode,
        offered: Vec<Phone>,
    },
    AwaitDescription {
        name: BusinessName,
        category: Category,
        area: AreaCode,
        phone: Phone,
    },
    AwaitSend {
        business: NewBusiness,
        sending: Sending,
    },
    /// It looks like one that is registered: is it another one?
    AwaitAnother {
        business: NewBusiness,
        alike: Alike,
    },
    AwaitChange {
        business: NewBusiness,
        sending: Sending,
        change: Change,
    },
}

/// What the business that is sent is to the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sending {
    New,
    /// The one to be corrected, once more.
    Again(BusinessId),
    /// Changes of a registered one, from what it was when they were begun.
    Change {
        id: BusinessId,
        was: Box<NewBusiness>,
        /// Whether nothing of it was approved yet.
        #[serde(default)]
        pending: bool,
    },
}

/// What is being changed from the summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    Name,
    Category,
    Area(AskArea),
    Phone {
        offered: Vec<Phone>,
    },
    Description,
    /// The list of what may be left out.
    Extras,
    Extra {
        extra: Extra,
        /// Candidates of ambiguous hours.
        offered: Vec<Hours>,
    },
}

pub(super) fn begin() -> Step {
    Step::say(Register::AwaitName, Reply::Ask(Question::BusinessName))
}

/// A business to be corrected, once more: everything is known from before and can be changed.
pub(super) fn redo(id: BusinessId, business: NewBusiness, context: &Context<'_>) -> Step {
    prompt(Register::AwaitSend { business, sending: Sending::Again(id) }, context)
}

/// What was typed of a business that was turned down, to be handed in with it. `None`: the scene is not about it.
pub(super) fn redo_with_changes(
    scene: &Scene,
    id: BusinessId,
    context: &Context<'_>,
) -> Option<Step> {
    match scene {
        Scene::Register(
            register @ (Register::AwaitSend { business, .. }
            | Register::AwaitChange { business, .. }),
        ) if register.about() == Some(id) => Some(redo(id, business.clone(), context)),
        _ => None,
    }
}

/// A registered business, to change its parts.
pub(super) fn change(page: OwnPage, context: &Context<'_>) -> Step {
    let (business, sending) = changing::of(page);
    prompt(Register::AwaitSend { business, sending }, context)
}

/// A registered business, to fill in what may be left out.
pub(super) fn complete(page: OwnPage, context: &Context<'_>) -> Step {
    let (business, sending) = changing::of(page);
    prompt(Register::AwaitChange { business, sending, change: Change::Extras }, context)
}

/// It is sent where it looks like nothing that is registered.
pub(super) fn compared(scene: Scene, alike: Option<Alike>, context: &Context<'_>) -> Step {
    match (scene, alike) {
        (Scene::Register(Register::AwaitSend { business, sending }), None) => {
            changing::order(business, sending)
        }
        (Scene::Register(Register::AwaitSend { business, .. }), Some(alike)) => {
            prompt(Register::AwaitAnother { business, alike }, context)
        }
        (scene, _) => home::prompt(scene, context),
    }
}

pub(super) fn prompt(register: Register, context: &Context<'_>) -> Step {
    let reply = match &register {
        Register::AwaitName => Reply::Ask(Question::BusinessName),
        Register::AwaitCategory { .. } => Reply::Ask(Question::Category),
        Register::AwaitArea { ask, .. } => place::ask(ask, context),
        Register::AwaitPhone { offered, .. } => ask_phone(offered),
        Register::AwaitDescription { .. } => Reply::Ask(Question::Description),
        Register::AwaitSend { business, sending } => changing::summary(business, sending),
        Register::AwaitAnother { alike, .. } => Reply::Shop(Shop::AskAnother(alike.clone())),
        Register::AwaitChange { business, change, .. } => {
            changing::question(business, change, context)
        }
    };
    Step::say(register, reply)
}

pub(super) fn step(register: Register, input: Input, context: &Context<'_>) -> Step {
    let here = register.clone();
    let next = match register {
        Register::AwaitName => {
            if matches!(input, Input::Button(Button::Back)) {
                return home::menu(Scene::Home, context);
            }
            moved(reading::name(&input), |name| Register::AwaitCategory { name }, || here.clone())
        }
        Register::AwaitCategory { name } => {
            let then = |category| Register::AwaitArea { name, category, ask: AskArea::District };
            moved(reading::category(&input), then, || Register::AwaitName)
        }
        Register::AwaitArea { name, category, ask } => {
            in_area(name, category, &ask, &input, context)
        }
        Register::AwaitPhone { name, category, area, offered } => {
            in_phone(name, category, area, &offered, &input)
        }
        Register::AwaitDescription { name, category, area, phone } => {
            let back = Register::AwaitPhone {
                name: name.clone(),
                category,
                area: area.clone(),
                offered: Vec::new(),
            };
            let then = |description| Register::AwaitSend {
                business: NewBusiness {
                    name,
                    category,
                    area,
                    phone,
                    description,
                    extras: Box::default(),
                },
                sending: Sending::New,
            };
            moved(reading::description(&input), then, || back)
        }
        Register::AwaitSend { business, sending } => {
            return changing::send_or_change(business, sending, &input, context);
        }
        Register::AwaitAnother { business, alike } => {
            return changing::another(business, alike, &input, context);
        }
        Register::AwaitChange { business, sending, change } => {
            changing::field(business, &sending, change, &input, context)
        }
    };
    match next {
        Next::Register(register, note) => {
            let step = changing::reach(register, context);
            note.into_iter().fold(step, Step::after)
        }
        Next::Refused(reply) => prompt(here, context).after(reply),
        Next::Unread => home::unread(here.into(), &input, context),
    }
}

impl Register {
    pub(super) fn holds_something(&self) -> bool {
        match self {
            Self::AwaitSend { business, sending: Sending::Change { was, .. } }
            | Self::AwaitChange { business, sending: Sending::Change { was, .. }, .. } => {
                *business != **was
            }
            register => register.name().is_some(),
        }
    }

    /// The registered business whose parts are changed.
    pub(super) fn changes(&self) -> Option<BusinessId> {
        match self {
            Self::AwaitSend { sending: Sending::Change { id, .. }, .. }
            | Self::AwaitChange { sending: Sending::Change { id, .. }, .. } => Some(*id),
            _ => None,
        }
    }

    /// The registered business that is changed or handed in once more.
    pub(super) fn about(&self) -> Option<BusinessId> {
        match self {
            Self::AwaitSend { sending: Sending::Again(id), .. }
            | Self::AwaitChange { sending: Sending::Again(id), .. } => Some(*id),
            register => register.changes(),
        }
    }

    /// The same changes, of the business as it is now.
    pub(super) fn onto(mut self, present: NewBusiness) -> Self {
        if let Self::AwaitSend { business, sending: Sending::Change { was, .. } }
        | Self::AwaitChange { business, sending: Sending::Change { was, .. }, .. } = &mut self
        {
            *business = present.clone().following(was, business);
            **was = present;
        }
        self
    }

    /// None before it was asked for.
    pub(super) fn name(&self) -> Option<&BusinessName> {
        match self {
            Self::AwaitName => None,
            Self::AwaitCategory { name }
            | Self::AwaitArea { name, .. }
            | Self::AwaitPhone { name, .. }
            | Self::AwaitDescription { name, .. } => Some(name),
            Self::AwaitSend { business, .. }
            | Self::AwaitAnother { business, .. }
            | Self::AwaitChange { business, .. } => Some(&business.name),
        }
    }

    pub(super) fn awaits_words(&self) -> bool {
        match self {
            Self::AwaitName | Self::AwaitDescription { .. } => true,
            Self::AwaitChange { change, .. } => {
                matches!(change, Change::Name | Change::Description)
            }
            _ => false,
        }
    }

    pub(super) fn takes_photos(&self) -> bool {
        match self {
            Self::AwaitSend { .. } => true,
            Self::AwaitChange { change, .. } => {
                matches!(change, Change::Extras | Change::Extra { extra: Extra::Photo, .. })
            }
            _ => false,
        }
    }

    pub(super) fn awaits_phone(&self) -> bool {
        match self {
            Self::AwaitPhone { offered, .. } => offered.is_empty(),
            Self::AwaitChange { change: Change::Phone { offered }, .. } => offered.is_empty(),
            _ => false,
        }
    }
}

/// Where a reading leads, with what is said on the way.
enum Next {
    Register(Register, Option<Reply>),
    Refused(Reply),
    Unread,
}

fn moved<T>(
    reading: Reading<T>,
    then: impl FnOnce(T) -> Register,
    back: impl FnOnce() -> Register,
) -> Next {
    match reading {
        Reading::Value(value) => Next::Register(then(value), None),
        Reading::Back => Next::Register(back(), None),
        Reading::Refused(reply) => Next::Refused(reply),
        Reading::Unread => Next::Unread,
    }
}

fn in_area(
    name: BusinessName,
    category: Category,
    ask: &AskArea,
    input: &Input,
    context: &Context<'_>,
) -> Next {
    match place::read(ask, input, context) {
        Reading::Value(area) => {
            let offered = Vec::new();
            Next::Register(Register::AwaitPhone { name, category, area, offered }, None)
        }
        Reading::Moved(ask) => Next::Register(Register::AwaitArea { name, category, ask }, None),
        Reading::Back => Next::Register(Register::AwaitCategory { name }, None),
        Reading::Refused(reply) => Next::Refused(reply),
        Reading::Unread => Next::Unread,
    }
}

fn in_phone(
    name: BusinessName,
    category: Category,
    area: AreaCode,
    offered: &[Phone],
    input: &Input,
) -> Next {
    match reading::phone(input, offered) {
        Reading::Value(phone) => {
            let note = Reply::PhoneNoted(phone.clone());
            Next::Register(Register::AwaitDescription { name, category, area, phone }, Some(note))
        }
        Reading::Moved(offered) => {
            Next::Register(Register::AwaitPhone { name, category, area, offered }, None)
        }
        Reading::Back if offered.is_empty() => {
            let ask = AskArea::Village { district: area.district(), page: 0 };
            Next::Register(Register::AwaitArea { name, category, ask }, None)
        }
        Reading::Back => {
            let offered = Vec::new();
            Next::Register(Register::AwaitPhone { name, category, area, offered }, None)
        }
        Reading::Refused(reply) => Next::Refused(reply),
        Reading::Unread => Next::Unread,
    }
}

fn ask_phone(offered: &[Phone]) -> Reply {
    if offered.is_empty() {
        Reply::Ask(Question::Phone)
    } else {
        Reply::Ask(Question::WhichPhone { candidates: offered.to_vec() })
    }
}
