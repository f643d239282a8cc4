//! Names of days, months and times, Indonesian and Javanese, folded.

use chrono::Weekday;

use crate::domain::calendar::Pasaran;

const WEEKDAYS: &[(Weekday, &[&str])] = &[
    (Weekday::Mon, &["senin", "senen", "monday", "snn", "sen", "senn"]),
    (Weekday::Tue, &["selasa", "slasa", "tuesday", "seloso", "sls", "sel"]),
    (Weekday::Wed, &["rabu", "rebo", "wednesday", "rebu", "rbu", "rab"]),
    (Weekday::Thu, &["kamis", "kemis", "thursday", "kms", "kam"]),
    (
        Weekday::Fri,
        &[
            "jumat", "jumaat", "friday", "jemuah", "jemuwah", "jumuwah", "jumuah", "jumungah",
            "jmt", "jum",
        ],
    ),
    (Weekday::Sat, &["sabtu", "setu", "saturday", "saptu", "sbt", "sab"]),
    (Weekday::Sun, &["ahad", "ngahad", "sunday", "akad", "ngakad"]),
];

const PASARAN: &[(Pasaran, &[&str])] = &[
    (Pasaran::Legi, &["legi", "manis"]),
    (Pasaran::Pahing, &["pahing", "paing"]),
    (Pasaran::Pon, &["pon"]),
    (Pasaran::Wage, &["wage"]),
    (Pasaran::Kliwon, &["kliwon", "kaliwon", "klewon"]),
];

const MONTHS: [&[&str]; 12] = [
    &["januari", "jan", "january"],
    &["februari", "pebruari", "feb", "peb", "february"],
    &["maret", "mar", "mrt", "march"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "jun", "june"],
    &["juli", "jul", "july"],
    &["agustus", "agu", "agt", "ags", "agst", "aug", "august"],
    &["september", "sep", "sept"],
    &["oktober", "okt", "oct", "october"],
    &["november", "nopember", "nov", "nop", "novembr"],
    &["desember", "des", "dec", "december", "desembr"],
];

/// A part of a date text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    Weekday(Weekday),
    Pasaran(Pasaran),
    /// 1–12.
    Month(u32),
    /// "minggu": Sunday or a week.
    Minggu,
    Today,
    Tomorrow,
    DayAfterTomorrow,
    /// The day after tomorrow, but only after a word for tomorrow.
    Emben,
    Past,
    /// "nanti": later today.
    Later,
    /// A time of day, which changes nothing of the day.
    DayPart,
    /// The evening before a day, or of one.
    Evening,
    /// "depan", "ngarep".
    Next,
    This,
    /// "lagi", "maneh": counted from today.
    Ahead,
    /// "tanggal".
    DayOfMonth,
    UnitDay,
    UnitWeek,
    UnitMonth,
    UnitYear,
    OneDay,
    OneWeek,
    OneMonth,
    OneYear,
    /// 35 days.
    Selapan,
    Weekend,
    From,
    Until,
    SoldOut,
    End,
    Every,
    And,
    Christmas,
    /// "baru", which makes a year New Year.
    New,
    NewYear,
    /// A day we can't compute, or no end: asked about.
    Unclear,
    Filler,
}

const NAMES: &[(Name, &[&str])] = &[
    (Name::Minggu, &["minggu", "mgg", "mingu"]),
    (
        Name::Today,
        &[
            "hariini", "saiki", "sekarang", "skrg", "skr", "sapunika", "samenika", "sakniki",
            "niki", "today",
        ],
    ),
    (
        Name::Tomorrow,
        &[
            "besok", "bsk", "bsok", "sesuk", "mbenjing", "mbenjang", "benjing", "benjang", "suk",
            "ngenjing", "ngenjang",
        ],
    ),
    (Name::DayAfterTomorrow, &["lusa"]),
    (Name::Emben, &["emben"]),
    (
        Name::Past,
        &[
            "kemarin",
            "kemaren",
            "kmrn",
            "wingi",
            "kalawingi",
            "lalu",
            "dek",
            "kapengker",
            "kepungkur",
        ],
    ),
    (Name::Later, &["nanti", "nnti", "ntar", "mengko", "mangke", "mangkih"]),
    (
        Name::DayPart,
        &[
            "pagi", "siang", "sore", "petang", "esuk", "isuk", "enjing", "injing", "awan",
            "siyang", "sonten", "subuh", "pgi", "sre", "bengi", "dalu",
        ],
    ),
    (Name::Evening, &["malam", "malem", "mlm"]),
    (Name::Next, &["depan", "dpn", "ngarep", "ngajeng"]),
    (Name::This, &["ini", "iki", "punika", "menika", "niki"]),
    (Name::Ahead, &["lagi", "lg", "maneh", "malih"]),
    (Name::DayOfMonth, &["tanggal", "tgl", "tgal", "tanggalan"]),
    (Name::UnitDay, &["hari", "hr", "dina", "dinten"]),
    (Name::UnitWeek, &["pekan", "mingguan"]),
    (Name::UnitMonth, &["bulan", "bln", "sasi", "wulan"]),
    (Name::UnitYear, &["tahun", "tn", "taun", "warsa"]),
    (Name::OneDay, &["sehari", "sedina", "sedinten"]),
    (Name::OneWeek, &["seminggu", "sepekan", "saminggu", "sakminggu"]),
    (Name::OneMonth, &["sebulan", "sesasi", "sewulan", "sasasi"]),
    (Name::OneYear, &["setahun", "setaun"]),
    (Name::Selapan, &["selapan"]),
    (Name::Weekend, &["weekend", "wiken"]),
    (
        Name::From,
        &["mulai", "wiwit", "dari", "sejak", "saking", "saka", "start", "mulane", "kawit"],
    ),
    (
        Name::Until,
        &[
            "sampai", "sampe", "smp", "smpai", "smpe", "ngasi", "ngantek", "sampek", "hingga",
            "sd", "nganti", "tekan", "dumugi", "dugi", "ngantos", "to",
        ],
    ),
    (Name::SoldOut, &["habis", "abis", "entek", "telas", "persediaan", "stok", "stock"]),
    (Name::End, &["akhir", "pungkasan", "akir"]),
    (Name::Every, &["tiap", "setiap", "saben", "every", "tiaptiap"]),
    (Name::And, &["dan", "lan", "serta", "kaliyan", "karo", "sama", "dn"]),
    (Name::Christmas, &["natal"]),
    (Name::New, &["baru", "anyar"]),
    (
        Name::Unclear,
        &[
            "besuk",
            "lebaran",
            "bada",
            "idul",
            "fitri",
            "adha",
            "ramadan",
            "ramadhan",
            "puasa",
            "pasa",
            "sura",
            "suro",
            "sapar",
            "mulud",
            "seterusnya",
            "seteruse",
            "selamanya",
            "selawase",
            "terus",
            "muda",
            "tua",
            "imlek",
            "nyepi",
            "kapan",
            "bar",
            "awal",
            "pertengahan",
        ],
    ),
    (
        Name::Filler,
        &[
            "pada", "di", "ing", "nya", "kak", "ya", "aja", "saja", "wae", "mawon", "masih", "ada",
            "saged", "mung", "namung", "hanya", "cuma", "berlaku", "selama", "promo", "juga",
            "sih", "kok",
        ],
    ),
];

/// What a folded word names.
pub fn of(word: &str) -> Option<Name> {
    fn among<T: Copy>(list: &[(T, &[&str])], word: &str) -> Option<T> {
        list.iter().find(|(_, words)| words.contains(&word)).map(|(name, _)| *name)
    }
    let month = || MONTHS.iter().zip(1..).find(|(names, _)| names.contains(&word));
    among(WEEKDAYS, word)
        .map(Name::Weekday)
        .or_else(|| among(PASARAN, word).map(Name::Pasaran))
        .or_else(|| month().map(|(_, number)| Name::Month(number)))
        .or_else(|| among(NAMES, word))
}
