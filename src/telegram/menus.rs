//! The bot's command menus and its description, set at start where they differ from what Telegram has.

use teloxide::{
    payloads::{
        GetMyCommands, GetMyCommandsSetters, GetMyDescription, GetMyDescriptionSetters,
        GetMyShortDescription, GetMyShortDescriptionSetters, SetMyCommands, SetMyCommandsSetters,
        SetMyDescription, SetMyDescriptionSetters, SetMyShortDescription,
        SetMyShortDescriptionSetters,
    },
    types::{BotCommand, BotCommandScope, ChatId, Recipient},
};

use super::outbound::{Failure, Outbound};
use crate::{
    domain::language::Language,
    view::{MenuPlace, View},
};

/// Tells Telegram what the bot offers, in every language. The texts without a language are Indonesian.
pub async fn announce(outbound: &Outbound, view: &View, admin_chat: i64) -> Result<(), Failure> {
    let group = BotCommandScope::Chat { chat_id: Recipient::Id(ChatId(admin_chat)) };
    let tongues = [(None, Language::Id), (Some("id"), Language::Id), (Some("jv"), Language::Jv)];
    for (code, language) in tongues {
        let private = commands(view, MenuPlace::Private, language);
        for scope in [BotCommandScope::Default, BotCommandScope::AllPrivateChats] {
            set_commands(outbound, scope, code, private.clone()).await?;
        }
        let for_groups = commands(view, MenuPlace::Group, language);
        set_commands(outbound, BotCommandScope::AllGroupChats, code, for_groups).await?;
        let for_admins = commands(view, MenuPlace::AdminGroup, language);
        set_commands(outbound, group.clone(), code, for_admins).await?;
        describe(outbound, view, code, language).await?;
    }
    Ok(())
}

fn commands(view: &View, place: MenuPlace, language: Language) -> Vec<BotCommand> {
    let menu = view.menu(place, language);
    menu.into_iter().map(|(command, text)| BotCommand::new(command.word(), text)).collect()
}

async fn set_commands(
    outbound: &Outbound,
    scope: BotCommandScope,
    code: Option<&str>,
    wanted: Vec<BotCommand>,
) -> Result<(), Failure> {
    let mut asked = GetMyCommands::new().scope(scope.clone());
    asked.language_code = code.map(str::to_owned);
    if outbound.call(&asked).await? == wanted {
        return Ok(());
    }
    let mut payload = SetMyCommands::new(wanted).scope(scope);
    payload.language_code = code.map(str::to_owned);
    outbound.call(&payload).await.map(|_| ())
}

async fn describe(
    outbound: &Outbound,
    view: &View,
    code: Option<&str>,
    language: Language,
) -> Result<(), Failure> {
    let code = code.unwrap_or_default();
    let long = view.description(language);
    let asked = GetMyDescription::new().language_code(code);
    if outbound.call(&asked).await?.description != long {
        let payload = SetMyDescription::new().description(long).language_code(code);
        outbound.call(&payload).await?;
    }
    let short = view.short_description(language);
    let asked = GetMyShortDescription::new().language_code(code);
    if outbound.call(&asked).await?.short_description != short {
        let payload = SetMyShortDescription::new().short_description(short).language_code(code);
        outbound.call(&payload).await?;
    }
    Ok(())
}
