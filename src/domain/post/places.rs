//! Finds where in the regency the offer of a post is to be had.

use super::{
    pieces::{Gap, Pieces},
    words::Words,
};
use crate::domain::area::{Area, AreaCode, AreaKind, Areas};

/// A place follows one of these.
const AT: Words = Words("di ning neng nang ing wonten lokasi tempat bertempat panggonan papan");
/// What is in a place comes from elsewhere, or goes there.
const NOT_THERE: Words = Words(
    "cod antar kirim ngirim diantar dikirim pengiriman ongkir dari asli saka saking sampai melayani \
     area wilayah produksi panen kebun dibuat digawe diproduksi ditanam dipetik diolah pesanan",
);
/// What customers give, and have somewhere.
const CUSTOMERS: Words = Words("acara hajatan pesta nikahan resepsi");
const FOR: Words = Words("untuk utk buat kanggo kangge");
/// Between "di" and the name of where it is: "di lapangan Leksono".
const GROUNDS: Words = Words(
    "pasar lapangan lap balai bale balaidesa alun terminal gedung gor pendopo stadion halaman \
     pelataran kantor taman",
);
/// So many pieces may stand between them.
const REACH: usize = 4;

/// The area that a text names as where it is; none where it names none, several, or one of several that
/// bear the name.
pub fn place(text: &str, areas: &Areas) -> Option<AreaCode> {
    let pieces = Pieces::of(text);
    let mut found: Vec<AreaCode> = Vec::new();
    for at in 0..pieces.len() {
        let leads = pieces.word(at).is_some_and(|word| AT.has(word));
        // "catering untuk acara di Garung"
        let of_customers =
            pieces.said_before(at, 1, CUSTOMERS) && pieces.said_before(at - 1, 1, FOR);
        if !leads || of_customers || pieces.said_before(at, 2, NOT_THERE) {
            continue;
        }
        if let Some(place) = after(&pieces, at, areas)
            && !found.iter().any(|known| place.contains(known))
        {
            found.retain(|known| !known.contains(&place));
            found.push(place);
        }
    }
    let only = found.pop();
    only.filter(|_| found.is_empty())
}

/// The area named after "di", at once or after the ground or kind of area that it is.
fn after(pieces: &Pieces, at: usize, areas: &Areas) -> Option<AreaCode> {
    let (mut kind, mut named) = (None, true);
    for place in at + 1..=at + REACH {
        if pieces.gap(place) >= Gap::Pause {
            return None;
        }
        let Some(word) = pieces.word(place) else {
            // "lokasi: Leksono"
            if pieces.mark(place) == Some(':') {
                continue;
            }
            return None;
        };
        if let Some(said) = kind_of(word) {
            (kind, named) = (Some(said), true);
        } else if GROUNDS.has(word) {
            named = true;
        } else if named && let Some(area) = area(pieces, place, kind, areas) {
            return Some(area);
        } else {
            named = false;
        }
    }
    None
}

fn kind_of(word: &str) -> Option<AreaKind> {
    Some(match word {
        "desa" | "ds" => AreaKind::Village,
        "kel" | "kelurahan" => AreaKind::UrbanVillage,
        "kec" | "kecamatan" => AreaKind::District,
        _ => return None,
    })
}

/// The one area whose name begins at a place, in two words or one.
fn area(pieces: &Pieces, at: usize, kind: Option<AreaKind>, areas: &Areas) -> Option<AreaCode> {
    let word = pieces.word(at)?;
    let next = pieces.word(at + 1).filter(|_| pieces.gap(at + 1) < Gap::Pause);
    let both = next.map(|next| format!("{word} {next}"));
    [both, Some(word.to_owned())].into_iter().flatten().find_map(|name| {
        let named: Vec<&Area> = areas.named(&name, kind).collect();
        one_of(&named, &said_after(pieces, at, areas))
    })
}

/// The district that is said a little later: "Jlamprang, Kec. Leksono".
fn said_after(pieces: &Pieces, at: usize, areas: &Areas) -> Vec<AreaCode> {
    let near = (at + 1..at + 5).take_while(|at| pieces.gap(*at) < Gap::Stop);
    let districts = near
        .filter_map(|at| pieces.word(at))
        .flat_map(|word| areas.named(word, Some(AreaKind::District)).map(|area| area.code.clone()));
    districts.collect()
}

/// The district stands for its villages of the same name; of several villages the one in a district that
/// was said.
fn one_of(named: &[&Area], districts: &[AreaCode]) -> Option<AreaCode> {
    let whole = named.iter().find(|area| named.iter().all(|other| area.code.contains(&other.code)));
    if let Some(area) = whole {
        return Some(area.code.clone());
    }
    let mut within =
        named.iter().filter(|area| districts.iter().any(|district| district.contains(&area.code)));
    let first = within.next()?;
    within.next().is_none().then(|| first.code.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_place_that_is_sure_is_one() {
        let areas: Areas = [
            ("33.07", "Wonosobo"),
            ("33.07.05", "Leksono"),
            ("33.07.05.2007", "Jlamprang"),
            ("33.07.08", "Kertek"),
            ("33.07.08.1008", "Kertek"),
            ("33.07.09", "Wonosobo"),
            ("33.07.09.1013", "Jlamprang"),
            ("33.07.13", "Kejajar"),
            ("33.07.13.2014", "Patakbanteng"),
        ]
        .map(|(code, name)| Area { code: code.parse().unwrap(), name: name.into() })
        .into_iter()
        .collect();
        for (text, expected) in [
            ("Pasar tiban ing lapangan Leksono, jam 6-10", Some("33.07.05")),
            ("Senam gratis di balai desa Patak Banteng", Some("33.07.13.2014")),
            ("Bazar UMKM. Lokasi: Kertek", Some("33.07.08")),
            ("Kopi neng Kertek, ngarep pasar", Some("33.07.08")),
            ("Bazar di Jlamprang, Leksono", Some("33.07.05.2007")),
            ("Bazar di Kel. Jlamprang", Some("33.07.09.1013")),
            ("Bazar di Jlamprang", None),
            ("Bisa COD di Kertek", None),
            ("Carica asli Dieng, kirim Leksono", None),
            ("Bazar di Kertek, lalu di Leksono", None),
            ("Bazar di Jl. Dieng km 3", None),
            ("Gula aren dibuat di Kertek", None),
            ("Catering untuk acara di Kertek", None),
            ("Acara di lapangan Kertek", Some("33.07.08")),
            ("Warung di pinggir jalan Kertek", None),
        ] {
            let found = place(text, &areas);
            assert_eq!(found.as_ref().map(AreaCode::as_str), expected, "{text}");
        }
    }
}
