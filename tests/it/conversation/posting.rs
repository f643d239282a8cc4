//! A promotion on its way to the administrators.

use ayopromo::{
    dialogue::{Deed, Input, Post, Scene},
    reply::{Reply, button::Button},
};

use super::{Talk, person, posting, text};

#[test]
fn a_promotion_whose_last_day_went_by_in_the_preview_is_asked_for_another() {
    let mut talk = Talk::of(Some(person(true)), 1).all(posting(1));
    let content = |talk: &Talk| match &talk.conversation.scene {
        Scene::Post(Post::AwaitSend { content, .. } | Post::AwaitChange { content, .. }) => {
            content.clone()
        }
        scene => panic!("{scene:?}"),
    };
    let before = content(&talk);
    let day = before.validity.until;
    assert_eq!(day.to_string(), "2026-11-30");
    // 30 November, a minute before midnight in Wonosobo, and a minute after.
    talk.now = "2026-11-30T16:59:00Z".parse().unwrap();
    let mut in_time = talk.clone();
    in_time.hears(Input::Button(Button::Send));
    assert_eq!(in_time.ordered, [Deed::Post(before.clone())]);

    talk.now = "2026-11-30T17:01:00Z".parse().unwrap();
    for back in [false, true] {
        talk.hears(Input::Button(Button::Send));
        assert_eq!(talk.ordered, []);
        assert_eq!(talk.said, [Reply::UntilOver { day }, Reply::AskUntil]);
        assert_eq!(content(&talk), before, "all else is kept");
        if !back {
            talk.hears(Input::Button(Button::Back));
        }
    }
    talk.hears(text("7 Des"));
    talk.hears(Input::Button(Button::Send));
    let [Deed::Post(sent)] = talk.ordered.as_slice() else { panic!("{:?}", talk.ordered) };
    assert_eq!(sent.validity.until.to_string(), "2026-12-07");
    assert_eq!((&sent.title, &sent.price), (&before.title, &before.price));
}
