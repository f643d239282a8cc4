//! Rendered replies as Telegram's payloads, on their way out.

use std::{future::Future, sync::Arc};

use teloxide::{
    payloads::{
        DeleteMessage, EditMessageReplyMarkup, EditMessageText, EditMessageTextSetters,
        SendDocument, SendDocumentSetters, SendMediaGroup, SendMessage, SendMessageSetters,
        SendPhoto, SendVenue,
    },
    types::{
        ButtonRequest, ChatId, CopyTextButton, FileId, InlineKeyboardButton, InlineKeyboardMarkup,
        InputFile, InputMedia, InputMediaPhoto, KeyboardButton, KeyboardMarkup, KeyboardRemove,
        LinkPreviewOptions, MessageId, ParseMode, ReplyMarkup, ReplyParameters, ThreadId,
    },
};

use super::outbound::{Attachment, Lane, Outbound, Outcome, Rejection, Target, Wording};
use crate::{
    domain::promotion::PhotoId,
    view::{Document, Key, Keyboard, Message, ReplyKey, Venue},
};

/// Sends a message's words without their formatting, for when Telegram can't read it.
pub async fn send_plain(outbound: &Outbound, lane: Lane, chat: i64, message: &Message) -> Outcome {
    outbound.send(lane, Target::from(ChatId(chat)), &plain(chat, message)).await
}

/// A message that is worded when its turn has come.
#[derive(Debug, Clone)]
pub enum Worded {
    Formatted(Arc<Message>),
    /// Without its formatting, which Telegram can't read.
    Plain(Arc<Message>),
}

/// Sends what `words` gives when the turn has come, if it still gives anything.
pub async fn send_late<F, Fut>(outbound: &Outbound, lane: Lane, chat: i64, words: F) -> Outcome
where
    F: Fn() -> Fut + Sync,
    Fut: Future<Output = Option<Worded>> + Send,
{
    outbound.send_late(lane, Target::from(ChatId(chat)), &Late { chat, words }).await
}

struct Late<F> {
    chat: i64,
    words: F,
}

impl<F, Fut> Wording for Late<F>
where
    F: Fn() -> Fut + Sync,
    Fut: Future<Output = Option<Worded>> + Send,
{
    type Payload = SendMessage;

    async fn payload(&self) -> Option<SendMessage> {
        Some(match (self.words)().await? {
            Worded::Formatted(message) => formatted(self.chat, &message),
            Worded::Plain(message) => plain(self.chat, &message),
        })
    }
}

fn formatted(chat: i64, message: &Message) -> SendMessage {
    let mut payload = SendMessage::new(ChatId(chat), message.text.as_str())
        .parse_mode(ParseMode::Html)
        .link_preview_options(no_preview());
    payload.reply_markup = markup(&message.keyboard);
    payload
}

fn plain(chat: i64, message: &Message) -> SendMessage {
    let mut payload =
        SendMessage::new(ChatId(chat), message.text.plain()).link_preview_options(no_preview());
    payload.reply_markup = markup(&message.keyboard);
    payload
}

/// Sends a message to a chat, or to a topic of it: formatted, or else plain.
pub async fn send_in_topic(
    outbound: &Outbound,
    lane: Lane,
    chat: i64,
    thread: Option<i32>,
    message: &Message,
) -> Outcome {
    let within = |mut payload: SendMessage| {
        payload.message_thread_id = thread.map(|thread| ThreadId(MessageId(thread)));
        payload
    };
    formatted_or_plain(outbound, lane, chat, message, within).await
}

/// Sends a message somebody waits for as a reply to another, or without it where that is gone.
pub async fn send_in_reply(
    outbound: &Outbound,
    lane: Lane,
    chat: i64,
    to: Option<i32>,
    message: &Message,
) -> Outcome {
    let replying = |mut payload: SendMessage| {
        let to = to.map(|id| ReplyParameters::new(MessageId(id)).allow_sending_without_reply());
        payload.reply_parameters = to;
        payload
    };
    formatted_or_plain(outbound, lane, chat, message, replying).await
}

async fn formatted_or_plain(
    outbound: &Outbound,
    lane: Lane,
    chat: i64,
    message: &Message,
    dressed: impl Fn(SendMessage) -> SendMessage,
) -> Outcome {
    let target = Target::from(ChatId(chat));
    match outbound.send(lane, target, &dressed(formatted(chat, message))).await {
        Outcome::Rejected(Rejection::EntityError) => {
            tracing::error!("telegram can't read the formatting of a message; it goes out plain");
            outbound.send(lane, target, &dressed(plain(chat, message))).await
        }
        outcome => outcome,
    }
}

/// Replaces a message's text and buttons.
pub async fn edit(
    outbound: &Outbound,
    lane: Lane,
    chat: i64,
    message_id: i32,
    message: &Message,
) -> Outcome {
    let mut payload =
        EditMessageText::new(ChatId(chat), MessageId(message_id), message.text.as_str())
            .parse_mode(ParseMode::Html)
            .link_preview_options(no_preview());
    payload.reply_markup = match &message.keyboard {
        Keyboard::Inline(rows) => Some(inline(rows)),
        _ => None,
    };
    outbound.send(lane, Target::from(ChatId(chat)), &payload).await
}

/// Deletes a message of ours, which Telegram lets a bot do for two days. It makes no message, so it takes
/// no turn of its chat's.
pub async fn delete(outbound: &Outbound, lane: Lane, chat: i64, message_id: i32) -> Outcome {
    let payload = DeleteMessage::new(ChatId(chat), MessageId(message_id));
    outbound.send(lane, Target::Nobody, &payload).await
}

/// Takes the buttons off a message. It makes no message, so in a private chat it must not cost the next
/// answer its turn.
pub async fn close(outbound: &Outbound, chat: i64, message_id: i32) -> Outcome {
    let payload = EditMessageReplyMarkup::new(ChatId(chat), MessageId(message_id));
    let target = match Target::from(ChatId(chat)) {
        Target::Private(_) => Target::Nobody,
        group => group,
    };
    outbound.send(Lane::Reply, target, &payload).await
}

/// Sends a file from memory with words under it.
pub async fn send_document(
    outbound: &Outbound,
    lane: Lane,
    chat: i64,
    document: &Document,
) -> Outcome {
    let file = InputFile::memory(Vec::new());
    let payload = SendDocument::new(ChatId(chat), file).caption(&document.caption);
    let file = Attachment {
        field: "document",
        file_name: document.file_name.clone(),
        bytes: document.bytes.clone(),
    };
    outbound.upload(lane, Target::from(ChatId(chat)), &payload, file).await
}

/// Sends photos that Telegram has already: one alone, several as an album.
pub async fn send_photos(
    outbound: &Outbound,
    lane: Lane,
    chat: i64,
    photos: &[PhotoId],
) -> Outcome {
    let target = Target::from(ChatId(chat));
    match photos {
        [only] => outbound.send(lane, target, &SendPhoto::new(ChatId(chat), file(only))).await,
        several => {
            let media = several
                .iter()
                .map(|photo| InputMedia::Photo(InputMediaPhoto::new(file(photo))))
                .collect::<Vec<_>>();
            outbound.send(lane, target, &SendMediaGroup::new(ChatId(chat), media)).await
        }
    }
}

/// Sends a place on the map under its name.
pub async fn send_venue(outbound: &Outbound, lane: Lane, chat: i64, venue: &Venue) -> Outcome {
    let Venue { point, title, address } = venue;
    let (latitude, longitude) = (point.latitude(), point.longitude());
    let payload = SendVenue::new(ChatId(chat), latitude, longitude, title, address);
    outbound.send(lane, Target::from(ChatId(chat)), &payload).await
}

fn file(photo: &PhotoId) -> InputFile {
    InputFile::file_id(FileId(photo.file().to_owned()))
}

/// People's links are theirs to open; a preview would spend the reader's data.
pub(super) fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

fn markup(keyboard: &Keyboard) -> Option<ReplyMarkup> {
    match keyboard {
        Keyboard::None => None,
        Keyboard::Inline(rows) => Some(ReplyMarkup::InlineKeyboard(inline(rows))),
        Keyboard::Remove => Some(ReplyMarkup::KeyboardRemove(KeyboardRemove::new())),
        Keyboard::Reply(rows) => {
            let rows = rows.iter().map(|row| row.iter().map(reply_key));
            let mut markup = KeyboardMarkup::new(rows);
            markup.resize_keyboard = true;
            markup.one_time_keyboard = true;
            Some(ReplyMarkup::Keyboard(markup))
        }
    }
}

fn inline(rows: &[Vec<Key>]) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new(rows.iter().map(|row| row.iter().filter_map(inline_key)))
}

/// `None` for a link that is none: better no button than a message that Telegram refuses.
pub(super) fn inline_key(key: &Key) -> Option<InlineKeyboardButton> {
    match key {
        Key::Press { label, data } => Some(InlineKeyboardButton::callback(label, data)),
        Key::Link { label, url } => {
            url.parse().ok().map(|url| InlineKeyboardButton::url(label, url))
        }
        Key::Share { label, query } => {
            Some(InlineKeyboardButton::switch_inline_query(label, query))
        }
        Key::Copy { label, text } => Some(InlineKeyboardButton::copy_text_button(
            label,
            CopyTextButton { text: text.clone() },
        )),
    }
}

fn reply_key(key: &ReplyKey) -> KeyboardButton {
    match key {
        ReplyKey::Contact(label) => KeyboardButton::new(label).request(ButtonRequest::Contact),
        ReplyKey::Location(label) => KeyboardButton::new(label).request(ButtonRequest::Location),
        ReplyKey::Text(label) => KeyboardButton::new(label),
    }
}
