//! Finds the hours in a post: those of a business with their days, those of an event without its day.

use super::{
    Field,
    clock::{self, Part, Placed, run},
    pieces::{Gap, Pieces},
    settled,
    words::{HIRING, Words},
};
use crate::domain::{
    hours::{self, Hours},
    lexer::Token,
    understood::Understood,
};

/// Hours after one of these are no opening hours.
const OTHER_HOURS: Words = Words(
    "order pesan pesen pemesanan orderan wa chat admin cp hub hubungi kontak telp kirim antar \
     pengiriman pengantaran ambil pengambilan check checkin checkout cek in out cod respon online \
     balas dibalas liwat lewat keliling mider shift paket",
);
/// "24 jam" says the hours after one of these.
const ALWAYS: Words = Words("melayani layanan siap apotek toko warung pelayanan service");

/// "24 jam" after one of these is how long something takes or holds.
const LASTS: Words = Words(
    "garansi tahan awet dalam sajrone proses selesai jadi dadi sewa rental per selama maksimal maks \
     max minimal min kurang lebih durasi tiap setiap hasil rendam diamkan fermentasi sebelum setelah \
     sakdurunge h kirim sampai dugi gratis tunggu paket harga",
);

/// Which days these are is not said: "hari kerja".
const UNKNOWN_DAYS: Words = Words("kerja weekend wiken");

/// Opening hours with more to say are none.
const MOST_PARTS: usize = 60;

/// The hours of a post.
pub fn read(pieces: &mut Pieces) -> Field<Hours> {
    let mut opening: Vec<Understood<Hours>> = Vec::new();
    let mut others: Vec<Understood<Hours>> = Vec::new();
    let mut last_opening = None;
    let hires = pieces.says_at_first(HIRING);
    let mut at = 0;
    while at < pieces.len() {
        let parts = run(pieces, at);
        let Some(last) = parts.last() else {
            at += 1;
            continue;
        };
        at = last.at.end;
        let few = parts.len() <= MOST_PARTS;
        let Some(parts) = few.then(|| speaking(pieces, parts)).flatten() else { continue };
        let of_business = is_of_business(&parts);
        let parts = if of_business { parts } else { without_day(parts) };
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { continue };
        let span = first.at.start..last.at.end;
        let says_open = parts.iter().any(|placed| placed.part == Part::Opening);
        let of_contact =
            span.start > 0 && pieces.is_taken(span.start - 1) && pieces.gap(span.start) < Gap::Stop;
        let of_other = pieces.said_before(span.start, 4, OTHER_HOURS)
            || (hires && pieces.said_before(span.start, 4, Words("kerja")));
        if !says_open && (of_contact || of_other) {
            pieces.take(span);
            continue;
        }
        let understood = understood(pieces, &parts);
        // Times beside the opening hours may be those of other days.
        let beside = last_opening.is_some_and(|at| pieces.line_of(span.start).contains(&at));
        if of_business || beside {
            opening.push(understood);
            last_opening = Some(span.start);
        } else {
            others.push(understood);
        }
        pieces.take(span);
    }
    settled(if opening.is_empty() { others } else { opening })
}

/// What the parts mean; in doubt where some of their days can't be known.
fn understood(pieces: &Pieces, parts: &[Placed]) -> Understood<Hours> {
    let unknown_days = parts.iter().any(|placed| {
        placed.part == Part::Others
            && pieces.word(placed.at.end - 1).is_some_and(|word| UNKNOWN_DAYS.has(word))
    });
    match hours::understand_tokens(&tokens(pieces, parts)) {
        Understood::Value(hours) if unknown_days => Understood::Ambiguous(vec![hours]),
        understood => understood,
    }
}

/// The parts of a run that say from when until when; `None` when none do.
fn speaking(pieces: &Pieces, mut parts: Vec<Placed>) -> Option<Vec<Placed>> {
    let kinds: Vec<Part> = parts.iter().map(|placed| placed.part).collect();
    let light = |part: Part| matches!(part, Part::Filler | Part::Daytime);
    let heavy: Vec<Part> = kinds.iter().copied().filter(|part| !light(*part)).collect();
    let range = heavy.windows(3).any(|three| {
        matches!(three, [Part::Time, Part::To | Part::Closing, Part::Time | Part::SoldOut])
    });
    let nonstop = kinds.iter().position(|part| *part == Part::Nonstop).is_some_and(|at| {
        let start = parts[at].at.start;
        let lasts = pieces.said_before(start, 4, LASTS)
            || (start > 0
                && (pieces.mark(start - 1).is_some() || pieces.number(start - 1).is_some()));
        kinds.contains(&Part::Opening)
            || pieces.word(parts[at].at.end) == Some("nonstop")
            || pieces.said_before(start, 4, ALWAYS)
            || !lasts
    });
    if !range && !nonstop {
        return None;
    }
    if let Some(own) = kinds.iter().position(|part| *part == Part::Opening)
        && is_of_offer(pieces, &parts, own)
    {
        parts.drain(..own);
        return speaking(pieces, parts);
    }
    let ends = |part: Part| {
        matches!(part, Part::Time | Part::SoldOut | Part::Closing | Part::Others | Part::Nonstop)
    };
    let mut end = kinds.iter().rposition(|part| ends(*part))? + 1;
    let mut kept = end;
    // Days may stand after the hours they are about: beside them, in brackets, or after "Hari:".
    let mut days = 0;
    while let Some(placed) = parts.get(end) {
        let gap = pieces.gap(placed.at.start);
        let headed = placed.part == Part::Filler && pieces.mark(placed.at.end - 1).is_some();
        let apart = (gap > Gap::Pause && !headed) || (gap == Gap::Pause && days > 0);
        if placed.part == Part::Comma || apart {
            break;
        }
        end += 1;
        if matches!(placed.part, Part::Day | Part::EveryDay) {
            days += 1;
            kept = end;
        }
    }
    parts.truncate(kept);
    let light = |part: Part| {
        matches!(part, Part::To | Part::And | Part::Comma | Part::SoldOut | Part::Filler)
    };
    let start = parts.iter().position(|placed| !light(placed.part))?;
    // "tiap" and "jam" belong to what they stand before.
    let start =
        (0..start).rev().take_while(|at| kinds[*at] == Part::Filler).last().unwrap_or(start);
    parts.drain(..start);
    Some(parts)
}

/// Whether the parts before "buka" are the day until which an offer holds, or one day of a sentence
/// before: "nganti Minggu. Buka 10.00-21.00".
fn is_of_offer(pieces: &Pieces, parts: &[Placed], opening: usize) -> bool {
    let days = parts[..opening].iter().filter(|placed| placed.part == Part::Day).count();
    let only_days = parts[..opening].iter().all(|placed| {
        matches!(placed.part, Part::Day | Part::To | Part::Filler | Part::Comma | Part::And)
    });
    let until = parts[0].part == Part::To && pieces.mark(parts[0].at.start).is_none();
    let apart = pieces.gap(parts[opening].at.start) >= Gap::Stop;
    days == 1 && only_days && (until || apart)
}

fn is_of_business(parts: &[Placed]) -> bool {
    let days = parts.iter().filter(|placed| placed.part == Part::Day).count();
    let says = |part: Part| {
        matches!(
            part,
            Part::Opening | Part::Closing | Part::EveryDay | Part::Nonstop | Part::Others
        )
    };
    days > 1 || parts.iter().any(|placed| says(placed.part))
}

/// The hours of an event: what stands at the sides of its day, if that is at one of them.
fn without_day(mut parts: Vec<Placed>) -> Vec<Placed> {
    if let Some(day) = parts.iter().position(|placed| placed.part == Part::Day) {
        let before = parts[..day].iter().any(|placed| placed.part == Part::Time);
        if before {
            parts.truncate(day);
        } else {
            parts.drain(..=day);
        }
    }
    let beside = |placed: &Placed| matches!(placed.part, Part::Comma | Part::And | Part::To);
    while parts.last().is_some_and(|placed| beside(placed) || placed.part == Part::Filler) {
        parts.pop();
    }
    let start = parts.iter().position(|placed| !beside(placed)).unwrap_or(0);
    parts.drain(..start);
    parts
}

/// The parts in the words of the hours' reader, with a comma where the post has a pause.
fn tokens(pieces: &Pieces, parts: &[Placed]) -> Vec<Token> {
    let mut tokens = Vec::new();
    // "sore jam 3" is "jam 3 sore" to the reader.
    let mut day_part: Option<Token> = None;
    for (place, placed) in parts.iter().enumerate() {
        let joins = |part: Part| matches!(part, Part::Comma | Part::To | Part::And);
        let joined = place == 0 || joins(placed.part) || joins(parts[place - 1].part);
        // "06.00-12.00 (Senin-Sabtu)"
        let last_days = parts[place..].iter().all(|placed| {
            matches!(placed.part, Part::Day | Part::EveryDay | Part::To | Part::And | Part::Filler)
        });
        if !joined && !last_days && pieces.gap(placed.at.start) >= Gap::Pause {
            tokens.push(Token::of_mark(','));
        }
        match (placed.part, pieces.word(placed.at.start)) {
            (Part::Opening, _) => {}
            (Part::Closing, Some("off" | "close" | "closed")) => {
                tokens.push(Token::of_word("tutup"))
            }
            (Part::SoldOut, _) => tokens.push(Token::of_word("habis")),
            (Part::EveryDay, _) => tokens.extend(["setiap", "hari"].map(Token::of_word)),
            (Part::Filler, _) if pieces.mark(placed.at.start).is_some() => {}
            (Part::Filler, Some("pkl")) => {}
            (Part::Daytime, _) => day_part = pieces.tokens(placed.at.clone()).next().cloned(),
            (part, _) => {
                tokens.extend(pieces.tokens(placed.at.clone()).cloned());
                let own = pieces.word(placed.at.end - 1).is_some_and(clock::is_day_part);
                if let (Part::Time, false, Some(said)) = (part, own, &day_part) {
                    tokens.push(said.clone());
                }
                // "pagi jam 6-9"
                let goes_on = matches!(part, Part::Time | Part::To | Part::Filler);
                day_part = day_part.filter(|_| goes_on);
            }
        }
    }
    tokens
}
