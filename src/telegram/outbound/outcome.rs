//! What became of a request: everything a caller has to tell apart, and nothing else.

use std::time::Duration;

/// What became of one request that was to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "an outcome decides what happens to the message"]
pub enum Outcome {
    /// Telegram has it. An album has several ids; methods that make no message have none.
    Sent { message_ids: Vec<i32> },
    /// An edit that would change nothing: as good as sent.
    Unchanged,
    /// This chat can't be written to, now and for later messages.
    Unreachable(Unreachable),
    /// The group became a supergroup: store the new id, send again there.
    Migrated { to: i64 },
    /// Telegram understood and refused this message; the chat itself is fine.
    Rejected(Rejection),
    /// It may or may not have arrived: the request was written and no answer was understood.
    Doubtful(Doubt),
    /// It surely did not arrive.
    NotAttempted(Unsent),
    /// Nothing can be sent by this bot at all; the message itself was not judged.
    Stopped(Stop),
}

/// Why a chat can't be written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreachable {
    /// The person stopped the bot.
    Blocked,
    /// The person's account was deleted.
    Deactivated,
    /// The person never pressed start, or is a bot.
    NeverStarted,
    /// Telegram knows no such chat.
    ChatNotFound,
    /// The bot was removed from the group or channel, or never was in it.
    Kicked,
    /// The group itself was deleted.
    GroupGone,
    /// Forbidden for a reason that is not in our table; Telegram's text.
    Other(String),
}

/// Why a message was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rejection {
    /// The formatting can't be parsed: our bug in one edition; plain text may be tried once.
    EntityError,
    /// Longer than Telegram takes.
    TooLong,
    /// The file id is stale, or the picture can't be used: upload it again.
    BadFile,
    /// A button or the keyboard breaks a limit.
    BadButtons,
    /// The message to edit or delete is gone, or too old for it.
    MessageGone,
    /// The message that was to be answered is gone: send without a quotation.
    ReplyGone,
    /// The bot lacks a right in this group.
    NoRights,
    /// The topic was deleted or closed.
    TopicGone,
    /// A button press that was answered too late.
    QueryTooOld,
    /// Telegram's text, where it is not in our table.
    Other(String),
}

/// Why nobody knows whether a message arrived.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    #[error("no answer in time")]
    Timeout,
    #[error("the connection broke: {0}")]
    Broken(String),
    #[error("the server failed with {0}")]
    Server(u16),
    #[error("an answer with status {0} that is not the Bot API's")]
    Unreadable(u16),
}

/// Why a message surely did not arrive.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsent {
    /// No connection came about.
    #[error("no connection: {0}")]
    Connect(String),
    /// Telegram asks for a longer wait than a person's reply is worth.
    #[error("telegram asks to wait {} s", retry_after.as_secs())]
    Busy { retry_after: Duration },
    /// When its turn came there was nothing to say any more.
    #[error("pointless by now")]
    Pointless,
    /// The broadcast was closed while the message waited for its turn.
    #[error("closed while waiting for a turn")]
    Closed,
}

/// Why this bot can send nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Stop {
    /// 401: the token was revoked.
    #[error("the token is not accepted (401)")]
    Unauthorized,
    /// 404: no such bot, or not a Bot API at this address.
    #[error("no such bot at this address (404)")]
    NotFound,
    /// 409: another process uses this token.
    #[error("another process uses this token (409)")]
    Conflict,
}

/// Why a call brought no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// 429: may be asked again after this time.
    #[error("telegram asks to wait {} s", .0.as_secs())]
    Wait(Duration),
    /// Everything else but success, as a send would report it.
    #[error("telegram did not do it: {0:?}")]
    Refused(Outcome),
    /// It was done, but the answer is not what we know it to be.
    #[error("an answer of an unknown shape: {0}")]
    Unreadable(String),
    /// A file is larger than the caller takes; bytes.
    #[error("larger than {limit} bytes")]
    TooLarge { limit: usize },
}
