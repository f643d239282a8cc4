//! The words that cards are screened for, as the admin group sets them.

use crate::{
    domain::{
        review::Subject,
        screening::{Group, NoPhrase, Phrase, Watched},
    },
    reply::{
        WatchPreview, Watching,
        button::{Button, WatchButton},
    },
};

use super::{
    Message,
    html::Html,
    keyboard::{Key, Rows},
    price::grouped,
    voice::{Voice, number},
};

/// So many of the newest can be removed from the list; older ones by typing them once more.
const LISTED: usize = 30;

impl Voice<'_> {
    pub(super) fn watching(&self, watching: &Watching) -> Message {
        let words = self.words;
        match watching {
            Watching::How => {
                let rows = Rows::new().row([self.watch_list()]);
                self.ask(&self.watch_how(), rows.done())
            }
            Watching::NoPhrase(NoPhrase::TooShort) => {
                let text = Html::of(&words.watch_too_short()).line(&self.watch_how());
                Message { text, keyboard: Rows::new().row([self.watch_list()]).done() }
            }
            Watching::NoPhrase(NoPhrase::TooLong) => {
                let text = words.watch_too_long(grouped(Phrase::MAX as u64));
                self.ask(&text, Rows::new().row([self.watch_list()]).done())
            }
            Watching::Preview(preview) => self.watch_preview(preview),
            Watching::List { all, gone } => self.watch_all(all, gone.as_ref()),
        }
    }

    fn watch_preview(&self, preview: &WatchPreview) -> Message {
        let words = self.words;
        let WatchPreview { group, phrase, found, count, looked_at, known } = preview;
        let of_group = words.screening_group(group.code());
        let looked_at = grouped(*looked_at as u64);
        let mut text = Html::new().bold(&words.watch_heading(phrase.as_str(), of_group));
        text = match count {
            0 => text.line(&words.watch_finds_nothing(looked_at)),
            count => text.line(&words.watch_finds(looked_at, grouped(*count as u64))),
        };
        for (promotion, title) in found {
            let number = number(Subject::Promotion(*promotion));
            text = text.line(&words.watch_found(number, title.as_str()));
        }
        if *count > found.len() {
            text = text.line(&words.list_more(grouped((count - found.len()) as u64)));
        }
        let key = match known {
            Some(id) => {
                text = text.line(&words.watch_known());
                self.press(words.btn_watch_remove(), Button::Watch(WatchButton::Remove(*id)))
            }
            None => self.watch_add(words.btn_watch_add(), *group, phrase),
        };
        Message { text, keyboard: Rows::new().paired([key, self.watch_list()]).done() }
    }

    fn watch_all(&self, all: &[Watched], gone: Option<&(Group, Phrase)>) -> Message {
        let words = self.words;
        let mut text = Html::new();
        let mut rows = Rows::new();
        if let Some((group, phrase)) = gone {
            text = text.line(&words.watch_gone(phrase.as_str()));
            rows = rows.row([self.watch_add(words.btn_watch_restore(), *group, phrase)]);
        }
        if all.is_empty() {
            let text = text.line(&words.watch_none()).line(&self.watch_how());
            return Message { text, keyboard: rows.done() };
        }
        let line = |(watched, at): (&Watched, usize)| {
            let of_group = words.screening_group(watched.group.code());
            let (phrase, by) = (watched.phrase.as_str(), watched.by.as_str());
            words.watch_line(at, phrase, of_group, by, self.stamp(watched.at))
        };
        let lines: Vec<String> = all.iter().take(LISTED).zip(1..).map(line).collect();
        let more =
            |missing: usize| words.list_more(grouped((missing + all.len() - lines.len()) as u64));
        let heading = words.watch_all(grouped(all.len() as u64));
        let (text, shown) = text.bold(&heading).list(&lines, more);
        let text =
            if shown == lines.len() && all.len() > shown { text.line(&more(0)) } else { text };
        let keys = all[..shown].iter().zip(1..).map(|(watched, at)| {
            let remove = Button::Watch(WatchButton::Remove(watched.id));
            self.press(words.btn_watch_remove_numbered(at), remove)
        });
        let text = text.line(&self.watch_how());
        Message { text, keyboard: rows.grid(5, keys).done() }
    }

    fn watch_how(&self) -> String {
        let groups = Group::OF_WORDS.map(|group| self.words.watch_group(group.code()));
        self.words.watch_how(groups.join(", "))
    }

    fn watch_list(&self) -> Key {
        self.press(self.words.btn_watch_list(), Button::Watch(WatchButton::List))
    }

    fn watch_add(&self, label: String, group: Group, phrase: &Phrase) -> Key {
        self.press(label, Button::Watch(WatchButton::Add(group, phrase.clone())))
    }
}
