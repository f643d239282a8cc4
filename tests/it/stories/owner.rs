//! Owners and their businesses.

use ayopromo::{
    domain::{
        business::Extra,
        category::Category,
        ids::BusinessId,
        papers::Paper,
        review::{Preset, Subject},
    },
    reply::button::{Button, Field, ShopButton},
};

use super::Step::{self, *};
use crate::town::OWNER;

const CARICA: BusinessId = BusinessId(1);
const SUBJECT: Subject = Subject::Business(CARICA);

fn shop(button: ShopButton) -> Step {
    Taps(Button::Shop(button))
}

fn extra(extra: Extra) -> Step {
    shop(ShopButton::Extra(extra))
}

pub fn registering() -> Vec<Step> {
    vec![
        Agreed(OWNER),
        Says("/daftar"),
        Writes("Karica Gmilang", "Karica Gmilang"),
        Presses("🛍 UMKM", "🛍 UMKM"),
        Writes("sindupatn", "sindupatn"),
        Key(1),
        Taps(Button::Back),
        Writes("sindupaten kertek wonosobo", "sindupaten kertek wonosobo"),
        Contact,
        Writes("manisan carica, cup dan botol", "manisan carica, wadhah cup karo botol"),
        Taps(Button::Edit(Field::Name)),
        Writes("Carica Gemilang", "Carica Gemilang"),
        Note("What may be left out, one after the other."),
        shop(ShopButton::Extras),
        extra(Extra::Point),
        Writes("deket alun-alun", "cedhak alun-alun"),
        Place(-6.9903, 110.4229),
        Place(-7.3616, 109.9003),
        extra(Extra::Hours),
        Writes("pagi sampe sore", "esuk tekan sore"),
        Writes("tiap hari 8-17, jumat libur", "saben dina jam 8 tekan jam 5 sore, jemuah prei"),
        extra(Extra::Photo),
        Photo("", ""),
        extra(Extra::Links),
        Writes("ig nya carica gemilang", "ig e carica gemilang"),
        Writes("@carica.gemilang", "@carica.gemilang"),
        extra(Extra::Paper(Paper::Nib)),
        Says("12345"),
        shop(ShopButton::NoneYet),
        Says("1234567890123"),
        extra(Extra::Paper(Paper::Pirt)),
        Writes("belum punya", "dereng gadhah"),
        shop(ShopButton::Skip),
        Writes("blm ada kak", "durung duwe"),
        Taps(Button::Back),
        Taps(Button::Done),
        Taps(Button::Send),
        Decides(Button::Approve(SUBJECT)),
    ]
}

pub fn a_business_that_looks_like_another() -> Vec<Step> {
    vec![
        Market,
        Agreed(OWNER),
        Curtain,
        Says("/daftar"),
        Says("carica gemilang"),
        Presses("🛍 UMKM", "🛍 UMKM"),
        Says("kel kertek"),
        Says("081234567890"),
        Writes("sirup dan manisan carica", "sirup karo manisan carica"),
        Taps(Button::Send),
        Taps(Button::Back),
        Taps(Button::Send),
        Taps(Button::Yes),
    ]
}

pub fn changing_a_business() -> Vec<Step> {
    vec![
        Business,
        Agreed(OWNER),
        Decides(Button::Approve(SUBJECT)),
        Curtain,
        Says("/usaha"),
        shop(ShopButton::Page(CARICA)),
        shop(ShopButton::Change(CARICA)),
        Note("A number counts at once; a name is looked at first."),
        Taps(Button::Edit(Field::Phone)),
        Says("0857 1234 5678"),
        shop(ShopButton::Change(CARICA)),
        Taps(Button::Edit(Field::Name)),
        Says("Carica Gemilang Dieng"),
        Taps(Button::Send),
        Decides(Button::SendBack(SUBJECT)),
        Decides(Button::Because(SUBJECT, Preset::UnclearBusiness)),
        shop(ShopButton::Change(CARICA)),
        Taps(Button::Edit(Field::Category)),
        Taps(Button::Category(Category::Pariwisata)),
        Taps(Button::Send),
        Decides(Button::Approve(SUBJECT)),
    ]
}

pub fn closing_and_deleting_a_business() -> Vec<Step> {
    vec![
        Market,
        Agreed(OWNER),
        Curtain,
        Says("/usaha"),
        shop(ShopButton::Page(CARICA)),
        shop(ShopButton::Close(CARICA)),
        shop(ShopButton::Reopen(CARICA)),
        shop(ShopButton::Delete(CARICA)),
        Presses("Tidak jadi", "Mboten saèstu"),
        shop(ShopButton::Delete(CARICA)),
        Taps(Button::Yes),
        Says("/usaha"),
    ]
}
