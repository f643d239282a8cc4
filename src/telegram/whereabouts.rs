//! Who the bot is and where it works, as Telegram tells it.

use teloxide::{
    payloads::{GetChat, GetMe},
    types::ChatId,
};

use super::outbound::{Failure, Outbound};

/// The bot's own account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Myself {
    pub telegram_id: i64,
    /// Without the sign before it.
    pub username: String,
}

/// A chat that may be the admin group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// A person or a channel is none.
    pub is_group: bool,
    pub title: String,
}

pub async fn myself(outbound: &Outbound) -> Result<Myself, Failure> {
    let me = outbound.call(&GetMe::new()).await?;
    let telegram_id = i64::try_from(me.user.id.0).unwrap_or_default();
    Ok(Myself { telegram_id, username: me.username().to_owned() })
}

pub async fn room(outbound: &Outbound, chat: i64) -> Result<Room, Failure> {
    let chat = outbound.call(&GetChat::new(ChatId(chat))).await?;
    let is_group = chat.is_group() || chat.is_supergroup();
    Ok(Room { is_group, title: chat.title().unwrap_or_default().to_owned() })
}
