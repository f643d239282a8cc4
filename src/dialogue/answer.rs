//! What the app answers to a conversation's queries and deeds.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    BroadcastAnswer, Gripped, Outcome, PostedAnew, Purpose, Reported, ReportsChecked,
    SettingsScreen, Undoing, keeper::KeeperAnswer, shop::ShopAnswer,
};
use crate::{
    domain::{
        business::{Business, NewBusiness},
        category::Category,
        ids::{BusinessId, PromotionId, QuestionId, ReasonId},
        keeping::Role,
        place::Point,
        promotion::{NewPromotion, PhotoId},
        review::{Objection, Reason, Subject},
        search::{Narrowed, Search},
        settings::Settings,
        subscription::{Before, Kept},
    },
    reply::{
        Backlog, BusinessPage, DataFile, Held, Listed, MyPromotion, News, Page, SavedItem, Stand,
        TurnedDown, Watching, button::Target,
    },
};

/// The app's answer to a query or a deed.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    Joined {
        target: Option<Target>,
    },
    Agreed,
    LanguageSet {
        target: Option<Target>,
    },
    Registered {
        id: BusinessId,
        again: bool,
    },
    /// What was to be sent once more is not to be corrected any longer.
    SentBefore(BusinessId),
    Posted {
        id: PromotionId,
        business_pending: bool,
    },
    Full {
        max: i64,
        next_possible: NaiveDate,
    },
    /// The last day of the promotion has passed.
    Over,
    Businesses {
        purpose: Purpose,
        found: Vec<OwnBusiness>,
    },
    Preview {
        /// None: it isn't the asker's.
        business: Option<Business>,
        /// What is up of the promotion that is being changed, or the change of it in hand.
        present: Option<Box<NewPromotion>>,
    },
    Own(Option<Box<Own>>),
    Promotions {
        promotions: Vec<MyPromotion>,
        page: usize,
        pages: usize,
    },
    /// `None`: the asker has none such. `news`: what came of what they did.
    Stand {
        news: Option<News>,
        stand: Option<Box<Stand>>,
    },
    /// What became of a change, and how its promotion stands.
    Revised {
        news: News,
        stand: Box<Stand>,
    },
    /// What is in force, or else what was when it was stopped.
    Subscription {
        known: Option<Kept>,
        in_force: bool,
        category: Option<Category>,
    },
    Subscribed {
        next: DateTime<Utc>,
        live: i64,
        before: Before,
    },
    Unsubscribed,
    Settings {
        settings: Settings,
        screen: SettingsScreen,
    },
    Live {
        narrowed: Narrowed,
        items: Vec<Listed>,
        page: usize,
        pages: usize,
        total: i64,
    },
    Found {
        search: Search,
        items: Vec<Listed>,
        page: usize,
        pages: usize,
        total: i64,
        /// A word was taken for one that is written nearly so.
        near: bool,
        /// The nearest word that something live has, where nothing was found.
        instead: Option<Search>,
    },
    Saved {
        items: Vec<SavedItem>,
        page: usize,
        pages: usize,
        total: i64,
        removed: Option<PromotionId>,
    },
    Today {
        day: NaiveDate,
        items: Vec<Listed>,
    },
    Near {
        here: Point,
        items: Vec<(Listed, Option<u32>)>,
        page: usize,
        pages: usize,
    },
    Reported(PromotionId, Reported),
    /// False: there is nothing to take back.
    ReportTakenBack(bool),
    ReportsChecked(ReportsChecked),
    Page(Option<Box<Page>>),
    Photos(Vec<PhotoId>),
    BusinessPage(Option<Box<BusinessPage>>),
    Shop(ShopAnswer),
    Keeper(KeeperAnswer),
    MyData(Box<Held>),
    File(DataFile),
    MayAsk,
    /// No more questions are taken before that day.
    AskedEnough {
        again: NaiveDate,
    },
    AskedOffice(QuestionId),
    /// `before`: who had answered it already.
    AnsweredQuestion {
        id: QuestionId,
        before: Option<String>,
    },
    /// What was typed in the group is too long for a reason.
    TooLong {
        length: usize,
        max: usize,
    },
    Erased,
    Queue(Backlog),
    PostedAnew(PostedAnew),
    Gripped(Gripped),
    Undone(Undoing),
    /// `typed`: what was to be decided with the administrator's own words.
    Decision {
        outcome: Outcome,
        typed: Option<Objection>,
    },
    ReasonKept {
        subject: Subject,
        reason: ReasonId,
        words: String,
    },
    ReasonDropped,
    Watching(Watching),
    Broadcast(BroadcastAnswer),
    /// The message that was replied to is no card.
    NoCard,
    /// What the request was about isn't there, and nothing need be said.
    Nothing,
}

/// What the asker handed in earlier.
#[derive(Debug, Clone, PartialEq)]
pub enum Own {
    /// One that is to be corrected and sent once more.
    Business(BusinessId, NewBusiness),
    Promotion(NewPromotion),
    /// One that is posted once more.
    Again(NewPromotion),
    /// One that is changed.
    Change(NewPromotion),
}

/// A business that the asker looks after, and whether it may post one more promotion.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnBusiness {
    pub business: Business,
    /// What the asker is to it.
    pub role: Role,
    pub room: Room,
    /// Why it was turned down, where it was.
    pub reason: Option<Reason>,
}

impl OwnBusiness {
    /// As its owner hears of it, where the office has something against it.
    pub(super) fn turned_down(&self) -> Option<TurnedDown> {
        let Business { id, state, profile, .. } = &self.business;
        let (name, reason) = (profile.name.clone(), self.reason.clone());
        Some(TurnedDown { business: *id, name, objection: state.objection()?, reason })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    Free,
    /// `next` is the day from which one more fits, unless room is made before.
    Full {
        max: i64,
        next: NaiveDate,
    },
}
