//! The Bot API's methods: parameters in, `result` out.

mod callback;
mod chats;
pub mod content;
mod edit;
mod fetch;
mod menu;
mod send;

use std::sync::Arc;

use serde_json::Value;

use super::{error::ApiError, params::Params, world::World};

/// `method` in lower case.
pub async fn call(world: &Arc<World>, method: &str, params: Params) -> Result<Value, ApiError> {
    let params = &params;
    match method {
        "getme" => Ok(chats::get_me(world)),
        "getupdates" => fetch::get_updates(world, params).await,
        "setwebhook" => fetch::set_webhook(world, params),
        "deletewebhook" => fetch::delete_webhook(world, params),
        "getwebhookinfo" => Ok(world.updates.webhook_info()),
        "getfile" => fetch::get_file(world, params),
        "sendmessage" => send::message(world, params),
        "sendphoto" => send::photo(world, params),
        "senddocument" => send::document(world, params),
        "sendmediagroup" => send::media_group(world, params),
        "sendcontact" => send::contact(world, params),
        "sendlocation" => send::location(world, params),
        "sendvenue" => send::venue(world, params),
        "copymessage" => send::copy(world, params),
        "forwardmessage" => send::forward(world, params),
        "sendchataction" => chats::send_action(world, params),
        "editmessagetext" => edit::text(world, params),
        "editmessagecaption" => edit::caption(world, params),
        "editmessagereplymarkup" => edit::reply_markup(world, params),
        "editmessagemedia" => edit::media(world, params),
        "deletemessage" => edit::delete(world, params),
        "deletemessages" => edit::delete_many(world, params),
        "answercallbackquery" => callback::answer(world, params),
        "answerinlinequery" => callback::answer_inline(world, params),
        "getchat" => chats::get_chat(world, params),
        "getchatmember" => chats::get_member(world, params),
        "getchatadministrators" => chats::get_administrators(world, params),
        "getchatmembercount" => chats::get_member_count(world, params),
        "leavechat" => chats::leave(world, params),
        "pinchatmessage" | "unpinchatmessage" | "unpinallchatmessages" => chats::pin(world, params),
        "setmycommands" => menu::set_commands(world, params),
        "getmycommands" => menu::get_commands(world, params),
        "deletemycommands" => menu::delete_commands(world, params),
        "setchatmenubutton" => Ok(true.into()),
        "setmyname" | "setmydescription" | "setmyshortdescription" => {
            menu::set_text(world, method, params)
        }
        "getmyname" | "getmydescription" | "getmyshortdescription" => {
            menu::get_text(world, method, params)
        }
        "logout" | "close" => Ok(true.into()),
        _ => Err(ApiError::not_found()),
    }
}

fn chat_id(params: &Params) -> Result<i64, ApiError> {
    match params.int("chat_id") {
        Some(0) => Err(ApiError::bad_request("chat not found")),
        Some(id) => Ok(id),
        None if params.text("chat_id").is_some_and(|name| !name.is_empty()) => {
            Err(ApiError::bad_request("chat not found"))
        }
        None => Err(ApiError::bad_request("chat_id is empty")),
    }
}

fn message_id(params: &Params) -> Result<i64, ApiError> {
    params
        .int("message_id")
        .filter(|id| *id > 0)
        .ok_or_else(|| ApiError::bad_request("message identifier is not specified"))
}
