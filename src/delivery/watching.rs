//! What the office sees of the sending: that somebody is at work, and that a run has paused by itself.

use std::time::Duration;

use tokio::{sync::watch, time::sleep};
use tokio_util::sync::CancellationToken;

use super::{BREATH, Worker, office::pause};
use crate::{
    app::App,
    domain::{
        broadcast::{BEAT, Doing, Seen},
        ids::RunId,
        language::Language,
        outage::{Flow, Streak},
    },
    reply::{Broadcast, Reply},
    store::{self, broadcast::Watched},
    telegram::{
        message,
        outbound::{self, Lane, Outcome},
    },
};

/// Between looks at whether there is something to say.
const LOOK: Duration = Duration::from_secs(1);
/// Before the admin group is told once more of what it could not be told.
const AGAIN: Duration = Duration::from_secs(10);

impl Worker {
    /// Says now and then, and whenever it changes, that the lead is at work and what its broadcast does.
    pub async fn be_seen(self, fence: i64, stop: CancellationToken) {
        let mut last: Option<Seen> = None;
        while !stop.is_cancelled() {
            let seen = Seen { at: self.app.clock.now(), doing: self.doing() };
            let known = last
                .is_some_and(|last| last.doing == seen.doing && (seen.at - last.at).abs() < BEAT);
            if !known {
                match self.app.note_seen(fence, seen).await {
                    Ok(()) => last = Some(seen),
                    Err(error) => tracing::warn!(%error, "being at work can't be noted now"),
                }
            }
            pause(&stop, LOOK).await;
        }
    }

    fn doing(&self) -> Doing {
        match self.outbound.health().broadcast {
            outbound::Broadcast::Running | outbound::Broadcast::Closed => Doing::Going,
            outbound::Broadcast::Paused { .. } => Doing::Resting,
            outbound::Broadcast::Stopped(_) => Doing::Refused,
        }
    }

    /// Tells the admin group once of each run that paused by itself.
    pub(super) async fn tell_of_silences(self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let told = self.silences_round().await;
            if let Err(error) = &told {
                tracing::error!(%error, "telling of a run's pause waits for the database");
            }
            pause(&stop, if matches!(told, Ok(true)) { LOOK } else { AGAIN }).await;
        }
    }

    /// False where the group could not be told now.
    async fn silences_round(&self) -> store::Result<bool> {
        for Watched { id, hour, silence, .. } in self.app.untold_silences().await? {
            let Some(silence) = silence else { continue };
            let reply = Reply::Broadcast(Broadcast::Silent { hour, silence });
            let now = self.app.clock.now();
            let Some(words) = self.view.message(&reply, Language::default(), now) else { continue };
            let chat = self.admin_chat;
            match message::send_in_reply(&self.outbound, Lane::Notice, chat, None, &words).await {
                Outcome::Sent { .. } => self.app.silence_told(id).await?,
                outcome => {
                    tracing::warn!(?outcome, run = id.0, "the group was not told of a pause");
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }
}

/// Writes down when a run pauses by itself and when it goes on, until it is over. What a process that died left
/// noted ends at once.
pub(super) async fn note_silences(app: App, run: RunId, mut streak: watch::Receiver<Streak>) {
    let (mut noted, mut over) = (None, false);
    loop {
        let silent = streak.borrow_and_update().flow() != Flow::Full && !over;
        if noted != Some(silent) {
            while let Err(error) = app.note_silence(run, silent).await {
                if !error.is_transient() {
                    return tracing::error!(%error, run = run.0, "a run's pause can't be noted");
                }
                sleep(BREATH).await;
            }
            noted = Some(silent);
        }
        if over {
            return;
        }
        over = streak.changed().await.is_err();
    }
}
