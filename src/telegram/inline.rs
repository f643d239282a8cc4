//! The bot's inline mode: `@bot kopi` in any chat offers promotions to put into it. Answered from a read of
//! its own; nothing is stored, not even that somebody asked.

use teloxide::{
    payloads::{AnswerInlineQuery, AnswerInlineQuerySetters},
    types::{
        FileId, InlineKeyboardMarkup, InlineQuery, InlineQueryId, InlineQueryResult,
        InlineQueryResultArticle, InlineQueryResultCachedPhoto, InlineQueryResultsButton,
        InlineQueryResultsButtonKind, InputMessageContent, InputMessageContentText, ParseMode,
    },
};

use super::{
    message::{inline_key, no_preview},
    outbound::{Lane, Outbound, Outcome, Target},
};
use crate::{
    app::{App, inline::Offers},
    domain::{identity::holds_identity_number, language::Language},
    reply::{
        button::{self, Command},
        language_of_stranger,
    },
    view::{Offer, View},
};

/// How long Telegram may answer the same question of the same person by itself, in seconds.
const CACHED: u32 = 60;

/// What was asked behind the bot's name.
#[derive(Debug)]
pub struct Asked {
    id: InlineQueryId,
    telegram_id: i64,
    /// Of the asker's app.
    language: Language,
    typed: String,
    offset: usize,
}

pub fn read(query: InlineQuery) -> Asked {
    // An identity number is nothing to look for, and is dropped like everywhere else.
    let typed = if holds_identity_number(&query.query) { "?".to_owned() } else { query.query };
    Asked {
        id: query.id,
        telegram_id: i64::try_from(query.from.id.0).unwrap_or_default(),
        language: language_of_stranger(query.from.language_code.as_deref()),
        typed,
        offset: query.offset.parse().unwrap_or_default(),
    }
}

/// Answers a question; one that can't be answered in time is worth nothing later.
pub async fn answer(app: &App, view: &View, outbound: &Outbound, username: &str, asked: Asked) {
    let offers = match app.offers(asked.telegram_id, &asked.typed, asked.offset).await {
        Ok(offers) => offers,
        Err(error) => return tracing::warn!(%error, "an inline query goes without an answer"),
    };
    let language = offers.language.unwrap_or(asked.language);
    let now = app.clock.now();
    let shown: Vec<Offer> =
        offers.found.iter().map(|found| view.offer(found, username, language, now)).collect();
    let nothing = (shown.is_empty() && asked.offset == 0).then(|| view.nothing_offered(language));
    let with = |photos: bool| payload(&asked.id, &shown, photos, &offers, nothing.clone());
    let sent = outbound.send(Lane::Reply, Target::Nobody, &with(true)).await;
    // One photo whose id has gone stale would take the whole answer with it.
    if matches!(sent, Outcome::Rejected(_)) && shown.iter().any(|offer| offer.photo.is_some()) {
        let plain = outbound.send(Lane::Reply, Target::Nobody, &with(false)).await;
        return tracing::warn!(?sent, ?plain, "an inline query was answered without photos");
    }
    tracing::debug!(?sent, "answered an inline query");
}

fn payload(
    id: &InlineQueryId,
    shown: &[Offer],
    photos: bool,
    offers: &Offers,
    nothing: Option<String>,
) -> AnswerInlineQuery {
    let results = shown.iter().map(|offer| match &offer.photo {
        Some(photo) if photos => cached_photo(offer, FileId(photo.file().to_owned())),
        _ => article(offer),
    });
    let next = offers.next.map(|next| next.to_string()).unwrap_or_default();
    let mut payload = AnswerInlineQuery::new(id.clone(), results)
        .cache_time(CACHED)
        .is_personal(true)
        .next_offset(next);
    payload.button = nothing.map(|text| {
        let start = button::Target::Command(Command::Search).payload();
        InlineQueryResultsButton { text, kind: InlineQueryResultsButtonKind::StartParameter(start) }
    });
    payload
}

fn cached_photo(offer: &Offer, photo: FileId) -> InlineQueryResult {
    let mut result = InlineQueryResultCachedPhoto::new(&offer.id, photo);
    result.title = Some(offer.title.clone());
    result.description = Some(offer.description.clone());
    result.caption = Some(offer.text.as_str().to_owned());
    result.parse_mode = Some(ParseMode::Html);
    result.reply_markup = Some(keyboard(offer));
    result.into()
}

fn article(offer: &Offer) -> InlineQueryResult {
    let mut content = InputMessageContentText::new(offer.text.as_str());
    content.parse_mode = Some(ParseMode::Html);
    content.link_preview_options = Some(no_preview());
    let content = InputMessageContent::Text(content);
    let mut result = InlineQueryResultArticle::new(&offer.id, &offer.title, content);
    result.description = Some(offer.description.clone());
    result.reply_markup = Some(keyboard(offer));
    result.into()
}

fn keyboard(offer: &Offer) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new([inline_key(&offer.open)])
}
