//! Letters as they look: other alphabets, ornamental forms and what doesn't show, made plain.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
use unicode_security::skeleton;

use crate::domain::text::{self, is_seen};

/// Small letters whose capitals other tables leave alone, and letters of other alphabets that stand for one of
/// ours only where they are used as ornament.
const ORNAMENTAL: [(&str, &str); 3] = [
    ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz"),
    ("дгзилнпцчшэюядзбфж", "argnlhnuuweyradbfx"),
    ("δλπσθςϲξφ€£¥©®§µ₿∂ʝɟɖɗɓ₴₮", "dlnoasceoelycrsubdjjddbst"),
];

/// A text in small plain letters, on one line for each of its lines.
pub(super) fn plain(text: &str) -> String {
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn line(line: &str) -> String {
    let (mut letters, mut regional) = (String::with_capacity(line.len()), false);
    let shown = |c: &char| is_seen(*c) || c.is_whitespace();
    for c in line.nfkd().filter(shown) {
        let is_regional = matches!(c, '\u{1f1e6}'..='\u{1f1ff}');
        // A flag is no part of the word beside it.
        if regional != is_regional && !letters.is_empty() {
            letters.push(' ');
        }
        regional = is_regional;
        push(c, &mut letters);
    }
    text::fold(&letters)
}

fn push(c: char, letters: &mut String) {
    if c.is_ascii() {
        return letters.push(c);
    }
    if let Some(letter) = enclosed(c) {
        return letters.push(letter);
    }
    let lower: String = c.to_lowercase().collect();
    let upper: String = c.to_uppercase().collect();
    match look(&lower).or_else(|| ornament(&lower)).or_else(|| look(&upper)) {
        Some(look) => letters.push_str(&look),
        None => letters.push(c),
    }
}

/// The plain letter or digit that a character looks like.
fn look(of: &str) -> Option<String> {
    // A stroke through a letter is a mark of its own there.
    let letters = skeleton(of).filter(|c| !is_combining_mark(*c));
    let alike: String = letters.collect::<String>().to_lowercase();
    let plain = !alike.is_empty() && alike.chars().all(|c| c.is_ascii_alphanumeric());
    // Unicode takes a small m for the two letters it looks like.
    plain.then(|| if alike == "rn" { "m".to_owned() } else { alike })
}

fn ornament(letter: &str) -> Option<String> {
    let mut pairs = ORNAMENTAL.iter().flat_map(|(from, to)| from.chars().zip(to.chars()));
    let (_, plain) = pairs.find(|(from, _)| letter.chars().eq([*from]))?;
    Some(plain.to_string())
}

/// Letters in dark circles and squares, those that flags are made of, and digits in circles of other kinds.
fn enclosed(c: char) -> Option<char> {
    const A: [u32; 3] = [0x1f150, 0x1f170, 0x1f1e6];
    const ONE: [u32; 4] = [0x24f5, 0x2776, 0x2780, 0x278a];
    let place = |first: &[u32], many: u32| {
        let mut places = first.iter().filter_map(|first| u32::from(c).checked_sub(*first));
        places.find(|place| *place < many)
    };
    let letter = place(&A, 26).and_then(|place| u8::try_from(place).ok());
    let digit = place(&ONE, 9).and_then(|place| char::from_digit(place + 1, 10));
    let nought = (c == '⓿').then_some('0');
    letter.map(|place| char::from(b'a' + place)).or(digit).or(nought)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_in_whatever_letters_it_is_dressed() {
        for dressed in [
            "JUDI",
            "ｊｕｄｉ",
            "𝐣𝐮𝐝𝐢",
            "𝓙𝓾𝓭𝓲",
            "ⓙⓤⓓⓘ",
            "🅹🆄🅳🅸",
            "🅙🅤🅓🅘",
            "🇯🇺🇩🇮",
            "јυԁі",
            "jυdι",
            "ju\u{200b}di",
            "j\u{ad}udi",
            "júdì",
            "juđi",
            "ʝυ∂ι",
            "ᴊᴜᴅɪ",
            "judhi",
            "ʲᵘᵈⁱ",
            "j\u{336}u\u{336}d\u{336}i\u{336}",
            "JUDІ",
        ] {
            assert_eq!(plain(dressed).replace(' ', ""), "judi", "{dressed}");
        }
        for dressed in ["0️⃣8️⃣1️⃣2️⃣", "⓿❽❶❷", "⓪⑧①②", "𝟎𝟖𝟏𝟐"]
        {
            assert_eq!(plain(dressed), "0812", "{dressed}");
        }
        assert_eq!(plain("🇮🇩kopi"), "id kopi");
    }
}
