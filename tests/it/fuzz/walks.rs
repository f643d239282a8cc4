//! Ways that lead somewhere: taps drawn by chance seldom come to the end of anything.

use ayopromo::reply::button::{Button, Find, ShopButton};

/// One deed of a walk.
#[derive(Clone, Copy)]
pub enum Pace {
    Say(&'static str),
    Photo(&'static str),
    /// The newest button of this kind, where there is one.
    Tap(fn(&Button) -> bool),
}

use Pace::{Photo, Say, Tap};

/// The walks that somebody in a private chat may take.
pub const WALKS: [&[Pace]; 12] = [
    &[
        Say("/start"),
        Tap(|button| matches!(button, Button::Speak { .. })),
        Tap(|button| matches!(button, Button::Agree { .. })),
    ],
    &[
        Say("/daftar"),
        Tap(is_yes),
        Say("Warung Contoh"),
        Tap(|button| matches!(button, Button::Category(_))),
        Say("Sembungan"),
        Say("0812 3456 7890"),
        Say("Soto dan gorengan, buka tiap hari."),
        Tap(is_send),
        Tap(is_send),
    ],
    &[
        Say("/promo"),
        Tap(|button| matches!(button, Button::Business(_))),
        Say("Carica cup isi 12, 65rb sampai Minggu, bisa COD"),
        Tap(is_send),
    ],
    &[
        Photo("Kentang 15rb/kg saben Pahing"),
        Tap(|button| matches!(button, Button::Business(_))),
        Tap(|button| matches!(button, Button::Days(_) | Button::UntilSoldOut)),
        Tap(is_send),
    ],
    &[Say("/langganan"), Tap(is_send)],
    &[
        Say("/langganan"),
        Tap(|button| matches!(button, Button::PickAreas)),
        Say("kertek"),
        Tap(|button| matches!(button, Button::Done)),
        Tap(is_send),
    ],
    &[
        Say("/jelajah"),
        Tap(is_open),
        Tap(|button| matches!(button, Button::Contact(_))),
        Tap(|button| matches!(button, Button::ShowPhotos(_))),
        Tap(|button| matches!(button, Button::Find(Find::Save { .. }))),
        Tap(|button| matches!(button, Button::Find(Find::Report(_)))),
        Tap(|button| matches!(button, Button::Find(Find::Because { .. }))),
    ],
    &[
        Say("/cari carica"),
        Tap(is_open),
        Tap(|button| matches!(button, Button::Shop(ShopButton::Map(_)))),
    ],
    &[
        Say("/promosiku"),
        Tap(|button| matches!(button, Button::Stall(..))),
        Tap(|button| matches!(button, Button::Stall(..))),
        Tap(is_yes),
    ],
    &[
        Say("/usaha"),
        Tap(|button| matches!(button, Button::Shop(ShopButton::Page(_)))),
        Tap(|button| matches!(button, Button::Shop(ShopButton::Change(_)))),
        Tap(|button| matches!(button, Button::Edit(_))),
        Say("Warung Contoh Baru"),
        Tap(is_send),
    ],
    &[
        Say("/usaha"),
        Tap(|button| matches!(button, Button::Shop(ShopButton::Page(_)))),
        Tap(|button| matches!(button, Button::Shop(ShopButton::Close(_) | ShopButton::Reopen(_)))),
    ],
    &[Say("/tanya"), Say("Apakah gratis?")],
];

/// Seldom taken, since it ends what the other walks began.
pub const ERASING: &[Pace] =
    &[Say("/dataku"), Tap(|button| matches!(button, Button::Erase)), Tap(is_yes), Say("ya, hapus")];

fn is_yes(button: &Button) -> bool {
    matches!(button, Button::Yes)
}

fn is_send(button: &Button) -> bool {
    matches!(button, Button::Send)
}

fn is_open(button: &Button) -> bool {
    matches!(button, Button::Open(_))
}
