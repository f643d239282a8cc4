//! What is stored of a person: in words, as a file, and how it is corrected or erased.

use crate::reply::{
    DataFile, MyData,
    button::{Button, Command},
};

use super::{Document, Message, html::Html, keyboard::Rows, price::grouped, voice::Voice};

impl Voice<'_> {
    /// `spoken`: the name of the person's language.
    pub(super) fn my_data(&self, data: &MyData, spoken: String) -> Message {
        let (words, held) = (self.words, &data.held);
        let count = |number: usize| grouped(number as u64);
        let figure = |number: i64| grouped(u64::try_from(number).unwrap_or_default());
        let date = |at: chrono::DateTime<chrono::Utc>| {
            self.date_in_full(at.with_timezone(&self.zone).date_naive())
        };
        let mut text = Html::new()
            .bold(&words.my_data_heading())
            .line(&words.my_data_name(&data.person.first_name))
            .line(&words.my_data_language(spoken))
            .line(&self.subscription_line(held.subscription.as_ref()))
            .line(&words.my_data_owner(count(held.businesses), count(held.promotions)))
            .line(&words.my_data_contacted(figure(held.contacted), self.periods.interests))
            .line(&words.my_data_digests(figure(held.digests), self.periods.deliveries));
        if held.kept > 0 {
            text = text.line(&words.my_data_kept(count(held.kept)));
        }
        if let Some(at) = held.agreed {
            text = text.line(&words.my_data_agreed(date(at)));
        }
        if let Some(at) = held.agreed_as_owner {
            text = text.line(&words.my_data_agreed_as_owner(date(at)));
        }
        text = text.gap().line(&words.my_data_more(self.periods.updates));
        let (lines, rows) = self.draft_rows(&data.drafts);
        if !lines.is_empty() {
            let heading = text.gap().bold(&words.drafts_heading());
            text = lines.iter().fold(heading, |text, line| text.line(line));
        }
        let keyboard = rows
            .paired([
                self.press(words.btn_download(), Button::Download),
                self.press(words.btn_correct(), Button::Correct),
                self.press(words.btn_erase(), Button::Erase),
                self.go(Command::Menu),
            ])
            .done();
        Message { text, keyboard }
    }

    /// The file, with a word on what it is.
    pub(super) fn data_file(&self, file: &DataFile) -> Document {
        Document {
            file_name: format!("ayopromo-data-{}.json", file.day),
            bytes: file.json.clone().into_bytes(),
            caption: self.words.data_file(self.date_in_full(file.day)),
        }
    }

    pub(super) fn correcting(&self) -> Message {
        let rows = Rows::new().paired([
            self.go(Command::Settings),
            self.press(self.words.btn_my_businesses(), Button::Go(Command::MyBusinesses)),
            self.press(self.words.btn_back(), Button::Go(Command::MyData)),
        ]);
        self.ask(&self.words.correcting(), rows.done())
    }

    pub(super) fn erase_ask(&self) -> Message {
        let rows = Rows::new().row([
            self.press(self.words.btn_erase_yes(), Button::Yes),
            self.press(self.words.btn_erase_no(), Button::Stay),
        ]);
        self.ask(&self.words.erase_ask(), rows.done())
    }
}
