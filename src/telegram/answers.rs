//! Answers on their way to chats. Within a chat they go in order; a chat at its limit keeps no other
//! chat, and no update, waiting.

use std::{
    collections::{HashMap, VecDeque},
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use futures::FutureExt;
use tokio::{sync::oneshot, time::timeout};
use tokio_util::task::TaskTracker;

use super::{
    noting::Noting,
    telling::{Pressed, Telling, Told},
};
use crate::{
    app::{Answered, App, Said},
    reply::Reply,
};

/// How long an update waits for its answer to be out, so that a quick second tap finds the step's
/// buttons noted. The updates behind it wait as well, so it is no longer than an answer usually takes.
const PATIENCE: Duration = Duration::from_millis(250);
/// Answers that wait in one chat; of more the oldest are left out, since the last thing somebody wrote
/// is what they want answered.
const MOST_WAITING: usize = 20;
/// What is on its way when the program ends may take this long; the next start makes up for the rest.
const LAST_ANSWERS: Duration = Duration::from_secs(3);

/// An answer to one update.
pub struct Answer {
    pub update_id: i64,
    pub pressed: Option<Pressed>,
    pub said: Said,
    /// Said in a message of its own, where there was no button to say it over.
    pub plainly: Option<String>,
}

pub struct Answers {
    app: App,
    pub telling: Telling,
    noting: Noting,
    /// A chat is here as long as somebody is telling it something.
    waiting: Mutex<HashMap<i64, VecDeque<Waiting>>>,
    tasks: TaskTracker,
}

struct Waiting {
    answer: Answer,
    told: oneshot::Sender<()>,
}

impl Answers {
    pub fn new(app: App, telling: Telling) -> Arc<Self> {
        let noting = Noting::start(app.clone());
        Arc::new(Self {
            app,
            telling,
            noting,
            waiting: Mutex::default(),
            tasks: TaskTracker::new(),
        })
    }

    /// Gives an answer after those that wait in its chat already. Returns when it is out, or soon.
    pub async fn give(self: &Arc<Self>, chat: i64, answer: Answer) {
        let (told, out) = oneshot::channel();
        let first = self.enqueue(chat, Waiting { answer, told });
        if first {
            let answers = Arc::clone(self);
            self.tasks.spawn(async move { answers.tell_all(chat).await });
            let _slow = timeout(PATIENCE, out).await;
        }
    }

    /// Waits for answers that are on their way, but not for long.
    pub async fn finish(&self) {
        self.tasks.close();
        if timeout(LAST_ANSWERS, self.tasks.wait()).await.is_err() {
            tracing::warn!("answers were still waiting; the next start makes up for them");
        }
    }

    /// What did not arrive stays unanswered: the next start says again what is awaited.
    pub async fn note(&self, update_id: i64, chat: i64, told: Told) {
        if told.arrived {
            self.noting.note(Answered { update_id, chat_id: chat, prompt: told.prompt }).await;
        }
    }

    /// Whether nobody is telling this chat anything yet.
    fn enqueue(&self, chat: i64, waiting: Waiting) -> bool {
        let mut chats = self.chats();
        let first = !chats.contains_key(&chat);
        let queue = chats.entry(chat).or_default();
        if queue.len() >= MOST_WAITING {
            queue.pop_front();
        }
        queue.push_back(waiting);
        first
    }

    async fn tell_all(&self, chat: i64) {
        while let Some(Waiting { answer, told }) = self.next(chat) {
            let update = answer.update_id;
            // A chat whose teller is gone would never be told anything again.
            if AssertUnwindSafe(self.tell(chat, answer)).catch_unwind().await.is_err() {
                tracing::error!(update, "telling an answer panicked");
            }
            let _nobody_waits = told.send(());
        }
    }

    /// The next answer of a chat; with none left the chat is let go in the same breath.
    fn next(&self, chat: i64) -> Option<Waiting> {
        let mut chats = self.chats();
        let next = chats.get_mut(&chat)?.pop_front();
        if next.is_none() {
            chats.remove(&chat);
        }
        next
    }

    async fn tell(&self, chat: i64, answer: Answer) {
        let Answer { update_id, pressed, mut said, plainly } = answer;
        // While this answer waited, an earlier one may have moved the step's buttons.
        match self.app.prompt_message(chat).await {
            Ok(message) => said.previous_prompt = message,
            Err(error) => tracing::warn!(%error, "the step's message can't be looked up"),
        }
        let mut told = self.telling.tell(chat, pressed, &said).await;
        self.note_question(chat, &said, told).await;
        if let Some(text) = plainly {
            told.arrived &= self.telling.tell_plainly(chat, &text).await.arrived;
        }
        self.note(update_id, chat, told).await;
    }

    /// Notes where a typed reason is asked about, so that it goes when its subject's owner is erased.
    async fn note_question(&self, chat_id: i64, said: &Said, told: Told) {
        let asked = said.replies.iter().find_map(|reply| match reply {
            Reply::ReasonFor { subject, .. } => Some(*subject),
            _ => None,
        });
        let (Some(subject), Some(message_id)) = (asked, told.sent) else { return };
        if let Err(error) = self.app.note_question(subject, chat_id, message_id).await {
            tracing::error!(%error, message_id, "where a typed reason stands can't be written down");
        }
    }

    fn chats(&self) -> MutexGuard<'_, HashMap<i64, VecDeque<Waiting>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
