use serde_json::{Map, Value};

use super::error::ApiError;

/// What a message may carry under it.
#[derive(Clone, Debug, PartialEq)]
pub enum Markup {
    /// Shown in the message, as an `InlineKeyboardMarkup`.
    Inline(Value),
    /// A `ReplyKeyboardMarkup`; the message itself doesn't show it.
    Keyboard(Value),
    RemoveKeyboard,
    ForceReply,
}

const BUTTONS: usize = 100;
const DATA_BYTES: usize = 64;
const ACTIONS: [&str; 10] = [
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
];

impl Markup {
    /// An empty inline keyboard is none.
    pub fn parse(value: Option<Value>, private: bool) -> Result<Option<Self>, ApiError> {
        let Some(value) = value else { return Ok(None) };
        let Value::Object(fields) = &value else {
            return Err(ApiError::bad_request("object expected as reply markup"));
        };
        if let Some(rows) = fields.get("inline_keyboard") {
            let buttons = rows_of(rows, "inline keyboard")?;
            for button in &buttons {
                check_inline(button, private)?;
            }
            return Ok((!buttons.is_empty()).then(|| Self::Inline(without_empty_rows(&value))));
        }
        if let Some(rows) = fields.get("keyboard") {
            let buttons = rows_of(rows, "keyboard")?;
            for button in &buttons {
                check_reply(button, private)?;
            }
            return Ok((!buttons.is_empty()).then_some(Self::Keyboard(value)));
        }
        let set = |name: &str| fields.get(name) == Some(&Value::Bool(true));
        if set("remove_keyboard") {
            Ok(Some(Self::RemoveKeyboard))
        } else if set("force_reply") {
            Ok(Some(Self::ForceReply))
        } else {
            Ok(None)
        }
    }

    /// Edits take inline keyboards only.
    pub fn parse_inline(value: Option<Value>, private: bool) -> Result<Option<Value>, ApiError> {
        match Self::parse(value, private)? {
            None => Ok(None),
            Some(Self::Inline(value)) => Ok(Some(value)),
            Some(_) => Err(ApiError::bad_request("inline keyboard expected")),
        }
    }
}

/// The texts a press may name: whether an inline keyboard has a button with this data.
pub fn has_data(markup: &Value, data: &str) -> bool {
    let rows = markup["inline_keyboard"].as_array();
    rows.into_iter()
        .flatten()
        .filter_map(Value::as_array)
        .flatten()
        .any(|button| button["callback_data"] == data)
}

fn rows_of(rows: &Value, what: &str) -> Result<Vec<Value>, ApiError> {
    let broken = |text: &str| {
        ApiError::bad_request(format!("can't parse {what} markup JSON object: {text}"))
    };
    let rows = rows.as_array().ok_or_else(|| broken("Field must be of type Array"))?;
    let mut buttons = Vec::new();
    for row in rows {
        let row = row.as_array().ok_or_else(|| broken("Expected an Array of Array"))?;
        buttons.extend(row.iter().cloned());
    }
    if buttons.len() > BUTTONS {
        return Err(ApiError::bad_request("REPLY_MARKUP_TOO_LONG"));
    }
    Ok(buttons)
}

fn without_empty_rows(value: &Value) -> Value {
    let rows = value["inline_keyboard"].as_array().into_iter().flatten();
    let rows = rows.filter(|row| row.as_array().is_some_and(|r| !r.is_empty())).cloned().collect();
    Value::Object(Map::from_iter([("inline_keyboard".to_owned(), Value::Array(rows))]))
}

fn check_inline(button: &Value, private: bool) -> Result<(), ApiError> {
    let refuse = |text: &str| {
        Err(ApiError::bad_request(format!("can't parse inline keyboard button: {text}")))
    };
    let Value::Object(fields) = button else { return refuse("expected an Object") };
    match fields.get("text") {
        None => return refuse("Can't find field \"text\""),
        Some(Value::String(text)) if text.trim().is_empty() => {
            return Err(ApiError::bad_request("inline keyboard button text must be non-empty"));
        }
        Some(Value::String(_)) => {}
        Some(_) => return refuse("Field \"text\" must be of type String"),
    }
    let empty = |name: &str| {
        // An empty inline query is a wish of its own, an empty address or datum is none.
        matches!(name, "url" | "callback_data") && fields[name] == ""
    };
    let given: Vec<_> = ACTIONS
        .into_iter()
        .filter(|name| fields.get(*name).is_some_and(|v| !v.is_null()) && !empty(name))
        .collect();
    match given[..] {
        [] => refuse("Text buttons are unallowed in the inline keyboard"),
        ["url"] => check_url(fields["url"].as_str().unwrap_or_default()),
        ["callback_data"] => match fields["callback_data"].as_str() {
            Some(data) if (1..=DATA_BYTES).contains(&data.len()) => Ok(()),
            _ => Err(ApiError::bad_request("BUTTON_DATA_INVALID")),
        },
        ["web_app"] if !private => Err(ApiError::bad_request("BUTTON_TYPE_INVALID")),
        ["copy_text"] => match fields["copy_text"]["text"].as_str() {
            Some(text) if (1..=256).contains(&text.chars().count()) => Ok(()),
            _ => Err(ApiError::bad_request("BUTTON_COPY_TEXT_INVALID")),
        },
        ["callback_game" | "pay"] => Err(ApiError::bad_request("BUTTON_TYPE_INVALID")),
        [_] => Ok(()),
        _ => refuse("exactly one of the optional fields must be used"),
    }
}

fn check_url(url: &str) -> Result<(), ApiError> {
    let refuse = |why: &str| {
        Err(ApiError::bad_request(format!("inline keyboard button URL '{url}' is invalid: {why}")))
    };
    let rest = match url.split_once("://") {
        Some(("http" | "https", rest)) => rest,
        Some(("tg", _)) => return Ok(()),
        Some(_) => return refuse("Unsupported URL protocol"),
        None => url,
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    if !host.contains('.') || host.starts_with('.') || url.contains(char::is_whitespace) {
        return refuse("Wrong HTTP URL");
    }
    Ok(())
}

fn check_reply(button: &Value, private: bool) -> Result<(), ApiError> {
    let fields = match button {
        Value::String(text) if !text.is_empty() => return Ok(()),
        Value::Object(fields) => fields,
        _ => return Err(ApiError::bad_request("can't parse keyboard button: expected an Object")),
    };
    match fields.get("text").and_then(Value::as_str) {
        None => {
            let text = "can't parse keyboard button: Can't find field \"text\"";
            return Err(ApiError::bad_request(text));
        }
        Some("") => return Err(ApiError::bad_request("keyboard button text must be non-empty")),
        Some(_) => {}
    }
    for (name, what) in [("request_contact", "phone number"), ("request_location", "location")] {
        if !private && fields.get(name) == Some(&Value::Bool(true)) {
            let text = format!("{what} can be requested in private chats only");
            return Err(ApiError::bad_request(text));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Markup;

    fn refusal(button: Value) -> String {
        let markup = json!({"inline_keyboard": [[button]]});
        Markup::parse(Some(markup), true).unwrap_err().description.into_owned()
    }

    #[test]
    fn a_button_has_text_and_exactly_one_deed() {
        let good = json!({"inline_keyboard": [[{"text": "a", "callback_data": "x".repeat(64)}]]});
        assert!(Markup::parse(Some(good), false).is_ok());
        for (button, expected) in [
            (json!({"text": "a"}), "Text buttons are unallowed in the inline keyboard"),
            (json!({"text": "a", "callback_data": ""}), "Text buttons are unallowed"),
            (json!({"text": "a", "callback_data": "x".repeat(65)}), "BUTTON_DATA_INVALID"),
            (json!({"text": "a", "callback_data": "é".repeat(33)}), "BUTTON_DATA_INVALID"),
            (json!({"text": "", "callback_data": "x"}), "text must be non-empty"),
            (json!({"text": "a", "url": "ftp://a.b"}), "Unsupported URL protocol"),
            (json!({"text": "a", "url": "http://localhost"}), "Wrong HTTP URL"),
            (json!({"text": "a", "url": "https://a.b", "callback_data": "x"}), "exactly one"),
        ] {
            let text = refusal(button);
            assert!(text.contains(expected), "{text}");
        }
    }

    #[test]
    fn contacts_are_asked_for_in_private_only() {
        let ask = json!({"keyboard": [[{"text": "Nomor", "request_contact": true}]]});
        assert!(matches!(Markup::parse(Some(ask.clone()), true), Ok(Some(Markup::Keyboard(_)))));
        assert!(Markup::parse(Some(ask), false).is_err());
    }
}
