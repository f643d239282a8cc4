//! What administrators read, and what owners hear of a decision.

use ayopromo::{
    domain::{
        business::{Business, BusinessState},
        review::{Preset, Reason, Subject, Verdict},
    },
    reply::{Card, Queued, Reply, Toast},
};

use super::{Texts, at, business, decision, preset, promotion, shop, validity};

pub fn reviewing(texts: &Texts) -> Vec<(&'static str, Reply)> {
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
            alike: None,
        })
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
    let changed = || Box::new(Card { change: Some(shop::change(texts, false)), ..*on_business() });
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
        too_late: subject == Subject::Promotion(316.into()),
        change: subject == Subject::Promotion(317.into()),
        since: at(since),
    };
    let oldest = || {
        vec![
            queued(Subject::Promotion(317.into()), "2026-11-24T01:02:00Z"),
            queued(Subject::Business(44.into()), "2026-11-23T22:00:00Z"),
            queued(Subject::Promotion(316.into()), "2026-11-20T22:00:00Z"),
        ]
    };
    vec![
        ("Card of a promotion", Reply::Card(on_promotion(None))),
        ("Card of a promotion whose last day has passed", Reply::Card(too_late())),
        ("Card of a business", Reply::Card(on_business())),
        ("Card of a business that leaves nothing out", Reply::Card(complete())),
        ("Card of a business that looks like another", Reply::Card(alike())),
        ("Card of a change", Reply::Card(changed())),
        ("Card of a change that was given up", Reply::Card(given_up())),
        ("Card of a business that was sent again", Reply::Card(sent_again())),
        ("Card, approved", Reply::Card(on_promotion(Some(approved())))),
        (
            "Card, turned down for a ready-made reason",
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
        ("Card of a promotion with reasons", Reply::CardReasons(on_promotion(None))),
        ("Card with reasons, its last day passed", Reply::CardReasons(too_late())),
        ("Card of a business with reasons", Reply::CardReasons(on_business())),
        ("Queue", Reply::Queue { waiting: oldest(), total: 3 }),
        ("A long queue", Reply::Queue { waiting: oldest(), total: 45 }),
        ("Empty queue", Reply::Queue { waiting: Vec::new(), total: 0 }),
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
        ("The words are used", Reply::ReasonUsed { by: texts.admin.clone() }),
        ("Help for admins", Reply::AdminHelp),
        ("A button of a step that is over", Reply::Toast(Toast::ButtonOver)),
        ("Approved", Reply::Toast(Toast::Decided(Verdict::Approved))),
        ("Turned down", Reply::Toast(Toast::Decided(words()))),
        ("Approved by another", Reply::Toast(Toast::AlreadyDecided { decision: approved() })),
        (
            "Turned down by another",
            Reply::Toast(Toast::AlreadyDecided { decision: decision(texts, words()) }),
        ),
        ("Its last day has passed", Reply::Toast(Toast::TooLate)),
        ("Only admins decide", Reply::Toast(Toast::OnlyAdmins)),
        ("Not on one's own", Reply::Toast(Toast::NotOnYourOwn)),
        ("Somebody else's words", Reply::Toast(Toast::NotYourReason)),
        ("An anonymous admin", Reply::AnonymousAdmin),
        ("An old card", Reply::Toast(Toast::OldCard)),
        ("It is withdrawn", Reply::Toast(Toast::Withdrawn)),
        ("It is gone", Reply::Toast(Toast::SubjectGone)),
        ("Reports looked at", Reply::Toast(Toast::ReportsChecked { made_up: false })),
        ("Reports made up", Reply::Toast(Toast::ReportsChecked { made_up: true })),
        ("More reports than were seen", Reply::Toast(Toast::ReportsGrown)),
    ]
}

pub fn verdicts(texts: &Texts) -> Vec<(&'static str, Reply)> {
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
    let mut all = vec![
        ("The owner hears: business approved", of_business(Verdict::Approved, 0)),
        ("The owner hears: approved with promotions", of_business(Verdict::Approved, 2)),
        ("The owner hears: business not approved", of_business(preset(Preset::UnclearBusiness), 0)),
        ("The owner hears: business not approved, in words", of_business(words(), 0)),
        ("The owner hears: promotion approved", on(promotion(texts), Verdict::Approved)),
        ("The owner hears: approved for later", on(later(), Verdict::Approved)),
        ("The owner hears: promotion not approved, in words", on(promotion(texts), words())),
    ];
    let subject = Subject::Promotion(317.into());
    all.extend(Preset::for_subject(subject).iter().map(|reason| {
        ("The owner hears: promotion not approved", on(promotion(texts), preset(*reason)))
    }));
    all
}
