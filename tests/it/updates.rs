//! What comes in from Telegram, however it comes: twice, late, odd, or in the middle of a crash.

use std::time::{Duration, Instant};

use ayopromo::{
    dialogue::{Conversation, Scene},
    domain::{
        category::Category,
        ids::ReasonId,
        review::{Preset, Reason, Verdict},
    },
    reply::button::{Button, Command},
    sandbox::{Fault, FaultRule},
};
use chrono::{DateTime, Utc};
use futures::future::join_all;
use serde_json::{Value, json};

use crate::town::{
    ADMIN, CROWD, GROUP, MEMBER, OTHER_ADMIN, OWNER, PATIENCE, RESIDENT, Town, keys, words,
};

const STALE: &str = "Tombol ini sudah lama; ini yang terbaru.";
const WRONG_KIND: &str = "Maaf, kiriman jenis ini belum bisa dipakai di sini.";
const NOT_UNDERSTOOD: &str = "Maaf, itu belum kami pahami.";
const ASK_NAME: &str = "Apa nama usahanya? (contoh: Carica Bu Sari)";

#[tokio::test]
async fn an_update_that_comes_twice_is_handled_once() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/daftar").await;
    let mut message = town.sandbox.messages(OWNER)[0].clone();
    message["text"] = "Carica Gemilang".into();
    message.as_object_mut().unwrap().remove("entities");
    let update = json!({ "message": message });
    let id = town.sandbox.raw_update(update.clone());
    town.settle().await;
    let (said, stands) = (town.sandbox.sent(OWNER).len(), town.conversation(OWNER).await);
    let mut again = update;
    again["update_id"] = id.into();
    town.sandbox.repeat_update(again);
    town.settle().await;
    assert_eq!(town.sandbox.sent(OWNER).len(), said);
    assert_eq!(town.conversation(OWNER).await, stands);
    town.end().await;
}

#[tokio::test]
async fn a_restart_in_the_middle_of_registering_loses_nothing() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/daftar").await;
    town.write(OWNER, "Carica Gemilang").await;
    let before = town.conversation(OWNER).await;
    town.restart().await;
    assert_eq!(town.conversation(OWNER).await, before);
    town.choose(OWNER, Button::Category(Category::Umkm)).await;
    assert!(town.last(OWNER).starts_with("Di kecamatan apa?"), "{}", town.last(OWNER));
    town.end().await;
}

#[tokio::test]
async fn what_came_while_the_bot_was_down_is_answered() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.stop().await;
    town.sandbox.text(OWNER, OWNER, "/daftar").unwrap();
    town.sandbox.text(OWNER, OWNER, "Carica Gemilang").unwrap();
    town.go_on().await;
    town.settle().await;
    assert_eq!(town.last(OWNER), "Masuk kategori mana?");
    town.end().await;
}

#[tokio::test]
async fn an_answer_that_never_went_out_is_made_up_for_at_the_next_start() {
    for (user, known, expected) in [(OWNER, true, ASK_NAME), (RESIDENT, false, "Selamat pagi")] {
        let mut town = Town::start().await;
        if known {
            town.knows(user).await;
        }
        let lost = FaultRule {
            method: "sendMessage".into(),
            chat: Some(user),
            fault: Fault::Drop,
            times: None,
            probability: 1.0,
        };
        town.sandbox.fail(lost);
        town.sandbox.text(user, user, "/daftar").unwrap();
        assert!(town.sandbox.wait_until_read(PATIENCE).await);
        town.stop().await;
        assert!(town.sandbox.sent(user).is_empty());
        town.sandbox.clear_faults();
        town.go_on().await;
        assert_eq!(town.unanswered().await, 1);
        town.settle().await;
        assert!(town.last(user).starts_with(expected), "{}", town.last(user));
        assert_eq!(town.sandbox.sent(user).len(), 1);
        town.end().await;
    }
}

#[tokio::test]
async fn an_answer_lost_on_the_way_is_sent_once_more() {
    let town = Town::start().await;
    town.sandbox.fail_next("sendMessage", Some(RESIDENT), Fault::Drop, 1);
    town.sandbox.text(RESIDENT, RESIDENT, "/start").unwrap();
    town.settle().await;
    assert!(town.last(RESIDENT).starts_with("Selamat pagi, Tono."));
    town.end().await;
}

/// At the end of the calendar no local time can be told, and whoever asks for it panics.
#[tokio::test]
async fn a_panic_is_one_updates_trouble_and_nobody_elses() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    let now = town.app.clock.now();
    town.app.clock.set(DateTime::<Utc>::MAX_UTC);
    town.write(OWNER, "/jelajah").await;
    let said = town.last(OWNER);
    assert!(said.starts_with("Maaf, ada gangguan di sistem kami."), "{said}");
    town.app.clock.set(now);
    town.write(OWNER, "/daftar").await;
    assert_eq!(town.last(OWNER), ASK_NAME);
    assert_eq!(town.unanswered().await, 0);
    town.end().await;
}

#[tokio::test]
async fn a_text_that_is_too_long_or_empty_is_refused_with_the_reason() {
    let mut town = Town::start().await;
    town.has_a_business().await;
    town.write(OWNER, "/daftar").await;
    let name = "n".repeat(61);
    for (typed, expected) in [
        (
            name.as_str(),
            "Tulisannya terlalu panjang: 61 huruf, paling banyak 60. Mohon dipendekkan.",
        ),
        ("\u{200b}\u{202e}", "Tulisannya kosong. Mohon ketik lagi."),
    ] {
        town.write(OWNER, typed).await;
        assert_eq!(town.last(OWNER), with_question(expected, ASK_NAME));
    }
    town.write(OWNER, "/promo").await;
    town.choose(OWNER, Button::OneByOne).await;
    town.write(OWNER, "Carica").await;
    town.write(OWNER, &"b".repeat(901)).await;
    assert!(town.last(OWNER).starts_with("Tulisannya terlalu panjang: 901 huruf"));
    town.end().await;
}

#[tokio::test]
async fn whatever_is_no_answer_gets_the_question_again() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/daftar").await;
    type Deed = fn(&Town) -> i64;
    let deeds: [Deed; 5] = [
        |town| town.sandbox.sticker(OWNER, OWNER).unwrap(),
        |town| town.sandbox.voice(OWNER, OWNER).unwrap(),
        |town| town.sandbox.location(OWNER, OWNER, -7.36, 109.9).unwrap(),
        |town| town.sandbox.document(OWNER, OWNER, "a.pdf", b"%PDF"[..].into(), "").unwrap(),
        |town| town.sandbox.foreign_contact(OWNER, OWNER, "62812000000", None).unwrap(),
    ];
    for deed in deeds {
        deed(&town);
        town.settle().await;
        assert_eq!(town.last(OWNER), with_question(WRONG_KIND, ASK_NAME));
    }
    town.write(OWNER, "/takada").await;
    assert_eq!(town.last(OWNER), with_question(NOT_UNDERSTOOD, ASK_NAME));
    town.sandbox.forward(OWNER, OWNER, RESIDENT, "Carica Gemilang").unwrap();
    town.settle().await;
    assert_eq!(town.last(OWNER), "Masuk kategori mana?", "a forwarded text is a text");
    town.end().await;
}

#[tokio::test]
async fn an_album_is_answered_once_and_never_after_what_came_later() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/menu").await;
    let before = town.sandbox.sent(OWNER).len();
    town.sandbox.album(OWNER, OWNER, 4, "").unwrap();
    town.settle().await;
    assert_eq!(town.sandbox.sent(OWNER).len(), before + 1, "one remark with the menu");
    town.sandbox.album(OWNER, OWNER, 3, "").unwrap();
    town.write(OWNER, "/daftar").await;
    assert_eq!(town.last(OWNER), ASK_NAME);
    town.end().await;
}

#[tokio::test]
async fn an_old_button_is_named_so_and_the_newest_question_follows() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/daftar").await;
    town.write(OWNER, "Carica Gemilang").await;
    let old = town.sandbox.last(OWNER).unwrap();
    let data = data(&old, "🛍 UMKM");
    town.choose(OWNER, Button::Category(Category::Umkm)).await;
    town.write(OWNER, "kertek").await;
    for data in [data.as_str(), "id back", "id back again", "jv nonsense", "{}", ""] {
        let id = old["message_id"].as_i64().unwrap();
        let callback = town.sandbox.press_stale(OWNER, OWNER, id, data).unwrap();
        assert!(town.sandbox.wait_for_answer(&callback, PATIENCE).await.is_some());
        town.settle().await;
        let expected = with_question(STALE, "Maksudnya yang mana?");
        assert!(town.last(OWNER).starts_with(&expected), "{data:?}: {}", town.last(OWNER));
    }
    town.end().await;
}

#[tokio::test]
async fn a_second_tap_on_a_button_changes_nothing_on_the_screen() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/daftar").await;
    town.write(OWNER, "Carica Gemilang").await;
    let label = town.label(OWNER, &Button::Category(Category::Umkm)).unwrap();
    let first = town.sandbox.tap(OWNER, OWNER, &label).unwrap();
    let second = town.sandbox.tap(OWNER, OWNER, &label).unwrap();
    for callback in [first, second] {
        assert!(town.sandbox.wait_for_answer(&callback, PATIENCE).await.is_some());
    }
    town.settle().await;
    let questions = said(&town, OWNER);
    assert_eq!(questions.iter().filter(|text| text.starts_with("Di kecamatan apa?")).count(), 1);
    assert!(!questions.iter().any(|text| text.starts_with(STALE)));
    town.choose(OWNER, Button::District("33.07.08".parse().unwrap())).await;
    assert!(town.last(OWNER).starts_with("Desa atau kelurahan mana"), "the buttons still work");
    town.end().await;
}

#[tokio::test]
async fn impatient_taps_on_send_hand_in_once_and_bury_nothing() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/daftar").await;
    for typed in ["Carica Gemilang", "umkm", "Kel. Kertek", "0812 3456 7890", "Manisan"] {
        town.write(OWNER, typed).await;
    }
    let summary = town.sandbox.last(OWNER).unwrap();
    let label = town.label(OWNER, &Button::Send).unwrap();
    let taps = [(); 3].map(|()| town.sandbox.tap(OWNER, OWNER, &label).unwrap());
    for callback in taps {
        assert!(town.sandbox.wait_for_answer(&callback, PATIENCE).await.is_some());
    }
    town.settle().await;
    let (id, data) = (summary["message_id"].as_i64().unwrap(), data(&summary, &label));
    let late = town.sandbox.press_stale(OWNER, OWNER, id, &data).unwrap();
    let toast = town.sandbox.wait_for_answer(&late, PATIENCE).await.unwrap().text;
    assert!(toast.starts_with("Tombol ini sudah tidak berlaku."), "{toast}");
    town.settle().await;
    assert!(town.last(OWNER).starts_with("Terkirim (#U-0001)."), "{}", town.last(OWNER));
    let sent = said(&town, OWNER).iter().filter(|text| text.starts_with("Terkirim")).count();
    assert_eq!(sent, 1);
    assert!(buttons(&town, OWNER, &summary).is_empty());
    // In a conversation the late tap is answered with its question.
    town.write(OWNER, "/daftar").await;
    let late = town.sandbox.press_stale(OWNER, OWNER, id, &data).unwrap();
    assert!(town.sandbox.wait_for_answer(&late, PATIENCE).await.is_some());
    town.settle().await;
    assert_eq!(town.last(OWNER), with_question(STALE, ASK_NAME));
    town.end().await;
}

#[tokio::test]
async fn cancelling_leaves_the_way_back_and_takes_old_buttons_away() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/daftar").await;
    town.write(OWNER, "Carica Gemilang").await;
    let question = town.sandbox.last(OWNER).unwrap();
    town.write(OWNER, "/batal").await;
    assert!(buttons(&town, OWNER, &question).is_empty(), "nothing is asked any more");
    let cancelled = town.sandbox.last(OWNER).unwrap();
    town.write(OWNER, "/langganan").await;
    assert_eq!(buttons(&town, OWNER, &cancelled).len(), 2, "the draft can still be fetched");
    let draft = town.conversation(OWNER).await.drafts.aside()[0].0;
    town.choose(OWNER, Button::Resume(draft)).await;
    let shown = town.sandbox.sent(OWNER);
    let fetched = shown.iter().find(|shown| shown["message_id"] == cancelled["message_id"]);
    assert_eq!(fetched.map(words), Some("Masuk kategori mana?"));
    town.end().await;
}

#[tokio::test]
async fn what_is_written_while_the_first_question_is_on_its_way_takes_its_buttons_away() {
    let town = Town::start().await;
    town.knows(OWNER).await;
    // Longer than an update waits for its answer to be out.
    let slow = Fault::Slow(Duration::from_millis(1_500));
    town.sandbox.fail_next("sendMessage", Some(OWNER), slow, 1);
    for text in ["/daftar", "Carica Gemilang"] {
        town.sandbox.text(OWNER, OWNER, text).unwrap();
    }
    town.settle().await;
    let sent = town.sandbox.sent(OWNER);
    assert_eq!(sent.iter().map(words).collect::<Vec<_>>(), [ASK_NAME, "Masuk kategori mana?"]);
    assert!(keys(&sent[0]).is_empty(), "{}", sent[0]);
    assert!(!keys(&sent[1]).is_empty());
    town.end().await;
}

#[tokio::test]
async fn a_tap_on_cancel_keeps_the_buttons_of_its_answer() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    for typed in [None, Some("Carica Gemilang")] {
        town.write(OWNER, "/daftar").await;
        if let Some(typed) = typed {
            town.write(OWNER, typed).await;
            town.choose(OWNER, Button::Category(Category::Umkm)).await;
            town.choose(OWNER, Button::Back).await;
            town.choose(OWNER, Button::Back).await;
        }
        town.choose(OWNER, Button::Cancel).await;
        let cancelled = town.sandbox.last(OWNER).unwrap();
        assert!(words(&cancelled).starts_with("Dibatalkan."), "{cancelled}");
        assert!(!keys(&cancelled).is_empty(), "{cancelled}");
    }
    town.end().await;
}

#[tokio::test]
async fn a_decision_is_never_written_over() {
    let mut town = Town::start().await;
    let subject = town.has_a_business().await;
    town.choose_in(ADMIN, GROUP, &Button::SendBack(subject)).await;
    let because = Button::Because(subject, Preset::UnclearBusiness);
    town.choose_in(ADMIN, GROUP, &because).await;
    let heard = said(&town, OWNER);
    assert!(heard[0].contains("keterangan usahanya belum jelas"), "{heard:?}");
    town.choose(OWNER, Button::Redo(subject)).await;
    let now = said(&town, OWNER);
    assert_eq!(now[0], heard[0], "the decision stays where it is");
    assert!(now[1].contains("Carica Gemilang") && now[1].contains("Sudah benar?"), "{now:?}");
    town.end().await;
}

#[tokio::test]
async fn a_chat_at_its_limit_keeps_nobody_else_waiting() {
    let mut town = Town::start().await;
    town.write(OWNER, "/start").await;
    for _ in 0..30 {
        town.sandbox.text(RESIDENT, RESIDENT, "/bantuan").unwrap();
    }
    let began = Instant::now();
    town.sandbox.text(OWNER, OWNER, "/bantuan").unwrap();
    let heard = town.sandbox.wait_for_text(OWNER, PATIENCE, "/langganan").await;
    assert!(heard.is_some());
    // The resident's chat takes one message a second: all of theirs would be half a minute.
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
    town.end().await;
}

#[tokio::test]
async fn whoever_comes_late_with_a_typed_reason_is_not_said_to_have_decided() {
    let mut town = Town::start().await;
    let subject = town.has_a_business().await;
    let card = town.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap();
    town.sandbox.reply(ADMIN, GROUP, card, "Fotonya milik toko lain").unwrap();
    town.settle().await;
    let question = town.sandbox.last(GROUP).unwrap();
    town.choose_in(OTHER_ADMIN, GROUP, &Button::Approve(subject)).await;
    let reject = Button::RejectWith(ReasonId(1));
    let toast = town.choose_in(ADMIN, GROUP, &reject).await;
    assert!(toast.unwrap().starts_with("Sudah disetujui Rini"));
    let now = town.sandbox.sent(GROUP);
    let now = now.iter().find(|sent| sent["message_id"] == question["message_id"]).unwrap();
    assert_eq!(words(now), "Alasan itu tidak dipakai.");
    town.end().await;
}

#[tokio::test]
async fn an_edited_message_changes_nothing() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/daftar").await;
    let typed = town.sandbox.text(OWNER, OWNER, "Carica Gmilang").unwrap();
    town.settle().await;
    let before = (town.conversation(OWNER).await, said(&town, OWNER).len());
    town.sandbox.edit(OWNER, OWNER, typed, "Carica Gemilang").unwrap();
    town.settle().await;
    assert_eq!(town.conversation(OWNER).await, before.0);
    let said = said(&town, OWNER);
    assert_eq!(said.len(), before.1 + 1, "one word on it, with the question");
    assert!(said.last().unwrap().starts_with("Pesan yang disunting tidak kami baca."));
    town.end().await;
}

#[tokio::test]
async fn a_place_shared_live_is_remarked_on_once() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/daftar").await;
    let place = town.sandbox.location(OWNER, OWNER, -7.36, 109.9).unwrap();
    town.settle().await;
    let before = said(&town, OWNER);
    let shown = town.sandbox.messages(OWNER);
    let shared = shown.iter().find(|message| message["message_id"] == place).unwrap();
    for step in 1..4 {
        let mut moved = shared.clone();
        moved["location"]["latitude"] = json!(-7.36 + f64::from(step) / 1000.0);
        moved["edit_date"] = moved["date"].clone();
        town.sandbox.raw_update(json!({ "edited_message": moved }));
    }
    town.settle().await;
    assert_eq!(said(&town, OWNER), before);
    town.end().await;
}

#[tokio::test]
async fn texts_are_shown_as_typed() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    let typed = "<b>x</b> & \"y\" \u{202e}[a](b) *c*";
    town.write(OWNER, "/daftar").await;
    town.write(OWNER, typed).await;
    town.choose(OWNER, Button::Category(Category::Umkm)).await;
    town.write(OWNER, "Kel. Kertek").await;
    town.write(OWNER, "0812 3456 7890").await;
    town.write(OWNER, "a <i> & b").await;
    let summary = town.last(OWNER);
    assert!(summary.starts_with("Nama: <b>x</b> & \"y\" [a](b) *c*\n"), "{summary}");
    assert!(summary.contains("Keterangan: a <i> & b\n"), "{summary}");
    town.end().await;
}

#[tokio::test]
async fn a_number_of_16_digits_is_refused_and_written_nowhere() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.has_a_business().await;
    let number = "3307010101900001";
    town.write(OWNER, "/daftar").await;
    for typed in [number, "NIK 3307-0101-0190-0001", &format!("/start {number}")] {
        town.write(OWNER, typed).await;
        assert!(town.last(OWNER).starts_with("Itu tampak seperti NIK."), "{typed}");
    }
    town.sandbox.photo(OWNER, OWNER, number).unwrap();
    town.settle().await;
    let card = town.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap();
    town.sandbox.reply(ADMIN, GROUP, card, number).unwrap();
    let mut message = town.sandbox.messages(OWNER)[0].clone();
    message["from"]["first_name"] = number.into();
    town.sandbox.raw_update(json!({ "message": message }));
    town.settle().await;
    let bytes = town.stored_bytes();
    for form in [number, "3307-0101-0190-0001"] {
        assert!(!bytes.windows(form.len()).any(|window| window == form.as_bytes()), "{form}");
    }
    assert!(bytes.windows(8).any(|window| window == b"Gemilang"), "the file is the right one");
    town.end().await;
}

#[tokio::test]
async fn whoever_blocks_the_bot_is_noted_and_comes_back_with_a_word() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/menu").await;
    town.sandbox.block(OWNER).unwrap();
    town.settle().await;
    assert!(town.is_unreachable(OWNER).await);
    town.sandbox.unblock(OWNER).unwrap();
    town.settle().await;
    assert!(!town.is_unreachable(OWNER).await);
    town.write(OWNER, "/start").await;
    assert!(town.last(OWNER).contains("Mau apa hari ini?"));
    town.end().await;
}

#[tokio::test]
async fn of_two_administrators_at_once_one_decides_and_the_other_hears_who() {
    let town = Town::start().await;
    let subject = town.has_a_business().await;
    let label = town.label(GROUP, &Button::Approve(subject)).unwrap();
    let taps = [ADMIN, OTHER_ADMIN].map(|admin| town.sandbox.tap(admin, GROUP, &label).unwrap());
    let answers =
        join_all(taps.iter().map(|tap| town.sandbox.wait_for_answer(tap, PATIENCE))).await;
    let mut toasts: Vec<String> = answers.into_iter().map(|answer| answer.unwrap().text).collect();
    toasts.sort();
    town.settle().await;
    let by = town.decision(subject).await.unwrap().by;
    assert_eq!(toasts, ["Disetujui.", &format!("Sudah disetujui {by}, 24 Nov 09.15.")]);
    let verdicts = said(&town, OWNER).into_iter().filter(|text| text.contains("sudah disetujui"));
    assert_eq!(verdicts.count(), 1, "the owner hears once");
    town.end().await;
}

#[tokio::test]
async fn a_reply_to_the_card_is_asked_about_and_only_its_author_may_choose() {
    let mut town = Town::start().await;
    let subject = town.has_a_business().await;
    let card = town.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap();
    town.sandbox.reply(ADMIN, GROUP, card, "Alamatnya belum jelas").unwrap();
    town.settle().await;
    let question = town.sandbox.last(GROUP).unwrap();
    let reject = keys(&question)[1]["text"].as_str().unwrap().to_owned();
    let toast = town.press_in(OTHER_ADMIN, GROUP, &reject).await;
    assert_eq!(toast.as_deref(), Some("Hanya penulis alasan ini yang bisa memilih."));
    assert!(town.decision(subject).await.is_none());
    town.press_in(ADMIN, GROUP, &reject).await;
    let expected = Verdict::Rejected(Reason::Words("Alamatnya belum jelas".into()));
    assert_eq!(town.decision(subject).await.unwrap().verdict, expected);
    assert!(town.last(OWNER).contains("Alamatnya belum jelas"));
    // Too late: said in the group, since nobody pressed a button that could show it.
    town.sandbox.reply(OTHER_ADMIN, GROUP, card, "Setuju dengan Budi").unwrap();
    town.settle().await;
    assert_eq!(town.last(GROUP), "Sudah ditolak Budi, 24 Nov 09.15.");
    town.end().await;
}

#[tokio::test]
async fn an_anonymous_administrator_is_told_why_that_decides_nothing() {
    let town = Town::start().await;
    let subject = town.has_a_business().await;
    let card = town.sandbox.last(GROUP).unwrap()["message_id"].as_i64();
    town.sandbox.anonymous_text(ADMIN, GROUP, card, "Tolak saja").unwrap();
    town.settle().await;
    assert!(town.last(GROUP).starts_with("Admin anonim tidak bisa memutuskan"));
    assert!(town.decision(subject).await.is_none());
    town.end().await;
}

#[tokio::test]
async fn chatter_in_the_group_is_not_answered() {
    let town = Town::start().await;
    town.has_a_business().await;
    let card = town.sandbox.last(GROUP).unwrap()["message_id"].as_i64().unwrap();
    let mine = town.sandbox.text(MEMBER, GROUP, "Siapa yang piket?").unwrap();
    town.sandbox.reply(ADMIN, GROUP, mine, "Saya").unwrap();
    town.sandbox.reply(MEMBER, GROUP, card, "Ini tetangga saya").unwrap();
    town.sandbox.sticker(MEMBER, GROUP).unwrap();
    town.sandbox.text(MEMBER, GROUP, "/takada").unwrap();
    town.settle().await;
    assert_eq!(town.sandbox.sent(GROUP).len(), 1, "the card alone");
    town.end().await;
}

#[tokio::test]
async fn buttons_of_the_group_do_nothing_elsewhere() {
    let mut town = Town::start().await;
    let subject = town.has_a_business().await;
    town.write(OWNER, "/menu").await;
    let menu = town.sandbox.last(OWNER).unwrap()["message_id"].as_i64().unwrap();
    let approve = format!("id approve {} {}", subject.kind(), subject.key());
    let callback = town.sandbox.press_stale(OWNER, OWNER, menu, &approve).unwrap();
    assert!(town.sandbox.wait_for_answer(&callback, PATIENCE).await.is_some());
    town.settle().await;
    assert!(town.decision(subject).await.is_none());
    town.end().await;
}

#[tokio::test]
async fn batal_works_everywhere() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    for (command, expected) in [
        (Command::Menu, "Tidak ada yang perlu dibatalkan."),
        (Command::Subscription, "Dibatalkan."),
        (Command::Register, "Dibatalkan."),
    ] {
        town.write(OWNER, &format!("/{}", command.word())).await;
        town.write(OWNER, "/batal@ayopromo_bot").await;
        assert_eq!(town.last(OWNER), expected);
        assert_eq!(town.conversation(OWNER).await, Conversation::default());
    }
    town.end().await;
}

#[tokio::test]
async fn a_conversation_no_upgrade_can_read_starts_anew_with_a_word() {
    let mut town = Town::start().await;
    town.knows(OWNER).await;
    town.write(OWNER, "/daftar").await;
    town.forget_how_to_read(OWNER).await;
    town.write(OWNER, "Carica Gemilang").await;
    let texts = said(&town, OWNER);
    assert!(texts.iter().any(|text| text.contains("AyoPromo baru saja diperbarui")), "{texts:?}");
    assert!(town.last(OWNER).contains("Mau apa hari ini?"));
    assert_eq!(town.conversation(OWNER).await.scene, Scene::Home);
    town.end().await;
}

/// The figure stands in the output: `cargo test answers_come -- --nocapture`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_come_within_a_second() {
    let town = Town::start().await;
    let mut times = Vec::new();
    for user in CROWD.take(200) {
        let began = Instant::now();
        town.sandbox.text(user, user, "/bantuan").unwrap();
        let answer = town.sandbox.wait_for(user, PATIENCE, |_| true).await;
        assert!(answer.is_some());
        times.push(began.elapsed());
    }
    times.sort();
    let (median, last) = (times[times.len() / 2], times[times.len() - 1]);
    println!("answers to 200 updates: median {median:?}, slowest {last:?}");
    assert!(median < Duration::from_secs(1), "{median:?}");
    town.end().await;
}

/// What the bot's messages say, oldest first.
fn said(town: &Town, chat: i64) -> Vec<String> {
    town.sandbox.sent(chat).iter().map(|message| words(message).to_owned()).collect()
}

/// A note stands in one message with the question it is about.
fn with_question(note: &str, question: &str) -> String {
    format!("{note}\n\n{question}")
}

/// The buttons a message has now.
fn buttons(town: &Town, chat: i64, message: &Value) -> Vec<Value> {
    let sent = town.sandbox.sent(chat);
    keys(sent.iter().find(|sent| sent["message_id"] == message["message_id"]).unwrap())
}

fn data(message: &Value, label: &str) -> String {
    let key = keys(message).into_iter().find(|key| key["text"] == label).unwrap();
    key["callback_data"].as_str().unwrap().to_owned()
}
