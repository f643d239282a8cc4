//! Puts the parts of opening hours together, clause by clause.

use chrono::Weekday;

use super::{
    Hours, Rule, Span, Week,
    items::{Item, Time},
};
use crate::domain::{calendar::Pasaran, understood::Understood};

const NOON: u16 = 12 * 60;

/// What stands between two commas.
#[derive(Debug, Clone, Default)]
struct Clause {
    days: Week,
    market: Vec<Pasaran>,
    spans: Vec<Span>,
    /// The days stood after the hours.
    days_last: bool,
    closed: bool,
    is_break: bool,
    every_day: bool,
    holidays: bool,
}

/// Clauses being read, with what makes them doubtful.
#[derive(Default)]
struct Reader {
    done: Vec<Clause>,
    open: Clause,
    /// The days of which an exception is being named before their hours.
    base: Option<Clause>,
    doubt: bool,
    impossible: bool,
    /// Times of which the half of the day is not said are those of the other half.
    later: bool,
}

/// What the items of a text mean. Hours in doubt may also be those twelve hours later: "7 sampai 9".
pub fn read(items: &[Item]) -> Understood<Hours> {
    let understood = read_as(items, false);
    let Understood::Ambiguous(mut candidates) = understood else { return understood };
    if let Understood::Ambiguous(later) = read_as(items, true) {
        let new: Vec<_> = later.into_iter().filter(|hours| !candidates.contains(hours)).collect();
        candidates.extend(new);
    }
    Understood::Ambiguous(candidates)
}

fn read_as(items: &[Item], later: bool) -> Understood<Hours> {
    let has = |item: Item| items.contains(&item);
    if items.is_empty() || has(Item::Impossible) {
        return Understood::Refused;
    }
    if has(Item::Depends) {
        return Understood::Ambiguous(Vec::new());
    }
    if items.iter().all(|item| matches!(item, Item::Nonstop | Item::EveryDay)) && has(Item::Nonstop)
    {
        return Understood::Value(Hours::Always);
    }
    let mut reader = Reader { later, ..Reader::default() };
    let mut at = 0;
    while at < items.len() {
        at += reader.step(&items[at..]);
    }
    reader.close();
    reader.close();
    if reader.impossible {
        return Understood::Refused;
    }
    let days_said = reader
        .done
        .iter()
        .any(|clause| clause.every_day || !clause.days.is_empty() || !clause.market.is_empty());
    let Some(hours) = combined(&reader.done) else {
        let something = days_said || reader.done.iter().any(|clause| !clause.spans.is_empty());
        return if something { Understood::Ambiguous(Vec::new()) } else { Understood::Refused };
    };
    if reader.doubt || has(Item::Unknown) || has(Item::Nonstop) {
        Understood::Ambiguous(vec![hours])
    } else {
        Understood::Value(hours)
    }
}

impl Reader {
    /// Takes at least one item, or ends a clause that was open.
    fn step(&mut self, items: &[Item]) -> usize {
        match items {
            [Item::Time(from), Item::To, Item::SoldOut, ..] => {
                self.doubt |= !from.sure;
                self.open.spans.push(Span { from: from.minutes, until: None });
                return 3;
            }
            [Item::Time(from), Item::To | Item::Closed, Item::Time(until), ..] => {
                self.span(*from, *until);
                return 3;
            }
            [Item::Weekday(from), Item::To, Item::Weekday(until), ..] => {
                let mut day = *from;
                while day != *until {
                    self.day(day);
                    day = day.succ();
                }
                self.day(day);
                return 3;
            }
            // "10.00-20.00 Jumat libur"
            [Item::Weekday(_), ..] if self.ends_before_rest(items) => {
                self.close();
                return 0;
            }
            [Item::Weekday(day), ..] => self.day(*day),
            // "Senin, Rabu, Jumat 13.00-16.30"
            [Item::Comma, Item::Weekday(_), ..] if self.awaits_hours() => {}
            [Item::Pasaran(pasaran), ..] => self.open.market.push(*pasaran),
            [Item::EveryDay, ..] => self.open.every_day = true,
            [Item::Closed | Item::Except, ..] => self.closing(items),
            [Item::Break, ..] => self.open.is_break = true,
            [Item::Holidays, ..] => self.open.holidays = true,
            [Item::Comma, ..] => self.close(),
            [Item::And, Item::Weekday(_), ..]
                if !self.open.spans.is_empty() && !self.open.days_last =>
            {
                self.close();
            }
            // A clause without days is about all that aren't named.
            [Item::And | Item::Others, ..] => {}
            // A time or a word alone says too little.
            _ => self.doubt = true,
        }
        1
    }

    /// Whether hours for all other days are followed by the days of rest.
    fn ends_before_rest(&self, items: &[Item]) -> bool {
        let day = |item: &&Item| matches!(item, Item::Weekday(_) | Item::To | Item::And);
        let rest = items.iter().position(|item| !day(&item));
        let Some([Item::Closed, after @ ..]) = rest.map(|at| &items[at..]) else { return false };
        let named_after = matches!(after.first(), Some(Item::Weekday(_) | Item::Holidays));
        !self.open.spans.is_empty() && self.open.days.is_empty() && !named_after
    }

    /// Days were said, and their hours are still to come.
    fn awaits_hours(&self) -> bool {
        let Clause { days, spans, closed, is_break, .. } = &self.open;
        !days.is_empty() && spans.is_empty() && !closed && !is_break
    }

    fn day(&mut self, day: Weekday) {
        let after_hours = !self.open.spans.is_empty();
        if self.open.days.is_empty() {
            self.open.days_last = after_hours;
        } else if after_hours && !self.open.days_last {
            self.close();
        }
        self.open.days.add(day);
    }

    /// "kecuali" and "tutup" speak of the days after them when hours or "setiap hari" stand before.
    fn closing(&mut self, items: &[Item]) {
        let named_after = matches!(items.get(1), Some(Item::Weekday(_) | Item::Holidays));
        let before = !self.open.spans.is_empty() || self.open.every_day || items[0] == Item::Except;
        let hours_follow = self.open.spans.is_empty() && !self.open.closed;
        if before && named_after && hours_follow && items[0] == Item::Except {
            self.base = Some(std::mem::take(&mut self.open));
        } else if before && named_after {
            self.close();
        }
        self.open.closed = true;
    }

    fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        if let Some(base) = self.base.take().filter(|_| open.closed && open.spans.is_empty()) {
            self.done.push(open);
            self.open = base;
            return;
        }
        let only_days = open.spans.is_empty() && !open.closed && !open.is_break;
        let says_days = !open.days.is_empty() || !open.market.is_empty() || open.every_day;
        if only_days && says_days && self.done.last().is_none_or(|clause| !clause.spans.is_empty())
        {
            // The hours come after the comma.
            self.open = open.clone();
        }
        self.done.push(open);
    }

    fn span(&mut self, from: Time, until: Time) {
        // "tiap hari kecuali Jumat 08.00-17.00" are not Friday's hours.
        if self.base.is_some() {
            self.close();
        }
        let (mut start, mut end) = (from.minutes, until.minutes);
        if !until.sure {
            self.doubt = true;
            if end <= start && end < NOON {
                end += NOON;
            }
        } else if from.sure {
            // From morning back to morning.
            self.doubt |= end <= start && start < NOON;
        } else {
            // In "2 - 5 sore" and "7 - 9 malam" the part of the day may be meant for both.
            self.doubt |= end <= start || start < 5 * 60;
            self.doubt |= until.part && start < NOON && start + NOON < end;
        }
        if self.later && !until.sure && start < end && end <= NOON {
            end += NOON;
        } else if self.later && !from.sure && start + NOON < end {
            start += NOON;
        }
        if start >= 24 * 60 {
            start = 0;
        }
        self.impossible |= start == end;
        let overlaps = |before: &Span| before.until.is_none_or(|until| until > start);
        self.doubt |= self.open.spans.last().is_some_and(overlaps);
        self.open.spans.push(Span { from: start, until: Some(end) });
    }
}

/// The hours of all clauses; `None` when no clause says when it is open.
fn combined(clauses: &[Clause]) -> Option<Hours> {
    let mut off = Week::default();
    let (mut holidays_off, mut rest_spans) = (false, None);
    let mut rules: Vec<Rule> = Vec::new();
    let mut breaks: Vec<&Clause> = Vec::new();
    for clause in clauses {
        if clause.closed && clause.spans.is_empty() {
            holidays_off |= clause.holidays;
            for day in days_of(clause.days) {
                off.add(day);
            }
        } else if clause.is_break {
            breaks.push(clause);
        } else if !clause.market.is_empty() && !clause.spans.is_empty() {
            let alone = clauses.iter().all(|c| c.days.is_empty() && !c.closed);
            let (days, spans) = (clause.market.clone(), clause.spans.clone());
            return alone.then_some(Hours::Market { days, spans });
        } else if !clause.spans.is_empty() && clause.days.is_empty() {
            if rest_spans.replace(clause.spans.clone()).is_some() {
                return None;
            }
        } else if !clause.spans.is_empty() {
            rules.push(Rule { days: clause.days, spans: clause.spans.clone() });
        }
    }
    if let Some(spans) = rest_spans {
        let mut taken = off;
        let named = rules.iter().map(|rule| rule.days).chain(breaks.iter().map(|b| b.days));
        for day in named.flat_map(days_of) {
            taken.add(day);
        }
        let broken: Option<Vec<Rule>> = breaks.iter().map(|at| interrupted(at, &spans)).collect();
        let rest = Rule { days: Week::ALL.without(taken), spans };
        rules.extend(broken?);
        if !rest.days.is_empty() {
            rules.insert(0, rest);
        }
    } else if !breaks.is_empty() {
        return None;
    }
    for rule in &mut rules {
        rule.days = rule.days.without(off);
    }
    let all: Vec<Weekday> = rules.iter().flat_map(|rule| days_of(rule.days)).collect();
    let twice = all.iter().enumerate().any(|(at, day)| all[..at].contains(day));
    let sound = !rules.is_empty() && !twice && rules.iter().all(|rule| !rule.days.is_empty());
    sound.then_some(Hours::Weekly { rules, holidays_off })
}

/// The hours of the days of a break: those of the other days, with the break taken out.
fn interrupted(clause: &Clause, spans: &[Span]) -> Option<Rule> {
    let ([pause], [open]) = (&clause.spans[..], spans) else { return None };
    let (pause_end, close) = (pause.until?, open.until?);
    let inside = open.from < pause.from && pause.from < pause_end && pause_end < close;
    let days = if clause.days.is_empty() { Week::ALL } else { clause.days };
    inside.then(|| Rule {
        days,
        spans: vec![
            Span { from: open.from, until: Some(pause.from) },
            Span { from: pause_end, until: Some(close) },
        ],
    })
}

fn days_of(week: Week) -> impl Iterator<Item = Weekday> {
    (0..7).filter_map(|n| Weekday::try_from(n).ok()).filter(move |day| week.holds(*day))
}
