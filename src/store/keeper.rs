//! Who looks after a business besides its owner, how they are asked to, and how it passes to somebody else.
//! Each step is a compare-and-set with its row in the record, which holds people's keys and no names.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use sqlx::FromRow;

use super::{
    Result, StoreError, Tx, audit,
    outbox::{self, OutboxKind},
    stored,
};
use crate::domain::{
    business::Business,
    ids::{BusinessId, InvitationId, PersonId},
    keeping::{Invitation, InvitationState, Role, Token},
    review::Subject,
};

const INVITED: &str = "invited";
const HANDED_OVER: &str = "handed_over";
/// As [`HANDED_OVER`], since the owner's data were erased.
const INHERITED: &str = "inherited";
const ADDED: &str = "keeper_added";
const REMOVED: &str = "keeper_removed";
const LEFT: &str = "keeper_left";

#[derive(FromRow)]
struct Row {
    id: i64,
    business_id: i64,
    role: String,
    #[sqlx(try_from = "String")]
    state: InvitationState,
    by_id: i64,
    invited_id: Option<i64>,
    ends_at: DateTime<Utc>,
}

macro_rules! select_invitation {
    ($rest:literal) => {
        concat!(
            "select id, business_id, role, state, by_id, invited_id, ends_at from invitation ",
            $rest
        )
    };
}

/// Opens an invitation in the place of the one that is open for the business, which is returned as it was.
pub async fn invite(
    tx: &mut Tx,
    (business, by): (BusinessId, PersonId),
    role: Role,
    token: &Token,
    ends_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Option<Invitation>> {
    let before = open(tx, business).await?;
    if let Some(before) = &before {
        move_on(tx, before.id, before.state, InvitationState::CalledOff).await?;
    }
    execute!(
        tx,
        "insert into invitation (business_id, role, digest, state, by_id, ends_at)
         values ($1, $2, $3, 'open', $4, $5)",
        business.0,
        role.code(),
        digest(token),
        by.0,
        stored(ends_at)
    )?;
    note(tx, INVITED, business, role.code(), now).await?;
    Ok(before)
}

/// The invitation that somebody may accept, or that awaits its owner's second yes.
pub async fn open(tx: &mut Tx, business: BusinessId) -> Result<Option<Invitation>> {
    let row: Option<Row> = optional!(
        tx,
        select_invitation!("where business_id = $1 and state in ('open', 'accepted')"),
        business.0
    )?;
    row.map(Row::read).transpose()
}

pub async fn get(tx: &mut Tx, id: InvitationId) -> Result<Option<Invitation>> {
    let row: Option<Row> = optional!(tx, select_invitation!("where id = $1"), id.0)?;
    row.map(Row::read).transpose()
}

/// The invitation whose link carries this token.
pub async fn find(tx: &mut Tx, token: &Token) -> Result<Option<Invitation>> {
    let row: Option<Row> = optional!(tx, select_invitation!("where digest = $1"), digest(token))?;
    row.map(Row::read).transpose()
}

/// The newest invitation of a business that somebody sent, accepted or refused.
pub async fn newest(
    tx: &mut Tx,
    business: BusinessId,
    person: PersonId,
) -> Result<Option<Invitation>> {
    let row: Option<Row> = optional!(
        tx,
        select_invitation!(
            "where business_id = $1 and (by_id = $2 or invited_id = $2) order by id desc limit 1"
        ),
        business.0,
        person.0
    )?;
    row.map(Row::read).transpose()
}

/// Accepts or refuses an open invitation. `false`: somebody was first.
pub async fn answer(
    tx: &mut Tx,
    id: InvitationId,
    invited: PersonId,
    state: InvitationState,
    ends_at: DateTime<Utc>,
) -> Result<bool> {
    let changed = execute!(
        tx,
        "update invitation set state = $3, invited_id = $2, ends_at = $4
         where id = $1 and state = 'open'",
        id.0,
        invited.0,
        state.code(),
        stored(ends_at)
    )?;
    Ok(changed == 1)
}

/// Moves an invitation from one state to another. `false`: it isn't in that state any more.
pub async fn move_on(
    tx: &mut Tx,
    id: InvitationId,
    from: InvitationState,
    to: InvitationState,
) -> Result<bool> {
    let moved = execute!(
        tx,
        "update invitation set state = $3 where id = $1 and state = $2",
        id.0,
        from.code(),
        to.code()
    )?;
    Ok(moved == 1)
}

/// Passes a business to somebody with all that belongs to it; the former owner keeps nothing. `false`: it is
/// its owner's no longer, or out of circulation.
pub async fn hand_over(
    tx: &mut Tx,
    business: &Business,
    to: PersonId,
    now: DateTime<Utc>,
) -> Result<bool> {
    pass(tx, business, to, HANDED_OVER, now).await
}

/// Makes somebody the second keeper. `false`: there is one, or the business is out of circulation.
pub async fn add(
    tx: &mut Tx,
    business: BusinessId,
    keeper: PersonId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let added = execute!(
        tx,
        "update business set keeper_id = $2
         where id = $1 and keeper_id is null and owner_id <> $2
             and state not in ('deleted', 'suspended')",
        business.0,
        keeper.0
    )?;
    if added == 1 {
        note(tx, ADDED, business, &keeper.to_string(), now).await?;
    }
    Ok(added == 1)
}

/// The owner does without this second keeper, who is told. `false`: they aren't it.
pub async fn remove(
    tx: &mut Tx,
    business: BusinessId,
    keeper: PersonId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let removed = end(tx, business, keeper, REMOVED, now).await?;
    if removed {
        tell(tx, OutboxKind::KeeperGone, business, keeper, now).await?;
    }
    Ok(removed)
}

/// A second keeper stops, and the owner is told. `false`: they aren't it.
pub async fn leave(
    tx: &mut Tx,
    business: &Business,
    keeper: PersonId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let left = end(tx, business.id, keeper, LEFT, now).await?;
    if left {
        tell(tx, OutboxKind::KeeperGone, business.id, business.owner, now).await?;
    }
    Ok(left)
}

/// Puts what all who look after a business or a promotion's business hear. Whoever owns it then is told what
/// has no recipient.
pub async fn tell_all(
    tx: &mut Tx,
    kind: OutboxKind,
    subject: Subject,
    now: DateTime<Utc>,
) -> Result<()> {
    outbox::put(tx, kind, subject, now).await?;
    execute!(
        tx,
        "insert into outbox (kind, subject_kind, subject_id, recipient_id, state, not_before, created_at)
         select $1, $2, $3, keeper_id, 'pending', $4, $4 from business
         where keeper_id is not null
             and ($2 = 'business' and id = $3
                 or $2 = 'promotion' and id = (select business_id from promotion where id = $3))",
        kind.code(),
        subject.kind(),
        subject.key(),
        stored(now)
    )?;
    Ok(())
}

/// Puts what one person hears of a business.
pub async fn tell(
    tx: &mut Tx,
    kind: OutboxKind,
    business: BusinessId,
    recipient: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        "insert into outbox (kind, subject_kind, subject_id, recipient_id, state, not_before, created_at)
         values ($1, 'business', $2, $3, 'pending', $4, $4)",
        kind.code(),
        business.0,
        recipient.0,
        stored(now)
    )?;
    Ok(())
}

/// What was offered of a business that is being deleted is off; whoever accepted it is told.
pub async fn void(tx: &mut Tx, business: BusinessId, now: DateTime<Utc>) -> Result<()> {
    let Some(open) = open(tx, business).await? else { return Ok(()) };
    move_on(tx, open.id, open.state, InvitationState::CalledOff).await?;
    if let Some(invited) = open.invited.filter(|_| open.ends_at > now) {
        tell(tx, OutboxKind::Invitation, business, invited, now).await?;
    }
    Ok(())
}

/// Before somebody is erased: of what they own passes to its second keeper what has one, they stop looking
/// after what is others', and no invitation speaks of them.
pub async fn part(tx: &mut Tx, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    for business in super::business::looked_after_by(tx, person).await? {
        match business.keeper {
            Some(keeper) if keeper == person => {
                leave(tx, &business, person, now).await?;
            }
            Some(keeper) => {
                pass(tx, &business, keeper, INHERITED, now).await?;
                tell(tx, OutboxKind::NewOwner, business.id, keeper, now).await?;
            }
            None => {}
        }
    }
    // Whoever accepted and waits for an answer that nobody can give any more.
    execute!(
        tx,
        "insert into outbox (kind, subject_kind, subject_id, recipient_id, state, not_before, created_at)
         select 'invitation', 'business', business_id, invited_id, 'pending', $2, $2
         from invitation where by_id = $1 and state = 'accepted' and ends_at > $2",
        person.0,
        stored(now)
    )?;
    execute!(tx, "delete from invitation where by_id = $1 or invited_id = $1", person.0)?;
    execute!(tx, "delete from outbox where recipient_id = $1", person.0)?;
    Ok(())
}

/// Invitations that ended before a time.
pub async fn forget_before(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    execute!(tx, "delete from invitation where ends_at < $1", stored(before))
}

async fn pass(
    tx: &mut Tx,
    business: &Business,
    to: PersonId,
    action: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    let (id, from) = (business.id, business.owner);
    let in_circulation = action == HANDED_OVER;
    let passed = execute!(
        tx,
        "update business
         set owner_id = $3, keeper_id = case when keeper_id = $3 then null else keeper_id end
         where id = $1 and owner_id = $2 and state <> 'deleted' and (state <> 'suspended' or not $4)",
        id.0,
        from.0,
        to.0,
        in_circulation
    )?;
    if passed == 0 {
        return Ok(false);
    }
    // What the admin group sees of it goes when its new owner is erased, not when the former one is.
    execute!(
        tx,
        "update group_message set owner_id = $2
         where subject_kind = 'business' and subject_id = $1
             or subject_kind = 'promotion' and subject_id in (
                 select id from promotion where business_id = $1)",
        id.0,
        to.0
    )?;
    note(tx, action, id, &format!("{from}>{to}"), now).await?;
    Ok(true)
}

async fn end(
    tx: &mut Tx,
    business: BusinessId,
    keeper: PersonId,
    action: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    let ended = execute!(
        tx,
        "update business set keeper_id = null where id = $1 and keeper_id = $2",
        business.0,
        keeper.0
    )?;
    if ended == 1 {
        note(tx, action, business, &keeper.to_string(), now).await?;
    }
    Ok(ended == 1)
}

async fn note(
    tx: &mut Tx,
    action: &str,
    business: BusinessId,
    code: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    audit::add(tx, None, action, Subject::Business(business), Some(code), None, now).await?;
    Ok(())
}

/// What is kept of a token.
fn digest(token: &Token) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for byte in Sha256::digest(token.as_str()) {
        // Writing to a string never fails.
        let _written = write!(text, "{byte:02x}");
    }
    text
}

impl Row {
    fn read(self) -> Result<Invitation> {
        Ok(Invitation {
            id: self.id.into(),
            business: self.business_id.into(),
            role: Role::from_code(&self.role).ok_or(StoreError::Unreadable("invitation.role"))?,
            state: self.state,
            by: self.by_id.into(),
            invited: self.invited_id.map(Into::into),
            ends_at: self.ends_at,
        })
    }
}
