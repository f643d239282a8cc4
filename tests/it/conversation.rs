//! Laws of conversations, whatever comes in and wherever they stand. The app is played by a desk that
//! gives any answer the real one could give.

mod beside;
mod days;
mod drafts;
mod keeper;
mod leaving;
mod message;
mod posting;
mod revision;
mod shop;
mod spoken;
mod unasked;

use std::sync::LazyLock;

use ayopromo::{
    dialogue::{
        Actor, Answer, Context, Conversation, Deed, Input, MAX_ASIDE, Own, OwnBusiness, Post,
        Query, Reported, Request, Room, Scene, SettingsScreen, take_turn, take_turn_in_group,
    },
    domain::{
        area::{Area, Areas},
        business::{Business, BusinessName, BusinessState, Description, NewBusiness},
        calendar::Hour,
        category::Category,
        ids::{BusinessId, DraftId, PromotionId, QuestionId, ReasonId},
        keeping::{Role, Token},
        language::Language,
        person::Person,
        phone::Phone,
        place::Point,
        promotion::{NewPromotion, PhotoId},
        report::Ground,
        review::{Preset, Subject},
        screening::{Group, Phrase},
        search::{Narrowed, Search},
        settings::{Adjustment, Preferences, Settings},
        subscription::{Before, Kept, Rhythm, Subscription},
    },
    reply::{
        BusinessPage, DataFile, Held, Note, Placement, Question, Reply, Toast, Watching,
        button::{Button, Command, Doing, Field, Find, On, Target, WatchButton},
    },
};
use chrono::{DateTime, Utc};
use chrono_tz::Asia::Jakarta;
use proptest::{collection::vec, prelude::*, sample::select};

/// How often the app lets a conversation ask or order before it cuts it short.
const ROUNDS: usize = 3;

static AREAS: LazyLock<Areas> = LazyLock::new(|| {
    let areas = [
        ("33.07", "Wonosobo"),
        ("33.07.05", "Leksono"),
        ("33.07.05.2007", "Jlamprang"),
        ("33.07.08", "Kertek"),
        ("33.07.08.1008", "Kertek"),
        ("33.07.09", "Wonosobo"),
        ("33.07.09.1015", "Jlamprang"),
    ];
    let area = |(code, name): (&str, &str)| Area { code: code.parse().unwrap(), name: name.into() };
    areas.into_iter().map(area).collect()
});

/// The app, as far as a conversation can tell.
#[derive(Debug, Clone)]
struct Desk {
    person: Option<Person>,
    businesses: Vec<OwnBusiness>,
    /// What is asked for is there, and what is ordered succeeds.
    lucky: bool,
    /// What is up of a promotion that is being changed.
    up: NewPromotion,
}

/// A conversation at a desk, and what was last said in it.
#[derive(Debug, Clone)]
struct Talk {
    desk: Desk,
    conversation: Conversation,
    said: Vec<Reply>,
    ordered: Vec<Deed>,
    now: DateTime<Utc>,
}

impl Talk {
    fn of(person: Option<Person>, businesses: usize) -> Self {
        let (businesses, up) = (own_businesses(businesses), revision::up());
        let desk = Desk { person, businesses, lucky: true, up };
        let conversation = Conversation::default();
        Self { desk, conversation, said: Vec::new(), ordered: Vec::new(), now: now() }
    }

    fn hears(&mut self, input: Input) {
        (self.said, self.ordered) = (Vec::new(), Vec::new());
        let mut input = input;
        for _ in 0..=ROUNDS {
            let person = self.desk.person.clone();
            let actor = actor(false);
            let context = Context { now: self.now, ..context(person.as_ref(), &actor) };
            let turn = take_turn(self.conversation.clone(), input, &context);
            self.conversation = turn.conversation;
            self.said.extend(turn.say);
            let Some(request) = turn.then else { return };
            if let Request::Do(deed) = &request {
                self.ordered.push(deed.clone());
            }
            input = Input::Answer(self.desk.fulfil(request));
        }
        panic!("still asking after {ROUNDS} answers: {:?}", self.conversation);
    }

    fn all(mut self, inputs: impl IntoIterator<Item = Input>) -> Self {
        inputs.into_iter().for_each(|input| self.hears(input));
        self
    }

    /// The different drafts there are, the one being written included.
    fn drafts(&self) -> Vec<String> {
        let current = match &self.conversation.scene {
            Scene::AwaitLeave { from, .. } => from,
            scene => scene,
        };
        let current = current.holds_draft().then_some(current);
        let mut drafts = Vec::new();
        let aside = self.conversation.drafts.aside().iter().map(|(_, draft)| draft);
        for draft in aside.chain(current).map(written) {
            if !drafts.contains(&draft) {
                drafts.push(draft);
            }
        }
        drafts
    }

    /// The drafts put aside, the newest last.
    fn aside(&self) -> Vec<Scene> {
        self.conversation.drafts.aside().iter().map(|(_, draft)| draft.clone()).collect()
    }

    fn numbers(&self) -> Vec<DraftId> {
        self.conversation.drafts.aside().iter().map(|(id, _)| *id).collect()
    }

    /// The number of the draft put aside last.
    fn newest(&self) -> DraftId {
        self.conversation.drafts.aside().last().unwrap().0
    }
}

impl Desk {
    fn fulfil(&mut self, request: Request) -> Answer {
        match request {
            Request::Ask(query) => self.look_up(query),
            Request::Do(deed) => self.perform(deed),
        }
    }

    fn look_up(&self, query: Query) -> Answer {
        let lucky = self.lucky;
        match query {
            Query::MyBusinesses { purpose } => {
                Answer::Businesses { purpose, found: self.businesses.clone() }
            }
            Query::Preview { business, change_of } => {
                let mut known = self.businesses.iter().map(|own| &own.business);
                let business = known.find(|b| b.id == business && lucky).cloned();
                let present = change_of.map(|_| Box::new(self.up.clone()));
                Answer::Preview { business, present }
            }
            Query::MyPromotions { page } => {
                Answer::Promotions { promotions: Vec::new(), page, pages: 1 }
            }
            Query::Again(_) => Answer::Own(None),
            query @ (Query::Change(_) | Query::Stand(_)) => revision::look_up(self, &query),
            Query::Subscription { category } => {
                let wanted = Subscription::default();
                let known = lucky.then_some(Kept { wanted, paused_until: None });
                Answer::Subscription { known, in_force: lucky, category }
            }
            Query::Settings { screen } => Answer::Settings { settings: self.settings(), screen },
            Query::Live { narrowed, page } => {
                let total = i64::from(lucky);
                Answer::Live { narrowed, items: Vec::new(), page, pages: 1, total }
            }
            Query::Search { search, page } => Answer::Found {
                instead: Search::parse("carica").filter(|_| !lucky),
                search,
                items: Vec::new(),
                page,
                pages: 1,
                total: i64::from(lucky),
                near: false,
            },
            Query::Today => Answer::Today { day: "2026-11-24".parse().unwrap(), items: Vec::new() },
            Query::Near { here, page } => {
                Answer::Near { here, items: Vec::new(), page, pages: usize::from(lucky) }
            }
            Query::Saved { page, removed } => {
                Answer::Saved { items: Vec::new(), page, pages: 1, total: 0, removed }
            }
            Query::Page { .. } => Answer::Page(None),
            Query::BusinessPage(id) => {
                let mut known = self.businesses.iter().map(|own| &own.business);
                let found = known.find(|business| business.id == id).cloned();
                let page = |business| Box::new(BusinessPage { business, live: Vec::new() });
                Answer::BusinessPage(found.map(page))
            }
            Query::Shop(query) => Answer::Shop(shop::look_up(self, &query)),
            Query::Keeper(query) => Answer::Keeper(keeper::look_up(self, query)),
            Query::Photos(_) if lucky => Answer::Photos(vec![PhotoId("a".into())]),
            Query::Photos(_) => Answer::Photos(Vec::new()),
            Query::Own(_) => {
                let mut own = self.businesses.iter().filter(|_| lucky);
                let business = own.next().map(|own| own.business.clone());
                let own = business.map(|business| Own::Business(business.id, business.profile));
                Answer::Own(own.map(Box::new))
            }
            Query::MyData => Answer::MyData(Box::new(Held {
                agreed: Some(now()),
                agreed_as_owner: None,
                subscription: None,
                businesses: 1,
                kept: 0,
                promotions: 0,
                contacted: 0,
                digests: 0,
            })),
            Query::MayAsk if lucky => Answer::MayAsk,
            Query::MayAsk => Answer::AskedEnough { again: "2026-11-25".parse().unwrap() },
            Query::File => {
                let day = "2026-11-24".parse().unwrap();
                Answer::File(DataFile { day, json: "{}".into() })
            }
            Query::Queue { .. } => Answer::Nothing,
            Query::Watched => Answer::Watching(Watching::List { all: Vec::new(), gone: None }),
            Query::PreviewWatch(..) => Answer::Watching(Watching::How),
            Query::Broadcast(_) => Answer::Nothing,
        }
    }

    fn settings(&self) -> Settings {
        let kept = Kept { wanted: Subscription::default(), paused_until: None };
        Settings { preferences: Preferences::default(), subscription: self.lucky.then_some(kept) }
    }

    fn perform(&mut self, deed: Deed) -> Answer {
        match deed {
            Deed::Join { target, .. } => {
                self.person = Some(person(false));
                Answer::Joined { target }
            }
            Deed::AgreeAsOwner => {
                self.person = Some(person(true));
                Answer::Agreed
            }
            Deed::SpeakTo { target, .. } => Answer::LanguageSet { target },
            Deed::Register { again: Some(id), .. } if !self.lucky => Answer::SentBefore(id),
            Deed::Register { again, .. } => {
                Answer::Registered { id: BusinessId(1), again: again.is_some() }
            }
            Deed::Shop(deed) => Answer::Shop(shop::perform(self, &deed)),
            Deed::Keeper(deed) => Answer::Keeper(keeper::perform(self, deed)),
            Deed::Post(_) if self.lucky => {
                Answer::Posted { id: PromotionId(1), business_pending: false }
            }
            Deed::Post(_) => Answer::Full { max: 5, next_possible: "2026-11-30".parse().unwrap() },
            Deed::Stall(..) => Answer::Stand { news: None, stand: None },
            Deed::Revise(..) => revision::perform(self),
            Deed::Subscribe { .. } | Deed::Resubscribe => {
                let before = if self.lucky { Before::InForce } else { Before::Stopped };
                Answer::Subscribed { next: now(), live: 0, before }
            }
            Deed::AskOffice(_) => Answer::AskedOffice(QuestionId(1)),
            Deed::Adjust(_) => {
                Answer::Settings { settings: self.settings(), screen: SettingsScreen::Page }
            }
            Deed::Unsubscribe => Answer::Unsubscribed,
            Deed::CountInterest(_) | Deed::CountOpening(_) | Deed::Save { .. } => {
                Answer::Page(None)
            }
            Deed::Report { promotion, .. } => {
                let reported = if self.lucky { Reported::Taken } else { Reported::Gone };
                Answer::Reported(promotion, reported)
            }
            Deed::TakeReportBack(_) => Answer::ReportTakenBack(self.lucky),
            Deed::Erase => {
                self.person = None;
                Answer::Erased
            }
            Deed::Decide { .. }
            | Deed::DecideWith(..)
            | Deed::KeepReason { .. }
            | Deed::DropReason(_)
            | Deed::Grip { .. }
            | Deed::Undo(_)
            | Deed::PostAnew { .. }
            | Deed::Watch(..)
            | Deed::Unwatch(_)
            | Deed::CheckReports { .. }
            | Deed::Broadcast(_) => Answer::Nothing,
        }
    }
}

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
                        | Deed::Subscribe { .. }
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
            // Its writer goes on choosing, up to what is saved.
            let chooses_on = |draft: &Scene| {
                [draft, &talk.conversation.scene]
                    .iter()
                    .all(|scene| matches!(scene, Scene::Subscribe(_)))
            };
            let gone = gone || chooses_on(&before.conversation.scene);
            let aside = before.conversation.drafts.aside();
            if !gone {
                prop_assert!(
                    has.len() >= had.len().min(MAX_ASIDE) || aside.iter().any(|(_, d)| deleted(d)),
                    "{input:?}: {:?} → {:?}", before.conversation, talk.conversation
                );
            }
            let full = aside.len() == MAX_ASIDE;
            for (at, (id, draft)) in aside.iter().enumerate() {
                let spared = deleted(draft)
                    || chooses_on(draft)
                    || input == Input::Button(Button::Discard(*id)) || (at == 0 && full);
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
        (Input::Command(Command::Broadcast), Reply::Note(Note::NotUnderstood)),
        (Input::IdentityNumber, Reply::Note(Note::IdentityNumberRefused)),
    ] {
        talk.hears(input);
        assert_eq!(talk.said, [expected, Reply::Ask(Question::Category)]);
    }
}

/// What a draft holds, whatever has been shown of it.
fn written(draft: &Scene) -> String {
    let all = format!("{draft:?}").replace("photos_shown: true", "photos_shown: false");
    match draft {
        Scene::Subscribe(_) => all.split(", base").next().unwrap_or_default().to_owned(),
        _ => all,
    }
}

/// A conversation at any point of any flow.
fn talk() -> impl Strategy<Value = Talk> {
    let scripts = || {
        select(vec![
            Vec::new(),
            vec![Input::Command(Command::Register)],
            registering(),
            posting(1),
            posting(2),
            subscribing(),
            vec![Input::Command(Command::Search)],
            vec![Input::Button(Button::Find(Find::Near))],
            vec![Input::Button(reported(Ground::Other))],
            vec![Input::Button(Button::Erase)],
        ])
    };
    let fetch = select(vec![None, Some(Button::Resume(DraftId(1)))]);
    let parts = (scripts(), scripts(), any::<prop::sample::Index>(), fetch);
    (parts, 0..3usize, any::<bool>(), any::<bool>()).prop_map(
        |((aside, script, at, fetch), businesses, owner, lucky)| {
            let mut talk = Talk::of(Some(person(owner)), businesses).all(aside);
            talk.hears(Input::Command(Command::Cancel));
            let far = at.index(script.len() + 1);
            talk = talk.all(script.into_iter().take(far));
            talk.desk.lucky = lucky;
            talk.all(fetch.map(Input::Button))
        },
    )
}

/// To the summary.
fn registering() -> Vec<Input> {
    vec![
        Input::Command(Command::Register),
        text("Carica Gemilang"),
        Input::Button(Button::Category(Category::Umkm)),
        Input::Button(Button::District("33.07.08".parse().unwrap())),
        Input::Button(Button::Village("33.07.08.1008".parse().unwrap())),
        text("0812 3456 7890"),
        text("Manisan carica"),
    ]
}

/// To the preview; with several businesses one has to be chosen.
fn posting(businesses: usize) -> Vec<Input> {
    let choice = (businesses > 1).then_some(Input::Button(Button::Business(BusinessId(1))));
    let mut script = vec![Input::Command(Command::Post)];
    script.extend(choice);
    script.extend([
        Input::Button(Button::OneByOne),
        text("Carica cup isi 12"),
        text("Manis dan segar"),
        text("65.000"),
        Input::Button(Button::Done),
        Input::Button(Button::Days(7)),
    ]);
    script
}

fn subscribing() -> Vec<Input> {
    vec![
        Input::Command(Command::Subscription),
        Input::Button(Button::PickCategories),
        Input::Button(Button::Category(Category::Umkm)),
        Input::Button(Button::PickAreas),
        Input::Button(Button::District("33.07.08".parse().unwrap())),
        Input::Button(Button::PickHour),
    ]
}

fn input() -> impl Strategy<Value = Input> {
    prop_oneof![
        4 => button().prop_map(Input::Button),
        2 => texts().prop_map(Input::Text),
        1 => texts().prop_map(Input::Search),
        2 => select(Command::ALL.to_vec()).prop_map(Input::Command),
        1 => prop::option::of(target()).prop_map(Input::Start),
        1 => (-8.0..-6.0, 109.0..111.0)
            .prop_map(|(north, east)| Input::Point(Point::at(north, east).unwrap())),
        1 => "[a-g]".prop_map(|id| Input::Photo { photo: PhotoId(id), caption: None }),
        1 => ("\\+?[0-9]{0,16}", any::<bool>())
            .prop_map(|(phone, own)| Input::Contact { phone, own }),
        1 => select(vec![
            Input::UnknownCommand,
            Input::StaleButton,
            Input::IdentityNumber,
            Input::Other,
            Input::Point(Point::at(-7.36, 109.9).unwrap()),
            Input::Prompt,
            Input::Watch("judi slot maxwin".to_owned()),
        ]),
    ]
}

fn group_input() -> impl Strategy<Value = Input> {
    prop_oneof![
        4 => input(),
        1 => (any::<i32>(), texts()).prop_map(|(to, text)| Input::GroupReply { to, text }),
    ]
}

fn texts() -> impl Strategy<Value = String> {
    let known = [
        "Jlamprang",
        "kertek",
        "kec. leksono",
        "0812 3456 7890",
        "321123",
        "15rb",
        "15.00",
        "65rb jadi 50rb",
        "31/11",
        "minggu depan",
        "besok sampai Jumat",
        "tiap Pahing",
        "cari mie ongklok",
        "\u{200b}",
        "",
    ];
    prop_oneof![select(known.to_vec()).prop_map(str::to_owned), any::<String>(), "[a-z]{50,70}"]
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        Just(Target::Promotion(PromotionId(1))),
        Just(Target::Business(BusinessId(1))),
        Just(Target::Save(PromotionId(1))),
        Just(Target::Report(PromotionId(1))),
        Just(Target::Invitation(Token::of(1))),
        Just(Target::Category(Category::Umkm)),
        select(Command::ALL.to_vec()).prop_map(Target::Command),
    ]
}

fn button() -> impl Strategy<Value = Button> {
    let subject = Subject::Promotion(PromotionId(1));
    let district = "33.07.08".parse().unwrap();
    let village = "33.07.08.1008".parse().unwrap();
    let mut buttons = vec![
        Button::Open(PromotionId(1)),
        Button::Contact(PromotionId(1)),
        Button::ShowPhotos(PromotionId(1)),
        Button::Browse { page: 0 },
        Button::Find(Find::Save { promotion: 1.into(), saved: true, on: On::List { page: 0 } }),
        Button::Find(Find::Saved { page: 1 }),
        Button::Find(Find::Near),
        Button::Find(Find::Today),
        Button::Find(Find::Report(1.into())),
        reported(Ground::Price),
        reported(Ground::Other),
        Button::Find(Find::TakeReportBack(1.into())),
        Button::Find(Find::Checked { promotion: 1.into(), seen: 1, made_up: false }),
        Button::Find(Find::Look { narrowed: narrowed(), page: 0 }),
        Button::Find(Find::PickCategory(narrowed())),
        Button::Find(Find::PickArea(narrowed())),
        Button::Find(Find::PickArea(Narrowed::default())),
        Button::Find(Find::Search { search: Search::parse("kopi").unwrap(), page: 2 }),
        Button::Unsubscribe,
        Button::MyPromotions { page: 1 },
        Button::Stall(Doing::SoldOut, PromotionId(1)),
        Button::Stall(Doing::Correct, PromotionId(1)),
        Button::Stall(Doing::Again, PromotionId(1)),
        Button::Stall(Doing::Change, PromotionId(1)),
        Button::Stall(Doing::DropChange, PromotionId(1)),
        Button::Resume(DraftId(1)),
        Button::Resume(DraftId(2)),
        Button::Discard(DraftId(1)),
        Button::Discard(DraftId(3)),
        Button::Erase,
        Button::Back,
        Button::Cancel,
        Button::Yes,
        Button::Stay,
        Button::Category(Category::Lainnya),
        Button::District(district),
        Button::Village(village),
        Button::VillagePage(7),
        Button::Candidate(0),
        Button::Candidate(2),
        Button::Business(BusinessId(2)),
        Button::Done,
        Button::ClearPhotos,
        Button::OneByOne,
        Button::UntilSoldOut,
        Button::Days(0),
        Button::Days(14),
        Button::Days(u32::MAX),
        Button::Send,
        Button::PickCategories,
        Button::PickAreas,
        Button::PickHour,
        Button::DropChoices,
        Button::WholeRegency,
        Button::Hour(Hour::DEFAULT),
        Button::Rhythm(Rhythm::Daily),
        Button::Rhythm(Rhythm::Weekly(chrono::Weekday::Fri)),
        Button::WholeDistrict("33.07.08".parse().unwrap()),
        Button::DistrictPage("33.07.08".parse().unwrap(), 1),
        Button::Resubscribe,
        Button::Adjust(Adjustment::Photos(true)),
        Button::Adjust(Adjustment::Pause(7)),
        Button::Adjust(Adjustment::Unpause),
        Button::AdjustHour,
        Button::AdjustPause,
        Button::Download,
        Button::Correct,
        Button::Approve(subject),
        Button::Reject(subject),
        Button::SendBack(subject),
        Button::Because(subject, Preset::BlurryPhoto),
        Button::BackToCard(subject),
        Button::Take(subject),
        Button::Undo(subject),
        Button::Release(subject),
        Button::RejectWith(ReasonId(1)),
        Button::DropReason(ReasonId(1)),
        Button::Watch(WatchButton::List),
        Button::Watch(WatchButton::Add(Group::Gambling, Phrase::parse("slot").unwrap())),
        Button::Watch(WatchButton::Remove(1.into())),
    ];
    buttons.extend(Command::ALL.map(Button::Go));
    buttons.extend(Field::ALL.map(Button::Edit));
    buttons.extend(shop::buttons().map(Button::Shop));
    buttons.extend(keeper::buttons().map(Button::Keeper));
    let formal = prop::option::of(target()).prop_flat_map(|target| {
        select(vec![
            Button::Speak { target: target.clone() },
            Button::Agree { target: target.clone() },
            Button::NotNow { target: target.clone() },
            Button::ReadNotice { target },
        ])
    });
    prop_oneof![8 => select(buttons), 1 => formal]
}

fn reported(ground: Ground) -> Button {
    Button::Find(Find::Because { promotion: 1.into(), ground })
}

fn narrowed() -> Narrowed {
    Narrowed { category: Some(Category::Umkm), area: Some("33.07.08.1008".parse().unwrap()) }
}

fn text(words: &str) -> Input {
    Input::Text(words.into())
}

fn context<'a>(person: Option<&'a Person>, actor: &'a Actor) -> Context<'a> {
    Context { now: now(), zone: Jakarta, areas: &AREAS, person, actor }
}

fn actor(is_admin: bool) -> Actor {
    Actor {
        telegram_id: 101,
        name: "Sari".into(),
        language: Language::Id,
        is_admin,
        is_anonymous: false,
    }
}

fn person(owner: bool) -> Person {
    let preferences = Preferences::default();
    Person {
        id: 1.into(),
        first_name: "Sari".into(),
        language: Language::Id,
        owner,
        reachable: true,
        preferences,
    }
}

fn own_businesses(n: usize) -> Vec<OwnBusiness> {
    let role = Role::Owner;
    let own = |id| OwnBusiness { business: business(id), role, room: Room::Free, reason: None };
    (1..).take(n).map(own).collect()
}

fn business(id: i64) -> Business {
    let profile = NewBusiness {
        name: BusinessName::parse(&format!("Usaha {id}")).unwrap(),
        category: Category::Umkm,
        area: "33.07.08.1008".parse().unwrap(),
        phone: Phone::parse_e164("+6281234567890").unwrap(),
        description: Description::parse("Manisan").unwrap(),
        extras: Box::default(),
    };
    Business { id: id.into(), owner: 1.into(), keeper: None, state: BusinessState::Active, profile }
}

fn now() -> DateTime<Utc> {
    "2026-11-24T02:15:00Z".parse().unwrap()
}
