//! Finds the numbers to call in a post.

use std::ops::Range;

use super::{
    Field,
    pieces::{Gap, Pieces},
    words::Words,
};
use crate::domain::{
    identity,
    lexer::Kind,
    phone::{self, Phone},
    understood::Understood,
};

/// A number after one of these is no telephone's.
const OTHER_NUMBERS: Words = Words(
    "rek rekening norek bri bca bni mandiri bsi bank btn nib pirt irt bpom halal resi nik npwp pin \
     md kode sertifikat izin",
);
/// Unless one of these stands just before it.
const CALLS: Words = Words("hubungi hub wa telp tlp telpon telepon hp cp chat kontak");
/// A business names no more than so many.
const MOST: usize = 2;

/// The numbers of a post, in its order.
pub fn read(pieces: &mut Pieces) -> Field<Vec<Phone>> {
    let mut phones: Vec<Phone> = Vec::new();
    let mut doubtful: Vec<Vec<Phone>> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let Some(span) = span(pieces, at) else {
            at += 1;
            continue;
        };
        at = span.end;
        let other = pieces.said_before(span.start, 4, OTHER_NUMBERS)
            && !pieces.said_before(span.start, 1, CALLS);
        if other || is_longer(pieces, &span) {
            pieces.take(span);
            continue;
        }
        match phone::understand(&typed(pieces, span.clone())) {
            Understood::Value(found) => {
                phones.extend(
                    found.into_iter().filter(|phone| !phones.contains(phone)).collect::<Vec<_>>(),
                );
            }
            Understood::Ambiguous(candidates) => doubtful.extend(candidates),
            Understood::Refused => {}
        }
        pieces.take(span);
    }
    if phones.is_empty() {
        if doubtful.is_empty() { Field::Absent } else { Field::Doubtful(doubtful) }
    } else if phones.len() <= MOST {
        Field::Value(phones)
    } else {
        Field::Doubtful(phones.into_iter().take(MOST + 1).map(|phone| vec![phone]).collect())
    }
}

/// The run of digits that begins at a place, if it is long enough for a telephone.
fn span(pieces: &Pieces, start: usize) -> Option<Range<usize>> {
    let begins = |at: usize| {
        pieces.number(at).is_some_and(|n| n.starts_with('0') || n.starts_with("62"))
            || (pieces.mark(at) == Some('+') && pieces.number(at + 1).is_some())
    };
    if !begins(start) {
        return None;
    }
    let abroad = pieces.mark(start) == Some('+')
        || pieces.number(start).is_some_and(|number| number.starts_with("62"));
    let complete = if abroad { 11 } else { 10 };
    let (mut digits, mut end) = (0, start);
    while let Some(piece) = pieces.get(end) {
        let apart = end > start && piece.gap >= Gap::Stop;
        let joins = match &piece.token.kind {
            Kind::Number(number) => {
                let another =
                    number.0.starts_with('0') && digits >= complete && piece.gap >= Gap::Space;
                !another && !number.0.contains(',')
            }
            Kind::Mark('+') => end == start,
            Kind::Mark('-' | '.') => pieces.number(end + 1).is_some() && end > start,
            _ => false,
        };
        if apart || !joins || digits > 17 {
            break;
        }
        let of_piece =
            piece.token.number().map_or(0, |n| n.0.bytes().filter(u8::is_ascii_digit).count());
        digits += of_piece;
        end += 1;
    }
    (digits >= 9).then_some(start..end)
}

/// Whether letters or the rest of an identity number follow.
fn is_longer(pieces: &Pieces, span: &Range<usize>) -> bool {
    let glued = pieces.gap(span.end) == Gap::Glued && pieces.word(span.end).is_some();
    let rest = pieces.gap(span.end) < Gap::Pause && pieces.number(span.end).is_some();
    glued || (rest && identity::holds_identity_number(&typed(pieces, span.start..span.end + 1)))
}

/// The digits as typed, or nearly so.
fn typed(pieces: &Pieces, span: Range<usize>) -> String {
    let mut typed = String::new();
    for at in span.clone() {
        if at > span.start && pieces.gap(at) > Gap::Glued {
            typed.push(' ');
        }
        match pieces.get(at).map(|piece| &piece.token.kind) {
            Some(Kind::Number(number)) => typed.push_str(&number.0),
            Some(Kind::Mark(mark)) => typed.push(*mark),
            _ => {}
        }
    }
    typed
}
