//! Updates wait until they are taken, by polling or by a webhook.

use std::time::Duration;

use ayopromo::sandbox::{Options, Status};
use serde_json::{Value, json};

use super::{BUDI, GROUP, Play, SITI};

#[tokio::test]
async fn updates_stay_until_the_offset_passes_them() {
    let play = Play::begin().await;
    for text in ["/start", "satu", "dua"] {
        play.sandbox.text(SITI, SITI, text).unwrap();
    }
    let first = play.ok("getUpdates", json!({"limit": 2})).await;
    let again = play.ok("getUpdates", json!({"limit": 2})).await;
    assert_eq!(first, again);
    assert_eq!(first.as_array().unwrap().len(), 2);
    assert_eq!(first[0]["message"]["entities"][0]["type"], "bot_command");
    assert_eq!(first[0]["message"]["from"]["language_code"], "id");
    let offset = first[1]["update_id"].as_i64().unwrap() + 1;
    let rest = play.ok("getUpdates", json!({"offset": offset})).await;
    assert_eq!(rest[0]["message"]["text"], "dua");
    let last = play.ok("getUpdates", json!({"offset": -1})).await;
    assert_eq!(last, rest);
}

#[tokio::test]
async fn a_confirmed_update_can_come_once_more() {
    let play = Play::begin().await;
    play.sandbox.start_chat(SITI).unwrap();
    let first = play.updates().await.remove(0);
    let next = first["update_id"].as_i64().unwrap() + 1;
    play.sandbox.repeat_update(first.clone());
    assert_eq!(play.ok("getUpdates", json!({"offset": next})).await, json!([first]));
    assert_eq!(play.ok("getUpdates", json!({"offset": next})).await, json!([]));
}

#[tokio::test]
async fn a_long_poll_ends_with_the_first_update() {
    let play = Play::begin().await;
    let (updates, ()) = tokio::join!(play.ok("getUpdates", json!({"timeout": 50})), async {
        // The poll is there once its connection is; an update before it would end it just as well.
        play.look("counts").await;
        play.sandbox.start_chat(SITI).unwrap();
    });
    assert_eq!(updates[0]["message"]["text"], "/start");
}

#[tokio::test]
async fn the_second_poller_ends_the_first() {
    let play = Play::begin().await;
    let first = async { play.refused("getUpdates", json!({"timeout": 50})).await };
    let second = async {
        while play.sandbox.counts().requests == 0 {
            tokio::task::yield_now().await;
        }
        play.ok("getUpdates", json!({"timeout": 0})).await
    };
    let (refusal, _) = tokio::join!(first, second);
    assert_eq!(
        refusal,
        "409 Conflict: terminated by other getUpdates request; make sure that only one bot \
         instance is running"
    );
}

#[tokio::test]
async fn only_the_kinds_asked_for_are_delivered() {
    let play = Play::begin().await;
    play.ok("getUpdates", json!({"allowed_updates": ["chat_member"]})).await;
    play.sandbox.start_chat(SITI).unwrap();
    play.sandbox.set_member(GROUP, BUDI, Status::Administrator).unwrap();
    let updates = play.updates().await;
    assert_eq!(updates.len(), 1);
    assert_eq!(updates[0]["chat_member"]["new_chat_member"]["status"], "administrator");
    let member = play.ok("getChatMember", json!({"chat_id": GROUP, "user_id": BUDI})).await;
    assert_eq!(member["status"], "administrator");
}

#[tokio::test]
async fn a_webhook_gets_every_update_with_its_secret_until_it_takes_it() {
    let options = Options { webhook_retry: Duration::from_millis(20), ..Options::default() };
    let play = Play::with(options).await;
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let hook = move |headers: axum::http::HeaderMap, body: String| {
        let secret = headers.get("x-telegram-bot-api-secret-token").cloned();
        let update: Value = serde_json::from_str(&body).unwrap();
        tell.send((secret, update)).unwrap();
        async { axum::http::StatusCode::SERVICE_UNAVAILABLE }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let app = axum::Router::new().route("/hook", axum::routing::post(hook));
    tokio::spawn(async { axum::serve(listener, app).await });

    play.ok("setWebhook", json!({"url": url, "secret_token": "rahasia_1"})).await;
    assert!(play.refused("getUpdates", json!({})).await.starts_with("409 Conflict: can't use"));
    play.sandbox.start_chat(SITI).unwrap();
    let (secret, first) = told.recv().await.unwrap();
    assert_eq!(secret.unwrap(), "rahasia_1");
    let (_, second) = told.recv().await.unwrap();
    assert_eq!(first, second);
    let info = play.ok("getWebhookInfo", json!({})).await;
    assert_eq!(info["pending_update_count"], 1);
    assert!(info["last_error_message"].as_str().unwrap().contains("503"));
    play.ok("deleteWebhook", json!({})).await;
    assert_eq!(play.updates().await[0], first);
}

#[tokio::test]
async fn a_stopped_sandbox_ends_long_polls() {
    let play = Play::begin().await;
    let url = format!("{}/bot{}/getUpdates", play.sandbox.url(), play.sandbox.token());
    let poll = play.client.post(url).json(&json!({"timeout": 50})).send();
    let stop = async {
        while play.sandbox.counts().requests == 0 {
            tokio::task::yield_now().await;
        }
        play.sandbox.stop().await;
    };
    let (poll, ()) = tokio::join!(poll, stop);
    assert!(poll.is_err());
}
