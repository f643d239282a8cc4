//! Words what the bot says: a reply and a language become a message.
//!
//! The sentences are in `locales/`, never here; this module decides which of them a reply needs, what
//! stands in them and which buttons lie under them.

mod asking;
mod broadcast;
mod browse;
mod dates;
mod digest;
mod find;
mod hours;
mod html;
mod inline;
mod keeper;
mod keyboard;
mod l10n;
mod manners;
mod mine;
mod office;
mod post;
mod posting;
mod price;
mod privacy;
mod recurrence;
mod register;
mod review;
mod revision;
mod room;
mod saved;
mod settings;
mod shop;
mod stall;
mod starting;
mod subscription;
mod voice;
mod warning;
mod watching;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::{
    domain::{
        area::Areas, delivery::Tally, language::Language, place::Point, promotion::PhotoId,
        retention::Periods, review::Objection,
    },
    reply::{Broadcast, Reply, Setting, button::Command},
};

pub use html::Html;
pub use inline::{CAPTION, Offer};
pub use keyboard::{Key, Keyboard, ReplyKey};

use html::clipped;
use keyboard::Rows;
use l10n::Words;
use voice::Voice;

/// Both languages, the areas by name, and the regency's time zone.
pub struct View {
    id: Words,
    jv: Words,
    areas: Arc<Areas>,
    zone: Tz,
    periods: Periods,
}

/// What goes to Telegram.
#[derive(Debug, Clone, PartialEq)]
pub enum Rendered {
    Message(Message),
    /// One photo or an album, without text.
    Photos(Vec<PhotoId>),
    Document(Document),
    Venue(Venue),
    /// At most 200 UTF-16 units, over the screen.
    Toast(String),
}

/// A place on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Venue {
    pub point: Point,
    pub title: String,
    pub address: String,
}

#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Message {
    pub text: Html,
    pub keyboard: Keyboard,
}

/// A file of somebody's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub file_name: String,
    pub bytes: Vec<u8>,
    /// At most 1024 UTF-16 units.
    pub caption: String,
}

/// Where a command menu is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuPlace {
    Private,
    AdminGroup,
    /// Every other group.
    Group,
}

/// Telegram's limit for the text over the screen, in UTF-16 units.
const TOAST: usize = 200;

impl View {
    pub fn new(areas: Arc<Areas>, zone: Tz) -> Self {
        let periods = Periods::default();
        Self { id: l10n::load(Language::Id), jv: l10n::load(Language::Jv), areas, zone, periods }
    }

    /// The same with other times for which things are kept.
    pub fn keeping(self, periods: Periods) -> Self {
        Self { periods, ..self }
    }

    pub fn render(&self, reply: &Reply, language: Language, now: DateTime<Utc>) -> Rendered {
        let voice = Voice { kept: reply.is_kept(), ..self.voice(language, now) };
        let words = voice.words;
        let message = match reply {
            Reply::ChooseLanguage { name, part, target } => {
                let voices = Language::ALL.map(|language| self.voice(language, now));
                self.choose_language([&voices[0], &voices[1]], *part, name, target)
            }
            Reply::Privacy { target } => voice.privacy(target),
            Reply::PrivacyInFull { target } => voice.privacy_in_full(target),
            Reply::WithoutConsent => voice.without_consent(),
            Reply::Menu { name, part, owner } => voice.menu(*part, name, *owner),
            Reply::Help => voice.help(),
            Reply::LanguagePicker => self.language_picker(),
            Reply::LanguageSet => voice.end(&words.language_set()),

            Reply::Note(note) => voice.note(note),
            Reply::Ask(question) => voice.question(question),
            Reply::Toast(word) => return toast(&voice.toast(word)),
            Reply::Cancelled { kept } => voice.cancelled(*kept),
            Reply::DraftKept(draft) => voice.draft_kept(*draft),
            Reply::Drafts(waiting) => voice.drafts(waiting),
            Reply::NothingToCancel => voice.end(&words.nothing_to_cancel()),
            Reply::DraftDiscarded => voice.end(&words.draft_discarded()),
            Reply::Trouble { number } => voice.end(&words.trouble(number)),

            Reply::PhoneNoted(phone) => voice.phone_noted(phone),
            Reply::PhoneKeyboardGone => voice.put_away(&words.phone_keyboard_gone()),
            Reply::BusinessSent { id, again } => voice.business_sent(*id, *again),
            Reply::BusinessSentBefore(id) => voice.business_sent_before(*id),
            Reply::Shop(shop) => return voice.shop(shop),
            Reply::Keeper(said) => voice.keeper(said),

            Reply::NoBusinessYet { search } => voice.no_business_yet(search.as_ref()),
            Reply::BusinessesRejected(businesses) => voice.businesses_rejected(businesses),
            Reply::PhotosUnavailable => voice.say(&words.photos_unavailable()),
            Reply::Photos(photos) => return Rendered::Photos(photos.clone()),
            Reply::Preview { content, business } => Message {
                text: voice.page_text(content, &business.profile),
                keyboard: Keyboard::None,
            },
            Reply::PromotionSent { id, business_pending } => {
                voice.promotion_sent(*id, *business_pending)
            }
            Reply::Posting(posting) => voice.posting(posting),
            Reply::TooManyOpen { max, next_possible } => voice.too_many_open(*max, *next_possible),
            Reply::Stall(stall) => voice.stall(stall),
            Reply::Revising(revising) => voice.revising(revising),
            Reply::MyBusinesses(businesses) => voice.my_businesses(businesses),

            Reply::Subscribed { next, live, before } => voice.subscribed(*next, *live, *before),
            Reply::Office(said) => voice.office(said),
            Reply::Room(said) => self.room(&voice, said),
            Reply::Setting(Setting::File(file)) => {
                return Rendered::Document(voice.data_file(file));
            }
            Reply::Setting(setting) => self.setting(&voice, setting),
            Reply::Unsubscribed => voice.unsubscribed(),
            Reply::Live { narrowed, items, page, pages, total } => {
                voice.live(narrowed, items, *page, *pages, *total)
            }
            Reply::Find(find) => voice.find(find),
            Reply::NothingLive => voice.nothing_live(),
            Reply::Page(page) => voice.page(page),
            Reply::PageGone => voice.page_gone(),
            Reply::BusinessPage(page) => voice.business_page(page),
            Reply::BusinessGone => {
                voice.ask(&words.business_gone(), Rows::new().row([voice.browse()]).done())
            }
            Reply::Digest(digest) => voice.digest(digest),

            Reply::Card(card) => voice.card(card),
            Reply::CardWithdrawn { subject, photos } => voice.card_withdrawn(*subject, *photos),
            Reply::CardMoved { subject, link } => voice.card_moved(*subject, link.as_deref()),
            Reply::CardReasons(card, objection) => voice.card_reasons(card, *objection),
            Reply::Queue(backlog) => voice.queue(backlog),
            Reply::ReplyToCard => voice.say(&words.reply_to_card()),
            Reply::ReasonFor { subject, reason, words } => {
                voice.reason_for(*subject, *reason, words)
            }
            Reply::Watching(watching) => voice.watching(watching),
            Reply::ReasonDropped => voice.say(&words.reason_dropped()),
            Reply::ReasonUsed { by, objection: Objection::Correction } => {
                voice.say(&words.reason_used_to_send_back(by))
            }
            Reply::ReasonUsed { by, objection: Objection::Rejection } => {
                voice.say(&words.reason_used(by))
            }
            Reply::AdminHelp => voice.say(&words.admin_help()),
            Reply::AnonymousAdmin => voice.say(&words.anonymous_admin()),
            Reply::Broadcast(Broadcast::File(file)) => {
                return Rendered::Document(voice.unreached_file(file));
            }
            Reply::Broadcast(said) => self.broadcast(&voice, said),

            Reply::BusinessVerdict { business, verdict, waiting } => {
                voice.business_verdict(business, verdict, *waiting)
            }
            Reply::PromotionVerdict { promotion, verdict } => {
                voice.promotion_verdict(promotion, verdict)
            }

            Reply::DecisionUndone { subject, name, change } => {
                voice.decision_undone(*subject, name, *change)
            }

            Reply::MyData(data) => {
                let spoken = self.words(data.person.language).this_language();
                voice.my_data(data, spoken)
            }
            Reply::Erased => voice.ask(&words.erased(), Rows::new().row([voice.browse()]).done()),
        };
        Rendered::Message(message)
    }

    /// The reply as a message; `None` where it is a toast or photos.
    pub fn message(
        &self,
        reply: &Reply,
        language: Language,
        now: DateTime<Utc>,
    ) -> Option<Message> {
        match self.render(reply, language, now) {
            Rendered::Message(message) => Some(message),
            Rendered::Photos(_)
            | Rendered::Document(_)
            | Rendered::Venue(_)
            | Rendered::Toast(_) => None,
        }
    }

    /// The command menu, with a description of 1–256 characters each.
    pub fn menu(&self, place: MenuPlace, language: Language) -> Vec<(Command, String)> {
        let words = self.words(language);
        commands(place).iter().map(|command| (*command, words.command(command.word()))).collect()
    }

    /// What Telegram shows before the first message; at most 512 characters.
    pub fn description(&self, language: Language) -> String {
        self.words(language).bot_description()
    }

    /// What Telegram shows on the profile; at most 120 characters.
    pub fn short_description(&self, language: Language) -> String {
        self.words(language).bot_short_description()
    }

    /// What the sandbox's page says after its clock was moved.
    pub fn sandbox_note(&self, now: DateTime<Utc>, day: &Tally) -> String {
        let voice = self.voice(Language::Id, now);
        let count = |rows: i64| rows.to_string();
        voice.words.sandbox_note(voice.moment_with_day(now), count(day.sent), count(day.skipped))
    }

    fn words(&self, language: Language) -> &Words {
        match language {
            Language::Id => &self.id,
            Language::Jv => &self.jv,
        }
    }

    fn voice(&self, language: Language, now: DateTime<Utc>) -> Voice<'_> {
        let words = self.words(language);
        let (areas, zone, periods) = (&*self.areas, self.zone, self.periods);
        Voice { words, language, kept: false, areas, zone, periods, now }
    }
}

fn commands(place: MenuPlace) -> &'static [Command] {
    match place {
        MenuPlace::Private => &[
            Command::Menu,
            Command::Subscription,
            Command::Browse,
            Command::Search,
            Command::Saved,
            Command::Register,
            Command::Post,
            Command::MyBusinesses,
            Command::MyPromotions,
            Command::Language,
            Command::Settings,
            Command::MyData,
            Command::Ask,
            Command::Cancel,
            Command::Help,
        ],
        MenuPlace::AdminGroup => {
            &[Command::Queue, Command::Broadcast, Command::Watch, Command::Help]
        }
        MenuPlace::Group => &[Command::Subscription],
    }
}

fn toast(text: &str) -> Rendered {
    Rendered::Toast(clipped(text, TOAST))
}
