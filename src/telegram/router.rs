//! The way of an update, from Telegram to the answer on the screen.

use std::{
    collections::HashMap,
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures::FutureExt;
use teloxide::{
    payloads::{AnswerCallbackQuery, AnswerCallbackQuerySetters},
    types::{CallbackQueryId, Update},
};
use tokio_util::task::TaskTracker;

use super::{
    inbound::{self, Arrival, Arrived},
    message,
    outbound::{Lane, Outbound, Outcome, Target},
    polling::Claim,
    standing,
};
use crate::{
    app::{App, Incoming, Place, Prompt, Said, Taken},
    dialogue::Input,
    domain::language::Language,
    reply::{Placement, Reply},
    store::StoreError,
    view::{Html, Keyboard, Message, Rendered, View},
};

/// How long an album is waited for after its newest part.
const ALBUM_SETTLES: Duration = Duration::from_secs(1);

/// Waits before a transaction is tried again that the database could not do just now.
const AGAIN: [Duration; 3] =
    [Duration::from_millis(50), Duration::from_millis(250), Duration::from_secs(1)];

/// Until a message is sent once more of which nobody knows whether it arrived.
const ONCE_MORE: Duration = Duration::from_secs(1);

/// What came of saying something.
struct Told {
    prompt: Prompt,
    /// False where something may not have arrived that could have.
    arrived: bool,
}

pub struct Router {
    app: App,
    view: Arc<View>,
    outbound: Outbound,
    admin_chat: i64,
    /// The newest part of each chat's album that is still coming in.
    albums: Mutex<HashMap<i64, i64>>,
    tasks: TaskTracker,
}

/// The message whose button was pressed.
#[derive(Debug, Clone, Copy)]
struct Pressed {
    message: i32,
    /// It stays as it is.
    kept: bool,
}

impl Pressed {
    /// Whether a reply is shown by changing this message.
    fn gives_way_to(self, placement: Placement) -> bool {
        placement == Placement::Update || placement == Placement::InPlace && !self.kept
    }
}

impl Router {
    pub fn new(app: App, view: Arc<View>, outbound: Outbound, admin_chat: i64) -> Self {
        let albums = Mutex::default();
        Self { app, view, outbound, admin_chat, albums, tasks: TaskTracker::new() }
    }

    /// Takes an update in, says so to `claim`, and answers. A panic is one update's trouble and nobody
    /// else's.
    pub async fn handle(self: Arc<Self>, update: Update, claim: Claim) {
        let update_id = i64::from(update.id.0);
        let person = update.chat().filter(|chat| chat.is_private()).map(|chat| chat.id.0);
        let handled = AssertUnwindSafe(Arc::clone(&self).route(update, claim)).catch_unwind();
        if handled.await.is_err() {
            self.after_panic(update_id, person).await;
        }
    }

    /// The update would bring the same again, so it is let go.
    async fn after_panic(&self, update_id: i64, person: Option<i64>) {
        let number = trouble_number(update_id);
        tracing::error!(number, update = update_id, "handling an update panicked");
        if let Err(error) = self.app.let_pass(update_id).await {
            tracing::error!(%error, number, "nor could it be let pass");
        }
        if let Some(chat) = person {
            let language = self.app.language_of(chat).await.unwrap_or_default();
            self.say(chat, None, trouble(number, language)).await;
        }
    }

    /// Says again what is awaited, to those whose answer may have been lost when the process ended.
    pub async fn heal(&self) -> Result<(), StoreError> {
        for (update_id, chat) in self.app.unanswered().await? {
            let told = if chat > 0 {
                let said = self.app.prompt(chat).await?;
                self.say(chat, None, said).await
            } else {
                Told::nothing()
            };
            self.note_told(update_id, chat, told).await;
        }
        Ok(())
    }

    /// Waits for answers that are still on their way.
    pub async fn finish(&self) {
        self.tasks.close();
        self.tasks.wait().await;
    }

    async fn route(self: Arc<Self>, update: Update, claim: Claim) {
        let update_id = i64::from(update.id.0);
        let taken = match inbound::read(update, self.admin_chat, &self.view) {
            Arrival::Pass => self.app.let_pass(update_id).await,
            Arrival::Reachable { telegram_id, reachable } => {
                self.app.note_reachable(update_id, telegram_id, reachable).await
            }
            Arrival::Deed(arrived) => return self.answer(*arrived, claim).await,
        };
        match taken {
            Ok(()) => claim.accepted(),
            Err(error) => tracing::error!(%error, update = update_id, "an update was not taken in"),
        }
    }

    async fn answer(self: Arc<Self>, mut arrived: Arrived, claim: Claim) {
        if arrived.incoming.place == Place::AdminGroup && !self.identify(&mut arrived).await {
            return;
        }
        let Incoming { update_id, chat_id, .. } = arrived.incoming;
        let pressed =
            arrived.incoming.pressed.map(|message| Pressed { message, kept: arrived.kept });
        let is_photo = matches!(arrived.incoming.input, Input::Photo(_));
        let said = match self.take(&arrived.incoming).await {
            Ok(Taken::Known) => {
                claim.accepted();
                return self.answer_callback(arrived.callback, None).await;
            }
            Ok(Taken::Said(said)) => said,
            Err(error) if error.is_transient() => {
                tracing::error!(%error, update = update_id, "an update waits for the database");
                return;
            }
            Err(error) => self.give_up(&arrived.incoming, &error).await,
        };
        claim.accepted();
        if arrived.album && is_photo {
            self.albums().insert(chat_id, update_id);
            let router = Arc::clone(&self);
            self.tasks.spawn(async move { router.after_album(update_id, chat_id, said).await });
            return;
        }
        // What comes after an album is answered from where the album led.
        self.albums().remove(&chat_id);
        let toast = self.toast(&said);
        let silent = arrived.callback.is_none();
        self.answer_callback(arrived.callback, toast.clone()).await;
        let mut told = self.say(chat_id, pressed, said).await;
        if let Some(text) = toast.filter(|_| silent) {
            let message = Message { text: Html::of(&text), keyboard: Keyboard::None };
            told.arrived &= !is_open(&self.send(chat_id, &message).await);
        }
        self.note_told(update_id, chat_id, told).await;
    }

    /// Asks Telegram whether somebody in the admin group may decide. False: it can't be known now.
    async fn identify(&self, arrived: &mut Arrived) -> bool {
        let asks = matches!(arrived.incoming.input, Input::Button(_) | Input::GroupReply { .. });
        if !asks || arrived.incoming.actor.is_anonymous {
            return true;
        }
        let user = arrived.incoming.actor.telegram_id;
        match standing::is_admin(&self.outbound, self.admin_chat, user).await {
            Ok(is_admin) => {
                arrived.incoming.actor.is_admin = is_admin;
                true
            }
            Err(error) => {
                tracing::error!(%error, "telegram does not say who is an administrator");
                false
            }
        }
    }

    async fn take(&self, incoming: &Incoming) -> Result<Taken, StoreError> {
        for wait in AGAIN {
            match self.app.take(incoming.clone()).await {
                Err(error) if error.is_transient() => tokio::time::sleep(wait).await,
                taken => return taken,
            }
        }
        self.app.take(incoming.clone()).await
    }

    /// An update that can't be handled is let go, with a number that the operator finds in the log.
    async fn give_up(&self, incoming: &Incoming, error: &StoreError) -> Said {
        let number = trouble_number(incoming.update_id);
        tracing::error!(%error, number, update = incoming.update_id, "an update failed");
        if let Err(error) = self.app.let_pass(incoming.update_id).await {
            tracing::error!(%error, number, "nor could it be let pass");
        }
        trouble(number, incoming.actor.language)
    }

    /// Parts of an album come as separate updates without an end mark; only the newest is answered.
    async fn after_album(&self, update_id: i64, chat: i64, said: Said) {
        tokio::time::sleep(ALBUM_SETTLES).await;
        let newest = {
            let mut albums = self.albums();
            let newest = albums.get(&chat) == Some(&update_id);
            if newest {
                albums.remove(&chat);
            }
            newest
        };
        let told = if newest { self.say(chat, None, said).await } else { Told::nothing() };
        self.note_told(update_id, chat, told).await;
    }

    fn albums(&self) -> std::sync::MutexGuard<'_, HashMap<i64, i64>> {
        self.albums.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn toast(&self, said: &Said) -> Option<String> {
        said.replies.iter().find_map(|reply| match self.rendered(reply, said) {
            Rendered::Toast(text) => Some(text),
            _ => None,
        })
    }

    fn rendered(&self, reply: &Reply, said: &Said) -> Rendered {
        self.view.render(reply, said.language, self.app.clock.now())
    }

    async fn answer_callback(&self, callback: Option<CallbackQueryId>, toast: Option<String>) {
        let Some(id) = callback else { return };
        let mut payload = AnswerCallbackQuery::new(id);
        if let Some(text) = toast {
            payload = payload.text(text).show_alert(false);
        }
        let outcome = self.outbound.send(Lane::Reply, Target::Nobody, &payload).await;
        tracing::debug!(?outcome, "answered a button");
    }

    /// Says everything in order. A tap changes the message it was on, as long as nothing new stands
    /// below it; which message bears the step's buttons now is given back.
    async fn say(&self, chat: i64, pressed: Option<Pressed>, said: Said) -> Told {
        let mut in_place = pressed;
        let mut changed = None;
        let mut prompt = None;
        let mut arrived = true;
        for reply in &said.replies {
            let placement = reply.placement();
            let shown = match self.rendered(reply, &said) {
                Rendered::Toast(_) => continue,
                Rendered::Photos(photos) => {
                    in_place = None;
                    let sent =
                        message::send_photos(&self.outbound, Lane::Reply, chat, &photos).await;
                    report(&sent);
                    continue;
                }
                Rendered::Message(message) => message,
            };
            let edited = match in_place.take().filter(|pressed| pressed.gives_way_to(placement)) {
                Some(Pressed { message: id, .. }) => {
                    let lane = Lane::Reply;
                    let outcome = message::edit(&self.outbound, lane, chat, id, &shown).await;
                    matches!(outcome, Outcome::Sent { .. } | Outcome::Unchanged).then_some(id)
                }
                None => None,
            };
            changed = changed.or(edited);
            let id = match edited {
                Some(id) => Some(id),
                None => {
                    let outcome = self.send(chat, &shown).await;
                    arrived &= !is_open(&outcome);
                    match outcome {
                        Outcome::Sent { message_ids } => message_ids.last().copied(),
                        _ => None,
                    }
                }
            };
            if shown.keyboard.awaits_step() {
                prompt = id;
            }
        }
        let outdated = match said.previous_prompt {
            None => false,
            Some(previous) => match prompt {
                Some(prompt) => prompt != previous,
                None => pressed.is_some_and(|pressed| pressed.message == previous) || said.at_rest,
            },
        };
        // A message that was changed has the buttons it should have.
        if let Some(previous) = said.previous_prompt.filter(|id| outdated && changed != Some(*id)) {
            let closed = message::close(&self.outbound, chat, previous).await;
            tracing::debug!(?closed, "took the buttons off the step before");
        }
        let prompt = match prompt {
            Some(id) => Prompt::Now(id),
            None if outdated => Prompt::None,
            None => Prompt::Same,
        };
        Told { prompt, arrived }
    }

    /// Sends a message somebody waits for, in doubt once more.
    async fn send(&self, chat: i64, shown: &Message) -> Outcome {
        let mut outcome = message::send_anyhow(&self.outbound, Lane::Reply, chat, shown).await;
        if is_open(&outcome) {
            report(&outcome);
            tokio::time::sleep(ONCE_MORE).await;
            outcome = message::send_anyhow(&self.outbound, Lane::Reply, chat, shown).await;
        }
        report(&outcome);
        outcome
    }

    /// What did not arrive stays unanswered: the next start says again what is awaited.
    async fn note_told(&self, update_id: i64, chat: i64, told: Told) {
        if !told.arrived {
            return;
        }
        if let Err(error) = self.app.answered(update_id, chat, told.prompt).await {
            tracing::error!(%error, update = update_id, "an answer was not noted");
        }
    }
}

impl Told {
    fn nothing() -> Self {
        Self { prompt: Prompt::Same, arrived: true }
    }
}

/// Whether sending again may help.
fn is_open(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Doubtful(_) | Outcome::NotAttempted(_) | Outcome::Stopped(_))
}

fn report(outcome: &Outcome) {
    if !matches!(outcome, Outcome::Sent { .. } | Outcome::Unchanged) {
        tracing::warn!(?outcome, "an answer did not arrive");
    }
}

/// Short enough to be read out on the telephone.
fn trouble_number(update_id: i64) -> String {
    (update_id % 1_000_000).to_string()
}

fn trouble(number: String, language: Language) -> Said {
    Said { replies: vec![Reply::Trouble { number }], language, ..Said::default() }
}
