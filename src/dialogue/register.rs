//! Registering a business, question by question, to a summary from which each field can be changed.

mod place;

use serde::{Deserialize, Serialize};

use super::{Context, Deed, Input, Scene, Step, home, reading, reading::Reading};
use crate::{
    domain::{
        area::AreaCode,
        business::{BusinessName, NewBusiness},
        category::Category,
        ids::BusinessId,
        phone::Phone,
    },
    reply::{
        Question, Reply,
        button::{Button, Field},
    },
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
        /// The rejected one that is sent once more; None for a new one.
        #[serde(default)]
        again: Option<BusinessId>,
    },
    AwaitChange {
        business: NewBusiness,
        #[serde(default)]
        again: Option<BusinessId>,
        change: Change,
    },
}

/// The field being changed from the summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    Name,
    Category,
    Area(AskArea),
    Phone { offered: Vec<Phone> },
    Description,
}

pub(super) fn begin() -> Step {
    Step::say(Register::AwaitName, Reply::Ask(Question::BusinessName))
}

/// A rejected business once more: everything is known from before and can be changed.
pub(super) fn redo(id: BusinessId, business: NewBusiness, context: &Context<'_>) -> Step {
    prompt(Register::AwaitSend { business, again: Some(id) }, context)
}

pub(super) fn prompt(register: Register, context: &Context<'_>) -> Step {
    let reply = match &register {
        Register::AwaitName => Reply::Ask(Question::BusinessName),
        Register::AwaitCategory { .. } => Reply::Ask(Question::Category),
        Register::AwaitArea { ask, .. } => place::ask(ask, context),
        Register::AwaitPhone { offered, .. } => ask_phone(offered),
        Register::AwaitDescription { .. } => Reply::Ask(Question::Description),
        Register::AwaitSend { business, .. } => {
            Reply::Ask(Question::BusinessSummary(business.clone()))
        }
        Register::AwaitChange { change, .. } => match change {
            Change::Name => Reply::Ask(Question::BusinessName),
            Change::Category => Reply::Ask(Question::Category),
            Change::Area(ask) => place::ask(ask, context),
            Change::Phone { offered } => ask_phone(offered),
            Change::Description => Reply::Ask(Question::Description),
        },
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
                again: None,
            };
            moved(reading::description(&input), then, || back)
        }
        Register::AwaitSend { business, again } => {
            return send_or_change(business, again, &input, context);
        }
        Register::AwaitChange { business, again, change } => {
            in_change(business, again, change, &input, context)
        }
    };
    match next {
        Next::Register(register, note) => {
            let step = prompt(register, context);
            note.into_iter().fold(step, Step::after)
        }
        Next::Refused(reply) => prompt(here, context).after(reply),
        Next::Unread => home::unread(here.into(), &input, context),
    }
}

impl Register {
    pub(super) fn holds_something(&self) -> bool {
        self.name().is_some()
    }

    /// None before it was asked for.
    pub(super) fn name(&self) -> Option<&BusinessName> {
        match self {
            Self::AwaitName => None,
            Self::AwaitCategory { name }
            | Self::AwaitArea { name, .. }
            | Self::AwaitPhone { name, .. }
            | Self::AwaitDescription { name, .. } => Some(name),
            Self::AwaitSend { business, .. } | Self::AwaitChange { business, .. } => {
                Some(&business.name)
            }
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

fn send_or_change(
    business: NewBusiness,
    again: Option<BusinessId>,
    input: &Input,
    context: &Context<'_>,
) -> Step {
    let change = match input {
        Input::Button(Button::Send) => {
            let deed = Deed::Register { business: business.clone(), again };
            return Step::order(Register::AwaitSend { business, again }, deed);
        }
        Input::Button(Button::Edit(Field::Name)) => Change::Name,
        Input::Button(Button::Edit(Field::Category)) => Change::Category,
        Input::Button(Button::Edit(Field::Area)) => Change::Area(AskArea::District),
        Input::Button(Button::Edit(Field::Phone)) => Change::Phone { offered: Vec::new() },
        Input::Button(Button::Edit(Field::Description)) => Change::Description,
        // Nothing was asked before what is sent once more.
        Input::Button(Button::Back) if again.is_some() => {
            let draft = Register::AwaitSend { business, again };
            return home::menu(Scene::Home, context).keeping(Some(draft.into()));
        }
        Input::Button(Button::Back) => {
            let NewBusiness { name, category, area, phone, .. } = business;
            return prompt(Register::AwaitDescription { name, category, area, phone }, context);
        }
        input => {
            return home::unread(Register::AwaitSend { business, again }.into(), input, context);
        }
    };
    prompt(Register::AwaitChange { business, again, change }, context)
}

fn in_change(
    business: NewBusiness,
    again: Option<BusinessId>,
    change: Change,
    input: &Input,
    context: &Context<'_>,
) -> Next {
    let summary = |business| Register::AwaitSend { business, again };
    let old = business.clone();
    let back = || summary(old);
    match change {
        Change::Name => {
            moved(reading::name(input), |name| summary(NewBusiness { name, ..business }), back)
        }
        Change::Category => {
            let then = |category| summary(NewBusiness { category, ..business });
            moved(reading::category(input), then, back)
        }
        Change::Description => {
            let then = |description| summary(NewBusiness { description, ..business });
            moved(reading::description(input), then, back)
        }
        Change::Area(ask) => match place::read(&ask, input, context) {
            Reading::Value(area) => Next::Register(summary(NewBusiness { area, ..business }), None),
            Reading::Moved(ask) => {
                let change = Change::Area(ask);
                Next::Register(Register::AwaitChange { business, again, change }, None)
            }
            Reading::Back => Next::Register(back(), None),
            Reading::Refused(reply) => Next::Refused(reply),
            Reading::Unread => Next::Unread,
        },
        Change::Phone { offered } => match reading::phone(input, &offered) {
            Reading::Value(phone) => {
                let note = Reply::PhoneNoted(phone.clone());
                Next::Register(summary(NewBusiness { phone, ..business }), Some(note))
            }
            Reading::Moved(offered) => {
                let change = Change::Phone { offered };
                Next::Register(Register::AwaitChange { business, again, change }, None)
            }
            Reading::Back if !offered.is_empty() => {
                let change = Change::Phone { offered: Vec::new() };
                Next::Register(Register::AwaitChange { business, again, change }, None)
            }
            Reading::Back => Next::Register(back(), None),
            Reading::Refused(reply) => Next::Refused(reply),
            Reading::Unread => Next::Unread,
        },
    }
}

fn ask_phone(offered: &[Phone]) -> Reply {
    if offered.is_empty() {
        Reply::Ask(Question::Phone)
    } else {
        Reply::Ask(Question::WhichPhone { candidates: offered.to_vec() })
    }
}
