//! The page's files, which are part of the binary.

use axum::{Router, body::Body, http::Response, routing::get};

use crate::sandbox::http::bytes_answer;

/// Path, media type and content.
const FILES: [(&str, &str, &str); 7] = [
    ("/", "text/html; charset=utf-8", include_str!("../page/index.html")),
    ("/style.css", "text/css; charset=utf-8", include_str!("../page/style.css")),
    ("/app.js", SCRIPT, include_str!("../page/app.js")),
    ("/api.js", SCRIPT, include_str!("../page/api.js")),
    ("/chat.js", SCRIPT, include_str!("../page/chat.js")),
    ("/guide.js", SCRIPT, include_str!("../page/guide.js")),
    ("/markup.js", SCRIPT, include_str!("../page/markup.js")),
];

const SCRIPT: &str = "text/javascript; charset=utf-8";

pub fn serve<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    FILES.into_iter().fold(router, |router, (path, kind, content)| {
        router.route(path, get(move || async move { file(kind, content) }))
    })
}

fn file(kind: &'static str, content: &'static str) -> Response<Body> {
    bytes_answer(kind, content.into())
}
