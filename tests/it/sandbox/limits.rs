//! Limits, faults and slowness.

use std::time::Duration;

use ayopromo::sandbox::{Fault, FaultRule, Options};
use serde_json::json;

use super::{BUDI, GROUP, Play, SITI, unlimited};

#[tokio::test]
async fn a_private_chat_gets_a_burst_and_then_429() {
    let play =
        Play::with(Options { chat_burst: 3, bulk_per_second: 1000.0, ..Options::default() }).await;
    play.sandbox.start_chat(SITI).unwrap();
    for _ in 0..3 {
        play.say("x").await;
    }
    let body = play.call("sendMessage", json!({"chat_id": SITI, "text": "x"})).await;
    assert_eq!(body["error_code"], 429);
    assert_eq!(body["description"], "Too Many Requests: retry after 1");
    assert_eq!(body["parameters"]["retry_after"], 1);
    assert_eq!(play.sandbox.counts().too_many, 1);
}

#[tokio::test]
async fn edits_count_towards_a_groups_twenty_a_minute() {
    let play = Play::with(Options { burst: 100, ..Options::default() }).await;
    let first = play.ok("sendMessage", json!({"chat_id": GROUP, "text": "0"})).await;
    for n in 1..20 {
        let edit = json!({
            "chat_id": GROUP, "message_id": first["message_id"], "text": format!("{n}"),
        });
        play.ok("editMessageText", edit).await;
    }
    let body = play.call("sendMessage", json!({"chat_id": GROUP, "text": "20"})).await;
    assert_eq!(body["error_code"], 429);
    assert!(body["parameters"]["retry_after"].as_i64().unwrap() > 50);
}

#[tokio::test]
async fn the_bulk_limit_spares_chats_that_were_just_heard() {
    let range = 1_000_000..=1_000_099;
    let options = |count_all| Options {
        started: vec![range.clone()],
        bulk_per_second: 1.0,
        burst: 2,
        count_all,
        ..Options::default()
    };
    for (count_all, free) in [(false, true), (true, false)] {
        let play = Play::with(options(count_all)).await;
        play.sandbox.start_chat(SITI).unwrap();
        for id in [1_000_000, 1_000_001] {
            play.ok("sendMessage", json!({"chat_id": id, "text": "warta"})).await;
        }
        let third = play.call("sendMessage", json!({"chat_id": 1_000_002, "text": "warta"})).await;
        assert_eq!(third["error_code"], 429);
        let reply = play.call("sendMessage", json!({"chat_id": SITI, "text": "balasan"})).await;
        assert_eq!(reply["ok"], free);
    }
}

#[tokio::test]
async fn faults_come_on_request_and_go() {
    let play = Play::with(unlimited()).await;
    play.sandbox.start_chat(SITI).unwrap();
    let params = json!({"chat_id": SITI, "text": "x"});
    play.sandbox.fail_next("send*", None, Fault::TooManyRequests(7), 1);
    play.sandbox.fail_next("sendMessage", Some(SITI), Fault::Server(502), 1);
    play.sandbox.fail_next("sendMessage", Some(BUDI), Fault::Blocked, 1);
    assert_eq!(
        play.refused("sendMessage", params.clone()).await,
        "429 Too Many Requests: retry after 7"
    );
    assert_eq!(play.refused("sendMessage", params.clone()).await, "502 Bad Gateway");
    play.sandbox.fail_next("sendMessage", None, Fault::NoRights, 1);
    let refused = play.refused("sendMessage", params.clone()).await;
    assert!(refused.starts_with("400 Bad Request: not enough rights"), "{refused}");
    play.ok("sendMessage", params.clone()).await;
    play.sandbox.fail(FaultRule {
        method: "*".into(),
        chat: None,
        fault: Fault::Server(500),
        times: None,
        probability: 0.5,
    });
    let mut failed = 0;
    for _ in 0..100 {
        failed += i32::from(play.call("sendMessage", params.clone()).await["ok"] == false);
    }
    assert!((30..70).contains(&failed), "{failed}");
    play.sandbox.clear_faults();
    play.ok("sendMessage", params).await;
}

#[tokio::test]
async fn answers_wait_as_long_as_asked() {
    let delay = Duration::from_millis(30);
    let play = Play::with(Options { answer_delay: delay..=delay, ..unlimited() }).await;
    play.sandbox.start_chat(SITI).unwrap();
    let began = std::time::Instant::now();
    play.say("x").await;
    assert!(began.elapsed() >= delay);
    play.sandbox.fail_next("*", None, Fault::Slow(delay), 1);
    let began = std::time::Instant::now();
    play.say("x").await;
    assert!(began.elapsed() >= 2 * delay);
}

#[tokio::test]
async fn a_lost_answer_was_done_and_a_drop_was_not() {
    let play = Play::started().await;
    let url = format!("{}/bot{}/sendMessage", play.sandbox.url(), play.sandbox.token());
    for (fault, kept) in [(Fault::LostAnswer, 1), (Fault::Drop, 1)] {
        play.sandbox.fail_next("sendMessage", None, fault, 1);
        let body = json!({"chat_id": SITI, "text": "x"});
        let lost = play.client.post(&url).json(&body).send().await;
        assert!(lost.is_err(), "{fault:?}");
        assert_eq!(play.sandbox.sent(SITI).len(), kept, "{fault:?}");
    }
}

#[tokio::test]
async fn a_range_of_started_chats_costs_nothing_until_used() {
    let range = 1_000_000..=1_999_999;
    let options = Options { started: vec![range], api_only: true, history: 0, ..unlimited() };
    let play = Play::with(options).await;
    for id in [1_000_000, 1_999_999, 1_999_999] {
        play.ok("sendMessage", json!({"chat_id": id, "text": "warta"})).await;
    }
    assert_eq!(play.sandbox.sent_per_chat(), [(1_000_000, 1), (1_999_999, 2)]);
    let counts = play.sandbox.counts();
    assert_eq!((counts.sent, counts.chats, counts.max_per_chat), (3, 2, 2));
    let page = play.client.get(play.sandbox.url()).send().await.unwrap();
    assert_eq!(page.status(), 404);
}
