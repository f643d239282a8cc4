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
    let mut after_separator = false;
    for c in text.chars() {
        if c.is_ascii_digit() || is_wide_digit(c) {
            digits += 1;
            after_separator = false;
        } else if matches!(c, ' ' | '-' | '.' | '\u{a0}') && digits > 0 && !after_separator {
            after_separator = true;
        } else if is_invisible(c) {
            continue;
        } else {
            if digits == 16 {
                return true;
            }
            digits = 0;
            after_separator = false;
        }
    }
    digits == 16
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
    if text.is_empty() {
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

fn is_wide_digit(c: char) -> bool {
    ('\u{ff10}'..='\u{ff19}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line_without_invisible_marks() {
        assert_eq!(line("  Carica\u{202e}  Bu\nSari ", 60), Ok("Carica Bu Sari".into()));
        assert_eq!(line("\u{200b} ", 60), Err(Problem::Empty));
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
            ("３３０７０１０１０１９００００１", true),
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
