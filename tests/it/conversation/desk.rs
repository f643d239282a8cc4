//! The app, played by a desk that gives any answer the real one could give, and a conversation at it.

use std::sync::LazyLock;

use ayopromo::{
    dialogue::{
        Actor, Answer, Context, Conversation, Deed, Input, Own, OwnBusiness, Query, Reported,
        Request, Room, Scene, SettingsScreen, take_turn,
    },
    domain::{
        area::{Area, Areas},
        business::{Business, BusinessName, BusinessState, Description, NewBusiness},
        category::Category,
        ids::{BusinessId, DraftId, PromotionId, QuestionId},
        keeping::Role,
        language::Language,
        person::Person,
        phone::Phone,
        promotion::{NewPromotion, PhotoId},
        search::Search,
        settings::{Preferences, Settings},
        subscription::{Before, Kept, Subscription},
    },
    reply::{BusinessPage, DataFile, Held, Reply},
};
use chrono::{DateTime, Utc};
use chrono_tz::Asia::Jakarta;

use super::{keeper, revision, shop};

/// How often the app lets a conversation ask or order before it cuts it short.
pub const ROUNDS: usize = 3;

pub static AREAS: LazyLock<Areas> = LazyLock::new(|| {
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
pub struct Desk {
    pub person: Option<Person>,
    pub businesses: Vec<OwnBusiness>,
    /// What is asked for is there, and what is ordered succeeds.
    pub lucky: bool,
    /// What is up of a promotion that is being changed.
    pub up: NewPromotion,
}

/// A conversation at a desk, and what was last said in it.
#[derive(Debug, Clone)]
pub struct Talk {
    pub desk: Desk,
    pub conversation: Conversation,
    pub said: Vec<Reply>,
    pub ordered: Vec<Deed>,
    pub now: DateTime<Utc>,
}

impl Talk {
    pub fn of(person: Option<Person>, businesses: usize) -> Self {
        let (businesses, up) = (own_businesses(businesses), revision::up());
        let desk = Desk { person, businesses, lucky: true, up };
        let conversation = Conversation::default();
        Self { desk, conversation, said: Vec::new(), ordered: Vec::new(), now: now() }
    }

    pub fn hears(&mut self, input: Input) {
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

    pub fn all(mut self, inputs: impl IntoIterator<Item = Input>) -> Self {
        inputs.into_iter().for_each(|input| self.hears(input));
        self
    }

    /// The different drafts there are, the one being written included.
    pub fn drafts(&self) -> Vec<String> {
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
    pub fn aside(&self) -> Vec<Scene> {
        self.conversation.drafts.aside().iter().map(|(_, draft)| draft.clone()).collect()
    }

    pub fn numbers(&self) -> Vec<DraftId> {
        self.conversation.drafts.aside().iter().map(|(id, _)| *id).collect()
    }

    /// The number of the draft put aside last.
    pub fn newest(&self) -> DraftId {
        self.conversation.drafts.aside().last().unwrap().0
    }
}

impl Desk {
    pub fn fulfil(&mut self, request: Request) -> Answer {
        match request {
            Request::Ask(query) => self.look_up(query),
            Request::Do(deed) => self.perform(deed),
        }
    }

    pub fn look_up(&self, query: Query) -> Answer {
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
            Query::Subscription => {
                let wanted = Subscription::default();
                let known = lucky.then_some(Kept { wanted, paused_until: None });
                Answer::Subscription { known, in_force: true }
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
            Query::Queue => Answer::Queue { waiting: Vec::new(), total: 0 },
            Query::Card { reasons, .. } => Answer::Card { card: None, reasons },
        }
    }

    pub fn settings(&self) -> Settings {
        let kept = Kept { wanted: Subscription::default(), paused_until: None };
        Settings { preferences: Preferences::default(), subscription: self.lucky.then_some(kept) }
    }

    pub fn perform(&mut self, deed: Deed) -> Answer {
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
            Deed::Subscribe(_) | Deed::Resubscribe => {
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
            | Deed::DecideWith(_)
            | Deed::KeepReason { .. }
            | Deed::DropReason(_)
            | Deed::CheckReports { .. } => Answer::Nothing,
        }
    }
}

pub fn text(words: &str) -> Input {
    Input::Text(words.into())
}

pub fn context<'a>(person: Option<&'a Person>, actor: &'a Actor) -> Context<'a> {
    Context { now: now(), zone: Jakarta, areas: &AREAS, person, actor }
}

pub fn actor(is_admin: bool) -> Actor {
    Actor {
        telegram_id: 101,
        name: "Sari".into(),
        language: Language::Id,
        is_admin,
        is_anonymous: false,
    }
}

pub fn person(owner: bool) -> Person {
    let preferences = Preferences::default();
    Person { id: 1.into(), first_name: "Sari".into(), language: Language::Id, owner, preferences }
}

pub fn own_businesses(n: usize) -> Vec<OwnBusiness> {
    let role = Role::Owner;
    let own = |id| OwnBusiness { business: business(id), role, room: Room::Free, reason: None };
    (1..).take(n).map(own).collect()
}

pub fn business(id: i64) -> Business {
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

pub fn now() -> DateTime<Utc> {
    "2026-11-24T02:15:00Z".parse().unwrap()
}

/// What a draft holds, whatever has been shown of it.
pub fn written(draft: &Scene) -> String {
    let all = format!("{draft:?}").replace("photos_shown: true", "photos_shown: false");
    match draft {
        Scene::Subscribe(_) => all.split(", saved").next().unwrap_or_default().to_owned(),
        _ => all,
    }
}
