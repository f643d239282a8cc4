//! The rows of `lists.tsv`, and what they find.
//!
//! A row has five columns: groups, kind, pattern, unless, why. `hint` finds; `halal`, `pirt` and `bpom` find a claim
//! that such a number would prove; `allow` takes words out of what is looked at; `denial` stands right before what
//! is then not meant, `warning` near what is warned of; `set` names a choice, or adds to one, by the first column.

use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

use super::{
    Group, Hint,
    matching::are_near,
    pattern::{Pattern, Sets, Words},
    proof::{Claim, Proof},
    reading::{Gap, Word, said},
    vocabulary::Vocabulary,
    watched::Phrase,
};

/// What is looked for, ours and what administrators added.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    vocabulary: Vocabulary,
    sets: Sets,
    rows: Vec<Row>,
}

/// A row, counted from 1, that says nothing that could be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("row {0} of the lists can't be read")]
pub struct Unreadable(pub usize);

#[derive(Debug, Clone)]
struct Row {
    groups: Vec<Group>,
    kind: Kind,
    pattern: Pattern,
    /// Near one of these it finds nothing.
    unless: Vec<Pattern>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Hint,
    Claim(Proof),
    Allow,
    Denial,
    Warning,
}

/// What the words of a group are looked at by.
struct View<'a> {
    /// Without what is allowed.
    words: Vec<Word>,
    /// The words that are said not to be there.
    denied: BTreeSet<usize>,
    warnings: Vec<Range<usize>>,
    all: &'a [Word],
}

static BUILT_IN: LazyLock<Lists> =
    LazyLock::new(|| Lists::parse(include_str!("lists.tsv")).unwrap_or_else(|row| panic!("{row}")));

/// Join what one denial speaks of: "tanpa alkohol dan judi".
const AND: [&str; 9] = ["dan", "lan", "atau", "utawa", "utawi", "kaliyan", "maupun", "serta", "n"];

/// So many words a denial reaches, and a warning before and after it.
const DENIED: usize = 3;
const WARNED: (usize, usize) = (5, 3);

impl Lists {
    /// Those that come with the program.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// These and more hints, each a group and a pattern as in the third column.
    pub fn with<'a>(
        &self,
        extra: impl IntoIterator<Item = (Group, &'a str)>,
    ) -> Result<Self, Unreadable> {
        let mut lists = self.clone();
        for (at, (group, pattern)) in extra.into_iter().enumerate() {
            lists.add(vec![group], Kind::Hint, pattern, "").ok_or(Unreadable(at + 1))?;
        }
        Ok(lists)
    }

    /// These words alone, with what excuses them as it does others.
    pub fn only(&self, group: Group, phrase: &Phrase) -> Result<Self, Unreadable> {
        let mut lists = self.clone();
        lists.rows.retain(|row| !matches!(row.kind, Kind::Hint | Kind::Claim(_)));
        lists.with([(group, phrase.as_str())])
    }

    /// Rows with a `#` and empty ones are for people.
    fn parse(table: &str) -> Result<Self, Unreadable> {
        let mut lists = Self::default();
        let mut rows = Vec::new();
        for (at, row) in table.lines().enumerate() {
            if row.is_empty() || row.starts_with('#') {
                continue;
            }
            let columns: Vec<&str> = row.split('\t').collect();
            let &[groups, kind, pattern, unless, why] = &columns[..] else {
                return Err(Unreadable(at + 1));
            };
            if why.is_empty() {
                return Err(Unreadable(at + 1));
            } else if kind == "set" {
                let set = lists.sets.entry(groups.to_owned()).or_default();
                set.push_str(if set.is_empty() { "" } else { "|" });
                set.push_str(pattern);
            } else {
                rows.push((at + 1, groups, kind, pattern, unless));
            }
        }
        // A choice may be named before the row that says what it is.
        for (at, groups, kind, pattern, unless) in rows {
            let kind = Kind::of_name(kind).ok_or(Unreadable(at))?;
            let groups = groups.split(',').map(Group::of_code).collect::<Option<_>>();
            let groups = groups.ok_or(Unreadable(at))?;
            lists.add(groups, kind, pattern, unless).ok_or(Unreadable(at))?;
        }
        Ok(lists)
    }

    fn add(&mut self, groups: Vec<Group>, kind: Kind, pattern: &str, unless: &str) -> Option<()> {
        let (sets, vocabulary) = (&self.sets, &mut self.vocabulary);
        // What is allowed is this word only: a derivation of it may be of another.
        let mut words = Words { vocabulary, derived: kind != Kind::Allow };
        let mut parse = |pattern: &str| Pattern::parse(pattern, sets, &mut words);
        let pattern = parse(pattern)?;
        let unless = unless.split(';').filter(|pattern| !pattern.trim().is_empty());
        let unless = unless.map(parse).collect::<Option<_>>()?;
        self.rows.push(Row { groups, kind, pattern, unless });
        Some(())
    }

    pub(super) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    pub(super) fn hints(&self, words: &[Word]) -> Vec<Hint> {
        let mut hints = Vec::new();
        for group in Group::ALL {
            let rows = self.rows.iter().filter(|row| row.kind == Kind::Hint);
            let view = self.view(group, words);
            let mut told: Vec<Range<usize>> = Vec::new();
            for parts in
                rows.filter(|row| row.groups.contains(&group)).flat_map(|row| view.found(row))
            {
                // One word is reason enough once.
                if !parts.iter().any(|part| told.iter().any(|other| overlap(part, other))) {
                    hints.push(Hint { group, words: phrases(words, &parts) });
                    told.extend(parts);
                }
            }
        }
        hints
    }

    /// What would need a number, in the order of the text.
    pub(super) fn claims(&self, words: &[Word]) -> Vec<Claim> {
        let view = self.view(Group::HalalUnproven, words);
        let mut claims: Vec<Claim> = Vec::new();
        for row in &self.rows {
            if let Kind::Claim(proof) = row.kind {
                let whole = |parts: Vec<Range<usize>>| {
                    let start = parts.iter().map(|part| part.start).min().unwrap_or_default();
                    start..parts.iter().map(|part| part.end).max().unwrap_or_default()
                };
                let found = view.found(row).map(|parts| Claim { proof, at: whole(parts) });
                claims.extend(found);
            }
        }
        claims.sort_by_key(|claim| claim.at.start);
        claims
    }

    fn view<'a>(&self, group: Group, all: &'a [Word]) -> View<'a> {
        let of_kind = |kind: Kind| {
            let rows = self.rows.iter();
            let rows = rows.filter(move |row| row.kind == kind && row.groups.contains(&group));
            rows.flat_map(|row| {
                let found = row.pattern.found(all).into_iter();
                found.filter(|parts| !is_excused(row, parts, all))
            })
            .flatten()
        };
        let mut words = all.to_vec();
        for part in of_kind(Kind::Allow) {
            words[part].iter_mut().for_each(|word| word.terms.clear());
        }
        let denied =
            of_kind(Kind::Denial).flat_map(|denial| denied_after(denial.end, all)).collect();
        View { words, denied, warnings: of_kind(Kind::Warning).collect(), all }
    }
}

impl Kind {
    fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "hint" => Self::Hint,
            "halal" => Self::Claim(Proof::Halal),
            "pirt" => Self::Claim(Proof::Pirt),
            "bpom" => Self::Claim(Proof::Bpom),
            "allow" => Self::Allow,
            "denial" => Self::Denial,
            "warning" => Self::Warning,
            _ => return None,
        })
    }
}

impl View<'_> {
    fn found(&self, row: &Row) -> impl Iterator<Item = Vec<Range<usize>>> {
        row.pattern.found(&self.words).into_iter().filter(|parts| {
            let meant = parts.iter().all(|part| {
                !self.denied.contains(&part.start)
                    && !self.warnings.iter().any(|warning| is_warned(warning, part, self.all))
            });
            meant && !is_excused(row, parts, self.all)
        })
    }
}

fn is_excused(row: &Row, parts: &[Range<usize>], words: &[Word]) -> bool {
    row.unless.iter().flat_map(|unless| unless.found(words)).flatten().any(|excuse| {
        parts.iter().any(|part| are_near(part, &excuse, words) || overlap(part, &excuse))
    })
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn is_warned(warning: &Range<usize>, part: &Range<usize>, words: &[Word]) -> bool {
    let one_sentence = |from: usize, to: usize| words[from..=to].iter().all(|w| w.gap != Gap::Stop);
    if warning.end <= part.start {
        part.start - warning.end <= WARNED.0 && one_sentence(warning.end, part.start)
    } else {
        part.end <= warning.start
            && warning.start - part.end <= WARNED.1
            && one_sentence(part.end, warning.start)
    }
}

/// The words that a denial before them speaks of, also where it names several.
fn denied_after(start: usize, words: &[Word]) -> Vec<usize> {
    let mut denied = Vec::new();
    let mut at = start;
    while denied.len() < DENIED && at < words.len() && (at == start || words[at].gap == Gap::Space)
    {
        denied.push(at);
        at += 1;
    }
    while let Some(word) = words.get(at).filter(|word| word.gap != Gap::Stop) {
        let joins = AND.contains(&&*word.text);
        let listed = word.gap == Gap::Pause || joins || AND.contains(&&*words[at - 1].text);
        let before = (start..at).rev().find(|at| !AND.contains(&&*words[*at].text));
        if !listed || before.is_none_or(|at| words[at].terms.is_empty()) {
            break;
        }
        denied.push(at);
        at += 1;
    }
    denied
}

/// The words of a hint, as a moderator is told them.
fn phrases(words: &[Word], parts: &[Range<usize>]) -> String {
    parts.iter().map(|part| said(words, part)).collect::<Vec<_>>().join(" … ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read_and_has_its_reason() {
        assert!(Lists::parse(include_str!("lists.tsv")).is_ok_and(|lists| lists.rows.len() > 100));
        for unreadable in [
            "alcohol\thint\ttuak\t\t",
            "alcohol\thint\ttuak\ta reason",
            "beer\thint\ttuak\t\ta reason",
            "alcohol\tguess\ttuak\t\ta reason",
            "alcohol\thint\t@drinks\t\ta reason",
            "alcohol\thint\t.. tuak\t\ta reason",
            "alcohol\thint\ttuak\tb.i.r\ta reason",
        ] {
            let table = format!("# for people\n{unreadable}");
            assert_eq!(Lists::parse(&table).err(), Some(Unreadable(2)), "{unreadable}");
        }
    }
}
