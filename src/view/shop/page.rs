//! An owner's own page of a business, and what was decided about its changes.

use crate::{
    domain::{
        business::{Business, BusinessName, BusinessState, NewBusiness, Reviewed},
        ids::BusinessId,
        keeping::Role,
        review::{Reason, Subject, Verdict},
    },
    reply::{
        BUSINESS_FIELDS, OwnPage,
        button::{Button, Command, ShopButton},
    },
    view::{
        Message,
        html::Html,
        keyboard::{Key, Rows},
        price::grouped,
        voice::{Voice, number},
    },
};

impl Voice<'_> {
    pub(super) fn own_page(&self, page: &OwnPage) -> Message {
        let OwnPage { business, role, change, reason, live } = page;
        let words = self.words;
        let state = words.business_state(business.state.code());
        let heading = words.own_page_heading(number(Subject::Business(business.id)), state);
        let mut text = self.profile(Html::new().bold(&heading), &business.profile);
        if *role == Role::Keeper {
            text = text.line(&words.own_page_keeper());
        }
        if *live > 0 {
            let closed = business.state == BusinessState::Closed;
            let paused = closed.then(|| words.own_page_paused(count(*live)));
            text = text.line(&paused.unwrap_or_else(|| words.own_page_live(count(*live))));
        }
        if let Some(change) = change {
            let parts = self.changed_parts(&business.profile.reviewed(), &change.to).join(", ");
            let line = match change.objection {
                Some(objection) => self.change_turned_down(objection, parts),
                None => words.change_waits(parts),
            };
            text = text.gap().line(&line);
        }
        if let Some(reason) = reason {
            text = self.with_reason(text, reason);
        }
        Message { text, keyboard: self.own_page_rows(page).done() }
    }

    /// What can be done in the state it is in.
    fn own_page_rows(&self, page: &OwnPage) -> Rows {
        let OwnPage { business: Business { id, state, .. }, role, change, .. } = page;
        let (id, words) = (*id, self.words);
        let change_it = self.key(words.btn_change(), ShopButton::Change(id));
        let complete = self.key(words.btn_complete(), ShopButton::Complete(id));
        let drop =
            change.as_ref().map(|_| self.key(words.btn_drop_change(), ShopButton::DropChange(id)));
        let rows = Rows::new();
        let rows = match state {
            BusinessState::Pending => rows.row([change_it, complete]),
            BusinessState::Active => {
                let close = self.key(words.btn_close(), ShopButton::Close(id));
                rows.row([self.go(Command::Post)]).row([change_it, complete]).row(drop).row([close])
            }
            BusinessState::Closed => {
                let reopen = self.key(words.btn_reopen(), ShopButton::Reopen(id));
                rows.row([reopen]).row([change_it, complete]).row(drop)
            }
            BusinessState::NeedsCorrection => {
                rows.row([self.press(words.btn_redo(), Button::Redo(Subject::Business(id)))])
            }
            _ => rows,
        };
        let delete =
            (*role == Role::Owner).then(|| self.key(words.btn_delete(), ShopButton::Delete(id)));
        let rows = rows.row([self.to_keepers(id)].into_iter().chain(delete));
        rows.row([self.go(Command::MyBusinesses)])
    }

    /// A summary from which each part can be changed.
    pub(super) fn changes(&self, business: &NewBusiness, changed: bool, pending: bool) -> Message {
        let words = self.words;
        let text = self.profile(Html::new(), business).gap();
        let text = text.line(&match (changed, pending) {
            (false, _) => words.changes_ask(),
            (true, false) => words.changes_send(),
            (true, true) => words.changes_send_pending(),
        });
        let complete = self.key(words.btn_extras(), ShopButton::Extras);
        let fields = BUSINESS_FIELDS.map(|field| self.edit(field)).into_iter();
        let send = changed.then(|| self.press(words.btn_send_to_admin(), Button::Send));
        let rows = Rows::new().grid(2, fields.chain([complete])).row(send);
        Message { text, keyboard: rows.row([self.back(), self.cancel()]).done() }
    }

    pub(super) fn ask_delete(
        &self,
        name: &BusinessName,
        state: BusinessState,
        live: i64,
    ) -> Message {
        let words = self.words;
        let ask = match state {
            BusinessState::Active => words.delete_ask(name.as_str()),
            _ => words.delete_ask_not_open(name.as_str()),
        };
        let text = Html::of(&ask);
        let text = match (live, state) {
            (0, _) => text,
            (_, BusinessState::Closed) => text.line(&words.own_page_paused(count(live))),
            _ => text.line(&words.delete_ask_live(count(live))),
        };
        let yes = self.press(words.btn_erase_yes(), Button::Yes);
        let no = self.press(words.btn_erase_no(), Button::Stay);
        Message { text, keyboard: Rows::new().row([yes, no]).done() }
    }

    pub(super) fn deleted(&self, name: &BusinessName) -> Message {
        let rows = Rows::new().row([self.go(Command::MyBusinesses), self.go(Command::Menu)]);
        self.ask(&self.words.business_deleted(name.as_str()), rows.done())
    }

    pub(super) fn change_verdict(&self, business: &Business, verdict: &Verdict) -> Message {
        let name = business.profile.name.as_str();
        let text = match verdict {
            Verdict::Approved => Html::of(&self.words.change_approved(name)),
            Verdict::Rejected(reason) => {
                let text = Html::of(&self.words.change_data_refused(name));
                self.with_reason(text, reason).line(&self.words.change_way_forward_other())
            }
            Verdict::Correction(reason) => {
                let text = Html::of(&self.words.change_turned_down(name));
                self.with_reason(text, reason).line(&self.words.change_way_forward())
            }
        };
        let key =
            |label, button: fn(BusinessId) -> ShopButton| self.key(label, button(business.id));
        let page = key(self.words.btn_page(), ShopButton::Page);
        let ways = matches!(verdict, Verdict::Correction(_)).then(|| {
            [
                key(self.words.btn_redo(), ShopButton::Change),
                key(self.words.btn_drop_change(), ShopButton::DropChange),
            ]
        });
        Message {
            text,
            keyboard: Rows::new().paired(ways.into_iter().flatten()).row([page]).done(),
        }
    }

    /// Everything there is of a business, a line each.
    pub(in crate::view) fn profile(&self, text: Html, business: &NewBusiness) -> Html {
        let NewBusiness { name, category, area, phone, description, extras } = business;
        let words = self.words;
        let text = text
            .line(&words.business_name_line(name.as_str()))
            .line(&words.business_category_line(self.category(*category)))
            .line(&words.business_area_line(self.full_area(area)))
            .line(&words.business_phone_line(phone.local()))
            .line(&words.business_description_line(description.as_str()));
        self.extras_lines(extras).iter().fold(text, |text, line| text.line(line))
    }

    /// The names of the parts in which two differ.
    fn changed_parts(&self, before: &Reviewed, after: &Reviewed) -> Vec<String> {
        let words = self.words;
        let (was, now) = (&before.papers, &after.papers);
        [
            (before.name != after.name).then(|| words.field("name")),
            (before.category != after.category).then(|| words.field("category")),
            (before.area != after.area).then(|| words.field("area")),
            (before.description != after.description).then(|| words.field("description")),
            (before.photo != after.photo).then(|| words.extra("photo")),
            (was.nib != now.nib).then(|| words.extra("nib")),
            (was.pirt != now.pirt).then(|| words.extra("pirt")),
            (was.halal != now.halal).then(|| words.extra("halal")),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What the office reads of a change: what is different, as it was and as it is to be.
    pub(in crate::view) fn change_lines(
        &self,
        text: Html,
        business: &NewBusiness,
        to: &Reviewed,
    ) -> Html {
        let before = business.reviewed();
        let parts = self.changed_parts(&before, to).join(", ");
        let after = business.clone().with_reviewed(to.clone());
        let text = text.line(&self.words.card_change(parts));
        self.profile(text, &after)
            .gap()
            .line(&self.words.card_before())
            .quote(&self.before(&before, to))
    }

    /// As it was, where it differs.
    fn before(&self, before: &Reviewed, after: &Reviewed) -> String {
        let words = self.words;
        let lines = [
            (before.name != after.name).then(|| before.name.as_str().to_owned()),
            (before.category != after.category).then(|| self.category(before.category)),
            (before.area != after.area).then(|| self.full_area(&before.area)),
            (before.description != after.description)
                .then(|| before.description.as_str().to_owned()),
            (before.papers != after.papers)
                .then(|| self.papers(&before.papers).unwrap_or_else(|| words.no_papers())),
            (before.photo != after.photo).then(|| match before.photo {
                Some(_) => words.other_photo(),
                None => words.no_photo(),
            }),
        ];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    pub(in crate::view) fn with_reason(&self, text: Html, reason: &Reason) -> Html {
        match reason {
            Reason::Preset(preset) => {
                text.line(&self.words.turned_down_because(self.reason(*preset)))
            }
            Reason::Words(own) => text.line(&self.words.turned_down_words()).quote(own),
        }
    }

    /// Leads to the own page, by its name.
    pub(in crate::view) fn to_page(&self, business: &Business) -> Key {
        let name = crate::view::html::clipped(business.profile.name.as_str(), 40);
        self.key(self.words.btn_my_business(name), ShopButton::Page(business.id))
    }
}

fn count(number: i64) -> String {
    grouped(u64::try_from(number).unwrap_or_default())
}
