//! The regency's areas: kecamatan and the desa and kelurahan in them, keyed on the official code.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::text;

/// An official area code: `33.07`, `33.07.08` or `33.07.08.1001`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AreaCode(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AreaKind {
    Regency,
    /// Kecamatan.
    District,
    /// Desa.
    Village,
    /// Kelurahan.
    UrbanVillage,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    pub code: AreaCode,
    /// In official Indonesian spelling, without "Desa" or "Kec."; never respelt.
    pub name: String,
}

/// All areas of the regency, as the database's migration lists them.
#[derive(Debug, Clone, Default)]
pub struct Areas {
    by_code: BTreeMap<AreaCode, Area>,
}

impl AreaCode {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn kind(&self) -> AreaKind {
        match (self.0.len(), self.0.as_bytes().get(9)) {
            (13, Some(b'1')) => AreaKind::UrbanVillage,
            (13, _) => AreaKind::Village,
            (8, _) => AreaKind::District,
            _ => AreaKind::Regency,
        }
    }

    /// The kecamatan this code lies in; the code itself when it is one.
    pub fn district(&self) -> AreaCode {
        AreaCode(self.0.chars().take(8).collect())
    }

    /// Whether `other` is this area or lies in it.
    pub fn contains(&self, other: &AreaCode) -> bool {
        other.0 == self.0 || other.0.starts_with(&format!("{}.", self.0))
    }
}

impl Area {
    pub fn kind(&self) -> AreaKind {
        self.code.kind()
    }
}

impl Areas {
    pub fn get(&self, code: &AreaCode) -> Option<&Area> {
        self.by_code.get(code)
    }

    pub fn len(&self) -> usize {
        self.by_code.len()
    }

    pub fn is_empty(&self) -> bool {
        self.by_code.is_empty()
    }

    /// The kecamatan, by code.
    pub fn districts(&self) -> impl Iterator<Item = &Area> {
        self.by_code.values().filter(|a| a.kind() == AreaKind::District)
    }

    /// The desa and kelurahan of a kecamatan, by name.
    pub fn villages(&self, district: &AreaCode) -> Vec<&Area> {
        let mut found: Vec<_> = self
            .by_code
            .values()
            .filter(|a| a.code != *district && district.contains(&a.code))
            .collect();
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found
    }

    /// Areas whose name is exactly this, however it is spaced.
    pub fn named(&self, name: &str, kind: Option<AreaKind>) -> impl Iterator<Item = &Area> {
        let wanted = squeezed(name);
        let former = former_name(&wanted);
        self.by_code
            .values()
            .filter(move |a| a.kind() != AreaKind::Regency && kind.is_none_or(|k| k == a.kind()))
            .filter(move |a| {
                let name = squeezed(&a.name);
                name == wanted || Some(name.as_str()) == former
            })
    }

    /// Areas a typed name may mean, kecamatan and villages alike: equal names first, then beginnings,
    /// then names one slip of the finger away. `within` keeps to one kecamatan. Where that finds nothing,
    /// the last words may say where the place lies: "Sindupaten, Kec. Kertek, Wonosobo".
    pub fn search(&self, typed: &str, within: Option<&AreaCode>) -> Vec<&Area> {
        let found = self.called(typed, within);
        if !found.is_empty() {
            return found;
        }
        let words: Vec<&str> = typed
            .split(|c: char| c == ',' || c.is_whitespace())
            .filter(|w| !w.is_empty())
            .collect();
        if words.len() > ADDRESS_WORDS {
            return Vec::new();
        }
        for at in (1..words.len()).rev() {
            let (name, (kind, place)) = (words[..at].join(" "), named(&words[at..].join(" ")));
            let district = self.districts().find(|area| squeezed(&area.name) == place);
            let mut found = district.map(|area| self.called(&name, Some(&area.code)));
            // The regency is called as one of its kecamatan.
            if found.as_ref().is_none_or(Vec::is_empty)
                && kind.is_none()
                && REGENCY.contains(&place.as_str())
            {
                found = Some(self.search(&name, within));
            }
            if let Some(found) = found.filter(|found| !found.is_empty()) {
                return found;
            }
        }
        Vec::new()
    }

    fn called(&self, typed: &str, within: Option<&AreaCode>) -> Vec<&Area> {
        let (kind, wanted) = named(typed);
        if wanted.is_empty() {
            return Vec::new();
        }
        let pool: Vec<(&Area, String)> = self
            .by_code
            .values()
            .filter(|a| a.kind() != AreaKind::Regency && kind.is_none_or(|k| k == a.kind()))
            .filter(|a| within.is_none_or(|w| w != &a.code && w.contains(&a.code)))
            .map(|a| (a, squeezed(&a.name)))
            .collect();
        let former = former_name(&wanted);
        let ranks: [&dyn Fn(&str) -> bool; 3] = [
            &|name| name == wanted || Some(name) == former,
            &|name| wanted.len() >= 3 && name.starts_with(&wanted),
            &|name| {
                wanted.len() >= 4
                    && strsim::damerau_levenshtein(name, &wanted) <= 1 + wanted.len() / 8
            },
        ];
        for fits in ranks {
            let found: Vec<_> =
                pool.iter().filter(|(_, name)| fits(name)).map(|(a, _)| *a).collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }
}

impl FromIterator<Area> for Areas {
    fn from_iter<I: IntoIterator<Item = Area>>(areas: I) -> Self {
        Self { by_code: areas.into_iter().map(|a| (a.code.clone(), a)).collect() }
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for AreaCode {
    type Err = BadAreaCode;

    fn from_str(code: &str) -> Result<Self, BadAreaCode> {
        let shaped = code
            .bytes()
            .enumerate()
            .all(|(at, b)| if matches!(at, 2 | 5 | 8) { b == b'.' } else { b.is_ascii_digit() });
        if shaped && matches!(code.len(), 5 | 8 | 13) {
            Ok(Self(code.to_owned()))
        } else {
            Err(BadAreaCode(code.to_owned()))
        }
    }
}

impl TryFrom<String> for AreaCode {
    type Error = BadAreaCode;

    fn try_from(code: String) -> Result<Self, BadAreaCode> {
        code.parse()
    }
}

impl From<AreaCode> for String {
    fn from(code: AreaCode) -> Self {
        code.0
    }
}

#[derive(Debug, thiserror::Error)]
#[error("not an area code: {0:?}")]
pub struct BadAreaCode(String);

/// The kind a prefix such as "kel." names, and the rest of what was typed.
fn named(typed: &str) -> (Option<AreaKind>, String) {
    let folded = text::fold(typed);
    let kinds = [
        ("kecamatan", AreaKind::District),
        ("kelurahan", AreaKind::UrbanVillage),
        ("desa", AreaKind::Village),
        ("kec", AreaKind::District),
        ("kel", AreaKind::UrbanVillage),
        ("ds", AreaKind::Village),
    ];
    for (prefix, kind) in kinds {
        if let Some(rest) = folded.strip_prefix(prefix)
            && rest.starts_with([' ', '.'])
        {
            return (Some(kind), squeezed(rest));
        }
    }
    (None, squeezed(&folded))
}

/// More is a text and no address.
const ADDRESS_WORDS: usize = 8;

/// As people end an address in it.
const REGENCY: [&str; 3] = ["wonosobo", "kabwonosobo", "kabupatenwonosobo"];

/// Folded, letters and digits only, so that "Patak Banteng" and "Patakbanteng" are one name.
fn squeezed(name: &str) -> String {
    text::fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Names of the decree of 2017 and names in everyday use that differ from the official ones of 2025.
fn former_name(wanted: &str) -> Option<&'static str> {
    match wanted {
        "butuhlor" => Some("butuh"),
        "damarkasihan" => Some("damarkasiyan"),
        "bumiroso" => Some("bumireso"),
        "diengwetan" => Some("dieng"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_its_address_too() {
        let areas: Areas = [
            ("33.07", "Kabupaten Wonosobo"),
            ("33.07.05", "Leksono"),
            ("33.07.05.2009", "Jlamprang"),
            ("33.07.08", "Kertek"),
            ("33.07.08.2002", "Sindupaten"),
            ("33.07.09", "Wonosobo"),
            ("33.07.09.1015", "Jlamprang"),
        ]
        .map(|(code, name)| Area { code: code.parse().unwrap(), name: name.into() })
        .into_iter()
        .collect();
        for (typed, found) in [
            ("sindupaten kertek", &["33.07.08.2002"][..]),
            ("Ds. Sindupatn, Kec. Kertek, Kab. Wonosobo", &["33.07.08.2002"]),
            ("sindupaten, wonosobo", &["33.07.08.2002"]),
            ("jlamprang leksono", &["33.07.05.2009"]),
            ("jlamprang wonosobo", &["33.07.09.1015"]),
            ("jlamprang kabupaten wonosobo", &["33.07.05.2009", "33.07.09.1015"]),
            ("wonosobo", &["33.07.09"]),
            ("atlantis wonosobo", &[]),
            ("atlantis", &[]),
        ] {
            let codes: Vec<&str> =
                areas.search(typed, None).iter().map(|area| area.code.as_str()).collect();
            assert_eq!(codes, found, "{typed}");
        }
    }
}
