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
    AGAIN,
    answers::{Answer, Answers},
    inbound::{self, Arrival, Arrived, Reception},
    inline,
    outbound::{Failure, Lane, Outbound, Target},
    photo_file::{self, PictureFile},
    polling::Claim,
    screen::Screens,
    standing,
    telling::{Pressed, Telling, Told},
};
use crate::{
    app::{App, Incoming, Place, Said, Taken},
    dialogue::Input,
    domain::language::Language,
    reply::{Reply, button::Command},
    store::StoreError,
    view::View,
};

/// How long an album is waited for after its newest part.
const ALBUM_SETTLES: Duration = Duration::from_secs(1);

pub struct Router {
    app: App,
    outbound: Outbound,
    answers: Arc<Answers>,
    admin_chat: i64,
    /// Each chat's album that is still coming in.
    albums: Mutex<HashMap<i64, Album>>,
    tasks: TaskTracker,
}

impl Router {
    pub fn new(app: App, view: Arc<View>, outbound: Outbound, admin_chat: i64) -> Self {
        let screens = Screens::default();
        let telling = Telling { view, outbound: outbound.clone(), app: app.clone(), screens };
        let answers = Answers::new(app.clone(), telling);
        let (albums, tasks) = (Mutex::default(), TaskTracker::new());
        Self { app, outbound, answers, admin_chat, albums, tasks }
    }

    /// Takes an update of the bot named `username` in, says so to `claim`, and answers. A panic is one
    /// update's trouble and nobody else's.
    pub async fn handle(self: Arc<Self>, username: &str, update: Update, claim: Claim) {
        self.app.bot.get_or_init(|| username.to_owned());
        let update_id = i64::from(update.id.0);
        let person = update.chat().filter(|chat| chat.is_private()).map(|chat| chat.id.0);
        let mut claim = Some(claim);
        let routed = Arc::clone(&self).route(username, update, &mut claim);
        let handled = AssertUnwindSafe(routed).catch_unwind();
        if handled.await.is_err() && self.after_panic(update_id, person).await {
            accept(&mut claim);
        }
    }

    /// The update would bring the same again, so it is let go; whether that is noted.
    async fn after_panic(&self, update_id: i64, person: Option<i64>) -> bool {
        let number = trouble_number(update_id);
        tracing::error!(number, update = update_id, "handling an update panicked");
        let noted = self.app.let_pass(update_id).await;
        if let Err(error) = &noted {
            tracing::error!(%error, number, "nor could it be let pass");
        }
        if let Some(chat) = person {
            let language = self.app.language_of(chat).await.unwrap_or_default();
            let said = trouble(number, language);
            let answer = Answer { update_id, pressed: None, said, plainly: None };
            self.answers.give(chat, answer).await;
        }
        noted.is_ok()
    }

    /// Says again what is awaited, to those whose answer may have been lost when the process ended. One
    /// who can't be helped keeps nobody else from it.
    pub async fn heal(self: &Arc<Self>) -> Result<(), StoreError> {
        for (update_id, chat) in self.app.unanswered().await? {
            let helped = AssertUnwindSafe(self.heal_one(update_id, chat)).catch_unwind().await;
            if !matches!(helped, Ok(Ok(()))) {
                tracing::error!(update = update_id, "what was awaited could not be said again");
                self.answers.note(update_id, chat, Told::nothing()).await;
            }
        }
        Ok(())
    }

    async fn heal_one(&self, update_id: i64, chat: i64) -> Result<(), StoreError> {
        if chat > 0 {
            let said = self.app.prompt(chat).await?;
            let answer = Answer { update_id, pressed: None, said, plainly: None };
            self.answers.give(chat, answer).await;
        } else {
            self.answers.note(update_id, chat, Told::nothing()).await;
        }
        Ok(())
    }

    /// Waits for answers that are still on their way, but not for long.
    pub async fn finish(&self) {
        self.answers.finish().await;
    }

    async fn route(self: Arc<Self>, username: &str, update: Update, claim: &mut Option<Claim>) {
        let update_id = i64::from(update.id.0);
        let reception = Reception { username, admin_chat: self.admin_chat };
        let taken = match inbound::read(update, reception) {
            Arrival::Pass => self.app.let_pass(update_id).await,
            Arrival::Reachable { telegram_id, reachable } => {
                self.app.note_reachable(update_id, telegram_id, reachable).await
            }
            // Nothing of it is noted: asked once more it is answered once more.
            Arrival::Inline(asked) => {
                accept(claim);
                let Telling { view, outbound, app, .. } = &self.answers.telling;
                return inline::answer(app, view, outbound, username, asked).await;
            }
            Arrival::Room { chat, moved } => self.app.note_room(update_id, chat, moved).await,
            Arrival::Deed(arrived) => return self.answer(*arrived, claim).await,
        };
        match taken {
            Ok(()) => accept(claim),
            Err(error) => tracing::error!(%error, update = update_id, "an update was not taken in"),
        }
    }

    async fn answer(self: Arc<Self>, mut arrived: Arrived, claim: &mut Option<Claim>) {
        if arrived.incoming.place != Place::Private && !self.identify(&mut arrived).await {
            return;
        }
        self.develop(&mut arrived).await;
        let Incoming { update_id, chat_id, .. } = arrived.incoming;
        let pressed =
            arrived.incoming.pressed.map(|message| Pressed { message, kept: arrived.kept });
        let is_photo = matches!(arrived.incoming.input, Input::Photo { .. });
        let said = match self.take(&arrived.incoming).await {
            Ok(Taken::Known) => {
                accept(claim);
                return self.answer_callback(arrived.callback, None).await;
            }
            Ok(Taken::Said(said)) => said,
            // What this process can't keep comes again to the next.
            Err(error) if error.is_transient() || matches!(error, StoreError::LostWrite) => {
                tracing::error!(%error, update = update_id, "an update waits for the database");
                return;
            }
            Err(error) => self.give_up(&arrived.incoming, &error).await,
        };
        accept(claim);
        if arrived.album && is_photo {
            self.albums().entry(chat_id).or_default().add(update_id, &said);
            let router = Arc::clone(&self);
            self.tasks.spawn(async move { router.after_album(update_id, chat_id, said).await });
            return;
        }
        // What comes after an album is answered from where the album led.
        self.albums().remove(&chat_id);
        let toast = self.answers.telling.toast(&said);
        let silent = arrived.callback.is_none();
        self.answer_callback(arrived.callback, toast.clone()).await;
        let plainly = toast.filter(|_| silent);
        self.answers.give(chat_id, Answer { update_id, pressed, said, plainly }).await;
    }

    /// Asks Telegram whether somebody may decide in the admin group, or set what another group receives.
    /// False: it can't be known now.
    async fn identify(&self, arrived: &mut Arrived) -> bool {
        let in_room = matches!(arrived.incoming.place, Place::Room { .. });
        let asks = match arrived.incoming.input {
            Input::Button(_) | Input::GroupReply { .. } | Input::StaleButton => true,
            Input::Command(Command::Queue | Command::Broadcast | Command::Watch)
            | Input::Watch(_) => true,
            Input::Command(_) => in_room,
            _ => false,
        };
        if arrived.incoming.actor.is_anonymous {
            // Only administrators can speak for their group; nobody asks later who chose a digest.
            arrived.incoming.actor.is_admin = in_room;
            return true;
        }
        if !asks {
            return true;
        }
        let (group, user) = (arrived.incoming.chat_id, arrived.incoming.actor.telegram_id);
        match standing::of(&self.outbound, group, user).await {
            Ok(standing) => {
                arrived.incoming.actor.is_admin = standing.is_admin;
                arrived.incoming.actor.is_anonymous = standing.is_anonymous;
                true
            }
            // It would refuse the same question again, and hold up the updates behind this one.
            Err(error @ Failure::Refused(_)) => {
                tracing::error!(%error, "telegram does not say who decides; see `ayopromo check`");
                true
            }
            Err(error) => {
                tracing::error!(%error, "telegram can't be asked who is an administrator");
                false
            }
        }
    }

    /// Makes a photo of a picture that came as a file, where a photo is of use.
    async fn develop(&self, arrived: &mut Arrived) {
        let Some(PictureFile { id, caption }) = arrived.picture.take() else { return };
        let chat = arrived.incoming.chat_id;
        match self.app.takes_photos(chat).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => return tracing::warn!(%error, "nobody knows whether a photo is of use"),
        }
        arrived.incoming.input = match photo_file::developed(&self.outbound, chat, &id).await {
            Ok(photo) => Input::Photo { photo, caption },
            Err(problem) => Input::File(problem),
        };
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
    async fn after_album(&self, update_id: i64, chat: i64, mut said: Said) {
        tokio::time::sleep(ALBUM_SETTLES).await;
        let album = {
            let mut albums = self.albums();
            let newest = albums.get(&chat).is_some_and(|album| album.newest == update_id);
            if newest { albums.remove(&chat) } else { None }
        };
        if let Some(album) = album {
            said.replies.retain(|reply| !album.notes.contains(reply));
            said.replies.splice(..0, album.notes);
            let answer = Answer { update_id, pressed: None, said, plainly: None };
            self.answers.give(chat, answer).await;
        } else {
            self.answers.note(update_id, chat, Told::nothing()).await;
        }
    }

    fn albums(&self) -> std::sync::MutexGuard<'_, HashMap<i64, Album>> {
        self.albums.lock().unwrap_or_else(PoisonError::into_inner)
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
}

/// An album of which not every part may have come.
#[derive(Default)]
struct Album {
    /// The update of its newest part.
    newest: i64,
    /// What was remarked on its parts; the words under it come with the first.
    notes: Vec<Reply>,
}

impl Album {
    fn add(&mut self, part: i64, said: &Said) {
        self.newest = part;
        for reply in &said.replies {
            if matches!(reply, Reply::Note(_)) && !self.notes.contains(reply) {
                self.notes.push(reply.clone());
            }
        }
    }
}

/// The update is noted and doesn't come again. Without this word it does.
fn accept(claim: &mut Option<Claim>) {
    if let Some(claim) = claim.take() {
        claim.accepted();
    }
}

/// Short enough to be read out on the telephone.
fn trouble_number(update_id: i64) -> String {
    (update_id % 1_000_000).to_string()
}

fn trouble(number: String, language: Language) -> Said {
    Said { replies: vec![Reply::Trouble { number }], language, ..Said::default() }
}
