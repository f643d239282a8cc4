//! What is typed as a word and meant as a command.

use std::sync::Arc;

use ayopromo::{
    dialogue::{Input, Register, Scene},
    domain::{area::Areas, language::Language},
    reply::{
        Question, Reply,
        button::{Button, Command, Field},
    },
    view::{Keyboard, Message, ReplyKey, View},
};
use chrono_tz::Asia::Jakarta;
use proptest::prelude::*;

use super::{Talk, now, person, posting, registering, talk, text};

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..<_>::default() })]

    #[test]
    fn the_words_for_cancelling_and_going_back_are_understood_everywhere(start in talk()) {
        let home = start.conversation.scene == Scene::Home;
        let back = if home { Input::Command(Command::Menu) } else { Input::Button(Button::Back) };
        for (typed, meant) in [
            ("batal", Input::Command(Command::Cancel)),
            ("BATAL", Input::Command(Command::Cancel)),
            ("Batal.", Input::Command(Command::Cancel)),
            ("Mboten  sios", Input::Command(Command::Cancel)),
            ("kembali", back.clone()),
            ("⬅ Kembali", back.clone()),
            ("⬅ Wangsul", back.clone()),
            ("wangsul!", back),
        ] {
            let (spoken, pressed) = (start.clone().all([text(typed)]), start.clone().all([meant]));
            prop_assert_eq!(&spoken.said, &pressed.said, "{}", typed);
            prop_assert_eq!(&spoken.conversation, &pressed.conversation, "{}", typed);
        }
    }
}

/// Every step in which any text is an answer.
fn asked_for_words() -> Vec<Talk> {
    let owner = || Talk::of(Some(person(true)), 1);
    let change = |field| Some(Input::Button(Button::Edit(field)));
    let registered = |field| owner().all(registering().into_iter().chain(change(field)));
    let posted = |field| owner().all(posting(1).into_iter().chain(change(field)));
    vec![
        owner().all(registering().into_iter().take(1)),
        owner().all(registering().into_iter().take(6)),
        registered(Field::Name),
        registered(Field::Description),
        owner().all(posting(1).into_iter().take(2)),
        owner().all(posting(1).into_iter().take(3)),
        posted(Field::Title),
        posted(Field::Body),
    ]
}

#[test]
fn a_commands_word_is_its_command_but_where_a_text_is_asked_for() {
    let words = Command::ALL.map(|command| (command.word(), command));
    let others = [("Menu", Command::Menu), ("Pambiyantu", Command::Help)];
    for (word, command) in words.into_iter().chain(others) {
        for script in [Vec::new(), registering(), posting(1).into_iter().take(4).collect()] {
            let asked = Talk::of(Some(person(true)), 1).all(script);
            let (spoken, typed) =
                (asked.clone().all([text(word)]), asked.all([Input::Command(command)]));
            assert_eq!(spoken.said, typed.said, "{word}");
        }
        if command != Command::Cancel {
            for asked in asked_for_words() {
                let before = asked.conversation.scene.clone();
                let after = asked.all([text(word)]).conversation.scene;
                assert!(format!("{after:?}").contains(word), "{word}: {before:?} → {after:?}");
            }
        }
    }
}

/// A keyboard in place of the phone's sends its labels as texts.
#[test]
fn the_key_that_leads_back_is_understood_in_both_languages() {
    let view = View::new(Arc::new(Areas::default()), Jakarta);
    for language in Language::ALL {
        let asked = Reply::Ask(Question::Phone);
        let Some(Message { keyboard: Keyboard::Reply(rows), .. }) =
            view.message(&asked, language, now())
        else {
            panic!("the telephone step has a keyboard");
        };
        let back = rows.iter().flatten().find_map(|key| match key {
            ReplyKey::Text(label) => Some(label.as_str()),
            ReplyKey::Contact(_) | ReplyKey::Location(_) => None,
        });
        let mut talk = Talk::of(Some(person(true)), 1).all(registering().into_iter().take(5));
        talk.hears(text(back.unwrap()));
        let scene = &talk.conversation.scene;
        assert!(matches!(scene, Scene::Register(Register::AwaitArea { .. })), "{scene:?}");
    }
}

#[test]
fn a_name_may_hold_such_a_word() {
    let mut talk = Talk::of(Some(person(true)), 1).all(registering().into_iter().take(1));
    talk.hears(text("Warung Batal Sedih"));
    let named = &talk.conversation.scene;
    assert!(matches!(named, Scene::Register(Register::AwaitCategory { .. })), "{named:?}");
}
