//! Editions in words: each is rendered once, and again only when it gets a new revision.

use std::{collections::HashMap, sync::Arc};

use tokio::sync::Mutex;

use crate::{
    app::App,
    domain::ids::EditionId,
    reply::Reply,
    store::{self, ledger::Claimed},
    view::{Message, View},
};

/// What an edition says.
#[derive(Debug, Clone)]
pub enum Words {
    Message(Arc<Message>),
    /// Without formatting, since Telegram could not read it.
    Plain(Arc<Message>),
    /// Everything in it has left circulation.
    Nothing,
}

pub struct Editions {
    app: App,
    view: Arc<View>,
    /// With the revision each was rendered from.
    rendered: Mutex<HashMap<EditionId, (i32, Words)>>,
}

impl Editions {
    pub fn new(app: App, view: Arc<View>) -> Self {
        Self { app, view, rendered: Mutex::default() }
    }

    pub async fn words(&self, delivery: &Claimed) -> store::Result<Words> {
        let mut rendered = self.rendered.lock().await;
        if let Some((revision, words)) = rendered.get(&delivery.edition)
            && *revision == delivery.revision
        {
            return Ok(words.clone());
        }
        let words = self.render(delivery.edition).await?;
        rendered.insert(delivery.edition, (delivery.revision, words.clone()));
        Ok(words)
    }

    async fn render(&self, id: EditionId) -> store::Result<Words> {
        let Some(edition) = self.app.edition(id).await? else { return Ok(Words::Nothing) };
        let reply = Reply::Digest(Box::new(edition.digest));
        let now = self.app.clock.now();
        let Some(message) = self.view.message(&reply, edition.language, now) else {
            return Ok(Words::Nothing);
        };
        let message = Arc::new(message);
        Ok(if edition.quarantined { Words::Plain(message) } else { Words::Message(message) })
    }
}
