//! A Bot API that says what a test tells it to, over real HTTP.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use axum::{Router, extract::Request, http::StatusCode, response::IntoResponse};
use ayopromo::telegram::outbound::{Outbound, Settings};
use reqwest::Url;
use secrecy::SecretString;
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    time::sleep,
};

pub const TOKEN: &str = "123456:a-token-nobody-may-see";

/// A call as the server got it.
#[derive(Debug, Clone)]
pub struct Call {
    pub path: String,
    /// Null where the body is not JSON.
    pub body: Value,
    pub raw: Vec<u8>,
    pub at: Instant,
    /// Calls before this one.
    pub number: usize,
}

impl Call {
    pub fn method(&self) -> &str {
        self.path.rsplit('/').next().unwrap()
    }

    pub fn chat(&self) -> i64 {
        self.body["chat_id"].as_i64().unwrap()
    }
}

/// An answer after a time.
pub struct Said {
    pub after: Duration,
    pub status: u16,
    pub body: String,
}

pub fn say(status: u16, body: impl Into<String>) -> Said {
    Said { after: Duration::ZERO, status, body: body.into() }
}

pub fn ok(result: &str) -> Said {
    say(200, format!(r#"{{"ok":true,"result":{result}}}"#))
}

pub fn refuse(code: u16, description: &str) -> Said {
    let body = format!(r#"{{"ok":false,"error_code":{code},"description":"{description}"}}"#);
    say(code, body)
}

pub fn flood(seconds: u64) -> Said {
    let body = format!(
        r#"{{"ok":false,"error_code":429,"description":"Too Many Requests: retry after {seconds}",
            "parameters":{{"retry_after":{seconds}}}}}"#
    );
    say(429, body)
}

pub struct Stub {
    pub url: Url,
    calls: Arc<Mutex<Vec<Call>>>,
}

impl Stub {
    pub async fn start(script: impl Fn(&Call) -> Said + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = address(&listener);
        let calls: Arc<Mutex<Vec<Call>>> = Arc::default();
        let (kept, script) = (Arc::clone(&calls), Arc::new(script));
        let answer = move |request: Request| {
            let (kept, script) = (Arc::clone(&kept), Arc::clone(&script));
            async move {
                let path = request.uri().path().to_owned();
                let raw = axum::body::to_bytes(request.into_body(), usize::MAX).await.unwrap();
                let call = {
                    let mut kept = kept.lock().unwrap();
                    let body = serde_json::from_slice(&raw).unwrap_or_default();
                    let (at, number) = (Instant::now(), kept.len());
                    kept.push(Call { path, body, raw: raw.to_vec(), at, number });
                    kept[number].clone()
                };
                let said = script(&call);
                sleep(said.after).await;
                (StatusCode::from_u16(said.status).unwrap(), said.body).into_response()
            }
        };
        tokio::spawn(async move {
            axum::serve(listener, Router::new().fallback(answer)).await.unwrap();
        });
        Self { url, calls }
    }

    pub fn outbound(&self, rate: f64) -> Outbound {
        outbound(&self.url, rate)
    }

    pub fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap().clone()
    }
}

/// Reads each request, says `answer` and closes the connection. Nothing: the answer is lost.
pub async fn broken(answer: &'static str) -> Url {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = address(&listener);
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _read = stream.read(&mut [0; 65_536]).await.unwrap();
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    url
}

/// An address where nobody listens.
pub async fn nobody() -> Url {
    address(&TcpListener::bind("127.0.0.1:0").await.unwrap())
}

pub fn settings(url: &Url, rate: f64) -> Settings {
    Settings {
        answer_within: Duration::from_secs(5),
        ..Settings::new(url.clone(), SecretString::from(TOKEN), rate)
    }
}

/// A sender without patience for slow answers.
pub fn impatient(url: &Url) -> Outbound {
    let answer_within = Duration::from_millis(300);
    Outbound::new(Settings { answer_within, ..settings(url, 30.0) }).unwrap()
}

pub fn outbound(url: &Url, rate: f64) -> Outbound {
    Outbound::new(settings(url, rate)).unwrap()
}

fn address(listener: &TcpListener) -> Url {
    Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap()
}
