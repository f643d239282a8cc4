//! Who waits for a message, and which chat it goes to.

use teloxide::types::ChatId;

/// Why a message is sent; what comes first here goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// The answer to what a person just did: at once, and not part of the broadcast.
    Reply,
    /// What someone waits for: a verdict, a card to review.
    Notice,
    Announcement,
    Digest,
}

/// Whose limits a message is counted against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// A person's chat with the bot.
    Private(i64),
    /// A group or a channel.
    Group(i64),
    /// No chat: answers to button presses and inline queries, the bot's own settings.
    Nobody,
}

impl From<ChatId> for Target {
    fn from(chat: ChatId) -> Self {
        if chat.is_user() { Self::Private(chat.0) } else { Self::Group(chat.0) }
    }
}
