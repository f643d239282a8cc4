//! From where: whole kecamatan or some of their villages, by buttons or by name.

use super::{super::Context, Screen};
use crate::{
    domain::{area::AreaCode, area::AreaKind, subscription::Selection, text},
    reply::{Note, Reply, button::Button},
};

/// How many places of one name are offered; more than this share no name.
const MAX_FOUND: usize = 12;

/// Where a button leads; `None`: it means nothing here. A kecamatan is chosen whole and shows its villages,
/// one of which may take its place.
pub(super) fn pressed(
    selection: &mut Selection,
    screen: &Screen,
    button: &Button,
    context: &Context<'_>,
) -> Option<Screen> {
    match (button, screen) {
        (Button::District(code), _) if is(code, AreaKind::District, context) => {
            if !selection.touches(code) {
                selection.add_area(code.clone(), context.areas);
            }
            Some(Screen::Villages { district: code.clone(), page: 0 })
        }
        (Button::WholeDistrict(code), Screen::Villages { page, .. })
            if is(code, AreaKind::District, context) =>
        {
            selection.toggle_area(code.clone(), context.areas);
            Some(Screen::Villages { district: code.clone(), page: *page })
        }
        (Button::Village(code), Screen::Villages { district, page })
            if district.contains(code) && context.areas.get(code).is_some() =>
        {
            selection.toggle_area(code.clone(), context.areas);
            Some(Screen::Villages { district: district.clone(), page: *page })
        }
        (Button::DistrictPage(code, page), _) if is(code, AreaKind::District, context) => {
            let page = usize::try_from(*page).unwrap_or_default();
            Some(Screen::Villages { district: code.clone(), page })
        }
        (Button::WholeRegency, _) => {
            selection.areas.clear();
            Some(Screen::Areas)
        }
        (Button::Candidate(at), Screen::WhichArea { found, next }) => {
            let code = found.get(usize::try_from(*at).ok()?)?;
            selection.add_area(code.clone(), context.areas);
            Some(which(next.clone()))
        }
        _ => None,
    }
}

/// Adds the areas whose names were typed, several in a row as people write them. One that is not clear is
/// asked about, one that is unknown is spoken of.
pub(super) fn named(
    selection: &mut Selection,
    screen: &Screen,
    typed: &str,
    context: &Context<'_>,
) -> (Screen, Option<Reply>) {
    let within = match screen {
        Screen::Villages { district, .. } => Some(district),
        _ => None,
    };
    let (mut unclear, mut note) = (Vec::new(), None);
    for name in names(typed) {
        let mut found = context.areas.search(&name, within);
        if found.is_empty() && within.is_some() {
            found = context.areas.search(&name, None);
        }
        match found.as_slice() {
            [] => note = Some(Reply::Note(Note::AreaNotFound)),
            [only] => selection.add_area(only.code.clone(), context.areas),
            several => {
                unclear
                    .push(several.iter().take(MAX_FOUND).map(|area| area.code.clone()).collect());
            }
        }
    }
    (which(unclear), note)
}

/// Asks about the first of these names; about the others after it.
fn which(mut unclear: Vec<Vec<AreaCode>>) -> Screen {
    if unclear.is_empty() {
        return Screen::Areas;
    }
    let found = unclear.remove(0);
    Screen::WhichArea { found, next: unclear }
}

/// The names in "Kertek, Garung lan Kejajar".
fn names(typed: &str) -> Vec<String> {
    let folded = text::fold(typed);
    let marked = folded
        .split_whitespace()
        .map(|word| {
            if matches!(word, "dan" | "lan" | "&" | "sama" | "karo" | "kaliyan") {
                ","
            } else {
                word
            }
        })
        .collect::<Vec<_>>()
        .join(" ");
    let mut names: Vec<String> =
        marked.split([',', ';', '/']).map(|name| name.trim().to_owned()).collect();
    names.retain(|name| !name.is_empty());
    if names.is_empty() { vec![folded] } else { names }
}

fn is(code: &AreaCode, kind: AreaKind, context: &Context<'_>) -> bool {
    context.areas.get(code).is_some_and(|area| area.kind() == kind)
}
