//! What may come in, in any order.

use ayopromo::{
    dialogue::Input,
    domain::{
        calendar::Hour,
        category::Category,
        ids::{BusinessId, DraftId, PromotionId, ReasonId},
        keeping::Token,
        place::Point,
        promotion::PhotoId,
        report::Ground,
        review::{Preset, Subject},
        search::{Narrowed, Search},
        settings::Adjustment,
        subscription::Rhythm,
    },
    reply::button::{Button, Command, Doing, Field, Find, On, Target},
};
use proptest::{prelude::*, sample::select};

use super::{
    desk::{Talk, person, text},
    keeper, shop,
};

/// A conversation at any point of any flow.
pub fn talk() -> impl Strategy<Value = Talk> {
    let scripts = || {
        select(vec![
            Vec::new(),
            vec![Input::Command(Command::Register)],
            registering(),
            posting(1),
            posting(2),
            subscribing(),
            vec![Input::Command(Command::Search)],
            vec![Input::Button(Button::Find(Find::Near))],
            vec![Input::Button(reported(Ground::Other))],
            vec![Input::Button(Button::Erase)],
        ])
    };
    let fetch = select(vec![None, Some(Button::Resume(DraftId(1)))]);
    let parts = (scripts(), scripts(), any::<prop::sample::Index>(), fetch);
    (parts, 0..3usize, any::<bool>(), any::<bool>()).prop_map(
        |((aside, script, at, fetch), businesses, owner, lucky)| {
            let mut talk = Talk::of(Some(person(owner)), businesses).all(aside);
            talk.hears(Input::Command(Command::Cancel));
            let far = at.index(script.len() + 1);
            talk = talk.all(script.into_iter().take(far));
            talk.desk.lucky = lucky;
            talk.all(fetch.map(Input::Button))
        },
    )
}

/// To the summary.
pub fn registering() -> Vec<Input> {
    vec![
        Input::Command(Command::Register),
        text("Carica Gemilang"),
        Input::Button(Button::Category(Category::Umkm)),
        Input::Button(Button::District("33.07.08".parse().unwrap())),
        Input::Button(Button::Village("33.07.08.1008".parse().unwrap())),
        text("0812 3456 7890"),
        text("Manisan carica"),
    ]
}

/// To the preview; with several businesses one has to be chosen.
pub fn posting(businesses: usize) -> Vec<Input> {
    let choice = (businesses > 1).then_some(Input::Button(Button::Business(BusinessId(1))));
    let mut script = vec![Input::Command(Command::Post)];
    script.extend(choice);
    script.extend([
        Input::Button(Button::OneByOne),
        text("Carica cup isi 12"),
        text("Manis dan segar"),
        text("65.000"),
        Input::Button(Button::Done),
        Input::Button(Button::Days(7)),
    ]);
    script
}

pub fn subscribing() -> Vec<Input> {
    vec![
        Input::Command(Command::Subscription),
        Input::Button(Button::PickCategories),
        Input::Button(Button::Category(Category::Umkm)),
        Input::Button(Button::PickAreas),
        Input::Button(Button::District("33.07.08".parse().unwrap())),
        Input::Button(Button::PickHour),
    ]
}

pub fn input() -> impl Strategy<Value = Input> {
    prop_oneof![
        4 => button().prop_map(Input::Button),
        2 => texts().prop_map(Input::Text),
        1 => texts().prop_map(Input::Search),
        2 => select(Command::ALL.to_vec()).prop_map(Input::Command),
        1 => prop::option::of(target()).prop_map(Input::Start),
        1 => (-8.0..-6.0, 109.0..111.0)
            .prop_map(|(north, east)| Input::Point(Point::at(north, east).unwrap())),
        1 => "[a-g]".prop_map(|id| Input::Photo { photo: PhotoId(id), caption: None }),
        1 => ("\\+?[0-9]{0,16}", any::<bool>())
            .prop_map(|(phone, own)| Input::Contact { phone, own }),
        1 => select(vec![
            Input::UnknownCommand,
            Input::StaleButton,
            Input::IdentityNumber,
            Input::Other,
            Input::Point(Point::at(-7.36, 109.9).unwrap()),
            Input::Prompt,
        ]),
    ]
}

pub fn group_input() -> impl Strategy<Value = Input> {
    prop_oneof![
        4 => input(),
        1 => (any::<i32>(), texts()).prop_map(|(to, text)| Input::GroupReply { to, text }),
    ]
}

pub fn texts() -> impl Strategy<Value = String> {
    let known = [
        "Jlamprang",
        "kertek",
        "kec. leksono",
        "0812 3456 7890",
        "321123",
        "15rb",
        "15.00",
        "65rb jadi 50rb",
        "31/11",
        "minggu depan",
        "besok sampai Jumat",
        "tiap Pahing",
        "cari mie ongklok",
        "\u{200b}",
        "",
    ];
    prop_oneof![select(known.to_vec()).prop_map(str::to_owned), any::<String>(), "[a-z]{50,70}"]
}

pub fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        Just(Target::Promotion(PromotionId(1))),
        Just(Target::Business(BusinessId(1))),
        Just(Target::Save(PromotionId(1))),
        Just(Target::Report(PromotionId(1))),
        Just(Target::Invitation(Token::of(1))),
        Just(Target::Category(Category::Umkm)),
        select(Command::ALL.to_vec()).prop_map(Target::Command),
    ]
}

pub fn button() -> impl Strategy<Value = Button> {
    let subject = Subject::Promotion(PromotionId(1));
    let district = "33.07.08".parse().unwrap();
    let village = "33.07.08.1008".parse().unwrap();
    let mut buttons = vec![
        Button::Open(PromotionId(1)),
        Button::Contact(PromotionId(1)),
        Button::ShowPhotos(PromotionId(1)),
        Button::Browse { page: 0 },
        Button::Find(Find::Save { promotion: 1.into(), saved: true, on: On::List { page: 0 } }),
        Button::Find(Find::Saved { page: 1 }),
        Button::Find(Find::Near),
        Button::Find(Find::Today),
        Button::Find(Find::Report(1.into())),
        reported(Ground::Price),
        reported(Ground::Other),
        Button::Find(Find::TakeReportBack(1.into())),
        Button::Find(Find::Checked { promotion: 1.into(), seen: 1, made_up: false }),
        Button::Find(Find::Look { narrowed: narrowed(), page: 0 }),
        Button::Find(Find::PickCategory(narrowed())),
        Button::Find(Find::PickArea(narrowed())),
        Button::Find(Find::PickArea(Narrowed::default())),
        Button::Find(Find::Search { search: Search::parse("kopi").unwrap(), page: 2 }),
        Button::Unsubscribe,
        Button::MyPromotions { page: 1 },
        Button::Stall(Doing::SoldOut, PromotionId(1)),
        Button::Stall(Doing::Correct, PromotionId(1)),
        Button::Stall(Doing::Again, PromotionId(1)),
        Button::Stall(Doing::Change, PromotionId(1)),
        Button::Stall(Doing::DropChange, PromotionId(1)),
        Button::Resume(DraftId(1)),
        Button::Resume(DraftId(2)),
        Button::Discard(DraftId(1)),
        Button::Discard(DraftId(3)),
        Button::Erase,
        Button::Back,
        Button::Cancel,
        Button::Yes,
        Button::Stay,
        Button::Category(Category::Lainnya),
        Button::District(district),
        Button::Village(village),
        Button::VillagePage(7),
        Button::Candidate(0),
        Button::Candidate(2),
        Button::Business(BusinessId(2)),
        Button::Done,
        Button::ClearPhotos,
        Button::OneByOne,
        Button::UntilSoldOut,
        Button::Days(0),
        Button::Days(14),
        Button::Days(u32::MAX),
        Button::Send,
        Button::PickCategories,
        Button::PickAreas,
        Button::PickHour,
        Button::WholeRegency,
        Button::Hour(Hour::DEFAULT),
        Button::Rhythm(Rhythm::Daily),
        Button::Rhythm(Rhythm::Weekly(chrono::Weekday::Fri)),
        Button::WholeDistrict("33.07.08".parse().unwrap()),
        Button::DistrictPage("33.07.08".parse().unwrap(), 1),
        Button::Resubscribe,
        Button::Adjust(Adjustment::Photos(true)),
        Button::Adjust(Adjustment::Pause(7)),
        Button::Adjust(Adjustment::Unpause),
        Button::AdjustHour,
        Button::AdjustPause,
        Button::Download,
        Button::Correct,
        Button::Approve(subject),
        Button::Reject(subject),
        Button::Because(subject, Preset::BlurryPhoto),
        Button::BackToCard(subject),
        Button::RejectWith(ReasonId(1)),
        Button::DropReason(ReasonId(1)),
    ];
    buttons.extend(Command::ALL.map(Button::Go));
    buttons.extend(Field::ALL.map(Button::Edit));
    buttons.extend(shop::buttons().map(Button::Shop));
    buttons.extend(keeper::buttons().map(Button::Keeper));
    let formal = prop::option::of(target()).prop_flat_map(|target| {
        select(vec![
            Button::Speak { target: target.clone() },
            Button::Agree { target: target.clone() },
            Button::NotNow { target: target.clone() },
            Button::ReadNotice { target },
        ])
    });
    prop_oneof![8 => select(buttons), 1 => formal]
}

pub fn reported(ground: Ground) -> Button {
    Button::Find(Find::Because { promotion: 1.into(), ground })
}

pub fn narrowed() -> Narrowed {
    Narrowed { category: Some(Category::Umkm), area: Some("33.07.08.1008".parse().unwrap()) }
}
