use serde_json::{Map, Value, json};

/// A text as Telegram keeps it: markup taken out, entities beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Formatted {
    pub text: String,
    pub entities: Vec<Entity>,
}

/// Offset and length are UTF-16 units.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    pub kind: &'static str,
    pub offset: usize,
    pub length: usize,
    pub extra: Option<(&'static str, String)>,
}

impl Formatted {
    /// A text without markup; commands, mentions, hashtags and addresses are found like Telegram's
    /// clients do.
    pub fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), entities: Vec::new() }.trimmed().with_found()
    }

    pub fn units(&self) -> usize {
        self.text.encode_utf16().count()
    }

    /// White space at both ends is dropped and the entities move along.
    pub fn trimmed(mut self) -> Self {
        let lead = self.text.len() - self.text.trim_start().len();
        let shift = self.text[..lead].encode_utf16().count();
        self.text = self.text.trim().to_owned();
        let units = self.units();
        self.entities.retain_mut(|entity| {
            let end = (entity.offset + entity.length).saturating_sub(shift).min(units);
            entity.offset = entity.offset.saturating_sub(shift);
            entity.length = end.saturating_sub(entity.offset);
            entity.length > 0
        });
        self
    }

    pub fn with_found(mut self) -> Self {
        let mut offset = 0;
        for word in self.text.split_inclusive(|c: char| c.is_whitespace() || c == '(') {
            let bare = word.trim_end_matches(|c: char| {
                c.is_whitespace() || matches!(c, '(' | ')' | '.' | ',' | '!' | '?' | ';' | ':')
            });
            let length = bare.encode_utf16().count();
            let covered =
                self.entities.iter().any(|e| e.offset <= offset && offset < e.offset + e.length);
            if let Some(kind) = kind_of(bare)
                && !covered
            {
                self.entities.push(Entity { kind, offset, length, extra: None });
            }
            offset += word.encode_utf16().count();
        }
        self.entities.sort_by_key(|entity| entity.offset);
        self
    }

    /// Writes `text` and `entities`, or `caption` and `caption_entities`, into a message.
    pub fn write(&self, body: &mut Map<String, Value>, text: &str, entities: &str) {
        if self.text.is_empty() {
            body.remove(text);
        } else {
            body.insert(text.into(), self.text.clone().into());
        }
        if self.entities.is_empty() {
            body.remove(entities);
        } else {
            let list = self.entities.iter().map(Entity::to_json).collect();
            body.insert(entities.into(), Value::Array(list));
        }
    }
}

impl Entity {
    /// An entity given by the bot itself; kinds nobody here sends are dropped.
    pub fn from_json(value: &Value) -> Option<Self> {
        const KINDS: [&str; 12] = [
            "bold",
            "italic",
            "underline",
            "strikethrough",
            "spoiler",
            "code",
            "pre",
            "text_link",
            "blockquote",
            "expandable_blockquote",
            "custom_emoji",
            "bot_command",
        ];
        let kind = KINDS.into_iter().find(|kind| value["type"] == *kind)?;
        let extra = ["url", "language", "custom_emoji_id"]
            .into_iter()
            .find_map(|name| Some((name, value[name].as_str()?.to_owned())));
        let offset = usize::try_from(value["offset"].as_u64()?).ok()?;
        let length = usize::try_from(value["length"].as_u64()?).ok()?;
        Some(Self { kind, offset, length, extra })
    }

    fn to_json(&self) -> Value {
        let mut value = json!({"type": self.kind, "offset": self.offset, "length": self.length});
        if let Some((name, extra)) = &self.extra {
            value[*name] = extra.clone().into();
        }
        value
    }
}

fn kind_of(word: &str) -> Option<&'static str> {
    let name = |rest: &str, extra: &[char]| {
        !rest.is_empty()
            && rest.chars().all(|c| c.is_alphanumeric() || c == '_' || extra.contains(&c))
    };
    if word.strip_prefix('/').is_some_and(|rest| rest.is_ascii() && name(rest, &['@'])) {
        return Some("bot_command");
    }
    if word.strip_prefix('@').is_some_and(|rest| rest.len() >= 4 && name(rest, &[])) {
        return Some("mention");
    }
    if word.strip_prefix('#').is_some_and(|rest| name(rest, &[])) {
        return Some("hashtag");
    }
    let address = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"))?;
    address.contains('.').then_some("url")
}
