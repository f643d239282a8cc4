//! What must arrive elsewhere: cards, outcomes on cards, and what an owner hears. The outbox holds only
//! kinds and keys; the words are found when they are sent.

use chrono::{DateTime, Utc};

use super::App;
use crate::{
    domain::{ids::PersonId, language::Language, review::Subject},
    reply::Reply,
    store::{
        self, Tx,
        outbox::{OutboxEnd, OutboxItem, OutboxKind},
        review::Card as CardMessage,
    },
};

/// One message to somebody who waits for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    pub to: Recipient,
    pub reply: Reply,
    /// Photos that go before it.
    pub photos: Vec<crate::domain::promotion::PhotoId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient {
    AdminGroup,
    /// The card that is in the group already.
    CardInGroup(CardMessage),
    Owner {
        telegram_id: i64,
        language: Language,
    },
}

impl App {
    /// Takes up to `limit` waiting notices, to be sent and then settled.
    pub async fn claim_notices(&self, fence: i64, limit: i64) -> store::Result<Vec<OutboxItem>> {
        let mut tx = self.db.begin().await?;
        let items = store::outbox::claim(&mut tx, fence, self.clock.now(), limit).await?;
        tx.commit().await?;
        Ok(items)
    }

    /// What an outbox row means now; `None` when it has become pointless.
    pub async fn notice(&self, item: &OutboxItem) -> store::Result<Option<Notice>> {
        let mut tx = self.db.read().await?;
        let notice = self.word(&mut tx, item).await?;
        tx.commit().await?;
        Ok(notice)
    }

    /// What became of a notice; `card` is where a new card stands in the group.
    pub async fn settle_notice(
        &self,
        fence: i64,
        item: &OutboxItem,
        end: OutboxEnd,
        card: Option<CardMessage>,
    ) -> store::Result<()> {
        let mut tx = self.db.begin().await?;
        let now: DateTime<Utc> = self.clock.now();
        if store::outbox::settle(&mut tx, fence, item.id, end, now).await?
            && let Some(card) = card
        {
            store::review::put_card(&mut tx, item.subject, card).await?;
        }
        tx.commit().await
    }

    async fn word(&self, tx: &mut Tx, item: &OutboxItem) -> store::Result<Option<Notice>> {
        let Some(card) = self.card(tx, item.subject).await? else { return Ok(None) };
        match item.kind {
            OutboxKind::Card => {
                let photos =
                    card.promotion.as_ref().map(|p| p.content.photos.clone()).unwrap_or_default();
                let reply = Reply::Card(Box::new(card));
                Ok(Some(Notice { to: Recipient::AdminGroup, reply, photos }))
            }
            OutboxKind::CardDecided => {
                let at = store::review::card(tx, item.subject).await?;
                let reply = Reply::Card(Box::new(card));
                Ok(at.map(|at| Notice {
                    to: Recipient::CardInGroup(at),
                    reply,
                    photos: Vec::new(),
                }))
            }
            OutboxKind::Verdict => {
                let Some(decision) = card.decision else { return Ok(None) };
                let owner = card.business.owner;
                let reply = match (item.subject, card.promotion) {
                    (Subject::Promotion(_), Some(promotion)) => Reply::PromotionVerdict {
                        promotion: Box::new(promotion),
                        verdict: decision.verdict,
                    },
                    _ => Reply::BusinessVerdict {
                        waiting: store::promotion::waiting_for(tx, card.business.id).await?.len(),
                        business: Box::new(card.business),
                        verdict: decision.verdict,
                    },
                };
                let to = owner_address(tx, owner).await?;
                Ok(to.map(|to| Notice { to, reply, photos: Vec::new() }))
            }
        }
    }
}

async fn owner_address(tx: &mut Tx, owner: PersonId) -> store::Result<Option<Recipient>> {
    let owner = store::person::get(tx, owner).await?;
    Ok(owner.and_then(|(person, telegram_id)| {
        let language = person.language;
        telegram_id.map(|telegram_id| Recipient::Owner { telegram_id, language })
    }))
}
