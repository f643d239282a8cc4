//! What comes beside the question while a promotion is being written: hours and places that were read,
//! a text at the preview, a second promotion, photos that come late.

use ayopromo::{
    dialogue::{Input, Post, Scene},
    domain::promotion::PhotoId,
    reply::{
        Posting, Question, Reply,
        button::{Button, Command, Field, PostButton},
    },
};
use proptest::prelude::*;

use super::{
    Talk,
    message::{asked, content, last},
    text,
};

const EVENT: &str = "Pasar tiban jajanan 5rb, Minggu 29 Nov jam 06.00-10.00 di lapangan Leksono";

/// Carica's preview.
fn shown() -> Talk {
    asked().all([text("Carica cup isi 12, 65rb sampai Minggu")])
}

fn press(button: PostButton) -> Input {
    Input::Button(Button::Posting(button))
}

fn offered(talk: &Talk) -> &[PostButton] {
    match talk.said.last() {
        Some(Reply::Posting(Posting::WhatFor { uses, .. })) => uses,
        said => panic!("{said:?}"),
    }
}

fn place(talk: &Talk) -> Option<&str> {
    content(talk).occasion.place.as_ref().map(|place| place.as_str())
}

fn hours_of(talk: &Talk) -> Option<String> {
    content(talk).occasion.hours.as_ref().map(ToString::to_string)
}

#[test]
fn hours_and_place_of_a_message_are_kept_and_can_be_taken_away() {
    let mut talk = asked().all([text(EVENT)]);
    assert_eq!((hours_of(&talk).as_deref(), place(&talk)), (Some("06:00-10:00"), Some("33.07.05")));
    talk.hears(press(PostButton::WithoutHours));
    assert_eq!((hours_of(&talk), place(&talk)), (None, Some("33.07.05")));
    talk.hears(press(PostButton::WithoutPlace));
    assert_eq!((hours_of(&talk), place(&talk)), (None, None));
    talk.hears(text("di Kertek"));
    talk.hears(text("jam 8 - 11 siang"));
    assert_eq!((hours_of(&talk).as_deref(), place(&talk)), (Some("08:00-11:00"), Some("33.07.08")));
}

#[test]
fn a_number_in_the_text_that_is_not_the_businesss_is_said() {
    for (said, other) in [
        ("Carica 65rb sampai Minggu. WA 0857-0000-0002", Some("+6285700000002")),
        ("Carica 65rb sampai Minggu. WA 0812-3456-7890", None),
        ("Carica 65rb sampai Minggu", None),
    ] {
        let talk = asked().all([text(said)]);
        let Question::PreviewControls { other_number, .. } = last(&talk) else { panic!("{said}") };
        assert_eq!(other_number.as_ref().map(|phone| phone.as_str()), other, "{said}");
    }
}

#[test]
fn a_text_at_the_preview_that_is_one_thing_only_changes_that() {
    let before = content(&shown()).clone();
    for (typed, price, until) in [
        ("60rb", "60000", "2026-11-29"),
        ("15.000/cup", "15000;unit=cup", "2026-11-29"),
        ("diskon 20%", "percent=20", "2026-11-29"),
        ("sampai Sabtu", "65000", "2026-11-28"),
        ("7 Des", "65000", "2026-12-07"),
        ("10-12-2026", "65000", "2026-12-10"),
        ("sampai habis", "65000", "2026-12-24"),
    ] {
        let mut talk = shown();
        talk.hears(text(typed));
        let after = content(&talk);
        assert_eq!(after.price.to_string(), price, "{typed}");
        assert_eq!(after.validity.until.to_string(), until, "{typed}");
        assert_eq!((&after.title, &after.body), (&before.title, &before.body), "{typed}");
    }
    let mut talk = shown();
    talk.hears(text("minggu depan"));
    assert!(matches!(last(&talk), Question::WhichUntil(_)), "{:?}", talk.said);
    talk.hears(Input::Button(Button::Candidate(0)));
    assert!(content(&talk).validity.until > "2026-11-29".parse().unwrap());
}

#[test]
fn any_other_text_at_the_preview_is_for_what_its_author_says() {
    let typed = "Ada rasa nanas juga, pesan dulu ya kak";
    let asking = || shown().all([text(typed)]);
    assert_eq!(
        offered(&asking()),
        [PostButton::AddToBody, PostButton::AsBody, PostButton::AsTitle, PostButton::NewPost]
    );
    let mut talk = asking();
    talk.hears(press(PostButton::AddToBody));
    let whole = format!("Carica cup isi 12, 65rb sampai Minggu\n{typed}");
    assert_eq!(content(&talk).body.as_str(), whole);
    let mut talk = asking();
    talk.hears(press(PostButton::AsBody));
    assert_eq!(content(&talk).body.as_str(), typed);
    let mut talk = asking();
    talk.hears(press(PostButton::AsTitle));
    assert_eq!(content(&talk).title.as_str(), typed);
    let mut talk = asking();
    talk.hears(Input::Button(Button::Back));
    assert_eq!(content(&talk), content(&shown()));
    // Impatience: a second message, then a photo, and both are still there.
    let mut talk = asking();
    talk.hears(text("sama rasa asli"));
    talk.hears(Input::Photo { photo: PhotoId("late".into()), caption: None });
    talk.hears(press(PostButton::AddToBody));
    assert!(content(&talk).body.as_str().ends_with("ya kak\nsama rasa asli"));
    assert_eq!(content(&talk).photos.len(), 1);
}

#[test]
fn a_nod_at_the_preview_sends_nothing_and_shows_it_again() {
    for nod in ["ok", "Ya", "inggih"] {
        let mut talk = shown();
        talk.hears(text(nod));
        assert!(matches!(last(&talk), Question::PreviewControls { .. }), "{nod}: {:?}", talk.said);
        assert_eq!(talk.ordered, []);
    }
}

#[test]
fn a_whole_promotion_where_an_answer_was_awaited_is_asked_about() {
    let second = "Kentang Dieng super 15rb/kg minimal 5kg sampai habis";
    for first in ["Carica cup isi 12", "Carica cup isi 12, 65rb"] {
        let asking = || asked().all([text(first), text(second)]);
        let rest = [PostButton::AddToBody, PostButton::NewPost];
        let price_awaited = !first.contains("65rb");
        let uses = price_awaited.then_some(PostButton::AsPrice).into_iter().chain(rest);
        assert_eq!(offered(&asking()), uses.collect::<Vec<_>>(), "{first}");
        let mut talk = asking();
        talk.hears(press(PostButton::NewPost));
        assert_eq!(content(&talk).title.as_str(), "Kentang Dieng super");
        assert_eq!(talk.aside().len(), 1, "the first one is among the drafts");
        let mut talk = asking();
        talk.hears(Input::Button(Button::Back));
        assert!(matches!(last(&talk), Question::Price | Question::Until), "{:?}", talk.said);
    }
    let one_by_one = [Input::Button(Button::OneByOne), text("Carica"), text("Manis")];
    let mut talk = asked().all(one_by_one.into_iter().chain([text(second)]));
    assert_eq!(offered(&talk), [PostButton::AsPrice, PostButton::NewPost]);
    talk.hears(text("65rb"));
    assert!(matches!(last(&talk), Question::Photos { .. }), "it was the price: {:?}", talk.said);
}

#[test]
fn a_message_in_two_parts_is_put_together() {
    let mut talk = asked().all([text("Carica cup isi 12")]);
    talk.hears(text("Harga promo 65rb aja kak, sampai hari Minggu, bisa COD di alun-alun"));
    talk.hears(press(PostButton::AddToBody));
    let content = content(&talk);
    assert_eq!(content.price.to_string(), "65000");
    assert_eq!(content.validity.until.to_string(), "2026-11-29");
    assert!(content.body.as_str().starts_with("Carica cup isi 12\nHarga"));
}

#[test]
fn a_late_photo_joins_the_preview_without_the_others_being_sent_again() {
    let photo = |id: &str| Input::Photo { photo: PhotoId(id.into()), caption: None };
    let sent = |talk: &Talk| talk.said.iter().any(|reply| matches!(reply, Reply::Photos(_)));
    let mut talk = asked().all([photo("a"), text("Carica 65rb sampai Minggu")]);
    assert!(sent(&talk));
    talk.hears(photo("b"));
    assert!(!sent(&talk), "{:?}", talk.said);
    assert_eq!(content(&talk).photos.len(), 2);
}

#[test]
fn back_from_the_preview_asks_for_the_days_and_forward_again_loses_nothing() {
    let mut talk = asked().all([text(EVENT)]);
    let before = content(&talk).clone();
    talk.hears(Input::Button(Button::Back));
    assert!(matches!(last(&talk), Question::WhichUntil(_)), "{:?}", talk.said);
    talk.hears(Input::Button(Button::Candidate(0)));
    assert_eq!(content(&talk), &before);
    for field in [Field::Title, Field::Body, Field::Price, Field::Photos, Field::Until] {
        talk.hears(Input::Button(Button::Edit(field)));
        talk.hears(Input::Button(Button::Back));
        assert_eq!(content(&talk), &before, "{field:?}");
    }
}

proptest! {
    #[test]
    fn nothing_typed_at_the_preview_changes_it_silently_into_nothing(typed in "\\PC{1,60}") {
        let mut talk = shown();
        talk.hears(text(&typed));
        prop_assert!(talk.conversation.scene.holds_draft() || talk.conversation.scene == Scene::Home);
        talk.hears(Input::Command(Command::Cancel));
        talk.hears(Input::Command(Command::Cancel));
        prop_assert!(!talk.said.is_empty());
    }
}

#[test]
fn back_at_the_preview_keeps_hours_and_place_that_were_set_by_hand() {
    let mut talk = shown();
    talk.hears(text("jam 08.00-12.00"));
    talk.hears(text("di Leksono"));
    let before = content(&talk).clone();
    talk.hears(Input::Button(Button::Back));
    talk.hears(Input::Button(Button::Candidate(0)));
    assert_eq!(content(&talk), &before);
}

#[test]
fn what_stands_beside_a_place_is_read_as_well() {
    let mut talk = shown();
    talk.hears(text("harga 40rb di Kertek"));
    assert_eq!(
        (content(&talk).price.to_string().as_str(), place(&talk)),
        ("40000", Some("33.07.08"))
    );
    talk.hears(text("besok di Leksono"));
    assert_eq!(content(&talk).validity.until.to_string(), "2026-11-25");
    talk.hears(text("15/cup di Kertek"));
    assert!(!offered(&talk).is_empty(), "a price in doubt is asked about");
    talk.hears(Input::Button(Button::Back));
    assert_eq!(place(&talk), Some("33.07.05"));
}

#[test]
fn a_text_that_waits_for_its_use_survives_what_comes_between() {
    let long = "Pesan dulu sehari sebelumnya ya, kami antar ke rumah.";
    let mut talk = shown();
    talk.hears(text(long));
    assert!(!offered(&talk).is_empty());
    talk.hears(text("45rb"));
    assert!(offered(&talk).contains(&PostButton::AddToBody));
    talk.hears(press(PostButton::AddToBody));
    assert!(content(&talk).body.as_str().contains(long));
    assert_eq!(content(&talk).price.to_string(), "45000");
}

#[test]
fn a_price_among_other_words_at_the_preview_can_be_chosen() {
    for words in ["ora sido 65, 60rb wae", "eh salah, harganya bukan segitu tapi 60rb"] {
        let mut talk = shown();
        talk.hears(text(words));
        assert!(offered(&talk).contains(&PostButton::AsPrice), "{words}");
        talk.hears(press(PostButton::AsPrice));
        assert_eq!(content(&talk).price.to_string(), "60000", "{words}");
    }
}

#[test]
fn days_chosen_for_a_text_at_the_preview_leave_what_recurs_its_days() {
    let mut talk = asked().all([text("Domba 65rb, saben Pahing")]);
    let recurs = content(&talk).validity.recurs;
    assert!(recurs.is_some());
    // It may be a price as well.
    talk.hears(text("31-12"));
    assert!(offered(&talk).contains(&PostButton::AsDays));
    talk.hears(press(PostButton::AsDays));
    let validity = content(&talk).validity;
    assert_eq!((validity.recurs, validity.until.to_string().as_str()), (recurs, "2026-12-31"));
}

#[test]
fn hours_in_doubt_are_asked_about_with_buttons() {
    for (typed, offered) in [
        ("jam 8-12", vec!["08:00-12:00", "08:00-24:00"]),
        ("jam 7 sampai 9", vec!["07:00-09:00", "07:00-21:00"]),
        ("jam 2 - 5 sore", vec!["02:00-17:00", "14:00-17:00"]),
        ("jam 8-4", vec!["08:00-16:00"]),
        ("jam 8-12 di Leksono", vec!["08:00-12:00", "08:00-24:00"]),
    ] {
        let mut talk = shown();
        talk.hears(text(typed));
        let Some(Reply::Posting(Posting::WhichHours(hours))) = talk.said.last() else {
            panic!("{typed}: {:?}", talk.said)
        };
        let asked: Vec<_> = hours.iter().map(ToString::to_string).collect();
        assert_eq!(asked, offered, "{typed}");
        let mut left = talk.clone();
        left.hears(Input::Button(Button::Back));
        assert_eq!(hours_of(&left), None, "{typed}");
        talk.hears(text("maybe"));
        talk.hears(Input::Button(Button::Candidate(0)));
        assert_eq!(hours_of(&talk).as_deref(), Some(offered[0]), "{typed}");
        assert_eq!(content(&talk).price.to_string(), "65000", "{typed}");
        assert_eq!(place(&talk).is_some(), typed.contains("Leksono"));
    }
    let mut talk = shown();
    talk.hears(text("buka jam 7 sampai 9 tiap hari ya kak"));
    talk.hears(press(PostButton::AsHours));
    assert!(
        matches!(talk.said.last(), Some(Reply::Posting(Posting::WhichHours(_)))),
        "{:?}",
        talk.said
    );
}

/// What the question about the hours offers.
fn hours_offered(talk: &Talk) -> Vec<String> {
    match talk.said.last() {
        Some(Reply::Posting(Posting::WhichHours(hours))) => {
            hours.iter().map(ToString::to_string).collect()
        }
        said => panic!("{said:?}"),
    }
}

#[test]
fn doubtful_hours_of_a_message_are_asked_about_last_and_may_be_left_out() {
    let words = "Carica cup isi 12, 65rb sampai Minggu. Buka jam 8-4";
    let asking = || asked().all([text(words)]);
    assert_eq!(hours_offered(&asking()), ["08:00-16:00"]);
    let with = |input| hours_of(&asking().all([input]));
    assert_eq!(with(Input::Button(Button::Candidate(0))).as_deref(), Some("08:00-16:00"));
    assert_eq!(with(text("jam 8 pagi - 4 sore")).as_deref(), Some("08:00-16:00"));
    assert_eq!(with(press(PostButton::WithoutHours)), None);
    assert_eq!(with(Input::Button(Button::Back)), None);
    // The rest of an album comes meanwhile, and going back and forth asks no second time.
    let mut talk = asking();
    talk.hears(Input::Photo { photo: PhotoId("late".into()), caption: None });
    assert_eq!(hours_offered(&talk), ["08:00-16:00"]);
    talk.hears(press(PostButton::WithoutHours));
    assert_eq!(content(&talk).photos.len(), 1);
    talk.hears(Input::Button(Button::Back));
    talk.hears(Input::Button(Button::Candidate(0)));
    assert_eq!(hours_of(&talk), None);
    let one_by_one = [Input::Button(Button::OneByOne), text("Carica"), text("Buka jam 8-4")];
    let answers = [text("65rb"), Input::Button(Button::Done), Input::Button(Button::Days(7))];
    let talk = asked().all(one_by_one.into_iter().chain(answers));
    assert_eq!(hours_offered(&talk), ["08:00-16:00"]);
}

#[test]
fn a_price_among_other_words_is_offered_where_a_price_is_awaited() {
    let one_by_one = || {
        let inputs = [Input::Button(Button::OneByOne), text("Carica"), text("Manis")];
        asked().all(inputs)
    };
    let change = || shown().all([Input::Button(Button::Edit(Field::Price))]);
    let short = "ora sido, 14rb wae";
    let whole = "Carica cup isi 12 sekarang jadi 14rb saja bund, masih segar semua";
    for asking in [
        &|| asked().all([text("Carica cup isi 12 sampai Minggu")]),
        &one_by_one as &dyn Fn() -> Talk,
        &change,
    ] {
        let mut talk = asking();
        talk.hears(text(short));
        let Question::WhichPrice(prices) = last(&talk) else { panic!("{:?}", talk.said) };
        assert_eq!(prices.iter().map(ToString::to_string).collect::<Vec<_>>(), ["14000"]);
        let mut talk = asking();
        talk.hears(text(whole));
        assert_eq!(offered(&talk)[0], PostButton::AsPrice, "{:?}", talk.said);
        talk.hears(press(PostButton::AsPrice));
        let price = match &talk.conversation.scene {
            Scene::Post(Post::AwaitPhotos { price, .. }) => *price,
            _ => content(&talk).price,
        };
        assert_eq!(price.to_string(), "14000");
    }
}
