//! `ayopromo check`: looks at the settings, the token, the admin group and the bot's rights, and says
//! what to fix.

use std::process::ExitCode;

use teloxide::{
    payloads::{GetChat, GetChatMember, GetMe},
    types::{ChatId, ChatMemberKind},
};

use super::{Failure, parts};
use crate::{
    clock::Clock,
    config::Settings,
    telegram::outbound::{Failure as Unanswered, Outbound, Outcome, Stop, Unreachable},
};

pub async fn check(settings: Settings) -> Result<ExitCode, Failure> {
    let admin_chat = settings.required_admin_chat().map_err(Failure::Setting)?;
    let outbound = parts::outbound(&settings)?;
    let app = parts::app(&settings, Clock::real()).await?;
    println!("ok: the database opens and its tables are up to date");
    app.db.close().await;
    let found = look(&outbound, admin_chat).await;
    match found {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(fix) => {
            println!("to fix: {fix}");
            Ok(ExitCode::from(1))
        }
    }
}

/// The first thing to fix, if there is one.
async fn look(outbound: &Outbound, admin_chat: i64) -> Result<(), String> {
    let me = outbound.call(&GetMe::new()).await.map_err(|why| token_advice(&why))?;
    println!("ok: the token is that of @{}", me.username());
    let chat = outbound
        .call(&GetChat::new(ChatId(admin_chat)))
        .await
        .map_err(|why| group_advice(&why, admin_chat))?;
    if !(chat.is_group() || chat.is_supergroup()) {
        return Err(format!("AYOPROMO_ADMIN_CHAT is {admin_chat}, which is no group"));
    }
    println!("ok: the admin group is “{}”", chat.title().unwrap_or_default());
    let standing = outbound
        .call(&GetChatMember::new(ChatId(admin_chat), me.user.id))
        .await
        .map_err(|why| group_advice(&why, admin_chat))?;
    match standing.kind {
        ChatMemberKind::Administrator(_) => {
            println!("ok: the bot is an administrator there");
            Ok(())
        }
        _ => Err("make the bot an administrator of the admin group: otherwise Telegram does not \
                  tell it who may decide"
            .to_owned()),
    }
}

fn token_advice(why: &Unanswered) -> String {
    match why {
        Unanswered::Refused(Outcome::Stopped(Stop::Unauthorized | Stop::NotFound)) => {
            "AYOPROMO_TOKEN is not accepted: get the bot's token from BotFather".to_owned()
        }
        why => format!("AYOPROMO_API_URL does not answer as Telegram does: {why}"),
    }
}

fn group_advice(why: &Unanswered, admin_chat: i64) -> String {
    match why {
        Unanswered::Refused(Outcome::Unreachable(Unreachable::ChatNotFound)) => {
            format!("AYOPROMO_ADMIN_CHAT is {admin_chat}, a group the bot is not in: add it there")
        }
        Unanswered::Refused(Outcome::Migrated { to }) => {
            format!("the admin group is a supergroup now: set AYOPROMO_ADMIN_CHAT to {to}")
        }
        Unanswered::Refused(Outcome::Unreachable(_)) => {
            "add the bot to the admin group again: it was removed".to_owned()
        }
        why => format!("the admin group can't be looked at: {why}"),
    }
}
