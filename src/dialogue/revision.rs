//! Changing a promotion that the office has approved: its preview, as that of a new one.

use super::{Post, Query, Scene, Step, home::kept_for_later, post};
use crate::{
    dialogue::Context,
    domain::{
        ids::PromotionId,
        promotion::{NewPromotion, Origin},
    },
    reply::{News, Reply, Stall, Stand},
};

/// Back from the preview, with what was written kept as a draft.
pub(super) fn leave(content: NewPromotion, promotion: PromotionId) -> Step {
    let draft = Post::AwaitSend { content, photos_shown: false };
    Step::ask(Scene::Home, Query::Stand(promotion)).keeping(Some(draft.into()))
}

/// The change was handed in, or its promotion can't be changed any more: then what was written stays, as the
/// draft of another promotion.
pub(super) fn answered(scene: Scene, news: News, stand: Box<Stand>, context: &Context<'_>) -> Step {
    let promotion = &stand.mine.promotion;
    let was_out = promotion.live_from.is_some_and(|from| from <= context.now);
    let origin = if was_out { Origin::Again(promotion.id) } else { Origin::New };
    let shown = Step::say(Scene::Home, Reply::Stall(Stall::Own { news: Some(news), stand }));
    match (news, scene) {
        (News::Revision(_), _) => shown,
        (_, Scene::Post(Post::AwaitSend { content, .. })) => {
            let content = NewPromotion { origin, ..content };
            let draft = Post::AwaitSend { content, photos_shown: false };
            kept_for_later(draft.into(), shown)
        }
        (_, scene) => Step { scene, ..shown },
    }
}

/// What is up, or the change of it that was handed in before, in its preview.
pub(super) fn open(content: NewPromotion, context: &Context<'_>) -> Step {
    post::prompt(Post::AwaitSend { content, photos_shown: false }, context)
}
