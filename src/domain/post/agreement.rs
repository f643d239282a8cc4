//! What several days of a post say together.

use super::Field;
use crate::domain::{
    dates::{Length, When},
    understood::Understood,
};

/// A day of a post, as understood.
pub struct Mention {
    pub when: Understood<When>,
    /// "ready Sabtu" counts only where nothing else does.
    pub weak: bool,
}

/// One answer from all days of a post.
pub fn together(mut mentions: Vec<Mention>) -> Field<When> {
    if mentions.iter().any(|mention| !mention.weak) {
        mentions.retain(|mention| !mention.weak);
    }
    let (mut values, mut doubts): (Vec<When>, Vec<Vec<When>>) = (Vec::new(), Vec::new());
    for mention in mentions {
        match mention.when {
            Understood::Value(when) if !values.contains(&when) => values.push(when),
            Understood::Ambiguous(candidates) => doubts.push(candidates),
            Understood::Value(_) | Understood::Refused => {}
        }
    }
    let all = values.clone();
    values.retain(|when| !all.iter().any(|other| says_more(other, when)));
    if let [first, second] = &values[..]
        && let Some(both) = joined(first, second).or_else(|| joined(second, first))
    {
        values = vec![both];
    }
    match (&values[..], &doubts[..]) {
        ([], []) => Field::Absent,
        ([when], doubts) if doubts.iter().all(|candidates| candidates.contains(when)) => {
            Field::Value(when.clone())
        }
        _ => {
            let mut candidates: Vec<When> = Vec::new();
            if let [first, second] = &values[..] {
                // Until when orders are taken is no end of the days themselves.
                candidates.extend(ended(first, second).or_else(|| ended(second, first)));
            }
            candidates.extend(values);
            candidates.extend(doubts.into_iter().flatten());
            candidates.truncate(3);
            Field::Doubtful(candidates)
        }
    }
}

/// Whether `more` says the day `when`, and more.
fn says_more(more: &When, when: &When) -> bool {
    if let (When::Range { from, until }, When::Duration(Length::Days(days))) = (more, when) {
        return (*until - *from).num_days() + 1 == i64::from(*days);
    }
    let When::Day(day) = when else { return false };
    match more {
        When::Every { rule, .. } => rule.falls_on(*day),
        When::Range { from, until } => (*from..=*until).contains(day),
        When::Until(until) => until == day,
        When::UntilSoldOut { from: Some(from) } | When::From(from) => from == day,
        When::List(days) => days.contains(day),
        When::Day(_) | When::Duration(_) | When::UntilSoldOut { from: None } => false,
    }
}

/// "mulai 1 Des … berakhir 7 Des".
fn joined(first: &When, second: &When) -> Option<When> {
    match (first, second) {
        (When::From(from), When::Until(until)) if from < until => {
            Some(When::Range { from: *from, until: *until })
        }
        (When::From(from), When::UntilSoldOut { from: None }) => {
            Some(When::UntilSoldOut { from: Some(*from) })
        }
        _ => None,
    }
}

/// "tiap Senin", and elsewhere "sampai 31 Des".
fn ended(days: &When, end: &When) -> Option<When> {
    match (days, end) {
        (When::Every { rule, next, until: None }, When::Until(until)) if next <= until => {
            Some(When::Every { rule: *rule, next: *next, until: Some(*until) })
        }
        _ => None,
    }
}
