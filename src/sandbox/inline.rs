//! Inline mode: what the bot offers to somebody who typed its name in a chat, and what they choose of it.

use std::time::Duration;

use serde_json::{Map, Value};

use super::{
    Sandbox,
    error::ApiError,
    files::Files,
    hearing::{Impossible, Said},
    markup::Markup,
    methods::content,
};

/// The most results in one answer.
const RESULTS: usize = 50;
/// How long somebody looks at an empty list.
const PATIENCE: Duration = Duration::from_secs(5);

/// Refuses what Telegram refuses of a bot's results.
pub fn check(files: &Files, results: &Value) -> Result<(), ApiError> {
    let list = results.as_array().filter(|list| list.len() <= RESULTS);
    let list = list.ok_or_else(|| ApiError::bad_request("RESULTS_TOO_MUCH"))?;
    let mut ids: Vec<&str> = Vec::new();
    for result in list {
        let id = result["id"].as_str().filter(|id| (1..=64).contains(&id.len()));
        let id = id.ok_or_else(|| ApiError::bad_request("RESULT_ID_INVALID"))?;
        if ids.contains(&id) {
            return Err(ApiError::bad_request("RESULT_ID_DUPLICATE"));
        }
        ids.push(id);
        body(files, result)?;
    }
    Ok(())
}

/// The content of the message that a result becomes.
fn body(files: &Files, result: &Value) -> Result<Map<String, Value>, ApiError> {
    let mut body = Map::new();
    match result["type"].as_str() {
        Some("article") => {
            if result["title"].as_str().is_none_or(str::is_empty) {
                return Err(ApiError::bad_request("title must be non-empty"));
            }
            content::text_of(&result["input_message_content"])?
                .write(&mut body, "text", "entities");
        }
        Some("photo") => {
            let photo = files.photo(result["photo_file_id"].as_str().unwrap_or_default())?;
            body.insert("photo".into(), photo);
            content::caption_of(result)?.write(&mut body, "caption", "caption_entities");
        }
        _ => return Err(ApiError::bad_request("can't parse inline query result")),
    }
    let markup = Markup::parse_inline(result.get("reply_markup").cloned(), false)?;
    body.extend(markup.map(|markup| ("reply_markup".to_owned(), markup)));
    Ok(body)
}

impl Sandbox {
    /// Types behind the bot's name and waits for what it offers: the query's id and the results.
    pub async fn offered(&self, user: i64, query: &str) -> Result<(String, Value), Impossible> {
        let id = self.inline_query(user, query)?;
        let answer = self.wait_for_answer(&id, PATIENCE).await;
        let answer = answer.ok_or_else(|| Impossible::because("The bot offers nothing."))?;
        let results = serde_json::from_str(&answer.text).unwrap_or_default();
        Ok((id, results))
    }

    /// Puts one of the results of an inline query into a chat; the answer is the new message's id.
    pub fn choose(
        &self,
        user: i64,
        chat: i64,
        query_id: &str,
        result_id: &str,
    ) -> Result<i64, Impossible> {
        let gone = || Impossible::because("That is not offered.");
        let answer = self.callback_answer(query_id).ok_or_else(gone)?;
        let results: Value = serde_json::from_str(&answer.text).unwrap_or_default();
        let mut list = results.as_array().into_iter().flatten();
        let result = list.find(|result| result["id"] == result_id).ok_or_else(gone)?;
        let body = body(&self.world.files, result);
        let mut body = body.map_err(|error| Impossible::because(error.description))?;
        body.insert("via_bot".into(), self.world.me());
        let message = self.world.hear(user, chat, Said { body, ..Said::default() })?;
        Ok(message["message_id"].as_i64().unwrap_or_default())
    }
}
