//! What an owner says of the days of a promotion, in the message and at the question.

use ayopromo::{
    dialogue::Input,
    domain::validity::Validity,
    reply::{
        Note, Question, Reply,
        button::{Button, Field},
    },
};

use super::{
    Talk,
    message::{asked, content, last},
    text,
};

/// What is held, as the normal forms of its parts.
fn held(validity: &Validity) -> String {
    let Validity { from, until, open_ended, recurs } = validity;
    let open = if *open_ended { "+" } else { "" };
    recurs.map_or(format!("{from}/{until}{open}"), |rule| format!("{rule} {from}/{until}{open}"))
}

/// At the question until when.
fn until() -> Talk {
    asked().all([text("Carica cup isi 12, 65rb")])
}

#[test]
fn a_message_with_recurring_days_needs_no_question_about_its_end() {
    for (said, expected) in [
        ("Carica 65rb. Saben Pahing", "pasaran:Pahing 2026-11-24/2026-12-24+"),
        ("Carica 65rb tiap Senin sampai 31 Des", "week:Mo 2026-11-24/2026-12-31"),
        ("Carica 65rb setiap Minggu Legi", "weton:Su-Legi 2026-11-24/2026-12-24+"),
        ("Carica 65rb, tiap Jumat dan Sabtu", "week:Fr,Sa 2026-11-24/2026-12-24+"),
        ("Carica 65rb tiap tanggal 5", "month:5 2026-11-24/2026-12-24+"),
    ] {
        let talk = asked().all([text(said)]);
        assert_eq!(held(&content(&talk).validity), expected, "{said}");
    }
}

#[test]
fn a_single_day_of_a_message_is_that_day_alone() {
    for (said, expected) in [
        ("Carica 65rb hari ini saja", "2026-11-24/2026-11-24"),
        ("Carica 65rb besok saja", "2026-11-25/2026-11-25"),
        ("Pasar murah carica 65rb, Minggu 29 Nov", "2026-11-29/2026-11-29"),
        ("Carica 65rb sampai Minggu", "2026-11-24/2026-11-29"),
    ] {
        let talk = asked().all([text(said)]);
        assert_eq!(held(&content(&talk).validity), expected, "{said}");
    }
}

#[test]
fn the_question_until_when_takes_recurring_days_and_single_ones() {
    for (said, expected) in [
        ("saben Pahing", "pasaran:Pahing 2026-11-24/2026-12-24+"),
        ("tiap Senin dan Kamis", "week:Mo,Th 2026-11-24/2026-12-24+"),
        ("setiap hari", "day 2026-11-24/2026-12-24+"),
        ("tgl 5 tiap bulan", "month:5 2026-11-24/2026-12-24+"),
        ("tiap Jumat sampai habis", "week:Fr 2026-11-24/2026-12-24+"),
        ("besok saja", "2026-11-25/2026-11-25"),
        ("hari ini aja", "2026-11-24/2026-11-24"),
        ("besok", "2026-11-24/2026-11-25"),
        ("Minggu", "2026-11-24/2026-11-29"),
    ] {
        let mut talk = until();
        talk.hears(text(said));
        assert_eq!(held(&content(&talk).validity), expected, "{said}");
    }
}

#[test]
fn weekdays_side_by_side_may_be_the_coming_ones_or_those_of_every_week() {
    for (said, coming, weekly) in [
        ("Senin-Kamis", "2026-11-30/2026-12-03", "week:Mo,Tu,We,Th 2026-11-24/2026-12-24+"),
        ("Sabtu Minggu", "2026-11-28/2026-11-29", "week:Sa,Su 2026-11-24/2026-12-24+"),
    ] {
        for mut talk in [until(), asked()] {
            let at_the_question = matches!(last(&talk), Question::Until);
            talk.hears(text(&if at_the_question {
                said.to_owned()
            } else {
                format!("Carica 65rb, berlaku {said}")
            }));
            if !at_the_question && !said.contains('-') {
                continue;
            }
            let Question::WhichUntil(offered) = last(&talk) else { panic!("{:?}", talk.said) };
            let offered: Vec<String> = offered.iter().map(held).collect();
            assert_eq!(offered, [coming, weekly], "{said}");
            talk.hears(Input::Button(Button::Candidate(1)));
            assert_eq!(held(&content(&talk).validity), weekly);
        }
    }
    let talk = asked().all([text("Promo Jumat carica 65rb")]);
    let Question::WhichUntil(offered) = last(&talk) else { panic!("{:?}", talk.said) };
    let offered: Vec<String> = offered.iter().map(held).collect();
    assert_eq!(offered, ["2026-11-27/2026-11-27", "week:Fr 2026-11-24/2026-12-24+"]);
}

#[test]
fn single_days_apart_are_held_each_and_nothing_between() {
    let both = "dates:2026-12-05,2026-12-12 2026-12-05/2026-12-12";
    let at_preview = || asked().all([text("Carica cup isi 12, 65rb sampai Minggu")]);
    for (mut talk, typed) in [
        (until(), "5 dan 12 Des"),
        (asked(), "Carica cup isi 12, 65rb. Tanggal 5 dan 12 Des"),
        (at_preview(), "5 dan 12 Des"),
        (at_preview().all([Input::Button(Button::Edit(Field::Until))]), "tgl 5 & 12 Desember"),
    ] {
        talk.hears(text(typed));
        assert_eq!(held(&content(&talk).validity), both, "{typed}");
        talk.hears(text("sampai 20 Des"));
        assert_eq!(held(&content(&talk).validity), "2026-12-05/2026-12-20", "another end: {typed}");
    }
    for (typed, expected) in [
        ("5 dan 6 Des", "2026-12-05/2026-12-06"),
        ("1, 3 dan 5 Des", "dates:2026-12-01,2026-12-03,2026-12-05 2026-12-01/2026-12-05"),
    ] {
        let mut talk = until();
        talk.hears(text(typed));
        assert_eq!(held(&content(&talk).validity), expected, "{typed}");
    }
}

#[test]
fn how_long_a_price_is_for_is_no_end() {
    let talk = asked().all([text("Kos putri, 150rb seminggu")]);
    assert_eq!(last(&talk), &Question::Until, "{:?}", talk.said);
}

#[test]
fn a_day_of_the_message_that_is_over_says_why_another_is_asked_for() {
    let talk = asked().all([text("Carica 65rb sampai 1 November 2026")]);
    assert_eq!(talk.said, [Reply::Note(Note::UntilPast), Reply::Ask(Question::Until)]);
    let talk = asked().all([text("Kemarin sudah habis. Carica 65rb")]);
    assert_eq!(talk.said.len(), 1, "{:?}", talk.said);
}

#[test]
fn another_end_leaves_what_recurs_its_days_and_other_days_take_their_place() {
    for (said, expected) in [
        ("sampai 31 Des", "pasaran:Pahing 2026-11-24/2026-12-31"),
        ("7 Des", "pasaran:Pahing 2026-11-24/2026-12-07"),
        ("sampai habis", "pasaran:Pahing 2026-11-24/2026-12-24+"),
        ("tiap Pon", "pasaran:Pon 2026-11-24/2026-12-24+"),
        ("besok saja", "2026-11-25/2026-11-25"),
        ("30 Nov - 3 Des", "2026-11-30/2026-12-03"),
    ] {
        let mut talk = asked().all([text("Carica 65rb. Saben Pahing")]);
        talk.hears(Input::Button(Button::Edit(Field::Until)));
        talk.hears(text(said));
        assert_eq!(held(&content(&talk).validity), expected, "{said}");
    }
}

#[test]
fn another_end_leaves_a_beginning_that_lies_ahead_and_is_asked_about_where_it_comes_before() {
    let shown = || asked().all([text("Carica cup isi 12, 65rb, 1-7 Des")]);
    let change = Input::Button(Button::Edit(Field::Until));
    for (said, expected) in [
        ("sampai 12 Des", "2026-12-01/2026-12-12"),
        ("s/d 3/12", "2026-12-01/2026-12-03"),
        ("sampai habis", "2026-12-01/2026-12-31+"),
        ("hari ini sampai 12 Des", "2026-11-24/2026-12-12"),
        ("besok sampai 12 Des", "2026-11-25/2026-12-12"),
        ("di Kertek, sampai 12 Des", "2026-12-01/2026-12-12"),
    ] {
        let mut talk = shown();
        talk.hears(text(said));
        assert_eq!(held(&content(&talk).validity), expected, "{said} at the preview");
        if !said.contains("Kertek") {
            talk = shown().all([change.clone(), text(said)]);
            assert_eq!(held(&content(&talk).validity), expected, "{said} at the question");
        }
    }
    for (typed, offered) in [
        (text("sampai 28 Nov"), vec!["2026-11-24/2026-11-28"]),
        (text("3 hari"), vec!["2026-12-01/2026-12-03", "2026-11-24/2026-11-26"]),
        (Input::Button(Button::Days(7)), vec!["2026-12-01/2026-12-07", "2026-11-24/2026-11-30"]),
    ] {
        let mut talk = shown().all([change.clone(), typed.clone()]);
        let Question::WhichUntil(readings) = last(&talk) else {
            panic!("{typed:?}: {:?}", talk.said)
        };
        assert_eq!(readings.iter().map(held).collect::<Vec<_>>(), offered, "{typed:?}");
        talk.hears(Input::Button(Button::Candidate(0)));
        assert_eq!(held(&content(&talk).validity), offered[0], "{typed:?}");
    }
}
