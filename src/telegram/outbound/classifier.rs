//! Telegram's errors, read by code first and by text second. The texts are no contract, so they are
//! compared without regard to case and by a part of them only.

use std::time::Duration;

use super::outcome::{Doubt, Outcome, Rejection, Stop, Unreachable};

/// What an answer means for the request it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Not judged: the same request may be repeated after this time.
    Wait(Duration),
    Settled(Outcome),
}

/// An answer that is not `ok`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refusal {
    pub code: u16,
    pub description: String,
    /// Seconds.
    pub retry_after: Option<u64>,
    pub migrate_to_chat_id: Option<i64>,
}

/// Telegram always says how long; this is for something else that answers in its place.
const WAIT_WITHOUT_FIGURE: Duration = Duration::from_secs(5);
/// Nothing but a mistake asks for more.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);

pub fn classify(refusal: &Refusal) -> Verdict {
    let text = refusal.description.to_lowercase();
    if refusal.code == 429 {
        return Verdict::Wait(wait(refusal, &text));
    }
    Verdict::Settled(match refusal.code {
        401 => Outcome::Stopped(Stop::Unauthorized),
        404 if !text.contains("method not found") => Outcome::Stopped(Stop::NotFound),
        409 => Outcome::Stopped(Stop::Conflict),
        413 => Outcome::Rejected(Rejection::BadFile),
        500.. => Outcome::Doubtful(Doubt::Server(refusal.code)),
        _ => by_text(refusal, &text),
    })
}

fn by_text(refusal: &Refusal, text: &str) -> Outcome {
    if let Some(to) = refusal.migrate_to_chat_id {
        return Outcome::Migrated { to };
    }
    if text.contains("message is not modified") || text.contains("message_not_modified") {
        return Outcome::Unchanged;
    }
    if let Some((_, meaning)) = UNREACHABLE.iter().find(|(part, _)| text.contains(part)) {
        return Outcome::Unreachable(meaning.clone());
    }
    if let Some((_, meaning)) = REJECTED.iter().find(|(part, _)| text.contains(part)) {
        return Outcome::Rejected(meaning.clone());
    }
    match refusal.code {
        403 => Outcome::Unreachable(Unreachable::Other(refusal.description.clone())),
        _ => Outcome::Rejected(Rejection::Other(refusal.description.clone())),
    }
}

fn wait(refusal: &Refusal, text: &str) -> Duration {
    let said = || text.split("retry after ").nth(1)?.split(' ').next()?.parse().ok();
    refusal
        .retry_after
        .or_else(said)
        .map_or(WAIT_WITHOUT_FIGURE, Duration::from_secs)
        .min(LONGEST_WAIT)
}

const UNREACHABLE: &[(&str, Unreachable)] = &[
    ("bot was blocked by the user", Unreachable::Blocked),
    ("user_is_blocked", Unreachable::Blocked),
    ("user is deactivated", Unreachable::Deactivated),
    ("input_user_deactivated", Unreachable::Deactivated),
    ("can't initiate conversation", Unreachable::NeverStarted),
    ("can't send messages to the bot", Unreachable::NeverStarted),
    ("can't send messages to bots", Unreachable::NeverStarted),
    ("user_is_bot", Unreachable::NeverStarted),
    ("peer_id_invalid", Unreachable::NeverStarted),
    ("chat not found", Unreachable::ChatNotFound),
    ("user not found", Unreachable::ChatNotFound),
    ("bot was kicked", Unreachable::Kicked),
    ("bot is not a member", Unreachable::Kicked),
    ("group chat was deleted", Unreachable::GroupGone),
    ("group chat was deactivated", Unreachable::GroupGone),
];

const REJECTED: &[(&str, Rejection)] = &[
    ("can't parse entities", Rejection::EntityError),
    ("can't parse message text", Rejection::EntityError),
    ("entity_bounds_invalid", Rejection::EntityError),
    ("message is too long", Rejection::TooLong),
    ("message_too_long", Rejection::TooLong),
    ("caption is too long", Rejection::TooLong),
    ("media_caption_too_long", Rejection::TooLong),
    ("wrong file identifier", Rejection::BadFile),
    ("wrong remote file identifier", Rejection::BadFile),
    ("wrong file_id", Rejection::BadFile),
    ("wrong type of the web page content", Rejection::BadFile),
    ("failed to get http url content", Rejection::BadFile),
    ("file is too big", Rejection::BadFile),
    ("can't use file of type", Rejection::BadFile),
    ("type of file mismatch", Rejection::BadFile),
    ("media_empty", Rejection::BadFile),
    ("image_process_failed", Rejection::BadFile),
    ("photo_invalid_dimensions", Rejection::BadFile),
    ("file_reference_", Rejection::BadFile),
    ("button_", Rejection::BadButtons),
    ("reply_markup_too_long", Rejection::BadButtons),
    ("can't parse inline keyboard", Rejection::BadButtons),
    ("can't parse reply keyboard", Rejection::BadButtons),
    ("message to be replied not found", Rejection::ReplyGone),
    ("message to reply not found", Rejection::ReplyGone),
    ("replied message not found", Rejection::ReplyGone),
    ("message thread not found", Rejection::TopicGone),
    ("topic_deleted", Rejection::TopicGone),
    ("topic_closed", Rejection::TopicGone),
    ("topic_id_invalid", Rejection::TopicGone),
    ("message to edit not found", Rejection::MessageGone),
    ("message can't be edited", Rejection::MessageGone),
    ("message to delete not found", Rejection::MessageGone),
    ("message can't be deleted", Rejection::MessageGone),
    ("message_id_invalid", Rejection::MessageGone),
    ("message to pin not found", Rejection::MessageGone),
    ("there is no text in the message to edit", Rejection::MessageGone),
    ("query is too old", Rejection::QueryTooOld),
    ("query id is invalid", Rejection::QueryTooOld),
    ("query_id_invalid", Rejection::QueryTooOld),
    ("not enough rights", Rejection::NoRights),
    ("have no write access", Rejection::NoRights),
    ("have no rights", Rejection::NoRights),
    ("need administrator rights", Rejection::NoRights),
    ("chat_write_forbidden", Rejection::NoRights),
    ("chat_admin_required", Rejection::NoRights),
    ("chat_send_", Rejection::NoRights),
];

#[cfg(test)]
#[path = "classifier_fixtures.rs"]
mod fixtures;
