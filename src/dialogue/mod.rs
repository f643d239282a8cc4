//! Conversations: what follows from what was said. Pure: the same scene, input and context always give
//! the same step, and nothing here waits, reads a clock or touches a database.
//!
//! One file per flow. A step says something at once, and may ask for facts or order a deed; the app
//! answers either with [`Input::Answer`].

mod answer;
mod broadcast;
mod browse;
mod drafts;
mod find;
mod home;
mod keeper;
mod leaving;
mod office;
mod outcome;
mod post;
mod privacy;
mod reading;
mod register;
mod request;
mod review;
mod revision;
mod room;
mod settings;
mod shop;
mod spoken;
mod stall;
mod subscribe;
mod until;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        area::Areas,
        calendar::DayPart,
        ids::{BusinessId, DraftId, PromotionId},
        language::Language,
        person::Person,
        place::Point,
        promotion::PhotoId,
    },
    reply::{
        DraftName, Find, Note, Reply,
        button::{Button, Command, Target},
    },
};

pub use crate::reply::FileProblem;
pub use answer::{Answer, Own, OwnBusiness, Room};
pub use broadcast::{BroadcastAnswer, BroadcastQuery};
pub use drafts::{Drafts, MAX_ASIDE};
pub use keeper::{Invited, KeeperAnswer, KeeperDeed, KeeperQuery, KeepersPurpose};
pub use outcome::{Grip, Gripped, Outcome, PostedAnew, Reported, ReportsChecked, Undoing};
pub use post::Post;
pub use register::{Register, Sending};
pub use request::{Deed, Purpose, Query, Request, SettingsScreen};
pub use room::{RoomTurn, take_turn_in_room};
pub use shop::{Changed, Keeping, PagePurpose, ShopAnswer, ShopDeed, ShopQuery};
pub use subscribe::Subscribing;

/// Where a private conversation stands, named for what is awaited.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scene {
    /// Nothing in particular is awaited.
    #[default]
    Home,
    AwaitOwnerTerms {
        next: Command,
    },
    Register(Register),
    Post(Post),
    Subscribe(Subscribing),
    AwaitSearch,
    /// Where somebody is who looks for what is near.
    AwaitNear,
    /// What is wrong with a promotion, in words.
    AwaitReport {
        promotion: PromotionId,
    },
    Shop(Keeping),
    Invited(Invited),
    AwaitErasure,
    /// What the office is asked.
    AwaitQuestion,
    /// A new command or link came in the middle: keep what there is and follow it, or stay?
    AwaitLeave {
        from: Box<Scene>,
        wanted: Target,
    },
}

/// A private conversation: where it stands, and the drafts that were put aside.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    pub scene: Scene,
    pub drafts: Drafts,
}

/// What came in, once Telegram's wrapping is off.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    Start(Option<Target>),
    Command(Command),
    UnknownCommand,
    /// What to look for, told at once.
    Search(String),
    Text(String),
    Photo {
        photo: PhotoId,
        caption: Option<String>,
    },
    /// A file that has not become a photo.
    File(FileProblem),
    /// A location or a venue.
    Point(Point),
    /// `phone` as Telegram gives it; `own` when it is the sender's own contact.
    Contact {
        phone: String,
        own: bool,
    },
    Button(Button),
    /// A button of an earlier step or of an earlier version.
    StaleButton,
    /// The text held a number of 16 digits and was dropped unread.
    IdentityNumber,
    /// A message was edited after it was sent.
    Edited,
    /// A kind of content that has no use here.
    Other,
    /// Say again what is awaited, after a crash.
    Prompt,
    /// In the admin group: words to screen cards for, after their group.
    Watch(String),
    /// In a group: a reply to one of the bot's messages.
    GroupReply {
        to: i32,
        text: String,
    },
    Answer(Answer),
}

/// What a step needs to know beyond scene and input.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub now: DateTime<Utc>,
    pub zone: Tz,
    pub areas: &'a Areas,
    /// None before consent.
    pub person: Option<&'a Person>,
    pub actor: &'a Actor,
}

/// Who acts, as Telegram tells it. Nothing of it is kept before consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub telegram_id: i64,
    pub name: String,
    /// The language they are spoken to in: their own, else the button's, else the app's.
    pub language: Language,
    /// Asked of Telegram at the tap; false in private chats.
    pub is_admin: bool,
    /// Writes under the group's name, so that nobody could say later who decided.
    pub is_anonymous: bool,
}

/// What follows: where the conversation stands now, what is said, and what is wanted from the app.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    pub conversation: Conversation,
    pub say: Vec<Reply>,
    pub then: Option<Request>,
}

/// A flow's part of a turn.
#[derive(Debug, Clone)]
struct Step {
    scene: Scene,
    say: Vec<Reply>,
    then: Option<Request>,
    put_aside: Option<PutAside>,
}

/// A draft to keep for later.
#[derive(Debug, Clone)]
struct PutAside {
    draft: Scene,
    /// What is said of it once it has its number.
    told: Option<fn(DraftId) -> Reply>,
}

/// One turn of a private conversation.
pub fn take_turn(conversation: Conversation, input: Input, context: &Context<'_>) -> Turn {
    let Conversation { scene, mut drafts } = conversation;
    let input = spoken::meant(input, &scene);
    let keyboard_was_up = scene.shows_keyboard();
    let step = match input {
        Input::Button(Button::Resume(id)) => drafts::resume(scene, id, &mut drafts, context),
        Input::Button(Button::Discard(id)) => drafts::discard(scene, id, &mut drafts, context),
        input => home::step(scene, input, &drafts, context),
    };
    let Step { mut scene, mut say, then, put_aside } = step;
    if let Some(PutAside { draft, told }) = put_aside {
        let (id, gone) = drafts.put_aside(draft, context.now);
        say.extend(told.map(|told| told(id)));
        let max = MAX_ASIDE;
        let gone = gone.map(|name| Reply::Note(Note::OldestDraftGone { max, name }));
        say.splice(..0, gone);
    }
    if matches!(then, Some(Request::Ask(Query::Subscription { .. }))) {
        scene = drafts.taken_up(scene);
    }
    if !scene.holds_draft() {
        drafts.nothing_written();
    }
    let noted = say
        .iter()
        .any(|reply| matches!(reply, Reply::PhoneNoted(_) | Reply::Find(Find::NearNoted)));
    if keyboard_was_up && !scene.shows_keyboard() && !noted {
        say.insert(0, Reply::PhoneKeyboardGone);
    }
    Turn { conversation: Conversation { scene, drafts }, say, then }
}

/// One turn in the admin group. Nothing is remembered there: buttons and replies carry their whole
/// intent.
pub fn take_turn_in_group(input: Input, context: &Context<'_>) -> Turn {
    let Step { say, then, .. } = match broadcast::step(&input, context) {
        Some(step) => step,
        None => review::step(input, context),
    };
    Turn { conversation: Conversation::default(), say, then }
}

impl Scene {
    /// Whether something would be lost if the scene were dropped.
    pub fn holds_draft(&self) -> bool {
        match self {
            Self::Register(register) => register.holds_something(),
            Self::Post(post) => post.holds_something(),
            Self::Subscribe(subscribing) => subscribing.holds_something(),
            Self::AwaitLeave { from, .. } => from.holds_draft(),
            _ => false,
        }
    }

    /// What would be lost if the scene were dropped.
    fn into_draft(self) -> Option<Self> {
        match self {
            Self::AwaitLeave { from, .. } => from.into_draft(),
            scene => scene.holds_draft().then_some(scene),
        }
    }

    /// What it is called as a draft; a draft has a name as soon as it holds something.
    fn draft_name(&self) -> Option<DraftName> {
        match self {
            Self::Register(register) => register.name().cloned().map(DraftName::Business),
            Self::Post(post) => {
                let name = post.name().map(DraftName::Promotion);
                name.or_else(|| post.bare_photos().map(DraftName::Photos))
            }
            Self::Subscribe(_) => Some(DraftName::Subscription),
            _ => None,
        }
    }

    /// Whether it is about the parts of this registered business.
    fn is_change_of(&self, id: BusinessId) -> bool {
        matches!(self, Self::Register(register) if register.changes() == Some(id))
    }

    /// Whether it is about this registered business: its parts, handing it in once more, or its promotions.
    fn is_about(&self, id: BusinessId) -> bool {
        self.business() == Some(id)
    }

    /// The registered business it is about.
    fn business(&self) -> Option<BusinessId> {
        match self {
            Self::Register(register) => register.about(),
            Self::Post(post) => post.business(),
            Self::AwaitLeave { from, .. } => from.business(),
            _ => None,
        }
    }

    /// As it is when it comes back: what was shown before stands far up, if anywhere.
    fn after_a_pause(self) -> Self {
        match self {
            Self::Post(post) => Self::Post(post.with_photos_unseen()),
            scene => scene,
        }
    }

    /// Whether any text is an answer: a name, a title, a description.
    fn awaits_words(&self) -> bool {
        match self {
            Self::Register(register) => register.awaits_words(),
            Self::Post(post) => post.awaits_words(),
            Self::AwaitQuestion | Self::AwaitSearch | Self::AwaitReport { .. } => true,
            _ => false,
        }
    }

    /// Whether a photo is of use, of an owner or of anybody else.
    pub fn takes_photos(&self, owner: bool) -> bool {
        match self {
            Self::Home => owner,
            Self::Register(register) => register.takes_photos(),
            Self::Post(post) => post.takes_photos(),
            _ => false,
        }
    }

    /// Whether a keyboard stands in place of the phone's.
    fn shows_keyboard(&self) -> bool {
        match self {
            Self::Register(register) => register.awaits_phone(),
            Self::AwaitNear => true,
            _ => false,
        }
    }
}

impl Context<'_> {
    /// The civil day in the regency.
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    pub fn day_part(&self) -> DayPart {
        DayPart::of(self.now.with_timezone(&self.zone).time())
    }
}

impl Step {
    fn say(scene: impl Into<Scene>, reply: Reply) -> Self {
        Self { say: vec![reply], ..Self::silent(scene) }
    }

    fn ask(scene: impl Into<Scene>, query: Query) -> Self {
        Self { then: Some(Request::Ask(query)), ..Self::silent(scene) }
    }

    fn order(scene: impl Into<Scene>, deed: Deed) -> Self {
        Self { then: Some(Request::Do(deed)), ..Self::silent(scene) }
    }

    /// Nothing is said and nothing changes.
    fn silent(scene: impl Into<Scene>) -> Self {
        Self { scene: scene.into(), say: Vec::new(), then: None, put_aside: None }
    }

    /// The same step, with a draft kept for later.
    fn keeping(self, draft: Option<Scene>) -> Self {
        Self { put_aside: draft.map(|draft| PutAside { draft, told: None }), ..self }
    }

    /// The same step, with a draft kept for later of which `told` speaks.
    fn keeping_and_telling(self, draft: Option<Scene>, told: fn(DraftId) -> Reply) -> Self {
        let told = Some(told);
        Self { put_aside: draft.map(|draft| PutAside { draft, told }), ..self }
    }

    /// The same step, with something said before all else.
    fn after(mut self, first: Reply) -> Self {
        self.say.insert(0, first);
        self
    }
}

impl From<Register> for Scene {
    fn from(register: Register) -> Self {
        Self::Register(register)
    }
}

impl From<Post> for Scene {
    fn from(post: Post) -> Self {
        Self::Post(post)
    }
}

impl From<Subscribing> for Scene {
    fn from(subscribing: Subscribing) -> Self {
        Self::Subscribe(subscribing)
    }
}
