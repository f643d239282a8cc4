//! Texts as the official server builds them, and what each one means to us.

use std::time::Duration;

use super::{Refusal, Verdict, classify};
use crate::telegram::outbound::outcome::{Doubt, Outcome, Rejection, Stop, Unreachable};

const UNREACHABLE: &[(u16, &str, Unreachable)] = &[
    (403, "Forbidden: bot was blocked by the user", Unreachable::Blocked),
    (403, "FORBIDDEN: BOT WAS BLOCKED BY THE USER", Unreachable::Blocked),
    (403, "Forbidden: user is deactivated", Unreachable::Deactivated),
    (403, "Forbidden: bot can't initiate conversation with a user", Unreachable::NeverStarted),
    (403, "Forbidden: the bot can't send messages to the bot", Unreachable::NeverStarted),
    (403, "Forbidden: bot can't send messages to bots", Unreachable::NeverStarted),
    (400, "Bad Request: PEER_ID_INVALID", Unreachable::NeverStarted),
    (400, "Bad Request: chat not found", Unreachable::ChatNotFound),
    (400, "Bad Request: private chat not found", Unreachable::ChatNotFound),
    (403, "Forbidden: bot was kicked from the group chat", Unreachable::Kicked),
    (403, "Forbidden: bot was kicked from the supergroup chat", Unreachable::Kicked),
    (403, "Forbidden: bot was kicked from the channel chat", Unreachable::Kicked),
    (403, "Forbidden: bot is not a member of the supergroup chat", Unreachable::Kicked),
    (403, "Forbidden: the group chat was deleted", Unreachable::GroupGone),
    (400, "Bad Request: group chat was deactivated", Unreachable::GroupGone),
];

const REJECTED: &[(u16, &str, Rejection)] = &[
    (
        400,
        "Bad Request: can't parse entities: Unsupported start tag \"o\" at byte offset 12",
        Rejection::EntityError,
    ),
    (400, "Bad Request: message is too long", Rejection::TooLong),
    (400, "Bad Request: message caption is too long", Rejection::TooLong),
    (400, "Bad Request: MEDIA_CAPTION_TOO_LONG", Rejection::TooLong),
    (400, "Bad Request: wrong file identifier/HTTP URL specified", Rejection::BadFile),
    (
        400,
        "Bad Request: wrong remote file identifier specified: Wrong padding in the string",
        Rejection::BadFile,
    ),
    (400, "Bad Request: wrong file_id or the file is temporarily unavailable", Rejection::BadFile),
    (400, "Bad Request: IMAGE_PROCESS_FAILED", Rejection::BadFile),
    (413, "Request Entity Too Large", Rejection::BadFile),
    (400, "Bad Request: BUTTON_DATA_INVALID", Rejection::BadButtons),
    (400, "Bad Request: REPLY_MARKUP_TOO_LONG", Rejection::BadButtons),
    (400, "Bad Request: message to edit not found", Rejection::MessageGone),
    (400, "Bad Request: message can't be edited", Rejection::MessageGone),
    (400, "Bad Request: message to delete not found", Rejection::MessageGone),
    (400, "Bad Request: message can't be deleted for everyone", Rejection::MessageGone),
    (400, "Bad Request: MESSAGE_ID_INVALID", Rejection::MessageGone),
    (400, "Bad Request: message to be replied not found", Rejection::ReplyGone),
    (400, "Bad Request: message thread not found", Rejection::TopicGone),
    (400, "Bad Request: TOPIC_DELETED", Rejection::TopicGone),
    (400, "Bad Request: TOPIC_CLOSED", Rejection::TopicGone),
    (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
        Rejection::QueryTooOld,
    ),
    (400, "Bad Request: not enough rights to send text messages to the chat", Rejection::NoRights),
    (400, "Bad Request: have no write access to the chat", Rejection::NoRights),
    (403, "Forbidden: CHAT_WRITE_FORBIDDEN", Rejection::NoRights),
];

const STOPPED: &[(u16, &str, Stop)] = &[
    (401, "Unauthorized", Stop::Unauthorized),
    (404, "Not Found", Stop::NotFound),
    (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance \
         is running",
        Stop::Conflict,
    ),
    (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to \
         delete the webhook first",
        Stop::Conflict,
    ),
];

fn refusal(code: u16, description: &str) -> Refusal {
    Refusal { code, description: description.to_owned(), ..Refusal::default() }
}

fn meaning(code: u16, description: &str) -> Verdict {
    classify(&refusal(code, description))
}

#[test]
fn every_known_text_is_understood() {
    for (code, text, expected) in UNREACHABLE {
        let expected = Verdict::Settled(Outcome::Unreachable(expected.clone()));
        assert_eq!(meaning(*code, text), expected, "{text}");
    }
    for (code, text, expected) in REJECTED {
        let expected = Verdict::Settled(Outcome::Rejected(expected.clone()));
        assert_eq!(meaning(*code, text), expected, "{text}");
    }
    for (code, text, expected) in STOPPED {
        assert_eq!(meaning(*code, text), Verdict::Settled(Outcome::Stopped(*expected)), "{text}");
    }
}

#[test]
fn an_edit_without_a_change_is_no_failure() {
    let text = "Bad Request: message is not modified: specified new message content and reply \
                markup are exactly the same as a current content and reply markup of the message";
    assert_eq!(meaning(400, text), Verdict::Settled(Outcome::Unchanged));
}

#[test]
fn an_upgraded_group_is_followed() {
    let upgraded = Refusal {
        migrate_to_chat_id: Some(-1_001_234_567_890),
        ..refusal(400, "Bad Request: group chat was upgraded to a supergroup chat")
    };
    let expected = Verdict::Settled(Outcome::Migrated { to: -1_001_234_567_890 });
    assert_eq!(classify(&upgraded), expected);
}

#[test]
fn a_flood_is_waited_for_as_long_as_it_says() {
    let text = "Too Many Requests: retry after 37";
    assert_eq!(meaning(429, text), Verdict::Wait(Duration::from_secs(37)));
    let figure = Refusal { retry_after: Some(40), ..refusal(429, text) };
    assert_eq!(classify(&figure), Verdict::Wait(Duration::from_secs(40)));
    let absurd = Refusal { retry_after: Some(u64::MAX), ..figure };
    assert_eq!(classify(&absurd), Verdict::Wait(super::LONGEST_WAIT));
    assert_eq!(meaning(429, "slow down"), Verdict::Wait(super::WAIT_WITHOUT_FIGURE));
}

#[test]
fn a_failing_server_leaves_a_doubt() {
    for code in [500, 502, 504] {
        let expected = Verdict::Settled(Outcome::Doubtful(Doubt::Server(code)));
        assert_eq!(meaning(code, "Internal Server Error"), expected);
    }
}

#[test]
fn a_method_the_server_does_not_know_stops_nothing_else() {
    let text = "Not Found: method not found";
    let expected = Verdict::Settled(Outcome::Rejected(Rejection::Other(text.to_owned())));
    assert_eq!(meaning(404, text), expected);
}

#[test]
fn an_unknown_text_keeps_its_words() {
    let odd = "Forbidden: something new";
    let expected = Verdict::Settled(Outcome::Unreachable(Unreachable::Other(odd.to_owned())));
    assert_eq!(meaning(403, odd), expected);
    let odd = "Bad Request: something new";
    let expected = Verdict::Settled(Outcome::Rejected(Rejection::Other(odd.to_owned())));
    assert_eq!(meaning(400, odd), expected);
}
