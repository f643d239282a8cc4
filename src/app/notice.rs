//! What must arrive elsewhere: cards, outcomes on cards, and what an owner hears. The outbox holds only
//! kinds and keys; the words are found when they are sent.

use chrono::{DateTime, Utc};

use super::{App, question, undo};
use crate::{
    domain::{
        business::{Business, BusinessState},
        ids::PersonId,
        language::Language,
        notice::Kind,
        promotion::{PhotoId, PromotionState},
        review::{Decision, Subject, message_link},
    },
    reply::{Card, Reply, Revising, Shop},
    store::{
        self, Tx,
        group_message::{self, Role},
        outbox::{Album, Audience, OutboxEnd, OutboxItem, OutboxKind},
        review::Card as CardMessage,
    },
};

/// One message to somebody who waits for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    pub kind: Kind,
    pub to: Recipient,
    pub reply: Reply,
    /// Photos that go before it.
    pub photos: Vec<PhotoId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    AdminGroup,
    /// The card that is in the group already.
    CardInGroup(CardMessage),
    /// What shows something that must be seen no more: it goes, or the words take its place.
    TakenBack(Vec<CardMessage>),
    Owner {
        telegram_id: i64,
        language: Language,
    },
}

impl App {
    /// Makes sure at the beginning of a lead that everything that waits for a decision, was reported or was asked
    /// has its card in this admin group or gets one, and that what was put off is tried at once. Returns how many get
    /// one.
    pub async fn begin_notices(&self, fence: i64, admin_chat: i64) -> store::Result<u64> {
        let mut tx = self.db.begin().await?;
        let now = self.clock.now();
        let missing = store::outbox::put_missing_cards(&mut tx, fence, admin_chat, now).await?;
        let reported = store::report::gather_in(&mut tx, admin_chat, now).await?;
        let asked = store::question::gather_in(&mut tx, admin_chat, now).await?;
        store::outbox::hurry(&mut tx, now).await?;
        tx.commit().await?;
        Ok(missing + reported + asked)
    }

    /// Takes up to `limit` waiting notices, to be sent and then settled.
    pub async fn claim_notices(
        &self,
        fence: i64,
        audience: Audience,
        limit: i64,
    ) -> store::Result<Vec<OutboxItem>> {
        let now = self.clock.now();
        let mut tx = self.db.read().await?;
        let due = store::outbox::is_due(&mut tx, audience, now).await?;
        tx.commit().await?;
        if !due {
            return Ok(Vec::new());
        }
        let mut tx = self.db.begin().await?;
        let items = store::outbox::claim(&mut tx, fence, audience, now, limit).await?;
        tx.commit().await?;
        Ok(items)
    }

    /// Puts back notices whose claim may have been written though it failed; nobody works on any of them.
    pub async fn take_back_notices(&self, fence: i64, audience: Audience) -> store::Result<u64> {
        let mut tx = self.db.begin().await?;
        let taken = store::outbox::take_back(&mut tx, fence, audience).await?;
        tx.commit().await?;
        Ok(taken)
    }

    /// What an outbox row means now; `None` when it has become pointless.
    pub async fn notice(&self, item: &OutboxItem) -> store::Result<Option<Notice>> {
        let mut tx = self.db.read().await?;
        let notice = self.word(&mut tx, item).await?;
        tx.commit().await?;
        Ok(notice)
    }

    /// The album of a card has been sent as these messages, and need not be again.
    pub async fn note_album(
        &self,
        fence: i64,
        item: &OutboxItem,
        chat_id: i64,
        messages: &[i32],
    ) -> store::Result<()> {
        let mut tx = self.db.begin().await?;
        let album = Album { chat_id, message_id: messages.first().copied() };
        store::outbox::note_album(&mut tx, fence, item.id, album).await?;
        for message_id in messages {
            let photo = CardMessage { chat_id, message_id: *message_id };
            self.stands(&mut tx, item.subject, photo, Role::Photo).await?;
        }
        tx.commit().await
    }

    /// A typed reason stands in the group, in the question what it is for.
    pub async fn note_question(
        &self,
        subject: Subject,
        chat_id: i64,
        message_id: i32,
    ) -> store::Result<()> {
        let question = CardMessage { chat_id, message_id };
        let mut tx = self.db.begin().await?;
        self.stands(&mut tx, subject, question, Role::Question).await?;
        tx.commit().await?;
        self.outbox_filled.notify_one();
        Ok(())
    }

    /// A card is gone from the group, where what it is about may still wait for somebody.
    pub async fn card_is_gone(&self, item: &OutboxItem, at: CardMessage) -> store::Result<()> {
        let mut tx = self.db.begin().await?;
        let (known, again) = match (item.kind, item.subject) {
            (OutboxKind::Reports, Subject::Promotion(id)) => {
                let known = store::report::forget_card(&mut tx, id, at).await?;
                (known, known.then_some(OutboxKind::Reports))
            }
            (_, Subject::Question(id)) => {
                let known = store::question::forget_message(&mut tx, id, at).await?;
                (known, known.then_some(OutboxKind::Question))
            }
            (_, subject) => {
                let known = store::review::forget_card(&mut tx, subject, at).await?;
                let waits = self.card(&mut tx, subject).await?.is_some_and(|card| waits(&card));
                (known, (known && waits).then_some(OutboxKind::Card))
            }
        };
        if known {
            group_message::forget(&mut tx, at).await?;
        }
        if let Some(kind) = again {
            store::outbox::put(&mut tx, kind, item.subject, self.clock.now()).await?;
        }
        tx.commit().await
    }

    /// A message of the group was taken back, and need not be again.
    pub async fn taken_back(&self, at: CardMessage) -> store::Result<()> {
        let mut tx = self.db.begin().await?;
        group_message::forget(&mut tx, at).await?;
        tx.commit().await
    }

    /// A message of the group shows something of a subject, whose owner may have been erased while it was
    /// on its way.
    async fn stands(
        &self,
        tx: &mut Tx,
        subject: Subject,
        at: CardMessage,
        role: Role,
    ) -> store::Result<()> {
        group_message::put(tx, subject, at, role).await?;
        if self.card(tx, subject).await?.is_none() {
            let withdrawn = OutboxKind::CardWithdrawn;
            store::outbox::put(tx, withdrawn, subject, self.clock.now()).await?;
        }
        Ok(())
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
            match (item.kind, item.subject) {
                (OutboxKind::Reports, Subject::Promotion(promotion)) => {
                    store::report::put_card(&mut tx, promotion, card).await?;
                    self.stands(&mut tx, item.subject, card, Role::Reports).await?;
                }
                (_, Subject::Question(id)) => self.question_stands(&mut tx, id, card).await?,
                (_, subject) => {
                    self.stands(&mut tx, subject, card, Role::Card).await?;
                    // Its buttons must not decide on words that it doesn't show.
                    if !store::outbox::is_overtaken(&mut tx, item).await? {
                        take_the_place(&mut tx, subject, card, now).await?;
                    }
                }
            }
        }
        tx.commit().await
    }

    async fn word(&self, tx: &mut Tx, item: &OutboxItem) -> store::Result<Option<Notice>> {
        match (item.kind, item.subject) {
            (OutboxKind::Question, Subject::Question(id)) => {
                return question::to_group(tx, id).await;
            }
            (OutboxKind::Answer, Subject::Question(id)) => {
                return question::to_resident(tx, id).await;
            }
            (OutboxKind::Question | OutboxKind::Answer, _) => return Ok(None),
            (
                kind @ (OutboxKind::Invitation | OutboxKind::KeeperGone | OutboxKind::NewOwner),
                subject,
            ) => return self.word_on_keeping(tx, (kind, subject), item.recipient).await,
            _ => {}
        }
        if item.kind == OutboxKind::Card && store::outbox::is_overtaken(tx, item).await? {
            return Ok(None);
        }
        let card = self.card(tx, item.subject).await?;
        match (item.kind, card) {
            (OutboxKind::CardWithdrawn, None) => {
                let (messages, photos) = group_message::of(tx, item.subject).await?;
                let reply = Reply::CardWithdrawn { subject: item.subject, photos };
                let to = Recipient::TakenBack(messages);
                Ok(Some(Notice { kind: Kind::Change, to, reply, photos: Vec::new() }))
            }
            (OutboxKind::CardWithdrawn, Some(_)) | (_, None) => Ok(None),
            (OutboxKind::CardMoved, Some(_)) => moved(tx, item.subject).await,
            (OutboxKind::Reports, Some(_)) => self.word_reports(tx, item.subject).await,
            (OutboxKind::Card, Some(card)) if card.is_void() => Ok(None),
            (OutboxKind::Card, Some(card)) => {
                let card = self.warned(tx, card).await?;
                let photos = photos_of(&card);
                let kind = if waits(&card) { Kind::OpenCard } else { Kind::Change };
                let reply = Reply::Card(Box::new(card));
                Ok(Some(Notice { kind, to: Recipient::AdminGroup, reply, photos }))
            }
            (OutboxKind::CardDecided, Some(card)) => {
                let card = self.warned(tx, card).await?;
                change(tx, item.subject, Reply::Card(Box::new(card))).await
            }
            (OutboxKind::Verdict, Some(card)) => self.verdict(tx, item, card).await,
            (OutboxKind::Undone, Some(card)) => {
                let to = address_of(tx, item, &card.business).await?;
                let notice =
                    |(to, reply)| Notice { kind: Kind::ToOwner, to, reply, photos: Vec::new() };
                Ok(to.zip(undo::told(&card)).map(notice))
            }
            (
                OutboxKind::Question
                | OutboxKind::Answer
                | OutboxKind::Invitation
                | OutboxKind::KeeperGone
                | OutboxKind::NewOwner,
                Some(_),
            ) => Ok(None),
            (kind @ (OutboxKind::Ending | OutboxKind::NobodyDecided), Some(card)) => {
                let to = address_of(tx, item, &card.business).await?;
                let reply = self.word_on_end(tx, kind, card).await?;
                let notice =
                    |(to, reply)| Notice { kind: Kind::ToOwner, to, reply, photos: Vec::new() };
                Ok(to.zip(reply).map(notice))
            }
        }
    }

    async fn verdict(
        &self,
        tx: &mut Tx,
        item: &OutboxItem,
        card: Card,
    ) -> store::Result<Option<Notice>> {
        let Some(Decision { verdict, .. }) = card.decision else { return Ok(None) };
        let to = address_of(tx, item, &card.business).await?;
        let was_change = store::review::was_change(tx, item.subject).await?;
        let reply = match card.promotion.map(Box::new) {
            Some(promotion) if was_change => {
                let live = promotion.is_live(self.clock.now(), self.today());
                let live = live && card.business.state == BusinessState::Active;
                Reply::Revising(Revising::Verdict { promotion, verdict, live })
            }
            Some(promotion) => Reply::PromotionVerdict { promotion, verdict },
            None if was_change => {
                let business = Box::new(card.business);
                Reply::Shop(Shop::ChangeVerdict { business, verdict })
            }
            None => Reply::BusinessVerdict {
                waiting: store::promotion::waiting_for(tx, card.business.id).await?.len(),
                business: Box::new(card.business),
                verdict,
            },
        };
        Ok(to.map(|to| Notice { kind: Kind::ToOwner, to, reply, photos: Vec::new() }))
    }
}

/// Those of the promotion or its change, or of the business where the card is about it. A change that leaves
/// the photos as they are shows none.
fn photos_of(card: &Card) -> Vec<PhotoId> {
    match (&card.promotion, card.waiting_revision()) {
        (Some(up), Some(revision)) if revision.to.photos == up.content.photos => Vec::new(),
        (_, Some(revision)) => revision.to.photos.clone(),
        (Some(promotion), None) => promotion.content.photos.clone(),
        (None, None) => {
            let changed = card.change.as_ref().map(|change| &change.to.photo);
            changed.unwrap_or(&card.business.profile.extras.photo).iter().cloned().collect()
        }
    }
}

fn waits(card: &Card) -> bool {
    match &card.promotion {
        Some(promotion) => {
            promotion.state == PromotionState::Pending || card.waiting_revision().is_some()
        }
        None => card.business.state == BusinessState::Pending || card.change.is_some(),
    }
}

/// The card is in this message now; where it was before, it is taken back.
async fn take_the_place(
    tx: &mut Tx,
    subject: Subject,
    card: CardMessage,
    now: DateTime<Utc>,
) -> store::Result<()> {
    let before = store::review::card(tx, subject).await?;
    store::review::put_card(tx, subject, card).await?;
    if let Some(before) = before.filter(|at| at.chat_id == card.chat_id && *at != card) {
        group_message::moved(tx, subject, before, card).await?;
        store::outbox::put(tx, OutboxKind::CardMoved, subject, now).await?;
    }
    Ok(())
}

/// What a card that was posted anew leaves behind.
async fn moved(tx: &mut Tx, subject: Subject) -> store::Result<Option<Notice>> {
    let messages = group_message::moved_of(tx, subject).await?;
    let at = store::review::card(tx, subject).await?;
    let link = at.and_then(|at| message_link(at.chat_id, at.message_id));
    let reply = Reply::CardMoved { subject, link };
    let to = Recipient::TakenBack(messages);
    Ok(Some(Notice { kind: Kind::Change, to, reply, photos: Vec::new() }))
}

/// A change of the card in the group. A card that is still to come shows by itself what was decided.
async fn change(tx: &mut Tx, subject: Subject, reply: Reply) -> store::Result<Option<Notice>> {
    let at = store::review::card(tx, subject).await?;
    Ok(at.map(|at| {
        let to = Recipient::CardInGroup(at);
        Notice { kind: Kind::Change, to, reply, photos: Vec::new() }
    }))
}

/// The owner, or the second keeper where the notice is for them and they still are it.
async fn address_of(
    tx: &mut Tx,
    item: &OutboxItem,
    business: &Business,
) -> store::Result<Option<Recipient>> {
    match item.recipient {
        None => owner_address(tx, business.owner).await,
        Some(keeper) if business.keeper == Some(keeper) => owner_address(tx, keeper).await,
        Some(_) => Ok(None),
    }
}

pub(super) async fn owner_address(
    tx: &mut Tx,
    owner: PersonId,
) -> store::Result<Option<Recipient>> {
    let owner = store::person::get(tx, owner).await?;
    Ok(owner.and_then(|(person, telegram_id)| {
        let language = person.language;
        telegram_id.map(|telegram_id| Recipient::Owner { telegram_id, language })
    }))
}
