//! What a card warns of: hints for people, a line each.

use crate::{
    domain::{
        review::Subject,
        screening::{Group, Likeness},
    },
    reply::{Card, Twin, Warning},
};

use super::{
    html::{Html, clipped},
    price::money,
    voice::{Voice, number},
};

/// So many lines at most; what is left out is counted in the last.
const LINES: usize = 6;
/// So many words of a group are quoted, and each so far, in UTF-16 units.
const WORDS: usize = 3;
const QUOTED: usize = 40;

impl Voice<'_> {
    /// Below what the card says, so that it stands above the buttons.
    pub(super) fn warnings(&self, html: Html, card: &Card) -> Html {
        if card.warnings.is_empty() {
            return html;
        }
        let whole = card.warnings.len() <= LINES;
        let shown = if whole { LINES } else { LINES - 1 };
        let html = card.warnings.iter().take(shown).fold(html.gap(), |html, warning| {
            html.line(&self.words.warning(self.warning(warning)))
        });
        if whole {
            return html;
        }
        html.line(&self.words.warning(self.words.warning_more(card.warnings.len() - shown)))
    }

    fn warning(&self, warning: &Warning) -> String {
        let words = self.words;
        match warning {
            Warning::Words { group: Group::HalalUnproven, words: met } => {
                words.warning_unproven(self.quoted(met))
            }
            Warning::Words { group, words: met } => {
                words.warning_words(words.screening_group(group.code()), self.quoted(met))
            }
            Warning::Contacts(contacts) => words.warning_contacts(self.quoted(contacts)),
            Warning::SameText { twin, likeness: Likeness::Entirely } => {
                words.warning_same_text(self.twin(twin))
            }
            Warning::SameText { twin, likeness: Likeness::Nearly } => {
                words.warning_alike(self.twin(twin))
            }
            Warning::SamePhoto(twin) => words.warning_same_photo(self.twin(twin)),
            Warning::Price { usual } => words.warning_price(money(*usual)),
        }
    }

    /// "#P-0007 (Carica Gemilang)".
    fn twin(&self, twin: &Twin) -> String {
        let business = clipped(twin.business.as_str(), QUOTED);
        self.words.warning_twin(number(Subject::Promotion(twin.promotion)), business)
    }

    fn quoted(&self, met: &[String]) -> String {
        let quote = |words: &String| self.words.warning_quote(clipped(words, QUOTED));
        let shown: Vec<String> = met.iter().take(WORDS).map(quote).collect();
        shown.join(", ")
    }
}
