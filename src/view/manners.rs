//! What can be said at any time: cancelling, drafts, texts that fit nothing.

use crate::{
    domain::text::Problem,
    reply::button::{Button, Command},
};

use super::{Message, keyboard::Rows, price::grouped, voice::Voice};

impl Voice<'_> {
    /// A text that leaves nothing under way: the menu is one tap off.
    pub(super) fn end(&self, text: &str) -> Message {
        self.ask(text, Rows::new().row([self.go(Command::Menu)]).done())
    }

    pub(super) fn cancelled(&self, draft_kept: bool) -> Message {
        if !draft_kept {
            return self.end(&self.words.cancelled());
        }
        let rows = Rows::new().row([
            self.press(self.words.btn_resume(), Button::Resume),
            self.press(self.words.btn_discard(), Button::Discard),
        ]);
        self.ask(&self.words.cancelled_draft_kept(), rows.done())
    }

    pub(super) fn leave_draft(&self, wanted: Command) -> Message {
        let rows = Rows::new().row([
            self.press(self.words.btn_leave_draft(), Button::Yes),
            self.press(self.words.btn_stay(), Button::Stay),
        ]);
        self.ask(&self.words.leave_draft(wanted.word()), rows.done())
    }

    pub(super) fn invalid(&self, problem: Problem) -> Message {
        self.say(&match problem {
            Problem::Empty => self.words.text_empty(),
            Problem::TooLong { length, max } => {
                self.words.text_too_long(grouped(length as u64), grouped(max as u64))
            }
        })
    }
}
