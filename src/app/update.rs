//! Taking in an update: noted, answered and stored in one transaction, or not at all.

use chrono::{DateTime, Utc};

use super::{App, shop};
use crate::{
    dialogue::{self, Actor, Context, Conversation, Input, Request, Scene, Turn},
    domain::{delivery::Cause, language::Language, person::Person, review::Subject},
    reply::{Note, Reply, button::Button},
    store::{self, Tx, scene::StoredScene},
};

/// How often a turn may ask or order before it has to be content.
const ROUNDS: usize = 3;

/// An update with Telegram's wrapping off.
#[derive(Debug, Clone)]
pub struct Incoming {
    pub update_id: i64,
    pub chat_id: i64,
    pub place: Place,
    pub actor: Actor,
    pub input: Input,
    /// The message whose button was pressed.
    pub pressed: Option<i32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Private,
    AdminGroup,
    /// Another group, or a topic of it.
    Room {
        thread: Option<i32>,
    },
}

/// What became of an update.
#[derive(Debug)]
pub enum Taken {
    /// It had come before.
    Known,
    Said(Said),
}

/// What is to be said once the transaction is committed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Said {
    pub replies: Vec<Reply>,
    pub language: Language,
    /// The message that carried the buttons of the step before, if it is known.
    pub previous_prompt: Option<i32>,
    /// Nothing in particular is awaited any more, so no step's buttons are good.
    pub at_rest: bool,
    /// The topic it is said in.
    pub thread: Option<i32>,
}

impl App {
    /// Takes an update in. After `Ok` it is durable; after `Err` nothing of it is.
    pub async fn take(&self, incoming: Incoming) -> store::Result<Taken> {
        let mut tx = self.db.begin().await?;
        let now = self.clock.now();
        let chat = Some(incoming.chat_id);
        if !store::received::note(&mut tx, incoming.update_id, chat, now).await? {
            return Ok(Taken::Known);
        }
        let (said, deed) = match incoming.place {
            Place::Private => self.in_private(&mut tx, incoming, now).await?,
            Place::AdminGroup => self.in_group(&mut tx, incoming, now).await?,
            Place::Room { thread } => (self.in_room(&mut tx, incoming, thread, now).await?, false),
        };
        tx.commit().await?;
        if deed {
            self.outbox_filled.notify_one();
        }
        Ok(Taken::Said(said))
    }

    /// Somebody blocked the bot, or let it in again.
    pub async fn note_reachable(
        &self,
        update_id: i64,
        telegram_id: i64,
        reachable: bool,
    ) -> store::Result<()> {
        let mut tx = self.db.begin().await?;
        let now = self.clock.now();
        if store::received::note(&mut tx, update_id, Some(telegram_id), now).await? {
            let cause = (!reachable).then_some(Cause::Blocked);
            store::person::set_unreachable(&mut tx, telegram_id, cause, now).await?;
            store::received::answered(&mut tx, &[update_id], now).await?;
        }
        tx.commit().await
    }

    /// Notes an update that asks for nothing, so that it is not looked at again.
    pub async fn let_pass(&self, update_id: i64) -> store::Result<()> {
        let mut tx = self.db.begin().await?;
        let now = self.clock.now();
        store::received::note(&mut tx, update_id, None, now).await?;
        store::received::answered(&mut tx, &[update_id], now).await?;
        tx.commit().await
    }

    /// The language somebody chose; Indonesian for those of whom nothing is stored.
    pub async fn language_of(&self, telegram_id: i64) -> store::Result<Language> {
        let mut tx = self.db.read().await?;
        let person = store::person::find(&mut tx, telegram_id).await?;
        tx.commit().await?;
        Ok(person.map(|person| person.language).unwrap_or_default())
    }

    /// Whether a photo would be of use in a private chat as it stands.
    pub async fn takes_photos(&self, chat_id: i64) -> store::Result<bool> {
        let mut tx = self.db.read().await?;
        let stored = store::scene::load(&mut tx, chat_id).await?;
        let person = store::person::find(&mut tx, chat_id).await?;
        tx.commit().await?;
        let owner = person.is_some_and(|person| person.owner);
        Ok(resumed(stored.as_ref()).0.scene.takes_photos(owner))
    }

    /// What a private chat awaits now, said again; the first greeting where nothing is stored.
    pub async fn prompt(&self, chat_id: i64) -> store::Result<Said> {
        let mut tx = self.db.begin().await?;
        let person = store::person::find(&mut tx, chat_id).await?;
        let actor = Actor::known(chat_id, person.as_ref());
        let incoming = Incoming {
            update_id: 0,
            chat_id,
            place: Place::Private,
            actor,
            input: Input::Prompt,
            pressed: None,
        };
        let (said, _) = self.in_private(&mut tx, incoming, self.clock.now()).await?;
        tx.commit().await?;
        Ok(said)
    }

    /// What is to be said, and whether a deed was done, which may have filled the outbox.
    async fn in_private(
        &self,
        tx: &mut Tx,
        incoming: Incoming,
        now: DateTime<Utc>,
    ) -> store::Result<(Said, bool)> {
        let Incoming { chat_id, mut actor, input, pressed, .. } = incoming;
        let mut person = store::person::find(tx, actor.telegram_id).await?;
        if let Some(person) = &person {
            if input != Input::Prompt {
                self.recognise(tx, person, &actor).await?;
            }
            let choosing = matches!(input, Input::Button(Button::Speak { .. }));
            if !choosing {
                actor.language = person.language;
            }
        }
        let stored = store::scene::load(tx, chat_id).await?;
        let (mut conversation, mut replies) = resumed(stored.as_ref());
        shop::keep_own_drafts(tx, person.as_ref(), &mut conversation).await?;
        let prompt_id = stored.as_ref().and_then(|scene| scene.prompt_id);
        let on_prompt = pressed.is_some() && pressed == prompt_id;
        let mut input = if is_stale(&input, pressed, prompt_id, &conversation.scene) {
            Input::StaleButton
        } else if replies.is_empty() {
            input
        } else {
            anew(input)
        };
        let mut deed = false;
        for _ in 0..=ROUNDS {
            let context = Context {
                now,
                zone: self.zone,
                areas: &self.areas,
                person: person.as_ref(),
                actor: &actor,
            };
            let turn = dialogue::take_turn(conversation, input, &context);
            conversation = turn.conversation;
            replies.extend(turn.say);
            let Some(request) = turn.then else { break };
            let does = matches!(request, Request::Do(_));
            deed |= does;
            if let Some(person) = &person {
                tx.acts_for(person.id);
            }
            let answer = self.fulfil(tx, request, person.as_ref(), &actor, chat_id, now).await?;
            if does {
                person = store::person::find(tx, actor.telegram_id).await?;
            }
            input = Input::Answer(answer);
        }
        if deed {
            shop::keep_own_drafts(tx, person.as_ref(), &mut conversation).await?;
        }
        if on_prompt {
            // A second tap: what is awaited now stands on the pressed message, so that saying it
            // there again shows nothing new.
            replies.retain(|reply| *reply != Reply::Note(Note::StaleButton));
        }
        let language = person.as_ref().map_or(actor.language, |person| person.language);
        let at_rest = conversation.scene == Scene::Home;
        if person.is_some() {
            keep(tx, chat_id, stored.as_ref(), &conversation, now).await?;
        } else if stored.is_some() {
            store::scene::clear(tx, chat_id).await?;
        }
        Ok((Said { replies, language, previous_prompt: prompt_id, at_rest, thread: None }, deed))
    }

    /// As [`Self::in_private`].
    async fn in_group(
        &self,
        tx: &mut Tx,
        incoming: Incoming,
        now: DateTime<Utc>,
    ) -> store::Result<(Said, bool)> {
        let Incoming { chat_id, actor, mut input, pressed, .. } = incoming;
        if self.is_on_old_card(tx, chat_id, pressed, &input).await? {
            input = Input::StaleButton;
        }
        let (mut replies, mut deed) = (Vec::new(), false);
        for _ in 0..=ROUNDS {
            let context =
                Context { now, zone: self.zone, areas: &self.areas, person: None, actor: &actor };
            let Turn { say, then, .. } = dialogue::take_turn_in_group(input, &context);
            replies.extend(say);
            let Some(request) = then else { break };
            deed |= matches!(request, Request::Do(_));
            let answer = self.fulfil(tx, request, None, &actor, chat_id, now).await?;
            input = Input::Answer(answer);
        }
        let language = actor.language;
        Ok((Said { replies, language, previous_prompt: None, at_rest: true, thread: None }, deed))
    }

    /// Only the present card shows what would be decided: an earlier one may show what has been changed
    /// since.
    async fn is_on_old_card(
        &self,
        tx: &mut Tx,
        chat_id: i64,
        pressed: Option<i32>,
        input: &Input,
    ) -> store::Result<bool> {
        let Input::Button(button) = input else { return Ok(false) };
        let (Some(subject), Some(message_id)) = (button.card(), pressed) else { return Ok(false) };
        if let Subject::Promotion(promotion) = subject {
            // What the card shows must not be replaced between this look and the decision.
            store::revision::hold(tx, promotion).await?;
        }
        let at = store::review::Card { chat_id, message_id };
        let is_present = store::review::card_at(tx, at).await? == Some(subject);
        Ok(!is_present && self.card(tx, subject).await?.is_some())
    }

    async fn fulfil(
        &self,
        tx: &mut Tx,
        request: Request,
        person: Option<&Person>,
        actor: &Actor,
        chat_id: i64,
        now: DateTime<Utc>,
    ) -> store::Result<dialogue::Answer> {
        match request {
            Request::Ask(query) => self.look_up(tx, query, person, now).await,
            Request::Do(deed) => self.perform(tx, deed, person, actor, chat_id, now).await,
        }
    }

    /// Somebody who writes can be written to, under the name they bear now.
    async fn recognise(&self, tx: &mut Tx, person: &Person, actor: &Actor) -> store::Result<()> {
        if !person.reachable {
            store::person::set_unreachable(tx, actor.telegram_id, None, self.clock.now()).await?;
        }
        if person.first_name != actor.name {
            store::person::set_name(tx, person.id, &actor.name).await?;
        }
        Ok(())
    }
}

impl Actor {
    /// Somebody of whom nothing but what is stored is known now.
    fn known(telegram_id: i64, person: Option<&Person>) -> Self {
        Self {
            telegram_id,
            name: person.map(|person| person.first_name.clone()).unwrap_or_default(),
            language: person.map(|person| person.language).unwrap_or_default(),
            is_admin: false,
            is_anonymous: false,
        }
    }
}

/// Where the conversation stands. One that an upgrade can no longer read starts anew, with a word on it.
fn resumed(stored: Option<&StoredScene>) -> (Conversation, Vec<Reply>) {
    match stored.map(|scene| serde_json::from_str(&scene.body)) {
        None => (Conversation::default(), Vec::new()),
        Some(Ok(conversation)) => (conversation, Vec::new()),
        Some(Err(error)) => {
            tracing::warn!(
                line = error.line(),
                column = error.column(),
                "a stored conversation can't be read and starts anew"
            );
            (Conversation::default(), vec![Reply::Note(Note::ScenesChanged)])
        }
    }
}

/// What is left of an input whose conversation can't be read any more: a text would be an answer to a
/// question that nobody knows.
fn anew(input: Input) -> Input {
    match input {
        Input::Text(_) => Input::Prompt,
        input => input,
    }
}

/// A step's button is stale on any message but the newest prompt, and once its step is over.
fn is_stale(input: &Input, pressed: Option<i32>, prompt: Option<i32>, scene: &Scene) -> bool {
    let Input::Button(button) = input else { return false };
    let elsewhere = matches!((pressed, prompt), (Some(pressed), Some(prompt)) if pressed != prompt);
    button.is_step() && (elsewhere || *scene == Scene::Home)
}

async fn keep(
    tx: &mut Tx,
    chat_id: i64,
    stored: Option<&StoredScene>,
    conversation: &Conversation,
    now: DateTime<Utc>,
) -> store::Result<()> {
    let body = serde_json::to_string(conversation).map_err(store::StoreError::Scene)?;
    if stored.is_some_and(|scene| scene.body == body) {
        return Ok(());
    }
    let version = stored.map(|scene| scene.version);
    if store::scene::save(tx, chat_id, version, &body, now).await? {
        Ok(())
    } else {
        Err(store::StoreError::Overtaken)
    }
}
