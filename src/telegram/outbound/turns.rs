//! Whose turn it is: three queues in front of one clock.
//!
//! A task of its own hands out the turns, so a message costs no timer while it waits. A message
//! whose chat has had enough is set aside and comes back to the front of its queue when the chat has
//! room again: it delays nobody behind it.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{
    sync::{Notify, oneshot},
    time::{Instant, sleep_until},
};
use tokio_util::sync::{CancellationToken, DropGuard};

use super::{
    chats::Chats,
    lane::{Lane, Target},
    pacer::Pacer,
};

/// A turn that was given: the message may go now.
#[derive(Debug, Clone, Copy)]
pub struct Turn {
    at: Instant,
}

/// The broadcast was closed.
#[derive(Debug, PartialEq, Eq)]
pub struct Closed;

#[derive(Debug)]
pub struct Turns {
    shared: Arc<Shared>,
    _stops_when_dropped: DropGuard,
}

/// What the broadcast is doing, for people.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Messages a second at present.
    pub rate: f64,
    /// Of the pause that Telegram asked for.
    pub pause_left: Option<Duration>,
    /// Messages that wait for their turn.
    pub waiting: usize,
    pub closed: bool,
}

impl Turns {
    /// `rate`: broadcast messages a second. Must be called within a tokio runtime.
    pub fn new(rate: f64) -> Self {
        let closed = CancellationToken::new();
        let shared = Arc::new(Shared {
            state: Mutex::new(State::new(Pacer::new(rate, Instant::now()))),
            changed: Notify::new(),
            closed: closed.clone(),
        });
        tokio::spawn(hand_out(Arc::clone(&shared)));
        Self { shared, _stops_when_dropped: closed.drop_guard() }
    }

    /// Waits until the message may go. Dropping the future gives the place in the queue back.
    pub async fn wait(&self, lane: Lane, target: Target, weight: u32) -> Result<Turn, Closed> {
        let Some(queue) = queue_of(lane) else {
            return Ok(self.wait_for_chat(lane, target, weight).await);
        };
        if self.shared.closed.is_cancelled() {
            return Err(Closed);
        }
        let (give, given) = oneshot::channel();
        self.shared.state().enqueue(queue, Waiter { lane, target, weight, give });
        self.shared.changed.notify_one();
        tokio::select! {
            turn = given => turn.map_err(|_| Closed),
            () = self.shared.closed.cancelled() => Err(Closed),
        }
    }

    /// The message that had this turn was refused with 429. `again`: not for the first time.
    ///
    /// Telegram doesn't say whom it means. A group: that group. A person in a dialogue: that chat,
    /// so that nobody can stop the broadcast by tapping. A broadcast message: the broadcast, unless
    /// others got through since this one was refused before; then it is about its chat.
    pub fn refused(
        &self,
        turn: Turn,
        lane: Lane,
        target: Target,
        retry_after: Duration,
        again: bool,
    ) {
        let now = Instant::now();
        let mut state = self.shared.state();
        let about_its_chat = match target {
            Target::Group(_) => true,
            Target::Private(id) => {
                lane == Lane::Reply
                    || state.chats.in_dialogue(id, now)
                    || (again && state.pacer.recovered())
            }
            Target::Nobody => false,
        };
        if about_its_chat {
            state.chats.pause(target, now, retry_after);
        } else if lane != Lane::Reply {
            state.pacer.refused(turn.at, now, retry_after);
        }
        drop(state);
        self.shared.changed.notify_one();
    }

    pub fn delivered(&self, turn: Turn, lane: Lane) {
        if lane != Lane::Reply {
            self.shared.state().pacer.delivered(turn.at);
        }
    }

    pub fn close(&self) {
        self.shared.closed.cancel();
    }

    /// Waits until Telegram's pause is over; at once where there is none.
    pub async fn resumed(&self) {
        loop {
            let now = Instant::now();
            let Some(left) = self.shared.state().pacer.pause_left(now) else { return };
            sleep_until(now + left).await;
        }
    }

    pub fn pace(&self) -> Pace {
        let state = self.shared.state();
        Pace {
            rate: state.pacer.rate(),
            pause_left: state.pacer.pause_left(Instant::now()),
            waiting: state.queues.iter().map(VecDeque::len).sum::<usize>() + state.set_aside.len(),
            closed: self.shared.closed.is_cancelled(),
        }
    }

    async fn wait_for_chat(&self, lane: Lane, target: Target, weight: u32) -> Turn {
        loop {
            let now = Instant::now();
            let taken = self.shared.state().chats.take(lane, target, weight, now);
            match taken {
                Ok(()) => return Turn { at: now },
                Err(then) => sleep_until(then).await,
            }
        }
    }
}

/// The lanes that share the clock, in order.
fn queue_of(lane: Lane) -> Option<usize> {
    match lane {
        Lane::Reply => None,
        Lane::Notice => Some(0),
        Lane::Announcement => Some(1),
        Lane::Digest => Some(2),
    }
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changed: Notify,
    closed: CancellationToken,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing in here can be left half done by a panic.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug)]
struct Waiter {
    lane: Lane,
    target: Target,
    weight: u32,
    give: oneshot::Sender<Turn>,
}

#[derive(Debug)]
struct State {
    queues: [VecDeque<Waiter>; 3],
    /// Waiting for their chat, by when it has room and in the order they came.
    set_aside: BTreeMap<(Instant, u64), Waiter>,
    set_aside_count: u64,
    pacer: Pacer,
    chats: Chats,
}

/// What the task that hands out turns does next.
enum Next {
    /// A turn was given, perhaps another is due.
    Look,
    Sleep(Instant),
    /// Nobody waits.
    Idle,
}

async fn hand_out(shared: Arc<Shared>) {
    loop {
        let next = shared.state().step(Instant::now());
        let changed = async {
            match next {
                Next::Look => {}
                Next::Sleep(until) => tokio::select! {
                    () = sleep_until(until) => {}
                    () = shared.changed.notified() => {}
                },
                Next::Idle => shared.changed.notified().await,
            }
        };
        tokio::select! {
            biased;
            () = shared.closed.cancelled() => return,
            () = changed => {}
        }
    }
}

impl State {
    fn new(pacer: Pacer) -> Self {
        Self {
            queues: Default::default(),
            set_aside: BTreeMap::new(),
            set_aside_count: 0,
            pacer,
            chats: Chats::new(),
        }
    }

    fn enqueue(&mut self, queue: usize, waiter: Waiter) {
        self.queues[queue].push_back(waiter);
    }

    fn step(&mut self, now: Instant) -> Next {
        self.bring_back(now);
        if self.queues.iter().all(VecDeque::is_empty) {
            return match self.set_aside.first_key_value() {
                Some(((then, _), _)) => Next::Sleep(*then),
                None => Next::Idle,
            };
        }
        let due = self.pacer.due();
        if due > now {
            return Next::Sleep(due);
        }
        self.give_one(now);
        Next::Look
    }

    /// Gives the slot to the first whose chat has room; those before it are set aside.
    fn give_one(&mut self, now: Instant) {
        while let Some(waiter) = self.queues.iter_mut().find_map(VecDeque::pop_front) {
            if waiter.give.is_closed() {
                continue;
            }
            let Waiter { lane, target, weight, .. } = waiter;
            match self.chats.take(lane, target, weight, now) {
                Ok(()) => {
                    if waiter.give.send(Turn { at: now }).is_ok() {
                        self.pacer.take(now, weight);
                        return;
                    }
                }
                Err(then) => {
                    self.set_aside_count += 1;
                    self.set_aside.insert((then, self.set_aside_count), waiter);
                }
            }
        }
    }

    fn bring_back(&mut self, now: Instant) {
        let still = self.set_aside.split_off(&(now, u64::MAX));
        let ready = std::mem::replace(&mut self.set_aside, still);
        for waiter in ready.into_values().rev() {
            if let Some(queue) = queue_of(waiter.lane) {
                self.queues[queue].push_front(waiter);
            }
        }
    }
}

#[cfg(test)]
#[path = "turns_laws.rs"]
mod laws;
