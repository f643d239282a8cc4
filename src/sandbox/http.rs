use std::{
    io,
    sync::{Arc, atomic::Ordering},
};

use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, State},
    http::{
        HeaderValue, Request, Response, StatusCode,
        header::{CONTENT_TYPE, RETRY_AFTER},
    },
};
use futures::stream;
use serde_json::Value;
use tokio::{select, time::sleep};

use super::{
    Sandbox, control,
    error::{ApiError, BLOCKED, NO_RIGHTS},
    faults::Fault,
    methods,
    params::{BODY_LIMIT, Params},
    world::World,
};

/// The Bot API, and beside it what people and operators use.
pub fn router(sandbox: Sandbox) -> Router {
    control::router(sandbox.world.options.api_only)
        .fallback(bot_api)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(sandbox)
}

/// `/bot<token>/<method>` and `/file/bot<token>/<path>`.
async fn bot_api(State(sandbox): State<Sandbox>, request: Request<Body>) -> Response<Body> {
    let world = &sandbox.world;
    let path = decoded(request.uri().path());
    if let Some((token, file)) = path.strip_prefix("/file/bot").and_then(|p| p.split_once('/')) {
        return download(world, token, file);
    }
    let Some((token, method)) = path.strip_prefix("/bot").and_then(|p| p.split_once('/')) else {
        return refusal(&ApiError::not_found());
    };
    world.tally.requests.fetch_add(1, Ordering::Relaxed);
    if token != world.options.token {
        return refusal(&ApiError::unauthorized());
    }
    let method = method.to_ascii_lowercase();
    select! {
        answer = answered(world, &method, request) => answer,
        () = world.stopping.cancelled() => hung_up(),
    }
}

async fn answered(world: &Arc<World>, method: &str, request: Request<Body>) -> Response<Body> {
    let params = match Params::read(request).await {
        Ok(params) => params,
        Err(error) => return refusal(&error),
    };
    let chat = params.int("chat_id");
    let fault = world.faults.pick(method, chat, &world.draw);
    let result = match fault {
        Some(Fault::TooManyRequests(seconds)) => Err(ApiError::too_many(seconds)),
        Some(Fault::Server(code)) => Err(ApiError::server(code)),
        Some(Fault::Blocked) => Err(ApiError::forbidden(BLOCKED)),
        Some(Fault::NoRights) => Err(ApiError::bad_request(NO_RIGHTS)),
        Some(Fault::Drop) => return hung_up(),
        Some(Fault::LostAnswer | Fault::Slow(_) | Fault::Held) | None => {
            methods::call(world, method, params).await
        }
    };
    let mut delay = world.draw.within(&world.options.answer_delay);
    if let Some(Fault::Slow(longer)) = fault {
        delay += longer;
    }
    if !delay.is_zero() && method != "getupdates" {
        sleep(delay).await;
    }
    if fault == Some(Fault::Held) {
        world.faults.until_let_go().await;
    }
    if fault == Some(Fault::LostAnswer) {
        return hung_up();
    }
    match result {
        Ok(result) => json_answer(StatusCode::OK, format!("{{\"ok\":true,\"result\":{result}}}")),
        Err(error) => {
            if error.code == 429 {
                world.tally.too_many.fetch_add(1, Ordering::Relaxed);
            } else if fault.is_none() {
                let in_group = chat.is_some_and(|chat| chat < 0);
                world.tally.refused(method, in_group, &error.description);
            }
            refusal(&error)
        }
    }
}

fn download(world: &World, token: &str, path: &str) -> Response<Body> {
    if token != world.options.token {
        return refusal(&ApiError::unauthorized());
    }
    match world.files.content(path) {
        Some(content) => bytes_answer(&content.mime, Body::from(content.bytes)),
        None => refusal(&ApiError::not_found()),
    }
}

/// `200` with these bytes.
pub fn bytes_answer(mime: &str, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    if let Ok(mime) = HeaderValue::from_str(mime) {
        response.headers_mut().insert(CONTENT_TYPE, mime);
    }
    response
}

pub fn json_answer(status: StatusCode, body: String) -> Response<Body> {
    let mut response = bytes_answer("application/json", Body::from(body));
    *response.status_mut() = status;
    response
}

fn refusal(error: &ApiError) -> Response<Body> {
    let status = StatusCode::from_u16(error.code).unwrap_or(StatusCode::BAD_REQUEST);
    let mut response = json_answer(status, Value::to_string(&error.body()));
    if let Some(seconds) = error.retry_after {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}

/// A body that fails at once makes the server close the connection before a byte is written.
fn hung_up() -> Response<Body> {
    let broken = stream::iter([Err::<Vec<u8>, _>(io::Error::from(io::ErrorKind::BrokenPipe))]);
    Response::new(Body::from_stream(broken))
}

/// teloxide writes the slash of a file's path as `%2F`.
fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%')
            .then(|| path.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}
