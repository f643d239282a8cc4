//! What a group receives, set by its administrators. Nothing is remembered but the room itself: each button
//! changes it at once.

use super::{Context, Input};
use crate::{
    domain::{
        area::AreaCode,
        room::{Room, Standing},
        settings::Adjustment,
        subscription,
    },
    reply::{
        Choice, InRoom, Question, Reply, Setting, Toast, VILLAGES_ON_A_PAGE,
        button::{Button, Command},
    },
};

/// The room as it is from now on, and what is said.
#[derive(Debug, Clone, PartialEq)]
pub struct RoomTurn {
    pub room: Room,
    pub say: Vec<Reply>,
}

/// One turn in a group. Whether the one who acts is an administrator there stands in the context's actor.
pub fn take_turn_in_room(room: Room, input: &Input, context: &Context<'_>) -> RoomTurn {
    let is_admin = context.actor.is_admin;
    match input {
        Input::Command(Command::Subscription | Command::Settings) if is_admin => offer(room),
        Input::Command(Command::Subscription | Command::Settings) => {
            say(room, Reply::Room(InRoom::OnlyAdmins))
        }
        Input::Start(_) | Input::Command(Command::Help | Command::Menu) => {
            say(room, Reply::Room(InRoom::Welcome))
        }
        Input::Command(_) => say(room, Reply::Room(InRoom::OnlyInPrivate)),
        Input::Button(_) | Input::StaleButton if !is_admin => {
            say(room, Reply::Toast(Toast::OnlyRoomAdmins))
        }
        Input::Button(button) => pressed(room, button, context),
        Input::StaleButton => offer(room),
        // What a group's members tell each other is none of the bot's business.
        _ => RoomTurn { room, say: Vec::new() },
    }
}

fn pressed(mut room: Room, button: &Button, context: &Context<'_>) -> RoomTurn {
    let wanted = &mut room.kept.wanted;
    match button {
        Button::PickCategories => return categories(room),
        Button::Category(category) => {
            wanted.selection.toggle(*category);
            return categories(room);
        }
        Button::PickAreas => return areas(room, context),
        Button::WholeRegency => {
            wanted.selection.areas.clear();
            return areas(room, context);
        }
        Button::District(code) if context.areas.get(code).is_some() => {
            if !wanted.selection.touches(code) {
                wanted.selection.add_area(code.clone(), context.areas);
            }
            return villages(room, code, 0, context);
        }
        Button::WholeDistrict(code) if context.areas.get(code).is_some() => {
            wanted.selection.toggle_area(code.clone(), context.areas);
            return villages(room, code, 0, context);
        }
        Button::Village(code) if context.areas.get(code).is_some() => {
            wanted.selection.toggle_area(code.clone(), context.areas);
            let district = code.district();
            let page = page_of(code, &district, context);
            return villages(room, &district, page, context);
        }
        Button::DistrictPage(code, page) => {
            let page = usize::try_from(*page).unwrap_or_default();
            return villages(room, code, page, context);
        }
        Button::PickHour => return times(room),
        Button::Rhythm(rhythm) => {
            wanted.rhythm = *rhythm;
            return times(room);
        }
        Button::Hour(hour) => wanted.hour = *hour,
        Button::AdjustPause => return say(room, Reply::Setting(Setting::Pauses)),
        Button::Adjust(Adjustment::Pause(days)) => {
            let longest = subscription::PAUSES.into_iter().max().unwrap_or_default();
            let until = subscription::pause_end(context.now, (*days).min(longest), context.zone);
            room.kept.paused_until = Some(until);
        }
        Button::Adjust(Adjustment::Unpause) => room.kept.paused_until = None,
        Button::Speak { .. } => room.language = context.actor.language,
        Button::Send | Button::Resubscribe => room.standing = Standing::Active,
        Button::Unsubscribe => {
            room.standing = Standing::Stopped;
            room.kept.paused_until = None;
        }
        _ => {}
    }
    offer(room)
}

fn offer(room: Room) -> RoomTurn {
    let reply = Reply::Room(InRoom::Offer(room.clone()));
    say(room, reply)
}

fn categories(room: Room) -> RoomTurn {
    let draft = room.kept.wanted.clone();
    say(room, Reply::Ask(Question::SubscriptionCategories { draft }))
}

fn times(room: Room) -> RoomTurn {
    let draft = room.kept.wanted.clone();
    say(room, Reply::Ask(Question::SubscriptionTimes { draft, choice: Choice::InForce }))
}

fn areas(room: Room, context: &Context<'_>) -> RoomTurn {
    let districts = context.areas.districts().map(|area| area.code.clone()).collect();
    let draft = room.kept.wanted.clone();
    say(room, Reply::Room(InRoom::Areas { draft, districts }))
}

fn villages(room: Room, district: &AreaCode, page: usize, context: &Context<'_>) -> RoomTurn {
    let villages = context.areas.villages(district);
    let villages = villages.into_iter().map(|area| area.code.clone()).collect();
    let (draft, district) = (room.kept.wanted.clone(), district.clone());
    say(room, Reply::Room(InRoom::Villages { draft, district, villages, page }))
}

/// The page on which a village stands.
fn page_of(code: &AreaCode, district: &AreaCode, context: &Context<'_>) -> usize {
    let villages = context.areas.villages(district);
    villages.iter().position(|area| area.code == *code).unwrap_or_default() / VILLAGES_ON_A_PAGE
}

fn say(room: Room, reply: Reply) -> RoomTurn {
    RoomTurn { room, say: vec![reply] }
}
