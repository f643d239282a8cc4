//! Drafts put aside: each button is about one of them, and none gets lost on the way.

use ayopromo::{
    dialogue::{Input, MAX_ASIDE, Post, Scene},
    domain::{
        business::BusinessName,
        ids::DraftId,
        promotion::{PhotoId, Title},
    },
    reply::{
        DraftName, Note, Question, Reply, WaitingDraft,
        button::{Button, Command, Field},
    },
};

use super::{Talk, person, posting, registering, text};

/// Two drafts put aside: a business, then a promotion.
fn two_aside() -> (Talk, [Scene; 2]) {
    let mut talk = Talk::of(Some(person(true)), 1);
    let scenes = [registering(), posting(1)].map(|script| {
        talk = talk.clone().all(script);
        talk.hears(Input::Command(Command::Cancel));
        assert_eq!(talk.said, [Reply::Cancelled { kept: Some(talk.newest()) }]);
        talk.aside().pop().unwrap()
    });
    (talk, scenes)
}

fn resume(draft: DraftId) -> Input {
    Input::Button(Button::Resume(draft))
}

fn discard(draft: DraftId) -> Input {
    Input::Button(Button::Discard(draft))
}

/// Whether the controls below the preview of a draft were said last.
fn shows_controls(talk: &Talk, draft: &Scene) -> bool {
    let Scene::Post(Post::AwaitSend { content: held, .. }) = draft else { panic!("{draft:?}") };
    let Some(Reply::Ask(Question::PreviewControls { content, .. })) = talk.said.last() else {
        return false;
    };
    **content == *held
}

#[test]
fn a_button_is_about_the_draft_it_was_shown_for() {
    let (talk, [business, promotion]) = two_aside();
    let [(first, _), (second, _)] = *talk.conversation.drafts.aside() else { panic!("two") };
    let mut older = talk.clone();
    older.hears(resume(first));
    assert_eq!(older.conversation.scene, business);
    assert_eq!(older.aside(), std::slice::from_ref(&promotion));
    let mut thrown = talk;
    thrown.hears(discard(first));
    assert_eq!(thrown.said, [Reply::DraftDiscarded]);
    assert_eq!(thrown.aside(), [promotion]);
    thrown.hears(discard(second));
    assert_eq!(thrown.aside(), []);
}

#[test]
fn who_has_no_business_yet_is_shown_the_one_they_began_to_register() {
    let begun = registering().into_iter().take(4);
    let mut talk = Talk::of(Some(person(true)), 0).all(begun);
    talk.hears(Input::Command(Command::Post));
    talk.hears(Input::Button(Button::Yes));
    let [Reply::NoBusinessYet { .. }, Reply::Drafts(waiting)] = talk.said.as_slice() else {
        panic!("{:?}", talk.said)
    };
    let draft = waiting[0].draft;
    talk.hears(resume(draft));
    assert!(matches!(talk.conversation.scene, Scene::Register(_)), "{:?}", talk.conversation);
}

#[test]
fn going_on_with_a_draft_puts_the_one_at_hand_aside() {
    let (mut talk, [business, promotion]) = two_aside();
    let [(first, _), (second, _)] = *talk.conversation.drafts.aside() else { panic!("two") };
    for _ in 0..3 {
        talk.hears(resume(first));
        assert_eq!(talk.conversation.scene, business);
        talk.hears(resume(second));
        assert_eq!(talk.numbers(), [first], "a draft keeps its number");
    }
    assert_eq!(talk.aside(), [business]);
    assert!(shows_controls(&talk, &promotion), "{:?}", talk.said);
}

#[test]
fn a_button_for_a_draft_that_is_gone_says_so() {
    let (mut talk, _) = two_aside();
    let [(first, _), (second, _)] = *talk.conversation.drafts.aside() else { panic!("two") };
    talk.hears(resume(second));
    talk.hears(Input::Button(Button::Send));
    talk.hears(discard(first));
    for gone in [resume(first), discard(first), resume(second), discard(second)] {
        talk.hears(gone.clone());
        assert_eq!(talk.said.first(), Some(&Reply::Note(Note::DraftGone)), "{gone:?}");
        assert_eq!(talk.said.len(), 2, "and what is awaited now");
    }
}

#[test]
fn the_draft_being_written_is_not_thrown_away_by_an_old_button() {
    let (mut talk, [_, promotion]) = two_aside();
    let newest = talk.newest();
    talk.hears(resume(newest));
    talk.hears(discard(newest));
    assert_eq!(talk.said.first(), Some(&Reply::Note(Note::StaleButton)));
    talk.hears(Input::Command(Command::Register));
    talk.hears(resume(newest));
    assert!(shows_controls(&talk, &promotion), "it is at hand already");
}

#[test]
fn a_number_is_never_given_twice() {
    let (mut talk, _) = two_aside();
    let mut seen: Vec<DraftId> = talk.numbers();
    for title in ["Carica", "Kopi", "Domba"] {
        talk.hears(discard(talk.newest()));
        talk.hears(Input::Command(Command::Post));
        talk.hears(text(title));
        talk.hears(Input::Command(Command::Cancel));
        assert!(!seen.contains(&talk.newest()), "{title}");
        seen.push(talk.newest());
    }
}

#[test]
fn batal_at_home_lists_what_waits_by_name() {
    let (mut talk, _) = two_aside();
    talk.hears(Input::Command(Command::Cancel));
    let [Reply::Drafts(waiting)] = talk.said.as_slice() else { panic!("{:?}", talk.said) };
    let names: Vec<_> = waiting.iter().map(|WaitingDraft { name, .. }| name.clone()).collect();
    let expected = [
        DraftName::Promotion(Title::parse("Carica cup isi 12").unwrap()),
        DraftName::Business(BusinessName::parse("Carica Gemilang").unwrap()),
    ];
    assert_eq!(names, expected);
    let mut empty = Talk::of(Some(person(true)), 1);
    empty.hears(Input::Command(Command::Cancel));
    assert_eq!(empty.said, [Reply::NothingToCancel]);
}

#[test]
fn dataku_names_the_drafts_that_are_stored() {
    let (mut talk, _) = two_aside();
    talk.hears(Input::Command(Command::Cancel));
    let [Reply::Drafts(waiting)] = &talk.said.clone()[..] else { panic!("{:?}", talk.said) };
    talk.hears(Input::Command(Command::MyData));
    let [Reply::MyData(data)] = talk.said.as_slice() else { panic!("{:?}", talk.said) };
    assert_eq!(&data.drafts, waiting);
    // The one at hand is among them once it is put aside for the answer.
    talk.hears(Input::Command(Command::Post));
    talk.hears(text("Kopi"));
    talk.hears(Input::Command(Command::MyData));
    talk.hears(Input::Button(Button::Yes));
    let [Reply::MyData(data)] = talk.said.as_slice() else { panic!("{:?}", talk.said) };
    assert_eq!(data.drafts.len(), 3);
}

#[test]
fn a_draft_that_is_pushed_out_is_named() {
    let title = |n: usize| Title::parse(&format!("Kopi {n}")).unwrap();
    let mut talk = Talk::of(Some(person(true)), 1);
    for n in 0..MAX_ASIDE + 2 {
        talk.hears(Input::Command(Command::Post));
        talk.hears(text(title(n).as_str()));
        talk.hears(Input::Command(Command::Cancel));
        let gone = n.checked_sub(MAX_ASIDE).map(|oldest| {
            let name = DraftName::Promotion(title(oldest));
            Reply::Note(Note::OldestDraftGone { max: MAX_ASIDE, name })
        });
        let kept = Reply::Cancelled { kept: Some(talk.newest()) };
        assert_eq!(talk.said, gone.into_iter().chain([kept]).collect::<Vec<_>>());
    }
}

#[test]
fn a_preview_that_comes_back_shows_its_photos_again() {
    let photo = Input::Photo { photo: PhotoId("a".into()), caption: None };
    let mut script = posting(1);
    script.insert(5, photo);
    let shows = |talk: &Talk| talk.said.iter().any(|reply| matches!(reply, Reply::Photos(_)));
    let at_preview = Talk::of(Some(person(true)), 1).all(script);
    assert!(shows(&at_preview));
    for pause in [None, Some(Input::Button(Button::Edit(Field::Title)))] {
        let mut talk = at_preview.clone().all(pause.clone());
        talk.hears(Input::Command(Command::Cancel));
        talk.hears(resume(talk.newest()));
        if pause.is_some() {
            talk.hears(text("Carica botol"));
        }
        assert!(shows(&talk), "{pause:?}");
    }
    let mut healed = at_preview.clone();
    healed.hears(Input::Prompt);
    assert!(shows(&healed));
    let mut asked_again = at_preview;
    asked_again.hears(text("apa?"));
    assert!(!shows(&asked_again), "they stand above already");
}
