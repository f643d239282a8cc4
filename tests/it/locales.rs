//! Laws of the locale files: the same in both languages, in the register the regency chose, nothing
//! unused, and no sentence anywhere else.

#![expect(clippy::unwrap_used, reason = "a test that can't read its data has failed")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use ayopromo::{
    domain::{
        broadcast::Why,
        business::{BusinessState, Extra},
        category::Category,
        delivery::Cause,
        keeping::{Closed, Role},
        papers::Paper,
        price::Unit,
        promotion::PromotionState,
        review::Preset,
    },
    reply::button::Command,
};
use unicode_normalization::is_nfc;

const FILES: [&str; 13] = [
    "admin",
    "broadcast",
    "business",
    "common",
    "digest",
    "find",
    "keeper",
    "owner",
    "posting",
    "promotion",
    "resident",
    "revision",
    "settings",
];

/// A message: its variables, the codes it tells apart, and every text it can show, with a variable written as `{}`.
#[derive(Debug, Default)]
struct Entry {
    variables: BTreeSet<String>,
    branches: BTreeSet<String>,
    texts: Vec<String>,
}

#[test]
fn both_languages_have_the_same_files_keys_and_variables() {
    for file in FILES {
        let id = variables(entries("id", file));
        let jv = variables(entries("jv", file));
        assert_eq!(id, jv, "{file}.ftl");
        assert!(!id.is_empty(), "{file}.ftl is empty");
    }
    for language in ["id", "jv"] {
        let found: BTreeSet<String> = fs::read_dir(root().join("locales").join(language))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let expected: BTreeSet<String> = FILES.iter().map(|file| format!("{file}.ftl")).collect();
        assert_eq!(found, expected, "{language}");
    }
}

#[test]
fn every_message_is_used() {
    let code: String = sources(&root().join("src/view")).into_values().collect();
    let code = code.replace(char::is_whitespace, "");
    for key in all("id").keys() {
        let call = key.replace('-', "_");
        let said = ["words.", "words(language).", "words(*language).", "words(person.language)."]
            .iter()
            .any(|words| code.contains(&format!("{words}{call}(")));
        assert!(said, "{key} is never said");
    }
}

/// A code without a branch of its own would be called by the last branch's name.
#[test]
fn every_code_has_its_name() {
    fn codes<const N: usize, T>(all: [T; N], code: fn(T) -> &'static str) -> Vec<&'static str> {
        all.into_iter().map(code).collect()
    }
    let mut promotion = codes(PromotionState::ALL, PromotionState::code);
    promotion.extend(["waits_for_business", "business_rejected", "live", "expired"]);
    let mut causes = codes(Cause::ALL, Cause::code);
    causes.extend([Why::Missed, Why::Cancelled].map(Why::code));
    let wanted = [
        ("unit", Unit::all().map(Unit::code).collect()),
        ("category", codes(Category::ALL, Category::code)),
        ("command", codes(Command::ALL, Command::word)),
        ("promotion-state", promotion),
        ("business-state", codes(BusinessState::ALL, BusinessState::code)),
        ("preset-reason", codes(Preset::ALL, Preset::code)),
        ("btn-preset", codes(Preset::ALL, Preset::code)),
        ("extra", codes(Extra::ALL, Extra::code)),
        ("invitation-shut", codes(Closed::ALL, Closed::code)),
        ("keeper-welcome", codes(Role::ALL, Role::code)),
        ("ask-paper", codes(Paper::ALL, Paper::code)),
        ("none-yet", codes(Paper::ALL, Paper::code)),
        ("delivery-cause", causes),
        ("paper-digits", codes(Paper::ALL, Paper::code)),
    ];
    for language in ["id", "jv"] {
        let all = all(language);
        for (key, codes) in &wanted {
            for code in codes {
                assert!(all[*key].branches.contains(*code), "{language} {key}: {code}");
            }
        }
    }
}

#[test]
fn buttons_fit_on_a_telephone() {
    for language in ["id", "jv"] {
        for (key, entry) in all(language) {
            let prefix = match key.as_str() {
                "field" => "✏️ ",
                "category" => "✓ 🌾 ",
                key if key.starts_with("btn-") => "",
                _ => continue,
            };
            for text in entry.texts {
                // The count of a button stands for three digits.
                let label = format!("{prefix}{text}").replace("{}", "123");
                let length = label.chars().filter(|c| *c != '\u{fe0f}').count();
                assert!(length <= 20, "{language} {key}: {label:?} has {length}");
            }
        }
    }
}

#[test]
fn javanese_is_plain_krama() {
    let not_krama = [
        "sampéyan",
        "sampeyan",
        "kowé",
        "kowe",
        "njenengan",
        "dalem",
        "aku",
        "ora",
        "dudu",
        "durung",
        "aja",
        "ampun",
        "karo",
        "menyang",
        "tekan",
        "kudu",
        "iki",
        "iku",
        "kuwi",
        "saka",
        "kanggo",
        "yèn",
        "yen",
        "wis",
        "arep",
        "nganggo",
        "sing",
        "apa",
        "sapa",
        "ana",
        "isa",
        "bisa",
        "bakal",
        "lagi",
        "manèh",
        "mandheg",
        "menika",
        "boten",
        "wilujeng",
        "saha",
        "dipun",
        "kendel",
        "lumampah",
        "sesuk",
        "dina",
        "regané",
        "kabèh",
        "akèh",
        "luwih",
        "wurung",
    ];
    for (key, entry) in all("jv") {
        for text in entry.texts {
            assert!(is_nfc(&text), "{key}: {text:?} is not composed");
            assert!(!text.contains(['ê', 'Ê']), "{key}: {text:?} marks the pepet");
            for word in words(&text) {
                assert!(!not_krama.contains(&word.as_str()), "{key}: {word:?} in {text:?}");
                let ngoko_suffix = word.ends_with("aké") || word.ends_with("ake");
                assert!(!ngoko_suffix, "{key}: {word:?} in {text:?}");
            }
        }
    }
}

/// A button is said by the person who presses it, and nobody honours themselves.
#[test]
fn javanese_buttons_are_the_users_own_words() {
    let honouring =
        ["panjenengan", "pirsani", "mirsani", "asma", "kagem", "kersa", "mundhut", "kagungan"];
    for (key, entry) in all("jv").into_iter().filter(|(key, _)| key.starts_with("btn-")) {
        for text in entry.texts {
            for word in words(&text) {
                assert!(!honouring.contains(&word.as_str()), "{key}: {word:?} in {text:?}");
            }
        }
    }
}

#[test]
fn owners_are_not_told_that_they_were_turned_down() {
    for (key, entry) in entries("jv", "owner") {
        for text in entry.texts {
            assert!(!text.to_lowercase().contains("tampik"), "{key}: {text:?}");
        }
    }
    for (key, entry) in entries("id", "owner") {
        for text in entry.texts {
            assert!(!text.to_lowercase().contains("tolak"), "{key}: {text:?}");
        }
    }
}

#[test]
fn prices_are_never_shortened() {
    for language in ["id", "jv"] {
        for (key, entry) in all(language) {
            for text in entry.texts {
                let short = words(&text).iter().any(|word| {
                    let digits = word.trim_end_matches(char::is_alphabetic);
                    !digits.is_empty() && ["rb", "ribu", "jt", "k"].contains(&&word[digits.len()..])
                });
                assert!(!short, "{language} {key}: {text:?}");
            }
        }
    }
}

/// A sentence shows itself by the small words that hold it together.
#[test]
fn no_sentence_stands_in_the_code() {
    let small = [
        "yang",
        "dan",
        "untuk",
        "anda",
        "tidak",
        "sudah",
        "belum",
        "bisa",
        "dari",
        "dengan",
        "atau",
        "silakan",
        "maaf",
        "ini",
        "itu",
        "akan",
        "kami",
        "lan",
        "ingkang",
        "sampun",
        "dèrèng",
        "mboten",
        "panjenengan",
        "punika",
        "saged",
        "mangga",
        "dhateng",
        "kanggé",
        "utawi",
        "badhé",
    ];
    for (path, source) in sources(&root().join("src")) {
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        for literal in literals(code) {
            let words = words(&literal);
            let found = words.iter().filter(|word| small.contains(&word.as_str())).count();
            assert!(words.len() < 3 || found < 2, "{}: {literal:?}", path.display());
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn all(language: &str) -> BTreeMap<String, Entry> {
    FILES.into_iter().flat_map(|file| entries(language, file)).collect()
}

fn variables(entries: BTreeMap<String, Entry>) -> BTreeMap<String, BTreeSet<String>> {
    entries.into_iter().map(|(key, entry)| (key, entry.variables)).collect()
}

/// Reads the part of Fluent's syntax that the files use: messages, selectors, variables.
fn entries(language: &str, file: &str) -> BTreeMap<String, Entry> {
    let path = root().join(format!("locales/{language}/{file}.ftl"));
    let source = fs::read_to_string(&path).unwrap();
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    let mut key = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let text = match line.split_once(" =") {
            Some((found, text)) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                key = found.to_owned();
                assert!(!entries.contains_key(&key), "{}: {key} stands twice", path.display());
                text.trim()
            }
            _ => line.trim(),
        };
        if !key.is_empty() && !text.is_empty() {
            entries.entry(key.clone()).or_default().add(text);
        }
    }
    entries
}

impl Entry {
    fn add(&mut self, line: &str) {
        for reference in line.split('$').skip(1) {
            let name: String = reference.chars().take_while(|c| c.is_alphanumeric()).collect();
            self.variables.insert(name);
        }
        let text = match line.split_once("] ") {
            Some((branch, text)) if line.starts_with(['[', '*']) => {
                self.branches.insert(branch.trim_start_matches(['*', '[']).to_owned());
                text
            }
            _ => line,
        };
        let text = without_variables(text);
        if !text.contains("->") && text != "}" && !text.is_empty() {
            self.texts.push(text);
        }
    }
}

fn without_variables(text: &str) -> String {
    let mut rest = text;
    let mut plain = String::new();
    while let Some((before, after)) = rest.split_once("{ $") {
        let Some((name, tail)) = after.split_once(" }") else { break };
        assert!(name.chars().all(char::is_alphanumeric), "{text:?}");
        plain.push_str(before);
        plain.push_str("{}");
        rest = tail;
    }
    plain + rest
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn sources(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            found.insert(path, source);
        }
    }
    found
}

/// What stands between quotation marks, comments left out.
fn literals(code: &str) -> Vec<String> {
    let code: String = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| line.replace("\\\"", "'").replace("'\"'", "' '") + "\n")
        .collect();
    code.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}
