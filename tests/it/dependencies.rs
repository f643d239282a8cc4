//! What comes in with dependencies: licences we may ship under, one TLS, and one of each large crate.

use std::{collections::BTreeSet, process::Command};

use serde_json::Value;

#[test]
fn every_dependency_has_a_licence_that_is_allowed() {
    let allowed = allowed();
    assert!(allowed.len() > 5, "deny.toml lists the licences");
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or_default().replace('/', " OR ");
        let fits = licence.split(" OR ").any(|choice| {
            choice.split(" AND ").all(|one| allowed.contains(one.trim_matches(['(', ')', ' '])))
        });
        assert!(fits, "{name}: {licence:?}");
    }
}

#[test]
fn there_is_one_tls_and_one_of_each_large_crate() {
    let names: Vec<String> =
        packages().iter().map(|package| package["name"].as_str().unwrap().to_owned()).collect();
    let count = |wanted: &str| names.iter().filter(|name| *name == wanted).count();
    for never in ["openssl", "openssl-sys", "native-tls", "aws-lc-rs", "aws-lc-sys"] {
        assert_eq!(count(never), 0, "{never}");
    }
    for once in
        ["sqlx", "reqwest", "rustls", "tokio", "axum", "hyper", "libsqlite3-sys", "teloxide"]
    {
        assert_eq!(count(once), 1, "{once}");
    }
}

/// The packages that are built for this machine, in every profile.
fn packages() -> Vec<Value> {
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let metadata: Value = serde_json::from_slice(&out.stdout).unwrap();
    let used: BTreeSet<&str> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| node["id"].as_str().unwrap())
        .collect();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages.filter(|package| used.contains(package["id"].as_str().unwrap())).cloned().collect()
}

/// The list in deny.toml, so that there is only one.
fn allowed() -> BTreeSet<String> {
    let file = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/deny.toml")).unwrap();
    let (_, list) = file.split_once("allow = [").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    list.split(',').map(|one| one.trim().trim_matches('"').to_owned()).collect()
}
