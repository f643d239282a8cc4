use std::time::Duration;

use serde_json::Value;

use crate::sandbox::{error::ApiError, params::Params, updates::Webhook, world::World};

/// Waits up to 50 s for up to 100 updates.
pub async fn get_updates(world: &World, params: &Params) -> Result<Value, ApiError> {
    let limit = params.int("limit").unwrap_or(100).clamp(1, 100);
    let limit = usize::try_from(limit).unwrap_or(100);
    let wait = u64::try_from(params.int("timeout").unwrap_or(0)).unwrap_or(0);
    let offset = params.int("offset").unwrap_or(0);
    let allowed = allowed(params)?;
    let wait = Duration::from_secs(wait);
    world.updates.poll(offset, limit, wait, allowed).await.map(Value::Array)
}

/// Plain HTTP is taken too: this is loopback.
pub fn set_webhook(world: &World, params: &Params) -> Result<Value, ApiError> {
    let url = params.text("url").unwrap_or_default();
    let secret = params.text("secret_token").filter(|secret| !secret.is_empty());
    let allowed = allowed(params)?;
    let drop = params.flag("drop_pending_updates");
    if url.is_empty() {
        world.updates.set_webhook(None, allowed, drop);
        return Ok(true.into());
    }
    if reqwest::Url::parse(url).is_err() {
        return Err(ApiError::bad_request("bad webhook: invalid webhook URL specified"));
    }
    let fits = |secret: &str| {
        secret.len() <= 256
            && secret.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
    };
    if secret.is_some_and(|secret| !fits(secret)) {
        let text = "secret token contains unallowed characters or is too long";
        return Err(ApiError::bad_request(text));
    }
    let hook = Webhook {
        url: url.to_owned(),
        secret: secret.map(str::to_owned),
        max_connections: params.int("max_connections").unwrap_or(40).clamp(1, 100),
    };
    world.updates.set_webhook(Some(hook), allowed, drop);
    Ok(true.into())
}

pub fn delete_webhook(world: &World, params: &Params) -> Result<Value, ApiError> {
    world.updates.set_webhook(None, None, params.flag("drop_pending_updates"));
    Ok(true.into())
}

pub fn get_file(world: &World, params: &Params) -> Result<Value, ApiError> {
    world.files.describe(params.text("file_id").unwrap_or_default())
}

fn allowed(params: &Params) -> Result<Option<Vec<String>>, ApiError> {
    let Some(value) = params.json("allowed_updates")? else { return Ok(None) };
    let list = value.as_array().ok_or_else(|| {
        ApiError::bad_request("can't parse allowed updates JSON object: expected an Array")
    })?;
    Ok(Some(list.iter().filter_map(|kind| kind.as_str().map(str::to_owned)).collect()))
}
