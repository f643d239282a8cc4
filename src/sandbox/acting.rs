use axum::body::Bytes;
use serde_json::{Map, Value, json};

use super::{
    Sandbox,
    chat::Chat,
    entity::Formatted,
    hearing::{Impossible, Said},
    lock::lock,
    markup::has_data,
    params::Upload,
    people::{Person, Status},
    picture::picture,
};

/// What people do. Every deed answers the new message's id.
impl Sandbox {
    pub fn add_person(&self, person: Person) {
        self.world.put_person(person);
    }

    /// With the next free id.
    pub fn new_person(&self, first_name: &str, language_code: Option<&str>) -> Person {
        self.world.new_person(|id| Person {
            language_code: language_code.map(str::to_owned),
            ..Person::new(id, first_name)
        })
    }

    /// Presses start.
    pub fn start_chat(&self, user: i64) -> Result<i64, Impossible> {
        self.text(user, user, "/start")
    }

    pub fn text(&self, user: i64, chat: i64, text: &str) -> Result<i64, Impossible> {
        self.say(user, chat, Said { body: text_body(text)?, ..said() })
    }

    pub fn reply(&self, user: i64, chat: i64, to: i64, text: &str) -> Result<i64, Impossible> {
        let body = text_body(text)?;
        self.say(user, chat, Said { body, reply_to: Some(to), ..said() })
    }

    pub fn text_in_topic(
        &self,
        user: i64,
        chat: i64,
        thread: i64,
        text: &str,
    ) -> Result<i64, Impossible> {
        let body = text_body(text)?;
        self.say(user, chat, Said { body, thread: Some(thread), ..said() })
    }

    /// An administrator writes in the group's name: from GroupAnonymousBot.
    pub fn anonymous_text(
        &self,
        user: i64,
        chat: i64,
        to: Option<i64>,
        text: &str,
    ) -> Result<i64, Impossible> {
        let body = text_body(text)?;
        self.say(user, chat, Said { body, reply_to: to, anonymous: true, ..said() })
    }

    /// A button of an inline keyboard, by its data; the answer is the callback's id.
    pub fn press(
        &self,
        user: i64,
        chat: i64,
        message: i64,
        data: &str,
    ) -> Result<String, Impossible> {
        let world = &self.world;
        let from = world.user(user).ok_or_else(|| Impossible::because("Nobody presses."))?;
        if chat < 0 {
            let present = lock(&world.groups).get(&chat).and_then(|group| group.status(user));
            if !present.is_some_and(Status::is_present) {
                return Err(Impossible::because(format!("{user} is not in that group.")));
            }
        }
        let pressed = |chat: &mut Chat| {
            let stored = chat.find(message).filter(|stored| stored.outgoing);
            let stored = stored.ok_or_else(|| Impossible::because("That message is not there."))?;
            if !has_data(&stored.message["reply_markup"], data) {
                return Err(Impossible::because("That message has no such button."));
            }
            let message = Value::clone(&stored.message);
            chat.heard_at = Some(world.now_ms());
            Ok(message)
        };
        let nothing = || Err(Impossible::because("That message is not there."));
        let shown = world.chats.with(chat, pressed).unwrap_or_else(nothing)?;
        Ok(self.pressed(&from, chat, shown, data))
    }

    /// The newest button with this label.
    pub fn tap(&self, user: i64, chat: i64, label: &str) -> Result<String, Impossible> {
        let found = self.messages(chat).into_iter().rev().find_map(|message| {
            let rows = message["reply_markup"]["inline_keyboard"].as_array()?;
            let mut buttons = rows.iter().filter_map(Value::as_array).flatten();
            let button = buttons.find(|button| button["text"] == label)?;
            Some((message["message_id"].as_i64()?, button["callback_data"].as_str()?.to_owned()))
        });
        let missing = || Impossible::because(format!("No button says “{label}”."));
        let (message, data) = found.ok_or_else(missing)?;
        self.press(user, chat, message, &data)
    }

    /// A press on a button that may be gone by now, as from an old screen.
    pub fn press_stale(
        &self,
        user: i64,
        chat: i64,
        message: i64,
        data: &str,
    ) -> Result<String, Impossible> {
        let world = &self.world;
        let from = world.user(user).ok_or_else(|| Impossible::because("Nobody presses."))?;
        let place = world.chat(chat).ok_or_else(|| Impossible::because("There is no chat."))?;
        let find = |chat: &mut Chat| {
            chat.heard_at = Some(world.now_ms());
            chat.find(message).map(|stored| Value::clone(&stored.message))
        };
        let gone = json!({"chat": place, "message_id": message, "date": 0});
        let shown = world.chats.with(chat, find).flatten().unwrap_or(gone);
        Ok(self.pressed(&from, chat, shown, data))
    }

    pub fn photo(&self, user: i64, chat: i64, caption: &str) -> Result<i64, Impossible> {
        let picture = picture(self.world.draw.number()).into();
        Ok(self.album_of(user, chat, vec![picture], caption)?[0])
    }

    /// `n` pictures at once, each a message and an update of its own.
    pub fn album(
        &self,
        user: i64,
        chat: i64,
        n: usize,
        caption: &str,
    ) -> Result<Vec<i64>, Impossible> {
        let pictures = (0..n).map(|_| picture(self.world.draw.number()).into()).collect();
        self.album_of(user, chat, pictures, caption)
    }

    /// One picture, or an album of 2 to 10; the caption is the first one's.
    pub fn album_of(
        &self,
        user: i64,
        chat: i64,
        pictures: Vec<Bytes>,
        caption: &str,
    ) -> Result<Vec<i64>, Impossible> {
        if !(1..=10).contains(&pictures.len()) {
            return Err(Impossible::because("An album has one to ten pictures."));
        }
        let album = (pictures.len() > 1).then(|| self.world.next_album_id());
        let mut bodies = Vec::new();
        for picture in pictures {
            let kept = self.world.files.add_photo(picture);
            let photo = kept.map_err(|_| Impossible::because("That is not a picture."))?;
            let mut body = content("photo", photo);
            if let Some(album) = &album {
                body.insert("media_group_id".into(), album.clone().into());
            }
            bodies.push(body);
        }
        Formatted::plain(caption).write(&mut bodies[0], "caption", "caption_entities");
        bodies.into_iter().map(|b| self.say(user, chat, Said { body: b, ..said() })).collect()
    }

    /// The person's own number, as the contact button sends it.
    pub fn contact(&self, user: i64, chat: i64) -> Result<i64, Impossible> {
        let person = self.world.person(user);
        let person = person.ok_or_else(|| Impossible::because("There is no such person."))?;
        let contact = json!({
            "phone_number": person.phone, "first_name": person.first_name, "user_id": user,
        });
        self.say(user, chat, Said { body: content("contact", contact), ..said() })
    }

    /// Somebody else's card; `owner` if they are on Telegram.
    pub fn foreign_contact(
        &self,
        user: i64,
        chat: i64,
        phone: &str,
        owner: Option<i64>,
    ) -> Result<i64, Impossible> {
        let mut contact = json!({"phone_number": phone, "first_name": "Teman"});
        if let Some(owner) = owner {
            contact["user_id"] = owner.into();
        }
        self.say(user, chat, Said { body: content("contact", contact), ..said() })
    }

    /// Degrees.
    pub fn location(
        &self,
        user: i64,
        chat: i64,
        latitude: f64,
        longitude: f64,
    ) -> Result<i64, Impossible> {
        let location = json!({"latitude": latitude, "longitude": longitude});
        self.say(user, chat, Said { body: content("location", location), ..said() })
    }

    pub fn sticker(&self, user: i64, chat: i64) -> Result<i64, Impossible> {
        let sticker = json!({
            "file_id": "CAACAgUAAxkBsticker", "file_unique_id": "AgADsticker", "file_size": 9000,
            "width": 512, "height": 512, "type": "regular", "is_animated": false,
            "is_video": false, "emoji": "👍",
        });
        self.say(user, chat, Said { body: content("sticker", sticker), ..said() })
    }

    pub fn voice(&self, user: i64, chat: i64) -> Result<i64, Impossible> {
        let voice = json!({
            "file_id": "AwACAgUAAxkBvoice", "file_unique_id": "AgADvoice", "file_size": 12_000,
            "duration": 4, "mime_type": "audio/ogg",
        });
        self.say(user, chat, Said { body: content("voice", voice), ..said() })
    }

    /// One file, or several sent together; the words are the last one's, as Telegram's apps have it.
    pub fn documents(
        &self,
        user: i64,
        chat: i64,
        files: Vec<Upload>,
        caption: &str,
    ) -> Result<Vec<i64>, Impossible> {
        let album = (files.len() > 1).then(|| self.world.next_album_id());
        let mut bodies = Vec::new();
        for file in files {
            let kept = self.world.files.add_document(file);
            let document = kept.map_err(|_| Impossible::because("The file is empty."))?;
            let mut body = content("document", document);
            body.extend(album.iter().map(|id| ("media_group_id".into(), id.clone().into())));
            bodies.push(body);
        }
        let last = bodies.last_mut().ok_or_else(|| Impossible::because("There is no file."))?;
        Formatted::plain(caption).write(last, "caption", "caption_entities");
        bodies.into_iter().map(|body| self.say(user, chat, Said { body, ..said() })).collect()
    }

    pub fn document(
        &self,
        user: i64,
        chat: i64,
        name: &str,
        bytes: Bytes,
        caption: &str,
    ) -> Result<i64, Impossible> {
        let file = Upload { name: name.into(), mime: None, bytes };
        Ok(self.documents(user, chat, vec![file], caption)?[0])
    }

    /// A text forwarded from somebody else.
    pub fn forward(
        &self,
        user: i64,
        chat: i64,
        author: i64,
        text: &str,
    ) -> Result<i64, Impossible> {
        let author = self.world.user(author);
        let author = author.ok_or_else(|| Impossible::because("Nobody wrote that."))?;
        let mut body = text_body(text)?;
        let origin = json!({"type": "user", "sender_user": author, "date": self.world.unix()});
        body.insert("forward_origin".into(), origin);
        self.say(user, chat, Said { body, ..said() })
    }

    /// Changes a text or a caption of one's own message.
    pub fn edit(&self, user: i64, chat: i64, message: i64, text: &str) -> Result<(), Impossible> {
        let new = Formatted::plain(text);
        self.world.hear_edit(user, chat, message, |fields| {
            if fields.contains_key("text") {
                new.write(fields, "text", "entities");
            } else {
                new.write(fields, "caption", "caption_entities");
            }
        })?;
        Ok(())
    }

    /// The answer is the inline query's id; [`Sandbox::callback_answer`] then has the results as
    /// JSON text.
    pub fn inline_query(&self, user: i64, query: &str) -> Result<String, Impossible> {
        let from = self.world.user(user).ok_or_else(|| Impossible::because("Nobody asks."))?;
        let id = self.world.callbacks.open(user, user);
        let update = json!({
            "id": id, "from": from, "query": query, "offset": "", "chat_type": "private",
        });
        self.world.updates.push("inline_query", update);
        Ok(id)
    }

    pub fn block(&self, user: i64) -> Result<(), Impossible> {
        self.set_blocked(user, true)
    }

    pub fn unblock(&self, user: i64) -> Result<(), Impossible> {
        self.set_blocked(user, false)
    }

    /// A `my_chat_member` update, where it changes anything.
    pub fn set_blocked(&self, user: i64, blocked: bool) -> Result<(), Impossible> {
        let world = &self.world;
        let nobody = || Impossible::because(format!("There is no person {user}."));
        let person = world.person(user).ok_or_else(nobody)?;
        let changed = world.chats.with_new(
            user,
            || world.new_chat(user),
            |chat| Ok::<_, Impossible>(std::mem::replace(&mut chat.blocked, blocked) != blocked),
        )?;
        if !changed {
            return Ok(());
        }
        let (old, new) = match blocked {
            true => (Status::Member, Status::Kicked),
            false => (Status::Kicked, Status::Member),
        };
        let update = json!({
            "chat": person.chat(), "from": person.user(), "date": world.unix(),
            "old_chat_member": old.member(world.me()), "new_chat_member": new.member(world.me()),
        });
        world.updates.push("my_chat_member", update);
        world.events.push("people", json!({"user_id": user}));
        Ok(())
    }

    /// The account is deleted: sends get 403, and no update says so.
    pub fn deactivate(&self, user: i64) {
        self.world.change_person(user, |person| person.deactivated = true);
    }

    /// Any update as JSON, given the next update id.
    pub fn raw_update(&self, update: Value) -> u32 {
        self.world.updates.push_raw(update)
    }

    /// Delivers an update once more under its old id.
    pub fn repeat_update(&self, update: Value) {
        self.world.updates.repeat(update);
    }

    fn say(&self, user: i64, chat: i64, said: Said) -> Result<i64, Impossible> {
        let message = self.world.hear(user, chat, said)?;
        Ok(message["message_id"].as_i64().unwrap_or_default())
    }

    fn pressed(&self, from: &Value, chat: i64, message: Value, data: &str) -> String {
        let id = self.world.callbacks.open(from["id"].as_i64().unwrap_or_default(), chat);
        let update = json!({
            "id": id, "from": from, "message": message, "chat_instance": format!("{}", chat ^ 77),
            "data": data,
        });
        self.world.updates.push("callback_query", update);
        id
    }
}

fn said() -> Said {
    Said::default()
}

fn content(name: &str, value: Value) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), value)])
}

fn text_body(text: &str) -> Result<Map<String, Value>, Impossible> {
    let text = Formatted::plain(text);
    if !(1..=4096).contains(&text.units()) {
        return Err(Impossible::because("A message has 1 to 4,096 characters."));
    }
    let mut body = Map::new();
    text.write(&mut body, "text", "entities");
    Ok(body)
}
