use super::entity::{Entity, Formatted};

const TAGS: [&str; 16] = [
    "a",
    "b",
    "strong",
    "i",
    "em",
    "s",
    "strike",
    "del",
    "u",
    "ins",
    "tg-spoiler",
    "tg-emoji",
    "span",
    "pre",
    "code",
    "blockquote",
];

/// Telegram's HTML to text and entities. The error is the server's sentence after
/// "can't parse entities: "; offsets in it are bytes of the input.
pub fn parse(html: &str) -> Result<Formatted, String> {
    let mut reader = Reader { input: html.as_bytes(), at: 0 };
    let mut text = Written::default();
    let mut open: Vec<Tag> = Vec::new();
    let mut entities = Vec::new();
    while reader.at < reader.input.len() {
        match reader.peek() {
            b'&' => match reader.reference() {
                Some(character) => text.push(character),
                None => text.push(reader.character(html)),
            },
            b'<' if reader.byte(reader.at + 1) == b'/' => {
                let closed = reader.end_tag(&mut open)?;
                if text.units > closed.offset {
                    closed.into_entities(&text, open.last(), &mut entities);
                }
            }
            b'<' => open.push(reader.start_tag(&text)?),
            _ => text.push(reader.character(html)),
        }
    }
    if let Some(tag) = open.last() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", tag.name));
    }
    entities
        .sort_by(|a: &Entity, b: &Entity| a.offset.cmp(&b.offset).then(b.length.cmp(&a.length)));
    Ok(Formatted { text: text.text, entities })
}

#[derive(Default)]
struct Written {
    text: String,
    /// UTF-16.
    units: usize,
}

impl Written {
    fn push(&mut self, character: char) {
        self.text.push(character);
        self.units += character.len_utf16();
    }
}

struct Tag {
    name: String,
    argument: String,
    offset: usize,
    byte: usize,
}

impl Tag {
    fn into_entities(self, text: &Written, parent: Option<&Tag>, entities: &mut Vec<Entity>) {
        let length = text.units - self.offset;
        let mut entity = |kind: &'static str, extra: Option<(&'static str, String)>| {
            entities.push(Entity { kind, offset: self.offset, length, extra });
        };
        match self.name.as_str() {
            "b" | "strong" => entity("bold", None),
            "i" | "em" => entity("italic", None),
            "s" | "strike" | "del" => entity("strikethrough", None),
            "u" | "ins" => entity("underline", None),
            "tg-spoiler" | "span" => entity("spoiler", None),
            "tg-emoji" => entity("custom_emoji", Some(("custom_emoji_id", self.argument))),
            "blockquote" if self.argument.is_empty() => entity("blockquote", None),
            "blockquote" => entity("expandable_blockquote", None),
            "a" => {
                let url = match self.argument {
                    url if url.is_empty() => text.text[self.byte..].to_owned(),
                    url => url,
                };
                // Like the server: what is no address is quietly no link.
                if is_link(&url) {
                    entity("text_link", Some(("url", url)));
                }
            }
            // The language of <pre><code class="language-x"> belongs to the outer tag.
            "code" if parent.is_some_and(|tag| tag.name == "pre" && tag.offset == self.offset) => {
                if !self.argument.is_empty() {
                    entity("pre", Some(("language", self.argument)));
                }
            }
            "code" => entity("code", None),
            _ => {
                let inner = entities
                    .iter()
                    .any(|e| e.kind == "pre" && e.offset == self.offset && e.length == length);
                if !inner {
                    entities.push(Entity { kind: "pre", offset: self.offset, length, extra: None });
                }
            }
        }
    }
}

fn is_link(url: &str) -> bool {
    let rest = ["http://", "https://", "tg://", "mailto:", "tel:"]
        .iter()
        .find_map(|scheme| url.strip_prefix(scheme))
        .unwrap_or(url);
    url.starts_with("tg://") || (rest.contains('.') && !rest.contains(char::is_whitespace))
}

struct Reader<'a> {
    input: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.input.get(at).copied().unwrap_or(0)
    }

    fn peek(&self) -> u8 {
        self.byte(self.at)
    }

    fn slice(&self, from: usize) -> String {
        String::from_utf8_lossy(&self.input[from..self.at.min(self.input.len())]).into_owned()
    }

    fn skip(&mut self, what: impl Fn(u8) -> bool) {
        while self.at < self.input.len() && what(self.peek()) {
            self.at += 1;
        }
    }

    fn character(&mut self, html: &str) -> char {
        let character = html[self.at..].chars().next().unwrap_or('\u{fffd}');
        self.at += character.len_utf8();
        character
    }

    /// Moves past `&…;` where it names a character; otherwise stays.
    fn reference(&mut self) -> Option<char> {
        let mut end = self.at + 1;
        let code = if self.byte(end) == b'#' {
            end += 1;
            let radix = if self.byte(end) == b'x' { 16 } else { 10 };
            end += usize::from(radix == 16);
            let mut code = 0u32;
            while let Some(digit) = char::from(self.byte(end)).to_digit(radix) {
                code = code.saturating_mul(radix).saturating_add(digit);
                end += 1;
            }
            (code != 0 && code < 0x10_ffff && end - self.at < 10).then_some(code)?
        } else {
            while self.byte(end).is_ascii_alphabetic() {
                end += 1;
            }
            u32::from(match &self.input[self.at + 1..end] {
                b"lt" => '<',
                b"gt" => '>',
                b"amp" => '&',
                b"quot" => '"',
                _ => return None,
            })
        };
        let character = char::from_u32(code)?;
        self.at = if self.byte(end) == b';' { end + 1 } else { end };
        Some(character)
    }

    fn start_tag(&mut self, text: &Written) -> Result<Tag, String> {
        let begin = self.at;
        let unclosed = || format!("Unclosed start tag at byte offset {begin}");
        self.at += 1;
        self.skip(|b| !b.is_ascii_whitespace() && b != b'>');
        if self.peek() == 0 {
            return Err(unclosed());
        }
        let name = self.slice(begin + 1).to_lowercase();
        if !TAGS.contains(&name.as_str()) {
            return Err(format!("Unsupported start tag \"{name}\" at byte offset {begin}"));
        }
        let mut argument = String::new();
        loop {
            self.skip(|b| b.is_ascii_whitespace());
            match self.peek() {
                b'>' => break,
                0 => return Err(unclosed()),
                _ => self.attribute(&name, begin, &mut argument)?,
            }
        }
        self.at += 1;
        if name == "span" && argument != "spoiler" {
            return Err(format!(
                "Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"
            ));
        }
        Ok(Tag { name, argument, offset: text.units, byte: text.text.len() })
    }

    fn attribute(&mut self, tag: &str, begin: usize, argument: &mut String) -> Result<(), String> {
        let from = self.at;
        self.skip(|b| !b.is_ascii_whitespace() && b != b'=' && b != b'>');
        let name = self.slice(from).to_lowercase();
        if name.is_empty() {
            return Err(format!(
                "Empty attribute name in the tag \"{tag}\" at byte offset {begin}"
            ));
        }
        self.skip(|b| b.is_ascii_whitespace());
        if self.peek() != b'=' {
            if self.peek() == 0 {
                return Err(format!("Unclosed start tag \"{tag}\" at byte offset {begin}"));
            }
            if tag == "blockquote" && name == "expandable" {
                "1".clone_into(argument);
                return Ok(());
            }
            return Err(format!(
                "Expected equal sign in declaration of an attribute of the tag \"{tag}\" at byte \
                 offset {begin}"
            ));
        }
        self.at += 1;
        self.skip(|b| b.is_ascii_whitespace());
        if self.peek() == 0 {
            return Err(format!("Unclosed start tag \"{tag}\" at byte offset {begin}"));
        }
        let value = self.value(begin)?;
        match (tag, name.as_str()) {
            ("a", "href") | ("tg-emoji", "emoji-id") => *argument = value,
            ("code", "class") => {
                if let Some(language) = value.strip_prefix("language-") {
                    language.clone_into(argument);
                }
            }
            ("span", "class") => {
                if let Some(class) = value.strip_prefix("tg-") {
                    class.clone_into(argument);
                }
            }
            ("blockquote", "expandable") => "1".clone_into(argument),
            _ => {}
        }
        Ok(())
    }

    fn value(&mut self, begin: usize) -> Result<String, String> {
        let quote = self.peek();
        if quote != b'"' && quote != b'\'' {
            let from = self.at;
            self.skip(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-');
            if !self.peek().is_ascii_whitespace() && self.peek() != b'>' {
                return Err(format!("Unexpected end of name token at byte offset {from}"));
            }
            return Ok(self.slice(from).to_lowercase());
        }
        self.at += 1;
        let mut value = Vec::new();
        while self.at < self.input.len() && self.peek() != quote {
            match (self.peek() == b'&').then(|| self.reference()).flatten() {
                Some(character) => {
                    value.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                }
                None => {
                    value.push(self.peek());
                    self.at += 1;
                }
            }
        }
        self.at += 1;
        if self.at >= self.input.len() {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        Ok(String::from_utf8_lossy(&value).into_owned())
    }

    fn end_tag(&mut self, open: &mut Vec<Tag>) -> Result<Tag, String> {
        let begin = self.at;
        let Some(tag) = open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        self.at += 2;
        self.skip(|b| !b.is_ascii_whitespace() && b != b'>');
        let name = self.slice(begin + 2).to_lowercase();
        self.skip(|b| b.is_ascii_whitespace());
        if self.peek() != b'>' {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        self.at += 1;
        if !name.is_empty() && name != tag.name {
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{}>\", found \"</{name}>\"",
                tag.name
            ));
        }
        Ok(tag)
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn broken_html_is_refused_in_the_servers_words() {
        for (html, expected) in [
            ("<br>", "Unsupported start tag \"br\" at byte offset 0"),
            ("a < b", "Unsupported start tag \"\" at byte offset 2"),
            ("x <b", "Unclosed start tag at byte offset 2"),
            ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
            ("<a href", "Unclosed start tag \"a\" at byte offset 0"),
            ("<a href=\"x\"", "Unclosed start tag at byte offset 0"),
            ("<a =\"x\">y</a>", "Empty attribute name in the tag \"a\" at byte offset 0"),
            ("<a href=x/>y</a>", "Unexpected end of name token at byte offset 8"),
            ("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
            ("x</b>", "Unexpected end tag at byte offset 1"),
            ("<b>x</b", "Unclosed end tag at byte offset 4"),
            ("<b>x</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\""),
            ("<b>x", "Can't find end tag corresponding to start tag \"b\""),
        ] {
            assert_eq!(parse(html).unwrap_err(), expected, "{html}");
        }
    }

    #[test]
    fn entities_are_counted_in_utf16_units() {
        let parsed = parse("😀&amp;<b>te<i>b</i>al</b> &copy; &#33;").unwrap();
        assert_eq!(parsed.text, "😀&tebal &copy; !");
        let entities: Vec<_> =
            parsed.entities.iter().map(|e| (e.kind, e.offset, e.length)).collect();
        assert_eq!(entities, [("bold", 3, 5), ("italic", 5, 1)]);
    }

    #[test]
    fn every_tag_becomes_its_entity() {
        for (html, kind) in [
            ("<u>x</u>", "underline"),
            ("<s>x</s>", "strikethrough"),
            ("<code>x</code>", "code"),
            ("<pre>x</pre>", "pre"),
            ("<pre><code class=\"language-rust\">x</code></pre>", "pre"),
            ("<a href=\"https://wonosobokab.go.id\">x</a>", "text_link"),
            ("<blockquote>x</blockquote>", "blockquote"),
            ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
            ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
            ("<span class=\"tg-spoiler\">x</span>", "spoiler"),
        ] {
            let entities = parse(html).unwrap().entities;
            assert_eq!(entities.len(), 1, "{html}");
            assert_eq!(entities[0].kind, kind, "{html}");
        }
    }
}
