//! Every inline button: a type that survives the way through Telegram's 64 bytes.
//!
//! The data begin with the language in which the button was shown, so that somebody of whom nothing is
//! stored is answered in the language they chose, and with whether its message is one that people look
//! for again and that must stay.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::{
    area::AreaCode,
    calendar::Hour,
    category::Category,
    ids::{BusinessId, DraftId, PromotionId, ReasonId},
    language::Language,
    review::{Preset, Subject},
};

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
    Unsubscribe,
    /// What was rejected as the start of a new try.
    Redo(Subject),
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
    PickCategories,
    PickAreas,
    PickHour,
    WholeRegency,
    Hour(Hour),

    // The admin group.
    Approve(Subject),
    Reject(Subject),
    Because(Subject, Preset),
    BackToCard(Subject),
    RejectWith(ReasonId),
    DropReason(ReasonId),
}

/// Where a deep link leads once the formalities are done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    Promotion(PromotionId),
    Business(BusinessId),
    Category(Category),
    /// Back to what was wanted when consent was missing.
    Command(Command),
}

/// What can be typed with a slash; the same words in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    Menu,
    Help,
    Cancel,
    Register,
    Post,
    MyBusinesses,
    MyPromotions,
    Subscription,
    Browse,
    Language,
    MyData,
    Queue,
}

/// A field that can be changed from a summary or preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
                | Self::PickCategories
                | Self::PickAreas
                | Self::PickHour
                | Self::WholeRegency
                | Self::Hour(_)
        )
    }

    /// What a button under a card is about.
    pub fn card(&self) -> Option<Subject> {
        match self {
            Self::Approve(subject)
            | Self::Reject(subject)
            | Self::Because(subject, _)
            | Self::BackToCard(subject) => Some(*subject),
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
        let button = read(&mut words)?;
        words.next().is_none().then_some((button, shown))
    }
}

/// Marks the data of buttons under messages that stay.
const KEPT: &str = "!";

impl fmt::Display for Button {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Speak { target } => write!(f, "speak{}", Suffix(target)),
            Self::Agree { target } => write!(f, "agree{}", Suffix(target)),
            Self::NotNow { target } => write!(f, "notnow{}", Suffix(target)),
            Self::ReadNotice { target } => write!(f, "notice{}", Suffix(target)),
            Self::Go(command) => write!(f, "go {}", command.word()),
            Self::Open(id) => write!(f, "open {id}"),
            Self::Contact(id) => write!(f, "contact {id}"),
            Self::ShowPhotos(id) => write!(f, "photos {id}"),
            Self::Browse { page } => write!(f, "browse {page}"),
            Self::Unsubscribe => f.write_str("unsubscribe"),
            Self::Redo(subject) => write!(f, "redo {} {}", subject.kind(), subject.key()),
            Self::Resume(draft) => write!(f, "resume {draft}"),
            Self::Discard(draft) => write!(f, "discard {draft}"),
            Self::Erase => f.write_str("erase"),
            Self::Back => f.write_str("back"),
            Self::Cancel => f.write_str("cancel"),
            Self::Yes => f.write_str("yes"),
            Self::Stay => f.write_str("stay"),
            Self::Category(category) => write!(f, "category {category}"),
            Self::District(code) => write!(f, "district {code}"),
            Self::Village(code) => write!(f, "village {code}"),
            Self::VillagePage(page) => write!(f, "villages {page}"),
            Self::Candidate(at) => write!(f, "candidate {at}"),
            Self::Business(id) => write!(f, "business {id}"),
            Self::Done => f.write_str("done"),
            Self::ClearPhotos => f.write_str("clear"),
            Self::OneByOne => f.write_str("onebyone"),
            Self::UntilSoldOut => f.write_str("soldout"),
            Self::Days(days) => write!(f, "days {days}"),
            Self::Edit(field) => write!(f, "edit {}", field.word()),
            Self::Send => f.write_str("send"),
            Self::PickCategories => f.write_str("pickcategories"),
            Self::PickAreas => f.write_str("pickareas"),
            Self::PickHour => f.write_str("pickhour"),
            Self::WholeRegency => f.write_str("regency"),
            Self::Hour(hour) => write!(f, "hour {}", hour.get()),
            Self::Approve(subject) => write!(f, "approve {} {}", subject.kind(), subject.key()),
            Self::Reject(subject) => write!(f, "reject {} {}", subject.kind(), subject.key()),
            Self::Because(subject, preset) => {
                write!(f, "because {} {} {}", subject.kind(), subject.key(), preset.code())
            }
            Self::BackToCard(subject) => write!(f, "card {} {}", subject.kind(), subject.key()),
            Self::RejectWith(id) => write!(f, "rejectwith {id}"),
            Self::DropReason(id) => write!(f, "dropreason {id}"),
        }
    }
}

impl Command {
    pub const ALL: [Self; 12] = [
        Self::Menu,
        Self::Help,
        Self::Cancel,
        Self::Register,
        Self::Post,
        Self::MyBusinesses,
        Self::MyPromotions,
        Self::Subscription,
        Self::Browse,
        Self::Language,
        Self::MyData,
        Self::Queue,
    ];

    /// As it is typed, without the slash.
    pub fn word(self) -> &'static str {
        match self {
            Self::Menu => "menu",
            Self::Help => "bantuan",
            Self::Cancel => "batal",
            Self::Register => "daftar",
            Self::Post => "promo",
            Self::MyBusinesses => "usaha",
            Self::MyPromotions => "promosiku",
            Self::Subscription => "langganan",
            Self::Browse => "jelajah",
            Self::Language => "bahasa",
            Self::MyData => "dataku",
            Self::Queue => "antrean",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let word = if word == "help" { "bantuan" } else { word };
        Self::ALL.into_iter().find(|command| command.word() == word)
    }
}

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

impl Target {
    /// The target of a deep link's payload (`p_12`, `u_3`, `k_umkm`).
    pub fn from_payload(payload: &str) -> Option<Self> {
        let (kind, rest) = payload.split_once('_')?;
        match kind {
            "p" => rest.parse().ok().map(|id| Self::Promotion(PromotionId(id))),
            "u" => rest.parse().ok().map(|id| Self::Business(BusinessId(id))),
            "k" => rest.parse().ok().map(Self::Category),
            "c" => Command::from_word(rest).map(Self::Command),
            _ => None,
        }
    }

    /// The command that leads nearest to it, which names it to people.
    pub fn command(&self) -> Command {
        match self {
            Self::Promotion(_) | Self::Business(_) => Command::Browse,
            Self::Category(_) => Command::Subscription,
            Self::Command(command) => *command,
        }
    }

    /// The inverse of [`Target::from_payload`]; 64 characters of `A-Za-z0-9_-` at most.
    pub fn payload(&self) -> String {
        match self {
            Self::Promotion(id) => format!("p_{id}"),
            Self::Business(id) => format!("u_{id}"),
            Self::Category(category) => format!("k_{category}"),
            Self::Command(command) => format!("c_{}", command.word()),
        }
    }
}

/// " p_12" or nothing.
struct Suffix<'a>(&'a Option<Target>);

impl fmt::Display for Suffix<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map_or(Ok(()), |target| write!(f, " {}", target.payload()))
    }
}

fn read<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Button> {
    let button = match words.next()? {
        "speak" => Button::Speak { target: target(words)? },
        "agree" => Button::Agree { target: target(words)? },
        "notnow" => Button::NotNow { target: target(words)? },
        "notice" => Button::ReadNotice { target: target(words)? },
        "go" => Button::Go(Command::from_word(words.next()?)?),
        "open" => Button::Open(PromotionId(number(words)?)),
        "contact" => Button::Contact(PromotionId(number(words)?)),
        "photos" => Button::ShowPhotos(PromotionId(number(words)?)),
        "browse" => Button::Browse { page: number(words)? },
        "unsubscribe" => Button::Unsubscribe,
        "redo" => Button::Redo(subject(words)?),
        "resume" => Button::Resume(DraftId(number(words)?)),
        "discard" => Button::Discard(DraftId(number(words)?)),
        "erase" => Button::Erase,
        "back" => Button::Back,
        "cancel" => Button::Cancel,
        "yes" => Button::Yes,
        "stay" => Button::Stay,
        "category" => Button::Category(number(words)?),
        "district" => Button::District(number(words)?),
        "village" => Button::Village(number(words)?),
        "villages" => Button::VillagePage(number(words)?),
        "candidate" => Button::Candidate(number(words)?),
        "business" => Button::Business(BusinessId(number(words)?)),
        "done" => Button::Done,
        "clear" => Button::ClearPhotos,
        "onebyone" => Button::OneByOne,
        "soldout" => Button::UntilSoldOut,
        "days" => Button::Days(number(words)?),
        "edit" => {
            let word = words.next()?;
            Button::Edit(Field::ALL.into_iter().find(|field| field.word() == word)?)
        }
        "send" => Button::Send,
        "pickcategories" => Button::PickCategories,
        "pickareas" => Button::PickAreas,
        "pickhour" => Button::PickHour,
        "regency" => Button::WholeRegency,
        "hour" => Button::Hour(Hour::try_from(number::<u8>(words)?).ok()?),
        "approve" => Button::Approve(subject(words)?),
        "reject" => Button::Reject(subject(words)?),
        "because" => Button::Because(subject(words)?, Preset::from_code(words.next()?)?),
        "card" => Button::BackToCard(subject(words)?),
        "rejectwith" => Button::RejectWith(ReasonId(number(words)?)),
        "dropreason" => Button::DropReason(ReasonId(number(words)?)),
        _ => return None,
    };
    Some(button)
}

fn number<'a, T: std::str::FromStr>(words: &mut impl Iterator<Item = &'a str>) -> Option<T> {
    words.next()?.parse().ok()
}

/// Nothing is a valid answer, nonsense is not.
fn target<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Option<Target>> {
    words.next().map_or(Some(None), |payload| Target::from_payload(payload).map(Some))
}

fn subject<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Subject> {
    let kind = words.next()?;
    Subject::from_kind(kind, number(words)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_button_survives_the_way_through_telegram() {
        let subject = Subject::Promotion(PromotionId(i64::MAX));
        let business = Subject::Business(BusinessId(1));
        let target = Some(Target::Command(Command::Subscription));
        let mut buttons = vec![
            Button::Speak { target: None },
            Button::Agree { target: target.clone() },
            Button::NotNow { target: Some(Target::Category(Category::Pariwisata)) },
            Button::ReadNotice { target: Some(Target::Promotion(PromotionId(i64::MAX))) },
            Button::Open(PromotionId(7)),
            Button::Contact(PromotionId(7)),
            Button::ShowPhotos(PromotionId(7)),
            Button::Browse { page: u32::MAX },
            Button::Unsubscribe,
            Button::Redo(business),
            Button::Resume(DraftId(i64::MAX)),
            Button::Discard(DraftId(1)),
            Button::Erase,
            Button::Back,
            Button::Cancel,
            Button::Yes,
            Button::Stay,
            Button::Category(Category::Ekraf),
            Button::District("33.07.08".parse().unwrap()),
            Button::Village("33.07.08.1001".parse().unwrap()),
            Button::VillagePage(2),
            Button::Candidate(1),
            Button::Business(BusinessId(4)),
            Button::Done,
            Button::ClearPhotos,
            Button::OneByOne,
            Button::UntilSoldOut,
            Button::Days(7),
            Button::Send,
            Button::PickCategories,
            Button::PickAreas,
            Button::PickHour,
            Button::WholeRegency,
            Button::Hour(Hour::DEFAULT),
            Button::Approve(subject),
            Button::Reject(business),
            Button::BackToCard(subject),
            Button::RejectWith(ReasonId(9)),
            Button::DropReason(ReasonId(9)),
        ];
        buttons.extend(Command::ALL.map(Button::Go));
        buttons.extend(Field::ALL.map(Button::Edit));
        buttons.extend(Preset::ALL.map(|preset| Button::Because(subject, preset)));
        for button in buttons {
            let shown = Shown { language: Language::Jv, kept: true };
            let data = button.data(shown);
            assert!(data.len() <= MAX_BYTES, "{data}");
            assert_eq!(Button::parse(&data), Some((button, shown)), "{data}");
        }
    }

    #[test]
    fn data_that_are_not_ours_are_no_button() {
        for data in ["", "id", "id open", "id open x", "xx back", "id back again", "id go nowhere"]
        {
            assert_eq!(Button::parse(data), None, "{data}");
        }
    }
}
