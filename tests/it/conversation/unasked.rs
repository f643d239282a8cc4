//! A promotion that nobody asked for: what an owner sends at rest, as on WhatsApp.

use ayopromo::{
    dialogue::{Input, Post, Scene},
    domain::{place::Point, promotion::PhotoId, search::Search},
    reply::{
        Find, Note, Question, Reply,
        button::{Button, Command},
    },
};

use super::{
    Talk,
    message::{content, last},
    person, posting, registering, subscribing, text,
};

const WHOLE: &str = "Carica cup isi 12 cuma 65rb, bisa COD, sampai Minggu";

fn owner(businesses: usize) -> Talk {
    Talk::of(Some(person(true)), businesses)
}

fn photo(id: &str, caption: Option<&str>) -> Input {
    Input::Photo { photo: PhotoId(id.into()), caption: caption.map(str::to_owned) }
}

fn photos(talk: &Talk) -> Vec<&str> {
    content(talk).photos.iter().map(|photo| photo.0.as_str()).collect()
}

#[test]
fn an_owner_who_just_sends_it_sees_the_preview() {
    let talk = owner(1).all([text(WHOLE)]);
    assert_eq!(content(&talk).body.as_str(), WHOLE);
    let talk = owner(1).all([photo("a", Some(WHOLE)), photo("b", None)]);
    assert_eq!(photos(&talk), ["a", "b"]);
}

#[test]
fn a_whole_promotion_is_one_also_where_a_search_is_awaited() {
    let looking = || owner(1).all([Input::Command(Command::Search)]);
    assert_eq!(looking().conversation.scene, Scene::AwaitSearch);
    assert_eq!(content(&looking().all([text(WHOLE)])).body.as_str(), WHOLE);
    let talk = looking().all([photo("a", None)]);
    assert_eq!(last(&talk), &Question::Message { photos: 1 });
}

#[test]
fn photos_alone_ask_for_their_words() {
    let talk = owner(1).all([photo("a", None), photo("b", None)]);
    assert_eq!(last(&talk), &Question::Message { photos: 2 });
    assert_eq!(photos(&talk.all([text(WHOLE)])), ["a", "b"]);
}

#[test]
fn what_came_waits_until_its_business_is_chosen() {
    let mut talk = owner(2).all([photo("a", Some(WHOLE)), photo("b", None)]);
    let Question::WhichBusiness(choices) = last(&talk).clone() else { panic!("{:?}", talk.said) };
    let before = talk.clone();
    talk.hears(Input::Button(Button::Business(choices[1].0)));
    assert_eq!((content(&talk).business, photos(&talk)), (choices[1].0, vec!["a", "b"]));

    let mut back = before;
    back.hears(Input::Button(Button::Back));
    assert_eq!(back.conversation.scene, Scene::Home);
    let kept = back.newest();
    back.hears(Input::Button(Button::Resume(kept)));
    let held = matches!(back.conversation.scene, Scene::Post(Post::AwaitBusiness { .. }));
    assert!(held, "going back loses nothing: {:?}", back.conversation.scene);
    back.hears(Input::Button(Button::Business(choices[0].0)));
    assert_eq!(photos(&back), ["a", "b"]);
}

#[test]
fn whoever_looks_for_something_or_has_no_business_is_not_led_to_a_promotion() {
    for words in ["mie ongklok", "kopi 15rb", "apa kabar hari ini"] {
        let talk = owner(1).all([text(words)]);
        assert_eq!(talk.conversation.scene, Scene::Home, "{words}");
        assert!(
            matches!(talk.said.last(), Some(Reply::Find(Find::Offer { .. }))),
            "{:?}",
            talk.said
        );
    }
    for sent in [text(WHOLE), photo("a", Some(WHOLE))] {
        let resident = Talk::of(Some(person(false)), 0).all([sent]);
        assert_eq!(resident.conversation.scene, Scene::Home);
        let searches = Search::parse("CARICA CUP isi cuma bisa COD").unwrap();
        let Some(Reply::NoBusinessYet { search: Some(search) }) = resident.said.last() else {
            panic!("{:?}", resident.said)
        };
        assert_eq!(search, &searches, "a price is not looked for");
        assert!(resident.drafts().is_empty(), "nobody has agreed to that yet");
    }
    for words in ["ada yang jual nasi box 15rb?", "mau beli kambing 2jt an untuk aqiqah"] {
        let looking = Talk::of(Some(person(false)), 0).all([text(words)]);
        assert!(!matches!(looking.said.last(), Some(Reply::NoBusinessYet { .. })), "{words}");
    }
    let without = owner(0).all([text(WHOLE)]);
    assert_eq!(without.conversation.scene, Scene::Home);
    assert!(without.said.contains(&Reply::NoBusinessYet { search: None }), "{:?}", without.said);
    assert_eq!(without.drafts().len(), 1, "it is kept until there is one");
    let album = owner(0).all([photo("a", Some(WHOLE)), photo("b", None), photo("c", None)]);
    assert_eq!(album.drafts().len(), 1, "its photos are no drafts of their own");
}

#[test]
fn words_may_come_before_the_business_is_chosen() {
    let mut talk = owner(2).all([Input::Command(Command::Post), text(WHOLE)]);
    let Question::WhichBusiness(choices) = last(&talk).clone() else { panic!("{:?}", talk.said) };
    talk.hears(Input::Button(Button::Business(choices[1].0)));
    assert_eq!(content(&talk).body.as_str(), WHOLE);
}

#[test]
fn what_means_nothing_at_a_step_is_answered_with_what_was_expected() {
    let erasing = vec![Input::Button(Button::Erase)];
    let asking = vec![Input::Command(Command::Ask)];
    let searching = vec![Input::Command(Command::Search)];
    let terms = vec![Input::Command(Command::Register)];
    let place = Point::at(-7.36, 109.9).unwrap();
    let contact = Input::Contact { phone: "+6281234567890".to_owned(), own: true };
    for (is_owner, script) in [
        (true, registering()),
        (true, posting(1)),
        (true, subscribing()),
        (false, subscribing()),
        (false, terms),
        (false, erasing),
        (false, asking),
        (false, searching),
    ] {
        let mut talk = Talk::of(Some(person(is_owner)), usize::from(is_owner));
        for step in script {
            talk.hears(step);
            let before = talk.conversation.clone();
            let expected = talk.clone().all([Input::Prompt]).said.pop();
            for content in [contact.clone(), Input::Point(place), Input::Other] {
                let heard = talk.clone().all([content.clone()]);
                if heard.conversation != before {
                    continue;
                }
                let refused = Reply::Note(Note::WrongKind);
                assert_eq!(heard.said.first(), Some(&refused), "{content:?}: {before:?}");
                assert_eq!(heard.said.last(), expected.as_ref(), "{content:?}: {before:?}");
            }
        }
    }
}
