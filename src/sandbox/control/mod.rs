//! What the page and operators' scripts use: people's deeds and what there is to see, as JSON.

mod acting;
mod faults;
mod page;
mod watching;

use axum::{
    Router,
    body::Body,
    http::{Request, Response, StatusCode},
    routing::{get, post},
};
use serde_json::{Value, json};

use super::{Sandbox, error::ApiError, hearing::Impossible, http::json_answer, params::Params};

/// Without the page in API-only mode.
pub fn router(api_only: bool) -> Router<Sandbox> {
    let router = Router::new()
        .route("/sandbox/state", get(watching::state))
        .route("/sandbox/messages", get(watching::messages))
        .route("/sandbox/events", get(watching::events))
        .route("/sandbox/counts", get(watching::counts))
        .route("/sandbox/file/{file_id}", get(watching::file))
        .route("/sandbox/text", post(acting::text))
        .route("/sandbox/press", post(acting::press))
        .route("/sandbox/photo", post(acting::photo))
        .route("/sandbox/document", post(acting::document))
        .route("/sandbox/contact", post(acting::contact))
        .route("/sandbox/location", post(acting::location))
        .route("/sandbox/inline", post(acting::inline))
        .route("/sandbox/choose", post(acting::choose))
        .route("/sandbox/block", post(acting::block))
        .route("/sandbox/people", post(acting::people))
        .route("/sandbox/member", post(acting::member))
        .route("/sandbox/advance", post(acting::advance))
        .route("/sandbox/faults", post(faults::add).delete(faults::clear));
    if api_only {
        return router;
    }
    page::serve(router)
}

/// Every answer here: a value, or `{"error": "one plain sentence"}`.
type Answer = Result<Response<Body>, Trouble>;

fn done(value: &Value) -> Answer {
    Ok(json_answer(StatusCode::OK, value.to_string()))
}

struct Trouble {
    status: StatusCode,
    sentence: String,
}

impl axum::response::IntoResponse for Trouble {
    fn into_response(self) -> Response<Body> {
        json_answer(self.status, json!({"error": self.sentence}).to_string())
    }
}

impl From<Impossible> for Trouble {
    fn from(Impossible(sentence): Impossible) -> Self {
        Self { status: StatusCode::BAD_REQUEST, sentence }
    }
}

impl From<ApiError> for Trouble {
    fn from(error: ApiError) -> Self {
        Impossible(format!("{}.", error.description)).into()
    }
}

/// A control request's parameters; like the Bot API it takes query, JSON, form and multipart.
struct Asked(Params);

impl Asked {
    async fn read(request: Request<Body>) -> Result<Self, Trouble> {
        Ok(Self(Params::read(request).await?))
    }

    fn id(&self, name: &str) -> Result<i64, Trouble> {
        let missing = || Impossible(format!("{name} is missing or not a number."));
        Ok(self.0.int(name).ok_or_else(missing)?)
    }

    fn text(&self, name: &str) -> Result<&str, Trouble> {
        let missing = || Impossible(format!("{name} is missing."));
        Ok(self.0.text(name).ok_or_else(missing)?)
    }
}
