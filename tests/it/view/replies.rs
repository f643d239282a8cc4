//! One example of everything the bot can say, or several where the wording differs.

mod broadcast;
mod keeper;
mod revision;
mod shop;
mod stall;

use ayopromo::{
    domain::{
        area::AreaCode,
        business::{Business, BusinessName, BusinessState, Description, NewBusiness},
        calendar::{DayPart, Hour},
        category::Category,
        dates::NoSuchDay,
        edition::Section,
        ids::WatchedId,
        keeping::Role,
        language::Language,
        occasion::Occasion,
        person::Person,
        phone::Phone,
        place::Point,
        post::Otherwise,
        price::{Price, Rupiah},
        promotion::{Body, NewPromotion, Origin, PhotoId, Promotion, PromotionState, Title},
        report::Ground,
        review::{Decision, Hold, Objection, Preset, Reason, Subject, Verdict},
        room::{Room, Standing as RoomStanding},
        screening::{Group, Likeness, NoPhrase, Phrase, Watched},
        search::{Narrowed, Search},
        settings::{Preferences, Settings},
        subscription::{Before, Kept, Rhythm, Subscription},
        text::Problem,
        validity::Validity,
    },
    reply::{
        Backlog, BusinessPage, Card, Choice, DataFile, Digest, DraftName, FileProblem, Find, Held,
        InRoom, Listed, MyData, Note, Office, Page, Posting, Question, Queued, Reply, Reports,
        SavedItem, Setting, Toast, TurnedDown, Twin, WaitingDraft, Warning, WatchPreview, Watching,
        button::{Command, PostButton, Target},
    },
};
use chrono::{DateTime, TimeDelta, Utc, Weekday};

pub const AREAS: [(&str, &str); 20] = [
    ("33.07", "Kabupaten Wonosobo"),
    ("33.07.01", "Wadaslintang"),
    ("33.07.04", "Kaliwiro"),
    ("33.07.05", "Leksono"),
    ("33.07.06", "Selomerto"),
    ("33.07.08", "Kertek"),
    ("33.07.09", "Wonosobo"),
    ("33.07.12", "Garung"),
    ("33.07.13", "Kejajar"),
    ("33.07.05.2007", "Jlamprang"),
    ("33.07.09.1013", "Jlamprang"),
    ("33.07.08.1001", "Kertek"),
    ("33.07.08.1002", "Wringinanom"),
    ("33.07.08.2003", "Sindupaten"),
    ("33.07.08.2004", "Karangluhur"),
    ("33.07.08.2005", "Bojasari"),
    ("33.07.08.2006", "Surengede"),
    ("33.07.08.2007", "Sudungdewo"),
    ("33.07.08.2008", "Sumberdalem"),
    ("33.07.12.2001", "Garung"),
];

/// What people write.
pub struct Texts {
    person: String,
    admin: String,
    business: String,
    description: String,
    title: String,
    body: String,
    reason: String,
}

impl Texts {
    pub fn example() -> Self {
        let own = str::to_owned;
        Self {
            person: own("Sari"),
            admin: own("Budi"),
            business: own("Carica Gemilang"),
            description: own("Manisan carica kemasan cup dan botol, bisa kirim luar kota"),
            title: own("Carica cup isi 12"),
            body: own("CARICA CUP isi 12 cuma 65rb dari 80rb, bisa cod kertek"),
            reason: own("Fotonya milik toko lain"),
        }
    }

    /// The same text everywhere, even where the domain would refuse it.
    pub fn all(text: &str) -> Self {
        Self {
            person: text.to_owned(),
            admin: text.to_owned(),
            business: text.to_owned(),
            description: text.to_owned(),
            title: text.to_owned(),
            body: text.to_owned(),
            reason: text.to_owned(),
        }
    }
}

pub fn replies(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let mut all = starting(texts);
    all.extend(manners(texts));
    all.extend(registering(texts));
    all.extend(shop::shop(texts));
    all.extend(keeper::keeper(texts));
    all.extend(posting(texts));
    all.extend(owning(texts));
    all.extend(stall::stall(texts));
    all.extend(revision::revision(texts));
    all.extend(subscribing());
    all.extend(setting());
    all.extend(in_groups(texts));
    all.extend(office(texts));
    all.extend(browsing(texts));
    all.extend(finding(texts));
    all.extend(reviewing(texts));
    all.extend(broadcast::broadcast(texts));
    all.extend(verdicts(texts));
    all
}

fn starting(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let target = || Some(Target::Promotion(317.into()));
    let name = || texts.person.clone();
    let preferences = Preferences::default();
    let person = |language| Person {
        id: 1.into(),
        first_name: name(),
        language,
        owner: true,
        reachable: true,
        preferences,
    };
    vec![
        (
            "First contact",
            Reply::ChooseLanguage { name: name(), part: DayPart::Morning, target: target() },
        ),
        ("Privacy notice, short", Reply::Privacy { target: target() }),
        ("Privacy notice in full", Reply::PrivacyInFull { target: None }),
        ("Not now", Reply::WithoutConsent),
        ("Menu", Reply::Menu { name: name(), part: DayPart::Afternoon, owner: false }),
        ("Menu of an owner", Reply::Menu { name: name(), part: DayPart::Afternoon, owner: true }),
        (
            "Menu for somebody without a name",
            Reply::Menu { name: String::new(), part: DayPart::Night, owner: false },
        ),
        ("Help", Reply::Help),
        ("Changing the language", Reply::LanguagePicker),
        ("The language is changed", Reply::LanguageSet),
        (
            "My data",
            Reply::MyData(Box::new(MyData {
                person: person(Language::Id),
                held: Held {
                    agreed: Some(at("2026-11-01T03:00:00Z")),
                    agreed_as_owner: Some(at("2026-11-20T03:00:00Z")),
                    subscription: Some(Kept {
                        wanted: subscription("c=umkm;a=33.07.08,33.07.13"),
                        paused_until: None,
                    }),
                    businesses: 2,
                    kept: 1,
                    promotions: 3,
                    contacted: 4,
                    digests: 1234,
                },
                drafts: vec![
                    waiting(4, DraftName::Business(self::name(texts))),
                    waiting(26, DraftName::Photos(3)),
                    waiting(30, DraftName::Subscription),
                ],
            })),
        ),
        (
            "My data without a subscription",
            Reply::MyData(Box::new(MyData {
                person: person(Language::Jv),
                held: Held {
                    agreed: Some(at("2026-11-01T03:00:00Z")),
                    agreed_as_owner: None,
                    subscription: None,
                    businesses: 0,
                    kept: 0,
                    promotions: 0,
                    contacted: 0,
                    digests: 0,
                },
                drafts: Vec::new(),
            })),
        ),
        ("Erasing: really?", Reply::Ask(Question::Erase)),
        ("Erased", Reply::Erased),
    ]
}

fn manners(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let business = || DraftName::Business(name(texts));
    let promotion = || DraftName::Promotion(unchecked(&texts.title));
    vec![
        ("Cancelled, the draft is kept", Reply::Cancelled { kept: Some(1.into()) }),
        ("Cancelled", Reply::Cancelled { kept: None }),
        ("The draft is kept", Reply::DraftKept(1.into())),
        ("Nothing to cancel", Reply::NothingToCancel),
        ("One draft waits", Reply::Drafts(vec![waiting(26, business())])),
        ("Drafts wait", Reply::Drafts(vec![waiting(4, promotion()), waiting(26, business())])),
        ("The draft is gone", Reply::Note(Note::DraftGone)),
        (
            "A draft too many",
            Reply::Note(Note::OldestDraftGone { max: 8, name: DraftName::Business(name(texts)) }),
        ),
        ("The draft is thrown away", Reply::DraftDiscarded),
        ("The menu in the middle", Reply::Ask(Question::LeaveDraft { wanted: Command::Menu })),
        (
            "Registering in the middle",
            Reply::Ask(Question::LeaveDraft { wanted: Command::Register }),
        ),
        ("A text at the question whether to leave", Reply::Note(Note::NotUsedYet)),
        ("A draft thrown away on the way", Reply::Note(Note::Discarded)),
        ("Posting in the middle", Reply::Ask(Question::LeaveDraft { wanted: Command::Post })),
        (
            "A subscription in the middle",
            Reply::Ask(Question::LeaveDraft { wanted: Command::Subscription }),
        ),
        ("One's data in the middle", Reply::Ask(Question::LeaveDraft { wanted: Command::MyData })),
        ("Not understood", Reply::Note(Note::NotUnderstood)),
        ("A sticker", Reply::Note(Note::WrongKind)),
        ("An edited message", Reply::Note(Note::EditNotRead)),
        ("A national identity number", Reply::Note(Note::IdentityNumberRefused)),
        ("An old button", Reply::Note(Note::StaleButton)),
        ("After an upgrade", Reply::Note(Note::ScenesChanged)),
        ("Something broke", Reply::Trouble { number: "7F3K".into() }),
        ("Nothing was written", Reply::Note(Note::Invalid(Problem::Empty))),
        ("Too long", Reply::Note(Note::Invalid(Problem::TooLong { length: 1234, max: 900 }))),
    ]
}

fn registering(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let villages: Vec<AreaCode> = (2003..2024).map(|n| code(&format!("33.07.08.{n}"))).collect();
    vec![
        ("Owner's terms", Reply::Ask(Question::OwnerTerms)),
        ("Name of the business", Reply::Ask(Question::BusinessName)),
        ("Category", Reply::Ask(Question::Category)),
        ("Kecamatan", Reply::Ask(Question::District { districts: districts() })),
        (
            "Village",
            Reply::Ask(Question::Village {
                district: code("33.07.08"),
                villages: vec![code("33.07.08.1001"), code("33.07.08.1002"), code("33.07.08.2003")],
                page: 0,
            }),
        ),
        (
            "Village, second page",
            Reply::Ask(Question::Village { district: code("33.07.08"), villages, page: 1 }),
        ),
        (
            "Two villages of one name",
            Reply::Ask(Question::WhichArea {
                found: vec![code("33.07.05.2007"), code("33.07.09.1013")],
            }),
        ),
        ("No such village", Reply::Note(Note::AreaNotFound)),
        ("A category that is included", Reply::Note(Note::CategoryIncluded(Category::Umkm))),
        ("Telephone", Reply::Ask(Question::Phone)),
        ("No telephone number", Reply::Note(Note::PhoneNotUnderstood)),
        (
            "Which number",
            Reply::Ask(Question::WhichPhone { candidates: vec![mobile(), landline()] }),
        ),
        ("This number?", Reply::Ask(Question::WhichPhone { candidates: vec![landline()] })),
        ("Somebody else's contact", Reply::Note(Note::NotYourContact)),
        ("The number is noted", Reply::PhoneNoted(mobile())),
        ("A landline is noted", Reply::PhoneNoted(landline())),
        ("The telephone keyboard goes", Reply::PhoneKeyboardGone),
        ("Description", Reply::Ask(Question::Description)),
        ("Summary of the business", Reply::Ask(Question::BusinessSummary(profile(texts)))),
        ("The business is sent", Reply::BusinessSent { id: 42.into(), again: false }),
        ("The business is sent again", Reply::BusinessSent { id: 42.into(), again: true }),
        ("The business was sent again before", Reply::BusinessSentBefore(42.into())),
    ]
}

fn posting(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let rejected = |reason| {
        let reason: Option<Reason> = reason;
        let objection = match &reason {
            Some(Reason::Preset(preset)) => preset.objection(),
            _ => Objection::Correction,
        };
        let turned_down = TurnedDown { business: 42.into(), name: name(texts), objection, reason };
        Reply::BusinessesRejected(vec![turned_down])
    };
    let preset = Reason::Preset;
    let prices = ["15000;unit=cup", "15;unit=cup"].map(price).to_vec();
    let missing =
        |day, month, last| Reply::Note(Note::NoSuchDay(NoSuchDay { day, month, year: 2027, last }));
    let readings = [
        validity("2026-11-24", "2026-11-29"),
        validity("2026-11-29", "2026-11-29"),
        validity("2026-11-30", "2026-12-06"),
        open(),
    ];
    vec![
        ("No business yet", Reply::NoBusinessYet { search: None }),
        (
            "No business yet, or a search",
            Reply::NoBusinessYet { search: Search::parse("kopi bubuk") },
        ),
        ("Only rejected businesses", rejected(None)),
        ("Only businesses from elsewhere", rejected(Some(preset(Preset::OutsideRegency)))),
        ("Which business", Reply::Ask(Question::WhichBusiness(vec![(42.into(), name(texts))]))),
        ("A promotion in one message", Reply::Ask(Question::Message { photos: 0 })),
        ("Its words are missing", Reply::Ask(Question::Message { photos: 2 })),
        ("Title", Reply::Ask(Question::Title)),
        ("Text", Reply::Ask(Question::Body)),
        ("Price", Reply::Ask(Question::Price)),
        ("No price", Reply::Note(Note::PriceNotUnderstood)),
        ("Which price", Reply::Ask(Question::WhichPrice(prices))),
        ("This price?", Reply::Ask(Question::WhichPrice(vec![price("15000;unit=kg")]))),
        ("Every kind of price", Reply::Ask(Question::WhichPrice(every_price()))),
        ("Photos", Reply::Ask(Question::Photos { count: 0, max: 5 })),
        ("More photos", Reply::Ask(Question::Photos { count: 2, max: 5 })),
        ("All photos", Reply::Ask(Question::Photos { count: 5, max: 5 })),
        ("Too many photos", Reply::Note(Note::TooManyPhotos { max: 5 })),
        ("Until when", Reply::Ask(Question::Until)),
        ("A file is no picture", Reply::Note(Note::FileNotUsed(FileProblem::NotAPicture))),
        ("A file is too big", Reply::Note(Note::FileNotUsed(FileProblem::TooBig))),
        ("A file can't be read", Reply::Note(Note::FileNotUsed(FileProblem::Unreadable))),
        ("A file is away", Reply::Note(Note::FileNotUsed(FileProblem::Away))),
        ("Words under a photo", Reply::Note(Note::CaptionLeftOut)),
        ("No date", Reply::Note(Note::UntilNotUnderstood)),
        ("An impossible date", Reply::Note(Note::UntilImpossible)),
        ("A day gone by", Reply::Note(Note::UntilPast)),
        ("A day no calendar has", missing(31, 11, 30)),
        ("A day only some years have", missing(29, 2, 28)),
        (
            "The last day is over",
            Reply::Note(Note::UntilOver { day: "2026-11-23".parse().unwrap() }),
        ),
        ("Which date", Reply::Ask(Question::WhichUntil(readings.to_vec()))),
        ("This date?", Reply::Ask(Question::WhichUntil(readings[..1].to_vec()))),
        ("Days that come again", Reply::Ask(Question::WhichUntil(recurring().to_vec()))),
        ("The photos can't be shown", Reply::PhotosUnavailable),
        ("The photos of a promotion", Reply::Photos(vec![PhotoId("a".into())])),
        (
            "Preview",
            Reply::Preview {
                content: Box::new(content(texts)),
                business: Box::new(business(texts)),
            },
        ),
        ("Under the preview", controls(content(texts), texts, None)),
        ("Under the preview of a text that says otherwise", said_otherwise(texts)),
        (
            "Under the preview of an event elsewhere",
            controls(event(texts), texts, Some(landline())),
        ),
        (
            "Preview of an event elsewhere",
            Reply::Preview { content: Box::new(event(texts)), business: Box::new(business(texts)) },
        ),
        (
            "A text beside the question",
            Reply::Posting(Posting::WhatFor {
                typed: texts.body.clone(),
                uses: PostButton::ALL[2..].to_vec(),
            }),
        ),
        (
            "Which hours of a promotion",
            Reply::Posting(Posting::WhichHours(
                ["07:00-09:00", "07:00-21:00; PH off", "19:30+"]
                    .map(|hours| hours.parse().unwrap())
                    .to_vec(),
            )),
        ),
        (
            "A second promotion where an answer was awaited",
            Reply::Posting(Posting::WhatFor {
                typed: texts.body.clone(),
                uses: vec![PostButton::AddToBody, PostButton::NewPost],
            }),
        ),
        ("The promotion is sent", Reply::PromotionSent { id: 317.into(), business_pending: false }),
        (
            "Preview of one that recurs",
            Reply::Preview {
                content: Box::new(seldom(texts)),
                business: Box::new(business(texts)),
            },
        ),
        (
            "The promotion waits for its business",
            Reply::PromotionSent { id: 317.into(), business_pending: true },
        ),
        (
            "Too many promotions",
            Reply::TooManyOpen { max: 5, next_possible: "2026-11-30".parse().unwrap() },
        ),
    ]
}

fn owning(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let businesses = BusinessState::ALL
        .map(|state| (Business { state, ..business(texts) }, Role::Owner))
        .to_vec();
    vec![
        ("My businesses in every state", Reply::MyBusinesses(businesses)),
        ("A business of somebody else", Reply::MyBusinesses(vec![(business(texts), Role::Keeper)])),
        ("No businesses", Reply::MyBusinesses(Vec::new())),
    ]
}

fn subscribing() -> Vec<(&'static str, Reply)> {
    let draft = || subscription("c=umkm,pariwisata;a=33.07.08");
    let subscribed =
        |live, before| Reply::Subscribed { next: at("2026-11-25T00:00:00Z"), live, before };
    let weekly = || Subscription { rhythm: Rhythm::Weekly(Weekday::Fri), ..draft() };
    let offer = |draft, choice, paused_until| {
        Reply::Ask(Question::Subscription { draft, choice, paused_until })
    };
    let unsaved = || Choice::Unsaved { in_force: Subscription::default() };
    let areas = |draft| Reply::Ask(Question::SubscriptionAreas { draft, districts: districts() });
    let villages = |chosen: &str| {
        let draft = subscription(chosen);
        let (district, villages) = (code("33.07.08"), villages());
        Reply::Ask(Question::SubscriptionVillages { draft, district, villages, page: 0 })
    };
    let times = |draft, choice| Reply::Ask(Question::SubscriptionTimes { draft, choice });
    vec![
        ("Subscription", offer(Subscription::default(), Choice::Offered, None)),
        ("Subscription, chosen", offer(draft(), Choice::Chosen, None)),
        ("Subscription, changed later", offer(draft(), Choice::InForce, None)),
        ("Subscription, changed and not saved", offer(weekly(), unsaved(), None)),
        ("A weekly subscription", offer(weekly(), Choice::InForce, None)),
        (
            "A paused subscription",
            offer(draft(), Choice::InForce, Some(at("2026-11-26T17:00:00Z"))),
        ),
        (
            "A paused weekly subscription that misses nothing",
            offer(weekly(), Choice::InForce, Some(at("2026-11-26T17:00:00Z"))),
        ),
        (
            "A paused weekly subscription that misses a digest",
            offer(weekly(), Choice::InForce, Some(at("2026-11-30T17:00:00Z"))),
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
        ("Times of a subscription", times(draft(), Choice::InForce)),
        ("Times of a subscription, not saved", times(draft(), unsaved())),
        ("Times of a weekly subscription", times(weekly(), Choice::InForce)),
        ("Subscribed", subscribed(38, Before::Nothing)),
        ("Subscribed once more", subscribed(38, Before::Stopped)),
        ("Subscription changed", subscribed(38, Before::InForce)),
        ("Subscribed while nothing is live", subscribed(0, Before::Nothing)),
        ("Unsubscribed", Reply::Unsubscribed),
    ]
}

fn setting() -> Vec<(&'static str, Reply)> {
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

fn office(texts: &Texts) -> Vec<(&'static str, Reply)> {
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

fn in_groups(texts: &Texts) -> Vec<(&'static str, Reply)> {
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

fn browsing(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let page = |contact, phone| {
        let mut business = business(texts);
        business.profile.phone = phone;
        Reply::Page(Box::new(Page {
            promotion: promotion(texts),
            business,
            contact,
            saved: contact,
            stands: contact,
        }))
    };
    let business_page =
        |live| Reply::BusinessPage(Box::new(BusinessPage { business: business(texts), live }));
    let own = vec![
        listed(texts, 317, Category::Umkm, "65000;was=80000"),
        listed(texts, 318, Category::Umkm, "percent=20"),
    ];
    let digest = Digest {
        day: "2026-11-24".parse().unwrap(),
        items: vec![
            (Section::New, listed(texts, 317, Category::Umkm, "65000;was=80000")),
            (Section::New, listed(texts, 318, Category::Umkm, "percent=20")),
            (Section::New, listed(texts, 319, Category::Peternakan, "from=2100000;unit=ekor")),
            (
                Section::Today,
                Listed { content: seldom(texts), ..listed(texts, 321, Category::Umkm, "35000") },
            ),
            (Section::EndingSoon, listed(texts, 320, Category::Umkm, "35000")),
        ],
        total: 14,
    };
    let crowded = Digest {
        items: (1..=30)
            .map(|id| (Section::New, listed(texts, id, Category::Umkm, "65000")))
            .collect(),
        total: 1234,
        ..digest.clone()
    };
    let items: Vec<Listed> =
        (1..=7).map(|id| listed(texts, id, Category::Umkm, "15000;unit=kg")).collect();
    vec![
        (
            "What is live",
            Reply::Live {
                narrowed: Narrowed::default(),
                items: items.clone(),
                page: 1,
                pages: 6,
                total: 38,
            },
        ),
        (
            "What is live of a category in an area",
            Reply::Live { narrowed: narrowed(), items, page: 0, pages: 1, total: 7 },
        ),
        ("Nothing is live", Reply::NothingLive),
        ("A promotion's page", page(false, mobile())),
        ("The page after asking for the contact", page(true, mobile())),
        ("The page of a business with a landline", page(true, landline())),
        ("The promotion is gone", Reply::PageGone),
        ("A business and what it has live", business_page(own)),
        ("A business that has nothing live", business_page(Vec::new())),
        ("No such business", Reply::BusinessGone),
        ("Digest", Reply::Digest(Box::new(digest))),
        ("A crowded digest", Reply::Digest(Box::new(crowded))),
    ]
}

fn narrowed() -> Narrowed {
    Narrowed { category: Some(Category::Umkm), area: Some("33.07.08.1001".parse().unwrap()) }
}

fn finding(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let search = |words: &str| Search::parse(words).unwrap();
    let found = |words, near| Find::Found {
        search: search(words),
        items: (1..=3).map(|id| listed(texts, id, Category::Umkm, "15000;unit=kg")).collect(),
        page: 0,
        pages: 2,
        total: 13,
        near,
    };
    let districts = ["33.07.01", "33.07.04", "33.07.08"].map(|code| code.parse().unwrap());
    let villages = ["33.07.08.1001", "33.07.08.2003"].map(|code| code.parse().unwrap());
    let none = Narrowed::default();
    let day: chrono::NaiveDate = "2026-11-25".parse().unwrap();
    let kept = |removed| Find::Saved {
        items: [(317, false), (318, true)]
            .map(|(id, over)| SavedItem {
                listed: listed(texts, id, Category::Umkm, "65000"),
                over,
            })
            .to_vec(),
        page: 0,
        pages: 2,
        total: 12,
        removed,
    };
    let nothing = |removed| Find::Saved { items: Vec::new(), page: 0, pages: 1, total: 0, removed };
    let reports = |checked| {
        Find::Reports(Box::new(Reports {
            promotion: promotion(texts),
            business: business(texts),
            grounds: vec![(Ground::Price, 2), (Ground::Other, 1)],
            words: vec![texts.reason.clone()],
            earlier: 1,
            checked,
        }))
    };
    [
        ("What somebody keeps", kept(None)),
        ("What somebody keeps, after a removal", kept(Some(319.into()))),
        ("Nothing is kept", nothing(None)),
        ("Nothing is kept any more", nothing(Some(319.into()))),
        (
            "What comes again today",
            Find::Today { day, items: vec![listed(texts, 317, Category::Umkm, "65000")] },
        ),
        ("Nothing comes again today", Find::Today { day, items: Vec::new() }),
        ("Where are you?", Find::AskNear),
        ("A place came", Find::NearNoted),
        ("A place far away came", Find::Far(Point::at(-6.1754, 106.8272).unwrap())),
        (
            "What is near",
            Find::Near {
                here: Point::at(-7.3616, 109.9003).unwrap(),
                items: [(317, Some(340)), (318, Some(1_230)), (319, None)]
                    .map(|(id, far)| (listed(texts, id, Category::Umkm, "65000"), far))
                    .to_vec(),
                page: 1,
                pages: 4,
            },
        ),
        ("What is wrong?", Find::Report(317.into())),
        ("What is wrong, in words?", Find::ReportWords),
        ("Reported", Find::Reported(317.into())),
        ("Reported before", Find::ReportedBefore(day)),
        ("Enough reports for a day", Find::ReportsFull { max: 5, next: day }),
        ("Reports that are not taken", Find::ReportsMuted(day)),
        ("The report is taken back", Find::ReportTakenBack),
        ("The report can't be taken back", Find::ReportNotTakenBack),
        ("Reports for the admin group", reports(None)),
        (
            "Reports that were looked at",
            reports(Some((at("2026-11-24T01:14:00Z"), texts.admin.clone()))),
        ),
        ("Looking for what?", Find::Ask),
        (
            "A text that may be a search",
            Find::Offer { search: search("mie ongklok"), question: false },
        ),
        ("… or a question", Find::Offer { search: search("buka jam berapa"), question: true }),
        ("What a search found", found("mie ongklok", false)),
        ("What comes near to a search", found("karica", true)),
        ("A search found nothing", Find::NothingFound { search: search("pesawat"), instead: None }),
        (
            "A search found nothing but something near",
            Find::NothingFound { search: search("onglog"), instead: Some(search("ongklok")) },
        ),
        ("Nothing is live within a restriction", Find::NothingIn(narrowed())),
        ("Narrowing to a category", Find::Categories(narrowed())),
        (
            "Narrowing to a kecamatan",
            Find::Districts { narrowed: none, districts: districts.to_vec() },
        ),
        (
            "Narrowing to a desa",
            Find::Villages {
                narrowed: narrowed(),
                district: "33.07.08".parse().unwrap(),
                villages: villages.to_vec(),
            },
        ),
    ]
    .map(|(title, find)| (title, Reply::Find(find)))
    .to_vec()
}

fn warnings(texts: &Texts) -> Vec<Warning> {
    let twin = |id: i64| Twin { promotion: id.into(), business: business(texts).profile.name };
    let words = |group, words: &[&str]| Warning::Words {
        group,
        words: words.iter().map(|word| (*word).to_owned()).collect(),
    };
    let same = |likeness| Warning::SameText { twin: twin(12), likeness };
    let usual = Rupiah::new(15_000).unwrap();
    vec![
        words(Group::Alcohol, &["arak bali", "ciu", "bir", "tuak"]),
        words(Group::HalalUnproven, &["100% halal"]),
        Warning::Contacts(vec!["0899-1111-2222".to_owned(), texts.title.clone()]),
        same(Likeness::Entirely),
        Warning::SamePhoto(twin(7)),
        Warning::Price { usual },
        same(Likeness::Nearly),
        words(Group::Adult, &["plus plus"]),
    ]
}

fn reviewing(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let on_promotion = |decision| {
        Box::new(Card {
            subject: Subject::Promotion(317.into()),
            business: business(texts),
            promotion: Some(promotion(texts)),
            owner_since: at("2026-11-21T01:00:00Z"),
            approved_before: 2,
            rejected_before: 0,
            decision,
            again: false,
            change: None,
            revision: None,
            held: None,
            decided: None,
            alike: None,
            warnings: Vec::new(),
        })
    };
    let warned = |some: Option<usize>| {
        let all = warnings(texts);
        let shown = some.unwrap_or(all.len());
        Box::new(Card { warnings: all.into_iter().take(shown).collect(), ..*on_promotion(None) })
    };
    let on_business = || {
        Box::new(Card {
            subject: Subject::Business(42.into()),
            business: Business { state: BusinessState::Pending, ..business(texts) },
            promotion: None,
            owner_since: at("2026-11-24T01:13:40Z"),
            approved_before: 0,
            ..*on_promotion(None)
        })
    };
    let complete = || Box::new(Card { business: shop::waiting(texts), ..*on_business() });
    let changed = || Box::new(Card { change: Some(shop::change(texts, None)), ..*on_business() });
    let alike = || Box::new(Card { alike: Some(shop::alike(texts, false)), ..*on_business() });
    let given_up = || Box::new(Card { business: business(texts), ..*on_business() });
    let sent_again = || Box::new(Card { again: true, rejected_before: 1, ..*on_business() });
    let approved = || decision(texts, Verdict::Approved);
    let words = || Verdict::Rejected(Reason::Words(texts.reason.clone()));
    let too_late = || {
        let mut card = on_promotion(None);
        let held = card.promotion.as_mut().map(|promotion| &mut promotion.content.validity);
        *held.unwrap() = validity("2026-11-20", "2026-11-23");
        card
    };
    let queued = |subject, since| Queued {
        subject,
        name: texts.title.clone(),
        card: Some(4_000),
        link: (subject != Subject::Business(44.into())).then(|| "https://t.me/c/1/4000".to_owned()),
        too_late: subject == Subject::Promotion(316.into()),
        change: subject == Subject::Promotion(317.into()),
        held_by: (subject == Subject::Business(44.into())).then(|| texts.admin.clone()),
        since: at(since),
    };
    let phrase = |words: &str| Phrase::parse(words).unwrap();
    let preview = |count: usize, known| {
        let found = (1..).map(|id: i64| (id.into(), content(texts).title));
        Reply::Watching(Watching::Preview(Box::new(WatchPreview {
            group: Group::Gambling,
            phrase: phrase("slot maxwin"),
            found: found.take(count.min(5)).collect(),
            count,
            looked_at: 300,
            known,
        })))
    };
    let list = |count: usize, gone| {
        let watched = |id: i64| Watched {
            id: id.into(),
            group: Group::Alcohol,
            phrase: phrase("ciu bekonang"),
            by: texts.admin.clone(),
            at: at("2026-11-24T01:14:00Z"),
        };
        Reply::Watching(Watching::List { all: (1..).map(watched).take(count).collect(), gone })
    };
    let hold =
        || Hold { admin: 1.into(), by: texts.admin.clone(), until: at("2026-11-24T01:44:00Z") };
    let business_first = || {
        let mut card = on_promotion(None);
        card.business.state = BusinessState::Pending;
        card.promotion.as_mut().unwrap().state = PromotionState::Pending;
        card
    };
    let held = |decision| Box::new(Card { held: Some(hold()), ..*on_promotion(decision) });
    let moved = |link| Reply::CardMoved { subject: Subject::Promotion(317.into()), link };
    let backlog = |page, pages, total| Backlog {
        waiting: vec![
            queued(Subject::Promotion(317.into()), "2026-11-24T01:02:00Z"),
            queued(Subject::Business(44.into()), "2026-11-23T22:00:00Z"),
            queued(Subject::Promotion(316.into()), "2026-11-20T22:00:00Z"),
        ],
        page,
        pages,
        total,
        oldest: Some(at("2026-11-20T22:00:00Z")),
    };
    let nothing = Backlog { waiting: Vec::new(), page: 0, pages: 1, total: 0, oldest: None };
    vec![
        ("Card of a promotion", Reply::Card(on_promotion(None))),
        ("Card with a warning of each kind", Reply::Card(warned(Some(6)))),
        ("Card with more warnings than it has lines for", Reply::Card(warned(None))),
        ("Card of a promotion whose last day has passed", Reply::Card(too_late())),
        ("Card of a business", Reply::Card(on_business())),
        ("Card of a business that leaves nothing out", Reply::Card(complete())),
        ("Card of a business that looks like another", Reply::Card(alike())),
        ("Card of a change", Reply::Card(changed())),
        ("Card of a change that was given up", Reply::Card(given_up())),
        ("Card of a business that was sent again", Reply::Card(sent_again())),
        ("Card, approved", Reply::Card(on_promotion(Some(approved())))),
        (
            "Card, sent back for a ready-made reason",
            Reply::Card(on_promotion(Some(decision(texts, preset(Preset::BlurryPhoto))))),
        ),
        (
            "Card, turned down in the admin's words",
            Reply::Card(on_promotion(Some(decision(texts, words())))),
        ),
        (
            "Card of an owner whose data were erased",
            Reply::CardWithdrawn { subject: Subject::Promotion(317.into()), photos: false },
        ),
        (
            "Card of an owner whose data were erased, with photos",
            Reply::CardWithdrawn { subject: Subject::Promotion(317.into()), photos: true },
        ),
        (
            "Card of a promotion with reasons to correct it",
            Reply::CardReasons(on_promotion(None), Objection::Correction),
        ),
        (
            "Card of a promotion with reasons to turn it down",
            Reply::CardReasons(on_promotion(None), Objection::Rejection),
        ),
        (
            "Card with reasons, its last day passed",
            Reply::CardReasons(too_late(), Objection::Correction),
        ),
        (
            "Card of a business with reasons to correct it",
            Reply::CardReasons(on_business(), Objection::Correction),
        ),
        (
            "Card of a business with reasons to turn it down",
            Reply::CardReasons(on_business(), Objection::Rejection),
        ),
        ("Queue", Reply::Queue(backlog(0, 1, 3))),
        ("A long queue", Reply::Queue(backlog(1, 5, 45))),
        ("Empty queue", Reply::Queue(nothing)),
        ("Card that was posted anew", moved(Some("https://t.me/c/1/4000".to_owned()))),
        ("Card that was posted anew in a plain group", moved(None)),
        ("How to add words", Reply::Watching(Watching::How)),
        ("Words that are too short", Reply::Watching(Watching::NoPhrase(NoPhrase::TooShort))),
        ("Words that are too long", Reply::Watching(Watching::NoPhrase(NoPhrase::TooLong))),
        ("Words that would be found", preview(2, None)),
        ("Words that nothing live has", preview(0, None)),
        ("Words that are on the list", preview(7, Some(WatchedId(3)))),
        ("No words were added", list(0, None)),
        ("Words that were added", list(2, None)),
        ("Words that were removed", list(1, Some((Group::Gambling, phrase("slot maxwin"))))),
        ("Very many words", list(400, None)),
        ("A reply to no card", Reply::ReplyToCard),
        (
            "Words for a card",
            Reply::ReasonFor {
                subject: Subject::Promotion(317.into()),
                reason: 9.into(),
                words: texts.reason.clone(),
            },
        ),
        ("The words are dropped", Reply::ReasonDropped),
        (
            "The words are used to ask for a correction",
            Reply::ReasonUsed { by: texts.admin.clone(), objection: Objection::Correction },
        ),
        (
            "The words are used to turn it down",
            Reply::ReasonUsed { by: texts.admin.clone(), objection: Objection::Rejection },
        ),
        ("Help for admins", Reply::AdminHelp),
        ("A button of a step that is over", Reply::Toast(Toast::ButtonOver)),
        ("Approved", Reply::Toast(Toast::Decided(Verdict::Approved))),
        ("Turned down", Reply::Toast(Toast::Decided(words()))),
        ("Sent back", Reply::Toast(Toast::Decided(preset(Preset::BlurryPhoto)))),
        (
            "Sent back by another",
            Reply::Toast(Toast::AlreadyDecided {
                decision: decision(texts, preset(Preset::BlurryPhoto)),
            }),
        ),
        ("Approved by another", Reply::Toast(Toast::AlreadyDecided { decision: approved() })),
        (
            "Turned down by another",
            Reply::Toast(Toast::AlreadyDecided { decision: decision(texts, words()) }),
        ),
        ("Its last day has passed", Reply::Toast(Toast::TooLate)),
        ("Its business comes first", Reply::Toast(Toast::BusinessFirst)),
        ("Card of a promotion whose business waits again", Reply::Card(business_first())),
        ("Only admins decide", Reply::Toast(Toast::OnlyAdmins)),
        ("Only admins see what waits", Reply::Toast(Toast::OnlyAdminsLook)),
        ("Not on one's own", Reply::Toast(Toast::NotOnYourOwn)),
        ("Held by another", Reply::Toast(Toast::Held(hold()))),
        ("Taken", Reply::Toast(Toast::Taken(hold()))),
        ("Released", Reply::Toast(Toast::Released)),
        ("Card that somebody works on", Reply::Card(held(None))),
        (
            "Card that somebody works on, with reasons",
            Reply::CardReasons(held(None), Objection::Correction),
        ),
        ("A decision is taken back", Reply::Toast(Toast::Undone)),
        ("Too late to take it back", Reply::Toast(Toast::UndoOver)),
        ("It can't be taken back", Reply::Toast(Toast::UndoOtherwise)),
        ("Somebody else's words", Reply::Toast(Toast::NotYourReason)),
        ("An anonymous admin", Reply::AnonymousAdmin),
        ("An old card", Reply::Toast(Toast::OldCard)),
        ("It is withdrawn", Reply::Toast(Toast::Withdrawn)),
        ("It is gone", Reply::Toast(Toast::SubjectGone)),
        ("Its card comes", Reply::Toast(Toast::CardComes)),
        ("Its card came before", Reply::Toast(Toast::CardCameBefore)),
        ("Reports looked at", Reply::Toast(Toast::ReportsChecked { made_up: false })),
        ("Reports made up", Reply::Toast(Toast::ReportsChecked { made_up: true })),
        ("More reports than were seen", Reply::Toast(Toast::ReportsGrown)),
    ]
}

fn verdicts(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let words = || Verdict::Rejected(Reason::Words(texts.reason.clone()));
    let of_business = |verdict, waiting| Reply::BusinessVerdict {
        business: Box::new(business(texts)),
        verdict,
        waiting,
    };
    let on =
        |promotion, verdict| Reply::PromotionVerdict { promotion: Box::new(promotion), verdict };
    let later = || {
        let mut later = promotion(texts);
        later.content.validity = validity("2026-12-01", "2026-12-07");
        later.live_from = Some(at("2026-11-30T17:00:00Z"));
        later
    };
    let undone = |subject, name: &str, change| Reply::DecisionUndone {
        subject,
        name: name.to_owned(),
        change,
    };
    let mut all = vec![
        (
            "The owner hears: undone of a business",
            undone(Subject::Business(42.into()), &texts.business, false),
        ),
        (
            "The owner hears: undone of a change of a business",
            undone(Subject::Business(42.into()), &texts.business, true),
        ),
        (
            "The owner hears: undone of a promotion",
            undone(Subject::Promotion(317.into()), &texts.title, false),
        ),
        (
            "The owner hears: undone of a change of a promotion",
            undone(Subject::Promotion(317.into()), &texts.title, true),
        ),
        ("The owner hears: business approved", of_business(Verdict::Approved, 0)),
        ("The owner hears: approved with promotions", of_business(Verdict::Approved, 2)),
        ("The owner hears: business not approved", of_business(preset(Preset::UnclearBusiness), 0)),
        ("The owner hears: business not approved, in words", of_business(words(), 0)),
        ("The owner hears: promotion approved", on(promotion(texts), Verdict::Approved)),
        ("The owner hears: approved for later", on(later(), Verdict::Approved)),
        ("The owner hears: promotion not approved, in words", on(promotion(texts), words())),
    ];
    let subject = Subject::Promotion(317.into());
    for objection in Objection::ALL {
        all.extend(objection.presets(subject).iter().map(|reason| {
            ("The owner hears: promotion not approved", on(promotion(texts), preset(*reason)))
        }));
    }
    all
}

fn every_price() -> Vec<Price> {
    [
        "15000",
        "15000;unit=kg",
        "10000;qty=3",
        "10000;qty=3;unit=biji",
        "65000;was=80000",
        "64000;was=80000;percent=20",
        "1250000;unit=ekor;min_qty=2;negotiable",
        "from=5000;unit=orang",
        "approx=50000",
        "min=10000;max=15000;unit=porsi",
        "percent=20",
        "percent_max=50",
        "off=10000",
        "buy=2;free=1",
        "0;free",
        "0;donation",
    ]
    .map(price)
    .to_vec()
}

fn business(texts: &Texts) -> Business {
    Business {
        id: 42.into(),
        owner: 7.into(),
        keeper: None,
        state: BusinessState::Active,
        profile: profile(texts),
    }
}

fn profile(texts: &Texts) -> NewBusiness {
    NewBusiness {
        name: name(texts),
        category: Category::Umkm,
        area: code("33.07.08.1001"),
        phone: mobile(),
        description: unchecked::<Description>(&texts.description),
        extras: Box::default(),
    }
}

/// A draft begun so many hours ago.
fn waiting(hours: i64, name: DraftName) -> WaitingDraft {
    let begun = at("2026-11-24T01:14:00Z") - TimeDelta::hours(hours);
    WaitingDraft { draft: begun.timestamp_millis().into(), name }
}

fn name(texts: &Texts) -> BusinessName {
    unchecked(&texts.business)
}

fn promotion(texts: &Texts) -> Promotion {
    Promotion {
        id: 317.into(),
        state: PromotionState::Approved,
        content: content(texts),
        handed_in_at: at("2026-11-23T23:14:00Z"),
        live_from: Some(at("2026-11-24T01:19:00Z")),
        first_live_from: None,
    }
}

fn content(texts: &Texts) -> NewPromotion {
    NewPromotion {
        business: 42.into(),
        title: unchecked::<Title>(&texts.title),
        body: unchecked::<Body>(&texts.body),
        price: price("65000;was=80000"),
        validity: validity("2026-11-24", "2026-11-29"),
        occasion: Box::default(),
        photos: vec![PhotoId("a".into()), PhotoId("b".into())],
        origin: Origin::New,
    }
}

fn listed(texts: &Texts, id: i64, category: Category, written: &str) -> Listed {
    let content = NewPromotion { price: price(written), ..content(texts) };
    let area = code("33.07.08.1001");
    Listed { promotion: id.into(), content, business: name(texts), category, area }
}

/// A text in its type although the type would refuse it.
fn unchecked<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).unwrap()
}

fn decision(texts: &Texts, verdict: Verdict) -> Decision {
    Decision { verdict, by: texts.admin.clone(), at: at("2026-11-24T01:14:00Z") }
}

fn preset(preset: Preset) -> Verdict {
    preset.objection().because(Reason::Preset(preset))
}

fn subscription(selection: &str) -> Subscription {
    Subscription { selection: selection.parse().unwrap(), ..Subscription::default() }
}

fn validity(from: &str, until: &str) -> Validity {
    Validity {
        from: from.parse().unwrap(),
        until: until.parse().unwrap(),
        open_ended: false,
        recurs: None,
    }
}

fn controls(content: NewPromotion, texts: &Texts, other_number: Option<Phone>) -> Reply {
    let (content, business) = (Box::new(content), Box::new(business(texts)));
    let otherwise = Box::default();
    Reply::Ask(Question::PreviewControls {
        content,
        business,
        other_number,
        otherwise,
        meanwhile: None,
    })
}

/// A text that names another price and other days than the fields hold.
fn said_otherwise(texts: &Texts) -> Reply {
    let otherwise = Box::new(Otherwise {
        price: Some(price("70000")),
        days: Some(validity("2026-11-23", "2026-11-28")),
    });
    let (content, business) = (Box::new(content(texts)), Box::new(business(texts)));
    Reply::Ask(Question::PreviewControls {
        content,
        business,
        other_number: None,
        otherwise,
        meanwhile: None,
    })
}

/// With hours, in another place than its business, and with photos.
fn event(texts: &Texts) -> NewPromotion {
    let occasion = Box::new(Occasion {
        hours: Some("19:30+".parse().unwrap()),
        place: Some(code("33.07.05.2007")),
    });
    let photos = vec![PhotoId("a".into()), PhotoId("b".into())];
    NewPromotion { occasion, photos, ..content(texts) }
}

/// What comes again every Pahing.
fn seldom(texts: &Texts) -> NewPromotion {
    NewPromotion { validity: recurring()[0], ..content(texts) }
}

fn recurring() -> [Validity; 7] {
    let held = |(rule, until): (&str, Option<&str>)| {
        let until = until.map(|until| until.parse().unwrap());
        let today = "2026-11-24".parse().unwrap();
        Validity::recurring(today, rule.parse().unwrap(), until).unwrap()
    };
    [
        ("pasaran:Pahing", None),
        ("week:Mo,Th", Some("2026-12-31")),
        ("week:Mo,Tu,We,Th,Fr", None),
        ("week:Mo,We,Sa", None),
        ("weton:Su-Legi", None),
        ("month:5", None),
        ("day", Some("2026-12-31")),
    ]
    .map(held)
}

fn open() -> Validity {
    Validity::until_sold_out("2026-11-24".parse().unwrap())
}

fn districts() -> Vec<AreaCode> {
    AREAS.iter().filter(|(code, _)| code.len() == 8).map(|(written, _)| code(written)).collect()
}

/// Those of Kertek, by name.
fn villages() -> Vec<AreaCode> {
    let mut within: Vec<_> =
        AREAS.iter().filter(|(code, _)| code.starts_with("33.07.08.")).collect();
    within.sort_by_key(|(_, name)| *name);
    within.into_iter().map(|(written, _)| code(written)).collect()
}

fn code(code: &str) -> AreaCode {
    code.parse().unwrap()
}

fn price(price: &str) -> Price {
    price.parse().unwrap()
}

fn mobile() -> Phone {
    Phone::parse_e164("+6281234567890").unwrap()
}

fn landline() -> Phone {
    Phone::parse_e164("+62286321123").unwrap()
}

fn at(time: &str) -> DateTime<Utc> {
    time.parse().unwrap()
}
