//! The command line and the settings, in one place.

use std::{io::IsTerminal, ops::RangeInclusive, process::ExitCode};

use anyhow::{Context as _, Result};
use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use clap::{
    ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum,
    error::{ContextKind, ContextValue, ErrorKind},
    parser::ValueSource,
};
use secrecy::{ExposeSecret, SecretString};
use tracing_subscriber::{EnvFilter, filter::LevelFilter};

/// AyoPromo, the promotion channel of Kabupaten Wonosobo on Telegram.
#[derive(Debug, Parser)]
#[command(name = "ayopromo", version)]
pub struct Cli {
    #[command(flatten)]
    pub settings: Settings,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the bot and the delivery worker until stopped.
    Run,
    /// Play with everything on this machine, without a token: a local Telegram and a page.
    Sandbox(SandboxArgs),
    /// Plan and deliver the digests of a day up to a local time that are not done yet.
    Digest {
        /// Local time, such as 2026-11-25T07:00.
        #[arg(long, value_parser = local_time)]
        as_of: NaiveDateTime,
        /// Plan only; send nothing.
        #[arg(long)]
        plan_only: bool,
    },
    /// Look at the settings, the token, the admin group and the bot's rights, and say what to fix.
    Check,
    /// Fill an empty database for trials.
    Seed {
        #[arg(long)]
        residents: u32,
        #[arg(long)]
        promotions: u32,
    },
    /// Print what is understood of a text: its normal form, `ambiguous` or `reject`.
    Understand(UnderstandArgs),
    /// Print why a moderator should look at a text: groups with commas between, or `-`.
    Screen(ScreenArgs),
}

#[derive(Debug, Args)]
pub struct SandboxArgs {
    /// Port on loopback.
    #[arg(long, default_value_t = 8088)]
    pub port: u16,
    /// Serve only the local Bot API, for load and trials.
    #[arg(long)]
    pub api_only: bool,
    /// Chats that have pressed start, such as 1000000-1999999; may be given several times.
    #[arg(long, value_parser = id_range)]
    pub started: Vec<RangeInclusive<i64>>,
    /// Let every send count towards the bulk limit, also those to people who just wrote.
    #[arg(long)]
    pub count_all: bool,
    /// Sends a second that the local Bot API allows to chats that have not just written. Without it 30,
    /// as Telegram; with --api-only and without --count-all any number, so that a load can be tried.
    #[arg(long, value_parser = bulk)]
    pub bulk: Option<f64>,
}

#[derive(Debug, Args)]
pub struct UnderstandArgs {
    /// What the text is about.
    pub subject: Subject,
    /// What somebody typed.
    #[arg(required_unless_present = "stdin", conflicts_with = "stdin", allow_hyphen_values = true)]
    pub text: Option<String>,
    /// Read many texts from standard input, a line each, and print a line for each.
    #[arg(long)]
    pub stdin: bool,
    /// The day on which it was typed, such as 2026-11-24; otherwise today.
    #[arg(long, value_parser = day)]
    pub today: Option<NaiveDate>,
}

#[derive(Debug, Args)]
pub struct ScreenArgs {
    /// What somebody wrote.
    #[arg(required_unless_present = "stdin", conflicts_with = "stdin", allow_hyphen_values = true)]
    pub text: Option<String>,
    /// Read many texts from standard input, a line each, and print a line for each.
    #[arg(long)]
    pub stdin: bool,
}

/// What a text may be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Subject {
    Price,
    Date,
    Phone,
    Hours,
    /// A whole post, as on WhatsApp: the answer is a JSON object. With --stdin each line is a JSON string.
    Post,
}

impl Subject {
    pub fn code(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Date => "date",
            Self::Phone => "phone",
            Self::Hours => "hours",
            Self::Post => "post",
        }
    }
}

impl SandboxArgs {
    /// Sends a second, and how many may go at once; `None`: as Telegram.
    pub fn bulk_limit(&self) -> Option<(f64, u32)> {
        /// More than any sender here reaches.
        const ANY_NUMBER: (f64, u32) = (1e6, 1_000_000);
        match self.bulk {
            Some(bulk) => Some((bulk, (bulk / 6.0).ceil() as u32)),
            None => (self.api_only && !self.count_all).then_some(ANY_NUMBER),
        }
    }
}

/// What an operator sets, as a flag or in the environment.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    /// The bot's token from BotFather.
    #[arg(long, env = "AYOPROMO_TOKEN", hide_env_values = true, global = true)]
    pub token: Option<SecretString>,
    /// The Bot API.
    #[arg(
        long,
        env = "AYOPROMO_API_URL",
        default_value = "https://api.telegram.org",
        global = true
    )]
    pub api_url: String,
    /// sqlite://FILE or postgres://…; not for `sandbox`, whose database is thrown away.
    #[arg(
        long,
        env = "AYOPROMO_DATABASE_URL",
        default_value = "sqlite://ayopromo.db",
        hide_env_values = true,
        global = true
    )]
    pub database_url: SecretString,
    /// The chat id of the admin group (a negative number).
    #[arg(long, env = "AYOPROMO_ADMIN_CHAT", global = true, allow_negative_numbers = true)]
    pub admin_chat: Option<i64>,
    /// Broadcast messages a second, 0.1 to 1000. Telegram allows about 30.
    #[arg(long, env = "AYOPROMO_RATE", default_value = "25", value_parser = rate, global = true)]
    pub rate: f64,
    /// Time zone of days and hours.
    #[arg(long, env = "AYOPROMO_TIMEZONE", default_value = "Asia/Jakarta", global = true)]
    pub timezone: Tz,
    /// What is logged: a level, or directives as in `info,ayopromo=debug`.
    #[arg(long, env = "AYOPROMO_LOG", default_value = "info", global = true)]
    pub log: String,
    /// How many promotions of one business may be in review or live at once.
    #[arg(long, env = "AYOPROMO_OPEN_LIMIT", default_value_t = 5, value_parser = clap::value_parser!(i64).range(1..), global = true)]
    pub open_limit: i64,
    /// The hour, 7 to 20, at which owners are asked about a promotion that ends the next day.
    #[arg(long, env = "AYOPROMO_ENDING_HOUR", default_value_t = 16, value_parser = clap::value_parser!(u8).range(7..=20), global = true)]
    pub ending_hour: u8,
    /// Minutes that an administrator who took something to decide on has it to themselves.
    #[arg(long, env = "AYOPROMO_HOLD_MINUTES", default_value_t = 30, value_parser = clap::value_parser!(i64).range(1..=1440), global = true)]
    pub hold_minutes: i64,
    #[command(flatten)]
    pub keep: Keep,
}

/// How long things are kept; the privacy notice says the same.
#[derive(Debug, Clone, Args)]
pub struct Keep {
    /// Days that drafts nobody touches are kept.
    #[arg(long, env = "AYOPROMO_KEEP_DRAFTS_DAYS", default_value_t = 7, value_parser = period(1..=365), global = true)]
    pub keep_drafts_days: u32,
    /// Hours that the ids of updates are kept; Telegram sends none again after 24.
    #[arg(long, env = "AYOPROMO_KEEP_UPDATES_HOURS", default_value_t = 48, value_parser = period(25..=8760), global = true)]
    pub keep_updates_hours: u32,
    /// Days that deliveries are kept, then only their number.
    #[arg(long, env = "AYOPROMO_KEEP_DELIVERIES_DAYS", default_value_t = 90, value_parser = period(2..=3650), global = true)]
    pub keep_deliveries_days: u32,
    /// Days that interests are kept, then only their number.
    #[arg(long, env = "AYOPROMO_KEEP_INTERESTS_DAYS", default_value_t = 60, value_parser = period(1..=3650), global = true)]
    pub keep_interests_days: u32,
    /// Days that questions to the office and their answers are kept.
    #[arg(long, env = "AYOPROMO_KEEP_QUESTIONS_DAYS", default_value_t = 90, value_parser = period(1..=3650), global = true)]
    pub keep_questions_days: u32,
    /// Months that promotions are kept after their end.
    #[arg(long, env = "AYOPROMO_KEEP_PROMOTIONS_MONTHS", default_value_t = 12, value_parser = period(1..=120), global = true)]
    pub keep_promotions_months: u32,
    /// Months that somebody who blocked the bot is remembered.
    #[arg(long, env = "AYOPROMO_KEEP_BLOCKED_MONTHS", default_value_t = 12, value_parser = period(1..=120), global = true)]
    pub keep_blocked_months: u32,
    /// Days after which somebody whose Telegram account is deleted is erased.
    #[arg(long, env = "AYOPROMO_KEEP_DEACTIVATED_DAYS", default_value_t = 30, value_parser = period(1..=3650), global = true)]
    pub keep_deactivated_days: u32,
}

impl Default for Keep {
    fn default() -> Self {
        Self {
            keep_drafts_days: 7,
            keep_updates_hours: 48,
            keep_deliveries_days: 90,
            keep_interests_days: 60,
            keep_questions_days: 90,
            keep_promotions_months: 12,
            keep_blocked_months: 12,
            keep_deactivated_days: 30,
        }
    }
}

fn period(within: RangeInclusive<i64>) -> clap::builder::RangedI64ValueParser<u32> {
    clap::value_parser!(u32).range(within)
}

/// Reads the command line and the environment. A wrong value is one sentence that names its setting.
pub fn parse() -> Result<Cli, ExitCode> {
    let matches = Cli::command().try_get_matches();
    if matches.as_ref().is_ok_and(names_database_of_sandbox) {
        eprintln!(
            "--database-url is not for `ayopromo sandbox`: it plays in a database of its own that is \
             thrown away at the end"
        );
        return Err(ExitCode::from(WRONG_ARGUMENT));
    }
    let cli = matches.and_then(|matches| Cli::from_arg_matches(&matches));
    cli.map_err(|error| {
        match error.kind() {
            ErrorKind::ValueValidation => eprintln!("{}", wrong_value(&error)),
            _ => {
                let _unwritable = error.print();
            }
        }
        ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(1))
    })
}

/// As for other arguments that can't be used.
const WRONG_ARGUMENT: u8 = 2;

/// In the environment it may stand for other commands; on the command line it is meant.
fn names_database_of_sandbox(matches: &ArgMatches) -> bool {
    let Some(("sandbox", sandbox)) = matches.subcommand() else { return false };
    sandbox.value_source("database_url") == Some(ValueSource::CommandLine)
}

/// Sends log lines to standard error, as the settings ask for.
pub fn log_to_stderr(settings: &Settings) -> Result<()> {
    let filter = log_filter(&settings.log).with_context(|| {
        format!(
            "AYOPROMO_LOG: “{}” can't be used: error, warn, info, debug, trace or off is wanted, or \
             directives as in info,ayopromo=debug",
            settings.log
        )
    })?;
    let coloured = std::io::stderr().is_terminal();
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(coloured);
    lines.with_writer(std::io::stderr).init();
    Ok(())
}

/// A lone word is a level: taken for a target, as it would be, a misspelt one would silence everything.
fn log_filter(directives: &str) -> Option<EnvFilter> {
    let known = |word: &str| word.contains('=') || word.parse::<LevelFilter>().is_ok();
    let all_known = directives.split(',').map(str::trim).all(known);
    EnvFilter::try_new(directives).ok().filter(|_| all_known)
}

/// "AYOPROMO_RATE: “x” can't be used: a number from 0.1 to 1000 is wanted".
fn wrong_value(error: &clap::Error) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        _ => String::new(),
    };
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let flag = argument.split(' ').next().unwrap_or_default().trim_start_matches('-');
    let name = Cli::command()
        .get_arguments()
        .find(|known| known.get_long() == Some(flag))
        .and_then(|known| known.get_env())
        .map_or(format!("--{flag}"), |env| env.to_string_lossy().into_owned());
    let why = std::error::Error::source(error).map_or_else(String::new, |why| format!(": {why}"));
    format!("{name}: “{value}” can't be used{why}")
}

impl Settings {
    /// The token, or a sentence that names what is missing.
    pub fn required_token(&self) -> Result<SecretString> {
        let token = self.token.clone().context(
            "AYOPROMO_TOKEN is missing: set it to the token that BotFather gave for the bot",
        )?;
        let shaped = match self.api_url.contains("api.telegram.org") {
            true => is_from_botfather(token.expose_secret()),
            // A Bot API of one's own may take any word.
            false => is_word(token.expose_secret()),
        };
        anyhow::ensure!(shaped, "AYOPROMO_TOKEN has not the form 123456:ABC… of a bot's token");
        Ok(token)
    }

    /// The admin group's chat id, or a sentence that names what is missing.
    pub fn required_admin_chat(&self) -> Result<i64> {
        let chat = self.admin_chat.context(
            "AYOPROMO_ADMIN_CHAT is missing: set it to the chat id of the admin group, a negative number",
        )?;
        anyhow::ensure!(
            chat < 0,
            "AYOPROMO_ADMIN_CHAT must be a group, whose id is negative, not {chat}"
        );
        Ok(chat)
    }

    /// The Bot API's address, or a sentence that says what is wrong with it.
    pub fn api_url(&self) -> Result<reqwest::Url> {
        let url: reqwest::Url = self
            .api_url
            .parse()
            .with_context(|| format!("AYOPROMO_API_URL is not an address: {}", self.api_url))?;
        anyhow::ensure!(
            matches!(url.scheme(), "http" | "https"),
            "AYOPROMO_API_URL must begin with http:// or https://, not {}://",
            url.scheme()
        );
        Ok(url)
    }
}

fn is_from_botfather(token: &str) -> bool {
    token.split_once(':').is_some_and(|(id, key)| id.parse::<u64>().is_ok() && is_word(key))
}

/// Not empty, and nothing that would end it in the middle of an address.
fn is_word(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|b| b.is_ascii_alphanumeric() || b":_-".contains(&b))
}

fn rate(raw: &str) -> Result<f64, String> {
    match raw.parse::<f64>() {
        Ok(rate) if (0.1..=1000.0).contains(&rate) => Ok(rate),
        _ => Err("a number from 0.1 to 1000 is wanted".into()),
    }
}

fn bulk(raw: &str) -> Result<f64, String> {
    match raw.parse::<f64>() {
        Ok(bulk) if (0.1..=100_000.0).contains(&bulk) => Ok(bulk),
        _ => Err("a number from 0.1 to 100000 is wanted".into()),
    }
}

fn day(raw: &str) -> Result<NaiveDate, String> {
    raw.parse().map_err(|_| "a day such as 2026-11-24 is wanted".into())
}

fn local_time(raw: &str) -> Result<NaiveDateTime, String> {
    NaiveDateTime::parse_from_str(raw, "%Y-%m-%dT%H:%M")
        .map_err(|_| "a local time such as 2026-11-25T07:00 is wanted".into())
}

fn id_range(raw: &str) -> Result<RangeInclusive<i64>, String> {
    let wanted = || "a range such as 1000000-1999999 is wanted".to_owned();
    let (first, last) = raw.split_once('-').ok_or_else(wanted)?;
    match (first.parse(), last.parse()) {
        (Ok(first), Ok(last)) if first <= last => Ok(first..=last),
        _ => Err(wanted()),
    }
}
