//! `ayopromo understand`: what the readers make of a text, to try them out and to measure them. Needs no
//! token and no database.

use std::process::ExitCode;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;
use tokio_util::sync::CancellationToken;

use super::{Failure, piped};
use crate::{
    clock::Clock,
    config::{Settings, Subject, UnderstandArgs},
    domain::{
        phone::Phone,
        post::{self, Post},
        understood,
    },
};

pub async fn understand(
    settings: Settings,
    args: UnderstandArgs,
    stop: CancellationToken,
) -> Result<ExitCode, Failure> {
    let now = || Clock::real().now().with_timezone(&settings.timezone).date_naive();
    let (subject, today) = (args.subject, args.today.unwrap_or_else(now));
    if let Some(text) = args.text {
        println!("{}", line(subject, &text, today));
        return Ok(ExitCode::SUCCESS);
    }
    piped::answer_lines(stop, move |text| piped_line(subject, text, today)).await?;
    Ok(ExitCode::SUCCESS)
}

/// What a post says, each field in normal form; none for what it does not say or leaves in doubt.
#[derive(Serialize)]
struct PostLine {
    title: Option<String>,
    price: Option<String>,
    date: Option<String>,
    hours: Option<String>,
    phone: Option<String>,
    /// Left out where it is false.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    multi: bool,
}

impl From<Post> for PostLine {
    fn from(post: Post) -> Self {
        let joined = |phones: &Vec<Phone>| {
            phones.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
        };
        Self {
            title: post.title.map(|title| title.as_str().to_owned()),
            price: post.price.value().map(ToString::to_string),
            date: post.date.value().map(ToString::to_string),
            hours: post.hours.value().map(ToString::to_string),
            phone: post.phone.value().map(joined),
            multi: post.several_prices,
        }
    }
}

/// The answer to a text given on the command line.
fn line(subject: Subject, text: &str, today: NaiveDate) -> String {
    match subject {
        Subject::Post => post_line(text, today),
        subject => understood::read_line(subject.code(), text, today),
    }
}

/// The answer to a line of standard input. A post has line breaks, so it comes as a JSON string; a line
/// that is none is a post that says nothing.
fn piped_line(subject: Subject, text: &str, today: NaiveDate) -> String {
    match subject {
        Subject::Post => {
            post_line(&serde_json::from_str::<String>(text).unwrap_or_default(), today)
        }
        subject => line(subject, text, today),
    }
}

fn post_line(text: &str, today: NaiveDate) -> String {
    json!(PostLine::from(post::read(text, today))).to_string()
}
