//! National identity numbers, which nobody may leave here: 16 digits, however they are written.

use unicode_normalization::UnicodeNormalization;

use super::text::is_seen;

/// Whether the text holds an identity number: exactly 16 digits with nothing or a blank, dash, dot or
/// underscore between them; or, where commas, slashes or new lines stand between them as in a list, 16
/// digits that read as a region, a day of birth and a number. Longer and shorter runs pass.
pub fn holds_identity_number(text: &str) -> bool {
    chains(text).iter().any(|chain| {
        let bounded: [&[char]; 3] = [&[], &['\n'], &['\n', ',']];
        chain.split(BETWEEN_NUMBERS).any(|run| digits(run).len() == DIGITS && !is_days(run))
            || bounded.iter().any(|marks| chain.split(*marks).any(can_only_be_one))
    })
}

const DIGITS: usize = 16;
/// Between two groups of digits, as in "3307 - 0101".
const MAX_SEPARATORS: usize = 3;
/// What stands between the numbers of a list, the strongest first.
const BETWEEN_NUMBERS: [char; 3] = ['\n', ',', '/'];
/// Stands for all that separates the groups of one number.
const WITHIN_NUMBER: char = '.';

/// Digits and what separates them, with one mark for each gap: "3307 - 0101/ 0190" is `3307.0101/0190`.
fn chains(text: &str) -> Vec<String> {
    let mut chains = vec![String::new()];
    let (mut gap, mut width) = (None, 0);
    for c in text.nfkc().filter(|c| is_seen(*c) || c.is_whitespace()) {
        let chain = chains.last_mut().filter(|chain| !chain.is_empty());
        match (digit(c), separator(c), chain) {
            (Some(digit), _, Some(chain)) => {
                chain.extend(gap.take());
                chain.push(digit);
                width = 0;
            }
            (Some(digit), _, None) => {
                chains.push(digit.to_string());
                (gap, width) = (None, 0);
            }
            (None, Some(mark), Some(_)) if width < MAX_SEPARATORS => {
                gap = Some(gap.map_or(mark, |before| stronger(before, mark)));
                width += 1;
            }
            _ => {
                chains.push(String::new());
                (gap, width) = (None, 0);
            }
        }
    }
    chains
}

fn separator(c: char) -> Option<char> {
    match c {
        ' ' | '\t' | '-' | '.' | '_' | '\u{2010}'..='\u{2015}' => Some(WITHIN_NUMBER),
        ',' | '/' => Some(c),
        c => c.is_whitespace().then_some('\n'),
    }
}

fn stronger(one: char, other: char) -> char {
    BETWEEN_NUMBERS.into_iter().find(|mark| [one, other].contains(mark)).unwrap_or(one)
}

/// Whether numbers of a list are one identity number, and neither prices nor telephone numbers.
fn can_only_be_one(list: &str) -> bool {
    let parts: Vec<&str> = list.split(BETWEEN_NUMBERS).collect();
    let prices = parts.iter().filter(|part| is_like_a_price(part)).count();
    digits(list).len() == DIGITS
        && has_its_shape(&digits(list))
        && prices * 2 <= parts.len()
        && !is_two_phones(&parts)
        && !is_days(list)
}

/// Province, regency and kecamatan, then the day (plus 40 for women), month and year of birth.
fn has_its_shape(digits: &str) -> bool {
    let is_within = |from: usize, least: u8, most: u8| {
        let part = digits.get(from..from + 2).and_then(|part| part.parse().ok());
        part.is_some_and(|part: u8| (least..=most).contains(&part))
    };
    let region = is_within(0, 11, 97) && is_within(2, 1, 79) && is_within(4, 1, 99);
    region && (is_within(6, 1, 31) || is_within(6, 41, 71)) && is_within(8, 1, 12)
}

/// "1500", "17.250": a round amount, or one with its thousands marked.
fn is_like_a_price(part: &str) -> bool {
    let last = part.rsplit(WITHIN_NUMBER).next().unwrap_or_default();
    let round = digits(part).ends_with("00") || digits(part).ends_with("50");
    digits(part).len() > 2 && !part.starts_with('0') && (round || last.len() == 3)
}

/// "321456 / 0812345678": a landline of the regency without its area code, and a mobile of the shortest kind.
fn is_two_phones(parts: &[&str]) -> bool {
    matches!(parts, [landline, mobile]
        if digits(landline).len() == 6 && landline.starts_with("32") && mobile.starts_with("08"))
}

/// "24-11-2026 - 30-11-2026", "29/11, 30/11, 01/12, 02/12": days and nothing else.
fn is_days(run: &str) -> bool {
    let groups: Vec<&str> = run.split(|c: char| !c.is_ascii_digit()).collect();
    are_days(&groups)
}

fn are_days(groups: &[&str]) -> bool {
    let is_within = |group: &str, least: u16, most: u16| {
        group.len() == 2 && group.parse().is_ok_and(|n: u16| (least..=most).contains(&n))
    };
    let is_year =
        |group: &str| is_within(group, 20, 39) || group.len() == 4 && group.starts_with("20");
    match groups {
        [] => true,
        [day, month, rest @ ..] if is_within(day, 1, 31) && is_within(month, 1, 12) => {
            are_days(rest) || matches!(rest, [year, rest @ ..] if is_year(year) && are_days(rest))
        }
        _ => false,
    }
}

fn digits(marked: &str) -> String {
    marked.chars().filter(char::is_ascii_digit).collect()
}

/// A decimal digit of a script that people here can type, as a plain one; [`str::nfkc`] has made the
/// ornamental ones plain.
fn digit(c: char) -> Option<char> {
    /// The noughts of Latin, Arabic, Persian, Devanagari and Javanese.
    const NOUGHTS: [char; 5] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{a9d0}'];
    let value = |nought: char| u32::from(c).checked_sub(u32::from(nought));
    NOUGHTS.into_iter().filter_map(value).find_map(|value| char::from_digit(value, 10))
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;

    #[test]
    fn only_exactly_sixteen_digits_are_an_identity_number() {
        for (text, expected) in [
            ("3307010101900001", true),
            ("NIK 3307-0101-0190-0001.", true),
            ("3307 0101 0190 0001 ya", true),
            ("3307  0101 0190  0001", true),
            ("3307 - 0101 – 0190_0001", true),
            ("3307/0101/0190/0001", true),
            ("3307,0101,0190,0001", true),
            ("33.07.08/010190/0001", true),
            ("3307\n0101\n0190\r\n0001", true),
            ("3307, 0141, 0190, 0001\n0812-3456-7890", true),
            ("3307/0101/0190/0001, 3307/0155/1292/0002", true),
            ("15.000, 20.000, 25.000 / 3 pcs", false),
            ("1000,1500,2000,2500", false),
            ("1250,1350,1150,1250", false),
            ("24-11-2026 - 30-11-2026", false),
            ("13/12/2026 - 05/01/2027", false),
            ("29/11, 30/11, 01/12, 02/12", false),
            ("29/11/26, 30/11/26, 01/12", false),
            ("３３０７０１０１０１９００００１", true),
            ("33070101\u{200d}01900001", true),
            ("3\u{fe0f}\u{20e3}3\u{fe0f}\u{20e3}07010101900001", true),
            ("٣٣٠٧٠١٠١٠١٩٠٠٠٠١", true),
            ("𝟑𝟑07010101900001", true),
            ("2063307010001-26", false),
            ("33070101019000012", false),
            ("0812-3456-7890", false),
            ("0812-3456-7890 / 0857-1234-5678", false),
            ("", false),
        ] {
            assert_eq!(holds_identity_number(text), expected, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..<_>::default() })]

        #[test]
        fn a_number_is_seen_in_whatever_groups_it_is_written(
            number in number(),
            groups in select(vec![
                vec![16], vec![4; 4], vec![8; 2], vec![2; 8], vec![6, 6, 4], vec![12, 4],
                vec![2, 2, 2, 6, 4], vec![2, 2, 2, 2, 2, 2, 4], vec![6, 2, 2, 2, 4],
            ]),
            gaps in vec(select(vec![
                " ", "-", ".", " - ", "_", ",", ", ", "/", " / ", "\n", "\r\n", ",\n", "/ ",
            ]), 8),
        ) {
            let mut written = String::from("NIK: ");
            let mut rest = number.as_str();
            for (length, gap) in groups.iter().zip(&gaps) {
                let (group, after) = rest.split_at(*length);
                written.push_str(group);
                written.push_str(if after.is_empty() { "" } else { gap });
                rest = after;
            }
            prop_assert!(holds_identity_number(&written), "{written:?}");
        }

        #[test]
        fn a_list_of_prices_is_none(
            prices in vec((1..4000_u32).prop_map(|fifties| fifties * 50), 2..7),
            gap in select(vec![",", ", ", "/", " / ", "\n"]),
            marked in any::<bool>(),
            pieces in select(vec!["", " / 3 pcs", "/10", ", 12"]),
        ) {
            let shown = |price: &u32| match (marked, price / 1000, price % 1000) {
                (true, thousands @ 1.., rest) => format!("{thousands}.{rest:03}"),
                _ => price.to_string(),
            };
            let list = prices.iter().map(shown).collect::<Vec<_>>().join(gap) + pieces;
            prop_assert!(!holds_identity_number(&list), "{list:?}");
        }

        #[test]
        fn a_telephone_number_beside_another_or_a_price_is_none(
            phones in vec(
                "08[1-9][0-9]-?[0-9]{4}-?[0-9]{2,4}|32[0-9]{4}|0286-?32[0-9]{4}|[1-9][0-9]{0,2}\\.?[0-9]00",
                2,
            ),
            gap in select(vec![",", ", ", "/", " / ", "\n"]),
        ) {
            let list = phones.join(gap);
            prop_assert!(!holds_identity_number(&list), "{list:?}");
        }

        #[test]
        fn a_list_of_days_is_none(
            days in vec((1..=31_u8, 1..=12_u8, select(vec!["", "26", "2026", "2027"])), 2..5),
            mark in select(vec!["/", "-", "."]),
            gap in select(vec![", ", " - ", " / ", "\n"]),
        ) {
            let shown = |(day, month, year): &(u8, u8, &str)| {
                let after = if year.is_empty() { "" } else { mark };
                format!("{day:02}{mark}{month:02}{after}{year}")
            };
            let list = days.iter().map(shown).collect::<Vec<_>>().join(gap);
            prop_assert!(!holds_identity_number(&list), "{list:?}");
        }
    }

    /// One as offices give it: region, day of birth, and a number counted up from one.
    fn number() -> impl Strategy<Value = String> {
        let region = (11..=97_u8, 1..=79_u8, 1..=30_u8);
        let birth = (1..=31_u8, any::<bool>(), 1..=12_u8, 0..=99_u8);
        (region, birth, 1..=99_u16).prop_map(|((province, regency, district), birth, counted)| {
            let (day, woman, month, year) = birth;
            let day = if woman { day + 40 } else { day };
            format!("{province}{regency:02}{district:02}{day:02}{month:02}{year:02}{counted:04}")
        })
    }
}
