//! What the server said, read with as little faith as possible: of a success only that it is one
//! and the ids of its messages, so that no change of Telegram's types can make us send twice.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    classifier::{Refusal, Verdict, classify},
    outcome::{Doubt, Failure, Outcome},
};

/// An HTTP answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    /// Why the body ends early, where it does.
    pub cut_short: Option<Doubt>,
}

/// Fields are kept raw: one of an unknown shape must not spoil the others.
#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow)]
    ok: &'a RawValue,
    #[serde(borrow)]
    result: Option<&'a RawValue>,
    #[serde(borrow)]
    error_code: Option<&'a RawValue>,
    #[serde(borrow)]
    description: Option<&'a RawValue>,
    #[serde(borrow)]
    parameters: Option<&'a RawValue>,
}

#[derive(Deserialize, Default)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

#[derive(Deserialize)]
struct WithId {
    message_id: i32,
}

impl Answer {
    pub fn verdict(&self) -> Verdict {
        match self.envelope() {
            Some(envelope) if envelope.ok() => {
                Verdict::Settled(Outcome::Sent { message_ids: envelope.message_ids() })
            }
            Some(envelope) => classify(&envelope.refusal(self.status)),
            None if self.begins_well() => {
                Verdict::Settled(Outcome::Sent { message_ids: Vec::new() })
            }
            None => self.verdict_by_status(),
        }
    }

    /// What was asked for, as Telegram worded it.
    pub fn result(&self) -> Result<&RawValue, Failure> {
        match (self.verdict(), self.envelope().and_then(|envelope| envelope.result)) {
            (Verdict::Settled(Outcome::Sent { .. }), Some(result)) => Ok(result),
            (Verdict::Settled(Outcome::Sent { .. }), None) => {
                Err(Failure::Unreadable("no result in it".to_owned()))
            }
            (Verdict::Settled(other), _) => Err(Failure::Refused(other)),
            (Verdict::Wait(time), _) => Err(Failure::Wait(time)),
        }
    }

    fn envelope(&self) -> Option<Envelope<'_>> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Success is the first thing Telegram says; what follows may be broken or missing.
    fn begins_well(&self) -> bool {
        let said = self.body.iter().filter(|byte| !byte.is_ascii_whitespace()).take(10);
        said.eq(br#"{"ok":true"#.iter())
    }

    /// Something between Telegram and us answered, or there is no Telegram at this address.
    fn verdict_by_status(&self) -> Verdict {
        if let Some(doubt) = &self.cut_short {
            return Verdict::Settled(Outcome::Doubtful(doubt.clone()));
        }
        match self.status {
            401 | 404 | 413 | 429 | 500.. => {
                classify(&Refusal { code: self.status, ..Refusal::default() })
            }
            other => Verdict::Settled(Outcome::Doubtful(Doubt::Unreadable(other))),
        }
    }
}

impl Envelope<'_> {
    fn ok(&self) -> bool {
        self.ok.get() == "true"
    }

    fn message_ids(&self) -> Vec<i32> {
        let Some(result) = self.result else { return Vec::new() };
        if let Ok(one) = serde_json::from_str::<WithId>(result.get()) {
            return vec![one.message_id];
        }
        let several: Vec<WithId> = serde_json::from_str(result.get()).unwrap_or_default();
        several.into_iter().map(|one| one.message_id).collect()
    }

    fn refusal(&self, status: u16) -> Refusal {
        let parameters: Parameters = read(self.parameters).unwrap_or_default();
        Refusal {
            code: read(self.error_code).unwrap_or(status),
            description: read(self.description).unwrap_or_default(),
            retry_after: parameters.retry_after,
            migrate_to_chat_id: parameters.migrate_to_chat_id,
        }
    }
}

fn read<T: for<'de> Deserialize<'de>>(raw: Option<&RawValue>) -> Option<T> {
    serde_json::from_str(raw?.get()).ok()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::telegram::outbound::outcome::Stop;

    fn verdict(status: u16, body: &str) -> Verdict {
        Answer { status, body: body.as_bytes().to_vec(), cut_short: None }.verdict()
    }

    fn sent(message_ids: &[i32]) -> Verdict {
        Verdict::Settled(Outcome::Sent { message_ids: message_ids.to_vec() })
    }

    #[test]
    fn an_ok_answer_is_sent_whatever_else_it_says() {
        for (body, ids) in [
            (r#"{"ok":true,"result":{"message_id":5,"chat":"of an unknown shape"}}"#, &[5][..]),
            (r#"{"ok":true,"result":[{"message_id":5},{"message_id":6}]}"#, &[5, 6]),
            (r#"{"ok":true,"result":true}"#, &[]),
            (r#"{"ok":true}"#, &[]),
            (r#"{"ok":true,"result":{"message_id":"five"},"description":7}"#, &[]),
            (r#"{"ok":true,"error_code":403,"description":"Forbidden"}"#, &[]),
            (r#"{ "ok" : true, "result": {"message_id": 5, "te"#, &[]),
        ] {
            assert_eq!(verdict(200, body), sent(ids), "{body}");
        }
        assert_eq!(verdict(500, r#"{"ok":true,"result":{"message_id":5}}"#), sent(&[5]));
    }

    #[test]
    fn an_error_is_read_though_a_part_of_it_is_odd() {
        let body =
            r#"{"ok":false,"error_code":429,"description":7,"parameters":{"retry_after":3}}"#;
        assert_eq!(verdict(429, body), Verdict::Wait(Duration::from_secs(3)));
        let body = r#"{"ok":false,"error_code":"401"}"#;
        assert_eq!(verdict(401, body), Verdict::Settled(Outcome::Stopped(Stop::Unauthorized)));
    }

    #[test]
    fn an_answer_that_is_not_telegrams_is_a_doubt_or_a_stop() {
        let settled = |outcome| Verdict::Settled(outcome);
        let html = "<html>somebody else</html>";
        assert_eq!(verdict(404, html), settled(Outcome::Stopped(Stop::NotFound)));
        assert_eq!(verdict(502, html), settled(Outcome::Doubtful(Doubt::Server(502))));
        assert_eq!(verdict(200, html), settled(Outcome::Doubtful(Doubt::Unreadable(200))));
    }
}
