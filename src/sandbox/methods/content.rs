use serde_json::{Map, Value};

use crate::sandbox::{
    entity::{Entity, Formatted},
    error::ApiError,
    files::Files,
    html,
    markup::Markup,
    params::Params,
    sending::Draft,
};

const TEXT_UNITS: usize = 4096;
const CAPTION_UNITS: usize = 1024;

/// The message text: 1 to 4,096 UTF-16 units after the markup is out.
pub fn text(params: &Params) -> Result<Formatted, ApiError> {
    let entities = params.json("entities")?;
    let text = params.text("text").unwrap_or_default();
    checked_text(text, params.text("parse_mode"), entities.as_ref())
}

/// The text of the message that an inline result becomes.
pub fn text_of(content: &Value) -> Result<Formatted, ApiError> {
    let text = content["message_text"].as_str().unwrap_or_default();
    checked_text(text, content["parse_mode"].as_str(), content.get("entities"))
}

fn checked_text(
    text: &str,
    mode: Option<&str>,
    entities: Option<&Value>,
) -> Result<Formatted, ApiError> {
    let text = formatted(text, mode, entities)?;
    match text.units() {
        0 => Err(ApiError::bad_request("message text is empty")),
        1..=TEXT_UNITS => Ok(text),
        _ => Err(ApiError::bad_request("message is too long")),
    }
}

/// A caption: at most 1,024 UTF-16 units after the markup is out.
pub fn caption(params: &Params) -> Result<Formatted, ApiError> {
    let entities = params.json("caption_entities")?;
    let text = params.text("caption").unwrap_or_default();
    checked_caption(text, params.text("parse_mode"), entities.as_ref())
}

/// The caption of one item of an album or of an edit's new media.
pub fn caption_of(item: &Value) -> Result<Formatted, ApiError> {
    let text = item["caption"].as_str().unwrap_or_default();
    checked_caption(text, item["parse_mode"].as_str(), item.get("caption_entities"))
}

/// A `PhotoSize` array or a `Document` from an upload or a known id, for the field of that name.
pub fn media(
    files: &Files,
    params: &Params,
    field: &str,
    value: Option<&str>,
) -> Result<Value, ApiError> {
    let photo = field == "photo";
    match (params.upload(field, value), value) {
        (Some(upload), _) if photo => files.add_photo(upload.bytes.clone()),
        (Some(upload), _) => files.add_document(upload.clone()),
        (None, Some(id)) if !id.is_empty() && photo => files.photo(id),
        (None, Some(id)) if !id.is_empty() => files.document(id),
        _ => Err(ApiError::bad_request(format!("there is no {field} in the request"))),
    }
}

/// A draft with this content and the request's markup, reply and topic.
pub fn draft(params: &Params, chat_id: i64, body: Map<String, Value>) -> Result<Draft, ApiError> {
    let markup = Markup::parse(params.json("reply_markup")?, chat_id > 0)?;
    let replied = params.json("reply_parameters")?.unwrap_or_default();
    let reply_to = replied["message_id"].as_i64().or_else(|| params.int("reply_to_message_id"));
    let reply_optional = replied["allow_sending_without_reply"] == true
        || params.flag("allow_sending_without_reply");
    let mut body = body;
    if params.flag("protect_content") {
        body.insert("has_protected_content".into(), true.into());
    }
    let reply_to = reply_to.filter(|id| *id != 0);
    let thread = params.int("message_thread_id").filter(|id| *id != 0);
    Ok(Draft { body, markup, reply_to, reply_optional, thread })
}

fn checked_caption(
    text: &str,
    mode: Option<&str>,
    entities: Option<&Value>,
) -> Result<Formatted, ApiError> {
    let caption = formatted(text, mode, entities)?;
    if caption.units() > CAPTION_UNITS {
        return Err(ApiError::bad_request("message caption is too long"));
    }
    Ok(caption)
}

fn formatted(
    text: &str,
    mode: Option<&str>,
    entities: Option<&Value>,
) -> Result<Formatted, ApiError> {
    let parsed = match mode.unwrap_or_default().to_lowercase().as_str() {
        "html" => html::parse(text)
            .map_err(|why| ApiError::bad_request(format!("can't parse entities: {why}")))?,
        "" => {
            let given = entities.and_then(Value::as_array).into_iter().flatten();
            let entities = given.filter_map(Entity::from_json).collect();
            Formatted { text: text.to_owned(), entities }
        }
        _ => return Err(ApiError::bad_request("unsupported parse_mode")),
    };
    Ok(parsed.trimmed().with_found())
}
