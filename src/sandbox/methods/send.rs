use serde_json::{Map, Value, json};

use super::{chat_id, content, message_id};
use crate::sandbox::{error::ApiError, params::Params, sending::Draft, world::World};

pub fn message(world: &World, params: &Params) -> Result<Value, ApiError> {
    let mut body = Map::new();
    content::text(params)?.write(&mut body, "text", "entities");
    if let Some(options) = params.json("link_preview_options")? {
        body.insert("link_preview_options".into(), options);
    }
    one(world, params, body)
}

pub fn photo(world: &World, params: &Params) -> Result<Value, ApiError> {
    media(world, params, "photo")
}

pub fn document(world: &World, params: &Params) -> Result<Value, ApiError> {
    media(world, params, "document")
}

/// 2 to 10 pictures or documents; each is a message of its own.
pub fn media_group(world: &World, params: &Params) -> Result<Value, ApiError> {
    let chat_id = chat_id(params)?;
    if params.json("reply_markup")?.is_some() {
        return Err(ApiError::bad_request("reply markup is not allowed in media groups"));
    }
    let items = params.json("media")?.unwrap_or_default();
    let items = items.as_array().map(Vec::as_slice).unwrap_or_default();
    match items.len() {
        0 => return Err(ApiError::bad_request("there are no messages to send")),
        1 => return Err(ApiError::bad_request("too few messages to send as an album")),
        2..=10 => {}
        _ => return Err(ApiError::bad_request("too many messages to send as an album")),
    }
    let kind = items[0]["type"].as_str().unwrap_or_default().to_owned();
    let album = world.next_album_id();
    let mut drafts = Vec::with_capacity(items.len());
    for item in items {
        if !matches!(kind.as_str(), "photo" | "document") || item["type"] != kind.as_str() {
            let text = "can't parse InputMedia: media groups here hold photos or documents";
            return Err(ApiError::bad_request(text));
        }
        let mut body = Map::new();
        let file = content::media(&world.files, params, &kind, item["media"].as_str())?;
        body.insert(kind.clone(), file);
        content::caption_of(item)?.write(&mut body, "caption", "caption_entities");
        body.insert("media_group_id".into(), album.clone().into());
        drafts.push(content::draft(params, chat_id, body)?);
    }
    world.send(chat_id, drafts).map(Value::Array)
}

pub fn contact(world: &World, params: &Params) -> Result<Value, ApiError> {
    let given = |name: &str| {
        let text = params.text(name).filter(|text| !text.is_empty());
        text.ok_or_else(|| ApiError::bad_request(format!("{name} is empty")))
    };
    let mut contact =
        json!({"phone_number": given("phone_number")?, "first_name": given("first_name")?});
    if let Some(name) = params.text("last_name") {
        contact["last_name"] = name.into();
    }
    one(world, params, Map::from_iter([("contact".to_owned(), contact)]))
}

pub fn location(world: &World, params: &Params) -> Result<Value, ApiError> {
    let location = location_of(params)?;
    one(world, params, Map::from_iter([("location".to_owned(), location)]))
}

pub fn venue(world: &World, params: &Params) -> Result<Value, ApiError> {
    let location = location_of(params)?;
    let given = |name: &str| {
        let text = params.text(name).filter(|text| !text.is_empty());
        text.ok_or_else(|| ApiError::bad_request(format!("venue {name} is empty")))
    };
    let venue =
        json!({"location": location, "title": given("title")?, "address": given("address")?});
    let body = [("venue".to_owned(), venue), ("location".to_owned(), location)];
    one(world, params, Map::from_iter(body))
}

/// Degrees.
fn location_of(params: &Params) -> Result<Value, ApiError> {
    let degrees = |name: &str, most: f64| {
        params
            .float(name)
            .filter(|value| value.abs() <= most)
            .ok_or_else(|| ApiError::bad_request(format!("{name} is empty or out of range")))
    };
    Ok(json!({"latitude": degrees("latitude", 90.0)?, "longitude": degrees("longitude", 180.0)?}))
}

/// Answers a `MessageId`.
pub fn copy(world: &World, params: &Params) -> Result<Value, ApiError> {
    let original = original(world, params)?;
    let sent = one(world, params, content_of(&original))?;
    Ok(json!({"message_id": sent["message_id"]}))
}

pub fn forward(world: &World, params: &Params) -> Result<Value, ApiError> {
    let original = original(world, params)?;
    let mut body = content_of(&original);
    let origin = json!({"type": "user", "sender_user": original["from"], "date": original["date"]});
    body.insert("forward_origin".into(), origin);
    one(world, params, body)
}

fn one(world: &World, params: &Params, body: Map<String, Value>) -> Result<Value, ApiError> {
    let chat_id = chat_id(params)?;
    let draft: Draft = content::draft(params, chat_id, body)?;
    let mut sent = world.send(chat_id, vec![draft])?;
    sent.pop().ok_or_else(|| ApiError::server(500))
}

fn media(world: &World, params: &Params, kind: &str) -> Result<Value, ApiError> {
    let mut body = Map::new();
    content::caption(params)?.write(&mut body, "caption", "caption_entities");
    let file = content::media(&world.files, params, kind, params.text(kind))?;
    body.insert(kind.to_owned(), file);
    for flag in ["has_spoiler", "show_caption_above_media"] {
        if params.flag(flag) {
            let name = if flag == "has_spoiler" { "has_media_spoiler" } else { flag };
            body.insert(name.into(), true.into());
        }
    }
    one(world, params, body)
}

fn original(world: &World, params: &Params) -> Result<Value, ApiError> {
    let from = params.int("from_chat_id").unwrap_or_default();
    let id = message_id(params)?;
    world
        .chats
        .with(from, |chat| chat.find(id).map(|stored| Value::clone(&stored.message)))
        .flatten()
        .ok_or_else(|| ApiError::bad_request("message to copy not found"))
}

fn content_of(message: &Value) -> Map<String, Value> {
    const CONTENT: [&str; 9] = [
        "text",
        "entities",
        "photo",
        "document",
        "caption",
        "caption_entities",
        "contact",
        "location",
        "venue",
    ];
    let fields = CONTENT.into_iter().filter_map(|name| Some((name, message.get(name)?.clone())));
    fields.map(|(name, value)| (name.to_owned(), value)).collect()
}
