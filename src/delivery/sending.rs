//! A run under way: attempts side by side, and what is done about the doubtful ones.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures::FutureExt;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time::{sleep, timeout},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    BREATH, Worker,
    editions::{Editions, Words},
    judged,
    settling::Settler,
    watching,
};
use crate::{
    domain::{
        delivery::{self, Next, Outcome as Judged},
        ids::RunId,
        outage::{Flow, Moment, Streak, Turn},
    },
    store::ledger::{Claimed, Settled},
    telegram::{
        message::{self, Worded},
        outbound::{Lane, Outcome, Rejection, Unsent},
    },
};

/// What is on the wire when told to stop may take this long; later answers leave a doubt.
const LAST_ANSWERS: Duration = Duration::from_millis(3_500);

/// The deliveries of a run that are under way.
pub struct Sending {
    /// A permit for each that is claimed and neither settled nor in doubt.
    wire: Arc<Semaphore>,
    capacity: usize,
    tasks: TaskTracker,
    hand: Hand,
}

/// What each delivery needs. Cheap to clone.
#[derive(Clone)]
struct Hand {
    worker: Worker,
    run: RunId,
    editions: Arc<Editions>,
    settler: Settler,
    streak: Arc<watch::Sender<Streak>>,
    /// To stop: a doubt is left to the next lead.
    told: CancellationToken,
    /// Nothing more is sent of the run: a doubt waits for nothing.
    ending: CancellationToken,
    /// Answers that are still missing leave a doubt.
    abandoned: CancellationToken,
}

impl Sending {
    /// `capacity`: how many may be on the wire.
    pub fn new(
        worker: &Worker,
        run: RunId,
        capacity: usize,
        settler: Settler,
        told: CancellationToken,
    ) -> Self {
        let editions = Editions::new(worker.app.clone(), Arc::clone(&worker.view));
        let hand = Hand {
            worker: worker.clone(),
            run,
            editions: Arc::new(editions),
            settler,
            streak: Arc::new(watch::Sender::default()),
            told,
            ending: CancellationToken::new(),
            abandoned: CancellationToken::new(),
        };
        let streak = hand.streak.subscribe();
        tokio::spawn(watching::note_silences(worker.app.clone(), run, streak));
        let wire = Arc::new(Semaphore::new(capacity));
        Self { wire, capacity, tasks: TaskTracker::new(), hand }
    }

    pub fn flow(&self) -> Flow {
        self.hand.streak.borrow().flow()
    }

    /// How many may be claimed now and room for them on the wire: up to `batch`, during care one while
    /// nothing else is on its way. `None`: told to stop, or an outage has begun meanwhile.
    pub async fn room_for(&self, batch: usize) -> Option<(usize, OwnedSemaphorePermit)> {
        let flow = self.flow();
        let (limit, room) = match flow {
            Flow::Full => (batch, batch),
            Flow::Careful => (1, self.capacity),
            Flow::Paused => return None,
        };
        let room = Arc::clone(&self.wire).acquire_many_owned(u32::try_from(room).unwrap_or(1));
        let room = tokio::select! {
            biased;
            () = self.hand.told.cancelled() => None,
            room = room => room.ok(),
        };
        room.filter(|_| self.flow() == flow).map(|room| (limit, room))
    }

    pub fn begin(&self, claimed: Vec<Claimed>, mut room: OwnedSemaphorePermit) {
        for delivery in claimed {
            let permit = room.split(1);
            self.tasks.spawn(self.hand.clone().deliver(delivery, permit));
        }
    }

    /// Waits, and looks whether Telegram answers again.
    pub async fn probe(&self) {
        let hand = &self.hand;
        let longest = hand.worker.patience.outage;
        let pause = hand.streak.borrow().until_probe(longest);
        let answered = async {
            sleep(pause).await;
            hand.worker.outbound.is_answered().await
        };
        let answered = tokio::select! {
            () = hand.told.cancelled() => return,
            answered = answered => answered,
        };
        hand.streak.send_modify(|streak| streak.probed(answered));
    }

    /// Whether no attempt is under way and everything that came of one is written down.
    pub fn is_over(&self) -> bool {
        self.tasks.is_empty() && self.hand.settler.is_idle()
    }

    /// Whether those in doubt are the only ones left to be sent.
    pub fn is_quiet(&self) -> bool {
        self.wire.available_permits() == self.capacity
    }

    /// Sends those in doubt once more: nobody else is left to go ahead of them.
    pub fn release_doubts(&self) {
        self.hand.turn(Streak::go_on);
    }

    /// Everything claimed gets its end: its own, or, where that can't be waited for, a doubt.
    pub async fn wind_up(self, wait: bool) {
        self.tasks.close();
        self.hand.ending.cancel();
        let patience = if wait { Duration::MAX } else { LAST_ANSWERS };
        if timeout(patience, self.tasks.wait()).await.is_err() {
            let left = self.tasks.len();
            tracing::warn!(left, "answers did not come in time; these deliveries are doubtful");
            self.hand.abandoned.cancel();
            self.tasks.wait().await;
        }
    }
}

impl Hand {
    async fn deliver(self, delivery: Claimed, mut permit: Option<OwnedSemaphorePermit>) {
        let made_at = self.streak.borrow().moment();
        let attempt = AssertUnwindSafe(self.attempt(&delivery)).catch_unwind();
        let (outcome, message_id) = tokio::select! {
            attempted = attempt => attempted.unwrap_or_else(|_panic| {
                let (run, person) = (delivery.run.0, delivery.person.0);
                tracing::error!(run, person, "a delivery panicked and is given up");
                (Judged::Broken, None)
            }),
            () = self.abandoned.cancelled() => return,
        };
        self.turn(|streak| streak.note(outcome, made_at));
        let next = if outcome == Judged::Doubtful {
            let since = self.streak.borrow().moment();
            drop(permit.take());
            match self.after_doubt(&delivery, since).await {
                Some(next) => next,
                None => return,
            }
        } else {
            delivery::next(outcome, delivery.attempts)
        };
        let settled = Settled { run: delivery.run, person: delivery.person, next, message_id };
        self.settler.settle(settled).await;
        drop(permit);
    }

    /// Waits until a doubtful delivery may be sent once more. `None`: it is left to the next lead.
    async fn after_doubt(&self, delivery: &Claimed, since: Moment) -> Option<Next> {
        let mut streak = self.streak.subscribe();
        let wait = async {
            sleep(self.worker.patience.doubt).await;
            let silent = {
                let streak = self.streak.borrow();
                streak.flow() == Flow::Full && streak.is_silent_since(since)
            };
            if silent && !self.worker.outbound.is_answered().await {
                self.turn(Streak::pause);
            }
            // What goes ahead to see whether an outage is over must not be the same one each time.
            let _sender_lives = streak.wait_for(|streak| streak.flow() == Flow::Full).await;
        };
        tokio::select! {
            biased;
            () = self.told.cancelled() => return None,
            () = self.abandoned.cancelled() => return None,
            () = self.ending.cancelled() => {}
            () = wait => {}
        }
        Some(if self.streak.borrow().explains(since) {
            delivery::after_outage(delivery.attempts)
        } else {
            delivery::next(Judged::Doubtful, delivery.attempts)
        })
    }

    /// Changes the streak, and tells the operator of an outage's beginning and end.
    fn turn(&self, change: impl FnOnce(&mut Streak) -> Option<Turn>) {
        let mut turn = None;
        self.streak.send_modify(|streak| turn = change(streak));
        let run = self.run.0;
        match turn {
            Some(Turn::Began) => {
                tracing::error!(run, "telegram does not answer; the run pauses until it does");
            }
            Some(Turn::Ended) => tracing::info!(run, "the run goes on"),
            None => {}
        }
    }

    /// One attempt at one delivery, and the message that was sent.
    async fn attempt(&self, delivery: &Claimed) -> (Judged, Option<i32>) {
        let edition = delivery.edition.0;
        match self.editions.words(delivery).await {
            Ok(Words::Message(words)) => self.send(delivery, &words).await,
            Ok(Words::Nothing) => (Judged::Pointless, None),
            Err(error) if error.is_transient() => {
                tracing::warn!(%error, edition, "an edition can't be read now");
                sleep(BREATH).await;
                (Judged::NotAttempted, None)
            }
            Err(error) => {
                tracing::error!(%error, edition, "an edition can't be read");
                (Judged::Broken, None)
            }
        }
    }

    async fn send(&self, delivery: &Claimed, words: &Worded) -> (Judged, Option<i32>) {
        let (outbound, chat) = (&self.worker.outbound, delivery.telegram_id);
        let late = || self.editions.message(delivery);
        let mut outcome = message::send_late(outbound, Lane::Digest, chat, late).await;
        if outcome == Outcome::Rejected(Rejection::EntityError) {
            self.quarantine(delivery).await;
            let (Worded::Formatted(message) | Worded::Plain(message)) = words;
            outcome = message::send_plain(outbound, Lane::Digest, chat, message).await;
        }
        let message_id = match &outcome {
            Outcome::Sent { message_ids } => message_ids.first().copied(),
            _ => None,
        };
        let pointless = outcome == Outcome::NotAttempted(Unsent::Pointless);
        let outcome = judged(&outcome);
        if outcome == Judged::NotAttempted && !pointless {
            sleep(BREATH).await;
        }
        (outcome, message_id)
    }

    async fn quarantine(&self, delivery: &Claimed) {
        let edition = delivery.edition;
        tracing::error!(edition = edition.0, "telegram can't read an edition; it goes out plain");
        if let Err(error) = self.worker.app.quarantine(edition).await {
            tracing::error!(%error, edition = edition.0, "nor could that be noted");
        }
    }
}
