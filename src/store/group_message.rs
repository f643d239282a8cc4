//! Messages of the admin group that show something of an owner's, so that an erasure finds them all.

use super::{
    Result, Tx,
    review::{Card, subject_of},
};
use crate::domain::review::Subject;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A card, the present one or an earlier one.
    Card,
    /// A photo above a card.
    Photo,
    /// What asks for the use of a typed reason.
    Question,
    /// What residents report of a promotion.
    Reports,
}

/// Notes that a message shows something of a subject. Its owner is noted with it, who can erase it even when
/// the subject has been forgotten.
pub async fn put(tx: &mut Tx, subject: Subject, at: Card, role: Role) -> Result<()> {
    execute!(
        tx,
        "insert into group_message (chat_id, message_id, subject_kind, subject_id, role, owner_id)
         select $1, $2, $3, $4, $5, owner_id from business
         where $3 = 'business' and id = $4
             or $3 = 'promotion' and id = (select business_id from promotion where id = $4)
         on conflict (chat_id, message_id) do nothing",
        at.chat_id,
        at.message_id,
        subject.kind(),
        subject.key(),
        role.code()
    )?;
    Ok(())
}

/// The messages that show something of a subject, oldest first, and whether a photo is among them.
pub async fn of(tx: &mut Tx, subject: Subject) -> Result<(Vec<Card>, bool)> {
    let rows: Vec<(i64, i32, String)> = all!(
        tx,
        "select chat_id, message_id, role from group_message
         where subject_kind = $1 and subject_id = $2 order by chat_id, message_id",
        subject.kind(),
        subject.key()
    )?;
    let photos = rows.iter().any(|(_, _, role)| role == Role::Photo.code());
    let at = |(chat_id, message_id, _)| Card { chat_id, message_id };
    Ok((rows.into_iter().map(at).collect(), photos))
}

/// Notes that a card was posted anew: the message it was in, and the photos above that, are to be taken back.
pub async fn moved(tx: &mut Tx, subject: Subject, from: Card, to: Card) -> Result<()> {
    put(tx, subject, from, Role::Card).await?;
    execute!(
        tx,
        "update group_message set moved_to = $5
         where subject_kind = $1 and subject_id = $2 and chat_id = $3
             and (message_id = $4 or role = 'photo' and message_id < $4 and not exists (
                 select 1 from group_message as earlier
                 where earlier.role = 'card' and earlier.chat_id = $3
                     and earlier.subject_kind = $1 and earlier.subject_id = $2
                     and earlier.message_id > group_message.message_id
                     and earlier.message_id < $4))",
        subject.kind(),
        subject.key(),
        from.chat_id,
        from.message_id,
        to.message_id
    )?;
    Ok(())
}

/// The messages whose card was posted anew, oldest first.
pub async fn moved_of(tx: &mut Tx, subject: Subject) -> Result<Vec<Card>> {
    all!(
        tx,
        "select chat_id, message_id from group_message
         where subject_kind = $1 and subject_id = $2 and moved_to is not null
         order by chat_id, message_id",
        subject.kind(),
        subject.key()
    )
}

/// What the present card below a photo is of; none where the photo is an earlier card's.
pub async fn subject_of_photo(tx: &mut Tx, at: Card) -> Result<Option<Subject>> {
    let row: Option<(String, i64)> = optional!(
        tx,
        "select card.subject_kind, card.subject_id from group_message as photo
         join card on card.subject_kind = photo.subject_kind and card.subject_id = photo.subject_id
             and card.chat_id = photo.chat_id and card.message_id > photo.message_id
         where photo.chat_id = $1 and photo.message_id = $2 and photo.role = 'photo'
             and not exists (
                 select 1 from group_message as earlier
                 where earlier.role = 'card' and earlier.chat_id = photo.chat_id
                     and earlier.subject_kind = photo.subject_kind
                     and earlier.subject_id = photo.subject_id
                     and earlier.message_id > photo.message_id
                     and earlier.message_id < card.message_id)",
        at.chat_id,
        at.message_id
    )?;
    row.map(subject_of).transpose()
}

/// Forgets a message that shows nothing of anybody's any more.
pub async fn forget(tx: &mut Tx, at: Card) -> Result<()> {
    execute!(
        tx,
        "delete from group_message where chat_id = $1 and message_id = $2",
        at.chat_id,
        at.message_id
    )?;
    Ok(())
}

impl Role {
    fn code(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Photo => "photo",
            Self::Question => "question",
            Self::Reports => "reports",
        }
    }
}
