//! Telephone numbers in any spelling: grouped, one digit at a time, in words, with letters for digits.

use crate::domain::{
    identity,
    numerals::{self, Part},
    phone::{self, Phone},
    understood::Understood,
};

/// A number after one of these is no telephone's.
const OTHER: &str = "rek rekening norek bri bca bni mandiri bsi bank btn nib pirt irt bpom bpjph resi nik npwp pin md ml \
                     kode sertifikat sertipikat izin barcode barkod ean isbn seri batch imei antrean antrian";
/// A number right after one of these is money.
const AMOUNT: &str = "rp idr harga";
/// One after one of these is.
const TELEPHONE: &str = "wa whatsapp whatsap watsap hp telp tlp tel telepon telpon telephone call hub hubungi \
                         sms kontak cp contact nomer chat telfon";
const MOBILE_LEAST: usize = 10;
const LONGEST: usize = 15;
/// Digits are one number over so many marks.
const MAX_MARKS: usize = 4;

/// Digits that stand together, and what precedes them.
#[derive(Debug)]
struct Digits {
    value: String,
    before: String,
    /// Letters touch them.
    in_word: bool,
}

/// Those of a plain text, each once, in its order.
pub(super) fn phones(plain: &str) -> Vec<Phone> {
    let groups = groups(plain);
    let mut found: Vec<Phone> = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        match read(&groups[at..]) {
            Some((phone, taken)) => {
                if !found.contains(&phone) {
                    found.push(phone);
                }
                at += taken;
            }
            None => at += number_length(&groups[at..]),
        }
    }
    found
}

/// A chain that can be no telephone is passed as a whole, so that none is found in its middle.
fn number_length(groups: &[Digits]) -> usize {
    let is_time = |at: usize| groups.get(at).is_some_and(|group| group.value.len() == 2);
    if is_time(0) && is_time(1) && groups[1].before == "." {
        return 2;
    }
    let glued = groups.iter().skip(1).take_while(|group| is_tight(&group.before)).count();
    1 + glued
}

fn is_tight(before: &str) -> bool {
    !before.is_empty() && before.chars().all(|c| matches!(c, '.' | '-'))
}

fn read(groups: &[Digits]) -> Option<(Phone, usize)> {
    let first = groups.first()?;
    let (label, near) = label(&first.before);
    let area = first.before.ends_with('(') || first.value.starts_with("0286");
    if label == Some(false) && !area {
        return None;
    }
    let plus = first.before.ends_with('+');
    let starts = first.value.starts_with(['0', '8']) || first.value.starts_with("62") || plus;
    let spelt_out = first.value.len() == 1 && matches!(&*first.value, "6");
    let landline = near && label == Some(true) && first.value.len() >= 3;
    if first.in_word || !(starts || landline || spelt_out) {
        return None;
    }
    let mut best: Option<(Phone, usize)> = None;
    let mut digits = String::new();
    for (at, group) in groups.iter().enumerate() {
        if group.in_word || at > 0 && !joins(&group.before) {
            break;
        }
        // A number is over where the next one begins.
        let next = group.value.starts_with("08") || group.value.starts_with("62");
        if at > 0 && digits.len() >= MOBILE_LEAST && next {
            break;
        }
        digits.push_str(&group.value);
        if digits.len() > LONGEST {
            // Longer than any telephone: a certificate's or a card's, unless the number was complete before.
            let tight = is_tight(&group.before) || at == 0 || group.before.is_empty();
            return if tight { None } else { best };
        }
        let followed =
            groups.get(at + 1).is_some_and(|next| next.value.len() == 1 && joins(&next.before));
        let complete = group.value.len() != 1 || !followed;
        let small_rest = group.value.len() < 3 && best.is_some() && group.value.len() != 1;
        if complete
            && !small_rest
            && let Some(phone) = phone_of(&digits, plus, landline)
        {
            best = Some((phone, at + 1));
        }
    }
    best
}

/// The telephone with these digits.
fn phone_of(digits: &str, plus: bool, landline: bool) -> Option<Phone> {
    if identity::holds_identity_number(digits) {
        return None;
    }
    let local = landline && (6..=7).contains(&digits.len()) && !digits.starts_with('0');
    let mobile = digits.starts_with('8') && (10..=12).contains(&digits.len());
    let whole = digits.starts_with('0') || digits.starts_with("62") || plus;
    if !(local || mobile || whole && digits.len() >= 9) {
        return None;
    }
    let typed = if plus { format!("+{digits}") } else { digits.to_owned() };
    match phone::understand(&typed) {
        Understood::Value(mut phones) => phones.pop(),
        Understood::Ambiguous(candidates) if local || mobile || plus => {
            let mut phones = candidates.into_iter().flatten();
            phones.find(|phone| plus || local || phone.is_mobile())
        }
        _ => None,
    }
}

/// Whether the last word of the sentence that says what a number is, at most three words before it, names a
/// telephone; and whether it stands right before.
fn label(before: &str) -> (Option<bool>, bool) {
    let listed = |list: &str, word: &str| list.split_ascii_whitespace().any(|known| known == word);
    let sentence = before.rsplit(['\n', '!', '?', ')', ';']).next().unwrap_or_default();
    let sentence = sentence.rsplit(". ").next().unwrap_or_default();
    let words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let named = words.iter().rev().take(3).enumerate().find_map(|(at, word)| {
        if listed(TELEPHONE, word) {
            Some((Some(true), at <= 1))
        } else {
            let other = listed(OTHER, word) || at == 0 && listed(AMOUNT, word);
            other.then_some((Some(false), at == 0))
        }
    });
    named.unwrap_or((None, false))
}

/// Whether the digits after it may belong to the number before it.
fn joins(before: &str) -> bool {
    before.chars().count() <= MAX_MARKS
        && !before.contains(|c: char| {
            c.is_alphanumeric() || matches!(c, '\n' | '+' | ':' | ';' | '%' | '=')
        })
}

/// The digits of a text, those in words too, with all that stands between.
fn groups(plain: &str) -> Vec<Digits> {
    let mut groups: Vec<Digits> = Vec::new();
    let (mut before, mut times) = (String::new(), 1);
    let mut rest = plain;
    while let Some(c) = rest.chars().next() {
        let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        if length == 0 {
            before.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let (word, after) = rest.split_at(length);
        rest = after;
        if let Some(many) = repeated(word) {
            times = many;
            continue;
        }
        match digits_of(word) {
            Some(value) => {
                let value = value.repeat(if value.len() == 1 { times } else { 1 });
                groups.push(Digits { value, before: std::mem::take(&mut before), in_word: false });
            }
            None if word.starts_with(|c: char| c.is_ascii_digit()) && !before.is_empty() => {
                groups.push(Digits {
                    value: word.chars().filter(char::is_ascii_digit).collect(),
                    before: std::mem::take(&mut before),
                    in_word: true,
                });
                before.push_str(word);
            }
            None => match word.find(|c: char| c.is_ascii_digit()) {
                Some(split) if labelled(&word[..split]) && digits_of(&word[split..]).is_some() => {
                    before.push_str(&word[..split]);
                    groups.push(Digits {
                        value: word[split..].to_owned(),
                        before: std::mem::take(&mut before),
                        in_word: false,
                    });
                }
                _ => before.push_str(word),
            },
        }
        times = 1;
    }
    groups
}

fn labelled(letters: &str) -> bool {
    TELEPHONE.split_ascii_whitespace().any(|known| known == letters)
}

/// "dobel", "tripel".
fn repeated(word: &str) -> Option<usize> {
    match word {
        "dobel" | "double" | "dobol" => Some(2),
        "tripel" | "triple" => Some(3),
        _ => None,
    }
}

/// The digits that a word is: written so, with letters that look like some, or as a word for one or more.
fn digits_of(word: &str) -> Option<String> {
    let count = word.chars().count();
    let real = word.bytes().filter(u8::is_ascii_digit).count();
    if real == count {
        return Some(word.to_owned());
    }
    if real > 0 || word == "o" {
        let as_digit = |c: char| match c {
            '0'..='9' => Some(c),
            'o' => Some('0'),
            'l' | 'i' => Some('1'),
            's' if real >= 4 => Some('5'),
            'b' if real >= 4 => Some('8'),
            _ => None,
        };
        let digits: Option<String> = word.chars().map(as_digit).collect();
        return digits.filter(|_| word == "o" || count >= 4 && 2 * real >= count);
    }
    spoken(word)
}

fn spoken(word: &str) -> Option<String> {
    if let "nol" | "kosong" | "enol" | "noll" | "nul" | "zero" = word {
        return Some("0".to_owned());
    }
    for zero in ["nol", "kosong"] {
        if let Some(rest) = word.strip_prefix(zero) {
            return spoken(rest).map(|rest| format!("0{rest}"));
        }
    }
    let units = numerals::parts(word)?.into_iter().map(|part| match part {
        Part::Unit(unit) => char::from_digit(u32::try_from(unit).ok()?, 10),
        _ => None,
    });
    units.collect()
}
