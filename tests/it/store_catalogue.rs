//! Laws of areas, categories, businesses and promotions.
#![expect(clippy::unwrap_used, reason = "what a test can't go on without ends it")]

use ayopromo::{
    domain::{
        area::AreaKind,
        business::{Business, BusinessState},
        category::Category,
        promotion::{NewPromotion, Promotion, PromotionState},
        validity::Validity,
    },
    store::{Db, area, business, interest, promotion, promotion::Filter, seed},
};

use crate::{
    engines::on_both_engines,
    store::{
        hours, live_promotion, new_business, new_promotion, now, pending_business,
        pending_promotion, resident, texts, today,
    },
};

on_both_engines! {
    areas_are_those_of_the_decree,
    categories_are_the_domains,
    what_is_read_is_what_was_written,
    only_what_is_live_is_listed,
    browsing_narrows_by_category_and_area,
    a_business_shows_only_its_own,
    an_owner_sees_the_newest_first,
    open_promotions_are_those_in_review_or_up,
    an_interest_counts_once_a_day,
}

async fn areas_are_those_of_the_decree(db: Db) {
    let areas = area::all(&mut db.read().await.unwrap()).await.unwrap();
    assert_eq!(areas.len(), 281);
    assert_eq!(areas.districts().count(), 15);
    let villages: Vec<_> = areas.districts().flat_map(|d| areas.villages(&d.code)).collect();
    assert_eq!(villages.len(), 265);
    let urban = villages.iter().filter(|v| v.kind() == AreaKind::UrbanVillage).count();
    assert_eq!(urban, 29);
    let kinds = "select kind || ' ' || count(*) from area group by kind order by kind";
    assert_eq!(
        texts(&db, kinds).await,
        ["district 15", "regency 1", "urban_village 29", "village 236"]
    );
}

async fn categories_are_the_domains(db: Db) {
    let rows = texts(&db, "select code || ' ' || emoji from category order by position").await;
    let domain: Vec<_> =
        Category::ALL.iter().map(|c| format!("{} {}", c.code(), c.emoji())).collect();
    assert_eq!(rows, domain);
}

async fn what_is_read_is_what_was_written(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (owner, business) = pending_business(&mut tx, 7).await;
    let profile = new_business();
    let written =
        Business { id: business, owner, keeper: None, state: BusinessState::Pending, profile };
    assert_eq!(business::get(&mut tx, business).await.unwrap(), Some(written.clone()));
    assert_eq!(
        business::looked_after_by(&mut tx, owner).await.unwrap(),
        std::slice::from_ref(&written)
    );

    let new = new_promotion(business);
    let id = promotion::insert(&mut tx, &new, now()).await.unwrap();
    let promotion = Promotion {
        id,
        state: PromotionState::Pending,
        content: new,
        handed_in_at: now(),
        live_from: None,
        first_live_from: None,
    };
    assert_eq!(promotion::get(&mut tx, id).await.unwrap(), Some((promotion, written)));
    assert_eq!(promotion::waiting_for(&mut tx, business).await.unwrap(), [id]);
}

async fn only_what_is_live_is_listed(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let older = live_promotion(&mut tx, 7, now() - hours(2)).await;
    let newer = live_promotion(&mut tx, 8, now() - hours(1)).await;
    live_promotion(&mut tx, 9, now() + hours(1)).await;
    pending_promotion(&mut tx, 10).await;
    let all = Filter::default();
    let live = promotion::live(&mut tx, now(), today(), &all, 10, 0).await.unwrap();
    assert_eq!(live.iter().map(|(p, _)| p.id).collect::<Vec<_>>(), [newer, older]);
    assert_eq!(live[0].0.content.photos.len(), 2);
    assert_eq!(promotion::count_live(&mut tx, now(), today(), &all).await.unwrap(), 2);
    let rest = promotion::live(&mut tx, now(), today(), &all, 10, 1).await.unwrap();
    assert_eq!(rest.iter().map(|(p, _)| p.id).collect::<Vec<_>>(), [older]);
    let after = "2026-12-02".parse().unwrap();
    assert_eq!(promotion::count_live(&mut tx, now(), after, &all).await.unwrap(), 0);
}

async fn browsing_narrows_by_category_and_area(db: Db) {
    let mut tx = db.begin().await.unwrap();
    live_promotion(&mut tx, 7, now()).await;
    for (category, area, found) in [
        (None, Some("33.07"), 1),
        (None, Some("33.07.08"), 1),
        (Some(Category::Umkm), Some("33.07.08.1001"), 1),
        (None, Some("33.07.09"), 0),
        (Some(Category::Industri), None, 0),
    ] {
        let area = area.map(|code| code.parse().unwrap());
        let filter = Filter { category, area, business: None };
        let count = promotion::count_live(&mut tx, now(), today(), &filter).await.unwrap();
        assert_eq!(count, found, "{filter:?}");
    }
}

async fn a_business_shows_only_its_own(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let own = live_promotion(&mut tx, 7, now()).await;
    live_promotion(&mut tx, 8, now()).await;
    let business = promotion::get(&mut tx, own).await.unwrap().unwrap().1.id;
    let filter = Filter { business: Some(business), ..Filter::default() };
    let live = promotion::live(&mut tx, now(), today(), &filter, 10, 0).await.unwrap();
    assert_eq!(live.iter().map(|(p, _)| p.id).collect::<Vec<_>>(), [own]);
    assert_eq!(promotion::count_live(&mut tx, now(), today(), &filter).await.unwrap(), 1);
}

async fn an_owner_sees_the_newest_first(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (business, first) = pending_promotion(&mut tx, 7).await;
    let second = promotion::insert(&mut tx, &new_promotion(business), now()).await.unwrap();
    pending_promotion(&mut tx, 8).await;
    let owner = resident(&mut tx, 7).await.id;
    let own = promotion::looked_after_by(&mut tx, owner, 9, 0).await.unwrap();
    assert_eq!(own.iter().map(|(p, _)| p.id).collect::<Vec<_>>(), [second, first]);
    assert_eq!(own[0].1.profile, new_business());
}

async fn open_promotions_are_those_in_review_or_up(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let (business, _) = pending_promotion(&mut tx, 7).await;
    let new = new_promotion(business);
    seed::live_promotion(&mut tx, &new, now()).await.unwrap();
    let (last, after) = (new.validity.until, "2026-12-02".parse().unwrap());
    for (limit, day, until) in
        [(1, last, Some(last)), (2, last, Some(last)), (3, last, None), (1, after, None)]
    {
        let full = promotion::full_until(&mut tx, business, limit, day).await.unwrap();
        assert_eq!(full, until, "{limit} on {day}");
    }
    let sooner = Validity { until: "2026-11-26".parse().unwrap(), ..new.validity };
    let sooner = NewPromotion { validity: sooner, ..new };
    promotion::insert(&mut tx, &sooner, now()).await.unwrap();
    let full = promotion::full_until(&mut tx, business, 3, today()).await.unwrap();
    assert_eq!(full, Some(sooner.validity.until), "what waits makes room as well");
    let full = promotion::full_until(&mut tx, business, 2, today()).await.unwrap();
    assert_eq!(full, Some(last), "all that are too many must end");
}

async fn an_interest_counts_once_a_day(db: Db) {
    let mut tx = db.begin().await.unwrap();
    let promotion = live_promotion(&mut tx, 7, now()).await;
    let person = resident(&mut tx, 8).await.id;
    let tomorrow = today().succ_opt().unwrap();
    for (day, counted) in [(today(), true), (today(), false), (tomorrow, true)] {
        assert_eq!(interest::count(&mut tx, promotion, person, day).await.unwrap(), counted);
    }
}
