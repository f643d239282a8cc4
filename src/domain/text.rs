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
pub(super) fn is_seen(c: char) -> bool {
    !c.is_whitespace()
        && !is_invisible(c)
        && !matches!(
            c,
            '\u{200d}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' | '\u{fe00}'
                ..='\u{fe0f}'
        )
        && !unicode_normalization::char::is_combining_mark(c)
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
}
