//! What conversations want of the app.

use super::{
    BroadcastQuery, Grip,
    keeper::{KeeperDeed, KeeperQuery},
    shop::{ShopDeed, ShopQuery},
};
use crate::{
    domain::{
        business::NewBusiness,
        category::Category,
        ids::{BusinessId, PromotionId, ReasonId, WatchedId},
        language::Language,
        place::Point,
        promotion::NewPromotion,
        report::{Ground, Remark},
        review::{Objection, Subject, Verdict},
        screening::{Group, Phrase},
        search::{Narrowed, Search},
        settings::Adjustment,
        subscription::Subscription,
    },
    reply::{
        BroadcastDeed,
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
