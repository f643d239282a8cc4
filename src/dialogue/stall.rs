//! What owners do with what they have sent. Everything hangs on standing buttons: nothing here is awaited.

use super::{Answer, Context, Deed, Query, Scene, Step, home};
use crate::{
    domain::ids::PromotionId,
    reply::{Reply, Stall, button::Doing},
};

pub(super) fn pressed(
    scene: Scene,
    doing: Doing,
    promotion: PromotionId,
    context: &Context<'_>,
) -> Step {
    match doing {
        _ if context.person.is_none() => home::stale(scene, context),
        Doing::Show => Step::ask(scene, Query::Stand(promotion)),
        Doing::Again => Step::ask(scene, Query::Again(promotion)),
        Doing::Change => Step::ask(scene, Query::Change(promotion)),
        doing => Step::order(scene, Deed::Stall(doing, promotion)),
    }
}

pub(super) fn answered(scene: Scene, answer: Answer, context: &Context<'_>) -> Step {
    match answer {
        Answer::Promotions { promotions, page, pages } => {
            Step::say(scene, Reply::Stall(Stall::Mine { promotions, page, pages }))
        }
        Answer::Stand { stand: None, .. } => Step::say(scene, Reply::Stall(Stall::NotYours)),
        Answer::Stand { news, stand: Some(stand) } => {
            Step::say(scene, Reply::Stall(Stall::Own { news, stand }))
        }
        _ => home::prompt(scene, context),
    }
}
