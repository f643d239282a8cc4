//! What somebody reads who looks for something.

use ayopromo::{
    domain::{
        category::Category,
        edition::Section,
        place::Point,
        report::Ground,
        search::{Narrowed, Search},
    },
    reply::{BusinessPage, Digest, Find, Listed, Page, Reply, Reports, SavedItem},
};

use super::{Texts, at, business, landline, listed, mobile, posting::seldom, promotion};

pub fn browsing(texts: &Texts) -> Vec<(&'static str, Reply)> {
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

pub fn narrowed() -> Narrowed {
    Narrowed { category: Some(Category::Umkm), area: Some("33.07.08.1001".parse().unwrap()) }
}

pub fn finding(texts: &Texts) -> Vec<(&'static str, Reply)> {
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
