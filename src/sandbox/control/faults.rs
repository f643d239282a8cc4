use std::time::Duration;

use axum::{body::Body, extract::State, http::Request};
use serde_json::json;

use super::{Answer, Asked, Trouble, done};
use crate::sandbox::{Fault, FaultRule, Impossible, Sandbox};

/// `{"method":"send*","chat_id":…?,"fault":"too_many_requests"|"server"|"lost_answer"|"slow"|
/// "blocked"|"no_rights"|"drop","seconds":…?,"code":…?,"ms":…?,"times":…?,"probability":…?}`
pub async fn add(State(sandbox): State<Sandbox>, request: Request<Body>) -> Answer {
    let asked = Asked::read(request).await?;
    let rule = rule(&asked)?;
    sandbox.fail(rule);
    done(&json!({}))
}

pub async fn clear(State(sandbox): State<Sandbox>) -> Answer {
    sandbox.clear_faults();
    done(&json!({}))
}

fn rule(asked: &Asked) -> Result<FaultRule, Trouble> {
    let number = |name: &str, default: u64| -> u64 {
        asked.0.int(name).and_then(|n| u64::try_from(n).ok()).unwrap_or(default)
    };
    let fault = match asked.text("fault")? {
        "too_many_requests" => Fault::TooManyRequests(number("seconds", 1)),
        "server" => Fault::Server(u16::try_from(number("code", 502)).unwrap_or(502)),
        "lost_answer" => Fault::LostAnswer,
        "slow" => Fault::Slow(Duration::from_millis(number("ms", 1000))),
        "blocked" => Fault::Blocked,
        "no_rights" => Fault::NoRights,
        "drop" => Fault::Drop,
        other => return Err(Impossible(format!("There is no fault called {other}.")).into()),
    };
    let probability = asked.0.float("probability");
    let times = asked.0.int("times").and_then(|n| u32::try_from(n).ok());
    Ok(FaultRule {
        method: asked.0.text("method").unwrap_or("*").to_owned(),
        chat: asked.0.int("chat_id"),
        fault,
        // One failure, unless a number or a chance was asked for.
        times: times.or_else(|| probability.is_none().then_some(1)),
        probability: probability.unwrap_or(1.0),
    })
}
