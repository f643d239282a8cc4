use serde_json::{Value, json};

use crate::sandbox::{error::ApiError, params::Params, profile::Text, world::World};

pub fn set_commands(world: &World, params: &Params) -> Result<Value, ApiError> {
    let commands = params.json("commands")?.unwrap_or_default();
    let list = commands.as_array().ok_or_else(|| {
        ApiError::bad_request("can't parse commands JSON object: expected an Array")
    })?;
    if list.len() > 100 {
        return Err(ApiError::bad_request("BOT_COMMANDS_TOO_MUCH"));
    }
    for command in list {
        let name = command["command"].as_str().unwrap_or_default().trim_start_matches('/');
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if !(1..=32).contains(&name.len()) || !name.bytes().all(fits) {
            return Err(ApiError::bad_request("BOT_COMMAND_INVALID"));
        }
        let about = command["description"].as_str().unwrap_or_default();
        if !(1..=256).contains(&about.chars().count()) {
            return Err(ApiError::bad_request("BOT_COMMAND_DESCRIPTION_INVALID"));
        }
    }
    world.profile.set_commands(&scope(world, params)?, language(params)?, commands.clone());
    shown_anew(world)
}

pub fn get_commands(world: &World, params: &Params) -> Result<Value, ApiError> {
    Ok(world.profile.commands(&scope(world, params)?, language(params)?))
}

pub fn delete_commands(world: &World, params: &Params) -> Result<Value, ApiError> {
    world.profile.set_commands(&scope(world, params)?, language(params)?, json!([]));
    shown_anew(world)
}

/// `method` is setMyName, setMyDescription or setMyShortDescription in lower case.
pub fn set_text(world: &World, method: &str, params: &Params) -> Result<Value, ApiError> {
    let (text, field, most) = text_of(method);
    let value = params.text(field).unwrap_or_default();
    if value.chars().count() > most {
        let text = format!("{} is too long", field.replace('_', " "));
        return Err(ApiError::bad_request(text));
    }
    world.profile.set_text(text, language(params)?, value);
    shown_anew(world)
}

pub fn get_text(world: &World, method: &str, params: &Params) -> Result<Value, ApiError> {
    let (text, field, _) = text_of(method);
    let mut value = world.profile.text(text, language(params)?);
    if value.is_empty() && text == Text::Name {
        value.clone_from(&world.options.first_name);
    }
    Ok(json!({field: value}))
}

/// The page fetches who is there, menus included, when people change.
fn shown_anew(world: &World) -> Result<Value, ApiError> {
    world.events.push("people", json!({}));
    Ok(true.into())
}

fn text_of(method: &str) -> (Text, &'static str, usize) {
    match method {
        "setmyname" | "getmyname" => (Text::Name, "name", 64),
        "setmydescription" | "getmydescription" => (Text::Description, "description", 512),
        _ => (Text::ShortDescription, "short_description", 120),
    }
}

fn language(params: &Params) -> Result<&str, ApiError> {
    let language = params.text("language_code").unwrap_or_default();
    let two = language.len() == 2 && language.bytes().all(|b| b.is_ascii_lowercase());
    if language.is_empty() || two {
        Ok(language)
    } else {
        Err(ApiError::bad_request("invalid language code specified"))
    }
}

fn scope(world: &World, params: &Params) -> Result<Value, ApiError> {
    let scope = params.json("scope")?.unwrap_or_else(|| json!({"type": "default"}));
    match scope["type"].as_str().unwrap_or_default() {
        "default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators" => {}
        "chat" | "chat_administrators" | "chat_member" => {
            let id = scope["chat_id"].as_i64().unwrap_or_default();
            world.chat(id).ok_or_else(|| ApiError::bad_request("chat not found"))?;
        }
        _ => {
            let text = "can't parse BotCommandScope: unsupported type specified";
            return Err(ApiError::bad_request(text));
        }
    }
    Ok(scope)
}
