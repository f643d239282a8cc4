//! Polling: the offset moves only past what was accepted.

use std::time::{Duration, Instant};

use ayopromo::telegram::outbound::Stop;
use ayopromo::telegram::polling::{Acceptance, Ended, Polling};
use futures::{Stream, StreamExt};
use serde_json::{Value, json};
use teloxide::{
    Bot,
    dispatching::{Dispatcher, UpdateFilterExt},
    dptree,
    error_handlers::LoggingErrorHandler,
    types::{AllowedUpdate, Message, Update, UpdateId},
};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use super::stub::{Call, Said, Stub, TOKEN, flood, ok, refuse};

const SECOND: Duration = Duration::from_secs(1);

fn message(id: u32) -> Value {
    json!({
        "update_id": id,
        "message": {
            "message_id": 1, "date": 0, "text": "Pagi",
            "chat": { "id": 7, "type": "private", "first_name": "Sri" },
            "from": { "id": 7, "is_bot": false, "first_name": "Sri" },
        },
    })
}

/// What Telegram holds of `updates` for this call; an empty poll takes its time.
fn held(updates: &[Value], call: &Call) -> Said {
    let offset = call.body["offset"].as_u64().unwrap_or(0);
    let left: Vec<_> =
        updates.iter().filter(|update| update["update_id"].as_u64() >= Some(offset)).collect();
    let after = if left.is_empty() { 60 * SECOND } else { Duration::ZERO };
    Said { after, ..ok(&serde_json::to_string(&left).unwrap()) }
}

async fn server(updates: Vec<Value>) -> Stub {
    Stub::start(move |call| held(&updates, call)).await
}

fn polling(stub: &Stub, acceptance: &Acceptance, stop: &CancellationToken) -> Polling {
    let allowed = vec![AllowedUpdate::Message];
    Polling::new(stub.outbound(30.0), allowed, acceptance.clone(), stop.clone())
}

async fn next(updates: &mut (impl Stream<Item = Result<Update, Ended>> + Unpin)) -> u32 {
    timeout(9 * SECOND, updates.next()).await.unwrap().unwrap().unwrap().id.0
}

fn offsets(stub: &Stub) -> Vec<Option<u64>> {
    stub.calls().iter().map(|call| call.body["offset"].as_u64()).collect()
}

async fn calls(stub: &Stub, count: usize) {
    let called = async {
        while stub.calls().len() < count {
            tokio::task::yield_now().await;
        }
    };
    timeout(9 * SECOND, called).await.unwrap();
}

#[tokio::test]
async fn the_offset_moves_only_past_accepted_updates() {
    let stub = server(vec![message(10), message(11)]).await;
    let (acceptance, stop) = (Acceptance::default(), CancellationToken::new());
    let mut polling = polling(&stub, &acceptance, &stop);
    let mut updates = Box::pin(polling.updates());
    assert_eq!(next(&mut updates).await, 10);
    assert_eq!(next(&mut updates).await, 11);
    acceptance.accepted(UpdateId(11));
    assert!(timeout(SECOND / 5, updates.next()).await.is_err());
    assert_eq!(offsets(&stub), [None], "10 has no word yet");

    acceptance.accepted(UpdateId(10));
    let asked = async { calls(&stub, 2).await };
    tokio::select! {
        () = asked => {}
        _ = updates.next() => panic!("an update"),
    }
    assert_eq!(offsets(&stub), [None, Some(12)]);
    let body = &stub.calls()[1].body;
    assert_eq!(body["allowed_updates"], json!(["message"]));
    assert_eq!((&body["timeout"], &body["limit"]), (&json!(50), &json!(100)));
}

#[tokio::test]
async fn an_update_whose_commit_failed_comes_again() {
    let stub = server(vec![message(10), message(11), message(12)]).await;
    let (acceptance, stop) = (Acceptance::default(), CancellationToken::new());
    let mut polling = polling(&stub, &acceptance, &stop);
    let mut updates = Box::pin(polling.updates());
    for (id, commits) in [(10, true), (11, false), (12, true)] {
        assert_eq!(next(&mut updates).await, id);
        let claim = acceptance.claim(UpdateId(id));
        if commits {
            claim.accepted();
        }
    }
    assert_eq!(next(&mut updates).await, 11);
    acceptance.accepted(UpdateId(11));
    assert!(timeout(SECOND / 5, updates.next()).await.is_err(), "12 was accepted before");
    assert_eq!(offsets(&stub), [None, Some(11), Some(13)]);
}

#[tokio::test]
async fn an_update_that_can_not_be_read_holds_nothing_up() {
    let odd = json!({ "update_id": 11, "message": { "text": 5 } });
    let unknown = json!({ "update_id": 12, "something_new": {} });
    let stub = server(vec![message(10), odd, unknown, message(13)]).await;
    let (acceptance, stop) = (Acceptance::default(), CancellationToken::new());
    let mut polling = polling(&stub, &acceptance, &stop);
    let mut updates = Box::pin(polling.updates());
    for id in [10, 13] {
        assert_eq!(next(&mut updates).await, id);
        acceptance.accepted(UpdateId(id));
    }
    assert!(timeout(SECOND / 5, updates.next()).await.is_err());
    assert_eq!(offsets(&stub), [None, Some(14)]);
}

#[tokio::test]
async fn troubles_are_waited_out() {
    let stub = Stub::start(|call| match call.number {
        0 => refuse(409, "Conflict: terminated by other getUpdates request"),
        1 => flood(1),
        2 => refuse(502, "Bad Gateway"),
        _ => held(&[message(10)], call),
    })
    .await;
    let (acceptance, stop) = (Acceptance::default(), CancellationToken::new());
    let mut polling = polling(&stub, &acceptance, &stop);
    let mut updates = Box::pin(polling.updates());
    let start = Instant::now();
    assert_eq!(next(&mut updates).await, 10);
    assert!(start.elapsed() >= 4 * SECOND);
}

#[tokio::test]
async fn a_refused_token_ends_polling() {
    let stub = Stub::start(|_| refuse(401, "Unauthorized")).await;
    let mut polling = polling(&stub, &Acceptance::default(), &CancellationToken::new());
    let all: Vec<_> = polling.updates().collect().await;
    assert_eq!(all, [Err(Ended(Stop::Unauthorized))]);
}

#[tokio::test]
async fn polling_stops_in_the_middle_of_a_long_poll() {
    let stub = server(Vec::new()).await;
    let (acceptance, stop) = (Acceptance::default(), CancellationToken::new());
    let mut polling = polling(&stub, &acceptance, &stop);
    let start = Instant::now();
    let stopping = async {
        calls(&stub, 1).await;
        stop.cancel();
    };
    let (all, ()) = tokio::join!(polling.updates().collect::<Vec<_>>(), stopping);
    assert_eq!(all, []);
    assert!(start.elapsed() < 9 * SECOND);
}

#[tokio::test]
async fn what_a_stopped_listener_left_open_comes_again() {
    let stub = server(vec![message(10), message(11)]).await;
    let (acceptance, stop) = (Acceptance::default(), CancellationToken::new());
    let mut before = polling(&stub, &acceptance, &stop);
    assert_eq!(next(&mut Box::pin(before.updates())).await, 10);
    acceptance.accepted(UpdateId(10));
    let mut polling = polling(&stub, &acceptance, &stop);
    assert_eq!(next(&mut Box::pin(polling.updates())).await, 11);
}

#[tokio::test]
async fn polling_stops_though_an_update_has_no_word() {
    let stub = server(vec![message(10)]).await;
    let (acceptance, stop) = (Acceptance::default(), CancellationToken::new());
    let mut polling = polling(&stub, &acceptance, &stop);
    let mut updates = Box::pin(polling.updates());
    assert_eq!(next(&mut updates).await, 10);
    stop.cancel();
    assert!(timeout(SECOND, updates.next()).await.unwrap().is_none());
}

#[tokio::test]
async fn the_dispatcher_is_fed_and_nothing_is_confirmed_before_its_handlers_say_so() {
    let stub = Stub::start(|call| match call.method() {
        "GetMe" => ok(super::ME),
        _ => held(&[message(10), message(11)], call),
    })
    .await;
    let (acceptance, stop) = (Acceptance::default(), CancellationToken::new());
    let polling = polling(&stub, &acceptance, &stop);
    let word = acceptance.clone();
    let handler = Update::filter_message().endpoint(move |update: Update, _: Message| {
        word.claim(update.id).accepted();
        async { Ok::<_, Ended>(()) }
    });
    let bot = Bot::new(TOKEN).set_api_url(stub.url.clone());
    let mut dispatcher = Dispatcher::builder(bot, handler).dependencies(dptree::deps![]).build();
    let dispatching = dispatcher.dispatch_with_listener(polling, LoggingErrorHandler::new());
    let stopping = async {
        calls(&stub, 3).await;
        stop.cancel();
    };
    timeout(9 * SECOND, async { tokio::join!(dispatching, stopping) }).await.unwrap();
    assert_eq!(offsets(&stub), [None, None, Some(12)], "getMe, the batch, what follows it");
}
