//! The bot at work: updates in, answers out, until it is told to stop.

use std::{sync::Arc, time::Duration};

use anyhow::{Context as _, Result};
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};
use teloxide::{
    Bot,
    dispatching::{Dispatcher, DpHandlerDescription},
    dptree::{self, Handler},
    error_handlers::LoggingErrorHandler,
    types::{AllowedUpdate, Me, Update},
};
use tokio_util::sync::CancellationToken;

use super::{
    menus,
    outbound::Outbound,
    polling::{Acceptance, Polling},
    router::Router,
};
use crate::view::View;

/// The kinds of updates that are asked for; Telegram keeps the others.
const ALLOWED: [AllowedUpdate; 5] = [
    AllowedUpdate::Message,
    AllowedUpdate::EditedMessage,
    AllowedUpdate::CallbackQuery,
    AllowedUpdate::InlineQuery,
    AllowedUpdate::MyChatMember,
];

/// Waits between attempts to reach Telegram at start.
const FIRST_TRY_AGAIN: Duration = Duration::from_secs(1);
const LAST_TRY_AGAIN: Duration = Duration::from_secs(30);

/// Tells the dispatcher who the bot is; everything else goes through [`Outbound`].
pub struct Account(Bot);

impl Account {
    /// `api_url` is where its Bot API answers.
    pub fn new(token: &SecretString, api_url: Url) -> Self {
        Self(Bot::new(token.expose_secret()).set_api_url(api_url))
    }
}

/// Serves people until `stop`.
pub async fn serve(
    Account(bot): Account,
    outbound: Outbound,
    router: Arc<Router>,
    view: &View,
    admin_chat: i64,
    stop: CancellationToken,
) -> Result<()> {
    router.heal().await.context("failed to answer what was left unanswered")?;
    if let Err(error) = menus::announce(&outbound, view, admin_chat).await {
        tracing::warn!(%error, "the command menus could not be set; they are as they were");
    }
    let acceptance = Acceptance::default();
    let mut wait = FIRST_TRY_AGAIN;
    while !stop.is_cancelled() {
        let allowed = ALLOWED.to_vec();
        let polling = Polling::new(outbound.clone(), allowed, acceptance.clone(), stop.clone());
        let deps = dptree::deps![Arc::clone(&router), acceptance.clone()];
        let dispatcher = Dispatcher::builder(bot.clone(), handler()).dependencies(deps);
        let errors = LoggingErrorHandler::with_custom_text("no updates");
        match dispatcher.build().try_dispatch_with_listener(polling, errors).await {
            Ok(()) if stop.is_cancelled() => break,
            Ok(()) => tracing::error!("the token is refused; trying again later"),
            Err(error) => tracing::error!(%error, "telegram can't be reached"),
        }
        tokio::select! {
            () = tokio::time::sleep(wait) => wait = (wait * 2).min(LAST_TRY_AGAIN),
            () = stop.cancelled() => {}
        }
    }
    router.finish().await;
    Ok(())
}

fn handler() -> Handler<'static, Result<(), std::convert::Infallible>, DpHandlerDescription> {
    // The dispatcher asks Telegram at its start who the bot is.
    let answer = |update: Update, me: Me, router: Arc<Router>, acceptance: Acceptance| async move {
        let claim = acceptance.claim(update.id);
        router.handle(me.username(), update, claim).await;
        Ok(())
    };
    dptree::endpoint(answer)
}
