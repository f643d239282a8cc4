//! Words what the bot says: a reply and a language become a message.
//!
//! The sentences are in `locales/`, never here; this module decides which of them a reply needs, what
//! stands in them and which buttons lie under them.

mod browse;
mod dates;
mod digest;
mod html;
mod keyboard;
mod l10n;
mod manners;
mod mine;
mod post;
mod price;
mod register;
mod review;
mod starting;
mod subscription;
mod voice;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::{
    domain::{area::Areas, delivery::Tally, language::Language, promotion::PhotoId},
    reply::{Reply, button::Command},
};

pub use html::Html;
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
}

/// What goes to Telegram.
#[derive(Debug, Clone, PartialEq)]
pub enum Rendered {
    Message(Message),
    /// One photo or an album, without text.
    Photos(Vec<PhotoId>),
    /// At most 200 UTF-16 units, over the screen.
    Toast(String),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    pub text: Html,
    pub keyboard: Keyboard,
}

/// Where a command menu is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuPlace {
    Private,
    AdminGroup,
}

/// Telegram's limit for the text over the screen, in UTF-16 units.
const TOAST: usize = 200;

impl View {
    pub fn new(areas: Arc<Areas>, zone: Tz) -> Self {
        Self { id: l10n::load(Language::Id), jv: l10n::load(Language::Jv), areas, zone }
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
            Reply::Menu { name, part } => voice.menu(*part, name),
            Reply::Help => voice.help(),
            Reply::LanguagePicker => self.language_picker(),
            Reply::LanguageSet => voice.end(&words.language_set()),

            Reply::Cancelled { draft_kept } => voice.cancelled(*draft_kept),
            Reply::NothingToCancel => voice.end(&words.nothing_to_cancel()),
            Reply::DraftDiscarded => voice.end(&words.draft_discarded()),
            Reply::LeaveDraft { wanted } => voice.leave_draft(*wanted),
            Reply::NotUnderstood => voice.say(&words.not_understood()),
            Reply::WrongKind => voice.say(&words.wrong_kind()),
            Reply::EditNotRead => voice.say(&words.edit_not_read()),
            Reply::IdentityNumberRefused => voice.say(&words.identity_number_refused()),
            Reply::StaleButton => voice.say(&words.stale_button()),
            Reply::ScenesChanged => voice.say(&words.scenes_changed()),
            Reply::Trouble { number } => voice.end(&words.trouble(number)),
            Reply::Invalid(problem) => voice.invalid(*problem),

            Reply::OwnerTerms => voice.owner_terms(),
            Reply::AskBusinessName => voice.ask_business_name(),
            Reply::AskCategory => voice.ask_category(),
            Reply::AskArea { districts } => voice.ask_area(districts),
            Reply::AskVillage { district, villages, page } => {
                voice.ask_village(district, villages, *page)
            }
            Reply::WhichArea { found } => voice.which_area(found),
            Reply::AreaNotFound => voice.say(&words.area_not_found()),
            Reply::AskPhone => voice.ask_phone(),
            Reply::PhoneNotUnderstood => voice.say(&words.phone_not_understood()),
            Reply::WhichPhone { candidates } => voice.which_phone(candidates),
            Reply::NotYourContact => voice.say(&words.not_your_contact()),
            Reply::PhoneNoted(phone) => voice.put_away(&words.phone_noted(phone.local())),
            Reply::PhoneKeyboardGone => voice.put_away(&words.phone_keyboard_gone()),
            Reply::AskDescription => voice.write(&words.ask_description()),
            Reply::BusinessSummary(business) => voice.business_summary(business),
            Reply::BusinessSent(id) => voice.business_sent(*id),

            Reply::NoBusinessYet => voice.no_business_yet(),
            Reply::ChooseBusiness(businesses) => voice.choose_business(businesses),
            Reply::AskTitle => voice.write(&words.ask_title()),
            Reply::AskBody => voice.write(&words.ask_body()),
            Reply::AskPrice => voice.write(&words.ask_price()),
            Reply::PriceNotUnderstood => voice.say(&words.price_not_understood()),
            Reply::WhichPrice(prices) => voice.which_price(prices),
            Reply::AskPhotos { count, max } => voice.ask_photos(*count, *max),
            Reply::TooManyPhotos { max } => voice.say(&words.too_many_photos(*max)),
            Reply::AskUntil => voice.ask_until(),
            Reply::UntilNotUnderstood => voice.say(&words.until_not_understood()),
            Reply::UntilImpossible => voice.say(&words.until_impossible()),
            Reply::WhichUntil(readings) => voice.which_until(readings),
            Reply::Photos(photos) => return Rendered::Photos(photos.clone()),
            Reply::Preview { content, business } => Message {
                text: voice.page_text(content, &business.profile),
                keyboard: Keyboard::None,
            },
            Reply::PreviewControls { content } => voice.preview_controls(content),
            Reply::PromotionSent { id, business_pending } => {
                voice.promotion_sent(*id, *business_pending)
            }
            Reply::TooManyOpen { max, next_possible } => voice.too_many_open(*max, *next_possible),
            Reply::MyPromotions(promotions) => voice.my_promotions(promotions),
            Reply::MyBusinesses(businesses) => voice.my_businesses(businesses),

            Reply::SubscriptionOffer { draft, saved } => voice.subscription_offer(draft, *saved),
            Reply::SubscriptionCategories { draft } => voice.subscription_categories(draft),
            Reply::SubscriptionAreas { draft, districts } => {
                voice.subscription_areas(draft, districts)
            }
            Reply::SubscriptionHours { draft } => voice.subscription_hours(draft),
            Reply::Subscribed { first, hour, live } => voice.subscribed(*first, *hour, *live),
            Reply::Unsubscribed => voice.unsubscribed(),
            Reply::Live { items, page, pages, total } => voice.live(items, *page, *pages, *total),
            Reply::NothingLive => voice.nothing_live(),
            Reply::Page(page) => voice.page(page),
            Reply::PageGone => voice.page_gone(),
            Reply::Digest(digest) => voice.digest(digest),

            Reply::Card(card) => voice.card(card),
            Reply::CardWithdrawn { subject } => voice.card_withdrawn(*subject),
            Reply::CardReasons(card) => voice.card_reasons(card),
            Reply::Queue(waiting) => voice.queue(waiting),
            Reply::ReasonFor { subject, reason, words } => {
                voice.reason_for(*subject, *reason, words)
            }
            Reply::ReasonDropped => voice.say(&words.reason_dropped()),
            Reply::ReasonUsed { by } => voice.say(&words.reason_used(by)),
            Reply::AdminHelp => voice.say(&words.admin_help()),
            Reply::AnonymousAdmin => voice.say(&words.anonymous_admin()),
            Reply::Decided(verdict) => return toast(&voice.decided(verdict)),
            Reply::AlreadyDecided { decision } => return toast(&voice.already_decided(decision)),
            Reply::OnlyAdmins => return toast(&words.only_admins()),
            Reply::NotOnYourOwn => return toast(&words.not_on_your_own()),
            Reply::NotYourReason => return toast(&words.not_your_reason()),
            Reply::SubjectGone => return toast(&words.subject_gone()),

            Reply::BusinessVerdict { business, verdict } => {
                voice.business_verdict(business, verdict)
            }
            Reply::PromotionVerdict { promotion, verdict } => {
                voice.promotion_verdict(promotion, verdict)
            }

            Reply::MyData { person, subscription, businesses, promotions } => {
                let spoken = self.words(person.language).this_language();
                voice.my_data(person, spoken, subscription, *businesses, *promotions)
            }
            Reply::EraseAsk => voice.erase_ask(),
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
            Rendered::Photos(_) | Rendered::Toast(_) => None,
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

    /// Whether a text is the label of the key that leads back, which a keyboard of the kind
    /// [`Keyboard::Reply`] sends as if it were typed.
    pub fn means_back(&self, text: &str) -> bool {
        Language::ALL.iter().any(|language| self.words(*language).btn_back() == text.trim())
    }

    fn words(&self, language: Language) -> &Words {
        match language {
            Language::Id => &self.id,
            Language::Jv => &self.jv,
        }
    }

    fn voice(&self, language: Language, now: DateTime<Utc>) -> Voice<'_> {
        let words = self.words(language);
        Voice { words, language, kept: false, areas: &self.areas, zone: self.zone, now }
    }
}

fn commands(place: MenuPlace) -> &'static [Command] {
    match place {
        MenuPlace::Private => &[
            Command::Menu,
            Command::Subscription,
            Command::Browse,
            Command::Register,
            Command::Post,
            Command::MyBusinesses,
            Command::MyPromotions,
            Command::Language,
            Command::MyData,
            Command::Cancel,
            Command::Help,
        ],
        MenuPlace::AdminGroup => &[Command::Queue, Command::Help],
    }
}

fn toast(text: &str) -> Rendered {
    Rendered::Toast(clipped(text, TOAST))
}
