//! An owner registers a business: the questions, the summary, the receipt.

use crate::{
    domain::{
        area::AreaCode,
        business::{Extras, NewBusiness},
        category::Category,
        ids::BusinessId,
        phone::Phone,
        review::Subject,
    },
    reply::{
        BUSINESS_FIELDS, VILLAGES_ON_A_PAGE,
        button::{Button, Command, Field, ShopButton},
    },
};

use super::{
    Message,
    html::Html,
    keyboard::{Key, Keyboard, ReplyKey, Rows},
    voice::{Voice, number},
};

impl Voice<'_> {
    pub(super) fn owner_terms(&self) -> Message {
        let agree = self.press(self.words.btn_owner_agree(), Button::Yes);
        self.ask(
            &self.words.owner_terms(),
            Rows::new().row([agree]).row([self.back(), self.cancel()]).done(),
        )
    }

    pub(super) fn ask_business_name(&self) -> Message {
        let rows = Rows::new().row([self.back(), self.cancel()]);
        self.ask(&self.words.ask_business_name(), rows.done())
    }

    pub(super) fn ask_category(&self) -> Message {
        let category =
            |category| self.press(self.marked_category(category), Button::Category(category));
        let keys = Category::ALL.into_iter().map(category).chain([self.back()]);
        self.ask(&self.words.ask_category(), Rows::new().grid(2, keys).done())
    }

    pub(super) fn ask_area(&self, districts: &[AreaCode]) -> Message {
        let keys = districts
            .iter()
            .map(|code| self.press(self.area_name(code), Button::District(code.clone())));
        let rows = Rows::new().grid(3, keys).row([self.back()]);
        self.ask(&self.words.ask_area(), rows.done())
    }

    pub(super) fn ask_village(
        &self,
        district: &AreaCode,
        villages: &[AreaCode],
        page: usize,
    ) -> Message {
        let pages = villages.len().div_ceil(VILLAGES_ON_A_PAGE).max(1);
        let page = page.min(pages - 1);
        let shown = villages.iter().skip(page * VILLAGES_ON_A_PAGE).take(VILLAGES_ON_A_PAGE);
        let keys = shown.map(|code| self.press(self.area(code), Button::Village(code.clone())));
        let mut text = Html::of(&self.words.ask_village(self.area(district)));
        if pages > 1 {
            text = text.line(&self.words.village_page(page + 1, pages));
        }
        let rows = Rows::new()
            .paired(keys)
            .row(self.turning(page, pages, Button::VillagePage))
            .row([self.back()]);
        Message { text, keyboard: rows.done() }
    }

    /// ◀ and ▶, each where there is a page to turn to; pages count from 0.
    pub(super) fn turning(
        &self,
        page: usize,
        pages: usize,
        button: impl Fn(u32) -> Button,
    ) -> Vec<Key> {
        let to = |page: usize| button(u32::try_from(page).unwrap_or(u32::MAX));
        let earlier =
            page.checked_sub(1).map(|page| self.press(self.words.btn_earlier(), to(page)));
        let later = (page + 1 < pages).then(|| self.press(self.words.btn_later(), to(page + 1)));
        earlier.into_iter().chain(later).collect()
    }

    /// One button a reading of what was typed, one below the other; a single one is asked about.
    pub(super) fn which(&self, text: &str, readings: Vec<String>) -> Message {
        if let [only] = readings.as_slice() {
            let yes = self.press(self.words.btn_yes(), Button::Candidate(0));
            let other = self.press(self.words.btn_other(), Button::Back);
            return self.ask(&self.words.is_it(only), Rows::new().row([yes, other]).done());
        }
        let keys = readings.into_iter().take(20).zip(0..);
        let keys = keys.map(|(label, at)| self.press(label, Button::Candidate(at)));
        self.ask(text, Rows::new().grid(1, keys).row([self.back()]).done())
    }

    pub(super) fn which_area(&self, found: &[AreaCode]) -> Message {
        let readings = found.iter().map(|code| self.full_area(code)).collect();
        self.which(&self.words.which_area(), readings)
    }

    pub(super) fn ask_phone(&self) -> Message {
        let rows = vec![
            vec![ReplyKey::Contact(self.words.btn_own_number())],
            vec![ReplyKey::Text(self.words.btn_back())],
        ];
        self.ask(&self.words.ask_phone(), Keyboard::Reply(rows))
    }

    pub(super) fn which_phone(&self, candidates: &[Phone]) -> Message {
        self.which(&self.words.which_phone(), candidates.iter().map(Phone::local).collect())
    }

    /// A landline is taken, with a word on what buyers can't do with it.
    pub(super) fn phone_noted(&self, phone: &Phone) -> Message {
        self.put_away(&if phone.is_mobile() {
            self.words.phone_noted(phone.local())
        } else {
            self.words.phone_noted_landline(phone.local())
        })
    }

    /// A short text that takes the telephone keyboard away.
    pub(super) fn put_away(&self, text: &str) -> Message {
        self.ask(text, Keyboard::Remove)
    }

    /// A question that is answered by writing.
    pub(super) fn write(&self, text: &str) -> Message {
        self.ask(text, Rows::new().row([self.back()]).done())
    }

    pub(super) fn business_summary(&self, business: &NewBusiness) -> Message {
        let words = self.words;
        let text = self.profile(Html::new(), business).gap();
        let text = match *business.extras == Extras::default() {
            true => text.line(&words.extras_offer()),
            false => text,
        };
        let text = text.line(&words.business_summary_ask());
        let complete = self.key(words.btn_extras(), ShopButton::Extras);
        let fields = BUSINESS_FIELDS.map(|field| self.edit(field)).into_iter();
        let rows = Rows::new().grid(2, fields.chain([complete]));
        let send = self.press(words.btn_send_to_admin(), Button::Send);
        Message { text, keyboard: rows.row([send]).row([self.back(), self.cancel()]).done() }
    }

    pub(super) fn edit(&self, field: Field) -> Key {
        let name = match field {
            Field::Name => "name",
            Field::Category => "category",
            Field::Area => "area",
            Field::Phone => "phone",
            Field::Description => "description",
            Field::Title => "title",
            Field::Body => "body",
            Field::Price => "price",
            Field::Photos => "photos",
            Field::Until => "until",
        };
        self.press(self.words.btn_edit(self.words.field(name)), Button::Edit(field))
    }

    pub(super) fn business_sent(&self, id: BusinessId, again: bool) -> Message {
        let number = number(Subject::Business(id));
        let text = if again {
            self.words.business_sent_again(number)
        } else {
            self.words.business_sent(number)
        };
        let prepare = self.press(self.words.btn_prepare(), Button::Go(Command::Post));
        self.ask(&text, Rows::new().row([prepare]).done())
    }

    pub(super) fn business_sent_before(&self, id: BusinessId) -> Message {
        self.end(&self.words.business_sent_before(number(Subject::Business(id))))
    }
}
