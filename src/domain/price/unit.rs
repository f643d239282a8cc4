//! What a price is per: weight, measure, piece, time or person.

/// A unit from our list, named by its short Indonesian code, such as `kg` or `bungkus`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unit(&'static str);

/// The code first, then what people write for it (folded, Javanese too).
const UNITS: &[(&str, &[&str])] = &[
    ("kg", &["kilo", "kilogram", "kgs", "kilone"]),
    ("g", &["gr", "gram", "grm", "grams"]),
    ("ons", &[]),
    ("kuintal", &["kwintal", "kw"]),
    ("ton", &[]),
    ("liter", &["l", "ltr", "lt", "liteer"]),
    ("ml", &["mili", "cc"]),
    ("meter", &["m", "mtr"]),
    ("cm", &[]),
    ("m2", &["meter persegi"]),
    ("biji", &["bj", "iji", "wiji"]),
    ("buah", &["bh", "unit"]),
    ("pcs", &["pc", "piece", "pieces", "pis", "pics"]),
    ("butir", &["btr", "endog"]),
    ("bungkus", &["bks", "bgks", "bngkus", "bungkusan", "wungkus"]),
    ("porsi", &["prs", "piring"]),
    ("mangkok", &["mangkuk", "mgkok"]),
    ("gelas", &["gls", "cangkir"]),
    ("cup", &["cups"]),
    ("botol", &["btl"]),
    ("galon", &["gln", "galonan"]),
    ("jeriken", &["jerigen", "jirigen", "jrigen", "jerijen"]),
    ("ember", &[]),
    ("tabung", &[]),
    ("toples", &["tples", "stoples", "jar"]),
    ("kotak", &["box", "ktk", "boks", "kotakan"]),
    ("dus", &["dos", "kardus", "karton"]),
    ("pak", &["pack", "pk"]),
    ("paket", &["pkt"]),
    ("kaleng", &["klg"]),
    ("sachet", &["saset", "saschet"]),
    ("renteng", &["renceng", "rencengan"]),
    ("bal", &["ball"]),
    ("karung", &["sak", "zak"]),
    ("keranjang", &["kranjang"]),
    ("ikat", &["iket", "unting", "bongkok"]),
    ("sisir", &["lirang"]),
    ("tandan", &["tundun"]),
    ("papan", &[]),
    ("lonjor", &["lonjoran"]),
    ("lembar", &["lbr", "helai"]),
    ("tray", &["trai"]),
    ("potong", &["ptg", "slice", "iris"]),
    ("loyang", &[]),
    ("tusuk", &["sunduk"]),
    ("pasang", &["psg"]),
    ("set", &["stel"]),
    ("lusin", &["lsn"]),
    ("kodi", &[]),
    ("rol", &["roll", "gulung"]),
    ("batang", &["btg"]),
    ("pohon", &["wit", "uwit"]),
    ("tangkai", &[]),
    ("pot", &[]),
    ("polybag", &[]),
    ("ekor", &["ekr", "ekoran"]),
    ("orang", &["org", "wong", "tiyang", "pengunjung", "peserta", "pax", "person"]),
    ("anak", &["lare"]),
    ("tim", &["team", "regu"]),
    ("kamar", &["kmr"]),
    ("malam", &["mlm", "malem", "wengi", "dalu", "night", "nights"]),
    ("jam", &["hour"]),
    ("hari", &["hr", "dina", "dinten", "day"]),
    ("minggu", &["mgg"]),
    ("bulan", &["bln", "sasi", "wulan"]),
    ("tahun", &["tn", "taun"]),
    ("kali", &["kaping"]),
    ("rit", &[]),
    ("mobil", &["jeep", "jip"]),
    ("trip", &[]),
    ("sesi", &[]),
    ("pertemuan", &["ptm", "prtmuan"]),
    ("km", &["kilometer"]),
];

impl Unit {
    pub const KG: Self = Self("kg");
    pub const GRAM: Self = Self("g");

    pub fn code(self) -> &'static str {
        self.0
    }

    /// Whether it measures weight or volume.
    pub fn is_measure(self) -> bool {
        matches!(self.0, "kg" | "g" | "ons" | "kuintal" | "ton" | "liter" | "ml")
    }

    /// The unit a folded word names, by its code or one of its other spellings.
    pub fn named(word: &str) -> Option<Self> {
        let of = |word: &str| {
            UNITS.iter().find(|(code, others)| *code == word || others.contains(&word))
        };
        // "satu loyangnya"
        let owned = || word.strip_suffix("nya").filter(|unit| unit.len() > 1).and_then(of);
        of(word).or_else(owned).map(|(code, _)| Self(code))
    }

    /// The unit in one word with "a" or "per" before it: "sebiji", "sakilo", "perbungkus".
    pub fn joined(word: &str) -> Option<Self> {
        let rest = ["per", "sak", "sa", "se"].iter().filter_map(|before| word.strip_prefix(before));
        rest.filter(|rest| rest.len() > 1).find_map(Self::named)
    }

    /// The unit of exactly this code.
    pub fn of_code(code: &str) -> Option<Self> {
        UNITS.iter().find(|(known, _)| *known == code).map(|(known, _)| Self(known))
    }

    pub fn all() -> impl Iterator<Item = Self> {
        UNITS.iter().map(|(code, _)| Self(code))
    }
}
