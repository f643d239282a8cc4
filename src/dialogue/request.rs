//! What conversations want of the app, and what it answers.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    BroadcastAnswer, BroadcastQuery, Grip, Gripped, Outcome, PostedAnew, Reported, ReportsChecked,
    Undoing,
    keeper::{KeeperAnswer, KeeperDeed, KeeperQuery},
    shop::{ShopAnswer, ShopDeed, ShopQuery},
};
use crate::{
    domain::{
        business::{Business, NewBusiness},
        category::Category,
        ids::{BusinessId, PromotionId, QuestionId, ReasonId, WatchedId},
        keeping::Role,
        language::Language,
        place::Point,
        promotion::{NewPromotion, PhotoId},
        report::{Ground, Remark},
        review::{Objection, Reason, Subject, Verdict},
        screening::{Group, Phrase},
        search::{Narrowed, Search},
        settings::{Adjustment, Settings},
        subscription::{Before, Kept, Subscription},
    },
    reply::{
        Backlog, BroadcastDeed, BusinessPage, DataFile, Held, Listed, MyPromotion, News, Page,
        SavedItem, Stand, TurnedDown, Watching,
        button::{Doing, On, Target},
    },
};

#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    Ask(Query),
    Do(Deed),
}

/// Facts a conversation can ask for.
#[derive(Debug, Clone, PartialEq)]
pub enum Query {
    MyBusinesses {
        purpose: Purpose,
    },
    /// What a preview needs.
    Preview {
        business: BusinessId,
        /// The promotion whose content is being changed.
        change_of: Option<PromotionId>,
    },
    MyPromotions {
        page: usize,
    },
    /// One of the asker's own promotions, as it stands.
    Stand(PromotionId),
    /// What is subscribed. `category`: which one a link offers, given back with the answer.
    Subscription {
        category: Option<Category>,
    },
    Settings {
        screen: SettingsScreen,
    },
    Live {
        narrowed: Narrowed,
        page: usize,
    },
    Search {
        search: Search,
        page: usize,
    },
    /// What comes again today.
    Today,
    /// What is near a place, which is kept nowhere.
    Near {
        here: Point,
        page: usize,
    },
    Saved {
        page: usize,
        removed: Option<PromotionId>,
    },
    Page {
        promotion: PromotionId,
        contact: bool,
    },
    Photos(PromotionId),
    /// What everybody may see of a business.
    BusinessPage(BusinessId),
    Shop(ShopQuery),
    Keeper(KeeperQuery),
    /// Something of the asker's own, to start anew from.
    Own(Subject),
    /// A promotion of the asker's own, to post it once more.
    Again(PromotionId),
    /// A promotion of the asker's own that the office has approved, to change it.
    Change(PromotionId),
    MyData,
    /// Whether one more question to the office is taken today.
    MayAsk,
    /// Everything that is stored of the asker.
    File,
    Queue {
        page: usize,
    },
    /// The words that administrators added to the lists.
    Watched,
    /// What words would find of what is live.
    PreviewWatch(Group, Phrase),
    Broadcast(BroadcastQuery),
}

/// What the settings are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingsScreen {
    Page,
    Hours,
}

/// Why somebody's businesses are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    List,
    Post,
    /// Back from the first question of a post to the one before it, where there was one.
    ChooseAgain,
    /// A promotion's business can't have promotions: what is there to do?
    WhyNot,
}

/// What a conversation can order. The app makes it true in the transaction of the update.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// The target is given back with the answer: until the consent is stored nothing else may be.
    Join {
        language: Language,
        target: Option<Target>,
    },
    AgreeAsOwner,
    /// The target is where the person was on their way to.
    SpeakTo {
        language: Language,
        target: Option<Target>,
    },
    /// `again`: the one to be corrected that is sent once more.
    Register {
        business: NewBusiness,
        again: Option<BusinessId>,
    },
    Shop(ShopDeed),
    Keeper(KeeperDeed),
    Post(NewPromotion),
    /// A change of what the office has approved.
    Revise(PromotionId, NewPromotion),
    /// What an owner does with a promotion of theirs.
    Stall(Doing, PromotionId),
    /// `from`: what `wanted` was made from, so that what was saved meanwhile stays.
    Subscribe {
        wanted: Subscription,
        from: Subscription,
    },
    Unsubscribe,
    /// Brings back what was stopped, as it was.
    Resubscribe,
    Adjust(Adjustment),
    /// A question to the office.
    AskOffice(String),
    CountInterest(PromotionId),
    /// To keep a promotion, or to keep it no longer.
    Save {
        promotion: PromotionId,
        saved: bool,
        on: On,
    },
    Report {
        promotion: PromotionId,
        ground: Ground,
        words: Option<Remark>,
    },
    TakeReportBack(PromotionId),
    /// To screen cards for words, or for them no longer.
    Watch(Group, Phrase),
    Unwatch(WatchedId),
    /// An administrator looked at `seen` reports.
    CheckReports {
        promotion: PromotionId,
        seen: u32,
        made_up: bool,
    },
    /// Shows a page to somebody whose opening it is counted.
    CountOpening(PromotionId),
    Erase,
    Decide {
        subject: Subject,
        verdict: Verdict,
    },
    DecideWith(Objection, ReasonId),
    /// An administrator takes a decision back.
    Undo(Subject),
    /// An administrator reaches for a card.
    Grip {
        subject: Subject,
        grip: Grip,
    },
    KeepReason {
        card: i32,
        words: String,
    },
    DropReason(ReasonId),
    /// Posts the card of what waits at the end of the chat. `seen`: the message it was in when the list was
    /// shown.
    PostAnew {
        subject: Subject,
        seen: Option<i32>,
    },
    /// What is done to the day's digests.
    Broadcast(BroadcastDeed),
}

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
