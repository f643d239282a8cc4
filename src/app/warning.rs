//! Why an administrator should look twice at what waits: found when its card is made, kept nowhere.

use super::App;
use crate::{
    domain::{
        link::Link,
        phone::Phone,
        promotion::{NewPromotion, Origin},
        review::Subject,
        screening::{self, Contact, Found, Group, Lists},
    },
    reply::{Card, Twin, Warning},
    store::{self, Tx, twin},
};

impl App {
    /// The card with what to look at, where it is still to be decided on.
    pub(super) async fn warned(&self, tx: &mut Tx, card: Card) -> store::Result<Card> {
        if card.decision.is_some() || card.is_void() || card.is_withdrawn() {
            return Ok(card);
        }
        let lists = self.lists(tx).await?;
        let mut warnings = in_text(&card, &lists);
        if let (Subject::Promotion(_), Some(content)) = (card.subject, card.judged()) {
            self.beside_others(tx, &card, content, &mut warnings).await?;
        }
        Ok(Card { warnings, ..card })
    }

    async fn beside_others(
        &self,
        tx: &mut Tx,
        card: &Card,
        content: &NewPromotion,
        warnings: &mut Vec<Warning>,
    ) -> store::Result<()> {
        let Subject::Promotion(id) = card.subject else { return Ok(()) };
        let up = card.promotion.as_ref().map_or(&content.origin, |up| &up.content.origin);
        let again = match up {
            Origin::Again(earlier) => Some(*earlier),
            Origin::New
            | Origin::ChangeOf(_)
            | Origin::ChangeFrom { .. }
            | Origin::CorrectionOf(_) => None,
        };
        let today = self.today();
        if let Some((promotion, business, likeness)) =
            twin::of_words(tx, id, content, again, today).await?
        {
            let twin = Twin { promotion: promotion.id, business: business.profile.name };
            warnings.push(Warning::SameText { twin, likeness });
        }
        if let Some((promotion, business)) =
            twin::of_photos(tx, id, &content.photos, again, today).await?
        {
            let twin = Twin { promotion: promotion.id, business: business.profile.name };
            warnings.push(Warning::SamePhoto(twin));
        }
        let prices = twin::prices(tx, card.business.profile.category, id).await?;
        let usual = screening::far_from(&content.price, &prices);
        warnings.extend(usual.map(|usual| Warning::Price { usual }));
        Ok(())
    }
}

/// What the words that are to be decided on say by themselves.
fn in_text(card: &Card, lists: &Lists) -> Vec<Warning> {
    let profile = &card.business.profile;
    let changed = card.change.as_ref().map(|change| &change.to);
    let papers = changed.map_or(&profile.extras.papers, |to| &to.papers);
    let text = match (card.judged(), changed) {
        (Some(content), _) => format!("{}\n{}", content.title.as_str(), content.body.as_str()),
        (None, Some(to)) => format!("{}\n{}", to.name.as_str(), to.description.as_str()),
        (None, None) => format!("{}\n{}", profile.name.as_str(), profile.description.as_str()),
    };
    let found = screening::screen(&text, lists, papers);
    told(&found, std::slice::from_ref(&profile.phone), &profile.extras.links)
}

/// A line for each group, and one for the contacts that are not the business's own.
fn told(found: &Found, phones: &[Phone], links: &[Link]) -> Vec<Warning> {
    let words_of = |group: Group| -> Vec<String> {
        let hints = found.hints.iter().filter(|hint| hint.group == group);
        hints.map(|hint| hint.words.clone()).collect()
    };
    let groups = Group::ALL.map(|group| (group, words_of(group)));
    let mut warnings: Vec<Warning> = groups
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(group, words)| Warning::Words { group, words })
        .collect();
    let contacts: Vec<String> = found
        .contacts
        .iter()
        .filter(|contact| !contact.is_one_of(phones) && !contact.is_at(links))
        .map(Contact::shown)
        .collect();
    warnings.extend((!contacts.is_empty()).then_some(Warning::Contacts(contacts)));
    warnings
}
