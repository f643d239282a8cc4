//! Looking at what is live and at what is one's own. Nothing here changes where a conversation stands.

use super::{Answer, Context, Deed, Query, Scene, Step, find, home};
use crate::{
    domain::{ids::PromotionId, promotion::PhotoId, search::Narrowed},
    reply::{Page, Reply, button::Button},
};

pub(super) fn pressed(scene: Scene, button: Button, context: &Context<'_>) -> Step {
    match button {
        Button::Open(promotion) => open(scene, promotion, context),
        // Interest is counted for people who agreed to it; the contact is for everybody.
        Button::Contact(promotion) if context.person.is_some() => {
            Step::order(scene, Deed::CountInterest(promotion))
        }
        Button::Contact(promotion) => Step::ask(scene, Query::Page { promotion, contact: true }),
        Button::ShowPhotos(promotion) => Step::ask(scene, Query::Photos(promotion)),
        Button::Browse { page } => {
            let (narrowed, page) = (Narrowed::default(), usize::try_from(page).unwrap_or_default());
            Step::ask(scene, Query::Live { narrowed, page })
        }
        Button::Find(button) => find::pressed(scene, button, context),
        _ => home::stale(scene, context),
    }
}

/// A promotion's page. Openings are counted of people who agreed to it.
pub(super) fn open(scene: Scene, promotion: PromotionId, context: &Context<'_>) -> Step {
    match context.person {
        Some(_) => Step::order(scene, Deed::CountOpening(promotion)),
        None => Step::ask(scene, Query::Page { promotion, contact: false }),
    }
}

pub(super) fn answered(scene: Scene, answer: Answer, context: &Context<'_>) -> Step {
    match answer {
        Answer::Page(Some(page)) => {
            let first = first_photo(&page, context).map(|photo| Reply::Photos(vec![photo]));
            let step = Step::say(scene, Reply::Page(page));
            first.into_iter().fold(step, Step::after)
        }
        Answer::Page(None) => Step::say(scene, Reply::PageGone),
        Answer::BusinessPage(Some(page)) => Step::say(scene, Reply::BusinessPage(page)),
        Answer::BusinessPage(None) => Step::say(scene, Reply::BusinessGone),
        Answer::Photos(photos) if photos.is_empty() => Step::say(scene, Reply::PageGone),
        Answer::Photos(photos) => Step::say(scene, Reply::Photos(photos)),
        Answer::Businesses { found, .. } if found.is_empty() => {
            Step::say(scene, Reply::NoBusinessYet { search: None })
        }
        Answer::Businesses { found, .. } => {
            let businesses = found.into_iter().map(|own| (own.business, own.role)).collect();
            Step::say(scene, Reply::MyBusinesses(businesses))
        }
        answer => find::answered(scene, answer, context),
    }
}

/// The photo that goes before a page, for those who want photos unasked.
fn first_photo(page: &Page, context: &Context<'_>) -> Option<PhotoId> {
    let wanted = context.person.is_some_and(|person| person.preferences.photos);
    page.promotion.content.photos.first().filter(|_| wanted && !page.stands).cloned()
}
