//! The local Bot API is as strict as the real one, and teloxide can talk to it.
#![expect(clippy::unwrap_used, reason = "the helpers belong to tests, where a failure may panic")]

use std::time::Duration;

use ayopromo::sandbox::{Fault, FaultRule, Options, Person, Sandbox, Status, picture};
use serde_json::{Value, json};
use teloxide::{
    net::Download,
    payloads::{
        AnswerCallbackQuerySetters, EditMessageTextSetters, GetUpdatesSetters, SendMessageSetters,
        SendPhotoSetters,
    },
    requests::Requester,
    types::{
        ButtonRequest, ChatAction, ChatId, ChatMemberKind, FileId, InlineKeyboardButton,
        InlineKeyboardMarkup, InputFile, InputMedia, InputMediaPhoto, KeyboardButton,
        KeyboardMarkup, ParseMode, UpdateKind, UserId,
    },
};

const SITI: i64 = 4001;
const BUDI: i64 = 4002;
const GROUP: i64 = -1_001_000_000_001;
const PATIENCE: Duration = Duration::from_secs(5);

struct Play {
    sandbox: Sandbox,
    client: reqwest::Client,
}

impl Play {
    async fn begin() -> Self {
        Self::with(Options::default()).await
    }

    async fn with(options: Options) -> Self {
        let sandbox = Sandbox::local(options).await.unwrap();
        sandbox.add_person(Person::new(SITI, "Siti"));
        sandbox.add_person(Person::new(BUDI, "Budi"));
        sandbox.add_group(
            GROUP,
            "Moderator",
            false,
            [(SITI, Status::Creator), (BUDI, Status::Member)],
        );
        Self { sandbox, client: reqwest::Client::new() }
    }

    async fn started() -> Self {
        let play = Self::begin().await;
        play.sandbox.start_chat(SITI).unwrap();
        play
    }

    async fn call(&self, method: &str, params: Value) -> Value {
        let url = format!("{}/bot{}/{method}", self.sandbox.url(), self.sandbox.token());
        let answer = self.client.post(url).json(&params).send().await.unwrap();
        let status = answer.status().as_u16();
        let body: Value = answer.json().await.unwrap();
        if body["ok"] != true {
            assert_eq!(body["error_code"], status);
        }
        body
    }

    async fn ok(&self, method: &str, params: Value) -> Value {
        let mut body = self.call(method, params).await;
        assert_eq!(body["ok"], true, "{body}");
        body["result"].take()
    }

    /// Code and description.
    async fn refused(&self, method: &str, params: Value) -> String {
        let body = self.call(method, params).await;
        assert_eq!(body["ok"], false, "{body}");
        format!("{} {}", body["error_code"], body["description"].as_str().unwrap())
    }

    async fn say(&self, text: &str) -> Value {
        self.ok("sendMessage", json!({"chat_id": SITI, "text": text})).await
    }

    async fn updates(&self) -> Vec<Value> {
        let first = self.ok("getUpdates", json!({"timeout": 0})).await;
        let list = first.as_array().unwrap().clone();
        if let Some(last) = list.last() {
            let next = last["update_id"].as_i64().unwrap() + 1;
            self.ok("getUpdates", json!({"offset": next, "timeout": 0})).await;
        }
        list
    }

    async fn control(&self, path: &str, body: Value) -> (u16, Value) {
        let url = format!("{}/sandbox/{path}", self.sandbox.url());
        let answer = self.client.post(url).json(&body).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    async fn look(&self, path: &str) -> Value {
        let url = format!("{}/sandbox/{path}", self.sandbox.url());
        self.client.get(url).send().await.unwrap().json().await.unwrap()
    }
}

fn unlimited() -> Options {
    Options { limits: false, ..Options::default() }
}

fn button(data: &str) -> Value {
    json!({"inline_keyboard": [[{"text": "Ya", "callback_data": data}]]})
}

#[tokio::test]
async fn a_text_has_1_to_4096_units_after_its_markup() {
    let play = Play::started().await;
    let long = format!("<b>{}</b>", "a".repeat(4096));
    let sent =
        play.ok("sendMessage", json!({"chat_id": SITI, "text": long, "parse_mode": "HTML"})).await;
    assert_eq!(sent["text"].as_str().unwrap().len(), 4096);
    assert_eq!(sent["entities"][0]["length"], 4096);
    for (text, expected) in [
        ("a".repeat(4097), "400 Bad Request: message is too long"),
        ("😀".repeat(2049), "400 Bad Request: message is too long"),
        ("  ".into(), "400 Bad Request: message text is empty"),
    ] {
        let refusal = play.refused("sendMessage", json!({"chat_id": SITI, "text": text})).await;
        assert_eq!(refusal, expected);
    }
}

#[tokio::test]
async fn a_caption_of_1025_units_is_refused() {
    let play = Play::started().await;
    let photo = |caption: String| json!({"chat_id": SITI, "photo": "SEED-1", "caption": caption});
    play.ok("sendPhoto", photo("é".repeat(1024))).await;
    let refusal = play.refused("sendPhoto", photo("é".repeat(1025))).await;
    assert_eq!(refusal, "400 Bad Request: message caption is too long");
}

#[tokio::test]
async fn broken_html_is_refused_with_its_byte_offset() {
    let play = Play::started().await;
    let params = json!({"chat_id": SITI, "text": "harga <br> 5", "parse_mode": "HTML"});
    assert_eq!(
        play.refused("sendMessage", params).await,
        "400 Bad Request: can't parse entities: Unsupported start tag \"br\" at byte offset 6"
    );
}

#[tokio::test]
async fn a_button_of_65_bytes_is_refused() {
    let play = Play::started().await;
    let params =
        |data: String| json!({"chat_id": SITI, "text": "?", "reply_markup": button(&data)});
    play.ok("sendMessage", params("x".repeat(64))).await;
    let refusal = play.refused("sendMessage", params("x".repeat(65))).await;
    assert_eq!(refusal, "400 Bad Request: BUTTON_DATA_INVALID");
}

#[tokio::test]
async fn a_form_carries_the_same_as_json() {
    let play = Play::started().await;
    let url = format!("{}/bot{}/SendMessage", play.sandbox.url(), play.sandbox.token());
    let markup = button("ya").to_string();
    let form = [("chat_id", "4001"), ("text", "halo & apa"), ("reply_markup", &markup)];
    let answer = play.client.post(url).form(&form).send().await.unwrap();
    let body: Value = answer.json().await.unwrap();
    assert_eq!(body["result"]["text"], "halo & apa");
    assert_eq!(body["result"]["reply_markup"], button("ya"));
}

#[tokio::test]
async fn nobody_is_reached_before_start_after_a_block_or_without_an_account() {
    let play = Play::begin().await;
    let params = json!({"chat_id": SITI, "text": "halo"});
    assert_eq!(
        play.refused("sendMessage", params.clone()).await,
        "403 Forbidden: bot can't initiate conversation with a user"
    );
    play.sandbox.start_chat(SITI).unwrap();
    play.ok("sendMessage", params.clone()).await;
    play.sandbox.block(SITI).unwrap();
    assert_eq!(
        play.refused("sendMessage", params.clone()).await,
        "403 Forbidden: bot was blocked by the user"
    );
    play.sandbox.unblock(SITI).unwrap();
    play.ok("sendMessage", params.clone()).await;
    play.sandbox.deactivate(SITI);
    assert_eq!(play.refused("sendMessage", params).await, "403 Forbidden: user is deactivated");
    let stranger = json!({"chat_id": 99, "text": "halo"});
    assert_eq!(play.refused("sendMessage", stranger).await, "400 Bad Request: chat not found");

    let updates = play.updates().await;
    let changes: Vec<_> = updates
        .iter()
        .filter_map(|update| update["my_chat_member"]["new_chat_member"]["status"].as_str())
        .collect();
    assert_eq!(changes, ["kicked", "member"]);
}

#[tokio::test]
async fn the_same_edit_twice_is_not_modified() {
    let play = Play::started().await;
    let id = play.say("satu").await["message_id"].clone();
    let edit =
        json!({"chat_id": SITI, "message_id": id, "text": "dua", "reply_markup": button("x")});
    let edited = play.ok("editMessageText", edit.clone()).await;
    assert_eq!(edited["text"], "dua");
    let refusal = play.refused("editMessageText", edit).await;
    assert!(refusal.starts_with("400 Bad Request: message is not modified: "), "{refusal}");
    let bare = json!({"chat_id": SITI, "message_id": id});
    play.ok("editMessageReplyMarkup", bare.clone()).await;
    let refusal = play.refused("editMessageReplyMarkup", bare).await;
    assert!(refusal.contains("message is not modified"), "{refusal}");
}

#[tokio::test]
async fn only_the_bots_own_editable_messages_are_edited() {
    let play = Play::started().await;
    let theirs = play.sandbox.text(SITI, SITI, "punyaku").unwrap();
    let keyboard = json!({"keyboard": [[{"text": "Nomor", "request_contact": true}]]});
    let asked = json!({"chat_id": SITI, "text": "nomor?", "reply_markup": keyboard});
    let asked = play.ok("sendMessage", asked).await["message_id"].clone();
    let photo = play.ok("sendPhoto", json!({"chat_id": SITI, "photo": "SEED-3"})).await;
    for (id, expected) in [
        (json!(theirs), "message can't be edited"),
        (asked, "message can't be edited"),
        (json!(77_777), "message to edit not found"),
        (photo["message_id"].clone(), "there is no text in the message to edit"),
    ] {
        let edit = json!({"chat_id": SITI, "message_id": id, "text": "baru"});
        let refusal = play.refused("editMessageText", edit).await;
        assert_eq!(refusal, format!("400 Bad Request: {expected}"));
    }
    let plain = play.say("teks").await["message_id"].clone();
    let edit = json!({"chat_id": SITI, "message_id": plain, "caption": "baru"});
    assert_eq!(
        play.refused("editMessageCaption", edit).await,
        "400 Bad Request: there is no caption in the message to edit"
    );
}

#[tokio::test]
async fn a_deleted_message_is_gone() {
    let play = Play::started().await;
    let message = json!({"chat_id": SITI, "message_id": play.say("x").await["message_id"]});
    play.ok("deleteMessage", message.clone()).await;
    assert_eq!(
        play.refused("deleteMessage", message).await,
        "400 Bad Request: message to delete not found"
    );
}

#[tokio::test]
async fn a_press_is_answered_once() {
    let play = Play::started().await;
    let params = json!({"chat_id": SITI, "text": "?", "reply_markup": button("ya:1")});
    play.ok("sendMessage", params).await;
    let id = play.sandbox.tap(SITI, SITI, "Ya").unwrap();
    let update = play.updates().await.pop().unwrap();
    assert_eq!(update["callback_query"]["data"], "ya:1");
    assert_eq!(update["callback_query"]["id"], id.as_str());
    let answer = json!({"callback_query_id": id, "text": "Tersimpan", "show_alert": true});
    play.ok("answerCallbackQuery", answer.clone()).await;
    let seen = play.sandbox.callback_answer(&id).unwrap();
    assert_eq!((seen.text.as_str(), seen.show_alert), ("Tersimpan", true));
    assert_eq!(
        play.refused("answerCallbackQuery", answer).await,
        "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    );
}

#[tokio::test]
async fn a_button_that_is_not_there_cannot_be_pressed() {
    let play = Play::started().await;
    let params = json!({"chat_id": SITI, "text": "?", "reply_markup": button("a")});
    let id = play.ok("sendMessage", params).await["message_id"].as_i64().unwrap();
    assert!(play.sandbox.press(SITI, SITI, id, "b").is_err());
    assert!(play.sandbox.press_stale(SITI, SITI, id, "b").is_ok());
}

#[tokio::test]
async fn a_wrong_token_and_an_unknown_method_are_told_apart() {
    let play = Play::begin().await;
    let url = format!("{}/bot1:WRONG/getMe", play.sandbox.url());
    let body: Value = play.client.get(url).send().await.unwrap().json().await.unwrap();
    assert_eq!(body, json!({"ok": false, "error_code": 401, "description": "Unauthorized"}));
    assert_eq!(play.refused("sendTelepathy", json!({})).await, "404 Not Found");
}

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
async fn an_anonymous_administrator_writes_as_the_group() {
    let play = Play::begin().await;
    play.sandbox.anonymous_text(SITI, GROUP, None, "keputusan").unwrap();
    let message = play.updates().await.remove(0)["message"].take();
    assert_eq!(message["from"]["username"], "GroupAnonymousBot");
    assert_eq!(message["sender_chat"]["id"], GROUP);
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
async fn a_picture_is_uploaded_once_and_sent_by_its_id() {
    let play = Play::started().await;
    let bot = teloxide::Bot::new(play.sandbox.token())
        .set_api_url(reqwest::Url::parse(&play.sandbox.url()).unwrap());
    let upload = InputFile::memory(picture(5)).file_name("toko.png");
    let sent = bot.send_photo(ChatId(SITI), upload).await.unwrap();
    let id = sent.photo().unwrap().last().unwrap().file.id.clone();
    assert_eq!(sent.photo().unwrap().last().unwrap().width, 320);
    bot.send_photo(ChatId(SITI), InputFile::file_id(id.clone())).await.unwrap();
    let file = bot.get_file(id).await.unwrap();
    let mut bytes = Vec::new();
    bot.download_file(&file.path, &mut bytes).await.unwrap();
    assert_eq!(bytes, picture(5));
    let wrong = json!({"chat_id": SITI, "photo": "AgACnever"});
    assert_eq!(
        play.refused("sendPhoto", wrong).await,
        "400 Bad Request: wrong file identifier/HTTP URL specified"
    );
}

#[tokio::test]
async fn a_document_is_no_photo() {
    let play = Play::started().await;
    play.sandbox.document(SITI, SITI, "toko.png", picture(1).into(), "").unwrap();
    let update = play.updates().await.pop().unwrap();
    let id = &update["message"]["document"]["file_id"];
    let refusal = play.refused("sendPhoto", json!({"chat_id": SITI, "photo": id})).await;
    assert_eq!(refusal, "400 Bad Request: can't use file of type Document as Photo");
}

#[tokio::test]
async fn an_album_has_two_to_ten_pictures() {
    let play = Play::started().await;
    let album = |n: u32| {
        let media: Vec<_> =
            (0..n).map(|i| json!({"type": "photo", "media": format!("SEED-{i}")})).collect();
        json!({"chat_id": SITI, "media": media})
    };
    let sent = play.ok("sendMediaGroup", album(3)).await;
    assert_eq!(sent.as_array().unwrap().len(), 3);
    assert_eq!(sent[0]["media_group_id"], sent[2]["media_group_id"]);
    for n in [1, 11] {
        assert!(play.refused("sendMediaGroup", album(n)).await.starts_with("400 "), "{n}");
    }
}

#[tokio::test]
async fn an_album_from_a_person_comes_as_updates_of_one_group() {
    let play = Play::begin().await;
    play.sandbox.album(SITI, SITI, 3, "Keripik").unwrap();
    let updates = play.updates().await;
    assert_eq!(updates.len(), 3);
    assert_eq!(updates[0]["message"]["caption"], "Keripik");
    assert_eq!(updates[0]["message"]["media_group_id"], updates[2]["message"]["media_group_id"]);
}

#[tokio::test]
async fn seeded_pictures_are_known_and_downloadable() {
    let play = Play::started().await;
    play.ok("sendPhoto", json!({"chat_id": SITI, "photo": "SEED-42"})).await;
    let file = play.ok("getFile", json!({"file_id": "SEED-42"})).await;
    let path = file["file_path"].as_str().unwrap();
    let url = format!("{}/file/bot{}/{path}", play.sandbox.url(), play.sandbox.token());
    let bytes = play.client.get(url).send().await.unwrap().bytes().await.unwrap();
    assert_eq!(bytes, picture(42));
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

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn messages_of_a_chat_stay_in_order_when_many_write() {
    let play = Play::with(unlimited()).await;
    play.sandbox.start_chat(SITI).unwrap();
    let people = play.sandbox.clone();
    let talking = tokio::task::spawn_blocking(move || {
        for n in 0..100 {
            people.text(SITI, SITI, &format!("{n}")).unwrap();
        }
    });
    let sends = (0..100).map(|_| play.say("x"));
    let sent = futures::future::join_all(sends).await;
    talking.await.unwrap();
    let kept = play.sandbox.messages(SITI);
    let ids: Vec<_> = kept.iter().map(|message| message["message_id"].as_i64().unwrap()).collect();
    assert_eq!(ids.len(), 201);
    assert!(ids.is_sorted_by(|a, b| a < b));
    let last = json!({"chat_id": SITI, "message_id": sent[99]["message_id"]});
    play.ok("deleteMessage", last).await;
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
async fn a_plain_member_bot_sees_commands_and_replies_only() {
    let play = Play::begin().await;
    play.sandbox.set_member(GROUP, play.sandbox.bot_id(), Status::Member).unwrap();
    let card = play.ok("sendMessage", json!({"chat_id": GROUP, "text": "kartu"})).await;
    play.updates().await;
    play.sandbox.text(BUDI, GROUP, "obrolan").unwrap();
    play.sandbox.text(BUDI, GROUP, "/status").unwrap();
    play.sandbox.reply(BUDI, GROUP, card["message_id"].as_i64().unwrap(), "alasan").unwrap();
    let updates = play.updates().await;
    let texts: Vec<_> = updates.iter().map(|u| u["message"]["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["/status", "alasan"]);
    assert_eq!(updates[1]["message"]["reply_to_message"]["text"], "kartu");
}

#[tokio::test]
async fn an_upgraded_group_tells_its_new_id() {
    let play = Play::begin().await;
    play.sandbox.add_group(-555, "Kecil", false, [(SITI, Status::Creator)]);
    let new = play.sandbox.upgrade_group(-555).unwrap();
    let body = play.call("sendMessage", json!({"chat_id": -555, "text": "x"})).await;
    assert_eq!(body["parameters"]["migrate_to_chat_id"], new);
    play.ok("sendMessage", json!({"chat_id": new, "text": "x"})).await;
    let updates = play.updates().await;
    assert_eq!(updates[0]["message"]["migrate_to_chat_id"], new);
    assert_eq!(updates[1]["message"]["migrate_from_chat_id"], -555);
}

#[tokio::test]
async fn a_deleted_topic_is_not_found() {
    let play = Play::begin().await;
    let forum = -1_001_000_000_002;
    play.sandbox.add_group(forum, "Forum", true, [(SITI, Status::Creator)]);
    play.sandbox.add_topic(forum, 5, "Tinjauan");
    let params = json!({"chat_id": forum, "text": "x", "message_thread_id": 5});
    let sent = play.ok("sendMessage", params.clone()).await;
    assert_eq!((&sent["message_thread_id"], &sent["is_topic_message"]), (&json!(5), &json!(true)));
    play.sandbox.delete_topic(forum, 5);
    assert_eq!(
        play.refused("sendMessage", params).await,
        "400 Bad Request: message thread not found"
    );
}

#[tokio::test]
async fn commands_are_kept_by_scope_and_language() {
    let play = Play::begin().await;
    let commands = json!([{"command": "mulai", "description": "Mulai"}]);
    play.ok("setMyCommands", json!({"commands": commands, "language_code": "jv"})).await;
    assert_eq!(play.ok("getMyCommands", json!({"language_code": "jv"})).await, commands);
    assert_eq!(play.ok("getMyCommands", json!({})).await, json!([]));
    for language in ["jav", "jv-ID", "JV"] {
        let params = json!({"commands": commands, "language_code": language});
        let refusal = play.refused("setMyCommands", params).await;
        assert_eq!(refusal, "400 Bad Request: invalid language code specified");
    }
}

#[tokio::test]
async fn the_control_surface_plays_a_person() {
    let play = Play::begin().await;
    let (status, person) =
        play.control("people", json!({"first_name": "Warti", "language_code": "jv"})).await;
    assert_eq!((status, &person["role"]), (200, &json!("resident")));
    let id = person["id"].as_i64().unwrap();
    play.control("text", json!({"user_id": id, "chat_id": id, "text": "/start"})).await;
    let params = json!({"chat_id": id, "text": "?", "reply_markup": button("a")});
    let sent = play.ok("sendMessage", params).await;
    let press = json!({
        "user_id": id, "chat_id": id, "message_id": sent["message_id"], "data": "a",
    });
    let (_, pressed) = play.control("press", press.clone()).await;
    assert!(pressed["callback_query_id"].is_string());
    let (status, wrong) = play
        .control("press", json!({"user_id": id, "chat_id": id, "message_id": 1, "data": "zzz"}))
        .await;
    assert_eq!((status, &wrong["error"]), (400, &json!("That message is not there.")));

    let seen = play.look(&format!("messages?chat_id={id}&user_id={id}")).await;
    assert_eq!(seen["messages"].as_array().unwrap().len(), 2);
    assert_eq!((&seen["started"], &seen["blocked"]), (&json!(true), &json!(false)));
    let events = play.look("events?after=0").await;
    let kinds: Vec<_> =
        events["events"].as_array().unwrap().iter().map(|e| e["type"].as_str().unwrap()).collect();
    assert_eq!(kinds[kinds.len() - 2..], ["message", "message"]);
    assert_eq!(play.look("state").await["people"].as_array().unwrap().len(), 3);
    assert_eq!(play.look("counts").await["sent"], 1);
}

#[tokio::test]
async fn pictures_come_in_through_the_control_surface() {
    let play = Play::begin().await;
    let mut body = Vec::new();
    for n in [1, 2] {
        body.extend_from_slice(
            b"--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"x.png\"\r\n\r\n",
        );
        body.extend_from_slice(&picture(n));
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(
        b"--b\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\nKopi\r\n--b--\r\n",
    );
    let url = format!("{}/sandbox/photo?user_id={SITI}&chat_id={SITI}", play.sandbox.url());
    let request = play.client.post(url).header("content-type", "multipart/form-data; boundary=b");
    let answer: Value = request.body(body).send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["message_ids"].as_array().unwrap().len(), 2);
    let updates = play.updates().await;
    assert_eq!(updates[0]["message"]["caption"], "Kopi");
    let id = updates[1]["message"]["photo"][0]["file_id"].as_str().unwrap();
    assert_eq!(play.sandbox.file(id).unwrap(), picture(2));
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

#[tokio::test]
async fn teloxide_understands_every_answer() {
    let play = Play::with(unlimited()).await;
    let bot = teloxide::Bot::new(play.sandbox.token())
        .set_api_url(reqwest::Url::parse(&play.sandbox.url()).unwrap());
    let siti = ChatId(SITI);
    assert_eq!(bot.get_me().await.unwrap().username(), "ayopromo_bot");

    let s = &play.sandbox;
    s.start_chat(SITI).unwrap();
    let said = s.text(SITI, SITI, "halo @ayopromo_bot #kopi https://a.id").unwrap();
    s.reply(SITI, SITI, said, "balas").unwrap();
    s.photo(SITI, SITI, "foto").unwrap();
    s.contact(SITI, SITI).unwrap();
    s.location(SITI, SITI, -7.36, 109.9).unwrap();
    s.sticker(SITI, SITI).unwrap();
    s.voice(SITI, SITI).unwrap();
    s.document(SITI, SITI, "a.pdf", b"%PDF-1".as_slice().into(), "berkas").unwrap();
    s.forward(SITI, SITI, BUDI, "terusan").unwrap();
    s.edit(SITI, SITI, said, "halo lagi").unwrap();
    s.text(BUDI, GROUP, "di grup").unwrap();
    s.inline_query(SITI, "kopi").unwrap();
    s.block(SITI).unwrap();
    s.unblock(SITI).unwrap();
    s.anonymous_text(SITI, GROUP, None, "tanpa nama").unwrap();
    s.press_stale(SITI, GROUP, 99_999, "lama").unwrap();
    s.add_group(-555, "Kecil", false, [(SITI, Status::Creator)]);
    s.upgrade_group(-555).unwrap();
    s.set_member(GROUP, s.bot_id(), Status::Kicked).unwrap();
    s.set_member(GROUP, s.bot_id(), Status::Administrator).unwrap();
    let updates = bot.get_updates().timeout(0).await.unwrap();
    assert_eq!(updates.len(), 21);
    for update in &updates {
        assert!(!matches!(update.kind, UpdateKind::Error(_)), "{update:?}");
        if let UpdateKind::Message(message) = &update.kind {
            let kind = format!("{:?}", message.kind);
            assert!(!kind.starts_with("Empty"), "{message:?}");
        }
    }

    let rows = [[InlineKeyboardButton::callback("Ya", "ya")]];
    let sent = bot
        .send_message(siti, "<b>halo</b> <blockquote expandable>x</blockquote>")
        .parse_mode(ParseMode::Html)
        .reply_markup(InlineKeyboardMarkup::new(rows))
        .await
        .unwrap();
    assert_eq!(sent.text(), Some("halo x"));
    let ask = KeyboardButton::new("Nomor").request(ButtonRequest::Contact);
    bot.send_message(siti, "nomor?").reply_markup(KeyboardMarkup::new([[ask]])).await.unwrap();
    bot.send_photo(siti, InputFile::file_id(FileId("SEED-1".into()))).caption("c").await.unwrap();
    let album = bot
        .send_media_group(
            siti,
            [
                InputMedia::Photo(InputMediaPhoto::new(InputFile::memory(picture(1))).caption("a")),
                InputMedia::Photo(InputMediaPhoto::new(InputFile::file_id(FileId(
                    "SEED-2".into(),
                )))),
            ],
        )
        .await
        .unwrap();
    assert_eq!(album.len(), 2);
    assert_eq!(s.file(&album[0].photo().unwrap()[0].file.id.0).unwrap(), picture(1));
    let edited = bot.edit_message_text(siti, sent.id, "baru").await.unwrap();
    assert_eq!(edited.text(), Some("baru"));
    let error = bot.edit_message_text(siti, sent.id, "baru").await.unwrap_err();
    assert!(error.to_string().contains("not modified"), "{error}");
    bot.edit_message_text(siti, sent.id, "lagi")
        .reply_markup(InlineKeyboardMarkup::new([[InlineKeyboardButton::callback("Ya", "ya")]]))
        .await
        .unwrap();
    s.tap(SITI, SITI, "Ya").unwrap();
    let next = i32::try_from(updates.last().unwrap().id.0).unwrap() + 1;
    let updates = bot.get_updates().offset(next).timeout(0).await.unwrap();
    let UpdateKind::CallbackQuery(query) = &updates[0].kind else { panic!("{updates:?}") };
    bot.answer_callback_query(query.id.clone()).text("siap").await.unwrap();

    bot.send_chat_action(siti, ChatAction::Typing).await.unwrap();
    bot.get_chat(siti).await.unwrap();
    bot.get_chat(ChatId(GROUP)).await.unwrap();
    let admins = bot.get_chat_administrators(ChatId(GROUP)).await.unwrap();
    assert_eq!(admins.len(), 2);
    let member = bot.get_chat_member(ChatId(GROUP), UserId(4002)).await.unwrap();
    assert!(matches!(member.kind, ChatMemberKind::Member(_)));
    bot.get_webhook_info().await.unwrap();
    bot.get_my_commands().await.unwrap();
    bot.get_my_name().await.unwrap();
    bot.delete_message(siti, sent.id).await.unwrap();
}

#[tokio::test]
async fn a_test_can_wait_for_what_the_bot_says() {
    let play = Play::started().await;
    let waiting = play.sandbox.wait_for_text(SITI, PATIENCE, "warta");
    let (found, _) = tokio::join!(waiting, play.say("ini warta"));
    assert_eq!(found.unwrap()["text"], "ini warta");
    assert!(play.sandbox.wait_for_text(SITI, Duration::from_millis(1), "kabar").await.is_none());
}
