//! Where a business is: by buttons from the kecamatan to the village, or by a typed name.

use serde::{Deserialize, Serialize};

use super::super::{Context, Input, reading, reading::Reading};
use crate::{
    domain::area::{AreaCode, AreaKind},
    reply::{Note, Question, Reply, button::Button},
};

/// The question about the place, which narrows down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskArea {
    District,
    Village {
        district: AreaCode,
        page: usize,
    },
    /// Several places bear the typed name.
    Which {
        found: Vec<AreaCode>,
    },
}

/// What the question about the place makes of an answer.
pub(super) fn read(
    ask: &AskArea,
    input: &Input,
    context: &Context<'_>,
) -> Reading<AreaCode, AskArea> {
    match (input, ask) {
        (Input::Button(Button::District(code)), _) if known(code, true, context) => {
            Reading::Moved(AskArea::Village { district: code.clone(), page: 0 })
        }
        (Input::Button(Button::Village(code)), _) if known(code, false, context) => {
            Reading::Value(code.clone())
        }
        (Input::Button(Button::VillagePage(page)), AskArea::Village { district, .. }) => {
            let page = usize::try_from(*page).unwrap_or_default();
            Reading::Moved(AskArea::Village { district: district.clone(), page })
        }
        (Input::Button(Button::Candidate(at)), AskArea::Which { found }) => {
            match reading::pick::<AreaCode, AskArea>(found, *at) {
                Reading::Value(code) => settled(code),
                other => other,
            }
        }
        (Input::Button(Button::Back), AskArea::District) => Reading::Back,
        (Input::Button(Button::Back), _) => Reading::Moved(AskArea::District),
        (Input::Text(typed), AskArea::Village { district, .. }) => {
            named(typed, Some(district), context)
        }
        (Input::Text(typed), _) => named(typed, None, context),
        (input, _) => reading::otherwise(input),
    }
}

fn named(
    typed: &str,
    within: Option<&AreaCode>,
    context: &Context<'_>,
) -> Reading<AreaCode, AskArea> {
    let mut found = context.areas.search(typed, within);
    if found.is_empty() && within.is_some() {
        found = context.areas.search(typed, None);
    }
    match found.as_slice() {
        [] => Reading::Refused(Reply::Note(Note::AreaNotFound)),
        [only] => settled(only.code.clone()),
        several => {
            let found = several.iter().take(MAX_FOUND).map(|area| area.code.clone()).collect();
            Reading::Moved(AskArea::Which { found })
        }
    }
}

/// How many places of one name are offered; more than this share no name.
const MAX_FOUND: usize = 12;

/// A village is an answer; a kecamatan leads on to its villages.
fn settled(code: AreaCode) -> Reading<AreaCode, AskArea> {
    match code.kind() {
        AreaKind::Village | AreaKind::UrbanVillage => Reading::Value(code),
        _ => Reading::Moved(AskArea::Village { district: code, page: 0 }),
    }
}

fn known(code: &AreaCode, district: bool, context: &Context<'_>) -> bool {
    context.areas.get(code).is_some_and(|area| {
        (area.kind() == AreaKind::District) == district && area.kind() != AreaKind::Regency
    })
}

pub(super) fn ask(ask: &AskArea, context: &Context<'_>) -> Reply {
    match ask {
        AskArea::District => {
            let districts = context.areas.districts().map(|area| area.code.clone()).collect();
            Reply::Ask(Question::District { districts })
        }
        AskArea::Village { district, page } => {
            let villages = context.areas.villages(district);
            let villages = villages.into_iter().map(|area| area.code.clone()).collect();
            Reply::Ask(Question::Village { district: district.clone(), villages, page: *page })
        }
        AskArea::Which { found } => Reply::Ask(Question::WhichArea { found: found.clone() }),
    }
}
