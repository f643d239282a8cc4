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

/// A person's chat takes one a second, and for a while more than that.
const PERSON: Duration = Duration::from_secs(1);
/// A group takes 20 a minute, edits included.
const GROUP: usize = 20;
/// Cards and notices leave room in a group for answers to the people in it.
const GROUP_UNASKED: usize = 16;
/// A second more than a minute, since the network shifts arrivals.
const GROUP_SPAN: Duration = Duration::from_secs(61);
const SWEEP_FROM: usize = 1024;

/// How many messages a person may get at once. A dialogue that answers quickly stays below.
fn burst(lane: Lane) -> u32 {
    match lane {
        Lane::Reply => 6,
        Lane::Notice => 5,
        Lane::Announcement | Lane::Digest => 1,
    }
}

#[derive(Debug)]
pub struct Chats {
    persons: HashMap<i64, Person>,
    groups: HashMap<i64, Group>,
    sweep_at: usize,
}

/// Small: in a fast broadcast there are thousands.
#[derive(Debug)]
struct Person {
    /// When what was sent is made up for, at one a second.
    even_at: Instant,
    paused_until: Instant,
}

#[derive(Debug)]
struct Group {
    /// Times of the latest messages, oldest first.
    sent: VecDeque<Instant>,
    paused_until: Instant,
}

impl Chats {
    pub fn new() -> Self {
        Self { persons: HashMap::new(), groups: HashMap::new(), sweep_at: SWEEP_FROM }
    }

    /// Notes that `weight` messages go to a chat now, or says when to try again.
    pub fn take(
        &mut self,
        lane: Lane,
        target: Target,
        weight: u32,
        now: Instant,
    ) -> Result<(), Instant> {
        self.sweep(now);
        match target {
            Target::Private(id) => self.person(id, now).take(lane, weight, now),
            Target::Group(id) => self.group(id, now).take(lane, weight as usize, now),
            Target::Nobody => Ok(()),
        }
    }

    /// Telegram refused this chat's message with 429: nothing goes there for so long.
    pub fn pause(&mut self, target: Target, now: Instant, retry_after: Duration) {
        let paused_until = match target {
            Target::Private(id) => &mut self.person(id, now).paused_until,
            Target::Group(id) => &mut self.group(id, now).paused_until,
            Target::Nobody => return,
        };
        *paused_until = (*paused_until).max(now + retry_after + MARGIN);
    }

    /// Whether this person got more than one message just now.
    pub fn in_dialogue(&self, id: i64, now: Instant) -> bool {
        self.persons.get(&id).is_some_and(|person| person.even_at > now + PERSON)
    }

    fn person(&mut self, id: i64, now: Instant) -> &mut Person {
        self.persons.entry(id).or_insert(Person { even_at: now, paused_until: now })
    }

    fn group(&mut self, id: i64, now: Instant) -> &mut Group {
        self.groups.entry(id).or_insert(Group { sent: VecDeque::new(), paused_until: now })
    }

    /// Drops idle chats. The maps may double between two sweeps, so a message pays for one entry.
    fn sweep(&mut self, now: Instant) {
        if self.persons.len() + self.groups.len() < self.sweep_at {
            return;
        }
        self.persons.retain(|_, person| person.even_at.max(person.paused_until) > now);
        self.groups.retain(|_, group| {
            group.paused_until > now || group.sent.back().is_some_and(|at| *at + GROUP_SPAN > now)
        });
        self.sweep_at = SWEEP_FROM.max((self.persons.len() + self.groups.len()) * 2);
    }
}

impl Person {
    fn take(&mut self, lane: Lane, weight: u32, now: Instant) -> Result<(), Instant> {
        // An album goes when one message could: it may be larger than any burst.
        let ahead = now + PERSON * (burst(lane) - 1);
        let then = self.paused_until.max(now + self.even_at.saturating_duration_since(ahead));
        if then > now {
            return Err(then);
        }
        self.even_at = self.even_at.max(now) + PERSON * weight;
        Ok(())
    }
}

impl Group {
    fn take(&mut self, lane: Lane, weight: usize, now: Instant) -> Result<(), Instant> {
        let limit = if lane == Lane::Reply { GROUP } else { GROUP_UNASKED };
        // An album that is larger than the limit goes once the group is quiet.
        let room = limit.saturating_sub(weight);
        let in_the_way = self.sent.iter().rev().nth(room);
        let free = in_the_way.map_or(now, |at| *at + GROUP_SPAN);
        let then = self.paused_until.max(free);
        if then > now {
            return Err(then);
        }
        self.sent.extend((0..weight).map(|_| now));
        self.sent.drain(..self.sent.len().saturating_sub(GROUP));
        Ok(())
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
        assert_eq!(fill(&mut Chats::new(), Lane::Reply, person, 100, SECOND), 6);
        let mut chats = Chats::new();
        assert_eq!(fill(&mut chats, Lane::Reply, person, 100, 10 * SECOND), 15);
        assert_eq!(fill(&mut chats, Lane::Digest, person, 100, 5 * SECOND), 0);
    }

    #[test]
    fn an_album_waits_for_all_its_places() {
        let (mut chats, now) = (Chats::new(), Instant::now());
        let group = Target::Group(-7);
        assert_eq!(chats.take(Lane::Reply, group, 10, now), Ok(()));
        assert_eq!(chats.take(Lane::Reply, group, 10, now + SECOND), Ok(()));
        assert_eq!(chats.take(Lane::Reply, group, 1, now + 2 * SECOND), Err(now + GROUP_SPAN));
        assert_eq!(chats.take(Lane::Reply, Target::Private(7), 10, now), Ok(()));
    }

    #[test]
    fn a_paused_chat_delays_only_itself() {
        let (mut chats, now) = (Chats::new(), Instant::now());
        chats.pause(Target::Private(7), now, 3 * SECOND);
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
        assert!(chats.persons.len() < 3_000, "{}", chats.persons.len());
    }
}
