use serde_json::{Value, json};

use crate::sandbox::{
    callbacks::CallbackAnswer, error::ApiError, inline, params::Params, world::World,
};

const TOO_LATE: &str = "query is too old and response timeout expired or query ID is invalid";

/// One answer per press; the note has at most 200 characters.
pub fn answer(world: &World, params: &Params) -> Result<Value, ApiError> {
    let id = params.text("callback_query_id").unwrap_or_default();
    let text = params.text("text").unwrap_or_default();
    if text.chars().count() > 200 {
        return Err(ApiError::bad_request("MESSAGE_TOO_LONG"));
    }
    let url = params.text("url").filter(|url| !url.is_empty());
    let own = format!("t.me/{}?start=", world.options.username);
    if url.is_some_and(|url| !url.trim_start_matches("https://").starts_with(&own)) {
        return Err(ApiError::bad_request("URL_INVALID"));
    }
    let show_alert = params.flag("show_alert");
    let answer = CallbackAnswer { text: text.into(), show_alert, url: url.map(str::to_owned) };
    let answered = world.callbacks.answer(id, answer);
    let (user, chat) = answered.ok_or_else(|| ApiError::bad_request(TOO_LATE))?;
    let event = json!({
        "user_id": user, "chat_id": chat, "callback_query_id": id, "text": text,
        "show_alert": show_alert,
    });
    world.events.push("answer", event);
    Ok(true.into())
}

pub fn answer_inline(world: &World, params: &Params) -> Result<Value, ApiError> {
    let id = params.text("inline_query_id").unwrap_or_default();
    let results = params.json("results")?.unwrap_or_default();
    inline::check(&world.files, &results)?;
    if params.text("next_offset").is_some_and(|offset| offset.len() > 64) {
        return Err(ApiError::bad_request("NEXT_OFFSET_INVALID"));
    }
    let answer = CallbackAnswer { text: results.to_string(), ..CallbackAnswer::default() };
    let answered = world.callbacks.answer(id, answer);
    answered.ok_or_else(|| ApiError::bad_request(TOO_LATE))?;
    Ok(true.into())
}
