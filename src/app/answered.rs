//! Which answers have gone out, and where the buttons of a conversation's step are.

use std::collections::BTreeMap;

use super::App;
use crate::store;

/// An answer that has gone out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    pub update_id: i64,
    pub chat_id: i64,
    pub prompt: Prompt,
}

/// Which message carries the buttons of a conversation's step, once it has been answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prompt {
    /// The one that did before.
    Same,
    Now(i32),
    None,
}

impl App {
    /// Notes answers that have gone out, in their order.
    pub async fn answered(&self, answers: &[Answered]) -> store::Result<()> {
        let updates: Vec<_> = answers.iter().map(|answer| answer.update_id).collect();
        let prompts: BTreeMap<_, _> = answers
            .iter()
            .filter_map(|answer| match answer.prompt {
                Prompt::Same => None,
                Prompt::Now(message) => Some((answer.chat_id, Some(message))),
                Prompt::None => Some((answer.chat_id, None)),
            })
            .collect();
        let prompts: Vec<_> = prompts.into_iter().collect();
        let mut tx = self.db.begin().await?;
        store::received::answered(&mut tx, &updates, self.clock.now()).await?;
        store::scene::set_prompts(&mut tx, &prompts).await?;
        tx.commit().await
    }

    /// The message that carries the buttons of a chat's step, as far as is known.
    pub async fn prompt_message(&self, chat_id: i64) -> store::Result<Option<i32>> {
        let mut tx = self.db.read().await?;
        let scene = store::scene::load(&mut tx, chat_id).await?;
        tx.commit().await?;
        Ok(scene.and_then(|scene| scene.prompt_id))
    }

    /// The newest update of each private chat that was taken in but perhaps never answered.
    pub async fn unanswered(&self) -> store::Result<Vec<(i64, i64)>> {
        let mut tx = self.db.read().await?;
        let waiting = store::received::unanswered(&mut tx).await?;
        tx.commit().await?;
        Ok(waiting)
    }
}
