//! Who may decide: whom Telegram calls administrator or creator of the admin group, asked at the tap.

use teloxide::{
    payloads::GetChatMember,
    types::{ChatId, UserId},
};

use super::outbound::{Failure, Outbound};

/// Whether a member of the group is one of its administrators now.
pub async fn is_admin(outbound: &Outbound, group: i64, user: i64) -> Result<bool, Failure> {
    let Ok(user) = u64::try_from(user) else { return Ok(false) };
    let member = outbound.call(&GetChatMember::new(ChatId(group), UserId(user))).await?;
    Ok(member.is_privileged())
}
