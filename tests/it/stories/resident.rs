//! Residents: what they receive, look for, keep and ask.

use ayopromo::{
    domain::{
        ids::PromotionId, report::Ground, review::Subject, search::Narrowed, settings::Adjustment,
        subscription::Rhythm,
    },
    reply::button::{Button, Find, On, Target},
};
use chrono::Weekday;

use super::Step::{self, *};
use crate::town::{MEMBER, OWNER, RESIDENT};

const CARICA: PromotionId = PromotionId(3);
const KOPI: PromotionId = PromotionId(4);

/// Something is live, and Tono has agreed.
fn with_a_market(steps: Vec<Step>) -> Vec<Step> {
    let before = [Market, Agreed(OWNER), Agreed(RESIDENT), Turn(RESIDENT), Curtain];
    before.into_iter().chain(steps).collect()
}

fn find(find: Find) -> Step {
    Taps(Button::Find(find))
}

pub fn the_first_minute() -> Vec<Step> {
    vec![
        Market,
        Turn(RESIDENT),
        Says("/start"),
        Presses("Bahasa Indonesia", "Basa Jawi"),
        Taps(Button::NotNow { target: None }),
        Taps(Button::Browse { page: 0 }),
        Taps(Button::Open(CARICA)),
        find(Find::Save { promotion: CARICA, saved: true, on: On::Page { contact: false } }),
        Taps(Button::ReadNotice { target: Some(Target::Save(CARICA)) }),
        Taps(Button::Agree { target: Some(Target::Save(CARICA)) }),
        Note("Two taps more."),
        Says("/langganan"),
        Taps(Button::Send),
    ]
}

pub fn what_a_subscription_covers() -> Vec<Step> {
    with_a_market(vec![
        Says("/langganan"),
        Taps(Button::PickCategories),
        Presses("🐄 Peternakan", "🐄 Peternakan"),
        Taps(Button::Done),
        Taps(Button::PickAreas),
        Presses("Kejajar", "Kejajar"),
        Presses("Desa Sembungan", "Désa Sembungan"),
        Taps(Button::Back),
        Writes("kec kertek, garung dan jlamprang", "kec kertek, garung karo jlamprang"),
        Presses("Kec. Garung", "Kec. Garung"),
        Presses("Kel. Jlamprang, Kec. Wonosobo", "Kel. Jlamprang, Kec. Wonosobo"),
        Says("Atlantis"),
        Taps(Button::Done),
        Taps(Button::PickHour),
        Taps(Button::Rhythm(Rhythm::Weekly(Weekday::Tue))),
        Presses("Jumat", "Jemuwah"),
        Taps(Button::Hour(16.try_into().unwrap())),
        Taps(Button::Send),
        Says("/langganan"),
        Taps(Button::AdjustPause),
        Presses("3 hari", "3 dinten"),
        Says("/langganan"),
        Taps(Button::Unsubscribe),
        Taps(Button::Resubscribe),
    ])
}

pub fn reading_the_digest() -> Vec<Step> {
    let post = [
        Business,
        Agreed(OWNER),
        Agreed(RESIDENT),
        Decides(Button::Approve(Subject::Business(1.into()))),
        Says("/promo"),
        Album(2, "Carica cup isi 12 65rb, sampai minggu", "Carica cup isi 12 65rb, tekan minggu"),
        Taps(Button::Send),
        Decides(Button::Approve(Subject::Promotion(1.into()))),
        Turn(RESIDENT),
        Says("/langganan"),
        Taps(Button::Send),
        Curtain,
    ];
    let first = PromotionId(1);
    let page = On::Page { contact: true };
    let read = [
        Comes("2026-11-25T00:01:00Z"),
        Taps(Button::Open(first)),
        Taps(Button::ShowPhotos(first)),
        Taps(Button::Contact(first)),
        find(Find::Save { promotion: first, saved: true, on: page }),
        Taps(Button::Browse { page: 0 }),
        Taps(Button::Unsubscribe),
    ];
    post.into_iter().chain(read).collect()
}

pub fn searching() -> Vec<Step> {
    with_a_market(vec![
        Writes("cari kopinya bowongsoo", "golek kopine bowongsoo"),
        Taps(Button::Open(KOPI)),
        Says("/cari"),
        Says("pesawat"),
        Writes("karica kertek", "karica kertek"),
        Says("/cari bwngso"),
        Writes("mie ongklok", "mie ongklok"),
        Says("/jelajah"),
        find(Find::PickCategory(Narrowed::default())),
        Presses("🐄 Peternakan", "🐄 Peternakan"),
        Presses("Wilayah", "Wilayah"),
        Presses("Kertek", "Kertek"),
        Taps(Button::Browse { page: 0 }),
        find(Find::Today),
    ])
}

pub fn near_me() -> Vec<Step> {
    with_a_market(vec![
        Says("/jelajah"),
        find(Find::Near),
        Writes("di kertek", "neng kertek"),
        find(Find::Near),
        Place(-7.3900, 109.9600),
        Taps(Button::Open(CARICA)),
        Presses("📍 Peta", "📍 Peta"),
        Note("Far away from all of it."),
        find(Find::Near),
        Place(-6.2, 106.8),
    ])
}

pub fn keeping_and_reporting() -> Vec<Step> {
    let because = |ground| find(Find::Because { promotion: KOPI, ground });
    let page = On::Page { contact: false };
    with_a_market(vec![
        Says("/simpanan"),
        Says("/start p_4"),
        find(Find::Save { promotion: KOPI, saved: true, on: page }),
        Says("/simpanan"),
        find(Find::Save { promotion: KOPI, saved: false, on: On::List { page: 0 } }),
        find(Find::Save { promotion: KOPI, saved: true, on: On::List { page: 0 } }),
        find(Find::Report(KOPI)),
        because(Ground::Other),
        Writes("Toko sudah tutup lama", "Tokone wis tutup suwe"),
        Decides(Button::Find(Find::Checked { promotion: KOPI, seen: 1, made_up: false })),
        find(Find::Report(KOPI)),
        because(Ground::Price),
    ])
}

pub fn setting() -> Vec<Step> {
    with_a_market(vec![
        Says("/langganan"),
        Taps(Button::Send),
        Says("/pengaturan"),
        Taps(Button::AdjustHour),
        Taps(Button::Adjust(Adjustment::Hour(16.try_into().unwrap()))),
        Taps(Button::AdjustPause),
        Taps(Button::Adjust(Adjustment::Pause(7))),
        Taps(Button::Adjust(Adjustment::Unpause)),
        Taps(Button::Adjust(Adjustment::Photos(true))),
        Taps(Button::Adjust(Adjustment::Announcements(false))),
        Presses("🌐 Basa Jawi", "🌐 Bahasa Indonesia"),
        Says("/bahasa"),
        Presses("Bahasa Indonesia", "Basa Jawi"),
        Says("/bantuan"),
    ])
}

pub fn a_group_subscribes() -> Vec<Step> {
    with_a_market(vec![
        Village,
        SaysInVillage(MEMBER, "/langganan@ayopromo_bot"),
        SaysInVillage(RESIDENT, "/langganan@ayopromo_bot"),
        VillageSpeaks,
        TapsInVillage(MEMBER, Button::Send),
        TapsInVillage(RESIDENT, Button::PickAreas),
        TapsInVillage(RESIDENT, Button::Done),
        TapsInVillage(RESIDENT, Button::Send),
        SaysInVillage(RESIDENT, "/cari kopi"),
        SaysInVillage(MEMBER, "besok kerja bakti jam 7"),
        ComesToVillage("2026-11-25T00:01:00Z"),
        TapsInVillage(RESIDENT, Button::Unsubscribe),
        TapsInVillage(RESIDENT, Button::Resubscribe),
    ])
}

pub fn asking_the_office() -> Vec<Step> {
    with_a_market(vec![
        Says("/tanya"),
        Sticker,
        Writes("kantornya buka hari sabtu?", "kantore bukak dina setu mboten nggih?"),
        Replies("Tutup. Buka Senin sampai Jumat.", "Tutup. Bikak Senèn dumugi Jemuwah."),
        Says("/tanya"),
        Says("/batal"),
        Says("/tanya"),
        Writes("pertanyaan kedua", "pitakon nomer loro"),
        Says("/tanya"),
        Writes("pertanyaan ketiga", "pitakon nomer telu"),
        Says("/tanya"),
    ])
}

pub fn what_is_stored_of_me() -> Vec<Step> {
    with_a_market(vec![
        Says("/langganan"),
        Taps(Button::Send),
        Says("/dataku"),
        Taps(Button::Download),
        Taps(Button::Correct),
        Says("/dataku"),
        Taps(Button::Erase),
        Presses("Tidak jadi", "Mboten saèstu"),
        Says("/dataku"),
        Taps(Button::Erase),
        TapsFinally(Button::Yes),
        Says("/dataku"),
    ])
}
