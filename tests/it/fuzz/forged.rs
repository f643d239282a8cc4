//! Updates of every kind that the Bot API knows, and of some that it doesn't.
//!
//! `data/updates.json` has the fields of each type that an update may hold, as Bot API 10.1 documents them:
//! a question mark for those that may be missing, "=" before the words that a text is one of.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use crate::town::GROUP;

const TYPES: &str = include_str!("../data/updates.json");

/// How deep values nest: a message answers a message that answers a message.
const DEPTH: usize = 5;

/// Data of buttons, whole ones and torn ones.
const DATA: [&str; 35] = [
    "id back",
    "jv! open 1",
    "id! contact 1",
    "id! photos 1",
    "id yes",
    "id send",
    "id edit price",
    "id category umkm",
    "id district 33.07.08",
    "id village 33.07.08.1001",
    "id villages 4000000000",
    "id candidate 99",
    "id business 1",
    "id days 7",
    "id hour 7",
    "id hour 99",
    "id approve business 1",
    "jv reject business 1",
    "id because business 1 x",
    "id erase",
    "id broadcast pause",
    "id broadcast cancel 1",
    "id resume 1",
    "id discard 1",
    "id agree c_promo",
    "id speak p_1",
    "id browse 9",
    "id go promo",
    "id redo promotion 1",
    "id keeper all 1",
    "id keeper accept 00000000000000000000000000000001",
    "id keeper remove 1 1",
    "xx",
    "",
    "id open 99999999999999999999999",
];

pub struct Forged {
    types: Map<String, Value>,
    people: Vec<i64>,
}

impl Forged {
    pub fn new(people: Vec<i64>) -> Self {
        Self { types: serde_json::from_str(TYPES).unwrap(), people }
    }

    /// An update without its id.
    pub fn update(&self, rng: &mut Rng) -> Value {
        let Value::Object(fields) = &self.types["Update"] else { unreachable!("it is an object") };
        let kinds: Vec<&String> = fields.keys().filter(|name| name.ends_with('?')).collect();
        let kind = if rng.u32(0..3) == 0 {
            ["message?", "callback_query?", "my_chat_member?", "edited_message?", "inline_query?"]
                [rng.usize(..5)]
        } else {
            kinds[rng.usize(..kinds.len())]
        };
        let mut content = self.value(&fields[kind], kind, 0, rng);
        self.place(&mut content, rng);
        for _ in 0..[0, 0, 0, 1, 1, 4][rng.usize(..6)] {
            spoil(&mut content, rng);
        }
        match rng.u32(0..100) {
            0 => json!({}),
            1 => json!({"an_update_of_next_year": content}),
            _ => json!({(kind.trim_end_matches('?')): content}),
        }
    }

    /// What a button may carry that was never under a message.
    pub fn data(&self, rng: &mut Rng) -> String {
        let data = DATA[rng.usize(..DATA.len())];
        match rng.u32(0..6) {
            0 => (0..rng.usize(0..64)).map(|_| rng.char(' '..'~')).collect(),
            1 => data.chars().take(rng.usize(0..data.len() + 1)).collect(),
            _ => data.to_owned(),
        }
    }

    /// In a chat of the town, most often from the one whose chat it is, so that somebody can be answered.
    fn place(&self, content: &mut Value, rng: &mut Rng) {
        let person = self.people[rng.usize(..self.people.len())];
        let user = json!({"id": person, "is_bot": false, "first_name": "Warga"});
        let chat = match rng.u32(0..12) {
            0 => json!({"id": GROUP, "type": "supergroup", "title": "Admin"}),
            1 => json!({"id": -1_009_999_999_999_i64, "type": "supergroup", "title": "Lain"}),
            _ => json!({"id": person, "type": "private", "first_name": "Warga"}),
        };
        for within in ["", "/message"] {
            if let Some(Value::Object(fields)) = content.pointer_mut(within)
                && fields.contains_key("chat")
            {
                fields.insert("chat".into(), chat.clone());
                // Answers must not go where the update's message only claims to be.
                fields.remove("message_thread_id");
            }
        }
        for of in ["from", "user"] {
            if content.get(of).is_some() {
                content[of] = user.clone();
            }
        }
    }

    fn value(&self, kind: &Value, name: &str, depth: usize, rng: &mut Rng) -> Value {
        let kind = kind.as_str().unwrap_or_default();
        if let Some(words) = kind.strip_prefix('=') {
            let words: Vec<&str> = words.split('|').collect();
            return words[rng.usize(..words.len())].into();
        }
        if let Some(of) = kind.strip_prefix("Array of ") {
            let some = if depth >= DEPTH { 0 } else { rng.usize(0..3) };
            return (0..some).map(|_| self.value(&of.into(), name, depth + 1, rng)).collect();
        }
        match kind {
            "Integer" => self.number(name, rng),
            "String" => self.text(name, rng),
            "Boolean" => rng.bool().into(),
            "True" => true.into(),
            "Float" => (rng.f64() * 400.0 - 200.0).into(),
            of => self.object(of, depth, rng),
        }
    }

    fn object(&self, kind: &str, depth: usize, rng: &mut Rng) -> Value {
        let Some(Value::Object(fields)) = self.types.get(kind) else { return Value::Null };
        if let Some(Value::Array(kinds)) = fields.get("one of") {
            let one = kinds[rng.usize(..kinds.len())].as_str().unwrap_or_default();
            return self.object(one, depth, rng);
        }
        let mut object = Map::new();
        // A message has one content; with many fields it would be none that Telegram sends.
        let chance = if fields.len() > 40 { 24 } else { 3 };
        for (name, kind) in fields {
            let name = match name.strip_suffix('?') {
                Some(_) if depth >= DEPTH || rng.u32(0..chance) != 0 => continue,
                Some(name) => name,
                // What must be there and nests for ever ends here.
                None if depth > 2 * DEPTH => continue,
                None => name,
            };
            object.insert(name.to_owned(), self.value(kind, name, depth + 1, rng));
        }
        Value::Object(object)
    }

    fn number(&self, name: &str, rng: &mut Rng) -> Value {
        match (name, rng.u32(0..12)) {
            (_, 0) => [0, -1, i64::MAX, i64::MIN, 1 << 53][rng.usize(..5)].into(),
            ("id" | "user_id", _) => self.people[rng.usize(..self.people.len())].into(),
            ("date" | "edit_date", _) => 1_795_500_000.into(),
            _ => rng.i64(0..5000).into(),
        }
    }

    fn text(&self, name: &str, rng: &mut Rng) -> Value {
        match name {
            "data" => self.data(rng).into(),
            "id" => rng.u64(..).to_string().into(),
            "phone_number" => "0812 3456 7890".into(),
            _ => [
                "kopi",
                "/promo",
                "15rb",
                "3307010101010001",
                "<b>",
                "\u{202e}",
                "",
                "🏪",
                "-5",
                "\u{0}",
            ][rng.usize(..10)]
            .into(),
        }
    }
}

/// Something within becomes what it must not be: another kind of value, missing, or far too much.
fn spoil(value: &mut Value, rng: &mut Rng) {
    let inner: Option<&mut Value> = match value {
        Value::Object(fields) if !fields.is_empty() && rng.u32(0..4) != 0 => {
            let at = rng.usize(..fields.len());
            fields.values_mut().nth(at)
        }
        Value::Array(items) if !items.is_empty() && rng.u32(0..4) != 0 => {
            let at = rng.usize(..items.len());
            items.get_mut(at)
        }
        _ => None,
    };
    match inner {
        Some(inner) => spoil(inner, rng),
        None => {
            *value = match rng.u32(0..6) {
                0 => Value::Null,
                1 => json!([]),
                2 => json!({"unheard_of": [1, {"deep": null}]}),
                3 => json!(-7.5e300),
                4 => "x".repeat(10_000).into(),
                _ => json!(u64::MAX),
            };
        }
    }
}
