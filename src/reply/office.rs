//! What is said of questions to the office.

use chrono::NaiveDate;

use crate::domain::ids::QuestionId;

#[derive(Debug, Clone, PartialEq)]
pub enum Office {
    /// A text came that nothing awaited and that asks something: is it for the office?
    Offer,
    /// A question is on its way to the office.
    Sent(QuestionId),
    /// No more are taken today.
    Enough { max: i64, again: NaiveDate },
    /// What the office says to what somebody asked.
    Answer { question: String, answer: String },
    /// The question as the admin group gets it; a reply to it is the answer.
    Question { id: QuestionId, name: String, words: String },
    /// The answer is on its way to the asker.
    Answered(QuestionId),
    /// Somebody had answered already.
    AnsweredBefore { id: QuestionId, by: String },
}
