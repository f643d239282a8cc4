//! Until when: what the question about a promotion's end makes of an answer.

use chrono::{Days, Months, NaiveDate};

use super::{Context, Input, reading, reading::Reading};
use crate::{
    domain::{
        dates::{self, Length, When},
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
            let until = lasting(today, Length::Days(*days));
            until.map_or(Reading::Unread, Reading::Value)
        }
        Input::Text(text) => match dates::understand(text, today) {
            Understood::Value(when) => match validity(&when, today) {
                Some(validity) => Reading::Value(validity),
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

/// Until when a promotion holds if an owner answers with `when`. Repeating days and lists aren't an end.
pub(super) fn validity(when: &When, today: NaiveDate) -> Option<Validity> {
    match when {
        When::Day(day) | When::Until(day) => Validity::between(today, today, *day),
        When::Range { from, until } => Validity::between(today, *from, *until),
        When::UntilSoldOut { from } => Some(Validity::until_sold_out(from.unwrap_or(today))),
        When::Duration(length) => lasting(today, *length),
        When::From(_) | When::List(_) | When::Every { .. } => None,
    }
}

/// So many days or months from today on, today included.
fn lasting(today: NaiveDate, length: Length) -> Option<Validity> {
    let until = match length {
        Length::Days(days) => today.checked_add_days(Days::new(u64::from(days.max(1)) - 1))?,
        Length::Months(months) => {
            today.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))?
        }
    };
    Validity::between(today, today, until)
}
