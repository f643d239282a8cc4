//! HTTP, and the token that must not leave by any other way than the request's address.

use std::{error::Error, time::Duration};

use reqwest::{Client, Response, Url, header::CONTENT_TYPE, multipart, redirect};
use secrecy::{ExposeSecret, SecretString};

use super::{
    Settings,
    answer::Answer,
    outcome::{Doubt, Failure, Outcome, Unsent},
    request::{Body, FOR_FILES, Request},
};

/// Idle connections that are kept: as many as are in flight at 1,000/s with an answer in 0.5 s.
const KEPT_CONNECTIONS: usize = 512;
/// Shorter than a server's own patience, so that we rarely write into a connection it just closed.
const KEPT_FOR: Duration = Duration::from_secs(20);

#[derive(Debug)]
pub struct Transport {
    client: Client,
    api_url: Url,
    token: SecretString,
    answer_within: Duration,
}

/// No answer: what that means for the message.
#[derive(Debug)]
pub enum Silence {
    Doubtful(Doubt),
    Unsent(Unsent),
}

impl Transport {
    pub fn new(settings: Settings) -> reqwest::Result<Self> {
        let Settings { api_url, token, connect_within, answer_within, .. } = settings;
        let mut client = Client::builder()
            .connect_timeout(connect_within)
            .pool_max_idle_per_host(KEPT_CONNECTIONS)
            .pool_idle_timeout(KEPT_FOR)
            // A redirect would carry the token to somebody else.
            .redirect(redirect::Policy::none());
        if is_loopback(&api_url) {
            client = client.no_proxy();
        }
        let client = client.build().map_err(reqwest::Error::without_url)?;
        Ok(Self { client, api_url, token, answer_within })
    }

    pub async fn post(&self, request: &Request) -> Result<Answer, Silence> {
        let post = self.client.post(self.method_url(request.method));
        let post = match &request.body {
            Body::Json(json) => post.header(CONTENT_TYPE, "application/json").body(json.clone()),
            Body::Form { fields, file } => {
                let part = multipart::Part::bytes(file.bytes.clone());
                let part = part.file_name(file.file_name.clone());
                let form = multipart::Form::new().part(file.field, part);
                let form = fields
                    .iter()
                    .fold(form, |form, (name, text)| form.text(name.clone(), text.clone()));
                post.multipart(form)
            }
        };
        let post = post.timeout(self.answer_within + request.patience);
        let response = post.send().await.map_err(silence)?;
        Ok(read(response).await)
    }

    /// `path`: as `getFile` gives it. At most `limit` bytes.
    pub async fn download(&self, path: &str, limit: usize) -> Result<Vec<u8>, Failure> {
        let get = self.client.get(self.file_url(path)).timeout(self.answer_within + FOR_FILES);
        let mut response = get.send().await.map_err(silence)?;
        if !response.status().is_success() {
            let answer = read(response).await;
            return answer.result().and(Err(Failure::Unreadable("not a file".to_owned())));
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(silence)? {
            if bytes.len() + chunk.len() > limit {
                return Err(Failure::TooLarge { limit });
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    fn method_url(&self, method: &str) -> Url {
        self.url(&[&self.bot(), method])
    }

    fn file_url(&self, path: &str) -> Url {
        let bot = self.bot();
        let mut segments = vec!["file", &bot];
        segments.extend(path.split('/'));
        self.url(&segments)
    }

    fn bot(&self) -> String {
        format!("bot{}", self.token.expose_secret())
    }

    fn url(&self, segments: &[&str]) -> Url {
        let mut url = self.api_url.clone();
        // Only addresses without a host have no path; `Settings` are checked for one.
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        url
    }
}

impl From<Silence> for Failure {
    fn from(silence: Silence) -> Self {
        Self::Refused(silence.into())
    }
}

impl From<Silence> for Outcome {
    fn from(silence: Silence) -> Self {
        match silence {
            Silence::Doubtful(doubt) => Self::Doubtful(doubt),
            Silence::Unsent(unsent) => Self::NotAttempted(unsent),
        }
    }
}

async fn read(mut response: Response) -> Answer {
    let status = response.status().as_u16();
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return Answer { status, body, cut_short: None },
            Err(error) => return Answer { status, body, cut_short: Some(doubt(error)) },
        }
    }
}

fn silence(error: reqwest::Error) -> Silence {
    if error.is_connect() || error.is_builder() {
        Silence::Unsent(Unsent::Connect(text(error)))
    } else {
        Silence::Doubtful(doubt(error))
    }
}

fn doubt(error: reqwest::Error) -> Doubt {
    if error.is_timeout() { Doubt::Timeout } else { Doubt::Broken(text(error)) }
}

/// The error and its causes, without the address, which holds the token.
fn text(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
}
