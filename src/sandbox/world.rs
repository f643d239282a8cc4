use std::{
    collections::BTreeMap,
    sync::{
        Mutex, RwLock,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::{
    callbacks::Callbacks,
    chat::{Chat, Chats},
    counts::Tally,
    draw::Draw,
    error::{ApiError, BLOCKED},
    events::Events,
    faults::Faults,
    files::Files,
    limits::Bulk,
    lock::{lock, read, write},
    options::{Hooks, Options},
    people::{Group, Person, Status},
    profile::Profile,
    updates::Updates,
};

/// Everything the sandbox knows. Locks are taken in this order: groups, one chat, anything else.
#[derive(Debug)]
pub struct World {
    pub options: Options,
    pub hooks: Hooks,
    pub bot_id: i64,
    pub chats: Chats,
    pub groups: Mutex<BTreeMap<i64, Group>>,
    pub updates: Updates,
    pub events: Events,
    pub files: Files,
    pub faults: Faults,
    pub tally: Tally,
    pub draw: Draw,
    pub bulk: Mutex<Bulk>,
    pub callbacks: Callbacks,
    pub profile: Profile,
    /// Cancelled when the sandbox stops: nobody waits any longer.
    pub stopping: CancellationToken,
    people: RwLock<BTreeMap<i64, Person>>,
    born: Instant,
    message_id: AtomicI64,
    album_id: AtomicU64,
}

impl World {
    pub fn new(options: Options, hooks: Hooks) -> Self {
        let bot_id = options.token.split(':').next().and_then(|id| id.parse().ok());
        let bulk = Bulk::new(options.bulk_per_second, options.burst, options.penalty);
        Self {
            bot_id: bot_id.unwrap_or(1_234_567_890),
            chats: Chats::new(),
            groups: Mutex::default(),
            updates: Updates::new(),
            events: Events::new(!options.api_only),
            files: Files::default(),
            faults: Faults::default(),
            tally: Tally::default(),
            draw: Draw::new(options.seed),
            bulk: Mutex::new(bulk),
            callbacks: Callbacks::default(),
            profile: Profile::default(),
            stopping: CancellationToken::new(),
            people: RwLock::default(),
            born: Instant::now(),
            message_id: AtomicI64::new(0),
            album_id: AtomicU64::new(13_000_000_000_000_000),
            options,
            hooks,
        }
    }

    /// The bot as a Bot API `User`.
    pub fn me(&self) -> Value {
        json!({
            "id": self.bot_id, "is_bot": true, "first_name": self.options.first_name,
            "username": self.options.username,
        })
    }

    /// Milliseconds since the sandbox began.
    pub fn now_ms(&self) -> u32 {
        u32::try_from(self.born.elapsed().as_millis()).unwrap_or(u32::MAX)
    }

    /// Unix milliseconds of the lent clock, or of the machine's.
    #[expect(
        clippy::disallowed_methods,
        reason = "the sandbox knows nothing of ours; whoever has a clock lends it"
    )]
    pub fn unix_ms(&self) -> i64 {
        match &self.hooks.now {
            Some(now) => now().timestamp_millis(),
            None => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
            }
        }
    }

    pub fn unix(&self) -> i64 {
        self.unix_ms().div_euclid(1000)
    }

    /// The lent clock's time for the page, RFC 3339.
    pub fn clock(&self) -> Option<String> {
        self.hooks.now.as_ref().map(|now| now().to_rfc3339())
    }

    pub fn next_message_id(&self) -> i64 {
        self.message_id.fetch_add(1, Ordering::Relaxed) + 1
    }

    pub fn next_album_id(&self) -> String {
        self.album_id.fetch_add(1, Ordering::Relaxed).to_string()
    }

    pub fn put_person(&self, person: Person) {
        write(&self.people).insert(person.id, person);
        self.events.push("people", json!({}));
    }

    /// A person with the next free id, which `make` is given.
    pub fn new_person(&self, make: impl FnOnce(i64) -> Person) -> Person {
        let mut people = write(&self.people);
        let id = people.keys().next_back().map_or(7001, |last| last + 1);
        let person = make(id);
        people.insert(id, person.clone());
        drop(people);
        self.events.push("people", json!({}));
        person
    }

    pub fn people(&self) -> Vec<Person> {
        read(&self.people).values().cloned().collect()
    }

    /// Known people, and whoever is in the ranges of started chats.
    pub fn person(&self, id: i64) -> Option<Person> {
        if let Some(person) = read(&self.people).get(&id) {
            return Some(person.clone());
        }
        self.in_range(id).then(|| Person::new(id, format!("Warga {id}")))
    }

    pub fn change_person(&self, id: i64, change: impl FnOnce(&mut Person)) -> bool {
        let found = write(&self.people).get_mut(&id).map(change).is_some();
        self.events.push("people", json!({}));
        found
    }

    /// A Bot API `User`, the bot included.
    pub fn user(&self, id: i64) -> Option<Value> {
        if id == self.bot_id { Some(self.me()) } else { Some(self.person(id)?.user()) }
    }

    /// A Bot API `Chat`.
    pub fn chat(&self, id: i64) -> Option<Value> {
        if id < 0 {
            return Some(lock(&self.groups).get(&id)?.chat());
        }
        Some(self.person(id)?.chat())
    }

    /// The one the page plays in.
    pub fn first_group(&self) -> Option<Group> {
        lock(&self.groups).values().find(|group| group.migrated_to.is_none()).cloned()
    }

    /// The other ones that somebody can play in.
    pub fn groups_after_first(&self) -> Vec<Group> {
        let groups = lock(&self.groups);
        let open = groups.values().filter(|group| group.migrated_to.is_none());
        open.skip(1).filter(|group| group.members.len() > 1).cloned().collect()
    }

    pub fn new_chat(&self, id: i64) -> Chat {
        Chat::new(self.in_range(id), self.options.chat_burst)
    }

    /// The private chat, if the bot may know it: somebody who never existed is "not found".
    pub fn private(&self, id: i64) -> Result<Value, ApiError> {
        let person = self.person(id).ok_or_else(|| ApiError::bad_request("chat not found"))?;
        if person.deactivated {
            return Err(ApiError::forbidden("user is deactivated"));
        }
        Ok(person.chat())
    }

    fn in_range(&self, id: i64) -> bool {
        self.options.started.iter().any(|range| range.contains(&id))
    }
}

impl Chat {
    /// Whether the bot may write to this private chat.
    pub fn open(&self) -> Result<(), ApiError> {
        if self.blocked {
            return Err(ApiError::forbidden(BLOCKED));
        }
        if !self.started {
            return Err(ApiError::forbidden("bot can't initiate conversation with a user"));
        }
        Ok(())
    }
}

impl Group {
    /// Whether the bot may write here.
    pub fn open(&self, bot: i64) -> Result<(), ApiError> {
        if let Some(to) = self.migrated_to {
            return Err(ApiError::migrated(to));
        }
        match self.status(bot) {
            Some(status) if status.is_present() => Ok(()),
            Some(Status::Kicked) => {
                Err(ApiError::forbidden(format!("bot was kicked from the {} chat", self.kind())))
            }
            _ => {
                let text = format!("bot is not a member of the {} chat", self.kind());
                Err(ApiError::forbidden(text))
            }
        }
    }
}
