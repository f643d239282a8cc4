//! What can be said at any time: cancelling, drafts, texts that fit nothing.

use crate::{
    domain::{ids::DraftId, text::Problem},
    reply::{
        DraftName, Note, WaitingDraft,
        button::{Button, Command},
    },
};

use super::{
    Message,
    keyboard::{Key, Rows},
    price::grouped,
    voice::Voice,
};

impl Voice<'_> {
    pub(super) fn note(&self, note: &Note) -> Message {
        match note {
            Note::DraftGone => self.say(&self.words.draft_gone()),
            Note::OldestDraftGone { max, name } => {
                let name = self.draft_name(name);
                self.say(&self.words.oldest_draft_gone(*max, name))
            }
            Note::NotUnderstood => self.say(&self.words.not_understood()),
            Note::Discarded => self.say(&self.words.draft_discarded()),
            Note::NotUsedYet => {
                let (leave, stay) = (self.words.btn_leave_draft(), self.words.btn_stay());
                self.say(&self.words.not_used_yet(leave, stay))
            }
            Note::WrongKind => self.say(&self.words.wrong_kind()),
            Note::EditNotRead => self.say(&self.words.edit_not_read()),
            Note::IdentityNumberRefused => self.say(&self.words.identity_number_refused()),
            Note::StaleButton => self.say(&self.words.stale_button()),
            Note::ScenesChanged => self.say(&self.words.scenes_changed()),
            Note::Invalid(problem) => self.invalid(*problem),
            Note::AreaNotFound => self.say(&self.words.area_not_found()),
            Note::CategoryIncluded(category) => {
                self.say(&self.words.category_included(self.category(*category)))
            }
            Note::PhoneNotUnderstood => self.say(&self.words.phone_not_understood()),
            Note::Shop(note) => self.shop_note(*note),
            Note::Keeper(note) => self.keeper_note(note),
            Note::NotYourContact => self.say(&self.words.not_your_contact()),
            Note::PriceNotUnderstood => self.say(&self.words.price_not_understood()),
            Note::TooManyPhotos { max } => self.say(&self.words.too_many_photos(*max)),
            Note::FileNotUsed(problem) => self.file_not_used(*problem),
            Note::CaptionLeftOut => self.say(&self.words.caption_left_out()),
            Note::UntilNotUnderstood => self.say(&self.words.until_not_understood()),
            Note::UntilImpossible => self.say(&self.words.until_impossible()),
            Note::UntilPast => self.say(&self.words.until_past()),
            Note::NoSuchDay(day) => self.no_such_day(*day),
            Note::UntilOver { day } => self.until_over(*day),
        }
    }

    /// A text that leaves nothing under way: the menu is one tap off.
    pub(super) fn end(&self, text: &str) -> Message {
        self.ask(text, Rows::new().row([self.go(Command::Menu)]).done())
    }

    pub(super) fn cancelled(&self, kept: Option<DraftId>) -> Message {
        match kept {
            None => self.end(&self.words.cancelled()),
            Some(draft) => {
                let rows = Rows::new().row(self.draft_keys(draft, None));
                self.ask(&self.words.cancelled_draft_kept(self.periods.drafts), rows.done())
            }
        }
    }

    pub(super) fn draft_kept(&self, draft: DraftId) -> Message {
        self.ask(
            &self.words.draft_kept(self.periods.drafts),
            Rows::new().row(self.draft_keys(draft, None)).done(),
        )
    }

    pub(super) fn drafts(&self, waiting: &[WaitingDraft]) -> Message {
        let (lines, rows) = self.draft_rows(waiting);
        let rows = rows.row([self.go(Command::Menu)]);
        self.lines(&self.words.drafts_heading(), &lines, rows.done())
    }

    /// Numbered where there are several, so that each button says which it is about.
    pub(super) fn draft_rows(&self, waiting: &[WaitingDraft]) -> (Vec<String>, Rows) {
        let several = waiting.len() > 1;
        let (mut rows, mut lines) = (Rows::new(), Vec::new());
        for (draft, number) in waiting.iter().zip(1..) {
            let name = self.draft_name(&draft.name);
            let name = match draft.draft.begun() {
                Some(at) => self.words.draft_begun(name, self.stamp(at)),
                None => name,
            };
            lines.push(if several { self.words.draft_line(number, name) } else { name });
            rows = rows.row(self.draft_keys(draft.draft, several.then_some(number)));
        }
        (lines, rows)
    }

    fn draft_name(&self, name: &DraftName) -> String {
        match name {
            DraftName::Business(name) => self.words.draft_business(name.as_str()),
            DraftName::Photos(count) => self.words.draft_photos(*count),
            DraftName::Subscription => self.words.draft_subscription(),
            DraftName::Promotion(title) => self.words.draft_promotion(title.as_str()),
        }
    }

    fn draft_keys(&self, draft: DraftId, number: Option<usize>) -> [Key; 2] {
        let (resume, discard) = match number {
            None => (self.words.btn_resume(), self.words.btn_discard()),
            Some(number) => {
                (self.words.btn_resume_numbered(number), self.words.btn_discard_numbered(number))
            }
        };
        [self.press(resume, Button::Resume(draft)), self.press(discard, Button::Discard(draft))]
    }

    pub(super) fn leave_draft(&self, wanted: Command) -> Message {
        let rows = Rows::new().row([
            self.press(self.words.btn_leave_draft(), Button::Yes),
            self.press(self.words.btn_stay(), Button::Stay),
        ]);
        self.ask(&self.words.leave_draft(self.words.wanted(wanted.word())), rows.done())
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
