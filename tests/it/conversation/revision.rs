//! Changing what is up: what the desk answers, and what becomes of what was written.

use ayopromo::{
    dialogue::{Answer, Deed, Input, Own, Post, Query, Scene},
    domain::{
        business::BusinessName,
        ids::PromotionId,
        promotion::{Body, NewPromotion, Origin, Promotion, PromotionState, Title},
        revision::Part,
        validity::Validity,
    },
    reply::{
        MyPromotion, News, Question, Reply, RevisionNews, Stall, Stand, Standing,
        button::{Button, Doing, Field},
    },
};

use super::{Desk, Talk, business, now, person};

const CARICA: PromotionId = PromotionId(1);

pub fn up() -> NewPromotion {
    NewPromotion {
        business: 1.into(),
        title: Title::parse("Carica cup isi 12").unwrap(),
        body: Body::parse("Manis dan segar").unwrap(),
        price: "65000".parse().unwrap(),
        validity: Validity::until_sold_out("2026-11-24".parse().unwrap()),
        occasion: Box::default(),
        photos: Vec::new(),
        origin: Origin::New,
    }
}

pub fn look_up(desk: &Desk, query: &Query) -> Answer {
    match query {
        Query::Change(id) if desk.lucky => {
            let content = NewPromotion { origin: begun(*id), ..up() };
            Answer::Own(Some(Box::new(Own::Change(content))))
        }
        _ => Answer::Stand { news: None, stand: Some(Box::new(stand())) },
    }
}

pub fn perform(desk: &Desk) -> Answer {
    let news = if desk.lucky { News::Revision(RevisionNews::Sent) } else { News::Otherwise };
    Answer::Revised { news, stand: Box::new(stand()) }
}

/// A change that was begun from what was up then.
fn begun(promotion: PromotionId) -> Origin {
    Origin::ChangeFrom { promotion, was: Box::new(up()) }
}

fn stand() -> Stand {
    let promotion = Promotion {
        id: CARICA,
        state: PromotionState::Approved,
        content: up(),
        handed_in_at: now(),
        live_from: Some(now()),
        first_live_from: None,
    };
    let mine = MyPromotion {
        promotion,
        business: BusinessName::parse("Carica Gemilang").unwrap(),
        standing: Standing::Live,
        place: None,
        reason: None,
        revision: None,
    };
    Stand { mine, business: business(1), reach: None }
}

/// Up to the preview with another price.
fn with_another_price() -> Talk {
    Talk::of(Some(person(true)), 1).all([
        Input::Button(Button::Stall(Doing::Change, CARICA)),
        Input::Button(Button::Edit(Field::Price)),
        Input::Text("70rb".into()),
    ])
}

fn price_in(scene: &Scene) -> (String, Origin) {
    let Scene::Post(Post::AwaitSend { content, .. }) = scene else { panic!("{scene:?}") };
    (content.price.to_string(), content.origin.clone())
}

#[test]
fn a_change_is_sent_as_a_change_and_is_no_draft_then() {
    let mut talk = with_another_price();
    talk.hears(Input::Button(Button::Send));
    let [Deed::Revise(CARICA, to)] = talk.ordered.as_slice() else { panic!("{:?}", talk.ordered) };
    assert_eq!(to.price.to_string(), "70000");
    assert_eq!((&talk.conversation.scene, talk.aside()), (&Scene::Home, Vec::new()));
    let [Reply::Stall(Stall::Own { news: Some(News::Revision(RevisionNews::Sent)), .. })] =
        talk.said.as_slice()
    else {
        panic!("{:?}", talk.said)
    };
}

#[test]
fn back_from_a_change_leads_to_its_promotion_and_keeps_what_was_written() {
    let mut talk = with_another_price();
    talk.hears(Input::Button(Button::Back));
    assert!(matches!(talk.said.last(), Some(Reply::Stall(Stall::Own { .. }))), "{:?}", talk.said);
    let aside = talk.aside();
    assert_eq!(price_in(&aside[0]), ("70000".into(), begun(CARICA)));
    assert_eq!(talk.conversation.scene, Scene::Home);
}

#[test]
fn what_can_be_a_change_no_more_is_kept_as_another_promotion() {
    let mut talk = with_another_price();
    talk.desk.lucky = false;
    talk.hears(Input::Button(Button::Send));
    assert_eq!(price_in(&talk.aside()[0]), ("70000".into(), Origin::Again(CARICA)));
    assert!(talk.said.contains(&Reply::DraftKept(talk.newest())), "{:?}", talk.said);
}

#[test]
fn a_draft_of_a_change_follows_what_is_up_by_now_and_says_what_changed_on_both_sides() {
    let mut talk = with_another_price();
    talk.hears(Input::Button(Button::Back));
    let title = Title::parse("Carica botol").unwrap();
    talk.desk.up = NewPromotion { title: title.clone(), price: "60000".parse().unwrap(), ..up() };
    talk.hears(Input::Button(Button::Resume(talk.newest())));
    let Some(Reply::Ask(Question::PreviewControls { content, meanwhile, .. })) = talk.said.last()
    else {
        panic!("{:?}", talk.said)
    };
    assert_eq!((&content.title, content.price.to_string().as_str()), (&title, "70000"));
    assert_eq!(meanwhile.as_ref().map(|it| it.parts.clone()), Some(vec![Part::Price]));
    talk.hears(Input::Text("60rb".into()));
    let Some(Reply::Ask(Question::PreviewControls { meanwhile: None, .. })) = talk.said.last()
    else {
        panic!("{:?}", talk.said)
    };
}
