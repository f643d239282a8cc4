//! Owners and their promotions, from the first word to the last day.

use ayopromo::{
    domain::{
        ids::PromotionId,
        review::{Preset, Subject},
    },
    reply::button::{Button, Command, Doing, Field, PostButton},
};

use super::Step::{self, *};
use crate::town::{OWNER, RESIDENT};

const FIRST: PromotionId = PromotionId(1);

fn stall(doing: Doing) -> Step {
    Taps(Button::Stall(doing, FIRST))
}

fn approve(id: i64) -> Step {
    Decides(Button::Approve(Subject::Promotion(id.into())))
}

/// Sari has an approved business.
fn with_a_business(steps: Vec<Step>) -> Vec<Step> {
    let before = [Business, Agreed(OWNER), Decides(Button::Approve(Subject::Business(1.into())))];
    before.into_iter().chain([Curtain]).chain(steps).collect()
}

/// And a promotion of it that is live, until Sunday.
fn with_a_promotion(steps: Vec<Step>) -> Vec<Step> {
    let before = [
        Says("/promo"),
        Writes("Carica cup isi 12 65rb sampai minggu", "Carica cup isi 12 65rb tekan minggu"),
        Taps(Button::Send),
        approve(1),
        At("2026-11-24T02:30:00Z"),
        Curtain,
    ];
    with_a_business(before.into_iter().chain(steps).collect())
}

pub fn in_one_message() -> Vec<Step> {
    with_a_business(vec![
        Says("/promo"),
        Album(
            2,
            "CARICA CUP isi 12 cuma 65rb dari 80rb, bisa cod kertek. sampe minggu depan",
            "CARICA CUP isi 12 mung 65 ewu saka 80 ewu, iso cod kertek. nganti minggu ngarep",
        ),
        Taps(Button::Candidate(0)),
        Writes("60rb aja", "60 ewu wae"),
        Writes("pesan dulu ya kak", "pesen sik nggih"),
        Taps(Button::Posting(PostButton::AddToBody)),
        Taps(Button::Send),
        approve(1),
    ])
}

pub fn the_long_way() -> Vec<Step> {
    with_a_business(vec![
        Taps(Button::Go(Command::Post)),
        Taps(Button::OneByOne),
        Writes("Kopi Bowongso", "Kopi Bowongso"),
        Writes("Bubuk halus, 200 gram", "Bubuk alus, 200 gram"),
        Writes("murah meriah", "murah tenan"),
        Says("15/cup"),
        Taps(Button::Candidate(0)),
        Photo("", ""),
        Taps(Button::ClearPhotos),
        Taps(Button::Done),
        Says("31/11"),
        Writes("kapan-kapan", "kapan-kapan"),
        Writes("kemarin", "wingi"),
        Taps(Button::Days(14)),
        Taps(Button::Edit(Field::Title)),
        Taps(Button::Back),
        Taps(Button::Cancel),
        Note("Nothing typed is lost."),
        Presses("Lanjutkan", "Lajengaken"),
        Taps(Button::Send),
    ])
}

pub fn a_menu() -> Vec<Step> {
    with_a_business(vec![
        Says("/promo"),
        Writes(
            "Menu Warung Longkrang:\nMie ongklok 12rb\nSate sapi 20rb\nTempe kemul 2rb\nBuka jam 9-5",
            "Menu Warung Longkrang:\nMie ongklok 12 ewu\nSate sapi 20 ewu\nTempe kemul 2 ewu\nBukak jam 9-5",
        ),
        Taps(Button::Candidate(0)),
        Taps(Button::UntilSoldOut),
        Taps(Button::Candidate(0)),
        Taps(Button::Send),
    ])
}

pub fn every_pahing() -> Vec<Step> {
    with_a_business(vec![
        Says("/promo"),
        Writes(
            "Pasar Pahing: jajanan pasar mulai 2rb, tiap Pahing jam 6 sampai 10 pagi di Kertek",
            "Pasar Pahing: jajanan pasar kawit 2 ewu, saben Pahing jam 6 tekan 10 esuk neng Kertek",
        ),
        Taps(Button::Send),
        approve(1),
        Agreed(RESIDENT),
        Turn(RESIDENT),
        At("2026-11-26T02:00:00Z"),
        Note("It is Thursday, a Pahing."),
        Says("/jelajah"),
        Taps(Button::Open(FIRST)),
        At("2026-11-27T02:00:00Z"),
        Note("The day after."),
        Says("/jelajah"),
    ])
}

pub fn turned_down() -> Vec<Step> {
    let subject = Subject::Promotion(FIRST);
    let again = Subject::Promotion(2.into());
    with_a_business(vec![
        Says("/promo"),
        Writes("Madu hutan 100% sembuh diabet 90rb", "Madu alas 100% mari kencing manis 90 ewu"),
        Taps(Button::UntilSoldOut),
        Taps(Button::Send),
        Decides(Button::Reject(subject)),
        Decides(Button::Because(subject, Preset::HealthClaim)),
        Taps(Button::Redo(subject)),
        Taps(Button::Edit(Field::Body)),
        Writes("Madu hutan asli Kejajar 90rb", "Madu alas asli Kejajar 90 ewu"),
        Taps(Button::Edit(Field::Title)),
        Writes("Madu hutan", "Madu alas"),
        Taps(Button::Send),
        Note(
            "The office writes its own reason this time, and the third goods may not be sold at all.",
        ),
        Replies("Ukuran botolnya belum ditulis.", "Ukuran botolipun dèrèng kaserat."),
        Decides(Button::RejectWith(1.into())),
        Says("/promosiku"),
        Says("/promo"),
        Writes("Rokok tanpa cukai 10rb sampe besok", "Rokok tanpa cukai 10 ewu tekan sesuk"),
        Taps(Button::Send),
        Decides(Button::Reject(Subject::Promotion(3.into()))),
        Decides(Button::Because(Subject::Promotion(3.into()), Preset::Forbidden)),
        Taps(Button::Redo(again)),
    ])
}

pub fn looking_after_it() -> Vec<Step> {
    let until = "2026-11-29".parse().unwrap();
    let later = "2026-12-06".parse().unwrap();
    with_a_promotion(vec![
        Says("/promosiku"),
        stall(Doing::Show),
        stall(Doing::SoldOut),
        stall(Doing::BackOnSale),
        stall(Doing::Extend { until }),
        stall(Doing::Extend { until: later }),
        stall(Doing::Withdraw),
        stall(Doing::Restore),
        At("2026-12-20T02:00:00Z"),
        Note("Long after its end."),
        Says("/promosiku"),
        stall(Doing::Show),
        stall(Doing::Again),
        Writes("seminggu", "seminggu"),
        Taps(Button::Send),
    ])
}

pub fn changing_what_is_up() -> Vec<Step> {
    let subject = Subject::Promotion(FIRST);
    with_a_promotion(vec![
        Says("/promosiku"),
        stall(Doing::Show),
        stall(Doing::Change),
        Taps(Button::Send),
        Note("Nothing was changed; now the price and the text are."),
        stall(Doing::Change),
        Writes("harganya 70rb", "regane 70 ewu"),
        Taps(Button::Edit(Field::Body)),
        Writes("Carica cup isi 12, sekarang kemasan kaca", "Carica cup isi 12, saiki wadhahe kaca"),
        Taps(Button::Send),
        stall(Doing::DropChange),
        stall(Doing::RestoreChange),
        Decides(Button::Reject(subject)),
        Decides(Button::Because(subject, Preset::UnclearPrice)),
        stall(Doing::Change),
        Writes("70rb/12 cup", "70 ewu/12 cup"),
        Taps(Button::Send),
        approve(1),
        Says("/promosiku"),
    ])
}

pub fn the_day_before_the_end() -> Vec<Step> {
    let until = "2026-11-29".parse().unwrap();
    with_a_promotion(vec![
        Comes("2026-11-28T09:00:00Z"),
        stall(Doing::Extend { until }),
        Comes("2026-12-05T09:00:00Z"),
        stall(Doing::LetEnd),
        stall(Doing::SoldOut),
    ])
}

pub fn five_at_most() -> Vec<Step> {
    let one = |words| [Says(words), Taps(Button::Send)];
    let five = [
        one("Carica cup 65rb sampai 29 Nov"),
        one("Sirup carica 20rb sampai 30 Nov"),
        one("Manisan salak 15rb sampai 1 Des"),
        one("Keripik jamur 12rb sampai 2 Des"),
        one("Opak 5rb sampai 3 Des"),
    ];
    let sixth = [
        Curtain,
        Says("/promo"),
        Writes("Purwaceng 25rb sampai 4 Des", "Purwaceng 25 ewu tekan 4 Des"),
        Says("/promosiku"),
    ];
    with_a_business(five.into_iter().flatten().chain(sixth).collect())
}
