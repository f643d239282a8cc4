//! Saying to a chat what a turn has said: in order, in place where a button was pressed, and with the
//! step before left without its buttons.

use std::{future::Future, sync::Arc, time::Duration};

use super::{
    message,
    outbound::{Lane, Outbound, Outcome, Unsent},
    screen::Screens,
};
use crate::{
    app::{App, Prompt, Said},
    domain::{language::Language, promotion::PhotoId},
    reply::{Placement, Reply},
    view::{Document, Html, Keyboard, Message, Rendered, Venue, View},
};

/// Until a message is sent once more of which nobody knows whether it arrived.
const ONCE_MORE: Duration = Duration::from_secs(1);

/// What came of saying something.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    pub prompt: Prompt,
    /// The newest message that was sent, where one was.
    pub sent: Option<i32>,
    /// False where something may not have arrived that could have.
    pub arrived: bool,
}

/// The message whose button was pressed.
#[derive(Debug, Clone, Copy)]
pub struct Pressed {
    pub message: i32,
    /// It stays as it is.
    pub kept: bool,
}

/// Words and the way they go.
pub struct Telling {
    pub view: Arc<View>,
    pub outbound: Outbound,
    /// For its clock: ages and dates are worded as of now.
    pub app: App,
    pub screens: Screens,
}

enum Part {
    Photos(Vec<PhotoId>),
    Document(Document),
    Venue(Venue),
    Message(Placement, Message),
}

impl Telling {
    /// The short text over the screen, where there is one.
    pub fn toast(&self, said: &Said) -> Option<String> {
        self.rendered(said).find_map(|(_, rendered)| match rendered {
            Rendered::Toast(text) => Some(text),
            _ => None,
        })
    }

    /// Says everything but toasts. A tap changes the message it was on, as long as nothing new stands
    /// below it.
    pub async fn tell(&self, chat: i64, pressed: Option<Pressed>, said: &Said) -> Told {
        let mut in_place = pressed;
        let mut changed = None;
        let mut prompt = None;
        let (mut arrived, mut sent) = (true, None);
        for part in self.parts(said) {
            let (placement, shown) = match part {
                Part::Photos(photos) => {
                    let tapped = in_place.take().is_some();
                    if tapped && self.screens.just_brought(chat, &photos) {
                        continue;
                    }
                    let lane = Lane::Reply;
                    let outcome = message::send_photos(&self.outbound, lane, chat, &photos).await;
                    report(&outcome);
                    arrived &= !is_open(&outcome);
                    if matches!(outcome, Outcome::Rejected(_)) {
                        self.regret_photos(chat, said.language).await;
                    } else if tapped && arrived {
                        self.screens.note_photos(chat, photos);
                    }
                    continue;
                }
                Part::Document(document) => {
                    let lane = Lane::Reply;
                    let outcome =
                        message::send_document(&self.outbound, lane, chat, &document).await;
                    report(&outcome);
                    arrived &= !is_open(&outcome);
                    continue;
                }
                Part::Venue(venue) => {
                    in_place = None;
                    let lane = Lane::Reply;
                    let outcome = message::send_venue(&self.outbound, lane, chat, &venue).await;
                    report(&outcome);
                    arrived &= !is_open(&outcome);
                    continue;
                }
                Part::Message(placement, shown) => (placement, shown),
            };
            let at = in_place.take().filter(|pressed| pressed.gives_way_to(placement));
            if let (Placement::Once, Some(at)) = (placement, at) {
                // What it says can be asked for again with another tap.
                self.change_surely(chat, at.message, &shown).await;
                continue;
            }
            let id = match at {
                Some(Pressed { message, .. }) => self.change(chat, message, &shown).await,
                None => None,
            };
            changed = changed.or(id);
            let id = match id {
                Some(id) => Some(id),
                None => {
                    let outcome = self.send(chat, said.thread, &shown).await;
                    arrived &= !is_open(&outcome);
                    sent = newest(&outcome).or(sent);
                    newest(&outcome)
                }
            };
            if shown.keyboard.awaits_step() {
                prompt = id;
            }
        }
        let prompt = self.close_previous(chat, pressed, changed, prompt, said).await;
        Told { prompt, sent, arrived }
    }

    /// A word in place of photos that Telegram doesn't take; what is said of them stands all the same.
    async fn regret_photos(&self, chat: i64, language: Language) {
        let now = self.app.clock.now();
        if let Some(word) = self.view.message(&Reply::PhotosUnavailable, language, now) {
            let _reported = self.send(chat, None, &word).await;
        }
    }

    /// A text without buttons, for what can't be a toast.
    pub async fn tell_plainly(&self, chat: i64, text: &str) -> Told {
        let message = Message { text: Html::of(text), keyboard: Keyboard::None };
        let outcome = self.send(chat, None, &message).await;
        Told { prompt: Prompt::Same, sent: newest(&outcome), arrived: !is_open(&outcome) }
    }

    fn rendered(&self, said: &Said) -> impl Iterator<Item = (Placement, Rendered)> {
        let now = self.app.clock.now();
        let render = move |reply| self.view.render(reply, said.language, now);
        said.replies.iter().map(move |reply| (reply.placement(), render(reply)))
    }

    /// What is sent, each note in one message with what it is about.
    fn parts(&self, said: &Said) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut note: Option<Message> = None;
        for (placement, rendered) in self.rendered(said) {
            match rendered {
                Rendered::Toast(_) => {}
                Rendered::Photos(photos) => parts.push(Part::Photos(photos)),
                Rendered::Document(document) => parts.push(Part::Document(document)),
                Rendered::Venue(venue) => parts.push(Part::Venue(venue)),
                Rendered::Message(message) => {
                    // What people look for again holds nothing else.
                    if placement == Placement::Kept {
                        parts.extend(note.take().map(alone));
                    }
                    // A remark is missed in a message that changes further up.
                    let (message, below) = match note.take() {
                        Some(before) => {
                            (Message { text: before.text.then(&message.text), ..message }, true)
                        }
                        None => (message, false),
                    };
                    match placement {
                        Placement::Note => note = Some(message),
                        Placement::InPlace if below => {
                            parts.push(Part::Message(Placement::Below, message));
                        }
                        placement => parts.push(Part::Message(placement, message)),
                    }
                }
            }
        }
        parts.extend(note.map(alone));
        parts
    }

    async fn change(&self, chat: i64, id: i32, shown: &Message) -> Option<i32> {
        if self.screens.shows(chat, id, shown) {
            return Some(id);
        }
        let outcome = message::edit(&self.outbound, Lane::Reply, chat, id, shown).await;
        let stands = matches!(outcome, Outcome::Sent { .. } | Outcome::Unchanged);
        if stands {
            self.screens.note(chat, id, shown);
        }
        stands.then_some(id)
    }

    /// Changes a message that no other can replace. What it shows isn't remembered: not only taps change it.
    async fn change_surely(&self, chat: i64, id: i32, shown: &Message) {
        let attempt = || message::edit(&self.outbound, Lane::Reply, chat, id, shown);
        let _reported = once_more_in_doubt(attempt).await;
    }

    /// Sends a message somebody waits for.
    async fn send(&self, chat: i64, thread: Option<i32>, shown: &Message) -> Outcome {
        let lane = Lane::Reply;
        let attempt = || message::send_in_topic(&self.outbound, lane, chat, thread, shown);
        let outcome = once_more_in_doubt(attempt).await;
        if let Some(id) = newest(&outcome) {
            self.screens.note(chat, id, shown);
        }
        outcome
    }

    /// Takes the buttons off the step before once it is over, and tells where the step's buttons are.
    async fn close_previous(
        &self,
        chat: i64,
        pressed: Option<Pressed>,
        changed: Option<i32>,
        prompt: Option<i32>,
        said: &Said,
    ) -> Prompt {
        let outdated = said.previous_prompt.is_some_and(|previous| match prompt {
            Some(prompt) => prompt != previous,
            None => pressed.is_some_and(|pressed| pressed.message == previous) || said.at_rest,
        });
        // A message that was changed has the buttons it should have.
        if let Some(previous) = said.previous_prompt.filter(|id| outdated && changed != Some(*id)) {
            self.screens.forget(chat, previous);
            let closed = message::close(&self.outbound, chat, previous).await;
            tracing::debug!(?closed, "took the buttons off the step before");
        }
        match prompt {
            Some(id) => Prompt::Now(id),
            None if outdated => Prompt::None,
            None => Prompt::Same,
        }
    }
}

impl Pressed {
    /// Whether a reply is shown by changing this message.
    fn gives_way_to(self, placement: Placement) -> bool {
        matches!(placement, Placement::Update | Placement::Once)
            || placement == Placement::InPlace && !self.kept
    }
}

impl Told {
    pub fn nothing() -> Self {
        Self { prompt: Prompt::Same, sent: None, arrived: true }
    }
}

/// A note of which nothing follows.
fn alone(note: Message) -> Part {
    Part::Message(Placement::Below, note)
}

async fn once_more_in_doubt<F>(attempt: impl Fn() -> F) -> Outcome
where
    F: Future<Output = Outcome>,
{
    let mut outcome = attempt().await;
    if is_worth_another(&outcome) {
        report(&outcome);
        tokio::time::sleep(ONCE_MORE).await;
        outcome = attempt().await;
    }
    report(&outcome);
    outcome
}

fn newest(outcome: &Outcome) -> Option<i32> {
    match outcome {
        Outcome::Sent { message_ids } => message_ids.last().copied(),
        _ => None,
    }
}

/// Whether the same may go through in a moment; a chat at its limit has been waited for already.
fn is_worth_another(outcome: &Outcome) -> bool {
    is_open(outcome) && !matches!(outcome, Outcome::NotAttempted(Unsent::Busy { .. }))
}

/// Whether it may not have arrived through no fault of the message's.
fn is_open(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Doubtful(_) | Outcome::NotAttempted(_) | Outcome::Stopped(_))
}

fn report(outcome: &Outcome) {
    if !matches!(outcome, Outcome::Sent { .. } | Outcome::Unchanged) {
        tracing::warn!(?outcome, "an answer did not arrive");
    }
}
