//! From Telegram's updates to what a person did. Numbers that look like an identity number are dropped
//! here, before anything can write them down.

use teloxide::types::{
    CallbackQuery, CallbackQueryId, Chat, ChatMemberUpdated, Location, MaybeInaccessibleMessage,
    MediaKind, Message, MessageKind, Update, UpdateKind, User,
};

use super::{
    inline,
    photo_file::{self, PictureFile},
};
use crate::{
    app::{Incoming, Place},
    dialogue::{Actor, FileProblem, Input},
    domain::{
        identity::holds_identity_number, language::Language, place::Point, promotion::PhotoId, text,
    },
    reply::{
        button::{Button, Command, Target},
        language_of_stranger,
    },
};

/// Telegram's account that speaks for administrators who hide behind their group.
const ANONYMOUS_ADMIN: u64 = 1_087_968_824;

/// Longest first name that is kept, in UTF-16 units; Telegram's own limit.
const NAME: usize = 64;

/// What an update is to us.
#[derive(Debug)]
pub enum Arrival {
    /// Somebody did something that wants an answer.
    Deed(Box<Arrived>),
    /// A person blocked the bot or let it in again.
    Reachable { telegram_id: i64, reachable: bool },
    /// Somebody typed behind the bot's name in another chat.
    Inline(inline::Asked),
    /// The bot was removed from a group, or the group has become the supergroup `moved`.
    Room { chat: i64, moved: Option<i64> },
    /// Nothing of ours.
    Pass,
}

#[derive(Debug)]
pub struct Arrived {
    pub incoming: Incoming,
    /// To be answered, whatever else is said.
    pub callback: Option<CallbackQueryId>,
    /// A picture that came as a file and may become a photo.
    pub picture: Option<PictureFile>,
    /// One of several photos that were sent together.
    pub album: bool,
    /// The pressed button's message stays as it is.
    pub kept: bool,
}

/// Whose updates are read, and where decisions are made.
#[derive(Clone, Copy)]
pub struct Reception<'a> {
    /// The bot's own username, without the sign before it.
    pub username: &'a str,
    /// The group in which decisions are made; other groups are let pass.
    pub admin_chat: i64,
}

pub fn read(update: Update, reception: Reception<'_>) -> Arrival {
    let update_id = i64::from(update.id.0);
    match update.kind {
        UpdateKind::Message(message) => written(update_id, message, reception),
        UpdateKind::EditedMessage(message) => edited(update_id, message, reception.admin_chat),
        UpdateKind::CallbackQuery(query) => pressed(update_id, query, reception.admin_chat),
        UpdateKind::InlineQuery(query) => Arrival::Inline(inline::read(query)),
        UpdateKind::MyChatMember(change) => membership(update_id, &change, reception.admin_chat),
        _ => Arrival::Pass,
    }
}

fn membership(update_id: i64, change: &ChatMemberUpdated, admin_chat: i64) -> Arrival {
    let chat = change.chat.id.0;
    let present = change.new_chat_member.is_present();
    match place(&change.chat, admin_chat, None) {
        Some(Place::Private) => Arrival::Reachable { telegram_id: chat, reachable: present },
        Some(place @ Place::Room { .. }) if present && !change.old_chat_member.is_present() => {
            let incoming = Incoming {
                update_id,
                chat_id: chat,
                place,
                actor: actor(&change.from, Language::default()),
                input: Input::Start(None),
                pressed: None,
            };
            Arrival::Deed(Box::new(Arrived {
                incoming,
                callback: None,
                picture: None,
                album: false,
                kept: false,
            }))
        }
        Some(Place::Room { .. }) if !present => Arrival::Room { chat, moved: None },
        _ => Arrival::Pass,
    }
}

fn written(update_id: i64, message: Message, reception: Reception<'_>) -> Arrival {
    let Some(place) = place(&message.chat, reception.admin_chat, topic(&message)) else {
        return Arrival::Pass;
    };
    // What somebody put here through the inline mode is the bot's own.
    if message.via_bot.is_some() {
        return Arrival::Pass;
    }
    if let (Place::Room { .. }, Some(to)) = (place, message.migrate_to_chat_id()) {
        return Arrival::Room { chat: message.chat.id.0, moved: Some(to.0) };
    }
    if message.text().is_some_and(|text| is_for_another(text, reception.username)) {
        return Arrival::Pass;
    }
    let input = match place {
        Place::Private => private_input(&message),
        Place::AdminGroup => group_input(&message),
        Place::Room { .. } => room_input(&message),
    };
    input.map_or(Arrival::Pass, |input| said(update_id, &message, place, input))
}

/// What was edited after it was sent is not read again, and whoever edits its words is told. A place that
/// is shared live changes with each step its sender takes.
fn edited(update_id: i64, message: Message, admin_chat: i64) -> Arrival {
    let has_words = message.text().or(message.caption()).is_some();
    match place(&message.chat, admin_chat, None) {
        Some(Place::Private) if has_words => {
            said(update_id, &message, Place::Private, Input::Edited)
        }
        _ => Arrival::Pass,
    }
}

fn said(update_id: i64, message: &Message, place: Place, input: Input) -> Arrival {
    let Some(sender) = message.from.as_ref() else { return Arrival::Pass };
    let language = match place {
        Place::Private => language_of_stranger(sender.language_code.as_deref()),
        Place::AdminGroup | Place::Room { .. } => Language::default(),
    };
    let incoming = Incoming {
        update_id,
        chat_id: message.chat.id.0,
        place,
        actor: actor(sender, language),
        input,
        pressed: None,
    };
    let picture = picture_file(message, &incoming.input);
    let album = message.media_group_id().is_some();
    Arrival::Deed(Box::new(Arrived { incoming, callback: None, picture, album, kept: false }))
}

fn pressed(update_id: i64, query: CallbackQuery, admin_chat: i64) -> Arrival {
    let Some(message) = &query.message else { return Arrival::Pass };
    let thread = message.regular_message().and_then(topic);
    let Some(place) = place(message.chat(), admin_chat, thread) else { return Arrival::Pass };
    let button = query.data.as_deref().and_then(Button::parse);
    let language = match (place, &button) {
        (Place::AdminGroup, _) => Language::default(),
        (Place::Private | Place::Room { .. }, Some((_, shown))) => shown.language,
        (Place::Private | Place::Room { .. }, None) => {
            language_of_stranger(query.from.language_code.as_deref())
        }
    };
    let kept = button.as_ref().is_some_and(|(_, shown)| shown.kept);
    let incoming = Incoming {
        update_id,
        chat_id: message.chat().id.0,
        place,
        actor: actor(&query.from, language),
        input: button.map_or(Input::StaleButton, |(button, _)| Input::Button(button)),
        pressed: changeable(message),
    };
    Arrival::Deed(Box::new(Arrived {
        incoming,
        callback: Some(query.id),
        picture: None,
        album: false,
        kept,
    }))
}

/// The message of a button, if it can be changed into another text. What is too old to be seen may be.
fn changeable(message: &MaybeInaccessibleMessage) -> Option<i32> {
    let is_text = message.regular_message().is_none_or(|message| message.text().is_some());
    Some(message.id().0).filter(|id| is_text && *id > 0)
}

/// None for channels.
fn place(chat: &Chat, admin_chat: i64, thread: Option<i32>) -> Option<Place> {
    if chat.is_private() {
        Some(Place::Private)
    } else if chat.id.0 == admin_chat {
        Some(Place::AdminGroup)
    } else {
        (chat.is_group() || chat.is_supergroup()).then_some(Place::Room { thread })
    }
}

/// The topic of a forum that a message is in; replies in other groups have threads, too.
fn topic(message: &Message) -> Option<i32> {
    message.thread_id.filter(|_| message.is_topic_message).map(|thread| thread.0.0)
}

fn actor(user: &User, language: Language) -> Actor {
    // A name made of nothing visible, or of an identity number, still needs a place in a sentence.
    let name = text::line(&user.first_name, NAME)
        .ok()
        .filter(|name| !holds_identity_number(name))
        .unwrap_or_else(|| "–".to_owned());
    Actor {
        telegram_id: i64::try_from(user.id.0).unwrap_or_default(),
        name,
        language,
        is_admin: false,
        is_anonymous: user.id.0 == ANONYMOUS_ADMIN,
    }
}

/// `None` for service messages, which nobody wrote.
fn private_input(message: &Message) -> Option<Input> {
    let MessageKind::Common(common) = &message.kind else {
        return matches!(message.kind, MessageKind::Empty {}).then_some(Input::Other);
    };
    let words = message.text().or(message.caption()).unwrap_or_default();
    if holds_identity_number(words) {
        return Some(Input::IdentityNumber);
    }
    Some(match &common.media_kind {
        MediaKind::Text(text) => {
            command(&text.text).unwrap_or_else(|| Input::Text(text.text.clone()))
        }
        MediaKind::Photo(photo) => {
            let largest = photo.photo.iter().max_by_key(|size| size.width * size.height)?;
            Input::Photo {
                photo: PhotoId::of(&largest.file.id.0, &largest.file.unique_id.0),
                caption: message.caption().map(str::to_owned),
            }
        }
        MediaKind::Document(file) => {
            let mime = file.document.mime_type.as_ref().map(|mime| mime.essence_str());
            let large = file.document.file.size > photo_file::MOST_BYTES as u32;
            Input::File(match mime.is_some_and(photo_file::is_picture) {
                false => FileProblem::NotAPicture,
                true if large => FileProblem::TooBig,
                true => FileProblem::Away,
            })
        }
        MediaKind::Contact(contact) => Input::Contact {
            phone: contact.contact.phone_number.clone(),
            own: contact.contact.user_id == message.from.as_ref().map(|sender| sender.id),
        },
        MediaKind::Location(place) => point(&place.location),
        MediaKind::Venue(place) => point(&place.venue.location),
        _ => Input::Other,
    })
}

/// The file behind what can become a photo.
fn picture_file(message: &Message, input: &Input) -> Option<PictureFile> {
    let file = message.document().filter(|_| *input == Input::File(FileProblem::Away))?;
    let caption = message.caption().map(str::to_owned);
    Some(PictureFile { id: file.file.id.clone(), caption })
}

fn point(location: &Location) -> Input {
    Point::at(location.latitude, location.longitude).map_or(Input::Other, Input::Point)
}

/// `None` for chatter, which is none of the bot's business and is kept nowhere.
fn group_input(message: &Message) -> Option<Input> {
    let text = message.text()?;
    if let Some(command) = command(text) {
        return Some(command);
    }
    let answered = message.reply_to_message()?;
    let to_a_bot = answered.from.as_ref().is_some_and(|author| author.is_bot);
    if !to_a_bot {
        None
    } else if holds_identity_number(text) {
        Some(Input::IdentityNumber)
    } else {
        Some(Input::GroupReply { to: answered.id.0, text: text.to_owned() })
    }
}

/// `None` for everything but our commands.
fn room_input(message: &Message) -> Option<Input> {
    command(message.text()?).filter(|input| *input != Input::UnknownCommand)
}

/// `/menu@another_bot`: a command for somebody else, wherever it is heard.
fn is_for_another(text: &str, username: &str) -> bool {
    let word = text.trim_start().strip_prefix('/').and_then(|text| text.split_whitespace().next());
    let addressee = word.and_then(|word| word.split_once('@')).map(|(_, addressee)| addressee);
    addressee.is_some_and(|name| !name.is_empty() && !name.eq_ignore_ascii_case(username))
}

/// `/promo`, `/promo@ayopromo_bot` or `/start p_12`.
fn command(text: &str) -> Option<Input> {
    let (word, rest) = text
        .trim_start()
        .strip_prefix('/')
        .map(|text| text.split_once(char::is_whitespace).unwrap_or((text, "")))?;
    let word = word.split('@').next().unwrap_or_default().to_lowercase();
    Some(match word.as_str() {
        "start" => Input::Start(Target::from_payload(rest.trim())),
        word if word == Command::Search.word() && !rest.trim().is_empty() => {
            Input::Search(rest.trim().to_owned())
        }
        word if word == Command::Watch.word() && !rest.trim().is_empty() => {
            if holds_identity_number(rest) {
                return Some(Input::IdentityNumber);
            }
            Input::Watch(rest.trim().to_owned())
        }
        word => Command::from_word(word).map_or(Input::UnknownCommand, Input::Command),
    })
}
