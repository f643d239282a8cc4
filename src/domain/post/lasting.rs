//! How long an offer of a post holds: so many days, or until it is sold out.

use super::pieces::{Gap, Pieces};
use crate::domain::{dates::names::Name, lexer::Token, numerals};

/// "3 hari", "seminggu".
pub fn length(pieces: &Pieces, at: usize) -> Option<usize> {
    if let Some(Name::OneDay | Name::OneWeek | Name::OneMonth | Name::Selapan) = pieces.name(at) {
        return Some(at + 1);
    }
    let counted = count(pieces, at)?;
    let unit = matches!(
        pieces.name(counted),
        Some(Name::UnitDay | Name::UnitWeek | Name::Minggu | Name::UnitMonth)
    );
    // "3 hari jadi", "2 hari 1 malam", "3 hari lagi" say something else.
    let end = counted + 1;
    let next = pieces.word(end);
    let other = pieces.number(end).is_some()
        || matches!(
            next,
            Some("jadi" | "dadi" | "selesai" | "kerja" | "lagi" | "maneh" | "malih" | "setelah")
        );
    (unit && !(other && pieces.gap(end) < Gap::Stop)).then_some(end)
}

/// Where a number of days, in figures or words, ends: "3", "telung", "kalih".
pub fn count(pieces: &Pieces, at: usize) -> Option<usize> {
    let end = (at + 3).min(pieces.len());
    let tokens: Vec<Token> = (at < end).then(|| pieces.tokens(at..end).cloned().collect())?;
    let (count, used) = numerals::small_number(&tokens)?;
    (count <= 366).then_some(at + used)
}

/// "habis", "stok habis", "persediaan masih ada".
pub fn sold_out(pieces: &Pieces, at: usize) -> Option<usize> {
    let mut end = at;
    while end < at + 4 && pieces.is_free(end) && pieces.gap(end) < Gap::Pause {
        match pieces.word(end) {
            Some("habis" | "abis" | "entek" | "telas") => return Some(end + 1),
            Some("ada" | "wonten" | "tersedia") if end > at => return Some(end + 1),
            Some(
                "stok" | "stock" | "persediaan" | "barang" | "masih" | "dagangan" | "kehabisan"
                | "isih",
            ) => {
                end += 1;
            }
            _ => return None,
        }
    }
    None
}
