//! Who may know whom, and what stands in one room only. `ARCHITECTURE.md` has the reasons.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A room and the rooms it may import from, besides itself.
const RULES: [(&str, &[&str]); 11] = [
    ("domain", &[]),
    ("reply", &["domain"]),
    ("dialogue", &["domain", "reply"]),
    ("view", &["domain", "reply"]),
    ("store", &["domain"]),
    ("app", &["domain", "reply", "dialogue", "store", "clock"]),
    ("telegram", &["app", "dialogue", "reply", "view", "domain", "store"]),
    ("delivery", &["app", "store", "reply", "view", "domain", "telegram"]),
    ("sandbox", &[]),
    ("clock", &[]),
    ("config", &[]),
];

/// What only these files and folders may name.
const ONLY_IN: [(&str, &[&str]); 5] = [
    ("teloxide::", &["telegram/"]),
    ("sqlx::", &["store/"]),
    ("Utc::now", &["clock.rs"]),
    ("Local::now", &[]),
    // The sandbox knows nothing of ours; whoever has a clock lends it.
    ("SystemTime::now", &["sandbox/world.rs"]),
];

/// Longer than a reader likes to scroll, each for a reason.
const LONG: [(&str, &str); 1] =
    [("reply/button.rs", "every button is written, read and tested in one place")];

const MAX_LINES: usize = 400;

#[test]
fn a_room_imports_only_from_the_rooms_it_may() {
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        let room = room(&path);
        let Some((_, allowed)) = RULES.iter().find(|(name, _)| *name == room) else { continue };
        for other in imported(&source) {
            if other != room && !allowed.contains(&other.as_str()) {
                wrong.push(format!("{path} imports {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_room_has_its_rule() {
    let free = ["command", "lib", "main"];
    let rooms: BTreeSet<String> = sources().iter().map(|(path, _)| room(path)).collect();
    let known = RULES.map(|(name, _)| name).into_iter().chain(free).map(str::to_owned).collect();
    assert_eq!(rooms, known);
}

#[test]
fn telegram_knows_of_the_store_only_how_it_fails() {
    for (path, source) in sources() {
        if path.starts_with("telegram/") {
            let named = source.matches("store::").count();
            assert_eq!(named, source.matches("store::StoreError").count(), "{path}");
        }
    }
}

#[test]
fn what_belongs_in_one_room_is_named_nowhere_else() {
    for (path, source) in sources() {
        for (name, homes) in ONLY_IN {
            let home = homes.iter().any(|home| path.starts_with(home));
            assert!(home || !code(&source).contains(name), "{path} names {name}");
        }
    }
}

#[test]
fn nothing_gives_up_or_looks_away() {
    for (path, source) in sources() {
        // The store keeps the laws of its waiting line in a file beside it.
        let tested = path.ends_with("_laws.rs") || path.ends_with("_fixtures.rs");
        let serving = code(source.split("#[cfg(test)]\nmod ").next().unwrap());
        for name in [".unwrap()", "todo!", "unimplemented!"] {
            assert!(tested || !serving.contains(name), "{path}: {name}");
        }
        for name in ["#[ignore", "#[allow(", "#![allow(", "dbg!("] {
            assert!(!source.contains(name), "{path}: {name}");
        }
    }
}

#[test]
fn a_file_can_be_read_in_one_sitting() {
    for (path, source) in sources() {
        let long = source.lines().count() > MAX_LINES;
        let excused = LONG.iter().any(|(name, _)| *name == path);
        assert_eq!(long, excused, "{path}: {} lines", source.lines().count());
    }
}

#[test]
fn nothing_is_tied_to_one_machine() {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    // Without git, as in a release's archive, there is nothing to compare with.
    let Ok(listed) = listed else { return };
    let homes = ["work", "tmp/wt", "root", "home"].map(|home| format!("/{home}/"));
    for name in String::from_utf8(listed.stdout).unwrap().split_terminator('\0') {
        let Ok(text) = fs::read_to_string(root().join(name)) else { continue };
        for home in &homes {
            assert!(!text.contains(home.as_str()), "{name} names {home}");
        }
    }
}

/// Every Rust file by its path below `src`.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&root().join("src"), &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let name = path.strip_prefix(root().join("src")).unwrap().to_str().unwrap().to_owned();
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

fn root() -> PathBuf {
    env!("CARGO_MANIFEST_DIR").into()
}

fn room(path: &str) -> String {
    path.split(['/', '.']).next().unwrap().to_owned()
}

/// Without comments.
fn code(source: &str) -> String {
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The rooms that a file names as `crate::room` or within `use crate::{…}`.
fn imported(source: &str) -> BTreeSet<String> {
    let source = code(source);
    let mut rooms = BTreeSet::new();
    for rest in source.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            None => drop(rooms.insert(word(rest))),
            Some(group) => rooms.extend(heads(group)),
        }
    }
    rooms
}

/// The first word of every item of a group, up to the brace that closes it.
fn heads(group: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (mut depth, mut at_head) = (0, true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_head = true,
            c if at_head && c.is_alphabetic() => {
                found.push(word(&group[at..]));
                at_head = false;
            }
            _ => {}
        }
    }
    found
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn imports_are_read_as_the_compiler_reads_them() {
    let source =
        "use crate::{\n    app::{self, Prompt},\n    view::View,\n};\nfn f(_: crate::store::Db) {}";
    let found: Vec<_> = imported(source).into_iter().collect();
    assert_eq!(found, ["app", "store", "view"]);
}
