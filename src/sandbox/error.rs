use std::borrow::Cow;

use serde_json::{Value, json};

/// What the Bot API answers when it refuses: `{"ok":false,"error_code":…,"description":…}`.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    pub code: u16,
    pub description: Cow<'static, str>,
    /// Seconds, with 429 only.
    pub retry_after: Option<u64>,
    pub migrate_to_chat_id: Option<i64>,
}

pub const BLOCKED: &str = "bot was blocked by the user";
pub const NO_RIGHTS: &str = "not enough rights to send text messages to the chat";

impl ApiError {
    /// 400; the text comes after "Bad Request: ".
    pub fn bad_request(text: impl AsRef<str>) -> Self {
        Self::new(400, format!("Bad Request: {}", text.as_ref()))
    }

    /// 403; the text comes after "Forbidden: ".
    pub fn forbidden(text: impl AsRef<str>) -> Self {
        Self::new(403, format!("Forbidden: {}", text.as_ref()))
    }

    /// 409; the text comes after "Conflict: ".
    pub fn conflict(text: impl AsRef<str>) -> Self {
        Self::new(409, format!("Conflict: {}", text.as_ref()))
    }

    pub fn too_many(seconds: u64) -> Self {
        let error = Self::new(429, format!("Too Many Requests: retry after {seconds}"));
        Self { retry_after: Some(seconds), ..error }
    }

    pub fn migrated(to: i64) -> Self {
        let error = Self::bad_request("group chat was upgraded to a supergroup chat");
        Self { migrate_to_chat_id: Some(to), ..error }
    }

    pub fn unauthorized() -> Self {
        Self::new(401, "Unauthorized")
    }

    pub fn not_found() -> Self {
        Self::new(404, "Not Found")
    }

    pub fn server(code: u16) -> Self {
        let text = match code {
            502 => "Bad Gateway",
            503 => "Service Unavailable",
            504 => "Gateway Timeout",
            _ => "Internal Server Error",
        };
        Self::new(code, text)
    }

    pub fn new(code: u16, description: impl Into<Cow<'static, str>>) -> Self {
        let description = description.into();
        Self { code, description, retry_after: None, migrate_to_chat_id: None }
    }

    /// The whole envelope.
    pub fn body(&self) -> Value {
        let mut body =
            json!({"ok": false, "error_code": self.code, "description": self.description});
        if let Some(seconds) = self.retry_after {
            body["parameters"] = json!({"retry_after": seconds});
        }
        if let Some(chat) = self.migrate_to_chat_id {
            body["parameters"] = json!({"migrate_to_chat_id": chat});
        }
        body
    }
}
