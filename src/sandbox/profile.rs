use std::{collections::BTreeMap, sync::Mutex};

use serde_json::{Value, json};

use super::lock::lock;

/// What the bot says about itself: commands by scope and language, names and descriptions by
/// language. The empty language is everybody's.
#[derive(Debug, Default)]
pub struct Profile {
    commands: Mutex<BTreeMap<(String, String), Value>>,
    texts: Mutex<BTreeMap<(Text, String), String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Text {
    Name,
    Description,
    ShortDescription,
}

impl Profile {
    /// An empty list deletes.
    pub fn set_commands(&self, scope: &Value, language: &str, commands: Value) {
        let key = (scope.to_string(), language.to_owned());
        if commands.as_array().is_none_or(Vec::is_empty) {
            lock(&self.commands).remove(&key);
        } else {
            lock(&self.commands).insert(key, commands);
        }
    }

    pub fn commands(&self, scope: &Value, language: &str) -> Value {
        let key = (scope.to_string(), language.to_owned());
        lock(&self.commands).get(&key).cloned().unwrap_or_else(|| json!([]))
    }

    pub fn all_commands(&self) -> Value {
        let commands = lock(&self.commands);
        let list = commands.iter().map(|((scope, language), commands)| {
            let scope: Value = serde_json::from_str(scope).unwrap_or_default();
            json!({"scope": scope, "language_code": language, "commands": commands})
        });
        list.collect()
    }

    /// An empty text deletes.
    pub fn set_text(&self, text: Text, language: &str, value: &str) {
        let key = (text, language.to_owned());
        if value.is_empty() {
            lock(&self.texts).remove(&key);
        } else {
            lock(&self.texts).insert(key, value.to_owned());
        }
    }

    /// For people of this language: theirs, or everybody's.
    pub fn text(&self, text: Text, language: &str) -> String {
        let texts = lock(&self.texts);
        let find = |language: &str| texts.get(&(text, language.to_owned())).cloned();
        find(language).or_else(|| find("")).unwrap_or_default()
    }

    pub fn texts(&self, text: Text) -> Value {
        let texts = lock(&self.texts);
        let own = texts.iter().filter(|((kind, _), _)| *kind == text);
        Value::Object(own.map(|((_, l), value)| (l.clone(), value.clone().into())).collect())
    }
}
