//! The summary: sending, and changing one part of the business.

use super::{
    super::{
        Context, Deed, Input, Query, Scene, ShopDeed, ShopQuery, Step, home, reading,
        reading::Reading, shop,
    },
    Change, Next, Register, Sending, ask_phone, extras, moved, place,
    place::AskArea,
};
use crate::{
    domain::business::{Alike, BusinessState, Extra, Extras, NewBusiness},
    reply::{
        OwnPage, Question, Reply, Shop,
        button::{Button, Field, ShopButton},
    },
};

/// What is known of a registered business, with what waits or was turned down, to go on from.
pub(super) fn of(page: OwnPage) -> (NewBusiness, Sending) {
    let OwnPage { business, change, .. } = page;
    let profile = match change {
        Some(change) => business.profile.with_reviewed(change.to),
        None => business.profile,
    };
    let pending = business.state == BusinessState::Pending;
    let sending = Sending::Change { id: business.id, was: Box::new(profile.clone()), pending };
    (profile, sending)
}

pub(super) fn summary(business: &NewBusiness, sending: &Sending) -> Reply {
    match sending {
        Sending::Change { was, pending, .. } => {
            let (changed, pending) = (*business != **was, *pending);
            Reply::Shop(Shop::Changes { business: business.clone(), changed, pending })
        }
        _ => Reply::Ask(Question::BusinessSummary(business.clone())),
    }
}

/// Goes on to a scene. Where all that changed is nobody's business but the owner's it is saved at once.
pub(super) fn reach(register: Register, context: &Context<'_>) -> Step {
    if let Register::AwaitSend { business, sending: sending @ Sending::Change { .. } }
    | Register::AwaitChange {
        business,
        sending: sending @ Sending::Change { .. },
        change: Change::Extras,
    } = &register
        && let Sending::Change { was, .. } = sending
        && *business != **was
        && business.reviewed() == was.reviewed()
    {
        return send(business.clone(), sending.clone());
    }
    super::prompt(register, context)
}

pub(super) fn question(business: &NewBusiness, change: &Change, context: &Context<'_>) -> Reply {
    match change {
        Change::Name => Reply::Ask(Question::BusinessName),
        Change::Category => Reply::Ask(Question::Category),
        Change::Area(ask) => place::ask(ask, context),
        Change::Phone { offered } => ask_phone(offered),
        Change::Description => Reply::Ask(Question::Description),
        Change::Extras => Reply::Shop(Shop::Extras(business.clone())),
        Change::Extra { extra, offered } if offered.is_empty() => {
            let given = business.extras.has(*extra);
            Reply::Shop(Shop::AskExtra { extra: *extra, given })
        }
        Change::Extra { offered, .. } => Reply::Shop(Shop::WhichHours(offered.clone())),
    }
}

pub(super) fn send_or_change(
    business: NewBusiness,
    sending: Sending,
    input: &Input,
    context: &Context<'_>,
) -> Step {
    let change = match input {
        Input::Button(Button::Send) => return send(business, sending),
        Input::Button(Button::Edit(Field::Name)) => Change::Name,
        Input::Button(Button::Edit(Field::Category)) => Change::Category,
        Input::Button(Button::Edit(Field::Area)) => Change::Area(AskArea::District),
        Input::Button(Button::Edit(Field::Phone)) => Change::Phone { offered: Vec::new() },
        Input::Button(Button::Edit(Field::Description)) => Change::Description,
        Input::Button(Button::Shop(ShopButton::Extras)) => Change::Extras,
        Input::Button(Button::Back) => return back(business, sending, context),
        input => return unasked(business, sending, input, context),
    };
    super::prompt(Register::AwaitChange { business, sending, change }, context)
}

/// A new one is compared with what is registered before it is sent.
fn send(business: NewBusiness, sending: Sending) -> Step {
    if sending == Sending::New {
        let query = Query::Shop(ShopQuery::Alike(Box::new(business.clone())));
        return Step::ask(Register::AwaitSend { business, sending }, query);
    }
    order(business, sending)
}

/// Whether it is another one than the one it looks like.
pub(super) fn another(
    business: NewBusiness,
    alike: Alike,
    input: &Input,
    context: &Context<'_>,
) -> Step {
    match input {
        Input::Button(Button::Yes) => order(business, Sending::New),
        Input::Button(Button::Back) => {
            super::prompt(Register::AwaitSend { business, sending: Sending::New }, context)
        }
        input => home::unread(Register::AwaitAnother { business, alike }.into(), input, context),
    }
}

pub(super) fn order(business: NewBusiness, sending: Sending) -> Step {
    let deed = match &sending {
        Sending::New => Deed::Register { business: business.clone(), again: None },
        Sending::Again(id) => Deed::Register { business: business.clone(), again: Some(*id) },
        Sending::Change { id, was, .. } => {
            let now = Box::new(business.clone());
            Deed::Shop(ShopDeed::Change { id: *id, was: was.clone(), now })
        }
    };
    Step::order(Register::AwaitSend { business, sending }, deed)
}

fn back(business: NewBusiness, sending: Sending, context: &Context<'_>) -> Step {
    match sending {
        Sending::New => {
            // The question before has no room for what was added since.
            let added = *business.extras != Extras::default();
            let draft = added.then(|| Register::AwaitSend { business: business.clone(), sending });
            let NewBusiness { name, category, area, phone, .. } = business;
            super::prompt(Register::AwaitDescription { name, category, area, phone }, context)
                .keeping(draft.map(Scene::from))
        }
        // Nothing was asked before what is sent once more.
        Sending::Again(_) => {
            let draft = Register::AwaitSend { business, sending };
            home::menu(Scene::Home, context).keeping(Some(draft.into()))
        }
        Sending::Change { id, .. } => {
            let draft = Scene::from(Register::AwaitSend { business, sending });
            shop::show(Scene::Home, id).keeping(draft.into_draft())
        }
    }
}

/// Something that no button asked for.
fn unasked(business: NewBusiness, sending: Sending, input: &Input, context: &Context<'_>) -> Step {
    match extras::unasked(&business.extras, input) {
        Some(Reading::Value(extras)) => {
            let business = with(business, extras);
            reach(Register::AwaitSend { business, sending }, context)
        }
        Some(Reading::Refused(reply)) => {
            super::prompt(Register::AwaitSend { business, sending }, context).after(reply)
        }
        _ => home::unread(Register::AwaitSend { business, sending }.into(), input, context),
    }
}

pub(super) fn field(
    business: NewBusiness,
    sending: &Sending,
    change: Change,
    input: &Input,
    context: &Context<'_>,
) -> Next {
    let summary = |business| Register::AwaitSend { business, sending: sending.clone() };
    let asking = |business, change| {
        Next::Register(Register::AwaitChange { business, sending: sending.clone(), change }, None)
    };
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
            Reading::Moved(ask) => asking(business, Change::Area(ask)),
            Reading::Back => Next::Register(back(), None),
            Reading::Refused(reply) => Next::Refused(reply),
            Reading::Unread => Next::Unread,
        },
        Change::Phone { offered } => match reading::phone(input, &offered) {
            Reading::Value(phone) => {
                let note = Reply::PhoneNoted(phone.clone());
                Next::Register(summary(NewBusiness { phone, ..business }), Some(note))
            }
            Reading::Moved(offered) => asking(business, Change::Phone { offered }),
            Reading::Back if !offered.is_empty() => {
                asking(business, Change::Phone { offered: Vec::new() })
            }
            Reading::Back => Next::Register(back(), None),
            Reading::Refused(reply) => Next::Refused(reply),
            Reading::Unread => Next::Unread,
        },
        Change::Extras => match input {
            Input::Button(Button::Shop(ShopButton::Extra(extra))) => {
                asking(business, asked(*extra))
            }
            Input::Button(Button::Back | Button::Done) => Next::Register(back(), None),
            input => match extras::unasked(&business.extras, input) {
                Some(Reading::Value(extras)) => asking(with(business, extras), Change::Extras),
                Some(Reading::Refused(reply)) => Next::Refused(reply),
                _ => Next::Unread,
            },
        },
        Change::Extra { extra, offered } => {
            if let Input::Button(Button::Shop(ShopButton::Skip)) = input {
                let next = extras::next_missing(&business.extras, extra);
                return asking(business, next.map_or(Change::Extras, asked));
            }
            match extras::read(extra, &offered, &business.extras, input) {
                Reading::Value(extras) => asking(with(business, extras), Change::Extras),
                Reading::Moved(offered) => asking(business, Change::Extra { extra, offered }),
                Reading::Back if !offered.is_empty() => asking(business, asked(extra)),
                Reading::Back => asking(business, Change::Extras),
                Reading::Refused(reply) => Next::Refused(reply),
                Reading::Unread => Next::Unread,
            }
        }
    }
}

fn asked(extra: Extra) -> Change {
    Change::Extra { extra, offered: Vec::new() }
}

fn with(business: NewBusiness, extras: Extras) -> NewBusiness {
    NewBusiness { extras: Box::new(extras), ..business }
}
