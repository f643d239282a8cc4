//! One method call as it goes over the wire.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use teloxide::requests::Payload;

/// What a file may take longer than a message.
pub const FOR_FILES: Duration = Duration::from_secs(60);

/// A file that is sent from memory.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// The payload's field that the file takes the place of: `photo`, `document`.
    pub field: &'static str,
    pub file_name: String,
    pub bytes: Vec<u8>,
}

#[derive(Debug)]
pub struct Request {
    pub method: &'static str,
    pub body: Body,
    /// Messages it makes: for an album the number of its pictures.
    pub weight: u32,
    /// Time it may take longer than others.
    pub patience: Duration,
}

#[derive(Debug)]
pub enum Body {
    Json(Vec<u8>),
    Form { fields: Vec<(String, String)>, file: Attachment },
}

impl Request {
    pub fn json<P: Payload + Serialize>(payload: &P) -> serde_json::Result<Self> {
        let body = serde_json::to_vec(payload)?;
        let method = method::<P>();
        let weight = if makes_several(method) { count(&body) } else { 1 };
        let patience = payload.timeout_hint().unwrap_or_default();
        Ok(Self { method, body: Body::Json(body), weight, patience })
    }

    /// What the payload has in the attachment's field is replaced by the attachment.
    pub fn form<P: Payload + Serialize>(payload: &P, file: Attachment) -> serde_json::Result<Self> {
        let mut fields: Map<String, Value> =
            serde_json::from_value(serde_json::to_value(payload)?)?;
        fields.remove(file.field);
        let text = |value| match value {
            Value::String(text) => text,
            other => other.to_string(),
        };
        let fields = fields.into_iter().map(|(name, value)| (name, text(value))).collect();
        let body = Body::Form { fields, file };
        Ok(Self { method: method::<P>(), body, weight: 1, patience: FOR_FILES })
    }
}

/// teloxide's types for inline messages have names that are no methods.
fn method<P: Payload>() -> &'static str {
    P::NAME.trim_end_matches("Inline")
}

fn makes_several(method: &str) -> bool {
    matches!(method, "SendMediaGroup" | "CopyMessages" | "ForwardMessages")
}

fn count(body: &[u8]) -> u32 {
    #[derive(Deserialize)]
    struct Several<'a> {
        #[serde(borrow, default, alias = "message_ids")]
        media: Vec<&'a serde_json::value::RawValue>,
    }
    let counted: Option<Several> = serde_json::from_slice(body).ok();
    counted.map_or(1, |several| several.media.len().max(1) as u32)
}

#[cfg(test)]
mod tests {
    use teloxide::{
        payloads::{CopyMessages, EditMessageTextInline, SendMediaGroup, SendMessage, SendPhoto},
        types::{ChatId, FileId, InputFile, InputMedia, InputMediaPhoto, MessageId},
    };

    use super::*;

    #[test]
    fn an_album_weighs_as_many_messages_as_it_has_pictures() {
        let picture = InputFile::file_id(FileId("A".to_owned()));
        let media = InputMedia::Photo(InputMediaPhoto::new(picture));
        let album = SendMediaGroup::new(ChatId(7), vec![media; 3]);
        assert_eq!(Request::json(&album).unwrap().weight, 3);
        let copies = CopyMessages::new(ChatId(7), ChatId(8), vec![MessageId(1), MessageId(2)]);
        assert_eq!(Request::json(&copies).unwrap().weight, 2);
        assert_eq!(Request::json(&SendMessage::new(ChatId(7), "a")).unwrap().weight, 1);
    }

    #[test]
    fn an_inline_edit_has_the_name_of_a_method() {
        let edit = EditMessageTextInline::new("id", "text");
        assert_eq!(Request::json(&edit).unwrap().method, "EditMessageText");
    }

    #[test]
    fn an_attachment_takes_the_place_of_its_field() {
        let mut payload = SendPhoto::new(ChatId(7), InputFile::memory(Vec::new()));
        payload.caption = Some("caption".to_owned());
        let file = Attachment { field: "photo", file_name: "a.jpg".to_owned(), bytes: vec![1] };
        let Body::Form { fields, file } = Request::form(&payload, file).unwrap().body else {
            panic!("no form")
        };
        let expected = [("caption", "caption"), ("chat_id", "7")];
        assert_eq!(fields, expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
        assert_eq!(file.bytes, [1]);
    }
}
