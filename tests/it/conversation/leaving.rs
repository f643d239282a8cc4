//! A text where it is asked whether to leave what is being written.

use ayopromo::{
    dialogue::{Input, Scene},
    reply::{
        Note, Question, Reply,
        button::{Button, Command},
    },
};

use super::{Talk, person, registering, text};

/// Somebody who wrote half a registration and then typed `/menu`.
fn asked() -> (Talk, Scene) {
    let mut talk = Talk::of(Some(person(true)), 1).all(registering().into_iter().take(4));
    let draft = talk.conversation.scene.clone();
    talk.hears(Input::Command(Command::Menu));
    (talk, draft)
}

#[test]
fn yes_and_its_like_keep_the_draft_and_lead_on() {
    for word in
        ["ya", "Iya", "ok", "SIMPAN", "Ya, simpan", "inggih", "nggih.", "simpen", "Inggih, simpen"]
    {
        let (talk, draft) = asked();
        let (spoken, pressed) =
            (talk.clone().all([text(word)]), talk.all([Input::Button(Button::Yes)]));
        assert_eq!(spoken.said, pressed.said, "{word}");
        assert_eq!(spoken.aside(), [draft], "{word}");
    }
}

#[test]
fn no_and_its_like_stay() {
    for word in [
        "tidak",
        "gak",
        "lanjut",
        "Lanjut mengisi",
        "mboten",
        "ora",
        "lajengaken",
        "Lajengaken ngisi",
    ] {
        let (talk, draft) = asked();
        let talk = talk.all([text(word)]);
        assert_eq!(talk.conversation.scene, draft, "{word}");
    }
}

#[test]
fn to_throw_it_away_is_said_and_done() {
    for word in ["buang", "Buang saja", "hapus", "busak", "bucal"] {
        let (talk, _) = asked();
        let talk = talk.all([text(word)]);
        assert_eq!(talk.conversation.scene, Scene::Home, "{word}");
        assert!(talk.drafts().is_empty(), "{word}");
        let [Reply::Note(Note::Discarded), Reply::Menu { .. }] = talk.said.as_slice() else {
            panic!("{word}: {:?}", talk.said)
        };
    }
}

#[test]
fn a_commands_word_is_asked_about_instead() {
    let (talk, _) = asked();
    let talk = talk.all([text("langganan")]);
    let wanted = Command::Subscription;
    assert_eq!(talk.said, [Reply::Ask(Question::LeaveDraft { wanted })]);
}

#[test]
fn any_other_text_is_used_for_nothing_and_told_what_the_buttons_do() {
    for words in ["0812 3456 7890", "Carica cup isi 12 cuma 65rb, sampai Minggu", "kertek"] {
        let (talk, draft) = asked();
        let mut talk = talk.all([text(words)]);
        let asks = Reply::Ask(Question::LeaveDraft { wanted: Command::Menu });
        assert_eq!(talk.said, [Reply::Note(Note::NotUsedYet), asks], "{words}");
        talk.hears(Input::Button(Button::Stay));
        assert_eq!(talk.conversation.scene, draft, "{words}");
    }
}
