//! What must arrive elsewhere, written in the transaction of the deed and sent after it.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{
    Result, StoreError, Tx, lead,
    review::{subject_of, waiting},
    stored,
};
use crate::domain::{
    delivery::Cause,
    ids::{BusinessId, OutboxId, PersonId},
    notice::PutOff,
    review::Subject,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutboxKind {
    /// The review card of a subject, to the admin group.
    Card,
    /// The same card as it is now: with the outcome on it, or with its last day passed.
    CardDecided,
    /// Everything in the group about a subject goes, or shows nothing of its owner, whose data are erased.
    CardWithdrawn,
    /// The messages of a card that was posted anew go, or point on to it.
    CardMoved,
    /// What was decided, to the owner.
    Verdict,
    /// That what was decided was taken back, to the owner.
    Undone,
    /// What a resident asks the office, to the admin group.
    Question,
    /// What the office answers, to the resident.
    Answer,
    /// What residents report of a promotion, gathered in one message of the admin group.
    Reports,
    /// That a live promotion is about to end, to its owner.
    Ending,
    /// That nobody decided before the last day had passed, to the owner.
    NobodyDecided,
    /// What became of an invitation to look after a business, to whom it is news.
    Invitation,
    /// That a second keeper is one no longer: to the owner, or to them.
    KeeperGone,
    /// That a business has another owner, to its second keeper or to that owner.
    NewOwner,
}

/// Who waits for a notice. What goes to the admin group goes in order, so it is claimed apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    AdminGroup,
    Owners,
}

/// The album that goes before a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Album {
    pub chat_id: i64,
    /// Its first photo; none where Telegram's answer did not say.
    pub message_id: Option<i32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxItem {
    pub id: OutboxId,
    pub kind: OutboxKind,
    pub subject: Subject,
    /// Requests made, the one about to be made included.
    pub attempts: i32,
    /// Who hears it, where the kind alone doesn't say.
    pub recipient: Option<PersonId>,
    /// Its album, where an earlier attempt has sent it.
    pub album: Option<Album>,
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutboxEnd {
    Sent,
    Failed(Cause),
    Again { not_before: DateTime<Utc>, why: PutOff },
}

#[derive(FromRow)]
struct Row {
    id: i64,
    kind: String,
    subject_kind: String,
    subject_id: i64,
    recipient_id: Option<i64>,
    attempts: i32,
    photos_chat_id: Option<i64>,
    photos_message_id: Option<i32>,
}

/// Whether a notice is for the line of people's notices and not for the admin group's.
macro_rules! to_people {
    () => {
        "(kind in ('verdict', 'undone', 'ending', 'nobody_decided', 'answer', 'invitation', 'keeper_gone',
             'new_owner'))"
    };
}

pub async fn put(
    tx: &mut Tx,
    kind: OutboxKind,
    subject: Subject,
    now: DateTime<Utc>,
) -> Result<OutboxId> {
    let (id,): (i64,) = one!(
        tx,
        "insert into outbox (kind, subject_kind, subject_id, state, not_before, created_at)
         values ($1, $2, $3, 'pending', $4, $4) returning id",
        kind.code(),
        subject.kind(),
        subject.key(),
        stored(now)
    )?;
    Ok(id.into())
}

/// Puts a card for everything that waits for a decision and neither has one in `admin_chat` nor is about to
/// get one. Returns how many.
pub async fn put_missing_cards(
    tx: &mut Tx,
    fence: i64,
    admin_chat: i64,
    now: DateTime<Utc>,
) -> Result<u64> {
    lead::check(tx, fence).await?;
    execute!(
        tx,
        concat!(
            "insert into outbox (kind, subject_kind, subject_id, state, not_before, created_at)
             select 'card', waiting.kind, waiting.id, 'pending', $2, $2 from (",
            waiting!(),
            ") as waiting
             where not exists (
                 select 1 from card where card.chat_id = $1
                     and card.subject_kind = waiting.kind and card.subject_id = waiting.id)
             and not exists (
                 select 1 from outbox where outbox.kind = 'card'
                     and outbox.state in ('pending', 'sending')
                     and outbox.subject_kind = waiting.kind and outbox.subject_id = waiting.id)
             order by waiting.since, waiting.kind, waiting.id"
        ),
        admin_chat,
        stored(now)
    )
}

/// Whether a card of the subject is about to be posted.
pub async fn is_card_on_its_way(tx: &mut Tx, subject: Subject) -> Result<bool> {
    let (on_its_way,): (bool,) = one!(
        tx,
        "select exists (
             select 1 from outbox
             where kind = 'card' and state in ('pending', 'sending')
                 and subject_kind = $1 and subject_id = $2)",
        subject.kind(),
        subject.key()
    )?;
    Ok(on_its_way)
}

/// Puts the withdrawal of everything in the admin group that shows something of an owner's.
pub async fn withdraw_cards(tx: &mut Tx, owner: PersonId, now: DateTime<Utc>) -> Result<u64> {
    execute!(
        tx,
        "insert into outbox (kind, subject_kind, subject_id, state, not_before, created_at)
         select distinct 'card_withdrawn', subject_kind, subject_id, 'pending', $2, $2
         from group_message where owner_id = $1",
        owner.0,
        stored(now)
    )
}

/// The same for a business that its owner deletes, and for its promotions.
pub async fn withdraw_cards_of(
    tx: &mut Tx,
    business: BusinessId,
    now: DateTime<Utc>,
) -> Result<u64> {
    execute!(
        tx,
        "insert into outbox (kind, subject_kind, subject_id, state, not_before, created_at)
         select distinct 'card_withdrawn', subject_kind, subject_id, 'pending', $2, $2
         from group_message
         where subject_kind = 'business' and subject_id = $1
             or subject_kind = 'promotion' and subject_id in (
                 select id from promotion where business_id = $1)",
        business.0,
        stored(now)
    )
}

/// Makes due at once what was put off.
pub async fn hurry(tx: &mut Tx, now: DateTime<Utc>) -> Result<()> {
    execute!(
        tx,
        "update outbox set not_before = $1 where state = 'pending' and not_before > $1",
        stored(now)
    )?;
    Ok(())
}

/// Whether anything is due.
pub async fn is_due(tx: &mut Tx, audience: Audience, now: DateTime<Utc>) -> Result<bool> {
    let (due,): (bool,) = one!(
        tx,
        concat!(
            "select exists (
                 select 1 from outbox
                 where state = 'pending' and not_before <= $1 and ",
            to_people!(),
            " = $2)"
        ),
        stored(now),
        audience == Audience::Owners
    )?;
    Ok(due)
}

/// Takes what is due, oldest first, and marks it `sending`: to be committed before the request is made.
pub async fn claim(
    tx: &mut Tx,
    fence: i64,
    audience: Audience,
    now: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<OutboxItem>> {
    lead::check(tx, fence).await?;
    let sql = taking!(
        tx,
        concat!(
            "with next as materialized (
                 select id from outbox
                 where state = 'pending' and not_before <= $1 and ",
            to_people!(),
            " = $4
                 order by id limit $2"
        ),
        ")
         update outbox set state = 'sending', attempts = attempts + 1, fence = $3
         from next where outbox.id = next.id
         returning outbox.id, kind, subject_kind, subject_id, recipient_id, attempts,
             photos_chat_id, photos_message_id"
    );
    let owners = audience == Audience::Owners;
    let mut rows: Vec<Row> = all!(tx, sql, stored(now), limit, fence, owners)?;
    rows.sort_by_key(|row| row.id);
    rows.into_iter().map(Row::read).collect()
}

/// Notes that the album of a card claimed under `fence` has been sent.
pub async fn note_album(tx: &mut Tx, fence: i64, id: OutboxId, album: Album) -> Result<()> {
    execute!(
        tx,
        "update outbox set photos_chat_id = $3, photos_message_id = $4
         where id = $1 and state = 'sending' and fence = $2",
        id.0,
        fence,
        album.chat_id,
        album.message_id
    )?;
    Ok(())
}

/// Records how the attempt claimed under `fence` ended. `false`: a later lead has taken it over.
pub async fn settle(
    tx: &mut Tx,
    fence: i64,
    id: OutboxId,
    end: OutboxEnd,
    now: DateTime<Utc>,
) -> Result<bool> {
    let (state, cause, again) = match end {
        OutboxEnd::Sent => ("sent", None, None),
        OutboxEnd::Failed(cause) => ("failed", Some(cause.code()), None),
        OutboxEnd::Again { not_before, why } => ("pending", None, Some((not_before, why))),
    };
    let finished = again.is_none().then_some(now);
    let why = again.map(|(_, why)| why);
    let changed = execute!(
        tx,
        "update outbox set state = $3, cause = $4, not_before = coalesce($5, not_before),
             doubtful = doubtful or $6, attempts = attempts - $7, finished_at = $8
         where id = $1 and state = 'sending' and fence = $2",
        id.0,
        fence,
        state,
        cause,
        again.map(|(not_before, _)| stored(not_before)),
        why == Some(PutOff::Doubtful),
        i32::from(why == Some(PutOff::NotMade)),
        finished.map(stored)
    )?;
    Ok(changed == 1)
}

/// Whether a card shows what was handed in before something newer, whose own card is on its way or out.
pub async fn is_overtaken(tx: &mut Tx, card: &OutboxItem) -> Result<bool> {
    let (overtaken,): (bool,) = one!(
        tx,
        "select exists (
             select 1 from outbox
             where kind = 'card' and subject_kind = $1 and subject_id = $2 and id > $3)",
        card.subject.kind(),
        card.subject.key(),
        card.id.0
    )?;
    Ok(overtaken)
}

/// Puts back what was claimed under `fence` in a commit whose success nobody was told of. Nobody may be
/// working on a notice of that audience. Returns how many.
pub async fn take_back(tx: &mut Tx, fence: i64, audience: Audience) -> Result<u64> {
    execute!(
        tx,
        concat!(
            "update outbox set state = 'pending', attempts = attempts - 1
             where state = 'sending' and fence = $1 and ",
            to_people!(),
            " = $2"
        ),
        fence,
        audience == Audience::Owners
    )
}

/// Takes over what an earlier lead left in flight: it may have arrived, and is sent once more.
pub async fn recover(tx: &mut Tx, fence: i64) -> Result<u64> {
    lead::check(tx, fence).await?;
    execute!(
        tx,
        "update outbox set state = 'pending', doubtful = $2 where state = 'sending' and fence < $1",
        fence,
        true
    )
}

impl OutboxKind {
    const ALL: [Self; 14] = [
        Self::Card,
        Self::CardDecided,
        Self::CardWithdrawn,
        Self::CardMoved,
        Self::Verdict,
        Self::Undone,
        Self::Reports,
        Self::Question,
        Self::Answer,
        Self::Ending,
        Self::NobodyDecided,
        Self::Invitation,
        Self::KeeperGone,
        Self::NewOwner,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::CardDecided => "card_decided",
            Self::CardWithdrawn => "card_withdrawn",
            Self::CardMoved => "card_moved",
            Self::Verdict => "verdict",
            Self::Undone => "undone",
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Reports => "reports",
            Self::Ending => "ending",
            Self::NobodyDecided => "nobody_decided",
            Self::Invitation => "invitation",
            Self::KeeperGone => "keeper_gone",
            Self::NewOwner => "new_owner",
        }
    }
}

impl Row {
    fn read(self) -> Result<OutboxItem> {
        let kind = OutboxKind::ALL.into_iter().find(|kind| kind.code() == self.kind);
        Ok(OutboxItem {
            id: self.id.into(),
            kind: kind.ok_or(StoreError::Unreadable("outbox.kind"))?,
            subject: subject_of((self.subject_kind, self.subject_id))?,
            recipient: self.recipient_id.map(Into::into),
            attempts: self.attempts,
            album: self
                .photos_chat_id
                .map(|chat_id| Album { chat_id, message_id: self.photos_message_id }),
        })
    }
}
