//! Registering a business, question by question, to a summary from which each field can be changed.

use serde::{Deserialize, Serialize};

use super::{Context, Deed, Input, Scene, Step, home, reading, reading::Reading};
use crate::{
    domain::{
        area::{AreaCode, AreaKind},
        business::{BusinessName, NewBusiness},
        category::Category,
        ids::BusinessId,
        phone::Phone,
    },
    reply::{
        Reply,
        button::{Button, Field},
    },
};

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

/// The question about the place, which narrows down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskArea {
    District,
    Village {
        district: AreaCode,
        page: usize,
    },
    /// Several places bear the typed name.
    Which {
        found: Vec<AreaCode>,
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
    Step::say(Register::AwaitName, Reply::AskBusinessName)
}

/// A rejected business once more: everything is known from before and can be changed.
pub(super) fn redo(id: BusinessId, business: NewBusiness, context: &Context<'_>) -> Step {
    prompt(Register::AwaitSend { business, again: Some(id) }, context)
}

pub(super) fn prompt(register: Register, context: &Context<'_>) -> Step {
    let reply = match &register {
        Register::AwaitName => Reply::AskBusinessName,
        Register::AwaitCategory { .. } => Reply::AskCategory,
        Register::AwaitArea { ask, .. } => ask_area(ask, context),
        Register::AwaitPhone { offered, .. } => ask_phone(offered),
        Register::AwaitDescription { .. } => Reply::AskDescription,
        Register::AwaitSend { business, .. } => Reply::BusinessSummary(business.clone()),
        Register::AwaitChange { change, .. } => match change {
            Change::Name => Reply::AskBusinessName,
            Change::Category => Reply::AskCategory,
            Change::Area(ask) => ask_area(ask, context),
            Change::Phone { offered } => ask_phone(offered),
            Change::Description => Reply::AskDescription,
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
                business: NewBusiness { name, category, area, phone, description },
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
    match read_area(ask, input, context) {
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
        Change::Area(ask) => match read_area(&ask, input, context) {
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

fn read_area(ask: &AskArea, input: &Input, context: &Context<'_>) -> Reading<AreaCode, AskArea> {
    match (input, ask) {
        (Input::Button(Button::District(code)), _) if known(code, true, context) => {
            Reading::Moved(AskArea::Village { district: code.clone(), page: 0 })
        }
        (Input::Button(Button::Village(code)), _) if known(code, false, context) => {
            Reading::Value(code.clone())
        }
        (Input::Button(Button::VillagePage(page)), AskArea::Village { district, .. }) => {
            let page = usize::try_from(*page).unwrap_or_default();
            Reading::Moved(AskArea::Village { district: district.clone(), page })
        }
        (Input::Button(Button::Candidate(at)), AskArea::Which { found }) => {
            match reading::pick::<AreaCode, AskArea>(found, *at) {
                Reading::Value(code) => settled(code),
                other => other,
            }
        }
        (Input::Button(Button::Back), AskArea::District) => Reading::Back,
        (Input::Button(Button::Back), _) => Reading::Moved(AskArea::District),
        (Input::Text(typed), AskArea::Village { district, .. }) => {
            named(typed, Some(district), context)
        }
        (Input::Text(typed), _) => named(typed, None, context),
        (input, _) => reading::otherwise(input),
    }
}

fn named(
    typed: &str,
    within: Option<&AreaCode>,
    context: &Context<'_>,
) -> Reading<AreaCode, AskArea> {
    let mut found = context.areas.search(typed, within);
    if found.is_empty() && within.is_some() {
        found = context.areas.search(typed, None);
    }
    match found.as_slice() {
        [] => Reading::Refused(Reply::AreaNotFound),
        [only] => settled(only.code.clone()),
        several => {
            let found = several.iter().take(MAX_FOUND).map(|area| area.code.clone()).collect();
            Reading::Moved(AskArea::Which { found })
        }
    }
}

/// How many places of one name are offered; more than this share no name.
const MAX_FOUND: usize = 12;

/// A village is an answer; a kecamatan leads on to its villages.
fn settled(code: AreaCode) -> Reading<AreaCode, AskArea> {
    match code.kind() {
        AreaKind::Village | AreaKind::UrbanVillage => Reading::Value(code),
        _ => Reading::Moved(AskArea::Village { district: code, page: 0 }),
    }
}

fn known(code: &AreaCode, district: bool, context: &Context<'_>) -> bool {
    context.areas.get(code).is_some_and(|area| {
        (area.kind() == AreaKind::District) == district && area.kind() != AreaKind::Regency
    })
}

fn ask_area(ask: &AskArea, context: &Context<'_>) -> Reply {
    match ask {
        AskArea::District => {
            let districts = context.areas.districts().map(|area| area.code.clone()).collect();
            Reply::AskArea { districts }
        }
        AskArea::Village { district, page } => {
            let villages = context.areas.villages(district);
            let villages = villages.into_iter().map(|area| area.code.clone()).collect();
            Reply::AskVillage { district: district.clone(), villages, page: *page }
        }
        AskArea::Which { found } => Reply::WhichArea { found: found.clone() },
    }
}

fn ask_phone(offered: &[Phone]) -> Reply {
    if offered.is_empty() {
        Reply::AskPhone
    } else {
        Reply::WhichPhone { candidates: offered.to_vec() }
    }
}
