//! Until when: what the question about a promotion's end makes of an answer.

use chrono::{Days, Months, NaiveDate};

use super::{Context, Input, reading, reading::Reading};
use crate::{
    domain::{
        dates::{self, Length, When},
        recurrence::{Dates, Recurrence},
        understood::Understood,
        validity::Validity,
    },
    reply::{Note, Reply, button::Button},
};

/// `offered` are the candidates of an ambiguous answer before.
pub(super) fn until(
    input: &Input,
    offered: &[Validity],
    context: &Context<'_>,
) -> Reading<Validity, Vec<Validity>> {
    let today = context.today();
    match input {
        Input::Button(Button::Candidate(at)) => reading::pick(offered, *at),
        Input::Button(Button::UntilSoldOut) => Reading::Value(Validity::until_sold_out(today)),
        Input::Button(Button::Days(days)) => {
            let until = lasting(today, today, Length::Days(*days));
            until.map_or(Reading::Unread, Reading::Value)
        }
        Input::Text(text) => match dates::understand(text, today) {
            Understood::Value(when) => match validity(&when, today) {
                Some(_) if is_only(&when, text) => {
                    said(&when, today).map_or(Reading::Unread, Reading::Value)
                }
                Some(validity) => {
                    let every = dates::every_week(text, today);
                    match every.and_then(|when| self::validity(&when, today)) {
                        Some(every) => Reading::Moved(vec![validity, every]),
                        None => Reading::Value(validity),
                    }
                }
                None if dates::is_past(text, today) => {
                    Reading::Refused(Reply::Note(Note::UntilPast))
                }
                None => Reading::Refused(Reply::Note(Note::UntilImpossible)),
            },
            Understood::Ambiguous(candidates) => {
                let candidates: Vec<_> =
                    candidates.iter().filter_map(|when| validity(when, today)).collect();
                if candidates.is_empty() {
                    Reading::Refused(Reply::Note(Note::UntilNotUnderstood))
                } else {
                    Reading::Moved(candidates)
                }
            }
            Understood::Refused => Reading::Refused(match dates::no_such_day(text, today) {
                Some(day) => Reply::Note(Note::NoSuchDay(day)),
                None if dates::is_past(text, today) => Reply::Note(Note::UntilPast),
                None => Reply::Note(Note::UntilNotUnderstood),
            }),
        },
        input => reading::otherwise(input),
    }
}

/// As [`until`], where it changes what was held `before`.
pub(super) fn instead_of(
    before: &Validity,
    input: &Input,
    offered: &[Validity],
    context: &Context<'_>,
) -> Reading<Validity, Vec<Validity>> {
    let today = context.today();
    let start = match input {
        Input::Text(text) => match dates::understand(text, today) {
            Understood::Value(when) => Start::of(&when),
            Understood::Ambiguous(several) => several.first().map_or(Start::Unsaid, Start::of),
            Understood::Refused => Start::Unsaid,
        },
        Input::Button(Button::Days(days)) => Start::Counted(Length::Days(*days)),
        // What is offered was made of the days before already.
        Input::Button(Button::Candidate(_)) => Start::Said,
        _ => Start::Unsaid,
    };
    let readings: Vec<Validity> = match until(input, offered, context) {
        Reading::Value(new) => match beside(before, new, start, today) {
            Understood::Value(validity) => return Reading::Value(validity),
            Understood::Ambiguous(several) => several,
            Understood::Refused => Vec::new(),
        },
        Reading::Moved(several) => several
            .into_iter()
            .flat_map(|new| beside(before, new, start, today).readings())
            .collect(),
        reading => return reading,
    };
    Reading::Moved(readings)
}

/// What days that a longer text says make of those that were held `before`.
pub(super) fn meant_instead(before: &Validity, when: &When, today: NaiveDate) -> Vec<Validity> {
    let start = Start::of(when);
    let new = said(when, today).into_iter();
    new.flat_map(|new| beside(before, new, start, today).readings()).collect()
}

/// What is said of the day with which something begins.
#[derive(Debug, Clone, Copy)]
enum Start {
    Said,
    /// Only an end is said.
    Unsaid,
    /// How long it lasts, from some day on.
    Counted(Length),
}

impl Start {
    fn of(when: &When) -> Self {
        match when {
            When::Day(_) | When::Until(_) | When::UntilSoldOut { from: None } => Self::Unsaid,
            When::Duration(length) => Self::Counted(*length),
            _ => Self::Said,
        }
    }
}

/// Another end leaves what recurs its days, and what begins later its beginning; a single day, days of their own
/// or other recurring ones take their place.
fn beside(
    before: &Validity,
    new: Validity,
    start: Start,
    today: NaiveDate,
) -> Understood<Validity> {
    let only_ends = new.from == today && new.until != today && new.recurs.is_none();
    if !only_ends {
        return Understood::Value(new);
    }
    let until = (!new.open_ended).then_some(new.until);
    let rule = before.recurs.filter(|rule| !matches!(rule, Recurrence::Dates(_)));
    if let Some(rule) = rule {
        return Understood::Value(Validity::recurring(today, rule, until).unwrap_or(new));
    }
    if before.from <= today {
        return Understood::Value(new);
    }
    match start {
        Start::Said => Understood::Value(new),
        Start::Unsaid if new.open_ended => Understood::Value(Validity::until_sold_out(before.from)),
        Start::Unsaid => match Validity::between(today, before.from, new.until) {
            Some(later) => Understood::Value(later),
            None => Understood::Ambiguous(vec![new]),
        },
        Start::Counted(length) => Understood::Ambiguous(
            lasting(today, before.from, length).into_iter().chain([new]).collect(),
        ),
    }
}

/// Until when, or on which days, a promotion holds if an owner answers with `when`.
pub(super) fn validity(when: &When, today: NaiveDate) -> Option<Validity> {
    match when {
        When::Day(day) | When::Until(day) => Validity::between(today, today, *day),
        When::Range { from, until } => Validity::between(today, *from, *until),
        When::UntilSoldOut { from } => Some(Validity::until_sold_out(from.unwrap_or(today))),
        When::Duration(length) => lasting(today, today, *length),
        When::Every { rule, until, .. } => Validity::recurring(today, *rule, *until),
        When::List(days) if in_a_row(days) => {
            Validity::between(today, *days.first()?, *days.last()?)
        }
        When::List(days) => Validity::on(today, Dates::of(days)?),
        When::From(_) => None,
    }
}

fn in_a_row(days: &[NaiveDate]) -> bool {
    days.windows(2).all(|pair| pair[0].succ_opt() == Some(pair[1]))
}

/// When a promotion holds whose message says `when`: a single day is the day itself, not the last one.
pub(super) fn said(when: &When, today: NaiveDate) -> Option<Validity> {
    match when {
        When::Day(day) => Validity::between(today, *day, *day),
        when => validity(when, today),
    }
}

/// "Besok saja" is no last day either.
fn is_only(when: &When, text: &str) -> bool {
    matches!(when, When::Day(_)) && dates::says_only(text)
}

/// So many days or months from a day on, which is included.
fn lasting(today: NaiveDate, from: NaiveDate, length: Length) -> Option<Validity> {
    let until = match length {
        Length::Days(days) => from.checked_add_days(Days::new(u64::from(days.max(1)) - 1))?,
        Length::Months(months) => {
            from.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))?
        }
    };
    Validity::between(today, from, until)
}
