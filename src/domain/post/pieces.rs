//! A post cut into pieces: the readers' tokens, each with what stands before it and the word of the text
//! it was written in.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::words::Words;
use crate::domain::{
    dates::names::{self, Name},
    lexer::{self, Token},
    price::words::{self, Key},
};

/// What stands between a piece and the one before, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    Glued,
    Space,
    /// A bracket, a picture, or something left out.
    Pause,
    /// The end of a sentence.
    Stop,
    Line,
}

#[derive(Debug, Clone)]
pub struct Piece {
    pub token: Token,
    pub gap: Gap,
    /// The place of its word in [`Pieces::words`].
    pub word: usize,
    /// Part of an address on the web.
    pub link: bool,
    /// A question mark follows.
    pub asks: bool,
    /// What its word names of a date.
    name: Option<Name>,
    /// What its word says of a price.
    key: Option<Key>,
}

/// A post's pieces, and which of them a finder has taken.
#[derive(Default)]
pub struct Pieces {
    all: Vec<Piece>,
    /// The words as written, without brackets, pictures and the marks that end a sentence.
    words: Vec<String>,
    taken: Vec<bool>,
    /// Which of those speak of the price.
    priced: Vec<bool>,
    /// How often a piece was looked at.
    #[cfg(test)]
    pub looks: std::cell::Cell<usize>,
}

/// A dot after one of these ends no sentence.
const ABBREVIATIONS: Words = Words(
    "kap jl jln no rp min max maks telp tlp tel hp wa tgl pkl kec kab ds dsn kel gg hub bpk st ext \
     sd s.d s d hrg t uk",
);

impl Pieces {
    pub fn of(text: &str) -> Self {
        let mut pieces = Self::default();
        for line in plain(&without_tags(text)).lines() {
            pieces.line(&struck(line));
        }
        pieces.taken = vec![false; pieces.all.len()];
        pieces.priced = pieces.taken.clone();
        pieces
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn get(&self, at: usize) -> Option<&Piece> {
        #[cfg(test)]
        self.looks.set(self.looks.get() + 1);
        self.all.get(at)
    }

    /// The folded word at a place, if it is one.
    pub fn word(&self, at: usize) -> Option<&str> {
        self.get(at)?.token.word()
    }

    /// The digits and separators at a place.
    pub fn number(&self, at: usize) -> Option<&str> {
        self.get(at)?.token.number().map(|number| &*number.0)
    }

    /// A number of digits only.
    pub fn plain_number(&self, at: usize) -> Option<u64> {
        self.get(at)?.token.number()?.plain()
    }

    /// What the word at a place names of a date.
    pub fn name(&self, at: usize) -> Option<Name> {
        self.get(at)?.name
    }

    /// What the word at a place says of a price.
    pub fn key(&self, at: usize) -> Option<Key> {
        self.get(at)?.key
    }

    pub fn mark(&self, at: usize) -> Option<char> {
        self.get(at)?.token.mark()
    }

    /// What stands before a piece; after the last one, a line's end.
    pub fn gap(&self, at: usize) -> Gap {
        self.get(at).map_or(Gap::Line, |piece| piece.gap)
    }

    /// Whether a finder may use a piece.
    pub fn is_free(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| !piece.link) && !self.taken[at]
    }

    pub fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(false)
    }

    pub fn take(&mut self, range: Range<usize>) {
        self.taken[range].fill(true);
    }

    /// Takes what speaks of the price.
    pub fn take_price(&mut self, range: Range<usize>) {
        self.priced[range.clone()].fill(true);
        self.take(range);
    }

    /// Whether what stands at a place, or after a comma there, speaks of the price.
    pub fn is_priced(&self, at: usize) -> bool {
        let comma = self.mark(at) == Some(',');
        self.priced.get(at + usize::from(comma)).copied().unwrap_or(false)
    }

    pub fn tokens(&self, range: Range<usize>) -> impl Iterator<Item = &Token> {
        range.filter_map(|at| self.get(at)).map(|piece| &piece.token)
    }

    /// The word a piece stands in, as written.
    pub fn written(&self, at: usize) -> Option<&str> {
        self.words.get(self.get(at)?.word).map(String::as_str)
    }

    /// Whether one of `words` that no finder took is among the `reach` pieces before a place, in its sentence.
    pub fn said_before(&self, at: usize, reach: usize, words: Words) -> bool {
        let first = at.saturating_sub(reach);
        (first..at)
            .rev()
            .take_while(|before| self.gap(before + 1) < Gap::Stop)
            .any(|at| !self.taken[at] && self.word(at).is_some_and(|word| words.has(word)))
    }

    /// Whether one of `words` is among the first few.
    pub fn says_at_first(&self, words: Words) -> bool {
        (0..self.len().min(4)).any(|at| self.word(at).is_some_and(|word| words.has(word)))
    }

    /// Whether the sentence around a place ends with a question mark, not too far away.
    pub fn is_asked(&self, at: usize) -> bool {
        const REACH: usize = 20;
        let last = (at..at + REACH).find(|at| self.gap(at + 1) >= Gap::Stop);
        last.and_then(|last| self.get(last)).is_some_and(|piece| piece.asks)
    }

    /// The pieces around a place within its line, not too far away.
    pub fn line_of(&self, at: usize) -> Range<usize> {
        const REACH: usize = 60;
        let back = at.saturating_sub(REACH);
        let first = (back..=at).rev().find(|at| self.gap(*at) == Gap::Line).unwrap_or(back);
        let far = self.len().min(at + REACH);
        let end = (at + 1..far).find(|at| self.gap(*at) == Gap::Line).unwrap_or(far);
        first..end
    }

    fn line(&mut self, line: &str) {
        let mut gap = Gap::Line;
        for (place, raw) in line.split_whitespace().enumerate() {
            gap = gap.max(Gap::Space);
            if place == 0 && is_bullet(raw) {
                continue;
            }
            if is_aside(raw) {
                gap = gap.max(Gap::Pause);
                continue;
            }
            self.raw_word(raw, &mut gap);
        }
    }

    /// Cuts what stands between two spaces at its brackets, pictures and marks.
    fn raw_word(&mut self, raw: &str, gap: &mut Gap) {
        let link = is_link(raw);
        let mut start = 0;
        let mut chars = raw.char_indices().peekable();
        let mut before = None;
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let end = at + c.len_utf8();
            if let Some(found) = separation(before, c, next, &raw[start..at]).filter(|_| !link) {
                // The dot of "Jl." belongs to it.
                let written = if c == '.' && found == Gap::Space { end } else { at };
                self.part(&raw[start..written], gap, link);
                *gap = (*gap).max(found);
                start = end;
                if let (Some(last), '?') = (self.all.last_mut(), c) {
                    last.asks = true;
                }
            } else if matches!(c, ',' | ':' | '=')
                && next.is_some_and(|c| c.is_alphabetic())
                && !link
            {
                self.part(&raw[start..end], gap, link);
                start = end;
            }
            before = Some(c);
        }
        self.part(&raw[start..], gap, link);
    }

    fn part(&mut self, part: &str, gap: &mut Gap, link: bool) {
        let Some(tokens) = lexer::tokens(part) else {
            *gap = (*gap).max(Gap::Pause);
            return;
        };
        let word = self.words.len();
        for (place, token) in tokens.into_iter().enumerate() {
            let between = if token.glued { Gap::Glued } else { Gap::Space };
            let piece_gap = if place == 0 { std::mem::replace(gap, Gap::Glued) } else { between };
            let (name, key) = (said(&token, names::of), said(&token, words::of_word));
            self.all.push(Piece { token, gap: piece_gap, word, link, asks: false, name, key });
        }
        self.words.push(part.to_owned());
    }
}

fn said<T>(token: &Token, of: impl Fn(&str) -> Option<T>) -> Option<T> {
    token.word().and_then(of)
}

/// Tags of a page or an editor, as in `<b>Kopi</b>`, with a space in their place. Other angle brackets stay.
fn without_tags(text: &str) -> String {
    const TAGS: Words = Words(
        "a b i u s p em br h1 h2 h3 h4 li ol ul hr del ins img div span font code pre strong strike small \
         center",
    );
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        left.push_str(before);
        let tag = after.split_once('>').filter(|(inside, _)| {
            let name = inside.trim_matches('/').split([' ', '/']).next().unwrap_or_default();
            TAGS.has(&name.to_lowercase())
        });
        left.push(if tag.is_some() { ' ' } else { '<' });
        rest = tag.map_or(after, |(_, rest)| rest);
    }
    left + rest
}

/// Compatible characters as plain ones (bold letters, "½"), numbers in boxes left out.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.nfkc() {
        match c {
            '\u{20e3}' => drop(plain.pop()),
            '\u{fe0e}' | '\u{fe0f}' => {}
            '\u{2044}' => plain.push('/'),
            c => plain.push(c),
        }
    }
    plain
}

/// A line in which an amount struck or crossed out, as in `~80rb~` and `❌ 80rb`, is said to be the
/// usual one.
fn struck(line: &str) -> String {
    let amount = |rest: &str| {
        let rest = rest.trim_start().to_lowercase();
        rest.starts_with("rp") || rest.starts_with(|c: char| c.is_ascii_digit())
    };
    let crossed = line.split_once('❌').filter(|(_, rest)| amount(rest));
    let crossed = crossed.map(|(before, rest)| format!("{before} normal {rest}"));
    let line = crossed.as_deref().unwrap_or(line);
    let parts: Vec<&str> = line.split('~').collect();
    if parts.len() < 3 {
        return line.to_owned();
    }
    let inside = |at: usize| at % 2 == 1 && at + 1 < parts.len();
    let digits = |part: &str| part.chars().any(|c| c.is_ascii_digit());
    let shown = parts.iter().enumerate().map(|(at, part)| {
        if inside(at) && digits(part) { format!(" normal {part} ") } else { (*part).to_owned() }
    });
    shown.collect()
}

/// What a mark between or after letters separates, if it does; `part` is what stands before it.
fn separation(before: Option<char>, c: char, next: Option<char>, part: &str) -> Option<Gap> {
    match c {
        '!' | '?' | ';' | '|' | '•' => Some(Gap::Stop),
        '(' | ')' | '[' | ']' | '{' | '}' => Some(Gap::Pause),
        '"' | '*' | '_' | '“' | '”' => Some(Gap::Space),
        '.' => {
            let letters = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            if letters(before) && letters(next) {
                let length = part.chars().rev().take_while(|c| c.is_alphabetic()).count();
                return (length > 2).then_some(Gap::Stop);
            }
            let ends = next.is_none_or(|c| c == '.' || is_picture(c) || "!?)\"*_,".contains(c));
            let short = ABBREVIATIONS.has(&part.to_lowercase());
            match (ends, short && next.is_none()) {
                (true, true) => Some(Gap::Space),
                (true, false) => Some(Gap::Stop),
                (false, _) => None,
            }
        }
        c if is_picture(c) => Some(Gap::Pause),
        _ => None,
    }
}

/// Neither letter, digit nor mark of a sentence.
fn is_picture(c: char) -> bool {
    let of_text = c.is_alphanumeric()
        || c.is_ascii_punctuation()
        || is_combining_mark(c)
        || matches!(c, '\u{2010}'..='\u{2015}' | '\u{2018}' | '\u{2019}' | '\u{2212}')
        || matches!(c, '→' | '➡' | '⇒' | '±' | '´' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}');
    !of_text
}

/// "-", "1." or "2)" before an entry of a list.
fn is_bullet(raw: &str) -> bool {
    let number = raw.strip_suffix(['.', ')']);
    matches!(raw, "-" | "–" | "—" | "+" | "=" | ">" | "~" | "o" | "#")
        || number.is_some_and(|n| n.len() <= 2 && n.bytes().all(|b| b.is_ascii_digit()))
}

/// A hashtag, a user's name or an address for mail.
fn is_aside(raw: &str) -> bool {
    let mut chars = raw.trim_start_matches(['(', '*', '_']).chars();
    let (first, second) = (chars.next(), chars.next());
    let named = second.is_some_and(|c| c.is_alphabetic() || c == '_');
    let money = raw.to_lowercase().contains("@rp");
    match first {
        Some('#') => true,
        Some('@') => named && !money,
        _ => raw.split_once('@').is_some_and(|(name, place)| {
            name.ends_with(|c: char| c.is_alphanumeric())
                && place.contains('.')
                && !money
                && place.starts_with(|c: char| c.is_alphabetic())
        }),
    }
}

fn is_link(raw: &str) -> bool {
    let raw = raw.to_lowercase();
    ["://", "wa.me", "www.", ".com", ".id/", "bit.ly", "t.me/"]
        .iter()
        .any(|part| raw.contains(part))
}
