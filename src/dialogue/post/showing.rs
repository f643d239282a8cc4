//! What is said where a post stands: its question, or the preview and what can be done with it.

use super::{
    super::{Context, Purpose, Query, Scene, Step, home},
    Change, Post, begin, message, typed,
};
use crate::{
    domain::{
        business::Business,
        phone::Phone,
        post::{self, Otherwise},
        price::Price,
        promotion::{MAX_PHOTOS, NewPromotion, PhotoId},
        revision,
        validity::Validity,
    },
    reply::{Meanwhile, Posting, Question, Reply},
};

pub(in crate::dialogue) fn prompt(post: Post, context: &Context<'_>) -> Step {
    let reply = match &post {
        Post::AwaitBusiness { choices, early } if choices.is_empty() => {
            return begin(early.clone());
        }
        Post::AwaitBusiness { choices, .. } => Reply::Ask(Question::WhichBusiness(choices.clone())),
        Post::AwaitMessage { photos, .. } => Reply::Ask(Question::Message { photos: photos.len() }),
        Post::AwaitMissing(draft) => message::question(draft),
        Post::AwaitTitle { .. } => Reply::Ask(Question::Title),
        Post::AwaitBody { .. } => Reply::Ask(Question::Body),
        Post::AwaitPrice { offered, .. } => ask_price(offered),
        Post::AwaitPhotos { photos, .. } => ask_photos(photos),
        Post::AwaitUntil { offered, .. } => ask_until(offered),
        Post::AwaitSend { content, .. } => {
            let (business, change_of) = (content.business, content.origin.changes());
            return Step::ask(post, Query::Preview { business, change_of });
        }
        Post::AwaitChange { change, .. } => match change {
            Change::Title => Reply::Ask(Question::Title),
            Change::Body => Reply::Ask(Question::Body),
            Change::Price { offered } => ask_price(offered),
            Change::Hours { offered } => Reply::Posting(Posting::WhichHours(offered.clone())),
            Change::Photos { photos } => ask_photos(photos),
            Change::Until { offered } => ask_until(offered),
        },
        Post::AwaitUse { before, typed } => typed::question(before, typed, context),
    };
    Step::say(post, reply)
}

/// Everything is gathered: the page as residents will see it, and what can be done with it. A change follows what
/// there is now of its promotion.
pub(in crate::dialogue) fn preview(
    scene: Scene,
    business: Option<Business>,
    present: Option<&NewPromotion>,
    context: &Context<'_>,
) -> Step {
    match (scene, business) {
        (Scene::Post(Post::AwaitSend { content, photos_shown }), Some(business)) => {
            let mut say = Vec::new();
            let (content, parts) = match present {
                Some(now) => revision::following(content, now),
                None => (content, Vec::new()),
            };
            let meanwhile = present.filter(|_| !parts.is_empty()).cloned();
            let meanwhile = meanwhile.map(|now| Box::new(Meanwhile { now, parts }));
            if !photos_shown && !content.photos.is_empty() {
                say.push(Reply::Photos(content.photos.clone()));
            }
            let other_number = other_number(&content, &business, context);
            let business = Box::new(business);
            let content = Box::new(content);
            say.push(Reply::Preview { content: content.clone(), business: business.clone() });
            let otherwise = Box::new(otherwise(&content, context));
            let content_shown = content.clone();
            let controls = Question::PreviewControls {
                content: content_shown,
                business,
                other_number,
                otherwise,
                meanwhile,
            };
            say.push(Reply::Ask(controls));
            let content = *content;
            Step { say, ..Step::silent(Post::AwaitSend { content, photos_shown: true }) }
        }
        (scene @ Scene::Post(Post::AwaitSend { .. }), None) => {
            Step::ask(scene, Query::MyBusinesses { purpose: Purpose::WhyNot })
        }
        (scene, _) => home::prompt(scene, context),
    }
}

/// A number in the text that is not the one buyers are led to.
fn other_number(
    content: &NewPromotion,
    business: &Business,
    context: &Context<'_>,
) -> Option<Phone> {
    let said = post::read(content.body.as_str(), context.today()).phone;
    let used = &business.profile.phone;
    let said = said.value().filter(|said| !said.contains(used))?;
    said.first().cloned()
}

fn otherwise(content: &NewPromotion, context: &Context<'_>) -> Otherwise {
    let NewPromotion { body, price, validity, .. } = content;
    Otherwise::of(body.as_str(), price, validity, context.today())
}

fn ask_price(offered: &[Price]) -> Reply {
    if offered.is_empty() {
        Reply::Ask(Question::Price)
    } else {
        Reply::Ask(Question::WhichPrice(offered.to_vec()))
    }
}

fn ask_photos(photos: &[PhotoId]) -> Reply {
    Reply::Ask(Question::Photos { count: photos.len(), max: MAX_PHOTOS })
}

fn ask_until(offered: &[Validity]) -> Reply {
    if offered.is_empty() {
        Reply::Ask(Question::Until)
    } else {
        Reply::Ask(Question::WhichUntil(offered.to_vec()))
    }
}
