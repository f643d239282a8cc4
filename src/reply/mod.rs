//! Everything the bot can say, and every button under it. The sentences live in `locales/`; logic and
//! its tests speak in these values.

mod broadcast;
pub mod button;
mod find;
mod keeper;
mod office;
mod posting;
mod question;
mod revision;
mod room;
mod setting;
mod shop;
mod short;
mod shown;
mod stall;
mod warning;
mod watching;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{
    business::Business,
    calendar::DayPart,
    ids::{BusinessId, DraftId, PromotionId, ReasonId},
    keeping::Role,
    language::Language,
    phone::Phone,
    promotion::{NewPromotion, PhotoId, Promotion},
    review::{Objection, Subject, Verdict},
    search::{Narrowed, Search},
    subscription::Before,
};

use button::{Field, Target};

pub use broadcast::{
    Broadcast, BroadcastDeed, BroadcastDone, BroadcastToast, Day, RunShown, UnreachedFile,
};
pub use find::Find;
pub use keeper::{Keeper, KeeperNote, Keepers, Offer, OpenInvitation, Shut};
pub use office::Office;
pub use posting::Posting;
pub use question::{Choice, Question};
pub use revision::{Meanwhile, MyRevision, Revising, RevisionNews, RevisionStanding};
pub use room::InRoom;
pub use setting::Setting;
pub use shop::{OwnPage, Shop, ShopNote};
pub use short::{FileProblem, Note, Toast};
pub use shown::{
    Backlog, BusinessPage, Card, DataFile, Digest, DraftName, Held, Listed, MyData, Page, Queued,
    Reports, SavedItem, TurnedDown, WaitingDraft,
};
pub use stall::{MyPromotion, News, Place, Stall, Stand, Standing};
pub use warning::{Twin, Warning};
pub use watching::{WatchPreview, Watching};

/// One message, toast or change of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    // Starting
    /// The greeting in both languages, with the choice of language.
    ChooseLanguage {
        name: String,
        part: DayPart,
        target: Option<Target>,
    },
    /// The short privacy notice: agree, not now, read all.
    Privacy {
        target: Option<Target>,
    },
    /// The whole privacy notice, with the same choice.
    PrivacyInFull {
        target: Option<Target>,
    },
    /// "Not now": what remains possible without storing anything.
    WithoutConsent,
    Menu {
        name: String,
        part: DayPart,
        /// Businesses may be theirs to look after.
        owner: bool,
    },
    Help,
    LanguagePicker,
    LanguageSet,

    // Manners
    /// A word on what just came.
    Note(Note),
    /// `kept`: the draft that was put aside for it.
    Cancelled {
        kept: Option<DraftId>,
    },
    /// What was being written can't go on now and was put aside.
    DraftKept(DraftId),
    NothingToCancel,
    /// The drafts put aside, the newest first; at least one.
    Drafts(Vec<WaitingDraft>),
    DraftDiscarded,
    /// Something broke on our side; the number stands in the log.
    Trouble {
        number: String,
    },

    /// What a conversation awaits an answer to.
    Ask(Question),

    // Registering a business
    /// Puts away the keyboard of the telephone step.
    PhoneNoted(Phone),
    PhoneKeyboardGone,
    /// `again`: one that was sent back was corrected and sent once more.
    BusinessSent {
        id: BusinessId,
        again: bool,
    },
    /// It was sent once more already, from another draft.
    BusinessSentBefore(BusinessId),

    // Looking after a business
    Shop(Shop),
    /// Who looks after it.
    Keeper(Keeper),

    // Posting a promotion
    /// `search`: what somebody who offered something may have been looking for instead.
    NoBusinessYet {
        search: Option<Search>,
    },
    /// The office has something against all there are; at least one.
    BusinessesRejected(Vec<TurnedDown>),
    Photos(Vec<PhotoId>),
    /// Telegram refused the photos, such as one whose id has gone stale.
    PhotosUnavailable,
    /// The page as residents will see it.
    Preview {
        content: Box<NewPromotion>,
        business: Box<Business>,
    },
    PromotionSent {
        id: PromotionId,
        business_pending: bool,
    },
    Posting(Posting),
    TooManyOpen {
        max: i64,
        next_possible: NaiveDate,
    },
    /// An owner's promotions and what is done with them.
    Stall(Stall),
    /// A change of a promotion that the office has approved.
    Revising(Revising),
    /// What somebody looks after, and what they are to each.
    MyBusinesses(Vec<(Business, Role)>),

    // Residents
    Subscribed {
        next: DateTime<Utc>,
        live: i64,
        before: Before,
    },
    Unsubscribed,
    /// A word in a group that receives digests.
    Room(InRoom),
    /// A word on questions to the office.
    Office(Office),
    /// A word on settings.
    Setting(Setting),
    Live {
        narrowed: Narrowed,
        items: Vec<Listed>,
        page: usize,
        pages: usize,
        total: i64,
    },
    NothingLive,
    /// Looking for something.
    Find(Find),
    Page(Box<Page>),
    PageGone,
    BusinessPage(Box<BusinessPage>),
    BusinessGone,

    // Digest
    Digest(Box<Digest>),

    // The admin group
    Card(Box<Card>),
    /// In place of what is too old to be deleted, of an owner whose data were erased. `photos`: there are
    /// some, which can't be changed into words.
    CardWithdrawn {
        subject: Subject,
        photos: bool,
    },
    /// In place of a card that was posted anew. `link`: to where it is now.
    CardMoved {
        subject: Subject,
        link: Option<String>,
    },
    /// The same card with the preset reasons under it.
    CardReasons(Box<Card>, Objection),
    Queue(Backlog),
    /// A text came as a reply to a message that is no card.
    ReplyToCard,
    /// The words that cards are screened for.
    Watching(Watching),
    /// What is this text for? Only its author may choose.
    ReasonFor {
        subject: Subject,
        reason: ReasonId,
        words: String,
    },
    ReasonDropped,
    ReasonUsed {
        by: String,
        objection: Objection,
    },
    AdminHelp,
    AnonymousAdmin,
    /// The day's digests and what administrators do to them.
    Broadcast(Broadcast),

    /// A word to the one who tapped.
    Toast(Toast),

    // What an owner hears
    BusinessVerdict {
        business: Box<Business>,
        verdict: Verdict,
        /// How many of its promotions waited for the approval.
        waiting: usize,
    },
    PromotionVerdict {
        promotion: Box<Promotion>,
        verdict: Verdict,
    },
    /// What they were told was decided was taken back, and is looked at once more. `change`: of what is up.
    DecisionUndone {
        subject: Subject,
        name: String,
        change: bool,
    },

    // Privacy
    MyData(Box<MyData>),
    Erased,
}

/// How a reply reaches the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// Takes the place of the flow's message whose button was pressed; new where something was typed.
    InPlace,
    /// Changes the message whose button was pressed, also one that stays otherwise.
    Update,
    /// As [`Placement::Update`], but never sent as another message: it stands once.
    Once,
    /// A word about the message that follows, in one with it.
    Note,
    /// A message of its own, below what was there.
    Below,
    /// A message of its own that people find again later: nothing takes its place.
    Kept,
    /// A short text over the screen, only possible after a button.
    Toast,
}

impl Reply {
    /// Whether nothing may take the place of its message.
    pub fn is_kept(&self) -> bool {
        matches!(self.placement(), Placement::Kept | Placement::Update | Placement::Once)
    }

    pub fn placement(&self) -> Placement {
        match self {
            Self::Toast(_) => Placement::Toast,
            Self::Note(_) => Placement::Note,
            Self::ReasonFor { .. }
            | Self::ReplyToCard
            | Self::Office(Office::Answered(_) | Office::AnsweredBefore { .. })
            | Self::PhotosUnavailable
            | Self::AnonymousAdmin
            | Self::PhoneNoted(_)
            | Self::PhoneKeyboardGone
            | Self::Ask(Question::Phone | Question::PreviewControls { .. })
            | Self::Photos(_) => Placement::Below,
            Self::BusinessSent { .. }
            | Self::PromotionSent { .. }
            | Self::Subscribed { .. }
            | Self::Digest(_)
            | Self::Office(Office::Sent(_) | Office::Answer { .. } | Office::Question { .. })
            | Self::Room(InRoom::Digest { .. })
            | Self::Setting(Setting::NothingNewYet { .. } | Setting::File(_))
            | Self::Preview { .. }
            | Self::BusinessVerdict { .. }
            | Self::DecisionUndone { .. }
            | Self::Revising(Revising::Verdict { .. })
            | Self::PromotionVerdict { .. } => Placement::Kept,
            Self::Find(find) => find.placement(),
            Self::Broadcast(said) => said.placement(),
            Self::Page(page) if page.stands => Placement::Update,
            Self::Page(_) | Self::BusinessPage(_) => Placement::Kept,
            Self::Card(_)
            | Self::CardWithdrawn { .. }
            | Self::CardMoved { .. }
            | Self::CardReasons(..) => Placement::Once,
            Self::ReasonUsed { .. } | Self::ReasonDropped => Placement::Update,
            Self::Watching(watching) => watching.placement(),
            Self::Shop(shop) => shop.placement(),
            Self::Keeper(keeper) => keeper.placement(),
            _ => Placement::InPlace,
        }
    }
}

/// Villages on one page of the keyboard.
pub const VILLAGES_ON_A_PAGE: usize = 16;

/// The fields of a summary that can be changed from it, in the order of the summary.
pub const BUSINESS_FIELDS: [Field; 5] =
    [Field::Name, Field::Category, Field::Area, Field::Phone, Field::Description];

/// The fields of a promotion that can be changed from its preview.
pub const PROMOTION_FIELDS: [Field; 5] =
    [Field::Title, Field::Body, Field::Price, Field::Photos, Field::Until];

/// The language a stranger is spoken to in before they have chosen one.
pub fn language_of_stranger(tag: Option<&str>) -> Language {
    tag.map(Language::from_tag).unwrap_or_default()
}
