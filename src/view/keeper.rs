//! Who looks after a business: the page that says so, invitations, and what is told of them.

use crate::{
    domain::{ids::BusinessId, keeping::Role, review::Subject},
    reply::{
        Keeper, KeeperNote, Keepers, Offer, OpenInvitation, Shut,
        button::{Button, Command, KeeperButton, ShopButton, Target},
    },
};

use super::{
    Message,
    html::Html,
    keyboard::{Key, Keyboard, Rows},
    voice::{Voice, number},
};

impl Voice<'_> {
    pub(super) fn keeper(&self, said: &Keeper) -> Message {
        let words = self.words;
        match said {
            Keeper::Keepers(found) => self.keepers(found),
            Keeper::Forward { business, role, ends_at } => {
                let back = self.keep(words.btn_back(), KeeperButton::Keepers(*business));
                let text = words.invitation_sent(role.code(), self.moment_with_day(*ends_at));
                self.ask(&text, Rows::new().row([back]).done())
            }
            Keeper::Invitation { offer, bot } => self.invitation(offer, bot),
            Keeper::HandedOver { business, who } => {
                self.ends_keeping(&words.handed_over(business.as_str(), who.as_str()))
            }
            Keeper::AskRemove { business, keeper, who } => {
                let yes = KeeperButton::Remove(*business, *keeper);
                let yes = self.keep(words.btn_remove_keeper_yes(), yes);
                self.unless(&words.remove_keeper_ask(who.as_str()), yes, *business)
            }
            Keeper::AskLeave { id, business } => {
                let yes = self.keep(words.btn_stop_keeping_yes(), KeeperButton::Leave(*id));
                self.unless(&words.stop_keeping_ask(business.as_str()), yes, *id)
            }
            Keeper::Left { business } => {
                self.ends_keeping(&words.keeping_stopped(business.as_str()))
            }
            Keeper::Offer(offer) => self.offered(offer),
            Keeper::Shut(shut) => self.shut(*shut),
            Keeper::Accepted { business, by } => {
                self.end(&words.invitation_accepted(by.as_str(), business.as_str()))
            }
            Keeper::Refused => self.end(&words.invitation_refused()),
            Keeper::AskConfirm { invitation, role, business, who } => {
                let text = words.keeper_confirm(role.code(), who.as_str(), business.as_str());
                let label = words.btn_confirm_keeper(role.code());
                let rows = Rows::new()
                    .row([self.keep(label, KeeperButton::Confirm(*invitation))])
                    .row([self.keep(words.btn_cancel(), KeeperButton::CallOff(*invitation))]);
                self.ask(&text, rows.done())
            }
            Keeper::Declined { id, business, who } => {
                let text = words.keeper_declined(who.as_str(), business.as_str());
                let keepers = self.keep(words.btn_keepers(), KeeperButton::Keepers(*id));
                self.ask(&text, Rows::new().row([keepers]).done())
            }
            Keeper::Welcome { id, role, business } => {
                self.with_page(&words.keeper_welcome(role.code(), business.as_str()), *id)
            }
            Keeper::CalledOff { business } => self.end(&words.keeper_called_off(business.as_str())),
            Keeper::CameToNothing { id } => {
                self.end(&words.keeping_came_to_nothing(number(Subject::Business(*id))))
            }
            Keeper::KeeperLeft { id, business } => {
                self.with_page(&words.keeper_left(business.as_str()), *id)
            }
            Keeper::Dismissed { business } => {
                self.ends_keeping(&words.keeper_dismissed(business.as_str()))
            }
            Keeper::Deleted { id } => {
                self.ends_keeping(&words.keeper_business_deleted(number(Subject::Business(*id))))
            }
            Keeper::Inherited { id, business } => {
                self.with_page(&words.keeper_inherited(business.as_str()), *id)
            }
            Keeper::NewOwner { id, business, owner } => {
                self.with_page(&words.keeper_new_owner(business.as_str(), owner.as_str()), *id)
            }
        }
    }

    pub(super) fn keeper_note(&self, note: &KeeperNote) -> Message {
        let words = self.words;
        self.say(&match note {
            KeeperNote::Added { who } => words.keeper_added(who.as_str()),
            KeeperNote::Removed => words.keeper_removed(),
            KeeperNote::TakenBack => words.invitation_taken_back(),
            KeeperNote::NotNow => words.keeping_otherwise(),
        })
    }

    /// Leads to who looks after a business.
    pub(super) fn to_keepers(&self, business: BusinessId) -> Key {
        self.keep(self.words.btn_keepers(), KeeperButton::Keepers(business))
    }

    fn keepers(&self, found: &Keepers) -> Message {
        let words = self.words;
        let text = Html::new()
            .bold(&words.keepers_heading(found.business.as_str()))
            .line(&words.keepers_owner(found.owner.as_str()));
        let text = match &found.keeper {
            Some((_, keeper)) => text.line(&words.keepers_keeper(keeper.as_str())),
            None => text.line(&words.keepers_alone()),
        };
        let page = self.key(words.btn_back(), ShopButton::Page(found.id));
        if found.role == Role::Keeper {
            let stop = self.keep(words.btn_stop_keeping(), KeeperButton::AskLeave(found.id));
            let text = text.gap().line(&words.keepers_as_keeper());
            return Message { text, keyboard: Rows::new().row([stop]).row([page]).done() };
        }
        let (text, rows) = self.under_way(text.gap(), found);
        let remove = found
            .keeper
            .as_ref()
            .map(|_| self.keep(words.btn_remove_keeper(), KeeperButton::AskRemove(found.id)));
        Message { text, keyboard: rows.row(remove).row([page]).done() }
    }

    /// What awaits an answer, and else who can be invited.
    fn under_way(&self, text: Html, found: &Keepers) -> (Html, Rows) {
        let (words, rows) = (self.words, Rows::new());
        let invite = |label, role| self.keep(label, KeeperButton::Invite(role, found.id));
        match &found.open {
            Some(OpenInvitation { id, role, accepted_by: Some(who), .. }) => {
                let business = found.business.as_str();
                let text = text.line(&words.keeper_confirm(role.code(), who.as_str(), business));
                let label = words.btn_confirm_keeper(role.code());
                let rows = rows
                    .row([self.keep(label, KeeperButton::Confirm(*id))])
                    .row([self.keep(words.btn_cancel(), KeeperButton::CallOff(*id))]);
                return (text, rows);
            }
            _ if !found.may_invite => return (text.line(&words.keepers_suspended()), rows),
            _ => {}
        }
        let (text, rows) = match &found.open {
            Some(OpenInvitation { id, role, ends_at, .. }) => {
                let until = self.moment_with_day(*ends_at);
                let take_back = self.keep(words.btn_take_back(), KeeperButton::CallOff(*id));
                let text = text.line(&words.keepers_open(role.code(), until)).gap();
                (text, rows.row([take_back]))
            }
            None => (text, rows),
        };
        let add = found.keeper.is_none().then(|| invite(words.btn_add_keeper(), Role::Keeper));
        let text = if add.is_some() { text.line(&words.keepers_add_means()) } else { text };
        let hand_over = invite(words.btn_hand_over(), Role::Owner);
        let text = text.line(&words.keepers_hand_over_means());
        (text, rows.row(add).row([hand_over]))
    }

    /// Whoever forwards it must lose nothing, so it has no buttons and says all in words.
    fn invitation(&self, offer: &Offer, bot: &str) -> Message {
        let target = Target::Invitation(offer.token.clone()).payload();
        let link = format!("https://t.me/{bot}?start={target}");
        let text = Html::of(&self.what_is_offered(offer))
            .line(&self.words.invitation_link(link))
            .line(&self.words.invitation_until(self.moment_with_day(offer.ends_at)));
        Message { text, keyboard: Keyboard::None }
    }

    fn offered(&self, offer: &Offer) -> Message {
        let words = self.words;
        let text = Html::of(&self.what_is_offered(offer))
            .line(&words.invitation_means(offer.role.code()))
            .line(&words.invitation_until(self.moment_with_day(offer.ends_at)));
        let accept = KeeperButton::Accept(offer.token.clone());
        let refuse = KeeperButton::Refuse(offer.token.clone());
        let rows = Rows::new().row([
            self.keep(words.btn_accept_invitation(), accept),
            self.keep(words.btn_refuse_invitation(), refuse),
        ]);
        Message { text, keyboard: rows.done() }
    }

    fn what_is_offered(&self, offer: &Offer) -> String {
        let (business, area) = (offer.business.as_str(), self.full_area(&offer.area));
        self.words.invitation_offer(offer.role.code(), offer.by.as_str(), business, area)
    }

    fn shut(&self, shut: Shut) -> Message {
        let text = self.words.invitation_shut(shut.why.code());
        match shut.business {
            Some(business) => self.with_page(&text, business),
            None => self.end(&text),
        }
    }

    /// A question whose other answer leads back to who looks after the business.
    fn unless(&self, text: &str, yes: Key, business: BusinessId) -> Message {
        let no = self.keep(self.words.btn_erase_no(), KeeperButton::Keepers(business));
        self.ask(text, Rows::new().row([yes, no]).done())
    }

    fn with_page(&self, text: &str, business: BusinessId) -> Message {
        let page = self.key(self.words.btn_page(), ShopButton::Page(business));
        self.ask(text, Rows::new().row([page]).done())
    }

    fn ends_keeping(&self, text: &str) -> Message {
        let rows = Rows::new().row([self.go(Command::MyBusinesses), self.go(Command::Menu)]);
        self.ask(text, rows.done())
    }

    fn keep(&self, label: String, button: KeeperButton) -> Key {
        self.press(label, Button::Keeper(button))
    }
}
