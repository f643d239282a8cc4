//! A promotion on its way to the administrators.

use ayopromo::{
    dialogue::{Answer, Deed, Input, Post, Scene},
    domain::dates::NoSuchDay,
    reply::{
        Note, Question, Reply,
        button::{Button, Field},
    },
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

    let mut late = talk.clone();
    late.hears(Input::Answer(Answer::Over));
    let asked_anew = [Reply::Note(Note::UntilOver { day }), Reply::Ask(Question::Until)];
    assert_eq!(late.said, asked_anew, "the app looks once more");

    talk.now = "2026-11-30T17:01:00Z".parse().unwrap();
    for back in [false, true] {
        talk.hears(Input::Button(Button::Send));
        assert_eq!(talk.ordered, []);
        assert_eq!(talk.said, asked_anew);
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

#[test]
fn whoever_meant_something_else_is_asked_again() {
    let change = |field| Input::Button(Button::Edit(field));
    let first_time = |n: usize| posting(1).into_iter().take(n).collect::<Vec<_>>();
    let from_preview = |field| posting(1).into_iter().chain([change(field)]).collect();
    for (script, typed, question) in [
        (first_time(4), "15/cup", Reply::Ask(Question::Price)),
        (from_preview(Field::Price), "15/cup", Reply::Ask(Question::Price)),
        (first_time(6), "minggu depan", Reply::Ask(Question::Until)),
        (from_preview(Field::Until), "minggu depan", Reply::Ask(Question::Until)),
    ] {
        let mut talk = Talk::of(Some(person(true)), 1).all(script);
        assert_eq!(talk.said.last(), Some(&question));
        let asked = talk.conversation.scene.clone();
        talk.hears(text(typed));
        assert_ne!(talk.conversation.scene, asked, "{typed}");
        talk.hears(Input::Button(Button::Back));
        assert_eq!(talk.said, [question]);
        assert_eq!(talk.conversation.scene, asked);
    }
}

#[test]
fn a_unit_is_kept_as_it_was_written() {
    let mut talk = Talk::of(Some(person(true)), 1).all(posting(1).into_iter().take(4));
    for (typed, unit) in [("15rb/cup", "cup"), ("15rb/gelas", "gelas")] {
        talk.hears(text(typed));
        let Scene::Post(Post::AwaitPhotos { price, .. }) = &talk.conversation.scene else {
            panic!("{:?}", talk.conversation.scene)
        };
        assert_eq!(price.to_string(), format!("15000;unit={unit}"));
        talk.hears(Input::Button(Button::Back));
    }
}

#[test]
fn a_day_no_calendar_has_is_named_and_a_mere_number_is_not() {
    let mut talk = Talk::of(Some(person(true)), 1).all(posting(1).into_iter().take(6));
    talk.hears(text("31/11"));
    let missing = NoSuchDay { day: 31, month: 11, year: 2026, last: 30 };
    assert_eq!(talk.said, [Reply::Note(Note::NoSuchDay(missing)), Reply::Ask(Question::Until)]);
    talk.hears(text("99"));
    assert_eq!(talk.said, [Reply::Note(Note::UntilNotUnderstood), Reply::Ask(Question::Until)]);
}

#[test]
fn a_day_gone_by_is_no_last_day_and_is_called_so() {
    let mut talk = Talk::of(Some(person(true)), 1).all(posting(1).into_iter().take(6));
    for typed in ["kemarin", "kala wingi", "minggu lalu", "sampai 20 nov 2026", "20/11/26"] {
        talk.hears(text(typed));
        let expected = [Reply::Note(Note::UntilPast), Reply::Ask(Question::Until)];
        assert_eq!(talk.said, expected, "{typed}");
    }
}

#[test]
fn a_price_range_the_wrong_way_round_is_asked_about() {
    let mut talk = Talk::of(Some(person(true)), 1).all(posting(1).into_iter().take(4));
    talk.hears(text("15rb-10rb"));
    let [Reply::Ask(Question::WhichPrice(offered))] = talk.said.as_slice() else {
        panic!("{:?}", talk.said)
    };
    let offered: Vec<_> = offered.iter().map(ToString::to_string).collect();
    assert_eq!(offered, ["min=10000;max=15000", "10000;was=15000"]);
}
