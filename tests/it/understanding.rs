//! What owners really type, with what is understood of it on Tuesday 24 November 2026.
//!
//! The column `expected` is the normal form, `reject`, or `ambiguous`, which may be followed by the
//! candidates: `ambiguous 15000 | 15`.

use ayopromo::domain::{
    dates, hours, phone, price,
    understood::{Understood, read_line},
};
use chrono::NaiveDate;

const CASES: &str = include_str!("data/understanding.tsv");

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default()
}

#[test]
fn what_owners_type_is_understood() {
    let mut wrong = Vec::new();
    for line in CASES.lines().skip(1).filter(|line| !line.is_empty()) {
        let [kind, input, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line:?}");
        };
        let found = understood(kind, input);
        let bare = found.split(' ').next().unwrap_or_default();
        if found != expected && !(expected == "ambiguous" && bare == expected) {
            wrong.push(format!("{kind} {input:?}: expected {expected}, found {found}"));
        }
        assert_eq!(
            read_line(kind, input, today()),
            if bare == "ambiguous" { bare } else { &found }
        );
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn understood(kind: &str, input: &str) -> String {
    match kind {
        "price" => shown(price::understand(input), |price| price.to_string()),
        "date" => shown(dates::understand(input, today()), |when| when.to_string()),
        "phone" => shown(phone::understand(input), |phones| {
            phones.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
        }),
        "hours" => shown(hours::understand(input), |hours| hours.to_string()),
        other => panic!("no such kind: {other}"),
    }
}

fn shown<T>(understood: Understood<T>, show: impl Fn(&T) -> String) -> String {
    match understood {
        Understood::Value(value) => show(&value),
        Understood::Ambiguous(candidates) if candidates.is_empty() => "ambiguous".into(),
        Understood::Ambiguous(candidates) => {
            format!("ambiguous {}", candidates.iter().map(show).collect::<Vec<_>>().join(" | "))
        }
        Understood::Refused => "reject".into(),
    }
}
