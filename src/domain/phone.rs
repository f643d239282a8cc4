//! Telephone numbers, as kept, shown and typed.

use std::fmt;

use phonenumber::{Mode, PhoneNumber, Type, metadata::DATABASE};
use serde::{Deserialize, Serialize};

use super::{identity, understood::Understood};

/// A valid number, kept in E.164 form: `+6281234567890`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// The text is no valid number in E.164 form; what it was isn't repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid telephone number in E.164 form")]
pub struct NotAPhone;

/// Longer texts hold more than numbers.
const MAX_CHARS: usize = 200;
/// Wonosobo's, offered when a landline is typed without one.
const AREA_CODE: &str = "286";

/// Reads the number or numbers an owner typed. Candidates of an ambiguous text are at most three.
pub fn understand(text: &str) -> Understood<Vec<Phone>> {
    if text.chars().nth(MAX_CHARS).is_some() || identity::holds_identity_number(text) {
        return Understood::Refused;
    }
    let (mut sure, mut possible, mut unread) = (Vec::new(), Vec::new(), false);
    for run in runs(&text.to_lowercase()) {
        match run.phone() {
            Reading::Sure(phone) if !sure.contains(&phone) => sure.push(phone),
            Reading::Sure(_) => {}
            Reading::Possible(phone) => possible.push(phone),
            Reading::Nothing => unread = true,
        }
    }
    if !sure.is_empty() && sure.len() <= 2 && possible.is_empty() && !unread {
        return Understood::Value(sure);
    }
    let mut candidates: Vec<Vec<Phone>> = Vec::new();
    if !sure.is_empty() && sure.len() <= 2 {
        candidates.push(sure);
    } else {
        candidates.extend(sure.into_iter().chain(possible).take(3).map(|phone| vec![phone]));
    }
    if candidates.is_empty() { Understood::Refused } else { Understood::Ambiguous(candidates) }
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

/// Digits that belong together, with what makes them doubtful.
#[derive(Debug, Default)]
struct Run {
    /// Digits, after a `+` if one was typed.
    digits: String,
    /// Letters touch the digits, as in a user name.
    in_word: bool,
    /// The letter o was typed for a zero.
    letters: bool,
}

enum Reading {
    Sure(Phone),
    /// Something has to be added or is unusual.
    Possible(Phone),
    Nothing,
}

impl Run {
    /// Whether no number of the country is so long that more digits must follow.
    fn is_complete(&self) -> bool {
        let digits = self.digits.trim_start_matches('+');
        digits.len() >= if digits.starts_with("62") { 11 } else { 10 }
    }

    fn phone(&self) -> Reading {
        let digits = self.digits.trim_start_matches('+');
        if self.in_word || !(5..=17).contains(&digits.len()) {
            return Reading::Nothing;
        }
        let international = self.digits.starts_with('+') || digits.starts_with("00");
        let plain = digits.strip_prefix("00").unwrap_or(digits);
        let (full, complete) = if let Some(rest) = plain.strip_prefix("62").filter(|r| r.len() > 7)
        {
            (format!("+62{}", rest.strip_prefix('0').unwrap_or(rest)), true)
        } else if international {
            (format!("+{plain}"), true)
        } else if let Some(rest) = digits.strip_prefix('0') {
            (format!("+62{rest}"), true)
        } else if (5..=7).contains(&digits.len()) {
            (format!("+62{AREA_CODE}{digits}"), false)
        } else {
            (format!("+62{digits}"), false)
        };
        let Ok(phone) = Phone::parse_e164(&full) else { return Reading::Nothing };
        let usual =
            matches!(phone.kind(), Type::Mobile | Type::FixedLine | Type::FixedLineOrMobile);
        if complete && usual && phone.is_indonesian() && !self.letters {
            Reading::Sure(phone)
        } else {
            Reading::Possible(phone)
        }
    }
}

/// The runs of digits in a text in small letters. Single spaces, dots, dashes and brackets join; a
/// new `+`, or a `0` after a complete number and a space, begins another run.
fn runs(text: &str) -> Vec<Run> {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).and_then(|c| ascii_digit(*c));
    let zero_letter = |at: usize| {
        chars.get(at) == Some(&'o')
            && (at.checked_sub(1).and_then(digit).is_some() || digit(at + 1).is_some())
            && !chars.get(at + 1).is_some_and(|c| c.is_alphabetic() && *c != 'o')
    };
    let mut runs: Vec<Run> = Vec::new();
    let (mut open, mut spaced) = (false, false);
    for (at, &c) in chars.iter().enumerate() {
        if let Some(value) = digit(at).or_else(|| zero_letter(at).then_some('0')) {
            let complete = runs.last().is_some_and(Run::is_complete);
            if !open || (spaced && value == '0' && complete) {
                runs.push(Run { in_word: touches_word(&chars[..at]), ..Run::default() });
            }
            if let Some(run) = runs.last_mut() {
                run.digits.push(value);
                run.letters |= c == 'o';
            }
            (open, spaced) = (true, false);
        } else if c == '+' {
            runs.push(Run { digits: "+".into(), ..Run::default() });
            (open, spaced) = (true, false);
        } else if is_joint(c) {
            spaced |= c.is_whitespace();
        } else {
            if let (true, false, Some(run)) = (open, spaced, runs.last_mut()) {
                run.in_word |= c.is_alphanumeric() && at > 0 && digit(at - 1).is_some() || c == '_';
            }
            (open, spaced) = (false, false);
        }
    }
    runs
}

/// Whether the text before a number ends in letters that aren't a usual abbreviation, as user names do.
fn touches_word(before: &[char]) -> bool {
    let letters: String =
        before.iter().rev().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '@')).collect();
    let word: String = letters.chars().rev().collect();
    let telegram_link = before.ends_with(&['t', '.', 'm', 'e', '/']);
    telegram_link
        || !matches!(
            &*word,
            "" | "wa" | "hp" | "no" | "telp" | "tlp" | "tel" | "telepon" | "whatsapp"
        )
}

fn is_joint(c: char) -> bool {
    matches!(c, '.' | '-' | '(' | ')' | '\u{a0}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        || c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

fn ascii_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10),
        _ => None,
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
