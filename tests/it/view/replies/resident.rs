//! What residents and groups are told of their subscriptions and settings, and what the office answers.

use ayopromo::{
    domain::{
        calendar::Hour,
        category::Category,
        edition::Section,
        language::Language,
        room::{Room, Standing as RoomStanding},
        settings::{Preferences, Settings},
        subscription::{Before, Kept, Rhythm, Subscription},
    },
    reply::{DataFile, Digest, InRoom, Office, Question, Reply, Setting, Toast},
};
use chrono::Weekday;

use super::{Texts, at, code, districts, listed, subscription, villages};

pub fn subscribing() -> Vec<(&'static str, Reply)> {
    let draft = || subscription("c=umkm,pariwisata;a=33.07.08");
    let subscribed =
        |live, before| Reply::Subscribed { next: at("2026-11-25T00:00:00Z"), live, before };
    let weekly = || Subscription { rhythm: Rhythm::Weekly(Weekday::Fri), ..draft() };
    let offer = |draft, saved, paused_until| {
        let chosen = false;
        Reply::Ask(Question::Subscription { draft, saved, chosen, paused_until })
    };
    let areas = |draft| Reply::Ask(Question::SubscriptionAreas { draft, districts: districts() });
    let villages = |chosen: &str| {
        let draft = subscription(chosen);
        let (district, villages) = (code("33.07.08"), villages());
        Reply::Ask(Question::SubscriptionVillages { draft, district, villages, page: 0 })
    };
    let times = |draft| Reply::Ask(Question::SubscriptionTimes { draft });
    vec![
        ("Subscription", offer(Subscription::default(), false, None)),
        ("Subscription, changed later", offer(draft(), true, None)),
        ("A weekly subscription", offer(weekly(), true, None)),
        ("A paused subscription", offer(draft(), true, Some(at("2026-11-26T17:00:00Z")))),
        (
            "A paused weekly subscription that misses nothing",
            offer(weekly(), true, Some(at("2026-11-26T17:00:00Z"))),
        ),
        (
            "A paused weekly subscription that misses a digest",
            offer(weekly(), true, Some(at("2026-11-30T17:00:00Z"))),
        ),
        (
            "Categories of a subscription",
            Reply::Ask(Question::SubscriptionCategories { draft: draft() }),
        ),
        ("Areas of a subscription", areas(draft())),
        ("Some villages", areas(subscription("c=;a=33.07.08.2003,33.07.08.2004,33.07.13"))),
        ("The whole regency", areas(Subscription::default())),
        ("A whole kecamatan", villages("c=;a=33.07.08")),
        ("Villages of a kecamatan", villages("c=;a=33.07.08.2003,33.07.08.2004")),
        ("Times of a subscription", times(draft())),
        ("Times of a weekly subscription", times(weekly())),
        ("Subscribed", subscribed(38, Before::Nothing)),
        ("Subscribed once more", subscribed(38, Before::Stopped)),
        ("Subscription changed", subscribed(38, Before::InForce)),
        ("Subscribed while nothing is live", subscribed(0, Before::Nothing)),
        ("Unsubscribed", Reply::Unsubscribed),
    ]
}

pub fn setting() -> Vec<(&'static str, Reply)> {
    let page = |subscription: Option<Subscription>, paused_until, preferences| {
        let subscription = subscription.map(|wanted| Kept { wanted, paused_until });
        Reply::Setting(Setting::Page(Settings { preferences, subscription }))
    };
    let draft = || subscription("c=umkm,peternakan;a=33.07.08,33.07.13");
    let other = Preferences { photos: true, announcements: false };
    vec![
        ("Settings", page(Some(draft()), None, Preferences::default())),
        ("Settings without a subscription", page(None, None, other)),
        (
            "Settings during a pause",
            page(Some(draft()), Some(at("2026-11-26T17:00:00Z")), Preferences::default()),
        ),
        ("Hour in the settings", Reply::Setting(Setting::Hours { chosen: Hour::DEFAULT })),
        ("Pausing", Reply::Setting(Setting::Pauses)),
        (
            "Everything as a file",
            Reply::Setting(Setting::File(DataFile {
                day: "2026-11-24".parse().unwrap(),
                json: "{}".into(),
            })),
        ),
        ("Correcting one's data", Reply::Setting(Setting::Correcting)),
        (
            "In place of a first digest that would be empty",
            Reply::Setting(Setting::NothingNewYet { day: "2026-11-25".parse().unwrap() }),
        ),
    ]
}

pub fn office(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let (id, words) = (7.into(), texts.body.clone());
    vec![
        ("A question to the office", Reply::Ask(Question::Office)),
        ("A text that asks something", Reply::Office(Office::Offer)),
        ("A question is sent", Reply::Office(Office::Sent(id))),
        (
            "Enough questions for a day",
            Reply::Office(Office::Enough { max: 3, again: "2026-11-25".parse().unwrap() }),
        ),
        (
            "The office answers",
            Reply::Office(Office::Answer { question: words.clone(), answer: texts.reason.clone() }),
        ),
        (
            "A question in the admin group",
            Reply::Office(Office::Question { id, name: texts.person.clone(), words }),
        ),
        ("A question is answered", Reply::Office(Office::Answered(id))),
        (
            "A question was answered before",
            Reply::Office(Office::AnsweredBefore { id, by: texts.admin.clone() }),
        ),
    ]
}

pub fn in_groups(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let room = |standing, paused_until| {
        let kept = Kept { wanted: subscription("c=umkm;a=33.07.08"), paused_until };
        Reply::Room(InRoom::Offer(Room { language: Language::Id, kept, standing }))
    };
    let draft = || subscription("c=;a=33.07.08");
    let (district, villages) = (code("33.07.08"), villages());
    let villages = InRoom::Villages { draft: draft(), district, villages, page: 0 };
    let digest = Digest {
        day: "2026-11-25".parse().unwrap(),
        items: vec![(Section::New, listed(texts, 317, Category::Umkm, "65000"))],
        total: 14,
    };
    vec![
        ("The bot comes into a group", Reply::Room(InRoom::Welcome)),
        ("A group's subscription", room(RoomStanding::Offered, None)),
        ("A group is subscribed", room(RoomStanding::Active, None)),
        ("A group's pause", room(RoomStanding::Active, Some(at("2026-11-26T17:00:00Z")))),
        ("A group's subscription is stopped", room(RoomStanding::Stopped, None)),
        ("Areas of a group", Reply::Room(InRoom::Areas { draft: draft(), districts: districts() })),
        ("Villages of a group", Reply::Room(villages)),
        ("No administrator of the group", Reply::Room(InRoom::OnlyAdmins)),
        ("Something private in a group", Reply::Room(InRoom::OnlyInPrivate)),
        ("No administrator's tap", Reply::Toast(Toast::OnlyRoomAdmins)),
        (
            "A group's digest",
            Reply::Room(InRoom::Digest { digest: Box::new(digest), bot: "ayopromo_bot".into() }),
        ),
    ]
}
