//! `ayopromo check`: looks at the settings, the token, the admin group and the bot's rights, and says
//! what to fix.

use std::process::ExitCode;

use super::{Failure, parts};
use crate::{
    clock::Clock,
    config::{Keep, Settings},
    telegram::{
        outbound::{Failure as Unanswered, Outbound, Outcome, Stop, Unreachable},
        standing, whereabouts,
    },
};

pub async fn check(settings: Settings) -> Result<ExitCode, Failure> {
    let admin_chat = settings.required_admin_chat().map_err(Failure::Setting)?;
    let outbound = parts::outbound(&settings)?;
    let app = parts::app(&settings, Clock::real()).await?;
    println!("ok: the database opens and its tables are up to date");
    println!("ok: {}", kept(&settings.keep));
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

/// What is kept for how long, which the privacy notice says as well.
fn kept(keep: &Keep) -> String {
    format!(
        "kept are drafts {} days, update ids {} hours, deliveries {} days, interests {} days, questions \
         {} days, ended promotions {} months, people who blocked the bot {} months, deleted accounts {} days",
        keep.keep_drafts_days,
        keep.keep_updates_hours,
        keep.keep_deliveries_days,
        keep.keep_interests_days,
        keep.keep_questions_days,
        keep.keep_promotions_months,
        keep.keep_blocked_months,
        keep.keep_deactivated_days
    )
}

/// The first thing to fix, if there is one.
async fn look(outbound: &Outbound, admin_chat: i64) -> Result<(), String> {
    let me = whereabouts::myself(outbound).await.map_err(|why| token_advice(&why))?;
    println!("ok: the token is that of @{}", me.username);
    let advice = |why| group_advice(&why, admin_chat);
    let group = whereabouts::room(outbound, admin_chat).await.map_err(advice)?;
    if !group.is_group {
        return Err(format!("AYOPROMO_ADMIN_CHAT is {admin_chat}, which is no group"));
    }
    println!("ok: the admin group is “{}”", group.title);
    let standing = standing::of(outbound, admin_chat, me.telegram_id).await.map_err(advice)?;
    if !standing.is_admin {
        return Err("make the bot an administrator of the admin group: otherwise Telegram does \
                    not tell it who may decide"
            .to_owned());
    }
    println!("ok: the bot is an administrator there");
    Ok(())
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
