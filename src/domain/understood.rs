//! The three outcomes of reading what people type. A wrong value taken silently is the worst one, so
//! in doubt a reader asks.

use chrono::NaiveDate;

use super::{dates, hours, phone, price};

/// What a reader made of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Understood<T> {
    /// Clear enough to be shown back.
    Value(T),
    /// Several readings, most likely first; empty when even the candidates are unknown.
    Ambiguous(Vec<T>),
    /// Nothing of the kind, or impossible.
    Refused,
}

/// What a text of a kind (`price`, `date`, `phone`, `hours`) means on the day `today`, in normal form; else
/// `ambiguous` or `reject`, also for unknown kinds.
pub fn read_line(kind: &str, text: &str, today: NaiveDate) -> String {
    match kind {
        "price" => price::understand(text).line(ToString::to_string),
        "date" => dates::understand(text, today).line(ToString::to_string),
        "phone" => phone::understand(text)
            .line(|phones| phones.iter().map(phone::Phone::as_str).collect::<Vec<_>>().join(",")),
        "hours" => hours::understand(text).line(ToString::to_string),
        _ => "reject".to_owned(),
    }
}

impl<T> Understood<T> {
    /// All it may mean, most likely first.
    pub fn readings(self) -> Vec<T> {
        match self {
            Self::Value(value) => vec![value],
            Self::Ambiguous(candidates) => candidates,
            Self::Refused => Vec::new(),
        }
    }

    fn line(&self, show: impl Fn(&T) -> String) -> String {
        match self {
            Self::Value(value) => show(value),
            Self::Ambiguous(_) => "ambiguous".to_owned(),
            Self::Refused => "reject".to_owned(),
        }
    }
}
