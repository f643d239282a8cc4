//! A button as words and back.

use std::fmt;

use super::{
    BroadcastButton, Button, Command, Doing, Field, KeeperButton, PostButton, ShopButton, Target,
    WatchButton, find,
};
use crate::domain::{
    calendar::Hour,
    ids::{BusinessId, DraftId, PromotionId, ReasonId},
    review::{Preset, Subject},
    settings::Adjustment,
    subscription::Rhythm,
};

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
            Self::Find(find) => write!(f, "{find}"),
            Self::Unsubscribe => f.write_str("unsubscribe"),
            Self::Resubscribe => f.write_str("resubscribe"),
            Self::Adjust(adjustment) => adjusting(*adjustment, f),
            Self::AdjustHour => f.write_str("adjusthour"),
            Self::AdjustPause => f.write_str("adjustpause"),
            Self::Download => f.write_str("download"),
            Self::Correct => f.write_str("correct"),
            Self::Redo(subject) => write!(f, "redo {} {}", subject.kind(), subject.key()),
            Self::MyPromotions { page } => write!(f, "mine {page}"),
            Self::Stall(doing, id) => write!(f, "stall {id} {doing}"),
            Self::Shop(button) => write!(f, "shop {button}"),
            Self::Keeper(button) => write!(f, "keeper {button}"),
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
            Self::Posting(button) => write!(f, "post {button}"),
            Self::PickCategories => f.write_str("pickcategories"),
            Self::PickAreas => f.write_str("pickareas"),
            Self::PickHour => f.write_str("pickhour"),
            Self::DropChoices => f.write_str("dropchoices"),
            Self::WholeRegency => f.write_str("regency"),
            Self::Hour(hour) => write!(f, "hour {}", hour.get()),
            Self::Rhythm(rhythm) => write!(f, "rhythm {}", rhythm.number()),
            Self::WholeDistrict(code) => write!(f, "wholedistrict {code}"),
            Self::DistrictPage(code, page) => write!(f, "districtpage {code} {page}"),
            Self::Approve(subject) => write!(f, "approve {} {}", subject.kind(), subject.key()),
            Self::SendBack(subject) => write!(f, "sendback {} {}", subject.kind(), subject.key()),
            Self::Reject(subject) => write!(f, "reject {} {}", subject.kind(), subject.key()),
            Self::Because(subject, preset) => {
                write!(f, "because {} {} {}", subject.kind(), subject.key(), preset.code())
            }
            Self::Undo(subject) => write!(f, "undo {} {}", subject.kind(), subject.key()),
            Self::Take(subject) => write!(f, "take {} {}", subject.kind(), subject.key()),
            Self::Release(subject) => write!(f, "release {} {}", subject.kind(), subject.key()),
            Self::BackToCard(subject) => write!(f, "card {} {}", subject.kind(), subject.key()),
            Self::SendBackWith(id) => write!(f, "sendbackwith {id}"),
            Self::RejectWith(id) => write!(f, "rejectwith {id}"),
            Self::DropReason(id) => write!(f, "dropreason {id}"),
            Self::Queue { page } => write!(f, "queue {page}"),
            Self::Broadcast(button) => write!(f, "broadcast {button}"),
            Self::PostAnew { subject, seen } => {
                write!(f, "anew {} {}", subject.kind(), subject.key())?;
                seen.map_or(Ok(()), |message| write!(f, " {message}"))
            }
            Self::Watch(button) => write!(f, "watch {button}"),
        }
    }
}

fn adjusting(adjustment: Adjustment, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match adjustment {
        Adjustment::Photos(shown) => write!(f, "adjust photos {shown}"),
        Adjustment::Announcements(welcome) => write!(f, "adjust announcements {welcome}"),
        Adjustment::Hour(hour) => write!(f, "adjust hour {}", hour.get()),
        Adjustment::Pause(days) => write!(f, "adjust pause {days}"),
        Adjustment::Unpause => f.write_str("adjust unpause"),
    }
}

/// " p_12" or nothing.
struct Suffix<'a>(&'a Option<Target>);

impl fmt::Display for Suffix<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_ref().map_or(Ok(()), |target| write!(f, " {}", target.payload()))
    }
}

/// The button that the words mean.
pub(super) fn read<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Button> {
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
        "resubscribe" => Button::Resubscribe,
        "adjust" => Button::Adjust(adjustment(words)?),
        "adjusthour" => Button::AdjustHour,
        "adjustpause" => Button::AdjustPause,
        "download" => Button::Download,
        "correct" => Button::Correct,
        "redo" => Button::Redo(subject(words)?),
        "mine" => Button::MyPromotions { page: number(words)? },
        "stall" => {
            let id = PromotionId(number(words)?);
            Button::Stall(Doing::read(words)?, id)
        }
        "shop" => Button::Shop(ShopButton::read(words)?),
        "keeper" => Button::Keeper(KeeperButton::read(words)?),
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
        "post" => Button::Posting(PostButton::read(words)?),
        "pickcategories" => Button::PickCategories,
        "pickareas" => Button::PickAreas,
        "pickhour" => Button::PickHour,
        "dropchoices" => Button::DropChoices,
        "regency" => Button::WholeRegency,
        "hour" => Button::Hour(Hour::try_from(number::<u8>(words)?).ok()?),
        "rhythm" => Button::Rhythm(Rhythm::try_from(number::<u8>(words)?).ok()?),
        "wholedistrict" => Button::WholeDistrict(number(words)?),
        "districtpage" => Button::DistrictPage(number(words)?, number(words)?),
        "approve" => Button::Approve(subject(words)?),
        "sendback" => Button::SendBack(subject(words)?),
        "reject" => Button::Reject(subject(words)?),
        "because" => Button::Because(subject(words)?, Preset::from_code(words.next()?)?),
        "card" => Button::BackToCard(subject(words)?),
        "take" => Button::Take(subject(words)?),
        "undo" => Button::Undo(subject(words)?),
        "release" => Button::Release(subject(words)?),
        "sendbackwith" => Button::SendBackWith(ReasonId(number(words)?)),
        "rejectwith" => Button::RejectWith(ReasonId(number(words)?)),
        "dropreason" => Button::DropReason(ReasonId(number(words)?)),
        "queue" => Button::Queue { page: number(words)? },
        "broadcast" => Button::Broadcast(BroadcastButton::read(words)?),
        "anew" => {
            let subject = subject(words)?;
            let seen = words.next().map(|message| message.parse().ok());
            // No message is a valid answer, nonsense is not.
            Button::PostAnew { subject, seen: seen.map_or(Some(None), |seen| seen.map(Some))? }
        }
        "watch" => Button::Watch(WatchButton::read(words)?),
        first => Button::Find(find::read(first, words)?),
    };
    Some(button)
}

fn adjustment<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Adjustment> {
    Some(match words.next()? {
        "photos" => Adjustment::Photos(number(words)?),
        "announcements" => Adjustment::Announcements(number(words)?),
        "hour" => Adjustment::Hour(Hour::try_from(number::<u8>(words)?).ok()?),
        "pause" => Adjustment::Pause(number(words)?),
        "unpause" => Adjustment::Unpause,
        _ => return None,
    })
}

pub(super) fn number<'a, T: std::str::FromStr>(
    words: &mut impl Iterator<Item = &'a str>,
) -> Option<T> {
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
    use super::{
        super::{MAX_BYTES, Shown},
        *,
    };
    use crate::domain::{category::Category, keeping::Token, language::Language};

    #[test]
    fn every_button_survives_the_way_through_telegram() {
        let subject = Subject::Promotion(PromotionId(i64::MAX));
        let business = Subject::Business(BusinessId(1));
        let target = Some(Target::Command(Command::Subscription));
        let mut buttons = vec![
            Button::Speak { target: None },
            Button::Agree { target: target.clone() },
            Button::Agree { target: Some(Target::Invitation(Token::of(u128::MAX))) },
            Button::NotNow { target: Some(Target::Category(Category::Pariwisata)) },
            Button::ReadNotice { target: Some(Target::Promotion(PromotionId(i64::MAX))) },
            Button::Open(PromotionId(7)),
            Button::Contact(PromotionId(7)),
            Button::ShowPhotos(PromotionId(7)),
            Button::Browse { page: u32::MAX },
            Button::Unsubscribe,
            Button::Resubscribe,
            Button::Adjust(Adjustment::Photos(true)),
            Button::Adjust(Adjustment::Announcements(false)),
            Button::Adjust(Adjustment::Hour(Hour::DEFAULT)),
            Button::Adjust(Adjustment::Pause(30)),
            Button::Adjust(Adjustment::Unpause),
            Button::AdjustHour,
            Button::AdjustPause,
            Button::Download,
            Button::Correct,
            Button::Rhythm(Rhythm::Daily),
            Button::Rhythm(Rhythm::Weekly(chrono::Weekday::Sun)),
            Button::WholeDistrict("33.07.08".parse().unwrap()),
            Button::DistrictPage("33.07.08".parse().unwrap(), 1),
            Button::Redo(business),
            Button::MyPromotions { page: u32::MAX },
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
            Button::DropChoices,
            Button::WholeRegency,
            Button::Hour(Hour::DEFAULT),
            Button::Approve(subject),
            Button::SendBack(subject),
            Button::SendBackWith(ReasonId(9)),
            Button::Reject(business),
            Button::BackToCard(subject),
            Button::Take(subject),
            Button::Undo(subject),
            Button::Release(business),
            Button::RejectWith(ReasonId(9)),
            Button::DropReason(ReasonId(9)),
            Button::Queue { page: u32::MAX },
            Button::PostAnew { subject, seen: Some(i32::MAX) },
            Button::PostAnew { subject: business, seen: None },
        ];
        let stall = |doing| Button::Stall(doing, PromotionId(i64::MAX));
        buttons.extend(Doing::examples().into_iter().map(stall));
        buttons.extend(Command::ALL.map(Button::Go));
        buttons.extend(PostButton::ALL.map(Button::Posting));
        buttons.extend(Field::ALL.map(Button::Edit));
        buttons.extend(ShopButton::all().into_iter().map(Button::Shop));
        buttons.extend(KeeperButton::all().into_iter().map(Button::Keeper));
        buttons.extend(BroadcastButton::examples().map(Button::Broadcast));
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
