//! Telephone numbers, as kept, shown and typed.

use std::fmt;

use phonenumber::{Mode, PhoneNumber, Type, metadata::DATABASE};
use serde::{Deserialize, Serialize};

use super::understood::Understood;

/// A valid number, kept in E.164 form: `+6281234567890`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// The text is no valid number in E.164 form; what it was isn't repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid telephone number in E.164 form")]
pub struct NotAPhone;

/// Reads the number or numbers an owner typed. Candidates of an ambiguous text are at most three.
pub fn understand(_text: &str) -> Understood<Vec<Phone>> {
    Understood::Refused
}

impl Phone {
    /// `+` and digits only, valid in its country's numbering plan.
    pub fn parse_e164(text: &str) -> Result<Self, NotAPhone> {
        let digits = text.strip_prefix('+').ok_or(NotAPhone)?;
        if digits.len() > 15 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotAPhone);
        }
        let number = phonenumber::parse(None, text).map_err(|_| NotAPhone)?;
        let canonical = number.format().mode(Mode::E164).to_string();
        if number.is_valid() && canonical == text { Ok(Self(canonical)) } else { Err(NotAPhone) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_indonesian(&self) -> bool {
        self.0.starts_with("+62")
    }

    pub fn is_mobile(&self) -> bool {
        self.kind() == Type::Mobile
    }

    /// As people in the regency write it, `0812-3456-7890` or `0286-321123`; foreign numbers
    /// internationally, `+1 415-555-2671`.
    pub fn local(&self) -> String {
        let Some(number) = self.number() else { return self.0.clone() };
        if !self.is_indonesian() {
            return number.format().mode(Mode::International).to_string();
        }
        if self.is_mobile() {
            return grouped(&format!("0{}", &self.0[3..]));
        }
        number.format().mode(Mode::National).to_string().replace(") ", "-").replace('(', "")
    }

    /// Opens a chat with the number; none for landlines.
    pub fn whatsapp_link(&self) -> Option<String> {
        self.is_mobile().then(|| format!("https://wa.me/{}", &self.0[1..]))
    }

    fn number(&self) -> Option<PhoneNumber> {
        phonenumber::parse(None, &self.0).ok()
    }

    fn kind(&self) -> Type {
        self.number().map_or(Type::Unknown, |number| number.number_type(&DATABASE))
    }
}

/// Four digits, then two groups of three to five.
fn grouped(digits: &str) -> String {
    let middle = if digits.len() < 12 { 7 } else { 8 };
    match (digits.get(..4), digits.get(4..middle), digits.get(middle..)) {
        (Some(a), Some(b), Some(c)) => format!("{a}-{b}-{c}"),
        _ => digits.to_owned(),
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Phone {
    type Error = NotAPhone;

    fn try_from(text: String) -> Result<Self, NotAPhone> {
        Self::parse_e164(&text)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_people_here_write_them() {
        for (e164, local, link) in [
            ("+6281234567890", "0812-3456-7890", Some("https://wa.me/6281234567890")),
            ("+628123456789", "0812-345-6789", Some("https://wa.me/628123456789")),
            ("+62286321123", "0286-321123", None),
            ("+62274555123", "0274-555123", None),
        ] {
            let phone = Phone::parse_e164(e164).unwrap();
            assert_eq!(phone.local(), local);
            assert_eq!(phone.whatsapp_link().as_deref(), link);
        }
    }
}
