//! What each chat got lately, so that a chat that has had enough delays only itself.

use std::{
    collections::{HashMap, VecDeque},
    time::Duration,
};

use tokio::time::Instant;

use super::{
    lane::{Lane, Target},
    pacer::MARGIN,
};

/// A limit: so many messages in so long a time.
struct Limit {
    messages: usize,
    span: Duration,
}

/// Telegram takes short bursts in a private chat; a dialogue that answers quickly stays below.
const PERSON_IN_DIALOGUE: Limit = Limit { messages: 5, span: Duration::from_secs(5) };
const PERSON: Limit = Limit { messages: 1, span: Duration::from_secs(1) };
/// 20 a minute with edits; a second more than a minute, since the network shifts arrivals.
const GROUP: Limit = Limit { messages: 20, span: Duration::from_secs(61) };
/// Cards leave room in a group for answers to the people in it.
const GROUP_UNASKED: Limit = Limit { messages: 16, span: Duration::from_secs(61) };

const SWEEP_FROM: usize = 1024;

#[derive(Debug)]
pub struct Chats {
    known: HashMap<i64, Chat>,
    sweep_at: usize,
}

#[derive(Debug, Default)]
struct Chat {
    /// Times of the latest messages, oldest first.
    sent: VecDeque<Instant>,
    paused_until: Option<Instant>,
}

impl Chats {
    pub fn new() -> Self {
        Self { known: HashMap::new(), sweep_at: SWEEP_FROM }
    }

    /// Notes that `weight` messages go to a chat now, or says when to try again.
    pub fn take(
        &mut self,
        lane: Lane,
        target: Target,
        weight: u32,
        now: Instant,
    ) -> Result<(), Instant> {
        let (id, limit, longest) = match (target, lane) {
            (Target::Nobody, _) => return Ok(()),
            (Target::Private(id), Lane::Reply) => (id, PERSON_IN_DIALOGUE, PERSON_IN_DIALOGUE),
            (Target::Private(id), _) => (id, PERSON, PERSON_IN_DIALOGUE),
            (Target::Group(id), Lane::Reply) => (id, GROUP, GROUP),
            (Target::Group(id), _) => (id, GROUP_UNASKED, GROUP),
        };
        self.sweep(now);
        let chat = self.known.entry(id).or_default();
        chat.ready(&limit, weight, now)?;
        chat.note(weight, &longest, now);
        Ok(())
    }

    /// Telegram refused this chat's message with 429: nothing goes there for so long.
    pub fn pause(&mut self, id: i64, now: Instant, retry_after: Duration) {
        let until = Some(now + retry_after + MARGIN);
        let chat = self.known.entry(id).or_default();
        chat.paused_until = chat.paused_until.max(until);
    }

    /// Drops idle chats. The map may double between two sweeps, so a message pays for one entry.
    fn sweep(&mut self, now: Instant) {
        if self.known.len() < self.sweep_at {
            return;
        }
        self.known.retain(|id, chat| !chat.idle(*id, now));
        self.sweep_at = SWEEP_FROM.max(self.known.len() * 2);
    }
}

impl Chat {
    fn ready(&self, limit: &Limit, weight: u32, now: Instant) -> Result<(), Instant> {
        if let Some(until) = self.paused_until.filter(|until| *until > now) {
            return Err(until);
        }
        // An album larger than the limit goes once the chat is quiet.
        let room = limit.messages.saturating_sub(weight as usize);
        let Some(last_in_the_way) = self.sent.iter().rev().nth(room) else { return Ok(()) };
        let free = *last_in_the_way + limit.span;
        if free > now { Err(free) } else { Ok(()) }
    }

    fn note(&mut self, weight: u32, longest: &Limit, now: Instant) {
        self.sent.extend((0..weight).map(|_| now));
        let surplus = self.sent.len().saturating_sub(longest.messages);
        self.sent.drain(..surplus);
    }

    fn idle(&self, id: i64, now: Instant) -> bool {
        // Telegram's groups have negative ids.
        let span = if id < 0 { GROUP.span } else { PERSON_IN_DIALOGUE.span };
        self.paused_until.is_none_or(|until| until <= now)
            && self.sent.back().is_none_or(|last| *last + span <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn fill(chats: &mut Chats, lane: Lane, target: Target, count: usize, span: Duration) -> usize {
        let mut now = Instant::now();
        let end = now + span;
        let mut sent = 0;
        while sent < count {
            match chats.take(lane, target, 1, now) {
                Ok(()) => sent += 1,
                Err(then) if then >= end => break,
                Err(then) => now = then,
            }
        }
        sent
    }

    #[test]
    fn a_group_gets_20_a_minute_and_cards_leave_room_for_answers() {
        let group = Target::Group(-7);
        let minute = 60 * SECOND;
        assert_eq!(fill(&mut Chats::new(), Lane::Reply, group, 100, minute), 20);
        let mut chats = Chats::new();
        assert_eq!(fill(&mut chats, Lane::Notice, group, 100, minute), 16);
        assert_eq!(fill(&mut chats, Lane::Reply, group, 100, minute), 4);
    }

    #[test]
    fn a_person_gets_one_a_second_and_a_short_burst_in_a_dialogue() {
        let person = Target::Private(7);
        assert_eq!(fill(&mut Chats::new(), Lane::Digest, person, 100, 10 * SECOND), 10);
        assert_eq!(fill(&mut Chats::new(), Lane::Reply, person, 100, 5 * SECOND), 5);
        assert_eq!(fill(&mut Chats::new(), Lane::Reply, person, 100, 10 * SECOND), 10);
    }

    #[test]
    fn an_album_waits_for_all_its_places() {
        let (mut chats, now) = (Chats::new(), Instant::now());
        let group = Target::Group(-7);
        assert_eq!(chats.take(Lane::Reply, group, 10, now), Ok(()));
        assert_eq!(chats.take(Lane::Reply, group, 10, now + SECOND), Ok(()));
        assert_eq!(chats.take(Lane::Reply, group, 1, now + 2 * SECOND), Err(now + GROUP.span));
        assert_eq!(chats.take(Lane::Reply, Target::Private(7), 10, now), Ok(()));
    }

    #[test]
    fn a_paused_chat_delays_only_itself() {
        let (mut chats, now) = (Chats::new(), Instant::now());
        chats.pause(7, now, 3 * SECOND);
        let then = now + 3 * SECOND + MARGIN;
        assert_eq!(chats.take(Lane::Reply, Target::Private(7), 1, now), Err(then));
        assert_eq!(chats.take(Lane::Reply, Target::Private(8), 1, now), Ok(()));
        assert_eq!(chats.take(Lane::Reply, Target::Private(7), 1, then), Ok(()));
    }

    #[test]
    fn idle_chats_take_no_memory() {
        let (mut chats, start) = (Chats::new(), Instant::now());
        for n in 0..100_000 {
            let now = start + Duration::from_millis(n);
            assert_eq!(chats.take(Lane::Digest, Target::Private(n as i64), 1, now), Ok(()));
        }
        assert!(chats.known.len() < 12_000, "{}", chats.known.len());
    }
}
