//! The chain: an owner posts, an administrator approves, a resident gets the digest.

use crate::town::{OWNER, Town};

#[tokio::test]
async fn a_newcomer_is_asked_for_language_and_consent_before_anything_is_stored() {
    let mut town = Town::start().await;
    town.write(OWNER, "/start").await;
    town.press(OWNER, "Bahasa Indonesia").await;
    town.press(OWNER, "Setuju, mulai").await;
    assert!(town.transcript.contains("Mau apa hari ini?"), "{}", town.transcript);
    town.end().await;
}
