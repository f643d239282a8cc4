//! Questions to the office and its answers.

use crate::{
    domain::review::Subject,
    reply::{Office, button::Command},
};

use super::{
    Message,
    html::Html,
    keyboard::{Keyboard, Rows},
    voice::{Voice, number},
};

impl Voice<'_> {
    pub(super) fn ask_office(&self) -> Message {
        let rows = Rows::new().row([self.back(), self.cancel()]);
        self.ask(&self.words.ask_office(), rows.done())
    }

    pub(super) fn office(&self, said: &Office) -> Message {
        let words = self.words;
        match said {
            Office::Offer => {
                let rows = Rows::new().row([self.go(Command::Ask)]).row([self.go(Command::Menu)]);
                self.ask(&words.office_offer(), rows.done())
            }
            Office::Sent(id) => self.end(&words.office_sent(number(Subject::Question(*id)))),
            Office::Enough { max, again } => {
                self.end(&words.office_enough(*max, self.weton(*again)))
            }
            Office::Answer { question, answer } => {
                let text =
                    Html::new().line(&words.office_answer()).quote(question).gap().line(answer);
                Message { text, keyboard: Keyboard::None }
            }
            Office::Question { id, name, words: asked } => {
                let heading = words.office_question(number(Subject::Question(*id)), name.as_str());
                let text =
                    Html::new().bold(&heading).quote(asked).line(&words.office_question_how());
                Message { text, keyboard: Keyboard::None }
            }
            Office::Answered(id) => {
                self.say(&words.office_answered(number(Subject::Question(*id))))
            }
            Office::AnsweredBefore { id, by } => {
                let number = number(Subject::Question(*id));
                self.say(&words.office_answered_before(number, by.as_str()))
            }
        }
    }
}
