//! Cuts what people type into numbers, words and marks, for the readers of prices, days and hours.

use super::text;

/// Longer texts are no price, day or hour.
const MAX_CHARS: usize = 200;

/// One piece of a text, folded as in [`text::fold`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    /// Nothing stands between this token and the one before.
    pub glued: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Number(Number),
    /// Letters only. The abbreviation "s.d." or "s/d" is the word `sd`.
    Word(String),
    /// A sign that can carry meaning. Dashes are all `-`, arrows `>`.
    Mark(char),
}

/// Digits with the dots and commas between them, such as `1.250.000` or `12,5`. May hold the letter
/// `o` typed for a zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number(pub String);

impl Number {
    /// The value of plain digits, at most 15 of them.
    pub fn plain(&self) -> Option<u64> {
        (self.0.len() <= 15).then(|| self.0.parse().ok()).flatten()
    }

    /// The groups of digits and the separators before each but the first.
    pub fn groups(&self) -> (Vec<&str>, Vec<char>) {
        let separator = |c: char| c == '.' || c == ',';
        (self.0.split(separator).collect(), self.0.chars().filter(|c| separator(*c)).collect())
    }

    pub fn has_letters(&self) -> bool {
        self.0.contains('o')
    }
}

impl Token {
    /// A word, known to be folded, that stands by itself.
    pub fn of_word(word: &str) -> Self {
        Self { kind: Kind::Word(word.to_owned()), glued: false }
    }

    pub fn of_mark(mark: char) -> Self {
        Self { kind: Kind::Mark(mark), glued: false }
    }

    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub fn number(&self) -> Option<&Number> {
        match &self.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    pub fn mark(&self) -> Option<char> {
        match self.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }
}

/// The tokens of a text; `None` when it is too long. Pictures, brackets, quotation and exclamation
/// marks say nothing and are left out, and so is the dot that ends a word.
pub fn tokens(text: &str) -> Option<Vec<Token>> {
    if text.chars().nth(MAX_CHARS).is_some() {
        return None;
    }
    let chars: Vec<char> = text::fold(text).chars().map(plain).collect();
    let mut tokens: Vec<Token> = Vec::new();
    let (mut at, mut glued) = (0, false);
    while let Some(&c) = chars.get(at) {
        let rest = &chars[at..];
        let (kind, length) = if c.is_ascii_digit() {
            let length = number_length(rest);
            (Some(Kind::Number(Number(rest[..length].iter().collect()))), length)
        } else if let Some(length) = until_abbreviation(rest) {
            (Some(Kind::Word("sd".into())), length)
        } else if c.is_alphabetic() {
            let length =
                rest.iter().take_while(|c| c.is_alphabetic() || is_apostrophe(**c)).count();
            let word = rest[..length].iter().filter(|c| c.is_alphabetic()).collect();
            (Some(Kind::Word(word)), length)
        } else if c == '.' && glued && tokens.last().is_some_and(|t| t.word().is_some()) {
            (None, 1)
        } else {
            (carries_meaning(c).then_some(Kind::Mark(c)), 1)
        };
        if let Some(kind) = kind {
            tokens.push(Token { kind, glued });
            glued = true;
        } else {
            glued = false;
        }
        at += length;
    }
    Some(tokens)
}

/// Digits, single separators between digits, and letters `o` that stand for zeros.
fn number_length(chars: &[char]) -> usize {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let separator = |at: usize| matches!(chars.get(at), Some('.' | ','));
    let mut end = 0;
    while digit(end) || (separator(end) && digit(end + 1)) {
        end += 1;
    }
    let mut with_letters = end;
    while digit(with_letters)
        || chars.get(with_letters) == Some(&'o')
        || (separator(with_letters)
            && (digit(with_letters + 1) || chars.get(with_letters + 1) == Some(&'o')))
    {
        with_letters += 1;
    }
    let word_follows = chars.get(with_letters).is_some_and(|c| c.is_alphabetic())
        && chars.get(with_letters.wrapping_sub(1)) == Some(&'o');
    if word_follows { end } else { with_letters }
}

/// The length of "s.d.", "s/d" or "s.d" at the start.
fn until_abbreviation(chars: &[char]) -> Option<usize> {
    let [s, '.' | '/', d, rest @ ..] = chars else { return None };
    let ends = !rest.first().is_some_and(|c| c.is_alphabetic());
    (*s == 's' && *d == 'd' && ends).then_some(if rest.first() == Some(&'.') { 4 } else { 3 })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´')
}

fn plain(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' => char::from(b'0' + (u32::from(c) - 0xff10) as u8),
        '\u{ff41}'..='\u{ff5a}' => char::from(b'a' + (u32::from(c) - 0xff41) as u8),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '→' | '➡' | '⇒' => '>',
        '％' => '%',
        '²' => '2',
        other => other,
    }
}

fn carries_meaning(c: char) -> bool {
    let says_nothing = matches!(c, '!' | '?' | '"' | '(' | ')' | '[' | ']' | '*' | '\'');
    (c.is_ascii_punctuation() && !says_nothing)
        || c.is_numeric()
        || matches!(c, '±' | '¢' | '£' | '¤' | '¥' | '\u{20a0}'..='\u{20cf}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> String {
        let shown = |token: &Token| {
            let text = match &token.kind {
                Kind::Number(number) => format!("#{}", number.0),
                Kind::Word(word) => word.clone(),
                Kind::Mark(mark) => mark.to_string(),
            };
            if token.glued { text } else { format!(" {text}") }
        };
        tokens(text).unwrap().iter().map(shown).collect::<String>().trim().to_owned()
    }

    #[test]
    fn numbers_words_and_marks_come_apart() {
        for (text, expected) in [
            ("Rp. 15.000,-/pcs", "rp #15.000,-/pcs"),
            ("1jt500", "#1jt#500"),
            ("15.ooo", "#15.ooo"),
            ("5orang", "#5orang"),
            ("Jum'at s.d. Mg", "jumat sd mg"),
            ("Sènin s/d Rêbo", "senin sd rebo"),
            ("1, 3 dan 5", "#1, #3 dan #5"),
            ("🔥 15rb 🔥!", "#15rb"),
            ("15–20 (rb)", "#15-#20 rb"),
            ("１５ｒｂ", "#15rb"),
        ] {
            assert_eq!(shape(text), expected, "{text}");
        }
        assert_eq!(tokens(&"1".repeat(201)), None);
    }
}
