//! The first minute: greeting, language, privacy, menu, help; and what is stored of a person.

use crate::{
    domain::{calendar::DayPart, language::Language},
    reply::button::{Button, Command, Shown, Target},
};

use super::{
    MenuPlace, Message, View, commands,
    html::Html,
    keyboard::{Key, Keyboard, Rows},
    voice::Voice,
};

impl View {
    /// Says everything twice, since nobody has chosen a language yet.
    pub(super) fn choose_language(
        &self,
        voices: [&Voice<'_>; 2],
        part: DayPart,
        name: &str,
        target: &Option<Target>,
    ) -> Message {
        let mut text = Html::new();
        for voice in voices {
            text = text.line(&voice.greeting(part, name)).line(&voice.words.introduction()).gap();
        }
        Message { text: text.line(&self.pick_language()), keyboard: self.languages(target) }
    }

    pub(super) fn language_picker(&self) -> Message {
        Message { text: Html::of(&self.pick_language()), keyboard: self.languages(&None) }
    }

    fn pick_language(&self) -> String {
        Language::ALL.map(|language| self.words(language).pick_language()).join(" · ")
    }

    fn languages(&self, target: &Option<Target>) -> Keyboard {
        let keys = Language::ALL.map(|language| Key::Press {
            label: self.words(language).this_language(),
            data: Button::Speak { target: target.clone() }.data(Shown { language, kept: false }),
        });
        Rows::new().row(keys).done()
    }
}

impl Voice<'_> {
    pub(super) fn privacy(&self, target: &Option<Target>) -> Message {
        let rows =
            self.consent(target).row([self.press(
                self.words.btn_read_notice(),
                Button::ReadNotice { target: target.clone() },
            )]);
        let text = match target {
            Some(Target::Save(_)) => Html::of(&self.words.privacy_to_save()).gap(),
            Some(Target::Report(_)) => Html::of(&self.words.privacy_to_report()).gap(),
            _ => Html::new(),
        };
        Message { text: text.line(&self.words.privacy_short()), keyboard: rows.done() }
    }

    pub(super) fn privacy_in_full(&self, target: &Option<Target>) -> Message {
        let words = self.words;
        let sections = [
            (words.privacy_who_heading(), words.privacy_who()),
            (words.privacy_what_heading(), words.privacy_what()),
            (words.privacy_why_heading(), words.privacy_why()),
            (words.privacy_public_heading(), words.privacy_public()),
            (words.privacy_long_heading(), self.how_long()),
            (words.privacy_rights_heading(), words.privacy_rights()),
            (words.privacy_abroad_heading(), words.privacy_abroad()),
        ];
        let text = sections
            .iter()
            .fold(Html::new(), |html, (heading, body)| html.bold(heading).line(body).gap())
            .line(&words.privacy_languages());
        Message { text, keyboard: self.consent(target).done() }
    }

    fn how_long(&self) -> String {
        let kept = self.periods;
        let long = self.words.privacy_long(
            kept.drafts,
            kept.interests,
            kept.deliveries,
            kept.updates,
            kept.questions,
            kept.promotions,
        );
        format!("{long} {}", self.words.privacy_gone(kept.blocked, kept.deactivated))
    }

    fn consent(&self, target: &Option<Target>) -> Rows {
        Rows::new().row([
            self.press(self.words.btn_agree(), Button::Agree { target: target.clone() }),
            self.press(self.words.btn_not_now(), Button::NotNow { target: target.clone() }),
        ])
    }

    pub(super) fn without_consent(&self) -> Message {
        self.ask(&self.words.without_consent(), self.browse_or_notice(&None))
    }

    fn browse_or_notice(&self, target: &Option<Target>) -> Keyboard {
        let notice = Button::ReadNotice { target: target.clone() };
        let notice = self.press(self.words.btn_read_and_agree(), notice);
        Rows::new().paired([self.browse(), notice]).done()
    }

    pub(super) fn menu(&self, part: DayPart, name: &str, owner: bool) -> Message {
        let text = Html::of(&self.greeting(part, name)).line(&self.words.menu());
        Message { text, keyboard: self.menu_rows(owner) }
    }

    pub(super) fn help(&self) -> Message {
        let lines: Vec<String> = commands(MenuPlace::Private)
            .iter()
            .map(|command| command.word())
            .map(|word| self.words.help_line(word, self.words.command(word)))
            .collect();
        let text = lines
            .iter()
            .fold(Html::new().bold(&self.words.help_heading()), |html, line| html.line(line))
            .gap()
            .line(&self.words.help_disclaimer());
        Message { text, keyboard: self.menu_rows(false) }
    }

    /// What an owner comes for stands first.
    fn menu_rows(&self, owner: bool) -> Keyboard {
        let resident = [
            self.go(Command::Subscription),
            self.browse(),
            self.go(Command::Search),
            self.go(Command::Saved),
        ];
        let settings = self.go(Command::Settings);
        let rows = Rows::new();
        if owner {
            let own = [Command::Post, Command::MyPromotions, Command::MyBusinesses];
            let own = own.map(|command| self.go(command));
            return rows.paired(own.into_iter().chain(resident).chain([settings])).done();
        }
        let begin = [self.go(Command::Register), self.go(Command::Post), settings];
        rows.paired(resident.into_iter().chain(begin)).done()
    }
}
