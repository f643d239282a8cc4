//! Whole posts as owners write them, measured field by field.
//!
//! `data/posts.jsonl` holds a post a line with what a person reads in it on Tuesday 24 November 2026, in the
//! normal forms of the single fields. `written` says whether a post was there before the code or was
//! written, with what is expected of it, after; the latter show what to expect of posts nobody has seen.
//! What a post does not say, or leaves in doubt, is null.

use std::{fmt, ops::AddAssign};

use ayopromo::domain::post::{self, Post};
use chrono::NaiveDate;
use serde::Deserialize;

const POSTS: &str = include_str!("data/posts.jsonl");
const FIELDS: [&str; 5] = ["title", "price", "date", "hours", "phone"];

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    title: Option<String>,
    price: Option<String>,
    date: Option<String>,
    hours: Option<String>,
    phone: Option<String>,
    #[serde(default)]
    multi: bool,
    written: Written,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Written {
    Before,
    After,
}

/// How often a field was given rightly, given at all, and expected.
#[derive(Debug, Clone, Copy, Default)]
struct Score {
    right: u32,
    given: u32,
    expected: u32,
}

impl Score {
    fn of(found: Option<&str>, expected: Option<&str>) -> Self {
        Self {
            right: u32::from(found.is_some() && found == expected),
            given: u32::from(found.is_some()),
            expected: u32::from(expected.is_some()),
        }
    }

    fn precision(self) -> f64 {
        f64::from(self.right) / f64::from(self.given)
    }

    fn recall(self) -> f64 {
        f64::from(self.right) / f64::from(self.expected)
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.given += other.given;
        self.expected += other.expected;
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (precision, recall) = (100.0 * self.precision(), 100.0 * self.recall());
        let Self { right, given, expected } = self;
        write!(
            f,
            "precision {precision:5.1} % recall {recall:5.1} % ({right} of {given}, of {expected})"
        )
    }
}

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn cases() -> Vec<Case> {
    POSTS.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Every field in normal form.
fn fields(post: &Post) -> [Option<String>; 5] {
    let phones =
        |phones: &Vec<_>| phones.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    [
        post.title.as_ref().map(|title| title.as_str().to_owned()),
        post.price.value().map(ToString::to_string),
        post.date.value().map(ToString::to_string),
        post.hours.value().map(ToString::to_string),
        post.phone.value().map(phones),
    ]
}

fn measured(cases: &[Case]) -> [Score; 5] {
    let mut scores = [Score::default(); 5];
    for case in cases {
        let post = post::read(&case.text, today());
        let expected = [&case.title, &case.price, &case.date, &case.hours, &case.phone];
        let found = fields(&post);
        for (at, score) in scores.iter_mut().enumerate() {
            *score += Score::of(found[at].as_deref(), expected[at].as_deref());
            if found[at] != *expected[at] {
                println!(
                    "{}: {:?} expected, {:?} found in {:?}",
                    FIELDS[at],
                    expected[at].as_deref().unwrap_or("nothing"),
                    found[at].as_deref().unwrap_or("nothing"),
                    case.text
                );
            }
        }
        if post.several_prices != case.multi {
            println!("multi: {} expected in {:?}", case.multi, case.text);
        }
    }
    scores
}

#[test]
fn posts_are_read_as_people_read_them() {
    let cases = cases();
    for written in [Written::Before, Written::After] {
        let some: Vec<Case> =
            cases.iter().filter(|case| case.written == written).cloned().collect();
        let scores = measured(&some);
        println!("{} posts written {written:?}", some.len());
        for (field, score) in FIELDS.iter().zip(scores) {
            println!("  {field:6} {score}");
        }
    }
    for (field, score) in FIELDS.iter().zip(measured(&cases)) {
        assert!(score.precision() >= 0.97, "{field}: {score}");
        assert!(score.recall() >= 0.85, "{field}: {score}");
    }
}
