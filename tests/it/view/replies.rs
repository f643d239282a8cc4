//! One example of everything the bot can say, or several where the wording differs.

mod find;
mod keeper;
mod posting;
mod resident;
mod review;
mod revision;
mod shop;
mod stall;

use ayopromo::{
    domain::{
        area::AreaCode,
        business::{Business, BusinessName, BusinessState, Description, NewBusiness},
        calendar::DayPart,
        category::Category,
        language::Language,
        person::Person,
        phone::Phone,
        price::Price,
        promotion::{Body, NewPromotion, Origin, PhotoId, Promotion, PromotionState, Title},
        review::{Decision, Preset, Reason, Verdict},
        settings::Preferences,
        subscription::{Kept, Subscription},
        text::Problem,
        validity::Validity,
    },
    reply::{
        DraftName, Held, Listed, MyData, Note, Question, Reply, WaitingDraft,
        button::{Command, Target},
    },
};
use chrono::{DateTime, TimeDelta, Utc};

use self::{
    find::{browsing, finding},
    posting::{owning, posting},
    resident::{in_groups, office, setting, subscribing},
    review::{reviewing, verdicts},
};

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
    all.extend(verdicts(texts));
    all
}

fn starting(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let target = || Some(Target::Promotion(317.into()));
    let name = || texts.person.clone();
    let preferences = Preferences::default();
    let person =
        |language| Person { id: 1.into(), first_name: name(), language, owner: true, preferences };
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
    Verdict::Rejected(Reason::Preset(preset))
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
