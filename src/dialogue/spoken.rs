//! Words that are meant as a command or a button although they are typed as a text.

use super::{Input, Scene};
use crate::{
    domain::text,
    reply::button::{Button, Command},
};

/// Nobody names a business or a promotion so.
const CANCEL: [&str; 8] = [
    "batal",
    "batalkan",
    "tidak jadi",
    "mboten sios",
    "mboten siyos",
    "mboten saestu",
    "ora sida",
    "ora sido",
];
/// Also the label of the key that leads back, which a keyboard in place of the phone's sends as a text.
const BACK: [&str; 2] = ["kembali", "wangsul"];
/// Said before what is looked for.
const LOOKING: [&str; 5] = ["cari", "carikan", "pados", "golek", "nyari"];
/// Somebody says hello; nobody looks for that.
const HELLO: [&str; 14] = [
    "halo",
    "hallo",
    "hai",
    "hi",
    "p",
    "pagi",
    "siang",
    "sore",
    "malam",
    "selamat pagi",
    "kulo nuwun",
    "assalamualaikum",
    "assalamu alaikum",
    "tes",
];
/// Besides the commands' own words; none of these where a text is asked for.
const HELP: [&str; 3] = ["help", "bantu", "pambiyantu"];

/// What an input means in a scene: a text of one of these words is the command or button it names.
pub(super) fn meant(input: Input, scene: &Scene) -> Input {
    let Input::Text(typed) = &input else { return input };
    let words = bare(typed);
    let is_one_of = |known: &[&str]| known.contains(&words.as_str());
    if is_one_of(&CANCEL) {
        Input::Command(Command::Cancel)
    } else if is_one_of(&BACK) && *scene == Scene::Home {
        Input::Command(Command::Menu)
    } else if is_one_of(&BACK) {
        Input::Button(Button::Back)
    } else if scene.awaits_words() {
        input
    } else if let Some(sought) = sought(&words) {
        Input::Search(sought.to_owned())
    } else if is_one_of(&HELLO) && *scene == Scene::Home {
        Input::Command(Command::Menu)
    } else if is_one_of(&HELP) {
        Input::Command(Command::Help)
    } else {
        Command::from_word(&words).map_or(input, Input::Command)
    }
}

/// "kopi" of "cari kopi".
fn sought(words: &str) -> Option<&str> {
    let (first, rest) = words.split_once(' ')?;
    LOOKING.contains(&first).then_some(rest)
}

/// Without case, accents, pictures and marks: "⬅ Kembali." is "kembali".
pub(super) fn bare(typed: &str) -> String {
    let plain: String = typed.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    text::fold(&plain)
}
