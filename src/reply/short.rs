//! Short words on what was just done.

use chrono::NaiveDate;

use super::{BroadcastToast, DraftName, KeeperNote, ShopNote};
use crate::domain::{
    category::Category,
    dates::NoSuchDay,
    review::{Decision, Hold, Verdict},
    text::Problem,
};

/// Why a file is not used as a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileProblem {
    /// Neither JPEG nor PNG nor WebP.
    NotAPicture,
    TooBig,
    /// It says it is a picture and can't be read as one.
    Unreadable,
    /// It could not be fetched or sent just now.
    Away,
}

/// Why what came was not taken as it is. What is awaited now follows in the same message.
#[derive(Debug, Clone, PartialEq)]
pub enum Note {
    /// The draft of a button was sent, thrown away or forgotten.
    DraftGone,
    /// A draft was put aside and pushed this one out: no more than `max` are kept.
    OldestDraftGone {
        max: usize,
        name: DraftName,
    },
    /// The text fits nothing; what is awaited is said again in the message that follows.
    NotUnderstood,
    /// What was being written was thrown away on its writer's word.
    Discarded,
    /// A text came where it was asked whether to leave a draft; it is used for nothing, and the question says
    /// itself again.
    NotUsedYet,
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
    Invalid(Problem),
    AreaNotFound,
    /// A link offers a category that is among the chosen ones already.
    CategoryIncluded(Category),
    PhoneNotUnderstood,
    Shop(ShopNote),
    Keeper(KeeperNote),
    /// The contact that was sent is somebody else's.
    NotYourContact,
    PriceNotUnderstood,
    /// More photos than fit were sent; the first `max` are kept.
    TooManyPhotos {
        max: usize,
    },
    /// A file is not used as a photo.
    FileNotUsed(FileProblem),
    /// The photo was taken, the words under it were not.
    CaptionLeftOut,
    UntilNotUnderstood,
    UntilImpossible,
    /// The day that was to be the last is over already.
    UntilPast,
    NoSuchDay(NoSuchDay),
    /// The last day of a promotion passed before it was sent.
    UntilOver {
        day: NaiveDate,
    },
}

/// Stands over the screen of whoever tapped.
#[derive(Debug, Clone, PartialEq)]
pub enum Toast {
    /// The button belongs to a step that is over, and nothing is awaited now.
    ButtonOver,
    Decided(Verdict),
    AlreadyDecided {
        decision: Decision,
    },
    /// Its last day has passed; it can only be sent back or rejected.
    TooLate,
    /// The business of a promotion is yet to be approved.
    BusinessFirst,
    OnlyAdmins,
    /// What waits, and the words that are watched, are listed for administrators.
    OnlyAdminsLook,
    /// The buttons of a group's subscription are its administrators'.
    OnlyRoomAdmins,
    NotOnYourOwn,
    /// Somebody else works on it.
    Held(Hold),
    /// The presser works on it now.
    Taken(Hold),
    /// Nobody works on it now.
    Released,
    /// The decision was taken back.
    Undone,
    /// What was approved may be out already, and is only to be retracted.
    UndoOver,
    /// Its subject stands otherwise by now.
    UndoOtherwise,
    NotYourReason,
    /// Its buttons are those of a card that has been replaced.
    OldCard,
    /// Its owner has taken back what was to be decided.
    Withdrawn,
    SubjectGone,
    /// Its card is posted at the end of the chat.
    CardComes,
    /// Its card is further down already.
    CardCameBefore,
    /// Somebody looked at the reports now; `made_up`: and their reporters are not heard for a while.
    ReportsChecked {
        made_up: bool,
    },
    /// Another report has come since its card was shown.
    ReportsGrown,
    /// What came of a button under the day's digests.
    Broadcast(BroadcastToast),
}
