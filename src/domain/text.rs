//! What people type, made safe to keep: composed characters, no invisible marks, bounded length.

use unicode_normalization::UnicodeNormalization;

/// Why a text can't be taken. Lengths are UTF-16 units, as Telegram counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    Empty,
    TooLong { length: usize, max: usize },
}

/// One line of at most `max` UTF-16 units, inner white space folded to single spaces.
pub fn line(raw: &str, max: usize) -> Result<String, Problem> {
    let folded = visible(raw).split_whitespace().collect::<Vec<_>>().join(" ");
    bounded(folded, max)
}

/// A text of at most `max` UTF-16 units whose line breaks are kept, at most one blank line at a time.
pub fn paragraph(raw: &str, max: usize) -> Result<String, Problem> {
    let mut lines: Vec<String> = Vec::new();
    for raw_line in visible(raw).lines() {
        let line = raw_line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !(line.is_empty() && lines.last().is_none_or(String::is_empty)) {
            lines.push(line);
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    bounded(lines.join("\n"), max)
}

/// Length in UTF-16 units.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Whether the text holds a number of exactly 16 digits, as a national identity number has, however
/// it is separated. Longer and shorter runs pass.
pub fn holds_identity_number(text: &str) -> bool {
    let mut digits = 0;
    let mut separators = 0;
    for c in text.nfkc().filter(|c| is_seen(*c) || c.is_whitespace()) {
        if is_digit(c) {
            digits += 1;
            separators = 0;
        } else if is_separator(c) && digits > 0 && separators < MAX_SEPARATORS {
            separators += 1;
        } else {
            if digits == IDENTITY_DIGITS {
                return true;
            }
            (digits, separators) = (0, 0);
        }
    }
    digits == IDENTITY_DIGITS
}

const IDENTITY_DIGITS: usize = 16;
/// Between two groups of digits, as in "3307 - 0101".
const MAX_SEPARATORS: usize = 3;

fn is_separator(c: char) -> bool {
    // A comma, a slash or a new line stands between numbers, such as prices in a list.
    matches!(c, ' ' | '\t' | '\u{a0}' | '-' | '.' | '_' | '\u{2010}'..='\u{2015}')
}

/// Lower case without accents and with Javanese `dh` and `th` read as `d` and `t`: the form in which
/// names are compared.
pub fn fold(text: &str) -> String {
    let plain: String = visible(text)
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .collect::<String>()
        .to_lowercase();
    plain.replace("dh", "d").replace("th", "t").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn bounded(text: String, max: usize) -> Result<String, Problem> {
    let length = units(&text);
    if !text.chars().any(is_seen) {
        Err(Problem::Empty)
    } else if length > max {
        Err(Problem::TooLong { length, max })
    } else {
        Ok(text)
    }
}

fn visible(raw: &str) -> String {
    raw.nfc().filter(|c| !is_invisible(*c)).collect()
}

/// Control characters and marks that change direction or join without showing: they would let a name
/// disturb the text around it.
fn is_invisible(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Whether a character shows on the screen by itself; a name needs one.
fn is_seen(c: char) -> bool {
    !c.is_whitespace()
        && !is_invisible(c)
        && !matches!(
            c,
            '\u{200d}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' | '\u{fe00}'
                ..='\u{fe0f}'
        )
        && !unicode_normalization::char::is_combining_mark(c)
}

/// A decimal digit of a script that people here can type; [`str::nfkc`] has made the ornamental ones plain.
fn is_digit(c: char) -> bool {
    /// The noughts of Arabic, Persian, Devanagari and Javanese.
    const NOUGHTS: [char; 4] = ['\u{660}', '\u{6f0}', '\u{966}', '\u{a9d0}'];
    let follows =
        |nought: char| (u32::from(nought)..u32::from(nought) + 10).contains(&u32::from(c));
    c.is_ascii_digit() || NOUGHTS.into_iter().any(follows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line_without_invisible_marks() {
        assert_eq!(line("  Carica\u{202e}  Bu\nSari ", 60), Ok("Carica Bu Sari".into()));
        for nothing in ["\u{200b} ", "\u{200d}", "\u{3164}", "\u{2800}\u{fe0f}", "\u{301}"] {
            assert_eq!(line(nothing, 60), Err(Problem::Empty), "{nothing:?}");
        }
    }

    #[test]
    fn length_counts_utf16_units() {
        assert_eq!(line("🐄🐄", 4), Ok("🐄🐄".into()));
        assert_eq!(line("🐄🐄", 3), Err(Problem::TooLong { length: 4, max: 3 }));
    }

    #[test]
    fn line_breaks_of_a_paragraph_stay() {
        assert_eq!(paragraph("a\n\n\n b \n\n", 60), Ok("a\n\nb".into()));
    }

    #[test]
    fn only_a_run_of_exactly_sixteen_digits_is_an_identity_number() {
        for (text, expected) in [
            ("3307010101900001", true),
            ("NIK 3307-0101-0190-0001.", true),
            ("3307 0101 0190 0001 ya", true),
            ("3307  0101 0190  0001", true),
            ("3307 - 0101 – 0190_0001", true),
            ("15.000, 20.000, 25.000 / 3 pcs", false),
            ("３３０７０１０１０１９００００１", true),
            ("33070101\u{200d}01900001", true),
            ("3\u{fe0f}\u{20e3}3\u{fe0f}\u{20e3}07010101900001", true),
            ("٣٣٠٧٠١٠١٠١٩٠٠٠٠١", true),
            ("𝟑𝟑07010101900001", true),
            ("2063307010001-26", false),
            ("33070101019000012", false),
            ("0812-3456-7890", false),
            ("0812-3456-7890 / 0857-1234-5678", false),
            ("", false),
        ] {
            assert_eq!(holds_identity_number(text), expected, "{text}");
        }
    }
}
