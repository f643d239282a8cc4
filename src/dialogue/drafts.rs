//! Drafts put aside. Each has a number of its own, so that a button is about this draft and no other.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Context, Scene, Step, home, subscribe};
use crate::{
    domain::ids::{BusinessId, DraftId},
    reply::{DraftName, Note, Reply, WaitingDraft},
};

/// So many drafts wait at most; a further one pushes the oldest out.
pub const MAX_ASIDE: usize = 8;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafts {
    /// The newest last.
    aside: Vec<(DraftId, Scene)>,
    /// The number given last; none is given twice.
    last: i64,
    /// The number of what is being written, where it was put aside before: it keeps it.
    writing: Option<DraftId>,
}

impl Drafts {
    /// The drafts put aside, the newest last.
    pub fn aside(&self) -> &[(DraftId, Scene)] {
        &self.aside
    }

    /// The newest first, as people are asked about them.
    pub(super) fn waiting(&self) -> Vec<WaitingDraft> {
        let named = |(draft, scene): &(DraftId, Scene)| {
            scene.draft_name().map(|name| WaitingDraft { draft: *draft, name })
        };
        self.aside.iter().rev().filter_map(named).collect()
    }

    /// Keeps a draft as it will come back, and tells which it pushed out. The same one twice is one draft, and
    /// there is one of a subscription at most.
    pub(super) fn put_aside(
        &mut self,
        draft: Scene,
        now: DateTime<Utc>,
    ) -> (DraftId, Option<DraftName>) {
        let draft = draft.after_a_pause();
        let is_chosen = |scene: &Scene| matches!(scene, Scene::Subscribe(_));
        let is_same = |kept: &Scene| *kept == draft || is_chosen(kept) && is_chosen(&draft);
        let known = self.aside.iter().rev().find(|(_, kept)| is_same(kept)).map(|(id, _)| *id);
        self.aside.retain(|(_, kept)| !is_same(kept));
        let id = self.writing.take().or(known).unwrap_or_else(|| {
            // By the clock, since a button may outlive the conversation that gave its number.
            self.last = now.timestamp_millis().max(self.last + 1);
            DraftId(self.last)
        });
        self.aside.push((id, draft));
        let is_full = self.aside.len() > MAX_ASIDE;
        let gone = is_full.then(|| self.aside.remove(0).1).and_then(|oldest| oldest.draft_name());
        (id, gone)
    }

    /// Nothing is being written any more that a number could belong to.
    pub(super) fn nothing_written(&mut self) {
        self.writing = None;
    }

    /// Whether one of them is about a registered business.
    pub fn name_businesses(&self) -> bool {
        self.aside.iter().any(|(_, draft)| draft.business().is_some())
    }

    /// Drops what is about other businesses than these: it could never be sent.
    pub fn keep_only_of(&mut self, looked_after: &[BusinessId]) {
        self.aside
            .retain(|(_, draft)| draft.business().is_none_or(|id| looked_after.contains(&id)));
    }

    /// Where a subscription is opened, what was chosen of it before and not saved is at hand again.
    pub(super) fn taken_up(&mut self, opened: Scene) -> Scene {
        if !matches!(opened, Scene::Subscribe(_)) || opened.holds_draft() {
            return opened;
        }
        let chosen = |(_, draft): &&(DraftId, Scene)| matches!(draft, Scene::Subscribe(_));
        let Some(id) = self.aside.iter().rev().find(chosen).map(|(id, _)| *id) else {
            return opened;
        };
        self.writing = Some(id);
        self.take(id).unwrap_or(opened)
    }

    fn take(&mut self, id: DraftId) -> Option<Scene> {
        let at = self.aside.iter().position(|(draft, _)| *draft == id)?;
        Some(self.aside.remove(at).1)
    }
}

/// Goes on with a draft; the one being written is put aside in turn.
pub(super) fn resume(
    scene: Scene,
    id: DraftId,
    drafts: &mut Drafts,
    context: &Context<'_>,
) -> Step {
    if drafts.writing == Some(id) {
        return home::prompt(scene.into_draft().unwrap_or_default(), context);
    }
    let Some(draft) = drafts.take(id) else { return gone(scene, context) };
    if let Some(present) = scene.into_draft() {
        drafts.put_aside(present, context.now);
    }
    drafts.writing = Some(id);
    match draft {
        Scene::Subscribe(_) => subscribe::offer(draft, None),
        draft => home::prompt(draft, context),
    }
}

pub(super) fn discard(
    scene: Scene,
    id: DraftId,
    drafts: &mut Drafts,
    context: &Context<'_>,
) -> Step {
    if drafts.writing == Some(id) {
        // It has been fetched since and is being written: `/batal` is the word for that.
        return home::prompt(scene, context).after(Reply::Note(Note::StaleButton));
    }
    match drafts.take(id) {
        Some(_) => Step::say(scene, Reply::DraftDiscarded),
        None => gone(scene, context),
    }
}

fn gone(scene: Scene, context: &Context<'_>) -> Step {
    home::prompt(scene, context).after(Reply::Note(Note::DraftGone))
}
