//! What can be pressed under a message.

use crate::reply::button::Button;

/// The buttons of a message.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Keyboard {
    None,
    /// Rows under the message.
    Inline(Vec<Vec<Key>>),
    /// Rows in place of the phone's keyboard; only this kind can ask for a telephone number.
    Reply(Vec<Vec<ReplyKey>>),
    /// Puts a keyboard of the kind [`Keyboard::Reply`] away.
    Remove,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Key {
    /// `data` come from [`crate::reply::button::Button::data`].
    Press {
        label: String,
        data: String,
    },
    Link {
        label: String,
        url: String,
    },
    /// Copies `text` on the reader's device.
    Copy {
        label: String,
        text: String,
    },
    /// Lets the presser choose a chat, into which the bot's inline mode then puts what `query` asks for.
    Share {
        label: String,
        query: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ReplyKey {
    /// Sends the presser's own telephone number.
    Contact(String),
    /// Sends the place where the presser is.
    Location(String),
    /// Sends its label as if it were typed.
    Text(String),
}

/// Characters of a label that half a telephone's width shows.
const SHORT: usize = 17;

impl Key {
    fn is_short(&self) -> bool {
        let (Self::Press { label, .. }
        | Self::Link { label, .. }
        | Self::Copy { label, .. }
        | Self::Share { label, .. }) = self;
        label.chars().count() <= SHORT
    }
}

impl Keyboard {
    /// Whether one of its buttons belongs to a step of a conversation and goes stale with it.
    pub fn awaits_step(&self) -> bool {
        let Self::Inline(rows) = self else { return false };
        rows.iter().flatten().any(|key| match key {
            Key::Press { data, .. } => Button::parse(data).is_some_and(|(b, _)| b.is_step()),
            Key::Link { .. } | Key::Copy { .. } | Key::Share { .. } => false,
        })
    }
}

/// Builds inline rows; empty ones are left out.
#[derive(Debug, Default)]
pub struct Rows(Vec<Vec<Key>>);

impl Rows {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn row<I: IntoIterator<Item = Key>>(mut self, keys: I) -> Self {
        let keys: Vec<Key> = keys.into_iter().collect();
        if !keys.is_empty() {
            self.0.push(keys);
        }
        self
    }

    /// As many rows of `width` as the keys need.
    pub fn grid<I: IntoIterator<Item = Key>>(self, width: usize, keys: I) -> Self {
        let keys: Vec<Key> = keys.into_iter().collect();
        keys.chunks(width).fold(self, |rows, chunk| rows.row(chunk.to_vec()))
    }

    /// Two in a row where both have short labels, else one: half a telephone cuts long ones off.
    pub fn paired<I: IntoIterator<Item = Key>>(mut self, keys: I) -> Self {
        let mut waiting: Option<Key> = None;
        for key in keys {
            self = match waiting.take() {
                Some(first) if key.is_short() => self.row([first, key]),
                Some(first) => self.row([first]).row([key]),
                None if key.is_short() => {
                    waiting = Some(key);
                    self
                }
                None => self.row([key]),
            };
        }
        self.row(waiting)
    }

    pub fn done(self) -> Keyboard {
        if self.0.is_empty() { Keyboard::None } else { Keyboard::Inline(self.0) }
    }
}
