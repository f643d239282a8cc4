//! Every reply in both languages: within Telegram's limits whatever people write, escaped, and as
//! people read it (`data/messages.id.txt`, `data/messages.jv.txt`; `UPDATE_EXPECT=1` writes them anew).

#![expect(clippy::unwrap_used, reason = "a test that can't read its data has failed")]

mod replies;

use std::{collections::BTreeSet, fmt::Write, fs, sync::Arc};

use ayopromo::{
    domain::{
        area::{Area, Areas},
        language::Language,
        text,
    },
    reply::{
        InRoom, Question, Reply, Shop,
        button::{Button, MAX_BYTES},
    },
    view::{Html, Key, Keyboard, MenuPlace, Message, Rendered, ReplyKey, Venue, View},
};
use chrono::{DateTime, Utc};
use expect_test::expect_file;
use proptest::prelude::*;

use replies::{Texts, replies};

#[test]
fn people_read_this_in_indonesian() {
    expect_file!["data/messages.id.txt"].assert_eq(&transcript(Language::Id));
}

#[test]
fn people_read_this_in_javanese() {
    expect_file!["data/messages.jv.txt"].assert_eq(&transcript(Language::Jv));
}

#[test]
fn every_reply_has_been_read() {
    let mut declared = declared("mod.rs", "Reply");
    for (group, file, kind) in [
        ("Note", "short.rs", "Note"),
        ("Toast", "short.rs", "Toast"),
        ("Ask", "question.rs", "Question"),
        ("Posting", "posting.rs", "Posting"),
        ("Setting", "setting.rs", "Setting"),
        ("Room", "room.rs", "InRoom"),
        ("Office", "office.rs", "Office"),
        ("Find", "find.rs", "Find"),
        ("Shop", "shop.rs", "Shop"),
        ("Stall", "stall.rs", "Stall"),
        ("Broadcast", "broadcast.rs", "Broadcast"),
    ] {
        assert!(declared.remove(group), "{group}");
        declared.extend(self::declared(file, kind).iter().map(|name| format!("{group}({name}")));
    }
    let read: BTreeSet<String> = replies(&Texts::example())
        .iter()
        .map(|(_, reply)| format!("{reply:?}"))
        .map(|shown| match shown.split_once('(') {
            Some((
                group @ ("Note" | "Toast" | "Ask" | "Posting" | "Setting" | "Room" | "Office"
                | "Find" | "Shop" | "Stall" | "Broadcast"),
                rest,
            )) => {
                format!("{group}({}", variant(rest))
            }
            _ => variant(&shown),
        })
        .collect();
    assert_eq!(declared, read);
}

/// The variants of an enum of the room of replies.
fn declared(file: &str, kind: &str) -> BTreeSet<String> {
    let path = format!("{}/src/reply/{file}", env!("CARGO_MANIFEST_DIR"));
    let source = fs::read_to_string(path).unwrap();
    let opening = format!("pub enum {kind} {{");
    let body = source.split_once(&opening).unwrap().1.split_once("\n}").unwrap().0;
    body.lines()
        .filter(|line| line.starts_with("    ") && line[4..].starts_with(char::is_uppercase))
        .map(|line| variant(line.trim()))
        .collect()
}

#[test]
fn every_reply_keeps_to_telegrams_limits() {
    let view = view();
    for (title, reply) in replies(&Texts::example()) {
        for language in Language::ALL {
            check(title, &view.render(&reply, language, now()), language);
        }
    }
}

#[test]
fn no_question_is_a_dead_end() {
    let mut asked = 0;
    for (title, reply) in replies(&Texts::example()) {
        let Rendered::Message(Message { keyboard, .. }) =
            view().render(&reply, Language::Id, now())
        else {
            continue;
        };
        if !keyboard.awaits_step() {
            continue;
        }
        // A group awaits nothing: each button changes what it receives at once.
        if matches!(reply, Reply::Room(InRoom::Offer(_))) {
            continue;
        }
        asked += 1;
        let Keyboard::Inline(rows) = keyboard else { unreachable!("a step's buttons are inline") };
        let leads_on = rows.iter().flatten().any(|key| {
            let Key::Press { data, .. } = key else { return false };
            // What is chosen several times over ends with "done", what asks yes or no has its no.
            let several = matches!(
                reply,
                Reply::Room(InRoom::Areas { .. })
                    | Reply::Ask(Question::SubscriptionCategories { .. })
                    | Reply::Ask(Question::SubscriptionAreas { .. })
                    | Reply::Ask(Question::SubscriptionVillages { .. })
                    | Reply::Ask(Question::SubscriptionTimes { .. })
                    | Reply::Shop(Shop::Extras(_))
            );
            match Button::parse(data) {
                Some((Button::Back | Button::Stay, _)) => true,
                Some((Button::Done, _)) => several,
                _ => false,
            }
        });
        assert!(leads_on, "{title}");
    }
    assert!(asked > 20, "{asked}");
}

/// Half a telephone's width shows so many characters of a label.
const SIDE_BY_SIDE: usize = 17;

#[test]
fn a_long_label_has_its_row_to_itself() {
    for (title, reply) in replies(&Texts::example()) {
        for language in Language::ALL {
            let Rendered::Message(Message { keyboard: Keyboard::Inline(rows), .. }) =
                view().render(&reply, language, now())
            else {
                continue;
            };
            for key in rows.iter().filter(|row| row.len() > 1).flatten() {
                let (Key::Press { label, .. }
                | Key::Link { label, .. }
                | Key::Copy { label, .. }
                | Key::Share { label, .. }) = key;
                assert!(label.chars().count() <= SIDE_BY_SIDE, "{title}: {label}");
            }
        }
    }
}

#[test]
fn markup_in_peoples_texts_is_shown_not_obeyed() {
    let texts = Texts::all("<b>Toko</b> & <a href=\"x\">Kawan</a>");
    for (title, reply) in replies(&texts) {
        for language in Language::ALL {
            let Rendered::Message(Message { text, .. }) = view().render(&reply, language, now())
            else {
                continue;
            };
            assert!(!text.as_str().contains("<b>Toko"), "{title}: {}", text.as_str());
            assert!(!text.as_str().contains("<a href=\"x"), "{title}: {}", text.as_str());
            if text.plain().contains("Toko") {
                assert!(text.as_str().contains("&lt;b&gt;Toko&lt;/b&gt; &amp;"), "{title}");
            }
        }
    }
}

#[test]
fn menus_and_descriptions_keep_to_telegrams_limits() {
    let view = view();
    for language in Language::ALL {
        for place in [MenuPlace::Private, MenuPlace::AdminGroup] {
            for (command, description) in view.menu(place, language) {
                let length = text::units(&description);
                assert!((1..=256).contains(&length), "{command:?}: {description}");
            }
        }
        assert!(text::units(&view.description(language)) <= 512);
        assert!(text::units(&view.short_description(language)) <= 120);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..<_>::default() })]

    #[test]
    fn no_text_can_break_a_message(text in any_text()) {
        let view = view();
        for (title, reply) in replies(&Texts::all(&text)) {
            for language in Language::ALL {
                check(title, &view.render(&reply, language, now()), language);
            }
        }
    }
}

/// Never blank, short and long, with many marks that mean something in HTML, control characters and emoji.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[<>&\"'/a-z;#]{0,40}",
        Just("<b>".to_owned()),
        Just("&amp;".to_owned()),
        Just("👨‍👩‍👧🐄".to_owned()),
        Just("\n\n".to_owned()),
        "[a-z ]{200}",
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| format!("x{}", pieces.concat()))
}

fn check(title: &str, rendered: &Rendered, language: Language) {
    match rendered {
        Rendered::Message(message) => {
            check_text(title, &message.text);
            check_keyboard(title, &message.keyboard, language);
        }
        Rendered::Photos(photos) => assert!(!photos.is_empty(), "{title}"),
        Rendered::Document(document) => {
            assert!(!document.bytes.is_empty(), "{title}");
            assert!((1..=1024).contains(&text::units(&document.caption)), "{title}");
        }
        Rendered::Venue(Venue { title: name, address, .. }) => {
            assert!(!name.is_empty() && !address.is_empty(), "{title}");
        }
        Rendered::Toast(text) => {
            assert!((1..=200).contains(&text::units(text)), "{title}: {text}");
        }
    }
}

fn check_text(title: &str, html: &Html) {
    assert_eq!(parsed(html.as_str()).as_deref(), Ok(html.plain()), "{title}: {}", html.as_str());
    assert_eq!(html.units(), text::units(html.plain()), "{title}");
    assert!((1..=4096).contains(&html.units()), "{title}: {}", html.units());
    assert_eq!(html.plain(), html.plain().trim(), "{title}: Telegram trims what it shows");
}

/// The text as Telegram reads it; an error where Telegram would refuse.
fn parsed(markup: &str) -> Result<String, String> {
    let mut open: Vec<&str> = Vec::new();
    let mut plain = String::new();
    let mut rest = markup;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, marked) = rest.split_at(at);
        plain.push_str(before);
        let end = if marked.starts_with('<') { '>' } else { ';' };
        let end = marked.find(end).ok_or_else(|| format!("unfinished: {marked}"))?;
        match &marked[..=end] {
            "&lt;" => plain.push('<'),
            "&gt;" => plain.push('>'),
            "&amp;" => plain.push('&'),
            "<b>" => open.push("</b>"),
            "<blockquote>" => open.push("</blockquote>"),
            link if link.starts_with("<a href=\"https://t.me/c/") => open.push("</a>"),
            close if open.last() == Some(&close) => drop(open.pop()),
            other => return Err(format!("unexpected {other}")),
        }
        rest = &marked[end + 1..];
    }
    plain.push_str(rest);
    if open.is_empty() { Ok(plain) } else { Err(format!("never closed: {open:?}")) }
}

fn check_keyboard(title: &str, keyboard: &Keyboard, language: Language) {
    let Keyboard::Inline(rows) = keyboard else { return };
    assert!(rows.iter().all(|row| (1..=8).contains(&row.len())), "{title}");
    let keys: Vec<&Key> = rows.iter().flatten().collect();
    assert!((1..=100).contains(&keys.len()), "{title}: {} buttons", keys.len());
    for key in keys {
        match key {
            Key::Press { label, data } => {
                assert!(!label.trim().is_empty(), "{title}");
                assert!(data.len() <= MAX_BYTES, "{title}: {data}");
                let (button, shown_in) = Button::parse(data).unwrap();
                let choosing = matches!(button, Button::Speak { .. });
                assert!(choosing || shown_in.language == language, "{title}: {data}");
            }
            Key::Link { url, .. } => {
                assert!(url.is_ascii() && !url.contains(' '), "{title}: {url}")
            }
            Key::Share { query, .. } => assert!(query.chars().count() <= 256, "{title}: {query}"),
            Key::Copy { text, .. } => assert!((1..=256).contains(&text.len()), "{title}: {text}"),
        }
    }
}

/// All messages one below the other, with their buttons.
fn transcript(language: Language) -> String {
    let view = view();
    let mut page = String::new();
    for (title, reply) in replies(&Texts::example()) {
        let shown = match view.render(&reply, language, now()) {
            Rendered::Message(Message { text, keyboard }) => {
                format!("{}\n{}", text.plain(), buttons(&keyboard))
            }
            Rendered::Photos(photos) => format!("(album: {})\n", photos.len()),
            Rendered::Document(document) => {
                format!("(file: {})\n{}\n", document.file_name, document.caption)
            }
            Rendered::Venue(Venue { title, address, .. }) => {
                format!("(a place: {title}, {address})\n")
            }
            Rendered::Toast(text) => format!("(toast) {text}\n"),
        };
        writeln!(page, "=== {title}\n{shown}").unwrap();
    }
    writeln!(page, "=== Command menu of a private chat").unwrap();
    for (command, description) in view.menu(MenuPlace::Private, language) {
        writeln!(page, "/{} {description}", command.word()).unwrap();
    }
    writeln!(page, "\n=== Command menu of the admin group").unwrap();
    for (command, description) in view.menu(MenuPlace::AdminGroup, language) {
        writeln!(page, "/{} {description}", command.word()).unwrap();
    }
    writeln!(page, "\n=== Before the first message\n{}", view.description(language)).unwrap();
    writeln!(page, "\n=== On the profile\n{}", view.short_description(language)).unwrap();
    page
}

fn buttons(keyboard: &Keyboard) -> String {
    let rows: Vec<Vec<String>> = match keyboard {
        Keyboard::None => Vec::new(),
        Keyboard::Remove => vec![vec!["(keyboard put away)".to_owned()]],
        Keyboard::Inline(rows) => rows.iter().map(|row| row.iter().map(label).collect()).collect(),
        Keyboard::Reply(rows) => rows
            .iter()
            .map(|row| {
                let label = |key: &ReplyKey| match key {
                    ReplyKey::Contact(label) => format!("[[{label}]]"),
                    ReplyKey::Location(label) => format!("[[{label}]]"),
                    ReplyKey::Text(label) => format!("[[{label}]]"),
                };
                row.iter().map(label).collect()
            })
            .collect(),
    };
    rows.iter().map(|row| row.join(" ") + "\n").collect()
}

fn label(key: &Key) -> String {
    match key {
        Key::Press { label, .. } => format!("[{label}]"),
        Key::Link { label, url } => format!("[{label} → {url}]"),
        Key::Share { label, query } => format!("[{label} ⇢ {query}]"),
        Key::Copy { label, text } => format!("[{label} → {text}]"),
    }
}

/// "AskVillage" of "AskVillage { … }".
fn variant(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric()).collect()
}

fn view() -> View {
    let area =
        |(code, name): (&str, &str)| Area { code: code.parse().unwrap(), name: name.to_owned() };
    let areas: Areas = replies::AREAS.into_iter().map(area).collect();
    View::new(Arc::new(areas), chrono_tz::Asia::Jakarta)
}

/// Tuesday, 24 November 2026, 08.14 in Wonosobo.
fn now() -> DateTime<Utc> {
    "2026-11-24T01:14:00Z".parse().unwrap()
}
