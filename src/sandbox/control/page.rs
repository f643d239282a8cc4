use axum::{body::Body, http::Response};

use crate::sandbox::http::bytes_answer;

pub async fn index() -> Response<Body> {
    bytes_answer("text/html; charset=utf-8", include_str!("../page/index.html").into())
}

pub async fn script() -> Response<Body> {
    bytes_answer("text/javascript; charset=utf-8", include_str!("../page/app.js").into())
}

pub async fn style() -> Response<Body> {
    bytes_answer("text/css; charset=utf-8", include_str!("../page/style.css").into())
}
