//! One example of everything that is said of looking after a business.

use ayopromo::{
    domain::{
        business::{Alike, Business, BusinessState, Change, Extra, Extras, NewBusiness, Reviewed},
        category::Category,
        hours::Hours,
        keeping::Role,
        link::Link,
        papers::{Halal, Misread, Nib, Paper, Papers, Pirt},
        place::Point,
        promotion::PhotoId,
        review::{Objection, Preset, Reason, Verdict},
    },
    reply::{BusinessPage, Note, OwnPage, Page, Question, Reply, Shop, ShopNote},
};

use super::{Texts, business, name, profile, promotion};

pub fn shop(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let note = |note| Reply::Note(Note::Shop(note));
    let misread = |paper, misread| note(ShopNote::Misread { paper, misread });
    let ask = |extra, given| Reply::Shop(Shop::AskExtra { extra, given });
    let hours = ["08:00-16:00", "Mo-Sa 08:00-16:00; PH off"].map(hours).to_vec();
    let mut all = vec![
        ("Nothing optional yet", Reply::Shop(Shop::Extras(profile(texts)))),
        ("Everything optional", Reply::Shop(Shop::Extras(complete(texts)))),
        ("Which hours", Reply::Shop(Shop::WhichHours(hours.clone()))),
        ("These hours?", Reply::Shop(Shop::WhichHours(hours[..1].to_vec()))),
        (
            "Every kind of hours",
            Reply::Shop(Shop::WhichHours(EVERY_HOURS.map(self::hours).to_vec())),
        ),
        ("A point far away", note(ShopNote::PointFar)),
        ("A point in words", note(ShopNote::PointWanted)),
        ("No hours", note(ShopNote::HoursNotUnderstood)),
        ("Days without hours", note(ShopNote::HoursUnclear)),
        ("No link", note(ShopNote::LinkNotUnderstood)),
        ("Too many links", note(ShopNote::TooManyLinks { max: 3 })),
        (
            "Where it is",
            Reply::Shop(Shop::Map { business: Box::new(business(texts)), point: point() }),
        ),
    ];
    let page = Page {
        promotion: promotion(texts),
        business: complete_business(texts),
        contact: false,
        saved: false,
        stands: false,
    };
    let business_page = BusinessPage { business: complete_business(texts), live: Vec::new() };
    all.extend([
        ("The page of a business that leaves nothing out", Reply::Page(Box::new(page))),
        ("A business that leaves nothing out", Reply::BusinessPage(Box::new(business_page))),
        (
            "Summary of a business that leaves nothing out",
            Reply::Ask(Question::BusinessSummary(complete(texts))),
        ),
    ]);
    for state in BusinessState::ALL {
        let business = Business { state, ..complete_business(texts) };
        all.push(("Own page", Reply::Shop(Shop::Page(Box::new(own_page(business, 0))))));
    }
    let reason = || Some(Reason::Preset(Preset::OutsideRegency));
    let elsewhere = Business { state: BusinessState::Rejected, ..business(texts) };
    let with_change = |objection: Option<Objection>| OwnPage {
        change: Some(change(texts, objection)),
        reason: objection.map(|_| Reason::Words(texts.reason.clone())),
        ..own_page(business(texts), 2)
    };
    let verdict =
        |verdict| Reply::Shop(Shop::ChangeVerdict { business: Box::new(business(texts)), verdict });
    let asks_delete = |state, live| Reply::Shop(Shop::AskDelete { name: name(texts), state, live });
    let summary = |changed, pending| {
        Reply::Shop(Shop::Changes { business: complete(texts), changed, pending })
    };
    let closed = Business { state: BusinessState::Closed, ..business(texts) };
    all.extend([
        (
            "Own page of a business from elsewhere",
            Reply::Shop(Shop::Page(Box::new(OwnPage {
                reason: reason(),
                ..own_page(elsewhere, 0)
            }))),
        ),
        ("Own page with a change", Reply::Shop(Shop::Page(Box::new(with_change(None))))),
        (
            "Own page with a change sent back",
            Reply::Shop(Shop::Page(Box::new(with_change(Some(Objection::Correction))))),
        ),
        (
            "Own page with a change turned down",
            Reply::Shop(Shop::Page(Box::new(with_change(Some(Objection::Rejection))))),
        ),
        ("It looks like one's own", Reply::Shop(Shop::AskAnother(alike(texts, true)))),
        ("It looks like somebody else's", Reply::Shop(Shop::AskAnother(alike(texts, false)))),
        ("Nothing changed yet", summary(false, false)),
        ("Changes to send", summary(true, false)),
        ("Changes of what waits to send", summary(true, true)),
        ("Own page of a closed business", Reply::Shop(Shop::Page(Box::new(own_page(closed, 2))))),
        ("Delete?", asks_delete(BusinessState::Active, 0)),
        ("Delete, with promotions up?", asks_delete(BusinessState::Active, 2)),
        ("Delete, with promotions paused?", asks_delete(BusinessState::Closed, 2)),
        ("Deleted", Reply::Shop(Shop::Deleted { name: name(texts) })),
        ("The change is approved", verdict(Verdict::Approved)),
        (
            "The change is sent back",
            verdict(Verdict::Correction(Reason::Preset(Preset::UnclearBusiness))),
        ),
        (
            "The change is turned down in the admin's words",
            verdict(Verdict::Rejected(Reason::Words(texts.reason.clone()))),
        ),
        ("Saved", note(ShopNote::Saved)),
        ("The change is sent", note(ShopNote::ChangeSent)),
        ("What waits is sent as it is now", note(ShopNote::RewrittenSent)),
        ("The change is given up", note(ShopNote::ChangeGone)),
        ("Turned down meanwhile", note(ShopNote::TurnedDownMeanwhile)),
        ("Closed", note(ShopNote::Closed { live: 0 })),
        ("Closed, promotions pause", note(ShopNote::Closed { live: 2 })),
        ("Open again", note(ShopNote::Reopened { live: 0 })),
        ("Open again with its promotions", note(ShopNote::Reopened { live: 2 })),
        ("Not now", note(ShopNote::NotNow)),
    ]);
    for extra in Extra::ALL {
        all.push(("An optional part", ask(extra, false)));
    }
    all.push(("An optional part that is there", ask(Extra::Hours, true)));
    for paper in Paper::ALL {
        all.push(("No such number yet", note(ShopNote::NoneYet(paper))));
        all.push(("No number", misread(paper, Misread::NotANumber)));
        all.push(("A number too short", misread(paper, Misread::Digits(9))));
    }
    all
}

const EVERY_HOURS: [&str; 6] = [
    "24/7",
    "17:00+",
    "Mo-Th,Sa-Su 08:00-17:00; Fr 08:00-11:30,13:00-17:00",
    "16:00-02:00",
    "Mo,We 10:00-24:00",
    "pasaran=Kliwon,Pahing 05:00-10:00",
];

fn hours(text: &str) -> Hours {
    text.parse().unwrap()
}

fn point() -> Point {
    Point::at(-7.361_618, 109.900_344).unwrap()
}

fn own_page(business: Business, live: i64) -> OwnPage {
    OwnPage { business, role: Role::Owner, change: None, reason: None, live }
}

pub fn alike(texts: &Texts, own: bool) -> Alike {
    let NewBusiness { name, area, .. } = profile(texts);
    Alike { id: 7.into(), name, area, own }
}

/// Another category and photo, and a number the less.
pub fn change(texts: &Texts, objection: Option<Objection>) -> Change {
    let to = Reviewed {
        category: Category::Industri,
        photo: Some(PhotoId("dapur".into())),
        papers: Papers::default(),
        ..complete(texts).reviewed()
    };
    Change { to, objection }
}

/// It leaves nothing out and waits for its decision.
pub fn waiting(texts: &Texts) -> Business {
    Business { state: BusinessState::Pending, ..complete_business(texts) }
}

fn complete_business(texts: &Texts) -> Business {
    Business { profile: complete(texts), ..business(texts) }
}

/// A business that leaves nothing out.
fn complete(texts: &Texts) -> NewBusiness {
    let extras = Extras {
        point: Some(point()),
        hours: Some(hours("08:00-17:00")),
        photo: Some(PhotoId("etalase".into())),
        links: vec![Link::parse("@carica.gemilang").unwrap(), Link::parse("carica.com").unwrap()],
        papers: Papers {
            nib: Nib::parse("1234567890123").ok(),
            pirt: Pirt::parse("2063307010123-28").ok(),
            halal: Halal::parse("ID33110000001230520").ok(),
        },
    };
    NewBusiness { extras: Box::new(extras), ..profile(texts) }
}
