//! Working on a card, so that no two administrators do.

use chrono::{DateTime, Utc};

use super::{
    App,
    deeds::{is_own_item, over},
};
use crate::{
    dialogue::{Actor, Grip, Gripped, Outcome},
    domain::review::Subject,
    reply::Card,
    store::{self, Tx},
};

impl App {
    /// Takes a card, closes its reasons or lets it go; what somebody else works on stays as it is.
    pub(super) async fn grip(
        &self,
        tx: &mut Tx,
        subject: Subject,
        grip: Grip,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> store::Result<Gripped> {
        let Some(card) = self.card(tx, subject).await? else {
            return Ok(Gripped::Not(Outcome::Gone, None));
        };
        if let Some(outcome) = over(&card) {
            // Its buttons should have gone with the decision.
            return Ok(Gripped::Not(outcome, Some(Box::new(card))));
        }
        let card = self.warned(tx, card).await?;
        let admin = store::review::admin(tx, actor.telegram_id, &actor.name).await?;
        let others = card.held.clone().filter(|hold| hold.admin != admin);
        match (grip, others) {
            (Grip::Release, hold @ Some(_)) => Ok(Gripped::NotYours(hold, Box::new(card))),
            (_, Some(hold)) => Ok(Gripped::Not(Outcome::Held(hold), None)),
            (Grip::Close, None) => Ok(Gripped::Closed(Box::new(card))),
            (Grip::Release, None) => {
                let released = store::hold::release(tx, subject, admin, now).await?;
                let card = Box::new(Card { held: None, ..card });
                Ok(if released { Gripped::Released(card) } else { Gripped::NotYours(None, card) })
            }
            (Grip::Take(_), None) if is_own_item(tx, &card.business, actor).await? => {
                Ok(Gripped::Not(Outcome::OwnItem, None))
            }
            (Grip::Take(reasons), None) => {
                let taken = store::hold::take(tx, subject, admin, self.hold, now).await?;
                let held = store::hold::of(tx, subject, self.hold, now).await?;
                Ok(match held {
                    Some(hold) if !taken => Gripped::Not(Outcome::Held(hold), None),
                    held => Gripped::Taken(Box::new(Card { held, ..card }), reasons),
                })
            }
        }
    }
}
