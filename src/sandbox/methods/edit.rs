use serde_json::{Map, Value};

use super::{chat_id, content, message_id};
use crate::sandbox::{
    entity::Formatted, error::ApiError, markup::Markup, params::Params, world::World,
};

pub fn text(world: &World, params: &Params) -> Result<Value, ApiError> {
    let text = content::text(params)?;
    let preview = params.json("link_preview_options")?;
    change(world, params, |message| {
        if !message.contains_key("text") {
            return Err(ApiError::bad_request("there is no text in the message to edit"));
        }
        text.write(message, "text", "entities");
        set(message, "link_preview_options", preview);
        Ok(())
    })
}

pub fn caption(world: &World, params: &Params) -> Result<Value, ApiError> {
    let caption = content::caption(params)?;
    change(world, params, |message| {
        if !message.contains_key("photo") && !message.contains_key("document") {
            return Err(ApiError::bad_request("there is no caption in the message to edit"));
        }
        caption.write(message, "caption", "caption_entities");
        Ok(())
    })
}

pub fn reply_markup(world: &World, params: &Params) -> Result<Value, ApiError> {
    change(world, params, |_| Ok(()))
}

pub fn media(world: &World, params: &Params) -> Result<Value, ApiError> {
    let item = params.json("media")?.unwrap_or_default();
    let kind = match item["type"].as_str() {
        Some("photo") => "photo",
        Some("document") => "document",
        _ => return Err(ApiError::bad_request("can't parse InputMedia: type must be specified")),
    };
    let file = content::media(&world.files, params, kind, item["media"].as_str())?;
    let caption: Formatted = content::caption_of(&item)?;
    change(world, params, |message| {
        for name in ["text", "entities", "link_preview_options", "photo", "document"] {
            message.remove(name);
        }
        message.insert(kind.into(), file);
        caption.write(message, "caption", "caption_entities");
        Ok(())
    })
}

pub fn delete(world: &World, params: &Params) -> Result<Value, ApiError> {
    world.delete(chat_id(params)?, message_id(params)?)?;
    Ok(true.into())
}

/// 1 to 100; those that are not there are passed over.
pub fn delete_many(world: &World, params: &Params) -> Result<Value, ApiError> {
    let chat_id = chat_id(params)?;
    let ids = params.json("message_ids")?.unwrap_or_default();
    let ids: Vec<i64> = ids.as_array().into_iter().flatten().filter_map(Value::as_i64).collect();
    match ids.len() {
        0 => return Err(ApiError::bad_request("message identifiers are not specified")),
        1..=100 => {}
        _ => return Err(ApiError::bad_request("too many message identifiers specified")),
    }
    world.with_open_chat(chat_id, |_, _| true)?;
    for id in ids {
        if let Err(error) = world.delete(chat_id, id)
            && !error.description.ends_with("not found")
        {
            return Err(error);
        }
    }
    Ok(true.into())
}

fn change(
    world: &World,
    params: &Params,
    content: impl FnOnce(&mut Map<String, Value>) -> Result<(), ApiError>,
) -> Result<Value, ApiError> {
    if params.text("inline_message_id").is_some() {
        return Err(ApiError::bad_request("MESSAGE_ID_INVALID"));
    }
    let chat_id = chat_id(params)?;
    let markup = Markup::parse_inline(params.json("reply_markup")?, chat_id > 0)?;
    world.edit(chat_id, message_id(params)?, |message| {
        content(message)?;
        set(message, "reply_markup", markup);
        Ok(())
    })
}

fn set(message: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    match value {
        Some(value) => message.insert(name.to_owned(), value),
        None => message.remove(name),
    };
}
