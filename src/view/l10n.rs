//! The locale files as typed methods: one a message, the same in both languages.

use crate::domain::language::Language;

use generated::L10n;
pub use generated::L10nLanguage as Words;

#[expect(
    clippy::derivable_impls,
    clippy::unwrap_used,
    dead_code,
    reason = "written by fluent-typed at build time; the build has checked what it unwraps"
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/l10n.rs"));
}

/// The words of a language, parsed from the copy inside the binary.
pub fn load(language: Language) -> Words {
    match language {
        Language::Id => L10n::Id.load(),
        Language::Jv => L10n::Jv.load(),
    }
}
