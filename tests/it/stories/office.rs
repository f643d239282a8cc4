//! What administrators do in their group besides deciding.

use ayopromo::{
    domain::{language::Language, review::Subject},
    reply::button::{BroadcastButton, Button},
};

use super::Step::{
    self, Agreed, At, Business, Comes, Curtain, Decides, InGroup, Says, Taps, Turn, Writes,
};
use crate::town::{OWNER, RESIDENT};

pub fn watching_the_digests() -> Vec<Step> {
    let steers = |button| Decides(Button::Broadcast(button));
    vec![
        Business,
        Agreed(OWNER),
        Agreed(RESIDENT),
        Decides(Button::Approve(Subject::Business(1.into()))),
        Says("/promo"),
        Writes("Carica cup isi 12 65rb, sampai minggu", "Carica cup isi 12 65rb, tekan minggu"),
        Taps(Button::Send),
        Decides(Button::Approve(Subject::Promotion(1.into()))),
        // Once its decision can't be undone any more it is up.
        At("2026-11-24T03:00:00Z"),
        Turn(RESIDENT),
        Says("/langganan"),
        Taps(Button::Send),
        Curtain,
        InGroup("/siaran"),
        steers(BroadcastButton::Test),
        steers(BroadcastButton::TestIn(Language::Jv)),
        steers(BroadcastButton::Pause),
        // Impatience: the message below is what the group reads, the page above is what changes.
        steers(BroadcastButton::Look),
        steers(BroadcastButton::Resume),
        Comes("2026-11-25T00:01:00Z"),
        InGroup("/siaran"),
    ]
}
