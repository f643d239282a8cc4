use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{
    Sandbox,
    hearing::{Impossible, Said},
    limits::Window,
    lock::lock,
    people::{Group, Status},
};

/// Groups and who stands how in them.
impl Sandbox {
    /// The bot is put in as an administrator. Ids from -1000000000000 down are supergroups.
    pub fn add_group(
        &self,
        id: i64,
        title: &str,
        forum: bool,
        members: impl IntoIterator<Item = (i64, Status)>,
    ) {
        let mut members: BTreeMap<_, _> = members.into_iter().collect();
        members.entry(self.world.bot_id).or_insert(Status::Administrator);
        let group = Group {
            id,
            title: title.to_owned(),
            forum,
            members,
            topics: BTreeMap::new(),
            migrated_to: None,
            window: Window::default(),
            last_message_id: 0,
        };
        lock(&self.world.groups).insert(id, group);
        self.world.events.push("people", json!({}));
    }

    /// A topic of a forum; the id is what sends name as `message_thread_id`.
    pub fn add_topic(&self, group: i64, thread: i64, name: &str) {
        if let Some(group) = lock(&self.world.groups).get_mut(&group) {
            group.topics.insert(thread, name.to_owned());
            group.last_message_id = group.last_message_id.max(thread);
        }
    }

    /// Sends to it then get "message thread not found"; like in Telegram no update says so.
    pub fn delete_topic(&self, group: i64, thread: i64) {
        if let Some(group) = lock(&self.world.groups).get_mut(&group) {
            group.topics.remove(&thread);
        }
    }

    /// Somebody who may deletes a message of the group; like in Telegram no update says so.
    pub fn delete_message(&self, group: i64, message: i64) -> Result<(), Impossible> {
        let gone = self.world.chats.with(group, |chat| chat.remove(message)).flatten();
        gone.ok_or_else(|| Impossible::because("That message is not there."))?;
        self.world.events.push("deleted", json!({"chat_id": group, "message_id": message}));
        Ok(())
    }

    /// Changes a member's standing, the bot's too: a `my_chat_member` or `chat_member` update.
    pub fn set_member(&self, group: i64, user: i64, status: Status) -> Result<(), Impossible> {
        let unknown =
            |what: &str, id: i64| Impossible::because(format!("There is no {what} {id}."));
        let world = &self.world;
        let who = world.user(user).ok_or_else(|| unknown("person", user))?;
        let (chat, old, by, bot_is_admin) = {
            let mut groups = lock(&world.groups);
            let group = groups.get_mut(&group).ok_or_else(|| unknown("group", group))?;
            let creator = group.members.iter().find(|(_, s)| **s == Status::Creator);
            let by = creator.map_or(user, |(id, _)| *id);
            let old = group.members.insert(user, status).unwrap_or(Status::Left);
            let bot = group.status(world.bot_id);
            (group.chat(), old, by, bot.is_some_and(Status::is_admin))
        };
        world.events.push("people", json!({}));
        let kind = if user == world.bot_id { "my_chat_member" } else { "chat_member" };
        if old != status && (bot_is_admin || user == world.bot_id) {
            let update = json!({
                "chat": chat, "from": world.user(by), "date": world.unix(),
                "old_chat_member": old.member(who.clone()), "new_chat_member": status.member(who),
            });
            world.updates.push(kind, update);
        }
        Ok(())
    }

    /// Makes a basic group a supergroup; the answer is the new id. The old one answers with
    /// `migrate_to_chat_id` from then on.
    pub fn upgrade_group(&self, old: i64) -> Result<i64, Impossible> {
        let new = -1_000_000_000_000 + old.max(-999_999_999_999);
        let speaker = {
            let groups = lock(&self.world.groups);
            let group = groups
                .get(&old)
                .filter(|group| group.migrated_to.is_none() && !group.is_super())
                .ok_or_else(|| Impossible::because(format!("{old} is not a basic group.")))?;
            let present = group
                .members
                .iter()
                .find(|(id, status)| **id != self.world.bot_id && status.is_present());
            *present.ok_or_else(|| Impossible::because("Nobody is in the group."))?.0
        };
        let note = |name: &str, id: i64| Said {
            body: Map::from_iter([(name.to_owned(), Value::from(id))]),
            ..Said::default()
        };
        self.world.hear(speaker, old, note("migrate_to_chat_id", new))?;
        {
            let mut groups = lock(&self.world.groups);
            if let Some(group) = groups.get_mut(&old) {
                group.migrated_to = Some(new);
                let mut upgraded = group.clone();
                upgraded.id = new;
                upgraded.migrated_to = None;
                groups.insert(new, upgraded);
            }
        }
        self.world.hear(speaker, new, note("migrate_from_chat_id", old))?;
        Ok(new)
    }
}
