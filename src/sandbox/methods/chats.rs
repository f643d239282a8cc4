use serde_json::{Value, json};

use super::{chat_id, message_id};
use crate::sandbox::{
    error::ApiError,
    lock::lock,
    params::Params,
    people::{Group, Status},
    world::World,
};

pub fn get_me(world: &World) -> Value {
    let mut me = world.me();
    for (name, value) in [
        ("can_join_groups", true),
        ("can_read_all_group_messages", false),
        ("supports_inline_queries", true),
        ("can_connect_to_business", false),
        ("has_main_web_app", false),
    ] {
        me[name] = value.into();
    }
    me
}

/// A `ChatFullInfo`.
pub fn get_chat(world: &World, params: &Params) -> Result<Value, ApiError> {
    let id = chat_id(params)?;
    if id > 0 {
        world.private(id)?;
    } else {
        with_group(world, params, |_| ())?;
    }
    let mut chat = world.chat(id).ok_or_else(|| ApiError::bad_request("chat not found"))?;
    chat["accent_color_id"] = 0.into();
    chat["max_reaction_count"] = 11.into();
    chat["accepted_gift_types"] = json!({
        "unlimited_gifts": false, "limited_gifts": false, "unique_gifts": false,
        "premium_subscription": false,
    });
    Ok(chat)
}

pub fn get_member(world: &World, params: &Params) -> Result<Value, ApiError> {
    let id = params.int("user_id").unwrap_or_default();
    let user = world.user(id).ok_or_else(|| ApiError::bad_request("PARTICIPANT_ID_INVALID"))?;
    if chat_id(params)? > 0 {
        world.private(chat_id(params)?)?;
        return Ok(Status::Member.member(user));
    }
    let status = with_group(world, params, |group| group.status(id))?;
    Ok(status.unwrap_or(Status::Left).member(user))
}

/// Bots other than this one are not known, this one is left out like every other.
pub fn get_administrators(world: &World, params: &Params) -> Result<Value, ApiError> {
    if chat_id(params)? > 0 {
        let text = "there are no administrators in the private chat";
        return Err(ApiError::bad_request(text));
    }
    let members = with_group(world, params, |group| group.members.clone())?;
    let admins = members.into_iter().filter(|(_, status)| status.is_admin());
    Ok(admins.filter_map(|(id, status)| Some(status.member(world.user(id)?))).collect())
}

pub fn get_member_count(world: &World, params: &Params) -> Result<Value, ApiError> {
    if chat_id(params)? > 0 {
        return Ok(2.into());
    }
    let count = with_group(world, params, |group| {
        group.members.values().filter(|status| status.is_present()).count()
    })?;
    Ok(count.into())
}

pub fn send_action(world: &World, params: &Params) -> Result<Value, ApiError> {
    let id = chat_id(params)?;
    world.with_open_chat(id, |_, _| true)?;
    if id > 0 {
        let closed = world.chats.with(id, |chat| chat.open());
        closed.unwrap_or_else(|| world.new_chat(id).open())?;
    }
    world.events.push("typing", json!({"chat_id": id, "text": params.text("action")}));
    Ok(true.into())
}

pub fn leave(world: &World, params: &Params) -> Result<Value, ApiError> {
    with_group(world, params, |_| ())?;
    if let Some(group) = lock(&world.groups).get_mut(&chat_id(params)?) {
        group.members.insert(world.bot_id, Status::Left);
    }
    Ok(true.into())
}

pub fn pin(world: &World, params: &Params) -> Result<Value, ApiError> {
    let id = chat_id(params)?;
    world.with_open_chat(id, |_, _| true)?;
    if let Ok(message) = message_id(params)
        && !world.chats.with(id, |chat| chat.find(message).is_some()).unwrap_or(false)
    {
        return Err(ApiError::bad_request("message to pin not found"));
    }
    Ok(true.into())
}

fn with_group<T>(
    world: &World,
    params: &Params,
    see: impl FnOnce(&Group) -> T,
) -> Result<T, ApiError> {
    let id = chat_id(params)?;
    let groups = lock(&world.groups);
    let group = groups.get(&id).ok_or_else(|| ApiError::bad_request("chat not found"))?;
    group.open(world.bot_id)?;
    Ok(see(group))
}
