//! The first minute: greeting, language, privacy, menu, help; and what is stored of a person.

use crate::{
    domain::{calendar::DayPart, language::Language},
    reply::{
        MyData,
        button::{Button, Command, Shown, Target},
    },
};

use super::{
    MenuPlace, Message, View, commands,
    html::Html,
    keyboard::{Key, Keyboard, Rows},
    price::grouped,
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
        self.ask(&self.words.privacy_short(), rows.done())
    }

    pub(super) fn privacy_in_full(&self, target: &Option<Target>) -> Message {
        let words = self.words;
        let sections = [
            (words.privacy_who_heading(), words.privacy_who()),
            (words.privacy_what_heading(), words.privacy_what()),
            (words.privacy_why_heading(), words.privacy_why()),
            (words.privacy_public_heading(), words.privacy_public()),
            (words.privacy_long_heading(), words.privacy_long()),
            (words.privacy_rights_heading(), words.privacy_rights()),
            (words.privacy_abroad_heading(), words.privacy_abroad()),
        ];
        let text = sections
            .iter()
            .fold(Html::new(), |html, (heading, body)| html.bold(heading).line(body).gap())
            .line(&words.privacy_languages());
        Message { text, keyboard: self.consent(target).done() }
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

    pub(super) fn menu(&self, part: DayPart, name: &str) -> Message {
        let text = Html::of(&self.greeting(part, name)).line(&self.words.menu());
        Message { text, keyboard: self.menu_rows() }
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
        Message { text, keyboard: self.menu_rows() }
    }

    fn menu_rows(&self) -> Keyboard {
        let keys = [
            self.go(Command::Subscription),
            self.browse(),
            self.go(Command::Search),
            self.go(Command::Saved),
            self.go(Command::Register),
            self.go(Command::Post),
            self.go(Command::Settings),
        ];
        Rows::new().paired(keys).done()
    }

    /// `spoken`: the name of the person's language.
    pub(super) fn my_data(&self, data: &MyData, spoken: String) -> Message {
        let words = self.words;
        let subscription = self.subscription_line(data.subscription.as_ref());
        let count = |number: usize| grouped(number as u64);
        let text = Html::new()
            .bold(&words.my_data_heading())
            .line(&words.my_data_name(&data.person.first_name))
            .line(&words.my_data_language(spoken))
            .line(&subscription)
            .line(&words.my_data_owner(count(data.businesses), count(data.promotions)))
            .gap()
            .line(&words.my_data_more());
        let (lines, rows) = self.draft_rows(&data.drafts);
        let text = if lines.is_empty() {
            text
        } else {
            let heading = text.gap().bold(&words.drafts_heading());
            lines.iter().fold(heading, |text, line| text.line(line))
        };
        let erase = self.press(words.btn_erase(), Button::Erase);
        Message { text, keyboard: rows.row([erase, self.go(Command::Menu)]).done() }
    }

    pub(super) fn erase_ask(&self) -> Message {
        let rows = Rows::new().row([
            self.press(self.words.btn_erase_yes(), Button::Yes),
            self.press(self.words.btn_erase_no(), Button::Stay),
        ]);
        self.ask(&self.words.erase_ask(), rows.done())
    }
}
