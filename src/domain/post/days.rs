//! Finds the days on which the offer of a post holds.

use std::ops::Range;

use chrono::NaiveDate;

use super::{
    Field,
    agreement::{Mention, together},
    lasting, money,
    pieces::{Gap, Pieces},
    point,
    words::Words,
};
use crate::domain::{
    dates::{self, When, names::Name},
    lexer::Token,
    understood::Understood,
};

/// What stands before a day and says how it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    Until,
    From,
    Every,
    /// "sebelum": until the day before, or that day.
    Before,
    /// "berlaku", "selama", "hanya", before how long it holds.
    Lasting,
}

/// A day after one of these is not one on which the offer holds.
const OTHER_DAYS: Words = Words(
    "berangkat datang teka kirim dikirim pengiriman kirimnya ngirim ambil diambil pengambilan \
     diantar pengantaran panen petik dipetik lahir berdiri sejak produksi exp expired ed \
     kadaluarsa kedaluwarsa libur prei tutup off jadi dadi selesai masak dimasak bikin dibuat \
     digoreng garansi peras diperas sembelih dipotong pesan order pertemuan kecuali kajawi kajaba \
     kejaba naik mundak munggah setor setoran nyetor disetor gajian bayaran dibayar",
);
/// What starts on a day is the offer itself where a post begins with one of these.
const TRIPS: Words =
    Words("trip trekking tracking tour wisata pendakian ziarah hiking camping piknik studytour");
/// A day before one of these is not one on which the offer holds.
const NOT_THEN: Words = Words(include_str!("words/not_then.txt"));
/// A sale on a weekday may be named after it: "promo Jumat".
const NAMED_AFTER: Words = Words("promo spesial special khusus edisi diskon");
/// Days after these are days of business.
const OPENS: Words = Words("buka bukak bikak open");
/// Days near these are days of rest.
const RESTS: Words = Words("tutup libur prei");
/// There is nothing more to be had on a day that is.
const FULL: Words = Words("kebak penuh full fullbook fullbooked booked habis entek");
/// Of these, the last day of orders may be said.
const ORDERS: Words = Words(
    "po order orderan pesan pesanan pemesanan pendaftaran daftar registrasi lowongan lamaran \
     preorder pesen pesenan",
);
/// Between a word of the end and the day.
const BETWEEN: Words = Words(
    "dengan dgn pada order orderan pemesanan pendaftaran pesan pesen pesenan pesanan daftar po pre \
     preorder booking lamaran",
);
/// What may stand between "promo" and how long it holds.
const OF_SALE: Words = Words(
    "pindahan opening pembukaan flash kilat launching ultah spesial special khusus terbatas cuma mung \
     hanya namung gede besar",
);
/// Every day after one of these is one of another service.
const SERVED: Words = Words("kirim kiriman dikirim antar diantar ngirim ngeterke pengiriman");
/// A line with one of these speaks of the offer itself.
const OFFERS: Words = Words(
    "promo diskon disc sale obral berlaku potongan spesial special gratis harga cuma hanya mung \
     periode",
);

/// The days of a post, counted from `today`.
pub fn read(pieces: &mut Pieces, today: NaiveDate) -> Field<When> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        if let Some((span, when)) = whole_month(pieces, at, today) {
            at = span.end;
            pieces.take(span);
            mentions.push(Mention { when: Understood::Value(when), weak: false });
            continue;
        }
        let Some((span, tokens)) = span(pieces, at) else {
            at += 1;
            continue;
        };
        at = span.end;
        if pieces.is_asked(span.end - 1) {
            continue;
        }
        if is_other(pieces, &span) {
            pieces.take(span);
            continue;
        }
        let weak = pieces.said_before(span.start, 2, Words("ready tersedia"));
        let before = matches!(lead(pieces, span.start), Some((Lead::Before, _)));
        // "Promo Jumat" may be every Friday.
        let promo = usize::from(pieces.word(span.start) == Some("promo"));
        let every_week = point::is_bare_weekday(pieces, &(span.start + promo..span.end))
            && pieces.said_before(span.start + promo, 2, NAMED_AFTER);
        // "Berlaku Senin-Kamis" is either the coming ones or those of every week.
        let named = span.start + promo..span.end;
        let lasting = matches!(lead(pieces, span.start), Some((Lead::Lasting, _)));
        let every_week =
            every_week || (lasting && point::is_week(pieces, &(named.start + 1..named.end)));
        let when = match dates::understand_tokens(&tokens, today) {
            Understood::Value(when) if every_week => {
                let mut readings = vec![when];
                readings.extend(weekly(pieces, named, today));
                Understood::Ambiguous(readings)
            }
            Understood::Value(when) if before || point::goes_on(pieces, span.end) => {
                Understood::Ambiguous(vec![when])
            }
            when => when,
        };
        mentions.push(Mention { when, weak });
        pieces.take(span);
    }
    together(mentions)
}

/// "selama Desember", "khusus bulan Desember".
fn whole_month(pieces: &Pieces, at: usize, today: NaiveDate) -> Option<(Range<usize>, When)> {
    let led = matches!(pieces.word(at), Some("selama" | "sepanjang" | "berlaku" | "khusus"));
    let month = point::whole_month(pieces, at + 1).filter(|_| led && pieces.is_free(at))?;
    let Some(Name::Month(number)) = pieces.name(month.end - 1) else { return None };
    Some((at..month.end, dates::whole_month(number, today)?))
}

/// The weekdays in a range of pieces, as those of every week.
fn weekly(pieces: &Pieces, named: Range<usize>, today: NaiveDate) -> Option<When> {
    let mut said = ["setiap", "hari"].map(Token::of_word).to_vec();
    let weekday = |at: &usize| point::weekday(pieces, *at).is_some();
    let first = named.clone().find(weekday)?;
    said.extend(tokens(pieces, first..named.end));
    match dates::understand_tokens(&said, today) {
        Understood::Value(when) => Some(when),
        _ => None,
    }
}

/// The pieces from a place on that name when something holds, in the words of the dates' reader.
fn span(pieces: &Pieces, start: usize) -> Option<(Range<usize>, Vec<Token>)> {
    if !pieces.is_free(start) {
        return None;
    }
    let led = lead(pieces, start).filter(|(_, length)| pieces.gap(start + length) < Gap::Stop);
    let (lead, begin) = match led {
        Some((lead, length)) => (Some(lead), start + length),
        None => (None, start),
    };
    match lead {
        Some(Lead::Every) => return every(pieces, start, begin),
        Some(Lead::Lasting) => {
            let named = pieces.word(begin).is_some_and(|word| OF_SALE.has(word));
            let begin = begin + usize::from(named && pieces.word(start) == Some("promo"));
            if let Some(end) = lasting::length(pieces, begin).filter(|_| is_of_offer(pieces, start))
            {
                return Some((start..end, tokens(pieces, begin..end)));
            }
        }
        _ => {}
    }
    // "sak enteke"
    if lead.is_none()
        && !pieces.said_before(start, 8, OPENS)
        && matches!(pieces.word(start), Some("sak" | "sa" | "se"))
        && matches!(
            pieces.word(start + 1),
            Some("entek" | "enteke" | "entekke" | "entekipun" | "telasipun" | "telase")
        )
    {
        return Some((start..start + 2, ["sampai", "habis"].map(Token::of_word).to_vec()));
    }
    if matches!(lead, Some(Lead::Until | Lead::Lasting))
        && let Some(end) = lasting::sold_out(pieces, begin)
    {
        return Some((start..end, ["sampai", "habis"].map(Token::of_word).to_vec()));
    }
    let led = matches!(lead, Some(Lead::Until | Lead::From | Lead::Before));
    // "promo akhir tahun" is the name of a sale.
    let holds = matches!(pieces.word(start), Some("berlaku" | "periode"));
    let mut end = point::end(pieces, begin, led || holds)?;
    let mut said: Vec<Token> = match lead {
        Some(Lead::Until | Lead::Before) => vec![Token::of_word("sampai")],
        Some(Lead::From) => vec![Token::of_word("mulai")],
        _ => Vec::new(),
    };
    said.extend(tokens(pieces, point::without_pair(pieces, begin)..end));
    if lead.is_none_or(|lead| lead != Lead::Until) {
        let (more, further) = continued(pieces, begin, end);
        said.extend(more);
        end = further;
    }
    Some((start..end, said))
}

/// What follows a first day: "sampai Minggu", "- 3 Des", "dan lusa", "sampai habis", "selama 3 hari".
fn continued(pieces: &Pieces, begin: usize, end: usize) -> (Vec<Token>, usize) {
    let nothing = (Vec::new(), end);
    if pieces.gap(end) >= Gap::Line || !pieces.is_free(end) {
        return nothing;
    }
    if let Some((Lead::Until, length)) = lead(pieces, end).or_else(|| dash(pieces, end)) {
        let next = end + length;
        if let Some(end) = lasting::sold_out(pieces, next) {
            return (["sampai", "habis"].map(Token::of_word).to_vec(), end);
        }
        if let Some(last) =
            point::end(pieces, next, true).or_else(|| point::second(pieces, begin, next))
        {
            let mut said = vec![Token::of_word("sampai")];
            said.extend(tokens(pieces, next..last));
            return (said, last);
        }
        return nothing;
    }
    let and = pieces.name(end) == Some(Name::And) || pieces.mark(end) == Some('&');
    let next = end + 1;
    if and
        && let Some(last) =
            point::end(pieces, next, true).or_else(|| point::second(pieces, begin, next))
    {
        return (tokens(pieces, end..last), last);
    }
    if let Some((Lead::Lasting, length)) = lead(pieces, end)
        && let Some(last) = lasting::length(pieces, end + length)
    {
        return (tokens(pieces, end + length..last), last);
    }
    nothing
}

/// "tiap Jumat", "saben Pahing", "setiap Selasa dan Rabu". Every day is no news unless it is the offer's.
fn every(pieces: &Pieces, start: usize, begin: usize) -> Option<(Range<usize>, Vec<Token>)> {
    let hari = |at: usize| matches!(pieces.word(at), Some("hari" | "hr" | "dina" | "dinten"));
    let mut said = vec![Token::of_word("setiap")];
    let first = begin + usize::from(hari(begin));
    let Some(mut end) = point::repeated(pieces, first) else {
        said.push(Token::of_word("hari"));
        let of_offer =
            hari(begin) && is_of_offer(pieces, start) && !pieces.said_before(start, 8, SERVED);
        return of_offer.then_some((start..begin + 1, said));
    };
    loop {
        let joint = match (pieces.name(end), pieces.mark(end)) {
            (Some(Name::And | Name::Until), _) | (_, Some(',' | '&' | '-')) => 1,
            _ => 0,
        };
        let Some(next) =
            point::weekday(pieces, end + joint).filter(|_| pieces.gap(end) < Gap::Pause)
        else {
            break;
        };
        end = next;
    }
    let day_part = pieces.name(end);
    let is_day = hari(begin) || matches!(day_part, Some(Name::DayPart)) || pieces.is_taken(end);
    if is_day && end == first + 1 {
        said.push(Token::of_word("hari"));
    }
    said.extend(tokens(pieces, first..end));
    // "tiap Senin sampai 31 Des"
    if let Some((Lead::Until, length)) = lead(pieces, end).filter(|_| pieces.gap(end) < Gap::Stop)
        && let Some(last) = point::end(pieces, end + length, true)
        && point::weekday(pieces, end + length) != Some(last)
    {
        said.push(Token::of_word("sampai"));
        said.extend(tokens(pieces, end + length..last));
        end = last;
    }
    Some((start..end, said))
}

/// How the day after a place is meant, and how many pieces say so.
fn lead(pieces: &Pieces, at: usize) -> Option<(Lead, usize)> {
    let word = pieces.word(at)?;
    let next = pieces.word(at + 1);
    let with = |length: usize| {
        // "sampai dengan", "batas akhir pemesanan"
        let filler = |at: usize| pieces.word(at).is_some_and(|word| BETWEEN.has(word));
        let ends = word == "batas" && matches!(next, Some("akhir" | "waktu"));
        let end = length + usize::from(ends);
        let end = end + usize::from(filler(at + end));
        end + usize::from(pieces.mark(at + end) == Some(':'))
    };
    let found = match (word, next) {
        ("paling" | "plg", Some("lambat" | "lmbat" | "lmbt" | "akhir" | "telat")) => {
            (Lead::Until, with(2))
        }
        ("until" | "till", _) => (Lead::Until, with(1)),
        ("last", Some("order")) => (Lead::Until, with(2)),
        ("terakhir" | "berakhir" | "deadline" | "batas" | "limit" | "dl", _) => {
            (Lead::Until, with(1))
        }
        ("maks" | "max" | "maksimal", _) => (Lead::Until, with(1)),
        ("tutup" | "ditutup" | "close" | "closed" | "closing", _)
            if pieces.said_before(at, 8, ORDERS) || next.is_some_and(|next| ORDERS.has(next)) =>
        {
            (Lead::Until, with(1))
        }
        ("sebelum" | "sblm" | "sakdurunge" | "saderengipun", _) => (Lead::Before, with(1)),
        (
            "berlaku" | "valid" | "selama" | "selagi" | "hanya" | "cuma" | "mung" | "promo"
            | "periode",
            _,
        ) => (Lead::Lasting, with(1)),
        _ => match pieces.name(at)? {
            Name::Until if word != "to" => (Lead::Until, with(1)),
            Name::From if word != "saka" && word != "saking" => (Lead::From, with(1)),
            Name::Every => (Lead::Every, 1),
            _ => return None,
        },
    };
    Some(found)
}

fn dash(pieces: &Pieces, at: usize) -> Option<(Lead, usize)> {
    (pieces.mark(at) == Some('-')).then_some((Lead::Until, 1))
}

/// Whether the sentence or the line around a place speaks of an offer.
fn is_of_offer(pieces: &Pieces, at: usize) -> bool {
    pieces.line_of(at).any(|at| pieces.word(at).is_some_and(|word| OFFERS.has(word)))
}

/// Whether the day is one of delivery, of rest, or of something else.
fn is_other(pieces: &Pieces, span: &Range<usize>) -> bool {
    let until = matches!(lead(pieces, span.start), Some((Lead::Until, _)));
    let deadline = until && pieces.name(span.start) != Some(Name::Until);
    if deadline || (until && pieces.said_before(span.start, 3, ORDERS)) {
        return false;
    }
    // A trip is offered for the day it starts.
    if pieces.said_before(span.start, 2, Words("berangkat")) && pieces.says_at_first(TRIPS) {
        return false;
    }
    // "libur sekolah 21 Des - 2 Jan" is a season.
    if pieces.said_before(span.start, 1, Words("sekolah semester"))
        && pieces.said_before(span.start, 2, Words("libur liburan"))
    {
        return false;
    }
    // "order dari hari ini sampai Sabtu"
    let period = matches!(lead(pieces, span.start), Some((Lead::From, _)))
        && (span.start..span.end).any(|at| pieces.name(at) == Some(Name::Until));
    if period && pieces.said_before(span.start, 1, ORDERS) {
        return false;
    }
    // "Sabtu Minggu 20.000" in a list of prices
    let priced = pieces.gap(span.end) < Gap::Stop && money::amount(pieces, span.end).is_some();
    if priced && pieces.gap(span.start) == Gap::Line && point::is_bare_weekday(pieces, span) {
        return true;
    }
    // "open order 25 s.d. 28 Nov"
    if pieces.said_before(span.start, 2, Words("open dibuka"))
        && pieces.said_before(span.start, 1, ORDERS)
    {
        return false;
    }
    let near = (span.end..span.end + 3)
        .take_while(|at| pieces.gap(*at) < Gap::Pause && pieces.mark(*at) != Some(','));
    let rests = near.filter_map(|at| pieces.word(at)).any(|word| RESTS.has(word));
    // "tgl 12 dan 13 wis kebak"
    let already = matches!(pieces.word(span.end), Some("wis" | "sudah" | "udah" | "sampun"));
    let full = already && pieces.word(span.end + 1).is_some_and(|word| FULL.has(word));
    let not_then = pieces.gap(span.end) < Gap::Pause
        && pieces.word(span.end).is_some_and(|word| NOT_THEN.has(word));
    // "buka lagi Sabtu", "buka setiap Pahing" are days of business.
    let opens = !until
        && pieces.said_before(span.start, 2, OPENS)
        && pieces.name(span.start) != Some(Name::From);
    // "diskon 40% off, today only"
    let after_comma = span.start > 0 && pieces.mark(span.start - 1) == Some(',');
    // "Senin-Sabtu" alone is every week.
    opens
        || rests
        || not_then
        || full
        || point::is_week(pieces, span)
        || (pieces.said_before(span.start, 2, OTHER_DAYS) && !after_comma)
        // "antar dusun" is between hamlets.
        || pieces.said_before(span.start, 1, Words("antar"))
        // "buka bakda asar sampai habis"
        || (pieces.name(span.end - 1) == Some(Name::SoldOut)
            && pieces.said_before(span.start, 5, OPENS))
}

fn tokens(pieces: &Pieces, range: Range<usize>) -> Vec<Token> {
    pieces.tokens(range).cloned().collect()
}
