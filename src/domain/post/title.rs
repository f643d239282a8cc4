//! Makes the title of a post: what it offers, in the writer's words.

use std::ops::Range;

use super::{
    clock,
    money::BEFORE_NAMES,
    pieces::{Gap, Pieces},
    special::{self, EXTRAS},
    talk::{INVITATIONS, WANTS, WHO, addresses, is_talk, names_goods, tells},
    words::Words,
};
use crate::domain::{dates::names::Name, identity, price::Unit, promotion::Title, text};

/// What a seller says before the name of a thing.
const SALE: Words = Words(include_str!("words/sale.txt"));
/// Before a sale word these are part of it: "saya jual", "mau info".
const SELLERS: Words = Words("saya sy aku kula kulo mau arep bade jl cpt kami kita mo");
/// What the value after a colon is called where a post is a form.
const LABELS: Words = Words(include_str!("words/labels.txt"));
/// Who may come or buy, which names no thing.
const PEOPLE: Words = Words(include_str!("words/people.txt"));
/// Before those.
const FOR: Words = Words("untuk utk buat bagi kagem kanggo kangge khusus");
const CLOCKS: Words = Words("dinding tangan weker beker digital pasir saku");
/// Whom a seller speaks to anywhere before the name of a thing.
pub const VOCATIVES: Words = Words(
    "ibu2 bapak2 mbak2 mas2 emak2 gaess gaes guys gais ges lur lurd lurr dulur sedulur bund bunda gan agan sis kakak bosku bestie \
     moms mom rek cah pakbu sederek",
);
/// How a post begins that speaks to somebody first.
const GREETING: Words = Words(
    "assalamualaikum assalamu assalamualaikumwrwb alaikum wr wb ass aslm halo hallo hai hi hei \
     selamat met sugeng permisi punten nuwun kulanuwun kula izin ijin numpang share promote \
     pengumuman perhatian ngaturi ngaturaken dateng pirsa sewu salam misi nyuwun sapurane maaf pangapunten \
     ngapunten ngrepoti ngganggu kabar haii haiii bismillah alhamdulillah wilujeng woro \
     gembira breaking news mohon mhn nggih njih nggeh enggih nderek ndherek",
);
/// A short clause that begins with these greets and does no more.
const HAIL: Words = Words(
    "halo hallo hai haii haiii hi hei selamat sugeng wilujeng assalamualaikum assalamu salam",
);
/// How one is asked to come.
const INVITES: Words = Words(
    "pinarak mampir rawuh diborong dicoba dipun pirsani dipunpirsani dipuncobi tumbas dipunpundut",
);
/// Whom a greeting speaks to, and when.
const ADDRESSED: Words = Words(include_str!("words/addressed.txt"));
const JOINS: Words = Words("melu ikut ikutan nderek tumut gabung");
/// Words of which a call to buy is made that names nothing.
const SLOGAN: Words = Words(include_str!("words/slogan.txt"));
/// A title neither begins nor ends with these.
pub const JOINING: Words = Words(include_str!("words/joining.txt"));
/// A title doesn't end with these.
pub const PRICED: Words = Words("tiket tarif ongkos isi bobot berat sekitar kira2");
/// A clause that begins with these describes what was named.
const ATTRIBUTES: Words = Words(
    "umur usia ukuran kondisi lokasi alamat warna hubungi kontak minus garansi berat bobot isi",
);
/// Names that keep their capital where everything was shouted.
const NAMES: Words = Words(
    "dieng wonosobo wadaslintang kepil sapuran kaliwiro leksono selomerto kalikajar kertek \
     watumalang mojotengah garung kejajar sukoharjo kalibawang bowongso menjer jawa batur tieng \
     sikunir arjuna",
);
const SHORTENED: Words = Words(
    "sd smp sma smk tk paud umkm pkk cfd ac hp led tv cctv pmi bbm rt rw vcd usb ukm pd tpq utbk \
     qris unsiq ppdb stnk sim cpns g2 vip shm hgb ktp atm",
);

/// The title of a post, from what no other finder took. A question only leads up to what the next clause names,
/// and talk to what any later one names, if that names something. A sentence names the offer unless a later one
/// names what has the only price.
pub fn read(pieces: &Pieces, several_prices: bool) -> Option<Title> {
    let (mut asked, mut told, mut telling) = (None, None, None);
    let mut talking = false;
    let mut at = 0;
    while at < pieces.len() {
        let clause = clause(pieces, at);
        at = clause.end.max(at + 1);
        let last = clause.end.checked_sub(1).and_then(|last| pieces.get(last));
        let asks = last.is_some_and(|last| last.asks) && !clause.is_empty();
        let priced = pieces.is_priced(clause.end);
        let taken = pieces.is_taken(clause.end);
        let tells = !priced && !several_prices && tells(pieces, clause.clone());
        let addresses = !priced && addresses(pieces, clause.clone());
        let offers = priced && names_goods(pieces, clause.start);
        // What began as talk goes on as such to the end of its sentence.
        let after_comma =
            clause.start.checked_sub(1).is_some_and(|at| pieces.mark(at) == Some(','));
        let goes_on = talking && !priced && after_comma && pieces.gap(clause.start) < Gap::Pause;
        let title = named(pieces, clause.clone());
        let talks = title.as_ref().is_some_and(is_talk) && !taken || addresses || goes_on;
        talking = (talks && !addresses) || (talking && clause.is_empty());
        if asks && asked.is_none() {
            asked = title;
        } else if talks {
            told = told.or(title);
        } else if tells || (telling.is_some() && !offers) {
            telling = telling.or(title);
        } else if title.is_some() || (asked.is_some() && telling.is_none()) {
            return title.or(asked);
        }
    }
    telling.or(told).or(asked)
}

/// The pieces from a place on up to the end of their clause.
fn clause(pieces: &Pieces, start: usize) -> Range<usize> {
    let mut end = start;
    let mut words = 0;
    while end < pieces.len() {
        let link = pieces.get(end).is_some_and(|piece| piece.link);
        let apart = end > start && pieces.gap(end) >= Gap::Pause;
        if apart || pieces.is_taken(end) || link {
            break;
        }
        let dash = pieces.mark(end) == Some('-')
            && pieces.gap(end) >= Gap::Space
            && pieces.gap(end + 1) >= Gap::Space;
        let hour = end > start && is_hour(pieces, end);
        match pieces.mark(end) {
            _ if hour => break,
            Some(':' | '=' | '>') => break,
            Some(',') if words != 1 => break,
            _ if dash => break,
            _ => {}
        }
        let begins = pieces.gap(end) > Gap::Glued || end == start;
        words += usize::from(begins && pieces.mark(end).is_none());
        end += 1;
    }
    start..end
}

/// The title a clause gives, if it names something.
fn named(pieces: &Pieces, clause: Range<usize>) -> Option<Title> {
    // "Gratis ongkir!" comes with something else.
    let extra = matches!(pieces.word(clause.start), Some("gratis" | "free"))
        && pieces.word(clause.start + 1).is_some_and(|word| EXTRAS.has(word))
        && !(clause.start == 0 && special::names_free_event(pieces, 1));
    let describes = pieces.word(clause.start).is_some_and(|word| ATTRIBUTES.has(word));
    // "diskon 10% untuk pelajar"
    let for_whom = pieces.word(clause.start).is_some_and(|word| FOR.has(word))
        && clause.clone().skip(1).all(|at| pieces.word(at).is_none_or(|word| PEOPLE.has(word)));
    let says_nothing = describes || extra || for_whom || is_label(pieces, clause.clone());
    if clause.is_empty() || says_nothing || is_empty_talk(pieces, clause.clone()) {
        return None;
    }
    let begin = after_sale_words(pieces, clause.clone());
    let joining = |at: usize| {
        // "2 hari" is a length.
        let counted = at > clause.start && pieces.number(at - 1).is_some();
        // "Pak Min", and "sapi PO" is a breed.
        let name = match pieces.word(at) {
            Some("min") => pieces.said_before(at, 1, BEFORE_NAMES),
            Some("po") => pieces.said_before(at, 1, Words("sapi pedet")),
            // A clock, and a meal.
            Some("jam") => pieces.word(at + 1).is_some_and(|word| CLOCKS.has(word)),
            // The state of a thing, unless a price after it is the usual one.
            Some("normal") => !pieces.is_taken(at + 1),
            Some("buka") => pieces.word(at + 1) == Some("puasa"),
            _ => false,
        };
        pieces.mark(at).is_some()
            || pieces.word(at).is_some_and(|word| JOINING.has(word) && !counted && !name)
    };
    let begin = (begin..clause.end).find(|at| !joining(*at))?;
    let priced = |at: usize| pieces.word(at).is_some_and(|word| PRICED.has(word)) && at > begin;
    let last = (begin..clause.end).rev().find(|at| !joining(*at) && !priced(*at))?;
    let words = written(pieces, begin..last + 1, clause.end);
    let quiet = unshouted(&words);
    let title = Title::parse(&shortened(&quiet)).ok()?;
    let letters = title.as_str().chars().filter(|c| c.is_alphabetic()).count();
    (letters > 2 && !identity::holds_identity_number(title.as_str())).then_some(title)
}

/// "Nama acara:", "Menu hari ini:"
fn is_label(pieces: &Pieces, clause: Range<usize>) -> bool {
    let label = |at: usize| pieces.word(at).is_none_or(|word| LABELS.has(word));
    let ends = pieces.mark(clause.end) == Some(':') || pieces.is_taken(clause.end);
    ends && clause.clone().all(label)
}

/// Greetings and calls to buy, which name nothing.
fn is_empty_talk(pieces: &Pieces, clause: Range<usize>) -> bool {
    let lists = [SALE, GREETING, ADDRESSED, SLOGAN, JOINING];
    let says_nothing = |word: &str| lists.iter().any(|list| list.has(word));
    // "Halo sobat kopi!"
    let hails = pieces.word(clause.start).is_some_and(|word| HAIL.has(word)) && clause.len() <= 6;
    let of_time = |at: usize| pieces.name(at).is_some_and(|name| name != Name::New);
    hails || clause.clone().all(|at| pieces.word(at).is_none_or(says_nothing) || of_time(at))
}

/// Where the name begins: after greetings, who is greeted, and sale words.
fn after_sale_words(pieces: &Pieces, clause: Range<usize>) -> usize {
    let (mut greeted, mut invited, mut spoken_to) = (false, false, false);
    for at in clause.clone() {
        let word = pieces.word(at).unwrap_or_default();
        let next = pieces.word(at + 1).unwrap_or_default();
        let greets = GREETING.has(word);
        // "BU" is "butuh uang" here, unless a greeting speaks to her.
        let sells = SALE.has(word)
            || (matches!(word, "open" | "pre") && SALE.has(next))
            || (SELLERS.has(word) && (SALE.has(next) || SELLERS.has(next)))
            // "sisa 5 paket"
            || (at > clause.start && is_left(pieces, at))
            // "sing golek tempe", "sapa sing butuh bibit"
            || (spoken_to && WANTS.has(word))
            || (WHO.has(word) && (WANTS.has(next) || WHO.has(next)))
            || (invited && (ADDRESSED.has(word) || JOINS.has(word)))
            // "mangga" is a fruit, too.
            || (matches!(word, "mangga" | "silakan" | "silahkan") && INVITES.has(next))
            || (INVITES.has(word) && at > clause.start)
            || matches!((word, next), ("cuci", "gudang"))
            || (word == "gudang" && at > clause.start);
        let addressed = (greeted && ADDRESSED.has(word))
            || (VOCATIVES.has(word)
                && (at > clause.start
                    || SALE.has(next)
                    || VOCATIVES.has(next)
                    || pieces.mark(at + 1) == Some(',')));
        // "promo akhir bulan"
        let of_sale = at > clause.start && is_part_of_period(pieces, at);
        let of_hour = (at.saturating_sub(2)..=at).any(|hour| {
            let length = at - hour;
            let part = matches!(pieces.name(at), Some(Name::DayPart | Name::Evening));
            hour >= clause.start && is_hour(pieces, hour) && (length < 2 || part)
        });
        let says_nothing =
            greets || sells || addressed || of_sale || of_hour || pieces.mark(at).is_some();
        if !says_nothing {
            return at;
        }
        greeted |= greets;
        invited = INVITATIONS.has(word) || (invited && ADDRESSED.has(word));
        spoken_to |= WHO.has(word);
    }
    clause.end
}

/// Whether "jam 19.30" stands here.
fn is_hour(pieces: &Pieces, at: usize) -> bool {
    clock::is_clock_word(pieces, at) && pieces.number(at + 1).is_some()
}

/// How much is left, "sisa 5 paket", either piece of it.
fn is_left(pieces: &Pieces, at: usize) -> bool {
    let left = |at: usize| pieces.said_before(at, 1, Words("sisa tinggal kari"));
    let unit = |at: usize| pieces.word(at).and_then(Unit::named).is_some();
    let counted = |at: usize| pieces.plain_number(at).is_some() && left(at) && unit(at + 1);
    counted(at) || (counted(at - 1) && unit(at))
}

/// "akhir bulan", "awal tahun", either word of it.
fn is_part_of_period(pieces: &Pieces, at: usize) -> bool {
    let side = |at: usize| matches!(pieces.word(at), Some("akhir" | "awal" | "pungkasan"));
    let period = |at: usize| {
        matches!(pieces.name(at), Some(Name::UnitMonth | Name::UnitYear | Name::UnitWeek))
    };
    (side(at) && period(at + 1)) || (period(at) && side(at - 1))
}

/// The words of the pieces as written; the last one only as far as the clause goes.
fn written(pieces: &Pieces, range: Range<usize>, clause_end: usize) -> String {
    let mut words: Vec<&str> = Vec::new();
    let mut before = None;
    for at in range.clone() {
        let (Some(piece), Some(word)) = (pieces.get(at), pieces.written(at)) else { continue };
        if before != Some(piece.word) {
            words.push(word);
        }
        before = Some(piece.word);
    }
    let cut_inside = pieces.is_taken(clause_end)
        && pieces.get(clause_end).is_some_and(|next| Some(next.word) == before);
    if cut_inside && let Some(last) = words.last_mut() {
        let end = last
            .find(|c: char| c.is_ascii_digit() || matches!(c, '@' | ':' | '='))
            .unwrap_or(last.len());
        *last = &last[..end];
    }
    let joined = words.join(" ");
    // "asli 100%"
    let mark = |c: char| c.is_whitespace() || ",.:;-–—=/&+@'~<>^".contains(c);
    let trimmed = joined.trim_matches(mark).trim_start_matches('%');
    let whole =
        trimmed.strip_suffix('%').is_none_or(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    if whole { trimmed } else { trimmed.trim_end_matches('%').trim_matches(mark) }.to_owned()
}

/// Shouted words in small letters, and the first letter large.
fn unshouted(title: &str) -> String {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let loud = |word: &str| {
        letters(word) > 0 && !word.chars().any(char::is_lowercase) && !is_short_name(word)
    };
    let all: usize = title.split(' ').map(letters).sum();
    let shouted: usize = title.split(' ').filter(|word| loud(word)).map(letters).sum();
    let shouts = 5 * shouted >= 2 * all && title.split(' ').any(|w| loud(w) && letters(w) >= 4);
    let mut words: Vec<String> = Vec::new();
    for word in title.split(' ') {
        let shouted = shouts && loud(word) && letters(word) > 1;
        // "CARICA BU TINI" is of somebody.
        let of_somebody = words.last().is_some_and(|last| BEFORE_NAMES.has(&last.to_lowercase()));
        if shouted
            && of_somebody
            && let Some(title) = words.pop()
        {
            words.push(capital(&title));
            words.push(capital(&word.to_lowercase()));
        } else {
            words.push(if shouted { quiet(word) } else { word.to_owned() });
        }
    }
    let joined = words.join(" ");
    capital(&joined)
}

/// The same with a large first letter.
fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn quiet(word: &str) -> String {
    let small = word.to_lowercase();
    let bare: String = small.chars().filter(|c| c.is_alphabetic()).collect();
    if !NAMES.has(&bare) {
        return small;
    }
    capital(&small)
}

fn is_short_name(word: &str) -> bool {
    let small = word.to_lowercase();
    small.split(['/', '-', '&']).all(|part| {
        let bare: String = part.chars().filter(|c| c.is_alphanumeric()).collect();
        SHORTENED.has(&bare)
    })
}

/// As many whole words as a title holds.
fn shortened(title: &str) -> String {
    let mut short = String::new();
    for word in title.split(' ') {
        if text::units(&short) + text::units(word) + 1 > Title::MAX + usize::from(short.is_empty())
        {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if short.is_empty() { title.chars().take(Title::MAX / 2).collect() } else { short }
}
