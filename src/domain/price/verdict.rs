//! Judges what was said of a price: one price, several possible ones, or none.

use super::{
    Percent, Price, Rupiah, Terms,
    amount::Amount,
    count::Count,
    reading::{Role, Said},
};
use crate::domain::understood::Understood;

/// No more are offered to choose from.
const MAX_CANDIDATES: usize = 3;

/// The possible prices, most likely first, and whether the first is sure.
struct Verdict {
    candidates: Vec<Price>,
    sure: bool,
}

/// What the text means.
pub fn judge(said: &Said) -> Understood<Price> {
    if said.impossible || said.amounts.iter().any(|(_, amount)| too_large(amount)) {
        return Understood::Refused;
    }
    if said.percents.iter().any(|(_, percent)| Percent::new(*percent).is_none()) {
        return Understood::Refused;
    }
    let Verdict { mut candidates, sure } = verdict(said);
    let clear_amount = said.amounts.iter().any(|(_, amount)| amount.clear);
    if said.unknown && (!clear_amount || candidates.is_empty()) {
        return Understood::Refused;
    }
    let mut distinct: Vec<Price> = Vec::new();
    candidates.retain(|price| {
        !distinct.contains(price) && {
            distinct.push(*price);
            true
        }
    });
    candidates.truncate(MAX_CANDIDATES);
    match candidates[..] {
        [price] if sure && !said.doubt && !said.unknown => Understood::Value(price),
        [] if !said.of_price && said.per.is_empty() => Understood::Refused,
        _ => Understood::Ambiguous(candidates),
    }
}

fn too_large(amount: &Amount) -> bool {
    !amount.readings.is_empty() && amount.readings.iter().all(|value| *value > Rupiah::MAX)
}

fn verdict(said: &Said) -> Verdict {
    let lone = said.amounts.is_empty() && said.percents.is_empty();
    if said.buy.is_some() || said.get.is_some() {
        return bundle(said);
    }
    if said.free || said.donation {
        let price = if said.free { Price::Free } else { Price::Donation };
        let sure = lone && said.per.is_empty() && !said.discount && !(said.free && said.donation);
        return Verdict {
            candidates: if lone { vec![price] } else { amounts(said).candidates },
            sure,
        };
    }
    match (&said.amounts[..], &said.percents[..]) {
        ([], percents) => percentage(said, percents),
        (_, []) => amounts(said),
        ([(Role::Now, amount)], [(_, percent)]) => {
            fixed(said, amount, None, Percent::new(*percent))
        }
        ([(Role::Plain, amount)], [(_, percent)]) => {
            // The amount may be the price before or after the discount.
            let mut verdict = fixed(said, amount, None, Percent::new(*percent));
            verdict.candidates.extend(discounted(said, amount, *percent));
            Verdict { sure: false, ..verdict }
        }
        ([(before, a), (Role::Now, b)], [(_, percent)]) if is_before(*before) => {
            // All three are said; they must agree.
            let verdict = fixed(said, b, first(a), Percent::new(*percent));
            let agree = first(a).zip(first(b)).is_some_and(|(was, now)| {
                now < was && (was.get() - now.get()) * 100 == was.get() * percent
            });
            Verdict { sure: verdict.sure && a.clear && agree, ..verdict }
        }
        _ => Verdict { sure: false, ..amounts(said) },
    }
}

/// "beli 2 gratis 1", or "beli 3 10rb".
fn bundle(said: &Said) -> Verdict {
    match (said.buy, said.get, &said.amounts[..]) {
        (Some(buy), Some((free, plain)), amounts) => {
            let mut candidates = vec![Price::BuyGet { buy, free }];
            if !plain && free > buy {
                candidates.insert(0, Price::BuyGet { buy, free: free - buy });
            }
            let usual = plain && free <= buy;
            Verdict { candidates, sure: usual && amounts.is_empty() && said.percents.is_empty() }
        }
        (Some(buy), None, [(_, amount)]) if buy > 1 && said.percents.is_empty() => {
            let terms = terms(said).unwrap_or_default();
            let with = |terms| {
                first(amount).map(|amount| Price::Fixed { amount, was: None, percent: None, terms })
            };
            let all = Terms { qty: Some(buy), ..terms };
            let each = Terms { qty: None, min_qty: Some(buy), ..terms };
            Verdict {
                candidates: [with(all), with(each)].into_iter().flatten().collect(),
                sure: false,
            }
        }
        _ => Verdict { candidates: Vec::new(), sure: false },
    }
}

fn percentage(said: &Said, percents: &[(Role, u64)]) -> Verdict {
    let (candidates, sure) = match percents {
        [(role, percent)] => {
            let said_so = said.discount || *role == Role::Now;
            let whole = *percent == 100;
            let price = |value: Percent| match role {
                Role::UpTo => Price::PercentMax(value),
                _ => Price::Percent(value),
            };
            let plain = matches!(role, Role::Off | Role::Plain | Role::Now | Role::UpTo);
            (Percent::new(*percent).map(price).into_iter().collect(), said_so && plain && !whole)
        }
        [(_, least), (Role::UpTo, most)] if least < most => {
            (Percent::new(*most).map(Price::PercentMax).into_iter().collect(), false)
        }
        _ => (Vec::new(), false),
    };
    Verdict {
        candidates,
        sure: sure && said.per.is_empty() && said.least.is_empty() && !said.negotiable,
    }
}

fn amounts(said: &Said) -> Verdict {
    match &said.amounts[..] {
        [(role, amount)] => single(said, *role, amount),
        [(from, a), (to, b)] => pair(said, (*from, a), (*to, b)),
        _ => Verdict { candidates: Vec::new(), sure: false },
    }
}

fn single(said: &Said, role: Role, amount: &Amount) -> Verdict {
    let Some(terms) = terms(said) else {
        return Verdict { sure: false, ..fixed(said, amount, None, None) };
    };
    let each = |make: &dyn Fn(Rupiah) -> Price| Verdict {
        candidates: rupiah(amount).map(make).collect(),
        sure: amount.clear,
    };
    match role {
        Role::Plain | Role::Now => fixed(said, amount, None, None),
        Role::From | Role::Out => each(&|amount| Price::From { amount, terms }),
        Role::About => each(&|amount| Price::Approx { amount, terms }),
        Role::Was | Role::UpTo if !said.discount => {
            Verdict { sure: false, ..fixed(said, amount, None, None) }
        }
        Role::Least => Verdict { sure: false, ..each(&|amount| Price::From { amount, terms }) },
        Role::Off if amount.bare.is_some_and(|bare| bare <= 100) => {
            // "diskon 20": percent or thousands.
            let percent = amount.bare.and_then(Percent::new).map(Price::Percent);
            let off = rupiah(amount).map(Price::Off);
            Verdict { candidates: percent.into_iter().chain(off).collect(), sure: false }
        }
        Role::Off | Role::Was | Role::UpTo => {
            let sure = amount.clear && role == Role::Off && terms == Terms::default();
            Verdict { candidates: rupiah(amount).map(Price::Off).collect(), sure }
        }
    }
}

fn pair(said: &Said, (from, a): (Role, &Amount), (to, b): (Role, &Amount)) -> Verdict {
    let none = Verdict { candidates: Vec::new(), sure: false };
    // "15-20rb" says the scale once.
    let shared = a
        .bare
        .zip(b.scale)
        .filter(|_| to == Role::UpTo)
        .and_then(|(bare, scale)| bare.checked_mul(scale));
    let (Some(terms), Some(second)) = (terms(said), first(b)) else { return none };
    let one = match shared {
        Some(value) => Rupiah::new(value),
        None => first(a),
    };
    let Some(one) = one else { return none };
    let clear = (a.clear || shared.is_some()) && b.clear;
    let between = |min, max| (min < max).then_some(Price::Between { min, max, terms });
    let reduced = |was: Rupiah, amount| {
        (amount < was).then_some(Price::Fixed { amount, was: Some(was), percent: None, terms })
    };
    let plain = |amount| Some(Price::Fixed { amount, was: None, percent: None, terms });
    let (candidates, sure) = match (from, to) {
        (Role::Plain | Role::From | Role::Out | Role::About, Role::UpTo) if one < second => {
            let scale_after =
                b.bare.zip(a.scale).and_then(|(bare, scale)| Rupiah::new(bare * scale));
            let max = scale_after.unwrap_or(second);
            (vec![between(one, max)], clear && !said.discount)
        }
        // "15rb-10rb": a range the wrong way round, or a price that fell.
        (Role::Plain, Role::UpTo) if second < one => {
            (vec![between(second, one), reduced(one, second)], false)
        }
        (before, Role::Now) if is_before(before) => {
            (vec![reduced(one, second), plain(second)], clear && second < one)
        }
        (Role::Now, Role::Was) => (vec![reduced(second, one), plain(one)], clear && one < second),
        // "65rb dari 80rb"
        (Role::Plain | Role::Now, Role::Out) => {
            (vec![reduced(second, one), plain(one)], clear && one < second)
        }
        (Role::Plain, Role::Was) => (vec![reduced(second, one)], clear && one < second),
        (Role::Off, Role::Now) => {
            let was = Rupiah::new(one.get() + second.get());
            (vec![was.and_then(|was| reduced(was, second))], clear)
        }
        (Role::Plain, Role::Off) if second < one => {
            let now = Rupiah::new(one.get() - second.get());
            (vec![now.and_then(|now| reduced(one, now)), plain(one)], false)
        }
        (Role::Plain, Role::Plain)
            if said.per.is_empty() && a.bare.is_some_and(|n| n > 1) && b.clear =>
        {
            let qty = a.bare.and_then(|n| u32::try_from(n).ok());
            let terms = Terms { qty, ..terms };
            (vec![Some(Price::Fixed { amount: second, was: None, percent: None, terms })], false)
        }
        _ => (vec![reduced(one, second), between(one, second), plain(one)], false),
    };
    let mut candidates: Vec<Price> = candidates.into_iter().flatten().collect();
    if sure {
        candidates.truncate(1);
    }
    Verdict { candidates, sure }
}

/// Whether the role is one of a price that a later one replaces.
fn is_before(role: Role) -> bool {
    matches!(role, Role::Plain | Role::Was | Role::Out | Role::From)
}

fn fixed(said: &Said, amount: &Amount, was: Option<Rupiah>, percent: Option<Percent>) -> Verdict {
    let terms_said = terms(said);
    let terms = terms_said.unwrap_or_default();
    let mut candidates: Vec<Price> =
        rupiah(amount).map(|amount| Price::Fixed { amount, was, percent, terms }).collect();
    if amount.bare == Some(0) {
        candidates.push(Price::Free);
    }
    let sure = amount.clear && terms_said.is_some();
    if sure {
        candidates.truncate(1);
    }
    Verdict { candidates, sure }
}

/// The price after the discount, when it is a whole number.
fn discounted(said: &Said, amount: &Amount, percent: u64) -> Option<Price> {
    let was = first(amount)?;
    let left = was.get().checked_mul(100_u64.checked_sub(percent)?)?;
    let amount = left.is_multiple_of(100).then(|| Rupiah::new(left / 100)).flatten()?;
    let terms = terms(said)?;
    Some(Price::Fixed { amount, was: Some(was), percent: Percent::new(percent), terms })
}

/// `None` when several units or least numbers were said.
fn terms(said: &Said) -> Option<Terms> {
    let mut terms = Terms { negotiable: said.negotiable, ..Terms::default() };
    match said.per[..] {
        [] => {}
        [Count { n, unit }] => (terms.qty, terms.unit) = ((n > 1).then_some(n), unit),
        _ => return None,
    }
    match said.least[..] {
        [] => {}
        [n] => terms.min_qty = (n > 1).then_some(n),
        _ => return None,
    }
    Some(terms)
}

fn rupiah(amount: &Amount) -> impl Iterator<Item = Rupiah> {
    amount.readings.iter().filter_map(|value| Rupiah::new(*value))
}

fn first(amount: &Amount) -> Option<Rupiah> {
    rupiah(amount).next()
}
