//! The lists that cards are screened with: ours, and the words that administrators add.

use std::borrow::Cow;

use chrono::{DateTime, Utc};

use super::App;
use crate::{
    dialogue::{Actor, Answer},
    domain::{
        ids::WatchedId,
        screening::{Group, Lists, Phrase},
    },
    reply::{WatchPreview, Watching},
    store::{self, Tx, promotion::Filter, watched},
};

/// So many of what is live are looked at before words are added, the newest.
const LOOKED_AT: i64 = 200;
/// So many of those found are named.
const NAMED: usize = 5;

impl App {
    /// What cards are screened with now.
    pub(super) async fn lists(&self, tx: &mut Tx) -> store::Result<Cow<'static, Lists>> {
        let added = watched::all(tx).await?;
        if added.is_empty() {
            return Ok(Cow::Borrowed(Lists::built_in()));
        }
        let rows = added.iter().map(|watched| (watched.group, watched.phrase.as_str()));
        Ok(match Lists::built_in().with(rows) {
            Ok(lists) => Cow::Owned(lists),
            Err(why) => {
                tracing::error!(%why, "added words can't be looked for");
                Cow::Borrowed(Lists::built_in())
            }
        })
    }

    pub(super) async fn preview_watch(
        &self,
        tx: &mut Tx,
        group: Group,
        phrase: Phrase,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let today = now.with_timezone(&self.zone).date_naive();
        let live = store::promotion::live(tx, now, today, &Filter::default(), LOOKED_AT, 0).await?;
        let looked_at = live.len();
        let mut found = Vec::new();
        if let Ok(lists) = Lists::built_in().only(group, &phrase) {
            for (promotion, _) in live {
                let content = promotion.content;
                let text = format!("{}\n{}", content.title.as_str(), content.body.as_str());
                if lists.would_find(group, &text) {
                    found.push((promotion.id, content.title));
                }
            }
        }
        let count = found.len();
        found.truncate(NAMED);
        let known = watched::all(tx).await?;
        let known = known.iter().find(|known| known.group == group && known.phrase == phrase);
        let known = known.map(|known| known.id);
        let preview = WatchPreview { group, phrase, found, count, looked_at, known };
        Ok(Answer::Watching(Watching::Preview(Box::new(preview))))
    }

    /// What was added; `gone`: but for what was removed just now.
    pub(super) async fn watched(
        &self,
        tx: &mut Tx,
        gone: Option<(Group, Phrase)>,
    ) -> store::Result<Answer> {
        Ok(Answer::Watching(Watching::List { all: watched::all(tx).await?, gone }))
    }

    pub(super) async fn watch(
        &self,
        tx: &mut Tx,
        group: Group,
        phrase: &Phrase,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let admin = store::review::admin(tx, actor.telegram_id, &actor.name).await?;
        watched::add(tx, group, phrase, admin, now).await?;
        self.watched(tx, None).await
    }

    pub(super) async fn unwatch(
        &self,
        tx: &mut Tx,
        id: WatchedId,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> store::Result<Answer> {
        let admin = store::review::admin(tx, actor.telegram_id, &actor.name).await?;
        let removed = watched::remove(tx, id, admin, now).await?;
        let gone = if removed { watched::words(tx, id).await? } else { None };
        self.watched(tx, gone).await
    }
}
