//! The local Bot API is as strict as the real one, and teloxide can talk to it.
#![expect(clippy::unwrap_used, reason = "the helpers belong to tests, where a failure may panic")]

#[path = "sandbox/files.rs"]
mod files;
#[path = "sandbox/limits.rs"]
mod limits;
#[path = "sandbox/messages.rs"]
mod messages;
#[path = "sandbox/updates.rs"]
mod updates;

use std::time::Duration;

use ayopromo::sandbox::{Options, Person, Sandbox, Status, picture};
use serde_json::{Value, json};
use teloxide::{
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
async fn an_anonymous_administrator_writes_as_the_group() {
    let play = Play::begin().await;
    play.sandbox.anonymous_text(SITI, GROUP, None, "keputusan").unwrap();
    let message = play.updates().await.remove(0)["message"].take();
    assert_eq!(message["from"]["username"], "GroupAnonymousBot");
    assert_eq!(message["sender_chat"]["id"], GROUP);
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
