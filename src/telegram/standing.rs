//! Who may decide: whom Telegram calls administrator or creator of the admin group, asked at the tap.

use teloxide::{
    payloads::GetChatMember,
    types::{ChatId, UserId},
};

use super::outbound::{Failure, Outbound};

/// How somebody stands in the group now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub is_admin: bool,
    /// Writes under the group's name: nobody could say later who decided.
    pub is_anonymous: bool,
}

pub async fn of(outbound: &Outbound, group: i64, user: i64) -> Result<Standing, Failure> {
    let Ok(user) = u64::try_from(user) else {
        return Ok(Standing { is_admin: false, is_anonymous: false });
    };
    let member = outbound.call(&GetChatMember::new(ChatId(group), UserId(user))).await?;
    let is_admin = member.is_privileged();
    Ok(Standing { is_admin, is_anonymous: is_admin && member.kind.is_anonymous() })
}
