//! What an owner is told of their promotions: in the list and on the page of each.

use ayopromo::{
    domain::{
        promotion::{NewPromotion, Origin, Promotion, PromotionState, Reach},
        review::{Preset, Reason},
    },
    reply::{MyPromotion, News, Place, Reply, Stall, Stand, Standing},
};

use super::{Texts, at, business, name, promotion, validity};

const REACH: Reach = Reach { delivered: 1_240, opened: 37, contacted: 5 };

pub fn stall(texts: &Texts) -> Vec<(&'static str, Reply)> {
    let mut standings = vec![
        Standing::InReview,
        Standing::TooLate,
        Standing::WaitsForBusiness,
        Standing::BusinessSentBack,
        Standing::BusinessRejected,
        Standing::Paused,
        Standing::Approved,
        Standing::Live,
        Standing::Expired,
    ];
    standings.extend(PromotionState::ALL.map(Standing::Other));
    let in_every_state = standings.iter().map(|standing| mine(texts, *standing)).collect();
    let list = |promotions, page, pages| Reply::Stall(Stall::Mine { promotions, page, pages });
    let own = |standing, news| {
        let stand = Stand {
            mine: mine(texts, standing),
            business: business(texts),
            reach: reach(standing),
        };
        Reply::Stall(Stall::Own { news, stand: Box::new(stand) })
    };
    let ending = |until| {
        let validity = validity("2026-11-20", until);
        let content = NewPromotion { validity, ..promotion(texts).content };
        let promotion = Box::new(Promotion { content, ..promotion(texts) });
        Reply::Stall(Stall::Ending { promotion, reach: REACH })
    };
    let nobody_decided = Stall::NobodyDecided { promotion: Box::new(promotion(texts)) };
    let nobody_decided = Reply::Stall(nobody_decided);
    let day = |text: &str| text.parse().unwrap();
    let live = Standing::Live;
    let sold_out = Standing::Other(PromotionState::SoldOut);
    let withdrawn = Standing::Other(PromotionState::Withdrawn);
    let full = Some(News::Full { max: 5, next: day("2026-11-30") });
    vec![
        ("My promotions in every state", list(in_every_state, 0, 1)),
        ("My promotions, on a page", list(vec![mine(texts, live)], 1, 3)),
        ("No promotions", list(Vec::new(), 0, 1)),
        ("My promotion in review", own(Standing::InReview, None)),
        ("My promotion, too late in review", own(Standing::TooLate, None)),
        ("My promotion of a business to correct", own(Standing::BusinessSentBack, None)),
        ("My promotion of a rejected business", own(Standing::BusinessRejected, None)),
        ("My promotion of a closed business", own(Standing::Paused, None)),
        ("My promotion, approved", own(Standing::Approved, None)),
        ("My promotion, live", own(live, None)),
        ("My promotion, live again", Reply::Stall(repeated(texts))),
        ("My promotion, expired", own(Standing::Expired, None)),
        ("My promotion, to correct", own(Standing::Other(PromotionState::NeedsCorrection), None)),
        ("My promotion, rejected", own(Standing::Other(PromotionState::Rejected), None)),
        ("My promotion, retracted", own(Standing::Other(PromotionState::Retracted), None)),
        ("Marked as sold out", own(sold_out, Some(News::SoldOut))),
        ("Marked as on sale", own(live, Some(News::BackOnSale))),
        ("Extended", own(live, Some(News::Extended))),
        ("Withdrawn", own(withdrawn, Some(News::Withdrawn))),
        ("Restored", own(Standing::InReview, Some(News::Restored))),
        ("Ends as planned", own(live, Some(News::EndsAsPlanned))),
        ("It stands otherwise", own(sold_out, Some(News::Otherwise))),
        ("Too early to extend", own(live, Some(News::ExtensionFrom(day("2026-12-01"))))),
        ("Over", own(Standing::Expired, Some(News::Over))),
        ("No room to restore", own(withdrawn, full)),
        ("My promotion ends tomorrow", ending("2026-11-25")),
        ("My promotion ends today", ending("2026-11-24")),
        ("Nobody decided on my promotion", nobody_decided),
        ("Not my promotion", Reply::Stall(Stall::NotYours)),
    ]
}

pub fn mine(texts: &Texts, standing: Standing) -> MyPromotion {
    MyPromotion {
        promotion: promotion(texts),
        business: name(texts),
        standing,
        place: (standing == Standing::InReview).then_some(Place { number: 3, of: 7 }),
        reason: match standing {
            Standing::Other(PromotionState::NeedsCorrection) => {
                Some(Reason::Preset(Preset::BlurryPhoto))
            }
            Standing::Other(PromotionState::Rejected) => Some(Reason::Preset(Preset::Duplicate)),
            _ => None,
        },
        revision: None,
    }
}

fn reach(standing: Standing) -> Option<Reach> {
    (standing == Standing::Live).then_some(REACH)
}

/// Live for the second time.
fn repeated(texts: &Texts) -> Stall {
    let mine = mine(texts, Standing::Live);
    let content = NewPromotion { origin: Origin::Again(12.into()), ..mine.promotion.content };
    let first_live_from = Some(at("2026-10-02T17:00:00Z"));
    let promotion = Promotion { content, first_live_from, ..mine.promotion };
    let mine = MyPromotion { promotion, ..mine };
    Stall::Own {
        news: None,
        stand: Box::new(Stand { mine, business: business(texts), reach: reach(Standing::Live) }),
    }
}
