//! A promotion in one message: what it says is taken, the rest is asked for.

use ayopromo::{
    dialogue::{Deed, Input, Post, Scene},
    domain::{
        dates::NoSuchDay,
        promotion::{MAX_PHOTOS, NewPromotion, PhotoId},
        text::Problem,
    },
    reply::{
        DraftName, Note, Question, Reply, WaitingDraft,
        button::{Button, Command},
    },
};
use proptest::prelude::*;

use super::{Talk, person, text};

const WHOLE: &str = "CARICA CUP isi 12 cuma 65rb dari 80rb, bisa cod kertek. sampe minggu";

/// Sari, asked for her message.
pub fn asked() -> Talk {
    Talk::of(Some(person(true)), 1).all([Input::Command(Command::Post)])
}

fn photo(id: &str, caption: Option<&str>) -> Input {
    Input::Photo { photo: PhotoId(id.into()), caption: caption.map(str::to_owned) }
}

fn back() -> Input {
    Input::Button(Button::Back)
}

/// What stands in the preview.
pub fn content(talk: &Talk) -> &NewPromotion {
    match &talk.conversation.scene {
        Scene::Post(Post::AwaitSend { content, .. }) => content,
        scene => panic!("no preview: {scene:?}"),
    }
}

pub fn last(talk: &Talk) -> &Question {
    match talk.said.last() {
        Some(Reply::Ask(question)) => question,
        said => panic!("no question: {said:?}"),
    }
}

#[test]
fn a_whole_post_leads_straight_to_the_preview() {
    let talk = asked().all([text(WHOLE)]);
    let content = content(&talk);
    assert_eq!(content.title.as_str(), "Carica cup isi 12");
    assert_eq!(content.body.as_str(), WHOLE);
    assert_eq!(content.price.to_string(), "65000;was=80000");
    assert_eq!(content.validity.until.to_string(), "2026-11-29");
}

#[test]
fn only_what_is_missing_is_asked_title_then_price_then_days() {
    for (said, asked_for) in [
        ("65rb sampai Minggu", vec![Question::Title]),
        ("Carica cup isi 12", vec![Question::Price, Question::Until]),
        ("Carica cup isi 12 sampai Minggu", vec![Question::Price]),
        ("Carica cup isi 12, 65rb", vec![Question::Until]),
        ("Carica cup isi 12, 65rb, sampai 1 November 2026", vec![Question::Until]),
    ] {
        let mut talk = asked().all([text(said)]);
        for question in asked_for {
            assert_eq!(last(&talk), &question, "{said}");
            talk.hears(match question {
                Question::Title => text("Carica cup isi 12"),
                Question::Price => text("65rb"),
                _ => Input::Button(Button::Days(7)),
            });
        }
        assert_eq!(content(&talk).body.as_str(), said);
    }
}

#[test]
fn what_a_message_leaves_in_doubt_is_offered_to_choose_from() {
    for (said, offered) in [
        ("Bakso urat 12rb, mie ayam 10rb. Sampai Minggu", "from=10000"),
        ("Carica 15/cup sampai Minggu", "15000;unit=cup"),
    ] {
        let mut talk = asked().all([text(said)]);
        let Question::WhichPrice(prices) = last(&talk) else { panic!("{said}: {:?}", talk.said) };
        assert_eq!(prices[0].to_string(), offered, "{said}");
        talk.hears(Input::Button(Button::Candidate(0)));
        assert_eq!(content(&talk).price.to_string(), offered, "{said}");
    }
    let mut talk = asked().all([text("Carica 65rb, sampai minggu depan")]);
    let Question::WhichUntil(days) = last(&talk) else { panic!("{:?}", talk.said) };
    let day = days[0];
    talk.hears(Input::Button(Button::Candidate(0)));
    assert_eq!(content(&talk).validity, day);
}

#[test]
fn a_day_of_the_message_that_no_calendar_has_is_named() {
    let talk = asked().all([text("Carica 65rb, sampai 31 November")]);
    let missing = NoSuchDay { day: 31, month: 11, year: 2026, last: 30 };
    assert_eq!(talk.said, [Reply::Note(Note::NoSuchDay(missing)), Reply::Ask(Question::Until)]);
    let talk = asked().all([text("Carica ukuran 31/11, sampai Minggu")]);
    assert_eq!(talk.said, [Reply::Ask(Question::Price)]);
}

#[test]
fn words_under_a_photo_answer_what_is_missing_and_are_never_dropped_silently() {
    let mut talk = asked().all([photo("a", Some("Carica cup isi 12 sampai Minggu"))]);
    talk.hears(photo("b", Some("65rb")));
    assert_eq!(content(&talk).price.to_string(), "65000");
    let left_out = Reply::Note(Note::CaptionLeftOut);
    talk.hears(photo("c", Some("warna lain")));
    assert!(talk.said.contains(&left_out), "{:?}", talk.said);
    assert_eq!(content(&talk).photos.len(), 3);

    let one_by_one = Input::Button(Button::OneByOne);
    let talk = asked().all([one_by_one.clone(), photo("a", Some(WHOLE))]);
    assert_eq!(content(&talk).body.as_str(), WHOLE, "it is a whole message after all");
    let mut talk = asked().all([one_by_one, text("Carica"), text("Manis"), text("65rb")]);
    talk.hears(photo("a", Some("isi 12")));
    assert!(talk.said.contains(&left_out), "{:?}", talk.said);
}

#[test]
fn back_from_doubtful_answers_leads_to_the_plain_question_then_to_the_message() {
    for (said, plain, doubtful) in [
        ("Carica cup isi 12", Question::Price, "15/cup"),
        ("Carica cup isi 12, 65rb", Question::Until, "minggu depan"),
    ] {
        let mut talk = asked().all([photo("a", Some(said)), text(doubtful)]);
        let offers = matches!(last(&talk), Question::WhichPrice(_) | Question::WhichUntil(_));
        assert!(offers, "{doubtful}: {:?}", talk.said);
        talk.hears(back());
        assert_eq!(last(&talk), &plain);
        talk.hears(back());
        assert_eq!(last(&talk), &Question::Message { photos: 1 });
    }
}

#[test]
fn who_goes_back_finds_what_was_written_among_the_drafts() {
    let listed = |talk: Talk| {
        let talk =
            talk.all([back(), Input::Command(Command::Cancel), Input::Command(Command::Cancel)]);
        let Some(Reply::Drafts(waiting)) = talk.said.last() else { panic!("{:?}", talk.said) };
        waiting.iter().map(|draft| draft.name.clone()).collect::<Vec<_>>()
    };
    let photos = asked().all([photo("a", None), photo("b", None)]);
    assert_eq!(listed(photos), [DraftName::Photos(2)]);
    let words = asked().all([text("Carica gunung isi 12, enak sekali")]);
    let [DraftName::Promotion(title)] = &listed(words)[..] else { panic!("one draft") };
    assert_eq!(title.as_str(), "Carica gunung isi 12");
    let one_by_one = [Input::Button(Button::OneByOne), text("Carica"), text("Manis"), text("65rb")];
    let mut talk = asked().all(one_by_one.into_iter().chain([photo("a", None), back()]));
    assert_eq!(last(&talk), &Question::Price);
    let draft = talk.newest();
    talk.hears(Input::Button(Button::Resume(draft)));
    assert_eq!(last(&talk), &Question::Photos { count: 1, max: MAX_PHOTOS });
}

#[test]
fn photos_before_with_and_after_the_words_stay_and_one_too_many_is_said() {
    let mut talk = asked().all([photo("a", None), photo("b", Some(WHOLE)), photo("c", None)]);
    talk = talk.all(["d", "e"].map(|id| photo(id, None)));
    assert_eq!(content(&talk).photos.len(), MAX_PHOTOS);
    talk.hears(photo("f", None));
    let too_many = Reply::Note(Note::TooManyPhotos { max: MAX_PHOTOS });
    assert!(talk.said.contains(&too_many), "{:?}", talk.said);
    let kept: Vec<_> = content(&talk).photos.iter().map(|photo| photo.0.as_str()).collect();
    assert_eq!(kept, ["a", "b", "c", "d", "e"]);
}

#[test]
fn words_too_long_are_refused_with_the_reason_and_the_photos_kept() {
    let mut talk = asked().all([photo("a", None), text(&"b".repeat(901))]);
    let reason = Problem::TooLong { length: 901, max: 900 };
    assert_eq!(talk.said[0], Reply::Note(Note::Invalid(reason)));
    assert_eq!(last(&talk), &Question::Message { photos: 1 });
    talk.hears(text(WHOLE));
    assert_eq!(content(&talk).photos.len(), 1);
}

#[test]
fn an_unfinished_message_is_a_draft_called_by_its_first_words() {
    let mut talk = asked().all([text("65rb sampai Minggu")]);
    let draft = talk.conversation.scene.clone();
    talk = talk.all([Command::Cancel, Command::Cancel].map(Input::Command));
    let [Reply::Drafts(waiting)] = talk.said.as_slice() else { panic!("{:?}", talk.said) };
    let [WaitingDraft { name: DraftName::Promotion(name), .. }] = waiting.as_slice() else {
        panic!("{waiting:?}")
    };
    assert_eq!(name.as_str(), "65rb sampai Minggu");
    talk.hears(Input::Button(Button::Resume(talk.newest())));
    assert_eq!(talk.conversation.scene, draft);
}

#[test]
fn a_typical_post_is_sent_with_four_inputs_and_with_three_where_it_names_its_day() {
    let send = || Input::Button(Button::Send);
    let week = Input::Button(Button::Days(7));
    for (inputs, most) in [
        (vec![photo("a", Some("Carica cup isi 12, 65rb. bisa COD")), week, send()], 4),
        (vec![photo("a", Some(WHOLE)), send()], 3),
    ] {
        let with_command = 1 + inputs.len();
        assert!(with_command <= most, "{with_command}");
        let talk = asked().all(inputs);
        assert!(matches!(talk.ordered.as_slice(), [Deed::Post(_)]), "{:?}", talk.ordered);
    }
}

proptest! {
    #[test]
    fn any_words_are_answered_and_kept_or_refused(words in any::<String>()) {
        let talk = asked().all([text(&words)]);
        let refused = matches!(talk.said.first(), Some(Reply::Note(Note::Invalid(_))));
        prop_assert!(refused || talk.conversation.scene.holds_draft(), "{:?}", talk.said);
    }
}
