//! Laws of conversations, whatever comes in and wherever they stand. The app is played by a desk that
//! gives any answer the real one could give.

mod beside;
mod days;
mod desk;
mod drafts;
mod inputs;
mod keeper;
mod message;
mod posting;
mod revision;
mod shop;
mod spoken;
mod unasked;

use ayopromo::{
    dialogue::{Conversation, Deed, Input, MAX_ASIDE, Post, Request, Scene, take_turn_in_group},
    domain::{category::Category, ids::PromotionId, language::Language, promotion::PhotoId},
    reply::{
        Note, Placement, Question, Reply, Toast,
        button::{Button, Command, Target},
    },
};
use proptest::{collection::vec, prelude::*};

use self::{
    desk::{Desk, Talk, actor, business, context, now, person, text, written},
    inputs::{group_input, input, posting, registering, subscribing, talk},
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..<_>::default() })]

    #[test]
    fn every_input_anywhere_is_answered_on_the_screen(start in talk(), inputs in vec(input(), 1..12)) {
        let mut talk = start;
        for input in inputs {
            talk.hears(input.clone());
            prop_assert!(!talk.said.is_empty(), "{input:?}: {:?}", talk.conversation);
            let toast = talk.said.iter().find(|reply| reply.placement() == Placement::Toast);
            let over = [Reply::Toast(Toast::ButtonOver)];
            let tapped = matches!(input, Input::Button(_) | Input::StaleButton);
            let rests = tapped && talk.conversation.scene == Scene::Home && talk.said == over;
            prop_assert!(toast.is_none() || rests, "{input:?}: {toast:?}");
        }
    }

    #[test]
    fn a_conversation_survives_being_written_down(start in talk(), inputs in vec(input(), 1..12)) {
        let mut talk = start;
        for input in inputs {
            talk.hears(input);
            let written = serde_json::to_string(&talk.conversation).unwrap();
            let read: Conversation = serde_json::from_str(&written).unwrap();
            prop_assert_eq!(&read, &talk.conversation);
        }
    }

    #[test]
    fn batal_leads_home_from_everywhere(start in talk(), inputs in vec(input(), 0..12)) {
        let mut talk = start.all(inputs);
        talk.hears(Input::Command(Command::Cancel));
        prop_assert_eq!(&talk.conversation.scene, &Scene::Home);
    }

    #[test]
    fn a_draft_is_only_lost_by_its_writers_word(start in talk(), inputs in vec(input(), 1..24)) {
        let mut talk = start;
        for input in inputs {
            let before = talk.clone();
            talk.hears(input.clone());
            let sent = talk.ordered.iter().any(|deed| {
                matches!(
                    deed,
                    Deed::Register { .. }
                        | Deed::Post(_)
                        | Deed::Revise(..)
                        | Deed::Subscribe(_)
                        | Deed::Unsubscribe
                        | Deed::Resubscribe
                        | Deed::Erase
                )
            });
            // What is about a business goes with it.
            let deleted = |draft: &Scene| {
                talk.ordered.iter().any(|deed| shop::deletes_what_is_changed(deed, draft))
            };
            let gone = sent
                || matches!(input, Input::Button(Button::Discard(_) | Button::ClearPhotos | Button::Back));
            let (had, has) = (before.drafts(), talk.drafts());
            let aside = before.conversation.drafts.aside();
            if !gone {
                prop_assert!(
                    has.len() >= had.len().min(MAX_ASIDE) || aside.iter().any(|(_, d)| deleted(d)),
                    "{input:?}: {:?} → {:?}", before.conversation, talk.conversation
                );
            }
            let full = aside.len() == MAX_ASIDE;
            for (at, (id, draft)) in aside.iter().enumerate() {
                let spared = deleted(draft) || input == Input::Button(Button::Discard(*id)) || (at == 0 && full);
                prop_assert!(spared || has.contains(&written(draft)), "{input:?} loses {draft:?}");
            }
        }
    }

    #[test]
    fn of_a_stranger_nothing_is_kept_before_they_agree(inputs in vec(input(), 1..12)) {
        let mut talk = Talk::of(None, 0);
        for input in inputs {
            talk.hears(input);
            if talk.desk.person.is_some() {
                // With their word they get what they wanted when they gave it.
                let only_joined = matches!(
                    talk.ordered.as_slice(),
                    [Deed::Join { .. }]
                        | [Deed::Join { .. }, Deed::CountOpening(_) | Deed::Save { saved: true, .. }]
                );
                prop_assert!(only_joined, "{:?}", talk.ordered);
                break;
            }
            prop_assert!(talk.ordered.is_empty(), "{:?}", talk.ordered);
            prop_assert_eq!(&talk.conversation, &Conversation::default());
        }
    }

    #[test]
    fn back_always_leads_home_in_the_end(start in talk(), inputs in vec(input(), 0..12)) {
        let mut talk = start.all(inputs);
        for _ in 0..12 {
            talk.hears(Input::Button(Button::Back));
        }
        prop_assert_eq!(&talk.conversation.scene, &Scene::Home);
    }

    #[test]
    fn in_the_group_only_administrators_order_anything(input in group_input()) {
        let member = actor(false);
        let turn = take_turn_in_group(input, &context(None, &member));
        let orders = matches!(turn.then, Some(Request::Do(_)));
        prop_assert!(!orders, "{:?}", turn.then);
        prop_assert_eq!(turn.conversation, Conversation::default());
    }
}

#[test]
fn back_leads_to_the_question_before() {
    for (script, businesses) in [(registering(), 0), (posting(2), 2)] {
        let mut scenes = Vec::new();
        let mut talk = Talk::of(Some(person(true)), businesses);
        for input in script {
            talk.hears(input);
            scenes.push(talk.conversation.scene.clone());
        }
        while let Some(here) = scenes.pop() {
            assert_eq!(talk.conversation.scene, here);
            talk.hears(Input::Button(Button::Back));
            // From the preview the last answer comes back first, to be confirmed.
            if matches!(here, Scene::Post(Post::AwaitSend { .. })) {
                assert!(matches!(talk.said.last(), Some(Reply::Ask(Question::WhichUntil(_)))));
                talk.hears(Input::Button(Button::Back));
            }
        }
        assert_eq!(talk.conversation.scene, Scene::Home);
    }
}

#[test]
fn a_command_in_the_middle_waits_for_a_word_and_loses_nothing() {
    let half = registering().into_iter().take(4);
    let mut talk = Talk::of(Some(person(true)), 1).all(half);
    let draft = talk.conversation.scene.clone();
    // The second command comes before the first question is answered.
    for command in [Command::Subscription, Command::Post] {
        talk.hears(Input::Command(command));
        assert_eq!(talk.said.last(), Some(&Reply::Ask(Question::LeaveDraft { wanted: command })));
    }
    let mut stays = talk.clone();
    stays.hears(Input::Button(Button::Stay));
    assert_eq!(stays.conversation.scene, draft);

    talk.hears(Input::Button(Button::Yes));
    assert_eq!(talk.said.last(), Some(&Reply::Ask(Question::Message { photos: 0 })));
    assert_eq!(talk.aside(), std::slice::from_ref(&draft));
    talk.hears(Input::Button(Button::Resume(talk.newest())));
    assert_eq!(talk.conversation.scene, draft);
}

#[test]
fn a_promotion_that_finds_no_room_is_kept_and_its_writer_told() {
    let mut talk = Talk::of(Some(person(true)), 1).all(posting(1));
    let draft = talk.conversation.scene.clone();
    talk.desk.lucky = false;
    talk.hears(Input::Button(Button::Send));
    assert_eq!(talk.drafts(), [written(&draft)]);
    assert_eq!(talk.said.last(), Some(&Reply::DraftKept(talk.newest())));
}

#[test]
fn the_question_is_asked_again_in_a_new_language() {
    let mut talk = Talk::of(Some(person(true)), 1).all(registering().into_iter().take(2));
    talk.hears(Input::Button(Button::Speak { target: None }));
    assert_eq!(talk.said, [Reply::LanguageSet, Reply::Ask(Question::Category)]);
}

#[test]
fn a_button_of_a_step_that_is_over_buries_nothing() {
    for script in [registering(), posting(1)] {
        let mut talk = Talk::of(Some(person(true)), 1).all(script);
        talk.hears(Input::Button(Button::Send));
        for late in [Input::Button(Button::Send), Input::StaleButton] {
            talk.hears(late);
            assert_eq!(talk.said, [Reply::Toast(Toast::ButtonOver)]);
        }
    }
}

#[test]
fn a_link_to_a_category_is_followed_once_the_draft_is_put_aside() {
    let mut talk = Talk::of(Some(person(true)), 1).all(registering());
    let draft = talk.conversation.scene.clone();
    talk.hears(Input::Start(Some(Target::Category(Category::Umkm))));
    let wanted = Command::Subscription;
    assert_eq!(talk.said, [Reply::Ask(Question::LeaveDraft { wanted })]);
    talk.desk.lucky = false;
    talk.hears(Input::Button(Button::Yes));
    assert_eq!(talk.aside(), [draft]);
    let [Reply::Ask(Question::Subscription { draft, .. })] = talk.said.as_slice() else {
        panic!("{:?}", talk.said)
    };
    assert!(draft.selection.categories.iter().eq(&[Category::Umkm]), "{draft:?}");
}

#[test]
fn a_language_chosen_on_the_way_to_something_is_set_before_it_is_shown() {
    let mut talk = Talk::of(Some(person(false)), 0);
    let target = Some(Target::Promotion(PromotionId(1)));
    talk.hears(Input::Button(Button::Speak { target: target.clone() }));
    let opens = Deed::CountOpening(PromotionId(1));
    assert_eq!(talk.ordered, [Deed::SpeakTo { language: Language::Id, target }, opens]);
    assert_eq!(talk.said, [Reply::PageGone]);
}

#[test]
fn what_fits_nothing_is_called_what_it_is() {
    let mut talk = Talk::of(Some(person(true)), 1).all(registering().into_iter().take(2));
    for (input, expected) in [
        (Input::Button(Button::Done), Reply::Note(Note::StaleButton)),
        (Input::StaleButton, Reply::Note(Note::StaleButton)),
        (Input::Other, Reply::Note(Note::WrongKind)),
        (Input::Edited, Reply::Note(Note::EditNotRead)),
        (Input::Photo { photo: PhotoId("a".into()), caption: None }, Reply::Note(Note::WrongKind)),
        (Input::Text("umkm saja".into()), Reply::Note(Note::NotUnderstood)),
        (Input::UnknownCommand, Reply::Note(Note::NotUnderstood)),
        (Input::Command(Command::Queue), Reply::Note(Note::NotUnderstood)),
        (Input::IdentityNumber, Reply::Note(Note::IdentityNumberRefused)),
    ] {
        talk.hears(input);
        assert_eq!(talk.said, [expected, Reply::Ask(Question::Category)]);
    }
}
