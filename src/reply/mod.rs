//! Everything the bot can say, and every button under it. The sentences live in `locales/`; logic and
//! its tests speak in these values.

pub mod button;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{
    area::AreaCode,
    business::{Business, BusinessName, NewBusiness},
    calendar::{DayPart, Hour},
    category::Category,
    edition::Section,
    ids::{BusinessId, PromotionId, ReasonId},
    language::Language,
    person::Person,
    phone::Phone,
    price::Price,
    promotion::{NewPromotion, PhotoId, Promotion, PromotionState},
    review::{Decision, Subject, Verdict},
    subscription::Subscription,
    text::Problem,
    validity::Validity,
};

use button::{Command, Field, Target};

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
    },
    Help,
    LanguagePicker,
    LanguageSet,

    // Manners
    Cancelled {
        draft_kept: bool,
    },
    NothingToCancel,
    DraftDiscarded,
    /// A new command came while something was being written: keep it as a draft, or go on?
    LeaveDraft {
        wanted: Command,
    },
    /// The text fits nothing; `expected` is said again in the message that follows.
    NotUnderstood,
    /// The kind of content can't be used here (a sticker, a voice message …).
    WrongKind,
    /// A message was edited after it was sent, which changes nothing.
    EditNotRead,
    /// A number with 16 digits was refused and not kept.
    IdentityNumberRefused,
    /// The button belongs to an earlier step; the newest message follows.
    StaleButton,
    /// The conversation could no longer be read after an upgrade and starts anew.
    ScenesChanged,
    /// Something broke on our side; the number stands in the log.
    Trouble {
        number: String,
    },
    Invalid(Problem),

    // Registering a business
    OwnerTerms,
    AskBusinessName,
    AskCategory,
    AskArea {
        districts: Vec<AreaCode>,
    },
    AskVillage {
        district: AreaCode,
        villages: Vec<AreaCode>,
        page: usize,
    },
    /// Several areas bear the name that was typed.
    WhichArea {
        found: Vec<AreaCode>,
    },
    AreaNotFound,
    AskPhone,
    PhoneNotUnderstood,
    /// A number that lacks its beginning or comes from abroad.
    WhichPhone {
        candidates: Vec<Phone>,
    },
    /// The contact that was sent is somebody else's.
    NotYourContact,
    /// Puts away the keyboard of the telephone step.
    PhoneNoted(Phone),
    PhoneKeyboardGone,
    AskDescription,
    BusinessSummary(NewBusiness),
    BusinessSent(BusinessId),

    // Posting a promotion
    NoBusinessYet,
    ChooseBusiness(Vec<(BusinessId, BusinessName)>),
    AskTitle,
    AskBody,
    AskPrice,
    PriceNotUnderstood,
    WhichPrice(Vec<Price>),
    AskPhotos {
        count: usize,
        max: usize,
    },
    /// More photos than fit were sent; the first `max` are kept.
    TooManyPhotos {
        max: usize,
    },
    AskUntil,
    UntilNotUnderstood,
    UntilImpossible,
    WhichUntil(Vec<Validity>),
    Photos(Vec<PhotoId>),
    /// The page as residents will see it.
    Preview {
        content: NewPromotion,
        business: Box<Business>,
    },
    PreviewControls {
        content: NewPromotion,
    },
    PromotionSent {
        id: PromotionId,
        business_pending: bool,
    },
    TooManyOpen {
        max: i64,
        next_possible: Option<NaiveDate>,
    },
    MyPromotions(Vec<MyPromotion>),
    MyBusinesses(Vec<Business>),

    // Residents
    SubscriptionOffer {
        draft: Subscription,
        saved: bool,
    },
    SubscriptionCategories {
        draft: Subscription,
    },
    SubscriptionAreas {
        draft: Subscription,
        districts: Vec<AreaCode>,
    },
    SubscriptionHours {
        draft: Subscription,
    },
    Subscribed {
        first: DateTime<Utc>,
        hour: Hour,
        live: i64,
    },
    Unsubscribed,
    Live {
        items: Vec<Listed>,
        page: usize,
        pages: usize,
        total: i64,
    },
    NothingLive,
    Page(Box<Page>),
    PageGone,

    // Digest
    Digest(Box<Digest>),

    // The admin group
    Card(Box<Card>),
    /// In place of a card whose owner's data were erased.
    CardWithdrawn {
        subject: Subject,
    },
    /// The same card with the preset reasons under it.
    CardReasons(Box<Card>),
    Queue(Vec<Queued>),
    /// What is this text for? Only its author may choose.
    ReasonFor {
        subject: Subject,
        reason: ReasonId,
        words: String,
    },
    ReasonDropped,
    ReasonUsed {
        by: String,
    },
    AdminHelp,
    /// Toasts.
    Decided(Verdict),
    AlreadyDecided {
        decision: Decision,
    },
    OnlyAdmins,
    NotOnYourOwn,
    NotYourReason,
    AnonymousAdmin,
    SubjectGone,

    // What an owner hears
    BusinessVerdict {
        business: Box<Business>,
        verdict: Verdict,
    },
    PromotionVerdict {
        promotion: Box<Promotion>,
        verdict: Verdict,
    },

    // Privacy
    MyData {
        person: Person,
        subscription: Option<Subscription>,
        businesses: usize,
        promotions: usize,
    },
    EraseAsk,
    Erased,
}

/// How a reply reaches the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// Takes the place of the flow's message whose button was pressed; new where something was typed.
    InPlace,
    /// Changes the message whose button was pressed, also one that stays otherwise.
    Update,
    /// A word about the message that follows, in one with it.
    Note,
    /// A message of its own, below what was there.
    Below,
    /// A message of its own that people find again later: nothing takes its place.
    Kept,
    /// A short text over the screen, only possible after a button.
    Toast,
}

/// A promotion's page as a resident sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub promotion: Promotion,
    pub business: Business,
    /// Whether the reader asked for the contact: then the button leads to WhatsApp.
    pub contact: bool,
}

/// One line in a list of live promotions.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    pub promotion: PromotionId,
    pub content: NewPromotion,
    pub business: BusinessName,
    pub category: Category,
    pub area: AreaCode,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Digest {
    pub day: NaiveDate,
    pub items: Vec<(Section, Listed)>,
    /// How many are live in the whole regency, which is what "see all" leads to.
    pub total: i64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct MyPromotion {
    pub promotion: Promotion,
    pub business: BusinessName,
    pub standing: Standing,
}

/// What an owner is told of where a promotion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    InReview,
    /// Waits for its business to be approved.
    WaitsForBusiness,
    Approved,
    Live,
    Expired,
    Other(PromotionState),
}

/// What the admin group sees of something to decide.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    pub subject: Subject,
    pub business: Business,
    /// None on the card of a business.
    pub promotion: Option<Promotion>,
    pub owner_since: DateTime<Utc>,
    pub approved_before: i64,
    pub rejected_before: i64,
    pub decision: Option<Decision>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Queued {
    pub subject: Subject,
    pub name: String,
    pub since: DateTime<Utc>,
}

impl Reply {
    /// Whether nothing may take the place of its message.
    pub fn is_kept(&self) -> bool {
        matches!(self.placement(), Placement::Kept | Placement::Update)
    }

    pub fn placement(&self) -> Placement {
        match self {
            Self::Decided(_)
            | Self::AlreadyDecided { .. }
            | Self::OnlyAdmins
            | Self::NotOnYourOwn
            | Self::NotYourReason
            | Self::SubjectGone => Placement::Toast,
            Self::ReasonFor { .. }
            | Self::Queue(_)
            | Self::AnonymousAdmin
            | Self::PhoneNoted(_)
            | Self::PhoneKeyboardGone
            | Self::AskPhone
            | Self::Photos(_)
            | Self::PreviewControls { .. } => Placement::Below,
            Self::NotUnderstood
            | Self::WrongKind
            | Self::EditNotRead
            | Self::IdentityNumberRefused
            | Self::StaleButton
            | Self::ScenesChanged
            | Self::Invalid(_)
            | Self::AreaNotFound
            | Self::PhoneNotUnderstood
            | Self::NotYourContact
            | Self::PriceNotUnderstood
            | Self::TooManyPhotos { .. }
            | Self::UntilNotUnderstood
            | Self::UntilImpossible => Placement::Note,
            Self::BusinessSent(_)
            | Self::PromotionSent { .. }
            | Self::Subscribed { .. }
            | Self::Digest(_)
            | Self::Preview { .. }
            | Self::BusinessVerdict { .. }
            | Self::PromotionVerdict { .. } => Placement::Kept,
            Self::Page(page) if page.contact => Placement::Update,
            Self::Page(_) => Placement::Kept,
            Self::Card(_)
            | Self::CardWithdrawn { .. }
            | Self::CardReasons(_)
            | Self::ReasonUsed { .. }
            | Self::ReasonDropped => Placement::Update,
            _ => Placement::InPlace,
        }
    }
}

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
