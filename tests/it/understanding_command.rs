//! `ayopromo understand`, as an operator runs it.

use std::{collections::BTreeMap, process::Stdio};

use tokio::io::AsyncWriteExt as _;

use crate::crash::{output, program};

const CASES: &str = include_str!("data/understanding.tsv");
const TODAY: [&str; 2] = ["--today", "2026-11-24"];

/// Whatever was said, of all `lines` given to `ayopromo understand KIND --stdin`.
pub async fn piped(kind: &str, lines: &[u8]) -> String {
    let mut program = program(&["understand", kind, "--stdin"])
        .args(TODAY)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = program.stdin.take().unwrap();
    let lines = lines.to_owned();
    tokio::spawn(async move {
        input.write_all(&lines).await.unwrap();
    });
    let (status, said) = output(program).await;
    assert!(status.success(), "{said}");
    said
}

async fn asked(arguments: &[&str]) -> (Option<i32>, String) {
    let (status, said) = output(program(arguments).spawn().unwrap()).await;
    (status.code(), said)
}

#[tokio::test]
async fn every_case_is_understood_by_the_program_as_written_down() {
    let mut kinds: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for line in CASES.lines().skip(1).filter(|line| !line.is_empty()) {
        let [kind, input, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line:?}");
        };
        let expected = if expected.starts_with("ambiguous") { "ambiguous" } else { expected };
        kinds.entry(kind).or_default().push((input, expected));
    }
    assert_eq!(kinds.len(), 4);
    for (kind, cases) in kinds {
        let lines: Vec<&str> = cases.iter().map(|(input, _)| *input).collect();
        let said = piped(kind, lines.join("\n").as_bytes()).await;
        let found: Vec<(&str, &str)> = lines.into_iter().zip(said.lines()).collect();
        assert_eq!(found, cases, "{kind}");
    }
}

#[tokio::test]
async fn one_text_may_stand_on_the_command_line() {
    for (arguments, expected) in [
        (["understand", "price", "15rb/kg"], "15000;unit=kg\n"),
        (["understand", "price", "-15rb"], "ambiguous\n"),
        (["understand", "phone", "0812-0000-0001"], "+6281200000001\n"),
        (["understand", "hours", "buka jam 8-16"], "08:00-16:00\n"),
        (["understand", "date", ""], "reject\n"),
    ] {
        assert_eq!(asked(&arguments).await, (Some(0), expected.to_owned()), "{arguments:?}");
    }
    let today = ["understand", "date", "besok", "--today", "2027-12-31"];
    assert_eq!(asked(&today).await, (Some(0), "2028-01-01\n".to_owned()));
}

#[tokio::test]
async fn there_is_a_line_for_every_line_whatever_it_holds() {
    let said = piped("price", b"15rb\r\n\n\xff15rb\n0\n\n20rb").await;
    assert_eq!(said, "15000\nreject\nreject\nambiguous\nreject\n20000\n");
    assert_eq!(piped("price", b"").await, "");
}

#[tokio::test]
async fn what_is_asked_wrongly_is_not_guessed_at() {
    for arguments in [
        &["understand", "price"] as &[&str],
        &["understand", "price", "15rb", "--stdin"],
        &["understand", "weather", "15rb"],
        &["understand", "date", "besok", "--today", "24/11"],
    ] {
        let (code, said) = asked(arguments).await;
        assert_eq!(code, Some(2), "{arguments:?} said: {said}");
        assert!(!said.is_empty());
    }
}
