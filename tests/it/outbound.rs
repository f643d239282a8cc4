//! The sender against a Bot API over real HTTP.
#![expect(clippy::unwrap_used, reason = "what a test can't go on without ends it")]

#[path = "outbound/polling.rs"]
mod polling;
#[path = "outbound/stub.rs"]
pub mod stub;

use std::time::{Duration, Instant};

use ayopromo::telegram::outbound::{
    Attachment, Broadcast, Doubt, Failure, Lane, Outbound, Outcome, Rejection, Stop, Target,
    Unreachable, Unsent,
};
use futures::{StreamExt, future::join_all, stream::FuturesUnordered};
use teloxide::{
    payloads::{
        AnswerCallbackQuery, EditMessageText, GetChatMember, GetFile, GetMe, SendMediaGroup,
        SendMessage, SendPhoto,
    },
    types::{CallbackQueryId, ChatId, FileId, InputFile, MessageId, UserId},
};

use self::stub::{
    Stub, TOKEN, broken, flood, impatient, nobody, ok, outbound, refuse, say, settings,
};

const SECOND: Duration = Duration::from_secs(1);
const ME: &str = r#"{"id":1,"is_bot":true,"first_name":"Ayo","username":"ayopromo_bot",
    "can_join_groups":true,"can_read_all_group_messages":false,"supports_inline_queries":true,
    "can_connect_to_business":false,"has_main_web_app":false}"#;
const MESSAGE: &str = r#"{"message_id":5}"#;

async fn send(outbound: &Outbound, lane: Lane, chat: i64) -> Outcome {
    let chat = ChatId(chat);
    outbound.send(lane, chat.into(), &SendMessage::new(chat, "Sugeng enjing")).await
}

fn sent() -> Outcome {
    Outcome::Sent { message_ids: vec![5] }
}

#[tokio::test]
async fn a_message_goes_to_its_method_under_the_token() {
    let stub = Stub::start(|_| ok(MESSAGE)).await;
    assert_eq!(send(&stub.outbound(30.0), Lane::Reply, 7).await, sent());
    let calls = stub.calls();
    assert_eq!(calls[0].path, format!("/bot{TOKEN}/SendMessage"));
    assert_eq!(calls[0].body["text"], "Sugeng enjing");
    assert_eq!(calls[0].chat(), 7);
}

#[tokio::test]
async fn an_ok_answer_is_sent_whatever_else_it_says() {
    let stub = Stub::start(|call| match call.number {
        0 => ok(r#"{"message_id":5,"chat":"of an unknown shape"}"#),
        1 => ok("[{\"message_id\":5}, {\"message_id\":6}]"),
        _ => say(200, r#"{"ok":true,"result":{"mess"#),
    })
    .await;
    let outbound = stub.outbound(30.0);
    assert_eq!(send(&outbound, Lane::Reply, 7).await, sent());
    let album = SendMediaGroup::new(ChatId(7), Vec::new());
    let several = outbound.send(Lane::Reply, Target::Private(7), &album).await;
    assert_eq!(several, Outcome::Sent { message_ids: vec![5, 6] });
    assert_eq!(send(&outbound, Lane::Reply, 7).await, Outcome::Sent { message_ids: vec![] });
    assert_eq!(outbound.health().totals.replies, 3);
}

#[tokio::test]
async fn an_ok_answer_that_breaks_off_is_sent() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{\"ok\":true,\"result\":{";
    let outcome = send(&outbound(&broken(head).await, 30.0), Lane::Digest, 7).await;
    assert_eq!(outcome, Outcome::Sent { message_ids: vec![] });
}

#[tokio::test]
async fn refusals_are_told_apart() {
    let cases = [
        (
            refuse(403, "Forbidden: bot was blocked by the user"),
            Outcome::Unreachable(Unreachable::Blocked),
        ),
        (
            refuse(403, "Forbidden: bot can't initiate conversation with a user"),
            Outcome::Unreachable(Unreachable::NeverStarted),
        ),
        (
            refuse(400, "Bad Request: can't parse entities: unexpected end tag at byte offset 3"),
            Outcome::Rejected(Rejection::EntityError),
        ),
        (refuse(500, "Internal Server Error"), Outcome::Doubtful(Doubt::Server(500))),
        (say(502, "<html>Bad Gateway</html>"), Outcome::Doubtful(Doubt::Server(502))),
        (
            say(
                400,
                r#"{"ok":false,"error_code":400,"parameters":{"migrate_to_chat_id":-1009},
                    "description":"Bad Request: group chat was upgraded to a supergroup chat"}"#,
            ),
            Outcome::Migrated { to: -1009 },
        ),
    ];
    let (answers, expected): (Vec<_>, Vec<_>) =
        cases.into_iter().map(|(said, outcome)| ((said.status, said.body), outcome)).unzip();
    let stub = Stub::start(move |call| {
        let (status, body) = answers[call.number].clone();
        say(status, body)
    })
    .await;
    let outbound = stub.outbound(1_000.0);
    for (chat, expected) in (1..).zip(expected) {
        assert_eq!(send(&outbound, Lane::Digest, chat).await, expected);
    }
}

#[tokio::test]
async fn a_lost_answer_is_a_doubt_and_no_connection_is_none() {
    let lost = send(&outbound(&broken("").await, 30.0), Lane::Digest, 7).await;
    assert!(matches!(lost, Outcome::Doubtful(Doubt::Broken(_))), "{lost:?}");

    let slow = Stub::start(|_| stub::Said { after: 9 * SECOND, ..ok(MESSAGE) }).await;
    let late = send(&impatient(&slow.url), Lane::Digest, 7).await;
    assert_eq!(late, Outcome::Doubtful(Doubt::Timeout));

    let alone = send(&outbound(&nobody().await, 30.0), Lane::Digest, 7).await;
    assert!(matches!(alone, Outcome::NotAttempted(Unsent::Connect(_))), "{alone:?}");
}

#[tokio::test]
async fn a_failing_server_is_reported_at_once() {
    let stub = Stub::start(|_| refuse(500, "Internal Server Error")).await;
    let start = Instant::now();
    let outcome = send(&stub.outbound(30.0), Lane::Reply, 7).await;
    assert_eq!(outcome, Outcome::Doubtful(Doubt::Server(500)));
    assert!(start.elapsed() < 5 * SECOND);
    assert_eq!(stub.calls().len(), 1, "nothing is sent a second time in here");
}

#[tokio::test]
async fn a_reply_never_waits_behind_the_broadcast() {
    let stub = Stub::start(|_| ok(MESSAGE)).await;
    let outbound = stub.outbound(2.0);
    let digests = join_all((1..=4).map(|chat| send(&outbound, Lane::Digest, chat)));
    let replies = join_all((101..=150).map(|chat| send(&outbound, Lane::Reply, chat)));
    tokio::join!(digests, replies);
    let chats: Vec<_> = stub.calls().iter().map(|call| call.chat()).collect();
    assert_eq!(chats[51..], [2, 3, 4], "a broadcast of 1.5 s, and 50 replies at its start");
}

#[tokio::test]
async fn retry_after_stops_the_lane_and_not_the_people() {
    let stub = Stub::start(|call| if call.number == 0 { flood(1) } else { ok(MESSAGE) }).await;
    let outbound = stub.outbound(30.0);
    let digests = join_all((1..=3).map(|chat| send(&outbound, Lane::Digest, chat)));
    let people = async {
        while outbound.health().totals.floods == 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(outbound.health().broadcast, Broadcast::Paused { .. }));
        assert!(outbound.health().rate < 30.0);
        assert_eq!(send(&outbound, Lane::Reply, 9).await, sent());
    };
    let (digests, ()) = tokio::join!(digests, people);
    assert!(digests.into_iter().all(|outcome| outcome == sent()), "a 429 is no attempt");
    let calls = stub.calls();
    let reply = calls.iter().find(|call| call.chat() == 9).unwrap();
    assert!(reply.at - calls[0].at < SECOND);
    let resumed = calls.iter().filter(|call| call.at - calls[0].at >= SECOND).count();
    assert!(resumed >= 1, "the refused message goes again after the pause");
    assert_eq!(calls.len(), 5);
}

#[tokio::test]
async fn a_reply_waits_out_its_own_429() {
    let stub = Stub::start(|call| match call.method() {
        "SendMessage" if call.number == 0 => flood(1),
        "AnswerCallbackQuery" if call.number == 2 => flood(1),
        "EditMessageText" => flood(600),
        _ => ok(MESSAGE),
    })
    .await;
    let outbound = stub.outbound(30.0);
    let start = Instant::now();
    assert_eq!(send(&outbound, Lane::Reply, 7).await, sent());
    assert!(start.elapsed() >= SECOND);
    let answer = AnswerCallbackQuery::new(CallbackQueryId("1".to_owned()));
    assert_eq!(outbound.send(Lane::Reply, Target::Nobody, &answer).await, sent());
    assert!(start.elapsed() >= 2 * SECOND);
    let edit = EditMessageText::new(ChatId(8), MessageId(1), "text");
    let long = outbound.send(Lane::Reply, Target::Private(8), &edit).await;
    assert_eq!(long, Outcome::NotAttempted(Unsent::Busy { retry_after: 600 * SECOND }));
    assert_eq!(outbound.health().broadcast, Broadcast::Running);
}

#[tokio::test]
async fn a_revoked_token_stops_everything_and_burns_nothing() {
    let stub = Stub::start(|_| refuse(401, "Unauthorized")).await;
    let outbound = stub.outbound(1_000.0);
    for chat in 1..=50 {
        let outcome = send(&outbound, Lane::Digest, chat).await;
        assert_eq!(outcome, Outcome::Stopped(Stop::Unauthorized));
    }
    assert_eq!(stub.calls().len(), 1);
    assert_eq!(outbound.health().broadcast, Broadcast::Stopped(Stop::Unauthorized));
}

#[tokio::test]
async fn an_answered_call_lifts_a_stop() {
    let stub = Stub::start(|call| match call.method() {
        "SendMessage" if call.number == 0 => refuse(404, "Not Found"),
        _ => ok(r#"{"message_id":5,"file_id":"A","file_unique_id":"B","file_path":"p"}"#),
    })
    .await;
    let outbound = stub.outbound(1_000.0);
    assert_eq!(send(&outbound, Lane::Reply, 7).await, Outcome::Stopped(Stop::NotFound));
    outbound.call_raw(&GetMe::new()).await.unwrap();
    assert_eq!(send(&outbound, Lane::Reply, 7).await, sent());
}

#[tokio::test]
async fn a_group_gets_no_more_than_its_minute_and_delays_nobody() {
    let stub = Stub::start(|_| ok(MESSAGE)).await;
    let outbound = stub.outbound(1_000.0);
    let cards: FuturesUnordered<_> = (0..30).map(|_| send(&outbound, Lane::Notice, -7)).collect();
    let digests = join_all((1..=50).map(|chat| send(&outbound, Lane::Digest, chat)));
    let closing = async {
        let start = Instant::now();
        digests.await;
        assert!(start.elapsed() < SECOND);
        outbound.close();
    };
    let (cards, ()) = tokio::join!(cards.collect::<Vec<_>>(), closing);
    assert_eq!(cards.iter().filter(|outcome| **outcome == sent()).count(), 16);
    let closed = Outcome::NotAttempted(Unsent::Closed);
    assert_eq!(cards.iter().filter(|outcome| **outcome == closed).count(), 14);
    assert_eq!(send(&outbound, Lane::Reply, -7).await, sent(), "room is left for the people");
}

#[tokio::test]
async fn calls_give_typed_answers_or_typed_failures() {
    let stub = Stub::start(|call| match call.method() {
        "GetMe" => ok(ME),
        "GetChatMember" => refuse(400, "Bad Request: chat not found"),
        _ => flood(3),
    })
    .await;
    let outbound = stub.outbound(30.0);
    assert_eq!(outbound.call(&GetMe::new()).await.unwrap().username(), "ayopromo_bot");
    let member = outbound.call(&GetChatMember::new(ChatId(-7), UserId(7))).await;
    let unreachable = Outcome::Unreachable(Unreachable::ChatNotFound);
    assert_eq!(member.unwrap_err(), Failure::Refused(unreachable));
    let file = outbound.call(&GetFile::new(FileId("A".to_owned()))).await;
    assert_eq!(file.unwrap_err(), Failure::Wait(3 * SECOND));
}

#[tokio::test]
async fn pictures_go_up_and_come_down() {
    let stub = Stub::start(|call| match call.method() {
        "SendPhoto" => ok(MESSAGE),
        _ => say(200, "x".repeat(2_000)),
    })
    .await;
    let outbound = stub.outbound(30.0);
    let photo = SendPhoto::new(ChatId(7), InputFile::memory(Vec::new()));
    let file = Attachment {
        field: "photo",
        file_name: "a.jpg".to_owned(),
        bytes: b"the picture".to_vec(),
    };
    let uploaded = outbound.upload(Lane::Notice, Target::Private(7), &photo, file).await;
    assert_eq!(uploaded, sent());
    let form = String::from_utf8(stub.calls()[0].raw.clone()).unwrap();
    assert!(form.contains("name=\"photo\"; filename=\"a.jpg\"") && form.contains("the picture"));
    assert!(form.contains("name=\"chat_id\""));

    assert_eq!(outbound.download("photos/a.jpg", 2_000).await.unwrap().len(), 2_000);
    assert_eq!(stub.calls()[1].path, format!("/file/bot{TOKEN}/photos/a.jpg"));
    let large = outbound.download("photos/a.jpg", 1_999).await;
    assert_eq!(large.unwrap_err(), Failure::TooLarge { limit: 1_999 });
}

#[tokio::test]
async fn the_token_never_shows_in_an_error() {
    let (nobody, broken) = (nobody().await, broken("").await);
    let slow = Stub::start(|_| stub::Said { after: 9 * SECOND, ..ok(MESSAGE) }).await;
    let mut shown = vec![format!("{:?}", settings(&nobody, 30.0))];
    for url in [&nobody, &broken] {
        let downloaded = impatient(url).download("photos/a.jpg", 9).await.unwrap_err();
        shown.push(format!("{downloaded:?} {downloaded}"));
    }
    for url in [&nobody, &broken, &slow.url] {
        let outbound = impatient(url);
        shown.push(format!("{:?}", send(&outbound, Lane::Reply, 7).await));
        let called = outbound.call(&GetMe::new()).await.unwrap_err();
        shown.push(format!("{called:?} {called}"));
        shown.push(format!("{outbound:?}"));
    }
    for text in shown {
        assert!(!text.contains("nobody-may-see") && !text.contains("/bot"), "{text}");
    }
}

#[tokio::test]
async fn a_sender_that_can_not_work_is_not_made() {
    let url = nobody().await;
    for rate in [0.0, -1.0, 1e-9, 1e9, f64::NAN, f64::INFINITY] {
        assert!(Outbound::new(settings(&url, rate)).is_err());
    }
    let mut without_token = settings(&url, 30.0);
    without_token.token = "".into();
    assert!(Outbound::new(without_token).is_err());
    let mut without_host = settings(&url, 30.0);
    without_host.api_url = "data:none".parse().unwrap();
    assert!(Outbound::new(without_host).is_err());
}
