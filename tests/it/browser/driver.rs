//! A headless Chromium, driven over the WebDriver protocol as far as the test needs it.

use std::time::Duration;

use reqwest::Client;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    process::{Child, Command},
    time::{Instant, sleep},
};

use super::launch;

pub const CHROMIUM: &str = "/usr/bin/chromium";
pub const CHROMEDRIVER: &str = "/usr/bin/chromedriver";

/// Under this key the protocol names an element of the page.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// Long enough for a busy machine, short enough to see that something hangs.
const PATIENCE: Duration = Duration::from_secs(30);
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

pub struct Browser {
    http: Client,
    session: String,
    driver: Child,
    _profile: TempDir,
}

impl Browser {
    pub async fn start() -> Self {
        let profile = tempfile::tempdir().unwrap();
        let (driver, port) = launch(Command::new(CHROMEDRIVER).arg("--port=0"), |line| {
            line.split_once("successfully on port ")?.1.trim_end_matches('.').parse::<u16>().ok()
        })
        .await;
        let http = Client::builder().timeout(PATIENCE).no_proxy().build().unwrap();
        let session = format!("http://127.0.0.1:{port}/session");
        let mut browser = Self { http, session, driver, _profile: profile };
        let profile = format!("--user-data-dir={}", browser._profile.path().display());
        // Without its own sandbox, which containers and root refuse it: only our page is opened.
        let args = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run \
                    --disable-background-networking --disable-component-update --disable-sync";
        let args: Vec<_> = args.split_whitespace().chain([profile.as_str()]).collect();
        let capabilities = json!({"capabilities": {"alwaysMatch": {
            "goog:loggingPrefs": {"browser": "ALL"},
            "goog:chromeOptions": {"binary": CHROMIUM, "args": args},
        }}});
        let opened = browser.post("", capabilities).await.unwrap();
        browser.session.push('/');
        browser.session.push_str(opened["sessionId"].as_str().unwrap());
        browser
    }

    /// Ends the browser, then the driver.
    pub async fn quit(mut self) {
        let _closed = self.http.delete(&self.session).send().await;
        let _killed = self.driver.kill().await;
    }

    pub async fn open(&self, url: &str) {
        self.post("/url", json!({"url": url})).await.unwrap();
    }

    /// The size of the page itself; a window would not become as narrow as a telephone.
    pub async fn resize(&self, width: u32, height: u32) {
        let params =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        let call = json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": params});
        self.post("/goog/cdp/execute", call).await.unwrap();
    }

    /// What a script's body returns.
    pub async fn run(&self, script: &str, args: Value) -> Value {
        self.post("/execute/sync", json!({"script": script, "args": args})).await.unwrap()
    }

    /// Runs a script until it returns something true.
    pub async fn wait(&self, what: &str, script: &str, args: Value) -> Value {
        let began = Instant::now();
        loop {
            let value = self.run(script, args.clone()).await;
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return value;
            }
            assert!(began.elapsed() < PATIENCE, "waited in vain for {what}");
            sleep(BETWEEN_LOOKS).await;
        }
    }

    /// Waits for the element that a script returns and does something to it; anew where the page was
    /// redrawn in between.
    pub async fn act(&self, what: &str, (script, args): (&str, Value), deed: &str, with: Value) {
        let began = Instant::now();
        loop {
            let found = self.wait(what, script, args.clone()).await;
            let element = found[ELEMENT].as_str().unwrap();
            let done = self.post(&format!("/element/{element}/{deed}"), with.clone()).await;
            if done.is_ok() {
                return;
            }
            assert!(began.elapsed() < PATIENCE, "failed to {deed} {what}: {done:?}");
            sleep(BETWEEN_LOOKS).await;
        }
    }

    /// What the page complained of since the last call.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self.post("/se/log", json!({"type": "browser"})).await.unwrap();
        let severe = log.as_array().unwrap().iter().filter(|line| line["level"] == "SEVERE");
        severe.map(|line| line["message"].to_string()).collect()
    }

    /// A PNG, Base64.
    pub async fn screenshot(&self) -> String {
        let answer = self.http.get(format!("{}/screenshot", self.session)).send().await.unwrap();
        answer.json::<Value>().await.unwrap()["value"].as_str().unwrap().to_owned()
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value, String> {
        let call = self.http.post(format!("{}{path}", self.session)).json(&body);
        let mut answer: Value = call.send().await.unwrap().json().await.unwrap();
        let value = answer["value"].take();
        if value["error"].is_null() { Ok(value) } else { Err(value["message"].to_string()) }
    }
}
