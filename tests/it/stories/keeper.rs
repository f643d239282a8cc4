//! A business is looked after by two, or passes to somebody else.

use ayopromo::{
    domain::{
        ids::{BusinessId, InvitationId},
        keeping::Role,
        review::Subject,
    },
    reply::button::{Button, KeeperButton, ShopButton},
};

use super::Step::{self, *};
use crate::town::{OWNER, RESIDENT};

const CARICA: BusinessId = BusinessId(1);

fn keeper(button: KeeperButton) -> Step {
    Taps(Button::Keeper(button))
}

fn shop(button: ShopButton) -> Step {
    Taps(Button::Shop(button))
}

/// Sari's business is approved, Tono has agreed, and it is Sari's turn on the page of its keepers.
fn on_the_page_of_keepers(steps: Vec<Step>) -> Vec<Step> {
    let before = [
        Agreed(OWNER),
        Agreed(RESIDENT),
        Business,
        Decides(Button::Approve(Subject::Business(CARICA))),
        Turn(OWNER),
        Curtain,
        Says("/usaha"),
        shop(ShopButton::Page(CARICA)),
        keeper(KeeperButton::Keepers(CARICA)),
    ];
    before.into_iter().chain(steps).collect()
}

pub fn a_second_keeper() -> Vec<Step> {
    on_the_page_of_keepers(vec![
        keeper(KeeperButton::Invite(Role::Keeper, CARICA)),
        Turn(RESIDENT),
        FollowsSarisLink,
        Presses("Tolak", "Tampik"),
        Turn(OWNER),
        Note("Once more; this time Tono was told what it is about."),
        Presses("👥 Pengelola", "👥 Ingkang ngopèni"),
        keeper(KeeperButton::Invite(Role::Keeper, CARICA)),
        Turn(RESIDENT),
        FollowsSarisLink,
        Presses("✅ Terima", "✅ Sarujuk"),
        Presses("Setuju, saya 18+", "Sarujuk, kula 18+"),
        Turn(OWNER),
        keeper(KeeperButton::Confirm(InvitationId(2))),
        Turn(RESIDENT),
        Says("/usaha"),
        shop(ShopButton::Page(CARICA)),
        keeper(KeeperButton::Keepers(CARICA)),
        keeper(KeeperButton::AskLeave(CARICA)),
        keeper(KeeperButton::Leave(CARICA)),
        Turn(OWNER),
        Says("/usaha"),
        shop(ShopButton::Page(CARICA)),
        keeper(KeeperButton::Keepers(CARICA)),
    ])
}

pub fn handing_over() -> Vec<Step> {
    on_the_page_of_keepers(vec![
        keeper(KeeperButton::Invite(Role::Owner, CARICA)),
        Turn(RESIDENT),
        FollowsSarisLink,
        Presses("✅ Terima", "✅ Sarujuk"),
        Presses("Setuju, saya 18+", "Sarujuk, kula 18+"),
        Note("A look back, and the link a second time."),
        FollowsSarisLink,
        Turn(OWNER),
        keeper(KeeperButton::Confirm(InvitationId(1))),
        Says("/usaha"),
        Turn(RESIDENT),
        Says("/usaha"),
        shop(ShopButton::Page(CARICA)),
    ])
}
