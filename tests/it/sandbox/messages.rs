//! What may be sent, edited and deleted.

use serde_json::{Value, json};

use super::{Play, SITI, button, unlimited};

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
