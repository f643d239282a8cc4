//! Editions in words: each is rendered once, and again only when it gets a new revision.

use std::{collections::HashMap, sync::Arc, time::Duration};

use tokio::{
    sync::Mutex,
    time::{Instant, sleep},
};

use super::BREATH;
use crate::{
    app::App,
    domain::ids::EditionId,
    reply::{Reply, Setting},
    store::{self, ledger::Claimed},
    telegram::message::Worded,
    view::View,
};

/// What an edition says.
#[derive(Debug, Clone)]
pub enum Words {
    Message(Worded),
    /// Everything in it has left circulation.
    Nothing,
}

/// How long an edition counts as unchanged without looking: as long as a message is on its way anyhow.
const FRESH: Duration = Duration::from_millis(20);

/// The editions of one run.
pub struct Editions {
    app: App,
    view: Arc<View>,
    rendered: Mutex<HashMap<EditionId, Arc<Mutex<Option<Rendered>>>>>,
}

struct Rendered {
    revision: i32,
    words: Words,
    looked_at: Instant,
}

impl Editions {
    pub fn new(app: App, view: Arc<View>) -> Self {
        Self { app, view, rendered: Mutex::default() }
    }

    /// What the edition says now: nothing that had left circulation a moment ago.
    pub async fn words(&self, delivery: &Claimed) -> store::Result<Words> {
        let id = delivery.edition;
        let place = Arc::clone(self.rendered.lock().await.entry(id).or_default());
        let mut place = place.lock().await;
        if let Some(rendered) = place.as_mut() {
            let at_least = if rendered.looked_at.elapsed() < FRESH {
                delivery.revision
            } else {
                rendered.looked_at = Instant::now();
                self.app.edition_revision(id).await?
            };
            if rendered.revision >= at_least {
                return Ok(rendered.words.clone());
            }
        }
        let looked_at = Instant::now();
        let (revision, words) = self.render(id).await?;
        *place = Some(Rendered { revision, words: words.clone(), looked_at });
        Ok(words)
    }

    /// For the sender, when the turn of a delivery has come.
    pub async fn message(&self, delivery: &Claimed) -> Option<Worded> {
        match self.words(delivery).await {
            Ok(Words::Message(worded)) => Some(worded),
            Ok(Words::Nothing) => None,
            Err(error) => {
                tracing::warn!(%error, edition = delivery.edition.0, "an edition can't be read now");
                sleep(BREATH).await;
                None
            }
        }
    }

    async fn render(&self, id: EditionId) -> store::Result<(i32, Words)> {
        let edition = self.app.edition(id).await?;
        let reply = if edition.empty {
            Reply::Setting(Setting::NothingNewYet { day: edition.digest.day })
        } else if edition.digest.items.is_empty() {
            return Ok((edition.revision, Words::Nothing));
        } else {
            Reply::Digest(Box::new(edition.digest))
        };
        let now = self.app.clock.now();
        let words = match self.view.message(&reply, edition.language, now).map(Arc::new) {
            None => Words::Nothing,
            Some(message) if edition.quarantined => Words::Message(Worded::Plain(message)),
            Some(message) => Words::Message(Worded::Formatted(message)),
        };
        Ok((edition.revision, words))
    }
}
