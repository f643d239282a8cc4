//! What somebody may put into any chat through the bot's inline mode: a read beside all conversations, of
//! which nothing is stored.

use super::App;
use crate::{
    domain::{
        business::Business, ids::PromotionId, language::Language, promotion::Promotion,
        search::Search,
    },
    reply::button::Target,
    store::{self, Tx, promotion::Filter, term},
};

/// A part of what answers an inline query.
#[derive(Debug, Clone, PartialEq)]
pub struct Offers {
    /// In the asker's language, where it is known.
    pub language: Option<Language>,
    pub found: Vec<(Promotion, Business)>,
    /// Where the next part begins, if there is one.
    pub next: Option<usize>,
}

/// Offers in one answer; Telegram takes 50, a telephone shows few.
const LIMIT: usize = 20;

impl App {
    /// What is typed behind the bot's name: nothing (the newest), a promotion's link, or words.
    pub async fn offers(
        &self,
        telegram_id: i64,
        typed: &str,
        offset: usize,
    ) -> store::Result<Offers> {
        let mut tx = self.db.read().await?;
        let person = store::person::find(&mut tx, telegram_id).await?;
        let found = match (Target::from_payload(typed.trim()), Search::parse(typed)) {
            (Some(Target::Promotion(id)), _) => self.offered(&mut tx, id).await?,
            (_, None) if typed.trim().is_empty() => self.newest(&mut tx, offset).await?,
            (_, None) => Vec::new(),
            (_, Some(search)) => self.offers_for(&mut tx, &search, offset).await?,
        };
        tx.commit().await?;
        let next = (found.len() == LIMIT).then_some(offset + LIMIT);
        Ok(Offers { language: person.map(|person| person.language), found, next })
    }

    async fn offered(
        &self,
        tx: &mut Tx,
        id: PromotionId,
    ) -> store::Result<Vec<(Promotion, Business)>> {
        let found = self.visible(tx, id, None, self.clock.now()).await?;
        Ok(found.into_iter().collect())
    }

    async fn newest(
        &self,
        tx: &mut Tx,
        offset: usize,
    ) -> store::Result<Vec<(Promotion, Business)>> {
        let (limit, offset) = bounds(offset);
        let (now, today) = (self.clock.now(), self.today());
        store::promotion::live(tx, now, today, &Filter::default(), limit, offset).await
    }

    async fn offers_for(
        &self,
        tx: &mut Tx,
        search: &Search,
        offset: usize,
    ) -> store::Result<Vec<(Promotion, Business)>> {
        let (limit, offset) = bounds(offset);
        let (now, today) = (self.clock.now(), self.today());
        Ok(term::search(tx, search, now, today, limit, offset).await?.found)
    }
}

fn bounds(offset: usize) -> (i64, i64) {
    let int = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    (int(LIMIT), int(offset))
}
