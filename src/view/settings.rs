//! Settings in one message, and what is said of them.

use crate::{
    domain::{
        calendar::Hour,
        language::Language,
        settings::{Adjustment, Settings},
        subscription::PAUSES,
    },
    reply::{
        Setting,
        button::{Button, Command, Shown, Target},
    },
};

use super::{
    Message, View, dates,
    html::Html,
    keyboard::{Key, Rows},
    voice::Voice,
};

impl View {
    pub(super) fn setting(&self, voice: &Voice<'_>, setting: &Setting) -> Message {
        match setting {
            Setting::Page(settings) => {
                let target = Some(Target::Command(Command::Settings));
                voice.settings(settings, self.other_language(voice, target))
            }
            Setting::Hours { chosen } => voice.settings_hours(*chosen),
            Setting::Pauses => voice.settings_pauses(),
            // A file is no message; its words are said where it is sent.
            Setting::File(file) => voice.say(&voice.data_file(file).caption),
            Setting::Correcting => voice.correcting(),
            Setting::NothingNewYet { day } => {
                let text = Html::new()
                    .bold(&voice.words.digest_heading())
                    .line(&voice.weton_in_full(*day))
                    .gap()
                    .line(&voice.words.nothing_new_yet());
                let rows = Rows::new().row([voice.browse()]).row(voice.digest_settings());
                Message { text, keyboard: rows.done() }
            }
        }
    }

    /// The way to the other language and on to `target`, in its own name.
    pub(super) fn other_language(&self, voice: &Voice<'_>, target: Option<Target>) -> Vec<Key> {
        let others = Language::ALL.into_iter().filter(|language| *language != voice.language);
        let key = |language: Language| {
            let label = self.words(language).btn_this_language();
            let shown = Shown { language, kept: voice.kept };
            Key::Press { label, data: Button::Speak { target: target.clone() }.data(shown) }
        };
        others.map(key).collect()
    }
}

impl Voice<'_> {
    fn settings(&self, settings: &Settings, languages: Vec<Key>) -> Message {
        let words = self.words;
        let Settings { preferences, subscription } = settings;
        let mut text = Html::new()
            .bold(&words.settings_heading())
            .line(&words.my_data_language(words.this_language()));
        let mut keys = languages;
        keys.push(self.press(words.btn_to_subscription(), Button::Go(Command::Subscription)));
        text = text.line(&self.subscription_line(subscription.as_ref()));
        if let Some(kept) = subscription {
            text = text.line(&self.next_digest(kept));
            keys.push(self.press(words.btn_adjust_hour(), Button::AdjustHour));
            keys.extend(self.pause(kept));
        }
        let (photos, label) = if preferences.photos {
            ("shown", words.btn_photos_asked())
        } else {
            ("asked", words.btn_photos_shown())
        };
        text = text.line(&words.settings_photos(photos));
        keys.push(self.press(label, Button::Adjust(Adjustment::Photos(!preferences.photos))));
        let (announcements, label) = if preferences.announcements {
            ("welcome", words.btn_announcements_off())
        } else {
            ("off", words.btn_announcements_on())
        };
        text = text.line(&words.settings_announcements(announcements));
        let welcome = Adjustment::Announcements(!preferences.announcements);
        keys.push(self.press(label, Button::Adjust(welcome)));
        keys.extend([self.go(Command::MyData), self.go(Command::Menu)]);
        Message { text, keyboard: Rows::new().paired(keys).done() }
    }

    fn settings_hours(&self, chosen: Hour) -> Message {
        let keys = Hour::CHOICES.map(|hour| {
            let button = Button::Adjust(Adjustment::Hour(hour));
            self.choice(dates::hour(hour), hour == chosen, button)
        });
        let rows = Rows::new().grid(3, keys).row([self.back_to_settings()]);
        self.ask(&self.words.settings_hours(), rows.done())
    }

    fn settings_pauses(&self) -> Message {
        let keys = PAUSES.map(|days| {
            let button = Button::Adjust(Adjustment::Pause(days));
            self.press(self.words.btn_pause_days(days), button)
        });
        let rows = Rows::new().row(keys).row([self.back_to_settings()]);
        self.ask(&self.words.settings_pauses(), rows.done())
    }

    fn back_to_settings(&self) -> Key {
        self.press(self.words.btn_back(), Button::Go(Command::Settings))
    }

    /// Under each digest: where it can be changed and stopped.
    pub(super) fn digest_settings(&self) -> [Key; 2] {
        [
            self.press(self.words.btn_adjust(), Button::Go(Command::Settings)),
            self.press(self.words.btn_stop(), Button::Unsubscribe),
        ]
    }
}
