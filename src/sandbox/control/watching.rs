use std::{fmt::Write, time::Duration};

use axum::{
    body::Body,
    extract::{Path, State},
    http::{Request, StatusCode},
};
use serde_json::{Value, json};
use tokio::select;

use super::{Answer, Asked, Trouble, done};
use crate::sandbox::{Sandbox, http::bytes_answer, people::Group, profile::Text};

const LONG_POLL: Duration = Duration::from_secs(25);

/// Who is there, and what the bot says about itself.
pub async fn state(State(sandbox): State<Sandbox>) -> Answer {
    let world = &sandbox.world;
    let seq = world.events.seq();
    let group = world.first_group().map(|group| shown(&group, world.bot_id));
    let groups = world.groups_after_first();
    let rooms: Vec<_> = groups.iter().map(|group| shown(group, world.bot_id)).collect();
    done(&json!({
        "seq": seq,
        "me": world.me(),
        "people": world.people(),
        "group": group,
        "rooms": rooms,
        "clock": world.clock(),
        "can_advance": world.hooks.advance.is_some(),
        "commands": world.profile.all_commands(),
        "description": world.profile.texts(Text::Description),
    }))
}

/// `?chat_id=&user_id=`
pub async fn messages(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    let chat = asked.id("chat_id")?;
    let user = asked.0.int("user_id").unwrap_or(chat);
    let world = &sandbox.world;
    let seq = world.events.seq();
    let (blocked, started) =
        world.chats.with(user, |chat| (chat.blocked, chat.started)).unwrap_or_default();
    done(&json!({
        "seq": seq,
        "messages": sandbox.messages(chat),
        "keyboard": sandbox.keyboard(chat),
        "blocked": blocked,
        "started": started,
    }))
}

/// `?after=`: waits up to 25 s for the first event.
pub async fn events(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    let world = &sandbox.world;
    let after = asked.0.int("after").and_then(|n| u64::try_from(n).ok()).unwrap_or(0);
    select! {
        events = world.events.after(after, LONG_POLL) => done(&events),
        () = world.stopping.cancelled() => done(&json!({"seq": after, "events": []})),
    }
}

/// Figures as JSON; with `?list=1` the accepted messages per chat as CSV.
pub async fn counts(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    if !asked.0.flag("list") {
        return done(&serde_json::to_value(sandbox.counts()).unwrap_or_default());
    }
    let mut csv = String::from("chat_id,count\n");
    for (chat, count) in sandbox.sent_per_chat() {
        // Writing to a string can't fail.
        let _written = writeln!(csv, "{chat},{count}");
    }
    Ok(bytes_answer("text/csv; charset=utf-8", csv.into()))
}

pub async fn file(State(sandbox): State<Sandbox>, Path(id): Path<String>) -> Answer {
    let missing =
        || Trouble { status: StatusCode::NOT_FOUND, sentence: format!("There is no file {id}.") };
    let content = sandbox.world.files.content(&id).ok_or_else(missing)?;
    Ok(bytes_answer(&content.mime, content.bytes.into()))
}

/// The bot itself is left out: nobody plays it.
fn shown(group: &Group, bot: i64) -> Value {
    let people = group.members.iter().filter(|(id, _)| **id != bot);
    let members: Vec<_> =
        people.map(|(id, status)| json!({"user_id": id, "status": status})).collect();
    json!({"id": group.id, "title": group.title, "members": members})
}
