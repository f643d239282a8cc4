//! Pictures, documents and albums.

use ayopromo::sandbox::picture;
use serde_json::{Value, json};
use teloxide::{
    net::Download,
    requests::Requester,
    types::{ChatId, InputFile},
};

use super::{Play, SITI};

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
