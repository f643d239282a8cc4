use axum::{body::Body, extract::State, http::Request};
use serde_json::{Value, json};

use super::{Answer, Asked, done};
use crate::sandbox::{Impossible, Sandbox, Status};

/// `{user_id, chat_id, text, reply_to_message_id?}`
pub async fn text(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    let (user, chat) = (asked.id("user_id")?, asked.id("chat_id")?);
    let text = asked.text("text")?;
    let id = match asked.0.int("reply_to_message_id") {
        Some(to) => sandbox.reply(user, chat, to, text)?,
        None => sandbox.text(user, chat, text)?,
    };
    done(&json!({"message_id": id}))
}

/// `{user_id, chat_id, message_id, data}`
pub async fn press(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    let message = asked.id("message_id")?;
    let id =
        sandbox.press(asked.id("user_id")?, asked.id("chat_id")?, message, asked.text("data")?)?;
    done(&json!({"callback_query_id": id}))
}

/// Multipart with one to ten pictures and a caption; several become an album.
pub async fn photo(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    let pictures = asked.0.uploads().map(|upload| upload.bytes.clone()).collect();
    let caption = asked.0.text("caption").unwrap_or_default();
    let ids = sandbox.album_of(asked.id("user_id")?, asked.id("chat_id")?, pictures, caption)?;
    done(&json!({"message_ids": ids}))
}

/// Multipart with one file or several, sent as files, and a caption.
pub async fn document(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    let files = asked.0.uploads().cloned().collect();
    let caption = asked.0.text("caption").unwrap_or_default();
    let ids = sandbox.documents(asked.id("user_id")?, asked.id("chat_id")?, files, caption)?;
    done(&json!({"message_ids": ids}))
}

/// `{user_id, chat_id}`: the person's own number.
pub async fn contact(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    let id = sandbox.contact(asked.id("user_id")?, asked.id("chat_id")?)?;
    done(&json!({"message_id": id}))
}

/// `{user_id, chat_id, latitude, longitude}`
pub async fn location(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    let degrees =
        |name: &str| asked.0.float(name).ok_or_else(|| Impossible(format!("{name} is missing.")));
    let (latitude, longitude) = (degrees("latitude")?, degrees("longitude")?);
    let id = sandbox.location(asked.id("user_id")?, asked.id("chat_id")?, latitude, longitude)?;
    done(&json!({"message_id": id}))
}

/// `{user_id, query}`: the answer is what the bot offers, once it does.
pub async fn inline(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    let query = asked.0.text("query").unwrap_or_default();
    let (id, results) = sandbox.offered(asked.id("user_id")?, query).await?;
    done(&json!({"inline_query_id": id, "results": results}))
}

/// `{user_id, chat_id, inline_query_id, result_id}`
pub async fn choose(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    let (user, chat) = (asked.id("user_id")?, asked.id("chat_id")?);
    let (query, result) = (asked.text("inline_query_id")?, asked.text("result_id")?);
    done(&json!({"message_id": sandbox.choose(user, chat, query, result)?}))
}

/// `{user_id, blocked}`
pub async fn block(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    sandbox.set_blocked(asked.id("user_id")?, asked.0.flag("blocked"))?;
    done(&json!({}))
}

/// `{first_name, language_code}`: the answer is the new resident.
pub async fn people(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    let name = asked.text("first_name")?.trim();
    if name.is_empty() {
        return Err(Impossible("A person needs a name.".into()).into());
    }
    let person = sandbox.new_person(name, asked.0.text("language_code"));
    done(&serde_json::to_value(person).unwrap_or_default())
}

/// `{user_id, status}` in the first group.
pub async fn member(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    let status = asked.text("status")?;
    let status = serde_json::from_value::<Status>(Value::from(status))
        .map_err(|_| Impossible(format!("There is no status {status}.")))?;
    let group = sandbox.world.first_group().map(|group| group.id);
    let group = group.ok_or_else(|| Impossible("There is no group.".into()))?;
    sandbox.set_member(group, asked.id("user_id")?, status)?;
    done(&json!({}))
}

/// Lets the caller's world move on.
pub async fn advance(State(sandbox): State<Sandbox>) -> Answer {
    let world = &sandbox.world;
    let Some(advance) = &world.hooks.advance else {
        return Err(Impossible("Nothing here can be advanced.".into()).into());
    };
    let note = advance().await.map_err(Impossible)?;
    world.events.push("clock", json!({"clock": world.clock(), "text": note}));
    done(&json!({"note": note}))
}
