//! Turns `locales/` into typed methods, one a message, in the build's output folder.

use std::{env, process::ExitCode};

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, build_from_locales_folder};

fn main() -> ExitCode {
    // Cargo notices a changed migration by itself, but not a new one.
    println!("cargo::rerun-if-changed=migrations");
    let Ok(out) = env::var("OUT_DIR") else {
        eprintln!("OUT_DIR is not set: run by cargo only");
        return ExitCode::FAILURE;
    };
    build_from_locales_folder(
        BuildOptions::default()
            .with_default_language("id")
            .with_output_file_path(&format!("{out}/l10n.rs"))
            .with_ftl_output(FtlOutputOptions::single_file(&format!("{out}/l10n.ftl")))
            .with_prefix("")
            .with_lint_level(LintLevel::Deny)
            .without_bidi_isolation()
            .without_format(),
    )
}
