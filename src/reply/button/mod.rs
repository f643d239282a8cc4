//! Every inline button: a type that survives the way through Telegram's 64 bytes.
//!
//! The data begin with the language in which the button was shown, so that somebody of whom nothing is
//! stored is answered in the language they chose, and with whether its message is one that people look
//! for again and that must stay.

mod broadcast;
mod command;
mod data;
mod find;
mod keeper;
mod posting;
mod shop;
mod stall;
mod target;
mod watch;

use crate::domain::{
    area::AreaCode,
    calendar::Hour,
    category::Category,
    ids::{BusinessId, DraftId, PromotionId, ReasonId},
    language::Language,
    review::{Preset, Subject},
    settings::Adjustment,
    subscription::Rhythm,
};

pub use broadcast::BroadcastButton;
pub use command::Command;
pub use find::{Find, On};
pub use keeper::KeeperButton;
pub use posting::PostButton;
pub use shop::ShopButton;
pub use stall::Doing;
pub use target::Target;
pub use watch::WatchButton;

/// Telegram's limit for the data of one button, in bytes.
pub const MAX_BYTES: usize = 64;

/// How the message was shown that a button is under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    pub language: Language,
    /// The message stays as it is when one of its buttons is pressed.
    pub kept: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Button {
    // Standing buttons carry their whole intent and work for ever.
    /// The language of the button is the choice.
    Speak {
        target: Option<Target>,
    },
    Agree {
        target: Option<Target>,
    },
    NotNow {
        target: Option<Target>,
    },
    ReadNotice {
        target: Option<Target>,
    },
    Go(Command),
    Open(PromotionId),
    Contact(PromotionId),
    ShowPhotos(PromotionId),
    Browse {
        page: u32,
    },
    /// Looking for something.
    Find(Find),
    Unsubscribe,
    /// Brings back what was stopped, as it was.
    Resubscribe,
    /// Changes a setting at once.
    Adjust(Adjustment),
    /// The hours, or the lengths of a pause, to choose from in the settings.
    AdjustHour,
    AdjustPause,
    /// Everything that is stored of the presser, as a file.
    Download,
    /// What of it can be corrected, and where.
    Correct,
    /// What was sent back to be corrected, or a copy of what was turned down for good.
    Redo(Subject),
    /// A page of one's own promotions.
    MyPromotions {
        page: u32,
    },
    Stall(Doing, PromotionId),
    Shop(ShopButton),
    Keeper(KeeperButton),
    Resume(DraftId),
    Discard(DraftId),
    Erase,

    // Step buttons belong to the newest message of a conversation.
    Back,
    Cancel,
    Yes,
    Stay,
    Category(Category),
    District(AreaCode),
    Village(AreaCode),
    VillagePage(u32),
    Candidate(u32),
    Business(BusinessId),
    Done,
    ClearPhotos,
    /// Field by field instead of one message.
    OneByOne,
    UntilSoldOut,
    Days(u32),
    Edit(Field),
    Send,
    Posting(PostButton),
    PickCategories,
    PickAreas,
    PickHour,
    /// Throws away what was chosen of a subscription and not saved.
    DropChoices,
    WholeRegency,
    Hour(Hour),
    Rhythm(Rhythm),
    /// All of the kecamatan whose villages are shown.
    WholeDistrict(AreaCode),
    /// A page of its villages, counted from 0.
    DistrictPage(AreaCode, u32),

    // The admin group.
    Approve(Subject),
    /// The reasons for which it is to be corrected.
    SendBack(Subject),
    /// The reasons for which it is turned down for good.
    Reject(Subject),
    Because(Subject, Preset),
    BackToCard(Subject),
    /// To work on it, and to let others do so.
    Take(Subject),
    Release(Subject),
    /// To take a decision back.
    Undo(Subject),
    /// With the words that were typed.
    SendBackWith(ReasonId),
    RejectWith(ReasonId),
    DropReason(ReasonId),
    /// A page of what waits for a decision.
    Queue {
        page: u32,
    },
    /// `seen`: the message of the card when the list was shown.
    PostAnew {
        subject: Subject,
        seen: Option<i32>,
    },
    Watch(WatchButton),
    /// The day's digests.
    Broadcast(BroadcastButton),
}

/// A field that can be changed from a summary or preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Name,
    Category,
    Area,
    Phone,
    Description,
    Title,
    Body,
    Price,
    Photos,
    Until,
}

impl Button {
    /// Whether it belongs to one step and goes stale with it.
    pub fn is_step(&self) -> bool {
        if let Self::Shop(button) = self {
            return button.is_step();
        }
        matches!(
            self,
            Self::Back
                | Self::Cancel
                | Self::Yes
                | Self::Stay
                | Self::Category(_)
                | Self::District(_)
                | Self::Village(_)
                | Self::VillagePage(_)
                | Self::Candidate(_)
                | Self::Business(_)
                | Self::Done
                | Self::ClearPhotos
                | Self::OneByOne
                | Self::UntilSoldOut
                | Self::Days(_)
                | Self::Edit(_)
                | Self::Send
                | Self::Posting(_)
                | Self::PickCategories
                | Self::PickAreas
                | Self::PickHour
                | Self::DropChoices
                | Self::WholeRegency
                | Self::Hour(_)
                | Self::Rhythm(_)
                | Self::WholeDistrict(_)
                | Self::DistrictPage(..)
        )
    }

    /// What a button under a card is about.
    pub fn card(&self) -> Option<Subject> {
        match self {
            Self::Approve(subject)
            | Self::SendBack(subject)
            | Self::Reject(subject)
            | Self::Because(subject, _)
            | Self::BackToCard(subject)
            | Self::Take(subject)
            | Self::Release(subject)
            | Self::Undo(subject) => Some(*subject),
            _ => None,
        }
    }

    /// At most [`MAX_BYTES`] bytes.
    pub fn data(&self, shown: Shown) -> String {
        let mark = if shown.kept { KEPT } else { "" };
        format!("{}{mark} {self}", shown.language)
    }

    /// The button and how it was shown; `None` for data that are not ours or of a time long gone.
    pub fn parse(data: &str) -> Option<(Self, Shown)> {
        let mut words = data.split(' ');
        let first = words.next()?;
        let language = first.trim_end_matches(KEPT).parse().ok()?;
        let shown = Shown { language, kept: first.ends_with(KEPT) };
        let button = data::read(&mut words)?;
        words.next().is_none().then_some((button, shown))
    }
}

/// Marks the data of buttons under messages that stay.
const KEPT: &str = "!";

impl Field {
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Category,
        Self::Area,
        Self::Phone,
        Self::Description,
        Self::Title,
        Self::Body,
        Self::Price,
        Self::Photos,
        Self::Until,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Category => "category",
            Self::Area => "area",
            Self::Phone => "phone",
            Self::Description => "description",
            Self::Title => "title",
            Self::Body => "body",
            Self::Price => "price",
            Self::Photos => "photos",
            Self::Until => "until",
        }
    }
}
